//! What lies outside the trim and the bleed: nothing, except on a sheet for the press its crop and registration marks.
//!
//! Boxes and what [`super::read`] saw out there come in, findings go out.

use hayro::kurbo::Rect;

use super::read::{Boxes, Stray};
use crate::diag::{Code, Diagnostic, Report};
use crate::ink::Ink;
use crate::manifest::Entry;

/// A crop mark: its length (5 mm) and width, with slack, in points.
const MARK: (f64, f64) = (14.4, 0.6);
/// A registration mark: the side of its square.
const TARGET: f64 = 12.6;
/// Room around the bleed of a sheet that is one face; sheets of several copies are cut in their middle too.
const SLUG: f64 = 25.51;
/// Most crop marks on a side, and paths of a registration mark.
const MARKS: usize = 64;
const PATHS: usize = 3;
const SLACK: f64 = 0.2;

pub fn check(entry: &Entry, at: usize, boxes: &Boxes, strays: &[Stray], report: &mut Report) {
    let cut: String =
        strays.iter().filter_map(|s| if let Stray::Text(t) = s { Some(t.as_str()) } else { None }).collect();
    if !cut.is_empty() {
        let shown: String = cut.chars().take(40).collect();
        let message = format!("{}: text on page {} lies outside the trim: \"{shown}\"", entry.path, at + 1);
        report.push(Diagnostic::new(Code::VerifyOutside, message));
    }
    let mut marks = Marks::new(boxes, entry.ink == Ink::Cmyk.name());
    let art = strays.iter().find_map(|stray| match stray {
        Stray::Art { rect, line } => (!(*line && marks.take(*rect))).then_some(*rect),
        Stray::Text(_) => None,
    });
    if let Some(rect) = art {
        let message = format!("{}: artwork on page {} lies outside the bleed: {rect:.1?}", entry.path, at + 1);
        report.push(Diagnostic::new(Code::VerifyOutside, message).hint(
            "only crop and registration marks of a sheet for the press may stand there, where handbill draws them",
        ));
    }
}

/// One side of the sheet, seen with the side at the foot: `along` it, and how far `out` from the trim.
#[derive(Debug, Default)]
struct Side {
    marks: usize,
    paths: usize,
    target: Option<f64>,
}

struct Marks<'a> {
    boxes: &'a Boxes,
    press: bool,
    /// One face on the sheet: marks stand at its corners alone.
    single: bool,
    sides: [Side; 4],
}

impl<'a> Marks<'a> {
    fn new(boxes: &'a Boxes, press: bool) -> Self {
        let (m, b) = (boxes.media, boxes.bleed);
        let room = [b.x0 - m.x0, b.y0 - m.y0, m.x1 - b.x1, m.y1 - b.y1];
        let single = room.iter().all(|room| (room - SLUG).abs() < SLACK);
        Self { boxes, press, single, sides: Default::default() }
    }

    /// Whether a stroke is a mark of the press, and no more than there may be.
    fn take(&mut self, rect: Rect) -> bool {
        let (trim, bleed) = (self.boxes.trim, self.boxes.bleed);
        if !self.press {
            return false;
        }
        // Left, right, foot, head: the stroke along the side, and out from it; the trim along the side.
        let upright = |near: f64, far: f64| ([rect.x0, rect.x1], [near, far], [trim.x0, trim.x1]);
        let level = |near: f64, far: f64| ([rect.y0, rect.y1], [near, far], [trim.y0, trim.y1]);
        let sides = [
            level(bleed.x0 - rect.x1, bleed.x0 - rect.x0),
            level(rect.x0 - bleed.x1, rect.x1 - bleed.x1),
            upright(bleed.y0 - rect.y1, bleed.y0 - rect.y0),
            upright(rect.y0 - bleed.y1, rect.y1 - bleed.y1),
        ];
        // A sheet without a bleed has its marks in line with the edges of two sides: it is of the one that it is farther from.
        let near = |at: &usize| sides[*at].1[0];
        let Some(at) = (0..sides.len()).max_by(|a, b| near(a).total_cmp(&near(b))).filter(|at| near(at) >= -SLACK)
        else {
            return false;
        };
        let (along, out, span) = sides[at];
        let (width, length, middle) = (along[1] - along[0], out[1] - out[0], (along[0] + along[1]) / 2.0);
        let side = &mut self.sides[at];
        let inside = middle >= span[0] - SLACK && middle <= span[1] + SLACK;
        let corner = span.iter().any(|corner| (middle - corner).abs() < SLACK);
        if width <= MARK.1 && length <= MARK.0 && inside && (corner || !self.single) {
            side.marks += 1;
            if side.marks <= if self.single { 2 } else { MARKS } {
                return true;
            }
            return false;
        }
        let centre = (span[0] + span[1]) / 2.0;
        let place = (!self.single || (middle - centre).abs() < SLACK)
            && side.target.is_none_or(|target| (target - middle).abs() < SLACK);
        if width <= TARGET && length <= TARGET && inside && place {
            side.target = Some(middle);
            side.paths += 1;
            return side.paths <= PATHS;
        }
        false
    }
}
