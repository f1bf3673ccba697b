//! The levels of `[rules]` over what was found: the layout's own over the campaign's over the table's.

use crate::diag::Report;
use crate::load::levels::Levels;
use crate::rules;

/// Sets the severity of each adjustable finding; what is allowed is left out. A note stays a note unless it is denied.
pub fn apply(campaign: &Levels, layout: Option<&Levels>, report: &mut Report) {
    report.diagnostics.retain_mut(|found| {
        if !rules::find(found.code).is_some_and(|rule| rule.adjustable) {
            return true;
        }
        let level = layout.and_then(|l| l.get(found.code)).or_else(|| campaign.get(found.code));
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
