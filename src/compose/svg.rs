//! SVG artwork as paths: solid fills and strokes, flattened into page space.
//!
//! What a page of ink cannot show as it is meant (gradients, filters, clips, masks, embedded pictures), and what a line of
//! the scene has no word for (square ends, dash offsets, uneven widths), is refused by name: the artist mends it, not the printer.

use usvg::{Node, Paint};

use crate::limits;
use crate::scene::{Affine, Color, Join, Path, PathStep, Rect, Stroke};

/// How far a line's width may differ from one direction to another before it is seen.
const EVEN: f32 = 0.001;

/// A path, and what it is cut to where it would reach further.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    pub path: Path,
    pub clip: Option<Rect>,
}

/// The paths of a drawing, fitted into `target` and cut to it; `mirror` flips it left to right. `Err` names what is not
/// supported.
pub fn parts(tree: &usvg::Tree, target: Rect, mirror: bool) -> Result<Vec<Part>, &'static str> {
    let size = tree.size();
    let scale = (target.w / size.width(), target.h / size.height());
    let place = if mirror {
        Affine { a: -scale.0, b: 0.0, c: 0.0, d: scale.1, e: target.x + target.w, f: target.y }
    } else {
        Affine { a: scale.0, b: 0.0, c: 0.0, d: scale.1, e: target.x, f: target.y }
    };
    let mut drawing = Drawing { place, slack: UNSEEN * target.w.max(target.h), compared: 0, parts: Vec::new() };
    drawing.group(tree.root(), 1.0, target)?;
    Ok(drawing.parts)
}

/// What a clip may cut off without being seen, as a part of the drawing.
const UNSEEN: f32 = 0.000_2;

/// Points against edges of clips: a tenth of a second's work.
const COMPARISONS: usize = 50_000_000;

struct Drawing {
    place: Affine,
    slack: f32,
    compared: usize,
    parts: Vec<Part>,
}

impl Drawing {
    fn group(&mut self, group: &usvg::Group, opacity: f32, clip: Rect) -> Result<(), &'static str> {
        if group.mask().is_some() {
            return Err("a mask");
        }
        if !group.filters().is_empty() {
            return Err("a filter");
        }
        if group.blend_mode() != usvg::BlendMode::Normal {
            return Err("a blend mode");
        }
        let clip = match group.clip_path() {
            Some(path) => self.clip(group, path, clip)?,
            None => clip,
        };
        let own = group.opacity().get();
        if own < 1.0 {
            // What lies over another part would let it shine through: a group is one thing, and then as pale as it says.
            let mut parts = Vec::new();
            painted(group, &mut parts);
            if parts.len() > limits::SVG_PALE {
                return Err("an opacity over a group of very many parts");
            }
            let over = |at: usize| parts[at + 1..].iter().any(|other| overlap(parts[at], *other));
            if (0..parts.len()).any(over) {
                return Err("an opacity over parts that overlap (lines and areas are parts too)");
            }
        }
        let opacity = opacity * own;
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner, opacity, clip)?,
                Node::Path(path) if path.is_visible() => self.path(path, opacity, clip)?,
                Node::Path(_) => {}
                Node::Image(_) => return Err("an embedded picture"),
                Node::Text(_) => return Err("text (convert it to paths)"),
            }
        }
        Ok(())
    }

    /// What a clip leaves of `outer`. A rectangle clips; any other shape may only be there when it cuts nothing.
    fn clip(&mut self, group: &usvg::Group, clip: &usvg::ClipPath, outer: Rect) -> Result<Rect, &'static str> {
        if clip.clip_path().is_some() {
            return Err("a clip path that is clipped itself");
        }
        let place = affine(group.abs_transform().pre_concat(clip.transform())).then(&self.place);
        let mut shapes = Vec::new();
        clipping(clip.root(), &mut shapes)?;
        let [shape] = shapes[..] else { return Err("a clip path of several shapes") };
        let mut steps = steps(shape.data(), &affine(shape.abs_transform()).then(&place));
        // Cairo moves back to the start of every closed path.
        while steps.pop_if(|step| matches!(step, PathStep::Move(..))).is_some() {}
        if let Some(rect) = upright(&steps) {
            return Ok(common(outer, rect));
        }
        let mut reach = Vec::new();
        reaches(group, &self.place, &mut reach);
        if let Some(edge) = convex(&steps) {
            self.compared = self.compared.saturating_add(edge.len() * reach.len());
            if self.compared > COMPARISONS {
                return Err("clip paths that are too intricate");
            }
            if holds(&edge, &reach, self.slack) {
                return Ok(outer);
            }
        }
        Err("a clip path that is no rectangle and cuts something (cut the shapes themselves: Intersect)")
    }

    fn path(&mut self, path: &usvg::Path, opacity: f32, clip: Rect) -> Result<(), &'static str> {
        let ink = self.place.apply_rect(rect(path.abs_stroke_bounding_box()));
        let seen = common(clip, ink);
        // A line along an axis has no area and is seen all the same.
        if seen.w < -self.slack || seen.h < -self.slack {
            return Ok(());
        }
        let cut = |a: Rect, b: Rect| (a.x - b.x).max(a.y - b.y).max(b.right() - a.right()).max(b.bottom() - a.bottom());
        let clip = (cut(clip, ink) > self.slack).then_some(clip);
        let mut out = Vec::new();
        convert(path, &self.place, opacity, &mut out)?;
        self.parts.extend(out.into_iter().map(|path| Part { path, clip }));
        Ok(())
    }
}

