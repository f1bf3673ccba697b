//! QR codes: the symbol for a payload, its outline, and whether its box is large enough to be read from paper.

use qrcode::{Color as Module, EcLevel, QrCode, bits};

use crate::scene::{PathStep, Pt};

/// Quiet zone on each side, in modules (ISO/IEC 18004:2015, 9.1: 4).
pub const QUIET: usize = 4;

/// Least side of a module, in points: 0.4 mm, what a phone reads from a cheap print at arm's length.
pub const MIN_MODULE: Pt = 0.4 * 72.0 / 25.4;

/// Longest payload that is accepted, in bytes. Version 10-M holds 213 bytes with 57 modules a side; what is longer makes
/// modules too small for any sheet of ours.
pub const MAX_PAYLOAD: usize = 213;

/// The dark modules of a symbol without its quiet zone, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct QrSymbol {
    pub side: usize,
    pub dark: Vec<bool>,
}

impl QrSymbol {
    /// The smallest symbol for the payload at level M, or Q where that costs no larger symbol. `None` when it is too
    /// long.
    pub fn new(payload: &str) -> Option<Self> {
        if payload.len() > MAX_PAYLOAD {
            return None;
        }
        // The search for the mask is what costs: only the symbol that is taken goes through it.
        let medium = bits::encode_auto(payload.as_bytes(), EcLevel::M).ok()?;
        let (bits, level) = match bits::encode_auto(payload.as_bytes(), EcLevel::Q) {
            Ok(better) if better.version() == medium.version() => (better, EcLevel::Q),
            _ => (medium, EcLevel::M),
        };
        let code = QrCode::with_bits(bits, level).ok()?;
        let dark = code.to_colors().into_iter().map(|m| m == Module::Dark).collect();
        Some(Self { side: code.width(), dark })
    }

    /// The side of a module when the symbol is `side` points wide: with its quiet zone, or without one that hangs.
    pub fn module(&self, side: Pt, hang: bool) -> Pt {
        side / (if hang { self.side } else { self.side + 2 * QUIET }) as f32
    }
}

/// The outline of the dark modules of a square symbol, as closed polygons for the even-odd rule.
///
/// One outline instead of a rectangle a module: renderers show hairlines between neighbouring rectangles, and a
/// scanner may take them for light modules.
pub fn outline(dark: &[bool], side: usize, x: Pt, y: Pt, module: Pt) -> Vec<PathStep> {
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
            let steps = outline(&dark, side, 10.0, 20.0, 2.0);
            for (at, is_dark) in dark.iter().enumerate() {
                let (x, y) = (11.0 + (at % side) as f32 * 2.0, 21.0 + (at / side) as f32 * 2.0);
                assert_eq!(inside(&steps, x, y), *is_dark, "side {side}, module {at}");
            }
        }
    }
}
