//! Vector paths. Written operator by operator: printpdf's polygons cannot stroke several rings or leave one open.

use printpdf::{DictItem, LineCapStyle, LineDashPattern, LineJoinStyle, Op, Pt};

use super::content::Painter;
use super::error::{PdfError, scene as fault};
use super::number::milli;
use crate::ink;
use crate::scene::{Join, Path, PathStep, Stroke};

impl Painter<'_> {
    /// Fills, then strokes.
    pub fn path(&mut self, path: &Path) -> Result<(), PdfError> {
        if path.steps.is_empty() {
            return Ok(());
        }
        if let Some(color) = path.fill.filter(|c| c.a > 0) {
            self.fill(color, false);
            self.outline(&path.steps, true)?;
            self.operator(if path.even_odd { "f*" } else { "f" }, &[]);
        }
        if let Some(stroke) = path.stroke.as_ref().filter(|s| s.color.a > 0) {
            self.stroke(stroke.color, stroke.width < ink::THIN_LINE);
            self.pen(stroke)?;
            self.outline(&path.steps, false)?;
            self.operator("S", &[]);
        }
        Ok(())
    }

    fn pen(&mut self, stroke: &Stroke) -> Result<(), PdfError> {
        let width = milli(stroke.width, "a line width")?;
        if width < 0.0 {
            return Err(fault("a negative line width"));
        }
        if self.state.width.unwrap_or(1.0) != width {
            self.state.width = Some(width);
            self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
        }
        if self.state.round != stroke.round {
            self.state.round = stroke.round;
            let cap = if stroke.round { LineCapStyle::Round } else { LineCapStyle::Butt };
            self.ops.push(Op::SetLineCapStyle { cap });
        }
        if self.state.join != stroke.join {
            self.state.join = stroke.join;
            let join = match stroke.join {
                Join::Miter | Join::Sharp(_) => LineJoinStyle::Miter,
                Join::Round => LineJoinStyle::Round,
                Join::Bevel => LineJoinStyle::Bevel,
            };
            self.ops.push(Op::SetLineJoinStyle { join });
        }
        let miter = match stroke.join {
            Join::Miter => Some(1000),
            Join::Sharp(limit) => Some(limit.max(100)),
            Join::Round | Join::Bevel => None,
        };
        if let Some(limit) = miter.filter(|limit| *limit != self.state.miter.unwrap_or(1000)) {
            self.state.miter = Some(limit);
            self.operator("M", &[limit as f32 / 100.0]);
        }
        let dash = stroke.dash.iter().map(|d| milli(*d, "a dash")).collect::<Result<Vec<_>, _>>()?;
        // ISO 32000-1, 8.4.3.6: not negative, and not all zero.
        if dash.iter().any(|d| *d < 0.0) || (!dash.is_empty() && dash.iter().all(|d| *d == 0.0)) {
            return Err(fault("a dash pattern of negative or zero lengths"));
        }
        if self.state.dash != dash {
            self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &dash) });
            self.state.dash = dash;
        }
        Ok(())
    }

    /// The path's construction. When it is filled, a ring that is an upright rectangle becomes one `re` (a QR code
    /// has hundreds); the start of a dash pattern would move, so not when it is stroked.
    pub fn outline(&mut self, steps: &[PathStep], filled: bool) -> Result<(), PdfError> {
        let mut rest = steps;
        let mut at_point = false;
        while let Some((step, after)) = rest.split_first() {
            if filled && let Some((rect, tail)) = rectangle(rest) {
                let [[x0, y0], [x1, y1]] = [self.point(rect[0], rect[1])?, self.point(rect[2], rect[3])?];
                self.operator("re", &[x0, y0, milli(x1 - x0, "a rectangle")?, milli(y1 - y0, "a rectangle")?]);
                (rest, at_point) = (tail, false);
                continue;
            }
            if !at_point && !matches!(step, PathStep::Move(..)) {
                return Err(fault("a path step without a point to start from"));
            }
            match *step {
                PathStep::Move(x, y) => {
                    let p = self.point(x, y)?;
                    self.operator("m", &p);
                    at_point = true;
                }
                PathStep::Line(x, y) => {
                    let p = self.point(x, y)?;
                    self.operator("l", &p);
                }
                PathStep::Cubic(x1, y1, x2, y2, x, y) => {
                    let [[a, b], [c, d], [e, f]] = [self.point(x1, y1)?, self.point(x2, y2)?, self.point(x, y)?];
                    self.operator("c", &[a, b, c, d, e, f]);
                }
                PathStep::Close => self.operator("h", &[]),
            }
            rest = after;
        }
        Ok(())
    }

    pub fn operator(&mut self, name: &str, numbers: &[f32]) {
        let value = numbers.iter().map(|n| DictItem::Real(*n)).collect();
        self.ops.push(Op::Unknown { key: name.into(), value });
    }
}

/// A closed upright rectangle that begins `steps` and stands alone: two opposite corners such that `re` runs round
/// it in the same sense, and what follows.
fn rectangle(steps: &[PathStep]) -> Option<([f32; 4], &[PathStep])> {
    let [PathStep::Move(x0, y0), PathStep::Line(x1, y1), PathStep::Line(x2, y2), PathStep::Line(x3, y3), tail @ ..] =
        steps
    else {
        return None;
    };
    let tail = match tail {
        [PathStep::Line(x, y), tail @ ..] if (x, y) == (x0, y0) => tail,
        _ => tail,
    };
    let [PathStep::Close, tail @ ..] = tail else {
        return None;
    };
    if !matches!(tail.first(), None | Some(PathStep::Move(..))) {
        return None;
    }
    // `re` goes along x first. One that goes along y first begins a corner later.
    if y0 == y1 && x1 == x2 && y2 == y3 && x3 == x0 {
        Some(([*x0, *y0, *x2, *y2], tail))
    } else if x0 == x1 && y1 == y2 && x2 == x3 && y3 == y0 {
        Some(([*x1, *y1, *x3, *y3], tail))
    } else {
        None
    }
}
