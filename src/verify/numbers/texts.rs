//! The glyphs of one page and where their ink lies, so that what stands around a number is found without a look at all.

use hayro::kurbo::Rect;

use super::super::lines::Line;
use super::super::read::Mark;

/// Letters that make the direction of a number one that a page is meant to be read in.
const LETTERS: usize = 8;

pub struct Texts<'l> {
    /// In the order of the page; glyphs without ink are left out.
    glyphs: Vec<Glyph<'l>>,
    /// The directions in which letters run.
    ways: Vec<(f64, f64)>,
}

/// A glyph with ink.
#[derive(Clone, Copy)]
pub struct Glyph<'l> {
    pub line: &'l Line,
    pub at: usize,
    /// On the page.
    pub ink: Rect,
}

impl<'l> Glyph<'l> {
    pub fn mark(self) -> &'l Mark {
        &self.line.marks[self.at]
    }
}

impl<'l> Texts<'l> {
    pub fn new(lines: &'l [Line]) -> Self {
        let all =
            || lines.iter().flat_map(|line| line.marks.iter().enumerate().map(move |(at, mark)| (line, at, mark)));
        let glyphs = all().filter_map(|(line, at, mark)| Some(Glyph { line, at, ink: mark.ink.bounds()? }));
        let letters = all().filter(|(.., mark)| mark.text.chars().any(char::is_alphabetic));
        Self { glyphs: glyphs.collect(), ways: letters.map(|(.., mark)| mark.along).collect() }
    }

    /// Glyphs whose ink reaches into an area of the page, without those of the number itself.
    pub fn around(&self, area: Rect, marks: &[Mark]) -> impl Iterator<Item = Glyph<'l>> {
        let own = marks.as_ptr_range();
        let near = self.glyphs.iter().copied().filter(move |glyph| glyph.ink.overlaps(area));
        near.filter(move |glyph| !own.contains(&std::ptr::from_ref(glyph.mark())))
    }

    /// Turned by half against all other texts of the page. A folded card has texts in both directions.
    pub fn is_on_its_head(&self, marks: &[Mark]) -> bool {
        let (ux, uy) = marks.first().map_or((1.0, 0.0), |m| m.along);
        let way = |(x, y): &(f64, f64)| x * ux + y * uy;
        let same = self.ways.iter().filter(|along| way(along) > 0.7).count();
        same < LETTERS && self.ways.iter().filter(|along| way(along) < -0.7).count() >= LETTERS
    }
}
