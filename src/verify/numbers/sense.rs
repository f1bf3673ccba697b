//! Which rows of drawn characters are numbers that somebody could dial.
//!
//! Dates, years, times, plates, rows of keys and words are none. A character that reads better as a letter than as a digit
//! (`O`, `I`, `S`) may be a digit of a number, but makes none.

use super::nearest::Sign;

/// Fewest digits of a number, as in a text, and fewest where most of them are 0 and 1.
const DIGITS: usize = 5;
pub const LONG: usize = 7;
/// Fewest that are neither 0 nor 1: fences and beads are no numbers.
const SHAPED: usize = 3;
/// Short numbers that are common in drawings.
const COMMON: [&str; 6] = ["247", "365", "360", "100", "101", "500"];
/// Prefixes of numbers that are free to call, before letters.
const FREE: [&str; 7] = ["800", "833", "844", "855", "866", "877", "888"];

/// What can be dialled in a row of characters.
pub fn number(row: &[Sign]) -> Option<String> {
    if let Some(word) = vanity(row) {
        return Some(word);
    }
    let digits = row.iter().filter(|s| s.digit.is_some()).count();
    // Four figures beside letters are a plate or a name, and an O of it may read as a fifth.
    let letters = row.iter().any(|s| s.digit.is_none() && s.best.is_some());
    let least = if letters { LONG } else { DIGITS };
    let whole = (digits * 10 >= row.len() * 6).then(|| dialled(row, least)).flatten();
    // A long one may stand among words.
    whole.or_else(|| row.split(|s| s.digit.is_none()).find_map(|run| dialled(run, LONG)))
}

/// A date, years or hours, all of whose figures are read: a coarser look may lose some of them.
pub fn harmless(row: &[Sign]) -> Option<String> {
    let read = |s: &Sign| s.digit.or(s.best.map(plain).filter(char::is_ascii_digit));
    let digits: String = row.iter().filter_map(read).collect();
    (digits.len() >= 8 && is_harmless(&digits)).then_some(digits)
}

/// All digits of a row, when they are a number.
pub fn dialled(row: &[Sign], least: usize) -> Option<String> {
    let digits: String = row.iter().filter_map(|s| s.digit).collect();
    let sure: Vec<char> = row.iter().filter(|s| s.is_sure()).filter_map(|s| s.digit).collect();
    let shaped: Vec<char> = sure.iter().copied().filter(|c| !matches!(c, '0' | '1')).collect();
    let varied = shaped.len() >= SHAPED && kinds(shaped.iter().copied()) >= 2;
    // 0800 1111 is a number; rings and bars beside one another are none.
    let mostly = digits.len() >= LONG && !shaped.is_empty() && kinds(digits.chars()) >= 3;
    let many = sure.len() >= DIGITS && sure.len() * 10 >= digits.len() * 6;
    (digits.len() >= least && many && (varied || mostly) && !is_harmless(&digits)).then_some(digits)
}

/// A short number that stands by itself.
pub fn short(row: &[Sign]) -> Option<String> {
    let digits: String = row.iter().filter(|s| s.is_sure()).filter_map(|s| s.digit).collect();
    let whole = digits.len() == row.len() && matches!(digits.len(), 3 | 4);
    let common = COMMON.contains(&digits.as_str()) || digits.chars().all(|c| c == '0') || is_harmless(&digits);
    let common = common || digits.len() == 4 && is_hour(&digits, 0);
    (whole && !common).then_some(digits)
}

/// 1-800-HELP-NOW, 0800-HELP.
fn vanity(row: &[Sign]) -> Option<String> {
    let text: String = row.iter().filter_map(|s| s.digit.filter(|_| s.is_sure()).or(s.best)).collect();
    if text.len() != row.len() {
        return None;
    }
    let start: String = text.chars().take(4).map(plain).collect();
    let letters = |from: usize| text[from..].chars().filter(char::is_ascii_alphabetic).count();
    let british = start == "0800" && letters(4) >= 3;
    let long = start.strip_prefix('1').is_some_and(|code| FREE.contains(&code)) && text.len() == 11;
    let short = FREE.contains(&&start[..start.len().min(3)]) && text.len() == 10;
    (british || long && letters(4) >= 3 || short && letters(3) >= 3).then(|| text.to_ascii_uppercase())
}

