//! Symbols that are made of bars, at any angle: places whose edges lie one way, and lines across them.
//!
//! rxing's readers of single rows get the bars that were measured here, so that no picture is turned for them. No verdict is
//! made here.

use image::GrayImage;

use super::busy::Box4;

/// Pixels a side of a tile.
const TILE: usize = 8;
/// Least square of the steps between pixels two apart, on average: bars of 20 tones' difference have more.
const ENERGY: f32 = 50.0;
/// How much of the edges of a tile and its neighbours lies one way. Bars have over 0.8, a PDF417 code 0.5.
const COHERENT: f32 = 0.42;
/// Cosine of twice the angle by which tiles of one band may differ: 18 degrees.
const ALIKE: f32 = 0.81;
/// Fewest tiles of a band, and its least length across the bars in pixels.
const TILES: usize = 6;
const LENGTH: f32 = 28.0;
/// Most bands of a picture.
const BANDS: usize = 48;
/// Lines across a band: one in so many pixels, in these bounds.
const LINE_STEP: f32 = 6.0;
const LINES: [usize; 2] = [5, 40];
/// How far lines reach beyond a band, in its length and in pixels.
const BEYOND: f32 = 0.35;
const BEYOND_PIXELS: f32 = 48.0;
/// Least difference of dark and light that counts as a bar, in tones and in the range of the line.
const STEPS: [f32; 2] = [10.0, 0.12];

/// A place whose edges lie one way.
#[derive(Debug, Clone, Copy)]
pub struct Band {
    middle: [f32; 2],
    /// Of length 1, across the bars.
    across: [f32; 2],
    /// Half its length across the bars, and half its height along them.
    pub reach: f32,
    pub half: f32,
}

/// Dark and light along a line, in pixels from its start; the first is dark.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Runs {
    pub from: f32,
    pub lengths: Vec<f32>,
    pub is_dark_first: bool,
}

/// Sums over a tile: squares of the steps across and down, and their product.
type Tensor = [f32; 3];

fn tensors(picture: &GrayImage) -> (usize, usize, Vec<Tensor>) {
    let (w, h) = (picture.width() as usize, picture.height() as usize);
    let (across, down) = (w / TILE, h / TILE);
    let raw = picture.as_raw();
    let mut all = vec![[0.0; 3]; across * down];
    for y in (1..(down * TILE).min(h - 1)).step_by(2) {
        let (above, row, below) = (&raw[(y - 1) * w..y * w], &raw[y * w..(y + 1) * w], &raw[(y + 1) * w..(y + 2) * w]);
        for (tx, sum) in all[y / TILE * across..][..across].iter_mut().enumerate() {
            let (mut xx, mut yy, mut xy) = (0_i32, 0_i32, 0_i32);
            for x in (tx * TILE).max(1)..((tx + 1) * TILE).min(w - 1) {
                let dx = i32::from(row[x + 1]) - i32::from(row[x - 1]);
                let dy = i32::from(below[x]) - i32::from(above[x]);
                xx += dx * dx;
                yy += dy * dy;
                xy += dx * dy;
            }
            *sum = [sum[0] + xx as f32, sum[1] + yy as f32, sum[2] + xy as f32];
        }
    }
    (across, down, all)
}

/// Its direction as a vector of twice the angle, of length 1; `None` where edges lie every way or are faint.
fn direction([xx, yy, xy]: Tensor, tiles: usize) -> Option<[f32; 2]> {
    let all = xx + yy;
    let [c, s] = [xx - yy, 2.0 * xy];
    let spread = c.hypot(s);
    let pixels = (tiles * TILE * TILE / 2) as f32;
    (all > ENERGY * pixels && spread > COHERENT * all).then(|| [c / spread, s / spread])
}

/// The bands of a picture, larger ones first.
pub fn bands(picture: &GrayImage) -> Vec<Band> {
    if picture.width().min(picture.height()) < 2 * TILE as u32 {
        return Vec::new();
    }
    let (across, down, tiles) = tensors(picture);
    let around = |x: usize, y: usize| {
        let mut sum = [0.0; 3];
        let mut count = 0;
        for ny in y.saturating_sub(1)..(y + 2).min(down) {
            for tile in &tiles[ny * across + x.saturating_sub(1)..ny * across + (x + 2).min(across)] {
                sum = [sum[0] + tile[0], sum[1] + tile[1], sum[2] + tile[2]];
                count += 1;
            }
        }
        direction(sum, count)
    };
    let mut open: Vec<Option<[f32; 2]>> = (0..tiles.len()).map(|at| around(at % across, at / across)).collect();
    let mut all = Vec::new();
    for start in 0..open.len() {
        let Some(first) = open[start].take() else { continue };
        let (mut stack, mut members) = (vec![start], Vec::new());
        while let Some(at) = stack.pop() {
            members.push(at);
            let (x, y) = (at % across, at / across);
            for ny in y.saturating_sub(1)..(y + 2).min(down) {
                for nx in x.saturating_sub(1)..(x + 2).min(across) {
                    let next = &mut open[ny * across + nx];
                    if next.is_some_and(|[c, s]| c * first[0] + s * first[1] > ALIKE) {
                        *next = None;
                        stack.push(ny * across + nx);
                    }
                }
            }
        }
        if members.len() >= TILES {
            all.extend(band(&members, across, &tiles));
        }
    }
    all.sort_by(|a: &Band, b| (b.reach * b.half).total_cmp(&(a.reach * a.half)));
    all.truncate(BANDS);
    all
}

