//! A number as it is written: which characters it has, and which digits they stand for. No country is known here.

use crate::contact::phone::Fault;
use crate::text::characters;

/// A number whose characters are all in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// What is printed: spaces and hyphens of every kind are the plain ones.
    pub shown: String,
    pub plus: bool,
    /// Letters as on a keypad.
    pub digits: String,
    /// The digits between separators.
    pub groups: Vec<String>,
    /// Whether letters stand among the digits.
    pub letters: bool,
    /// The digits without the letters.
    pub plain: String,
    /// The digits before the last word, where the number ends in one.
    pub before_last_word: Option<String>,
    /// What stands in parentheses.
    pub enclosed: Option<String>,
    /// The digits before and after a slash.
    pub slash: Option<(String, String)>,
}

/// The key of a letter (ITU-T E.161).
pub fn key(letter: char) -> Option<char> {
    Some(match letter.to_ascii_uppercase() {
        'A'..='C' => '2',
        'D'..='F' => '3',
        'G'..='I' => '4',
        'J'..='L' => '5',
        'M'..='O' => '6',
        'P'..='S' => '7',
        'T'..='V' => '8',
        'W'..='Z' => '9',
        _ => return None,
    })
}

fn digits_of(text: &str) -> String {
    text.chars().filter_map(|c| if c.is_ascii_digit() { Some(c) } else { key(c) }).collect()
}

/// Typographic spaces and hyphens as plain ones.
pub fn plain(c: char) -> char {
    match c {
        '\u{A0}' | '\u{2007}'..='\u{200A}' | '\u{202F}' => ' ',
        '\u{2010}'..='\u{2014}' | '\u{2212}' => '-',
        c => c,
    }
}

pub fn read(text: &str) -> Result<Written, Fault> {
    let text = text.trim_matches(' ');
    let refused = |why: &str, hint: &str| Fault::new(format!("`{text}` is not a phone number: {why}"), hint);
    if let Some((at, c)) = text.char_indices().find(|(_, c)| !is_known(plain(*c))) {
        return Err(unknown(text, at, c));
    }
    let shown: String = text.chars().map(plain).collect();
    let digits = digits_of(&shown);
    if digits.is_empty() {
        return Err(refused("it has no digits", WRITE));
    }
    if !shown.starts_with(|c: char| c.is_ascii_digit() || c == '+' || c == '(') {
        return Err(refused("it does not begin with a digit, + or (", WRITE));
    }
    if !shown.ends_with(|c: char| c.is_ascii_alphanumeric()) {
        return Err(refused("it does not end with a digit", WRITE));
    }
    let plus = shown.trim_start_matches('(').starts_with('+');
    if shown.matches('+').count() > usize::from(plus) {
        return Err(refused("a + stands only at the beginning", ONE));
    }
    let enclosed = enclosed(&shown).map_err(|why| refused(why, WRITE))?;
    let slash = match shown.split_once('/') {
        Some((_, after)) if after.contains('/') => return Err(refused("it has two slashes", ONE)),
        Some((before, after)) => Some((digits_of(before), digits_of(after))),
        None => None,
    };
    let pieces = shown.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| !p.is_empty());
    let pieces: Vec<&str> = pieces.collect();
    let letters = shown.contains(|c: char| c.is_ascii_alphabetic());
    if letters {
        words(&pieces).map_err(|(why, hint)| refused(&why, hint))?;
    }
    let plain = shown.chars().filter(char::is_ascii_digit).collect();
    let before_last_word = pieces.split_last().filter(|(last, _)| last.chars().all(|c| c.is_ascii_alphabetic()));
    let before_last_word = before_last_word.map(|(_, rest)| digits_of(&rest.concat()));
    let groups = pieces.iter().map(|p| digits_of(p)).collect();
    Ok(Written { plus, digits, groups, letters, plain, before_last_word, enclosed, slash, shown })
}

const WRITE: &str = "write digits with the published grouping, e.g. \"1-888-373-7888\"";
const ONE: &str = "a field holds one number: give every other line a [[hotline]] of its own";
const DIGIT: &str = "type the digit; a phone dials the key that the letter is on";

