//! A sheet of copies of one face, in columns and rows.

use super::Printer;
use super::marks::{self, Block};
use crate::model::layout::Imposition;
use crate::scene::{Affine, Content, Form, Item, Link, Page, PaintedFace, Rect, Size};

/// `back` mirrors the order over the edge on which the paper is turned. `None` when the copies do not fit.
pub fn sheet(
    face: &PaintedFace,
    sheet: Size,
    plan: &Imposition,
    back: bool,
    printer: Printer,
    forms: &mut Vec<Form>,
) -> Option<Page> {
    let (trim, bleed) = (face.trim, face.bleed);
    let margins = plan.margins(sheet, trim)?;
    let form = forms.len();
    let mut untagged = face.items.clone();
    untagged.iter_mut().for_each(Item::strip_tags);
    forms.push(Form { bounds: Rect::new(0.0, 0.0, trim.w, trim.h).outset(bleed), items: untagged });
    let whole = Rect::new(0.0, 0.0, sheet.w, sheet.h);
    let mut page = Page { media: sheet, crop: whole, bleed: whole, trim: whole, items: Vec::new(), links: Vec::new() };
    if printer == Printer::Shop {
        // The block of copies, whose marks stand outside its bleed.
        let (x0, y0) = margins;
        page.trim = Rect::new(x0, y0, sheet.w - 2.0 * x0, sheet.h - 2.0 * y0);
        page.bleed = page.trim.outset(bleed.min(x0).min(y0));
    }
    for row in 0..plan.rows {
        for column in 0..plan.columns {
            let cell = plan.cell((column, row), back);
            let own = plan.trim_of(cell, margins, trim);
            let clip = plan.reach(cell, own, bleed);
            let by = Affine::translate(own.x, own.y);
            let content = if row == 0 && column == 0 {
                let mut items = face.items.clone();
                items.iter_mut().for_each(|item| item.transform(&by));
                page.links.extend(face.links.iter().cloned().map(|l| Link { rect: by.apply_rect(l.rect), ..l }));
                Content::Clip { rect: clip, items }
            } else {
                Content::Form { form, transform: by, clip: Some(clip) }
            };
            page.items.push(Item::artifact(content));
        }
    }
    if plan.crop_marks {
        let block = Block { sheet, trim, margins, plan };
        match printer {
            Printer::Office => block.crop_marks(marks::OFFICE_GAP, &mut page.items),
            Printer::Shop => {
                block.registration_marks(marks::gap(bleed), &mut page.items);
                block.crop_marks(marks::gap(bleed), &mut page.items);
            }
        }
    }
    Some(page)
}
