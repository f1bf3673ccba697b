//! Walks the entries of a locale and looks at the writing of each of their patterns.
//!
//! What is wrong with writing is `writing`'s to say; here it gets its place in the file.

use std::collections::BTreeMap;
use std::ops::Range;

use fluent_syntax::ast::{Entry as AstEntry, Expression, InlineExpression, Pattern, PatternElement};

use crate::diag::{Code, Diagnostic, Report, Severity, SourceId, Span};
use crate::limits;
use crate::load::locale::ftl::{Entries, Parsed};
use crate::text::writing::{Language, TAG, VALUE, sister};
use crate::text::{markup, writing};

/// Looks at every own text of a locale; those of its parent are looked at with the parent, and those of the embedded kit where
/// they are a campaign's own: in its repository, by every build and test. `begun`: the texts that it was
/// begun with, where nobody has worked on it yet.
pub fn check(own: &Entries, language: Language<'_>, begun: Option<&Entries>, report: &mut Report) {
    sisters(own, language, begun, report);
    for parsed in own.values().filter(|parsed| !parsed.broken && !parsed.kit) {
        let mut check = Check { parsed, language, found: Vec::new() };
        for entry in parsed.resource.entries() {
            let (value, attributes) = match entry {
                AstEntry::Message(m) => (m.value.as_ref(), &m.attributes),
                AstEntry::Term(t) => (Some(&t.value), &t.attributes),
                _ => continue,
            };
            value
                .into_iter()
                .chain(attributes.iter().map(|a| &a.value))
                .for_each(|pattern| check.pattern(pattern, true));
        }
        check.found.truncate(limits::FINDINGS_OF_TEXT);
        check.found.into_iter().for_each(|found| report.push(found));
    }
}

/// A file, or all texts together, in another language than that of the folder. Each file counts for itself: the campaign's lie over
/// the kit's, which are in order.
fn sisters(own: &Entries, language: Language<'_>, begun: Option<&Entries>, report: &mut Report) {
    let mut files: BTreeMap<SourceId, (Span, String)> = BTreeMap::new();
    let untouched =
        |p: &Parsed| begun.and_then(|b| b.get(&p.id)).is_some_and(|b| b.resource.source() == p.resource.source());
    for parsed in own.values().filter(|parsed| !parsed.broken && !parsed.kit && !untouched(parsed)) {
        let (first, text) = files.entry(parsed.source).or_insert((parsed.span, String::new()));
        if parsed.span.start < first.start {
            *first = parsed.span;
        }
        parsed.resource.entries().for_each(|entry| prose(entry, text));
    }
    let whole: String = files.values().map(|(_, text)| text.as_str()).collect();
    let mut found: Vec<(Span, sister::Sister)> =
        files.values().filter_map(|(span, text)| Some((*span, sister::find(text, language)?))).collect();
    if found.is_empty() {
        let first = files.values().map(|(span, _)| *span).next();
        found.extend(first.and_then(|span| Some((span, sister::find(&whole, language)?))));
    }
    for (span, sister) in found {
        let message = format!("the texts of locale {} are in {}: {}", language.id, sister.name, sister.proof);
        let hint =
            format!("put in the texts in {}, or name the folder after the language that they are in", language.id);
        let mut finding = Diagnostic::new(Code::WrongLanguage, message).at(span).hint(hint);
        if !sister.sure {
            finding.severity = Severity::Warning;
        }
        report.push(finding);
    }
}

/// The words of an entry, without values, names and tags.
fn prose(entry: &AstEntry<&str>, out: &mut String) {
    let (value, attributes) = match entry {
        AstEntry::Message(m) => (m.value.as_ref(), &m.attributes),
        AstEntry::Term(t) => (Some(&t.value), &t.attributes),
        _ => return,
    };
    value.into_iter().chain(attributes.iter().map(|a| &a.value)).for_each(|pattern| words(pattern, out));
}

fn words(pattern: &Pattern<&str>, out: &mut String) {
    let mut text = String::new();
    let mut inner = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                variants.iter().for_each(|variant| words(&variant.value, &mut inner));
                text.push(' ');
            }
            PatternElement::Placeable { .. } => text.push(' '),
        }
    }
    for tag in markup::tags(&text, &[]).into_iter().rev() {
        text.replace_range(tag.range, "");
    }
    out.push_str(&text);
    out.push('\n');
    out.push_str(&inner);
}

struct Check<'a> {
    parsed: &'a Parsed,
    language: Language<'a>,
    found: Vec<Diagnostic>,
}

impl Check<'_> {
    /// `whole`: the pattern is not a variant inside another.
    fn pattern(&mut self, pattern: &Pattern<&str>, whole: bool) {
        let mut text = String::new();
        // Where each piece of `text` stands in the file: its offset in `text`, and the slice.
        let mut pieces: Vec<(usize, &str)> = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => {
                    pieces.push((text.len(), value));
                    text.push_str(value);
                }
                PatternElement::Placeable { expression } => match literal(expression) {
                    Some(value) => {
                        pieces.push((text.len(), value));
                        text.push_str(value);
                    }
                    None => {
                        text.push(VALUE);
                        self.expression(expression);
                    }
                },
            }
        }
        let tags = markup::tags(&text, &[]);
        let mut bytes = text.into_bytes();
        tags.into_iter().for_each(|tag| bytes[tag.range].fill(TAG as u8));
        // Whole characters were replaced by ASCII ones.
        let text = String::from_utf8(bytes).unwrap_or_default();
        let gap = writing::says_nothing(&text).filter(|_| whole);
        for fault in writing::find(&text, self.language).into_iter().chain(gap) {
            let span = self.parsed.span_of(slice(&pieces, &fault.range).unwrap_or(&self.parsed.id));
            let mut found = Diagnostic::new(fault.code, format!("in `{}`: {}", self.parsed.id, fault.message));
            found = found.at(if pieces.is_empty() { self.parsed.span } else { span }).hint(fault.hint);
            if let Some(severity) = fault.severity {
                found.severity = severity;
            }
            self.found.push(found);
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Select { variants, .. } => {
                variants.iter().for_each(|variant| self.pattern(&variant.value, false));
            }
            Expression::Inline(InlineExpression::Placeable { expression }) => self.expression(expression),
            Expression::Inline(_) => {}
        }
    }
}

/// A text in quotes is printed like the text around it.
fn literal<'s>(expression: &Expression<&'s str>) -> Option<&'s str> {
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) => Some(value),
        Expression::Inline(InlineExpression::Placeable { expression }) => literal(expression),
        _ => None,
    }
}

/// The part of the file that a range of the text begins in, as far as it goes there.
fn slice<'s>(pieces: &[(usize, &'s str)], range: &Range<usize>) -> Option<&'s str> {
    // A text that begins with a value has its first piece behind it.
    let inside = |(start, piece): &&(usize, &str)| *start <= range.start && range.start < start + piece.len();
    let (start, piece) =
        pieces.iter().find(inside).or_else(|| pieces.iter().find(|(start, _)| *start >= range.start))?;
    let from = range.start.saturating_sub(*start);
    let rest = piece.get(from..)?;
    let line = rest.split('\n').next().unwrap_or(rest);
    let len = range.len().min(line.trim_end().len());
    line.get(..len).or(Some(line))
}
