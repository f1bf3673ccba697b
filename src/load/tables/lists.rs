//! The words of other tables that a key may name, for the papers that `schema` writes. Readers ask those tables themselves.

use crate::load::layouts::boxes::{CONDITIONS, QR_FIELDS, SHOWN};
use crate::load::settings::levels;
use crate::load::tables::units::PAPERS;
use crate::rules;
use crate::schema::Lists;

pub fn lists() -> Lists {
    let codes = || rules::all().into_iter().filter(|rule| rule.adjustable).map(|rule| rule.code);
    Lists {
        papers: PAPERS.iter().map(|(name, ..)| *name).collect(),
        shown: SHOWN.iter().map(|(word, _)| *word).collect(),
        conditions: CONDITIONS.iter().map(|(word, _)| *word).collect(),
        payloads: QR_FIELDS.iter().map(|(word, _)| *word).collect(),
        rules: codes().collect(),
        rules_of_sheets: codes().filter(|code| levels::is_of_sheets(code)).collect(),
    }
}
