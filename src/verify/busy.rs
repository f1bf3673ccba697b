//! Where a grey picture is busy enough for a symbol, found from its pixels alone: counts of edges, parts, bulls' eyes.
//!
//! Sound rather than sharp: what is left out here can be no symbol; what is let through is for the decoders to judge.

use image::GrayImage;

use super::{finders, tones};

/// Left, top, right, bottom in pixels.
pub type Box4 = [i32; 4];

/// Least difference of dark and light that counts as an edge, in tones of 256. rqrr wants 5 %, cameras more.
const STEP: u8 = 16;
/// Edges in a line through a symbol of two dimensions: one of ten modules (Data Matrix 10 × 10) has five on average, and
/// every symbol has ten such lines and columns.
const EDGES: usize = 5;
const LINES: usize = 10;
/// Edges of the shortest bar code that is accepted: an EAN-8 has 22 bars, Code 39 of one character 15, ITF of six digits 17.
const BAR_EDGES: usize = 24;
/// Pixels a side of the tiles in which a picture is cut.
const TILE: usize = 8;
/// Most parts of a picture.
const PARTS: usize = 48;
/// Most bulls' eyes.
const EYES: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Carries {
    /// May hold a symbol of two dimensions.
    pub area: bool,
    /// May hold bars.
    pub bars: bool,
}

/// Lengths of dark and light along a line. An edge is where the tone has come back by [`STEP`] from its last extreme.
fn runs(line: impl Iterator<Item = u8>, out: &mut Vec<(usize, bool)>) {
    out.clear();
    let (mut low, mut high, mut dark) = (255_u8, 0_u8, None);
    let (mut from, mut end) = (0, 0);
    for (at, tone) in line.enumerate() {
        end = at + 1;
        (low, high) = (low.min(tone), high.max(tone));
        let next = match dark {
            None if high - low >= STEP => tone == low,
            Some(true) if tone - low >= STEP => false,
            Some(false) if high - tone >= STEP => true,
            _ => continue,
        };
        out.push((at - from, !next));
        (dark, from, low, high) = (Some(next), at, tone, tone);
    }
    if let Some(dark) = dark {
        out.push((end - from, dark));
    }
}

/// What a picture can hold at all.
pub fn carries(picture: &GrayImage) -> Carries {
    let (w, h) = (picture.width() as usize, picture.height() as usize);
    let raw = picture.as_raw();
    let mut all = Vec::new();
    let (mut rows, mut columns, mut most) = (0, 0, 0);
    for y in 0..h {
        runs(raw[y * w..(y + 1) * w].iter().copied(), &mut all);
        rows += usize::from(all.len() > EDGES);
        most = most.max(all.len());
    }
    for x in 0..w {
        runs(raw[x..].iter().step_by(w).copied(), &mut all);
        columns += usize::from(all.len() > EDGES);
        most = most.max(all.len());
    }
    Carries { area: rows >= LINES && columns >= LINES, bars: most > BAR_EDGES }
}

/// The parts of a picture that hang together, larger ones first, with a margin.
pub fn parts(picture: &GrayImage) -> Vec<Box4> {
    let (w, h) = (picture.width() as usize, picture.height() as usize);
    let (across, down) = (w.div_ceil(TILE), h.div_ceil(TILE));
    let (mut low, mut high) = (vec![255_u8; across * down], vec![0_u8; across * down]);
    for (y, row) in picture.as_raw().chunks_exact(w.max(1)).enumerate() {
        for (x, chunk) in row.chunks(TILE).enumerate() {
            let at = y / TILE * across + x;
            for tone in chunk {
                low[at] = low[at].min(*tone);
                high[at] = high[at].max(*tone);
            }
        }
    }
    let mut open: Vec<bool> = low.iter().zip(&high).map(|(l, h)| h - l >= 2 * STEP).collect();
    let mut all = Vec::new();
    for start in 0..open.len() {
        if !std::mem::take(&mut open[start]) {
            continue;
        }
        let (mut stack, mut place) = (vec![start], [usize::MAX, usize::MAX, 0, 0]);
        while let Some(at) = stack.pop() {
            let (x, y) = (at % across, at / across);
            place = [place[0].min(x), place[1].min(y), place[2].max(x), place[3].max(y)];
            for ny in y.saturating_sub(1)..(y + 2).min(down) {
                for nx in x.saturating_sub(1)..(x + 2).min(across) {
                    let next = ny * across + nx;
                    if std::mem::take(&mut open[next]) {
                        stack.push(next);
                    }
                }
            }
        }
        let [x0, y0, x1, y1] = place;
        if (x1 - x0 + 1) * (y1 - y0 + 1) >= 4 {
            // Ten modules of quiet before a bar code of a hundred.
            let margin = TILE / 2 + (x1 - x0).max(y1 - y0) * TILE / 10 + TILE;
            let edge = |tile: usize| tile * TILE;
            all.push([
                edge(x0).saturating_sub(margin),
                edge(y0).saturating_sub(margin),
                (edge(x1 + 1) + margin).min(w),
                (edge(y1 + 1) + margin).min(h),
            ]);
        }
    }
    all.sort_by_key(|[x0, y0, x1, y1]| std::cmp::Reverse((x1 - x0) * (y1 - y0)));
    all.truncate(PARTS);
    all.into_iter().map(|place| place.map(|side| i32::try_from(side).unwrap_or(i32::MAX))).collect()
}

