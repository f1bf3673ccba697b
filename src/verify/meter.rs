//! What a page has drawn so far, in steps: glyphs, points of paths, dashes, pixels, paper that is painted over.
//!
//! Counted while [`super::read`] listens; a page that asks for too much is thrown out of the interpreter by unwinding.

use hayro::hayro_interpret::{DrawMode, StrokeProps};
use hayro::kurbo::{Affine, BezPath, PathEl, Point, Rect};

/// Most drawing steps of a file; the kit's busiest sheet has 30 thousand.
const MAX_STEPS: u64 = 3_000_000;
/// Most pixels of one picture in a page.
const MAX_PIXELS: u64 = 150_000_000;
/// Pixels of a picture that count as a step.
const PIXELS_A_STEP: u64 = 256;
/// Points along a line that count as a step, and elements of a glyph's outline.
const POINTS_A_STEP: f64 = 8.0;
const ELEMENTS_A_STEP: u64 = 16;
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

    /// A path on the page `media`, of which it covers `shown`.
    pub fn path(&mut self, path: &BezPath, mode: &DrawMode, transform: &Affine, media: Rect, shown: f64) {
        self.step(path.elements().len() as u64 + (shown.clamp(0.0, 1.0) * PAGE) as u64);
        // A renderer walks along what lies on the page or near it.
        let near = media.inflate(100.0, 100.0);
        let onto = |p: Point| {
            let p = *transform * p;
            Point::new(p.x.clamp(near.x0, near.x1), p.y.clamp(near.y0, near.y1))
        };
        self.step((length(path, onto) / POINTS_A_STEP) as u64);
        if let DrawMode::Stroke(stroke) = mode {
            // A broken line is broken over its whole length, on the page or not.
            self.step(dashes(path, stroke) as u64);
        }
    }

    /// The outline of a glyph.
    pub fn glyph(&mut self, elements: usize) {
        self.step(elements as u64 / ELEMENTS_A_STEP);
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
    (length(path, |p| p) / round * stroke.dash_array.len() as f64).min(1e9)
}

/// At least as long as the path: a curve counts as the way along its controls.
fn length(path: &BezPath, onto: impl Fn(Point) -> Point) -> f64 {
    let (mut at, mut start, mut sum) = (Point::ZERO, Point::ZERO, 0.0);
    for element in path.elements() {
        let points: &[Point] = match element {
            PathEl::MoveTo(p) => {
                (at, start) = (onto(*p), *p);
                continue;
            }
            PathEl::LineTo(p) => &[*p],
            PathEl::QuadTo(a, p) => &[*a, *p],
            PathEl::CurveTo(a, b, p) => &[*a, *b, *p],
            PathEl::ClosePath => &[start],
        };
        for point in points {
            let next = onto(*point);
            sum += at.distance(next);
            at = next;
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

    const MEDIA: Rect = Rect::new(0.0, 0.0, 612.0, 792.0);

    #[test]
    fn dashes_and_pictures_are_steps() {
        let draw = |to: f64, dash: f32, times: usize| {
            well(|m| (0..times).for_each(|_| m.path(&line(to), &dashed(dash), &Affine::IDENTITY, MEDIA, 0.0)))
        };
        assert!(draw(600.0, 2.0, 1000));
        assert!(!draw(600.0, 0.001, 1000));
        assert!(!draw(1e9, 0.1, 1));
        assert!(well(|m| (0..50).for_each(|_| m.picture(2000, 2000))));
        assert!(!well(|m| m.picture(40_000, 40_000)));
        assert!(!well(|m| (0..100).for_each(|_| m.picture(9000, 9000))));
    }

    #[test]
    fn a_page_is_not_painted_over_for_ever() {
        let fill = DrawMode::Fill(hayro::hayro_interpret::FillRule::NonZero);
        let paint = |path: &BezPath, share: f64, times: usize| {
            well(|m| (0..times).for_each(|_| m.path(path, &fill, &Affine::IDENTITY, MEDIA, share)))
        };
        assert!(paint(&line(600.0), 1.0, 500));
        assert!(!paint(&line(600.0), 1.0, 5000));
        // To and fro over the page, in one path; far away it costs nothing but its points.
        let zigzag = |far: f64| {
            let there = |n: u32| PathEl::LineTo(Point::new(far + f64::from(n % 2) * 600.0, f64::from(n % 700)));
            BezPath::from_vec(std::iter::once(PathEl::MoveTo(Point::ZERO)).chain((0..100_000).map(there)).collect())
        };
        assert!(!paint(&zigzag(0.0), 0.1, 1));
        assert!(paint(&zigzag(1e6), 0.1, 1));
        let nest = |depth: usize| well(|m| (0..depth).for_each(|_| m.open()));
        assert!(nest(50) && !nest(100));
    }
}
