//! Everything that is painted on a page, step by step, and a mark of all that is painted in a part of it.
//!
//! The listener hands over every step. Equal marks are equal pictures, wherever they stand. No verdict is made here.

use std::collections::BTreeMap;

use hayro::hayro_interpret::{CacheKey, DrawMode, FillRule, Image, Paint, StrokeProps};
use hayro::hayro_syntax::object::{Array, Dict, Name, Stream};
use hayro::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};
use sha2::{Digest, Sha256};

use super::lettering::{Form, Placed};

/// Thickness of a cutting line, and how long it is at least, in points.
const THIN: f64 = 1.5;
const LONG: f64 = 60.0;
/// Most edges of a plain shape.
pub const PLAIN: u64 = 12;
/// Edges of a picture or a shading.
const COUNTLESS: u64 = 1 << 40;

pub type Mark = [u8; 32];

/// What a step paints.
#[derive(Debug, Clone)]
pub enum What {
    /// Its shape, colour and manner, from its corner on.
    Shape(Mark),
    /// A fill of an upright rectangle: its colour.
    Field(Mark),
    /// A glyph: its outline in the canvas's list, its place and its colour.
    Glyph(usize, Affine, u64),
}

/// One step of painting.
#[derive(Debug, Clone)]
pub struct Step {
    pub what: What,
    /// What the clips leave.
    pub rect: Rect,
    /// The corner of what is painted, clipped or not.
    corner: Point,
    pub edges: u64,
    /// One thin, straight, long line of dashes, such as a cutting line.
    pub is_cut: bool,
    /// Its mark says nothing outside of this page.
    is_local: bool,
    /// The last of the open clips.
    clip: usize,
    group: u64,
}

#[derive(Debug, Clone)]
struct Clip {
    mark: Mark,
    rect: Rect,
    upright: bool,
    parent: usize,
}

/// An outline of a font.
#[derive(Debug, Clone)]
struct Outline {
    mark: Mark,
    form: Form,
}

impl Outline {
    fn of(path: &BezPath) -> Self {
        let mut hash = Sha256::new();
        shape(path, &mut hash);
        Self { mark: hash.finalize().into(), form: Form::of(path) }
    }
}

/// Everything painted on a page.
#[derive(Debug)]
pub struct Canvas {
    pub steps: Vec<Step>,
    clips: Vec<Clip>,
    open: Vec<usize>,
    groups: Vec<u64>,
    outlines: Vec<Outline>,
    known: BTreeMap<u128, usize>,
    pub glyphs: Vec<Placed>,
}

impl Default for Canvas {
    fn default() -> Self {
        let all = Rect::new(-1e9, -1e9, 1e9, 1e9);
        let root = Clip { mark: [0; 32], rect: all, upright: true, parent: 0 };
        Self {
            steps: Vec::new(),
            clips: vec![root],
            open: Vec::new(),
            groups: Vec::new(),
            outlines: Vec::new(),
            known: BTreeMap::new(),
            glyphs: Vec::new(),
        }
    }
}

/// A hairline has no area and is seen all the same.
fn meet(a: Rect, b: Rect) -> bool {
    a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}

/// To a sixty-fourth of a point: coordinates of a file carry six digits, and equal things come in other places.
fn rounded(value: f64) -> [u8; 8] {
    ((value * 64.0).round() as i64).to_le_bytes()
}

fn linear(place: Affine, hash: &mut Sha256) {
    place.as_coeffs()[..4].iter().for_each(|v| hash.update(rounded(v * 1e4)));
}

/// The shape of a path in its own coordinates, which are the same wherever its form is used.
fn shape(path: &BezPath, hash: &mut Sha256) {
    let mut bytes = Vec::with_capacity(path.elements().len() * 17);
    let mut add = |tag: u8, points: &[Point]| {
        bytes.push(tag);
        for point in points {
            bytes.extend(point.x.to_le_bytes());
            bytes.extend(point.y.to_le_bytes());
        }
    };
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(a) => add(0, &[a]),
            PathEl::LineTo(a) => add(1, &[a]),
            PathEl::QuadTo(a, b) => add(2, &[a, b]),
            PathEl::CurveTo(a, b, c) => add(3, &[a, b, c]),
            PathEl::ClosePath => add(4, &[]),
        }
    }
    hash.update(bytes);
}

