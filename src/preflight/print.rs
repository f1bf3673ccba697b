//! What happens between the page and the paper: safe area, bleed, resolution, hairlines, home printers.

use super::face_view::{FaceView, MM, Prim, ink, is_filled, printed_size};
use super::{Input, mm, shape};
use crate::diag::{Code, Diagnostic, Report};
use crate::ink::Ink;
use crate::scene::{Pt, Rect};

/// A quarter of an inch inside the trim (`docs/facts.md#print-numbers`).
const SAFE: Pt = 18.0;
/// Cards and tabs: an eighth of an inch, the safe margin of Avery's and print shops' card templates.
const SAFE_CARD: Pt = 9.0;
/// Guillotines and printers move by less than this.
const SLACK: Pt = 0.3;
/// Pixels an inch: the floor, and what print shops ask for.
const PPI: (f32, f32) = (150.0, 300.0);
const HAIRLINE: Pt = 0.25;
/// Small text is below the body's 12 pt; per cent of black from which a colour is meant to be black.
const SMALL_TEXT: Pt = 12.0;
const DARK: u8 = 80;
/// What a home printer cannot reach: 4.2 mm at most on three sides (laser), 6.7 mm at the lower end (HP, Epson inkjets).
const HOME: Pt = 4.2 * MM;
/// Home printers take A4, Letter and Legal; A3 and Tabloid go to a shop, and so does `--ink cmyk`.
const HOME_SIDE: Pt = 216.5 * MM;

pub fn check(input: &Input<'_>, report: &mut Report) {
    for sheet in input.sheets {
        safe_area(input, sheet, report);
        bleed(input, sheet, report);
        images(input, sheet, report);
        hairlines(input, sheet, report);
        rich_black(input, sheet, report);
        home_printer(input, sheet, report);
    }
}

/// How far a rectangle reaches over another one's edges; negative inside.
fn over(inner: Rect, outer: Rect) -> Pt {
    let sides = [outer.x - inner.x, outer.y - inner.y, inner.right() - outer.right(), inner.bottom() - outer.bottom()];
    sides.into_iter().fold(f32::MIN, f32::max)
}

fn safe_area(input: &Input<'_>, sheet: &FaceView<'_>, report: &mut Report) {
    let mut worst: Vec<(Option<usize>, Pt, Pt)> = Vec::new();
    for (_, run, leaf) in sheet.runs() {
        let small = sheet.is_card() || leaf.is_some_and(|l| sheet.leaves[l].repeated);
        let safe = if small { SAFE_CARD } else { SAFE };
        let reach = over(ink(run), sheet.trim.outset(-safe));
        match worst.iter_mut().find(|(l, ..)| *l == leaf) {
            Some(slot) => slot.1 = slot.1.max(reach),
            None => worst.push((leaf, reach, safe)),
        }
    }
    for (leaf, reach, safe) in worst.into_iter().filter(|(_, reach, _)| *reach > SLACK) {
        let from = mm((safe - reach).max(0.0));
        let message = format!("text stands {from} from the cut {}; {} are safe", input.in_box(sheet, leaf), mm(safe));
        report.push(
            sheet
                .place(leaf, Diagnostic::new(Code::OutsideSafeArea, message))
                .hint("make `margin` or the padding wider"),
        );
    }
}

/// Filled areas that end at the cut: a hair's breadth of white would show.
fn bleed(input: &Input<'_>, sheet: &FaceView<'_>, report: &mut Report) {
    let layout = &input.wording.job.layout;
    let (t, b) = (sheet.trim, sheet.bleed);
    // Two copies side by side share a cut, and need no bleed there.
    let alone = layout.impose.is_none();
    // Ends within a point of the cut, and what is painted beyond it is the white of the paper.
    let ends = |past: Pt, bleed: Pt| (alone || bleed > 0.5) && past > -1.0 && past < (bleed - SLACK).max(1.0);
    let white = |x: Pt, y: Pt| is_paper(Some(shape::color_at(&sheet.painted, x, y)));
    let out = |bleed: Pt| (bleed - SLACK).max(0.5);
    let falls_short = |r: Rect| {
        let x = f32::midpoint(r.x.max(t.x), r.right().min(t.right()));
        let y = f32::midpoint(r.y.max(t.y), r.bottom().min(t.bottom()));
        let (left, top) = (t.x - b.x, t.y - b.y);
        let (right, bottom) = (b.right() - t.right(), b.bottom() - t.bottom());
        ends(t.x - r.x, left) && white(t.x - out(left), y)
            || ends(t.y - r.y, top) && white(x, t.y - out(top))
            || ends(r.right() - t.right(), right) && white(t.right() + out(right), y)
            || ends(r.bottom() - t.bottom(), bottom) && white(x, t.bottom() + out(bottom))
    };
    let mut found = false;
    for painted in &sheet.painted {
        let rect = match &painted.prim {
            Prim::Path(outline) if is_filled(outline.path) && !is_paper(outline.path.fill) => outline.bounds,
            Prim::Image { rect, .. } => *rect,
            _ => continue,
        };
        let rect = painted.clip.map_or(rect, |clip| cut(rect, clip));
        found |= rect.w > 1.0 && rect.h > 1.0 && falls_short(rect);
    }
    if found {
        let message = format!("artwork of {} ends at the cut and not at the bleed of {}", layout.id, mm(layout.bleed));
        let hint = "give the layout a `bleed` of 3mm, and the box `extend = true` or the sides that it touches";
        report.push(Diagnostic::new(Code::BleedShort, message).at(sheet.face_span()).hint(hint));
    }
}

