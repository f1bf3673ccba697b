//! Is a point inside a painted path, and what colour lies under a point: hit tests in paint order.
//!
//! Curves are flattened to eight chords, which is finer than any rule asks for.

use crate::preflight::page::{Painted, Prim};
use crate::scene::{Color, Gradient, Path, PathStep, Pixels, Pt, Raster, Rect, Shade};

/// A path with its curves flattened.
#[derive(Debug)]
pub struct Outline<'a> {
    pub path: &'a Path,
    /// What its inside is painted with, where that is no flat colour.
    pub gradient: Option<&'a Gradient>,
    rings: Vec<Vec<(Pt, Pt)>>,
    pub bounds: Rect,
}

impl<'a> Outline<'a> {
    pub fn new(path: &'a Path) -> Self {
        let mut rings: Vec<Vec<(Pt, Pt)>> = Vec::new();
        let mut ring: Vec<(Pt, Pt)> = Vec::new();
        for step in &path.steps {
            match *step {
                PathStep::Move(x, y) => {
                    rings.push(std::mem::take(&mut ring));
                    ring.push((x, y));
                }
                PathStep::Line(x, y) => ring.push((x, y)),
                PathStep::Cubic(x1, y1, x2, y2, x, y) => {
                    let (x0, y0) = ring.last().copied().unwrap_or((x1, y1));
                    for n in 1..=8 {
                        let t = n as f32 / 8.0;
                        let u = 1.0 - t;
                        let mix = |a: f32, b: f32, c: f32, d: f32| {
                            u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
                        };
                        ring.push((mix(x0, x1, x2, x), mix(y0, y1, y2, y)));
                    }
                }
                PathStep::Close => {
                    if let Some(first) = ring.first().copied() {
                        ring.push(first);
                    }
                }
            }
        }
        rings.push(ring);
        rings.retain(|r| r.len() > 1);
        let (mut x0, mut y0, mut x1, mut y1) = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
        for (x, y) in rings.iter().flatten() {
            (x0, y0, x1, y1) = (x0.min(*x), y0.min(*y), x1.max(*x), y1.max(*y));
        }
        let bounds = if rings.is_empty() { Rect::default() } else { Rect::new(x0, y0, x1 - x0, y1 - y0) };
        Self { path, gradient: None, rings, bounds }
    }

    pub fn shaded(shade: &'a Shade) -> Self {
        Self { gradient: Some(&shade.gradient), ..Self::new(&shade.area) }
    }

    /// The colour of the inside at a point.
    fn fill(&self, x: Pt, y: Pt) -> Option<Color> {
        match self.gradient {
            Some(gradient) => gradient.place(x, y).map(|place| gradient.color(place)),
            None => self.path.fill,
        }
    }

    /// Whether the inside of the path covers the point.
    pub fn fills(&self, x: Pt, y: Pt) -> bool {
        if !holds(self.bounds, x, y) {
            return false;
        }
        let mut winding = 0_i32;
        let mut crossings = 0_u32;
        for ring in &self.rings {
            let closing = ring.last().zip(ring.first()).map(|(a, b)| (*a, *b));
            for ((x0, y0), (x1, y1)) in ring.windows(2).map(|w| (w[0], w[1])).chain(closing) {
                if (y0 <= y) == (y1 <= y) {
                    continue;
                }
                if x0 + (y - y0) / (y1 - y0) * (x1 - x0) > x {
                    winding += if y1 > y0 { 1 } else { -1 };
                    crossings += 1;
                }
            }
        }
        if self.path.even_odd { crossings % 2 == 1 } else { winding != 0 }
    }

