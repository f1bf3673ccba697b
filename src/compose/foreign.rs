//! Names in another script than the sheet's: a restaurant's own name in Arabic on an English poster. They are set in a family
//! of the kit that has their letters. The texts of a locale stay strict: a letter that its family lacks is a fault there.

use std::ops::Range;

use icu_properties::CodePointMapData;
use icu_properties::props::Script;

use crate::load::campaign::Locale;
use crate::load::fonts::LATIN;
use crate::resolve::wording::Paragraph;
use crate::text::locales;

/// The names of a paragraph that the locale's own family does not set alone, each with its families in the order in which
/// they are asked.
pub fn find<'l>(paragraph: &Paragraph, locale: &'l Locale) -> Vec<(Range<usize>, Vec<&'l str>)> {
    let own = locale.family.as_str();
    let mut out = Vec::new();
    for range in &paragraph.names {
        let Some(name) = paragraph.text.get(range.clone()) else { continue };
        let mut families = vec![own, LATIN];
        for family in name.chars().filter_map(|c| family_of(c, name, locale)) {
            if !families.contains(&family) {
                families.push(family);
            }
        }
        // The Latin letters of a family for another script are for a word among its own, not for a name alone.
        let is_latin = name.chars().any(|c| c.is_ascii_alphabetic()) && name.chars().all(is_latin);
        if is_latin && own != LATIN {
            families.swap(0, 1);
        }
        if families.len() > 2 || families[0] != own {
            out.push((range.clone(), families));
        }
    }
    out
}

fn is_latin(c: char) -> bool {
    matches!(CodePointMapData::<Script>::new().get(c), Script::Latin | Script::Common | Script::Inherited)
}

/// The family for a letter; `None` for what every family has, and for what the locale itself writes.
fn family_of(c: char, name: &str, locale: &Locale) -> Option<&'static str> {
    if c.is_ascii() {
        return None;
    }
    let scripts = CodePointMapData::<Script>::new();
    let script = match scripts.get(c) {
        Script::Common | Script::Inherited | Script::Latin | Script::Greek | Script::Cyrillic => return None,
        // Han is written in several languages: the sheet's own where it is one of them, else what the name itself shows.
        Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo => {
            if matches!(locale.script.as_str(), "Hans" | "Hant" | "Hani" | "Jpan" | "Kore") {
                return None;
            }
            let has = |wanted: &[Script]| name.chars().any(|c| wanted.contains(&scripts.get(c)));
            if has(&[Script::Hiragana, Script::Katakana]) {
                "Jpan"
            } else if has(&[Script::Hangul]) {
                "Kore"
            } else {
                "Hans"
            }
        }
        Script::Arabic => "Arab",
        Script::Hebrew => "Hebr",
        Script::Devanagari => "Deva",
        Script::Bengali => "Beng",
        Script::Gurmukhi => "Guru",
        Script::Gujarati => "Gujr",
        Script::Tamil => "Taml",
        Script::Telugu => "Telu",
        Script::Malayalam => "Mlym",
        Script::Kannada => "Knda",
        Script::Sinhala => "Sinh",
        Script::Thai => "Thai",
        Script::Lao => "Laoo",
        Script::Khmer => "Khmr",
        Script::Myanmar => "Mymr",
        Script::Ethiopic => "Ethi",
        Script::Georgian => "Geor",
        Script::Armenian => "Armn",
        // What no family has is named by the shaper.
        _ => return None,
    };
    (script != locale.script).then(|| locales::family("und", script))
}
