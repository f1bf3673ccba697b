//! QR codes in a grey picture: what they say, and whether every module is as it should be.
//!
//! rqrr reads. The encoder of the writer may not enter.

use image::GrayImage;
use rqrr::PreparedImage;

use super::modules::{BLOCKS, is_damaged, is_framed, wrong_in_corners, wrong_in_timing};
use super::tones;

/// A code that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// `None`: it has the three corners of a code, and cannot be read.
    pub payload: Option<String>,
    /// Modules are wrong that the error correction had to mend, or a corner is damaged.
    pub damaged: bool,
    /// Corners and timing are those of a code, nearly: no chance pattern has them.
    pub framed: bool,
    /// Left, top, right, bottom in pixels.
    pub bounds: [i32; 4],
}

/// Pictures smaller than this are enlarged: rqrr wants several pixels a module, as phones interpolate them.
const MIN_SIDE: u32 = 260;

/// How many times larger a picture is looked at again. rqrr counts in whole pixels and guesses the fourth corner of the
/// smallest symbols (21 modules, no alignment pattern) from the edges of two others: which codes it loses hangs on the
/// phase of the pixels, not on the print. A phone takes the next frame; interpolation adds nothing that was not there.
const AGAIN: [f64; 7] = [1.37, 1.73, 2.21, 2.71, 1.13, 3.3, 4.1];
/// Most pixels a side of such a picture.
const MAX_AGAIN: f64 = 1700.0;

/// Every code in the picture of one place, looked at until they are read and one look has found them whole: a wrong module
/// can be seen right by no look. `symbol`: the edges of a drawing that may be one (left, top, right, bottom in pixels).
pub fn look(picture: &GrayImage, symbol: Option<[f64; 4]>) -> Vec<Found> {
    let mut all = find(picture);
    if all.is_empty() && symbol.is_none() {
        return all;
    }
    if let Some(exact) = symbol.and_then(|edges| sampled(picture, edges)).filter(|exact| !exact.damaged) {
        all.retain(|found| found.payload.is_some());
        merge(&mut all, vec![exact]);
    }
    let done = |all: &[Found]| all.iter().any(|f| f.payload.is_some()) && all.iter().all(|f| !f.damaged);
    let mut larger = larger(picture);
    while !done(&all)
        && let Some(larger) = larger.next()
    {
        merge(&mut all, exactly(&larger));
    }
    all
}

/// Whether exactly these payloads are read, at the first look or a later one; `symbol` as in [`look`].
pub fn reads(picture: &GrayImage, symbol: Option<[f64; 4]>, payloads: &[&str]) -> bool {
    let mut all = find(picture);
    let done = |all: &[Found]| {
        let read = || all.iter().filter_map(|f| f.payload.as_deref());
        payloads.iter().all(|p| read().any(|r| r == *p)) && read().all(|r| payloads.contains(&r))
    };
    if !done(&all) {
        merge(&mut all, symbol.and_then(|edges| sampled(picture, edges)).into_iter().collect());
    }
    done(&all)
        || larger(picture).any(|larger| {
            merge(&mut all, exactly(&larger));
            done(&all)
        })
}

fn larger(picture: &GrayImage) -> impl Iterator<Item = GrayImage> {
    let (w, h) = (f64::from(picture.width()), f64::from(picture.height()));
    let base = (f64::from(MIN_SIDE) / w.max(h)).max(1.0);
    let most = (MAX_AGAIN / w.max(h)).max(1.0);
    AGAIN.into_iter().map(move |factor| {
        let side = |n: f64| (n * (base * factor).min(most)).round() as u32;
        tones::resized(picture, side(w), side(h))
    })
}

/// What one look has read and found whole is so.
fn merge(all: &mut Vec<Found>, more: Vec<Found>) {
    for found in more {
        match all.iter_mut().find(|known| known.payload == found.payload) {
            Some(known) => known.damaged &= found.damaged,
            None => all.push(found),
        }
    }
}

/// Whether the drawing with these edges has the corners and the timing of a code, readable or not.
pub fn is_framed_at(picture: &GrayImage, edges: [f64; 4]) -> bool {
    best_grid(picture, edges, false).is_some_and(|grid| is_framed(&grid))
}

/// A symbol whose edges are known, upright or turned by quarters: each module is looked at in its own middle. As pale as
/// rqrr reads, and with light around it: `None` when a phone would not tell it from its ground.
fn sampled(picture: &GrayImage, edges: [f64; 4]) -> Option<Found> {
    let grid = rqrr::Grid::new(best_grid(picture, edges, true)?);
    let read = super::guarded(|| Some((grid.decode().ok()?.1, is_damaged(&grid))))??;
    let bounds = edges.map(|edge| edge.round() as i32);
    Some(Found { payload: Some(read.0), damaged: read.1, framed: true, bounds })
}

