//! Which areas of a page may hold a symbol.
//!
//! Steps of painting that lie close together make an area. An area with fewer edges than the smallest symbol needs no
//! picture. No verdict is made here.

use std::ops::Range;

use hayro::kurbo::Rect;
use image::GrayImage;

use super::canvas::{Canvas, PLAIN, What};
use super::{lettering, tones};

/// Fewest edges of what may be a symbol. A Data Matrix of 10 × 10 modules painted as rectangles has over 100, as one
/// outline 40; the shortest bar code that is read (Code 39, one character) is 15 strokes.
const MIN_EDGES: u64 = 15;
/// Plain shapes larger than this to both sides (points) are ground: fields, frames, photographs' mats. Ten modules of that
/// size are wider than an A4 sheet; where there are many of them all the same, the page is one area.
const GROUND: f64 = 60.0;
/// Fields wider than this (points) that are longer than [`GROUND`] are bands of a layout: a bar code of such modules is
/// wider than 400 mm, and a symbol of two dimensions has many shorter runs beside them.
const BAND: f64 = 12.0;
/// Lines longer than this, of a single stroke, are rules of a page: no bar of a code is 100 mm long but on a placard.
const RULE: f64 = 283.0;
/// Fewest cutting lines side by side that may be a symbol: a Data Matrix has ten rows.
const ROWS: usize = 8;
/// Steps lie close together when the gap is no wider than the smaller one is, in these bounds (points).
const GAPS: [f64; 2] = [2.0, 24.0];
/// A step of so many edges is a drawing by itself.
const WHOLE: u64 = 100;
/// Pictures with a seam between them that is no wider than this (points, 3 mm) may carry halves of one symbol: decoders read
/// over a line of a module's width or two.
const SEAM: f64 = 8.5;
/// How much of the shorter sides must lie along the seam.
const ALONG: f64 = 0.8;
/// More areas than this are one.
const MOST: usize = 200;
/// Largest part of the width and height of an area that is added as quiet zone.
const QUIET: f64 = 0.16;
/// Sides below this (points) hold no symbol of modules of 0.25 mm.
const LEAST: f64 = 5.0;

/// One area of a page.
#[derive(Debug, Clone)]
pub struct Area {
    pub rect: Rect,
    /// It is one drawing, of one step.
    pub is_single: bool,
}

/// Drawings that stand beside one another.
#[derive(Debug, Clone)]
pub struct Row {
    pub parts: Vec<Rect>,
}

/// Of so many equal drawings the first stand for all. Figures as tall as `TALL` points are a number when they are three.
const COPIES: usize = 3;
const TALL: f64 = 40.0;
/// Ground around a drawing.
const MARGIN: f64 = 4.0;

impl Row {
    /// Where figures are looked for.
    pub fn area(&self, media: Rect) -> Rect {
        around(&self.parts, media)
    }

    /// The first of equal drawings, such as the copies of a card: where no figure is among them, there is none in the row. One
    /// at an end may be another, as the last of the sheet is where it runs into the bleed.
    pub fn copies(&self, media: Rect, draw: impl Fn(Rect) -> Option<GrayImage>) -> Option<Rect> {
        let count = self.parts.len();
        let tall = |part: &Rect| part.width().max(part.height()) >= TALL;
        if count <= COPIES || !self.parts.iter().all(tall) {
            return None;
        }
        let drawn: Vec<Option<GrayImage>> = self.parts.iter().map(|part| draw(around(&[*part], media))).collect();
        let are_equal = |at: &Range<usize>| {
            let first = drawn[at.start].as_ref();
            let alike = |other: &Option<GrayImage>| other.as_ref().zip(first).is_some_and(|(o, f)| tones::alike(f, o));
            drawn[at.clone()].iter().all(alike)
        };
        let equal = [0..count, 1..count, 0..count - 1].into_iter().find(are_equal)?;
        Some(around(&self.parts[equal][..COPIES], media))
    }
}

fn around(parts: &[Rect], media: Rect) -> Rect {
    let whole = parts.iter().copied().reduce(|a, b| a.union(b)).unwrap_or_default();
    whole.inflate(MARGIN, MARGIN).intersect(media)
}

