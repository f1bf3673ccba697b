//! A report as workflow commands of GitHub Actions: one annotation a finding, shown beside the line in a pull request.
//!
//! The form and its escapes: docs.github.com, "Workflow commands for GitHub Actions", and `@actions/core`,
//! `command.ts` (`escapeData`, `escapeProperty`).

use crate::diag::{Report, Severity, Sources};

use super::findings;

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// `base` is the campaign's folder as seen from the repository, with a slash at its end, or empty.
///
/// `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=code::message`, one a line.
pub fn github(report: &Report, sources: &Sources, base: &str) -> String {
    let mut out = String::new();
    for finding in findings(report, sources) {
        let diagnostic = finding.diagnostic;
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let mut properties = Vec::new();
        if let Some((span, source)) = diagnostic.span.and_then(|span| Some((span, sources.get(span.source)?))) {
            properties.push(format!("file={}", property(&super::based(base, &source.name))));
            let (start, end) = (sources.line_col(span.source, span.start), sources.line_col(span.source, span.end));
            if let (Some((line, column)), Some((end_line, end_column))) = (start, end.max(start)) {
                properties.push(format!("line={line}"));
                // GitHub refuses columns of a range over several lines.
                if line == end_line {
                    properties.push(format!("col={column},endColumn={end_column}"));
                }
                properties.push(format!("endLine={end_line}"));
            }
        }
        properties.push(format!("title={}", property(diagnostic.code.name())));
        let mut message = diagnostic.message.clone();
        for hint in &diagnostic.hints {
            message += &format!("\nhelp: {hint}");
        }
        out += &format!("::{command} {}::{}\n", properties.join(","), data(&message));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Code, Diagnostic, Span};

    #[test]
    fn one_command_a_finding() {
        let mut sources = Sources::default();
        let id = sources.add("layouts/a,b.toml", "ä = 1\nb\n");
        let mut report = Report::default();
        report.push(Diagnostic::new(Code::UnknownKey, "50 %\nof it").at(Span::new(id, 7..8)).hint("mend: it"));
        report.push(Diagnostic::new(Code::UnreadFile, "no place"));
        assert_eq!(
            github(&report, &sources, "posters/"),
            "::error file=posters/layouts/a%2Cb.toml,line=2,col=1,endColumn=2,endLine=2,title=unknown-key::50 %25%0Aof it%0Ahelp: mend: it\n\
             ::warning title=unread-file::no place\n"
        );
    }
}
