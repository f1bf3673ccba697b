//! Which glyphs are painted over by a later step of the page. Steps come in, rectangles go out.

use std::borrow::Cow;

use hayro::kurbo::{Affine, BezPath, Point, Rect, Shape, Stroke, StrokeOpts};
use hayro::vello_cpu::color::{AlphaColor, Srgb};
use hayro::vello_cpu::peniko::Fill;

use super::super::hidden::order;
use super::{DisplayList, Step, What, widest};

/// Most steps of the search for covered glyphs: the kit's busiest sheet has one million.
const MAX_WORK: usize = 60_000_000;
/// Points of a glyph that are looked at, each way.
const POINTS: usize = 3;
/// What is let through by a cover under which a letter cannot be read.
const THROUGH: f32 = 0.34;
/// Width of the thinnest line that counts as a cover, in points.
const BROAD: f64 = 1.5;

/// Something that may cover what was painted before it.
struct Cloak<'a> {
    bounds: Rect,
    path: Cow<'a, BezPath>,
    back: Affine,
    rule: Fill,
    alpha: f32,
    clip: usize,
}

impl<'a> Cloak<'a> {
    fn of(step: &'a Step) -> Option<Self> {
        let new = |path: Cow<'a, BezPath>, onto: &Affine, rule: Fill, color: &AlphaColor<Srgb>| {
            let back = onto.inverse();
            let alpha = color.components[3];
            let well = back.as_coeffs().iter().all(|n| n.is_finite()) && step.bounds.area() > 0.0;
            well.then_some(Cloak { bounds: step.bounds, path, back, rule, alpha, clip: step.clip })
        };
        match &step.what {
            What::Fill { path, onto, rule, color } => new(Cow::Borrowed(path), onto, *rule, color),
            What::Line { path, onto, stroke, color } if stroke.width * widest(*onto) >= BROAD => {
                // The dashes of a line are no cover that anybody could rely on.
                let whole = Stroke { dash_pattern: Default::default(), ..stroke.clone() };
                let outline = hayro::kurbo::stroke(path.iter(), &whole, &StrokeOpts::default(), 0.1 / widest(*onto));
                new(Cow::Owned(outline), onto, Fill::NonZero, color)
            }
            What::Line { .. } | What::Glyph { .. } | What::Hard => None,
        }
    }
}

/// Points all over a rectangle.
fn points(r: Rect) -> impl Iterator<Item = Point> {
    let part = |n: usize| (n as f64 + 0.5) / POINTS as f64;
    (0..POINTS * POINTS)
        .map(move |n| Point::new(r.x0 + part(n % POINTS) * r.width(), r.y0 + part(n / POINTS) * r.height()))
}

impl DisplayList {
    /// The glyphs that are painted over later, by the order of [`order`]: most points of each lie under what lets less
    /// than a third through. Pictures are not among it: how much of them is clear is not known here. `None` when the page
    /// paints too much to be looked at.
    pub fn covered(&self) -> Option<Vec<Rect>> {
        let mut work = MAX_WORK;
        let mut found = Vec::new();
        let mut later: Vec<Cloak<'_>> = Vec::new();
        for step in self.steps.iter().rev() {
            if let What::Glyph { .. } = step.what {
                let glyph = step.bounds;
                work = work.checked_sub(later.len())?;
                let over: Vec<&Cloak<'_>> = later.iter().filter(|c| c.bounds.overlaps(glyph)).collect();
                if over.is_empty() || glyph.area() <= 0.0 {
                    continue;
                }
                let mut hidden = 0;
                for at in points(glyph) {
                    let mut through = 1.0;
                    for cloak in &over {
                        work = work.checked_sub(cloak.path.elements().len())?;
                        if self.is_under(cloak, at) {
                            through *= 1.0 - cloak.alpha;
                        }
                    }
                    hidden += usize::from(through < THROUGH);
                }
                if 2 * hidden > POINTS * POINTS {
                    found.push(glyph);
                }
            } else {
                later.extend(Cloak::of(step));
            }
        }
        found.sort_by(|a, b| order(*a, *b));
        Some(found)
    }

    fn is_under(&self, cloak: &Cloak<'_>, at: Point) -> bool {
        let filled = |path: &BezPath, rule: Fill, at: Point| match (path.winding(at), rule) {
            (winding, Fill::EvenOdd) => winding % 2 != 0,
            (winding, Fill::NonZero) => winding != 0,
        };
        if !cloak.bounds.contains(at) || !filled(&cloak.path, cloak.rule, cloak.back * at) {
            return false;
        }
        let mut clip = cloak.clip;
        while let Some(open) = self.clips.get(clip.wrapping_sub(1)) {
            if !open.is_rect && !filled(&open.path, open.rule, at) {
                return false;
            }
            clip = open.around;
        }
        true
    }
}
