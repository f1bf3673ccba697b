//! Broken lines into glyph runs, in the order of the text, with the tags and links of their numbers and addresses.

use std::collections::BTreeMap;
use std::ops::Range;

use super::breaks;
use super::marks::{self, Unit};
use super::paint::{Painter, along, mirrored};
use super::typeset::{self, Ink, SHAPE_SIZE, Shaped, is_invisible};
use crate::model::layout::Style;
use crate::resolve::wording::ProtectedKind;
use crate::scene::{Affine, Cluster, Content, Fence, Glyph, Item, Link, Pt, Rect, Role, Tag, TextRun};

impl Painter<'_> {
    /// The lines of one paragraph, from the baseline of its first line.
    #[expect(clippy::too_many_arguments, reason = "all of them differ from call to call")]
    pub(super) fn lines(
        &mut self,
        shaped: &Shaped,
        style: &Style,
        size: Pt,
        origin: (Pt, Pt),
        pitch: Pt,
        tag: Option<usize>,
        link_tags: &mut BTreeMap<usize, usize>,
    ) {
        let scale = size / SHAPE_SIZE;
        for (at, line) in shaped.layout.lines().enumerate() {
            let baseline = origin.1 + at as f32 * pitch;
            let metrics = line.metrics();
            let mut pen = origin.0 + (metrics.inline_min_coord + metrics.offset) * scale;
            // Runs come as they stand on the paper; a screen reader takes them in the order of the text.
            let mut runs: Vec<(usize, Item)> = Vec::new();
            let cut = breaks::cut(shaped, &line);
            if cut {
                pen -= along(mirrored(style.align, self.locale.rtl), 0.0, -shaped.hyphen * scale);
            }
            let mut found: Vec<Vec<Stretch>> = line.runs().map(|run| stretches(&run, scale)).collect();
            if self.locale.rtl {
                fence(&mut found, shaped);
            }
            for (run, stretches) in line.runs().zip(&found) {
                for piece in pieces(stretches, run.is_rtl(), shaped) {
                    let segment = &shaped.segments[usize::from(piece.segment)];
                    let color = if segment.em { style.emphasis.unwrap_or(style.color) } else { style.color };
                    let mut own = tag;
                    let width = piece.advance;
                    if let (Some(parent), Some(held)) = (tag, segment.held)
                        && let Some(uri) = &shaped.paragraph.protected[held].uri
                    {
                        let node = *link_tags.entry(held).or_insert_with(|| {
                            self.tags.push(Tag { parent: Some(parent), role: Role::Link, lang: None });
                            self.tags.len() - 1
                        });
                        own = Some(node);
                        self.links.push(Link {
                            rect: Rect::new(pen, baseline - 0.9 * size, width, 1.15 * size),
                            uri: uri.clone(),
                            contents: shaped.paragraph.text[shaped.paragraph.protected[held].range.clone()].to_owned(),
                            tag: Some(node),
                        });
                    }
                    if let Some(face) = self.typesetter.face(run.font()) {
                        let text_run = TextRun {
                            face,
                            size,
                            color,
                            transform: Affine::translate(pen, baseline),
                            text: piece.text,
                            rtl: run.is_rtl(),
                            glyphs: piece.glyphs,
                            clusters: piece.clusters,
                            fences: piece.fences,
                            lang: None,
                        };
                        if !text_run.clusters.is_empty() {
                            runs.push((piece.start, Item::new(Content::Text(text_run), own)));
                        }
                    }
                    pen += width;
                }
            }
            runs.sort_by_key(|(start, _)| *start);
            self.items.extend(runs.into_iter().map(|(_, item)| item));
            if cut && let Some(run) = line.runs().last() {
                self.hyphen(&run, style, size, (pen, baseline), tag);
            }
        }
    }

    /// The hyphen of a line that ends inside a word; it stands for no character of the text.
    fn hyphen(&mut self, run: &parley::Run<'_, Ink>, style: &Style, size: Pt, at: (Pt, Pt), tag: Option<usize>) {
        let Some((id, _)) = typeset::hyphen(run.font()) else { return };
        let Some(face) = self.typesetter.face(run.font()) else { return };
        let id = u16::try_from(id).unwrap_or(0);
        let hyphen = TextRun {
            face,
            size,
            color: style.color,
            transform: Affine::translate(at.0, at.1),
            text: "\u{AD}".to_owned(),
            rtl: false,
            glyphs: vec![Glyph { id, x: 0.0, y: 0.0 }],
            clusters: vec![Cluster { text: 0..2, glyphs: 0..1 }],
            fences: BTreeMap::new(),
            lang: None,
        };
        self.items.push(Item::new(Content::Text(hyphen), tag));
    }
}

/// A part of a shaped run with one segment.
#[derive(Default)]
struct Piece {
    segment: u16,
    /// Where its text begins in the paragraph.
    start: usize,
    advance: Pt,
    text: String,
    glyphs: Vec<Glyph>,
    clusters: Vec<Cluster>,
    fences: BTreeMap<usize, Fence>,
}

