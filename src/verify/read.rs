//! A page as a stranger's reader sees it: every glyph with its text and place, what could be a code, what lies outside.
//!
//! hayro interprets the page; this room only listens. Nothing of the writer may enter, and no verdict is made here.
//! Coordinates are the PDF's own: points, origin at the lower left.

use std::collections::BTreeMap;
use std::sync::Arc;

use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::pattern::Pattern;
use hayro::hayro_interpret::shading::ShadingType;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, Paint, SoftMask, interpret_page,
};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{self, Dict};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};

use super::canvas::Canvas;
use super::display::DisplayList;
use super::meter::{self, Meter};

/// Fewest dark fields of what may be a code. The smallest symbol has about 200 dark modules in 80 rows and columns.
const MIN_FIELDS: usize = 24;

/// Half of the thinnest line, in points.
const HAIR: f64 = 0.05;
/// Most things that are kept of what lies outside.
const MAX_STRAYS: usize = 10_000;

/// One code of a font, drawn.
#[derive(Debug, Clone)]
pub struct Mark {
    /// What a reader takes from it.
    pub text: String,
    pub at: Point,
    /// Along the baseline, of length 1.
    pub along: (f64, f64),
    pub size: f64,
    /// Along the baseline.
    pub advance: f64,
    pub ink: Ink,
}

/// What a glyph paints.
#[derive(Debug, Clone, Default)]
pub struct Ink {
    /// `None` for a glyph that is drawn by instructions of its own (Type 3): nothing of ours has one.
    pub outline: Option<Arc<Outline>>,
    /// From the outline to the page.
    pub place: Affine,
}

/// The outline of a glyph, in thousandths of an em.
#[derive(Debug)]
pub struct Outline {
    pub path: BezPath,
    pub bounds: Rect,
    /// Equal outlines have equal keys, whatever font they come from.
    pub key: u64,
}

impl Outline {
    pub fn new(path: BezPath) -> Self {
        let bounds = path.bounding_box();
        let points = path.elements().iter().flat_map(|element| {
            let (kind, points) = match *element {
                PathEl::MoveTo(a) => (0, vec![a]),
                PathEl::LineTo(a) => (1, vec![a]),
                PathEl::QuadTo(a, b) => (2, vec![a, b]),
                PathEl::CurveTo(a, b, c) => (3, vec![a, b, c]),
                PathEl::ClosePath => (4, Vec::new()),
            };
            std::iter::once(kind).chain(points.into_iter().flat_map(|p| [p.x.to_bits(), p.y.to_bits()]))
        });
        // FNV-1a over words: outlines are compared inside one run only.
        let key = points.fold(0xcbf2_9ce4_8422_2325, |key, word| (key ^ word).wrapping_mul(0x0100_0000_01b3));
        Self { path, bounds, key }
    }
}

impl Ink {
    /// Where it lies on the page; `None` without ink.
    pub fn bounds(&self) -> Option<Rect> {
        let outline = self.outline.as_ref()?;
        (outline.bounds.area() > 0.0).then(|| self.place.transform_rect_bbox(outline.bounds))
    }
}

/// What was painted where it should not be.
#[derive(Debug, Clone, PartialEq)]
pub enum Stray {
    Text(String),
    /// A line is a stroke that is not filled.
    Art {
        rect: Rect,
        line: bool,
    },
}

#[derive(Debug, Default)]
pub struct Seen {
    pub marks: Vec<Mark>,
    /// Drawings that have the shape of a code.
    pub codes: Vec<Rect>,
    /// All that is painted, for the search of codes in art.
    pub canvas: Canvas,
    pub strays: Vec<Stray>,
    /// Everything that is painted.
    pub display: DisplayList,
    /// Patterns and masks are drawn by nothing of ours and can take a renderer any time.
    pub heavy: bool,
}

/// The boxes of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Boxes {
    pub media: Rect,
    pub bleed: Rect,
    pub trim: Rect,
    pub crop: Rect,
}