/// The modules of the version and turn whose corners and timing fit best.
fn best_grid(picture: &GrayImage, [x0, y0, x1, y1]: [f64; 4], clearly: bool) -> Option<rqrr::SimpleGrid> {
    let grids = (1..=BLOCKS.len()).filter_map(|version| {
        let side = 17 + 4 * version;
        // With a ring of two modules of its quiet zone.
        let all = side + 2 * RING;
        let tones = tones(picture, [x0, y0, (x1 - x0) / side as f64, (y1 - y0) / side as f64], all);
        let mut sorted = tones.clone();
        sorted.sort_unstable();
        // A fifth of a symbol and more is dark, and as much is light.
        let (low, high) = (sorted[tones.len() / 5], sorted[tones.len() * 4 / 5]);
        let middle = low.midpoint(high);
        let dark: Vec<bool> = tones.into_iter().map(|tone| tone < middle).collect();
        let inside = RING..RING + side;
        let is_ring = |at: usize| !inside.contains(&(at % all)) || !inside.contains(&(at / all));
        let clear = || (0..all * all).all(|at| !is_ring(at) || !dark[at]);
        let told = || clear() && f64::from(low) < f64::from(middle) * CONTRAST;
        (!clearly || told()).then_some((side, dark))
    });
    let grids = grids.flat_map(|(side, dark)| {
        (0..4).map(move |turn| {
            let last = side - 1;
            rqrr::SimpleGrid::from_func(side, |x, y| {
                let (x, y) = match turn {
                    0 => (x, y),
                    1 => (last - y, x),
                    2 => (last - x, last - y),
                    _ => (y, last - x),
                };
                dark[(y + RING) * (side + 2 * RING) + x + RING]
            })
        })
    });
    grids.min_by_key(|grid| wrong_in_corners(grid) + wrong_in_timing(grid))
}

/// Modules of the quiet zone that are looked at; a scanner finds no edge without them.
const RING: usize = 2;
/// rqrr takes for dark what is darker than this part of its surroundings.
const CONTRAST: f64 = 0.95;

/// The mean tone of the middle of each module, from [`RING`] modules outside on.
fn tones(picture: &GrayImage, [x0, y0, w, h]: [f64; 4], side: usize) -> Vec<u32> {
    let (last_x, last_y) = (f64::from(picture.width() - 1), f64::from(picture.height() - 1));
    let middle = [0.25, 0.5, 0.75];
    let tone = |mx: usize, my: usize| {
        let at = |u: f64, v: f64| {
            let (x, y) = (x0 + (mx as f64 - RING as f64 + u) * w, y0 + (my as f64 - RING as f64 + v) * h);
            u32::from(picture.get_pixel(x.clamp(0.0, last_x) as u32, y.clamp(0.0, last_y) as u32).0[0])
        };
        middle.iter().map(|v| middle.iter().map(|u| at(*u, *v)).sum::<u32>()).sum::<u32>()
    };
    (0..side * side).map(|i| tone(i % side, i / side)).collect()
}

/// Every code in the picture.
pub fn find(picture: &GrayImage) -> Vec<Found> {
    let longer = picture.width().max(picture.height());
    let factor = MIN_SIDE.div_ceil(longer.max(1)).min(4);
    if factor > 1 {
        let (w, h) = (picture.width() * factor, picture.height() * factor);
        let larger = tones::resized(picture, w, h);
        let mut found = exactly(&larger);
        found.iter_mut().for_each(|f| f.bounds = f.bounds.map(|side| side / factor as i32));
        return found;
    }
    exactly(picture)
}

