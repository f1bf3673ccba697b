//! Texts whose glyphs could be the modules or bars of a symbol: block elements, bullets, fonts of bar codes, one letter
//! again and again with gaps between.
//!
//! Words are left alone. A build asks this only of the kit's fonts; of a campaign's own the whole page is drawn, because a
//! font can draw anything under any letter.

use std::collections::BTreeMap;

use hayro::kurbo::{BezPath, PathEl, Rect, Shape};

/// Share of its box that a disc (0.79) or a rectangle (1) fills; letters of several strokes stay below.
const SOLID: f64 = 0.72;
/// Solid pieces of what may be a symbol: the 15 bars of the shortest bar code.
const MIN_PIECES: usize = 15;
/// Part of the glyphs of a place that are of solid pieces. In words it is a fifth (`i`, `l`, full stops).
const SOLID_SHARE: f64 = 0.6;
/// Glyphs in a row of which one that comes this often is no word: the commonest letter of a language is an eighth.
const WINDOW: usize = 64;
const SAME: usize = 24;
/// Among more kinds of glyphs than these it comes more often: a number of five figures on the tabs of a flyer has one that is
/// two fifths of it.
const KINDS: usize = 4;
const MOSTLY: usize = 32;
/// Outlines of more contours or edges than letters have may be a whole symbol: the busiest ideographs have 20 and 400.
const MANY_CONTOURS: usize = 24;
const MANY_EDGES: usize = 500;
/// Lines and gaps of what may be a symbol whose modules are any letters: half of ten lines' ten modules are light.
const MIN_LINES: usize = 8;
const MIN_GAPS: usize = 24;
/// Width of a gap in the size of the type; a space between words is a quarter.
const GAP: [f64; 2] = [0.45, 6.0];

/// What an outline of a font is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// Discs and rectangles; 0: there are other pieces.
    pub solid: usize,
    /// Busier than letters are.
    pub busy: bool,
    pub empty: bool,
}

impl Form {
    pub fn of(outline: &BezPath) -> Self {
        let (mut contours, mut solid) = (0, 0);
        let mut one = BezPath::new();
        let mut finish = |one: &mut BezPath| {
            let contour = std::mem::take(one);
            let (area, bounds) = (contour.area().abs(), contour.bounding_box().area());
            if bounds > 0.0 {
                contours += 1;
                solid += usize::from(area >= bounds * SOLID);
            }
        };
        for element in outline.elements() {
            if matches!(element, PathEl::MoveTo(_)) {
                finish(&mut one);
            }
            one.push(*element);
        }
        finish(&mut one);
        Self {
            solid: if solid == contours { solid } else { 0 },
            busy: contours >= MANY_CONTOURS || outline.elements().len() >= MANY_EDGES,
            empty: contours == 0,
        }
    }
}

/// A glyph on the page.
#[derive(Debug, Clone, Copy)]
pub struct Placed {
    pub outline: usize,
    pub form: Form,
    pub ink: Rect,
    pub size: f64,
}

/// Places of texts that may be a symbol.
pub fn suspects(glyphs: &[Placed]) -> Vec<Rect> {
    let mut all: Vec<Rect> = glyphs.iter().filter(|g| g.form.busy).map(|g| g.ink).collect();
    all.extend(solid(glyphs));
    all.extend(repeated(glyphs));
    all.extend(spaced(glyphs));
    all
}

/// Where solid pieces lie together, and little else.
fn solid(glyphs: &[Placed]) -> Vec<Rect> {
    let mut groups: Vec<(Rect, usize)> = Vec::new();
    for glyph in glyphs.iter().filter(|g| g.form.solid > 0) {
        let mut all = (glyph.ink, glyph.form.solid);
        let wide = glyph.ink.inflate(glyph.size, glyph.size * 1.2);
        while let Some(at) = groups
            .iter()
            .rposition(|(rect, _)| rect.x0 <= wide.x1 && wide.x0 <= rect.x1 && rect.y0 <= wide.y1 && wide.y0 <= rect.y1)
        {
            let (rect, pieces) = groups.swap_remove(at);
            all = (all.0.union(rect), all.1 + pieces);
        }
        groups.push(all);
    }
    let mostly = |rect: &Rect| {
        let inside = glyphs.iter().filter(|g| rect.contains(g.ink.center()));
        let (solid, all) = inside.fold((0, 0), |(s, n), g| (s + usize::from(g.form.solid > 0), n + 1));
        solid as f64 >= all as f64 * SOLID_SHARE
    };
    groups.into_iter().filter(|(rect, pieces)| *pieces >= MIN_PIECES && mostly(rect)).map(|(rect, _)| rect).collect()
}

