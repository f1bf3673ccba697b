//! Glyphs of texts that are drawn as digits and said to be other characters: a font that lies does so wherever it is used.
//!
//! What stands in numbers is judged by `read`; here it is prose. Marks come in, findings go out.

use hayro::kurbo::{BezPath, PathEl, Rect, Shape};

use super::{Reading, Sheet, figure, reading, shapes, single};
use crate::diag::{Code, Diagnostic, Report};
use crate::verify::lines::Line;
use crate::verify::read::{Mark, Outline};
use crate::verify::verdicts::VerdictCache;

const HINT: &str = "its font is damaged or made to mislead: take it out of fonts/";
/// More pieces of a glyph are a pattern.
const MOST_PIECES: usize = 16;

pub fn page(sheet: Sheet<'_, '_>, lines: &[Line], verdicts: &VerdictCache, report: &mut Report) {
    disguises(sheet, lines, verdicts, report);
    words(sheet, lines, verdicts, report);
}

/// A font that draws digits as other digits, or letters as digits, lies wherever it is used.
fn disguises(sheet: Sheet<'_, '_>, lines: &[Line], verdicts: &VerdictCache, report: &mut Report) {
    let mut told: Vec<(char, char)> = Vec::new();
    for mark in lines.iter().flat_map(|line| &line.marks) {
        let (Some(said), Some(outline)) = (single(&mark.text), &mark.ink.outline) else { continue };
        if !is_judged(said) {
            continue;
        }
        if let Some(drawn) = verdicts.disguise(outline, said).filter(|drawn| !told.contains(&(said, *drawn))) {
            let (path, page) = (&sheet.entry.path, sheet.number);
            let message = format!("{path}: on page {page} the character `{said}` is drawn as `{drawn}`");
            report.push(Diagnostic::new(Code::VerifyNumber, message).hint(HINT));
            told.push((said, drawn));
        }
    }
}

/// Whether a character is known well enough to say that its glyph is a digit's: Latin, Greek and Cyrillic letters, and signs. In
/// other scripts letters look like digits by design.
fn is_judged(said: char) -> bool {
    said.is_ascii_alphanumeric()
        || matches!(said, '\u{A1}'..='\u{A9}' | '\u{AB}'..='\u{B1}' | '\u{B5}'..='\u{B8}' | '\u{BB}' | '\u{BF}')
        || matches!(said, '\u{370}'..='\u{481}' | '\u{48A}'..='\u{52F}' | '\u{2010}'..='\u{205E}' | '\u{2190}'..='\u{23FF}')
}

/// Words whose glyphs have one text together, as where a font puts others in the place of some.
fn words(sheet: Sheet<'_, '_>, lines: &[Line], verdicts: &VerdictCache, report: &mut Report) {
    let mut told: Vec<char> = Vec::new();
    for (said, drawn) in lines.iter().filter_map(|line| lie(&line.marks, verdicts)) {
        if !told.contains(&drawn) {
            let (path, page) = (&sheet.entry.path, sheet.number);
            let message = format!("{path}: on page {page} a part of the word `{said}` is drawn as `{drawn}`");
            report.push(Diagnostic::new(Code::VerifyNumber, message).hint(HINT));
            told.push(drawn);
        }
    }
}

/// The first word of a line of which a glyph is a digit that looks like no letter of the word.
fn lie<'m>(marks: &'m [Mark], verdicts: &VerdictCache) -> Option<(&'m str, char)> {
    let mut said = "";
    marks.iter().find_map(|mark| {
        said = if mark.text.is_empty() { said } else { &mark.text };
        let outline = mark.ink.outline.as_ref()?;
        if said.len() < 2 || !said.bytes().all(|b| b.is_ascii_alphabetic()) {
            return None;
        }
        let drawn = said.chars().map(|letter| verdicts.disguise(outline, letter)).reduce(Option::and);
        Some((said, drawn.flatten()?))
    })
}

/// The first of the figures of which one glyph is made, when all its pieces are digits beside one another. A letter of a
/// stencil has pieces too, which look like a 1 at most.
fn several(outline: &Outline) -> Option<char> {
    let mut pieces: Vec<(Rect, BezPath)> = Vec::new();
    for contour in contours(&outline.path) {
        let mut all = (contour.bounding_box(), contour);
        while let Some(at) = pieces.iter().position(|(rect, _)| rect.x0 < all.0.x1 && all.0.x0 < rect.x1) {
            let (rect, path) = pieces.swap_remove(at);
            all.0 = all.0.union(rect);
            all.1.extend(path.elements().iter().copied());
        }
        pieces.push(all);
    }
    if !(2..=MOST_PIECES).contains(&pieces.len()) {
        return None;
    }
    pieces.sort_by(|a, b| a.0.x0.total_cmp(&b.0.x0));
    let digits: Vec<char> =
        pieces.iter().map(|(_, path)| figure::of(path).as_ref().and_then(shapes::digit_of)).collect::<Option<_>>()?;
    digits.iter().any(|digit| *digit != '1').then(|| digits[0])
}

