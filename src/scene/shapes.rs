//! Outlines that more than one stage draws: rectangles with round corners, circles, lines.

use super::{Color, Join, Path, PathStep, Pt, Rect, Stroke};

/// Control distance of a cubic that draws a quarter circle of radius 1: 4/3·(√2 − 1).
const KAPPA: f32 = 0.552_284_8;

/// A rectangle; the radius is cut to half of the shorter side.
pub fn rect(r: Rect, radius: Pt) -> Vec<PathStep> {
    use PathStep::{Close, Cubic, Line, Move};
    let radius = radius.min(r.w / 2.0).min(r.h / 2.0).max(0.0);
    let (x0, y0, x1, y1) = (r.x, r.y, r.right(), r.bottom());
    if radius <= 0.0 {
        return vec![Move(x0, y0), Line(x1, y0), Line(x1, y1), Line(x0, y1), Close];
    }
    let k = radius * (1.0 - KAPPA);
    let q = radius;
    vec![
        Move(x0 + q, y0),
        Line(x1 - q, y0),
        Cubic(x1 - k, y0, x1, y0 + k, x1, y0 + q),
        Line(x1, y1 - q),
        Cubic(x1, y1 - k, x1 - k, y1, x1 - q, y1),
        Line(x0 + q, y1),
        Cubic(x0 + k, y1, x0, y1 - k, x0, y1 - q),
        Line(x0, y0 + q),
        Cubic(x0, y0 + k, x0 + k, y0, x0 + q, y0),
        Close,
    ]
}

/// The largest circle in the middle of the rectangle.
pub fn circle(r: Rect) -> Vec<PathStep> {
    let d = r.w.min(r.h);
    rect(Rect::new(r.x + (r.w - d) / 2.0, r.y + (r.h - d) / 2.0, d, d), d / 2.0)
}

pub fn filled(steps: Vec<PathStep>, color: Color) -> Path {
    Path { steps, fill: Some(color), even_odd: false, stroke: None }
}

pub fn line(from: (Pt, Pt), to: (Pt, Pt), color: Color, width: Pt, dash: Vec<Pt>) -> Path {
    Path {
        steps: vec![PathStep::Move(from.0, from.1), PathStep::Line(to.0, to.1)],
        fill: None,
        even_odd: false,
        stroke: Some(Stroke { color, width, dash, round: false, join: Join::Miter }),
    }
}
