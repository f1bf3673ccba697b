//! Codes in a photograph of a poster on a wall: do they still lead where the campaign says?
//!
//! Pictures of unknown origin enter here: sizes are bounded before anything is unpacked.

use std::io::Cursor;

use image::{DynamicImage, GrayImage, ImageReader, Limits};

use super::symbols::{self, Sight};
use super::tones;

pub use super::symbols::QR;

/// Largest photograph, in bytes and in pixels a side. A picture of 120 million pixels takes 360 MB while it is opened.
pub const MAX_BYTES: u64 = 64 << 20;
const MAX_SIDE: u32 = 16_000;
const MAX_ALLOC: u64 = 360 << 20;
/// The longer side at which a photograph is looked at first, and at which once more when nothing was read.
const SIDES: [u32; 2] = [3200, 1600];

/// Opens a JPEG or PNG.
///
/// # Errors
/// A sentence on why it cannot be opened.
pub fn open(bytes: &[u8]) -> Result<GrayImage, String> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|e| e.to_string())?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_ALLOC);
    reader.limits(limits);
    let photo = super::guarded(|| reader.decode()).ok_or("it is damaged")?.map_err(|e| e.to_string())?;
    // A white sheet lies under what is transparent.
    Ok(match photo {
        DynamicImage::ImageLuma8(grey) => grey,
        other if other.color().has_alpha() => {
            let rgba = other.to_rgba8();
            GrayImage::from_fn(rgba.width(), rgba.height(), |x, y| {
                let [r, g, b, a] = rgba.get_pixel(x, y).0.map(u32::from);
                let grey = (r * 299 + g * 587 + b * 114) / 1000;
                image::Luma([((grey * a + 255 * (255 - a)) / 255) as u8])
            })
        }
        other => other.to_luma8(),
    })
}

/// Looks for codes of every kind at several sizes and contrasts, and when there are none, turned. Goes on after the first
/// one: a sticker may hang beside a code.
pub fn look(photo: &GrayImage) -> Sight {
    let large = fitted(photo, SIDES[0]);
    let mut sight = symbols::search(&large);
    if sight.symbols.is_empty() {
        let clear = stretched(&fitted(photo, SIDES[1]));
        let factor = f64::from(clear.width()) / f64::from(large.width().max(1));
        sight.take(symbols::search(&clear), factor);
        if sight.symbols.is_empty() {
            // Nothing comes of the places after a turn.
            let turned = symbols::search(&tones::turned(&clear, 45.0));
            sight.symbols.extend(turned.symbols);
        }
    }
    sight.settle();
    sight
}

fn fitted(photo: &GrayImage, side: u32) -> GrayImage {
    let longer = photo.width().max(photo.height()).max(1);
    if longer <= side {
        return photo.clone();
    }
    // Very large ones are first thinned out, which takes no memory.
    if longer > 2 * side {
        let (w, h) = (photo.width() / 2, photo.height() / 2);
        let half = DynamicImage::ImageLuma8(photo.clone()).thumbnail_exact(w.max(1), h.max(1)).into_luma8();
        return fitted(&half, side);
    }
    let scale = |n: u32| ((u64::from(n) * u64::from(side) / u64::from(longer)) as u32).max(1);
    tones::resized(photo, scale(photo.width()), scale(photo.height()))
}

/// The tones between the 5th and the 95th percentile of each tile fill the whole scale.
fn stretched(photo: &GrayImage) -> GrayImage {
    let (w, h) = photo.dimensions();
    let tile = (w.max(h) / 8).max(32);
    let mut out = photo.clone();
    for ty in (0..h).step_by(tile as usize) {
        for tx in (0..w).step_by(tile as usize) {
            let area = || (ty..h.min(ty + tile)).flat_map(|y| (tx..w.min(tx + tile)).map(move |x| (x, y)));
            let mut counts = [0_u32; 256];
            area().for_each(|(x, y)| counts[usize::from(photo.get_pixel(x, y).0[0])] += 1);
            let total: u32 = counts.iter().sum();
            let level = |share: u32| {
                let mut sum = 0;
                counts.iter().position(|n| {
                    sum += n;
                    sum * 20 >= total * share
                })
            };
            let (low, high) = (level(1).unwrap_or(0) as f32, level(19).unwrap_or(255) as f32);
            if high - low < 24.0 {
                continue;
            }
            for (x, y) in area() {
                let pixel = out.get_pixel_mut(x, y);
                pixel.0[0] = ((f32::from(pixel.0[0]) - low) * 255.0 / (high - low)).clamp(0.0, 255.0) as u8;
            }
        }
    }
    out
}
