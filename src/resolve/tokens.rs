//! Numbers, codes and addresses that stand in a translation: where they are, and how they behave in a line.
//!
//! `10–20`, `24/7`, `2026-11`, `$5`, `A4`, `+44`, `info@example.org` read from left to right in every language and are
//! never cut; a number stays with its unit. What consists of a locale's own digits keeps the order that readers of the
//! script expect and is only kept together. Values of the record are protected spans already and are left alone.

use std::ops::Range;

use crate::resolve::wording::{Protected, ProtectedKind};
use crate::text::characters::digit;
use crate::text::{characters, literals};

/// What stays on the line of the number before it.
const UNITS: [&str; 48] = [
    "%", "‰", "°", "°C", "°F", "€", "$", "£", "¥", "₹", "₽", "₴", "₺", "₪", "₩", "٪", "zł", "Kč", "Ft", "lei", "kr",
    "kg", "g", "km", "m", "cm", "mm", "mi", "ft", "lb", "h", "min", "km/h", "pt", "MB", "GB", "AM", "PM", "am", "pm",
    "USD", "EUR", "GBP", "км", "кг", "грн", "руб", "ч",
];

/// Longest run with letters in it that is kept whole when it is no address: `COVID-19`, not a chain of words.
const MAX_WORD: usize = 16;

/// The tokens of a text that overlap none of `taken`, in order.
pub fn find(text: &str, taken: &[Range<usize>]) -> Vec<Protected> {
    let mut found: Vec<Protected> = Vec::new();
    let free = |range: &Range<usize>, found: &[Protected]| {
        !taken.iter().chain(found.iter().map(|a| &a.range)).any(|t| t.start < range.end && range.start < t.end)
    };
    for mut range in literals::addresses(text) {
        range.end += text[range.end..].len() - text[range.end..].trim_start_matches('/').len();
        if free(&range, &found) {
            found.push(Protected { range, kind: ProtectedKind::Literal, uri: None });
        }
    }
    let mut runs = runs(text).into_iter().peekable();
    while let Some(mut range) = runs.next() {
        let mut numeric = is_numeric(&text[range.clone()]);
        while numeric
            && let Some(next) = runs.peek()
            && text[range.end..next.start] == *" "
            && is_phone_like(&text[range.start..next.end])
        {
            range.end = next.end;
            runs.next();
        }
        let symbols = text[..range.start].strip_suffix([' ', '\u{A0}', '\u{202F}']);
        if numeric && let Some(before) = symbols.and_then(|s| s.strip_suffix(['€', '$', '£', '№', '§', '₹', '₪']))
        {
            range.start = before.len();
        }
        if numeric && let Some(end) = unit(text, range.end) {
            range.end = end;
            numeric = false;
        }
        let token = &text[range.clone()];
        let plain = numeric && token.chars().all(|c| digit(c).is_some());
        if !plain && (!numeric || token.chars().count() > 1) && is_token(token) && free(&range, &found) {
            let latin = token.chars().any(|c| c.is_ascii_alphanumeric() || "€$£¥₹₪".contains(c));
            let kind = if latin { ProtectedKind::Literal } else { ProtectedKind::Kept };
            found.push(Protected { range, kind, uri: None });
        }
    }
    found.sort_by_key(|held| held.range.start);
    found
}

/// The text with the ASCII digits of its prose as digits from `zero` on. Addresses, codes with letters (`A4`) and what
/// looks like a phone number stay as they are.
pub fn localize(text: &str, zero: char) -> String {
    let mut out = text.to_owned();
    let keep = literals::addresses(text);
    let mut runs = runs(text).into_iter().peekable();
    let mut changes = Vec::new();
    while let Some(mut range) = runs.next() {
        while let Some(next) = runs.peek()
            && text[range.end..next.start] == *" "
            && is_phone_like(&text[range.start..next.end])
        {
            range.end = next.end;
            runs.next();
        }
        let token = &text[range.clone()];
        let inside = keep.iter().any(|k| k.start < range.end && range.start < k.end);
        if !inside && !is_phone_like(token) && !token.contains(|c: char| c.is_ascii_alphabetic()) {
            changes.push(range);
        }
    }
    for range in changes.into_iter().rev() {
        let changed = characters::native_digits(&text[range.clone()], zero);
        out.replace_range(range, &changed);
    }
    out
}

