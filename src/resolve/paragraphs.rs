//! Formatted text → paragraphs: line ends, markup and values become structure, and nothing else is left in the text.

use std::ops::Range;

use crate::diag::Code;
use crate::model::values::ValueId;
use crate::resolve::tokens;
use crate::resolve::wording::{Emphasis, Paragraph, Protected, ProtectedKind};
use crate::text::literals::touching::Guarded;
use crate::text::literals::{Registry, touching};
use crate::text::markup::{MarkupFault, Tag};
use crate::text::texts::{Formatted, Printed};
use crate::text::{characters, literals, markup};

/// How a value behaves: a protected span with its kind and target, or `None` for a name.
pub type Behaviour<'a> = &'a dyn Fn(ValueId) -> Option<(ProtectedKind, Option<String>)>;

/// Splits a formatted message at blank lines; a single line end is a space, or nothing between letters of scripts
/// that write without spaces.
///
/// `digits` is the zero of the digits that prose is written in; `None` leaves it as it is.
pub fn build(
    formatted: &Formatted,
    behaviour: Behaviour<'_>,
    digits: Option<char>,
) -> Result<Vec<Paragraph>, Vec<MarkupFault>> {
    let opaque: Vec<Range<usize>> = formatted.values.iter().map(|(range, _)| range.clone()).collect();
    let tags = markup::tags(&formatted.text, &opaque);
    let mut faults = markup::check(&tags);
    // Values were looked at when they were read; dates bring the marks that they are ordered by.
    let prose = |at: &usize| !opaque.iter().any(|range| range.contains(at));
    let bad = formatted.text.char_indices().find(|(at, c)| characters::refusal(*c).is_some() && prose(at));
    if let Some((at, c)) = bad {
        let message = format!("a forbidden character, U+{:04X}", u32::from(c));
        faults.push(MarkupFault { range: at..at + c.len_utf8(), message });
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut builder = Builder { behaviour, tags: &tags, open: Vec::new(), done: Vec::new(), at: Paragraph::default() };
    builder.run(formatted);
    for paragraph in &mut builder.done {
        if let Some(zero) = digits {
            localize(paragraph, zero);
        }
        let taken: Vec<Range<usize>> =
            paragraph.protected.iter().map(|a| a.range.clone()).chain(paragraph.names.iter().cloned()).collect();
        let tokens = tokens::find(&paragraph.text, &taken);
        paragraph.protected.extend(tokens);
    }
    Ok(builder.done)
}

/// Writes the digits of the prose anew, and moves every range with them.
fn localize(paragraph: &mut Paragraph, zero: char) {
    let opaque: Vec<Range<usize>> =
        paragraph.protected.iter().map(|a| &a.range).chain(&paragraph.names).cloned().collect();
    // Values are not prose: letters in their place keep what stands beside them from joining up with them.
    let prose: String = (paragraph.text.char_indices())
        .map(|(at, c)| if opaque.iter().any(|r| r.contains(&at)) { 'x' } else { c })
        .collect();
    let native = tokens::localize(&prose, zero);
    let mut map = vec![0; paragraph.text.len() + 1];
    let mut text = String::with_capacity(native.len());
    for ((at, own), new) in paragraph.text.char_indices().zip(native.chars()) {
        map[at] = text.len();
        text.push(if opaque.iter().any(|r| r.contains(&at)) { own } else { new });
    }
    map[paragraph.text.len()] = text.len();
    let ranges = (paragraph.protected.iter_mut().map(|a| &mut a.range))
        .chain(&mut paragraph.names)
        .chain(&mut paragraph.dates)
        .chain(paragraph.emphasis.iter_mut().map(|(r, _)| r));
    for range in ranges {
        *range = map[range.start]..map[range.end];
    }
    paragraph.text = text;
}

/// The most characters of a date that never breaks: a month with its year in every language, "September 30, 2025".
const SHORT_DATE: usize = 20;
/// CLDR's short dates in Arabic are ordered by it.
const RIGHT_TO_LEFT_MARK: char = '\u{200F}';

struct Builder<'a> {
    behaviour: Behaviour<'a>,
    tags: &'a [Tag],
    /// Open emphasis with where it began in the current paragraph.
    open: Vec<(Emphasis, usize)>,
    done: Vec<Paragraph>,
    at: Paragraph,
}

