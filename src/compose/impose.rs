//! Faces onto sheets: one face a page, or several copies with crop marks.
//!
//! The first copy is placed as plain items, so that a screen reader meets it once; the others are uses of one form and
//! count as decoration.

use super::paint::{strip_tags, transform};
use super::shapes;
use crate::model::layout::{FlipEdge, Imposition};
use crate::scene::{Affine, Color, Content, Form, Item, Join, Link, Page, Path, Pt, Rect, Size, Stroke};

/// Crop marks: length, distance from the trim and stroke, in points (5 mm, 2 mm, 0.25 pt).
const MARK: (Pt, Pt, Pt) = (14.17, 5.67, 0.25);

/// Room for marks around the bleed of a sheet for the press: 9 mm.
const SLUG: Pt = 25.51;
/// Registration marks: radius of the ring, half the cross, distance of the centre from the bleed.
const TARGET: (Pt, Pt, Pt) = (3.5, 6.0, 10.0);

/// A face, painted in its own coordinates (trim at the origin).
#[derive(Debug, Clone)]
pub struct Painted {
    pub items: Vec<Item>,
    pub links: Vec<Link>,
}

/// A sheet that is one face: the media is the trim with its bleed, and for the press also room for marks.
pub fn single(face: Painted, trim: Size, bleed: Pt, press: bool) -> Page {
    let room = if press { bleed + SLUG } else { bleed };
    let media = Size { w: trim.w + 2.0 * room, h: trim.h + 2.0 * room };
    let by = Affine::translate(room, room);
    let Painted { mut items, mut links } = face;
    for item in &mut items {
        transform(item, &by);
    }
    for link in &mut links {
        link.rect = by.apply_rect(link.rect);
    }
    let size = trim;
    let trim = Rect::new(room, room, trim.w, trim.h);
    let sheet = Rect::new(0.0, 0.0, media.w, media.h);
    if press {
        let plan = Imposition { columns: 1, rows: 1, gutter_x: 0.0, gutter_y: 0.0, crop_marks: true, duplex: None };
        // Whatever a box paints beyond the bleed may not run under the marks.
        items = vec![Item { content: Content::Clip { rect: trim.outset(bleed), items }, tag: None }];
        marks(&mut items, media, size, (room, room), &plan, bleed.max(MARK.1), true);
        return Page { media, crop: sheet, bleed: trim.outset(bleed), trim, items, links };
    }
    Page { media, crop: trim, bleed: sheet, trim, items, links }
}

/// Space around the block of copies on a sheet; `None` when they do not fit.
pub fn margins(sheet: Size, trim: Size, plan: &Imposition) -> Option<(Pt, Pt)> {
    let (cols, rows) = (f32::from(plan.columns), f32::from(plan.rows));
    let x = (sheet.w - cols * trim.w - (cols - 1.0) * plan.gutter_x) / 2.0;
    let y = (sheet.h - rows * trim.h - (rows - 1.0) * plan.gutter_y) / 2.0;
    (x >= -0.01 && y >= -0.01).then_some((x.max(0.0), y.max(0.0)))
}

