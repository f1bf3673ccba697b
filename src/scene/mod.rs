//! The boundary types behind `compose`: [`Composition`] is faces, each in its own coordinates; [`Scene`] is finished pages.
//!
//! Units are PDF points (1/72 in) and y grows **downwards**; the PDF writer turns it over. The origin is the top left corner
//! of a face's trim and of a page's **media box**. Everything that a page needs (glyph ids, pixels, colours, tags, links) is
//! in here, in paint order, and nothing is left to look up. No fluent message, file name or layout key may enter.

mod geometry;
pub mod shapes;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use geometry::{Affine, Pt, Rect, Size};

/// sRGB with straight alpha; `a == 255` is opaque.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Color {
    pub r: u8,
    pub g: u8,
    pub b: u8,
    pub a: u8,
    /// Where the layout itself says the inks: cyan, magenta, yellow and black in per cent.
    pub cmyk: Option<[u8; 4]>,
}

impl Color {
    /// Marks for the press: black, and on every plate of a CMYK sheet.
    pub const REGISTRATION: Self = Self { cmyk: Some([100; 4]), ..Self::rgb(0, 0, 0) };

    pub const fn rgb(r: u8, g: u8, b: u8) -> Self {
        Self::rgba(r, g, b, 255)
    }

    pub const fn rgba(r: u8, g: u8, b: u8, a: u8) -> Self {
        Self { r, g, b, a, cmyk: None }
    }
}

/// A font file (one face of it). Two runs share a face when `Arc::ptr_eq` says so.
#[derive(Debug)]
pub struct FontFace {
    /// The PostScript-like name without a subset prefix, e.g. `NotoSansArabic-Bold`.
    pub name: String,
    pub data: FontData,
    /// The face in a collection; 0 for a plain file.
    pub index: u32,
}

/// Font bytes: from the binary (`&'static`) or from the campaign.
#[derive(Clone)]
pub struct FontData(pub Arc<dyn AsRef<[u8]> + Send + Sync>);

impl std::fmt::Debug for FontData {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FontData({} bytes)", self.0.as_ref().as_ref().len())
    }
}

impl FontData {
    pub fn bytes(&self) -> &[u8] {
        self.0.as_ref().as_ref()
    }
}

/// One glyph, placed. Positions are along the run's own baseline, before `TextRun::transform`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The glyph id in the original face.
    pub id: u16,
    /// From the run's origin; y grows downwards, 0 on the baseline.
    pub x: Pt,
    pub y: Pt,
}

/// Glyphs that stand for one piece of text: the smallest unit in which text and glyphs correspond.
/// Clusters come in visual order (left to right); `text` is in logical order inside the cluster. A ligature is one
/// cluster; a base with its marks is one cluster with several glyphs; `glyphs` may not be empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// Byte range in `TextRun::text`.
    pub text: std::ops::Range<usize>,
    /// Index range in `TextRun::glyphs`.
    pub glyphs: std::ops::Range<usize>,
}

/// Direction marks (U+200E, U+200F) that readers of the file need round a cluster to put a line of two directions in
/// order; they have no ink and are no part of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fence {
    pub left: String,
    pub right: String,
}

/// A stretch of one line: one face, one size, one colour, one direction.
#[derive(Debug, Clone)]
pub struct TextRun {
    pub face: Arc<FontFace>,
    pub size: Pt,
    pub color: Color,
    /// From run space (baseline origin, y down, points) to page space. A plain run is a translation.
    pub transform: Affine,
    /// The source text of the run in logical order, without isolates and other invisible controls.
    pub text: String,
    pub rtl: bool,
    pub glyphs: Vec<Glyph>,
    pub clusters: Vec<Cluster>,
    /// By index into `clusters`.
    pub fences: BTreeMap<usize, Fence>,
    /// BCP 47 when it differs from the scene's language (a number, a native name, a URL).
    pub lang: Option<String>,
}

