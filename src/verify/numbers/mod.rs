//! Numbers as an eye reads them: from the ink on the drawn page, whatever the file says that it means.
//!
//! - spots: where the file says that a number stands
//! - figure, shapes: the ink of one glyph → the character that it reads as
//! - disguise: glyphs of texts that are drawn as digits and said to be others
//! - around: what is drawn beside it and reads as a figure
//! - texts: which glyphs stand where on the page
//! - company: glyphs beside it that read as a part of it
//! - ink: the place on the drawn page against a clean drawing of the same glyphs
//! - art, pieces: figures in art that no text names, in upright rows
//! - drawn, strip, masks, blob, nearest: the same in any turn and manner
//! - sense: which rows of drawn characters are numbers
//!
//! Fonts of the kit and the writer may not enter: the references are a table of the judge's own.

mod around;
pub mod art;
mod blob;
mod company;
mod disguise;
mod drawn;
mod figure;
mod ink;
mod masks;
mod nearest;
mod pieces;
mod sense;
mod shapes;
mod spots;
mod strip;
mod texts;
#[cfg(test)]
mod trials;

use hayro::RenderCache;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, Rect};

use super::display::DisplayList;
use super::lines::{Line, normal};
use super::read::{Mark, Outline};
use super::verdicts::VerdictCache;
use crate::diag::{Code, Diagnostic, Report};
use crate::manifest::Entry;
use crate::text::characters::digit;
pub use disguise::disguise;
pub use shapes::Reading;
use spots::Spot;
pub use spots::find;
use texts::Texts;

/// Height of the smallest digit that is read, in points: that of 5 pt type.
const LEAST_HEIGHT: f64 = 3.4;
/// How far the digits of a number may leave the height that they have in their family, as a factor.
const HEIGHT_SLACK: f64 = 1.75;
/// How far their feet may lie apart, in heights: old-style figures hang by a third.
const FOOT_SLACK: f64 = 0.5;
/// How much of a glyph may lie over its neighbour, of the narrower one's width.
const OVERLAP: f64 = 0.3;

/// The page that is looked at.
#[derive(Clone, Copy)]
pub struct Sheet<'a, 'p> {
    pub entry: &'a Entry,
    pub page: &'p Page<'p>,
    /// The steps of the page, where a build draws from them; `None` where hayro draws the page anew.
    pub display: Option<&'a DisplayList>,
    /// From 1.
    pub number: usize,
    pub media: Rect,
}

/// Every occurrence of every number and address on a page.
pub fn page<'p>(
    sheet: Sheet<'_, 'p>,
    cache: &RenderCache<'p>,
    lines: &[Line],
    verdicts: &VerdictCache,
    report: &mut Report,
) {
    disguise::page(sheet, lines, verdicts, report);
    let entry = sheet.entry;
    let texts = Texts::new(lines);
    let wanted = entry.numbers.iter().map(|n| (n, true)).chain(entry.addresses.iter().map(|a| (a, false)));
    for (wanted, number) in wanted {
        // The copies of a card share their faults: each is told once.
        let mut told: Vec<String> = Vec::new();
        let own = company::Wanted::new(entry, wanted, number);
        for line in lines {
            // `0800222777.org` holds the digits of 0800 222 777: an address is judged as one.
            let hosts = if number { addresses(line, &entry.addresses) } else { Vec::new() };
            for spot in find(line, wanted).into_iter().filter(|spot| spot.whole) {
                if hosts.iter().any(|host| host.first <= spot.first && spot.last <= host.last) {
                    continue;
                }
                let marks = &line.marks[spot.first..=spot.last];
                let verdict = match own.glued(line, &spot) {
                    Some(figure) => Err(format!("it stands in `{figure}`: something touches it")),
                    // A part of another number, which is judged by itself.
                    None if spot.within.is_some() => continue,
                    None if texts.is_on_its_head(marks) => Err("it stands on its head".to_owned()),
                    None => read(marks, number, verdicts)
                        .and_then(|()| company::judge(&own, &texts, marks))
                        .and_then(|()| ink::compare(sheet, cache, &texts, marks, verdicts)),
                };
                if let Err(fault) = verdict
                    && !told.contains(&fault)
                {
                    report.push(complain(sheet, wanted, number, marks, &fault));
                    told.push(fault);
                }
            }
        }
    }
}

/// Where the addresses of the sheet stand in a line.
fn addresses(line: &Line, all: &[String]) -> Vec<Spot> {
    all.iter().flat_map(|address| find(line, address)).filter(|spot| spot.whole && spot.within.is_none()).collect()
}

/// The digit that a sign looks like which is said to be none. `'\0'`: nothing is said.
pub fn sign(outline: &Outline, said: char) -> Option<char> {
    let is_letter = said != '\0' && reading(outline, said.to_ascii_uppercase()) != Reading::None;
    if is_letter { None } else { figure::of(&outline.path).as_ref().and_then(shapes::digit_of) }
}

fn complain(sheet: Sheet<'_, '_>, wanted: &str, number: bool, marks: &[Mark], fault: &str) -> Diagnostic {
    let mm = |points: f64| points * 25.4 / 72.0;
    let (path, page, at) = (&sheet.entry.path, sheet.number, marks[0].at);
    let what = if number { "number" } else { "address" };
    let message = format!(
        "{path}: the {what} {wanted} on page {page}, {:.0} mm from the left and {:.0} mm from the foot, cannot be read: {fault}",
        mm(at.x - sheet.media.x0),
        mm(at.y - sheet.media.y0)
    );
    Diagnostic::new(Code::VerifyNumber, message).hint(
        "nothing may be drawn over a number or close beside it, and its font must have the usual shapes: look at the \
         pictures and shapes of the layout, and at your own files in fonts/",
    )
}

