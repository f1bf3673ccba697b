//! Lengths, sizes, rectangles and affine maps, in points, y downwards.

/// A length in points.
pub type Pt = f32;

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Size {
    pub w: Pt,
    pub h: Pt,
}

/// `x`, `y` is the top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    pub x: Pt,
    pub y: Pt,
    pub w: Pt,
    pub h: Pt,
}

impl Rect {
    pub fn new(x: Pt, y: Pt, w: Pt, h: Pt) -> Self {
        Self { x, y, w, h }
    }
    pub fn right(&self) -> Pt {
        self.x + self.w
    }
    pub fn bottom(&self) -> Pt {
        self.y + self.h
    }
    /// Grown (or, with a negative number, shrunk) on all four sides.
    #[must_use]
    pub fn outset(&self, by: Pt) -> Self {
        Self { x: self.x - by, y: self.y - by, w: self.w + 2.0 * by, h: self.h + 2.0 * by }
    }
}

/// An affine map in the scene's y-down space: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Affine {
    pub a: f32,
    pub b: f32,
    pub c: f32,
    pub d: f32,
    pub e: f32,
    pub f: f32,
}

impl Affine {
    pub const IDENTITY: Self = Self { a: 1.0, b: 0.0, c: 0.0, d: 1.0, e: 0.0, f: 0.0 };
    pub fn translate(x: Pt, y: Pt) -> Self {
        Self { e: x, f: y, ..Self::IDENTITY }
    }
    /// `self` first, then `next`.
    #[must_use]
    pub fn then(&self, next: &Self) -> Self {
        Self {
            a: next.a * self.a + next.c * self.b,
            b: next.b * self.a + next.d * self.b,
            c: next.a * self.c + next.c * self.d,
            d: next.b * self.c + next.d * self.d,
            e: next.a * self.e + next.c * self.f + next.e,
            f: next.b * self.e + next.d * self.f + next.f,
        }
    }
    /// The way back, for what only moves and turns by right angles.
    #[must_use]
    pub fn turned_back(&self) -> Self {
        let Self { a, b, c, d, e, f } = *self;
        Self { a, b: c, c: b, d, e: -(a * e + b * f), f: -(c * e + d * f) }
    }
    /// The way back; `None` for what leaves no area.
    pub fn inverse(&self) -> Option<Self> {
        let [a, b, c, d, e, f] = [self.a, self.b, self.c, self.d, self.e, self.f].map(f64::from);
        let size = a * d - b * c;
        let back = [d / size, -b / size, -c / size, a / size, (c * f - d * e) / size, (b * e - a * f) / size];
        let [a, b, c, d, e, f] = back.map(|v| v as f32);
        back.iter().all(|v| v.is_finite()).then_some(Self { a, b, c, d, e, f })
    }
    pub fn apply(&self, x: Pt, y: Pt) -> (Pt, Pt) {
        (self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)
    }
    /// The bounding box of the mapped rectangle.
    pub fn apply_rect(&self, r: Rect) -> Rect {
        let corners =
            [(r.x, r.y), (r.right(), r.y), (r.x, r.bottom()), (r.right(), r.bottom())].map(|(x, y)| self.apply(x, y));
        let (mut x0, mut y0, mut x1, mut y1) = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
        for (x, y) in corners {
            x0 = x0.min(x);
            y0 = y0.min(y);
            x1 = x1.max(x);
            y1 = y1.max(y);
        }
        Rect::new(x0, y0, x1 - x0, y1 - y0)
    }
}
