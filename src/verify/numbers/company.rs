//! What stands beside a number or an address as text: the glyphs of the finished page, whatever box they came from.
//!
//! Inside one paragraph `text/literals/touching` has judged already; what its own text puts beside a number is left alone.
//! Two boxes without a gap are seen here for the first time.

use hayro::kurbo::{Affine, Rect};

use super::super::lines::{Line, is_unseen, normal};
use super::super::read::Mark;
use super::spots::Spot;
use super::texts::Texts;
use super::upright;
use crate::manifest::Entry;
use crate::text::characters::digit;

/// Up to this far a letter reads as a part of it, in em: a space is a quarter.
const TOUCHING: f64 = 0.22;
/// Up to this far a figure or a joining sign is read on to a number: as far as two groups of one number may lie apart.
const READ_ON: f64 = 0.6;
/// Behind a full stop or comma, nothing follows closer than this.
const BEHIND_STOP: f64 = 0.14;
/// A space in the text is at least so wide on the paper.
const SPACE: f64 = 0.12;
/// Share of the lower one of two glyphs that lies at the height of the other in one row.
const LEVEL: f64 = 0.25;
/// Smaller type than this beside a number is no part of it, of its size; nor is it farther than a letter may stand.
const SMALL: f64 = 0.4;

/// A number or an address and what its own texts put beside it.
#[derive(Debug)]
pub struct Wanted<'a> {
    number: bool,
    /// The words beside it, and whether a space parts them.
    words: Vec<(String, bool)>,
    texts: &'a [String],
}

impl<'a> Wanted<'a> {
    pub fn new(entry: &'a Entry, wanted: &str, number: bool) -> Self {
        let mut words = Vec::new();
        for text in entry.texts.iter().map(|text| spaced(text)) {
            for (at, found) in text.match_indices(&spaced(wanted)) {
                let (before, after) = (&text[..at], &text[at + found.len()..]);
                let last = before.split(' ').rfind(|word| !word.is_empty());
                let first = after.split(' ').find(|word| !word.is_empty());
                words.extend(last.map(|word| (word.to_owned(), before.ends_with(' '))));
                words.extend(first.map(|word| (word.to_owned(), after.starts_with(' '))));
            }
        }
        Self { number, words, texts: &entry.texts }
    }

    /// Whether its own text has this character beside it, as far away as it is.
    fn is_own(&self, c: char, gap: f64) -> bool {
        self.words.iter().any(|(word, space)| word.contains(c) && (!space || digit(c).is_none() || gap >= SPACE))
    }

    /// What a longer figure says in which it was found, when none of the texts says it.
    pub fn glued(&self, line: &Line, spot: &Spot) -> Option<String> {
        let (from, to) = spot.within?;
        let figure: String = line.marks[from..=to].iter().map(|mark| normal(&mark.text)).collect();
        let known = self.texts.iter().any(|text| normal(text).contains(&figure));
        (!known).then_some(figure)
    }
}

/// In composed form, every white space as one plain one, without what is not seen.
fn spaced(text: &str) -> String {
    let words = text.split_whitespace().map(normal);
    let mut out = if text.starts_with(char::is_whitespace) { " ".to_owned() } else { String::new() };
    out.push_str(&words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
    if text.ends_with(char::is_whitespace) {
        out.push(' ');
    }
    out
}

/// A glyph beside it.
struct Beside<'m> {
    mark: &'m Mark,
    c: char,
    right: bool,
    /// In em of the number.
    gap: f64,
    /// The word that it stands in has a sign that no number has.
    apart: bool,
}

