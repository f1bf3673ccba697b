//! What a page has drawn so far, in steps: glyphs, points of paths, dashes, pixels, paper that is painted over.
//!
//! Counted while [`super::read`] listens; a page that asks for too much is thrown out of the interpreter by unwinding.

use hayro::hayro_interpret::{DrawMode, StrokeProps};
use hayro::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};

/// Most drawing steps of a file; the kit's busiest sheet has 30 thousand.
const MAX_STEPS: u64 = 3_000_000;
/// Most pixels of one picture in a page.
const MAX_PIXELS: u64 = 150_000_000;
/// Pixels of a picture that count as a step.
const PIXELS_A_STEP: u64 = 256;
/// Steps of painting the whole page once.
const PAGE: f64 = 1000.0;
/// Clips and groups, one inside the other: a renderer keeps a picture of each.
const MAX_DEPTH: usize = 64;

/// Thrown through the interpreter when a page asks for too much; caught in [`super::guarded`].
#[derive(Debug)]
pub struct Exhausted;

#[derive(Debug, Default)]
pub struct Meter {
    steps: u64,
    depth: usize,
}

impl Meter {
    /// Counts; unwinds with [`Exhausted`] when the page is a trap.
    pub fn step(&mut self, weight: u64) {
        self.steps = self.steps.saturating_add(1).saturating_add(weight);
        if self.steps > MAX_STEPS {
            std::panic::resume_unwind(Box::new(Exhausted));
        }
    }

    /// A path, in the units of the page; `shown` is the part of the page that it covers.
    pub fn path(&mut self, path: &BezPath, mode: &DrawMode, transform: &Affine, shown: f64) {
        self.step(path.elements().len() as u64 + (shown.clamp(0.0, 1.0) * PAGE) as u64);
        if let DrawMode::Stroke(stroke) = mode {
            self.step(dashes(path, stroke) as u64);
            // A broken line is broken over its whole length, on the page or not.
            let far = transform.transform_rect_bbox(path.bounding_box());
            if !far.is_finite() {
                self.step(MAX_STEPS);
            }
        }
    }

    pub fn picture(&mut self, width: u32, height: u32) {
        let pixels = u64::from(width) * u64::from(height);
        self.step(if pixels > MAX_PIXELS { MAX_STEPS } else { pixels / PIXELS_A_STEP });
    }

    /// A clip or a group opens.
    pub fn open(&mut self) {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            self.step(MAX_STEPS);
        }
    }

    pub fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}

/// Into how many pieces a line falls.
fn dashes(path: &BezPath, stroke: &StrokeProps) -> f64 {
    let round: f64 = stroke.dash_array.iter().map(|d| f64::from(d.abs())).sum();
    if stroke.dash_array.is_empty() || round <= 0.0 {
        return 0.0;
    }
    (length(path) / round * stroke.dash_array.len() as f64).min(1e9)
}

/// At least as long as the path: a curve counts as the way along its controls.
fn length(path: &BezPath) -> f64 {
    let (mut at, mut start, mut sum) = (Point::ZERO, Point::ZERO, 0.0);
    for element in path.elements() {
        let points: &[Point] = match element {
            PathEl::MoveTo(p) => {
                (at, start) = (*p, *p);
                continue;
            }
            PathEl::LineTo(p) => &[*p],
            PathEl::QuadTo(a, p) => &[*a, *p],
            PathEl::CurveTo(a, b, p) => &[*a, *b, *p],
            PathEl::ClosePath => &[start],
        };
        for point in points {
            sum += at.distance(*point);
            at = *point;
        }
    }
    sum
}

/// How much of the page a rectangle covers.
pub fn share(shown: Rect, page: Rect) -> f64 {
    shown.intersect(page).area().max(0.0) / page.area().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn well(work: impl FnOnce(&mut Meter)) -> bool {
        super::super::guarded(|| work(&mut Meter::default())).is_some()
    }

    fn line(to: f64) -> BezPath {
        BezPath::from_vec(vec![PathEl::MoveTo(Point::ZERO), PathEl::LineTo(Point::new(to, 0.0))])
    }

    fn dashed(dash: f32) -> DrawMode {
        DrawMode::Stroke(StrokeProps { dash_array: [dash, dash].into_iter().collect(), ..StrokeProps::default() })
    }

    #[test]
    fn dashes_and_pictures_are_steps() {
        assert!(well(|m| (0..1000).for_each(|_| m.path(&line(600.0), &dashed(2.0), &Affine::IDENTITY, 0.0))));
        assert!(!well(|m| (0..1000).for_each(|_| m.path(&line(600.0), &dashed(0.001), &Affine::IDENTITY, 0.0))));
        assert!(!well(|m| m.path(&line(1e9), &dashed(0.1), &Affine::IDENTITY, 0.0)));
        assert!(well(|m| (0..50).for_each(|_| m.picture(2000, 2000))));
        assert!(!well(|m| m.picture(40_000, 40_000)));
        assert!(!well(|m| (0..100).for_each(|_| m.picture(9000, 9000))));
    }

    #[test]
    fn a_page_is_not_painted_over_for_ever() {
        let fill = DrawMode::Fill(hayro::hayro_interpret::FillRule::NonZero);
        assert!(well(|m| (0..500).for_each(|_| m.path(&line(600.0), &fill, &Affine::IDENTITY, 1.0))));
        assert!(!well(|m| (0..5000).for_each(|_| m.path(&line(600.0), &fill, &Affine::IDENTITY, 1.0))));
        assert!(!well(|m| (0..100).for_each(|_| m.open())));
        assert!(well(|m| (0..100).for_each(|_| { m.open(); m.close(); })));
    }
}
