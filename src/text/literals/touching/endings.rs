//! What may follow a number without being read on as part of it, and what is: endings, extensions, letters like digits.
//!
//! Letters only; where they stand is `touching`'s matter.

use super::super::{call_words, spoken, words};

/// Endings that Turkish and its kin write behind an apostrophe.
const APOSTROPHE: &str = "i ı u ü yi yı yu yü e a ye ya den dan ten tan de da te ta in ın un ün nin nın nun nün ni nı nu nü ne na le la \
    yle yla ye s si sı su sü ga ge ka ke ni ning dan и ы у ю ға ге қа ке дан ден тан тен ні ны ди ді ти го й";
/// Behind a hyphen: Hungarian, Polish, Russian, Estonian, Uzbek, Kazakh, Albanian, Romanian, Basque.
const HYPHEN: &str = "t at et ot öt ra re ba be ban ben hoz hez höz n on en ön nak nek val vel as es os ös ról ről tól től ből ból ig ért \
    né go ego mu em gu й го му ю е м ой ую ый х ти га да ga da ni dan ning ka ka ға ге қа ке да де ден дан тен тан ні ны ды ді не на \
    ta te le st sse s ës ën it ul ului ra ri an ean ին ից ով ը ի";

/// Whether the letters are an ending behind this sign; other scripts than those of the lists are not asked.
pub fn is_ending(sign: char, letters: &str) -> bool {
    let lower = letters.to_lowercase();
    let known = |list: &str| words::has(list, &lower);
    match sign {
        _ if is_digit_word(letters) || is_like_digits(letters) => false,
        _ if !letters.chars().all(is_alphabetical) => true,
        '\'' | '’' | '‘' | 'ʼ' | '′' | '׳' | '‛' => known(APOSTROPHE),
        ':' => true,
        _ => known(HYPHEN),
    }
}

/// Latin, Greek, Cyrillic, Armenian.
fn is_alphabetical(c: char) -> bool {
    matches!(u32::from(c), 0x41..=0x58F | 0x1E00..=0x1FFF)
}

pub fn is_digit_word(word: &str) -> bool {
    spoken::is_digit_word(word)
}

/// `OO`, `ll`, `II`; not `Il`, which is a word.
pub fn is_like_digits(word: &str) -> bool {
    const ROUND: &str = "OoΟοОоՕօ";
    const UPRIGHT: &str = "lI|ΙІӀӏ";
    let all = |set: &str| word.chars().all(|c| set.contains(c));
    !word.is_empty() && (all(ROUND) && word.chars().count() > 1 || all(UPRIGHT) && word != "Il" && word != "I")
}

/// A single letter that looks like a digit, where nothing follows that would make it a word (`911 o 112`).
pub fn is_last_like_digit(word: &str) -> bool {
    ["O", "o", "I", "О", "о"].contains(&word)
}

/// The digit that a number of a country begins with; in Vietnamese and Thai the word has other meanings.
pub fn is_zero(word: &str) -> bool {
    words::has("zero cero zéro zewo ноль صفر शून्य শূন্য ዜሮ null", &word.to_lowercase())
}

const EXTENSIONS: &str = "ext exten extension extensión extn x ex xt anexo interno int ramal poste extensão доб добавочный добав внутренний вн вн. \
    máy lẻ nhánh داخلی داخلي تحويلة تحويله الداخلي ایکسٹینشن एक्सटेंशन एक्सटेन्शन এক্সটেনশন durchwahl dw connexion ቅጥያ";
const EXTENSIONS_JOINED: [&str; 8] = ["分机", "分機", "转", "轉", "内线", "內線", "ต่อ", "内線"];

/// Whether digits behind the word are dialled behind the number: `ext. 5`, `x55`, `转5`.
pub fn is_extension(word: &str) -> bool {
    let folded = call_words::fold(word);
    let joined = || EXTENSIONS_JOINED.iter().any(|known| word.ends_with(known) && word.chars().count() <= 4);
    EXTENSIONS.split_whitespace().any(|known| call_words::fold(known) == folded) || joined()
}
