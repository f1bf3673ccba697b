//! Clip paths of a drawing: upright rectangles stay rectangles, other shapes become cuts, and what cuts nothing is left out.

use usvg::Node;

use super::{Drawing, affine, common, rect, steps};
use crate::scene::{Affine, Path, PathStep, Rect};

/// Points against edges of clips: a tenth of a second's work.
const COMPARISONS: usize = 50_000_000;

/// What a clip leaves.
pub struct Left {
    /// The rectangle that all of it lies in, as far as it is known.
    pub rect: Rect,
    /// Shapes inside one another that cut it.
    pub cuts: Vec<Path>,
}

impl Drawing {
    /// What the clip of a group leaves of `outer`.
    pub(super) fn clip(&mut self, group: &usvg::Group, place: &Affine, outer: Rect) -> Result<Left, &'static str> {
        let mut left = Left { rect: outer, cuts: Vec::new() };
        let mut next = group.clip_path();
        while let Some(clip) = next {
            self.one_clip(group, place, clip, &mut left)?;
            next = clip.clip_path();
        }
        Ok(left)
    }

    fn one_clip(
        &mut self,
        group: &usvg::Group,
        place: &Affine,
        clip: &usvg::ClipPath,
        left: &mut Left,
    ) -> Result<(), &'static str> {
        let own = affine(clip.transform()).then(place);
        let mut shapes = Vec::new();
        clipping(clip.root(), &own, &mut shapes)?;
        let mut outlines = Vec::new();
        for (shape, own) in &shapes {
            let mut steps = steps(shape.data(), own);
            // Cairo moves back to the start of every closed path.
            while steps.pop_if(|step| matches!(step, PathStep::Move(..))).is_some() {}
            let even_odd = shape.fill().is_some_and(|fill| fill.rule() == usvg::FillRule::EvenOdd);
            outlines.push(Path { steps, fill: None, even_odd, stroke: None });
        }
        if let [shape] = &outlines[..] {
            if let Some(rect) = upright(&shape.steps) {
                left.rect = common(left.rect, rect);
                return Ok(());
            }
            if self.cuts_nothing(group, place, &shape.steps)? {
                return Ok(());
            }
        }
        left.cuts.push(united(outlines)?);
        Ok(())
    }

    /// A shape that bulges outwards everywhere and holds all of the group.
    fn cuts_nothing(&mut self, group: &usvg::Group, place: &Affine, steps: &[PathStep]) -> Result<bool, &'static str> {
        let Some(edge) = convex(steps) else { return Ok(false) };
        let mut reach = Vec::new();
        reaches(group, place, &mut reach);
        self.compared = self.compared.saturating_add(edge.len() * reach.len());
        if self.compared > COMPARISONS {
            return Err("clip paths that are too intricate");
        }
        Ok(holds(&edge, &reach, self.slack))
    }
}

/// The shapes of a clip path, each with its place.
fn clipping<'a>(
    group: &'a usvg::Group,
    outer: &Affine,
    out: &mut Vec<(&'a usvg::Path, Affine)>,
) -> Result<(), &'static str> {
    let place = affine(group.transform()).then(outer);
    if group.clip_path().is_some() {
        return Err("a clip path of shapes that are clipped themselves");
    }
    for node in group.children() {
        match node {
            Node::Group(inner) => clipping(inner, &place, out)?,
            Node::Path(path) if path.is_visible() => out.push((path, place)),
            Node::Path(_) => {}
            _ => return Err("a clip path that is no shape"),
        }
    }
    Ok(())
}

/// The shapes of a clip as one: what any of them holds is left. As one path, shapes that lie over one another would make
/// holes where they run in other senses, so only those that bulge outwards may.
fn united(mut shapes: Vec<Path>) -> Result<Path, &'static str> {
    const OVER: &str = "a clip path of shapes that lie over one another (unite them)";
    let boxes: Vec<Option<Rect>> = shapes.iter().map(|shape| bounds(&shape.steps)).collect();
    let meet = |a: &Rect, b: &Rect| a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
    let apart = (0..boxes.len())
        .all(|at| boxes[at + 1..].iter().all(|other| !boxes[at].zip(*other).is_some_and(|(a, b)| meet(&a, &b))));
    if let [_] = shapes[..] {
        return shapes.pop().ok_or(OVER);
    }
    if shapes.len() > 200 {
        return Err("a clip path of very many shapes");
    }
    let mut whole = Path { steps: Vec::new(), fill: None, even_odd: shapes.iter().any(|s| s.even_odd), stroke: None };
    if !apart || shapes.iter().any(|shape| shape.even_odd != whole.even_odd) {
        // Each of one ring without holes, and all in one sense.
        whole.even_odd = false;
        for shape in &mut shapes {
            let ring = convex(&shape.steps).ok_or(OVER)?;
            let area: f32 = corners(&ring).map(|[a, b, _]| a.0 * b.1 - b.0 * a.1).sum();
            if area < 0.0 {
                shape.steps = polygon(ring.into_iter().rev());
            }
        }
    }
    whole.steps = shapes.into_iter().flat_map(|shape| shape.steps).collect();
    Ok(whole)
}

fn polygon(points: impl Iterator<Item = (f32, f32)>) -> Vec<PathStep> {
    let mut steps: Vec<PathStep> = points
        .enumerate()
        .map(|(at, (x, y))| if at == 0 { PathStep::Move(x, y) } else { PathStep::Line(x, y) })
        .collect();
    steps.push(PathStep::Close);
    steps
}

