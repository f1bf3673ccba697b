//! A sheet that is one face: the media is the trim with its bleed, and in a print shop also room for marks.

use super::Printer;
use super::marks::{self, Block};
use crate::model::layout::Imposition;
use crate::scene::{Affine, Content, Item, Page, PaintedFace, Pt, Rect, Size};

/// Room for marks around the bleed: 9 mm.
const SLUG: Pt = 25.51;

pub fn sheet(face: PaintedFace, printer: Printer) -> Page {
    let PaintedFace { trim: size, bleed, mut items, mut links } = face;
    let room = if printer == Printer::Shop { bleed + SLUG } else { bleed };
    let media = Size { w: size.w + 2.0 * room, h: size.h + 2.0 * room };
    let by = Affine::translate(room, room);
    items.iter_mut().for_each(|item| item.transform(&by));
    for link in &mut links {
        link.rect = by.apply_rect(link.rect);
    }
    let trim = Rect::new(room, room, size.w, size.h);
    let whole = Rect::new(0.0, 0.0, media.w, media.h);
    if printer == Printer::Office {
        return Page { media, crop: trim, bleed: whole, trim, items, links };
    }
    // Whatever a box paints beyond the bleed may not run under the marks.
    let reach = trim.outset(bleed);
    items = vec![Item::artifact(Content::Clip { rect: reach, items })];
    let plan = Imposition::alone();
    let block = Block { sheet: media, trim: size, margins: (room, room), plan: &plan };
    block.registration_marks(marks::gap(bleed), &mut items);
    block.crop_marks(marks::gap(bleed), &mut items);
    Page { media, crop: whole, bleed: reach, trim, items, links }
}
