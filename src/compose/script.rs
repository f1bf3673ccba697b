//! What each script asks of a page: how far apart its lines stand, and where it may not break.
//!
//! Numbers are in em. Only facts about scripts live here, no layout.

/// From line to line where a style says so much for Latin, for the same colour of the page.
///
/// From the ink of adjacent lines, measured in 2026 over prose in the bundled faces (Latin 1.18 = 1.0), eased where a
/// script's extremes are rare: the composer widens any paragraph whose own ink needs more. Tall scripts have a least pitch,
/// and grow less with the style: their own ink keeps lines apart. Those two were chosen by eye, on headlines and on body type.
pub fn leading(of_style: f32, language: &str, script: &str, family: &str) -> f32 {
    match (language, script) {
        _ if family.contains("Nastaliq") => (of_style * 1.35).max(1.62),
        ("ps", _) => of_style * 1.4,
        (_, "Arab") => (of_style * 1.14).max(1.3),
        _ => of_style * factor(language, script),
    }
}

fn factor(language: &str, script: &str) -> f32 {
    match (language, script) {
        (_, "Khmr") => 1.3,
        (_, "Mymr") => 1.32,
        (_, "Beng" | "Laoo") => 1.2,
        (_, "Telu" | "Knda") => 1.14,
        (_, "Thai") => 1.14,
        (_, "Deva" | "Gujr" | "Guru" | "Taml" | "Mlym" | "Sinh") => 1.1,
        (_, "Hans" | "Hant" | "Jpan" | "Kore") => 1.12,
        (_, "Ethi") => 1.06,
        ("vi", _) => 1.06,
        _ => 1.0,
    }
}

/// How far the type of a script stands above the baseline when a line is set to an edge: the height of capitals in
/// Latin, the headline of Devanagari, the alef of Arabic.
pub fn cap_height(script: &str) -> f32 {
    match script {
        "Arab" => 0.72,
        "Hans" | "Hant" | "Jpan" | "Kore" => 0.82,
        _ => 0.714, // OS/2 sCapHeight of Noto Sans: 714
    }
}

/// A sign that belongs to the letter before it: no line may begin with it. Combining marks, and the spacing vowel
/// signs and finals that the dictionaries of ICU sometimes split off around unknown words.
pub fn is_dependent(c: char) -> bool {
    matches!(u32::from(c),
        0x0300..=0x036F | 0x0483..=0x0489 | 0x0591..=0x05BD | 0x05BF | 0x05C1..=0x05C2 | 0x05C4..=0x05C5
        | 0x0610..=0x061A | 0x064B..=0x065F | 0x0670 | 0x06D6..=0x06DC | 0x06DF..=0x06E4
        | 0x0900..=0x0903 | 0x093A..=0x093C | 0x093E..=0x094F | 0x0951..=0x0957 | 0x0962..=0x0963
        | 0x0981..=0x0983 | 0x09BC | 0x09BE..=0x09CD | 0x09D7 | 0x09E2..=0x09E3 | 0x09FE
        | 0x0A01..=0x0A03 | 0x0A3C..=0x0A51 | 0x0A70..=0x0A71 | 0x0A75
        | 0x0A81..=0x0A83 | 0x0ABC | 0x0ABE..=0x0ACD | 0x0AE2..=0x0AE3
        | 0x0B82 | 0x0BBE..=0x0BCD | 0x0BD7 | 0x0C00..=0x0C04 | 0x0C3C | 0x0C3E..=0x0C56 | 0x0C62..=0x0C63
        | 0x0C81..=0x0C83 | 0x0CBC | 0x0CBE..=0x0CD6 | 0x0CE2..=0x0CE3
        | 0x0D00..=0x0D03 | 0x0D3B..=0x0D3C | 0x0D3E..=0x0D4D | 0x0D57 | 0x0D62..=0x0D63
        | 0x0D81..=0x0D83 | 0x0DCA..=0x0DDF | 0x0DF2..=0x0DF3
        // Thai and Lao: vowels above, below and after, tone marks; repetition marks stay with their word.
        | 0x0E30..=0x0E3A | 0x0E45..=0x0E4E | 0x0EB0..=0x0EBC | 0x0EC6 | 0x0EC8..=0x0ECE
        // Burmese: every vowel sign, medial, asat, virama and tone.
        | 0x102B..=0x103E | 0x1056..=0x1059 | 0x105E..=0x1060 | 0x1062..=0x1064 | 0x1067..=0x106D
        | 0x1071..=0x1074 | 0x1082..=0x108D | 0x108F | 0x109A..=0x109D
        // Khmer: vowels, signs, coeng; repetition mark.
        | 0x17B4..=0x17D3 | 0x17D7 | 0x17DD
        | 0x135D..=0x135F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x200C..=0x200D | 0x20D0..=0x20FF | 0xFE00..=0xFE0F
        | 0xFE20..=0xFE2F)
}

