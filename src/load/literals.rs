//! Numbers and addresses that a translator typed into a text, where only the registry may speak.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::load::limits;
use crate::load::values::digit;

/// A literal that must not be in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    pub range: Range<usize>,
    pub code: &'static str,
}

/// Every number of the registry, digits only.
pub type Registry = BTreeSet<String>;

/// Finds literal phone numbers and addresses.
pub fn find(text: &str, registry: &Registry) -> Vec<Literal> {
    let mut found: Vec<Literal> = addresses(text)
        .into_iter()
        .take(limits::FINDINGS_OF_TEXT)
        .map(|range| Literal { range, code: "literal-url" })
        .collect();
    for range in runs(text) {
        if found.len() >= limits::FINDINGS_OF_TEXT {
            break;
        }
        let inside = found.iter().any(|l| l.range.start < range.end && range.start < l.range.end);
        if !inside && is_phone(&text[range.clone()], registry) {
            found.push(Literal { range, code: "literal-number" });
        }
    }
    found
}

fn is_separator(c: char) -> bool {
    " -.()/+,\u{A0}\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}\u{202F}\u{2009}\n".contains(c)
}

/// Stretches of digits and separators that begin and end with a digit.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut current: Option<Range<usize>> = None;
    let mut gap = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if digit(c).is_some() {
            gap = 0;
            current = Some(current.map_or(at..end, |r| r.start..end));
        } else if is_separator(c) && current.is_some() && gap < 3 {
            gap += 1;
        } else {
            runs.extend(current.take());
            gap = 0;
        }
    }
    runs.extend(current);
    runs
}

fn is_phone(run: &str, registry: &Registry) -> bool {
    let mut groups: Vec<String> = vec![String::new()];
    for c in run.chars() {
        match digit(c) {
            Some(value) => {
                if let Some(last) = groups.last_mut() {
                    last.push(char::from(b'0' + value));
                }
            }
            None if groups.last().is_some_and(String::is_empty) => {}
            None => groups.push(String::new()),
        }
    }
    let digits: String = groups.concat();
    if registry.contains(&digits) {
        return true;
    }
    if is_thousands(run, &groups) || is_date(&groups) || digits == "247365" {
        return false;
    }
    digits.len() >= 5 || groups.iter().any(|group| registry.contains(group))
}

/// `10,000`: written with commas, as no phone number is.
fn is_thousands(run: &str, groups: &[String]) -> bool {
    run.contains(',')
        && run.chars().all(|c| c == ',' || digit(c).is_some())
        && groups.first().is_some_and(|g| g.len() <= 3)
        && groups.iter().skip(1).all(|g| g.len() == 3)
}

/// `2025-11`, `2016–23`, `31.12.2025`: one or two years, and else only small numbers.
fn is_date(groups: &[String]) -> bool {
    let year = |g: &String| g.len() == 4 && (g.starts_with("19") || g.starts_with("20"));
    let small = |g: &String| g.len() <= 2 && g.parse::<u32>().is_ok_and(|n| n <= 99);
    let years = groups.iter().filter(|g| year(g)).count();
    (1..=2).contains(&years) && groups.len() <= 3 && groups.iter().all(|g| year(g) || small(g))
}

/// `https://…`, `www.…`, `a@b.org`, `example.org`.
pub fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    let part = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@%&=+".contains(c);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if part(c) {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            let word = text[from..at].trim_end_matches(['.', ':', '?', '/', '-']);
            if is_address(word) {
                found.push(from..from + word.len());
            }
        }
    }
    found
}

fn is_address(word: &str) -> bool {
    const TOPS: [&str; 28] = [
        "org", "com", "net", "gov", "edu", "int", "info", "io", "uk", "ca", "us", "mx", "eu", "de", "fr", "es", "it",
        "gr", "za", "ng", "ar", "vn", "ph", "au", "th", "kh", "in", "ua",
    ];
    let lower = word.to_ascii_lowercase();
    if lower.contains("://") || lower.starts_with("www.") {
        return true;
    }
    if let Some((user, host)) = lower.split_once('@') {
        return !user.is_empty() && host.contains('.');
    }
    let host = word.split(['/', '?', '#', ':']).next().unwrap_or("");
    let top = host.rsplit('.').next().unwrap_or("");
    // "work.It is" is a missing space, not a host.
    if top.chars().any(char::is_uppercase) && top.chars().any(char::is_lowercase) {
        return false;
    }
    let host = host.to_ascii_lowercase();
    let labels: Vec<&str> = host.split('.').collect();
    labels.len() >= 2
        && labels.iter().all(|l| !l.is_empty())
        && labels[labels.len() - 2].len() >= 3
        && labels.last().is_some_and(|top| TOPS.contains(top))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        let registry: Registry =
            ["911", "112", "18883737888", "233733", "1109"].iter().map(|s| (*s).to_owned()).collect();
        find(text, &registry).into_iter().map(|l| l.code).collect()
    }

    #[test]
    fn phones() {
        for bad in [
            "Call 1-888-373-7888 now",
            "1 (888) 373 7888",
            "١-٨٨٨-٣٧٣-٧٨٨٨",
            "dial 911",
            "911/112",
            "text 233733",
            "٩١١",
            "12345",
            "1–373–7888",
            "１１２",
            "2012 3456",
            "1.888.373.7888",
            "0800 222\n777",
            "call 1109",
        ] {
            assert_eq!(codes(bad), ["literal-number"], "{bad}");
        }
    }

    #[test]
    fn harmless_numbers() {
        for good in [
            "24/7",
            "24/7/365",
            "in 2025",
            "2025-11",
            "2016–23",
            "31.12.2025",
            "18 years",
            "10,000 people",
            "200+ languages",
            "1 2 3",
            "½",
            "(see page 4)",
            "13th amendment",
            "٢٤ ساعة",
        ] {
            assert!(codes(good).is_empty(), "{good}");
        }
    }

    #[test]
    fn addresses_are_found() {
        for bad in ["see https://x.org/a", "www.example.de", "mail help@ngo.org.", "go to humantraffickinghotline.org."]
        {
            assert_eq!(codes(bad), ["literal-url"], "{bad}");
        }
        for good in ["e.g. this", "and/or", "work.It is", "No.", "a.m.", "U.S.", "Ready? Go"] {
            assert!(codes(good).is_empty(), "{good}");
        }
    }
}
