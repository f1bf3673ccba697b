//! TOML syntax errors in words a volunteer understands: the commonest hand mistakes each get their own hint.
//!
//! Only errors of the TOML grammar; what the grammar allows is judged by the readers.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Report, SourceId, Span};

/// Reports each error once a line: a second error in the same line is nearly always its echo.
pub fn report_errors(source: SourceId, text: &str, errors: &[toml::de::Error], report: &mut Report) {
    let mut lines_seen = Vec::new();
    for error in errors {
        let range = error.span().unwrap_or(text.len()..text.len());
        let range = clamp(text, range);
        let line = line_range(text, range.start);
        if lines_seen.contains(&line.start) {
            continue;
        }
        lines_seen.push(line.start);
        if lines_seen.len() > crate::limits::FINDINGS {
            return;
        }
        let (range, message, hint) = explain(text, &line, range, error.message());
        let mut diagnostic = Diagnostic::new(Code::TomlSyntax, message).at(Span::new(source, range));
        diagnostic.hints.extend(hint);
        report.push(diagnostic);
    }
}

fn explain(
    text: &str,
    line: &Range<usize>,
    range: Range<usize>,
    message: &str,
) -> (Range<usize>, String, Option<String>) {
    let slice = &text[line.clone()];
    if let Some(at) = slice.find(['\u{201C}', '\u{201D}', '\u{2018}', '\u{2019}', '\u{201E}', '\u{00AB}']) {
        let quote = slice[at..].chars().next().map_or(1, char::len_utf8);
        let before = slice[..at].matches('"').count();
        if before.is_multiple_of(2) {
            let range = line.start + at..line.start + at + quote;
            let hint = "type the straight quote \" (word processors and phones turn it into a curly one)";
            return (range, "a curly quote where TOML wants a straight one".to_owned(), Some(hint.to_owned()));
        }
    }
    let Some((value_at, value)) = value_of(slice) else {
        return (range, sentence(message), None);
    };
    let value_range = line.start + value_at..line.start + value_at + value.len();
    if let Some(hex) = value.strip_prefix('#') {
        let word: String = hex.chars().take_while(char::is_ascii_alphanumeric).collect();
        if !word.is_empty() {
            let hint = format!("put the colour in quotes: \"#{word}\" (a bare # begins a comment)");
            let range = value_range.start..value_range.start + 1 + word.len();
            return (range, "a colour without quotes".to_owned(), Some(hint));
        }
    }
    let word: String = value.chars().take_while(|c| c.is_alphanumeric() || "._-%".contains(*c)).collect();
    let word_range = value_range.start..value_range.start + word.len();
    let number = word.chars().take_while(|c| c.is_ascii_digit() || *c == '.').count();
    let unit = word.get(number..).unwrap_or("");
    if number > 0 && !unit.is_empty() && unit.chars().all(|c| c.is_ascii_alphabetic() || c == '%') {
        return (word_range, "a length without quotes".to_owned(), Some(format!("write \"{word}\"")));
    }
    if word.chars().next().is_some_and(char::is_alphabetic) && word != "true" && word != "false" {
        return (word_range, "a text without quotes".to_owned(), Some(format!("write \"{}\"", value.trim_end())));
    }
    (range, sentence(message), None)
}

/// What stands after the first `=` of a line, with its offset.
fn value_of(line: &str) -> Option<(usize, &str)> {
    let (key, rest) = line.split_once('=')?;
    if key.trim_start().starts_with('#') {
        return None;
    }
    let value = rest.trim_start();
    let at = line.len() - value.len();
    (!value.is_empty()).then_some((at, value))
}

fn sentence(message: &str) -> String {
    format!("TOML: {}", message.trim().replace('\n', "; "))
}

fn line_range(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    start..end
}

/// Makes a range safe to slice with.
pub fn clamp(text: &str, range: Range<usize>) -> Range<usize> {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(range.start);
    start..floor(range.end).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, line: &str) -> (String, String) {
        let start = text.find(line).unwrap();
        let line = start..start + line.len();
        let (range, message, _) = explain(text, &line, line.clone(), "it is wrong");
        (text[range].to_owned(), message)
    }

    #[test]
    fn a_mistake_is_marked_where_it_stands() {
        let text = "version = 1\nink = #224\nname = “Help”\n";
        assert_eq!(told(text, "ink = #224"), ("#224".to_owned(), "a colour without quotes".to_owned()));
        assert_eq!(told(text, "name = “Help”").0, "“");
    }
}
