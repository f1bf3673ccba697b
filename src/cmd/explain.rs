//! `handbill explain CODE`.

use super::output::Console;
use crate::diag::{Diagnostic, Severity};
use crate::load::settings::levels;
use crate::load::tables::suggest;
use crate::rules;

pub fn explain(console: &Console, code: &str) -> bool {
    let Some(rule) = rules::find(code) else {
        let mut fault = Diagnostic::new("unknown-code", format!("there is no finding called \"{code}\""));
        if let Some(near) = suggest::nearest(code, rules::all().into_iter().map(|r| r.code)) {
            fault = fault.hint(format!("did you mean `{near}`?"));
        }
        return console.fault(fault.hint("`handbill list rules` names them all"));
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
        let or_layout = if levels::is_of_sheets(rule.code) { " or of a layout" } else { "" };
        text += &format!(
            "\n\nIts level can be set in [rules] of handbill.toml{or_layout}:\n    {code} = \"deny\"\n    \
             {code} = {{ level = \"allow\", reason = \"…\" }}",
            code = rule.code
        );
    }
    console.result(&text);
    true
}