fn edges_of(path: &BezPath) -> u64 {
    path.elements().iter().filter(|e| !matches!(e, PathEl::MoveTo(_) | PathEl::ClosePath)).count() as u64
}

/// An upright rectangle, filled.
fn is_field(path: &BezPath, place: Affine, mode: &DrawMode) -> bool {
    let [a, b, c, d, ..] = place.as_coeffs();
    let upright = (b.abs() < 1e-9 && c.abs() < 1e-9) || (a.abs() < 1e-9 && d.abs() < 1e-9);
    let bounds = path.bounding_box();
    upright
        && matches!(mode, DrawMode::Fill(_))
        && path.elements().len() <= 6
        && edges_of(path) <= 5
        && path.elements().iter().all(|e| !matches!(e, PathEl::QuadTo(..) | PathEl::CurveTo(..)))
        && (path.area().abs() - bounds.area()).abs() <= bounds.area() * 1e-6
}

fn rule(fill: FillRule) -> u8 {
    u8::from(matches!(fill, FillRule::EvenOdd))
}

fn stroke(props: &StrokeProps, scale: f64, hash: &mut Sha256) {
    hash.update(rounded(f64::from(props.line_width) * scale));
    hash.update(format!("{:?}{:?}{}", props.line_cap, props.line_join, props.miter_limit));
    props.dash_array.iter().for_each(|dash| hash.update(rounded(f64::from(*dash) * scale)));
    hash.update(rounded(f64::from(props.dash_offset) * scale));
}

/// Edges that the dashes of a stroke make.
fn dashes(path: &BezPath, props: &StrokeProps) -> u64 {
    let period: f64 = props.dash_array.iter().map(|d| f64::from(*d)).sum();
    if props.dash_array.is_empty() || period <= 0.0 {
        return 0;
    }
    let count = path.perimeter(0.5) / period * props.dash_array.len() as f64;
    count.clamp(0.0, 1e6) as u64
}

/// The pixels of an image and of its masks. True when they hang on objects that are not looked at, such as a palette.
fn pixels(stream: &Stream<'_>, hash: &mut Sha256) -> bool {
    let is_plain = |dict: &Dict<'_>| {
        let first = |array: Array<'_>| array.iter::<Name<'_>>().next().is_some_and(|name| name.as_str() == "ICCBased");
        let named = dict.get::<Name<'_>>(b"ColorSpace").is_some() || !dict.contains_key(b"ColorSpace");
        let known = [&b"SMask"[..], b"Mask", b"ColorSpace", b"Length"];
        let mut others = dict.keys().filter(|key| !known.contains(&key.as_str().as_bytes()));
        (named || dict.get::<Array<'_>>(b"ColorSpace").is_some_and(first))
            && others.all(|key| dict.get_ref(key.as_str().as_bytes()).is_none())
    };
    let dict = stream.dict();
    hash.update(stream.raw_data());
    hash.update(dict.data());
    let mut is_local = !is_plain(dict);
    for mask in [&b"SMask"[..], b"Mask"].into_iter().filter_map(|key| dict.get::<Stream<'_>>(key)) {
        hash.update(mask.raw_data());
        hash.update(mask.dict().data());
        is_local |= !is_plain(mask.dict());
    }
    is_local
}

impl Canvas {
    fn add(&mut self, what: What, rect: Rect, edges: u64, is_local: bool) {
        let clip = self.open.last().copied().unwrap_or(0);
        if !meet(self.clips[clip].rect, rect) {
            return;
        }
        let shown = self.clips[clip].rect.intersect(rect);
        let group = self.groups.last().copied().unwrap_or(0);
        self.steps.push(Step { what, rect: shown, corner: rect.origin(), edges, is_cut: false, is_local, clip, group });
    }