/// Does each glyph look like what it should be, in line and size with the others?
fn read(marks: &[Mark], number: bool, verdicts: &VerdictCache) -> Result<(), String> {
    let mut digits: Vec<(Rect, f64, f64)> = Vec::new();
    let mut last: Option<Rect> = None;
    let upright = upright(marks);
    for mark in marks {
        let text = normal(&mark.text);
        let Some(outline) = &mark.ink.outline else {
            return Err(format!("`{text}` is drawn by a font that is no outline"));
        };
        let ink = (outline.bounds.area() > 0.0).then(|| (upright * mark.ink.place).transform_rect_bbox(outline.bounds));
        if !number {
            continue;
        }
        let (Some(c), Some(ink)) = (single(&text), ink) else {
            match (text.is_empty(), ink) {
                (true, None) => continue,
                (true, Some(_)) => return Err("there is ink that belongs to no character".to_owned()),
                (false, None) => return Err(format!("`{text}` has no ink")),
                (false, Some(_)) => return Err(format!("one glyph stands for `{text}`")),
            }
        };
        if mark.ink.place.determinant() <= 0.0 {
            return Err(format!("`{c}` is mirrored"));
        }
        if last.is_some_and(|last| overlap(last, ink) > OVERLAP) {
            return Err(format!("`{c}` lies over its neighbour"));
        }
        last = Some(ink);
        match (verdicts.figure(outline, c), digit(c)) {
            (Reading::As { height }, Some(_)) => digits.push((ink, f64::from(height), ink.height())),
            (Reading::As { .. }, _) => {}
            (Reading::Other(other), _) => return Err(format!("its `{c}` looks like `{other}`")),
            (Reading::None, _) => return Err(format!("its `{c}` has an unknown shape")),
        }
    }
    in_line(&digits)
}

fn single(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// From the page to a frame in which the text runs from left to right.
fn upright(marks: &[Mark]) -> Affine {
    let (x, y) = marks.first().map_or((1.0, 0.0), |m| m.along);
    Affine::new([x, -y, y, x, 0.0, 0.0])
}

/// How much of the narrower box lies over the other, along the line.
fn overlap(a: Rect, b: Rect) -> f64 {
    let both = a.x1.min(b.x1) - a.x0.max(b.x0);
    both / a.width().min(b.width()).max(1e-6)
}

/// Digits of one number have the heights of their family, and stand on one line.
fn in_line(digits: &[(Rect, f64, f64)]) -> Result<(), String> {
    let mut wholes: Vec<f64> = digits.iter().map(|(_, usual, height)| height / usual.max(0.05)).collect();
    wholes.sort_by(f64::total_cmp);
    let Some(whole) = wholes.get(wholes.len() / 2).copied() else { return Ok(()) };
    if whole < LEAST_HEIGHT {
        return Err(format!("its digits are {:.1} mm tall", whole * 25.4 / 72.0));
    }
    let mut feet: Vec<f64> = digits.iter().map(|(ink, ..)| ink.y0).collect();
    feet.sort_by(f64::total_cmp);
    let foot = feet[feet.len() / 2];
    for (ink, usual, height) in digits {
        let own = height / usual.max(0.05);
        if own > whole * HEIGHT_SLACK || own < whole / HEIGHT_SLACK {
            return Err("its digits differ in size".to_owned());
        }
        // A small digit, as the Arabic zero, may stand anywhere between foot and head.
        let raised = ink.y0 - foot > whole * FOOT_SLACK && ink.y1 - foot > whole * (1.0 + FOOT_SLACK);
        if raised || foot - ink.y0 > whole * FOOT_SLACK {
            return Err("its digits do not stand on one line".to_owned());
        }
    }
    Ok(())
}

/// How an outline reads that should be `wanted`. Signs are only to be no digits.
pub fn reading(outline: &Outline, wanted: char) -> Reading {
    let Some(figure) = figure::of(&outline.path) else { return Reading::None };
    if shapes::is_known(wanted) {
        return shapes::read(&figure, wanted);
    }
    if digit(wanted).is_some() || wanted.is_alphabetic() {
        return Reading::None;
    }
    match shapes::digit_of(&figure) {
        // A dot, a hyphen, a bar: all ink, as a 1 without its flag.
        Some('1') | None => Reading::As { height: 1.0 },
        Some(other) => Reading::Other(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_on_one_line() {
        let digit = |foot: f64, height: f64, usual: f64| (Rect::new(0.0, foot, 5.0, foot + height), usual, height);
        let row = |last| [digit(0.0, 10.0, 1.0), digit(0.0, 10.0, 1.0), digit(0.0, 10.0, 1.0), last];
        // An Arabic zero stands at half the height; old-style figures hang.
        for good in [digit(6.0, 2.5, 0.25), digit(0.0, 10.0, 1.0), digit(-3.5, 10.0, 1.0), digit(4.0, 10.0, 1.0)] {
            assert_eq!(in_line(&row(good)), Ok(()), "{good:?}");
        }
        for bad in [digit(6.0, 10.0, 1.0), digit(-5.5, 10.0, 1.0), digit(15.0, 2.5, 0.25)] {
            assert_eq!(in_line(&row(bad)), Err("its digits do not stand on one line".to_owned()), "{bad:?}");
        }
        assert_eq!(in_line(&row(digit(0.0, 18.0, 1.0))), Err("its digits differ in size".to_owned()));
        assert!(in_line(&[digit(0.0, LEAST_HEIGHT - 0.1, 1.0)]).is_err());
        assert_eq!(in_line(&[digit(0.0, LEAST_HEIGHT + 0.1, 1.0)]), Ok(()));
    }
}
