//! Numbers in words: `nine one one`, `เก้าหนึ่งหนึ่ง`, `9 one 1`, `one eight hundred`, `n-i-n-e`.
//!
//! Three or more in a row are digits, each with the place of its words; words of two digits and of hundreds count only with
//! a word of calling before them, because prose is full of them. Which of the digits are a number to dial is `numbers`'
//! matter.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::char::compose;

use super::reading::{Glyph, Sort, is_mark};
use super::{call_words, calls, spoken_words as data};

/// What a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Digit(u32),
    Teen(u32),
    Ten(u32),
    Hundred(u32),
    Times(u32),
    Thousand,
    /// Behind the ones: `اثني عشر` is 12.
    Ten10,
    /// A digit that is written as one.
    Written(u32),
}

/// A row of words, and its digits with the glyphs that say each.
type Row = (Range<usize>, Vec<(u8, Range<usize>)>);

struct Item {
    said: Said,
    at: Range<usize>,
}

static WORDS: LazyLock<BTreeMap<Vec<char>, Said>> = LazyLock::new(|| {
    let mut words = BTreeMap::new();
    let mut add = |list: &str, said: Said| {
        for word in list.split_whitespace() {
            words.entry(call_words::fold(word).chars().collect()).or_insert(said);
        }
    };
    (0u32..).zip(data::DIGITS).for_each(|(digit, list)| add(list, Said::Digit(digit)));
    data::TEENS.iter().for_each(|(value, list)| add(list, Said::Teen(*value)));
    data::TENS.iter().for_each(|(value, list)| add(list, Said::Ten(*value)));
    data::HUNDREDS.iter().for_each(|(value, list)| add(list, Said::Hundred(*value)));
    add(data::THOUSANDS, Said::Thousand);
    add(data::BEHIND_ONES, Said::Ten10);
    data::TIMES.iter().for_each(|(value, list)| add(list, Said::Times(*value)));
    words
});

/// The longest word, and the letters that words begin with.
static LONGEST: LazyLock<usize> = LazyLock::new(|| WORDS.keys().map(Vec::len).max().unwrap_or(0));
static FIRST: LazyLock<std::collections::BTreeSet<char>> =
    LazyLock::new(|| WORDS.keys().filter_map(|word| word.first().copied()).collect());

/// Whether the letters are a word for a digit.
pub fn is_digit_word(letters: &str) -> bool {
    let word: Vec<char> = call_words::fold(letters).chars().collect();
    WORDS.get(&word).is_some_and(|said| matches!(said, Said::Digit(_)))
}

/// The text with its numbers in words as digits.
pub fn read(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut rows: Vec<Row> = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        let before = at.checked_sub(1).map(|b| &glyphs[b]);
        let attached = before.is_some_and(|b| "بولو".contains(b.c)) && (at == 1 || glyphs[at - 2].sort != Sort::Letter);
        let apart = before.is_none_or(|b| b.sort != Sort::Letter || attached && item(&glyphs, at).is_some());
        let inside = glyphs[at].digit().is_some() && before.is_some_and(|b| b.digit().is_some());
        let begins = apart && !inside || call_words::is_joined(glyphs[at].c);
        if !begins || !may_begin(&glyphs[at]) {
            at += 1;
            continue;
        }
        let items = row(&glyphs, at);
        match items.last().map(|last| last.at.end) {
            Some(end) => {
                let read = digits(&items).filter(|digits| counts(&glyphs, &items, digits));
                // What was not read as a number may hold one that begins later.
                at = if read.is_some() || items.len() > 2 { end } else { items[0].at.end };
                rows.extend(read.map(|digits| (items[0].at.start..end, digits)));
            }
            None => at += 1,
        }
    }
    if rows.is_empty() { glyphs } else { replaced(&glyphs, rows) }
}

fn may_begin(glyph: &Glyph) -> bool {
    glyph.digit().is_some() || glyph.sort == Sort::Letter && small(glyph.c).is_some_and(|c| FIRST.contains(&c))
}

fn small(c: char) -> Option<char> {
    c.to_lowercase().next().and_then(call_words::fold_char)
}