    /// `rect` are its bounds, without the thickness of a straight line.
    pub fn path(&mut self, path: &BezPath, place: Affine, paint: &Paint<'_>, mode: &DrawMode, rect: Rect) {
        let rect = match mode {
            DrawMode::Stroke(props) if rect.width().min(rect.height()) < 0.01 => {
                let half = f64::from(props.line_width) / 2.0 * place.determinant().abs().sqrt();
                rect.inflate(half, half)
            }
            _ => rect,
        };
        let mut hash = Sha256::new();
        hash.update(paint.cache_key().to_le_bytes());
        if is_field(path, place, mode) && matches!(paint, Paint::Color(_)) {
            return self.add(What::Field(hash.finalize().into()), rect, 4, false);
        }
        let scale = place.determinant().abs().sqrt();
        let mut edges = edges_of(path);
        match mode {
            DrawMode::Fill(fill) => hash.update([0, rule(*fill)]),
            DrawMode::Stroke(props) => {
                hash.update([1]);
                stroke(props, scale, &mut hash);
                edges += dashes(path, props);
            }
            DrawMode::FillAndStroke(fill, props) => {
                hash.update([2, rule(*fill)]);
                stroke(props, scale, &mut hash);
                edges += dashes(path, props);
            }
            DrawMode::Invisible => return,
        }
        // A shading may have any number of steps, and its key is that of this file.
        let is_local = matches!(paint, Paint::Pattern(_));
        if is_local {
            edges = COUNTLESS;
        }
        shape(path, &mut hash);
        linear(place, &mut hash);
        let before = self.steps.len();
        self.add(What::Shape(hash.finalize().into()), rect, edges, is_local);
        let thin = rect.width().min(rect.height()) < THIN && rect.width().max(rect.height()) > LONG;
        if let (DrawMode::Stroke(_), true, Some(step)) = (mode, thin && edges_of(path) == 1, self.steps.get_mut(before))
        {
            step.is_cut = true;
        }
    }

    pub fn image(&mut self, image: &Image<'_, '_>, place: Affine, rect: Rect) {
        let mut hash = Sha256::new();
        let is_local = match image {
            Image::Stencil(stencil) => {
                // Its colour is that of the step, which cannot be asked for: black and white make two symbols.
                pixels(stencil.stream(), &mut hash);
                true
            }
            Image::Raster(raster) => pixels(raster.stream(), &mut hash),
        };
        let corner = rect.origin();
        let [.., e, f] = place.as_coeffs();
        linear(place, &mut hash);
        [e - corner.x, f - corner.y].iter().for_each(|v| hash.update(rounded(*v)));
        self.add(What::Shape(hash.finalize().into()), rect, COUNTLESS, is_local);
    }

    /// A glyph that is seen. `key` is its outline's in this file.
    pub fn glyph(&mut self, key: u128, outline: impl FnOnce() -> BezPath, place: Affine, ink: Rect, paint: &Paint<'_>) {
        let at = match self.known.get(&key) {
            Some(at) => *at,
            None => {
                self.outlines.push(Outline::of(&outline()));
                self.known.insert(key, self.outlines.len() - 1);
                self.outlines.len() - 1
            }
        };
        let [a, b, ..] = place.as_coeffs();
        let clip = self.open.last().copied().unwrap_or(0);
        let group = self.groups.last().copied().unwrap_or(0);
        if !meet(self.clips[clip].rect, ink) {
            return;
        }
        let shown = self.clips[clip].rect.intersect(ink);
        let is_local = matches!(paint, Paint::Pattern(_));
        let what = What::Glyph(at, place, paint.cache_key() as u64);
        self.steps.push(Step {
            what,
            rect: shown,
            corner: ink.origin(),
            edges: 0,
            is_cut: false,
            is_local,
            clip,
            group,
        });
        let form = self.outlines[at].form;
        if !form.empty {
            self.glyphs.push(Placed { outline: at, form, ink: shown, size: a.hypot(b) * 1000.0 });
        }
    }