fn exactly(picture: &GrayImage) -> Vec<Found> {
    let (w, h) = (picture.width() as usize, picture.height() as usize);
    if w < 21 || h < 21 {
        return Vec::new();
    }
    let raw = picture.as_raw();
    let read = super::guarded(|| {
        let mut prepared = PreparedImage::prepare_from_greyscale(w, h, |x, y| raw[y * w + x]);
        let grids = prepared.detect_grids();
        grids
            .iter()
            .map(|grid| {
                let payload = grid.decode().ok().map(|(_, text)| text);
                let xs = grid.bounds.map(|p| p.x);
                let ys = grid.bounds.map(|p| p.y);
                let least = |all: [i32; 4]| all.into_iter().min().unwrap_or(0);
                let most = |all: [i32; 4]| all.into_iter().max().unwrap_or(0);
                Found {
                    damaged: payload.is_some() && is_damaged(grid),
                    payload,
                    framed: is_framed(&grid.grid),
                    bounds: [least(xs), least(ys), most(xs), most(ys)],
                }
            })
            .collect()
    });
    read.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use qrcode::{EcLevel, QrCode};

    use super::*;

    const PAYLOADS: [&str; 3] = ["tel:+18883737888", "tel:911", "https://humantraffickinghotline.org"];

    /// A symbol as a renderer draws it: `mm` wide with its quiet zone, at 150 dpi, on no whole pixel.
    fn drawn(payload: &str, mm: f64, flip: &dyn Fn(usize, usize, usize) -> bool) -> (GrayImage, [f64; 4]) {
        let code = QrCode::with_error_correction_level(payload, EcLevel::M).unwrap();
        let (modules, dark) = (code.width(), code.to_colors());
        let module = mm / 25.4 * 150.0 / (modules + 8) as f64;
        let width = module * modules as f64;
        let (x0, y0) = (width * 0.16, width * 0.16 + 0.43);
        let side = (width * 1.33).ceil() as u32;
        let share = |at: u32, from: f64| {
            let (low, high) = ((f64::from(at) - from) / module, (f64::from(at + 1) - from) / module);
            (low.floor() as i64..=high.floor() as i64).map(move |m| {
                let part = (high.min((m + 1) as f64) - low.max(m as f64)).max(0.0) / (high - low);
                (usize::try_from(m).unwrap_or(usize::MAX), part)
            })
        };
        let picture = GrayImage::from_fn(side, side, |x, y| {
            let mut ink = 0.0;
            for (my, down) in share(y, y0).filter(|(m, _)| *m < modules) {
                for (mx, across) in share(x, x0).filter(|(m, _)| *m < modules) {
                    let is_dark = (dark[my * modules + mx] == qrcode::Color::Dark) != flip(mx, my, modules);
                    ink += if is_dark { down * across } else { 0.0 };
                }
            }
            image::Luma([(255.0 * (1.0 - ink)).round() as u8])
        });
        (picture, [x0, y0, x0 + width, y0 + width])
    }

    #[test]
    fn known_edges_excuse_neither_pale_ink_nor_a_missing_quiet_zone() {
        let (clean, edges) = drawn(PAYLOADS[0], 30.0, &|_, _, _| false);
        assert!(sampled(&clean, edges).is_some());
        let mut pale = clean.clone();
        pale.pixels_mut().for_each(|image::Luma([v])| *v = 226 + *v / 9);
        assert!(!reads(&tones::faded(&pale), Some(edges), &[PAYLOADS[0]]));
        let mut close = clean;
        for y in 0..close.height() {
            (1..7).for_each(|left| close.put_pixel(edges[0] as u32 - left, y, image::Luma([0])));
        }
        assert!(sampled(&close, edges).is_none());
    }

    /// Sizes in millimetres whose modules are large enough for a sheet.
    fn sizes(payload: &str) -> impl Iterator<Item = f64> {
        let side = QrCode::with_error_correction_level(payload, EcLevel::M).unwrap().width() + 8;
        (13..=44).chain((46..=70).step_by(4)).map(f64::from).filter(move |mm| mm / side as f64 >= 0.4)
    }

    #[test]
    fn whole_codes_pass_at_every_size() {
        use rayon::prelude::*;
        let all: Vec<_> = PAYLOADS.iter().flat_map(|p| sizes(p).step_by(2).map(move |mm| (*p, mm))).collect();
        let faults: Vec<_> = all
            .into_par_iter()
            .filter_map(|(payload, mm)| {
                let (clean, edges) = drawn(payload, mm, &|_, _, _| false);
                let found = look(&clean, Some(edges));
                let well = found.iter().any(|f| f.payload.as_deref() == Some(payload) && !f.damaged);
                let worse = [tones::blurred(&clean, 0.6), tones::faded(&clean), tones::scaled(&clean, 0.95)];
                let read = worse.each_ref().map(|worse| {
                    let factor = f64::from(worse.width()) / f64::from(clean.width());
                    reads(worse, Some(edges.map(|edge| edge * factor)), &[payload])
                });
                (!well || read.contains(&false)).then_some((payload, mm, found, read))
            })
            .collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn damage_is_seen_at_every_size() {
        use rayon::prelude::*;
        type Flip = fn(usize, usize, usize) -> bool;
        let damages: [(&str, Flip); 5] = [
            ("the last module", |x, y, side| x == side - 1 && y == side - 1),
            ("a module in the middle", |x, y, side| x == side / 2 && y == side / 2 + 1),
            ("a module of a finder", |x, y, _| x == 3 && y == 2),
            ("a module of the timing", |x, y, _| x == 10 && y == 6),
            ("a corner", |x, y, side| x + 3 > side && y + 3 > side),
        ];
        let all: Vec<_> = PAYLOADS.iter().flat_map(|p| sizes(p).step_by(14).map(move |mm| (*p, mm))).collect();
        all.into_par_iter().for_each(|(payload, mm)| {
            for (what, flip) in damages {
                let (picture, edges) = drawn(payload, mm, &flip);
                let found = look(&picture, Some(edges));
                let whole = found.iter().any(|f| f.payload.is_some() && !f.damaged);
                assert!(!whole, "{payload}, {mm} mm, {what}: {found:?}");
            }
        });
    }

    #[test]
    fn a_code_is_looked_at_again_larger() {
        let sizes: Vec<u32> = larger(&GrayImage::new(MIN_SIDE, MIN_SIDE)).map(|p| p.width()).collect();
        let wanted: Vec<u32> = AGAIN.map(|factor| (f64::from(MIN_SIDE) * factor).round() as u32).to_vec();
        assert_eq!(sizes, wanted);
        // What is large enough stays as it is.
        let most = MAX_AGAIN as u32;
        assert!(larger(&GrayImage::new(most, 9)).all(|p| p.width() == most && p.height() == 9));
    }
}
