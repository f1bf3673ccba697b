//! Classes of characters: scripts, marks, punctuation, and what leaves no ink.

use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory, Script};
use icu_properties::{CodePointMapData, CodePointSetData, PropertyParser};

pub fn script(c: char) -> Script {
    CodePointMapData::<Script>::new().get(c)
}

fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}

/// The scripts that a language's texts are made of; empty when its script is unknown.
pub fn scripts_of(iso: &str) -> Vec<Script> {
    match iso {
        "" => Vec::new(),
        "Jpan" => vec![Script::Hiragana, Script::Katakana, Script::Han],
        "Hira" | "Kana" => vec![Script::Hiragana, Script::Katakana],
        "Hans" | "Hant" | "Hani" => vec![Script::Han, Script::Bopomofo],
        "Kore" => vec![Script::Hangul, Script::Han],
        "Aran" => vec![Script::Arabic],
        _ => PropertyParser::<Script>::new().get_strict(iso).into_iter().collect(),
    }
}

/// A letter of some script; signs that all scripts share (ª, º, µ) are none.
pub fn is_letter(c: char) -> bool {
    c.is_alphabetic()
        && !matches!(c, 'ª' | 'º')
        && !is_mark(c)
        && !matches!(script(c), Script::Common | Script::Inherited)
}

/// A sign that is drawn on or around the letter before it. Variation selectors and joiners are no signs.
pub fn is_mark(c: char) -> bool {
    let mark = matches!(
        category(c),
        GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark | GeneralCategory::EnclosingMark
    );
    mark && !is_ignorable(c)
}

pub fn is_punctuation(c: char) -> bool {
    matches!(
        category(c),
        GeneralCategory::ConnectorPunctuation
            | GeneralCategory::DashPunctuation
            | GeneralCategory::OpenPunctuation
            | GeneralCategory::ClosePunctuation
            | GeneralCategory::InitialPunctuation
            | GeneralCategory::FinalPunctuation
            | GeneralCategory::OtherPunctuation
    )
}

/// No character of Unicode as the tables here know it.
pub fn is_unassigned(c: char) -> bool {
    category(c) == GeneralCategory::Unassigned
}

/// Joiners, soft hyphens, variation selectors, fillers: nothing is drawn for them.
pub fn is_ignorable(c: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// Leaves no ink: spaces of every width, ignorable characters (Hangul fillers too), the blank Braille cell.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_ignorable(c) || c == '\u{2800}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_characters() {
        let blank = [
            ' ', '\n', '\u{A0}', '\u{AD}', '\u{34F}', '\u{115F}', '\u{1160}', '\u{1680}', '\u{180E}', '\u{2000}',
            '\u{200A}', '\u{200B}', '\u{200D}', '\u{202F}', '\u{205F}', '\u{2060}', '\u{2800}', '\u{3000}', '\u{3164}',
            '\u{FE0F}', '\u{FFA0}', '\u{FEFF}',
        ];
        for c in blank {
            assert!(is_blank(c), "U+{:04X}", u32::from(c));
        }
        for c in ['a', '.', '·', 'ا', '一', '☎', '\u{2801}'] {
            assert!(!is_blank(c), "{c}");
        }
    }

    #[test]
    fn marks() {
        for c in ['\u{301}', '\u{93F}', '\u{E31}', '\u{1031}', '\u{64B}'] {
            assert!(is_mark(c), "U+{:04X}", u32::from(c));
        }
        for c in ['\u{200D}', '\u{FE0F}', 'a', '\u{903E}', '\u{25CC}'] {
            assert!(!is_mark(c), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn scripts_by_iso_name() {
        for (iso, letter) in
            [("Deva", 'क'), ("Mymr", 'က'), ("Ethi", 'አ'), ("Latn", 'ñ'), ("Jpan", 'あ'), ("Hant", '語')]
        {
            assert!(scripts_of(iso).contains(&script(letter)), "{iso}");
        }
        assert!(scripts_of("").is_empty() && scripts_of("Qaaa").is_empty());
    }
}
