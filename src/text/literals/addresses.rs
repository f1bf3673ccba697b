//! Which words of a text are an address: by scheme, `www.`, `@`, the Public Suffix List, four numbers of an IP address.
//!
//! A full stop without a space behind it joins two words as well (`fin.La vie`): capitals and short words tell the two
//! apart. Where nothing does (`aide.si vous`), it reads as an address, and a space mends it.

use std::ops::Range;

use super::reading::{Glyph, Sort};

/// Suffixes that are no words to begin a sentence with.
const STRONG: [&str; 17] = [
    "com", "org", "net", "gov", "edu", "info", "int", "mil", "biz", "app", "io", "help", "chat", "online", "site",
    "onion", "eu",
];
/// Hosts whose first label is as short as an abbreviation.
const SHORT_HOSTS: [&str; 22] = [
    "t.me", "m.me", "g.co", "t.co", "x.com", "g.page", "wa.me", "fb.me", "vk.me", "vk.cc", "ok.ru", "ok.me", "ya.ru",
    "u.to", "qr.ae", "is.gd", "ow.ly", "rb.gy", "me.qr", "tg.me", "ig.me", "cl.ly",
];
/// Suffixes of countries that are words too: `FIN.LA VIE`.
const WORDS: [&str; 34] = [
    "la", "si", "it", "is", "so", "me", "no", "in", "de", "es", "se", "to", "at", "be", "by", "am", "as", "do", "my",
    "us", "ad", "ai", "al", "an", "au", "et", "id", "je", "li", "lo", "ma", "na", "sa", "va",
];
/// A dot, and an at sign, in words.
const DOTS: [&str; 7] = ["dot", "punto", "ponto", "point", "pwen", "точка", "نقطة"];
const ATS: [&str; 4] = ["at", "arroba", "arobase", "собака"];

/// A character of what may be an address, with the glyphs that it was written with.
#[derive(Debug, Clone)]
struct Char {
    c: char,
    at: Range<usize>,
}

/// A dot in words.
pub fn is_dot_word(word: &str) -> bool {
    DOTS.contains(&word.to_lowercase().as_str())
}

pub fn find(glyphs: &[Glyph]) -> Vec<Range<usize>> {
    let chars = spelled(glyphs);
    let part =
        |c: &Char| glyphs[c.at.start].sort != Sort::Wall && (is_label(c, glyphs) || "._~:/?#@%&=+".contains(c.c));
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let len = chars[at..].iter().take_while(|c| part(c)).count();
        if len > 0 {
            let word = &chars[at..at + len];
            let next = chars[at + len..].iter().map(|c| c.c).take(4).find(|c| *c != ' ');
            if let Some(range) = judge(word, Next::of(next)) {
                found.push(word[range.start].at.start..word[range.end - 1].at.end);
            }
        }
        at += len.max(1);
    }
    found
}

/// What follows a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// A word with a small letter.
    Small,
    Word,
    /// The end of a sentence, or of the text.
    End,
}

impl Next {
    fn of(c: Option<char>) -> Self {
        match c {
            Some(c) if c.is_lowercase() => Self::Small,
            Some(c) if c.is_alphanumeric() => Self::Word,
            _ => Self::End,
        }
    }
}

fn is_label(c: &Char, glyphs: &[Glyph]) -> bool {
    c.c == '-' || c.c.is_ascii_alphanumeric() || !c.c.is_ascii() && glyphs[c.at.start].sort != Sort::Separator
}

/// The text with `[dot]`, `(at)`, ` dot org`, ` . org` and dots of other scripts as plain dots and at signs.
fn spelled(glyphs: &[Glyph]) -> Vec<Char> {
    let mut out: Vec<Char> = Vec::with_capacity(glyphs.len());
    let mut at = 0;
    while at < glyphs.len() {
        let len = spaced(glyphs, at);
        if len > 0 {
            out.extend((at..at + len).step_by(2).map(|at| Char { c: glyphs[at].c, at: at..at + 1 }));
            at += len;
            continue;
        }
        if let Some((c, end)) = sign(glyphs, at) {
            out.push(Char { c, at: at..end });
            at = end;
        } else {
            out.push(Char { c: glyphs[at].c, at: at..at + 1 });
            at += 1;
        }
    }
    out
}

