//! Crop and registration marks around a block of trims, outside their bleed.

use crate::model::layout::Imposition;
use crate::scene::{Color, Content, Item, Join, Path, Pt, Rect, Size, Stroke, shapes};

/// Crop marks: length, distance from the trim and stroke, in points (5 mm, 2 mm, 0.25 pt).
const MARK: (Pt, Pt, Pt) = (14.17, 5.67, 0.25);
/// Registration marks: radius of the ring, half the cross, distance of the centre from the bleed.
const TARGET: (Pt, Pt, Pt) = (3.5, 6.0, 10.0);

/// Trims in columns and rows on a sheet.
#[derive(Debug, Clone, Copy)]
pub struct Block<'a> {
    pub sheet: Size,
    pub trim: Size,
    /// Left and above of the block, and as much right and below.
    pub margins: (Pt, Pt),
    pub plan: &'a Imposition,
}

impl Block<'_> {
    /// Marks at every cut, as long as the paper leaves room.
    pub fn crop_marks(&self, gap: Pt, items: &mut Vec<Item>) {
        let Self { sheet, trim, margins: (x0, y0), plan } = *self;
        let (length, _, width) = MARK;
        let mut add = |from: (Pt, Pt), to: (Pt, Pt)| {
            let path = shapes::line(from, to, Color::REGISTRATION, width, Vec::new());
            items.push(Item::artifact(Content::Path(path)));
        };
        let cuts = |start: Pt, count: u16, size: Pt, gutter: Pt| {
            let mut at: Vec<Pt> = Vec::new();
            for n in 0..count {
                let near = start + f32::from(n) * (size + gutter);
                for cut in [near, near + size] {
                    if at.last().is_none_or(|last| cut - last > 0.01) {
                        at.push(cut);
                    }
                }
            }
            at
        };
        let (reach_x, reach_y) = ((x0 - gap).clamp(0.0, length), (y0 - gap).clamp(0.0, length));
        for x in cuts(x0, plan.columns, trim.w, plan.gutter_x) {
            add((x, y0 - gap - reach_y), (x, y0 - gap));
            add((x, sheet.h - y0 + gap), (x, sheet.h - y0 + gap + reach_y));
        }
        for y in cuts(y0, plan.rows, trim.h, plan.gutter_y) {
            add((x0 - gap - reach_x, y), (x0 - gap, y));
            add((sheet.w - x0 + gap, y), (sheet.w - x0 + gap + reach_x, y));
        }
    }

    /// Registration marks beside the middle of the first copy, on all four sides that have room: the plates lie true when
    /// their rings do.
    pub fn registration_marks(&self, gap: Pt, items: &mut Vec<Item>) {
        let Self { sheet, trim, margins: (x0, y0), .. } = *self;
        let (radius, arm, away) = TARGET;
        let (cx, cy) = (x0 + trim.w / 2.0, y0 + trim.h / 2.0);
        let (dx, dy) = (x0 - gap - away, y0 - gap - away);
        let vertical = [(cx, dy), (cx, sheet.h - dy)].map(|at| (at, dy));
        let horizontal = [(dx, cy), (sheet.w - dx, cy)].map(|at| (at, dx));
        for ((x, y), room) in vertical.into_iter().chain(horizontal) {
            if room < arm {
                continue;
            }
            let width = MARK.2;
            let ring = shapes::circle(Rect::new(x - radius, y - radius, 2.0 * radius, 2.0 * radius));
            let stroke =
                Stroke { color: Color::REGISTRATION, width, dash: Vec::new(), round: false, join: Join::Miter };
            let paths = [
                Path { steps: ring, fill: None, even_odd: false, stroke: Some(stroke) },
                shapes::line((x - arm, y), (x + arm, y), Color::REGISTRATION, width, Vec::new()),
                shapes::line((x, y - arm), (x, y + arm), Color::REGISTRATION, width, Vec::new()),
            ];
            items.extend(paths.map(|path| Item::artifact(Content::Path(path))));
        }
    }
}

/// How far marks stand from the trim where the bleed is less.
pub fn gap(bleed: Pt) -> Pt {
    bleed.max(MARK.1)
}

/// How far crop marks stand from trims that are cut in an office.
pub const OFFICE_GAP: Pt = MARK.1;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::PathStep;

    /// Each mark lies as far outside the bleed as the others, in the middle of its side; a side without room has none.
    #[test]
    fn registration_marks_lie_around_the_first_copy() {
        let middles = |x0: Pt, y0: Pt| {
            let mut items = Vec::new();
            let (sheet, trim) = (Size { w: 200.0, h: 300.0 }, Size { w: 60.0, h: 80.0 });
            let plan = Imposition::alone();
            Block { sheet, trim, margins: (x0, y0), plan: &plan }.registration_marks(8.0, &mut items);
            let ring = |item: &Item| match &item.content {
                Content::Path(path) => match path.steps[..] {
                    [PathStep::Move(ax, ay), PathStep::Line(bx, by)] if ay == by => Some((ax.midpoint(bx), ay)),
                    _ => None,
                },
                _ => None,
            };
            items.iter().filter_map(ring).collect::<Vec<_>>()
        };
        assert_eq!(middles(40.0, 50.0), [(70.0, 32.0), (70.0, 268.0), (22.0, 90.0), (178.0, 90.0)]);
        assert_eq!(middles(23.0, 50.0), [(53.0, 32.0), (53.0, 268.0)]);
    }
}
