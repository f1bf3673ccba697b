//! Type against the format and the reading distance.

use super::Input;
use super::face_view::{FaceView, printed_size};
use crate::diag::{Code, Diagnostic, Report};
use crate::model::layout::RoleSpec;
use crate::resolve::wording::{ProtectedKind, WordedContent};
use crate::scene::Pt;

/// Least sizes in points (`docs/facts.md#print-numbers`).
const CARD: Pt = 8.0;
const SMALL_PRINT: Pt = 9.0;
const TAB: Pt = 11.0;
const BODY: Pt = 12.0;
/// Points of type for a metre of distance: 16 pt at 0.7 m, 32 at 1.5, 160 at 7.5 (`docs/facts.md#print-numbers`); the
/// flattest of them.
const PER_METRE: Pt = 160.0 / 7.5;
/// Below these nothing is printed, whatever `min` says: x-heights of 1.2 mm (Regulation (EU) 1169/2011, annex IV) are about
/// 6 pt; a number is read digit by digit and has at least the 8 pt of a card.
const LEAST: Pt = 6.0;
const LEAST_NUMBER: Pt = 8.0;
const METRE: Pt = 72.0 / 0.0254;
/// A fitted size is a sum of floats.
const SLACK: Pt = 0.05;

pub fn check(input: &Input<'_>, report: &mut Report) {
    for sheet in input.sheets {
        let mut least: Vec<Option<Pt>> = vec![None; sheet.leaves.len()];
        for (_, run, leaf) in sheet.runs() {
            if let Some(slot) = leaf.and_then(|at| least.get_mut(at)) {
                let size = printed_size(run);
                *slot = Some(slot.map_or(size, |s| s.min(size)));
            }
        }
        for (at, size) in least.into_iter().enumerate() {
            let Some(size) = size else { continue };
            if below_minimum(input, sheet, at, size, report) {
                continue;
            }
            format(input, sheet, at, size, report);
            distance(input, sheet, at, size, report);
        }
    }
}

/// What nobody can read is no sheet. The number of the hotline has the size of what has to be read.
fn below_minimum(input: &Input<'_>, sheet: &FaceView<'_>, at: usize, size: Pt, report: &mut Report) -> bool {
    let leaf = &sheet.leaves[at];
    let number = has_number(sheet, at);
    let (need, what) = match &leaf.worded.content {
        WordedContent::Hotline(_) if number && sheet.is_card() => (CARD, "the number on a card"),
        WordedContent::Hotline(_) if number && leaf.repeated => (TAB, "the number on a tab"),
        WordedContent::Hotline(_) if number => (BODY, "the number"),
        _ if number => (LEAST_NUMBER, "a number"),
        _ => (LEAST, "any text"),
    };
    let below = size + SLACK < need;
    if below {
        let message =
            format!("{size:.1} pt {}; {what} is never printed below {need} pt", input.in_box(sheet, Some(at)));
        report.push(
            leaf.at(Diagnostic::new(Code::TextBelowMinimum, message))
                .hint(format!("set `min = \"{need}pt\"` or more in its style, and give the box the room")),
        );
    }
    below
}

fn format(input: &Input<'_>, sheet: &FaceView<'_>, at: usize, size: Pt, report: &mut Report) {
    let leaf = &sheet.leaves[at];
    let (need, what) = if sheet.is_card() {
        (CARD, "a card")
    } else if leaf.repeated {
        (TAB, "a tab")
    } else if is_body(sheet, at) {
        (BODY, "what has to be read")
    } else {
        (SMALL_PRINT, "small print")
    };
    if size + SLACK < need {
        let message = format!("{size:.1} pt {}; {what} is at least {need} pt", input.in_box(sheet, Some(at)));
        report.push(
            leaf.at(Diagnostic::new(Code::TextTooSmall, message))
                .hint(format!("set `min = \"{need}pt\"` in its style")),
        );
    }
}

/// Headings, lists, and every line with a number to dial.
fn is_body(sheet: &FaceView<'_>, at: usize) -> bool {
    let leaf = &sheet.leaves[at];
    let heading = matches!(leaf.spec().role, RoleSpec::H1 | RoleSpec::H2);
    heading || matches!(leaf.worded.content, WordedContent::List(_)) || has_number(sheet, at)
}

fn has_number(sheet: &FaceView<'_>, at: usize) -> bool {
    let paragraphs = sheet.leaves[at].texts.iter().flat_map(|t| &t.paragraphs);
    paragraphs
        .into_iter()
        .any(|p| p.protected.iter().any(|a| matches!(a.kind, ProtectedKind::Phone | ProtectedKind::ShortCode)))
}

fn distance(input: &Input<'_>, sheet: &FaceView<'_>, at: usize, size: Pt, report: &mut Report) {
    let Some(distance) = input.wording.job.layout.reading_distance else { return };
    let leaf = &sheet.leaves[at];
    let headline = leaf.spec().role == RoleSpec::H1;
    let number = matches!(leaf.worded.content, WordedContent::Hotline(_)) && has_number(sheet, at) && !leaf.repeated;
    let metres = distance / METRE;
    let need = metres * PER_METRE;
    if (headline || number) && size + SLACK < need {
        let message = format!(
            "{size:.0} pt {}; from {metres:.1} m at least {need:.0} pt are read",
            input.in_box(sheet, Some(at))
        );
        report.push(leaf.at(Diagnostic::new(Code::TextTooSmallForDistance, message)));
    }
}
