//! Findings as data: what was found in a campaign or on a sheet.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use crate::diag::{Report, Severity, Sources, Span, render};

/// A place in a file of the campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Place {
    /// The path below the campaign's folder, with `/`; a file of the kit begins with `kit:`.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters as editors count them.
    pub column: usize,
}

impl fmt::Display for Place {
    /// `handbill.toml:3:10`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// What kind of thing, e.g. `text-overflow`: it stays the same when the message is worded anew. `handbill list rules` names
    /// all codes, `handbill explain CODE` tells why each matters.
    pub code: &'static str,
    /// How grave it is; with the levels of `[rules]` and of [`Selection::strict`](crate::Selection::strict).
    pub severity: Severity,
    /// What is wrong, in a sentence.
    pub message: String,
    /// Where to mend it; `None` for what stands in no file, e.g. a folder that cannot be written.
    pub place: Option<Place>,
    /// Further places that belong to it, each with a few words.
    pub labels: Vec<(Place, String)>,
    /// How to mend it, one sentence each.
    pub hints: Vec<String>,
    /// The jobs in which it was seen ([`Job::name`](crate::Job::name)); empty for what concerns the campaign.
    pub jobs: Vec<String>,
}

/// What was found: errors first, then by file, place and code; what was found for several sheets stands there once.
///
/// As an error it says why nothing was made. Its text, by `{}` and by `{:?}`, is what the command line prints.
#[derive(Clone)]
pub struct Findings {
    report: Report,
    sources: Arc<Sources>,
}

impl Findings {
    pub(super) fn new(report: Report, sources: &Arc<Sources>) -> Self {
        Self { report, sources: Arc::clone(sources) }
    }

    /// All of them. At most some thousands are kept: a campaign cannot fill the memory with them.
    pub fn list(&self) -> Vec<Finding> {
        let place = |span: Span| {
            let file = self.sources.get(span.source)?.name.clone();
            let (line, column) = self.sources.line_col(span.source, span.start)?;
            Some(Place { file, line, column })
        };
        let found = render::findings(&self.report, &self.sources).into_iter();
        found
            .map(|found| Finding {
                code: found.diagnostic.code.name(),
                severity: found.diagnostic.severity,
                message: found.diagnostic.message.clone(),
                place: found.diagnostic.span.and_then(place),
                labels: found
                    .diagnostic
                    .labels
                    .iter()
                    .filter_map(|(at, words)| Some((place(*at)?, words.clone())))
                    .collect(),
                hints: found.diagnostic.hints.clone(),
                jobs: found.jobs.into_iter().map(str::to_owned).collect(),
            })
            .collect()
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.report.has_errors()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.report.diagnostics.is_empty()
    }

    /// One JSON object a line, as `--message-format json` prints them.
    pub fn json_lines(&self) -> String {
        render::json_lines(&self.report, &self.sources)
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&render::human(&self.report, &self.sources, render::Options::default()))
    }
}

impl fmt::Debug for Findings {
    /// For people too: `main` and `unwrap` print errors by `{:?}`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{self}")
    }
}

impl std::error::Error for Findings {}
