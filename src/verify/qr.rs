//! Codes in a grey picture: what they say, and whether every module is as the error correction wants it.
//!
//! rqrr reads; the tables are those of ISO/IEC 18004:2015, table 9. The encoder of the writer may not enter.

use image::GrayImage;
use rqrr::{BitGrid, PreparedImage};

/// A code that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// `None`: it has the three corners of a code, and cannot be read.
    pub payload: Option<String>,
    /// Modules are wrong that the error correction had to mend, or a corner is damaged.
    pub damaged: bool,
    /// Left, top, right, bottom in pixels.
    pub bounds: [i32; 4],
}

/// Every code in the picture.
pub fn find(picture: &GrayImage) -> Vec<Found> {
    let (w, h) = (picture.width() as usize, picture.height() as usize);
    if w < 21 || h < 21 {
        return Vec::new();
    }
    let raw = picture.as_raw();
    let read = super::guarded(|| {
        let mut prepared = PreparedImage::prepare_from_greyscale(w, h, |x, y| raw[y * w + x]);
        let grids = prepared.detect_grids();
        grids
            .iter()
            .map(|grid| {
                let payload = grid.decode().ok().map(|(_, text)| text);
                let xs = grid.bounds.map(|p| p.x);
                let ys = grid.bounds.map(|p| p.y);
                let least = |all: [i32; 4]| all.into_iter().min().unwrap_or(0);
                let most = |all: [i32; 4]| all.into_iter().max().unwrap_or(0);
                Found {
                    damaged: payload.is_some() && is_damaged(grid),
                    payload,
                    bounds: [least(xs), least(ys), most(xs), most(ys)],
                }
            })
            .collect()
    });
    read.unwrap_or_default()
}

fn is_damaged<G: BitGrid>(grid: &rqrr::Grid<G>) -> bool {
    if !corners_are_whole(&grid.grid) {
        return true;
    }
    let Ok((meta, _)) = grid.get_raw_data() else { return true };
    // rqrr leaves the mask in its raw data: it is taken off everywhere but in the format bits.
    let side = grid.grid.size();
    let format = |x: usize, y: usize| {
        let near = |n: usize| n <= 8 || n + 8 >= side;
        (y == 8 && near(x)) || (x == 8 && near(y))
    };
    let bare =
        rqrr::SimpleGrid::from_func(side, |x, y| grid.grid.bit(y, x) ^ (!format(x, y) && is_masked(meta.mask, x, y)));
    let Ok((_, raw)) = rqrr::Grid::new(bare).get_raw_data() else { return true };
    // rqrr gives the level as its two bits: 01 L, 00 M, 11 Q, 10 H.
    let level = match meta.ecc_level {
        1 => 0,
        0 => 1,
        3 => 2,
        _ => 3,
    };
    let Some(blocks) = meta.version.0.checked_sub(1).and_then(|v| BLOCKS.get(v)) else { return false };
    let bytes = raw.len / 8;
    has_errors(&raw.data[..bytes], blocks[level])
}

/// ISO/IEC 18004:2015, table 10.
fn is_masked(mask: u16, x: usize, y: usize) -> bool {
    match mask {
        0 => (x + y).is_multiple_of(2),
        1 => y.is_multiple_of(2),
        2 => x.is_multiple_of(3),
        3 => (x + y).is_multiple_of(3),
        4 => (y / 2 + x / 3).is_multiple_of(2),
        5 => x * y % 2 + x * y % 3 == 0,
        6 => (x * y % 2 + x * y % 3).is_multiple_of(2),
        _ => ((x + y) % 2 + x * y % 3).is_multiple_of(2),
    }
}

/// Three finder patterns, module by module.
fn corners_are_whole<G: BitGrid>(grid: &G) -> bool {
    let side = grid.size();
    if side < 21 {
        return false;
    }
    let wanted = |x: usize, y: usize| {
        let ring = x.abs_diff(3).max(y.abs_diff(3));
        ring != 2
    };
    [(0, 0), (side - 7, 0), (0, side - 7)].into_iter().all(|(x0, y0)| {
        let wrong = (0..49).filter(|i| grid.bit(y0 + i / 7, x0 + i % 7) != wanted(i % 7, i / 7)).count();
        wrong == 0
    })
}

/// Check bytes a block, blocks and data bytes of the first group, of the second.
type Blocks = (usize, usize, usize, usize, usize);

