//! What a writer left for later, and what a program lost on the way.

use super::{Fault, Language, VALUE};
use crate::diag::{Code, Severity};
use crate::model::values::Values;

/// `$call`, `{call}`, `%call%`: a variable that would be printed as its name.
pub fn stray_variable(text: &str) -> Option<Fault> {
    const HINT: &str = "a variable is written { $name }, with braces of its own";
    let name = |rest: &str| {
        let len = rest.find(|c: char| !c.is_ascii_lowercase() && c != '-' && c != '_').unwrap_or(rest.len());
        (len >= 3 && rest.starts_with(|c: char| c.is_ascii_lowercase())).then_some(len)
    };
    // `$CALL` is a variable in capitals, `$USD` is money.
    let known = |rest: &str| {
        let len = rest.find(|c: char| !c.is_ascii_alphabetic() && c != '-').unwrap_or(rest.len());
        Values::default().find_in_texts(&rest[..len].to_ascii_lowercase()).map(|_| len)
    };
    for (at, _) in text.match_indices('$') {
        // `US$5`, `$5`, `a$ap`: money and names.
        let alone = !text[..at].ends_with(|c: char| c.is_alphanumeric());
        let rest = &text[at + 1..];
        if let Some(len) = name(rest).or_else(|| known(rest)).filter(|_| alone) {
            let range = at..at + 1 + len;
            let message = format!("`{}` would be printed as it stands", &text[range.clone()]);
            return Some(Fault::new(Code::StrayVariable, range, message, HINT));
        }
    }
    for (open, close) in [("{", "}"), ("${", "}"), ("%", "%"), ("[[", "]]"), ("<%", "%>")] {
        for (at, _) in text.match_indices(open) {
            let rest = &text[at + open.len()..];
            let inner = rest.trim_start_matches([' ', '$']);
            let Some(len) = name(inner) else { continue };
            let after = inner[len..].trim_start();
            if after.starts_with(close) && !(open == "%" && rest.starts_with(' ')) {
                let range = at..text.len() - after.len() + close.len();
                let message = format!("`{}` would be printed as it stands", &text[range.clone()]);
                return Some(Fault::new(Code::StrayVariable, range, message, HINT));
            }
        }
    }
    None
}

/// Languages in which `todo` is a word.
const TODO_IS_A_WORD: [&str; 12] = ["es", "pt", "gl", "ast", "an", "ext", "lad", "mwl", "cbk", "fil", "tl", "ceb"];

/// Phrases that only stand in drafts, in small letters.
const FILLER: [&str; 6] =
    ["lorem ipsum", "dolor sit amet", "your text here", "text goes here", "placeholder text", "translation missing"];

/// Notes of a translator where they are the whole text; a sentence may speak of translations.
const NOTES: [&str; 8] = [
    "translation needed",
    "needs translation",
    "translate me",
    "to be translated",
    "not translated",
    "untranslated",
    "missing translation",
    "sample text",
];

pub fn left_for_later(text: &str, language: Language<'_>) -> Option<Fault> {
    const HINT: &str = "write the text, or take it out of the sheet";
    let fault = |range: std::ops::Range<usize>| {
        let message = format!("`{}` is left for later", &text[range.clone()]);
        Some(Fault::new(Code::UnfinishedText, range, message, HINT))
    };
    // Lower case letter by letter keeps the offsets of ASCII.
    let lower = text.to_ascii_lowercase();
    if let Some((at, phrase)) = FILLER.iter().find_map(|p| lower.find(p).map(|at| (at, p))) {
        return fault(at..at + phrase.len());
    }
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '?');
    if NOTES.iter().any(|note| bare == *note || bare.split_once(':').is_some_and(|(first, _)| first == *note)) {
        return fault(0..text.len());
    }
    if let Some(brackets) = in_brackets(text) {
        return fault(brackets).map(|fault| Fault { severity: Some(Severity::Warning), ..fault });
    }
    // In a text of capitals it may be a word of the language.
    let small = text.chars().any(char::is_lowercase);
    let mut start = 0;
    for part in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = part.trim_end_matches(|c: char| !c.is_alphanumeric());
        let range = start..start + word.len();
        start += part.len();
        if is_left_word(word, text, range.end, small, language) {
            return fault(range);
        }
        // Between words it may be the Roman thirty.
        if word == "XXX" && small {
            return fault(range).map(|fault| Fault { severity: Some(Severity::Warning), ..fault });
        }
    }
    None
}

