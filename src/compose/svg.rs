//! SVG artwork as paths: solid fills and strokes, flattened into page space.
//!
//! What a page of ink cannot show as it is meant (gradients, filters, clips, masks, embedded pictures) is refused by
//! name: the artist mends it, not the printer.

use usvg::{Node, Paint};

use crate::scene::{Affine, Color, Path, PathStep, Rect, Stroke};

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
    let opacity = opacity * group_node.opacity().get();
    for node in group_node.children() {
        match node {
            Node::Group(inner) => group(inner, place, opacity, out)?,
            Node::Path(path) if path.is_visible() => out.push(convert(path, place, opacity)?),
            Node::Path(_) => {}
            Node::Image(_) => return Err("an embedded picture"),
            Node::Text(_) => return Err("text (convert it to paths)"),
        }
    }
    Ok(())
}

fn convert(path: &usvg::Path, place: &Affine, opacity: f32) -> Result<Path, &'static str> {
    let t = path.abs_transform();
    let own = Affine { a: t.sx, b: t.ky, c: t.kx, d: t.sy, e: t.tx, f: t.ty };
    let map = own.then(place);
    let (fill, even_odd) = match path.fill() {
        Some(fill) => {
            (Some(solid(fill.paint(), fill.opacity().get() * opacity)?), fill.rule() == usvg::FillRule::EvenOdd)
        }
        None => (None, false),
    };
    let stroke = match path.stroke() {
        Some(stroke) => {
            let scale = (map.a * map.d - map.b * map.c).abs().sqrt();
            Some(Stroke {
                color: solid(stroke.paint(), stroke.opacity().get() * opacity)?,
                width: stroke.width().get() * scale,
                dash: stroke.dasharray().map(|d| d.iter().map(|l| l * scale).collect()).unwrap_or_default(),
                round: stroke.linecap() == usvg::LineCap::Round,
            })
        }
        None => None,
    };
    Ok(Path { steps: steps(path.data(), &map), fill, even_odd, stroke })
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