/// The closed parts of an outline.
fn contours(path: &BezPath) -> Vec<BezPath> {
    let mut all: Vec<BezPath> = Vec::new();
    for element in path.elements() {
        if matches!(element, PathEl::MoveTo(_)) || all.is_empty() {
            all.push(BezPath::new());
        }
        all.last_mut().into_iter().for_each(|last| last.push(*element));
    }
    all
}

/// The digit as which an outline is drawn that is said to be another character.
pub fn disguise(outline: &Outline, said: char) -> Option<char> {
    if said.is_ascii_digit() {
        return match reading(outline, said) {
            Reading::Other(other) if other.is_ascii_digit() => Some(other),
            _ => None,
        };
    }
    figure::of(&outline.path).and_then(|figure| shapes::disguised(&figure, said)).or_else(|| several(outline))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use hayro::kurbo::{Affine, Point};
    use skrifa::instance::{LocationRef, Size};
    use skrifa::outline::DrawSettings;
    use skrifa::{FontRef, MetadataProvider};

    use super::super::trials::Pen;
    use super::*;
    use crate::verify::read::Ink;

    const FACES: [&[u8]; 2] =
        [include_bytes!("../../../fonts/NotoSans-Regular.ttf"), include_bytes!("../../../fonts/NotoSans-Bold.ttf")];

    fn path(bytes: &[u8], c: char) -> Option<BezPath> {
        let font = FontRef::new(bytes).unwrap();
        let mut pen = Pen(BezPath::new());
        let glyph = font.outline_glyphs().get(font.charmap().map(c)?)?;
        glyph.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).unwrap();
        Some(pen.0)
    }

    /// Several characters as one outline.
    fn row(text: &str) -> BezPath {
        let mut all = BezPath::new();
        for (at, c) in text.chars().enumerate() {
            let placed = Affine::translate((600.0 * at as f64, 0.0)) * path(FACES[0], c).unwrap();
            all.extend(placed.elements().iter().copied());
        }
        all
    }

    #[test]
    fn signs_and_letters_that_are_drawn_as_digits() {
        for bytes in FACES {
            for (digit, said) in
                [('9', '§'), ('8', '†'), ('5', 'Δ'), ('8', 'Ω'), ('9', 'ж'), ('8', 'w'), ('4', '\u{2022}')]
            {
                let outline = Outline::new(path(bytes, digit).unwrap());
                assert!(is_judged(said) && disguise(&outline, said) == Some(digit), "{digit} as {said}");
            }
        }
    }

    /// Every Greek and Cyrillic letter and sign of the kit.
    #[test]
    fn honest_letters_and_signs_are_no_digits() {
        let mut count = 0;
        for bytes in FACES {
            for c in ('!'..='\u{23FF}').filter(|c| is_judged(*c) && !c.is_ascii_digit()) {
                let Some(outline) = path(bytes, c).map(Outline::new) else { continue };
                assert_eq!(disguise(&outline, c), None, "{c} U+{:04X}", u32::from(c));
                count += 1;
            }
        }
        assert!(count > 700, "{count}");
    }

    #[test]
    fn one_glyph_of_several_digits() {
        assert_eq!(disguise(&Outline::new(row("1888")), 'Q'), Some('1'));
        assert_eq!(disguise(&Outline::new(row("98")), 'w'), Some('9'));
        // Letters of a stencil fall apart, and ligatures stand beside one another.
        for honest in ["()", "II", "VI", "ff"] {
            assert_eq!(several(&Outline::new(row(honest))), None, "{honest}");
        }
    }

    #[test]
    fn a_word_some_of_whose_glyphs_are_digits() {
        let mark = |text: &str, drawn: char, at: usize| Mark {
            text: text.to_owned(),
            at: Point::new(at as f64 * 6.0, 0.0),
            along: (1.0, 0.0),
            size: 10.0,
            advance: 6.0,
            ink: Ink {
                outline: Some(Arc::new(Outline::new(path(FACES[0], drawn).unwrap()))),
                place: Affine::scale(0.01),
            },
        };
        let word = |text: &str, drawn: &str| {
            let marks = drawn.chars().enumerate().map(|(at, c)| mark(if at == 0 { text } else { "" }, c, at));
            lie(&marks.collect::<Vec<_>>(), &VerdictCache::default()).map(|(_, drawn)| drawn)
        };
        assert_eq!(word("work", "988ork"), Some('9'));
        assert_eq!(word("work", "work"), None);
        // A digit that a word has, and one that looks like its letters.
        assert_eq!(word("office", "office"), None);
        assert_eq!(word("24h", "24h"), None);
    }
}
