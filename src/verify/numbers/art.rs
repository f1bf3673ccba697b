//! Numbers that somebody has drawn: figures in art, which no text of the file names.
//!
//! A grey picture comes in, rows of figures go out. Where the glyphs of texts lie is left out: their numbers are read
//! elsewhere.

use image::GrayImage;

use super::nearest::{self, Sign};
use super::pieces::{self, Piece};
use super::{drawn, figure, sense};

/// Heights of a figure that are looked at, in pixels of 150 dpi: from 2 mm to 140 mm.
const HEIGHTS: std::ops::Range<i32> = 11..830;
/// Most difference in height in a row.
const UNEVEN: f64 = 0.25;
/// Widest gap between two figures, in heights: room for a hyphen between spaces.
const GAP: f64 = 1.3;
/// Most pieces of a picture that are looked at.
const PIECES: usize = 3000;
/// A piece of whose box this much is that of glyphs is text.
const TEXT: f64 = 0.3;
/// Shares of the tones between the darkest and the lightest at which ink is parted from ground.
const CUTS: [u32; 3] = [25, 50, 75];

/// A row of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub digits: String,
    /// Left, top, right, bottom in pixels.
    pub bounds: [i32; 4],
}

/// How a picture is turned so that its numbers stand upright.
#[derive(Debug, Clone, Copy)]
enum Turn {
    None,
    Right,
    Left,
}

/// Every number that is drawn in a picture of 150 dpi, upright or along its sides. `texts`: where glyphs lie.
pub fn rows(picture: &GrayImage, texts: &[[i32; 4]]) -> Vec<Row> {
    let size = [picture.width() as i32, picture.height() as i32];
    let raw = picture.as_raw();
    let (low, high) = (raw.iter().min().copied().unwrap_or(0), raw.iter().max().copied().unwrap_or(0));
    let mut found: Vec<Row> = Vec::new();
    let mut levels: Vec<u8> = CUTS.map(|cut| low + (u32::from(high - low) * cut / 100) as u8).to_vec();
    levels.dedup();
    for (level, dark) in levels.into_iter().flat_map(|level| [(level, true), (level, false)]) {
        let ink: Vec<bool> = raw.iter().map(|tone| (*tone <= level) == dark).collect();
        let pieces = pieces(&ink, size, texts);
        for turn in [Turn::None, Turn::Right, Turn::Left] {
            for row in chained(pieces.iter().filter_map(|piece| figure(piece, size, turn)).collect()) {
                let bounds = turn.back(row.bounds, size);
                if !found.iter().any(|known| known.digits == row.digits && touch(known.bounds, bounds)) {
                    found.push(Row { digits: row.digits, bounds });
                }
            }
        }
    }
    for number in drawn::find(picture, texts) {
        if number.harmless {
            // Read whole, it is a date: what a row has of it is no number.
            found.retain(|row| row.digits.len() > number.digits.len() || !touch(row.bounds, number.bounds));
        } else if !found.iter().any(|known| touch(known.bounds, number.bounds)) {
            found.push(Row { digits: number.digits, bounds: number.bounds });
        }
    }
    found
}

impl Turn {
    /// Where a box lies after the picture of this size was turned by a quarter.
    fn apply(self, [x0, y0, x1, y1]: [i32; 4], [w, h]: [i32; 2]) -> [i32; 4] {
        match self {
            Self::None => [x0, y0, x1, y1],
            Self::Right => [h - y1, x0, h - y0, x1],
            Self::Left => [y0, w - x1, y1, w - x0],
        }
    }

    fn back(self, [x0, y0, x1, y1]: [i32; 4], [w, h]: [i32; 2]) -> [i32; 4] {
        match self {
            Self::None => [x0, y0, x1, y1],
            Self::Right => [y0, h - x1, y1, h - x0],
            Self::Left => [w - y1, x0, w - y0, x1],
        }
    }

    /// The ink of a piece, row by row, after the turn.
    fn ink(self, piece: &Piece) -> Vec<bool> {
        let [x0, y0, x1, y1] = piece.bounds;
        let (w, h) = ((x1 - x0) as usize, (y1 - y0) as usize);
        match self {
            Self::None => piece.ink.clone(),
            Self::Right => (0..w * h).map(|i| piece.ink[(h - 1 - i % h) * w + i / h]).collect(),
            Self::Left => (0..w * h).map(|i| piece.ink[i % h * w + (w - 1 - i / h)]).collect(),
        }
    }
}