fn replaced(glyphs: &[Glyph], rows: Vec<Row>) -> Vec<Glyph> {
    let mut out = Vec::with_capacity(glyphs.len());
    let mut from = 0;
    for (row, digits) in rows {
        out.extend_from_slice(&glyphs[from..row.start]);
        from = row.end;
        let mut before: Option<Range<usize>> = None;
        for (digit, words) in digits {
            let at = glyphs[words.start].at.start..glyphs[words.end - 1].at.end;
            if before.as_ref().is_some_and(|b| *b != words) {
                let gap = before.map_or(at.start, |b| glyphs[b.end - 1].at.end)..at.start;
                out.push(Glyph { c: ' ', sort: Sort::Separator, at: gap });
            }
            out.push(Glyph { c: char::from(b'0' + digit), sort: Sort::Digit(digit), at });
            before = Some(words);
        }
    }
    out.extend_from_slice(&glyphs[from..]);
    out
}

/// The words for numbers that follow each other from a place on.
fn row(glyphs: &[Glyph], start: usize) -> Vec<Item> {
    const GAP: usize = 4;
    let mut items: Vec<Item> = Vec::new();
    let mut at = start;
    while let Some(item) = item(glyphs, at) {
        // A digit that is written stands apart from the words by a space or a hyphen.
        let apart =
            |gap: &[Glyph]| gap.iter().all(|g| g.c.is_whitespace() || g.sort == Sort::Letter || "-‐‑–".contains(g.c));
        let written = |item: &Item| matches!(item.said, Said::Written(_));
        let fits = items
            .last()
            .is_none_or(|last: &Item| !(written(last) || written(&item)) || apart(&glyphs[last.at.end..item.at.start]));
        if !fits {
            break;
        }
        at = item.at.end;
        items.push(item);
        let gap = glyphs[at..].iter().take_while(|g| g.sort == Sort::Separator).count();
        // `Two or three: one, two, three`.
        if gap > GAP || glyphs[at..at + gap].iter().any(|g| ":;؛፤።".contains(g.c)) {
            break;
        }
        at = and(glyphs, at + gap).filter(|_| gap > 0).unwrap_or(at + gap);
        // The Arabic `and` is part of the word behind it.
        if gap > 0 && glyphs.get(at).is_some_and(|g| g.c == 'و') && self::item(glyphs, at).is_none() {
            at += 1;
        }
    }
    items
}

/// Behind `and`, where it joins two numbers.
fn and(glyphs: &[Glyph], at: usize) -> Option<usize> {
    let len = glyphs[at..].iter().take(4).take_while(|g| g.sort == Sort::Letter).count();
    let word: String = glyphs[at..at + len].iter().flat_map(|g| g.c.to_lowercase()).collect();
    let space = glyphs.get(at + len).is_some_and(|g| g.c == ' ');
    (data::AND.contains(&word.as_str()) && space).then_some(at + len + 1)
}

/// The word for a number at a place, the longest one; it ends where its word ends or where the next one begins.
fn item(glyphs: &[Glyph], at: usize) -> Option<Item> {
    let first = glyphs.get(at)?;
    if let Some(digit) = first.digit() {
        return written(glyphs, at, digit);
    }
    let mut letters: Vec<char> = Vec::new();
    let mut ends: Vec<(usize, Said)> = Vec::new();
    let mut end = at;
    while let Some(glyph) = glyphs.get(end) {
        if glyph.sort != Sort::Letter {
            // n-i-n-e, n i n e, ni-ne.
            let next = glyphs.get(end + 1).is_some_and(|g| g.sort == Sort::Letter);
            let spelled = glyph.c != ' ' || end == at + 1 || glyphs[end - 2].sort != Sort::Letter;
            if !(next && spelled && "-‐‑ ·.".contains(glyph.c)) || end == at {
                break;
            }
            end += 1;
            continue;
        }
        // An accent that was typed behind its letter.
        let whole = letters.last().and_then(|last| compose(*last, glyph.c));
        match (whole, letters.last_mut()) {
            (Some(whole), Some(last)) => *last = whole,
            _ => letters.extend(small(glyph.c)),
        }
        end += 1;
        if letters.len() > *LONGEST {
            break;
        }
        if let Some(said) = WORDS.get(&letters) {
            ends.push((end, *said));
        }
    }
    let word = |(end, said): &(usize, Said)| ends_there(glyphs, *end).then_some(Item { said: *said, at: at..*end });
    ends.iter().rev().find_map(word)
}