impl Builder<'_> {
    fn run(&mut self, formatted: &Formatted) {
        let text = &formatted.text;
        let mut values = formatted.values.iter().peekable();
        let mut tags = self.tags.iter().peekable();
        let mut at = 0;
        while at < text.len() {
            if let Some((range, printed)) = values.next_if(|(range, _)| range.start == at) {
                self.value(&text[range.clone()], *printed);
                at = range.end;
                if !range.is_empty() {
                    continue;
                }
            }
            if let Some(tag) = tags.next_if(|tag| tag.range.start == at) {
                self.tag(tag);
                at = tag.range.end;
                continue;
            }
            let Some(c) = text[at..].chars().next() else { break };
            if c == '\n' {
                let run = text[at..].len() - text[at..].trim_start_matches(['\n', ' ']).len();
                self.line_end(text[at..at + run].matches('\n').count(), &text[at + run..]);
                at += run;
                continue;
            }
            self.plain(c);
            at += c.len_utf8();
        }
        self.finish_paragraph();
    }

    /// Spaces collapse, as in any text that is set.
    fn plain(&mut self, c: char) {
        if c == ' ' && (self.at.text.is_empty() || self.at.text.ends_with(' ')) {
            return;
        }
        self.at.text.push(c);
    }

    fn value(&mut self, value: &str, printed: Printed) {
        let start = self.at.text.len();
        self.at.text.push_str(value);
        let range = start..self.at.text.len();
        let variable = match printed {
            Printed::Value(variable) => variable,
            Printed::Date => {
                self.at.dates.push(range.clone());
                return self.date(range);
            }
            Printed::Time => return self.date(range),
        };
        match (self.behaviour)(variable) {
            Some((kind, uri)) => self.at.protected.push(Protected { range, kind, uri }),
            None => self.at.names.push(range),
        }
    }

    /// A date with words in it runs in their direction, and is kept together while it is short; one of digits alone
    /// behaves as if the translation spelled it out.
    fn date(&mut self, range: Range<usize>) {
        let date = &self.at.text[range.clone()];
        let words = date.contains(|c: char| c.is_alphabetic() || c == RIGHT_TO_LEFT_MARK);
        let native = date.contains(|c: char| !c.is_ascii() && characters::digit(c).is_some());
        if words {
            self.at.names.push(range.clone());
        }
        if !words || date.chars().count() <= SHORT_DATE {
            let kind = if words || native { ProtectedKind::Kept } else { ProtectedKind::Literal };
            self.at.protected.push(Protected { range, kind, uri: None });
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let emphasis = if tag.name == "strong" { Emphasis::Strong } else { Emphasis::Em };
        if !tag.closing {
            self.open.push((emphasis, self.at.text.len()));
        } else if let Some((emphasis, start)) = self.open.pop() {
            push_emphasis(&mut self.at, start, emphasis);
        }
    }

    fn line_end(&mut self, count: usize, rest: &str) {
        if count >= 2 {
            self.finish_paragraph();
            return;
        }
        let before = self.at.text.chars().next_back();
        let after = rest.chars().next();
        if !(before.is_some_and(joins) && after.is_some_and(joins)) {
            self.plain(' ');
        }
    }

    /// Emphasis that is open goes on in the next paragraph.
    fn finish_paragraph(&mut self) {
        let mut done = std::mem::take(&mut self.at);
        for (emphasis, start) in &mut self.open {
            push_emphasis(&mut done, *start, *emphasis);
            *start = 0;
        }
        let keep = done.text.trim_end_matches([' ', '\n']).len();
        let keep = done.protected.iter().map(|a| a.range.end).chain([keep]).max().unwrap_or(keep);
        done.text.truncate(keep);
        for (range, _) in &mut done.emphasis {
            range.end = range.end.min(keep);
        }
        for range in done.names.iter_mut().chain(&mut done.dates) {
            *range = range.start.min(keep)..range.end.min(keep);
        }
        done.emphasis.retain(|(range, _)| !range.is_empty());
        done.names.retain(|range| !range.is_empty());
        done.emphasis.sort_by_key(|(range, _)| (range.start, usize::MAX - range.end));
        if !done.text.is_empty() {
            self.done.push(done);
        }
    }
}

