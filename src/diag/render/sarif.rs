//! A report as SARIF 2.1.0 (OASIS standard, 27 March 2020), which code hosts and editors show beside the lines.
//!
//! Section numbers below are the standard's. Columns count Unicode characters (3.14.27: `unicodeCodePoints`).

use serde_json::{Value, json};

use crate::diag::{Diagnostic, Report, Severity, Sources, Span};
use crate::rules::{Code, Rule};

use super::findings;

/// 3.27.10 `level`, 3.50.3.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// 3.49 `reportingDescriptor`.
fn descriptor(rule: &Rule) -> Value {
    let measure = if rule.source.is_empty() { String::new() } else { format!(" Its measure: {}.", rule.source) };
    json!({
        "id": rule.code,
        "shortDescription": { "text": rule.what },
        "fullDescription": { "text": format!("{}{measure}", rule.why) },
        "help": { "text": rule.mend },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

/// 3.4.4: a relative reference is percent-encoded.
fn uri(name: &str) -> String {
    use std::fmt::Write;
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/".contains(&b);
    name.bytes().fold(String::new(), |mut out, b| {
        if plain(b) {
            out.push(char::from(b));
        } else {
            let _ = write!(out, "%{b:02X}");
        }
        out
    })
}

struct Files<'a> {
    sources: &'a Sources,
    base: &'a str,
}

/// 3.28 `location`.
fn location(span: Span, message: Option<&str>, files: &Files<'_>) -> Option<Value> {
    let Files { sources, base } = files;
    let source = sources.get(span.source)?;
    let (line, column) = sources.line_col(span.source, span.start)?;
    let (end_line, end_column) = sources.line_col(span.source, span.end.max(span.start))?;
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&super::based(base, &source.name)) },
            "region": { "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column },
        }
    });
    if let Some(text) = message {
        location["message"] = json!({ "text": text });
    }
    Some(location)
}

/// 3.27 `result`.
fn result(diagnostic: &Diagnostic, jobs: &[&str], index: Option<usize>, files: &Files<'_>) -> Value {
    let mut text = diagnostic.message.clone();
    for hint in &diagnostic.hints {
        text += &format!(". Help: {hint}");
    }
    let locations: Vec<Value> = diagnostic.span.and_then(|span| location(span, None, files)).into_iter().collect();
    let mut result = json!({
        "ruleId": diagnostic.code,
        "level": level(diagnostic.severity),
        "message": { "text": text },
        "locations": locations,
        "properties": { "jobs": jobs },
    });
    if let Some(index) = index {
        result["ruleIndex"] = json!(index);
    }
    let labels = diagnostic.labels.iter().enumerate();
    let related: Vec<Value> = labels
        .filter_map(|(at, (span, text))| {
            let mut related = location(*span, Some(text), files)?;
            related["id"] = json!(at + 1);
            Some(related)
        })
        .collect();
    if !related.is_empty() {
        result["relatedLocations"] = json!(related);
    }
    result
}

/// The whole log, one run; `base` is the campaign's folder as seen from the repository, with a slash, or empty.
pub fn sarif(report: &Report, sources: &Sources, base: &str) -> String {
    let files = Files { sources, base };
    let findings = findings(report, sources);
    let mut used: Vec<&Rule> = findings.iter().map(|f| f.diagnostic.code.rule()).collect();
    used.sort_by_key(|rule| rule.code);
    used.dedup_by_key(|rule| rule.code);
    let index = |code: Code| used.iter().position(|rule| rule.code == code);
    let results: Vec<Value> =
        findings.iter().map(|f| result(f.diagnostic, &f.jobs, index(f.diagnostic.code), &files)).collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "handbill",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": used.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the schema requires of each object that is written here, checked by hand: `required` and the enumerations
    /// of sarif-schema-2.1.0.json.
    #[test]
    fn has_what_the_schema_requires() {
        let mut sources = Sources::default();
        let id = sources.add("kit:layouts/ä b.toml", "ä = 1\nb\n");
        let mut report = Report::default();
        let span = Span::new(id, 0..2);
        report.push(Diagnostic::new(Code::UnknownKey, "message").at(span).label(span, "label").hint("mend it"));
        report.push(Diagnostic::new(Code::UnreadFile, "no place"));
        let log: Value = serde_json::from_str(&sarif(&report, &sources, "")).unwrap();
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        assert!(run["tool"]["driver"]["name"].is_string());
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        assert!(rules.iter().all(|r| r["id"].is_string() && r["shortDescription"]["text"].is_string()));
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), 2);
        for result in results {
            assert!(result["message"]["text"].is_string());
            assert!(["none", "note", "warning", "error"].contains(&result["level"].as_str().unwrap()));
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], result["ruleId"]);
        }
        let physical = &results[0]["locations"][0]["physicalLocation"];
        assert_eq!(physical["artifactLocation"]["uri"], "kit%3Alayouts/%C3%A4%20b.toml");
        assert_eq!(physical["region"], json!({ "startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2 }));
        assert_eq!(results[0]["relatedLocations"][0]["id"], 1);
        assert_eq!(results[1]["locations"], json!([]));
    }

    #[test]
    fn an_empty_report_has_an_empty_run() {
        let log: Value = serde_json::from_str(&sarif(&Report::default(), &Sources::default(), "")).unwrap();
        assert_eq!(log["runs"][0]["results"], json!([]));
    }
}
