//! SVG artwork as paths: solid fills and strokes, flattened into page space.
//!
//! What a page of ink cannot show as it is meant (gradients, filters, clips, masks, embedded pictures), and what a line of
//! the scene has no word for (square ends, dash offsets, uneven widths), is refused by name: the artist mends it, not the printer.

use usvg::{Node, Paint};

use crate::load::limits;
use crate::scene::{Affine, Color, Join, Path, PathStep, Rect, Stroke};

/// How far a line's width may differ from one direction to another before it is seen.
const EVEN: f32 = 0.001;

/// The paths of a drawing, fitted into `target`; `mirror` flips it left to right. `Err` names what is not supported.
pub fn paths(tree: &usvg::Tree, target: Rect, mirror: bool) -> Result<Vec<Path>, &'static str> {
    let size = tree.size();
    let scale = (target.w / size.width(), target.h / size.height());
    let place = if mirror {
        Affine { a: -scale.0, b: 0.0, c: 0.0, d: scale.1, e: target.x + target.w, f: target.y }
    } else {
        Affine { a: scale.0, b: 0.0, c: 0.0, d: scale.1, e: target.x, f: target.y }
    };
    let mut out = Vec::new();
    group(tree.root(), &place, 1.0, &mut out)?;
    Ok(out)
}

fn group(group_node: &usvg::Group, place: &Affine, opacity: f32, out: &mut Vec<Path>) -> Result<(), &'static str> {
    if group_node.clip_path().is_some() {
        return Err("a clip path");
    }
    if group_node.mask().is_some() {
        return Err("a mask");
    }
    if !group_node.filters().is_empty() {
        return Err("a filter");
    }
    if group_node.blend_mode() != usvg::BlendMode::Normal {
        return Err("a blend mode");
    }
    let own = group_node.opacity().get();
    if own < 1.0 {
        // What lies over another part would let it shine through: a group is one thing, and then as pale as it says.
        let mut parts = Vec::new();
        painted(group_node, &mut parts);
        if parts.len() > limits::SVG_PALE {
            return Err("an opacity over a group of very many parts");
        }
        let over = |at: usize| parts[at + 1..].iter().any(|other| overlap(parts[at], *other));
        if (0..parts.len()).any(over) {
            return Err("an opacity over parts that overlap (lines and areas are parts too)");
        }
    }
    let opacity = opacity * own;
    for node in group_node.children() {
        match node {
            Node::Group(inner) => group(inner, place, opacity, out)?,
            Node::Path(path) if path.is_visible() => convert(path, place, opacity, out)?,
            Node::Path(_) => {}
            Node::Image(_) => return Err("an embedded picture"),
            Node::Text(_) => return Err("text (convert it to paths)"),
        }
    }
    Ok(())
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
    let t = path.abs_transform();
    let own = Affine { a: t.sx, b: t.ky, c: t.kx, d: t.sy, e: t.tx, f: t.ty };
    let map = own.then(place);
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
        usvg::LineJoin::Miter => Join::Miter,
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
        let text = format!("<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'>{body}</svg>");
        match usvg::Tree::from_str(&text, &usvg::Options::default()) {
            Ok(tree) => paths(&tree, Rect::new(0.0, 0.0, 50.0, 50.0), false),
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
        assert_eq!(join("miter"), Some((Join::Miter, true)));
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
}