/// A sheet of copies. `back` mirrors the order over the edge on which the paper is turned.
pub fn n_up(
    face: &Painted,
    sheet: Size,
    trim: Size,
    bleed: Pt,
    plan: &Imposition,
    (back, press): (bool, bool),
    forms: &mut Vec<Form>,
) -> Option<Page> {
    let (x0, y0) = margins(sheet, trim, plan)?;
    let form = forms.len();
    let mut untagged = face.items.clone();
    untagged.iter_mut().for_each(strip_tags);
    forms.push(Form { bounds: Rect::new(0.0, 0.0, trim.w, trim.h).outset(bleed), items: untagged });
    let whole = Rect::new(0.0, 0.0, sheet.w, sheet.h);
    let mut page = Page { media: sheet, crop: whole, bleed: whole, trim: whole, items: Vec::new(), links: Vec::new() };
    if press {
        // The block of copies, whose marks stand outside its bleed.
        page.trim = Rect::new(x0, y0, sheet.w - 2.0 * x0, sheet.h - 2.0 * y0);
        let bleed = bleed.min(x0).min(y0);
        page.bleed = page.trim.outset(bleed);
    }
    for row in 0..plan.rows {
        for column in 0..plan.columns {
            let (c, r) = match (back, plan.duplex) {
                (true, Some(FlipEdge::Long)) => (plan.columns - 1 - column, row),
                (true, Some(FlipEdge::Short)) => (column, plan.rows - 1 - row),
                _ => (column, row),
            };
            let x = x0 + f32::from(c) * (trim.w + plan.gutter_x);
            let y = y0 + f32::from(r) * (trim.h + plan.gutter_y);
            let clip = cell(Rect::new(x, y, trim.w, trim.h), (c, r), bleed, plan);
            let by = Affine::translate(x, y);
            if row == 0 && column == 0 {
                let items = face
                    .items
                    .iter()
                    .cloned()
                    .map(|mut item| {
                        transform(&mut item, &by);
                        item
                    })
                    .collect();
                page.items.push(Item { content: Content::Clip { rect: clip, items }, tag: None });
                page.links.extend(face.links.iter().cloned().map(|l| Link { rect: by.apply_rect(l.rect), ..l }));
            } else {
                page.items.push(Item { content: Content::Form { form, transform: by, clip: Some(clip) }, tag: None });
            }
        }
    }
    if plan.crop_marks {
        let gap = if press { bleed.max(MARK.1) } else { MARK.1 };
        marks(&mut page.items, sheet, trim, (x0, y0), plan, gap, press);
    }
    Some(page)
}

/// What a copy may paint: its trim, its bleed on the outside, half of the gutter towards a neighbour.
fn cell(trim: Rect, (c, r): (u16, u16), bleed: Pt, plan: &Imposition) -> Rect {
    let side = |outermost: bool, gutter: Pt| if outermost { bleed } else { bleed.min(gutter / 2.0) };
    let left = side(c == 0, plan.gutter_x);
    let right = side(c + 1 == plan.columns, plan.gutter_x);
    let top = side(r == 0, plan.gutter_y);
    let bottom = side(r + 1 == plan.rows, plan.gutter_y);
    Rect::new(trim.x - left, trim.y - top, trim.w + left + right, trim.h + top + bottom)
}

/// Marks outside the block at every cut, as long as the paper leaves room.
fn marks(items: &mut Vec<Item>, sheet: Size, trim: Size, (x0, y0): (Pt, Pt), plan: &Imposition, gap: Pt, press: bool) {
    let (length, _, width) = MARK;
    let black = Color::REGISTRATION;
    if press {
        targets(items, sheet, trim, (x0, y0), gap);
    }
    let mut add = |from: (Pt, Pt), to: (Pt, Pt)| {
        let path = shapes::line(from, to, black, width, Vec::new());
        items.push(Item { content: Content::Path(path), tag: None });
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
fn targets(items: &mut Vec<Item>, sheet: Size, trim: Size, (x0, y0): (Pt, Pt), gap: Pt) {
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
        let stroke = Stroke { color: Color::REGISTRATION, width, dash: Vec::new(), round: false, join: Join::Miter };
        let paths = [
            Path { steps: ring, fill: None, even_odd: false, stroke: Some(stroke) },
            shapes::line((x - arm, y), (x + arm, y), Color::REGISTRATION, width, Vec::new()),
            shapes::line((x, y - arm), (x, y + arm), Color::REGISTRATION, width, Vec::new()),
        ];
        items.extend(paths.map(|path| Item { content: Content::Path(path), tag: None }));
    }
}

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
            targets(&mut items, sheet, trim, (x0, y0), 8.0);
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