/// The box around the points of a path, controls too.
fn bounds(steps: &[PathStep]) -> Option<Rect> {
    let mut edges: Option<[f32; 4]> = None;
    let mut add = |x: f32, y: f32| {
        let [x0, y0, x1, y1] = edges.unwrap_or([x, y, x, y]);
        edges = Some([x0.min(x), y0.min(y), x1.max(x), y1.max(y)]);
    };
    for step in steps {
        match *step {
            PathStep::Move(x, y) | PathStep::Line(x, y) => add(x, y),
            PathStep::Cubic(ax, ay, bx, by, x, y) => {
                [(ax, ay), (bx, by), (x, y)].into_iter().for_each(|(x, y)| add(x, y));
            }
            PathStep::Close => {}
        }
    }
    edges.map(|[x0, y0, x1, y1]| Rect::new(x0, y0, x1 - x0, y1 - y0))
}

/// The rectangle that a path is, when it stands upright.
fn upright(steps: &[PathStep]) -> Option<Rect> {
    let mut corners = Vec::new();
    for step in steps {
        match *step {
            PathStep::Move(x, y) if corners.is_empty() => corners.push((x, y)),
            PathStep::Line(x, y) => corners.push((x, y)),
            PathStep::Close => {}
            _ => return None,
        }
    }
    if corners.len() == 5 && corners[4] == corners[0] {
        corners.pop();
    }
    let [a, b, c, d] = corners[..] else { return None };
    let near = |p: f32, q: f32| (p - q).abs() < 0.001;
    let along = near(a.1, b.1) && near(b.0, c.0) && near(c.1, d.1) && near(d.0, a.0);
    let across = near(a.0, b.0) && near(b.1, c.1) && near(c.0, d.0) && near(d.1, a.1);
    let (x, y) = (a.0.min(c.0), a.1.min(c.1));
    (along || across).then(|| Rect::new(x, y, (a.0 - c.0).abs(), (a.1 - c.1).abs()))
}

/// Points along the edge of a shape that bulges outwards everywhere.
fn convex(steps: &[PathStep]) -> Option<Vec<(f32, f32)>> {
    let mut points: Vec<(f32, f32)> = Vec::new();
    for step in steps {
        match *step {
            PathStep::Move(x, y) if points.is_empty() => points.push((x, y)),
            PathStep::Move(..) => return None,
            PathStep::Line(x, y) => points.push((x, y)),
            PathStep::Cubic(ax, ay, bx, by, x, y) => {
                let from = *points.last()?;
                for n in 1..=16_u8 {
                    let t = f32::from(n) / 16.0;
                    let u = 1.0 - t;
                    let at = |p: f32, a: f32, b: f32, q: f32| {
                        u * u * u * p + 3.0 * u * u * t * a + 3.0 * u * t * t * b + t * t * t * q
                    };
                    points.push((at(from.0, ax, bx, x), at(from.1, ay, by, y)));
                }
            }
            PathStep::Close => {}
        }
    }
    points.dedup();
    let turns: Vec<f32> = corners(&points).map(|[a, b, c]| turn(a, b, c)).collect();
    let (least, most) = (turns.iter().copied().fold(0.0, f32::min), turns.iter().copied().fold(0.0, f32::max));
    // A star that runs round twice bulges too: one round is one change of direction along x each way.
    let bends = corners(&points).filter(|[a, b, c]| (b.0 - a.0) * (c.0 - b.0) < 0.0).count();
    (points.len() > 2 && bends <= 2 && (least > -0.001 || most < 0.001)).then_some(points)
}

fn corners(points: &[(f32, f32)]) -> impl Iterator<Item = [(f32, f32); 3]> {
    let n = points.len();
    (0..n).map(move |at| [points[at], points[(at + 1) % n], points[(at + 2) % n]])
}

fn turn(a: (f32, f32), b: (f32, f32), c: (f32, f32)) -> f32 {
    (b.0 - a.0) * (c.1 - b.1) - (b.1 - a.1) * (c.0 - b.0)
}

/// Points between which all ink of a group lies, whose place this is: controls of areas, corners round lines.
fn reaches(group: &usvg::Group, place: &Affine, out: &mut Vec<(f32, f32)>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => reaches(inner, &affine(inner.transform()).then(place), out),
            Node::Path(path) if path.is_visible() && path.stroke().is_some() => {
                let r = rect(path.stroke_bounding_box());
                let corners = [(r.x, r.y), (r.right(), r.y), (r.x, r.bottom()), (r.right(), r.bottom())];
                out.extend(corners.map(|(x, y)| place.apply(x, y)));
            }
            Node::Path(path) if path.is_visible() => {
                for step in steps(path.data(), place) {
                    match step {
                        PathStep::Move(x, y) | PathStep::Line(x, y) => out.push((x, y)),
                        PathStep::Cubic(ax, ay, bx, by, x, y) => out.extend([(ax, ay), (bx, by), (x, y)]),
                        PathStep::Close => {}
                    }
                }
            }
            _ => {}
        }
    }
}

/// Whether a convex shape holds points.
fn holds(edge: &[(f32, f32)], points: &[(f32, f32)], slack: f32) -> bool {
    let (mut left, mut right) = (true, true);
    for at in 0..edge.len() {
        let (a, b) = (edge[at], edge[(at + 1) % edge.len()]);
        let length = (b.0 - a.0).hypot(b.1 - a.1);
        if length <= slack {
            continue;
        }
        for p in points {
            let side = turn(a, b, *p) / length;
            left &= side >= -slack;
            right &= side <= slack;
        }
    }
    left || right
}
