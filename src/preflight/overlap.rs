//! Text over text: two boxes whose letters are printed into one another.
//!
//! The stages before refuse what their grids cannot hold; this asks the finished page, whatever put the letters there.

use super::Input;
use super::page::{ink, overlap};
use crate::diag::{Diagnostic, Report};
use crate::scene::{Rect, TextRun};

/// How much of a capital's height and of a descender's depth counts: boxes that touch are not printed into one another.
const CORE: f32 = 0.18;

pub fn check(input: &Input<'_>, report: &mut Report) {
    for sheet in input.sheets {
        let runs: Vec<(Rect, usize, &TextRun)> =
            sheet.runs().filter_map(|(_, run, leaf)| Some((core(run), leaf?, run))).collect();
        let mut told: Vec<(usize, usize)> = Vec::new();
        for (at, (upper, leaf, run)) in runs.iter().enumerate() {
            for (lower, other, text) in &runs[at + 1..] {
                if leaf == other || told.contains(&(*leaf, *other)) || !overlap(*upper, *lower) {
                    continue;
                }
                told.push((*leaf, *other));
                let message = format!(
                    "\"{}\" and \"{}\" are printed into one another {}",
                    short(&run.text),
                    short(&text.text),
                    input.in_box(sheet, Some(*other))
                );
                let finding = sheet.place(Some(*other), Diagnostic::new("text-overlap", message));
                let over = sheet.leaves[*leaf].spec().span;
                report.push(
                    finding.label(over, "the other box").hint("give one of the boxes an area of its own, or more room"),
                );
            }
        }
    }
}

/// Where letters stand for certain, in page space.
fn core(run: &TextRun) -> Rect {
    let r = ink(run);
    // Turned text has its height on the other axis.
    let by = CORE * run.size;
    let (dx, dy) = if run.transform.b.abs() > run.transform.a.abs() { (by, 0.0) } else { (0.0, by) };
    Rect::new(r.x + dx, r.y + dy, (r.w - 2.0 * dx).max(0.0), (r.h - 2.0 * dy).max(0.0))
}

fn short(text: &str) -> String {
    let text = text.trim();
    let mut out: String = text.chars().take(30).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}