/// Stretches of the characters that codes, numbers and addresses are made of, without the punctuation around them.
fn runs(text: &str) -> Vec<Range<usize>> {
    let part = |c: char| {
        c.is_ascii_graphic() && !"\"<>[]{}".contains(c) || digit(c).is_some() || "‑–−€£¥₹₽₴₺₪₩№§°×½¼¾٪٫٬".contains(c)
    };
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if part(c) {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            let run = &text[from..at];
            let left = run.trim_start_matches(['(', '\'', '/', '.', ',', ':', ';', '!', '?', '–', '-', '*', '&', ')']);
            let kept = left.trim_end_matches([')', '(', '\'', '/', '.', ',', ':', ';', '!', '?', '–', '-', '*', '&']);
            let from = from + run.len() - left.len();
            // Balanced brackets are part of a number: 1 (888) … begins inside, so only the outer ones are cut off.
            if !kept.is_empty() {
                found.push(from..from + kept.len());
            }
        }
    }
    found
}

fn is_numeric(token: &str) -> bool {
    token.chars().any(|c| digit(c).is_some()) && !token.chars().any(char::is_alphabetic)
}

/// Five digits or more (`10,000` has a comma), or a leading `+`, and nothing but digits and what stands between their groups.
fn is_phone_like(token: &str) -> bool {
    let digits = token.chars().filter(char::is_ascii_digit).count();
    let grouped = token.chars().all(|c| c.is_ascii_digit() || " -‑–().+/".contains(c));
    // Two years, or a year and a day, are a range or a date.
    let years =
        token.split(|c: char| !c.is_ascii_digit()).filter(|g| g.len() == 4 && g.starts_with(['1', '2'])).count();
    let date = years > 0 && digits <= 8 && token.split(|c: char| !c.is_ascii_digit()).all(|g| g.len() <= 4);
    grouped && !date && (digits >= 5 || token.starts_with('+') && digits > 3)
}

fn is_token(token: &str) -> bool {
    let digits = token.chars().any(|c| digit(c).is_some());
    let letters = token.chars().filter(char::is_ascii_alphabetic).count();
    if digits {
        return letters == 0 || token.chars().count() <= MAX_WORD;
    }
    // C++, #hashtag, @handle: a sign that would jump to the other end in a right-to-left line.
    letters > 0 && (token.starts_with(['#', '@']) || token.ends_with(['+', '#']))
}

/// Where the unit after a number ends.
fn unit(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let word = rest.strip_prefix([' ', '\u{A0}', '\u{202F}'])?;
    let skipped = rest.len() - word.len();
    let fits = |unit: &&&str| {
        word.strip_prefix(**unit).is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric() || c == '/'))
    };
    let unit = UNITS.iter().filter(fits).max_by_key(|unit| unit.len())?;
    Some(at + skipped + unit.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text, &[]).into_iter().map(|held| &text[held.range]).collect()
    }

    #[test]
    fn tokens() {
        for (text, tokens) in [
            ("يعمل 24/7 كل يوم", &["24/7"][..]),
            ("بين 10–20 شخصًا", &["10–20"]),
            ("(2026-11)", &["2026-11"]),
            ("ثمنه $5.", &["$5"]),
            ("ثمنه 5 $.", &["5 $"]),
            ("ورق A4، COVID-19", &["A4", "COVID-19"]),
            ("راسل info@example.org.", &["info@example.org"]),
            ("زر https://example.org/a?b=1/ الآن", &["https://example.org/a?b=1/"]),
            ("أكثر من 200+ لغة", &["200+"]),
            ("50% و 3,000 و 10:30", &["50%", "3,000", "10:30"]),
            ("5 km and 12 people in 2025", &["5 km"]),
            ("اتصل 08000 121 700 الآن", &["08000 121 700"]),
            ("在24/7开放", &["24/7"]),
            ("C++ #help @name and/or well-known", &["C++", "#help", "@name"]),
            ("۲۴/۷", &["۲۴/۷"]),
            ("plain 24 words", &[]),
            ("Is it \"so\"? (Yes.)", &[]),
        ] {
            assert_eq!(found(text), tokens, "{text}");
        }
    }

    #[test]
    fn kinds() {
        let kind = |text| find(text, &[]).first().map(|a| a.kind);
        assert_eq!(kind("٢٤/٧"), Some(ProtectedKind::Kept));
        assert_eq!(kind("24/7"), Some(ProtectedKind::Literal));
        assert_eq!(find("1-2-3", std::slice::from_ref(&(0..2))), []);
    }

    #[test]
    fn native_digits_in_prose_only() {
        let fa = |text| localize(text, '۰');
        assert_eq!(fa("بیش از 200 زبان، 24/7"), "بیش از ۲۰۰ زبان، ۲۴/۷");
        assert_eq!(fa("A4 info2@example.org 2026"), "A4 info2@example.org ۲۰۲۶");
        assert_eq!(fa("1-888-373-7888 +44 8000"), "1-888-373-7888 +44 8000");
        assert_eq!(fa("08000 121 700"), "08000 121 700");
    }
}