fn affine(t: usvg::Transform) -> Affine {
    Affine { a: t.sx, b: t.ky, c: t.kx, d: t.sy, e: t.tx, f: t.ty }
}

fn rect(r: usvg::Rect) -> Rect {
    Rect::new(r.x(), r.y(), r.width(), r.height())
}

/// What two rectangles share; a side is negative where they share nothing.
fn common(a: Rect, b: Rect) -> Rect {
    let (x, y) = (a.x.max(b.x), a.y.max(b.y));
    Rect::new(x, y, a.right().min(b.right()) - x, a.bottom().min(b.bottom()) - y)
}

/// The shapes of a clip path.
fn clipping<'a>(group: &'a usvg::Group, out: &mut Vec<&'a usvg::Path>) -> Result<(), &'static str> {
    if group.clip_path().is_some() {
        return Err("a clip path that is clipped itself");
    }
    for node in group.children() {
        match node {
            Node::Group(inner) => clipping(inner, out)?,
            Node::Path(path) => out.push(path),
            _ => return Err("a clip path that is no shape"),
        }
    }
    Ok(())
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

/// Points between which all ink of a group lies: controls of areas, corners round lines.
fn reaches(group: &usvg::Group, place: &Affine, out: &mut Vec<(f32, f32)>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => reaches(inner, place, out),
            Node::Path(path) if path.is_visible() && path.stroke().is_some() => {
                let r = rect(path.abs_stroke_bounding_box());
                let corners = [(r.x, r.y), (r.right(), r.y), (r.x, r.bottom()), (r.right(), r.bottom())];
                out.extend(corners.map(|(x, y)| place.apply(x, y)));
            }
            Node::Path(path) if path.is_visible() => {
                for step in steps(path.data(), &affine(path.abs_transform()).then(place)) {
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

/// Where each area and each line of a group lies.
fn painted(group: &usvg::Group, out: &mut Vec<usvg::Rect>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => painted(inner, out),
            Node::Path(path) if path.is_visible() => {
                let parts = usize::from(path.fill().is_some()) + usize::from(path.stroke().is_some());
                out.extend(std::iter::repeat_n(path.abs_stroke_bounding_box(), parts));
            }
            _ => {}
        }
    }
}

fn overlap(a: usvg::Rect, b: usvg::Rect) -> bool {
    a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() && b.top() < a.bottom()
}

fn convert(path: &usvg::Path, place: &Affine, opacity: f32, out: &mut Vec<Path>) -> Result<(), &'static str> {
    let map = affine(path.abs_transform()).then(place);
    let (fill, even_odd) = match path.fill() {
        Some(fill) => {
            (Some(solid(fill.paint(), fill.opacity().get() * opacity)?), fill.rule() == usvg::FillRule::EvenOdd)
        }
        None => (None, false),
    };
    let stroke = path.stroke().map(|stroke| pen(stroke, &map, opacity)).transpose()?;
    let steps = steps(path.data(), &map);
    if fill.is_some() && stroke.is_some() && path.paint_order() == usvg::PaintOrder::StrokeAndFill {
        // A path of the scene is filled and then stroked.
        out.push(Path { steps: steps.clone(), fill: None, even_odd, stroke });
        out.push(Path { steps, fill, even_odd, stroke: None });
    } else {
        out.push(Path { steps, fill, even_odd, stroke });
    }
    Ok(())
}

/// A line as the scene has it: of one width all round.
fn pen(stroke: &usvg::Stroke, map: &Affine, opacity: f32) -> Result<Stroke, &'static str> {
    let (along, across) = (map.a.hypot(map.b), map.c.hypot(map.d));
    let slant = (map.a * map.c + map.b * map.d).abs();
    if (along - across).abs() > EVEN * along.max(across) || slant > EVEN * along * across {
        return Err("a line that is stretched or slanted (expand its stroke)");
    }
    if stroke.dashoffset() != 0.0 && stroke.dasharray().is_some() {
        return Err("a dash offset");
    }
    let join = match stroke.linejoin() {
        usvg::LineJoin::Miter if stroke.miterlimit().get() == 10.0 => Join::Miter,
        usvg::LineJoin::Miter => Join::Sharp((stroke.miterlimit().get() * 100.0).round() as u32),
        usvg::LineJoin::Round => Join::Round,
        usvg::LineJoin::Bevel => Join::Bevel,
        usvg::LineJoin::MiterClip => return Err("clipped corners (stroke-linejoin)"),
    };
    if stroke.linecap() == usvg::LineCap::Square {
        return Err("square line ends (expand the stroke)");
    }
    let scale = (map.a * map.d - map.b * map.c).abs().sqrt();
    Ok(Stroke {
        color: solid(stroke.paint(), stroke.opacity().get() * opacity)?,
        width: stroke.width().get() * scale,
        dash: stroke.dasharray().map(|d| d.iter().map(|l| l * scale).collect()).unwrap_or_default(),
        round: stroke.linecap() == usvg::LineCap::Round,
        join,
    })
}

