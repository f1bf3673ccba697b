//! Outlines: rectangles with round corners, circles, lines, and the dark area of a QR code.

use crate::scene::{Color, Join, Path, PathStep, Pt, Rect, Stroke};

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

/// The outline of the dark modules of a square symbol, as closed polygons for the even-odd rule.
///
/// One outline instead of a rectangle a module: renderers show hairlines between neighbouring rectangles, and a
/// scanner may take them for light modules.
pub fn modules(dark: &[bool], side: usize, x: Pt, y: Pt, module: Pt) -> Vec<PathStep> {
    let at = |cx: i64, cy: i64| -> bool {
        let (Ok(cx), Ok(cy)) = (usize::try_from(cx), usize::try_from(cy)) else { return false };
        cx < side && cy < side && dark.get(cy * side + cx).copied().unwrap_or(false)
    };
    let n = side + 1;
    // Edges leave a corner to the right (0), down (1), left (2) or up (3), with the dark module on their right hand.
    let mut leaving = vec![[false; 4]; n * n];
    for cy in 0..side {
        for cx in 0..side {
            let (ix, iy) = (cx as i64, cy as i64);
            if !at(ix, iy) {
                continue;
            }
            leaving[cy * n + cx][0] |= !at(ix, iy - 1);
            leaving[cy * n + cx + 1][1] |= !at(ix + 1, iy);
            leaving[(cy + 1) * n + cx + 1][2] |= !at(ix, iy + 1);
            leaving[(cy + 1) * n + cx][3] |= !at(ix - 1, iy);
        }
    }
    let mut steps = Vec::new();
    for start in 0..n * n {
        for first in 0..4 {
            if !leaving[start][first] {
                continue;
            }
            let (mut corner, mut direction) = (start, first);
            let point = |corner: usize| (x + (corner % n) as f32 * module, y + (corner / n) as f32 * module);
            let (px, py) = point(start);
            steps.push(PathStep::Move(px, py));
            loop {
                leaving[corner][direction] = false;
                corner = match direction {
                    0 => corner + 1,
                    1 => corner + n,
                    2 => corner - 1,
                    _ => corner - n,
                };
                // Turn right where two modules touch at a corner only, so that each keeps its own outline.
                let Some(next) =
                    [(direction + 1) % 4, direction, (direction + 3) % 4].into_iter().find(|d| leaving[corner][*d])
                else {
                    break;
                };
                if next != direction {
                    let (px, py) = point(corner);
                    steps.push(PathStep::Line(px, py));
                }
                direction = next;
            }
            steps.push(PathStep::Close);
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Even-odd test of a point against the outline.
    fn inside(steps: &[PathStep], x: f32, y: f32) -> bool {
        let mut crossings = 0;
        let (mut start, mut last) = ((0.0, 0.0), (0.0, 0.0));
        let mut edge = |a: (f32, f32), b: (f32, f32)| {
            if (a.1 > y) != (b.1 > y) && x < a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0) {
                crossings += 1;
            }
        };
        for step in steps {
            match *step {
                PathStep::Move(px, py) => (start, last) = ((px, py), (px, py)),
                PathStep::Line(px, py) => {
                    edge(last, (px, py));
                    last = (px, py);
                }
                PathStep::Close => edge(last, start),
                PathStep::Cubic(..) => unreachable!("modules are straight"),
            }
        }
        crossings % 2 == 1
    }

    #[test]
    fn the_outline_covers_exactly_the_dark_modules() {
        // A linear congruential generator gives 40 different symbols, touching corners and holes among them.
        let mut state = 7_u32;
        for side in 1..=40 {
            let dark: Vec<bool> = (0..side * side)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    state >> 31 == 1
                })
                .collect();
            let steps = modules(&dark, side, 10.0, 20.0, 2.0);
            for (at, is_dark) in dark.iter().enumerate() {
                let (x, y) = (11.0 + (at % side) as f32 * 2.0, 21.0 + (at / side) as f32 * 2.0);
                assert_eq!(inside(&steps, x, y), *is_dark, "side {side}, module {at}");
            }
        }
    }
}