/// Whether only what cannot be read as a part of it stands beside it.
pub fn judge(wanted: &Wanted<'_>, texts: &Texts<'_>, marks: &[Mark]) -> Result<(), String> {
    let onto = upright(marks);
    let Some(own) = marks.iter().filter_map(|m| level(m, onto)).reduce(|a, b| a.union(b)) else { return Ok(()) };
    let em = marks.iter().map(|m| m.size).fold(1.0, f64::max);
    let around = own.inflate(READ_ON * em * 1.6, 0.0);
    let mut found: Vec<Beside<'_>> = Vec::new();
    for glyph in texts.around(onto.inverse().transform_rect_bbox(around), marks) {
        let mark = glyph.mark();
        let Some(ink) = level(mark, onto).filter(|ink| in_row(own, *ink) && ink.x0 < around.x1 && around.x0 < ink.x1)
        else {
            continue;
        };
        let right = ink.center().x > own.center().x;
        let gap = if right { ink.x0 - own.x1 } else { own.x0 - ink.x1 } / em;
        let Some(c) = seen(glyph.line, glyph.at) else { continue };
        found.push(Beside { mark, c, right, gap, apart: is_apart(glyph.line, glyph.at) });
    }
    for beside in &found {
        let stop = found.iter().find(|s| {
            s.right == beside.right
                && matches!(s.c, '.' | ',' | ':' | '/' | '-')
                && s.gap < TOUCHING
                && s.gap < beside.gap
        });
        // Behind a stop that touches, what follows closely is read on.
        let behind = stop.is_some_and(|stop| {
            let width = level(stop.mark, onto).map_or(0.0, |ink| ink.width() / em);
            beside.gap - stop.gap - width < BEHIND_STOP && !wanted.is_own(stop.c, stop.gap)
        });
        let reach = reach(wanted.number, beside, em);
        let near = beside.gap < reach || behind && beside.c.is_alphanumeric();
        let counted = !beside.right
            && stop.is_none()
            && found.iter().any(|s| {
                // The number of a list's item.
                !s.right && matches!(s.c, '.' | ')') && s.gap < beside.gap && s.gap >= TOUCHING
            });
        if near && !counted && !wanted.is_own(beside.c, beside.gap) {
            let side = if beside.right { "right" } else { "left" };
            return Err(format!(
                "`{}` stands {:.1} mm to the {side} of it and is read as a part of it",
                beside.c,
                (beside.gap * em).max(0.0) * 25.4 / 72.0
            ));
        }
    }
    Ok(())
}

/// Its ink in the frame in which the number is level.
fn level(mark: &Mark, onto: Affine) -> Option<Rect> {
    let outline = mark.ink.outline.as_ref().filter(|o| o.bounds.area() > 0.0)?;
    Some((onto * mark.ink.place).transform_rect_bbox(outline.bounds))
}

/// In one row with the number, and not over it.
fn in_row(own: Rect, ink: Rect) -> bool {
    let both = own.y1.min(ink.y1) - own.y0.max(ink.y0);
    let level = both > LEVEL * own.height().min(ink.height());
    let thin = ink.height() < 0.3 * own.height() && own.y0 <= ink.center().y && ink.center().y <= own.y1;
    let beside = ink.x0 > own.x1 - 0.1 * own.height() || ink.x1 < own.x0 + 0.1 * own.height();
    (level || thin) && beside
}

/// The character of a glyph; of one that says nothing, that of the glyph whose part it is.
fn seen(line: &Line, at: usize) -> Option<char> {
    let said = |mark: &Mark| normal(&mark.text).chars().next();
    line.marks[..=at].iter().rev().find_map(said).filter(|c| !is_unseen(*c))
}

/// Whether the word around a glyph has a sign of times, dates, prices or shares.
fn is_apart(line: &Line, at: usize) -> bool {
    let white = |mark: &&Mark| normal(&mark.text).is_empty();
    let before = line.marks[..at].iter().rev().take_while(|m| !white(m)).count();
    let after = line.marks[at..].iter().take_while(|m| !white(m)).count();
    let word = &line.marks[at - before..at + after];
    word.iter().any(|m| m.text.chars().any(|c| matches!(c, '/' | ':' | '%' | '$' | '€' | '£' | '°')))
}

/// How close a glyph may stand, in em; 0 for what cannot be read as a part of it.
fn reach(number: bool, beside: &Beside<'_>, em: f64) -> f64 {
    let c = beside.c;
    let small = beside.mark.size < SMALL * em;
    let joins =
        matches!(c, '+' | '-' | '\u{2010}'..='\u{2013}' | '\u{2212}' | '#' | '*' | '_' | '=' | '~' | '@' | '\\');
    let european =
        matches!(c, 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{52F}' | '\u{FF10}'..='\u{FF5A}');
    match () {
        () if number && (digit(c).is_some() || joins) && !small && !beside.apart => READ_ON,
        () if digit(c).is_some() || joins || european => TOUCHING,
        // Parts of an address.
        () if !number && matches!(c, '/' | '?' | '&' | '%') => TOUCHING,
        () => 0.0,
    }
}