fn solid(paint: &Paint, opacity: f32) -> Result<Color, &'static str> {
    match paint {
        Paint::Color(c) => Ok(Color::rgba(c.red, c.green, c.blue, (opacity * 255.0).round() as u8)),
        Paint::LinearGradient(_) | Paint::RadialGradient(_) => Err("a gradient"),
        Paint::Pattern(_) => Err("a pattern"),
    }
}

fn steps(data: &usvg::tiny_skia_path::Path, map: &Affine) -> Vec<PathStep> {
    use usvg::tiny_skia_path::PathSegment;
    let mut last = (0.0, 0.0);
    let mut start = (0.0, 0.0);
    let mut out = Vec::with_capacity(data.len());
    for segment in data.segments() {
        match segment {
            PathSegment::MoveTo(p) => {
                last = map.apply(p.x, p.y);
                start = last;
                out.push(PathStep::Move(last.0, last.1));
            }
            PathSegment::LineTo(p) => {
                last = map.apply(p.x, p.y);
                out.push(PathStep::Line(last.0, last.1));
            }
            PathSegment::QuadTo(c, p) => {
                // A quadratic as the cubic with the same shape: controls two thirds of the way to the single one.
                let (cx, cy) = map.apply(c.x, c.y);
                let end = map.apply(p.x, p.y);
                let toward =
                    |from: (f32, f32)| (from.0 + (cx - from.0) * 2.0 / 3.0, from.1 + (cy - from.1) * 2.0 / 3.0);
                let (c1, c2) = (toward(last), toward(end));
                out.push(PathStep::Cubic(c1.0, c1.1, c2.0, c2.1, end.0, end.1));
                last = end;
            }
            PathSegment::CubicTo(c1, c2, p) => {
                let (c1, c2, end) = (map.apply(c1.x, c1.y), map.apply(c2.x, c2.y), map.apply(p.x, p.y));
                out.push(PathStep::Cubic(c1.0, c1.1, c2.0, c2.1, end.0, end.1));
                last = end;
            }
            PathSegment::Close => {
                last = start;
                out.push(PathStep::Close);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(body: &str) -> Result<Vec<Path>, &'static str> {
        clipped(body).map(|parts| parts.into_iter().map(|part| part.path).collect())
    }

    fn clipped(body: &str) -> Result<Vec<Part>, &'static str> {
        let text = format!("<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'>{body}</svg>");
        match usvg::Tree::from_str(&text, &usvg::Options::default()) {
            Ok(tree) => parts(&tree, Rect::new(0.0, 0.0, 50.0, 50.0), false),
            Err(_) => Err("no SVG"),
        }
    }

    fn refused(body: &str, word: &str) {
        assert!(drawn(body).is_err_and(|why| why.contains(word)), "{body}: {:?}", drawn(body));
    }

    const CORNER: &str = "d='M10 10H50V50' fill='none' stroke='#000'";

    #[test]
    fn corners_and_ends() {
        let join = |name: &str| {
            let body = format!("<path {CORNER} stroke-linejoin='{name}' stroke-linecap='round'/>");
            drawn(&body).ok().and_then(|p| p[0].stroke.as_ref().map(|s| (s.join, s.round)))
        };
        assert_eq!(join("miter"), Some((Join::Sharp(400), true)));
        assert_eq!(join("miter' stroke-miterlimit='10"), Some((Join::Miter, true)));
        assert_eq!(join("round"), Some((Join::Round, true)));
        assert_eq!(join("bevel"), Some((Join::Bevel, true)));
        refused(&format!("<path {CORNER} stroke-linejoin='miter-clip'/>"), "corners");
        refused(&format!("<path {CORNER} stroke-linecap='square'/>"), "square");
    }

    #[test]
    fn dashes_begin_with_the_line() {
        assert!(drawn(&format!("<path {CORNER} stroke-dasharray='4 2'/>")).is_ok());
        refused(&format!("<path {CORNER} stroke-dasharray='4 2' stroke-dashoffset='3'/>"), "dash offset");
    }

    #[test]
    fn a_stroke_that_is_painted_first_lies_below() {
        let both = "<path d='M10 10H50V50Z' fill='#f00' stroke='#000' paint-order='stroke'/>";
        let parts = drawn(both).unwrap_or_default();
        assert_eq!(
            parts.iter().map(|p| (p.fill.is_some(), p.stroke.is_some())).collect::<Vec<_>>(),
            [(false, true), (true, false)]
        );
    }

    #[test]
    fn a_pale_group_is_one_thing() {
        let group =
            |x: u8| format!("<g opacity='0.5'><path d='M0 0H20V20H0Z'/><path d='M{x} 0h20v20h-20Z' fill='#f00'/></g>");
        refused(&group(10), "opacity");
        assert!(drawn(&group(30)).is_ok_and(|p| p.iter().all(|p| p.fill.is_some_and(|c| c.a == 128))));
        refused("<path opacity='0.5' d='M10 10H50V50Z' fill='#f00' stroke='#000'/>", "opacity");
        assert!(drawn("<path opacity='0.5' d='M10 10H50V50Z'/>").is_ok());
    }

    #[test]
    fn lines_are_of_one_width() {
        refused(&format!("<path {CORNER} transform='scale(2 1)'/>"), "stretched");
        refused(&format!("<path {CORNER} transform='skewX(20)'/>"), "slanted");
        assert!(drawn(&format!("<path {CORNER} transform='rotate(30) scale(-2 2)'/>")).is_ok());
        assert!(drawn("<path d='M10 10H50V50Z' transform='scale(2 1)'/>").is_ok());
    }

    #[test]
    fn drawings_end_where_their_paper_ends() {
        let cut = |body: &str| clipped(body).unwrap_or_default().iter().map(|p| p.clip).collect::<Vec<_>>();
        assert_eq!(cut("<path d='M0 0H100V100H0Z'/>"), [None]);
        assert_eq!(cut("<path d='M10 10H150V50Z'/>"), [Some(Rect::new(0.0, 0.0, 50.0, 50.0))]);
        assert!(cut("<path d='M110 10H150V50Z'/>").is_empty());
        assert_eq!(cut("<path d='M10 50H90' stroke='#000'/>"), [None]);
    }

    #[test]
    fn rectangles_clip() {
        let cut = |shape: &str, body: &str| {
            let all = format!("<clipPath id='c'>{shape}</clipPath><g clip-path='url(#c)'>{body}</g>");
            clipped(&all).map(|parts| parts.iter().map(|p| p.clip).collect::<Vec<_>>())
        };
        let circle = "<circle cx='50' cy='50' r='40'/>";
        assert_eq!(cut("<rect width='100' height='100'/>", circle), Ok(vec![None]));
        let half = Some(Rect::new(0.0, 0.0, 25.0, 50.0));
        assert_eq!(cut("<path d='M0 0V100H50V0Z'/>", circle), Ok(vec![half]));
        assert_eq!(cut("<rect width='25' height='50' transform='scale(2)'/>", circle), Ok(vec![half]));
        assert!(cut("<rect width='90' height='90' transform='rotate(5)'/>", circle).is_err());
        assert!(cut("<rect width='10' height='9'/><rect y='9' width='10' height='9'/>", circle).is_err());
        // Rounded corners that meet nothing; a heart and a star that would.
        assert_eq!(cut("<rect width='100' height='100' rx='8'/>", circle), Ok(vec![None]));
        assert!(cut("<rect width='100' height='100' rx='40'/>", "<path d='M0 0H100V100H0Z'/>").is_err());
        assert!(cut("<path d='M50 0 80 95 2 36H98L20 95Z'/>", "<path d='M45 45h10v10h-10Z'/>").is_err());
    }
}
