//! Broken lines into glyph runs, in the order of the text, with the tags and links of their numbers and addresses.

use std::collections::BTreeMap;
use std::ops::Range;

use super::breaks;
use super::marks::{self, Unit};
use super::paint::{Painter, along, mirrored};
use super::typeset::{self, Ink, SHAPE_SIZE, Shaped, is_invisible};
use crate::model::layout::Style;
use crate::resolve::wording::AtomKind;
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
            let mut found: Vec<Vec<Atomic>> = line.runs().map(|run| atomics(&run, scale)).collect();
            if self.locale.rtl {
                fence(&mut found, shaped);
            }
            for (run, atomics) in line.runs().zip(&found) {
                for piece in pieces(atomics, run.is_rtl(), shaped) {
                    let segment = &shaped.segments[usize::from(piece.segment)];
                    let color = if segment.em { style.emphasis.unwrap_or(style.color) } else { style.color };
                    let mut own = tag;
                    let width = piece.advance;
                    if let (Some(parent), Some(atom)) = (tag, segment.atom)
                        && let Some(uri) = &shaped.paragraph.atoms[atom].uri
                    {
                        let node = *link_tags.entry(atom).or_insert_with(|| {
                            self.tags.push(Tag { parent: Some(parent), role: Role::Link, lang: None });
                            self.tags.len() - 1
                        });
                        own = Some(node);
                        self.links.push(Link {
                            rect: Rect::new(pen, baseline - 0.9 * size, width, 1.15 * size),
                            uri: uri.clone(),
                            contents: shaped.paragraph.text[shaped.paragraph.atoms[atom].range.clone()].to_owned(),
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
struct Atomic {
    segment: u16,
    advance: Pt,
    display: Range<usize>,
    glyphs: Vec<(u32, f32, f32, f32)>,
    rtl: bool,
    fence: Fence,
}

impl Atomic {
    fn is_visible(&self, shaped: &Shaped) -> bool {
        !shaped.display[self.display.clone()].chars().all(is_invisible) && !self.glyphs.is_empty()
    }
}

/// The clusters of a run, from left to right.
fn atomics(run: &parley::Run<'_, Ink>, scale: f32) -> Vec<Atomic> {
    let mut atomics: Vec<Atomic> = Vec::new();
    for cluster in run.clusters() {
        let display = cluster.text_range();
        let advance = cluster.advance() * scale;
        if cluster.is_ligature_continuation()
            && let Some(last) = atomics.last_mut()
        {
            last.display.end = last.display.end.max(display.end);
            last.advance += advance;
            continue;
        }
        let glyphs = cluster.glyphs().map(|g| (g.id, g.x * scale, g.y * scale, g.advance * scale)).collect();
        let (segment, rtl) = (cluster.style().brush.0, run.is_rtl());
        atomics.push(Atomic { segment, advance, display, glyphs, rtl, fence: Fence::default() });
    }
    if run.is_rtl() {
        atomics.reverse();
    }
    atomics
}

/// Puts the marks that readers need round the clusters of one line.
fn fence(runs: &mut [Vec<Atomic>], shaped: &Shaped) {
    let seen = |atomic: &&Atomic| atomic.is_visible(shaped);
    let units: Vec<Unit<'_>> = runs
        .iter()
        .flatten()
        .filter(seen)
        .map(|atomic| Unit { text: &shaped.display[atomic.display.clone()], rtl: atomic.rtl })
        .collect();
    let mut fences = marks::fences(&units).into_iter();
    for atomic in runs.iter_mut().flatten().filter(|atomic| atomic.is_visible(shaped)) {
        atomic.fence = fences.next().unwrap_or_default();
    }
}

/// Cuts a run where its segment changes; clusters in visual order, invisible controls dropped.
fn pieces(atomics: &[Atomic], rtl: bool, shaped: &Shaped) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    while at < atomics.len() {
        let segment = atomics[at].segment;
        let end = at + atomics[at..].iter().take_while(|a| a.segment == segment).count();
        pieces.push(piece(&atomics[at..end], segment, rtl, shaped));
        at = end;
    }
    pieces
}

fn piece(atomics: &[Atomic], segment: u16, rtl: bool, shaped: &Shaped) -> Piece {
    let display = shaped.display.as_str();
    let bound = is_number(shaped, segment);
    let start = atomics.iter().map(|a| a.display.start).min().unwrap_or(0);
    let mut out = Piece { segment, start, ..Piece::default() };
    let visible = |a: &Atomic| a.is_visible(shaped);
    // Text first, in logical order; then glyphs and clusters as the eye meets them.
    let mut ranges: BTreeMap<usize, Range<usize>> = BTreeMap::new();
    let mut logical: Vec<&Atomic> = atomics.iter().filter(|a| visible(a)).collect();
    if rtl {
        logical.reverse();
    }
    for atomic in logical {
        let start = out.text.len();
        let source = display[atomic.display.clone()].chars().filter(|c| !is_control(*c));
        out.text.extend(source.map(|c| if bound && c == ' ' { '\u{A0}' } else { c }));
        ranges.insert(atomic.display.start, start..out.text.len());
    }
    for atomic in atomics {
        if let Some(text) = ranges.get(&atomic.display.start).filter(|_| visible(atomic)) {
            let first = out.glyphs.len();
            let mut pen = out.advance;
            for (id, x, y, advance) in &atomic.glyphs {
                out.glyphs.push(Glyph { id: u16::try_from(*id).unwrap_or(0), x: pen + x, y: *y });
                pen += advance;
            }
            if atomic.fence != Fence::default() {
                out.fences.insert(out.clusters.len(), atomic.fence.clone());
            }
            out.clusters.push(Cluster { text: text.clone(), glyphs: first..out.glyphs.len() });
        }
        out.advance += atomic.advance;
    }
    out
}

/// Whether a segment holds a number. Its spaces are no-break spaces in the file: readers that guess directions turn the
/// groups of `08000 121 700` round on a right-to-left page, but keep what a no-break space joins (UAX #9, rule W4).
fn is_number(shaped: &Shaped, segment: u16) -> bool {
    let atom = shaped.segments.get(usize::from(segment)).and_then(|s| s.atom);
    let kind = atom.and_then(|a| shaped.paragraph.atoms.get(a)).map(|a| a.kind);
    matches!(kind, Some(AtomKind::Phone | AtomKind::ShortCode | AtomKind::Literal | AtomKind::Kept))
}

/// Directions and soft hyphens: the text that is extracted is the source's.
fn is_control(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2069}' | '\u{202A}'..='\u{202E}' | '\u{AD}')
}
