//! One piece of ink in a picture, measured so that it can be read at any turn.

use super::figure::{self, CELLS, Figure};
use super::pieces::Piece;

/// Directions in which a piece is measured, over half a turn.
const WAYS: usize = 12;
/// Most points of an edge that are kept.
const POINTS: usize = 240;
/// Samples a cell, across and down.
const FINE: usize = 4;
const W: usize = CELLS[0] * FINE;
const H: usize = CELLS[1] * FINE;

pub type Point = (f32, f32);

/// A piece of ink.
#[derive(Debug, Clone)]
pub struct Blob {
    /// Left, top, right, bottom in pixels.
    pub bounds: [i32; 4],
    ink: Vec<bool>,
    pub area: usize,
    /// Points of its edge.
    edge: Vec<Point>,
    /// Its longest extent.
    pub reach: f32,
    /// Middle of its bounds.
    pub middle: Point,
}

impl Blob {
    pub fn new(piece: Piece) -> Self {
        let [x0, y0, x1, y1] = piece.bounds;
        let (w, h) = ((x1 - x0) as usize, (y1 - y0) as usize);
        let at = |x: usize, y: usize| piece.ink[y * w + x];
        let mut edge = Vec::new();
        for y in 0..h {
            for x in 0..w {
                let inner = x > 0
                    && y > 0
                    && x + 1 < w
                    && y + 1 < h
                    && at(x - 1, y)
                    && at(x + 1, y)
                    && at(x, y - 1)
                    && at(x, y + 1);
                if at(x, y) && !inner {
                    edge.push((x0 as f32 + x as f32 + 0.5, y0 as f32 + y as f32 + 0.5));
                }
            }
        }
        let step = edge.len().div_ceil(POINTS).max(1);
        let edge: Vec<Point> = edge.into_iter().step_by(step).collect();
        let area = piece.ink.iter().filter(|ink| **ink).count();
        let middle = ((x0 + x1) as f32 / 2.0, (y0 + y1) as f32 / 2.0);
        let mut blob = Self { bounds: piece.bounds, ink: piece.ink, area, edge, reach: 0.0, middle };
        blob.reach = (0..WAYS)
            .map(|way| {
                let angle = std::f32::consts::PI * way as f32 / WAYS as f32;
                let (low, high) = blob.extent((angle.cos(), angle.sin()));
                high - low
            })
            .fold(0.0, f32::max);
        blob
    }

    /// Its least and greatest place along a direction.
    pub fn extent(&self, (ux, uy): Point) -> (f32, f32) {
        let along = self.edge.iter().map(|(x, y)| x * ux + y * uy);
        along.fold((f32::MAX, f32::MIN), |(low, high), v| (low.min(v - 0.5), high.max(v + 0.5)))
    }

    /// The share of its bounds that is ink.
    pub fn share(&self) -> f32 {
        self.area as f32 / self.ink.len().max(1) as f32
    }

    fn at(&self, x: f32, y: f32) -> bool {
        let [x0, y0, x1, y1] = self.bounds;
        let (x, y) = (x.floor() as i32, y.floor() as i32);
        x >= x0 && y >= y0 && x < x1 && y < y1 && self.ink[((y - y0) * (x1 - x0) + x - x0) as usize]
    }

    /// Its box in a frame whose lines run at `angle` (radians, clockwise on the page) and lean by `lean`: left, top, right,
    /// bottom.
    pub fn frame(&self, angle: f32, lean: f32) -> [f32; 4] {
        let (sin, cos) = angle.sin_cos();
        let (top, bottom) = self.extent((-sin, cos));
        let (left, right) = self.extent((cos - lean * sin, sin + lean * cos));
        [left, top, right, bottom]
    }

    /// What it looks like in that frame.
    pub fn figure(&self, angle: f32, lean: f32) -> Option<Figure> {
        let [left, top, right, bottom] = self.frame(angle, lean);
        let (sin, cos) = angle.sin_cos();
        let (wide, high) = (right - left, bottom - top);
        if wide < 1.0 || high < 1.0 {
            return None;
        }
        let fine: Vec<bool> = (0..W * H)
            .map(|i| {
                let across = left + (i % W) as f32 * wide / W as f32 + wide / (2 * W) as f32;
                let down = top + (i / W) as f32 * high / H as f32 + high / (2 * H) as f32;
                let across = across - lean * down;
                self.at(across * cos - down * sin, across * sin + down * cos)
            })
            .collect();
        let mut figure = figure::of_pixels(&fine, W)?;
        figure.aspect = wide / high;
        Some(figure)
    }

    /// It as an upright picture in a frame at `angle`, and how wide the rows are.
    pub fn straight(&self, angle: f32) -> (Vec<bool>, usize) {
        let [left, top, right, bottom] = self.frame(angle, 0.0);
        let (sin, cos) = angle.sin_cos();
        let (w, h) = ((right - left).ceil().max(1.0) as usize, (bottom - top).ceil().max(1.0) as usize);
        let ink = (0..w * h).map(|i| {
            let (across, down) = (left + (i % w) as f32 + 0.5, top + (i / w) as f32 + 0.5);
            self.at(across * cos - down * sin, across * sin + down * cos)
        });
        (ink.collect(), w)
    }
}

#[cfg(test)]
mod tests {
    use super::super::pieces;
    use super::*;

    #[test]
    fn a_turned_bar_is_as_long_as_an_upright_one() {
        // A bar of 40 × 8 along a diagonal, in a picture of 60 × 60.
        let (sin, cos) = (std::f32::consts::FRAC_PI_4).sin_cos();
        let ink: Vec<bool> = (0..3600)
            .map(|i| {
                let (x, y) = ((i % 60) as f32 - 29.5, (i / 60) as f32 - 29.5);
                let (along, across) = (x * cos + y * sin, y * cos - x * sin);
                along.abs() < 20.0 && across.abs() < 4.0
            })
            .collect();
        let blob = Blob::new(pieces::of(&ink, 60).remove(0));
        assert!((blob.reach - 40.5).abs() < 2.5, "{}", blob.reach);
        let [left, top, right, bottom] = blob.frame(std::f32::consts::FRAC_PI_4, 0.0);
        assert!((right - left - 40.0).abs() < 2.5 && (bottom - top - 8.0).abs() < 2.5);
        let figure = blob.figure(std::f32::consts::FRAC_PI_4, 0.0).expect("ink");
        assert!(figure.cells.iter().filter(|c| **c > 12).count() > 150);
    }
}