/// Whether a piece is mostly what glyphs of texts have painted.
pub fn is_text(texts: &[[i32; 4]], piece: [i32; 4]) -> bool {
    let area = |[x0, y0, x1, y1]: [i32; 4]| f64::from((x1 - x0).max(0)) * f64::from((y1 - y0).max(0));
    let both = |t: &[i32; 4]| area([t[0].max(piece[0]), t[1].max(piece[1]), t[2].min(piece[2]), t[3].min(piece[3])]);
    texts.iter().filter(|t| touch(**t, piece)).map(both).sum::<f64>() > TEXT * area(piece)
}

fn touch(a: [i32; 4], b: [i32; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// A piece that reads as a digit.
#[derive(Debug, Clone, Copy)]
struct Figure {
    sign: Sign,
    bounds: [i32; 4],
}

/// Pieces that may be figures in any of the turns.
fn pieces(ink: &[bool], [w, h]: [i32; 2], texts: &[[i32; 4]]) -> Vec<Piece> {
    let fits = |piece: &Piece| {
        let [x0, y0, x1, y1] = piece.bounds;
        let whole = x0 > 0 && y0 > 0 && x1 < w && y1 < h;
        let tall = (x1 - x0).max(y1 - y0);
        whole && HEIGHTS.contains(&tall) && !is_text(texts, piece.bounds)
    };
    let mut pieces: Vec<Piece> = pieces::of(ink, w as usize).into_iter().filter(fits).collect();
    // Small ornaments do not keep a number from being looked at.
    let size = |piece: &Piece| {
        let [x0, y0, x1, y1] = piece.bounds;
        (x1 - x0).max(y1 - y0)
    };
    pieces.sort_by_key(|piece| std::cmp::Reverse(size(piece)));
    pieces.truncate(PIECES);
    pieces
}

fn figure(piece: &Piece, size: [i32; 2], turn: Turn) -> Option<Figure> {
    let bounds = turn.apply(piece.bounds, size);
    let wide = bounds[2] - bounds[0];
    if wide > bounds[3] - bounds[1] {
        return None;
    }
    let figure = figure::of_pixels(&turn.ink(piece), wide as usize)?;
    let sign = nearest::reading(&nearest::within(&figure, nearest::NEAR));
    sign.digit.map(|_| Figure { sign, bounds })
}

/// Rows of figures of one height that stand beside one another.
fn chained(mut figures: Vec<Figure>) -> Vec<Row> {
    figures.sort_by_key(|f| f.bounds);
    let mut rows: Vec<Vec<Figure>> = Vec::new();
    for figure in figures {
        let follows = |row: &&mut Vec<Figure>| {
            row.last().is_some_and(|last| {
                let (a, b) = (last.bounds, figure.bounds);
                let (tall, other) = (f64::from(a[3] - a[1]), f64::from(b[3] - b[1]));
                let even = (tall - other).abs() <= UNEVEN * tall.max(other);
                let level = f64::from(a[3].min(b[3]) - a[1].max(b[1])) > 0.6 * tall.min(other);
                let gap = f64::from(b[0] - a[2]);
                even && level && gap > -0.2 * tall && gap < GAP * tall
            })
        };
        match rows.iter_mut().find(follows) {
            Some(row) => row.push(figure),
            None => rows.push(vec![figure]),
        }
    }
    rows.iter().filter_map(|row| number(row)).collect()
}

fn number(row: &[Figure]) -> Option<Row> {
    let signs: Vec<Sign> = row.iter().map(|f| f.sign).collect();
    let digits = sense::dialled(&signs, sense::LONG)?;
    Some(Row { digits, bounds: drawn::around(row.iter().map(|f| f.bounds)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever many small ornaments stand above it, a larger piece is looked at.
    #[test]
    fn larger_pieces_come_first() {
        let [w, h] = [1000_usize, 700_usize];
        let mut ink = vec![false; w * h];
        let mut square = |left: usize, top: usize, side: usize| {
            (0..side * side).for_each(|i| ink[(top + i / side) * w + left + i % side] = true);
        };
        (0..62 * 50).for_each(|n| square(4 + n % 62 * 16, 2 + n / 62 * 13, 11));
        square(400, 660, 30);
        let pieces = pieces(&ink, [w as i32, h as i32], &[]);
        assert_eq!(pieces.len(), PIECES);
        assert_eq!(pieces[0].bounds, [400, 660, 430, 690]);
    }
}
