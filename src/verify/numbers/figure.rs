//! What the shape of one glyph is: a small picture of its ink, normalised to its box.
//!
//! An outline comes in, a [`Figure`] goes out. No font, no text and no page may enter: whoever draws a digit, the eye sees
//! only the ink.

use hayro::kurbo::{Affine, BezPath, Shape};
use hayro::vello_cpu::color::palette::css::{BLACK, WHITE};
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};

/// Cells of a figure, across and down.
pub const CELLS: [usize; 2] = [12, 16];
/// Pixels a cell in the drawing that is averaged.
const FINE: usize = 4;
const W: usize = CELLS[0] * FINE;
const H: usize = CELLS[1] * FINE;
/// Fewest pixels of a counter (of 48 × 64): a smaller one is where two strokes meet.
const COUNTER: usize = 18;

/// The ink of one glyph.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Ink of each cell, row by row from the top, 0 to 15.
    pub cells: [u8; CELLS[0] * CELLS[1]],
    /// Width to height of the ink.
    pub aspect: f32,
    /// Enclosed counters: one in 0, 4, 6, 9, two in 8.
    pub counters: u8,
}

/// The figure of an outline whose y grows upwards. `None` when it has no ink.
pub fn of(outline: &BezPath) -> Option<Figure> {
    let ink = outline.bounding_box();
    if !(ink.width() > 0.0 && ink.height() > 0.0 && ink.width().is_finite() && ink.height().is_finite()) {
        return None;
    }
    let (sx, sy) = (W as f64 / ink.width(), H as f64 / ink.height());
    let onto = Affine::new([sx, 0.0, 0.0, -sy, -ink.x0 * sx, ink.y1 * sy]);
    let fine = draw(outline, onto, [W as u16, H as u16])?;
    Some(average(&fine, (ink.width() / ink.height()) as f32))
}

/// The figure of ink that was cut out of a picture: `true` is ink, rows of `width`.
pub fn of_pixels(ink: &[bool], width: usize) -> Option<Figure> {
    let height = ink.len().checked_div(width)?;
    if height == 0 {
        return None;
    }
    let across: [usize; W] = std::array::from_fn(|x| x * width / W);
    let rows = std::array::from_fn(|y| {
        let row = &ink[y * height / H * width..][..width];
        across.iter().enumerate().fold(0, |bits, (x, from)| bits | u64::from(row[*from]) << x)
    });
    let mut cells = [0; CELLS[0] * CELLS[1]];
    for (at, cell) in cells.iter_mut().enumerate() {
        let (shift, down) = (at % CELLS[0] * FINE, at / CELLS[0] * FINE);
        let count: u32 = rows[down..down + FINE].iter().map(|row: &u64| (row >> shift & 0xF).count_ones()).sum();
        *cell = shade(count * 255);
    }
    Some(Figure { cells, aspect: width as f32 / height as f32, counters: counters(&rows) })
}

/// Coverage of an outline, 0 to 255, by the same rasteriser that draws the pages.
pub fn draw(outline: &BezPath, onto: Affine, [w, h]: [u16; 2]) -> Option<Vec<u8>> {
    draw_all(std::iter::once((outline, onto)), [w, h])
}

/// Coverage of several outlines together.
pub fn draw_all<'a>(outlines: impl Iterator<Item = (&'a BezPath, Affine)>, [w, h]: [u16; 2]) -> Option<Vec<u8>> {
    if w == 0 || h == 0 {
        return None;
    }
    let mut outlines = outlines.peekable();
    if outlines.peek().is_none() {
        return Some(vec![0; usize::from(w) * usize::from(h)]);
    }
    let mut ctx = RenderContext::new(w, h);
    ctx.set_paint(BLACK);
    for (outline, onto) in outlines {
        ctx.set_transform(onto);
        ctx.fill_path(outline);
    }
    ctx.flush();
    let mut pixmap = Pixmap::new(w, h);
    let paper = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
    ctx.render_with(&mut pixmap, &mut Resources::default(), paper);
    Some(pixmap.data_as_u8_slice().chunks_exact(4).map(|p| 255 - p[0]).collect())
}