/// `[translate]`, `<<name>>`: a whole text in the brackets of a note.
fn in_brackets(text: &str) -> Option<std::ops::Range<usize>> {
    let bare = text.trim();
    let pairs = [("[", "]"), ("<<", ">>")];
    let (open, close) = pairs.into_iter().find(|(open, close)| bare.starts_with(open) && bare.ends_with(close))?;
    let inner = bare.get(open.len()..bare.len().checked_sub(close.len())?)?;
    let at = text.find(open)?;
    let one = !inner.contains(open) && !inner.contains(close);
    (one && inner.chars().any(char::is_alphabetic)).then_some(at..at + bare.len())
}

/// A whole text of stops and dashes: somebody filled a gap.
pub fn says_nothing(text: &str) -> Option<Fault> {
    let filler = |c: char| c.is_whitespace() || ".…-–—_?!,:;'\"*/".contains(c);
    if text.trim().is_empty() || !text.chars().all(filler) {
        return None;
    }
    let message = format!("`{}` says nothing", text.trim());
    Some(Fault::new(Code::UnfinishedText, 0..text.len(), message, "write the text, or take it out of the sheet"))
}

/// `end`: where the word ends; `small`: the text has small letters.
fn is_left_word(word: &str, text: &str, end: usize, small: bool, language: Language<'_>) -> bool {
    let before = &text[..end - word.len()];
    match word {
        "TODO" => {
            !TODO_IS_A_WORD.contains(&language.primary())
                && (small || text.trim() == "TODO" || text[end..].starts_with([':', '(']))
        }
        "Todo" | "todo" if text.trim() == word => !TODO_IS_A_WORD.contains(&language.primary()),
        "FIXME" | "TBD" | "WIP" | "TKTK" => true,
        // A Roman thirty stands alone between words; a gap to fill in has dashes, brackets or nothing beside it.
        "XXX" => {
            let gap = |c: Option<char>| c.is_none_or(|c| "-–_[](){}:.#".contains(c));
            let number = text[end..].starts_with("-X") || before.ends_with("X-");
            number || gap(before.chars().next_back()) && gap(text[end..].chars().next())
        }
        _ => word.len() > 3 && (word.chars().all(|c| c == 'X') || word.chars().all(|c| c == 'x')),
    }
}

/// `????? ??`, `informaci?n`: a program had no sign for the letters and wrote question marks.
pub fn lost_letters(text: &str) -> Option<Fault> {
    const HINT: &str = "paste the text again from where it was typed, and save it as UTF-8";
    let fault = |range: std::ops::Range<usize>| {
        let message = format!("`{}` has question marks where letters were lost", &text[range.clone()]);
        Some(Fault::new(Code::LostLetters, range, message, HINT))
    };
    let letters = text.chars().filter(|c| c.is_alphanumeric() || *c == VALUE).count();
    let marks = text.matches('?').count();
    if letters == 0 && marks >= 3 {
        let at = text.find('?')?;
        return fault(at..text.rfind('?')? + 1);
    }
    let mut start = 0;
    let mut alone = Vec::new();
    for part in text.split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        let range = start..start + word.len();
        start += part.len();
        // An address has its question mark before an equals sign.
        if word.contains(['/', '=', '@']) {
            continue;
        }
        let bare = word.trim_matches(|c: char| ".,:;!\"“”()".contains(c));
        if bare.len() >= 2 && bare.chars().all(|c| c == '?') {
            alone.push(range.clone());
        }
        let chars: Vec<char> = word.chars().collect();
        let inside = chars.windows(3).any(|w| w[0].is_alphabetic() && w[1] == '?' && w[2].is_lowercase());
        let inside_two =
            chars.windows(4).any(|w| w[0].is_lowercase() && w[1] == '?' && w[2] == '?' && w[3].is_lowercase());
        // No word of any language begins with a question mark.
        let first = bare.starts_with('?') && bare[1..].starts_with(|c: char| c.is_lowercase() || c.is_uppercase());
        if inside || inside_two || first || goes_on(word, &text[range.end..]) {
            return fault(range);
        }
        // `Help ??? now`.
        let rest = text[range.end..].trim_start();
        if bare.len() >= 3 && bare.chars().all(|c| c == '?') && rest.starts_with(char::is_lowercase) {
            return fault(range);
        }
    }
    match alone.as_slice() {
        // A word of five, or one that a sentence begins with.
        [first] if first.len() >= 5 || first.len() >= 3 && text[..first.start].trim().is_empty() => {
            fault(first.clone())
        }
        [first, .., last] => fault(first.start..last.end),
        _ => None,
    }
}