    /// A glyph that is a drawing of its own.
    pub fn drawn_glyph(&mut self, rect: Rect, key: u32) {
        let mut hash = Sha256::new();
        hash.update(key.to_le_bytes());
        self.add(What::Shape(hash.finalize().into()), rect, COUNTLESS, true);
    }

    pub fn push_clip(&mut self, path: &BezPath, fill: FillRule) {
        let parent = self.open.last().copied().unwrap_or(0);
        let rect = path.bounding_box();
        let upright = is_field(path, Affine::IDENTITY, &DrawMode::Fill(fill));
        let mut hash = Sha256::new();
        hash.update([rule(fill)]);
        // Clips come in the page's own coordinates.
        for element in path.elements() {
            let points = match *element {
                PathEl::MoveTo(a) | PathEl::LineTo(a) => vec![a],
                PathEl::QuadTo(a, b) => vec![a, b],
                PathEl::CurveTo(a, b, c) => vec![a, b, c],
                PathEl::ClosePath => Vec::new(),
            };
            hash.update([points.len() as u8]);
            for at in points {
                hash.update(rounded(at.x - rect.x0));
                hash.update(rounded(at.y - rect.y0));
            }
        }
        let mark: Mark = hash.finalize().into();
        let clip = Clip { mark, rect: self.clips[parent].rect.intersect(rect), upright, parent };
        // A symbol may be cut out of a plain field.
        let edges = edges_of(path);
        if !upright && edges > PLAIN {
            self.add(What::Shape(mark), rect, edges, false);
        }
        self.clips.push(clip);
        self.open.push(self.clips.len() - 1);
    }

    pub fn pop_clip(&mut self) {
        self.open.pop();
    }

    pub fn push_group(&mut self, opacity: f32, blend: &str) {
        let mut hash = Sha256::new();
        hash.update(self.groups.last().copied().unwrap_or(0).to_le_bytes());
        hash.update(opacity.to_le_bytes());
        hash.update(blend);
        let digest: Mark = hash.finalize().into();
        let mut short = [0; 8];
        short.copy_from_slice(&digest[..8]);
        self.groups.push(u64::from_le_bytes(short));
    }

    pub fn pop_group(&mut self) {
        self.groups.pop();
    }

    /// Where the glyphs of texts lie.
    pub fn texts(&self) -> Vec<Rect> {
        self.glyphs.iter().map(|glyph| glyph.ink).collect()
    }

    /// A mark of all that is painted in `area`, from its corner on. `salt` names the page.
    pub fn mark(&self, area: Rect, salt: &str) -> Mark {
        let mut hash = Sha256::new();
        let away = |rect: Rect, hash: &mut Sha256| {
            let corners = [rect.x0 - area.x0, rect.y0 - area.y0, rect.x1 - area.x0, rect.y1 - area.y0];
            corners.iter().for_each(|v| hash.update(rounded(*v)));
        };
        hash.update(rounded(area.width()));
        hash.update(rounded(area.height()));
        for step in &self.steps {
            if !meet(step.rect, area) {
                continue;
            }
            let seen = step.rect.intersect(area);
            hash.update(step.group.to_le_bytes());
            if step.is_local {
                hash.update(format!("{salt} {area:?}"));
            }
            match &step.what {
                What::Field(mark) => {
                    hash.update(mark);
                    away(seen, &mut hash);
                }
                What::Shape(mark) => {
                    hash.update(mark);
                    [step.corner.x - area.x0, step.corner.y - area.y0].iter().for_each(|v| hash.update(rounded(*v)));
                }
                What::Glyph(outline, place, paint) => {
                    hash.update(self.outlines[*outline].mark);
                    hash.update(paint.to_le_bytes());
                    let [.., e, f] = place.as_coeffs();
                    linear(*place, &mut hash);
                    [e - area.x0, f - area.y0].iter().for_each(|v| hash.update(rounded(*v)));
                }
            }
            let mut at = step.clip;
            while at > 0 {
                let clip = &self.clips[at];
                if !clip.upright {
                    hash.update(clip.mark);
                }
                away(clip.rect.intersect(area), &mut hash);
                at = clip.parent;
            }
        }
        hash.finalize().into()
    }
}
