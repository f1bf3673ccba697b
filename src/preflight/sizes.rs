//! Type against the format and the reading distance.

use super::Input;
use super::page::{Sheet, printed_size};
use crate::diag::{Diagnostic, Report};
use crate::load::layout::RoleSpec;
use crate::resolve::wording::{AtomKind, WordedContent};
use crate::scene::Pt;

/// Least sizes in points (FINDINGS.md, "Print and accessibility numbers").
const CARD: Pt = 8.0;
const SMALL_PRINT: Pt = 9.0;
const TAB: Pt = 11.0;
const BODY: Pt = 12.0;
/// Points of type for a metre of distance: 16 pt at 0.7 m, 32 at 1.5, 160 at 7.5 (FINDINGS.md); the flattest of them.
const PER_METRE: Pt = 160.0 / 7.5;
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
            format(input, sheet, at, size, report);
            distance(input, sheet, at, size, report);
        }
    }
}

fn format(input: &Input<'_>, sheet: &Sheet<'_>, at: usize, size: Pt, report: &mut Report) {
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
            leaf.at(Diagnostic::new("text-too-small", message)).hint(format!("set `min = \"{need}pt\"` in its style")),
        );
    }
}

/// Headings, lists, and every line with a number to dial.
fn is_body(sheet: &Sheet<'_>, at: usize) -> bool {
    let leaf = &sheet.leaves[at];
    let heading = matches!(leaf.spec().role, RoleSpec::H1 | RoleSpec::H2);
    heading || matches!(leaf.worded.content, WordedContent::List(_)) || has_number(sheet, at)
}

fn has_number(sheet: &Sheet<'_>, at: usize) -> bool {
    let paragraphs = sheet.leaves[at].texts.iter().flat_map(|t| &t.paragraphs);
    paragraphs.into_iter().any(|p| p.atoms.iter().any(|a| matches!(a.kind, AtomKind::Phone | AtomKind::ShortCode)))
}

fn distance(input: &Input<'_>, sheet: &Sheet<'_>, at: usize, size: Pt, report: &mut Report) {
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
        report.push(leaf.at(Diagnostic::new("text-too-small-for-distance", message)));
    }
}