/// One step of a path, in page space.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PathStep {
    Move(Pt, Pt),
    Line(Pt, Pt),
    /// Cubic Bézier: two controls, then the end.
    Cubic(Pt, Pt, Pt, Pt, Pt, Pt),
    Close,
}

impl PathStep {
    fn mapped(self, by: &Affine) -> Self {
        match self {
            Self::Move(x, y) => {
                let (x, y) = by.apply(x, y);
                Self::Move(x, y)
            }
            Self::Line(x, y) => {
                let (x, y) = by.apply(x, y);
                Self::Line(x, y)
            }
            Self::Cubic(ax, ay, bx, by_, x, y) => {
                let ((ax, ay), (bx, by_), (x, y)) = (by.apply(ax, ay), by.apply(bx, by_), by.apply(x, y));
                Self::Cubic(ax, ay, bx, by_, x, y)
            }
            Self::Close => Self::Close,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    pub color: Color,
    pub width: Pt,
    /// Dash lengths, on and off; empty for a solid line.
    pub dash: Vec<Pt>,
    /// Ends; they are cut off straight where they are not round.
    pub round: bool,
    pub join: Join,
}

/// The corners of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Join {
    /// Sharp up to ten times the line's width, as PDF begins.
    #[default]
    Miter,
    /// Sharp up to this many hundredths of the line's width.
    Sharp(u32),
    Round,
    Bevel,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    pub steps: Vec<PathStep>,
    pub fill: Option<Color>,
    pub even_odd: bool,
    pub stroke: Option<Stroke>,
}

impl Path {
    fn transform(&mut self, by: &Affine) {
        self.steps.iter_mut().for_each(|step| *step = step.mapped(by));
    }
}

/// A colour of a gradient, at its place from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stop {
    pub at: f32,
    pub color: Color,
}

/// The way of a gradient, in its own space: from where the place is 0 to where it is 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Course {
    Linear {
        from: (Pt, Pt),
        to: (Pt, Pt),
    },
    /// Circles: middle and radius.
    Radial {
        from: (Pt, Pt, Pt),
        to: (Pt, Pt, Pt),
    },
}

/// Colours that run into one another. Beyond its ends the first and the last colour go on.
#[derive(Debug, Clone, PartialEq)]
pub struct Gradient {
    pub course: Course,
    /// From its own space to the page's.
    pub transform: Affine,
    /// Two or more, each behind the one before; all have the same alpha.
    pub stops: Vec<Stop>,
}

impl Gradient {
    /// Which place of the gradient a point of the page has; `None` where nothing is painted.
    pub fn place(&self, x: Pt, y: Pt) -> Option<f32> {
        let (x, y) = self.transform.inverse()?.apply(x, y);
        let (x, y) = (f64::from(x), f64::from(y));
        let wide = |(x, y): (Pt, Pt)| (f64::from(x), f64::from(y));
        match self.course {
            Course::Linear { from, to } => {
                let ((fx, fy), (tx, ty)) = (wide(from), wide(to));
                let (dx, dy) = (tx - fx, ty - fy);
                let place = ((x - fx) * dx + (y - fy) * dy) / (dx * dx + dy * dy);
                place.is_finite().then_some(place as f32)
            }
            Course::Radial { from, to } => {
                let ((fx, fy), (tx, ty)) = (wide((from.0, from.1)), wide((to.0, to.1)));
                let (inner, grows) = (f64::from(from.2), f64::from(to.2) - f64::from(from.2));
                let (dx, dy, px, py) = (tx - fx, ty - fy, x - fx, y - fy);
                // The circle of the greatest place on which the point lies: a·t² − 2·b·t + c = 0.
                let a = dx * dx + dy * dy - grows * grows;
                let b = px * dx + py * dy + inner * grows;
                let c = px * px + py * py - inner * inner;
                let roots = if a.abs() < 1e-12 {
                    [c / (2.0 * b); 2]
                } else {
                    let root = (b * b - a * c).sqrt();
                    [(b + root) / a, (b - root) / a]
                };
                let sound = roots.into_iter().filter(|t| t.is_finite() && inner + t * grows >= 0.0);
                sound.reduce(f64::max).map(|t| t as f32)
            }
        }
    }

