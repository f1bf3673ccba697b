//! `handbill explain CODE` and `handbill explain KEY`.

use super::output::Console;
use crate::diag::{Code, Diagnostic, Severity};
use crate::load::settings::rule_levels;
use crate::load::tables::{lists, suggest};
use crate::rules;
use crate::schema::{card, find};

/// A finding by its code, else the keys and tables of that name.
pub fn explain(console: &Console, word: &str) -> bool {
    let Some(rule) = rules::find(word) else {
        let found = find::named(word);
        if found.is_empty() {
            return console.fault(unknown(word));
        }
        let lists = lists::lists();
        let cards: Vec<String> = found.into_iter().map(|found| card::card(found, &lists)).collect();
        console.result(&cards.join("\n\n\n"));
        return true;
    };
    let severity = match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let mut text = format!(
        "{} ({severity})\n\n{}\n\nWhy it matters: {}\n\nTo mend it: {}",
        rule.code, rule.what, rule.why, rule.mend
    );
    if !rule.source.is_empty() {
        text += &format!("\n\nIts measure: {}.", rule.source);
    }
    if rule.adjustable {
        let or_layout = if rule_levels::is_of_sheets(rule.code) { " or of a layout" } else { "" };
        text += &format!(
            "\n\nIts level can be set in [rules] of handbill.toml{or_layout}:\n    {code} = \"deny\"\n    \
             {code} = {{ level = \"allow\", reason = \"…\" }}",
            code = rule.code
        );
    }
    console.result(&text);
    true
}

fn unknown(word: &str) -> Diagnostic {
    let message = format!("there is no finding and no key called \"{word}\"");
    let codes = rules::all().map(|rule| rule.code.to_string());
    let known: Vec<String> = codes.chain(find::names()).collect();
    let mut fault = Diagnostic::new(Code::UnknownCode, message);
    if let Some(near) = suggest::nearest(word, known.iter().map(String::as_str)) {
        fault = fault.hint(format!("did you mean `{near}`?"));
    }
    fault.hint("`handbill list rules` names all findings, `handbill explain layout` the keys of a layout")
}