impl Canvas {
    /// The areas of the page that may hold a symbol, and the rows of them that may be a number.
    pub fn areas(&self, media: Rect) -> (Vec<Area>, Vec<Row>) {
        let mut groups: Vec<Group> = Vec::new();
        // Cutting lines join nothing but their like: rows of dashes may make a symbol.
        let (mut level, mut upright): (Vec<Group>, Vec<Group>) = (Vec::new(), Vec::new());
        let mut grounds = Group { rect: Rect::ZERO, edges: 0, count: 0 };
        for step in &self.steps {
            if matches!(step.what, What::Glyph(..)) {
                continue;
            }
            let (w, h) = (step.rect.width(), step.rect.height());
            if matches!(step.what, What::Field(_)) && w.max(h) > GROUND && w.min(h) > BAND {
                continue;
            }
            if step.is_cut {
                let lines = if w > h { &mut level } else { &mut upright };
                add(lines, step.rect, 0.0, step.edges);
                continue;
            }
            let plain = step.edges <= PLAIN && (w.min(h) > GROUND || (w.max(h) > RULE && w.min(h) < GAPS[0]));
            if plain {
                grounds.join(step.rect, step.edges);
            } else {
                add(&mut groups, step.rect, w.min(h), step.edges);
            }
        }
        let rows = rows(&groups);
        if grounds.count as u64 >= MIN_EDGES {
            groups.push(grounds);
        }
        groups.extend(level.into_iter().chain(upright).filter(|lines| lines.count >= ROWS));
        let seams = seams(&groups).into_iter().map(|rect| (rect, false));
        let busy = groups.iter().filter(|g| g.edges >= MIN_EDGES).map(|g| (g.rect, g.count == 1)).chain(seams);
        let texts = lettering::suspects(&self.glyphs).into_iter().map(|rect| (rect, false));
        let placed = busy.chain(texts).map(|(rect, is_single)| {
            let quiet = rect.width().min(rect.height()) * QUIET + 2.0;
            (rect.inflate(quiet, quiet).intersect(media), is_single)
        });
        let large = placed.filter(|(rect, _)| rect.width() > LEAST && rect.height() > LEAST);
        (large.map(|(rect, is_single)| Area { rect, is_single }).collect(), rows)
    }
}

/// Busy groups that stand beside one another with a narrow seam, as one.
fn seams(groups: &[Group]) -> Vec<Rect> {
    let beside = |a: Rect, b: Rect| {
        let (dx, dy) = ((a.x0 - b.x1).max(b.x0 - a.x1), (a.y0 - b.y1).max(b.y0 - a.y1));
        let across = -dx > ALONG * a.width().min(b.width()) && dy < SEAM;
        across || (-dy > ALONG * a.height().min(b.height()) && dx < SEAM)
    };
    let mut left: Vec<Rect> = groups.iter().filter(|g| g.edges >= WHOLE).map(|g| g.rect).collect();
    let mut all = Vec::new();
    while let Some(first) = left.pop() {
        let (mut parts, mut next) = (vec![first], 0);
        while let Some(own) = parts.get(next).copied() {
            next += 1;
            parts.extend(left.extract_if(.., |other| beside(own, *other)));
        }
        all.extend(parts.iter().copied().reduce(|a, b| a.union(b)).filter(|_| parts.len() > 1));
    }
    all
}

/// How unlike in size groups of one row are: `98` and `8`.
const UNEVEN: f64 = 2.2;
/// A group of so many edges is a code or a picture: a figure has fewer. More groups than so many are a pattern.
const CODE: u64 = 300;
const LONG: usize = 32;
/// How far two figures of a number may lie apart, in their heights.
const APART: f64 = 0.9;

