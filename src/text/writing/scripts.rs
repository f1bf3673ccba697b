//! Texts in another script than their language's, and words that mix the letters of two.

use icu_properties::props::Script;

use super::chars::{is_letter, script, scripts_of};
use super::{Fault, Language, TAG, VALUE};
use crate::diag::{Code, Severity};

/// Words of a sentence; as many letters or ideographs count alike. A name has a few more.
const SENTENCE: usize = 4;
const NAME: usize = 7;
const LETTERS: usize = 40;
const IDEOGRAPHS: usize = 8;
/// Letters of the longest single word: the name in an address.
const WORD: usize = 30;

/// A text without a letter of its language's script: somebody left it in another language, or typed it for a font.
///
/// Names (each word with a capital), abbreviations, numbers and single words are honest in every script.
pub fn wrong_script(text: &str, language: Language<'_>) -> Option<Fault> {
    let own = scripts_of(language.script);
    let letters: Vec<char> = text.chars().filter(|c| is_letter(*c)).collect();
    if letters.is_empty() && for_a_symbol_font(text, language) {
        let message = format!("`{}` is typed for an old font: it has no letter at all", shown(text));
        return Some(Fault::new(Code::LegacyEncoding, 0..text.len(), message, OLD_FONT));
    }
    if own.is_empty() || letters.is_empty() || letters.iter().any(|c| own.contains(&script(*c))) {
        return None;
    }
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == VALUE || c == TAG)
        .filter(|w| w.chars().filter(|c| is_letter(*c)).count() > 1)
        .collect();
    let ideographs = letters
        .iter()
        .filter(|c| {
            script(**c) == Script::Han
                || matches!(
                    script(**c),
                    Script::Hiragana | Script::Thai | Script::Lao | Script::Khmer | Script::Myanmar
                )
        })
        .count();
    if for_a_font(&words, language) {
        let message =
            format!("`{}` is typed for an old font: it has no letter of the script of its language", shown(text));
        return Some(Fault::new(Code::LegacyEncoding, 0..text.len(), message, OLD_FONT));
    }
    let short = words.len() < 2 && letters.len() <= WORD && ideographs < 4;
    if short || is_name(&words, text) {
        return None;
    }
    let long = words.len() >= SENTENCE || letters.len() >= LETTERS || ideographs >= IDEOGRAPHS;
    let message = format!("`{}` has no letter of the script that {} is written in", shown(text), language.id);
    let hint = "translate it; if it was typed for an old font (Kruti Dev, Bijoy, TAB), convert it to Unicode";
    let mut fault = Fault::new(Code::WrongScript, 0..text.len(), message, hint);
    fault.severity = (!long).then_some(Severity::Warning);
    Some(fault)
}

const OLD_FONT: &str =
    "convert the text to Unicode: only in its own font (Kruti Dev, Bijoy, TAB …) do these keys look like letters";

/// `¡¢£ ª«¬ ®¯`: the upper half of a font for Tamil or Amharic.
fn for_a_symbol_font(text: &str, language: Language<'_>) -> bool {
    let signs = text.chars().filter(|c| matches!(c, '\u{A1}'..='\u{BF}')).count();
    !matches!(language.script, "Latn" | "") && signs >= 4
}

fn shown(text: &str) -> String {
    let plain: String =
        text.chars().filter(|c| *c != TAG).map(|c| if c == VALUE || c == '\n' { '…' } else { c }).collect();
    let short: String = plain.trim().chars().take(60).collect();
    if short.len() < plain.trim().len() { short + "…" } else { short }
}

/// `National Human Trafficking Hotline`: each word has a capital, and no sentence ends there.
fn is_name(words: &[&str], text: &str) -> bool {
    const SMALL: [&str; 17] =
        ["of", "the", "and", "for", "in", "on", "de", "del", "la", "le", "du", "des", "do", "da", "y", "von", "van"];
    let capital = |w: &&&str| w.chars().find(|c| is_letter(*c)).is_some_and(char::is_uppercase);
    let loud = |w: &&&str| w.chars().filter(|c| is_letter(*c)).all(char::is_uppercase);
    let big = words.iter().filter(capital).count();
    let small = words.iter().filter(|w| SMALL.contains(w)).count();
    let ends = text.trim_end().ends_with(['?', '!', '.', '…']);
    big + small == words.len()
        && big > 0
        && words.len() <= NAME
        && !ends
        && (words.len() <= 2 || words.iter().filter(loud).count() * 2 <= words.len())
}

/// `D;k vkidk ikliksVZ fdlh us j[kk gS\`: signs inside the words, as no language has them.
fn for_a_font(words: &[&str], language: Language<'_>) -> bool {
    if matches!(language.script, "Latn" | "Cyrl" | "Grek" | "") {
        return false;
    }
    let odd = |c: char| {
        ";[]{}\\|~`^+=<>".contains(c) || matches!(c, '\u{A1}'..='\u{FF}' | '\u{192}' | '\u{2020}'..='\u{2021}')
    };
    let inside = |w: &&&str| {
        let chars: Vec<char> = w.chars().collect();
        chars
            .windows(2)
            .any(|two| odd(two[1]) && two[0].is_ascii_alphabetic() || odd(two[0]) && two[1].is_ascii_alphabetic())
            && !w.contains("://")
    };
    let count = words.iter().filter(inside).count();
    count >= 2 && count * 4 >= words.len()
}

/// Letters that look alike in Latin, Cyrillic and Greek.
const ALIKE: &str = "aceopxyijsABCEHIKMOPTXYSJZNvuasсеорхуіјѕаАВСЕНІКМОРТХУЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυ";

