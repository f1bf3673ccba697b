//! `[rules]` of `handbill.toml` and of a layout: which findings are allowed, warned of or denied, and why.
//!
//! Only what the rule table calls adjustable can be set; nothing is judged here.

use crate::diag::{Code, Diagnostic, Report, Severity};
use crate::load::tables::spec::{Cx, Value};
use crate::load::tables::suggest;
use crate::model::levels::{Level, Levels};
use crate::schema::Section;
use crate::schema::theme::{RULE, RULES_OF_LAYOUT};
use crate::schema::words::LEVELS;
use crate::{limits, rules};

/// Sets the severity of each adjustable finding; what is allowed is left out. A note stays a note unless it is denied.
pub fn apply(campaign: &Levels, layout: Option<&Levels>, report: &mut Report) {
    report.diagnostics.retain_mut(|found| {
        if !found.code.rule().adjustable {
            return true;
        }
        let level = layout.and_then(|l| l.get(&found.code)).or_else(|| campaign.get(&found.code));
        match level.map(|level| level.severity()) {
            None => true,
            Some(None) => false,
            Some(Some(severity)) => {
                found.severity = severity;
                true
            }
        }
    });
}

/// Bytes of the shortest reason: two ideographs can be one.
const REASON: usize = 5;

/// What is said of a language or of a text, before there is a layout: a level in one would do nothing.
const OF_TEXTS: [Code; 6] = [
    Code::DraftTranslation,
    Code::LostLetters,
    Code::MixedScript,
    Code::UnfinishedText,
    Code::WrongLanguage,
    Code::WrongScript,
];

/// Whether a layout may set the level of a rule.
pub fn is_of_sheets(code: Code) -> bool {
    !OF_TEXTS.contains(&code)
}

/// The levels of a layout.
pub fn read_of_layout(value: &Value<'_>, cx: &mut Cx<'_>) -> Levels {
    let levels = read(value, &RULES_OF_LAYOUT, cx);
    for key in value.get_ref().as_table().into_iter().flat_map(|table| table.keys()) {
        let code = Code::named(key.get_ref()).filter(|code| levels.contains_key(code));
        if code.is_none_or(is_of_sheets) {
            continue;
        }
        let message =
            format!("the rule `{}` has no level in a layout: it is about the texts of a language", key.get_ref());
        cx.fault_hint(Code::WrongValue, key.span(), message, "write it into [rules] of handbill.toml".to_owned());
    }
    levels
}

/// Reads `code = "warn"` and `code = { level = "allow", reason = "…" }`.
pub fn read(value: &Value<'_>, section: &'static Section, cx: &mut Cx<'_>) -> Levels {
    let mut levels = Levels::new();
    let Some(table) = cx.table(value, section) else { return levels };
    let before = cx.report.errors();
    for (key, value) in table.map {
        if cx.report.errors() > before + limits::FINDINGS {
            break;
        }
        let code: &str = key.get_ref();
        let rule = match rules::find(code) {
            None => {
                let known = rules::all().filter(|r| r.adjustable).map(|r| r.code.name()).collect::<Vec<_>>();
                let hint = suggest::hint(code, known);
                cx.fault_hint(Code::UnknownCode, key.span(), format!("there is no rule `{code}`"), hint);
                continue;
            }
            Some(rule) if !rule.adjustable => {
                let always = match rule.severity {
                    Severity::Error => "an error",
                    Severity::Warning => "a warning",
                    Severity::Note => "a note",
                };
                let message = format!("the rule `{code}` has no level: it is always {always}");
                let hint = format!(
                    "only what is judged of a sheet that can be made has a level; `handbill explain {code}` says how to mend this"
                );
                cx.fault_hint(Code::WrongValue, key.span(), message, hint);
                continue;
            }
            Some(rule) => rule,
        };
        if let Some(level) = level(value, cx) {
            levels.insert(rule.code, level);
        }
    }
    levels
}

fn level(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<Level> {
    let (level, reason, written) = if value.get_ref().is_str() {
        (cx.choice(value, LEVELS)?, None, false)
    } else {
        let table = cx.table(value, &RULE)?;
        let level = cx.require(&table, "level").and_then(|v| cx.choice(v, LEVELS));
        let reason = table.get("reason");
        let written = reason.is_some();
        let reason = reason.and_then(|v| cx.string(v, "a reason"));
        cx.finish(&table);
        (level?, reason, written)
    };
    if level != Level::Allow {
        return Some(level);
    }
    match reason {
        Some(reason) if reason.value.trim().len() >= REASON => Some(level),
        Some(reason) => {
            let message = format!("the reason \"{}\" is too short", reason.value.trim());
            let fault = Diagnostic::new(Code::WrongValue, message).at(reason.span);
            cx.report.push(fault.hint("write a few words: the next person must know why"));
            None
        }
        // A reason of another kind than text was reported when it was read.
        None if written => None,
        None => {
            let hint = "write { level = \"allow\", reason = \"…\" }: the next person must know why".to_owned();
            cx.fault_hint(Code::MissingKey, value.span(), "what is allowed needs a reason", hint);
            None
        }
    }
}
