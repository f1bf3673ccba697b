//! What a campaign prints beside its texts, as its owner typed it: names, the version, the place, the keyword.
//!
//! No number to dial and no address may come in by these ways; the records' own fields for them are read elsewhere.

use crate::diag::{Code, Diagnostic, Report};
use crate::model::FreeField;
use crate::text::literals::Registry;
use crate::text::{characters, literals};

/// Refuses numbers and addresses; `own` numbers may stand in a name (`1109 Human Trafficking Resource Line`). A number in
/// the place's name is found where it is printed, by the preflight.
pub fn check(fields: &[FreeField], registry: &Registry, own: &Registry, report: &mut Report) {
    for FreeField { key, value } in fields {
        if *key == "version" && is_day(&value.value) {
            continue;
        }
        if *key == "keyword"
            && (value.value.chars().any(char::is_alphabetic) || literals::find(&value.value, registry).is_empty())
            && let Some(why) = fault_of_keyword(&value.value)
        {
            let message = format!("`{}` is no keyword: {why}", value.value);
            let hint =
                "the keyword is what a phone sends, e.g. \"HELP\" or \"CT TIPS\"; the number that it goes to is `text`";
            report.push(Diagnostic::new(Code::BadValue, message).at(value.span).hint(hint));
            continue;
        }
        if let Some((why, hint)) = fault_of_name(key, &value.value) {
            let message = format!("`{}` is no `{key}`: {why}", value.value);
            report.push(Diagnostic::new(Code::BadValue, message).at(value.span).hint(hint));
            continue;
        }
        let found = literals::find(&value.value, registry);
        let allowed = |number: &str| *key == "name" && own.contains(&digits(number));
        for literal in found.into_iter().filter(|l| !allowed(&value.value[l.range.clone()])) {
            if *key == "venue" && literal.code == Code::LiteralNumber {
                continue;
            }
            let shown = &value.value[literal.range];
            let what = if literal.code == Code::LiteralUrl { "address" } else { "number" };
            let message = format!("the {what} `{shown}` is typed into `{key}`");
            report.push(Diagnostic::new(literal.code, message).at(value.span).hint(hint(key)));
        }
    }
}

/// Figures that stand for a name: several of them side by side are a number to dial.
fn fault_of_name(key: &str, value: &str) -> Option<(&'static str, &'static str)> {
    let has_digits = value.chars().any(|c| characters::digit(c).is_some());
    let has_letters = value.chars().any(char::is_alphabetic);
    match key {
        "name" | "title" | "organization" | "native" | "english" if has_digits && !has_letters => {
            Some(("it has no letter", "write the name, not a number of it"))
        }
        "values" if has_digits && value.chars().all(|c| characters::digit(c).is_some() || c.is_whitespace()) => {
            Some(("it is a number in quotes", "write it without quotes, and print it with what it counts"))
        }
        _ => None,
    }
}

/// What carriers in North America and elsewhere answer themselves, and block the sender for (CTIA's list).
const ENDS: [&str; 8] = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "OPTOUT", "REVOKE"];

/// Why a word that a phone sends cannot be one. Lines use a word (HELP, BEFREE, INFO2), some two (CT TIPS).
fn fault_of_keyword(keyword: &str) -> Option<&'static str> {
    const LONGEST: usize = 20;
    let glyphs = literals::reading::read(keyword);
    let words: Vec<&str> = keyword.split_whitespace().collect();
    let digits = glyphs.iter().filter(|g| g.digit().is_some()).count();
    let sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace() && c != '-' && !literals::reading::is_mark(c);
    let letters = glyphs.iter().any(|g| g.sort == literals::reading::Sort::Letter);
    let upper: String = keyword.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    if ENDS.contains(&upper.as_str()) {
        Some("carriers take it as the wish to get no more messages")
    } else if words.len() > 2 {
        Some("it has more than two words")
    } else if !letters && digits > 1 {
        Some("it is a number")
    } else if digits > 2 || digits > 0 && words.len() > 1 {
        Some("a number stands in it")
    } else if keyword.chars().any(|c| sign(c) && !literals::reading::is_ignorable(c)) {
        Some("it has signs that are no letters")
    } else {
        (keyword.chars().count() > LONGEST).then_some("it is longer than 20 letters")
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
        && version.chars().all(|c| characters::digit(c).is_some())
        && part(0..4).is_some_and(|year| (2000..2100).contains(&year))
        && part(4..6).is_some_and(|month| (1..=12).contains(&month))
        && part(6..8).is_some_and(|day| (1..=31).contains(&day))
}