/// The parts that may hold a symbol of two dimensions.
pub fn areas(picture: &GrayImage) -> Vec<Box4> {
    let whole = [0, 0, picture.width() as i32, picture.height() as i32];
    let busy = parts(picture).into_iter().filter(|part| carries(&tones::cut(picture, *part)).area);
    finders::merged(busy, whole)
}

/// Windows around what looks like the middle of an Aztec code: nine runs of one width along a row and a column.
pub fn bulls_eyes(picture: &GrayImage) -> Vec<Box4> {
    let (w, h) = (picture.width() as usize, picture.height() as usize);
    let raw = picture.as_raw();
    let (mut across, mut down) = (Vec::new(), Vec::new());
    let mut all: Vec<Box4> = Vec::new();
    for y in (0..h).step_by(2) {
        runs(raw[y * w..(y + 1) * w].iter().copied(), &mut across);
        let mut x = 0;
        for (at, (length, dark)) in across.iter().enumerate() {
            let middle = x + length / 2;
            x += length;
            let Some(module) = dark.then(|| even(&across, at)).flatten() else { continue };
            let near = |seen: &Box4| {
                let [mx, my] = [seen[0].midpoint(seen[2]), seen[1].midpoint(seen[3])];
                (mx - middle as i32).abs() < 6 * module as i32 && (my - y as i32).abs() < 6 * module as i32
            };
            if all.len() >= 3 * EYES || all.iter().any(near) {
                continue;
            }
            runs(raw[middle..].iter().step_by(w).copied(), &mut down);
            let mut below = 0;
            let column = down.iter().position(|(length, _)| {
                below += length;
                below > y
            });
            if column.is_none_or(|at| even(&down, at).is_none_or(|other| other > 2 * module || module > 2 * other)) {
                continue;
            }
            // Compact symbols have up to 27 modules, full ones up to 151.
            for reach in [24, 48, 100] {
                let reach = (reach * module) as i32;
                let (x, y) = (middle as i32, y as i32);
                all.push([x - reach, y - reach, x + reach, y + reach]);
            }
        }
    }
    // A window keeps its middle, which is where rxing starts.
    let inside = |[x0, y0, x1, y1]: Box4| {
        let (x, y) = (x0.midpoint(x1), y0.midpoint(y1));
        let reach = (x1 - x0) / 2;
        let reach = reach.min(x.max(w as i32 - x)).min(y.max(h as i32 - y)).max(1);
        [x - reach, y - reach, x + reach, y + reach]
    };
    let mut all: Vec<Box4> = all.into_iter().map(inside).collect();
    all.dedup();
    all
}

/// Four runs to each side are as long as the one in the middle: how long.
fn even(runs: &[(usize, bool)], at: usize) -> Option<usize> {
    let nine = runs.get(at.checked_sub(4)?..at + 5)?;
    // The outer two may run on.
    let seven: usize = nine[1..8].iter().map(|(length, _)| length).sum();
    let fits = |length: usize| length * 12 >= seven && length * 7 * 5 <= seven * 8;
    (seven >= 14
        && nine[1..8].iter().all(|(length, _)| fits(*length))
        && nine[0].0 * 14 >= seven
        && nine[8].0 * 14 >= seven)
        .then_some(seven.div_ceil(7))
}

pub fn touch(a: &Box4, b: &Box4) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rings as in the middle of an Aztec code, with modules of `module` pixels around a middle.
    fn eye(side: u32, [cx, cy]: [i32; 2], module: i32) -> GrayImage {
        GrayImage::from_fn(side, side, |x, y| {
            let ring = ((x as i32 - cx).abs().max((y as i32 - cy).abs()) + module / 2) / module;
            image::Luma([if ring <= 5 && ring % 2 == 0 { 0 } else { 255 }])
        })
    }

    #[test]
    fn a_bulls_eye_has_windows_around_its_middle() {
        let boxes = bulls_eyes(&eye(400, [70, 200], 4));
        // One of each reach, though many rows meet it.
        assert_eq!(boxes.len(), 3, "{boxes:?}");
        for [x0, y0, x1, y1] in &boxes {
            assert!(((x0 + x1) / 2 - 70).abs() <= 4 && ((y0 + y1) / 2 - 200).abs() <= 8, "{boxes:?}");
        }
        // The widest reaches to the side that is farther away.
        assert!(boxes.iter().any(|b| b[2] - b[0] > 300), "{boxes:?}");
        assert!(bulls_eyes(&GrayImage::from_pixel(400, 400, image::Luma([255]))).is_empty());
    }
}