/// `¿Est? en peligro?`: the question goes on behind the mark, and ends only there.
fn goes_on(word: &str, rest: &str) -> bool {
    let opened = word.starts_with('¿') && word.ends_with('?') && word.len() > "¿?".len();
    let small = rest.trim_start().starts_with(char::is_lowercase);
    let next = rest.find(['?', '¿']);
    opened && small && next.is_some_and(|at| rest[at..].starts_with('?'))
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;
    use super::super::{Language, find};
    use super::says_nothing;
    use crate::diag::Severity;

    #[test]
    fn variables_without_braces() {
        for bad in [
            "Call $call now",
            "Call {call} now",
            "Call { $call } now",
            "Text ${keyword}",
            "Call %phone%",
            "Call $CALL",
            "$text-number",
        ] {
            assert_eq!(codes("en", bad), ["stray-variable"], "{bad}");
        }
        for good in [
            "It costs $5",
            "US$500",
            "$USD",
            "A$AP",
            "100 % off 20 % of",
            "50% and 60%",
            "Look [see below]",
            "$ a lot",
            "{ 1 }",
        ] {
            assert!(codes("en", good).is_empty(), "{good}");
        }
    }

    #[test]
    fn texts_left_for_later() {
        for (id, bad) in [
            ("en", "TODO: ask the lawyer"),
            ("ar", "TODO"),
            ("fr", "TODO traduire ceci"),
            ("en", "Call XXX-XXX-XXXX"),
            ("en", "call XXX-XXX-XXXX now"),
            ("en", "FIXME"),
            ("es", "[translation needed]"),
            ("en", "Lorem ipsum dolor sit amet"),
            ("en", "Room [XXX]"),
            ("en", "Opens at TBD"),
            ("fr", "needs translation: ask Sam"),
        ] {
            assert_eq!(codes(id, bad), ["unfinished-text"], "{id}: {bad}");
        }
        let severity = |text| find(text, Language { id: "es", script: "Latn" })[0].severity;
        assert_eq!(severity("el siglo XXX"), Some(Severity::Warning));
        assert_eq!(severity("[traducir]"), Some(Severity::Warning));
        assert!([".", "…", "- -", "?"].into_iter().all(|text| says_nothing(text).is_some()));
        assert!(["•", "→", "a.", "☎", "5"].into_iter().all(|text| says_nothing(text).is_none()));
        for (id, good) in [
            ("es", "TODO ES GRATIS"),
            ("en", "Translation needed? We speak 200 languages."),
            ("en", "Ask us if your paper needs translation."),
            ("es", "Todo está bien. TODO: comida y techo"),
            ("pt", "TODO DIA"),
            ("en", "Sizes XXXL and XXL"),
            ("it", "METODO"),
            ("fi", "TODO TOTTA"),
        ] {
            assert!(codes(id, good).is_empty(), "{id}: {good}: {:?}", codes(id, good));
        }
    }

    #[test]
    fn letters_that_became_question_marks() {
        for (id, bad) in [
            ("ru", "?????? ?? ????"),
            ("ar", "?????"),
            ("es", "La informaci?n es gratis"),
            ("ru", "Вы ?? ???? одни"),
            ("en", "H?lp is near"),
            ("en", "Help ??? now"),
            ("es", "?Est? en peligro?"),
            ("es", "¿Est? en peligro?"),
            ("fr", "L?aide est l?"),
            ("vi", "G?i ngay"),
            ("pt", "N?o"),
        ] {
            assert!(codes(id, bad).contains(&"lost-letters"), "{id}: {bad}");
        }
        for (id, good) in [
            ("en", "Really??? Is it so?"),
            ("en", "Are you safe?Call us"),
            ("es", "¿¿Qué?? ¿Seguro?"),
            ("en", "See example.org/a?b=c"),
            ("fr", "Vous avez peur ? Appelez !"),
            ("fr", "Vraiment ?? Oui"),
            ("en", "?"),
            ("es", "¿Seguro? ¿de verdad?"),
            ("es", "¿Sola? no lo estás."),
            ("en", "Really ??? Yes"),
            ("fr", "Vraiment ??? Appelez"),
            ("en", "Why (?) and how"),
        ] {
            assert!(codes(id, good).is_empty(), "{id}: {good}: {:?}", codes(id, good));
        }
    }

    #[test]
    fn brackets_around_a_part_are_no_note() {
        for good in ["[free] Call us", "Call us [free]", "Call [free] now", "[Call us", "«Call»"] {
            assert!(codes("en", good).is_empty(), "{good}");
        }
        for bad in ["[translate this]", "<<name of the shelter>>", " [to do] "] {
            assert_eq!(codes("en", bad), ["unfinished-text"], "{bad}");
        }
    }
}
