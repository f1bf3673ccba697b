//! Codes in a photograph of a poster on a wall: do they still lead where the campaign says?
//!
//! Pictures of unknown origin enter here: sizes are bounded before anything is unpacked.

use std::io::Cursor;

use image::{DynamicImage, GrayImage, ImageReader, Limits, imageops};

use super::qr;

/// Largest photograph, in bytes and in pixels a side.
pub const MAX_BYTES: u64 = 64 << 20;
const MAX_SIDE: u32 = 16_000;
const MAX_ALLOC: u64 = 640 << 20;
/// The longer sides at which a photograph is looked at, the likeliest first.
const SIDES: [u32; 4] = [1600, 2800, 900, 4200];

/// What the photograph shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shown {
    /// Payloads, each once.
    pub payloads: Vec<String>,
    /// There are the corners of a code that no attempt could read.
    pub unread: bool,
}

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

/// Looks for codes at several sizes, contrasts and turns. Goes on after the first one: a sticker may hang beside a code.
pub fn look(photo: &GrayImage) -> Shown {
    let mut shown = Shown::default();
    let longer = photo.width().max(photo.height());
    let mut tried = Vec::new();
    for side in SIDES.map(|side| side.min(longer.max(1))) {
        if tried.contains(&side) {
            continue;
        }
        tried.push(side);
        let small = fitted(photo, side);
        note(&mut shown, &small);
        note(&mut shown, &stretched(&small));
        if tried.len() >= 2 && !shown.payloads.is_empty() && !shown.unread {
            break;
        }
        if shown.payloads.is_empty() {
            note(&mut shown, &imageops::fast_blur(&small, 1.2));
            note(&mut shown, &turned(&small));
        }
    }
    // A code that was read at one size may have been a riddle at another.
    shown.unread &= shown.payloads.is_empty();
    shown
}

fn note(shown: &mut Shown, picture: &GrayImage) {
    for found in qr::find(picture) {
        match found.payload {
            Some(payload) if !shown.payloads.contains(&payload) => shown.payloads.push(payload),
            Some(_) => {}
            None => shown.unread = true,
        }
    }
}

fn fitted(photo: &GrayImage, side: u32) -> GrayImage {
    let longer = photo.width().max(photo.height()).max(1);
    if longer == side {
        return photo.clone();
    }
    let scale = |n: u32| ((u64::from(n) * u64::from(side) / u64::from(longer)) as u32).max(1);
    imageops::resize(photo, scale(photo.width()), scale(photo.height()), imageops::FilterType::Triangle)
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

/// Turned by an eighth, on white.
fn turned(photo: &GrayImage) -> GrayImage {
    let (w, h) = (photo.width() as f32, photo.height() as f32);
    let side = (w + h) * std::f32::consts::FRAC_1_SQRT_2;
    let c = std::f32::consts::FRAC_1_SQRT_2;
    GrayImage::from_fn(side.ceil() as u32, side.ceil() as u32, |x, y| {
        let (dx, dy) = (x as f32 - side / 2.0, y as f32 - side / 2.0);
        let (sx, sy) = (c * dx + c * dy + w / 2.0, c * dy - c * dx + h / 2.0);
        let inside = sx >= 0.0 && sy >= 0.0 && sx < w && sy < h;
        if inside { *photo.get_pixel(sx as u32, sy as u32) } else { image::Luma([255]) }
    })
}