pub fn boxes(page: &Page<'_>) -> Boxes {
    let rect = |r: object::Rect| Rect::new(r.x0, r.y0, r.x1, r.y1);
    let media = rect(page.media_box());
    let get = |key: &[u8]| page.raw().get::<object::Rect>(key).map(rect);
    // Without one the crop box counts (ISO 32000-1, 14.11.2).
    let crop = rect(page.crop_box());
    Boxes { media, bleed: get(b"BleedBox").unwrap_or(crop), trim: get(b"TrimBox").unwrap_or(crop), crop }
}

/// A font that is not in the file is not drawn: what a print shop lacks may not be lent here.
pub fn settings() -> InterpreterSettings {
    InterpreterSettings { font_resolver: Arc::new(|_| None), ..InterpreterSettings::default() }
}

/// Listens to a whole page. Unwinds with [`super::meter::Exhausted`] when the page is a trap.
pub fn read<'a>(pdf: &'a Pdf, page: &Page<'a>, cache: &InterpreterCache<'a>, boxes: &Boxes, meter: &mut Meter) -> Seen {
    let mut context = Context::new(Affine::IDENTITY, boxes.media.inflate(1e4, 1e4), cache, pdf.xref(), settings());
    let mut listener = Listener::new(*boxes, std::mem::take(meter));
    interpret_page(page, &mut context, &mut listener);
    listener.finish_fields();
    *meter = listener.meter;
    listener.seen
}

struct Listener {
    seen: Seen,
    boxes: Boxes,
    meter: Meter,
    clips: Vec<Rect>,
    /// Open marked content: the text that stands for its glyphs, until one has taken it.
    actual: Vec<Option<Actual>>,
    outlines: BTreeMap<u128, Arc<Outline>>,
    /// A row of rectangles that are painted one after the other.
    fields: (usize, Rect),
    /// Open groups: whether each changes what is painted in it.
    groups: Vec<bool>,
}

enum Actual {
    Waiting(String),
    Taken,
}

impl Listener {
    fn new(boxes: Boxes, meter: Meter) -> Self {
        Self {
            seen: Seen::default(),
            boxes,
            meter,
            clips: Vec::new(),
            actual: Vec::new(),
            outlines: BTreeMap::new(),
            fields: (0, Rect::ZERO),
            groups: Vec::new(),
        }
    }

    /// More than paint on a path.
    fn is_hard(&self, mask: Option<&SoftMask<'_>>, blend: BlendMode) -> bool {
        mask.is_some() || blend != BlendMode::Normal || self.groups.contains(&true)
    }

    fn step(&mut self, weight: usize) {
        self.meter.step(weight as u64);
    }

    fn weigh(&mut self, paint: &Paint<'_>, mask: Option<&SoftMask<'_>>) {
        // Of the shadings only plain gradients are light.
        let light = |shading: &ShadingType| matches!(shading, ShadingType::RadialAxial { .. } | ShadingType::Dummy);
        let heavy = match paint {
            Paint::Pattern(pattern) => match &**pattern {
                Pattern::Tiling(_) => true,
                Pattern::Shading(own) => !light(&own.shading.shading_type),
            },
            Paint::Color(_) => false,
        };
        self.seen.heavy |= heavy || mask.is_some();
    }

    /// The part that the open clips leave.
    fn clipped(&self, rect: Rect) -> Rect {
        self.clips.last().map_or(rect, |clip| clip.intersect(rect))
    }

    fn art(&mut self, rect: Rect, line: bool) {
        let shown = self.clipped(rect).intersect(self.boxes.media);
        let bleed = self.boxes.bleed.inflate(0.5, 0.5);
        if shown.area() > 0.0 && bleed.union(shown) != bleed && self.seen.strays.len() < MAX_STRAYS {
            self.seen.strays.push(Stray::Art { rect: shown, line });
        }
    }

    fn field(&mut self, rect: Rect) {
        self.fields = match self.fields {
            (0, _) => (1, rect),
            (n, all) => (n + 1, all.union(rect)),
        };
    }

    fn finish_fields(&mut self) {
        let (n, all) = std::mem::take(&mut self.fields);
        if n >= MIN_FIELDS {
            self.candidate(all);
        }
    }

