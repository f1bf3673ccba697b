//! Scene → PDF bytes.
//!
//! Only a finished [`Scene`], the bytes of its fonts and images, and [`PdfOptions`] may enter this room: no file, no
//! message, no clock. Every output is tagged, PDF/UA-1 and PDF/A-2a at once (PDF/A-2u when the scene has no tags),
//! and PDF/X-4 with them when the ink is CMYK.
//!
//! - plan: checks the scene, and numbers the faces, codes, images and forms that its pages share
//! - draw: paints pages and forms through printpdf (`content`, `paths`, `shadings`, `text` with `clusters`)
//! - finish: puts the file together with lopdf (`fonts` with `composites`, `tounicode` and `cache`, `images`, `links`, `tags`,
//!   `metadata`, `icc`)

mod cache;
mod clusters;
mod composites;
mod content;
mod deflate;
mod draw;
mod error;
mod finish;
mod fonts;
mod icc;
mod images;
mod links;
mod metadata;
mod number;
mod paths;
mod plan;
mod shadings;
mod tags;
mod text;
mod tounicode;

pub use cache::FontCache;
pub use error::PdfError;

use crate::ink::Ink;
use crate::scene::Scene;
use error::scene as fault;

/// What goes into a file beside the scene.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfOptions {
    /// The program that made the file, e.g. `handbill 0.1.0`.
    pub producer: String,
    /// Seconds since 1970-01-01 00:00 UTC; without it the file has no date.
    pub created: Option<i64>,
    /// The campaign's version, written as `xmpMM:VersionID`.
    pub version: Option<String>,
    /// When the printed number was last seen in its source, as the record says it: `2025-11`.
    pub evidence: Option<String>,
    /// What the file is printed with; [`Ink::Cmyk`] makes it PDF/X-4 too, without links.
    pub ink: Ink,
}

impl Default for PdfOptions {
    fn default() -> Self {
        Self {
            producer: concat!("handbill ", env!("CARGO_PKG_VERSION")).into(),
            created: None,
            version: None,
            evidence: None,
            ink: Ink::Colour,
        }
    }
}

/// Writes a scene. Equal scenes and options give equal bytes, on any thread, whatever `fonts` holds.
///
/// # Errors
/// Whatever [`PdfError`] names: the scene contradicts itself, or a font or an image is damaged.
pub fn write(scene: &Scene, options: &PdfOptions, fonts: &FontCache) -> Result<Vec<u8>, PdfError> {
    check(scene)?;
    let plan = plan::Plan::new(scene)?;
    let sheets = draw::draw(scene, &plan, options.ink)?;
    finish::finish(scene, options, fonts, &plan, sheets)
}

/// What must hold for the document as a whole.
fn check(scene: &Scene) -> Result<(), PdfError> {
    if scene.pages.is_empty() {
        return Err(fault("no pages"));
    }
    if scene.title.trim().is_empty() {
        return Err(fault("no title"));
    }
    metadata::check_lang(&scene.lang)?;
    tags::check(scene)?;
    for page in &scene.pages {
        // 14 400 units is the most that Acrobat opens (ISO 32000-1, annex C.2).
        for side in [page.media.w, page.media.h] {
            if !(3.0..=14_400.0).contains(&side) {
                return Err(fault("a page side outside 3 to 14400 pt"));
            }
        }
    }
    Ok(())
}
