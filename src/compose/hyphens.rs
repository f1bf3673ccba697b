//! Hyphenation: soft hyphens in the words of a paragraph, by the patterns of its language (`hypher`).
//!
//! Only for styles that ask for it (`hyphens = true`). Values, names and codes are never cut. The hyphen itself is drawn
//! by `paint` on the lines that end in a soft hyphen.

use std::ops::Range;

use crate::resolve::wording::Paragraph;

/// U+00AD.
pub const SOFT: char = '\u{AD}';

/// Letters that a word has before it may be cut.
const SHORTEST: usize = 6;

/// The paragraph with soft hyphens; as it is where the language has no patterns.
pub fn hyphenate(paragraph: &Paragraph, locale: &str) -> Paragraph {
    let code: Option<[u8; 2]> = locale.split('-').next().and_then(|l| l.as_bytes().try_into().ok());
    let Some(language) = code.and_then(hypher::Lang::from_iso) else { return paragraph.clone() };
    let text = &paragraph.text;
    let closed: Vec<&Range<usize>> = paragraph.protected.iter().map(|a| &a.range).chain(&paragraph.names).collect();
    let mut cuts: Vec<usize> = Vec::new();
    for word in words(text) {
        let free = !closed.iter().any(|r| r.start < word.end && word.start < r.end);
        // A word in capitals is a name or a keyword: HELP.
        let capitals = text[word.clone()].chars().all(char::is_uppercase);
        if !free || capitals || text[word.clone()].chars().count() < SHORTEST {
            continue;
        }
        let mut at = word.start;
        for syllable in hypher::hyphenate(&text[word.clone()], language) {
            at += syllable.len();
            if at < word.end {
                cuts.push(at);
            }
        }
    }
    insert(paragraph, &cuts)
}

fn words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphabetic() || ('\u{300}'..='\u{36F}').contains(&c) {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            found.push(from..at);
        }
    }
    found
}

fn insert(paragraph: &Paragraph, cuts: &[usize]) -> Paragraph {
    let mut out = paragraph.clone();
    for at in cuts.iter().rev() {
        out.text.insert(*at, SOFT);
    }
    let moved = |at: usize, end: bool| {
        let before = cuts.iter().filter(|cut| if end { **cut < at } else { **cut <= at }).count();
        at + before * SOFT.len_utf8()
    };
    let ranges = (out.protected.iter_mut().map(|a| &mut a.range))
        .chain(&mut out.names)
        .chain(&mut out.whole)
        .chain(out.emphasis.iter_mut().map(|(range, _)| range));
    for range in ranges {
        *range = moved(range.start, false)..moved(range.end, true);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::wording::{Emphasis, Protected, ProtectedKind};

    #[test]
    fn words_are_cut_and_values_are_not() {
        let text = "Aufenthaltsgenehmigung HUMANTRAFFICKING menschenhandel.org".to_owned();
        let start = text.find("mensch").unwrap();
        let held = Protected { range: start..text.len(), kind: ProtectedKind::Url, uri: None };
        let paragraph = Paragraph {
            emphasis: vec![(0..22, Emphasis::Strong)],
            protected: vec![held],
            text,
            ..Paragraph::default()
        };
        let found = hyphenate(&paragraph, "de");
        assert_eq!(found.text.replace(SOFT, "-").split(' ').next(), Some("Auf-ent-halts-ge-neh-mi-gung"));
        assert_eq!(&found.text[found.protected[0].range.clone()], "menschenhandel.org");
        assert!(found.text.contains(" HUMANTRAFFICKING "));
        assert_eq!(found.text[found.emphasis[0].0.clone()].replace(SOFT, ""), "Aufenthaltsgenehmigung");
        assert_eq!(hyphenate(&paragraph, "ar"), paragraph);
        assert_eq!(hyphenate(&paragraph, "zh-Hans"), paragraph);
    }
}