/// The digit that a letter looks like.
fn plain(c: char) -> char {
    match c {
        'O' | 'o' | 'D' | 'Q' => '0',
        'I' | 'l' | 'i' | 'j' => '1',
        'B' => '8',
        c => c,
    }
}

fn kinds(digits: impl Iterator<Item = char>) -> usize {
    digits.collect::<std::collections::BTreeSet<_>>().len()
}

/// Digits that are years, a date, hours of a day or a row of keys.
pub fn is_harmless(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    // A stroke between the parts of a date may read as 1 or 7.
    let parted = |at: usize| matches!(bytes[at], b'1' | b'7');
    match bytes.len() {
        4 | 8 if bytes.chunks(4).all(is_year) => true,
        8 => is_date(digits) || are_hours(digits),
        10 if parted(2) && parted(5) && is_date(&format!("{}{}{}", &digits[..2], &digits[3..5], &digits[6..])) => true,
        3.. => bytes.windows(2).all(|pair| pair[1] == if pair[0] == b'9' { b'0' } else { pair[0] + 1 }),
        _ => false,
    }
}

fn is_year(part: &[u8]) -> bool {
    part.starts_with(b"19") || part.starts_with(b"20")
}

fn value(digits: &str) -> u32 {
    digits.parse().unwrap_or(u32::MAX)
}

/// Day, month and year of eight digits, in any usual order.
fn is_date(digits: &str) -> bool {
    let pair = |at: usize| value(&digits[at..at + 2]);
    let day = |a: u32, b: u32| (1..=31).contains(&a) && (1..=12).contains(&b);
    let any = |at: usize| day(pair(at), pair(at + 2)) || day(pair(at + 2), pair(at));
    is_year(&digits.as_bytes()[4..]) && any(0) || is_year(digits.as_bytes()) && any(4)
}

/// From one hour to a later one.
fn are_hours(digits: &str) -> bool {
    is_hour(digits, 0) && is_hour(digits, 4) && digits[..2] < digits[4..6]
}

fn is_hour(digits: &str, at: usize) -> bool {
    value(&digits[at..at + 2]) <= 24 && matches!(value(&digits[at + 2..at + 4]), 0 | 15 | 30 | 45)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `~` before a digit: it reads better as a letter.
    fn row(text: &str) -> Vec<Sign> {
        let sign = |c: char| Sign { digit: Some(c).filter(char::is_ascii_digit), best: Some(c), far: 0.05 };
        let unsure = |sign: Sign| Sign { best: Some('O'), ..sign };
        let chars: Vec<char> = text.chars().collect();
        let read = |at: usize| if at > 0 && chars[at - 1] == '~' { unsure(sign(chars[at])) } else { sign(chars[at]) };
        (0..chars.len()).filter(|at| chars[*at] != '~').map(read).collect()
    }

    #[test]
    fn what_can_be_dialled() {
        for text in ["8884287581", "08001111", "116123", "18001111", "CALLUS8884287581TODAY", "1800HELPNOW", "0800HELP"]
        {
            assert!(number(&row(text)).is_some(), "{text}");
        }
        for text in ["988", "1111", "7581"] {
            assert!(short(&row(text)).is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "2026",
            "20192026",
            "15122025",
            "1511212025",
            "20251215",
            "10301845",
            "1234567890",
            "123456789",
            "KL~04821",
            "KL04821",
            "~5~0~5~8~0~5~5",
            "0101010101",
            "11111111",
            "EST1987",
            "800YEARS",
            "COVID19",
        ] {
            assert_eq!(number(&row(text)), None, "{text}");
        }
        for text in ["247", "2026", "365", "000", "1~00", "123", "1030"] {
            assert_eq!(short(&row(text)), None, "{text}");
        }
    }
}
