//! Grey pictures changed: what paper and light do to a print, and parts, sizes and turns of a picture.

use image::imageops::FilterType;
use image::{DynamicImage, GrayImage, Luma};

use super::busy::Box4;

/// Out of focus, by a part of a millimetre.
pub fn blurred(picture: &GrayImage, sigma: f32) -> GrayImage {
    DynamicImage::ImageLuma8(picture.clone()).blur(sigma).into_luma8()
}

/// Weights of a blur of 1.3 pixels, from the middle outwards, in parts of 256.
const SOFT: [u32; 5] = [79, 59, 24, 5, 1];

/// Blurred so that dots, dashes and letters run together as they do in a lens.
pub fn softened(picture: &GrayImage) -> GrayImage {
    let (w, h) = (picture.width() as usize, picture.height() as usize);
    let mut across = vec![0_u8; w * h];
    let mut padded = vec![0_u8; w + 8];
    for (row, out) in picture.as_raw().chunks_exact(w.max(1)).zip(across.chunks_exact_mut(w.max(1))) {
        padded[..4].fill(row[0]);
        padded[4..w + 4].copy_from_slice(row);
        padded[w + 4..].fill(row[w - 1]);
        for (window, tone) in padded.windows(9).zip(out) {
            *tone = weighted(std::array::from_fn(|at| window[at]));
        }
    }
    let mut all = vec![0_u8; w * h];
    for (y, out) in all.chunks_exact_mut(w.max(1)).enumerate() {
        let rows: [&[u8]; 9] = std::array::from_fn(|at| {
            let y = (y + at).saturating_sub(4).min(h - 1);
            &across[y * w..(y + 1) * w]
        });
        for (x, tone) in out.iter_mut().enumerate() {
            *tone = weighted(rows.map(|row| row[x]));
        }
    }
    GrayImage::from_raw(picture.width(), picture.height(), all).unwrap_or_default()
}

fn weighted(nine: [u8; 9]) -> u8 {
    let nine = nine.map(u32::from);
    let sum = SOFT[0] * nine[4]
        + SOFT[1] * (nine[3] + nine[5])
        + SOFT[2] * (nine[2] + nine[6])
        + SOFT[3] * (nine[1] + nine[7])
        + SOFT[4] * (nine[0] + nine[8]);
    ((sum + 128) / 257) as u8
}

/// Half as wide and high; each pixel is the mean of four.
pub fn halved(picture: &GrayImage) -> GrayImage {
    let (w, h) = (picture.width() as usize, picture.height() as usize);
    let (across, down) = (w / 2, h / 2);
    let raw = picture.as_raw();
    let mut out = Vec::with_capacity(across * down);
    for y in 0..down {
        let (upper, lower) = (&raw[2 * y * w..][..w], &raw[(2 * y + 1) * w..][..w]);
        out.extend((0..across).map(|x| {
            let four = [upper[2 * x], upper[2 * x + 1], lower[2 * x], lower[2 * x + 1]];
            ((four.map(u32::from).iter().sum::<u32>() + 2) / 4) as u8
        }));
    }
    GrayImage::from_raw(across as u32, down as u32, out).unwrap_or_default()
}

/// Faded ink on grey paper under a weak lamp: black and white come three times closer.
pub fn faded(picture: &GrayImage) -> GrayImage {
    let mut out = picture.clone();
    out.pixels_mut().for_each(|Luma([v])| *v = 75 + *v / 3);
    out
}

/// How much of what a blur takes away is added.
const SHARP: i32 = 3;

/// Edges made steeper: what a lens, or a picture that was blurred, has run together.
pub fn sharpened(picture: &GrayImage) -> GrayImage {
    let soft = softened(&softened(picture));
    let mut sharp = picture.clone();
    for (tone, soft) in sharp.as_mut().iter_mut().zip(soft.as_raw()) {
        *tone = (i32::from(*tone) + SHARP * (i32::from(*tone) - i32::from(*soft))).clamp(0, 255) as u8;
    }
    sharp
}