    /// The colour of a place.
    pub fn color(&self, place: f32) -> Color {
        let after = self.stops.iter().position(|stop| stop.at >= place);
        let (below, above) = match after {
            Some(0) => (self.stops.first(), self.stops.first()),
            Some(at) => (self.stops.get(at - 1), self.stops.get(at)),
            None => (self.stops.last(), self.stops.last()),
        };
        let (Some(below), Some(above)) = (below, above) else { return Color::rgba(0, 0, 0, 0) };
        let share = if above.at > below.at { (place - below.at) / (above.at - below.at) } else { 0.0 };
        let mix = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share).round() as u8;
        let (a, b) = (below.color, above.color);
        if a == b { a } else { Color::rgba(mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), a.a) }
    }
}

/// An area that is filled with a gradient.
#[derive(Debug, Clone, PartialEq)]
pub struct Shade {
    /// Without a stroke; its fill is the darkest colour of the gradient, for whoever needs one.
    pub area: Path,
    pub gradient: Gradient,
}

/// Pixels as they go into the file.
#[derive(Debug, Clone)]
pub enum Pixels {
    /// A JPEG file as it came (baseline or progressive, 1 or 3 components, checked by `load`).
    Jpeg { bytes: Arc<[u8]>, grey: bool },
    /// 8-bit grey or RGB rows, and the alpha channel if there is one.
    Raw { data: Arc<[u8]>, grey: bool, alpha: Option<Arc<[u8]>> },
}

#[derive(Debug, Clone)]
pub struct Raster {
    pub width: u32,
    pub height: u32,
    pub pixels: Pixels,
}

/// What a screen reader is told; PDF 1.7 standard structure types.
#[derive(Debug, Clone, PartialEq)]
pub enum Role {
    Document,
    Sect,
    H1,
    H2,
    P,
    /// `numbered` when the labels count.
    List {
        numbered: bool,
    },
    ListItem,
    Label,
    ListBody,
    /// `alt` is mandatory for a figure.
    Figure {
        alt: String,
    },
    /// The visible text of a link; `Scene::links` carries the target.
    Link,
}

/// A node of the structure tree; `parent` is an index into `Scene::tags` and smaller than the node's own.
/// Reading order is the order of the vector (preorder).
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    pub parent: Option<usize>,
    pub role: Role,
    /// BCP 47 where it differs from the scene's.
    pub lang: Option<String>,
}

#[derive(Debug, Clone)]
pub enum Content {
    Path(Path),
    Shade(Shade),
    Text(TextRun),
    /// The raster fills the rectangle; `mirror` flips it left to right.
    Image {
        raster: Arc<Raster>,
        rect: Rect,
        mirror: bool,
    },
    /// A whole form placed again: its own top left corner is mapped by `transform`; `clip` is in page space.
    /// Uses of a form are always artifacts: the first copy of repeated matter is placed as plain items, so that a
    /// screen reader meets it once.
    Form {
        form: usize,
        transform: Affine,
        clip: Option<Rect>,
    },
    /// Plain items under a clip in page space (the first of several repeated cards).
    Clip {
        rect: Rect,
        items: Vec<Item>,
    },
    /// Items under a clip of any shape, whose fill and stroke are not painted.
    Cut {
        shape: Path,
        items: Vec<Item>,
    },
}

/// Where an item came from. Made by `compose` alone; the preflight asks it, and nobody else needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// The box: its number on the face, groups and copies of repeated boxes counted, in the order of the layout.
    pub node: usize,
    pub part: Part,
}

/// What an item is in its box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The box's own fill and stroke, a shape, a marker or rule of a list, the white behind a code.
    Frame,
    /// Which text of a list; 0 elsewhere.
    Text(usize),
    /// The dark modules of a code that is so many modules wide.
    Modules(usize),
    Picture,
}