/// What a clip leaves of a rectangle.
fn cut(r: Rect, clip: Rect) -> Rect {
    let (x, y) = (r.x.max(clip.x), r.y.max(clip.y));
    Rect::new(x, y, r.right().min(clip.right()) - x, r.bottom().min(clip.bottom()) - y)
}

/// White on white paper needs no bleed.
fn is_paper(fill: Option<crate::scene::Color>) -> bool {
    fill.is_some_and(|c| (c.r, c.g, c.b) == (255, 255, 255))
}

fn images(input: &Input<'_>, sheet: &FaceView<'_>, report: &mut Report) {
    for painted in &sheet.painted {
        let Prim::Image { raster, rect, .. } = &painted.prim else { continue };
        let ppi = (raster.width as f32 / rect.w * 72.0).min(raster.height as f32 / rect.h * 72.0);
        let code = if ppi < PPI.0 {
            Code::ImageBelow150
        } else if ppi < PPI.1 {
            Code::ImageBelow300
        } else {
            continue;
        };
        let leaf = painted.leaf;
        let message = format!(
            "a picture of {} × {} pixels is {} wide {}: {ppi:.0} pixels an inch",
            raster.width,
            raster.height,
            mm(rect.w),
            input.in_box(sheet, leaf)
        );
        report.push(sheet.place(leaf, Diagnostic::new(code, message)));
    }
}

fn hairlines(input: &Input<'_>, sheet: &FaceView<'_>, report: &mut Report) {
    let strokes = sheet.painted.iter().filter_map(|p| match &p.prim {
        Prim::Path(outline) => outline.path.stroke.as_ref().map(|stroke| (p.leaf, stroke)),
        _ => None,
    });
    let seen = strokes.filter(|(_, s)| s.color.a > 0).map(|(leaf, s)| (leaf, s.width));
    let Some((leaf, thinnest)) = seen.min_by(|a, b| a.1.total_cmp(&b.1)) else { return };
    if thinnest + 0.005 < HAIRLINE {
        let message = format!(
            "a line of {thinnest:.2} pt {}; printers drop lines below {HAIRLINE} pt",
            input.in_box(sheet, leaf)
        );
        report.push(sheet.place(leaf, Diagnostic::new(Code::Hairline, message)));
    }
}

/// Plates that are off by a hair blur the edges of small letters: black alone has only one plate.
fn rich_black(input: &Input<'_>, sheet: &FaceView<'_>, report: &mut Report) {
    let mut named = Vec::new();
    for (_, run, leaf) in sheet.runs() {
        let Some([c, m, y, k]) = run.color.cmyk else { continue };
        let size = printed_size(run);
        if size >= SMALL_TEXT || k < DARK || c.max(m).max(y) == 0 || named.contains(&leaf) {
            continue;
        }
        named.push(leaf);
        let message = format!(
            "text of {size:.1} pt is black with other inks, cmyk({c}, {m}, {y}, {k}), {}",
            input.in_box(sheet, leaf)
        );
        report.push(sheet.place(leaf, Diagnostic::new(Code::RichBlackText, message)).hint("write cmyk(0, 0, 0, 100)"));
    }
}

/// One word a run about home printers, whatever the layouts.
pub fn once(report: &mut Report) {
    let mut first: Option<Diagnostic> = None;
    for found in report.diagnostics.iter_mut().filter(|d| d.code == Code::HomePrinterMargin) {
        let first = first.get_or_insert_with(|| found.clone());
        *found = Diagnostic { job: found.job.take(), ..first.clone() };
    }
}

/// Artwork that a home printer leaves white: no fault, but worth a word.
fn home_printer(input: &Input<'_>, sheet: &FaceView<'_>, report: &mut Report) {
    let paper = input.wording.job.paper.size;
    let large = paper.w.min(paper.h) > HOME_SIDE;
    if input.wording.job.layout.impose.is_some() || large || input.campaign.ink == Ink::Cmyk {
        return;
    }
    let reach = sheet.trim.outset(-HOME);
    let reaches = |r: Rect| over(r, reach) > 0.5;
    let touched = sheet.painted.iter().any(|p| match &p.prim {
        Prim::Path(outline) => is_filled(outline.path) && !is_paper(outline.path.fill) && reaches(outline.bounds),
        Prim::Image { rect, .. } => reaches(*rect),
        Prim::Text { run } => reaches(ink(run)),
    });
    if touched {
        let message = "sheets print to the edge: a home printer leaves 4.2 to 6.7 mm white there";
        report.push(
            Diagnostic::new(Code::HomePrinterMargin, message)
                .at(sheet.face_span())
                .hint("that is no harm to this sheet's texts; print at actual size, not scaled to fit"),
        );
    }
}
