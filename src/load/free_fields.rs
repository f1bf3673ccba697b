//! What a campaign prints beside its texts, as its owner typed it: names, the version, the place, the keyword.
//!
//! No number to dial and no address may come in by these ways; the records' own fields for them are read elsewhere.

use crate::diag::{Diagnostic, Report, Spanned};
use crate::load::literals::{self, Registry};
use crate::load::values;

/// A value that is printed as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct FreeField {
    /// As it is called in the file.
    pub key: &'static str,
    pub value: Spanned<String>,
}

/// Refuses numbers and addresses; `own` numbers may stand in a name (`1109 Human Trafficking Resource Line`). A number in
/// the place's name is found where it is printed, by the preflight.
pub fn check(fields: &[FreeField], registry: &Registry, own: &Registry, report: &mut Report) {
    for FreeField { key, value } in fields {
        if *key == "version" && is_day(&value.value) {
            continue;
        }
        let found = literals::find(&value.value, registry);
        let allowed = |number: &str| *key == "name" && own.contains(&digits(number));
        for literal in found.into_iter().filter(|l| !allowed(&value.value[l.range.clone()])) {
            if *key == "venue" && literal.code == "literal-number" {
                continue;
            }
            let shown = &value.value[literal.range];
            let what = if literal.code == "literal-url" { "address" } else { "number" };
            let message = format!("the {what} `{shown}` is typed into `{key}`");
            report.push(Diagnostic::new(literal.code, message).at(value.span).hint(hint(key)));
        }
    }
}

fn hint(key: &str) -> &'static str {
    match key {
        "version" => "write the month of your texts, e.g. \"2026-11\"",
        "keyword" => "the keyword is a word; the number that it is sent to is `text`",
        "native" | "english" => "this is the name of the language",
        "venue" => "the name of the place only",
        _ => "what is dialled or opened has its own keys in hotlines/: call, text, url, chat",
    }
}

/// The digits of a text in the form of the registry.
pub fn digits(text: &str) -> String {
    literals::reading::read(text)
        .iter()
        .filter_map(literals::reading::Glyph::digit)
        .map(|d| char::from(b'0' + d))
        .collect()
}

/// `20261103`.
fn is_day(version: &str) -> bool {
    let part = |range: std::ops::Range<usize>| version.get(range).and_then(|p| p.parse::<u16>().ok());
    version.len() == 8
        && version.chars().all(|c| values::digit(c).is_some())
        && part(0..4).is_some_and(|year| (2000..2100).contains(&year))
        && part(4..6).is_some_and(|month| (1..=12).contains(&month))
        && part(6..8).is_some_and(|day| (1..=31).contains(&day))
}
