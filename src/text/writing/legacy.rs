//! Texts that were typed for a font and not in Unicode: they look right in that font alone.
//!
//! Each heuristic rests on what the language never has in Unicode. What is typed as plain Latin letters (Kruti Dev,
//! Bijoy, TAB, Power Geez, Limon) is found by `scripts`: it has no letter of its script. One word of it may be a name: there
//! the capitals tell.

use std::ops::Range;

use super::{Fault, Language};

pub fn find(text: &str, language: Language<'_>) -> Option<Fault> {
    match language.primary() {
        "my" => zawgyi(text),
        "vi" => vietnamese(text).or_else(|| syllable(text)),
        "km" => limon(text),
        _ => None,
    }
}

/// Burmese in Zawgyi: the same block in another order.
///
/// In Unicode's order (UTN #11; Unicode 16, 16.3) U+1031 follows its consonant, U+1039 stands between two consonants, a
/// medial never follows U+1031, no vowel above follows U+103A, and Burmese has none of the letters from U+1060 on, which
/// are for Karen, Shan and Mon.
fn zawgyi(text: &str) -> Option<Fault> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let next = |at: usize| chars.get(at + 1).map(|(_, c)| *c);
    let consonant = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{1000}'..='\u{1021}' | '\u{103F}'));
    let base = |c: char| matches!(c, '\u{1000}'..='\u{102A}' | '\u{103B}'..='\u{103F}' | '\u{25CC}');
    // Letters below which no other stands: NGA has its U+103A (kinzi), NYA is written with U+1009 there.
    let bears_none = |at: usize| {
        let above = at.checked_sub(1).map(|b| chars[b].1);
        above.is_some_and(|c| matches!(c, '\u{1004}' | '\u{100A}' | '\u{101A}' | '\u{101B}' | '\u{101D}'))
            && above != next(at)
    };
    let found = chars.iter().enumerate().find(|(at, (_, c))| match c {
        '\u{1039}' => !consonant(next(*at)) || bears_none(*at),
        '\u{1031}' => {
            let before = at.checked_sub(1).map(|b| chars[b].1);
            matches!(next(*at), Some('\u{103B}'..='\u{103E}')) || consonant(next(*at)) && !before.is_some_and(base)
        }
        // Typed before its consonant, as it looks.
        '\u{103B}' => at.checked_sub(1).is_none_or(|b| chars[b].1.is_whitespace()),
        '\u{103A}' => matches!(next(*at), Some('\u{102D}' | '\u{102E}')),
        '\u{1033}' | '\u{1034}' | '\u{1060}'..='\u{1097}' => true,
        _ => false,
    });
    let (_, (at, c)) = found?;
    let message =
        format!("Burmese is written in Zawgyi and not in Unicode (U+{:04X} stands where it never does)", u32::from(*c));
    let hint = "convert the text to Unicode, for example with Google's myanmar-tools or the Rabbit converter, and have it read";
    Some(Fault::new(Code::LegacyEncoding, *at..*at + c.len_utf8(), message, hint))
}

/// Letters that no Vietnamese word has, and which VNI and TCVN3 put in the place of others.
fn is_foreign(c: char) -> bool {
    "ïöäåüûøñëÿîæœßðþ".contains(c.to_lowercase().next().unwrap_or(c)) || "µ¸¶·¹¨¾¼½©®ª¬¦§\u{AD}".contains(c)
}

