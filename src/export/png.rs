//! A page of a finished PDF as a PNG picture, drawn by hayro from the file itself: what is shown is what prints.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings};
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};

/// The least and the most dots an inch of a picture.
pub const DPI: (f64, f64) = (10.0, 600.0);
/// Most pixels of one picture: an A2 sheet at 300 dpi has 34.8 million.
pub const MAX_PIXELS: f64 = 40e6;

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum PngError {
    /// The file has fewer pages.
    NoPage {
        /// How many it has.
        pages: usize,
    },
    /// Fewer than 10 or more than 600 dots an inch.
    Dpi(f64),
    /// More than 40 million pixels.
    TooLarge {
        /// Width and height in pixels.
        size: [f64; 2],
    },
    /// The file cannot be read, or the page cannot be drawn.
    Unreadable,
}

impl std::fmt::Display for PngError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoPage { pages } => write!(f, "the sheet has {pages} pages, and the first is number 0"),
            Self::Dpi(dpi) => write!(f, "{dpi} dots an inch are not from {} to {}", DPI.0, DPI.1),
            Self::TooLarge { size: [w, h] } => {
                write!(f, "{w} × {h} pixels are more than {} million: ask for fewer dots an inch", MAX_PIXELS / 1e6)
            }
            Self::Unreadable => write!(f, "the page cannot be drawn"),
        }
    }
}

impl std::error::Error for PngError {}

/// The page at `at` (from 0) on white paper, as a viewer shows it: the crop box, at `dpi` dots an inch.
pub fn page(pdf: &[u8], at: usize, dpi: f64) -> Result<Vec<u8>, PngError> {
    if !(DPI.0..=DPI.1).contains(&dpi) {
        return Err(PngError::Dpi(dpi));
    }
    // What a renderer does not foresee is an error of this picture, not the end of the program.
    catch_unwind(AssertUnwindSafe(|| {
        let pdf = Pdf::new(pdf.to_vec()).map_err(|_| PngError::Unreadable)?;
        let pages = pdf.pages();
        let page = pages.get(at).ok_or(PngError::NoPage { pages: pages.len() })?;
        draw(page, dpi)
    }))
    .unwrap_or(Err(PngError::Unreadable))
}

fn draw(page: &Page<'_>, dpi: f64) -> Result<Vec<u8>, PngError> {
    let area = page.crop_box();
    let scale = dpi / 72.0;
    let size = [(area.x1 - area.x0) * scale, (area.y1 - area.y0) * scale].map(|side| side.round().max(1.0));
    let [w, h] = size.map(|side| (side <= f64::from(u16::MAX)).then_some(side as u16));
    let (Some(w), Some(h)) = (w, h) else { return Err(PngError::TooLarge { size }) };
    if size[0] * size[1] > MAX_PIXELS {
        return Err(PngError::TooLarge { size });
    }
    let onto = Affine::new([scale, 0.0, 0.0, -scale, -area.x0 * scale, area.y1 * scale]);
    let mut context = RenderContext::new(w, h);
    // A font that is not in the file is not drawn: a print shop would not have it either.
    let reading = InterpreterSettings { font_resolver: Arc::new(|_| None), ..InterpreterSettings::default() };
    hayro::render_into(page, &RenderCache::new(), &reading, &RenderSettings::default(), &mut context, onto);
    context.flush();
    let mut pixmap = Pixmap::new(w, h);
    let paper = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
    context.render_with(&mut pixmap, &mut Resources::default(), paper);
    let rgb: Vec<u8> = pixmap.data_as_u8_slice().chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
    let mut png = Vec::new();
    PngEncoder::new(&mut png)
        .write_image(&rgb, u32::from(w), u32::from(h), ExtendedColorType::Rgb8)
        .map_err(|_| PngError::Unreadable)?;
    Ok(png)
}
