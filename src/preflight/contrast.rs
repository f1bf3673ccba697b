//! Each text against what is really painted behind its glyphs: in colour, in grey, and as colour-blind readers see it.

use std::collections::BTreeMap;

use super::page::{Prim, Sheet, printed_size};
use super::{Input, shape, vision};
use crate::diag::{Code, Diagnostic, Report};
use crate::scene::{Color, Pt, TextRun};

/// WCAG 2.2, 1.4.3: 4.5 : 1, and 3 : 1 for large text, which is 18 pt or 14 pt bold.
const NORMAL: f32 = 4.5;
const LARGE: f32 = 3.0;
/// What has less is not seen at all, and no level of a rule makes it so.
const INVISIBLE: f32 = 1.2;
/// Most places that are looked at behind one run.
const SAMPLES: usize = 24;

#[derive(Clone, Copy)]
struct Worst {
    ratio: f32,
    need: f32,
    text: Color,
    behind: Color,
    who: &'static str,
}

pub fn check(input: &Input<'_>, report: &mut Report) {
    for sheet in input.sheets {
        // By box and code: each box is named once for each way of seeing.
        let mut worst: BTreeMap<(Option<usize>, Code), Worst> = BTreeMap::new();
        for (at, run, leaf) in sheet.runs() {
            let large = printed_size(run) >= 18.0 || printed_size(run) >= 14.0 && run.face.name.contains("Bold");
            let need = if large { LARGE } else { NORMAL };
            for behind in backgrounds(sheet, at, run) {
                let text = shape::blend(run.color, behind);
                let (deficient, who) = vision::deficient_contrast(text, behind);
                let plain = vision::contrast(text, behind);
                let grey = vision::grey_contrast(text, behind);
                // What is bad in colour is bad in every other way: one finding is enough.
                let (code, ratio, who) = if plain < INVISIBLE {
                    (Code::TextInvisible, plain, "")
                } else if plain < need {
                    (Code::TextContrast, plain, "")
                } else if grey < need {
                    (Code::TextContrastGrey, grey, "")
                } else {
                    (Code::TextContrastColorVision, deficient, who)
                };
                if ratio < need && worst.get(&(leaf, code)).is_none_or(|w| ratio / need < w.ratio / w.need) {
                    worst.insert((leaf, code), Worst { ratio, need, text, behind, who });
                }
            }
        }
        for ((leaf, code), found) in worst {
            report.push(describe(input, sheet, leaf, code, found));
        }
    }
}

/// The different colours behind the glyphs of a run.
fn backgrounds(sheet: &Sheet<'_>, at: usize, run: &TextRun) -> Vec<Color> {
    let mut colors: Vec<Color> = Vec::new();
    let step = run.glyphs.len().div_ceil(SAMPLES).max(1);
    let heights = [-0.1, -0.6];
    let end = run.glyphs.last().map_or(0.0, |g| g.x);
    let mut places = Vec::new();
    for (n, glyph) in run.glyphs.iter().enumerate().step_by(step) {
        let next = run.glyphs.get(n + 1).map_or(end + 0.4 * run.size, |g| g.x);
        let middle = f32::midpoint(glyph.x, next);
        for height in heights {
            let (x, y) = run.transform.apply(middle, height * run.size);
            places.push((x, y));
            let color = shape::color_at(&sheet.painted[..at], x, y);
            if !colors.contains(&color) {
                colors.push(color);
            }
        }
    }
    for color in between(sheet, at, &places) {
        if !colors.contains(&color) {
            colors.push(color);
        }
    }
    colors
}

/// The colours that gradients come through from one place behind a run to another: a light band between two glyphs.
fn between(sheet: &Sheet<'_>, at: usize, places: &[(Pt, Pt)]) -> Vec<Color> {
    let mut colors = Vec::new();
    for (step, painted) in sheet.painted[..at].iter().enumerate() {
        let Prim::Path(outline) = &painted.prim else { continue };
        let Some(gradient) = outline.gradient else { continue };
        let seen: Vec<(f32, Pt, Pt)> = places
            .iter()
            .filter(|(x, y)| painted.is_open(*x, *y) && outline.fills(*x, *y))
            .filter_map(|(x, y)| Some((gradient.place(*x, *y)?, *x, *y)))
            .collect();
        let low = seen.iter().map(|(place, ..)| *place).fold(f32::MAX, f32::min);
        let high = seen.iter().map(|(place, ..)| *place).fold(f32::MIN, f32::max);
        // The ink of a glyph reaches farther than its middle.
        let more = 0.05 * (high - low).max(0.0);
        for stop in gradient.stops.iter().filter(|stop| stop.at >= low - more && stop.at <= high + more) {
            let near = |a: &&(f32, Pt, Pt), b: &&(f32, Pt, Pt)| (a.0 - stop.at).abs().total_cmp(&(b.0 - stop.at).abs());
            let Some((_, x, y)) = seen.iter().min_by(near) else { continue };
            let own = shape::blend(stop.color, shape::color_at(&sheet.painted[..step], *x, *y));
            colors.push(shape::color_over(own, &sheet.painted[step + 1..at], *x, *y));
        }
    }
    colors
}

fn hex(c: Color) -> String {
    format!("#{:02x}{:02x}{:02x}", c.r, c.g, c.b)
}

fn describe(input: &Input<'_>, sheet: &Sheet<'_>, leaf: Option<usize>, code: Code, w: Worst) -> Diagnostic {
    let way = match code {
        Code::TextContrastGrey => " when it is printed in grey".to_owned(),
        Code::TextContrastColorVision => format!(" for a reader {}", w.who),
        _ => String::new(),
    };
    let message = format!(
        "{} on {} has a contrast of {:.1} : 1{way}, {}; {} : 1 is needed",
        hex(w.text),
        hex(w.behind),
        w.ratio,
        input.in_box(sheet, leaf),
        w.need
    );
    sheet.place(leaf, Diagnostic::new(code, message))
}