/// A digit that stands alone, or up to three that a word for a number touches: `nine88`, `9eight8`.
fn written(glyphs: &[Glyph], at: usize, first: u8) -> Option<Item> {
    const MOST: usize = 3;
    let len = glyphs[at..].iter().take(MOST + 1).take_while(|g| g.digit().is_some()).count();
    let letter = |g: Option<&Glyph>| g.is_some_and(|g| g.sort == Sort::Letter);
    let (before, after) = (at.checked_sub(1).map(|b| &glyphs[b]), glyphs.get(at + len));
    let said = |from: usize| glyphs.get(from).is_some_and(may_begin) && item(glyphs, from).is_some();
    let touches = letter(after) && said(at + len);
    let touched = letter(before);
    let alone = len == 1 && !letter(after) && !before.is_some_and(|b| matches!(b.sort, Sort::Digit(_) | Sort::Letter));
    let fits = alone || len <= MOST && (touches || touched && !letter(after));
    let value = glyphs[at..at + len].iter().filter_map(Glyph::digit).fold(0, |all, d| all * 10 + u32::from(d));
    let value = if len == 1 { u32::from(first) } else { value };
    fits.then_some(Item { said: Said::Written(value), at: at..at + len })
}

/// Whether a word may end at a place: no letter follows, or a word for a number does; in scripts without spaces no mark.
fn ends_there(glyphs: &[Glyph], end: usize) -> bool {
    match glyphs.get(end) {
        Some(next) if next.sort == Sort::Letter => {
            if is_mark(next.c) {
                return false;
            }
            let joined = call_words::is_joined(next.c) && call_words::is_joined(glyphs[end - 1].c);
            joined || may_begin(next) && item(glyphs, end).is_some()
        }
        _ => true,
    }
}

/// The digits that a row says, each with the glyphs that say it.
fn digits(items: &[Item]) -> Option<Vec<(u8, Range<usize>)>> {
    let mut out: Vec<(u8, Range<usize>)> = Vec::new();
    let mut at = 0;
    while at < items.len() {
        let from = items[at].at.start;
        let (value, used, least) = number(&items[at..]);
        let place = from..items[at + used - 1].at.end;
        at += used;
        // `double eight` is 88, `zero` one digit.
        let text = format!("{value:0least$}");
        out.extend(text.bytes().map(|b| (b - b'0', place.clone())));
    }
    (out.len() <= 30).then_some(out)
}

/// The number that the first words say together, how many they are, and how many digits it has at least.
fn number(items: &[Item]) -> (u64, usize, usize) {
    let said = |at: usize| items.get(at).map(|item| item.said);
    if let (Some(Said::Times(times)), next) = (said(0), said(1)) {
        let Some(Said::Digit(d) | Said::Written(d @ 0..=9)) = next else { return (0, 1, 0) };
        return (u64::from((0..times).fold(0, |all, _| all * 10 + d)), 2, times as usize);
    }
    if let Some(Said::Written(d)) = said(0) {
        return (u64::from(d), 1, items[0].at.len());
    }
    let (thousands, used) = match (said(0), said(1)) {
        (Some(Said::Thousand), _) => (1, 1),
        (Some(Said::Digit(d)), Some(Said::Thousand)) if d > 0 => (d, 2),
        _ => (0, 0),
    };
    let (hundreds, more) = hundreds(items, used);
    if used > 0 {
        return (u64::from(thousands * 1000 + hundreds), used + more, 1);
    }
    if more > 0 {
        return (u64::from(hundreds), more, 1);
    }
    let (value, used) = below(items, 0);
    let zero = matches!(said(0), Some(Said::Digit(_))) && used == 0;
    let one = if let Some(Said::Digit(d)) = said(0).filter(|_| zero) { d } else { value };
    (u64::from(one), used.max(1), 1)
}

/// Hundreds with what follows them, where hundreds are said.
fn hundreds(items: &[Item], from: usize) -> (u32, usize) {
    let said = |at: usize| items.get(at).map(|item| item.said);
    let (value, used) = match (said(from), said(from + 1)) {
        (Some(Said::Digit(d) | Said::Teen(d)), Some(Said::Hundred(100))) if d > 0 => (d * 100, 2),
        (Some(Said::Hundred(hundred)), _) => (hundred, 1),
        // One thousand twelve.
        _ if from > 0 => (0, 0),
        _ => return (0, 0),
    };
    let (rest, more) = below(items, from + used);
    (value + rest, used + more)
}

