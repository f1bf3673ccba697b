//! Numbers and addresses that a translator typed into a text, where only the registry may speak.
//!
//! A text is read as an eye reads it (`reading` with `spoken`), and what was read is judged: `numbers` with `quantities`, `vanity`,
//! `calls` and `words`, `addresses` by the Public Suffix List, `handles` by the names of networks. Everything is linear in the length of the text.

mod addresses;
mod call_words;
mod calls;
mod handles;
mod numbers;
mod postal;
mod quantities;
pub mod reading;
mod spoken;
mod spoken_words;
pub mod touching;
mod vanity;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diag::Code;
use crate::limits;

/// A literal that must not be in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    pub range: Range<usize>,
    pub code: Code,
}

/// Every number of the registry, digits only.
pub type Registry = BTreeSet<String>;

/// Finds literal phone numbers and addresses.
pub fn find(text: &str, registry: &Registry) -> Vec<Literal> {
    let glyphs = reading::read(text);
    let place = |range: Range<usize>| glyphs[range.start].at.start..glyphs[range.end - 1].at.end;
    let mut found: Vec<Literal> = (all_addresses(&glyphs).into_iter().map(place))
        .take(limits::FINDINGS_OF_TEXT)
        .map(|range| Literal { range, code: Code::LiteralUrl })
        .collect();
    for range in numbers::find(&glyphs, registry).into_iter().map(place) {
        if found.len() >= limits::FINDINGS_OF_TEXT {
            break;
        }
        if !found.iter().any(|l| l.range.start < range.end && range.start < l.range.end) {
            found.push(Literal { range, code: Code::LiteralNumber });
        }
    }
    found
}

/// Whether a text begins with what is counted: `languages`, `hours`.
pub fn begins_with_unit(text: &str) -> bool {
    let word: String = text.trim_start().chars().take_while(|c| c.is_alphabetic() || reading::is_mark(*c)).collect();
    words::is_unit(&word.to_lowercase())
}

/// Whether a text is three digits or four and nothing else: `988`, `9/8/8`, `9 8 8`, in words as well; no counting.
pub fn is_number_alone(text: &str) -> bool {
    let glyphs = reading::read(text);
    let sign = |g: &reading::Glyph| g.c.is_whitespace() || "/-–·.,".contains(g.c);
    let version = glyphs.iter().any(|g| ".,".contains(g.c));
    let mut runs: Vec<Vec<u8>> = Vec::new();
    let mut open = false;
    for glyph in &glyphs {
        match glyph.digit() {
            Some(digit) if open => runs.last_mut().into_iter().for_each(|run| run.push(digit)),
            Some(digit) => runs.push(vec![digit]),
            None if sign(glyph) => {}
            None => return false,
        }
        open = glyph.digit().is_some();
    }
    let single = runs.iter().all(|run| run.len() == 1);
    let digits: Vec<i16> = runs.iter().flatten().map(|digit| i16::from(*digit)).collect();
    let steps = |by: i16| single && digits.windows(2).all(|two| two[1] - two[0] == by);
    (3..=4).contains(&digits.len()) && (runs.len() == 1 || single && !version) && !steps(1) && !steps(-1)
}

/// Whether a number stands in a place's name as the postal code of its town.
pub fn is_postal_code(number: &str, venue: &str) -> bool {
    let part = |part: &str| part.trim().starts_with(number) && postal::is_town(part);
    number.len() == 5 && venue.split([',', '\n', '·', '|']).any(part)
}

/// `https://…`, `www.…`, `a@b.org`, `example.org`, `@handle`.
pub fn addresses(text: &str) -> Vec<Range<usize>> {
    let glyphs = reading::read(text);
    let place = |range: Range<usize>| glyphs[range.start].at.start..glyphs[range.end - 1].at.end;
    all_addresses(&glyphs).into_iter().map(place).collect()
}

