//! Diagnostics are data: what is wrong, where, and how to mend it.
//!
//! Every stage pushes [`Diagnostic`]s into a [`Report`] and goes on as far as it can, so that one run names every fault.
//! Nothing here prints; [`render`] turns a report into text or JSON and is called by the commands alone.

pub mod render;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::Code;
use crate::limits;

/// One file that was read (or embedded): an index into [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A byte range in a source. `start == end` points at a place between two bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub source: SourceId,
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(source: SourceId, range: std::ops::Range<usize>) -> Self {
        Self { source, start: range.start, end: range.end }
    }
}

/// A value and the place in the source that said so.
#[derive(Debug, Clone, PartialEq)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

impl<T> Spanned<T> {
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// The text of one file. `name` is the path as the user would type it (relative to the campaign), or
/// `kit:layouts/…` for a part of the embedded kit.
#[derive(Debug, Clone)]
pub struct Source {
    pub name: String,
    pub text: Arc<str>,
}

/// Every source that was read, kept so that a message can show the line it is about.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Adds a file and returns its id.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Arc<str>>) -> SourceId {
        let id = SourceId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(Source { name: name.into(), text: text.into() });
        id
    }

    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.files.get(id.0 as usize)
    }

    /// Every source, in the order in which they were read.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.files.iter()
    }

    /// Line and column of a byte offset, both from 1; the column counts characters, as editors do.
    pub fn line_col(&self, id: SourceId, offset: usize) -> Option<(usize, usize)> {
        let text = &self.get(id)?.text;
        let mut at = offset.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let before = &text[..at];
        let line = before.matches('\n').count() + 1;
        let col = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        Some((line, col))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
    Note,
}

/// One finding. `code` is a stable kebab-case word that `handbill explain` knows (see [`crate::rules`]).
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    pub code: Code,
    pub severity: Severity,
    pub message: String,
    /// The place to mend; a fault of the outside world (an unwritable folder) has none.
    pub span: Option<Span>,
    /// Further places that belong to it, each with a few words ("the text is here").
    pub labels: Vec<(Span, String)>,
    /// How to mend it; one sentence each.
    pub hints: Vec<String>,
    /// The job in which it was seen, e.g. `venue-poster · ar · US · Tabloid`; `None` for faults of the campaign itself.
    pub job: Option<String>,
    /// The locale whose sheets alone it stops; `None` where it stops a job or the run.
    pub locale: Option<String>,
}

impl Diagnostic {
    /// A finding with the severity that the rule table gives its code.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        let severity = crate::rules::find(code).map_or(Severity::Error, |rule| rule.severity);
        Self {
            code,
            severity,
            message: message.into(),
            span: None,
            labels: Vec::new(),
            hints: Vec::new(),
            job: None,
            locale: None,
        }
    }
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push((span, text.into()));
        self
    }
    #[must_use]
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hints.push(text.into());
        self
    }
}

/// The findings of a stage or a job, in the order in which they were seen.
#[derive(Debug, Clone, Default)]
pub struct Report {
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Keeps a finding. Behind [`limits::FINDINGS_TOTAL`] only errors are kept, as many again: nobody reads more, and a
    /// hostile campaign could make millions.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let room = limits::FINDINGS_TOTAL * if diagnostic.severity == Severity::Error { 2 } else { 1 };
        if self.diagnostics.len() < room {
            self.diagnostics.push(diagnostic);
        }
    }
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }
    /// Whether an error concerns the whole run: neither one job nor the sheets of one locale.
    pub fn stops_everything(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity == Severity::Error && d.job.is_none() && d.locale.is_none())
    }
    /// The jobs that an error stops.
    pub fn failed_jobs(&self) -> BTreeSet<String> {
        let errors = self.diagnostics.iter().filter(|d| d.severity == Severity::Error);
        errors.filter_map(|d| d.job.clone()).collect()
    }
    pub fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|d| d.severity == Severity::Error).count()
    }
    pub fn warnings(&self) -> usize {
        self.diagnostics.iter().filter(|d| d.severity == Severity::Warning).count()
    }
    /// Makes every warning an error (`--strict`).
    pub fn deny_warnings(&mut self) {
        let warnings = self.diagnostics.iter_mut().filter(|d| d.severity == Severity::Warning);
        warnings.for_each(|d| d.severity = Severity::Error);
    }
    pub fn append(&mut self, other: Report) {
        other.diagnostics.into_iter().for_each(|d| self.push(d));
    }
}
