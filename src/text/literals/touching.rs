//! What touches a number or an address that came from a record: `{ $call }5` dials somebody else.
//!
//! The rule: a protected span stands apart. White space, brackets, quotes, sentence punctuation, an em dash and the marks
//! of scripts part it from the rest. Letters touch it only in scripts that write no spaces or attach particles (に, 로, ب),
//! and not where they look like a digit; a Latin, Greek or Cyrillic ending needs an apostrophe, a hyphen or a colon
//! (911'i, 112-t, 112:een). Digits, marks, joining signs and other spans never touch it, nor stand behind the one sign
//! that parts them (911.5); and a bare number is not parted from it by a space alone, nor by a sign where nothing says what it
//! counts (`– 55`, `ext. 5`).

use std::ops::Range;

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};

use super::reading::{han_digit, is_ignorable, is_mark};
use super::words;
use crate::text::markup;

mod beyond;
mod endings;

/// A value of a record in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guarded {
    pub range: Range<usize>,
    /// Else a number or a short code.
    pub address: bool,
}

/// Something that stands too close to a protected span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touch {
    /// Which of the spans.
    pub span: usize,
    /// What touches it; the other span's place when that is one.
    pub at: Range<usize>,
}

/// A character that is seen, and the span that it belongs to.
struct Seen {
    c: char,
    at: Range<usize>,
    span: Option<usize>,
}

/// Every span with something that touches it, once.
pub fn find(text: &str, spans: &[Guarded]) -> Vec<Touch> {
    if spans.is_empty() {
        return Vec::new();
    }
    let seen = seen(text, spans);
    let mut found: Vec<Touch> = Vec::new();
    let mut at = 0;
    while at < seen.len() {
        let Some(span) = seen[at].span else {
            at += 1;
            continue;
        };
        let len = seen[at..].iter().take_while(|s| s.span == Some(span)).count();
        let sides = Sides { seen: &seen, address: spans[span].address };
        let touch = sides.after(at + len).or_else(|| sides.before(at));
        if let Some(place) = touch.or_else(|| sides.extended(at + len)).or_else(|| sides.prefixed(at)) {
            found.push(Touch { span, at: place });
        }
        at += len;
    }
    found
}

fn seen(text: &str, spans: &[Guarded]) -> Vec<Seen> {
    let opaque: Vec<Range<usize>> = spans.iter().map(|s| s.range.clone()).collect();
    let tags = if text.contains('<') { markup::tags(text, &opaque) } else { Vec::new() };
    let mut tags = tags.iter().peekable();
    let mut next = spans.iter().enumerate().peekable();
    let mut out = Vec::with_capacity(text.len());
    for (start, c) in text.char_indices() {
        while tags.next_if(|tag| tag.range.end <= start).is_some() {}
        while next.next_if(|(_, span)| span.range.end <= start).is_some() {}
        let span = next.peek().filter(|(_, span)| span.range.contains(&start)).map(|(at, _)| *at);
        let tag = tags.peek().is_some_and(|tag| tag.range.contains(&start));
        if span.is_some() || !(tag || is_ignorable(c)) {
            out.push(Seen { c, at: start..start + c.len_utf8(), span });
        }
    }
    out
}

const LONGEST_UNIT: usize = 12;

struct Sides<'a> {
    seen: &'a [Seen],
    address: bool,
}

