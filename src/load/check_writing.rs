//! Walks the entries of a locale and looks at the writing of each of their patterns.
//!
//! What is wrong with writing is `writing`'s to say; here it gets its place in the file.

use std::ops::Range;

use fluent_syntax::ast::{Entry as AstEntry, Expression, InlineExpression, Pattern, PatternElement};

use crate::diag::{Diagnostic, Report};
use crate::load::read_ftl::{Entries, Parsed};
use crate::load::writing::{self, Language, TAG, VALUE};
use crate::load::{limits, markup};

/// Looks at every own text of a locale; those of its parent are looked at with the parent.
pub fn check(own: &Entries, language: Language<'_>, report: &mut Report) {
    for parsed in own.values().filter(|parsed| !parsed.broken) {
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