fn average(fine: &[u8], aspect: f32) -> Figure {
    let mut cells = [0; CELLS[0] * CELLS[1]];
    for (at, cell) in cells.iter_mut().enumerate() {
        let (cx, cy) = (at % CELLS[0] * FINE, at / CELLS[0] * FINE);
        *cell = shade((0..FINE * FINE).map(|i| u32::from(fine[(cy + i / FINE) * W + cx + i % FINE])).sum());
    }
    let row = |y: usize| (0..W).fold(0, |bits, x| bits | u64::from(fine[y * W + x] >= 128) << x);
    Figure { cells, aspect, counters: counters(&std::array::from_fn(row)) }
}

/// Ink of a cell, 0 to 15, from the sum of the coverage of its pixels.
const fn shade(sum: u32) -> u8 {
    ((sum * 15 + 2040) / (255 * 16)) as u8
}

/// The lowest bit of a row is its left pixel.
type Rows = [u64; H];
const FULL: u64 = (1 << W) - 1;

/// Stretches of ground that ink encloses.
fn counters(ink: &Rows) -> u8 {
    let ground = ink.map(|row| !row & FULL);
    let mut border = ground.map(|row| row & (1 | 1 << (W - 1)));
    (border[0], border[H - 1]) = (ground[0], ground[H - 1]);
    let outside = filled(border, &ground);
    let mut left: Rows = std::array::from_fn(|y| ground[y] & !outside[y]);
    let mut count = 0_u8;
    while let Some(y) = left.iter().position(|row| *row != 0) {
        let mut seed = [0; H];
        seed[y] = left[y] & left[y].wrapping_neg();
        let stretch = filled(seed, &left);
        count += u8::from(stretch.iter().map(|row| row.count_ones() as usize).sum::<usize>() >= COUNTER);
        (0..H).for_each(|y| left[y] &= !stretch[y]);
    }
    count
}

/// All of `ground` that is joined to the seed at sides.
fn filled(mut seed: Rows, ground: &Rows) -> Rows {
    loop {
        let before = seed;
        for y in 0..H {
            let above = if y > 0 { seed[y - 1] } else { 0 };
            seed[y] = along(seed[y] | above & ground[y], ground[y]);
        }
        for y in (0..H - 1).rev() {
            seed[y] = along(seed[y] | seed[y + 1] & ground[y], ground[y]);
        }
        if seed == before {
            return seed;
        }
    }
}

/// The same in one row.
const fn along(seed: u64, ground: u64) -> u64 {
    let (mut left, mut right, mut to_left, mut to_right) = (seed, seed, ground, ground);
    let mut step = 1;
    while step < W {
        left |= to_left & (left << step);
        to_left &= to_left << step;
        right |= to_right & (right >> step);
        to_right &= to_right >> step;
        step *= 2;
    }
    left | right
}

/// The sum of all differences. A plain loop: the compiler makes few instructions of it, wherever it stands.
#[inline]
pub fn apart<const N: usize>(a: &[u8; N], b: &[u8; N]) -> u32 {
    let mut sum = 0;
    for at in 0..N {
        sum += u32::from(a[at].abs_diff(b[at]));
    }
    sum
}

impl Figure {
    /// How unlike two figures are: 0 for the same ink; digits of one kind in different families lie below 0.2.
    pub fn unlike(&self, other: &Self) -> f32 {
        let cells = apart(&self.cells, &other.cells) as f32 / (15.0 * self.cells.len() as f32);
        let counters = f32::from(self.counters.abs_diff(other.counters).min(2));
        cells + ASPECT * (self.aspect / other.aspect).ln().abs() + COUNTERS * counters
    }
}

/// What a difference in width weighs, by its logarithm.
pub const ASPECT: f32 = 0.15;
/// What a counter more or less weighs.
const COUNTERS: f32 = 0.04;