impl Sides<'_> {
    fn get(&self, at: Option<usize>) -> Option<&Seen> {
        at.and_then(|at| self.seen.get(at))
    }

    /// What touches the span from behind; `at` is the first place after it.
    fn after(&self, at: usize) -> Option<Range<usize>> {
        let first = self.get(Some(at))?;
        let second = self.get(Some(at + 1));
        let bad = match kind(first) {
            Kind::Wall => false,
            Kind::Span | Kind::Digit | Kind::Mark | Kind::Joins => true,
            Kind::Space => return self.behind_space(at),
            Kind::Letter => !attaches(first.c, second),
            Kind::Danda => !self.seen.iter().any(|s| matches!(s.c, '\u{900}'..='\u{DFF}' if kind(s) == Kind::Letter)),
            Kind::Wide => false,
            Kind::Parts if first.c == '(' => self.bracketed(at + 1),
            Kind::Parts => second.is_some_and(is_number),
            Kind::Stop => second.is_some_and(|s| {
                let letter = kind(s) == Kind::Letter && (first.c != ':' || !self.is_ending(at));
                is_number(s) || self.address && letter && matches!(first.c, '.' | '?' | ':')
            }),
            Kind::Apostrophe | Kind::Dash => {
                second.is_some_and(|s| !matches!(kind(s), Kind::Space | Kind::Wall | Kind::Parts | Kind::Stop))
                    && !self.is_ending(at)
            }
            Kind::Slash => second.is_some_and(|s| !matches!(kind(s), Kind::Space | Kind::Wall)),
        };
        bad.then(|| first.at.clone())
    }

    /// What touches the span from before; `at` is its first place.
    fn before(&self, at: usize) -> Option<Range<usize>> {
        let first = self.get(at.checked_sub(1))?;
        let second = self.get(at.checked_sub(2));
        let letter = second.is_some_and(|s| matches!(kind(s), Kind::Letter | Kind::Mark));
        let bad = match kind(first) {
            Kind::Wall => false,
            // Told of the span before.
            Kind::Span => false,
            Kind::Digit | Kind::Joins | Kind::Slash => true,
            Kind::Space => return self.before_space(at),
            Kind::Letter => !attaches(first.c, second),
            Kind::Mark => {
                let base = self.seen[..at].iter().rev().find(|s| kind(s) != Kind::Mark);
                base.is_none_or(|s| kind(s) != Kind::Letter || !attached_script(s.c))
            }
            Kind::Danda | Kind::Wide => false,
            Kind::Parts | Kind::Apostrophe => second.is_some_and(is_number),
            Kind::Stop if matches!(first.c, '.' | ',') => !letter || self.address && first.c == '.',
            Kind::Stop => second.is_some_and(is_number),
            Kind::Dash => second.is_none_or(|s| !attached_script(s.c)),
        };
        bad.then(|| first.at.clone())
    }

    /// An ending of a language that writes it behind a sign: one to six small letters, and no digit behind them. An address
    /// would go on behind a hyphen.
    fn is_ending(&self, at: usize) -> bool {
        let sign = self.seen[at].c;
        let rest = &self.seen[at + 1..];
        if self.address && kind(&self.seen[at]) == Kind::Dash {
            return false;
        }
        let len = rest.iter().take_while(|s| kind(s) == Kind::Letter || kind(s) == Kind::Mark).count();
        let small = rest[..len].iter().all(|s| !s.c.is_uppercase());
        let spaces = rest[len..].iter().take_while(|s| kind(s) == Kind::Space).count();
        let digit = rest.get(len + spaces).is_some_and(is_number);
        let joined = rest.get(len).is_some_and(|s| matches!(kind(s), Kind::Joins | Kind::Dash | Kind::Slash));
        let letters: String = rest[..len].iter().map(|s| s.c).collect();
        (1..=6).contains(&len) && small && !digit && !joined && endings::is_ending(sign, &letters)
    }

    /// Whether a bracket holds digits alone: 911(5).
    fn bracketed(&self, at: usize) -> bool {
        let inner: Vec<&Seen> = self.seen[at..].iter().take_while(|s| s.c != ')').take(20).collect();
        !inner.is_empty() && inner.iter().all(|s| matches!(kind(s), Kind::Digit | Kind::Space | Kind::Dash))
    }

    fn behind_space(&self, at: usize) -> Option<Range<usize>> {
        let rest = &self.seen[at..];
        let spaces = rest.iter().take_while(|s| kind(s) == Kind::Space).count();
        let first = rest.get(spaces).filter(|s| is_number(s) && !is_break(&rest[..spaces]))?;
        if self.address || first.span.is_none() && self.is_told_apart(at + spaces, true) {
            return None;
        }
        Some(first.at.clone())
    }

    fn before_space(&self, at: usize) -> Option<Range<usize>> {
        let rest = &self.seen[..at];
        let spaces = rest.iter().rev().take_while(|s| kind(s) == Kind::Space).count();
        let last = rest.len().checked_sub(spaces + 1)?;
        let bare = rest.get(last).filter(|s| s.span.is_none() && is_number(s) && !is_break(&rest[last + 1..]))?;
        if self.address || self.is_told_apart(last, false) {
            return None;
        }
        Some(bare.at.clone())
    }

    /// Whether the word at a place, which has a digit, cannot be read on as part of a number: 24/7, 9:00, 24h, 24 hours.
    fn is_told_apart(&self, at: usize, behind: bool) -> bool {
        let word = |s: &&Seen| s.span.is_none() && !matches!(kind(s), Kind::Space | Kind::Wall);
        let word: Vec<&Seen> = if behind {
            self.seen[at..].iter().take_while(word).collect()
        } else {
            let mut word: Vec<&Seen> = self.seen[..=at].iter().rev().take_while(word).collect();
            word.reverse();
            word
        };
        let inner = word.iter().position(|s| matches!(s.c, ':' | '/' | '٫')).filter(|i| i + 1 < word.len() && *i > 0);
        let letters = word.iter().any(|s| kind(s) == Kind::Letter);
        let next: String = self.seen[at..].iter().skip(word.len() + 1).map(|s| s.c).take(LONGEST_UNIT).collect();
        let next = next.split(|c: char| !c.is_alphanumeric() && !is_mark(c)).next().unwrap_or_default().to_lowercase();
        inner.is_some() || letters || behind && word.len() <= 3 && words::is_unit(&next)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Span,
    /// A value whose text is not known yet.
    Wall,
    Space,
    Digit,
    Letter,
    Mark,
    /// Brackets, quotes, the em dash, pictures: they part, unless a digit stands right behind.
    Parts,
    /// Punctuation of scripts that set no space behind it.
    Wide,
    /// `.`, `,`, `:`, `!`, `?`.
    Stop,
    Danda,
    Apostrophe,
    Dash,
    Slash,
    /// `+`, `#`, `*`, `%`, currency …: signs that are dialled, counted or taken for a digit.
    Joins,
}

