//! The table of rules: every code of a finding with what it means, why it matters and how to mend it.
//!
//! `code` has the names; one file a topic has the rows. A code without a row, or with two, does not compile; one that nothing
//! raises fails `tests/rules.rs`. Lowest room of all: nothing of the campaign or of a sheet may enter it.

mod campaign;
mod code;
mod files;
mod preflight;
mod sheet;
mod verify;

pub use code::Code;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is printed.
    Error,
    /// Printed, and refused under `--strict`.
    Warning,
    /// Printed; worth knowing.
    Note,
}

/// One rule, as `handbill explain CODE` shows it.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    pub code: Code,
    pub severity: Severity,
    /// One sentence: what was found.
    pub what: &'static str,
    /// Why a poster with this fault would fail the person it is for.
    pub why: &'static str,
    /// How to mend it.
    pub mend: &'static str,
    /// Where its threshold or its wording comes from; empty where the rule is handbill's own.
    pub source: &'static str,
    /// Whether `[rules]` may set its level. A sheet that cannot be made as it was meant is an error always.
    pub adjustable: bool,
}

impl Rule {
    const fn from(mut self, source: &'static str) -> Self {
        self.source = source;
        self
    }
    const fn adjustable(mut self) -> Self {
        self.adjustable = true;
        self
    }
}

/// The rows are long sentences: one line each, in the order code, what, why, mend.
const fn error(code: Code, what: &'static str, why: &'static str, mend: &'static str) -> Rule {
    Rule { code, severity: Severity::Error, what, why, mend, source: "", adjustable: false }
}

const fn warning(code: Code, what: &'static str, why: &'static str, mend: &'static str) -> Rule {
    Rule { code, severity: Severity::Warning, what, why, mend, source: "", adjustable: false }
}

const fn note(code: Code, what: &'static str, why: &'static str, mend: &'static str) -> Rule {
    Rule { code, severity: Severity::Note, what, why, mend, source: "", adjustable: false }
}

/// The row of each code, in the order of the codes.
static BY_CODE: [&Rule; Code::ALL.len()] = by_code();

#[allow(clippy::panic, reason = "at compile time alone: the error that a code without a row gives")]
const fn by_code() -> [&'static Rule; Code::ALL.len()] {
    let topics = [campaign::RULES, sheet::RULES, preflight::RULES, files::RULES, verify::RULES];
    let mut rows: [Option<&'static Rule>; Code::ALL.len()] = [None; Code::ALL.len()];
    let mut topic = 0;
    while topic < topics.len() {
        let mut row = 0;
        while row < topics[topic].len() {
            let rule = &topics[topic][row];
            assert!(rows[rule.code as usize].is_none(), "a code has two rows");
            rows[rule.code as usize] = Some(rule);
            row += 1;
        }
        topic += 1;
    }
    let mut all = [&campaign::RULES[0]; Code::ALL.len()];
    let mut code = 0;
    while code < all.len() {
        all[code] = match rows[code] {
            Some(rule) => rule,
            None => panic!("a code has no row"),
        };
        code += 1;
    }
    all
}

/// Every rule, sorted by the name of its code.
pub fn all() -> impl ExactSizeIterator<Item = &'static Rule> {
    BY_CODE.iter().copied()
}

/// The rule whose code has this name.
pub fn find(name: &str) -> Option<&'static Rule> {
    Code::named(name).map(Code::rule)
}

impl Code {
    /// Its row.
    pub fn rule(self) -> &'static Rule {
        BY_CODE[self as usize]
    }
}
