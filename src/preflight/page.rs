//! A face, flattened: what is painted in which order, with the box of the layout that each item says it came from.
//!
//! Geometry only; no rule is in here. Points, with the trim's top left corner at the origin. How a face stands on its sheet is
//! the layout's imposition; what holds for one copy holds for all.

use std::cell::OnceCell;
use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::diag::{Diagnostic, Span};
use crate::model::layout::BoxSpec;
use crate::preflight::shape::{self, Outline};
use crate::resolve::wording::{Job, RichText, WordedBox, WordedContent, Wording};
use crate::scene::{Composition, Content, Item, PaintedFace, Part, Path, Pt, Raster, Rect, Size as Extent, TextRun};

/// One box with content of its own, in paint order; a repeated box stands here as often as it is painted.
#[derive(Debug)]
pub struct Leaf<'a> {
    pub worded: &'a WordedBox,
    /// The copy of a repeated box, or inside one: a tab to tear off.
    pub repeated: bool,
    pub texts: Vec<&'a RichText>,
}

impl Leaf<'_> {
    pub fn spec(&self) -> &Arc<BoxSpec> {
        &self.worded.spec
    }
    /// The finding at the box, with the text that stands in it.
    pub fn at(&self, diagnostic: Diagnostic) -> Diagnostic {
        let found = diagnostic.at(self.spec().span);
        match self.texts.first() {
            Some(text) => found.label(text.origin, "the text is here"),
            None => found,
        }
    }
}

#[derive(Debug)]
pub enum Prim<'a> {
    Path(Outline<'a>),
    Text { run: &'a TextRun },
    Image { raster: &'a Arc<Raster>, rect: Rect, mirror: bool, unpacked: OnceCell<Vec<u8>> },
}

/// Something painted, in the face's space.
#[derive(Debug)]
pub struct Painted<'a> {
    pub prim: Prim<'a>,
    /// The rectangle that the clips leave at most.
    pub clip: Option<Rect>,
    /// Its box, where that has content of its own.
    pub leaf: Option<usize>,
    /// Clips of other shapes.
    pub cuts: Vec<Arc<Outline<'a>>>,
}

impl Painted<'_> {
    /// Whether the clips leave a point.
    pub fn is_open(&self, x: Pt, y: Pt) -> bool {
        self.clip.is_none_or(|clip| shape::holds(clip, x, y)) && self.cuts.iter().all(|cut| cut.fills(x, y))
    }
}

/// A QR code as it was painted.
#[derive(Debug)]
pub struct QrCode {
    /// Its modules' place in `Sheet::painted`.
    pub painted: usize,
    pub leaf: usize,
    pub module: Pt,
    /// The symbol without its quiet zone.
    pub bounds: Rect,
}

/// One face.
#[derive(Debug)]
pub struct Sheet<'a> {
    pub job: &'a Job,
    /// What it is printed on.
    pub media: Rect,
    pub trim: Rect,
    /// How far paint reaches: the bleed, or half of the gutter towards a neighbouring copy.
    pub bleed: Rect,
    pub face: usize,
    pub leaves: Vec<Leaf<'a>>,
    pub painted: Vec<Painted<'a>>,
    pub codes: Vec<QrCode>,
}

/// Every face of a job.
pub fn sheets<'a>(wording: &'a Wording, composition: &'a Composition) -> Vec<Sheet<'a>> {
    let job = &wording.job;
    let faces = wording.faces.iter().zip(&composition.faces).enumerate();
    faces
        .map(|(at, (worded, face))| {
            let mut leaves = Leaves::default();
            leaves.collect(&worded.boxes, false);
            let trim = Rect::new(0.0, 0.0, face.trim.w, face.trim.h);
            let (media, bleed) = on_sheet(job, face, at).unwrap_or((trim.outset(face.bleed), trim.outset(face.bleed)));
            let (painted, codes) = (Vec::new(), Vec::new());
            let mut sheet = Sheet { job, media, trim, bleed, face: at, leaves: leaves.found, painted, codes };
            let clip = job.layout.impose.is_some().then_some(bleed);
            sheet.flatten(&face.items, clip, &[], &leaves.of_node);
            sheet
        })
        .collect()
}

/// The boxes of a face in the order in which `compose` numbers them.
#[derive(Default)]
struct Leaves<'a> {
    found: Vec<Leaf<'a>>,
    /// The leaf of each box; `None` for a group.
    of_node: Vec<Option<usize>>,
}

impl<'a> Leaves<'a> {
    fn collect(&mut self, boxes: &'a [WordedBox], repeated: bool) {
        for worded in boxes {
            let repeated = repeated || worded.spec.repeat > 1;
            for _ in 0..worded.spec.repeat.max(1) {
                let texts = match &worded.content {
                    WordedContent::Boxes(inner) => {
                        self.of_node.push(None);
                        self.collect(inner, repeated);
                        continue;
                    }
                    WordedContent::Text(text) | WordedContent::Hotline(text) => vec![text],
                    WordedContent::List(texts) => texts.iter().collect(),
                    WordedContent::Qr { .. } | WordedContent::Image { .. } | WordedContent::Shape => Vec::new(),
                };
                self.of_node.push(Some(self.found.len()));
                self.found.push(Leaf { worded, repeated, texts });
            }
        }
    }
}

/// What a clip inside another one leaves.
fn inside(outer: Rect, r: Rect) -> Rect {
    let (x, y) = (r.x.max(outer.x), r.y.max(outer.y));
    Rect::new(x, y, (r.right().min(outer.right()) - x).max(0.0), (r.bottom().min(outer.bottom()) - y).max(0.0))
}

