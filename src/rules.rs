//! The table of rules: every diagnostic code with what it means, why it matters and how to mend it.
//!
//! A code that is not in this table may not be used (`tests/rules.rs` checks it).

use crate::diag::Severity;

/// One rule, as `handbill explain CODE` shows it.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Stable kebab-case name.
    pub code: &'static str,
    pub severity: Severity,
    /// One sentence: what was found.
    pub what: &'static str,
    /// Why a poster with this fault would fail the person it is for.
    pub why: &'static str,
    /// How to mend it.
    pub mend: &'static str,
}

/// The rule with this code.
pub fn find(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}

/// Every rule, sorted by code.
pub static RULES: &[Rule] = &[];
