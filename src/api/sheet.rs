//! A finished sheet.

use std::fmt;

use super::{Findings, PictureError};
use crate::batch::Made;
use crate::export::png;
use crate::manifest::Entry;

/// The boxes of a page, in points (1/72 inch). The origin is the lower left corner of the sheet of paper, as in the PDF.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct PageBoxes {
    /// Width and height of the paper.
    pub media: [f64; 2],
    /// What is printed so that no white shows where a cut goes wrong: left, bottom, right, top.
    pub bleed: [f64; 4],
    /// What is left after the cut: left, bottom, right, top.
    pub trim: [f64; 4],
}

/// A sheet that was made and read back: every text, number and code that must be on it is there, and no other code.
///
/// Sheets in the pseudo-locales `en-XA` and `ar-XB` are for designers and were not read back.
#[derive(Clone)]
pub struct FinishedSheet {
    bytes: Vec<u8>,
    entry: Entry,
    findings: Findings,
}

impl fmt::Debug for FinishedSheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.bytes.len();
        f.debug_struct("FinishedSheet").field("path", &self.path()).field("bytes", &bytes).finish_non_exhaustive()
    }
}

impl FinishedSheet {
    pub(super) fn new(made: Made, findings: Findings) -> Self {
        Self { bytes: made.bytes, entry: made.entry, findings }
    }

    /// The PDF. Equal campaigns and selections give equal bytes, on every machine.
    pub fn pdf(&self) -> &[u8] {
        &self.bytes
    }

    /// The PDF, for keeps.
    pub fn into_pdf(self) -> Vec<u8> {
        self.bytes
    }

    /// Where [`Plan::build`](crate::Plan::build) would put it below its folder: `ar/venue-poster.pdf`, or
    /// `ar/venue-poster-grey.pdf`.
    pub fn path(&self) -> &str {
        &self.entry.path
    }

    /// Its pages.
    pub fn pages(&self) -> Vec<PageBoxes> {
        let all = self.entry.sheets.iter();
        all.map(|page| PageBoxes { media: page.media, bleed: page.bleed, trim: page.trim }).collect()
    }

    /// Every paragraph on it, once, in reading order.
    pub fn texts(&self) -> &[String] {
        &self.entry.texts
    }

    /// The telephone numbers and short codes on it, as they are printed.
    pub fn numbers(&self) -> &[String] {
        &self.entry.numbers
    }

    /// What its QR codes say, sorted.
    pub fn codes(&self) -> &[String] {
        &self.entry.qr
    }

    /// Warnings and notes about this sheet, beside those of its plan.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// A page as PNG, at 10 to 600 dots an inch and with at most 40 million pixels (A2 at 300 dots an inch has 35). It shows
    /// what a viewer shows: the trim, or the whole sheet with its marks when several pieces stand on it. Pages count from 0.
    ///
    /// # Errors
    /// When there is no such page, or when the picture would be too large.
    pub fn picture(&self, page: usize, dpi: f64) -> Result<Vec<u8>, PictureError> {
        png::page(&self.bytes, page, dpi)
    }
}
