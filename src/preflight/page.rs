//! A face of a scene, flattened: what is painted in which order, and which box of the layout each part came from.
//!
//! Geometry only; no rule is in here. Copies of a face (uses of a form) are left out: what holds for the first one
//! holds for all.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::compose::qr::Symbol;
use crate::compose::{impose, svg};
use crate::diag::{Diagnostic, Span};
use crate::load::campaign::Art;
use crate::model::layout::{BoxSpec, FlipEdge, Marker};
use crate::preflight::shape::{self, Outline};
use crate::resolve::wording::{Job, RichText, WordedBox, WordedContent, Wording};
use crate::scene::{Color, Content, Item, Path, Pt, Raster, Rect, Scene, TextRun};

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
    fn says(&self, text: &str) -> bool {
        // The spaces of a number do not break in the file.
        let plain = |text: &str| text.replace('\u{A0}', " ");
        let text = plain(text.trim());
        self.texts.iter().flat_map(|t| &t.paragraphs).any(|p| plain(&p.text).contains(&text))
    }
    /// Whether this is the number of an item of a numbered list.
    fn counts(&self, text: &str) -> bool {
        let list = matches!(self.worded.content, WordedContent::List(_)) && self.spec().marker == Marker::Number;
        let text = text.trim();
        list && text.ends_with('.') && text.chars().any(char::is_numeric) && text.len() <= 8
    }
    fn letters(&self) -> usize {
        self.texts.iter().flat_map(|t| &t.paragraphs).map(|p| visible(&p.text)).sum()
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

/// Where the painting has come to: a box, and how many of its letters are still to come.
struct Cursor {
    leaf: usize,
    left: usize,
}

/// Letters that are seen: spaces at line ends, soft hyphens and the direction marks of dates may be lost.
fn visible(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{AD}' | '\u{200F}')).count()
}

#[derive(Debug)]
pub enum Prim<'a> {
    Path(Outline<'a>),
    Text { run: &'a TextRun, leaf: Option<usize> },
    Image { raster: &'a Arc<Raster>, rect: Rect, mirror: bool, unpacked: OnceCell<Vec<u8>> },
}

impl Prim<'_> {
    fn is_raster(&self, own: &Arc<Raster>) -> bool {
        matches!(self, Self::Image { raster, .. } if Arc::ptr_eq(raster, own))
    }
    /// Whether this is that path of a drawing, wherever and however large it stands.
    fn draws(&self, own: &Path) -> bool {
        let Self::Path(outline) = self else { return false };
        let rgb = |c: Option<Color>| c.map(|c| (c.r, c.g, c.b, c.a));
        let pen = |path: &Path| rgb(path.stroke.as_ref().map(|s| s.color));
        let path = outline.path;
        path.steps.len() == own.steps.len() && rgb(path.fill) == rgb(own.fill) && pen(path) == pen(own)
    }
}

/// Something painted, in page space.
#[derive(Debug)]
pub struct Painted<'a> {
    pub prim: Prim<'a>,
    /// The rectangle that the clips leave at most.
    pub clip: Option<Rect>,
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
pub struct Code {
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
    pub media: Rect,
    pub trim: Rect,
    /// How far paint reaches: the bleed, or half of the gutter towards a neighbouring copy.
    pub bleed: Rect,
    pub face: usize,
    pub leaves: Vec<Leaf<'a>>,
    pub painted: Vec<Painted<'a>>,
    pub codes: Vec<Code>,
}

/// Every face of the scene.
pub fn sheets<'a>(wording: &'a Wording, scene: &'a Scene) -> Vec<Sheet<'a>> {
    let job = &wording.job;
    let faces = wording.faces.iter().zip(&scene.pages).enumerate();
    faces
        .map(|(at, (face, page))| {
            let mut leaves = Vec::new();
            collect(&face.boxes, false, &mut leaves);
            let media = Rect::new(0.0, 0.0, page.media.w, page.media.h);
            let trim = first_trim(job, at).unwrap_or(page.trim);
            let bleed = match page.items.first().map(|item| &item.content) {
                Some(Content::Clip { rect, .. }) if job.layout.impose.is_some() => *rect,
                _ => trim.outset(job.layout.bleed),
            };
            let mut sheet = Sheet { job, media, trim, bleed, face: at, leaves, painted: Vec::new(), codes: Vec::new() };
            let left = sheet.leaves.first().map_or(0, Leaf::letters);
            sheet.flatten(&page.items, None, &[], &mut Cursor { leaf: 0, left });
            sheet.find_codes();
            sheet
        })
        .collect()
}

fn collect<'a>(boxes: &'a [WordedBox], repeated: bool, out: &mut Vec<Leaf<'a>>) {
    for worded in boxes {
        let repeated = repeated || worded.spec.repeat > 1;
        for _ in 0..worded.spec.repeat.max(1) {
            let texts = match &worded.content {
                WordedContent::Boxes(inner) => {
                    collect(inner, repeated, out);
                    continue;
                }
                WordedContent::Text(text) | WordedContent::Hotline(text) => vec![text],
                WordedContent::List(texts) => texts.iter().collect(),
                WordedContent::Qr { .. } | WordedContent::Image { .. } | WordedContent::Shape => Vec::new(),
            };
            out.push(Leaf { worded, repeated, texts });
        }
    }
}

/// What a clip inside another one leaves.
fn inside(outer: Rect, r: Rect) -> Rect {
    let (x, y) = (r.x.max(outer.x), r.y.max(outer.y));
    Rect::new(x, y, (r.right().min(outer.right()) - x).max(0.0), (r.bottom().min(outer.bottom()) - y).max(0.0))
}

/// Where the first copy stands on a sheet of copies (the one that is painted as plain items).
fn first_trim(job: &Job, face: usize) -> Option<Rect> {
    let plan = job.layout.impose.as_ref()?;
    let (sheet, trim) = (job.paper.size, job.trim.size);
    let (x0, y0) = impose::margins(sheet, trim, plan)?;
    let (column, row) = match (face % 2 == 1, plan.duplex) {
        (true, Some(FlipEdge::Long)) => (plan.columns.saturating_sub(1), 0),
        (true, Some(FlipEdge::Short)) => (0, plan.rows.saturating_sub(1)),
        _ => (0, 0),
    };
    let x = x0 + f32::from(column) * (trim.w + plan.gutter_x);
    let y = y0 + f32::from(row) * (trim.h + plan.gutter_y);
    Some(Rect::new(x, y, trim.w, trim.h))
}

impl<'a> Sheet<'a> {
    fn flatten(&mut self, items: &'a [Item], clip: Option<Rect>, cuts: &[Arc<Outline<'a>>], cursor: &mut Cursor) {
        for item in items {
            let prim = match &item.content {
                Content::Path(path) => Prim::Path(Outline::new(path)),
                Content::Shade(shade) => Prim::Path(Outline::shaded(shade)),
                Content::Text(run) => Prim::Text { run, leaf: self.leaf_of(&run.text, cursor) },
                Content::Image { raster, rect, mirror } => {
                    Prim::Image { raster, rect: *rect, mirror: *mirror, unpacked: OnceCell::new() }
                }
                Content::Clip { rect, items } => {
                    self.flatten(items, Some(clip.map_or(*rect, |outer| inside(outer, *rect))), cuts, cursor);
                    continue;
                }
                Content::Cut { shape, items } => {
                    let own = Arc::new(Outline::new(shape));
                    let clip = Some(clip.map_or(own.bounds, |outer| inside(outer, own.bounds)));
                    self.flatten(items, clip, &[cuts, &[own]].concat(), cursor);
                    continue;
                }
                Content::Form { .. } => continue,
            };
            self.painted.push(Painted { prim, clip, cuts: cuts.to_vec() });
        }
    }

    /// Runs are painted in the order of the boxes, and together they say each box's text: a box is left when as many
    /// letters were painted as it has. Where that goes wrong, the next box that says the text is taken.
    fn leaf_of(&self, text: &str, cursor: &mut Cursor) -> Option<usize> {
        let letters = visible(text);
        // A hyphen at a line's end is no letter of any text: it belongs to the run before it.
        if letters == 0 && cursor.leaf < self.leaves.len() {
            return Some(cursor.leaf);
        }
        let fits = |at: usize, left: usize| left >= letters && self.leaves[at].says(text);
        if let Some(leaf) = self.leaves.get(cursor.leaf) {
            if fits(cursor.leaf, cursor.left) {
                cursor.left -= letters;
                return Some(cursor.leaf);
            }
            if leaf.counts(text) {
                return Some(cursor.leaf);
            }
        }
        let from = (cursor.leaf + 1).min(self.leaves.len());
        let mut order = (from..self.leaves.len()).chain(0..from);
        let found = order.find(|at| self.leaves[*at].says(text) || self.leaves[*at].counts(text))?;
        let leaf = &self.leaves[found];
        let painted = if leaf.says(text) { letters } else { 0 };
        *cursor = Cursor { leaf: found, left: leaf.letters().saturating_sub(painted) };
        Some(found)
    }

    /// Pairs the boxes that hold a code with the paths that look like one.
    fn find_codes(&mut self) {
        let mut from = 0;
        for (leaf, content) in self.leaves.iter().enumerate() {
            let WordedContent::Qr { payload } = &content.worded.content else { continue };
            let Some(symbol) = Symbol::new(payload) else { continue };
            let looks = |painted: &Painted<'_>| match &painted.prim {
                Prim::Path(outline) => is_symbol(outline, symbol.side),
                _ => false,
            };
            let Some(at) = self.painted[from..].iter().position(looks).map(|p| p + from) else { continue };
            let Prim::Path(outline) = &self.painted[at].prim else { continue };
            let bounds = outline.bounds;
            self.codes.push(Code { painted: at, leaf, module: bounds.w / symbol.side as f32, bounds });
            from = at + 1;
        }
    }

    /// The boxes that show a picture, each with the place of its parts in `painted`.
    ///
    /// Pictures are painted in the order of the boxes, so that each is looked for behind the one before.
    pub fn pictures(&self, art: &BTreeMap<String, Art>) -> Vec<(usize, Range<usize>)> {
        let mut found = Vec::new();
        let mut from = 0;
        for (leaf, content) in self.leaves.iter().enumerate() {
            let WordedContent::Image { art: name } = &content.worded.content else { continue };
            let rest = &self.painted[from..];
            let parts = match art.get(name) {
                Some(Art::Raster(own)) => rest.iter().position(|p| p.prim.is_raster(own)).map(|at| at..at + 1),
                Some(Art::Svg(_)) if content.spec().raster.is_some() => {
                    let pixels = |p: &Painted<'_>| matches!(p.prim, Prim::Image { .. });
                    rest.iter().position(pixels).map(|at| at..at + 1)
                }
                Some(Art::Svg(drawn)) => {
                    let Ok(parts) = svg::parts(&drawn.tree, natural(&drawn.tree), false) else { continue };
                    let paths = svg::paths(&parts);
                    let same = |painted: &[Painted<'_>]| painted.iter().zip(&paths).all(|(p, own)| p.prim.draws(own));
                    let at = rest.windows(paths.len().max(1)).position(same);
                    at.map(|at| at..at + paths.len())
                }
                None => None,
            };
            let Some(parts) = parts else { continue };
            let parts = from + parts.start..from + parts.end;
            from = parts.end;
            found.push((leaf, parts));
        }
        found
    }

    /// Every run of text with the box that it came from.
    pub fn runs(&self) -> impl Iterator<Item = (usize, &'a TextRun, Option<usize>)> {
        self.painted.iter().enumerate().filter_map(|(at, painted)| match &painted.prim {
            Prim::Text { run, leaf } => Some((at, *run, *leaf)),
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

fn natural(tree: &usvg::Tree) -> Rect {
    Rect::new(0.0, 0.0, tree.size().width(), tree.size().height())
}

/// A square path with three finder patterns (ISO/IEC 18004:2015, 6.3.3).
fn is_symbol(outline: &Outline<'_>, side: usize) -> bool {
    let b = outline.bounds;
    if outline.path.fill.is_none() || b.w <= 0.0 || (b.w - b.h).abs() > 0.02 * b.w {
        return false;
    }
    let module = b.w / side as f32;
    let far = side as f32 - 7.0;
    [(0.0, 0.0), (far, 0.0), (0.0, far)].iter().all(|(x, y)| {
        let dark = |dx: f32, dy: f32| outline.fills(b.x + (x + dx) * module, b.y + (y + dy) * module);
        dark(0.5, 3.5) && !dark(1.5, 3.5) && dark(3.5, 3.5) && !dark(5.5, 3.5) && dark(6.5, 3.5)
    })
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
