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
    WORDS.get(&word).is_some_and(|said| !matches!(said, Said::Times(_)))
}

/// The text with its numbers in words as digits.
pub fn read(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut rows: Vec<Row> = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        let begins = at == 0 || glyphs[at - 1].sort != Sort::Letter || call_words::is_joined(glyphs[at].c);
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
        let apart = |gap: &[Glyph]| gap.iter().all(|g| g.c.is_whitespace() || "-‐‑–".contains(g.c));
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
        let beside = |g: Option<&Glyph>| g.is_some_and(|g| matches!(g.sort, Sort::Digit(_) | Sort::Letter));
        let alone = !beside(glyphs.get(at + 1)) && !beside(at.checked_sub(1).map(|b| &glyphs[b]));
        return alone.then_some(Item { said: Said::Written(u32::from(digit)), at: at..at + 1 });
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
    let ones = |at: usize| match said(at) {
        Some(Said::Digit(d)) if d > 0 => Some(d),
        _ => None,
    };
    let below = |at: usize| match said(at) {
        Some(Said::Ten(ten)) => ones(at + 1).map_or((ten, 1), |one| (ten + one, 2)),
        Some(Said::Teen(teen)) => (teen, 1),
        // Eight hundred five is 805; eight hundred five five is 800 5 5.
        _ if matches!(said(at + 1), Some(Said::Digit(_) | Said::Written(_))) => (0, 0),
        _ => ones(at).map_or((0, 0), |one| (one, 1)),
    };
    let (value, used) = match said(0) {
        Some(Said::Times(times)) => {
            let Some(Said::Digit(d) | Said::Written(d)) = said(1) else { return (0, 1, 0) };
            let digits = (0..times).fold(0, |all, _| all * 10 + d);
            return (u64::from(digits), 2, times as usize);
        }
        Some(Said::Digit(d)) if d > 0 && said(1) == Some(Said::Hundred(100)) => {
            let (rest, used) = below(2);
            (d * 100 + rest, 2 + used)
        }
        Some(Said::Digit(d) | Said::Written(d)) => (d, 1),
        Some(Said::Hundred(hundred)) => {
            let (rest, used) = below(1);
            (hundred + rest, 1 + used)
        }
        Some(_) => below(0),
        None => (0, 1),
    };
    (u64::from(value), used.max(1), 1)
}

/// Whether the row is read as digits: three words or digits that are no counting, or words of more digits behind a call.
fn counts(glyphs: &[Glyph], items: &[Item], digits: &[(u8, Range<usize>)]) -> bool {
    let words = items.iter().filter(|item| !matches!(item.said, Said::Written(_))).count();
    let large = items.iter().any(|item| matches!(item.said, Said::Ten(_) | Said::Hundred(_) | Said::Times(_)));
    let values: Vec<u8> = digits.iter().map(|(digit, _)| *digit).collect();
    // One, two, three; three, two, one.
    let steps = |by: i16| values.windows(2).all(|two| i16::from(two[1]) - i16::from(two[0]) == by);
    let counted = items.len() >= 3 && items.len() == digits.len() && (steps(1) || steps(-1));
    let always = [2, 4, 7] == values.as_slice() || [2, 4, 7, 3, 6, 5] == values.as_slice();
    if words == 0 || counted || always || digits.len() < 3 {
        return false;
    }
    let small = !large && items.len() >= 2;
    small || digits.len() >= 5 && items.len() >= 4 || calls::speaks_of_calls(glyphs, items[0].at.start)
}

#[cfg(test)]
mod tests;
