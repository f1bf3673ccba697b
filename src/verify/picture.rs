//! Pictures of pages, or of a part of one, in grey.
//!
//! hayro draws; nothing of the writer may enter.

use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, Rect};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings};
use image::GrayImage;

/// Most pixels of one picture: an A2 sheet at 150 dpi has 8.7 million.
const MAX_PIXELS: f64 = 24e6;

/// Pixels a point in a picture of `area`.
pub fn scale(area: Rect, dpi: f64) -> f64 {
    (dpi / 72.0).min((MAX_PIXELS / area.area().max(1.0)).sqrt())
}

/// From the page (points, origin at the lower left) to a picture of `area`, and the picture's width and height in pixels.
pub fn frame(area: Rect, dpi: f64) -> (Affine, [u16; 2]) {
    let scale = scale(area, dpi);
    let side = |points: f64| (points * scale).ceil().clamp(1.0, 16_000.0) as u16;
    let onto = Affine::new([scale, 0.0, 0.0, -scale, -area.x0 * scale, area.y1 * scale]);
    (onto, [side(area.width()), side(area.height())])
}

/// How light a colour is.
pub fn grey([r, g, b]: [u8; 3]) -> u8 {
    ((u32::from(r) * 299 + u32::from(g) * 587 + u32::from(b) * 114) / 1000) as u8
}

/// `area` of a page (points, origin at the lower left) on white paper. Larger areas come at fewer dots an inch.
pub fn take<'a>(page: &'a Page<'a>, cache: &RenderCache<'a>, area: Rect, dpi: f64) -> Option<GrayImage> {
    let (onto, [w, h]) = frame(area, dpi);
    let mut ctx = RenderContext::new(w, h);
    let settings = RenderSettings::default();
    hayro::render_into(page, cache, &super::read::settings(), &settings, &mut ctx, onto);
    ctx.flush();
    let mut pixmap = Pixmap::new(w, h);
    let paper = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
    ctx.render_with(&mut pixmap, &mut Resources::default(), paper);
    let pixels = pixmap.data_as_u8_slice().chunks_exact(4).map(|p| grey([p[0], p[1], p[2]])).collect();
    GrayImage::from_raw(u32::from(w), u32::from(h), pixels)
}

/// A part of a page in colour, in a frame of its own (pixels, y downwards); outlines are drawn as they are.
pub fn colours<'a>(
    page: &'a Page<'a>,
    cache: &RenderCache<'a>,
    onto: Affine,
    [w, h]: [u16; 2],
) -> Option<Vec<[u8; 3]>> {
    let mut ctx = RenderContext::new(w, h);
    let settings = RenderSettings { hinting: false, glyph_caching: false, ..RenderSettings::default() };
    hayro::render_into(page, cache, &super::read::settings(), &settings, &mut ctx, onto);
    ctx.flush();
    let mut pixmap = Pixmap::new(w, h);
    let paper = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
    ctx.render_with(&mut pixmap, &mut Resources::default(), paper);
    Some(pixmap.data_as_u8_slice().chunks_exact(4).map(|p| [p[0], p[1], p[2]]).collect())
}