/// One cluster with its ligature continuations, before it is joined to a piece.
struct Stretch {
    segment: u16,
    advance: Pt,
    display: Range<usize>,
    glyphs: Vec<(u32, f32, f32, f32)>,
    rtl: bool,
    fence: Fence,
}

impl Stretch {
    fn is_visible(&self, shaped: &Shaped) -> bool {
        !shaped.display[self.display.clone()].chars().all(is_invisible) && !self.glyphs.is_empty()
    }
}

/// The clusters of a run, from left to right.
fn stretches(run: &parley::Run<'_, Ink>, scale: f32) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for cluster in run.clusters() {
        let display = cluster.text_range();
        let advance = cluster.advance() * scale;
        if cluster.is_ligature_continuation()
            && let Some(last) = stretches.last_mut()
        {
            last.display.end = last.display.end.max(display.end);
            last.advance += advance;
            continue;
        }
        let glyphs = cluster.glyphs().map(|g| (g.id, g.x * scale, g.y * scale, g.advance * scale)).collect();
        let (segment, rtl) = (cluster.style().brush.0, run.is_rtl());
        stretches.push(Stretch { segment, advance, display, glyphs, rtl, fence: Fence::default() });
    }
    if run.is_rtl() {
        stretches.reverse();
    }
    stretches
}

/// Puts the marks that readers need round the clusters of one line.
fn fence(runs: &mut [Vec<Stretch>], shaped: &Shaped) {
    let seen = |stretch: &&Stretch| stretch.is_visible(shaped);
    let units: Vec<Unit<'_>> = runs
        .iter()
        .flatten()
        .filter(seen)
        .map(|stretch| Unit { text: &shaped.display[stretch.display.clone()], rtl: stretch.rtl })
        .collect();
    let mut fences = marks::fences(&units).into_iter();
    for stretch in runs.iter_mut().flatten().filter(|stretch| stretch.is_visible(shaped)) {
        stretch.fence = fences.next().unwrap_or_default();
    }
}

/// Cuts a run where its segment changes; clusters in visual order, invisible controls dropped.
fn pieces(stretches: &[Stretch], rtl: bool, shaped: &Shaped) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    while at < stretches.len() {
        let segment = stretches[at].segment;
        let end = at + stretches[at..].iter().take_while(|a| a.segment == segment).count();
        pieces.push(piece(&stretches[at..end], segment, rtl, shaped));
        at = end;
    }
    pieces
}

fn piece(stretches: &[Stretch], segment: u16, rtl: bool, shaped: &Shaped) -> Piece {
    let display = shaped.display.as_str();
    let bound = is_number(shaped, segment);
    let start = stretches.iter().map(|a| a.display.start).min().unwrap_or(0);
    let mut out = Piece { segment, start, ..Piece::default() };
    let visible = |a: &Stretch| a.is_visible(shaped);
    // Text first, in logical order; then glyphs and clusters as the eye meets them.
    let mut ranges: BTreeMap<usize, Range<usize>> = BTreeMap::new();
    let mut logical: Vec<&Stretch> = stretches.iter().filter(|a| visible(a)).collect();
    if rtl {
        logical.reverse();
    }
    for stretch in logical {
        let start = out.text.len();
        let source = display[stretch.display.clone()].chars().filter(|c| !is_control(*c));
        out.text.extend(source.map(|c| if bound && c == ' ' { '\u{A0}' } else { c }));
        ranges.insert(stretch.display.start, start..out.text.len());
    }
    for stretch in stretches {
        if let Some(text) = ranges.get(&stretch.display.start).filter(|_| visible(stretch)) {
            let first = out.glyphs.len();
            let mut pen = out.advance;
            for (id, x, y, advance) in &stretch.glyphs {
                out.glyphs.push(Glyph { id: u16::try_from(*id).unwrap_or(0), x: pen + x, y: *y });
                pen += advance;
            }
            if stretch.fence != Fence::default() {
                out.fences.insert(out.clusters.len(), stretch.fence.clone());
            }
            out.clusters.push(Cluster { text: text.clone(), glyphs: first..out.glyphs.len() });
        }
        out.advance += stretch.advance;
    }
    out
}

/// Whether a segment holds a number. Its spaces are no-break spaces in the file: readers that guess directions turn the
/// groups of `08000 121 700` round on a right-to-left page, but keep what a no-break space joins (UAX #9, rule W4).
fn is_number(shaped: &Shaped, segment: u16) -> bool {
    let held = shaped.segments.get(usize::from(segment)).and_then(|s| s.held);
    let kind = held.and_then(|a| shaped.paragraph.protected.get(a)).map(|a| a.kind);
    matches!(kind, Some(ProtectedKind::Phone | ProtectedKind::ShortCode | ProtectedKind::Literal | ProtectedKind::Kept))
}

/// Directions and soft hyphens: the text that is extracted is the source's.
fn is_control(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2069}' | '\u{202A}'..='\u{202E}' | '\u{AD}')
}
