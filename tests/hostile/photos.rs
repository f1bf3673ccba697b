//! Photographs that ask for too much.

use std::path::Path;

use image::{GrayImage, ImageFormat, Luma};
use qrcode::QrCode;

use super::{Case, campaigns, put};

fn photo(folder: &Path, picture: &GrayImage) {
    put(folder, "handbill.toml", "name = \"Town\"\nregion = \"US\"\nversion = \"2026-11\"\n");
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    put(folder, "photo.png", bytes.into_inner());
}

/// A wall of different codes.
fn codes(folder: &Path, side: u32, module: u32) {
    let mut wall = GrayImage::from_pixel(side, side, Luma([255]));
    let step = module * 33;
    let mut n = 0;
    for y in (0..side.saturating_sub(step)).step_by(step as usize) {
        for x in (0..side.saturating_sub(step)).step_by(step as usize) {
            let code = QrCode::new(format!("https://example.org/{n}")).unwrap();
            n += 1;
            let width = code.width();
            for (at, color) in code.to_colors().into_iter().enumerate() {
                if color == qrcode::Color::Dark {
                    let (cx, cy) = (x + (at % width) as u32 * module, y + (at / width) as u32 * module);
                    (0..module).for_each(|i| (0..module).for_each(|j| wall.put_pixel(cx + i, cy + j, Luma([0]))));
                }
            }
        }
    }
    photo(folder, &wall);
}

fn two_hundred_codes(folder: &Path) {
    codes(folder, 2000, 4);
}

fn thousand_codes(folder: &Path) {
    codes(folder, 4200, 3);
}

/// Finder patterns without codes: each three of them may be one.
fn finders(folder: &Path) {
    let mut wall = GrayImage::from_pixel(2800, 2800, Luma([255]));
    for y in (0..2780_u32).step_by(18) {
        for x in (0..2780_u32).step_by(18) {
            for j in 0..14_u32 {
                for i in 0..14_u32 {
                    let ring = (i / 2).min(j / 2).min(6 - i / 2).min(6 - j / 2);
                    if ring != 1 {
                        wall.put_pixel(x + i, y + j, Luma([0]));
                    }
                }
            }
        }
    }
    photo(folder, &wall);
}

fn noise(folder: &Path) {
    let mut state = 1_u64;
    let picture = GrayImage::from_fn(4200, 4200, |_, _| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        Luma([(state >> 56) as u8])
    });
    photo(folder, &picture);
}

fn huge(folder: &Path) {
    put(folder, "handbill.toml", "name = \"Town\"\nregion = \"US\"\nversion = \"2026-11\"\n");
    put(folder, "photo.png", campaigns::png(15_900, 13_000, 8, 2));
}

/// Every case.
pub fn cases() -> Vec<Case> {
    let scan = |name, write| Case { name, args: "scan photo.png", write, says: "", quick: false };
    vec![
        scan("photo-200-codes", two_hundred_codes as fn(&Path)),
        scan("photo-1700-codes", thousand_codes),
        scan("photo-finders", finders),
        scan("photo-noise", noise),
        scan("photo-207-megapixels", huge),
    ]
}
