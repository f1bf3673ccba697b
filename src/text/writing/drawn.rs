//! Letters that are pictures of letters: of mathematics, in circles, turned over, struck out, under heaps of marks.

use super::chars::is_letter;
use super::{Fault, Language};

const HINT: &str = "type plain letters; bold is <strong>…</strong>, and what is struck out is left out";

pub fn find(text: &str, language: Language<'_>) -> Option<Fault> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let found = row(&chars, language).or_else(|| struck(&chars)).or_else(|| heap(&chars)).or_else(|| turned(&chars));
    let (at, c) = found?;
    let message = format!("letters are drawn with signs that are no letters (U+{:04X})", u32::from(c));
    Some(Fault::new(Code::PresentationForms, at..at + c.len_utf8(), message, HINT))
}

/// Two signs in a row that only look like letters; one in a circle is a sign (Ⓜ, Ⓟ), one raised a note.
fn row(chars: &[(usize, char)], language: Language<'_>) -> Option<(usize, char)> {
    let picture = |c: char| matches!(c, '\u{1D400}'..='\u{1D7CB}' | '\u{24B6}'..='\u{24E9}' | '\u{249C}'..='\u{24B5}' | '\u{1F110}'..='\u{1F189}' | '\u{1D00}'..='\u{1D2B}');
    let raised = |c: char| matches!(c, '\u{1D2C}'..='\u{1D6A}' | '\u{2B0}'..='\u{2B8}' | '\u{2E0}'..='\u{2E4}' | '\u{2090}'..='\u{209C}' | 'ⁿ' | 'ⁱ');
    // Chinese and Japanese set Latin letters as wide as their own.
    let own = matches!(language.script, "Jpan" | "Hans" | "Hant" | "Hani" | "Kore" | "Hira" | "Kana" | "");
    let wide = |c: char| !own && matches!(c, '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}');
    let all = |row: &&[(usize, char)], of: &dyn Fn(char) -> bool| row.iter().all(|(_, c)| of(*c));
    let two = chars.windows(2).find(|row| all(row, &picture) || all(row, &wide));
    two.or_else(|| chars.windows(3).find(|row| all(row, &raised))).map(|row| row[0])
}

fn struck(chars: &[(usize, char)]) -> Option<(usize, char)> {
    let stroke = |c: char| matches!(c, '\u{334}'..='\u{338}' | '\u{20D2}' | '\u{20D3}' | '\u{20E5}'..='\u{20EB}');
    chars.iter().find(|(_, c)| stroke(*c)).copied()
}

/// Marks that are drawn on letters of the Latin, Greek and Cyrillic alphabets.
fn is_drawn(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}')
        && c != '\u{20E3}'
}

/// Marks that orthographies use: Vietnamese, Yoruba, Navajo, the languages of Europe.
fn is_written(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{304}' | '\u{306}'..='\u{30C}' | '\u{30F}' | '\u{311}' | '\u{313}' | '\u{314}' | '\u{31B}' | '\u{323}'..='\u{329}'
        | '\u{32D}' | '\u{32E}' | '\u{330}' | '\u{331}' | '\u{342}' | '\u{345}')
}

/// Three marks on one letter, or three of which no alphabet writes any.
fn heap(chars: &[(usize, char)]) -> Option<(usize, char)> {
    // Thai and Lao set a vowel and a tone on a letter, never a tone twice.
    let tone = |c: char| matches!(c, '\u{E48}'..='\u{E4B}' | '\u{EC8}'..='\u{ECB}');
    let above = |c: char| {
        tone(c)
            || matches!(c, '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}' | '\u{E4C}'..='\u{E4E}' | '\u{EB1}' | '\u{EB4}'..='\u{EBC}' | '\u{ECC}'..='\u{ECD}')
    };
    let twice = chars.windows(2).find(|row| row.iter().all(|(_, c)| tone(*c)));
    if let Some(row) = twice {
        return Some(row[0]);
    }
    let three =
        chars.windows(3).find(|row| row.iter().all(|(_, c)| is_drawn(*c)) || row.iter().all(|(_, c)| above(*c)));
    let strange: Vec<&(usize, char)> = chars.iter().filter(|(_, c)| is_drawn(*c) && !is_written(*c)).collect();
    three.map(|row| row[0]).or_else(|| (strange.len() >= 3).then(|| *strange[0]))
}

/// `dlǝɥ ɟo pɐǝʇsuᴉ`: two letters of the phonetic alphabet that stand on their head, or mirrored ones.
fn turned(chars: &[(usize, char)]) -> Option<(usize, char)> {
    let over = |c: char| "ɐɟƃɥᴉɾʞɯɹʇʍʎ⅄∀ʌꞁꓤꓶ⅃ꟻꟼᙠↃᎮꓭꓱ⇂⊥∩".contains(c);
    // Letters of Kanuri and of Akan as well.
    let also = chars.iter().any(|(_, c)| "ǝɔ".contains(*c));
    let mut kinds: Vec<char> = chars.iter().map(|(_, c)| *c).filter(|c| over(*c)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let words = chars.iter().filter(|(_, c)| is_letter(*c)).count();
    let first = chars.iter().find(|(_, c)| over(*c)).copied();
    (kinds.len() + usize::from(also) >= 2 && words >= 2).then_some(first).flatten()
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn pictures_of_letters() {
        for bad in [
            "\u{1D408}\u{1D42D} is so",
            "ⓗⓔⓛⓟ",
            "ʜᴇʟᴘ ᴀɴᴅ ᴄᴀʟʟ",
            "n\u{336}o\u{336}t",
            "e\u{300}\u{301}\u{302}\u{303}",
            "c\u{315}\u{33E}a\u{31A}\u{35D}ll us",
            "c\u{332}a\u{332}l\u{332}l\u{332}",
            "ʍou llɐɔ",
            "ＣＡＬＬ us",
            "𝓬𝓪𝓵𝓵 us",
            "ᶜᵃˡˡ us",
            "🅷🅴🅻🅿",
            "⒞⒜⒧⒧",
        ] {
            assert_eq!(codes("en", bad), ["presentation-forms"], "{bad}");
        }
        for bad in ["ชวยเหลือ้้้้", "ช่่วย"] {
            assert_eq!(codes("th", bad), ["presentation-forms"], "{bad}");
        }
        for (id, good) in [
            ("en", "Metro Ⓜ, parking Ⓟ"),
            ("en", "e\u{323}\u{302}"),
            ("yo", "Ọ̀yọ́, ẹ̀tọ́"),
            ("en", "№ 5, ① ②"),
            ("vi", "Ba\u{323}n co\u{301} quye\u{302}\u{300}n đươ\u{323}c giu\u{301}p"),
            ("he", "שָׁלוֹם לָכֶם"),
            ("ar", "لَكُمُ الْحَقُّ فِي المُسَاعَدَةِ"),
            ("bo", "བོད་སྐད་ཀྱི་རོགས་རམ།"),
            ("th", "ที่นี่มีผู้ช่วยเหลือ"),
            ("ja", "ＳＭＳで相談できます"),
            ("zh-Hans", "请发ＳＭＳ求助"),
            ("ak", "Yɛbɛboa wo, ɔkwan wɔ hɔ"),
            ("az", "Kömək üçün zəng edin"),
            ("tr", "Yardım ılık"),
            ("en", "1\u{FE0F}\u{20E3} Call"),
        ] {
            assert!(codes(id, good).is_empty(), "{id}: {good}: {:?}", codes(id, good));
        }
    }
}