/// Groups of one size that stand beside one another, each a group by itself because of the gaps between them.
fn rows(groups: &[Group]) -> Vec<Row> {
    let size = |r: &Rect| r.width().max(r.height());
    let drawn = |group: &&Group| {
        let narrow = group.rect.width().min(group.rect.height());
        size(&group.rect) > LEAST && narrow < GROUND * 3.0 && group.edges < CODE
    };
    let mut left: Vec<&Group> = groups.iter().filter(drawn).take(MOST).collect();
    let mut all = Vec::new();
    while let Some(first) = left.pop() {
        let (mut row, mut next) = (vec![first], 0);
        while next < row.len() {
            let own = row[next].rect;
            next += 1;
            let near = |group: &mut &Group| {
                let r = group.rect;
                let (long, short) = (size(&own).max(size(&r)), size(&own).min(size(&r)));
                let (dx, dy) = ((r.x0 - own.x1).max(own.x0 - r.x1), (r.y0 - own.y1).max(own.y0 - r.y1));
                long < UNEVEN * short && dx.max(dy) < APART * short
            };
            row.extend(left.extract_if(.., near));
        }
        let edges = row.iter().fold(0_u64, |sum, group| sum.saturating_add(group.edges));
        if (2..=LONG).contains(&row.len()) && edges >= MIN_EDGES {
            let mut parts: Vec<Rect> = row.iter().map(|group| group.rect).collect();
            parts.sort_by(|a, b| (a.x0 + a.y0).total_cmp(&(b.x0 + b.y0)));
            all.push(Row { parts });
        }
    }
    all
}

/// Steps that lie close together.
#[derive(Debug)]
struct Group {
    rect: Rect,
    edges: u64,
    count: usize,
}

impl Group {
    fn join(&mut self, rect: Rect, edges: u64) {
        self.rect = if self.count == 0 { rect } else { self.rect.union(rect) };
        self.edges = self.edges.saturating_add(edges);
        self.count += 1;
    }
}

fn add(groups: &mut Vec<Group>, rect: Rect, narrow: f64, edges: u64) {
    // What is a whole drawing needs no neighbours.
    let gap = if edges >= WHOLE { GAPS[0] } else { narrow.clamp(GAPS[0], GAPS[1]) };
    let mut all = Group { rect, edges, count: 1 };
    let near = |a: Rect, b: Rect| a.x0 <= b.x1 + gap && b.x0 <= a.x1 + gap && a.y0 <= b.y1 + gap && b.y0 <= a.y1 + gap;
    while let Some(at) = groups.iter().rposition(|g| near(g.rect, all.rect)) {
        let other = groups.swap_remove(at);
        all.rect = all.rect.union(other.rect);
        all.edges = all.edges.saturating_add(other.edges);
        all.count += other.count;
    }
    groups.push(all);
    if groups.len() > MOST {
        let mut one = Group { rect, edges: 0, count: 0 };
        for group in groups.drain(..) {
            one.join(group.rect, group.edges);
        }
        groups.push(one);
    }
}

#[cfg(test)]
mod tests {
    use image::Luma;

    use super::*;

    const MEDIA: Rect = Rect::new(0.0, 0.0, 600.0, 800.0);

    /// A column of drawings, one tone each.
    fn copies(side: f64, tones: &[u8]) -> Option<Rect> {
        let part = |at: usize| Rect::new(20.0, 20.0 + 100.0 * at as f64, 20.0 + side, 20.0 + 100.0 * at as f64 + side);
        let row = Row { parts: (0..tones.len()).map(part).collect() };
        let draw = |place: Rect| Some(GrayImage::from_pixel(4, 4, Luma([tones[((place.y0 + 4.0) / 100.0) as usize]])));
        row.copies(MEDIA, draw)
    }

    #[test]
    fn the_first_of_equal_drawings_stand_for_all() {
        assert_eq!(copies(50.0, &[9, 9, 9, 9, 9]), Some(Rect::new(16.0, 16.0, 74.0, 274.0)));
        assert_eq!(copies(50.0, &[200, 9, 9, 9]), Some(Rect::new(16.0, 116.0, 74.0, 374.0)));
        assert_eq!(copies(50.0, &[9, 9, 9, 200]), Some(Rect::new(16.0, 16.0, 74.0, 274.0)));
        // Few, unlike, or so small that three of them are no number yet.
        for (side, tones) in
            [(50.0, &[9, 9, 9][..]), (50.0, &[9, 200, 9, 9, 9]), (50.0, &[9, 9, 200, 200]), (39.0, &[9; 5])]
        {
            assert_eq!(copies(side, tones), None, "{side} {tones:?}");
        }
        let row = Row { parts: vec![Rect::new(20.0, 20.0, 60.0, 60.0); 5] };
        assert_eq!(row.copies(MEDIA, |_| None), None);
    }
}
