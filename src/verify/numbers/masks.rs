//! Ink and ground in a grey picture, parted in several ways: a figure that one way loses is whole in another.

use image::GrayImage;

/// Shares of the tones between the darkest and the lightest at which ink is parted from ground.
const CUTS: [u32; 3] = [25, 50, 75];
/// Tones that make up less than one part in so many of a picture are no flat colour of it.
const RARE: usize = 1500;
/// Nor is a tone of a gradient, which has as many pixels as those beside it: of the pixels near a flat tone in a picture with
/// noise of 1.5 tones it still has 0.27, of five equal steps at the end of a gradient 0.2.
const STANDS_OUT: f64 = 0.25;
/// Most flat tones that are looked at, and how far two of them are apart.
const TONES: usize = 5;
const APART: u8 = 5;
/// Pixels to the sides of a window in which most of the picture is ground: across and down. Long ones are for grounds that
/// change along a line through the figures.
const WINDOWS: [[usize; 2]; 4] = [[20, 20], [90, 90], [450, 1], [1, 450]];
/// How far pieces are that are joined, in pixels: to each side.
pub const JOINED: [usize; 4] = [1, 3, 6, 12];

/// One way to part ink from ground.
#[derive(Debug)]
pub struct Mask {
    pub ink: Vec<bool>,
    /// Ink of one flat tone: pieces of several such masks belong together.
    pub flat: bool,
}

pub fn of(picture: &GrayImage) -> Vec<Mask> {
    let raw = picture.as_raw();
    let (low, high) = (raw.iter().min().copied().unwrap_or(0), raw.iter().max().copied().unwrap_or(0));
    let mut all = Vec::new();
    let level = |cut: u32| low + (u32::from(high - low) * cut / 100) as u8;
    let tones = tones(raw);
    // Black on white is the same at every level.
    let cuts = if tones.len() == 2 { &CUTS[1..2] } else { &CUTS[..] };
    for cut in cuts.iter().copied() {
        for dark in [true, false] {
            all.push(Mask {
                ink: raw.iter().map(|tone| (*tone <= level(cut)) == dark).collect(),
                flat: tones.len() == 2,
            });
        }
    }
    for tone in tones.iter().filter(|_| tones.len() > 2) {
        let near: Vec<bool> = raw.iter().map(|v| v.abs_diff(*tone) < APART).collect();
        all.push(Mask { ink: near.iter().map(|ink| !ink).collect(), flat: false });
        all.push(Mask { ink: near, flat: true });
    }
    if tones.len() > 1 {
        let dark: Vec<bool> = raw.iter().map(|tone| *tone <= level(50)).collect();
        all.extend(
            WINDOWS.map(|window| Mask { ink: against_ground(&dark, picture.width() as usize, window), flat: false }),
        );
    }
    all
}

/// The flat tones of a picture, the commonest first.
fn tones(raw: &[u8]) -> Vec<u8> {
    let mut counts = [0_usize; 256];
    raw.iter().for_each(|tone| counts[usize::from(*tone)] += 1);
    let near = |tone: u8| {
        let (low, high) = (tone.saturating_sub(APART - 1), tone.saturating_add(APART - 1));
        counts[usize::from(low)..=usize::from(high)].iter().sum::<usize>() as f64
    };
    let is_flat = |tone: u8| {
        let count = counts[usize::from(tone)];
        count * RARE > raw.len() && count as f64 >= STANDS_OUT * near(tone)
    };
    let mut order: Vec<u8> = (0..=255).filter(|tone| is_flat(*tone)).collect();
    order.sort_by_key(|tone| std::cmp::Reverse(counts[usize::from(*tone)]));
    let mut tones: Vec<u8> = Vec::new();
    for tone in order {
        if tones.len() < TONES && tones.iter().all(|known| known.abs_diff(tone) >= 2 * APART) {
            tones.push(tone);
        }
    }
    tones
}