/// What is said of tens and ones.
fn below(items: &[Item], from: usize) -> (u32, usize) {
    let said = |at: usize| items.get(at).map(|item| item.said);
    let ones = |at: usize| match said(at) {
        Some(Said::Digit(d)) if d > 0 && said(at + 1) != Some(Said::Ten10) => Some(d),
        _ => None,
    };
    match (said(from), said(from + 1)) {
        (Some(Said::Ten(ten)), _) => ones(from + 1).map_or((ten, 1), |one| (ten + one, 2)),
        (Some(Said::Teen(teen)), _) => (teen, 1),
        (Some(Said::Digit(d)), Some(Said::Ten10)) => (10 + d, 2),
        (Some(Said::Digit(d)), Some(Said::Ten(10))) if d > 1 => {
            ones(from + 2).map_or((d * 10, 2), |one| (d * 10 + one, 3))
        }
        // Eight hundred five is 805; eight hundred five five is 800 5 5.
        (_, Some(Said::Digit(_) | Said::Written(_))) => (0, 0),
        _ => ones(from).map_or((0, 0), |one| (one, 1)),
    }
}

/// Whether the row is read as digits: three words or digits that are no counting, or words of more digits behind a call.
fn counts(glyphs: &[Glyph], items: &[Item], digits: &[(u8, Range<usize>)]) -> bool {
    let words = items.iter().filter(|item| !matches!(item.said, Said::Written(_))).count();
    let large = items.iter().any(|item| !matches!(item.said, Said::Digit(_) | Said::Teen(_) | Said::Written(_)));
    let values: Vec<u8> = digits.iter().map(|(digit, _)| *digit).collect();
    // One, two, three; three, two, one.
    let steps = |by: i16| values.windows(2).all(|two| i16::from(two[1]) - i16::from(two[0]) == by);
    let counted = items.len() >= 3 && items.len() == digits.len() && (steps(1) || steps(-1));
    let always = [2, 4, 7] == values.as_slice() || [2, 4, 7, 3, 6, 5] == values.as_slice();
    // Ten thousand is an amount.
    let amount = |two: &[Item]| two[1].said == Said::Thousand && !matches!(two[0].said, Said::Digit(_));
    if items.windows(2).any(amount) {
        return false;
    }
    let (start, end) = (items[0].at.start, items[items.len() - 1].at.end);
    // 9 and 8 and 8.
    let chained = words == 0 && items.len() >= 3 && calls::is_called(glyphs, start);
    if words == 0 && !chained || counted || always {
        return false;
    }
    if digits.len() < 3 {
        // Fifteen, before the verb.
        let verb_last = glyphs.get(start).is_some_and(|g| call_words::is_verb_last(g.c));
        return verb_last && items.len() == 1 && digits.len() == 2 && calls::is_called_behind(glyphs, end);
    }
    // In scripts without spaces a hundred is in many words.
    let part = call_words::is_joined(glyphs[start].c) && !matches!(items[0].said, Said::Digit(_) | Said::Written(_));
    let thousand = items[0].said == Said::Thousand;
    let lone =
        items.len() == 1 && (part || thousand || items[0].at.len() == 3 && glyphs[start].c.eq_ignore_ascii_case(&'s'));
    if large && lone {
        return false;
    }
    let letter = |g: &Glyph| g.sort != Sort::Separator;
    let whole = !glyphs[..start].iter().any(letter) && !glyphs[end..].iter().any(letter);
    let value = values.iter().fold(0_u64, |all, digit| all.saturating_mul(10) + u64::from(*digit));
    if whole && items.len() >= 2 && values.len() == 3 && !value.is_multiple_of(50) {
        return true;
    }
    // One eight hundred.
    if matches!(values.as_slice(), [1, 8, 0, 0] | [0, 8, 0, 0] | [1, 8, 8, 8]) && items.len() >= 2 {
        return true;
    }
    if items.len() >= 2 && calls::is_labelled(glyphs, start) {
        return true;
    }
    if call_words::is_verb_last(glyphs[start].c) && calls::is_called_behind(glyphs, end) {
        return true;
    }
    let small = !large && items.len() >= 2;
    small || digits.len() >= 5 && items.len() >= 4 || calls::speaks_of_calls(glyphs, items[0].at.start)
}

#[cfg(test)]
mod tests;