/// `e v i l . c o m`: how far single characters with a space between them go on, where that is an address; else 0.
fn spaced(glyphs: &[Glyph], at: usize) -> usize {
    const LONGEST: usize = 40;
    if at > 0 && glyphs[at - 1].c != ' ' && glyphs[at - 1].c != '\n' || !glyphs[at].c.is_ascii_alphanumeric() {
        return 0;
    }
    let single = |g: &Glyph| g.c.is_ascii_alphanumeric() || "-.".contains(g.c);
    let steps =
        glyphs[at..].chunks(2).take(LONGEST).take_while(|two| single(&two[0]) && two.get(1).is_none_or(|g| g.c == ' '));
    let count = steps.count();
    let end = |count: usize| at + count * 2 - 1;
    let text: String = (0..count).map(|step| glyphs[at + step * 2].c).collect();
    let named = text.split_once('.').is_some_and(|(name, rest)| name.len() >= 3 && rest.len() >= 2);
    if named { end(count) - at } else { 0 }
}

/// A dot or an at sign that is written in another way: what it is, and where it ends.
fn sign(glyphs: &[Glyph], at: usize) -> Option<(char, usize)> {
    const WINDOW: usize = 16;
    let window = &glyphs[at..glyphs.len().min(at + WINDOW)];
    let before = at.checked_sub(1).and_then(|b| glyphs.get(b));
    let beside = |g: Option<&Glyph>| g.is_some_and(|g| matches!(g.sort, Sort::Letter | Sort::Digit(_)));
    if glyphs[at].sort != Sort::Separator || !beside(before) {
        return None;
    }
    let skip = |from: usize| from + window[from..].iter().take_while(|g| g.c == ' ' || g.c == '\n').count();
    let start = skip(0);
    let open = window.get(start).is_some_and(|g| "([{<（".contains(g.c));
    let inner = if open { skip(start + 1) } else { start };
    let word: String = window[inner.min(window.len())..]
        .iter()
        .take_while(|g| g.sort == Sort::Letter || open && ".@".contains(g.c))
        .flat_map(|g| g.c.to_lowercase())
        .collect();
    let end = inner + word.chars().count();
    let c = match word.as_str() {
        "." => '.',
        "@" => '@',
        word if DOTS.contains(&word) => '.',
        word if ATS.contains(&word) => '@',
        _ if open => return None,
        _ => return other_dot(window, start).map(|end| ('.', at + end)),
    };
    if open {
        let close = skip(end.min(window.len()));
        return window.get(close).filter(|g| ")]}>）".contains(g.c)).map(|_| (c, at + skip(close + 1)));
    }
    let after = skip(end.min(window.len()));
    (start > 0 && after > end && c == '.' && is_strong(&window[after.min(window.len())..])).then_some((c, at + after))
}

/// ` . org`, ` .org`, `·org`, `。org`: where the suffix begins.
fn other_dot(window: &[Glyph], start: usize) -> Option<usize> {
    let dot = window.get(start).filter(|dot| ".。·•‧∙⋅".contains(dot.c))?;
    let after = start + 1 + window[start + 1..].iter().take_while(|g| g.c == ' ').count();
    if dot.c == '.' && start == 0 && after == 1 {
        return None;
    }
    let suffix = first_word(window.get(after..)?);
    // Behind a full stop and a space only what begins no sentence ("… segura. com a ajuda" is a slip).
    let fits = ["org", "net", "gov", "edu", "info"].contains(&suffix.as_str())
        || ["com", "app", "io"].contains(&suffix.as_str()) && !(dot.c == '.' && start == 0);
    (fits && (dot.c == '.' || start == 0 && after == 1)).then_some(after)
}

/// The letters at the beginning, when a word ends after them.
fn first_word(glyphs: &[Glyph]) -> String {
    glyphs.iter().take_while(|g| g.sort == Sort::Letter).map(|g| g.c).collect()
}

fn is_strong(glyphs: &[Glyph]) -> bool {
    ["com", "org", "net", "gov", "edu", "info", "app", "io", "ru", "br", "co"].contains(&first_word(glyphs).as_str())
}

