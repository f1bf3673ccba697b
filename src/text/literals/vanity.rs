//! Numbers that spell a word on the keypad: `1-800-GET-HELP`, `1-855-FLA-SAFE`.

use std::ops::Range;

use super::numbers::Run;
use super::reading::{Glyph, Sort};
use super::{call_words, calls, words};

/// Codes behind which a word is dialled without more ado.
const FREE: [&str; 14] =
    ["800", "833", "844", "855", "866", "877", "888", "900", "0800", "0900", "0808", "1300", "1800", "0300"];
/// The longest word with its digits.
const KEYS: usize = 16;

/// The run with the word behind it.
pub fn range(run: &Run, glyphs: &[Glyph]) -> Option<Range<usize>> {
    let (last, gap) = (run.groups.last()?, run.gaps.last()?);
    let start = last.to + gap.chars().count();
    // 1.400 € im Monat.
    if super::numbers::is_money(gap)
        || start == glyphs.len()
        || glyphs[start].sort != Sort::Letter
        || gap.chars().count() > 3
    {
        return None;
    }
    // The digits before the word: the last group, with a country code or a trunk prefix in a group of its own.
    let trunk = run.groups.len() >= 2 && matches!(run.groups[run.groups.len() - 2].digits.as_str(), "1" | "0" | "001");
    let free = FREE.contains(&last.digits.as_str());
    let area = last.digits.len() == 3 && !last.digits.starts_with(['0', '1']);
    // The 13-numbers of Australia: 13YARN.
    let business = last.digits == "13" && !gap.contains(' ');
    let glued = last.digits.len() == 4 && last.digits.starts_with('1') && FREE.contains(&&last.digits[1..]);
    if let Some(range) = spelled(run, glyphs, start, trunk && free) {
        return Some(range);
    }
    if !(free || area || glued || business) {
        return None;
    }
    let spaced = gap.trim().is_empty() && !gap.is_empty();
    let word = word(&glyphs[start..]);
    let first = if trunk { run.groups[run.groups.len() - 2].from } else { last.from };
    let whole = first..start + word.len;
    let fits = if spaced {
        word.capital && (free || glued || trunk) && word.ends.contains(&7)
    } else if gap.contains(')') {
        let open = run.gaps[run.groups.len() - 1].ends_with('(');
        open && (word.capital || trunk && gap == ")-") && word.ends.iter().any(|keys| *keys >= 7)
    } else if trunk || glued {
        word.keys >= 4 && word.ends.iter().any(|keys| *keys >= 7)
    } else {
        word.capital && word.ends.iter().any(|keys| *keys >= 7) && !word.old
    };
    // Outside North America the words have any length: 0800 REPORTO, 0800-DENUNCIA.
    let abroad = free && last.digits.starts_with('0') && word.capital && word.keys >= 4;
    let short = business && word.capital && word.keys == 4;
    (fits && !business || abroad || short).then_some(whole)
}

/// `1 8 0 0 H E L P`, `one eight hundred help`, `call 8FREEDOM`; `trunk`: a free number with its prefix stands there.
fn spelled(run: &Run, glyphs: &[Glyph], start: usize, trunk: bool) -> Option<Range<usize>> {
    let (last, gap) = (run.groups.last()?, run.gaps.last()?);
    let singles = run.groups.iter().rev().take_while(|g| g.digits.len() == 1).count().min(4);
    let tail: String = run.groups[run.groups.len() - singles..].iter().map(|g| g.digits.as_str()).collect();
    let is_free = |code: &str| FREE.contains(&code) || code.starts_with('1') && FREE.contains(&&code[1..]);
    let in_words = trunk && glyphs[last.from].at.len() > glyphs[last.from].c.len_utf8();
    if singles >= 3 && is_free(&tail) || in_words {
        let word = word(&glyphs[start..]);
        let text: String = glyphs[start..].iter().map(|g| g.c).take_while(|c| c.is_alphabetic()).collect();
        let first = run.groups[run.groups.len() - singles.max(2)].from;
        let fits = word.keys >= 4 && (text.len() == 1 || !words::is_unit(&call_words::fold(&text)));
        return fits.then_some(first..start + word.len);
    }
    if last.digits.len() == 1 && gap.is_empty() && calls::is_called(glyphs, last.from) {
        let word = word(&glyphs[start..]);
        return (word.capital && word.ends.contains(&7)).then_some(last.from..start + word.len);
    }
    None
}

/// `call FREE-HELP-NOW`, `Dial H-E-L-P`: capitals in parts right behind a word of dialling that has none.
pub fn words(glyphs: &[Glyph]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        let len = glyphs[at..].iter().take_while(|g| g.c.is_ascii_uppercase() || g.c == '-').count();
        let whole = at == 0 || glyphs[at - 1].c == ' ';
        if len > 0 && whole && glyphs.get(at + len).is_none_or(|g| g.sort == Sort::Separator) {
            let text: String = glyphs[at..at + len].iter().map(|g| g.c).collect();
            let parts: Vec<&str> = text.split('-').collect();
            let keys: usize = parts.iter().map(|part| part.len()).sum();
            let singles = parts.iter().all(|part| part.len() == 1);
            let shown = parts.len() >= 3 && parts.iter().all(|part| !part.is_empty()) && (singles || keys >= 7);
            let small = at >= 2 && glyphs[at - 2].c.is_lowercase();
            if shown && small && calls::is_called(glyphs, at) {
                found.push(at..at + len);
            }
        }
        at += len.max(1);
    }
    found
}

struct Word {
    len: usize,
    keys: usize,
    /// The keys at the end of each part.
    ends: Vec<usize>,
    capital: bool,
    /// 300-YEAR-OLD.
    old: bool,
}

/// The letters and digits that follow each other, parted by single signs.
fn word(glyphs: &[Glyph]) -> Word {
    let mut word = Word { len: 0, keys: 0, ends: Vec::new(), capital: true, old: false };
    let mut text = String::new();
    for (at, glyph) in glyphs.iter().enumerate() {
        let key = glyph.c.is_ascii_alphanumeric();
        if key {
            word.keys += 1;
            word.len = at + 1;
            word.capital &= !glyph.c.is_ascii_lowercase();
            text.push(glyph.c.to_ascii_lowercase());
        }
        let next = glyphs.get(at + 1).filter(|g| g.c.is_ascii_alphanumeric());
        if key && next.is_none() {
            word.ends.push(word.keys);
        }
        let parted = glyph.sort == Sort::Separator && next.is_some();
        if word.keys >= 7 && !word.ends.is_empty() && next.is_none() || word.keys > KEYS || !(key || parted) {
            break;
        }
    }
    word.old = text.starts_with("year") || text.ends_with("old");
    word
}
