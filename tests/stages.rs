//! The stages that tests call one by one.

use handbill::compose::{compose, typeset::Typesetter};
use handbill::diag::Report;
use handbill::impose::{Printer, impose};
use handbill::load::campaign::Campaign;
use handbill::resolve::wording::Wording;
use handbill::scene::{Affine, Composition, Content, Item, Link, PaintedFace, Rect, Scene, Size};

/// The pages of a job.
pub fn scene(
    campaign: &Campaign,
    wording: &Wording,
    typesetter: &mut Typesetter,
    report: &mut Report,
) -> Option<Scene> {
    let composition = compose(campaign, wording, typesetter, report)?;
    impose(composition, &wording.job, Printer::of(campaign.ink), report)
}

/// The faces of a scene that was changed by hand, as they were before they stood on sheets.
pub fn taken_apart(scene: &Scene, wording: &Wording) -> Composition {
    let job = &wording.job;
    let faces = scene.pages.iter().enumerate().map(|(at, page)| {
        let (trim, bleed) = (job.trim.size, job.layout.bleed);
        let own = match &job.layout.impose {
            None => page.trim,
            Some(plan) => {
                plan.trim_of(plan.cell((0, 0), at % 2 == 1), plan.margins(job.paper.size, trim).unwrap(), trim)
            }
        };
        let by = Affine::translate(-own.x, -own.y);
        // An office's sheet of one face clips nothing.
        let whole = job.layout.impose.is_none() && page.crop == page.trim;
        let mut items: Vec<Item> = Vec::new();
        for item in &page.items {
            match &item.content {
                // The copy itself: whatever else is clipped says where it came from, or lies inside it.
                Content::Clip { rect, items: inner } if !whole && item.origin.is_none() && holds(*rect, own) => {
                    items.extend(inner.iter().cloned());
                }
                Content::Form { .. } => {}
                _ => items.push(item.clone()),
            }
        }
        items.iter_mut().for_each(|item| item.transform(&by));
        let links = page.links.iter().map(|link| Link { rect: by.apply_rect(link.rect), ..link.clone() }).collect();
        PaintedFace { trim: Size { w: own.w, h: own.h }, bleed, items, links }
    });
    Composition {
        title: scene.title.clone(),
        subject: scene.subject.clone(),
        lang: scene.lang.clone(),
        rtl: scene.rtl,
        faces: faces.collect(),
        tags: scene.tags.clone(),
    }
}

fn holds(outer: Rect, inner: Rect) -> bool {
    let by = outer.outset(0.01);
    by.x <= inner.x && by.y <= inner.y && by.right() >= inner.right() && by.bottom() >= inner.bottom()
}
