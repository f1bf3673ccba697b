//! Numbers that spell a word on the keypad: `1-800-GET-HELP`, `1-855-FLA-SAFE`.

use std::ops::Range;

use super::numbers::Run;
use super::reading::{Glyph, Sort};

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