fn push_emphasis(paragraph: &mut Paragraph, start: usize, emphasis: Emphasis) {
    let range = start..paragraph.text.len();
    if !range.is_empty() {
        paragraph.emphasis.push((range, emphasis));
    }
}

/// Letters of scripts that put no space at a line end: Han, Kana, Bopomofo, Thai, Lao, Khmer, Myanmar, and their
/// punctuation.
fn joins(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x19E0..=0x19FF | 0x2E80..=0x312F | 0x31A0..=0x31FF
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xA9E0..=0xA9FF | 0xAA60..=0xAA7F | 0xF900..=0xFAFF | 0xFE30..=0xFE4F
        | 0xFF00..=0xFF65 | 0x20000..=0x323AF)
}

/// A number or an address that is no value of the registry: put together from pieces that `load` could not see as one.
/// What stands in a name alone is the preflight's where it is printed; `names` asks for it too.
pub fn literal(paragraph: &Paragraph, registry: &Registry, names: bool) -> Option<(Code, String)> {
    let values = paragraph.protected.iter().filter(|a| a.kind == ProtectedKind::Other).map(|a| &a.range);
    let named: Vec<&Range<usize>> = values.chain(&paragraph.names).collect();
    let inside = |range: &Range<usize>| named.iter().any(|n| n.start <= range.start && range.end <= n.end);
    let mut found = literals::find(&blanked(paragraph), registry).into_iter();
    let found = found.find(|l| names || !inside(&l.range))?;
    Some((found.code, paragraph.text[found.range].to_owned()))
}

/// The numbers, short codes and addresses of the record.
fn protected(paragraph: &Paragraph) -> impl Iterator<Item = &Protected> {
    paragraph
        .protected
        .iter()
        .filter(|a| matches!(a.kind, ProtectedKind::Phone | ProtectedKind::ShortCode | ProtectedKind::Url))
}

/// The text with the record's numbers and addresses, and dates that are values, as characters that nothing is read across.
pub fn blanked(paragraph: &Paragraph) -> String {
    let mut text = paragraph.text.clone();
    for range in protected(paragraph).map(|held| &held.range).chain(&paragraph.dates) {
        text.replace_range(range.clone(), &"\u{1}".repeat(range.len()));
    }
    text
}

