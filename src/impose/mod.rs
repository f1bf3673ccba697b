//! Composition → Scene: faces onto sheets.
//!
//! - `single` makes a sheet of one face, `n_up` one of several copies with crop marks, mirrored on the back
//! - `marks` draws what stands outside the trims
//!
//! What a face shows may not change here, and nothing is judged. The first copy is placed as plain items, so that a screen
//! reader meets it once; the others are uses of one form and count as decoration.

mod marks;
mod n_up;
mod single;

use crate::diag::{Code, Diagnostic, Report};
use crate::ink::Ink;
use crate::resolve::wording::Job;
use crate::scene::{Composition, Scene};

/// Who prints and cuts a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printer {
    /// Paper as large as the trim, and scissors.
    Office,
    /// Larger paper, plates that must lie true, a guillotine: the sheet has a bleed and marks.
    Shop,
}

impl Printer {
    /// Inks of a press go to a print shop.
    pub fn of(ink: Ink) -> Self {
        if ink == Ink::Cmyk { Self::Shop } else { Self::Office }
    }
}

/// Puts the faces of a job onto its sheets; `None` when they do not fit, which is in the report.
pub fn impose(composition: Composition, job: &Job, printer: Printer, report: &mut Report) -> Option<Scene> {
    let Composition { title, subject, lang, rtl, faces, tags } = composition;
    let mut scene = Scene { title, subject, lang, rtl, forms: Vec::new(), pages: Vec::new(), tags };
    for (at, face) in faces.into_iter().enumerate() {
        let page = match &job.layout.impose {
            None => Some(single::sheet(face, printer)),
            Some(plan) => n_up::sheet(&face, job.paper.size, plan, at % 2 == 1, printer, &mut scene.forms),
        };
        match page {
            Some(page) => scene.pages.push(page),
            None => {
                let (columns, rows) = job.layout.impose.as_ref().map_or((1, 1), |plan| (plan.columns, plan.rows));
                let span = job.layout.faces.first().map_or(job.layout.document_title.span, |face| face.span);
                let message = format!("{columns} × {rows} copies do not fit on {}", job.paper.name);
                report.push(Diagnostic::new(Code::PageOverflow, message).at(span));
                return None;
            }
        }
    }
    Some(scene)
}