/// The address in a word without spaces.
fn judge(word: &[Char], next: Next) -> Option<Range<usize>> {
    let end = word.len() - word.iter().rev().take_while(|c| ".:?/-~&=+#%_".contains(c.c)).count();
    // Whatever cut the word short ends its sentence.
    let next = if end < word.len() { Next::End } else { next };
    let word = &word[..end];
    if label_of(word).eq_ignore_ascii_case("www") {
        return Some(0..end);
    }
    scheme(word).or_else(|| at_sign(word)).or_else(|| {
        let mut at = 0;
        while at < word.len() {
            let len = word[at..].iter().take_while(|c| !"/:?#&=%@+~_".contains(c.c)).count();
            let path = at + len < word.len();
            if let Some(from) = host(&word[at..at + len], path, next) {
                let from = at + from;
                // In a sentence without spaces the address ends with its last Latin letter.
                let rest = word[from..].iter().position(|c| is_joined(c.c)).filter(|len| *len > 0);
                return Some(from..rest.map_or(word.len(), |len| from + len));
            }
            at += len + 1;
        }
        None
    })
}

/// `https://…`, `mailto:…`.
fn scheme(word: &[Char]) -> Option<Range<usize>> {
    let colon = word.iter().position(|c| c.c == ':').filter(|at| at + 1 < word.len())?;
    let from = colon - word[..colon].iter().rev().take_while(|c| c.c.is_ascii_alphabetic()).count();
    let name: String = word[from..colon].iter().map(|c| c.c.to_ascii_lowercase()).collect();
    let slashes = word[colon + 1..].iter().take(2).filter(|c| c.c == '/').count() == 2 && colon + 3 < word.len();
    let known = ["http", "https", "mailto", "whatsapp", "tg", "viber", "ftp", "sgnl"].contains(&name.as_str());
    (slashes && name.len() > 1 || known).then_some(from..word.len())
}

/// `someone@example.org`, `@handle`.
fn at_sign(word: &[Char]) -> Option<Range<usize>> {
    let at = word.iter().position(|c| c.c == '@')?;
    let host = &word[at + 1..];
    let letters = host.iter().filter(|c| c.c.is_alphabetic()).count();
    let user = word[..at].iter().rev().take_while(|c| !"/:?#&=".contains(c.c)).count();
    let dot = host.iter().position(|c| c.c == '.').is_some_and(|dot| dot > 0 && dot + 1 < host.len());
    let handle = user == 0 && letters >= 2 && host.len() >= 3;
    (handle || user > 0 && dot && letters > 0).then_some(at - user..word.len())
}

/// Where a host begins in a stretch of labels and dots; `path`: something like a path follows it.
fn host(piece: &[Char], path: bool, next: Next) -> Option<usize> {
    if piece.len() < 3 || !piece.iter().any(|c| c.c == '.') {
        return None;
    }
    let labels: Vec<&[Char]> = piece.split(|c| c.c == '.').collect();
    let mut at = 0;
    let first = |label: &[Char]| own_script(label);
    if labels.len() >= 2 && label_of(labels[0]).eq_ignore_ascii_case("www") && !labels[1].is_empty() {
        return Some(0);
    }
    if is_ip(&labels) {
        return Some(0);
    }
    let mut start = first(labels[0]);
    for pair in labels.windows(2) {
        at += pair[0].len() + 1;
        if pair[0].is_empty() {
            start = at;
        } else if !pair[1].is_empty()
            && is_host(pair[0], pair[1], path, if at + pair[1].len() == piece.len() { next } else { Next::Word })
        {
            return Some(start.min(at - 1));
        }
    }
    None
}

/// Letters of a script without spaces before Latin ones belong to the sentence: 请访问help.app.
fn own_script(label: &[Char]) -> usize {
    let latin = label.iter().rev().take_while(|c| c.c.is_ascii()).count();
    match label.len() - latin {
        0 => 0,
        other if latin > 0 && is_joined(label[other - 1].c) => other,
        _ => 0,
    }
}

/// Scripts that write no space between a word and the next, or attach particles.
fn is_joined(c: char) -> bool {
    !matches!(u32::from(c), 0..=0x52F | 0x1E00..=0x1FFF)
}

fn label_of(label: &[Char]) -> String {
    label.iter().map(|c| c.c).collect()
}