/// The sheet around the first copy of a face, and how far that one paints.
fn on_sheet(job: &Job, face: &PaintedFace, at: usize) -> Option<(Rect, Rect)> {
    let plan = job.layout.impose.as_ref()?;
    let Extent { w, h } = job.paper.size;
    let margins = plan.margins(job.paper.size, face.trim)?;
    let cell = plan.cell((0, 0), at % 2 == 1);
    let own = plan.trim_of(cell, margins, face.trim);
    let trim = Rect::new(0.0, 0.0, own.w, own.h);
    Some((Rect::new(-own.x, -own.y, w, h), plan.reach(cell, trim, face.bleed)))
}

impl<'a> Sheet<'a> {
    fn flatten(&mut self, items: &'a [Item], clip: Option<Rect>, cuts: &[Arc<Outline<'a>>], leaves: &[Option<usize>]) {
        for item in items {
            let leaf = item.origin.and_then(|origin| *leaves.get(origin.node)?);
            let part = item.origin.map(|origin| origin.part);
            let prim = match &item.content {
                Content::Path(path) => Prim::Path(Outline::new(path)),
                Content::Shade(shade) => Prim::Path(Outline::shaded(shade)),
                Content::Text(run) => Prim::Text { run },
                Content::Image { raster, rect, mirror } => {
                    Prim::Image { raster, rect: *rect, mirror: *mirror, unpacked: OnceCell::new() }
                }
                Content::Clip { rect, items } => {
                    self.flatten(items, Some(clip.map_or(*rect, |outer| inside(outer, *rect))), cuts, leaves);
                    continue;
                }
                Content::Cut { shape, items } => {
                    let own = Arc::new(Outline::new(shape));
                    let clip = Some(clip.map_or(own.bounds, |outer| inside(outer, own.bounds)));
                    self.flatten(items, clip, &[cuts, &[own]].concat(), leaves);
                    continue;
                }
                Content::Form { .. } => continue,
            };
            if let (Prim::Path(outline), Some(leaf), Some(Part::Modules(side))) = (&prim, leaf, part) {
                let (painted, bounds) = (self.painted.len(), outline.bounds);
                self.codes.push(QrCode { painted, leaf, module: bounds.w / side as f32, bounds });
            }
            self.painted.push(Painted { prim, clip, cuts: cuts.to_vec(), leaf });
        }
    }

    /// Every run of text with the box that it came from.
    pub fn runs(&self) -> impl Iterator<Item = (usize, &'a TextRun, Option<usize>)> {
        self.painted.iter().enumerate().filter_map(|(at, painted)| match &painted.prim {
            Prim::Text { run } => Some((at, *run, painted.leaf)),
            _ => None,
        })
    }

    /// The finding at the box, or at the face when no box is known.
    pub fn place(&self, leaf: Option<usize>, diagnostic: Diagnostic) -> Diagnostic {
        match leaf.and_then(|at| self.leaves.get(at)) {
            Some(leaf) => leaf.at(diagnostic),
            None => diagnostic.at(self.face_span()),
        }
    }

    pub fn face_span(&self) -> Span {
        let layout = &self.job.layout;
        // A layout without [[face]] begins with anything, most often with a comment.
        let face = layout.faces.get(self.face).filter(|f| f.span.start > 0);
        face.map_or(layout.document_title.span, |f| f.span)
    }

    /// A card for a pocket: its short side is at most 65 mm (ISO/IEC 7810 ID-1 is 54 mm, a US card 51 mm).
    pub fn is_card(&self) -> bool {
        self.trim.w.min(self.trim.h) <= 65.0 * MM
    }
}

/// Millimetres in points.
pub const MM: Pt = 72.0 / 25.4;

/// The size at which a run is printed.
pub fn printed_size(run: &TextRun) -> Pt {
    let t = &run.transform;
    run.size * (t.a * t.d - t.b * t.c).abs().sqrt()
}

/// About what a run's ink covers: from its first to past its last glyph that is no space, a capital's height up and a
/// descender down.
pub fn ink(run: &TextRun) -> Rect {
    let white = |text: &str| text.chars().all(char::is_whitespace);
    let seen = run.clusters.iter().filter(|c| !run.text.get(c.text.clone()).is_some_and(white));
    let glyphs = seen.filter_map(|c| run.glyphs.get(c.glyphs.clone())).flatten();
    let font = FontRef::from_index(run.face.data.bytes(), run.face.index).ok();
    let metrics = font.as_ref().map(|font| font.glyph_metrics(Size::new(run.size), LocationRef::default()));
    let (mut first, mut last) = (f32::MAX, f32::MIN);
    for glyph in glyphs {
        let advance = metrics.as_ref().and_then(|m| m.advance_width(GlyphId::new(u32::from(glyph.id))));
        first = first.min(glyph.x);
        last = last.max(glyph.x + advance.unwrap_or(0.5 * run.size));
    }
    if first > last {
        return run.transform.apply_rect(Rect::default());
    }
    run.transform.apply_rect(Rect::new(first, -0.72 * run.size, last - first, 0.94 * run.size))
}

/// Whether a path is a plain filled area.
pub fn is_filled(path: &Path) -> bool {
    path.fill.is_some_and(|c| c.a > 0)
}

pub fn overlap(a: Rect, b: Rect) -> bool {
    a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()
}
