//! The checks before print: [`Campaign`] + [`Wording`] + [`Composition`] → findings. Nothing else is read, nothing is changed.
//!
//! | file | what |
//! |---|---|
//! | `page`, `shape`, `vision` | a face flattened, what lies under a point, how far apart colours are |
//! | `numbers` | only the record's numbers, drawn in their order |
//! | `channels` | what is printed in languages that nobody answers in |
//! | `evidence` | when a number was last seen in its source |
//! | `figures` | figures in boxes of their own that read as a number |
//! | `help` | each sheet has something to call, to open or to scan |
//! | `translation` | stale, half-translated or mismatched texts, left-over markup |
//! | `words` | wording that harms or promises, what every sheet must say |
//! | `readability` | the school grade of an English text |
//! | `sizes` | type against the format and the reading distance |
//! | `contrast` | each text against what is behind it |
//! | `codes` | quiet zone, contrast, size, address of each QR code |
//! | `overlap` | text over text, shapes over text |
//! | `print` | safe area, bleed, resolution, hairlines, home printers |
//! | `posting`, `profiles` | the format rules of places that require a notice |
//!
//! Each code with its threshold's source stands in `rules/preflight.rs`. What stops a sheet from being made at all
//! (overflow, a missing glyph, an unknown number in a text) is found by the stages themselves.

mod channels;
mod codes;
mod contrast;
mod evidence;
mod figures;
mod headings;
mod help;
mod numbers;
mod overlap;
mod page;
pub mod posting;
mod print;
pub mod profiles;
mod readability;
mod shape;
mod sizes;
pub mod translation;
mod vision;
mod words;

use crate::diag::{Code, Diagnostic, Report};
use crate::load::campaign::Campaign;
pub use crate::load::settings::levels;
use crate::resolve::wording::{Job, Wording};
use crate::scene::Composition;
pub use numbers::keys;

/// What a run asks for beside the campaign.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// `SOURCE_DATE_EPOCH`, for a campaign whose version is no date.
    pub epoch: Option<i64>,
    /// What day it is, in Unix seconds; no file that is written depends on it.
    pub today: Option<i64>,
    /// Posting profiles of `--posting`, for every layout of the run.
    pub postings: Vec<String>,
}

/// Everything that the rules see of one job.
#[derive(Debug)]
pub struct Input<'a> {
    pub campaign: &'a Campaign,
    pub wording: &'a Wording,
    pub composition: &'a Composition,
    pub sheets: &'a [page::Sheet<'a>],
    pub options: &'a Options,
}

/// Runs every rule over the faces of a job; findings have the levels of the campaign and of the layout.
pub fn check(
    campaign: &Campaign,
    wording: &Wording,
    composition: &Composition,
    options: &Options,
    report: &mut Report,
) {
    let sheets = page::sheets(wording, composition);
    let input = Input { campaign, wording, composition, sheets: &sheets, options };
    let mut found = Report::default();
    numbers::check(&input, &mut found);
    figures::check(&input, &mut found);
    evidence::check(&input, &mut found);
    channels::check(&input, &mut found);
    headings::check(&input, &mut found);
    help::check(&input, &mut found);
    translation::check(&input, &mut found);
    words::check(&input, &mut found);
    sizes::check(&input, &mut found);
    contrast::check(&input, &mut found);
    codes::check(&input, &mut found);
    overlap::check(&input, &mut found);
    print::check(&input, &mut found);
    posting::check(&input, &mut found);
    levels::apply(&campaign.settings.rules, Some(&wording.job.layout.rules), &mut found);
    report.append(found);
}

/// What concerns the sheets of a run together: the profiles of places, and what is said once.
pub fn conclude(campaign: &Campaign, jobs: &[Job], options: &Options, report: &mut Report) {
    posting::conclude(campaign, jobs, &options.postings, report);
    print::once(report);
}

impl Input<'_> {
    /// `in box "x" of layout, locale y`, to end a message with.
    fn in_box(&self, sheet: &page::Sheet<'_>, leaf: Option<usize>) -> String {
        let job = &self.wording.job;
        match leaf.and_then(|at| sheet.leaves.get(at)) {
            Some(leaf) => format!("in box \"{}\" of {}, locale {}", leaf.spec().name, job.layout.id, job.locale.id),
            None => format!("in {}, locale {}", job.layout.id, job.locale.id),
        }
    }

    /// A finding about the layout as a whole.
    fn of_layout(&self, code: Code, message: String) -> Diagnostic {
        Diagnostic::new(code, message).at(self.wording.job.layout.document_title.span)
    }
}

/// Points in millimetres, for messages.
fn mm(pt: f32) -> String {
    format!("{:.1} mm", pt / page::MM)
}