/// The first value of the record that something touches: the value, and the two with what is beside them.
pub fn glued(paragraph: &Paragraph) -> Option<(&str, &str)> {
    let spans: Vec<Guarded> = protected(paragraph)
        .map(|a| Guarded { range: a.range.clone(), address: a.kind == ProtectedKind::Url })
        .collect();
    let touch = touching::find(&paragraph.text, &spans).into_iter().next()?;
    let span = &spans[touch.span].range;
    let shown = span.start.min(touch.at.start)..span.end.max(touch.at.end);
    Some((&paragraph.text[span.clone()], &paragraph.text[shown]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> ValueId {
        crate::model::values::built_in(name).unwrap()
    }

    fn paragraphs(text: &str) -> Vec<Paragraph> {
        let formatted = Formatted { text: text.to_owned(), values: Vec::new() };
        build(&formatted, &|_| None, None).unwrap()
    }

    fn texts(text: &str) -> Vec<String> {
        paragraphs(text).into_iter().map(|p| p.text).collect()
    }

    #[test]
    fn line_ends() {
        assert_eq!(texts("one\ntwo"), ["one two"]);
        assert_eq!(texts("one\n\ntwo\n\n\nthree"), ["one", "two", "three"]);
        assert_eq!(texts("你的\n护照"), ["你的护照"]);
        assert_eq!(texts("你的\nID"), ["你的 ID"]);
        assert_eq!(texts("한국\n어"), ["한국 어"]);
        assert_eq!(texts("ช่วย\nเหลือ"), ["ช่วยเหลือ"]);
        assert_eq!(texts("  a   b \n"), ["a b"]);
        assert_eq!(texts(""), Vec::<String>::new());
    }

    #[test]
    fn emphasis() {
        let p = &paragraphs("a <strong>b <em>c</em></strong> d")[0];
        assert_eq!(p.text, "a b c d");
        assert_eq!(p.emphasis, [(2..5, Emphasis::Strong), (4..5, Emphasis::Em)]);
        let two = paragraphs("<strong>a\n\nb</strong>");
        assert_eq!(two.len(), 2);
        assert!(two.iter().all(|p| p.emphasis == [(0..1, Emphasis::Strong)]));
    }

    #[test]
    fn values_become_protected_and_names() {
        let formatted = Formatted {
            text: "Call 1-2 at <b> Bar.".to_owned(),
            values: vec![(5..8, Printed::Value(id("call"))), (12..19, Printed::Value(id("venue")))],
        };
        let p = &build(&formatted, &|v| (v == id("call")).then_some((ProtectedKind::Phone, None)), None).unwrap()[0];
        assert_eq!(p.text, "Call 1-2 at <b> Bar.");
        assert_eq!(p.protected[0].range, 5..8);
        assert_eq!(p.names, std::slice::from_ref(&(12..19)));
        assert_eq!(literal(p, &Registry::new(), false), None);
    }

    #[test]
    fn native_digits() {
        let formatted = Formatted {
            text: "<strong>200</strong> زبان، 24/7: 1-2".to_owned(),
            values: vec![(38..41, Printed::Value(id("call")))],
        };
        assert_eq!(&formatted.text[38..41], "1-2");
        let call = |v| (v == id("call")).then_some((ProtectedKind::Phone, None));
        let p = &build(&formatted, &call, Some('۰')).unwrap()[0];
        assert_eq!(p.text, "۲۰۰ زبان، ۲۴/۷: 1-2");
        assert_eq!(&p.text[p.emphasis[0].0.clone()], "۲۰۰");
        let protected: Vec<_> = p.protected.iter().map(|a| (&p.text[a.range.clone()], a.kind)).collect();
        assert_eq!(protected, [("1-2", ProtectedKind::Phone), ("۲۴/۷", ProtectedKind::Kept)]);
    }

    #[test]
    fn dates_with_words_are_names_and_short_ones_are_kept() {
        let behaves = |date: &str| {
            let formatted = Formatted { text: date.to_owned(), values: vec![(0..date.len(), Printed::Date)] };
            let p = &build(&formatted, &|_| None, None).unwrap()[0];
            (p.names.len(), p.protected.iter().map(|a| a.kind).collect::<Vec<_>>())
        };
        assert_eq!(behaves("November 3, 2025"), (1, vec![ProtectedKind::Kept]));
        assert_eq!(behaves("พฤศจิกายน ค.ศ. 2025"), (1, vec![ProtectedKind::Kept]));
        assert_eq!(behaves("3 de noviembre de 2025"), (1, vec![]));
        assert_eq!(behaves("2025年11月"), (1, vec![ProtectedKind::Kept]));
        assert_eq!(behaves("١١\u{200F}/٢٠٢٥"), (1, vec![ProtectedKind::Kept]));
        assert_eq!(behaves("٢٠١٦–٢٠٢٣"), (0, vec![ProtectedKind::Kept]));
        assert_eq!(behaves("03.11.2025"), (0, vec![ProtectedKind::Literal]));
    }

    #[test]
    fn pieced_numbers_are_found() {
        let p = &paragraphs("Call 1-888-\n373-7888")[0];
        assert!(literal(p, &Registry::new(), false).is_some());
    }
}