/// Hosts, mail addresses and handles, and accounts that are written without a dot.
fn all_addresses(glyphs: &[reading::Glyph]) -> Vec<Range<usize>> {
    let mut found = addresses::find(glyphs);
    let apart = |range: &Range<usize>, found: &[Range<usize>]| {
        !found.iter().any(|f| f.start < range.end && range.start < f.end)
    };
    let more: Vec<_> = handles::find(glyphs).into_iter().filter(|range| apart(range, &found)).collect();
    found.extend(more);
    found.sort_by_key(|range| range.start);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        let registry: Registry =
            ["911", "112", "18883737888", "233733", "1109"].iter().map(|s| (*s).to_owned()).collect();
        find(text, &registry).into_iter().map(|l| l.code).collect()
    }

    #[test]
    fn phones() {
        for bad in [
            "Call 1-888-373-7888 now",
            "1 (888) 373 7888",
            "١-٨٨٨-٣٧٣-٧٨٨٨",
            "dial 911",
            "911/112",
            "text 233733",
            "٩١١",
            "12345",
            "1–373–7888",
            "１１２",
            "2012 3456",
            "1.888.373.7888",
            "0800 222\n777",
            "call 1109",
        ] {
            assert_eq!(codes(bad), ["literal-number"], "{bad}");
        }
    }

    #[test]
    fn numbers_of_registers() {
        for good in [
            "EIN 12-3456789",
            "EIN: 12-3456789",
            "VAT DE123456789",
            "Reg. No. 12345678",
            "Charity No. 1234567",
            "Registered charity number 1128267",
            "ABN 51 824 753 556",
            "SIRET 123 456 789 00012",
            "CNPJ 12.345.678/0001-95",
            "ИНН 7701234567",
            "พ.ศ. 2551",
            "พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์ พ.ศ. 2551",
            "ปี 2551",
        ] {
            assert!(codes(good).is_empty(), "{good}: {:?}", codes(good));
        }
        for bad in
            ["EIN 888-555-0199", "Reg. No. 1-888-555-0199", "SIREN 01 23 45 67 89", "Call 12-3456789", "โทร 2551"]
        {
            assert_eq!(codes(bad), ["literal-number"], "{bad}");
        }
    }

    #[test]
    fn postal_codes_of_towns() {
        for (number, venue) in [
            ("10117", "10117 Berlin"),
            ("75001", "75001 Paris"),
            ("28013", "Casa Sol, 28013 Madrid"),
            ("60311", "Mission, 60311 Frankfurt am Main"),
            ("13100", "13100 Aix-en-Provence"),
        ] {
            assert!(is_postal_code(number, venue), "{venue}");
        }
        for (number, venue) in [
            ("88777", "88777"),
            ("88777", "88777 Help"),
            ("88777", "88777 FREEDOM"),
            ("88777", "Text 88777 Berlin"),
            ("888777", "888777 Berlin"),
            ("88777", "88777 Crisis Line"),
        ] {
            assert!(!is_postal_code(number, venue), "{venue}");
        }
    }

    #[test]
    fn texts_that_are_one_number() {
        for text in [
            "988",
            "9/8/8",
            "9 8 8",
            "9\u{AD}8\u{AD}8",
            "9\n8\n8",
            "٩ ٨ ٨",
            "nine eight eight",
            "trois neuf un neuf",
            "сто двенадцать",
            "เก้าแปดแปด",
            "صد و ده",
            "नौ आठ आठ",
            "មួយរយដប់ប្រាំពីរ",
            "፱ ፱ ፩",
            ".988",
            "<strong>9</strong> <em>8</em> 8",
        ] {
            assert!(is_number_alone(text), "{text}");
        }
        for text in [
            "1 2 3",
            "3 2 1",
            "24/7",
            "1.2.0",
            "12 of 100",
            "one, two, three",
            "24/7/365",
            "98",
            "9 8 8 9 9",
            "+200",
            "A4",
        ] {
            assert!(!is_number_alone(text), "{text}");
        }
    }

    #[test]
    fn addresses_of_two_kinds_in_one_text() {
        for text in
            ["help.org, Telegram: helpbot", "Telegram: helpbot, help.org", "help.org, Insta helpme_now, help.app"]
        {
            let commas = text.matches(',').count();
            assert_eq!(codes(text), vec!["literal-url"; commas + 1], "{text}");
        }
        // One place is told once.
        assert_eq!(codes("Telegram: t.me/helpbot"), ["literal-url"]);
    }

    #[test]
    fn harmless_numbers() {
        for good in [
            "24/7",
            "24/7/365",
            "in 2025",
            "2025-11",
            "2016–23",
            "31.12.2025",
            "18 years",
            "10,000 people",
            "200+ languages",
            "1 2 3",
            "½",
            "(see page 4)",
            "13th amendment",
            "٢٤ ساعة",
        ] {
            assert!(codes(good).is_empty(), "{good}");
        }
    }

    #[test]
    fn addresses_are_found() {
        for bad in ["see https://x.org/a", "www.example.de", "mail help@ngo.org.", "go to humantraffickinghotline.org."]
        {
            assert_eq!(codes(bad), ["literal-url"], "{bad}");
        }
        for good in ["e.g. this", "and/or", "work.It is", "No.", "a.m.", "U.S.", "Ready? Go"] {
            assert!(codes(good).is_empty(), "{good}");
        }
    }
}