fn band(members: &[usize], across: usize, tiles: &[Tensor]) -> Option<Band> {
    let sum = members.iter().fold([0.0; 3], |sum, at| std::array::from_fn(|k| sum[k] + tiles[*at][k]));
    let angle = 0.5 * (2.0 * sum[2]).atan2(sum[0] - sum[1]);
    let (sin, cos) = angle.sin_cos();
    let half_tile = TILE as f32 / 2.0;
    let (mut low, mut high) = ([f32::MAX; 2], [f32::MIN; 2]);
    for at in members {
        let (x, y) = ((at % across * TILE) as f32 + half_tile, (at / across * TILE) as f32 + half_tile);
        for (k, v) in [cos * x + sin * y, cos * y - sin * x].into_iter().enumerate() {
            (low[k], high[k]) = (low[k].min(v), high[k].max(v));
        }
    }
    let [u, v] = [0, 1].map(|k| f32::midpoint(low[k], high[k]));
    let [reach, half] = [0, 1].map(|k| (high[k] - low[k]) / 2.0 + half_tile);
    let middle = [cos * u - sin * v, sin * u + cos * v];
    (2.0 * reach >= LENGTH).then_some(Band { middle, across: [cos, sin], reach, half })
}

impl Band {
    /// How far along its bars the lines lie from its middle.
    pub fn lines(&self) -> impl Iterator<Item = f32> + use<> {
        let count = ((2.0 * self.half / LINE_STEP) as usize).clamp(LINES[0], LINES[1]);
        let half = self.half * 0.85;
        (0..count).map(move |n| (n as f32 / (count - 1) as f32 * 2.0 - 1.0) * half)
    }

    fn point(&self, u: f32, v: f32) -> [f32; 2] {
        let [cos, sin] = self.across;
        [self.middle[0] + cos * u - sin * v, self.middle[1] + sin * u + cos * v]
    }

    /// The tones along a line, a pixel apart and each over three pixels along the bars; how far before the middle it begins.
    pub fn profile(&self, picture: &GrayImage, v: f32) -> (f32, Vec<f32>) {
        let (w, h) = (picture.width() as usize, picture.height() as usize);
        let raw = picture.as_raw();
        let beyond = self.reach + (self.reach * 2.0 * BEYOND).max(BEYOND_PIXELS);
        let at = |u: f32, v: f32| {
            let [x, y] = self.point(u, v);
            let inside = x >= 0.0 && y >= 0.0 && x < (w - 1) as f32 && y < (h - 1) as f32;
            inside.then(|| {
                let (left, top) = (x as usize, y as usize);
                let (fx, fy) = (x - left as f32, y - top as f32);
                let at = top * w + left;
                let level = |at: usize| f32::from(raw[at]) + (f32::from(raw[at + 1]) - f32::from(raw[at])) * fx;
                let (upper, lower) = (level(at), level(at + w));
                upper + (lower - upper) * fy
            })
        };
        let mut from = -beyond;
        let mut tones = Vec::new();
        let mut u = -beyond;
        while u < beyond {
            let three = [-1.0, 0.0, 1.0].map(|d| at(u, v + d));
            let seen = three.iter().flatten();
            let (sum, count) = seen.fold((0.0, 0.0), |(sum, count), tone| (sum + tone, count + 1.0));
            if count > 0.0 {
                if tones.is_empty() {
                    from = u;
                }
                tones.push(sum / count);
            } else if !tones.is_empty() {
                break;
            }
            u += 1.0;
        }
        (from, tones)
    }

    /// Its surroundings, so far to both sides across the bars and along them, turned so that the bars stand upright.
    pub fn upright(&self, picture: &GrayImage, reach: f32, half: f32) -> GrayImage {
        let (w, h) = (picture.width() as f32 - 1.0, picture.height() as f32 - 1.0);
        let raw = picture.as_raw();
        GrayImage::from_fn((2.0 * reach) as u32 + 1, (2.0 * half) as u32 + 1, |x, y| {
            let [x, y] = self.point(x as f32 - reach, y as f32 - half);
            let at = y.round().clamp(0.0, h) as usize * picture.width() as usize + x.round().clamp(0.0, w) as usize;
            image::Luma([raw[at]])
        })
    }

