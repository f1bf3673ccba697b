//! What a figure that no text names reads as: Latin digits and letters, by distance.
//!
//! The references are those of `shapes`, and a design that no font of the table has: seven segments. A coarse picture of
//! each is compared first: it is never farther than the fine one.

use std::sync::LazyLock;

use super::figure::{self, CELLS, Figure};
use super::shapes;

const COARSE: usize = CELLS[0] * CELLS[1] / 4;

struct Entry {
    c: char,
    figure: Figure,
    coarse: [u8; COARSE],
    /// Logarithm of its width to height.
    wide: f32,
}

static ALL: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let entry = |(c, figure): (char, Figure)| Entry { c, coarse: coarse(&figure), wide: figure.aspect.ln(), figure };
    shapes::latin().chain(devices()).map(entry).collect()
});

/// Ink of two by two cells.
fn coarse(figure: &Figure) -> [u8; COARSE] {
    let across = CELLS[0] / 2;
    std::array::from_fn(|at| {
        let (x, y) = (at % across * 2, at / across * 2);
        [(0, 0), (1, 0), (0, 1), (1, 1)].iter().map(|(dx, dy)| figure.cells[(y + dy) * CELLS[0] + x + dx]).sum()
    })
}

/// Every Latin digit and letter that lies within `limit`, with its distance; the nearest first.
pub fn within(figure: &Figure, limit: f32) -> Vec<(char, f32)> {
    let (own, wide) = (coarse(figure), figure.aspect.ln());
    let cells = 15.0 * figure.cells.len() as f32;
    let mut found: Vec<(char, f32)> = Vec::new();
    for entry in ALL.iter() {
        // A little more than what is left for the cells, because of rounding.
        let most = (limit - figure::ASPECT * (wide - entry.wide).abs() + 0.001) * cells;
        if most < 0.0 {
            continue;
        }
        if figure::apart(&own, &entry.coarse) as f32 > most {
            continue;
        }
        let far = figure.unlike(&entry.figure);
        if far < limit {
            match found.iter_mut().find(|(c, _)| *c == entry.c) {
                Some((_, known)) => *known = known.min(far),
                None => found.push((entry.c, far)),
            }
        }
    }
    found.sort_by(|a, b| a.1.total_cmp(&b.1));
    found
}

/// Where reading gives up.
pub const LIMIT: f32 = 0.2;

/// A figure as it reads.
#[derive(Debug, Clone, Copy)]
pub struct Sign {
    /// A digit, when it is surely one.
    pub digit: Option<char>,
    /// What it is most like, and how far from it.
    pub best: Option<char>,
    pub far: f32,
}

impl Sign {
    pub const NONE: Self = Self { digit: None, best: None, far: LIMIT };

    /// A digit that reads as no letter before.
    pub fn is_sure(self) -> bool {
        self.digit.is_some() && self.digit == self.best
    }
}

/// A digit without a text must be closer than one with a text. In a row of its like it may be a little farther.
pub const NEAR: f32 = 0.15;
const DRAWN: f32 = 0.17;

/// What a figure without a text reads as, from all characters that it is like, the nearest first.
pub fn reading(like: &[(char, f32)]) -> Sign {
    let near = like.iter().find(|(c, far)| c.is_ascii_digit() && *far < DRAWN);
    let letter = |digit: char| {
        like.iter().find(|(c, _)| c.is_ascii_alphabetic() && shapes::is_rival(digit, *c)).map_or(f32::MAX, |l| l.1)
    };
    let digit = near.filter(|(c, far)| *far < letter(*c)).map(|(c, _)| *c);
    Sign { digit, best: like.first().map(|l| l.0), far: like.first().map_or(LIMIT, |l| l.1) }
}

/// Digits of displays.
fn devices() -> impl Iterator<Item = (char, Figure)> {
    (0..10_u8).flat_map(|digit| {
        let c = char::from(b'0' + digit);
        let segments = [3, 4, 6].into_iter().filter_map(move |thick| seven(digit, thick));
        segments.map(move |figure| (c, figure))
    })
}

/// Segments a to g of each digit, from the lowest bit.
const SEGMENTS: [u8; 10] = [0x3F, 0x06, 0x5B, 0x4F, 0x66, 0x6D, 0x7D, 0x07, 0x7F, 0x6F];

fn seven(digit: u8, thick: usize) -> Option<Figure> {
    const W: usize = 24;
    const H: usize = 42;
    let on = |segment: u8| SEGMENTS[usize::from(digit)] >> segment & 1 == 1;
    let lit = |x: usize, y: usize| {
        let (left, right) = (x < thick, x >= W - thick);
        let upper = y < (H + thick) / 2;
        let middle = y.abs_diff(H / 2) * 2 <= thick;
        on(0) && y < thick
            || on(3) && y >= H - thick
            || on(6) && middle
            || right && (on(1) && upper || on(2) && (!upper || middle))
            || left && (on(5) && upper || on(4) && (!upper || middle))
    };
    cropped(W, H, lit)
}

/// The figure of the lit part.
fn cropped(w: usize, h: usize, lit: impl Fn(usize, usize) -> bool) -> Option<Figure> {
    let columns: Vec<usize> = (0..w).filter(|x| (0..h).any(|y| lit(*x, y))).collect();
    let (from, to) = (*columns.first()?, *columns.last()? + 1);
    let ink: Vec<bool> = (0..h).flat_map(|y| (from..to).map(move |x| (x, y))).map(|(x, y)| lit(x, y)).collect();
    figure::of_pixels(&ink, to - from)
}