/// Where a picture of two tones is other than most of what lies around: figures on a ground that changes under them.
fn against_ground(dark: &[bool], width: usize, [wide, high]: [usize; 2]) -> Vec<bool> {
    let height = dark.len() / width.max(1);
    let sums = sums(dark, width);
    let mut out = vec![false; dark.len()];
    for y in 0..height {
        let (y0, y1) = (y.saturating_sub(high), (y + high + 1).min(height));
        for x in 0..width {
            let (x0, x1) = (x.saturating_sub(wide), (x + wide + 1).min(width));
            let count = total(&sums, width, [x0, y0, x1, y1]);
            let most = count * 2 > ((x1 - x0) * (y1 - y0)) as u32;
            out[y * width + x] = dark[y * width + x] != most;
        }
    }
    out
}

/// Sums over the picture from its corner, with a row and a column of zeros.
fn sums(ink: &[bool], width: usize) -> Vec<u32> {
    let (height, stride) = (ink.len() / width.max(1), width + 1);
    let mut sums = vec![0_u32; stride * (height + 1)];
    for y in 0..height {
        let mut row = 0;
        for x in 0..width {
            row += u32::from(ink[y * width + x]);
            sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
        }
    }
    sums
}

fn total(sums: &[u32], width: usize, [x0, y0, x1, y1]: [usize; 4]) -> u32 {
    let stride = width + 1;
    sums[y1 * stride + x1] + sums[y0 * stride + x0] - sums[y0 * stride + x1] - sums[y1 * stride + x0]
}

/// Ink that has grown: dots that meet at their corners are joined.
pub fn grown(ink: &[bool], width: usize, reach: usize) -> Vec<bool> {
    spread(ink, width, reach)
}

/// Ink whose gaps of up to twice `reach` pixels are filled: grown, then shrunk.
pub fn joined(ink: &[bool], width: usize, reach: usize) -> Vec<bool> {
    let grown = spread(ink, width, reach);
    let ground: Vec<bool> = grown.iter().map(|ink| !ink).collect();
    spread(&ground, width, reach).into_iter().map(|ground| !ground).collect()
}

/// Ink that reaches `reach` pixels farther to every side.
fn spread(ink: &[bool], width: usize, reach: usize) -> Vec<bool> {
    let height = ink.len() / width.max(1);
    let mut out = vec![false; ink.len()];
    let line = |from: &[bool], out: &mut [bool], start: usize, len: usize, step: usize| {
        let mut count = 0_usize;
        for at in 0..len + reach {
            count += usize::from(at < len && from[start + at * step]);
            if at > 2 * reach {
                count -= usize::from(from[start + (at - 2 * reach - 1) * step]);
            }
            if at >= reach {
                out[start + (at - reach) * step] = count > 0;
            }
        }
    };
    (0..height).for_each(|y| line(ink, &mut out, y * width, width, 1));
    let rows = out.clone();
    (0..width).for_each(|x| line(&rows, &mut out, x, height, width));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_joined_and_far_ones_are_not() {
        let row = |text: &str| text.chars().map(|c| c == '#').collect::<Vec<_>>();
        assert_eq!(joined(&row("..#..#......#.."), 15, 1), row("..####......#.."));
        assert_eq!(joined(&row("#...#...."), 9, 2), row("#####...."));
    }

    /// The strips of a gradient stood beside one another like three ones.
    #[test]
    fn a_gradient_has_no_flat_tones() {
        let ramp = |x: u32| (29 + x * 47 / 600) as u8;
        let gradient: Vec<u8> = (0..600 * 40).map(|at| ramp(at % 600)).collect();
        assert_eq!(tones(&gradient), [0_u8; 0]);
        // A flat mark on it is one, also where its tone is one of the gradient's.
        let marked: Vec<u8> = (0..600 * 40).map(|at| if at % 600 / 60 == 4 { 50 } else { ramp(at % 600) }).collect();
        assert_eq!(tones(&marked), [50]);
    }

    #[test]
    fn figures_on_two_grounds_are_ink_on_both() {
        // The left half is light with a dark dot, the right half dark with a light one.
        let picture: Vec<bool> = (0..60 * 20)
            .map(|i| {
                let (x, y) = (i % 60, i / 60);
                let dot = (8..11).contains(&y) && ((12..15).contains(&x) || (45..48).contains(&x));
                (x >= 30) != dot
            })
            .collect();
        let ink = against_ground(&picture, 60, [8, 8]);
        assert!(ink[9 * 60 + 13] && ink[9 * 60 + 46] && !ink[3 * 60 + 13] && !ink[3 * 60 + 46]);
    }
}