/// Vietnamese for a font of VNI (`Baïn coù quyeàn`) or TCVN3 (`B¹n cã quyÒn`): letters of other languages in many words.
fn vietnamese(text: &str) -> Option<Fault> {
    let mut words = 0;
    let mut foreign: Vec<Range<usize>> = Vec::new();
    let mut proofs = 0;
    let mut start = 0;
    for part in text.split_inclusive(|c: char| c.is_whitespace() || ".,:;!?()“”\"/\u{FFFC}\u{1A}".contains(c)) {
        let word = part.trim_end_matches(|c: char| c.is_whitespace() || ".,:;!?()“”\"/\u{FFFC}\u{1A}".contains(c));
        let range = start..start + word.len();
        start += part.len();
        if !word.chars().any(char::is_alphabetic) {
            continue;
        }
        words += 1;
        // A second accent letter behind a vowel is VNI's: no Vietnamese word has it.
        let doubled = word.chars().zip(word.chars().skip(1)).any(|(a, b)| {
            "aeouAEOU".contains(a) && "áàãâäåéèêëúùûüóòõôöïøÁÀÃÂÄÅÉÈÊËÚÙÛÜÓÒÕÔÖÏØ".contains(b) && !honest_pair(a, b)
        });
        if word.chars().any(is_foreign) || doubled {
            foreign.push(range);
            // `Müller` is a name; a sign inside a word is none.
            proofs += usize::from(doubled || word.chars().any(|c| is_foreign(c) && !c.is_alphabetic()));
        }
    }
    let first = foreign.first().cloned()?;
    if foreign.len() < 2 || proofs < 1 && foreign.len() < 3 || foreign.len() * 4 < words {
        return None;
    }
    let last = foreign.get(2.min(foreign.len() - 1)).map_or(first.end, |r| r.end);
    let message =
        format!("`{}` is Vietnamese for an old font (VNI or TCVN3) and not in Unicode", &text[first.start..last]);
    let hint = "convert the text to Unicode, for example with UniKey, and have it read";
    Some(Fault::new(Code::LegacyEncoding, first, message, hint))
}

/// Consonants with which a Vietnamese syllable ends.
const FINALS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
/// Consonants with which one begins.
const INITIALS: [&str; 25] = [
    "", "b", "c", "ch", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "ph", "qu", "r", "s", "t",
    "th", "tr", "v", "x",
];

/// A short text with one word in an old font (`Goïi ngay`, `Gäi ngay`): a syllable of Vietnamese but for a letter that the
/// language has not, and no letter beside it that only Unicode has. `Bär`, `Noël` and `Zoë` are none.
fn syllable(text: &str) -> Option<Fault> {
    let words: Vec<(usize, &str)> =
        text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word)).collect();
    let modern =
        |c: char| matches!(c, '\u{1EA0}'..='\u{1EF9}' | 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | 'ĩ' | 'ũ');
    if words.len() > 3 || text.chars().any(modern) {
        return None;
    }
    let is_vowel = |c: char| "aeiouyàáâãèéêìíòóôõùúý".contains(c) || (is_foreign(c) && c.is_alphabetic());
    let is_old = |word: &str| {
        let small = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        let begin = small.find(is_vowel).unwrap_or(small.len());
        let rest = &small[begin..];
        let end = rest.find(|c: char| !is_vowel(c)).unwrap_or(rest.len());
        small.chars().any(is_foreign)
            && rest[..end].chars().count() > 1
            && INITIALS.contains(&&small[..begin])
            && FINALS.contains(&&rest[end..])
    };
    let (at, word) = words.into_iter().find(|(_, word)| is_old(word))?;
    let message = format!("`{word}` is Vietnamese for an old font (VNI or TCVN3) and not in Unicode");
    let hint = "convert the text to Unicode, for example with UniKey, and have it read";
    Some(Fault::new(Code::LegacyEncoding, at..at + word.len(), message, hint))
}

/// Khmer for a Limon font (`CYy`): no Khmer letter, and small letters behind two capitals, as no name or shortening has them.
fn limon(text: &str) -> Option<Fault> {
    if text.chars().any(|c| matches!(c, '\u{1780}'..='\u{17FF}')) {
        return None;
    }
    let is_old = |word: &&str| {
        let capitals = word.bytes().take_while(u8::is_ascii_uppercase).count();
        let rest = &word[capitals..];
        capitals > 1 && !matches!(rest, "" | "s" | "c") && rest.bytes().all(|b| b.is_ascii_lowercase())
    };
    let word = text.split(|c: char| !c.is_alphanumeric()).find(is_old)?;
    let at = word.as_ptr() as usize - text.as_ptr() as usize;
    let message = format!("`{word}` is Khmer for an old font (Limon) and not in Unicode");
    let hint = "convert the text to Unicode, for example with the Khmer Converter of KhmerOS, and have it read";
    Some(Fault::new(Code::LegacyEncoding, at..at + word.len(), message, hint))
}

