//! Text of one encoding of single bytes that was read as another: KOI8 as Windows-1251, Macintosh as Windows-1252, any
//! alphabet or Chinese as Latin letters with accents.
//!
//! Both are valid text, so what tells them apart is how the language is written: which letters it has, and how often.

use std::ops::Range;

use encoding_rs::{Encoding, IBM866, ISO_8859_5, KOI8_R, MACINTOSH, WINDOWS_1251, WINDOWS_1252, X_MAC_CYRILLIC};

use super::chars::{is_letter, script};
use super::{Fault, Language};
use icu_properties::props::Script;

const HINT: &str = "save the source as UTF-8 and paste it again; a program has read it in another encoding";

pub fn find(text: &str, language: Language<'_>) -> Option<Fault> {
    if text.is_ascii() {
        return None;
    }
    let (range, meant) = accents_in_a_row(text)
        .map(|range| (range, None))
        .or_else(|| words_of_accents(text, language).map(|range| (range, None)))
        .or_else(|| low_quotes(text).map(|range| (range, None)))
        .or_else(|| if language.script == "Cyrl" { cyrillic(text) } else { None })
        .or_else(|| if language.script == "Latn" { latin(text, language) } else { None })?;
    let meant = meant.map(|meant| format!(": `{meant}` was meant")).unwrap_or_default();
    let message = format!("`{}` is text that was read in the wrong encoding{meant}", &text[range.clone()]);
    Some(Fault::new(Code::Mojibake, range, message, HINT))
}

/// `Ïîìîùü`, `ÄúÓÐÈ¨Àû`, `ÇáãÓÇÚÏÉ`: five of the upper half of Latin-1 in a row, which no language writes.
fn accents_in_a_row(text: &str) -> Option<Range<usize>> {
    let mut start = None;
    let (mut count, mut letters) = (0, 0);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if matches!(c, '\u{A1}'..='\u{FF}') {
            start.get_or_insert(at);
            count += 1;
            letters += usize::from(c.is_alphabetic());
        } else {
            if let Some(start) = start.filter(|_| count >= 5 && letters >= 4) {
                // An alphabet's accents in a row: ÁÉÍÓÚ.
                let listed = text[start..at].to_lowercase().chars().all(|c| "áéíóúüñ".contains(c));
                if !listed {
                    return Some(start..at);
                }
            }
            (start, count, letters) = (None, 0, 0);
        }
    }
    None
}

/// `ÇÊÕá ÈäÇ`: where another alphabet belongs, two words of nothing but accented Latin letters.
fn words_of_accents(text: &str, language: Language<'_>) -> Option<Range<usize>> {
    if language.script.is_empty() || language.script == "Latn" {
        return None;
    }
    let accents = |word: &&str| word.chars().count() >= 3 && word.chars().all(|c| matches!(c, '\u{A1}'..='\u{FF}'));
    let letters = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let mut words = text.split(|c: char| !matches!(c, '\u{A1}'..='\u{FF}') && !c.is_alphanumeric());
    let first = words.by_ref().filter(accents).find(letters)?;
    words.filter(accents).find(letters)?;
    let at = text.find(first)?;
    Some(at..at + first.len())
}

/// `‚ ‚È‚½`: Shift_JIS as Windows-1252 has a low quote or a florin before every other letter.
fn low_quotes(text: &str) -> Option<Range<usize>> {
    let odd: Vec<usize> = text.match_indices(['‚', 'ƒ']).map(|(at, _)| at).collect();
    let first = *odd.first()?;
    let near = odd.windows(3).any(|three| three[2] - three[0] <= 24);
    let end = odd.get(2).map(|at| at + '‚'.len_utf8())?;
    near.then_some(first..end)
}

/// How often the letters of Russian are, by the thousand, from а to я without ё (Russian National Corpus, as in S. Sharov's
/// frequency list of 2001). Other languages of the alphabet are near enough to tell writing from noise.
const OFTEN: [f32; 32] = [
    80.0, 16.0, 45.0, 17.0, 30.0, 85.0, 9.0, 16.0, 74.0, 12.0, 35.0, 44.0, 32.0, 67.0, 110.0, 28.0, 47.0, 55.0, 63.0,
    26.0, 3.0, 10.0, 5.0, 14.0, 7.0, 4.0, 0.4, 19.0, 17.0, 3.0, 6.0, 20.0,
];