/// One glyph again and again.
fn repeated(glyphs: &[Placed]) -> Vec<Rect> {
    let mut all: Vec<Rect> = Vec::new();
    for start in (0..glyphs.len()).step_by(WINDOW / 2) {
        let window = &glyphs[start..glyphs.len().min(start + WINDOW)];
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for glyph in window {
            *counts.entry(glyph.outline).or_default() += 1;
        }
        let enough = if counts.len() <= KINDS { SAME } else { MOSTLY };
        if counts.values().all(|n| *n < enough) {
            continue;
        }
        let rect = window.iter().skip(1).fold(window[0].ink, |all, g| all.union(g.ink));
        match all.last_mut() {
            // The next window begins in this one.
            Some(last) if last.intersect(rect).area() > 0.0 => *last = last.union(rect),
            _ => all.push(rect),
        }
    }
    all
}

/// Lines above one another with many wide gaps.
fn spaced(glyphs: &[Placed]) -> Option<Rect> {
    let mut lines = 0;
    let mut all: Option<(Rect, usize)> = None;
    let mut line: Option<(f64, usize)> = None;
    let mut close = |line: &mut Option<(f64, usize)>| {
        lines += usize::from(line.take().is_some_and(|(_, gaps)| gaps >= 2));
    };
    for pair in glyphs.windows(2) {
        let (a, b) = (&pair[0], &pair[1]);
        let level = a.ink.center().y;
        if line.is_none_or(|(y, _)| (y - level).abs() > a.size * 0.5) {
            close(&mut line);
            line = Some((level, 0));
        }
        let gap = (b.ink.x0 - a.ink.x1).max(a.ink.x0 - b.ink.x1) / a.size.max(0.1);
        let beside = (b.ink.center().y - level).abs() < a.size * 0.5;
        if beside && (GAP[0]..GAP[1]).contains(&gap) {
            let both = a.ink.union(b.ink);
            all = Some(all.map_or((both, 1), |(rect, n)| (rect.union(both), n + 1)));
            if let Some((_, gaps)) = &mut line {
                *gaps += 1;
            }
        }
    }
    close(&mut line);
    all.filter(|(_, gaps)| lines >= MIN_LINES && *gaps >= MIN_GAPS).map(|(rect, _)| rect)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(svg: &str) -> Form {
        Form::of(&BezPath::from_svg(svg).unwrap())
    }

    /// Rows of glyphs: the outline of each and its form; a space where there is none.
    fn text(rows: &[&[Option<(usize, Form)>]]) -> Vec<Placed> {
        let mut all = Vec::new();
        for (y, row) in rows.iter().enumerate() {
            for (x, glyph) in row.iter().enumerate() {
                let (x, y) = (x as f64 * 6.0, y as f64 * -12.0);
                let ink = Rect::new(x, y, x + 5.5, y + 9.0);
                all.extend(glyph.map(|(outline, form)| Placed { outline, form, ink, size: 10.0 }));
            }
        }
        all
    }

    #[test]
    fn forms_tell_bars_and_blocks_from_letters() {
        assert_eq!(form("M0 0H1V9H0Z").solid, 1);
        assert_eq!(form("M0 0H1V9H0ZM2 0H3V9H2ZM5 0H8V9H5Z").solid, 3);
        assert_eq!(form("M0 0H9V9H0ZM2 2V7H7V2Z").solid, 2);
        // An L, and a slash.
        assert_eq!(form("M0 0H6V1H1V9H0Z").solid, 0);
        assert_eq!(form("M0 0H1L6 9H5Z").solid, 0);
        assert!(form("").empty);
    }

    #[test]
    fn words_are_left_alone_and_modules_are_not() {
        let (letter, block) = (form("M0 0H6V1H1V9H0Z"), form("M0 0H6V9H0Z"));
        // Five of 23 letters are as simple as `i` and `l`.
        let word = |n: usize| Some((n * 31 % 23, if (n * 31 % 23).is_multiple_of(5) { block } else { letter }));
        let rows: Vec<Vec<_>> = (0..20).map(|y| (0..60).map(|x| word(y * 60 + x)).collect()).collect();
        let rows: Vec<&[_]> = rows.iter().map(Vec::as_slice).collect();
        assert_eq!(suspects(&text(&rows)), []);
        // Half of the places are light, the others one block, one letter, or any letters.
        let light = |n: usize| (n.wrapping_mul(2_654_435_761) >> 16).is_multiple_of(2);
        for kinds in [[(1, block); 3], [(1, letter); 3], [(1, letter), (2, letter), (3, letter)]] {
            let rows: Vec<Vec<_>> =
                (0..21).map(|y| (0..21).map(|x| (!light(y * 21 + x)).then(|| kinds[(x + y) % 3])).collect()).collect();
            let rows: Vec<&[_]> = rows.iter().map(Vec::as_slice).collect();
            assert!(!suspects(&text(&rows)).is_empty(), "{kinds:?}");
        }
    }
}
