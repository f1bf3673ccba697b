//! `.ftl` files: parsed entry by entry, every fault with its place. Fluent itself would pass most of them over.
//!
//! Entries are parsed one at a time, so that the parser's recursion is bounded by what one entry may contain. References
//! between entries are checked by `check_ftl`, when the whole locale is known.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use fluent::FluentResource;
use fluent_syntax::ast;
use fluent_syntax::parser::{ErrorKind, ParserError};

use crate::diag::{Code, Diagnostic, Report, SourceId, Span};
use crate::limits;
use crate::text::characters;

/// One message or term with the place of its source.
#[derive(Debug, Clone)]
pub struct Parsed {
    pub resource: Arc<FluentResource>,
    pub source: SourceId,
    /// Where the entry's own text begins in its file.
    pub offset: usize,
    /// `headline`, or `-brand` for a term.
    pub id: String,
    pub span: Span,
    /// A fault was reported for it.
    pub broken: bool,
    /// It comes from the kit: the campaign's own files may define it anew.
    pub kit: bool,
}

impl Parsed {
    /// The place of a piece of this entry's text.
    pub fn span_of(&self, slice: &str) -> Span {
        let base = self.resource.source().as_ptr() as usize;
        let at = (slice.as_ptr() as usize).saturating_sub(base).min(self.resource.source().len());
        Span::new(self.source, self.offset + at..self.offset + at + slice.len())
    }
}

/// The entries of a locale by id; terms carry their `-`.
pub type Entries = BTreeMap<String, Parsed>;

/// Reads one file into `entries`.
pub fn read(source: SourceId, text: &str, kit: bool, entries: &mut Entries, report: &mut Report) {
    for range in chunks(text) {
        let chunk = &text[range.clone()];
        if chunk.starts_with('#') || chunk.trim().is_empty() {
            continue;
        }
        let span = |r: Range<usize>| Span::new(source, range.start + r.start..range.start + r.end);
        let clean = refuse_characters(chunk, &span, report);
        if chunk.matches(['{', '(']).count() > limits::FLUENT_OPENERS {
            let message = format!("one text has more than {} opening braces", limits::FLUENT_OPENERS);
            report.push(Diagnostic::new(Code::TooMany, message).at(span(0..first_line(chunk))));
            continue;
        }
        if chunk.len() > limits::FLUENT_ENTRY {
            let message = format!("one text has more than {} bytes", limits::FLUENT_ENTRY);
            report.push(Diagnostic::new(Code::TooMany, message).at(span(0..first_line(chunk).min(200))));
            continue;
        }
        let (resource, errors) = match FluentResource::try_new(chunk.to_owned()) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        for error in &errors {
            report.push(syntax_error(chunk, error, &span));
        }
        let resource = Arc::new(resource);
        let mut found = false;
        for entry in resource.entries() {
            let id = match entry {
                ast::Entry::Message(m) => m.id.name.to_owned(),
                ast::Entry::Term(t) => format!("-{}", t.id.name),
                _ => continue,
            };
            found = true;
            let broken = !clean || !errors.is_empty();
            let len = id.len();
            let parsed = Parsed {
                resource: Arc::clone(&resource),
                source,
                offset: range.start,
                span: span(0..len),
                id,
                broken,
                kit,
            };
            add(parsed, entries, report);
        }
        if let (false, Some(id)) = (found, guess_id(chunk)) {
            // Keeps "unknown message" from being reported for a text that is there but cannot be read.
            let parsed =
                Parsed { resource, source, offset: range.start, span: span(0..id.len()), id, broken: true, kit };
            add(parsed, entries, report);
        }
        if entries.len() > limits::MESSAGES {
            let message = format!("a locale has at most {} texts", limits::MESSAGES);
            report.push(Diagnostic::new(Code::TooMany, message).at(span(0..first_line(chunk))));
            return;
        }
    }
}

fn add(parsed: Parsed, entries: &mut Entries, report: &mut Report) {
    let bare = parsed.id.trim_start_matches('-').to_owned();
    let other = if parsed.id.starts_with('-') { bare.clone() } else { format!("-{bare}") };
    if let Some(twin) = entries.get(&other) {
        let message = format!("`{bare}` is the name of a text and of a term");
        report.push(
            Diagnostic::new(Code::DuplicateMessage, message)
                .at(parsed.span)
                .label(twin.span, "the other is here")
                .hint("give one of them another name"),
        );
        return;
    }
    if let Some(first) = entries.get(&parsed.id)
        && (!first.kit || parsed.kit)
    {
        report.push(
            Diagnostic::new(Code::DuplicateMessage, format!("`{}` is defined twice in this locale", parsed.id))
                .at(parsed.span)
                .label(first.span, "first defined here")
                .hint("remove one of them"),
        );
        return;
    }
    entries.insert(parsed.id.clone(), parsed);
}