    fn candidate(&mut self, rect: Rect) {
        let shown = self.clipped(rect);
        let (w, h) = (shown.width(), shown.height());
        if w > 8.0 && h > 8.0 && (0.75..1.34).contains(&(w / h)) {
            self.seen.codes.push(shown);
        }
    }

    fn glyph_text(&mut self, glyph: &Glyph<'_>) -> String {
        if let Some(Some(actual)) = self.actual.iter_mut().rev().find(|a| a.is_some()) {
            return match std::mem::replace(actual, Actual::Taken) {
                Actual::Waiting(text) => text,
                Actual::Taken => String::new(),
            };
        }
        match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(s)) => s,
            None => "\u{FFFD}".to_owned(),
        }
    }

    fn outline(&mut self, glyph: &Glyph<'_>) -> Option<Arc<Outline>> {
        let Glyph::Outline(outline) = glyph else { return None };
        let key = outline.identifier().cache_key();
        let new = || Arc::new(Outline::new(outline.outline()));
        let outline = Arc::clone(self.outlines.entry(key).or_insert_with(new));
        self.meter.glyph(outline.path.elements().len());
        Some(outline)
    }
}

/// Closed shapes of upright edges, and whether there is anything else in the path.
fn upright_fields(path: &BezPath) -> Option<usize> {
    let (mut fields, mut at) = (0, Point::ZERO);
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(p) => {
                fields += 1;
                at = p;
            }
            PathEl::LineTo(p) => {
                if (p.x - at.x).abs() > 1e-3 && (p.y - at.y).abs() > 1e-3 {
                    return None;
                }
                at = p;
            }
            PathEl::ClosePath => {}
            PathEl::QuadTo(..) | PathEl::CurveTo(..) => return None,
        }
    }
    Some(fields)
}

fn paint_glyph(canvas: &mut Canvas, glyph: &Glyph<'_>, ink: &Ink, paint: &Paint<'_>) {
    match (glyph, &ink.outline) {
        (Glyph::Outline(_), Some(outline)) => {
            let shown = ink.bounds().unwrap_or_default();
            canvas.glyph(u128::from(outline.key), || outline.path.clone(), ink.place, shown, paint);
        }
        (Glyph::Type3(drawn), _) => {
            let place = ink.place.transform_rect_bbox(Rect::new(0.0, -300.0, 1000.0, 1000.0));
            canvas.drawn_glyph(place, drawn.char_code());
        }
        _ => {}
    }
}

