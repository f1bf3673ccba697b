//! A text as an eye reads it: no invisible characters, no markup, every digit a digit, each with its place in the source.
//!
//! No rule is in here: `numbers` and `addresses` judge what was read.

use std::iter::once;
use std::ops::Range;

use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup};
use icu_properties::{CodePointMapData, CodePointSetData};
use unicode_normalization::UnicodeNormalization;

use super::spoken;
use crate::text::{characters, markup};

/// What a character is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Digit(u8),
    /// A letter, or a mark on one.
    Letter,
    /// Punctuation, symbols and spaces.
    Separator,
    /// A value stands here, or a control character: nothing reads across it.
    Wall,
}

/// One character, after compatibility normalisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyph {
    pub c: char,
    pub sort: Sort,
    /// The source of the character.
    pub at: Range<usize>,
}

impl Glyph {
    pub fn digit(&self) -> Option<u8> {
        if let Sort::Digit(value) = self.sort { Some(value) } else { None }
    }
}

/// Whether the character leaves no ink of its own (Unicode's Default_Ignorable_Code_Point).
pub fn is_ignorable(c: char) -> bool {
    !c.is_ascii() && CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// Whether the character is drawn on the one before it.
pub fn is_mark(c: char) -> bool {
    !c.is_ascii() && GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}

/// Reads a text. `<strong>` and `<em>` are not seen.
pub fn read(text: &str) -> Vec<Glyph> {
    let tags = if text.contains('<') { markup::tags(text, &[]) } else { Vec::new() };
    let mut tags = tags.iter().filter(|tag| tag.name == "strong" || tag.name == "em").peekable();
    let mut out: Vec<Glyph> = Vec::with_capacity(text.len());
    let mut past = 0;
    for (start, c) in text.char_indices() {
        while tags.next_if(|tag| tag.range.end <= start).is_some() {}
        if tags.peek().is_some_and(|tag| tag.range.contains(&start)) || is_ignorable(c) {
            continue;
        }
        if start < past {
            continue;
        }
        if let Some((value, len)) = ethiopic(&text[start..]) {
            past = start + len;
            let digits = value.to_string();
            out.extend(digits.chars().map(|c| Glyph { c, sort: sort(c), at: start..past }));
            continue;
        }
        let at = start..start + c.len_utf8();
        // A mark on a digit (a keycap, a stroke) does not part it from the next one.
        let on_digit = out.last().is_some_and(|glyph| glyph.digit().is_some());
        if on_digit && is_mark(c) {
            continue;
        }
        if on_digit && is_note(text, start, c) {
            out.push(Glyph { c: '\u{2009}', sort: Sort::Separator, at });
            continue;
        }
        unfold(c, |c| out.push(Glyph { c, sort: sort(c), at: at.clone() }));
    }
    let mut out = han_hundreds(out);
    han_numbers(&mut out);
    digits_as_letters(&mut out);
    letters_as_digits(&mut out);
    spoken::read(out)
}

/// `፱፻፺፩` is 991: ones, tens and hundreds have numerals of their own. The value, and how many bytes say it; a row of ones is
/// left to its digits.
fn ethiopic(text: &str) -> Option<(u32, usize)> {
    let code = |c: &char| u32::from(*c);
    let numeral = |c: &char| (0x1369..=0x137B).contains(&code(c));
    let row: Vec<char> = text.chars().take_while(numeral).take(6).collect();
    let tens = row.iter().any(|c| code(c) >= 0x1372);
    if !tens {
        return None;
    }
    let (mut value, mut part) = (0, 0);
    for c in &row {
        match code(c) {
            one @ ..=0x1371 => part += one - 0x1368,
            ten @ ..=0x137A => part += (ten - 0x1371) * 10,
            _ => (value, part) = (value + part.max(1) * 100, 0),
        }
    }
    Some((value + part, row.len() * 3))
}

/// A lone raised digit behind a number points to a footnote: `2025¹` is not 20251.
fn is_note(text: &str, at: usize, c: char) -> bool {
    let raised = |c: char| matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{2079}');
    let next = text[at + c.len_utf8()..].chars().next();
    let before = text[..at].chars().next_back();
    raised(c) && !before.is_some_and(raised) && !next.is_some_and(|c| raised(c) || characters::digit(c).is_some())
}

/// The character as the plain ones that it looks like: `①` → `1`, `８` → `8`, `㏂` → `am`.
fn unfold(c: char, mut push: impl FnMut(char)) {
    let code = u32::from(c);
    if c.is_ascii() {
        return push(c);
    }
    let digit = |value: u32| char::from_digit(value, 10).unwrap_or('0');
    match code {
        // Fractions are amounts: ½ is not 12.
        0xBC..=0xBE | 0x2150..=0x215F | 0x2189 => push('\u{2044}'),
        0x2776..=0x2793 => {
            let first = if code <= 0x277F {
                0x2776
            } else if code <= 0x2789 {
                0x2780
            } else {
                0x278A
            };
            number(code - first + 1, &mut push);
        }
        0x24EB..=0x24F4 => number(code - 0x24EB + 11, &mut push),
        0x24F5..=0x24FE => number(code - 0x24F5 + 1, &mut push),
        0x24FF | 0x1F10B | 0x1F10C => push('0'),
        0x1F51F => number(10, &mut push),
        // Punctuation of Chinese and Japanese needs no space to part what it stands between.
        0xFF01 | 0xFF08 | 0xFF09 | 0xFF0C | 0xFF1B | 0xFF1F => push(c),
        // Ethiopic ones.
        0x1369..=0x1371 => push(digit(code - 0x1369 + 1)),
        // Most scripts have no compatibility forms: do not look them up.
        0x0370..=0x1CFF => push(c),
        _ => once(c).nfkc().for_each(push),
    }
}

fn number(value: u32, push: &mut impl FnMut(char)) {
    value.to_string().chars().for_each(push);
}

fn sort(c: char) -> Sort {
    if let Some(value) = c.to_digit(10) {
        return Sort::Digit(u8::try_from(value).unwrap_or(0));
    }
    if c.is_ascii() {
        return match c {
            'a'..='z' | 'A'..='Z' => Sort::Letter,
            ' '..='~' | '\n' => Sort::Separator,
            _ => Sort::Wall,
        };
    }
    if let Some(value) = characters::digit(c) {
        return Sort::Digit(value);
    }
    use GeneralCategory as G;
    let category = CodePointMapData::<G>::new();
    match category.get(c) {
        G::DecimalNumber => Sort::Digit(decimal(c, category)),
        G::Control | G::Unassigned | G::PrivateUse | G::Surrogate => Sort::Wall,
        // U+FFFC stands for a value.
        G::OtherSymbol if c == '\u{FFFC}' => Sort::Wall,
        found if GeneralCategoryGroup::Letter.contains(found) || GeneralCategoryGroup::Mark.contains(found) => {
            Sort::Letter
        }
        _ => Sort::Separator,
    }
}

/// The value of a digit outside the table of living scripts: ten follow each other from zero on.
fn decimal(c: char, category: icu_properties::CodePointMapDataBorrowed<'_, GeneralCategory>) -> u8 {
    let code = u32::from(c);
    let before = (1..60).take_while(|back| category.get32(code - back) == GeneralCategory::DecimalNumber).count();
    u8::try_from(before % 10).unwrap_or(0)
}

/// The value of a Chinese number word that stands for a digit.
pub fn han_digit(c: char) -> Option<u8> {
    const WORDS: [&str; 10] = ["〇零", "一壹弌", "二贰貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"];
    if matches!(c, '\u{3021}'..='\u{3029}') {
        return u8::try_from(u32::from(c) - 0x3020).ok();
    }
    if c == '幺' {
        return Some(1);
    }
    if !matches!(c, '\u{3007}' | '\u{4E00}'..='\u{9FFF}') {
        return None;
    }
    WORDS.iter().position(|words| words.contains(c)).and_then(|at| u8::try_from(at).ok())
}

/// 一八八八 is a number said digit by digit, 一个 and 三十五 are words: two in a row that no multiplier touches, or one that
/// stands alone, count as digits.
fn han_numbers(glyphs: &mut [Glyph]) {
    let multiplier = |g: &Glyph| "十百千万萬亿億拾佰仟点點半余多几".contains(g.c);
    let mut at = 0;
    while at < glyphs.len() {
        let len = glyphs[at..].iter().take_while(|g| han_digit(g.c).is_some()).count();
        if len == 0 {
            at += 1;
            continue;
        }
        let before = at.checked_sub(1).and_then(|b| glyphs.get(b));
        let after = glyphs.get(at + len);
        let touched = before.is_some_and(multiplier) || after.is_some_and(multiplier);
        let alone = [before, after].into_iter().flatten().all(|g| g.sort == Sort::Separator);
        if !touched && (len >= 2 || alone) {
            for glyph in &mut glyphs[at..at + len] {
                glyph.sort = han_digit(glyph.c).map_or(Sort::Letter, Sort::Digit);
            }
        }
        at += len;
    }
}

/// `打一百一十`: a number of hundreds right behind a call.
fn han_hundreds(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    if !glyphs.iter().any(|g| g.c == '百') {
        return glyphs;
    }
    let mut out: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    let mut at = 0;
    while at < glyphs.len() {
        let called = out.last().is_some_and(|g| "打拨撥".contains(g.c));
        if let Some((value, len)) = called.then(|| hundreds(&glyphs[at..])).flatten() {
            let place = glyphs[at].at.start..glyphs[at + len - 1].at.end;
            let digits = value.to_string();
            out.extend(digits.chars().map(|c| Glyph { c, sort: sort(c), at: place.clone() }));
            at += len;
        } else {
            out.push(glyphs[at].clone());
            at += 1;
        }
    }
    out
}

/// What is said of hundreds, tens and ones, and in how many characters; no round figure.
fn hundreds(glyphs: &[Glyph]) -> Option<(u32, usize)> {
    let digit = |at: usize| glyphs.get(at).and_then(|g| han_digit(g.c)).map(u32::from);
    let is = |at: usize, sign: char| glyphs.get(at).is_some_and(|g| g.c == sign);
    let mut value = digit(0).filter(|d| *d > 0 && is(1, '百'))? * 100;
    let mut at = 2 + usize::from(is(2, '零'));
    if is(at + 1, '十') {
        value += digit(at)? * 10;
        at += 2;
    }
    if let Some(one) = digit(at) {
        value += one;
        at += 1;
    }
    (!value.is_multiple_of(50)).then_some((value, at))
}

/// The digit that a letter is taken for.
fn lookalike(c: char) -> Option<u8> {
    match c {
        'O' | 'o' | 'Ο' | 'ο' | 'О' | 'о' | 'Օ' | 'օ' | 'ဝ' => Some(0),
        'l' | 'I' | 'Ι' | 'І' | 'і' | 'Ӏ' | 'ӏ' | 'ı' => Some(1),
        'ရ' => Some(7),
        _ => None,
    }
}

/// `tw0`, `s3ven`: a word for a digit with digits in the place of letters.
fn digits_as_letters(glyphs: &mut [Glyph]) {
    const LONGEST: usize = 7;
    let word = |g: &Glyph| matches!(g.sort, Sort::Digit(_) | Sort::Letter);
    let letter = |c: char| match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '5' => 's',
        c => c,
    };
    let mut at = 0;
    while at < glyphs.len() {
        let len = glyphs[at..].iter().take_while(|g| word(g)).count();
        let part = &mut glyphs[at..at + len];
        let digits = part.iter().filter(|g| g.c.is_ascii_digit()).count();
        if (3..=LONGEST).contains(&len) && digits > 0 && digits < len {
            let read: String = part.iter().map(|g| letter(g.c)).collect();
            if spoken::is_digit_word(&read) {
                for glyph in part {
                    (glyph.c, glyph.sort) = (letter(glyph.c), Sort::Letter);
                }
            }
        }
        at += len.max(1);
    }
}