/// Splits a file where a line begins an entry: a letter, `-` or `#` in the first column, as the grammar has it.
fn chunks(text: &str) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0 && line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-' || c == '#') {
            starts.push(at);
        }
        at += line.len();
    }
    starts.push(text.len());
    starts.windows(2).map(|w| w[0]..w[1]).filter(|r| !r.is_empty()).collect()
}

fn first_line(chunk: &str) -> usize {
    chunk.find('\n').unwrap_or(chunk.len())
}

/// The id that a broken entry was meant to have.
fn guess_id(chunk: &str) -> Option<String> {
    let name: String =
        chunk.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').take(100).collect();
    (!name.trim_start_matches('-').is_empty()).then_some(name)
}

/// Control characters, bidi controls and private characters are refused, each once a text.
fn refuse_characters(chunk: &str, span: &impl Fn(Range<usize>) -> Span, report: &mut Report) -> bool {
    let mut seen = Vec::new();
    for (at, c) in chunk.char_indices() {
        let Some(why) = characters::refusal(c) else { continue };
        if !seen.contains(&c) {
            let message = format!("the text contains {why}: U+{:04X}", u32::from(c));
            let place = span(at..at + c.len_utf8());
            report.push(Diagnostic::new(Code::BadCharacter, message).at(place).hint("delete it"));
        }
        seen.push(c);
        if seen.len() >= limits::FINDINGS_OF_TEXT {
            break;
        }
    }
    seen.is_empty()
}

fn syntax_error(chunk: &str, error: &ParserError, span: &impl Fn(Range<usize>) -> Span) -> Diagnostic {
    let range = crate::load::tables::syntax::clamp(chunk, error.pos.clone());
    // The parser points behind the text when the line ended too early; the line's own end is the better place.
    let trimmed = chunk.trim_end().len();
    let range = if range.start > trimmed { trimmed..trimmed } else { range };
    let (message, hint) = match &error.kind {
        ErrorKind::ExpectedToken('=') => ("a text begins with `name = `".to_owned(), Some(INDENT)),
        ErrorKind::ExpectedToken('}') | ErrorKind::UnbalancedClosingBrace => {
            ("the braces do not match".to_owned(), Some("a variable is written { $name }"))
        }
        ErrorKind::ExpectedToken(c) => (format!("`{c}` is expected here"), None),
        ErrorKind::ExpectedCharRange { .. } => ("a name is expected here".to_owned(), Some(INDENT)),
        ErrorKind::ExpectedMessageField { entry_id } => {
            (format!("`{entry_id}` has no text"), Some("write it after the `=`"))
        }
        ErrorKind::ExpectedTermField { entry_id } => (format!("the term `-{entry_id}` has no text"), None),
        ErrorKind::MissingDefaultVariant => {
            ("the choice has no default".to_owned(), Some("mark one variant with a star: *[other] …"))
        }
        ErrorKind::MultipleDefaultVariants => ("the choice has two defaults".to_owned(), Some("one star only")),
        ErrorKind::UnterminatedStringLiteral => ("the quote is not closed".to_owned(), None),
        kind => (kind.to_string(), None),
    };
    let fault = Diagnostic::new(Code::FtlSyntax, message).at(span(range));
    match hint {
        Some(hint) => fault.hint(hint),
        None => fault,
    }
}

const INDENT: &str = "a text that goes on in the next line is indented there";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_split() {
        let text = "# note\na = b\n  c\n\nd =\n  { $x ->\n    [a] b\n   *[c] d\n  }\n-t = u\n";
        let parts: Vec<&str> = chunks(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(parts.len(), 4);
        assert!(parts[1].starts_with("a = b\n  c"));
        assert_eq!(chunks(""), Vec::<Range<usize>>::new());
    }

    #[test]
    fn deep_nesting_is_refused_and_not_parsed() {
        let text = format!("a = {}", "{".repeat(500_000));
        let mut report = Report::default();
        read(SourceId(0), &text, false, &mut Entries::new(), &mut report);
        assert_eq!(report.errors(), 1);
        assert_eq!(report.diagnostics[0].code, "too-many");
    }
}