/// Four numbers up to 255 with more than one digit each on the average.
fn is_ip(labels: &[&[Char]]) -> bool {
    let number = |l: &&[Char]| l.len() <= 3 && label_of(l).parse::<u16>().is_ok_and(|n| n <= 255);
    labels.len() == 4 && labels.iter().all(number) && labels.iter().map(|l| l.len()).sum::<usize>() >= 6
}

/// Whether the label before a dot and the one behind it belong to a host.
fn is_host(before: &[Char], suffix: &[Char], path: bool, next: Next) -> bool {
    let suffix: &[Char] = &unmixed(suffix);
    let ascii = suffix[0].c.is_ascii();
    let len = if ascii { suffix.iter().take_while(|c| c.c.is_ascii()).count() } else { suffix.len() };
    // Text of a script without spaces may follow: help.app了解, пример.рф not.
    if len < suffix.len() && !is_joined(suffix[len].c) {
        return false;
    }
    let written = label_of(&suffix[..len]);
    let name = label_of(before);
    // evil.c0m
    let letters = written.replace('0', "o").replace('3', "e").replace('1', "i");
    let plain = ["com", "org", "net", "gov", "info"].contains(&letters.as_str());
    if plain && letters != written && name.chars().filter(char::is_ascii_lowercase).count() >= 3 {
        return true;
    }
    if ascii {
        is_suffix(&written.to_lowercase()) && is_meant(&name, &written, path, next)
    } else {
        // A suffix of such a script may be followed by the rest of a sentence.
        let all = written.to_lowercase();
        let joined = is_joined(suffix[0].c);
        let ends = all.char_indices().map(|(at, c)| at + c.len_utf8()).take(12);
        let known = is_suffix(&all)
            || joined && suffix[0].c >= '\u{2E80}' && ends.into_iter().any(|end| is_suffix(&all[..end]));
        known && (joined || is_meant(&name, &written, path, next))
    }
}

/// A label of Latin letters with lookalikes among them (`оrg` with a Cyrillic о) as it is read.
fn unmixed(label: &[Char]) -> Vec<Char> {
    const ALIKE: [(char, char); 15] = [
        ('а', 'a'),
        ('е', 'e'),
        ('о', 'o'),
        ('р', 'p'),
        ('с', 'c'),
        ('у', 'y'),
        ('х', 'x'),
        ('і', 'i'),
        ('ѕ', 's'),
        ('ο', 'o'),
        ('ԁ', 'd'),
        ('ɡ', 'g'),
        ('г', 'r'),
        ('ո', 'n'),
        ('т', 't'),
    ];
    let mixed = label.iter().any(|c| c.c.is_ascii_alphabetic());
    let latin = |c: char| ALIKE.iter().find(|(other, _)| mixed && *other == c).map_or(c, |(_, latin)| *latin);
    label.iter().map(|c| Char { c: latin(c.c), at: c.at.clone() }).collect()
}

fn is_suffix(label: &str) -> bool {
    label == "onion" || psl::suffix(label.as_bytes()).is_some_and(|suffix| suffix.is_known())
}

/// What tells a host from two sentences without a space between them, and from an abbreviation.
fn is_meant(name: &str, suffix: &str, path: bool, next: Next) -> bool {
    let small = suffix.to_lowercase();
    let strong = STRONG.contains(&small.as_str());
    let country = small.chars().count() == 2;
    let len = name.chars().count();
    let short_host = SHORT_HOSTS.contains(&format!("{}.{small}", name.to_lowercase()).as_str());
    if name.chars().all(|c| c.is_ascii_digit()) {
        return strong;
    }
    if !path && !short_host && (len == 1 && !(strong && suffix == small) || len == 2 && country) {
        return false;
    }
    let upper = |word: &str| word.chars().all(|c| !c.is_lowercase());
    let title = suffix.starts_with(char::is_uppercase) && suffix.chars().skip(1).all(char::is_lowercase);
    if path && (strong || country || suffix == small) && len > 0 || short_host {
        return true;
    }
    if suffix == small {
        return true;
    }
    if title {
        let certain = ["org", "net", "gov", "edu", "рф"].contains(&small.as_str());
        let capital = name.starts_with(char::is_uppercase);
        return certain || capital && (strong && next != Next::Small || country && next == Next::End);
    }
    if upper(suffix) {
        return !country || upper(name) && (next == Next::End || !WORDS.contains(&small.as_str()));
    }
    true
}

#[cfg(test)]
mod tests;