/// Printed at `factor` of its size.
pub fn scaled(picture: &GrayImage, factor: f64) -> GrayImage {
    let side = |n: u32| ((f64::from(n) * factor).round() as u32).max(1);
    resized(picture, side(picture.width()), side(picture.height()))
}

/// Interpolated between pixels. Through `DynamicImage`, which is compiled once and optimised.
pub fn resized(picture: &GrayImage, w: u32, h: u32) -> GrayImage {
    DynamicImage::ImageLuma8(picture.clone()).resize_exact(w, h, FilterType::Triangle).into_luma8()
}

/// Black for white.
pub fn inverted(picture: &GrayImage) -> GrayImage {
    let mut picture = picture.clone();
    picture.as_mut().iter_mut().for_each(|tone| *tone = 255 - *tone);
    picture
}

/// Left for right.
pub fn flipped(picture: &GrayImage) -> GrayImage {
    let mut picture = picture.clone();
    let w = picture.width().max(1) as usize;
    picture.as_mut().chunks_exact_mut(w).for_each(<[u8]>::reverse);
    picture
}

/// A part of a picture, as much of it as there is.
pub fn cut(picture: &GrayImage, [x0, y0, x1, y1]: Box4) -> GrayImage {
    let at = |side: i32, most: u32| u32::try_from(side).unwrap_or(0).min(most);
    let (w, h) = picture.dimensions();
    let (x0, y0, x1, y1) = (at(x0, w), at(y0, h), at(x1, w), at(y1, h));
    let (wide, raw) = (w as usize, picture.as_raw());
    let (w, h) = (x1.saturating_sub(x0), y1.saturating_sub(y0));
    let rows = (y0..y0 + h).flat_map(|y| &raw[y as usize * wide + x0 as usize..][..w as usize]);
    GrayImage::from_raw(w, h, rows.copied().collect()).unwrap_or_default()
}

/// Turned back by an angle, on the tone of its corner.
pub fn turned(part: &GrayImage, degrees: f32) -> GrayImage {
    let (w, h) = (part.width() as f32, part.height() as f32);
    let (sin, cos) = degrees.to_radians().sin_cos();
    let side = (w.hypot(h).ceil() as u32).max(1);
    let raw = part.as_raw();
    let ground = raw.first().copied().unwrap_or(255);
    let (across, middle) = (part.width() as usize, side as f32 / 2.0);
    let mut out = vec![ground; (side * side) as usize];
    for (y, row) in out.chunks_exact_mut(side as usize).enumerate() {
        let dy = y as f32 - middle;
        let (mut sx, mut sy) = (-cos * middle - sin * dy + w / 2.0, -sin * middle + cos * dy + h / 2.0);
        for tone in row {
            if sx >= 0.0 && sy >= 0.0 && sx < w && sy < h {
                *tone = raw[sy as usize * across + sx as usize];
            }
            sx += cos;
            sy += sin;
        }
    }
    GrayImage::from_raw(side, side, out).unwrap_or_default()
}

/// Paints over a symbol that was read, so that the next one is found.
pub fn blank(picture: &mut GrayImage, [x0, y0, x1, y1]: Box4) {
    let margin = ((x1 - x0).max(y1 - y0) / 10).max(3);
    let clamp = |side: i32, most: u32| u32::try_from(side).unwrap_or(0).min(most);
    let (w, h) = picture.dimensions();
    for y in clamp(y0 - margin, h)..clamp(y1 + margin, h) {
        for x in clamp(x0 - margin, w)..clamp(x1 + margin, w) {
            picture.put_pixel(x, y, Luma([255]));
        }
    }
}

/// Tones by which pixels of equal drawings may differ: places are written to a thousandth of a point.
/// At 300 dpi an edge moves by less than a hundredth of a pixel.
const SLIGHT: u8 = 4;

/// Whether two pictures are of equal drawings.
pub fn alike(one: &GrayImage, other: &GrayImage) -> bool {
    one.dimensions() == other.dimensions() && one.iter().zip(other.iter()).all(|(a, b)| a.abs_diff(*b) <= SLIGHT)
}
