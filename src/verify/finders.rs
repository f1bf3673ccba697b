//! Finder patterns of QR codes of every sort, found in a grey picture from its pixels alone, and the windows in which their
//! symbols lie: the decoders need not look elsewhere.
//!
//! Generous rather than sharp: what is left out here is no finder pattern; what is let through is for the decoders to judge.

use image::GrayImage;

use super::busy::Box4;

/// Pixels a side of the blocks whose tones decide what is dark.
const BLOCK: usize = 8;
/// Least difference of dark and light, in tones: rqrr wants 5 %.
const CONTRAST: u8 = 12;
/// Smallest module in pixels.
const MODULE: f32 = 1.2;
/// Most patterns that are kept, and most windows.
const MOST: usize = 3000;
const WINDOWS: usize = 48;
/// So many patterns are looked at in the picture as a whole.
const CROWD: usize = 300;
/// Neighbours of a pattern that are asked for a right angle.
const NEIGHBOURS: usize = 14;
/// Modules from the middle of a finder pattern to the far side of a symbol that has no other, with its quiet zone: the
/// longest rectangular Micro QR code has 139, the largest Micro QR code 17.
const ALONE: f32 = 24.0;
/// Most modules between two patterns, of version 40 seen from the side.
const APART: f32 = 240.0;

/// What may be a finder pattern.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Finder {
    pub x: f32,
    pub y: f32,
    pub module: f32,
    /// Its middle is dark.
    pub dark: bool,
}

/// Tones of the blocks of a picture: least, most, mean.
struct Blocks {
    across: usize,
    all: Vec<[u8; 3]>,
}

impl Blocks {
    fn of(picture: &GrayImage) -> Self {
        let (w, h) = (picture.width() as usize, picture.height() as usize);
        let (across, down) = (w.div_ceil(BLOCK), h.div_ceil(BLOCK));
        let mut all = Vec::with_capacity(across * down);
        let (mut low, mut high, mut sum) = (vec![255_u8; across], vec![0_u8; across], vec![0_u32; across]);
        for y in 0..h {
            let row = &picture.as_raw()[y * w..(y + 1) * w];
            for (x, chunk) in row.chunks(BLOCK).enumerate() {
                for tone in chunk {
                    low[x] = low[x].min(*tone);
                    high[x] = high[x].max(*tone);
                    sum[x] += u32::from(*tone);
                }
            }
            if (y + 1) % BLOCK == 0 || y + 1 == h {
                let rows = y % BLOCK + 1;
                for x in 0..across {
                    let count = rows * BLOCK.min(w - x * BLOCK);
                    all.push([low[x], high[x], (sum[x] as usize / count) as u8]);
                }
                low.fill(255);
                high.fill(0);
                sum.fill(0);
            }
        }
        Self { across, all }
    }

    /// Levels below which a pixel of each block is dark: the middle between the extremes around it, and the mean.
    fn levels(&self) -> Vec<[u8; 2]> {
        let (across, down) = (self.across, self.all.len() / self.across.max(1));
        let level = |at: usize| {
            let (x, y) = (at % across, at / across);
            let (mut low, mut high, mut sum, mut count) = (255, 0, 0, 0);
            for ny in y.saturating_sub(2)..(y + 3).min(down) {
                for [l, h, mean] in &self.all[ny * across + x.saturating_sub(2)..ny * across + (x + 3).min(across)] {
                    low = low.min(*l);
                    high = high.max(*h);
                    sum += u32::from(*mean);
                    count += 1;
                }
            }
            if high.saturating_sub(low) < CONTRAST { [0, 0] } else { [low.midpoint(high), (sum / count) as u8] }
        };
        (0..self.all.len()).map(level).collect()
    }
}

/// A picture in black and white.
struct Bits {
    w: usize,
    h: usize,
    dark: Vec<bool>,
}

impl Bits {
    fn of(picture: &GrayImage, levels: &[[u8; 2]], which: usize) -> Self {
        let (w, h) = (picture.width() as usize, picture.height() as usize);
        let across = w.div_ceil(BLOCK);
        let mut dark = Vec::with_capacity(w * h);
        for (y, row) in picture.as_raw().chunks_exact(w.max(1)).enumerate() {
            for (x, chunk) in row.chunks(BLOCK).enumerate() {
                let level = levels[y / BLOCK * across + x][which];
                dark.extend(chunk.iter().map(|tone| *tone < level));
            }
        }
        Self { w, h, dark }
    }

    /// The lengths from a point in the middle of a pattern to both sides: two rings and half of the middle each.
    fn cross(&self, (x, y): (usize, usize), (dx, dy): (isize, isize), most: usize) -> Option<[usize; 5]> {
        let is_dark = self.dark[y * self.w + x];
        let mut lengths = [0_usize; 5];
        for (way, places) in [(-1_isize, [2, 1, 0]), (1, [2, 3, 4])] {
            let (mut at, mut tone) = ((x as isize, y as isize), is_dark);
            let mut place = 0;
            loop {
                at = (at.0 + dx * way, at.1 + dy * way);
                let inside = at.0 >= 0 && at.1 >= 0 && at.0 < self.w as isize && at.1 < self.h as isize;
                let now = if inside { self.dark[at.1 as usize * self.w + at.0 as usize] } else { !tone };
                if now != tone {
                    place += 1;
                    tone = now;
                    if place > 2 || !inside {
                        break;
                    }
                }
                let length = &mut lengths[places[place]];
                *length += 1;
                if *length > most {
                    return None;
                }
            }
            if place < 2 {
                return None;
            }
        }
        lengths[2] += 1;
        Some(lengths)
    }
}

