//! Figures that are one piece of ink: struck through, underlined or touching one another.
//!
//! The piece is laid level, lines that run along it are taken out, and what is still joined is cut where the ink is
//! narrow. No page and no colour may enter.

use std::f32::consts::PI;

use super::blob::Blob;
use super::drawn::{Budget, Number};
use super::nearest::{LIMIT, Sign};
use super::{figure, nearest, pieces, sense};

/// Shape of what may be several figures: length to height.
const SHAPE: std::ops::Range<f32> = 2.2..24.0;
/// Its height in pixels.
const HIGH: std::ops::Range<f32> = 11.0..700.0;
/// An arc or a rule has less ink in its box; figures of hairlines have over 0.1.
const THIN: f32 = 0.08;
/// A row of which this much is one stretch of ink is a line.
const LINE: f32 = 0.8;
/// Thickest line, in heights.
const THICK: f32 = 0.2;
/// Widths of one figure, in heights.
const WIDTHS: std::ops::Range<f32> = 0.16..1.0;
/// Most places at which a piece is cut.
const CUTS: usize = 36;
/// What a stretch costs that is no character.
const GAP: f32 = 0.06;
/// What a character is worth that is read without a doubt.
const WORTH: f32 = 0.18;

pub fn may_hold(blob: &Blob) -> bool {
    let [x0, y0, x1, y1] = blob.bounds;
    let (wide, high) = ((x1 - x0) as f32, (y1 - y0) as f32);
    blob.reach >= 2.0 * HIGH.start && (wide.max(high) < 3000.0) && blob.share() < 0.85
}

/// The turn at which it is lowest, and its length and height there.
fn lay(blob: &Blob) -> (f32, f32, f32) {
    let size = |turn: f32| {
        let [left, top, right, bottom] = blob.frame(turn, 0.0);
        (right - left, bottom - top)
    };
    let turn = (-45..45).map(|n| n as f32 * PI / 90.0).min_by(|a, b| size(*a).1.total_cmp(&size(*b).1)).unwrap_or(0.0);
    let (long, high) = size(turn);
    (turn, long, high)
}

pub fn read(blob: &Blob, budget: &mut Budget) -> Option<Number> {
    let (turn, long, high) = lay(blob);
    let thin = (blob.area as f32) < THIN * long * high;
    if thin || !HIGH.contains(&high) || !SHAPE.contains(&(long / high)) {
        return None;
    }
    [turn, turn + PI].into_iter().find_map(|turn| {
        let (ink, width) = blob.straight(turn);
        let signs = signs(&without_lines(&ink, width), width, budget);
        let far = signs.iter().map(|s| s.far).sum::<f32>() / signs.len().max(1) as f32;
        let digits = if far < 0.14 { sense::number(&signs) } else { None };
        digits.map(|digits| Number { digits, bounds: blob.bounds, harmless: false })
    })
}

/// The ink without lines that run along it. Where a figure crosses a line, it goes on.
fn without_lines(ink: &[bool], width: usize) -> Vec<bool> {
    let height = ink.len() / width.max(1);
    let is_line = |y: usize| {
        let row = &ink[y * width..(y + 1) * width];
        let longest = row.split(|ink| !ink).map(<[bool]>::len).max().unwrap_or(0);
        longest as f32 >= LINE * width as f32
    };
    let lines: Vec<bool> = (0..height).map(is_line).collect();
    let mut out = ink.to_vec();
    let mut y = 0;
    while y < height {
        let thick = lines[y..].iter().take_while(|line| **line).count();
        if thick == 0 {
            y += 1;
            continue;
        }
        if thick as f32 <= THICK * height as f32 {
            // A row more on each side: the edge of a turned line is a staircase.
            let (from, to) = (y.saturating_sub(1), (y + thick + 1).min(height));
            for x in 0..width {
                let above = from > 0 && ink[(from - 1) * width + x];
                let below = to < height && ink[to * width + x];
                for row in from..to {
                    out[row * width + x] = above && below;
                }
            }
        }
        y += thick;
    }
    out
}

/// What stands there, from left to right.
fn signs(ink: &[bool], width: usize, budget: &mut Budget) -> Vec<Sign> {
    let height = (ink.len() / width.max(1)) as f32;
    let mut parts = pieces::of(ink, width);
    parts.sort_by_key(|p| p.bounds[0]);
    let mut signs = Vec::new();
    for part in parts {
        let [x0, y0, x1, y1] = part.bounds;
        let (wide, high) = ((x1 - x0) as usize, (y1 - y0) as f32);
        // Hyphens, dots and what is left of a line.
        if high < 0.45 * height {
            continue;
        }
        if (wide as f32) < 0.95 * high {
            if budget.take(1) {
                signs.push(sign(&part.ink, wide));
            }
        } else {
            signs.extend(cut(&part.ink, wide, budget));
        }
    }
    signs
}

fn sign(ink: &[bool], width: usize) -> Sign {
    figure::of_pixels(ink, width).map_or(Sign::NONE, |figure| nearest::reading(&nearest::within(&figure, LIMIT)))
}

/// A stretch of columns, without the empty rows above and below.
fn stretch(ink: &[bool], width: usize, from: usize, to: usize) -> Vec<bool> {
    let rows: Vec<&[bool]> = ink.chunks_exact(width).map(|row| &row[from..to]).collect();
    let full = |row: &&[bool]| row.contains(&true);
    let first = rows.iter().position(full).unwrap_or(0);
    let last = rows.iter().rposition(full).map_or(0, |at| at + 1);
    rows[first..last.max(first)].concat()
}

/// Cuts a piece so that its parts read best.
fn cut(ink: &[bool], width: usize, budget: &mut Budget) -> Vec<Sign> {
    let height = ink.len() / width.max(1);
    let counts: Vec<usize> = (0..width).map(|x| (0..height).filter(|y| ink[y * width + x]).count()).collect();
    let mut places: Vec<usize> = (1..width - 1)
        .filter(|x| counts[*x] <= counts[x - 1] && counts[*x] <= counts[x + 1] && counts[*x] * 2 < height)
        .collect();
    places.dedup_by(|a, b| *a - *b < (height / 16).max(2) && counts[*a] >= counts[*b]);
    places.sort_by_key(|x| counts[*x]);
    places.truncate(CUTS);
    places.extend([0, width]);
    places.sort_unstable();
    // The best reading of all that lies left of each place.
    let mut best: Vec<(f32, Vec<Sign>)> = vec![(0.0, Vec::new())];
    for to in 1..places.len() {
        let mut own = (best[to - 1].0 - GAP, best[to - 1].1.clone());
        for from in 0..to {
            let wide = places[to] - places[from];
            if !WIDTHS.contains(&(wide as f32 / height as f32)) || !budget.take(1) {
                continue;
            }
            let sign = sign(&stretch(ink, width, places[from], places[to]), wide);
            let worth = best[from].0 + (WORTH - sign.far) * wide as f32 / height as f32;
            if sign.best.is_some() && worth > own.0 {
                own = (worth, best[from].1.iter().copied().chain([sign]).collect());
            }
        }
        best.push(own);
    }
    best.pop().map(|(_, signs)| signs).unwrap_or_default()
}
