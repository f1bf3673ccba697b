//! Signs without a letter, letters in the shapes of an old screen, and text in the order of the eye.

use super::chars::{is_blank, is_ignorable, is_mark, is_punctuation, is_unassigned};
use super::{Fault, Language, TAG};

/// Stands around a digit, a star or a hash.
const KEYCAP: char = '\u{20E3}';

/// A sign at the beginning of a text, behind a space or behind punctuation. A shaper draws a dotted circle for it, or
/// nothing holds it.
pub fn alone(text: &str) -> Option<Fault> {
    let mut before: Option<char> = None;
    let mut found: Option<(usize, char)> = None;
    let mut count = 0;
    for (at, c) in text.char_indices() {
        // Joiners belong to the letter before them; a tag does not part a sign from its letter.
        if is_ignorable(c) || c == TAG || c == KEYCAP {
            continue;
        }
        let no_base = before.is_none_or(|b| b.is_whitespace() || is_blank(b) || is_punctuation(b));
        if is_mark(c) && no_base && !is_unassigned(c) {
            count += 1;
            found.get_or_insert((at, c));
        } else {
            before = Some(c);
        }
    }
    let (at, sign) = found?;
    let more = if count > 1 { format!(", and {} more", count - 1) } else { String::new() };
    let message = format!("the sign \"\u{25CC}{sign}\" (U+{:04X}) stands without its letter{more}", u32::from(sign));
    let hint = "take the space away that parts it from its letter, or type the letter first and then the sign";
    Some(Fault::new(Code::DottedCircle, at..at + sign.len_utf8(), message, hint))
}

/// The shapes that letters had in old encodings; words that are one sign (ﷲ, ﷺ, ﷻ, ﷼) and ornate brackets are none.
fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDC7}' | '\u{FE70}'..='\u{FEFC}')
}

/// Arabic letters as shapes: they do not join, stand in the order of the screen that they come from, and no reader,
/// search or screen reader finds a word in them.
pub fn presentation_forms(text: &str) -> Option<Fault> {
    let forms: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| is_presentation_form(*c)).collect();
    let (at, first) = forms.first().copied()?;
    let shown: Vec<String> = forms.iter().take(5).map(|(_, c)| format!("{c} U+{:04X}", u32::from(*c))).collect();
    let more = if forms.len() > 5 { format!(" and {} more", forms.len() - 5) } else { String::new() };
    let message = format!("Arabic letters are written as shapes and not as letters: {}{more}", shown.join(", "));
    let hint = "type the text anew, or paste it from where it was typed: not from a PDF or a drawing";
    Some(Fault::new(Code::PresentationForms, at..at + first.len_utf8(), message, hint))
}

/// Common words that are no words when they are read from the other end.
const ARABIC: [&str; 33] = [
    "اتصل",
    "اتصلي",
    "اتصلوا",
    "الآن",
    "بنا",
    "مجانا",
    "مجاناً",
    "هاتف",
    "الهاتف",
    "اطلب",
    "اطلبوا",
    "آمن",
    "إذا",
    "هذا",
    "حقوق",
    "حقوقك",
    "العمل",
    "عملك",
    "خطر",
    "يمكنك",
    "يمكن",
    "الخط",
    "الرقم",
    "الإنسان",
    "الاتجار",
    "بالبشر",
    "البشر",
    "مساعدتك",
    "نساعدك",
    "لست",
    "وحدك",
    "أنت",
    "معك",
];

/// Letters that no word of the language begins with: the text was stored from left to right, as it looks.
pub fn turned_round(text: &str, language: Language<'_>) -> Option<Fault> {
    let (never_first, letters): (&[char], fn(char) -> bool) = match language.primary() {
        // The feminine ending, alef maksura, and hamza on a seat or by itself.
        "ar" => (&['\u{629}', '\u{649}', '\u{624}', '\u{621}'], |c| {
            // Vowels are part of a word: يُؤخذ.
            matches!(c, '\u{620}'..='\u{65F}' | '\u{670}')
        }),
        // Final forms.
        "he" | "yi" => (&['ם', 'ן', 'ץ', 'ף', 'ך'], |c| matches!(c, 'א'..='ת')),
        _ => return None,
    };
    let mut start = 0;
    for word in text.split_inclusive(|c: char| !letters(c)) {
        let bare = word.trim_end_matches(|c| !letters(c));
        // A letter that is named stands alone, or in quotes.
        let is_known =
            || language.primary() == "ar" && ARABIC.contains(&bare.chars().rev().collect::<String>().as_str());
        if bare.chars().count() > 2 && (bare.starts_with(never_first) || is_known()) {
            let message = format!("no word begins as \"{bare}\" does: it is written backwards");
            let hint = "paste the text from where it was typed: a PDF or an old drawing program gives letters in the order of the eye";
            return Some(Fault::new(Code::ReversedWriting, start..start + bare.len(), message, hint));
        }
        start += word.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;
    use super::*;

    #[test]
    fn signs_without_letters() {
        for bad in ["ज़ि ंदगी", "िक", "\u{E48}ก", "a \u{301}", "(\u{93F}क)", "क\u{A0}\u{902}", "\u{1031}\u{1000}"]
        {
            assert!(alone(bad).is_some(), "{bad}");
        }
        for good in [
            "ज़िंदगी",
            "र\u{200D}\u{94D}य",
            "e\u{301}",
            "1\u{FE0F}\u{20E3}",
            "#\u{FE0F}\u{20E3}",
            "\u{25CC}\u{93F}",
            "☎\u{FE0F} 24",
            "क\u{1A}\u{93F}",
        ] {
            assert_eq!(alone(good), None, "{good}");
        }
    }

    #[test]
    fn shapes_of_arabic_letters() {
        assert_eq!(codes("ar", "ﻡاﻮﻌﻟا ﺎﺒﺣﺭﻢ"), ["presentation-forms"]);
        for good in ["مرحبا", "محمد ﷺ", "ﷲ", "﴿الحمد﴾", "500 ﷼", "الله ﷻ", "﷽"] {
            assert!(codes("ar", good).is_empty(), "{good}");
        }
    }

    #[test]
    fn words_that_were_turned_round() {
        assert_eq!(codes("ar", "ةدعاسملا انه"), ["reversed-writing"]);
        assert_eq!(codes("ar", "ىلع لصتا"), ["reversed-writing"]);
        // No letter tells, but the words do.
        for bad in ["لصتا", "انب لصتا نآلا", "اولصتا انم", "رشبلاب راجتالا"] {
            assert_eq!(codes("ar", bad), ["reversed-writing"], "{bad}");
        }
        for good in ["اتصل", "الآن اتصل بنا", "اتصلوا الآن مجاناً", "انبنى البيت", "لا تتصل، هناك خطر", "رقم المقر"]
        {
            assert!(codes("ar", good).is_empty(), "{good}");
        }
        assert_eq!(codes("he", "םולש ךל"), ["reversed-writing"]);
        for good in ["على إلى مستشفى", "لا ء ولا ى", "سؤال وشيء ومسؤول", "هل يُؤخذ أجرك", "مُؤسَّسة", "أولاً ثم اتصلوا"]
        {
            assert!(codes("ar", good).is_empty(), "{good}");
        }
        assert!(codes("ar", "المساعدة هنا").is_empty());
        assert!(codes("he", "שלום לך, האות ם").is_empty());
    }
}
