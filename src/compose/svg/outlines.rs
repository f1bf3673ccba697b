//! What usvg calls things in the words of the scene: maps, rectangles, colours, lines and the steps of outlines.

use usvg::Paint;

use crate::scene::{Affine, Color, Join, PathStep, Rect, Stroke};

/// How far a line's width may differ from one direction to another before it is seen.
const EVEN: f32 = 0.001;

pub fn affine(t: usvg::Transform) -> Affine {
    Affine { a: t.sx, b: t.ky, c: t.kx, d: t.sy, e: t.tx, f: t.ty }
}

pub fn rect(r: usvg::Rect) -> Rect {
    Rect::new(r.x(), r.y(), r.width(), r.height())
}

/// What two rectangles share; a side is negative where they share nothing.
pub fn common(a: Rect, b: Rect) -> Rect {
    let (x, y) = (a.x.max(b.x), a.y.max(b.y));
    Rect::new(x, y, a.right().min(b.right()) - x, a.bottom().min(b.bottom()) - y)
}

pub fn overlap(a: Rect, b: Rect) -> bool {
    a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()
}

/// A line as the scene has it: of one width all round.
pub fn pen(stroke: &usvg::Stroke, map: &Affine, opacity: f32) -> Result<Stroke, &'static str> {
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
    let Paint::Color(color) = stroke.paint() else { return Err("a line that is no plain colour") };
    Ok(Stroke {
        color: solid(*color, stroke.opacity().get() * opacity),
        width: stroke.width().get() * scale,
        dash: stroke.dasharray().map(|d| d.iter().map(|l| l * scale).collect()).unwrap_or_default(),
        round: stroke.linecap() == usvg::LineCap::Round,
        join,
    })
}

pub fn solid(c: usvg::Color, opacity: f32) -> Color {
    Color::rgba(c.red, c.green, c.blue, (opacity * 255.0).round() as u8)
}

pub fn steps(data: &usvg::tiny_skia_path::Path, map: &Affine) -> Vec<PathStep> {
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
