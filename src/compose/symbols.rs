//! Arrows, ticks, telephones, boxes: the signs that a text may hold beside its letters.
//!
//! Few families of letters have them. They come from the locale's family where it has them, else from the kit's two
//! families of symbols, which are opened only for a text that needs them.

use std::ops::Range;

use parley::FontContext;

/// Whether a character is a symbol: an arrow, a technical sign, a circled letter, a shape, a dingbat.
pub fn is_symbol(c: char) -> bool {
    matches!(u32::from(c),
        0x2190..=0x21FF | 0x2300..=0x23FF | 0x2460..=0x24FF | 0x25A0..=0x27BF | 0x27F0..=0x27FF | 0x2900..=0x297F
        | 0x2B00..=0x2BFF | 0x1F6C8)
}

/// Every symbol of a text, with a variation selector that follows it.
pub fn find(text: &str) -> Vec<(char, Range<usize>)> {
    let symbols = text.char_indices().filter(|(_, c)| is_symbol(*c));
    let end = |at: usize, c: char| {
        let after = at + c.len_utf8();
        let selector = text[after..].chars().next().filter(|c| matches!(c, '\u{FE0E}' | '\u{FE0F}'));
        after + selector.map_or(0, char::len_utf8)
    };
    symbols.map(|(at, c)| (c, at..end(at, c))).collect()
}

/// The first of these families that has the character, among those that are registered.
pub fn first_with<'a>(fonts: &mut FontContext, families: &[&'a str], c: char) -> Option<&'a str> {
    families.iter().copied().find(|name| {
        let Some(family) = fonts.collection.family_by_name(name) else { return false };
        family.fonts().iter().any(|font| {
            let blob = font.load(Some(&mut fonts.source_cache));
            let glyph = blob.and_then(|b| font.charmap_index().charmap(b.as_ref())?.map(c));
            glyph.is_some_and(|id| id != 0)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_keep_their_selectors() {
        let text = "→ ☎\u{FE0F} 1";
        let found: Vec<&str> = find(text).into_iter().map(|(_, range)| &text[range]).collect();
        assert_eq!(found, ["→", "☎\u{FE0F}"]);
        assert!(find("1-888 ©™ℹ「」、").is_empty());
    }
}
