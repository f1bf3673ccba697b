//! Texts that are in the file and cannot be seen: painted over, or in the colour of their ground.
//!
//! The steps of a page and one picture of it come in, findings go out. Only `handbill verify` asks: a build has looked for
//! covered texts before.

use hayro::RenderCache;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::Rect;
use image::GrayImage;

use super::display::DisplayList;
use super::lines::{Line, normal};
use super::picture;
use crate::diag::{Code, Diagnostic, Report};
use crate::manifest::Entry;

/// Dots an inch of the picture: letters of 5 pt are eight pixels tall.
const DPI: f64 = 150.0;
/// Least difference of tones around a letter, of 255. The palest letter that `contrast` lets pass has 80.
const LEAST: u8 = 12;
/// Most findings of a page.
const MAX_TOLD: usize = 20;

pub fn page<'p>(
    entry: &Entry,
    page: &'p Page<'p>,
    (number, media): (usize, Rect),
    display: &DisplayList,
    lines: &[Line],
    report: &mut Report,
) {
    let Some(covered) = display.covered() else {
        let message = format!("{}: page {number} paints more over its texts than any poster", entry.path);
        report.push(Diagnostic::new(Code::VerifyUnreadable, message));
        return;
    };
    let drawn = picture::take(page, &RenderCache::new(), media, DPI);
    let scale = picture::scale(media, DPI);
    let mut told = 0;
    for line in lines {
        let fault = line.marks.iter().find_map(|mark| {
            let ink = mark.ink.bounds().filter(|_| !normal(&mark.text).is_empty())?;
            if covered.binary_search_by(|known| order(*known, ink)).is_ok() {
                return Some((ink, "is painted over"));
            }
            let flat = drawn.as_ref().is_some_and(|drawn| is_flat(drawn, ink, media, scale));
            flat.then_some((ink, "has the colour of its ground, or is hidden"))
        });
        let Some((place, why)) = fault else { continue };
        let mm = |points: f64| points * 25.4 / 72.0;
        let text: String = line.drawn().trim().chars().take(60).collect();
        let message = format!(
            "{}: the text \"{text}\" on page {number} cannot be seen: a letter of it, {:.0} mm from the left and {:.0} mm from \
             the foot, {why}",
            entry.path,
            mm(place.x0 - media.x0),
            mm(place.y0 - media.y0)
        );
        report.push(
            Diagnostic::new(Code::VerifyText, message)
                .hint("the file was changed, or its layout paints over its texts: run `handbill build` again"),
        );
        told += 1;
        if told >= MAX_TOLD {
            return;
        }
    }
}

/// An order of rectangles, for searching them.
pub fn order(a: Rect, b: Rect) -> std::cmp::Ordering {
    let key = |r: Rect| [r.x0, r.y0, r.x1, r.y1];
    let pairs = key(a).into_iter().zip(key(b));
    pairs.map(|(a, b)| a.total_cmp(&b)).find(|order| order.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
}

/// Whether the picture has one tone in and around a glyph.
fn is_flat(drawn: &GrayImage, ink: Rect, media: Rect, scale: f64) -> bool {
    let (w, h) = drawn.dimensions();
    let (left, right) = ((ink.x0 - media.x0) * scale - 1.5, (ink.x1 - media.x0) * scale + 1.5);
    let (top, bottom) = ((media.y1 - ink.y1) * scale - 1.5, (media.y1 - ink.y0) * scale + 1.5);
    let (x0, x1) = (left.floor().max(0.0) as u32, (right.ceil().max(0.0) as u32).min(w));
    let (y0, y1) = (top.floor().max(0.0) as u32, (bottom.ceil().max(0.0) as u32).min(h));
    let (mut least, mut most) = (u8::MAX, u8::MIN);
    for y in y0..y1 {
        for x in x0..x1 {
            let tone = drawn.get_pixel(x, y).0[0];
            (least, most) = (least.min(tone), most.max(tone));
            if most - least >= LEAST {
                return false;
            }
        }
    }
    // What lies off the page was told by others.
    x0 < x1 && y0 < y1
}
