//! A report as JSON lines: one object a finding, with stable keys.

use serde::Serialize;

use crate::diag::{Code, Report, Severity, Sources, Span};

use super::findings;

#[derive(Serialize)]
struct Line<'a> {
    code: Code,
    severity: Severity,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    labels: Vec<Label<'a>>,
    hints: &'a [String],
    /// The first job in which it was seen.
    job: Option<&'a str>,
    /// In how many jobs it was seen; 0 for a fault of the campaign itself.
    jobs: usize,
}

/// Lines and columns count from 1, columns in characters; `end_column` is the first one after the range.
#[derive(Serialize, Default)]
struct Place<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

#[derive(Serialize)]
struct Label<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    message: &'a str,
}

fn place(span: Option<Span>, sources: &Sources) -> Place<'_> {
    let Some((span, source)) = span.and_then(|span| Some((span, sources.get(span.source)?))) else {
        return Place::default();
    };
    let start = sources.line_col(span.source, span.start);
    let end = sources.line_col(span.source, span.end.max(span.start));
    Place {
        file: Some(&source.name),
        line: start.map(|(line, _)| line),
        column: start.map(|(_, column)| column),
        end_line: end.map(|(line, _)| line),
        end_column: end.map(|(_, column)| column),
    }
}

/// One JSON object a line, in the order of the human report.
pub fn json_lines(report: &Report, sources: &Sources) -> String {
    let mut out = String::new();
    for finding in findings(report, sources) {
        let diagnostic = finding.diagnostic;
        let labels = diagnostic.labels.iter();
        let line = Line {
            code: diagnostic.code,
            severity: diagnostic.severity,
            message: &diagnostic.message,
            place: place(diagnostic.span, sources),
            labels: labels.map(|(span, text)| Label { place: place(Some(*span), sources), message: text }).collect(),
            hints: &diagnostic.hints,
            job: finding.jobs.first().copied(),
            jobs: finding.jobs.len(),
        };
        // Strings and numbers always serialise.
        if let Ok(text) = serde_json::to_string(&line) {
            out.push_str(&text);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Code, Diagnostic};

    #[test]
    fn one_object_a_line() {
        let mut sources = Sources::default();
        let id = sources.add("a.toml", "ä = 1\nb\n");
        let mut report = Report::default();
        report.push(Diagnostic::new(Code::UnknownKey, "m\n").at(Span::new(id, 0..2)));
        report.push(Diagnostic::new(Code::UnknownKey, "n"));
        let out = json_lines(&report, &sources);
        let lines: Vec<serde_json::Value> = out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[1]["file"], "a.toml");
        assert_eq!((&lines[1]["line"], &lines[1]["end_column"]), (&1.into(), &2.into()));
        assert_eq!(lines[0]["file"], serde_json::Value::Null);
    }
}
