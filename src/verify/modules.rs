//! The modules of a QR code against what its error correction wants: which of them are wrong.
//!
//! rqrr samples and decodes; the tables are those of ISO/IEC 18004:2015, table 9. The encoder of the writer may not enter.

use rqrr::BitGrid;

/// Modules are wrong that the error correction had to mend.
pub fn is_damaged<G: BitGrid>(grid: &rqrr::Grid<G>) -> bool {
    if grid.grid.size() < 21 || wrong_in_corners(&grid.grid) + wrong_in_timing(&grid.grid) > 0 {
        return true;
    }
    if !alignment_is_whole(&grid.grid) || !formats_agree(&grid.grid) {
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

/// Three finder patterns of 49 modules with a tenth wrong, and a quarter of the timing.
pub fn is_framed<G: BitGrid>(grid: &G) -> bool {
    let side = grid.size();
    side >= 21 && wrong_in_corners(grid) <= 15 && wrong_in_timing(grid) * 4 <= 2 * (side - 16)
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

/// Wrong modules of the three finder patterns.
pub fn wrong_in_corners<G: BitGrid>(grid: &G) -> usize {
    let side = grid.size();
    let wanted = |x: usize, y: usize| x.abs_diff(3).max(y.abs_diff(3)) != 2;
    let corners = [(0, 0), (side - 7, 0), (0, side - 7)].into_iter();
    corners.map(|(x0, y0)| (0..49).filter(|i| grid.bit(y0 + i / 7, x0 + i % 7) != wanted(i % 7, i / 7)).count()).sum()
}

/// Wrong modules of the two lines of dark and light between the finder patterns.
pub fn wrong_in_timing<G: BitGrid>(grid: &G) -> usize {
    let line = 8..grid.size() - 8;
    line.map(|at| {
        let dark = at.is_multiple_of(2);
        usize::from(grid.bit(6, at) != dark) + usize::from(grid.bit(at, 6) != dark)
    })
    .sum()
}

/// The alignment pattern by the fourth corner, which scanners look for.
fn alignment_is_whole<G: BitGrid>(grid: &G) -> bool {
    let side = grid.size();
    let wanted = |x: usize, y: usize| x.abs_diff(2).max(y.abs_diff(2)) != 1;
    side == 21 || (0..25).all(|i| grid.bit(side - 9 + i / 5, side - 9 + i % 5) == wanted(i % 5, i / 5))
}

/// Level and mask stand twice in a symbol (ISO/IEC 18004:2015, figure 25).
fn formats_agree<G: BitGrid>(grid: &G) -> bool {
    let side = grid.size();
    (0..15).all(|bit| {
        let (y, x) = match bit {
            0..=5 => (bit, 8),
            6 => (7, 8),
            7 => (8, 8),
            8 => (8, 7),
            _ => (8, 14 - bit),
        };
        let (y2, x2) = if bit < 8 { (8, side - 1 - bit) } else { (side - 15 + bit, 8) };
        grid.bit(y, x) == grid.bit(y2, x2)
    })
}

/// Check bytes a block, blocks and data bytes of the first group, of the second.
pub type Blocks = (usize, usize, usize, usize, usize);

/// By version from 1, then L, M, Q, H.
pub const BLOCKS: [[Blocks; 4]; 10] = [
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
                let (timing, format) = (6 * side + 10, 8 * side + 1);
                for at in [side * side - 1, 3 * side + 3, (side - 2) * side + side - 4, timing, format] {
                    assert!(is_damaged(&grid(Some(at))), "version {version} {level:?}: module {at}");
                }
            }
        }
    }
}