/// `7O88`, `9ll`: in a word that has a digit and else only letters that look like one, those are digits.
fn letters_as_digits(glyphs: &mut [Glyph]) {
    let word = |g: &Glyph| matches!(g.sort, Sort::Digit(_) | Sort::Letter);
    let mut at = 0;
    while at < glyphs.len() {
        let len = glyphs[at..].iter().take_while(|g| word(g)).count();
        let part = &mut glyphs[at..at + len];
        let digits = part.iter().filter(|g| g.digit().is_some()).count();
        if digits > 0 && digits < len && part.iter().all(|g| g.digit().is_some() || lookalike(g.c).is_some()) {
            for glyph in part {
                if let Some(value) = lookalike(glyph.c) {
                    glyph.sort = Sort::Digit(value);
                }
            }
        }
        at += len.max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> String {
        read(text).iter().filter_map(Glyph::digit).map(|d| char::from(b'0' + d)).collect()
    }

    #[test]
    fn every_digit_is_read() {
        for (text, read) in [
            ("⑧⑧⑧", "888"),
            ("❶⓪⓿", "100"),
            ("¹²₃", "123"),
            ("９１１", "911"),
            ("𝟗𝟭𝟣", "911"),
            ("9️⃣1️⃣1️⃣", "911"),
            ("8\u{200B}8\u{AD}8", "888"),
            ("8<strong>8</strong>8", "888"),
            ("九一一", "911"),
            ("八 八 八", "888"),
            ("9ll", "911"),
            ("7O88", "7088"),
            ("፱፩፩", "911"),
            ("🯹🯱🯱", "911"),
            ("፱፻፺፩", "991"),
            ("፳፻፲፰", "2018"),
            ("call tw0 tw0 f1ve", "225"),
            ("B2B, 5G, s1", "251"),
            ("Nine one one", "911"),
            ("nueve-uno-uno, ¿sí?", "911"),
            ("one or two, three", ""),
            ("½", ""),
            ("一个人，三十五岁", ""),
            ("one", ""),
        ] {
            assert_eq!(digits(text), read, "{text}");
        }
    }

    #[test]
    fn every_decimal_digit_of_unicode_has_its_value() {
        let category = CodePointMapData::<GeneralCategory>::new();
        let all = (0..0x11_0000).filter_map(char::from_u32);
        let mut expected = 0;
        for c in all.filter(|c| category.get(*c) == GeneralCategory::DecimalNumber) {
            let glyphs = read(&c.to_string());
            assert_eq!(glyphs[0].digit(), Some(expected), "U+{:04X}", u32::from(c));
            expected = (expected + 1) % 10;
        }
    }

    #[test]
    fn places_are_those_of_the_source() {
        let text = "a<em>\u{200B}①</em>";
        let glyphs = read(text);
        assert_eq!(&text[glyphs[1].at.clone()], "①");
    }
}
