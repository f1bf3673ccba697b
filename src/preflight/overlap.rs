//! Text over text, and shapes over text: letters that are printed into one another, or painted over later.
//!
//! The stages before refuse what their grids cannot hold; this asks the finished page, whatever put the letters there.

use super::face_view::{FaceView, Painted, Prim, ink, overlap};
use super::{Input, shape, vision};
use crate::diag::{Code, Diagnostic, Report};
use crate::scene::{Cluster, Pt, Rect, TextRun};

/// How much of a capital's height and of a descender's depth counts: boxes that touch are not printed into one another.
const CORE: f32 = 0.18;
/// Points inside nearly every letter: from its origin to the right, and up, in em.
const MIDDLE: f32 = 0.25;
const HEIGHTS: [f32; 2] = [-0.2, -0.5];
/// Contrast below which not even large letters can be read (WCAG 2.2, 1.4.3).
const LEGIBLE: f32 = 3.0;

pub fn check(input: &Input<'_>, report: &mut Report) {
    for sheet in input.sheets {
        covered(input, sheet, report);
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
                let finding = sheet.place(Some(*other), Diagnostic::new(Code::TextOverlap, message));
                let over = sheet.leaves[*leaf].spec().span;
                report.push(
                    finding.label(over, "the other box").hint("give one of the boxes an area of its own, or more room"),
                );
            }
        }
    }
}

/// Shapes, lines and pictures that are painted after a text and hide one of its letters, whole or behind a veil.
fn covered(input: &Input<'_>, sheet: &FaceView<'_>, report: &mut Report) {
    for (at, run, leaf) in sheet.runs() {
        let own = ink(run);
        let later = &sheet.painted[at + 1..];
        let meets = |p: &Painted<'_>| match &p.prim {
            Prim::Path(outline) => {
                let stroke = outline.path.stroke.as_ref().map_or(0.0, |stroke| stroke.width / 2.0);
                overlap(outline.bounds.outset(stroke), own)
            }
            Prim::Image { rect, .. } => overlap(*rect, own),
            Prim::Text { .. } => false,
        };
        if !later.iter().any(meets) {
            continue;
        }
        let hidden = |(x, y): (Pt, Pt)| {
            let behind = shape::color_at(&sheet.painted[..at], x, y);
            let letter = shape::blend(run.color, behind);
            let before = vision::contrast(letter, behind);
            let after =
                vision::contrast(shape::color_over(letter, later, x, y), shape::color_over(behind, later, x, y));
            after < LEGIBLE && after < 0.9 * before
        };
        let seen = |c: &&Cluster| run.text.get(c.text.clone()).is_some_and(|t| !t.trim().is_empty());
        let mut glyphs = run.clusters.iter().filter(seen).filter_map(|c| run.glyphs.get(c.glyphs.start));
        let point = |x: Pt, height: f32| run.transform.apply(x + MIDDLE * run.size, height * run.size);
        if glyphs.any(|glyph| HEIGHTS.iter().any(|height| hidden(point(glyph.x, *height)))) {
            let message = format!("\"{}\" is covered {}", short(&run.text), input.in_box(sheet, leaf));
            let hint = "what is painted later lies on top: move the shape or picture before the text in the layout";
            report.push(sheet.place(leaf, Diagnostic::new(Code::TextCovered, message)).hint(hint));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_cut_text_ends_in_an_ellipsis() {
        assert_eq!(short(" Call now "), "Call now");
        assert_eq!(short(&"x".repeat(30)), "x".repeat(30));
        assert_eq!(short(&"é".repeat(31)), format!("{}…", "é".repeat(30)));
    }
}
