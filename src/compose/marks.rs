//! Direction marks in the text that PDF readers take from a line of two directions.
//!
//! A PDF holds glyphs at places. Poppler, PDFium and MuPDF turn right-to-left stretches back by their letters alone, none
//! by the whole of UAX #9: Poppler lets a number take along the spaces and commas after it, PDFium mirrors brackets that
//! need it no more, MuPDF reads a number after Arabic from its end. U+200E and U+200F at the borders tell them; they have
//! no ink, and belong to no text. Fonts, places and tags may not enter.

use icu_properties::CodePointMapData;
use icu_properties::props::{BidiClass, BidiMirroringGlyph};

use crate::scene::Fence;

/// LEFT-TO-RIGHT MARK.
const LRM: char = '\u{200E}';
/// RIGHT-TO-LEFT MARK.
const RLM: char = '\u{200F}';

/// One cluster of a line, as it stands on the paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit<'a> {
    pub text: &'a str,
    /// Whether its run goes from right to left.
    pub rtl: bool,
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

/// The marks for the units of one line of a right-to-left page, from left to right.
pub fn fences(line: &[Unit<'_>]) -> Vec<Fence> {
    let mut out = vec![Fence::default(); line.len()];
    if !line.iter().any(|unit| unit.text.chars().any(|c| class(c) == Class::Right)) {
        if let Some(last) = line.last()
            && !matches!(right_of(last), Class::Left | Class::Digit)
        {
            out[line.len() - 1].right.push(LRM);
        }
        return out;
    }
    let mut at = 0;
    while at < line.len() {
        let own = line[at].rtl;
        let end = at + line[at..].iter().take_while(|unit| unit.rtl == own).count();
        if own {
            punctuation(line, at, end, &mut out);
        } else {
            island(line, at, end, &mut out);
        }
        at = end;
    }
    outweigh(line, &mut out);
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
    // MuPDF never turns the first glyph of a stretch.
    if line[start].text.chars().next_back().is_some_and(|c| class(c) != Class::Right) {
        out[start].left.push(RLM);
    }
    for at in start..end {
        let unit = &line[at];
        let mirrored = unit.text.chars().any(is_mirrored);
        if !mirrored && left_of(unit) != Class::Weak {
            continue;
        }
        if out[at].left.is_empty() && (at == 0 || right_of(&line[at - 1]) != Class::Right) {
            out[at].left.push(RLM);
        }
        if mirrored {
            out[at].right.push(LRM);
        } else if line.get(at + 1).is_some_and(|next| next.text.chars().any(is_sign)) {
            out[at].right.push(RLM);
        }
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

    /// Stretches as they stand on the paper, `true` for right to left; `<` and `>` show the marks.
    fn fenced(stretches: &[(&str, bool)]) -> String {
        let texts: Vec<(String, bool)> =
            stretches.iter().flat_map(|(text, rtl)| text.chars().map(move |c| (c.to_string(), *rtl))).collect();
        let line: Vec<Unit<'_>> = texts.iter().map(|(text, rtl)| Unit { text, rtl: *rtl }).collect();
        let show = |s: &str| s.replace(LRM, ">").replace(RLM, "<");
        let fences = fences(&line);
        line.iter().zip(&fences).map(|(u, f)| show(&format!("{}{}{}", f.left, u.text, f.right))).collect()
    }

    #[test]
    fn lines_of_one_direction_need_none() {
        assert_eq!(fenced(&[("אב גד", true)]), "אב גד");
        assert_eq!(fenced(&[("1-888-373-7888", false)]), "1-888-373-7888");
        assert_eq!(fenced(&[("example.org", false)]), "example.org");
    }

    #[test]
    fn left_to_right_text_ends_with_a_letter() {
        assert_eq!(fenced(&[("Call now!", false)]), "Call now!>");
    }

    #[test]
    fn a_number_takes_nothing_along() {
        assert_eq!(fenced(&[("אב ", true), ("123", false), (" גד", true)]), "אב <>123< גד");
        assert_eq!(fenced(&[("אב", true), ("123", false), ("גד", true)]), "אב>123גד");
        assert_eq!(fenced(&[("אב ", true), ("5%", false), (" גד", true)]), "אב <>5%>< גד");
    }

    #[test]
    fn a_comma_is_no_number() {
        assert_eq!(fenced(&[("אב ,גד", true)]), "אב <,גד");
        assert_eq!(fenced(&[(". אב", true)]), "<. אב");
    }

    #[test]
    fn a_vowel_sign_stays_with_its_letter() {
        let line = [Unit { text: ",", rtl: true }, Unit { text: "א\u{5B8}", rtl: true }];
        assert_eq!(fences(&line)[0], Fence { left: "\u{200F}".to_owned(), right: "\u{200F}".to_owned() });
        assert_eq!(fences(&line[1..])[0], Fence { left: "\u{200F}".to_owned(), right: String::new() });
    }

    #[test]
    fn brackets_keep_their_side() {
        assert_eq!(fenced(&[("א (בג) ד", true)]), "א <(>בג)> ד");
    }

    #[test]
    fn an_address_does_not_turn_the_line() {
        // Four stretches against one.
        assert_eq!(fenced(&[("a.b.c", false), (" א", true)]), "a.b.c<< א");
    }
}