/// By version from 1, then L, M, Q, H.
const BLOCKS: [[Blocks; 4]; 10] = [
    [(7, 1, 19, 0, 0), (10, 1, 16, 0, 0), (13, 1, 13, 0, 0), (17, 1, 9, 0, 0)],
    [(10, 1, 34, 0, 0), (16, 1, 28, 0, 0), (22, 1, 22, 0, 0), (28, 1, 16, 0, 0)],
    [(15, 1, 55, 0, 0), (26, 1, 44, 0, 0), (18, 2, 17, 0, 0), (22, 2, 13, 0, 0)],
    [(20, 1, 80, 0, 0), (18, 2, 32, 0, 0), (26, 2, 24, 0, 0), (16, 4, 9, 0, 0)],
    [(26, 1, 108, 0, 0), (24, 2, 43, 0, 0), (18, 2, 15, 2, 16), (22, 2, 11, 2, 12)],
    [(18, 2, 68, 0, 0), (16, 4, 27, 0, 0), (24, 4, 19, 0, 0), (28, 4, 15, 0, 0)],
    [(20, 2, 78, 0, 0), (18, 4, 31, 0, 0), (18, 2, 14, 4, 15), (26, 4, 13, 1, 14)],
    [(24, 2, 97, 0, 0), (22, 2, 38, 2, 39), (22, 4, 18, 2, 19), (26, 4, 14, 2, 15)],
    [(30, 2, 116, 0, 0), (22, 3, 36, 2, 37), (20, 4, 16, 4, 17), (24, 4, 12, 4, 13)],
    [(18, 2, 68, 2, 69), (26, 4, 43, 1, 44), (24, 6, 19, 2, 20), (28, 6, 15, 2, 16)],
];

/// True when a block is no word of its Reed-Solomon code.
fn has_errors(bytes: &[u8], (check, n1, d1, n2, d2): Blocks) -> bool {
    let blocks = n1 + n2;
    let data: usize = n1 * d1 + n2 * d2;
    if bytes.len() < data + blocks * check {
        return true;
    }
    let mut words: Vec<Vec<u8>> = vec![Vec::new(); blocks];
    let mut rest = bytes.iter().copied();
    for column in 0..d1.max(d2) {
        for (at, word) in words.iter_mut().enumerate() {
            if column < if at < n1 { d1 } else { d2 } {
                word.extend(rest.next());
            }
        }
    }
    for _ in 0..check {
        for word in &mut words {
            word.extend(rest.next());
        }
    }
    words.iter().any(|word| {
        let mut root = 1;
        (0..check).any(|_| {
            let syndrome = word.iter().fold(0, |sum, byte| times(sum, root) ^ byte);
            root = times(root, 2);
            syndrome != 0
        })
    })
}

/// In GF(2⁸) with the polynomial x⁸ + x⁴ + x³ + x² + 1.
fn times(a: u8, b: u8) -> u8 {
    let (mut a, mut b, mut product) = (a, b, 0);
    while b > 0 {
        if b & 1 == 1 {
            product ^= a;
        }
        a = (a << 1) ^ if a & 0x80 == 0 { 0 } else { 0x1D };
        b >>= 1;
    }
    product
}

#[cfg(test)]
mod tests {
    use qrcode::{EcLevel, QrCode, Version};

    use super::*;

    #[test]
    fn whole_codes_are_whole_and_one_wrong_module_is_seen() {
        for version in 1..=10 {
            for level in [EcLevel::L, EcLevel::M, EcLevel::Q, EcLevel::H] {
                let code = QrCode::with_version(b"https://a", Version::Normal(version), level);
                let Ok(code) = code else { continue };
                let (side, dark) = (code.width(), code.to_colors());
                let grid = |flip: Option<usize>| {
                    let bit = |x: usize, y: usize| {
                        let at = y * side + x;
                        (dark[at] == qrcode::Color::Dark) != (flip == Some(at))
                    };
                    rqrr::Grid::new(rqrr::SimpleGrid::from_func(side, bit))
                };
                assert_eq!(grid(None).decode().unwrap().1, "https://a", "{version} {level:?}");
                assert!(!is_damaged(&grid(None)), "version {version} {level:?}");
                for at in [side * side - 1, 3 * side + 3, (side - 2) * side + side - 4] {
                    assert!(is_damaged(&grid(Some(at))), "version {version} {level:?}: module {at}");
                }
            }
        }
    }
}