fn is_known(c: char) -> bool {
    c.is_ascii_digit() || c.is_ascii_uppercase() || " -.()/+".contains(c)
}

/// What is wrong with a character that no number has.
fn unknown(text: &str, at: usize, c: char) -> Fault {
    let code = format!("U+{:04X}", u32::from(c));
    let before: String = text[..at].to_owned();
    let place = if before.is_empty() { "at its beginning".to_owned() } else { format!("after `{before}`") };
    let (why, hint) = if let Some(name) = invisible(c) {
        (
            format!("it has an invisible character, {code} ({name}), {place}"),
            "delete it: type the number anew, do not paste it",
        )
    } else if characters::digit(c).is_some() {
        (
            format!("`{c}` ({code}), {place}, is not one of the digits 0 to 9"),
            "write it with 0 to 9; `phone-digits` in a locale prints the digits of its script",
        )
    } else if let Some(digit) = disguised(c) {
        (format!("`{c}` ({code}), {place}, looks like {digit} and is no digit"), DIGIT)
    } else if "lIoOsSbB|".contains(c) && c != 'x' {
        (format!("it has the letter `{c}`, {place}"), DIGIT)
    } else if c.is_alphabetic() {
        (
            format!("it has the letter `{c}` ({code}), {place}"),
            "no remarks and no extensions in a number; a word of a vanity number is written in capitals: 1-855-FLA-SAFE",
        )
    } else if ",;&|#*".contains(c) {
        (format!("it has `{c}`, {place}"), ONE)
    } else {
        (format!("it has `{c}` ({code}), {place}"), "spaces, hyphens, dots and parentheses part the groups")
    };
    Fault { at: Some(at..at + c.len_utf8()), ..Fault::new(format!("`{text}` is not a phone number: {why}"), hint) }
}

/// The name of a character that leaves no ink.
pub fn invisible(c: char) -> Option<&'static str> {
    Some(match c {
        '\t' => "TAB",
        '\n' | '\r' => "LINE END",
        '\u{AD}' => "SOFT HYPHEN",
        '\u{34F}' => "COMBINING GRAPHEME JOINER",
        '\u{61C}' => "ARABIC LETTER MARK",
        '\u{180E}' => "MONGOLIAN VOWEL SEPARATOR",
        '\u{200B}' => "ZERO WIDTH SPACE",
        '\u{200C}' => "ZERO WIDTH NON-JOINER",
        '\u{200D}' => "ZERO WIDTH JOINER",
        '\u{200E}' => "LEFT-TO-RIGHT MARK",
        '\u{200F}' => "RIGHT-TO-LEFT MARK",
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "a mark of writing direction",
        '\u{2060}' => "WORD JOINER",
        '\u{2061}'..='\u{2064}' => "an invisible operator",
        '\u{2028}' | '\u{2029}' => "a line separator",
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => "a variation selector",
        '\u{FEFF}' => "ZERO WIDTH NO-BREAK SPACE",
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => "a Hangul filler",
        '\u{E0000}'..='\u{E007F}' => "a tag character",
        c if c.is_control() => "a control character",
        c if c.is_whitespace() => "a space of another kind",
        _ => return None,
    })
}

/// Digits that are none: superscript, circled, Roman; and letters of other scripts that look like 0 or 1.
fn disguised(c: char) -> Option<char> {
    use unicode_normalization::UnicodeNormalization;
    let folded: Vec<char> = c.nfkc().filter(char::is_ascii_digit).collect();
    match (c, folded.as_slice()) {
        (_, [digit]) => Some(*digit),
        ('О' | 'о' | 'Ο' | 'ο' | 'Օ' | 'օ' | 'Ø' | 'ø' | '○' | '〇', _) => Some('0'),
        ('І' | 'і' | 'Ι' | 'ι' | 'ӏ' | 'Ӏ' | 'ı' | '∣', _) => Some('1'),
        ('З' | 'з' | 'Ʒ', _) => Some('3'),
        ('б', _) => Some('6'),
        _ => None,
    }
}