fn kind(seen: &Seen) -> Kind {
    if seen.span.is_some() {
        return Kind::Span;
    }
    match seen.c {
        '\u{FFFC}' => Kind::Wall,
        c if c.is_whitespace() => Kind::Space,
        '.' | ',' | ':' | ';' | '!' | '?' | '،' | '؛' | '؟' | '۔' | '…' | '·' | '•' | '&' => Kind::Stop,
        '।' | '॥' => Kind::Danda,
        '\'' | '’' | '‘' | 'ʼ' | '′' | '׳' | '‛' => Kind::Apostrophe,
        '-' | '‐' | '‑' | '‒' | '–' | '−' | '־' | '－' => Kind::Dash,
        '/' | '\\' | '⁄' | '∕' | '／' => Kind::Slash,
        '(' | ')' | '[' | ']' | '{' | '}' | '"' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '—' | '№' | '☎' | '☏'
        | '✆' => Kind::Parts,
        // Circles and bars are zeros and ones.
        '○' | '◯' | '⭕' | '●' | '⚪' | '⚫' | '◦' | '│' | '┃' | '❘' | '❙' | '❚' | '🔴' | '🔵' => {
            Kind::Joins
        }
        '＋' | '＃' | '＊' | '＠' | '％' | '＝' | '＿' | '｜' | '～' | '〜' | '￥' | '＄' | '．' | '＆' => {
            Kind::Joins
        }
        c => general(c),
    }
}

fn general(c: char) -> Kind {
    use GeneralCategory as G;
    let category = CodePointMapData::<G>::new().get(c);
    if is_mark(c) {
        return Kind::Mark;
    }
    if GeneralCategoryGroup::Number.contains(category) || han_digit(c).is_some() {
        return Kind::Digit;
    }
    if GeneralCategoryGroup::Letter.contains(category) {
        return Kind::Letter;
    }
    match category {
        _ if c.is_ascii() => Kind::Joins,
        G::CurrencySymbol | G::MathSymbol | G::ModifierSymbol | G::ConnectorPunctuation => {
            if matches!(c, '→' | '←' | '↑' | '↓' | '⇒' | '⇐') { Kind::Parts } else { Kind::Joins }
        }
        G::OtherSymbol => Kind::Parts,
        // 、。（）「」 ၊ ។ ፡ and their like.
        _ => Kind::Wide,
    }
}

/// A digit, or a span: what a number may be read on into.
fn is_number(seen: &Seen) -> bool {
    matches!(kind(seen), Kind::Digit | Kind::Span)
}

/// An empty line begins a paragraph.
fn is_break(spaces: &[Seen]) -> bool {
    spaces.iter().filter(|s| s.c == '\n').count() > 1
}

/// Scripts that write no spaces between words, or attach particles to numbers.
fn attached_script(c: char) -> bool {
    matches!(u32::from(c),
        0x590..=0x109F | 0x1100..=0x139F | 0x1780..=0x18AF | 0x1900..=0x1CBF | 0x2E80..=0xA4CF | 0xA840..=0xAB2F
        | 0xABC0..=0xD7FF | 0xF900..=0xFAFF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0xFF66..=0xFFDC | 0x1_0000..)
}

/// Whether the letter may stand at a number: of such a script, and not like a digit (ا is a 1, ه a 5, ဝ a 0).
fn attaches(c: char, beside: Option<&Seen>) -> bool {
    let bare = beside.is_none_or(|s| !matches!(kind(s), Kind::Mark | Kind::Letter));
    let digit = match c {
        'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'ه' | 'ہ' | 'ھ' | 'ە' | 'ة' | 'ו' | 'ן' | 'ז' | 'ס' | 'י' => true,
        'ဝ' | 'ရ' => bare,
        '\u{3131}'..='\u{318E}' | 'ー' | '丨' | '口' => true,
        _ => false,
    };
    attached_script(c) && !digit
}

#[cfg(test)]
mod tests;