    /// The box around a part of a line, as high as the band.
    pub fn bounds(&self, from: f32, to: f32) -> Box4 {
        let corners = [(from, -self.half), (from, self.half), (to, -self.half), (to, self.half)];
        let points = corners.map(|(u, v)| self.point(u, v));
        let least = |k: usize| points.iter().map(|p| p[k]).fold(f32::MAX, f32::min).floor() as i32;
        let most = |k: usize| points.iter().map(|p| p[k]).fold(f32::MIN, f32::max).ceil() as i32;
        [least(0), least(1), most(0), most(1)]
    }
}

/// Where dark and light change, between two extremes where the line crosses their middle.
pub fn runs(from: f32, tones: &[f32]) -> Runs {
    let (low, high) = tones.iter().fold((f32::MAX, f32::MIN), |(l, h), t| (l.min(*t), h.max(*t)));
    let step = STEPS[0].max(STEPS[1] * (high - low));
    let mut extremes: Vec<(usize, f32)> = Vec::new();
    let (mut least, mut most) = ((0, f32::MAX), (0, f32::MIN));
    let mut rising: Option<bool> = None;
    for (at, tone) in tones.iter().enumerate() {
        if *tone < least.1 {
            least = (at, *tone);
        }
        if *tone > most.1 {
            most = (at, *tone);
        }
        let turned = match rising {
            Some(true) => most.1 - tone >= step,
            Some(false) => tone - least.1 >= step,
            None => most.1 - least.1 >= step,
        };
        if turned {
            let up = rising.map_or(most.0 > least.0, |up| !up);
            extremes.push(if up { least } else { most });
            (least, most) = ((at, *tone), (at, *tone));
            rising = Some(up);
        }
    }
    match rising {
        Some(true) => extremes.push(most),
        Some(false) => extremes.push(least),
        None => {}
    }
    let crossing = |a: (usize, f32), b: (usize, f32)| {
        let middle = f32::midpoint(a.1, b.1);
        let at = (a.0..b.0).find(|at| (tones[*at] < middle) != (tones[*at + 1] < middle)).unwrap_or(a.0);
        let rise = tones[at + 1] - tones[at];
        at as f32 + if rise == 0.0 { 0.5 } else { (middle - tones[at]) / rise }
    };
    let edges: Vec<f32> = extremes.windows(2).map(|pair| crossing(pair[0], pair[1])).collect();
    let is_dark_first = extremes.len() > 1 && extremes[1].1 < extremes[0].1;
    let lengths = edges.windows(2).map(|pair| (pair[1] - pair[0]).max(0.05)).collect();
    Runs { from: from + edges.first().copied().unwrap_or(0.0), lengths, is_dark_first }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bars whose edges run at `angle` from upright.
    fn tone(angle: f32, x: u32, y: u32) -> u8 {
        let u = x as f32 * angle.cos() + y as f32 * angle.sin();
        if (u / 4.0).floor() as i32 % 2 == 0 { 255 } else { 0 }
    }

    #[test]
    fn bars_that_run_another_way_are_another_band() {
        // 20 degrees apart: over twice 9 degrees, which is what ALIKE lets pass.
        let [left, right] = [30.0_f32.to_radians(), 10.0_f32.to_radians()];
        let picture =
            GrayImage::from_fn(400, 120, |x, y| image::Luma([tone(if x < 200 { left } else { right }, x, y)]));
        let angles: Vec<i32> = bands(&picture)
            .iter()
            .map(|band| band.across[1].atan2(band.across[0]).to_degrees().round() as i32)
            .collect();
        assert!(angles.iter().any(|a| (a - 30).abs() < 6) && angles.iter().any(|a| (a - 10).abs() < 6), "{angles:?}");
        let one = GrayImage::from_fn(400, 120, |x, y| image::Luma([tone(left, x, y)]));
        assert_eq!(bands(&one).len(), 1);
    }

    #[test]
    fn a_line_reads_between_the_pixels() {
        // The tone grows by two with each row and by one with each column.
        let picture = GrayImage::from_fn(64, 64, |x, y| image::Luma([(x + 2 * y) as u8]));
        let band = Band { middle: [20.5, 30.25], across: [1.0, 0.0], reach: 4.0, half: 4.0 };
        let (from, tones) = band.profile(&picture, 0.0);
        for (at, tone) in tones.iter().enumerate() {
            let wanted = 20.5 + from + at as f32 + 2.0 * 30.25;
            assert!((tone - wanted).abs() < 0.02, "{tone} where {wanted} should be, {at} of {from}");
        }
        assert!(tones.len() > 40);
    }
}