impl<'a> Device<'a> for Listener {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.weigh(&props.paint, props.soft_mask.as_ref());
        let mut rect = props.transform.transform_rect_bbox(path.bounding_box());
        // No line is thinner than a pixel of the printer.
        let mut inked = rect;
        if let DrawMode::Stroke(stroke) | DrawMode::FillAndStroke(_, stroke) = mode {
            let half = f64::from(stroke.line_width) / 2.0 * props.transform.determinant().abs().sqrt();
            let across = half.max(HAIR);
            let side = |long: f64, other: f64| if long >= 0.01 && other < 0.01 { 0.0 } else { across };
            inked = rect.inflate(side(rect.width(), rect.height()), side(rect.height(), rect.width()));
        }
        if let DrawMode::Stroke(stroke) = mode {
            let half = f64::from(stroke.line_width) / 2.0 * props.transform.determinant().abs().sqrt();
            // Crop marks are strokes; their caps say nothing about the artwork.
            rect = if rect.width() < 0.01 || rect.height() < 0.01 { rect } else { rect.inflate(half, half) };
        }
        let shown = meter::share(self.clipped(rect), self.boxes.media);
        self.meter.path(path, mode, &props.transform, self.boxes.media, shown);
        self.art(inked, matches!(mode, DrawMode::Stroke(_)));
        if self.is_hard(props.soft_mask.as_ref(), props.blend_mode) {
            self.seen.display.hard(rect);
        } else {
            self.seen.display.path(path, props.transform, &props.paint, mode);
        }
        self.seen.canvas.path(path, props.transform, &props.paint, mode, rect);
        match upright_fields(path) {
            Some(1) if matches!(mode, DrawMode::Fill(_)) => self.field(rect),
            Some(n) if n >= MIN_FIELDS => {
                self.finish_fields();
                self.candidate(rect);
            }
            _ => self.finish_fields(),
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.step(clip.path.elements().len());
        self.meter.open();
        let rect = self.clipped(clip.path.bounding_box());
        self.clips.push(rect);
        self.seen.display.clip(&clip.path, clip.fill);
        self.seen.canvas.push_clip(&clip.path, clip.fill);
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        self.step(1000);
        self.meter.open();
        self.seen.canvas.push_group(opacity, &format!("{blend:?}"));
        self.seen.heavy |= mask.is_some();
        self.groups.push(opacity < 1.0 || mask.is_some() || blend != BlendMode::Normal);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        // Each is compared with the texts of the manifest later.
        self.step(run.glyphs().len() * 8);
        self.finish_fields();
        self.weigh(&props.paint, props.soft_mask.as_ref());
        let hard = self.is_hard(props.soft_mask.as_ref(), props.blend_mode);
        for glyph in run.glyphs() {
            // A glyph that is a program of its own is drawn by nothing of ours.
            self.seen.heavy |= matches!(**glyph, Glyph::Type3(_));
            let text = self.glyph_text(glyph);
            let place = props.transform * glyph.transform();
            let [a, b, _, _, x, y] = place.as_coeffs();
            let unit = a.hypot(b);
            if unit <= 0.0 || !unit.is_finite() || matches!(mode, DrawMode::Invisible) {
                continue;
            }
            let ink = Ink { outline: self.outline(glyph), place };
            match &ink.outline {
                Some(outline) if !hard => self.seen.display.glyph(outline, place, &props.paint, mode),
                Some(outline) => self.seen.display.hard(place.transform_rect_bbox(outline.bounds)),
                None => self.seen.display.hard(self.boxes.media),
            }
            paint_glyph(&mut self.seen.canvas, glyph, &ink, &props.paint);
            if let Some(ink) = ink.bounds() {
                let trim = self.boxes.trim.inflate(0.1, 0.1);
                let shown = self.clipped(ink);
                if shown.area() < ink.area() * 0.5 {
                    // Clipped away: it is not on the paper.
                    continue;
                }
                if trim.union(shown) != trim && self.seen.strays.len() < MAX_STRAYS {
                    self.seen.strays.push(Stray::Text(text.clone()));
                }
            }
            let advance = match &**glyph {
                Glyph::Outline(g) => g.advance_width().unwrap_or(0.0),
                Glyph::Type3(g) => g.advance_width().unwrap_or(0.0),
            };
            self.seen.marks.push(Mark {
                text,
                at: Point::new(x, y),
                along: (a / unit, b / unit),
                size: unit * 1000.0,
                advance: f64::from(advance) * unit,
                ink,
            });
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.finish_fields();
        let (w, h) = (image.width(), image.height());
        self.meter.picture(w, h);
        self.seen.heavy |= props.soft_mask.is_some();
        let rect = props.transform.transform_rect_bbox(Rect::new(0.0, 0.0, f64::from(w), f64::from(h)));
        self.art(rect, false);
        self.seen.display.hard(rect);
        self.seen.canvas.image(&image, props.transform, rect);
    }

    fn pop_clip(&mut self) {
        self.finish_fields();
        self.meter.close();
        self.clips.pop();
        self.seen.display.unclip();
        self.seen.canvas.pop_clip();
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
        self.meter.close();
        self.seen.canvas.pop_group();
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        self.step(1);
        let text = properties.and_then(|p| p.get::<object::String<'_>>(b"ActualText"));
        self.actual.push(text.map(|t| Actual::Waiting(decode(t.as_bytes()))));
    }

    fn end_marked_content(&mut self) {
        self.actual.pop();
    }
}

/// A text string: UTF-16 with its mark, or bytes that are read as Latin (ISO 32000-1, 7.9.2.2).
fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|c| u16::from_be_bytes([c[0], c[1]]));
            char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect()
        }
        _ => bytes.iter().map(|b| char::from(*b)).collect(),
    }
}
