//! Where a grey picture is busy enough for a symbol, found from its pixels alone: counts of edges, parts, bulls' eyes.
//!
//! Sound rather than sharp: what is left out here can be no symbol; what is let through is for the decoders to judge.

use image::{DynamicImage, GrayImage};

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

/// The angle of a part whose edges nearly all lie one way and neither upright nor level, in degrees to turn it by.
pub fn slant(part: &GrayImage) -> Option<f32> {
    let (w, h) = (part.width() as usize, part.height() as usize);
    let raw = part.as_raw();
    let (mut xx, mut yy, mut xy) = (0.0_f64, 0.0_f64, 0.0_f64);
    for y in (1..h.saturating_sub(1)).step_by(2) {
        for x in 1..w.saturating_sub(1) {
            let at = y * w + x;
            let dx = f64::from(raw[at + 1]) - f64::from(raw[at - 1]);
            let dy = f64::from(raw[at + w]) - f64::from(raw[at - w]);
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
    }
    let spread = ((xx - yy) * (xx - yy) + 4.0 * xy * xy).sqrt();
    let coherent = spread > 0.35 * (xx + yy);
    let angle = (0.5 * (2.0 * xy).atan2(xx - yy)).to_degrees();
    let off = (angle / 90.0 - (angle / 90.0).round()) * 90.0;
    (coherent && off.abs() > 4.0).then_some(angle as f32)
}

/// The part turned back by an angle, on the tone of its corner.
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

pub fn flipped(picture: &GrayImage) -> GrayImage {
    DynamicImage::ImageLuma8(picture.clone()).fliph().into_luma8()
}

/// Paints over a symbol that was read, so that the next one is found.
pub fn blank(picture: &mut GrayImage, [x0, y0, x1, y1]: Box4) {
    let margin = ((x1 - x0).max(y1 - y0) / 10).max(3);
    let clamp = |side: i32, most: u32| u32::try_from(side).unwrap_or(0).min(most);
    let (w, h) = picture.dimensions();
    for y in clamp(y0 - margin, h)..clamp(y1 + margin, h) {
        for x in clamp(x0 - margin, w)..clamp(x1 + margin, w) {
            picture.put_pixel(x, y, image::Luma([255]));
        }
    }
}

pub fn touch(a: &Box4, b: &Box4) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}