/// Two vowels with the accent on the second that Vietnamese has: `oà`, `uê`, `uý`, `oé`, `ué`, `oá`, `uâ`, `oã`, `uô` …
fn honest_pair(a: char, b: char) -> bool {
    let b = b.to_lowercase().next().unwrap_or(b);
    match a.to_ascii_lowercase() {
        'o' => "áàãéèõóò".contains(b),
        'u' => "áàãâéèêóòôùú".contains(b),
        'e' => "óòéèê".contains(b),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn zawgyi_is_found() {
        for bad in [
            // "ေနေကာင္းလား", "ျမန္မာစာ", "ကိုယ့္ကို ကူညီပါ"
            "ေနေကာင္းလား",
            "ျမန္မာစာ",
            "ကၽြန္ေတာ္ ကူညီမယ္",
            "သင္ တစ္ေယာက္တည္း မဟုတ္ပါ",
            // Here a consonant stands below another, and none bears one.
            "ကယ္ပါ",
            "မည္သည္",
        ] {
            assert_eq!(codes("my", bad), ["legacy-encoding"], "{bad}");
        }
        for good in [
            "နေကောင်းလား",
            "မြန်မာစာ",
            "ကျွန်ုပ် ကူညီမယ်",
            "ယောက်ျား",
            "သင်္ဘောသား",
            "ဥက္ကဋ္ဌ",
            "တက္ကသိုလ်",
            "အင်္ဂါ",
            "ဗြဟ္မာ",
            "ပဉ္စမ",
            "ကယ်ပါ",
        ] {
            assert!(codes("my", good).is_empty(), "{good}");
        }
        // Shan has letters that Burmese has not.
        assert!(codes("shn", "မႂ်ႇသုင်").is_empty());
    }

    #[test]
    fn old_vietnamese_fonts_are_found() {
        for bad in ["Baïn coù quyeàn ñöôïc giuùp ñôõ", "B¹n cã quyÒn ®\u{AD}îc gióp ®ì", "Haõy goïi soá naøy"]
        {
            assert!(codes("vi", bad).contains(&"legacy-encoding"), "{bad}");
        }
        for good in [
            "Bạn có quyền được giúp đỡ",
            "Zoë, Łukasz và bà Ỷ Lan đều được nói tiếng mẹ đẻ",
            "Hoà bình, thuý, toà án, khoẻ, quý, huế, thuê, oẻ, loè",
            "Señor Müller",
            "HOÀ BÌNH VÀ TOÀ ÁN",
        ] {
            assert!(codes("vi", good).is_empty(), "{good}: {:?}", codes("vi", good));
        }
    }

    #[test]
    fn one_word_in_an_old_font_is_found() {
        for bad in ["Goïi ngay", "Gäi ngay", "Goïi", "Gäi ngay!"] {
            assert_eq!(codes("vi", bad), ["legacy-encoding"], "{bad}");
        }
        for good in [
            "Gọi ngay",
            "Zoë",
            "Noël",
            "Bär",
            "Müller",
            "Citroën",
            "Gọi Loïc",
            "Café",
            "São Paulo",
            "Gọi",
            "Huế",
            "hoà bình",
        ] {
            assert!(codes("vi", good).is_empty(), "{good}: {:?}", codes("vi", good));
        }
        assert!(codes("km", "CYy").contains(&"legacy-encoding"));
        for good in ["WhatsApp", "SMS", "PhD", "MSc", "NGOs", "iPhone", "ជួយ", "ជួយ ABc"] {
            assert!(!codes("km", good).contains(&"legacy-encoding"), "{good}");
        }
    }

    #[test]
    fn stacked_consonants_are_burmese() {
        for good in ["ဗုဒ္ဓ", "ပုဂ္ဂိုလ်", "သတ္တိ", "အပ္ပါယ်"] {
            assert!(codes("my", good).is_empty(), "{good}");
        }
        // Without a consonant below it.
        assert_eq!(codes("my", "ဗုဒ္"), ["legacy-encoding"]);
    }
}
