//! A report as text for people, or as JSON lines for programs. The only place that words the outer form of a message.
//!
//! Nothing is judged here: what was found is shown, once, in a stable order. The caller prints what comes back.

mod github;
mod json;
mod sarif;

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diag::{Code, Diagnostic, Report, Severity, SourceId, Sources};

pub use github::github;
pub use json::json_lines;
pub use sarif::sarif;

/// A file's name as seen from the repository; parts of the kit have no place there.
fn based(base: &str, name: &str) -> String {
    if name.starts_with("kit:") { name.to_owned() } else { format!("{base}{name}") }
}

/// How the text is made.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// ANSI colours.
    pub color: bool,
    /// Columns of the terminal; 0 for the default of 140.
    pub width: usize,
}

/// A finding with the jobs in which it was seen.
#[derive(Debug)]
pub struct Finding<'a> {
    pub diagnostic: &'a Diagnostic,
    pub jobs: Vec<&'a str>,
}

/// The findings in a stable order: errors first, then by file, place and code; the same finding of several jobs once.
pub fn findings<'a>(report: &'a Report, sources: &Sources) -> Vec<Finding<'a>> {
    // Labels are left out: a text that stands in several boxes is wrong once.
    type Key<'a> = (Severity, String, usize, usize, Code, &'a str);
    let mut found: BTreeMap<Key<'a>, Finding<'a>> = BTreeMap::new();
    for diagnostic in &report.diagnostics {
        let name = diagnostic.span.and_then(|s| sources.get(s.source)).map_or(String::new(), |s| s.name.clone());
        let (start, end) = diagnostic.span.map_or((0, 0), |s| (s.start, s.end));
        let key = (diagnostic.severity, name, start, end, diagnostic.code, diagnostic.message.as_str());
        let finding = found.entry(key).or_insert_with(|| Finding { diagnostic, jobs: Vec::new() });
        if let Some(job) = diagnostic.job.as_deref()
            && !finding.jobs.contains(&job)
        {
            finding.jobs.push(job);
        }
    }
    found.into_values().collect()
}

/// The report for people, in the manner of rustc; ends with a line that counts.
pub fn human(report: &Report, sources: &Sources, options: Options) -> String {
    let renderer = if options.color { Renderer::styled() } else { Renderer::plain() };
    let width = if options.width == 0 { 140 } else { options.width.max(40) };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(width);
    let mut out = String::new();
    let mut counts = [0_usize; 2];
    for finding in findings(report, sources) {
        match finding.diagnostic.severity {
            Severity::Error => counts[0] += 1,
            Severity::Warning => counts[1] += 1,
            Severity::Note => {}
        }
        out.push_str(&one(&finding, sources, &renderer));
        out.push_str("\n\n");
    }
    out.push_str(&summary(counts[0], counts[1]));
    out
}

/// `2 errors, 1 warning` and a line end; empty when there is nothing to count.
fn summary(errors: usize, warnings: usize) -> String {
    let count = |n: usize, what: &str| match n {
        0 => None,
        1 => Some(format!("1 {what}")),
        n => Some(format!("{n} {what}s")),
    };
    let parts: Vec<String> = [count(errors, "error"), count(warnings, "warning")].into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!("{}\n", parts.join(", ")) }
}

fn one(finding: &Finding<'_>, sources: &Sources, renderer: &Renderer) -> String {
    let diagnostic = finding.diagnostic;
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(printable(&diagnostic.message)).id(diagnostic.code.name()));
    for view in views(diagnostic, sources) {
        let mut snippet = Snippet::source(view.text).line_start(view.line);
        if view.cut {
            // The library would count the column in what is left of the line.
            group = group.element(Origin::path(view.name).line(view.line).char_column(view.column));
        } else {
            snippet = snippet.path(view.name);
        }
        for (kind, range, label) in view.marks {
            snippet = snippet.annotation(kind.span(range).label((!label.is_empty()).then_some(label)));
        }
        group = group.element(snippet);
    }
    for hint in &diagnostic.hints {
        group = group.element(Level::HELP.message(printable(hint)));
    }
    match finding.jobs.as_slice() {
        [] => {}
        [only] => group = group.element(Level::NOTE.message(format!("in {only}"))),
        [first, rest @ ..] => {
            let message = format!("in {} jobs, the first is {first}", rest.len() + 1);
            group = group.element(Level::NOTE.message(message));
        }
    }
    renderer.render(&[group])
}

/// The lines of one file that a message is about.
struct View {
    source: SourceId,
    name: String,
    text: String,
    /// Number of the first line.
    line: usize,
    /// Column of the first mark, in characters of the whole line.
    column: usize,
    /// Only a part of a very long line is shown.
    cut: bool,
    marks: Vec<(AnnotationKind, Range<usize>, String)>,
}

/// Lines that are longer than this are cut around the place.
const LONGEST_LINE: usize = 200;

/// A message may quote a name from the campaign, of any length.
const LONGEST_MESSAGE: usize = 500;