/// What stands in parentheses, which are digits, in order, and not nested.
fn enclosed(shown: &str) -> Result<Option<String>, &'static str> {
    let mut open: Option<usize> = None;
    let mut first = None;
    for (at, c) in shown.char_indices() {
        match (c, open) {
            ('(', None) => open = Some(at + 1),
            (')', Some(start)) => {
                let inside = digits_of(&shown[start..at]);
                if inside.is_empty() {
                    return Err("its parentheses are empty");
                }
                first.get_or_insert(inside);
                open = None;
            }
            ('(' | ')', _) => return Err("its parentheses do not match"),
            _ => {}
        }
    }
    if open.is_some() { Err("its parentheses do not match") } else { Ok(first) }
}

/// Words that are remarks and never part of a vanity number, beside one that is complete without them.
const REMARKS: [&str; 11] = ["EXT", "EXTN", "EXTENSION", "TTY", "TDD", "OR", "AND", "TEL", "FAX", "PHONE", "TOLLFREE"];

/// Letters are words: no O for 0, no I for 1, no remarks.
fn words(pieces: &[&str]) -> Result<(), (String, &'static str)> {
    let runs = |piece: &str| -> Vec<String> {
        piece.split(|c: char| !c.is_ascii_alphabetic()).filter(|r| !r.is_empty()).map(str::to_owned).collect()
    };
    if let Some(remark) = pieces.iter().find(|p| REMARKS.contains(p)) {
        let hint = "write the number alone; an extension, a relay or a second number is said in the texts, or is a [[hotline]]";
        return Err((format!("`{remark}` is a remark, and a phone would dial its letters"), hint));
    }
    let all: Vec<String> = pieces.iter().flat_map(|p| runs(p)).collect();
    let word = all.iter().any(|run| run.len() >= 3 && !run.chars().all(|c| "OI".contains(c)));
    for piece in pieces {
        let mixed = piece.contains(|c: char| c.is_ascii_digit());
        for run in runs(piece) {
            let like_digits = run.chars().all(|c| "OIQLSBZ".contains(c))
                && (mixed || run.len() < 3 || run.chars().all(|c| "OI".contains(c)));
            if like_digits || !word || (mixed && run.len() < 3) {
                return Err((format!("the letters `{run}` in `{piece}` are no word"), DIGIT));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::invisible;

    #[test]
    fn what_leaves_no_ink_has_a_name() {
        for (c, name) in [
            ('\t', "TAB"),
            ('\n', "LINE END"),
            ('\u{AD}', "SOFT HYPHEN"),
            ('\u{34F}', "COMBINING GRAPHEME JOINER"),
            ('\u{61C}', "ARABIC LETTER MARK"),
            ('\u{180E}', "MONGOLIAN VOWEL SEPARATOR"),
            ('\u{200B}', "ZERO WIDTH SPACE"),
            ('\u{200C}', "ZERO WIDTH NON-JOINER"),
            ('\u{200D}', "ZERO WIDTH JOINER"),
            ('\u{200E}', "LEFT-TO-RIGHT MARK"),
            ('\u{200F}', "RIGHT-TO-LEFT MARK"),
            ('\u{202E}', "a mark of writing direction"),
            ('\u{2067}', "a mark of writing direction"),
            ('\u{2060}', "WORD JOINER"),
            ('\u{2063}', "an invisible operator"),
            ('\u{2028}', "a line separator"),
            ('\u{FE0F}', "a variation selector"),
            ('\u{FEFF}', "ZERO WIDTH NO-BREAK SPACE"),
            ('\u{3164}', "a Hangul filler"),
            ('\u{E0031}', "a tag character"),
            ('\u{7}', "a control character"),
            ('\u{3000}', "a space of another kind"),
        ] {
            assert_eq!(invisible(c), Some(name), "U+{:04X}", u32::from(c));
        }
        assert_eq!(invisible('5'), None);
    }
}