/// A word that has letters of two alphabets, the fewer of which look like the others.
pub fn mixed(text: &str, language: Language<'_>) -> Option<Fault> {
    let mut start = 0;
    for part in text.split_inclusive(|c: char| !is_letter(c)) {
        let word = part.trim_end_matches(|c: char| !is_letter(c));
        let range = start..start + word.len();
        start += part.len();
        let of = |wanted: Script| word.chars().filter(|c| script(*c) == wanted).collect::<Vec<char>>();
        let mut sets: Vec<Vec<char>> =
            [Script::Latin, Script::Cyrillic, Script::Greek].map(of).into_iter().filter(|s| !s.is_empty()).collect();
        sets.sort_by_key(Vec::len);
        let alike = |set: &[char]| set.iter().all(|c| ALIKE.contains(*c));
        // A letter inside a word of another alphabet, whatever it looks like; `PDFфайл` changes once.
        let changes = word.chars().zip(word.chars().skip(1)).filter(|(a, b)| script(*a) != script(*b)).count();
        let strange = match sets.as_slice() {
            [_, _, ..] if changes > 1 => true,
            [few, many] if few.len() == many.len() => alike(few) || alike(many),
            [few, ..] if sets.len() > 1 => alike(few),
            // A whole word of look-alikes in a Latin text.
            [only] => {
                let latin = language.script == "Latn" && text.chars().any(|c| script(c) == Script::Latin);
                latin && only.iter().all(|c| script(*c) != Script::Latin && ALIKE.contains(*c))
            }
            _ => false,
        };
        if strange {
            let letters: Vec<String> =
                sets.first().into_iter().flatten().take(4).map(|c| format!("{c} U+{:04X}", u32::from(*c))).collect();
            let message =
                format!("`{word}` has letters of another alphabet that only look right: {}", letters.join(", "));
            let hint = "type the word anew: a search, a screen reader and a phone take it for another word";
            return Some(Fault::new(Code::MixedScript, range, message, hint));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;
    use super::super::{Language, find};
    use crate::diag::Severity;

    #[test]
    fn sentences_of_another_script() {
        for (id, bad) in [
            ("ar", "Is someone controlling your life or your work?"),
            ("ar", "Call now for help"),
            ("es", "Вы не одни и вам помогут сегодня"),
            ("en", "您有权拒绝任何人的要求"),
            ("zh-Hans", "You do not have to give your name."),
            ("am", "Scan for help"),
            ("hi", "vki vdsys ugha gSa"),
            ("ru", "Vy imeete pravo na pomoshch v lyuboe vremya"),
        ] {
            assert_eq!(codes(id, bad), ["wrong-script"], "{id}: {bad}");
        }
        for (id, good) in [
            ("ar", "SMS"),
            ("ar", "OK"),
            ("ar", "WhatsApp / Signal"),
            ("ar", "National Human Trafficking Hotline"),
            ("ar", "\u{FFFC} – \u{FFFC}"),
            ("ar", "24/7"),
            ("ar", "Polaris Project"),
            ("ru", "Dr. Maria Lopez"),
            ("hi", "humantraffickinghotline"),
            ("en", "Español · Français · Tiếng Việt"),
            ("en", "العربية"),
            ("ja", "ヘルプ"),
            ("ja", "無料相談窓口"),
            ("ko", "SMS 문자"),
            ("zh-Hant", "免費"),
            ("ar", "اتصل Call now for help and more words"),
            ("th", "Center for the Pacific Asian Family"),
        ] {
            assert!(codes(id, good).is_empty(), "{id}: {good}: {:?}", codes(id, good));
        }
    }

    #[test]
    fn what_is_shown_of_a_text() {
        assert_eq!(super::shown("short"), "short");
        assert_eq!(super::shown(&"a".repeat(60)), "a".repeat(60));
        assert_eq!(super::shown(&"ж".repeat(61)), "ж".repeat(60) + "…");
    }

    #[test]
    fn short_ones_are_warnings() {
        let severity = |text| find(text, Language { id: "ar", script: "Arab" })[0].severity;
        assert_eq!(severity("Scan for help"), Some(Severity::Warning));
        assert_eq!(severity("Is someone controlling your life or your work?"), None);
    }

    #[test]
    fn legacy_fonts() {
        assert_eq!(
            codes("hi", "D;k vkidk ikliksVZ fdlh us j[kk gS\\ enn fu%'kqYd gS A vki v[ksys ugÈ"),
            ["legacy-encoding"]
        );
        assert_eq!(codes("bn", "Avcwb GKv bb | †KD wK Avcbvi KvR wbqš¿Y K‡i"), ["legacy-encoding"]);
    }

    #[test]
    fn letters_that_look_alike() {
        // Cyrillic а, о, р; Latin a, o, c; Greek Ο.
        for (id, bad) in [
            ("en", "C\u{430}ll now"),
            ("en", "h\u{435}l\u{440}"),
            ("ru", "пoмощь"),
            ("en", "\u{430} friend"),
            ("en", "HELP W\u{39F}RKS"),
            ("en", "n\u{3B5}ver"),
        ] {
            assert_eq!(codes(id, bad), ["mixed-script"], "{bad}");
        }
        for (id, good) in [
            ("ru", "PDFфайл"),
            ("ru", "sms-сообщение, WhatsApp, OK, A4, TOP"),
            ("el", "5 µm, Ωμέγα"),
            ("en", "Москва is the Russian name"),
            ("en", "COVID-19"),
            ("uk", "імʼя"),
        ] {
            assert!(codes(id, good).is_empty(), "{id}: {good}: {:?}", codes(id, good));
        }
    }
}