fn views(diagnostic: &Diagnostic, sources: &Sources) -> Vec<View> {
    let mut views: Vec<View> = Vec::new();
    let marks = diagnostic.span.iter().map(|span| (AnnotationKind::Primary, *span, String::new()));
    let labels = diagnostic.labels.iter().map(|(span, text)| (AnnotationKind::Context, *span, printable(text)));
    for (kind, span, label) in marks.chain(labels) {
        let Some(source) = sources.get(span.source) else { continue };
        let range = in_one_line(&source.text, span.start..span.end);
        let line = line_of(&source.text, range.start);
        let number = source.text[..line.start].matches('\n').count() + 1;
        let (text, mark) = excerpt(&source.text[line.clone()], range.start - line.start..range.end - line.start);
        // A view shows one line of its file; a label in the same line joins it.
        if let Some(view) = views.iter_mut().find(|v| v.source == span.source && v.line == number && v.text == text) {
            view.marks.push((kind, mark, label));
        } else {
            let name = source.name.clone();
            let column = source.text[line.start..range.start].chars().count() + 1;
            let cut = line.len() > text.len() + 3 || text.starts_with("...") && line.len() > LONGEST_LINE;
            let marks = vec![(kind, mark, label)];
            views.push(View { source: span.source, name, text, line: number, column, cut, marks });
        }
    }
    views
}

fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    start..end
}

/// The part of a range in its first line, on character boundaries.
fn in_one_line(text: &str, range: Range<usize>) -> Range<usize> {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(range.start);
    let end = floor(range.end).max(start);
    start..end.min(line_of(text, start).end)
}

/// The line without what a terminal would act on, cut when it is very long; the mark moves with it.
fn excerpt(line: &str, mark: Range<usize>) -> (String, Range<usize>) {
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    let first = chars.iter().position(|(at, _)| *at >= mark.start).unwrap_or(chars.len());
    let last = chars.iter().position(|(at, _)| *at >= mark.end).unwrap_or(chars.len());
    let (from, to) = if chars.len() > LONGEST_LINE {
        let from = first.saturating_sub(LONGEST_LINE / 2);
        (from, (from + LONGEST_LINE).min(chars.len()))
    } else {
        (0, chars.len())
    };
    let mut out = String::new();
    if from > 0 {
        out.push_str("...");
    }
    let (mut start, mut end) = (None, None);
    for (index, (_, c)) in chars.iter().enumerate().take(to).skip(from) {
        if index == first {
            start = Some(out.len());
        }
        if index == last {
            end = Some(out.len());
        }
        out.push(visible(*c));
    }
    let start = start.unwrap_or(out.len());
    let end = end.unwrap_or(out.len()).max(start);
    if to < chars.len() {
        out.push_str("...");
    }
    (out, start..end)
}

/// A terminal acts on control characters and reorders around bidi controls: both are shown as a box.
fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => {
            '\u{25A1}'
        }
        c if c.is_control() => '\u{25A1}',
        c => c,
    }
}

fn printable(text: &str) -> String {
    let shown: String = text.chars().take(LONGEST_MESSAGE).map(visible).collect();
    if shown.len() < text.len() && text.chars().nth(LONGEST_MESSAGE).is_some() { shown + "..." } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Span;

    fn shown(text: &str, range: Range<usize>) -> String {
        let mut sources = Sources::default();
        let id = sources.add("a.toml", text);
        let mut report = Report::default();
        report.push(Diagnostic::new(Code::UnknownKey, "message").at(Span::new(id, range)).hint("a hint"));
        human(&report, &sources, Options::default())
    }

    #[test]
    fn names_the_place() {
        let out = shown("a = 1\nbb = 2\n", 6..8);
        assert!(out.contains("error[unknown-key]: message"), "{out}");
        assert!(out.contains("a.toml:2:1"), "{out}");
        assert!(out.contains("bb = 2") && out.contains("^^") && out.contains("help: a hint"), "{out}");
        assert!(out.ends_with("1 error\n"), "{out}");
    }

    #[test]
    fn any_range_is_safe() {
        let text = "ключ = \"مرحبا بكم\"\n\t你好世界\n\n\u{202E}x";
        for start in 0..text.len() + 3 {
            for end in 0..text.len() + 3 {
                let _ = shown(text, start..end);
            }
        }
        let _ = shown("", 0..0);
        let backwards = Range { start: 99, end: 3 };
        let _ = shown("x", backwards);
    }

    #[test]
    fn long_lines_are_cut() {
        let text = format!("{}HERE{}", "ä".repeat(5000), "b".repeat(5000));
        let out = shown(&text, 10_000..10_004);
        assert!(out.contains("HERE") && out.len() < 2000, "{out}");
    }

    #[test]
    fn the_same_finding_is_shown_once() {
        let sources = Sources::default();
        let mut report = Report::default();
        for job in ["a · en", "b · en", "b · en"] {
            let mut diagnostic = Diagnostic::new(Code::UnknownKey, "message");
            diagnostic.job = Some(job.to_owned());
            report.push(diagnostic);
        }
        let out = human(&report, &sources, Options::default());
        assert!(out.contains("in 2 jobs, the first is a · en") && out.contains("1 error\n"), "{out}");
    }
}