/// 1 : 1 : 3 : 1 : 1, as generously as rqrr: the module.
fn module(five: [f32; 5]) -> Option<f32> {
    let ring = (five[0] + five[1] + five[3] + five[4]) / 4.0;
    let slack = ring * 0.75 + 0.5;
    let fits = [1.0, 1.0, 3.0, 1.0, 1.0].iter().zip(five).all(|(n, length)| (length - n * ring).abs() <= slack);
    fits.then(|| five.iter().sum::<f32>() / 7.0)
}

/// Every finder pattern of a picture, dark or light.
pub fn find(picture: &GrayImage) -> Vec<Finder> {
    let mut all = Patterns { cells: std::collections::BTreeMap::new(), all: Vec::new() };
    if picture.width().min(picture.height()) < 2 * BLOCK as u32 {
        return Vec::new();
    }
    let levels = Blocks::of(picture).levels();
    for which in 0..2 {
        let bits = Bits::of(picture, &levels, which);
        for y in (0..bits.h).step_by(2) {
            row(&bits, y, &mut all);
        }
    }
    all.all
}

fn row(bits: &Bits, y: usize, all: &mut Patterns) {
    let row = &bits.dark[y * bits.w..(y + 1) * bits.w];
    let (mut five, mut begin) = ([0_usize; 5], 0);
    for x in 1..=row.len() {
        if x < row.len() && row[x] == row[x - 1] {
            continue;
        }
        five.rotate_left(1);
        five[4] = x - begin;
        begin = x;
        if five[0] == 0 || five[2] < 3 {
            continue;
        }
        let Some(across) = module(five.map(|n| n as f32)).filter(|m| *m >= MODULE) else { continue };
        let middle = x - five[4] - five[3] - five[2].div_ceil(2);
        let most = (across * 7.0) as usize + 2;
        let like = |other: Option<[usize; 5]>, scale: f32| {
            let other = other.and_then(|five| module(five.map(|n| n as f32)))? * scale;
            (other < across * 2.2 && across < other * 2.2).then_some(other)
        };
        let Some(down) = like(bits.cross((middle, y), (0, 1), most), 1.0) else { continue };
        let slanted = [(1, 1), (1, -1)].map(|way| like(bits.cross((middle, y), way, most), std::f32::consts::SQRT_2));
        if slanted.iter().any(Option::is_some) {
            let (x, y) = (middle as f32, y as f32);
            all.add(Finder { x, y, module: f32::midpoint(across, down), dark: row[middle] });
        }
    }
}

/// Patterns with those of one place counted once.
struct Patterns {
    /// By row and column.
    cells: std::collections::BTreeMap<(i32, i32), Vec<usize>>,
    all: Vec<Finder>,
}

impl Patterns {
    fn add(&mut self, new: Finder) {
        const CELL: f32 = 16.0;
        let cell = |x: f32, y: f32| ((x / CELL) as i32, (y / CELL) as i32);
        let (cx, cy) = cell(new.x, new.y);
        let reach = (new.module * 2.0 / CELL) as i32 + 1;
        for y in cy - reach..=cy + reach {
            for (_, near) in self.cells.range((y, cx - reach)..=(y, cx + reach)) {
                let is_same = |old: &Finder| {
                    old.dark == new.dark
                        && (old.x - new.x).hypot(old.y - new.y) < 2.0 * old.module.max(new.module)
                        && old.module < new.module * 1.6
                        && new.module < old.module * 1.6
                };
                if near.iter().any(|at| is_same(&self.all[*at])) {
                    return;
                }
            }
        }
        if self.all.len() < MOST {
            self.cells.entry((cy, cx)).or_default().push(self.all.len());
            self.all.push(new);
        }
    }
}

/// A picture in black and white: pale ink, and dark ink on a dark ground, beside whatever else there is.
pub fn clear(picture: &GrayImage) -> GrayImage {
    if picture.width().min(picture.height()) < 2 * BLOCK as u32 {
        return picture.clone();
    }
    let bits = Bits::of(picture, &Blocks::of(picture).levels(), 0);
    let tones = bits.dark.into_iter().map(|dark| if dark { 0 } else { 255 }).collect();
    GrayImage::from_raw(picture.width(), picture.height(), tones).unwrap_or_default()
}

/// Whether there are corners enough for a symbol in a window.
pub fn has_corners(all: &[Finder], dark: bool, [x0, y0, x1, y1]: Box4) -> bool {
    let inside = |f: &&Finder| (x0..x1).contains(&(f.x as i32)) && (y0..y1).contains(&(f.y as i32));
    all.iter().filter(|f| f.dark == dark).filter(inside).count() >= 3
}