/// A consonant that the sign on it makes the end of the syllable before it: no line may begin with it. Burmese asat and
/// stacker; Khmer bantoc, toandakhiat.
pub fn closes(letter: char, sign: char) -> bool {
    match letter {
        '\u{1000}'..='\u{1021}' | '\u{103F}' => matches!(sign, '\u{103A}' | '\u{1039}'),
        '\u{1780}'..='\u{17A2}' => matches!(sign, '\u{17CB}' | '\u{17CD}'),
        _ => false,
    }
}

/// Where the last letter of a text begins, with all that stands on, under and before it.
pub fn last_cluster(text: &str) -> usize {
    let begins = |(at, c): &(usize, char)| !is_dependent(*c) && !text[..*at].ends_with(['\u{17D2}', '\u{1039}']);
    text.char_indices().rfind(begins).map_or(0, |(at, _)| at)
}

/// Words that the segmenter cuts where no reader would, in languages that write no spaces: kept whole. Whoever meets
/// another one adds it here.
pub fn whole_words(language: &str) -> &'static [&'static str] {
    match language {
        "km" => &["បង្ខំ", "បញ្ចប់"],              // force, finish
        "lo" => &["ຟຣີ", "ນາຍພາສາ"],          // free, interpreter
        "my" => &["ဒါမှမဟုတ်", "သို့မဟုတ်", "ပတ်စ်ပို့"], // or, or, passport
        "th" => &["รายชื่อ"],                  // list
        _ => &[],
    }
}

/// What ends a phrase and leans on the word before it: no line begins with it where a phrase ends after it. Burmese writes
/// its spaces between phrases, and the segmenter takes case markers and the ends of verbs for words.
pub fn phrase_ends(language: &str) -> &'static [&'static str] {
    match language {
        "my" => &[
            "က",
            "ကို",
            "မှာ",
            "မှ",
            "တွင်",
            "နှင့်",
            "နဲ့",
            "ဖြင့်",
            "ရဲ့",
            "၏",
            "များ",
            "တွေ",
            "များက",
            "တွေက",
            "များကို",
            "တွေကို",
            "လည်း",
            "တော့",
            "ပဲ",
            "ပါ",
            "သည်",
            "တယ်",
            "မယ်",
            "ဘူး",
            "လား",
            "သလား",
            "ပါသလား",
            "နေပါသလား",
            "ပါတယ်",
            "ပါသည်",
            "ပါဘူး",
            "ပါမယ်",
            "ရန်",
            "ဖို့",
            "လို့",
            "ပြီး",
        ],
        _ => &[],
    }
}

/// A sign that binds the letter after it: no line may end with it (stackers of Khmer and Burmese, preposed vowels).
pub fn binds_next(c: char) -> bool {
    matches!(u32::from(c), 0x17D2 | 0x1039 | 0x0E40..=0x0E44 | 0x0EC0..=0x0EC4)
}