/// Something painted. `tag` is an index into `Scene::tags`; `None` marks an artifact (decoration).
#[derive(Debug, Clone)]
pub struct Item {
    pub content: Content,
    pub tag: Option<usize>,
    /// `None` for a face's ground, and for what stands outside the faces.
    pub origin: Option<Origin>,
}

impl Item {
    pub fn new(content: Content, tag: Option<usize>) -> Self {
        Self { content, tag, origin: None }
    }
    /// Decoration, which no screen reader meets.
    pub fn artifact(content: Content) -> Self {
        Self::new(content, None)
    }
    /// Makes it, and what it holds, decoration.
    pub fn strip_tags(&mut self) {
        self.tag = None;
        if let Content::Clip { items, .. } | Content::Cut { items, .. } = &mut self.content {
            items.iter_mut().for_each(Item::strip_tags);
        }
    }
    /// Says where it, and what it holds, came from, where that is not said yet.
    pub fn comes_from(&mut self, origin: Origin) {
        self.origin.get_or_insert(origin);
        if let Content::Clip { items, .. } | Content::Cut { items, .. } = &mut self.content {
            items.iter_mut().for_each(|item| item.comes_from(origin));
        }
    }
    /// Moves it; pictures and clips are only ever moved or turned by right angles.
    pub fn transform(&mut self, by: &Affine) {
        match &mut self.content {
            Content::Path(path) => path.transform(by),
            Content::Shade(shade) => {
                shade.area.transform(by);
                shade.gradient.transform = shade.gradient.transform.then(by);
            }
            Content::Text(run) => run.transform = run.transform.then(by),
            Content::Image { rect, .. } => *rect = by.apply_rect(*rect),
            Content::Form { transform, clip, .. } => {
                *transform = transform.then(by);
                *clip = clip.map(|c| by.apply_rect(c));
            }
            Content::Clip { rect, items } => {
                *rect = by.apply_rect(*rect);
                items.iter_mut().for_each(|item| item.transform(by));
            }
            Content::Cut { shape, items } => {
                shape.transform(by);
                items.iter_mut().for_each(|item| item.transform(by));
            }
        }
    }
}

/// Matter that is placed more than once.
#[derive(Debug, Clone)]
pub struct Form {
    /// In form space (origin top left, y down); what lies outside is clipped.
    pub bounds: Rect,
    pub items: Vec<Item>,
}

/// A rectangle that opens `uri` (tel:, sms:, mailto:, https: only).
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    pub rect: Rect,
    pub uri: String,
    /// What a screen reader says for it.
    pub contents: String,
    /// The `Role::Link` node it belongs to.
    pub tag: Option<usize>,
}

#[derive(Debug, Clone)]
pub struct Page {
    pub media: Size,
    /// What a screen shows and an office printer prints: the trim of a sheet that is one face, the whole media where
    /// marks stand around the trims.
    pub crop: Rect,
    pub bleed: Rect,
    pub trim: Rect,
    pub items: Vec<Item>,
    pub links: Vec<Link>,
}

/// One side of a design: what `compose` has painted, with the trim's top left corner at the origin.
#[derive(Debug, Clone)]
pub struct PaintedFace {
    pub trim: Size,
    /// How far paint goes beyond the trim.
    pub bleed: Pt,
    pub items: Vec<Item>,
    pub links: Vec<Link>,
}

/// A document whose faces stand on no sheet yet.
#[derive(Debug, Clone)]
pub struct Composition {
    pub title: String,
    /// One sentence for the document's metadata; may be empty.
    pub subject: String,
    /// BCP 47.
    pub lang: String,
    pub rtl: bool,
    pub faces: Vec<PaintedFace>,
    pub tags: Vec<Tag>,
}

/// A finished document.
#[derive(Debug, Clone)]
pub struct Scene {
    pub title: String,
    /// One sentence for the document's metadata; may be empty.
    pub subject: String,
    /// BCP 47.
    pub lang: String,
    pub rtl: bool,
    pub forms: Vec<Form>,
    pub pages: Vec<Page>,
    /// Empty for an untagged scene; otherwise `tags[0]` is the `Document` node.
    pub tags: Vec<Tag>,
}