/// Where the symbols of one polarity may lie: each three patterns at a right angle, and each alone.
pub fn windows(all: &[Finder], dark: bool, (w, h): (u32, u32)) -> Vec<Box4> {
    let all: Vec<&Finder> = all.iter().filter(|f| f.dark == dark).collect();
    let whole = [0, 0, w as i32, h as i32];
    if all.len() > CROWD {
        return vec![whole];
    }
    let mut found: Vec<[f32; 4]> = Vec::new();
    for (at, one) in all.iter().enumerate() {
        let alone = one.module * ALONE;
        found.push([one.x - alone, one.y - alone, one.x + alone, one.y + alone]);
        let alike = |other: &Finder| {
            let far = (other.x - one.x).hypot(other.y - one.y) / one.module.max(other.module);
            let fits = other.module < one.module * 1.8 && one.module < other.module * 1.8;
            (fits && far > 8.0 && far < APART).then_some(far)
        };
        let others = all.iter().enumerate().filter(|(other, _)| *other != at);
        let mut near: Vec<(f32, &Finder)> = others.filter_map(|(_, f)| Some((alike(f)?, *f))).collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0));
        near.truncate(NEIGHBOURS);
        for (n, (_, a)) in near.iter().enumerate() {
            for (_, b) in &near[n + 1..] {
                let (ax, ay, bx, by) = (a.x - one.x, a.y - one.y, b.x - one.x, b.y - one.y);
                let (la, lb) = (ax.hypot(ay), bx.hypot(by));
                let cosine = (ax * bx + ay * by) / (la * lb).max(1.0);
                if cosine.abs() < 0.6 && la < 2.2 * lb && lb < 2.2 * la {
                    let (xs, ys) = ([one.x, a.x, b.x, a.x + bx], [one.y, a.y, b.y, a.y + by]);
                    let margin = one.module.max(a.module).max(b.module) * 9.0;
                    let least = |all: [f32; 4]| all.into_iter().fold(f32::MAX, f32::min) - margin;
                    let most = |all: [f32; 4]| all.into_iter().fold(f32::MIN, f32::max) + margin;
                    found.push([least(xs), least(ys), most(xs), most(ys)]);
                }
            }
        }
    }
    let inside = |[x0, y0, x1, y1]: [f32; 4]| {
        let clamp = |v: f32, most: u32| (v.clamp(0.0, most as f32)) as i32;
        [clamp(x0, w), clamp(y0, h), clamp(x1, w), clamp(y1, h)]
    };
    merged(found.into_iter().map(inside), whole)
}

fn area([x0, y0, x1, y1]: Box4) -> i64 {
    i64::from(x1 - x0) * i64::from(y1 - y0)
}

/// Windows that share much are one; where they cover as much as the picture, it is one.
pub fn merged(windows: impl Iterator<Item = Box4>, whole: Box4) -> Vec<Box4> {
    let mut all: Vec<Box4> = Vec::new();
    for window in windows {
        let mut one = window;
        let join = |a: Box4, b: Box4| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])];
        while let Some(at) = all.iter().position(|other| area(join(one, *other)) <= area(one) + area(*other)) {
            one = join(one, all.swap_remove(at));
        }
        all.push(one);
        if all.len() > WINDOWS || all.iter().map(|w| area(*w)).sum::<i64>() > area(whole) {
            return vec![whole];
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_patterns_at_a_right_angle_make_one_window() {
        let finder = |x: f32, y: f32| Finder { x, y, module: 4.0, dark: true };
        // A symbol of 25 modules: its patterns are 18 modules apart.
        for [one, a, b, fourth] in [
            [[300.0, 300.0], [372.0, 300.0], [300.0, 372.0], [372.0, 372.0]],
            [[372.0, 372.0], [300.0, 372.0], [372.0, 300.0], [300.0, 300.0]],
        ] {
            let all = [one, a, b].map(|[x, y]| finder(x, y));
            let found = windows(&all, true, (2000, 2000));
            let [x, y] = [fourth[0] as i32, fourth[1] as i32];
            let holds = |w: &&Box4| w[0] <= x - 20 && w[1] <= y - 20 && w[2] >= x + 20 && w[3] >= y + 20;
            let window = found.iter().find(holds).unwrap_or_else(|| panic!("{found:?}"));
            assert!(window[2] - window[0] < 400 && window[3] - window[1] < 400, "{found:?}");
            assert!(windows(&all, false, (2000, 2000)).is_empty());
        }
    }

    #[test]
    fn a_window_reaches_beyond_its_patterns_to_each_side() {
        let finder = |x: f32, y: f32| Finder { x, y, module: 2.0, dark: true };
        // Far apart, so that the windows of single patterns do not reach the corner.
        let found = windows(&[finder(400.0, 400.0), finder(700.0, 400.0), finder(400.0, 700.0)], true, (3000, 3000));
        assert!(found.iter().any(|w| w[0] <= 385 && w[1] <= 385 && w[2] >= 715 && w[3] >= 715), "{found:?}");
    }
}
