//! Direction marks in the text that PDF readers take from a line of two directions.
//!
//! A PDF holds glyphs at places. Poppler, PDFium and MuPDF turn right-to-left stretches back by their letters alone, none
//! by the whole of UAX #9: Poppler lets a number take along the spaces and commas after it, PDFium mirrors brackets that
//! need it no more, MuPDF reads a number after Arabic from its end. U+200E and U+200F at the borders tell them; they have
//! no ink, and belong to no text. Fonts, places and tags may not enter.

use icu_properties::CodePointMapData;
use icu_properties::props::{BidiClass, BidiMirroringGlyph};

/// LEFT-TO-RIGHT MARK.
pub const LRM: char = '\u{200E}';
/// RIGHT-TO-LEFT MARK.
pub const RLM: char = '\u{200F}';

/// One cluster of a line, as it stands on the paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit<'a> {
    pub text: &'a str,
    /// Whether its run goes from right to left.
    pub rtl: bool,
}

/// What a reader has to meet left and right of a cluster.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fence {
    pub left: String,
    pub right: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Left,
    Right,
    Digit,
    /// Digits take these along in PDFium, and nothing else does.
    Weak,
    Neutral,
}

/// The marks for the units of one line, from left to right; `rtl` is the direction of the page.
pub fn fences(line: &[Unit<'_>], rtl: bool) -> Vec<Fence> {
    let mut out = vec![Fence::default(); line.len()];
    if !line.iter().any(|unit| unit.text.chars().any(|c| class(c) == Class::Right)) {
        if rtl && let Some(last) = line.last() && !matches!(right_of(last), Class::Left | Class::Digit) {
            out[line.len() - 1].right.push(LRM);
        }
        return out;
    }
    if rtl && line.first().is_some_and(|first| first.rtl && left_of(first) == Class::Neutral) {
        out[0].left.push(RLM);
    }
    let mut at = 0;
    while at < line.len() {
        let own = line[at].rtl;
        let end = at + line[at..].iter().take_while(|unit| unit.rtl == own).count();
        match (rtl, own) {
            (true, false) => island(line, at, end, &mut out),
            (true, true) => punctuation(line, at, end, &mut out),
            (false, true) => lagoon(line, at, end, &mut out),
            (false, false) => {}
        }
        at = end;
    }
    if rtl {
        outweigh(line, &mut out);
    }
    out
}

/// Left-to-right text in a right-to-left line.
fn island(line: &[Unit<'_>], start: usize, end: usize, out: &mut [Fence]) {
    if start > 0 && right_of(&line[start - 1]) != Class::Right {
        out[start].left.push(RLM);
    }
    if left_of(&line[start]) != Class::Left {
        out[start].left.push(LRM);
    }
    if !matches!(right_of(&line[end - 1]), Class::Left | Class::Digit) {
        out[end - 1].right.push(LRM);
    }
}

/// Punctuation of right-to-left text: Poppler takes commas and colons for numbers, PDFium takes vowel signs along with
/// them and mirrors what has a mirror image.
fn punctuation(line: &[Unit<'_>], start: usize, end: usize, out: &mut [Fence]) {
    for at in start..end {
        let unit = &line[at];
        let mirrored = unit.text.chars().any(is_mirrored);
        if !mirrored && left_of(unit) != Class::Weak {
            continue;
        }
        if at == 0 || right_of(&line[at - 1]) != Class::Right {
            out[at].left.push(RLM);
        }
        if mirrored {
            out[at].right.push(LRM);
        } else if line.get(at + 1).is_some_and(|next| next.text.chars().any(is_sign)) {
            out[at].right.push(RLM);
        }
    }
}

/// Right-to-left text in a left-to-right line.
fn lagoon(line: &[Unit<'_>], start: usize, end: usize, out: &mut [Fence]) {
    if left_of(&line[start]) != Class::Right {
        out[start].left.push(RLM);
    }
    if let Some(next) = line.get(end) && !matches!(left_of(next), Class::Left | Class::Digit) {
        out[end - 1].right.push(LRM);
    }
}

/// PDFium reads a line from the right when it has at least as many right-to-left stretches as left-to-right ones, and an
/// address is several: marks of no other use tip the scale.
fn outweigh(line: &[Unit<'_>], out: &mut [Fence]) {
    let mut islands: Vec<usize> =
        (0..line.len()).filter(|at| !line[*at].rtl && line.get(at + 1).is_none_or(|next| next.rtl)).collect();
    while let Some(at) = islands.pop() {
        let (left, right) = stretches(line, out);
        if right >= left {
            return;
        }
        out[at].right.push(RLM);
    }
}

/// How many stretches of each direction PDFium sees.
fn stretches(line: &[Unit<'_>], fences: &[Fence]) -> (usize, usize) {
    let (mut left, mut right, mut last) = (0, 0, Class::Neutral);
    for (unit, fence) in line.iter().zip(fences) {
        let mut own: Vec<char> = unit.text.chars().collect();
        if unit.rtl {
            own.reverse();
        }
        for c in fence.left.chars().chain(own).chain(fence.right.chars()) {
            let mut now = class(c);
            if now == Class::Digit {
                now = Class::Weak;
            }
            if now != last {
                left += usize::from(now == Class::Left);
                right += usize::from(now == Class::Right);
            }
            last = now;
        }
    }
    (left, right)
}

/// The class of the outermost character on the left.
fn left_of(unit: &Unit<'_>) -> Class {
    let mut bases = unit.text.chars().filter(|c| !is_sign(*c));
    if unit.rtl { bases.next_back() } else { bases.next() }.map_or(Class::Neutral, class)
}

/// The class of the outermost character on the right.
fn right_of(unit: &Unit<'_>) -> Class {
    let mut bases = unit.text.chars().filter(|c| !is_sign(*c));
    if unit.rtl { bases.next() } else { bases.next_back() }.map_or(Class::Neutral, class)
}

fn is_sign(c: char) -> bool {
    CodePointMapData::<BidiClass>::new().get(c) == BidiClass::NonspacingMark
}

/// PDFium mirrors quotation marks, too.
fn is_mirrored(c: char) -> bool {
    matches!(c, '\u{2018}'..='\u{201F}') || CodePointMapData::<BidiMirroringGlyph>::new().get(c).mirrored
}

fn class(c: char) -> Class {
    match CodePointMapData::<BidiClass>::new().get(c) {
        BidiClass::LeftToRight => Class::Left,
        BidiClass::RightToLeft | BidiClass::ArabicLetter => Class::Right,
        BidiClass::EuropeanNumber | BidiClass::ArabicNumber => Class::Digit,
        BidiClass::NonspacingMark
        | BidiClass::CommonSeparator
        | BidiClass::EuropeanSeparator
        | BidiClass::EuropeanTerminator => Class::Weak,
        _ => Class::Neutral,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `rtl` and `ltr` stretches as they stand on the paper; `<` and `>` show the marks.
    fn fenced(stretches: &[(&str, bool)], rtl: bool) -> String {
        let texts: Vec<(String, bool)> =
            stretches.iter().flat_map(|(text, rtl)| text.chars().map(move |c| (c.to_string(), *rtl))).collect();
        let line: Vec<Unit<'_>> = texts.iter().map(|(text, rtl)| Unit { text, rtl: *rtl }).collect();
        let show = |s: &str| s.replace(LRM, ">").replace(RLM, "<");
        let fences = fences(&line, rtl);
        line.iter().zip(&fences).map(|(u, f)| show(&format!("{}{}{}", f.left, u.text, f.right))).collect()
    }

    #[test]
    fn lines_of_one_direction_need_none() {
        assert_eq!(fenced(&[("Call now.", false)], false), "Call now.");
        assert_eq!(fenced(&[("םולש .", true)], true), "םולש .");
        assert_eq!(fenced(&[("1-888-373-7888", false)], true), "1-888-373-7888");
    }

    #[test]
    fn a_number_in_arabic_is_fenced_off() {
        assert_eq!(fenced(&[("ךכ ,", true), ("123", false), (" רשקתה", true)], true), "ךכ ,<>123 רשקתה");
    }

    #[test]
    fn left_to_right_text_ends_with_a_letter_on_a_right_to_left_page() {
        assert_eq!(fenced(&[("Call now!", false)], true), "Call now!>");
    }

    #[test]
    fn brackets_keep_their_side() {
        assert_eq!(fenced(&[("א (בג) ד", true)], true), "א <(>בג)> ד");
    }

    #[test]
    fn arabic_in_an_english_line() {
        assert_eq!(fenced(&[("see ", false), ("!םולש", true), (", then", false)], false), "see <!םולש>, then");
    }

    #[test]
    fn an_address_does_not_turn_the_line() {
        let text = fenced(&[("a.b.c", false), (" ם", true)], true);
        assert_eq!(text, "a.b.c<< ם".replacen('<', "", 1));
    }
}