    /// Whether the stroke covers the point; gaps of a dashed line count as line.
    fn strokes(&self, width: Pt, x: Pt, y: Pt) -> bool {
        let half = width / 2.0;
        if !holds(self.bounds.outset(half), x, y) {
            return false;
        }
        self.rings.iter().any(|ring| {
            ring.windows(2).any(|w| {
                let ((x0, y0), (x1, y1)) = (w[0], w[1]);
                let (dx, dy) = (x1 - x0, y1 - y0);
                let length = dx * dx + dy * dy;
                let t = if length > 0.0 { (((x - x0) * dx + (y - y0) * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
                let (ex, ey) = (x - x0 - t * dx, y - y0 - t * dy);
                ex * ex + ey * ey <= half * half
            })
        })
    }
}

pub fn holds(r: Rect, x: Pt, y: Pt) -> bool {
    x >= r.x && x <= r.right() && y >= r.y && y <= r.bottom()
}

/// `over` laid over `under`, which is opaque.
pub fn blend(over: Color, under: Color) -> Color {
    let mix = |o: u8, u: u8| {
        let a = u32::from(over.a);
        let sum = u32::from(o) * a + u32::from(u) * (255 - a);
        u8::try_from((sum + 127) / 255).unwrap_or(255)
    };
    Color::rgb(mix(over.r, under.r), mix(over.g, under.g), mix(over.b, under.b))
}

/// The colour at a point after everything in `painted` but its texts; paper is white.
pub fn color_at(painted: &[Painted<'_>], x: Pt, y: Pt) -> Color {
    color_over(Color::rgb(255, 255, 255), painted, x, y)
}

/// What becomes of a colour at a point when `painted` comes over it, but its texts.
pub fn color_over(under: Color, painted: &[Painted<'_>], x: Pt, y: Pt) -> Color {
    let mut color = under;
    for step in painted.iter().filter(|step| step.is_open(x, y)) {
        let prim = &step.prim;
        match prim {
            Prim::Path(outline) => {
                if outline.fills(x, y)
                    && let Some(fill) = outline.fill(x, y)
                {
                    color = blend(fill, color);
                }
                if let Some(stroke) = &outline.path.stroke
                    && outline.strokes(stroke.width, x, y)
                {
                    color = blend(stroke.color, color);
                }
            }
            Prim::Image { raster, rect, mirror, unpacked } if holds(*rect, x, y) && rect.w > 0.0 && rect.h > 0.0 => {
                let (u, v) = ((x - rect.x) / rect.w, (y - rect.y) / rect.h);
                let place = (if *mirror { 1.0 - u } else { u }, v);
                color = blend(pixel(raster, unpacked.get_or_init(|| unpack(raster)), place), color);
            }
            Prim::Image { .. } | Prim::Text { .. } => {}
        }
    }
    color
}

/// A JPEG as RGB rows; empty for other pictures and for one that cannot be read (`load` has read it before).
fn unpack(raster: &Raster) -> Vec<u8> {
    let Pixels::Jpeg { bytes, .. } = &raster.pixels else { return Vec::new() };
    image::load_from_memory(bytes).map(|i| i.to_rgb8().into_raw()).unwrap_or_default()
}

/// The pixel at a place from 0 to 1; what is not there is black.
fn pixel(raster: &Raster, unpacked: &[u8], (u, v): (f32, f32)) -> Color {
    let at = |f: f32, n: u32| ((f * n as f32) as usize).min((n as usize).saturating_sub(1));
    let index = at(v, raster.height) * raster.width as usize + at(u, raster.width);
    let (data, grey, a) = match &raster.pixels {
        Pixels::Jpeg { .. } => (unpacked, false, 255),
        Pixels::Raw { data, grey, alpha } => {
            (&data[..], *grey, alpha.as_ref().and_then(|a| a.get(index)).copied().unwrap_or(255))
        }
    };
    let byte = |i: usize| data.get(i).copied().unwrap_or(0);
    if grey {
        let y = byte(index);
        return Color::rgba(y, y, y, a);
    }
    Color::rgba(byte(3 * index), byte(3 * index + 1), byte(3 * index + 2), a)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::shapes;

    #[test]
    fn points_in_paths() {
        let ring = shapes::circle(Rect::new(0.0, 0.0, 10.0, 10.0));
        let path = shapes::filled(ring, Color::rgb(255, 0, 0));
        let outline = Outline::new(&path);
        assert!(outline.fills(5.0, 5.0) && outline.fills(9.5, 5.0));
        assert!(!outline.fills(9.5, 9.5) && !outline.fills(11.0, 5.0));
        let clip = Some(Rect::new(0.0, 0.0, 5.0, 10.0));
        let painted = [Painted { prim: Prim::Path(outline), clip, cuts: Vec::new(), leaf: None }];
        assert_eq!(color_at(&painted, 4.0, 5.0), Color::rgb(255, 0, 0));
        assert_eq!(color_at(&painted, 6.0, 5.0), Color::rgb(255, 255, 255));
    }

    #[test]
    fn half_transparent() {
        let half = Color::rgba(0, 0, 0, 128);
        assert_eq!(blend(half, Color::rgb(255, 255, 255)), Color::rgb(127, 127, 127));
    }
}