/// How likely a text is in Russian, by letter; capitals inside a word of small letters are unlikely.
fn likelihood(text: &str) -> f32 {
    let (mut sum, mut letters) = (0.0_f32, 0.0_f32);
    let mut before = ' ';
    for c in text.chars() {
        if !c.is_ascii() && c.is_alphabetic() {
            let small = c.to_lowercase().next().unwrap_or(c);
            let at = u32::from(small).checked_sub(u32::from('а')).and_then(|at| usize::try_from(at).ok());
            let often = at.and_then(|at| OFTEN.get(at).copied());
            // Letters of the other languages of the alphabet.
            let known = often.or_else(|| matches!(small, '\u{450}'..='\u{52F}').then_some(6.0)).unwrap_or(0.3);
            sum += known.ln() - if before.is_lowercase() && c.is_uppercase() { 3.0 } else { 0.0 };
            letters += 1.0;
        } else if !c.is_ascii() && !"«»—–…“”„’№°€₽ \u{A0}\u{FFFC}".contains(c) && !super::chars::is_mark(c)
        {
            sum += 0.1_f32.ln();
            letters += 1.0;
        }
        before = c;
    }
    if letters > 0.0 { sum / letters } else { 0.0 }
}

/// A text that is far more likely Russian when it is read in another encoding.
fn cyrillic(text: &str) -> Option<(Range<usize>, Option<String>)> {
    const LETTERS: usize = 6;
    let letters = text.chars().filter(|c| !c.is_ascii() && is_letter(*c)).count();
    if letters < LETTERS {
        return None;
    }
    // Honest sentences of five languages gain 0.13 at most, misread ones 0.3 to 5; few letters prove less.
    let better = 0.25 + 2.5 / letters as f32;
    let now = likelihood(text);
    let plain: String = text.chars().map(|c| if matches!(c, '\u{FFFC}' | '\u{1A}') { ' ' } else { c }).collect();
    let shown: [&'static Encoding; 6] = [WINDOWS_1251, KOI8_R, IBM866, X_MAC_CYRILLIC, WINDOWS_1252, MACINTOSH];
    let meant: [&'static Encoding; 5] = [WINDOWS_1251, KOI8_R, IBM866, X_MAC_CYRILLIC, ISO_8859_5];
    for from in shown {
        let (bytes, _, lost) = from.encode(&plain);
        if lost {
            continue;
        }
        for to in meant.into_iter().filter(|to| *to != from) {
            let Some(read) = to.decode_without_bom_handling_and_without_replacement(&bytes) else { continue };
            if likelihood(&read) > now + better {
                let shown: String = read.trim().chars().take(40).collect();
                let start = text.len() - text.trim_start().len();
                return Some((start..text.trim_end().len(), Some(shown)));
            }
        }
    }
    None
}

/// The letters beyond ASCII that languages are written with.
fn alphabet(language: Language<'_>) -> Option<&'static str> {
    Some(match language.primary() {
        "es" => "áéíóúüñ",
        "fr" => "àâæçéèêëîïôœùûüÿ",
        "pt" => "ãõáéíóúâêôàçü",
        "ht" => "èòàé",
        "it" => "àèéìíîòóùú",
        "de" => "äöüß",
        _ => return None,
    })
}

/// `informaciÛn`, `mŽdico`: Windows-1252 and Macintosh, each read as the other. What stands there is in no word of the
/// language, and what was meant is; or a capital with an accent stands between small letters.
fn latin(text: &str, language: Language<'_>) -> Option<(Range<usize>, Option<String>)> {
    const SIGNS: &str = "·‡†ˆ‰‹Œ˜Ÿ¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶¸¹º»¼½¾¿√≈∆∂∑∏π∫Ω◊˙˚—–";
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let inside = |at: usize| {
        let small = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|(_, c)| c.is_lowercase());
        small(at.checked_sub(1)) && small(Some(at + 1))
    };
    // The apostrophe of the Macintosh: LÕaide.
    let apostrophe = |at: usize| {
        let letter = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|(_, c)| c.is_alphabetic());
        let small = chars.get(at + 1).is_some_and(|(_, c)| c.is_lowercase());
        chars[at].1 == 'Õ'
            && letter(at.checked_sub(1))
            && small
            && ["en", "fr", "it", "ht", "es"].contains(&language.primary())
    };
    // Irish writes hÉireann.
    let capital = (0..chars.len()).find(|at| {
        let c = chars[*at].1;
        !c.is_ascii() && c.is_uppercase() && script(c) == Script::Latin && inside(*at) && language.primary() != "ga"
            || apostrophe(*at)
            || apostrophe(*at)
    });
    if let Some(at) = capital {
        let end = chars.get(at + 1).map_or(text.len(), |(end, _)| *end);
        return Some((chars[at].0..end, None));
    }
    let own = alphabet(language)?;
    let is_own = |c: char| c.to_lowercase().all(|c| own.contains(c));
    let beside = |at: usize| {
        let letter = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|(_, c)| c.is_lowercase());
        letter(at.checked_sub(1)) || letter(Some(at + 1))
    };
    let foreign = |at: usize| {
        let c = chars[at].1;
        !c.is_ascii() && !is_own(c) && (script(c) == Script::Latin && beside(at) || SIGNS.contains(c) && inside(at))
    };
    let odd: Vec<usize> = (0..chars.len()).filter(|at| foreign(*at)).collect();
    let first = *odd.first()?;
    let strong = odd.iter().any(|at| !"—–".contains(chars[*at].1));
    for (from, to) in [(MACINTOSH, WINDOWS_1252), (WINDOWS_1252, MACINTOSH)] {
        let meant = |at: &usize| {
            let mut one = [0; 4];
            let (bytes, _, lost) = from.encode(chars[*at].1.encode_utf8(&mut one));
            let read = to.decode_without_bom_handling(&bytes).0.chars().next();
            read.filter(|c| !lost && is_own(*c))
        };
        let read: Option<Vec<char>> = odd.iter().map(meant).collect();
        if let Some(read) = read.filter(|read| read.len() >= 2 && strong) {
            let end = chars.get(first + 1).map_or(text.len(), |(end, _)| *end);
            return Some((chars[first].0..end, read.first().map(char::to_string)));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;
    use super::*;

    #[test]
    fn single_bytes() {
        for (id, bad) in [
            ("ru", "оНЛНЫЭ АЕЯОКЮРМН Х РЮИМН"),
            ("ru", "бШ МЕ НДМХ"),
            ("ru", "Ïîìîùü âñåãäà ðÿäîì"),
            ("zh-Hans", "ÄúÓÐÈ¨Àû"),
            ("ar", "ÇáãÓÇÚÏÉ"),
            ("ar", "ÇÊÕá ÈäÇ"),
            ("es", "La informaciÛn es gratis"),
            ("es", "EstŽ tranquilo, la informaci—n es gratis, m‡s ayuda"),
            ("fr", "AprËs, l'aide est gratuite"),
            ("ja", "‚ ‚È‚½‚Í"),
            ("en", "YouÕre safe"),
            ("fr", "LÕaide est gratuite"),
        ] {
            assert!(codes(id, bad).contains(&"mojibake"), "{id}: {bad}: {:?}", codes(id, bad));
        }
        for (id, good) in [
            ("ru", "ПОМОЩЬ ВСЕГДА РЯДОМ"),
            ("ru", "Вы не одни"),
            ("uk", "Ви не самі, її підтримка є"),
            ("mn", "Та ганцаараа биш, өөр үү"),
            ("fr", "Noël, où, déçu, ça, aîné, œuvre — Île"),
            ("es", "Müller, pingüino, São Paulo y Coração"),
            ("ca", "paral·lel"),
            ("ga", "Muintir na hÉireann"),
            ("ar", "مطعم «Été» في باريس"),
            ("en", "free—at any time"),
            ("es", "gratis—siempre—y sin papeles"),
            ("pt", "AÇÃO ÀS ÓRFÃS"),
            ("is", "Það er hjálp, þú ert ekki ein"),
        ] {
            assert!(!codes(id, good).contains(&"mojibake"), "{id}: {good}");
        }
    }

    /// What a wrong reading makes of each sentence of the corpus is found in nearly all of them.
    #[test]
    fn a_corpus_that_was_read_wrongly() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
        for (id, written, read) in [
            ("ru", KOI8_R, WINDOWS_1251),
            ("ru", WINDOWS_1251, KOI8_R),
            ("ru", WINDOWS_1251, WINDOWS_1252),
            ("ru", IBM866, WINDOWS_1251),
            ("ru", WINDOWS_1251, MACINTOSH),
            ("bg", WINDOWS_1251, KOI8_R),
        ] {
            let text = std::fs::read_to_string(folder.join(format!("{id}.txt"))).unwrap();
            let (mut found, mut all) = (0, 0);
            for line in text.lines().filter(|l| l.chars().filter(|c| !c.is_ascii()).count() > 8) {
                let (bytes, _, _) = written.encode(line);
                let (bad, _, _) = read.decode(&bytes);
                if bad.chars().any(|c| c.is_control() || c == '\u{FFFD}') {
                    continue;
                }
                all += 1;
                found += usize::from(codes(id, &bad).contains(&"mojibake"));
            }
            assert!(
                all == 0 || found * 100 >= all * 90,
                "{id} {} as {}: {found} of {all}",
                written.name(),
                read.name()
            );
        }
    }
}
