//! Which sheets there are, one of them, and all of them into a folder.

use std::fmt;
use std::path::{Path, PathBuf};

use super::{Campaign, Findings, FinishedSheet, Lack};
use crate::batch;
use crate::diag::Report;
use crate::resolve::wording;

/// Which sheets, and with which values. What is not asked for is the campaign's own choice: every layout, every language, its
/// region and its values.
///
/// ```
/// use handbill::Selection;
///
/// let selection = Selection::default().layout("venue-poster").locale("es").set("venue", "Hotel Sunrise");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Selection(batch::Selection);

impl Selection {
    pub(super) fn asked(&self) -> &batch::Selection {
        &self.0
    }

    /// A design by its id; may be asked for several.
    #[must_use]
    pub fn layout(mut self, id: impl Into<String>) -> Self {
        self.0.layouts.push(id.into());
        self
    }

    /// A language by its BCP 47 tag, or several on one sheet: `en+es`. May be asked for several.
    #[must_use]
    pub fn locale(mut self, id: impl Into<String>) -> Self {
        self.0.locales.push(id.into());
        self
    }

    /// Whose hotline is printed, and whose paper is taken: `GB`.
    #[must_use]
    pub fn region(mut self, id: impl Into<String>) -> Self {
        self.0.region = Some(id.into());
        self
    }

    /// A paper that the layout knows: `A3`, `Letter`.
    #[must_use]
    pub fn paper(mut self, name: impl Into<String>) -> Self {
        self.0.paper = Some(name.into());
        self
    }

    /// A value for these sheets: `venue`, `organization.name`, or one of `[values]` in `handbill.toml`. It is checked as if it stood
    /// there: a number that is typed into it is refused.
    #[must_use]
    pub fn set(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.0.set.push((name.into(), value.into()));
        self
    }

    /// The format rules of a place, by name: `us-ca`. May be asked for several.
    #[must_use]
    pub fn posting(mut self, name: impl Into<String>) -> Self {
        self.0.postings.push(name.into());
        self
    }

    /// Warnings are errors.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.0.strict = true;
        self
    }

    /// What day it is, in seconds since 1970-01-01 UTC. The library asks no clock; without the day it cannot say that a date of the
    /// campaign lies in the future. No byte of a sheet depends on it.
    #[must_use]
    pub fn today(mut self, seconds: i64) -> Self {
        self.0.today = Some(seconds);
        self
    }

    /// The date that the files carry, in seconds since 1970-01-01 UTC; without it they have none.
    #[must_use]
    pub fn created(mut self, seconds: i64) -> Self {
        self.0.epoch = Some(seconds);
        self
    }
}

/// The sheets that a [`Selection`] asks for: at most 100,000.
pub struct Plan<'a> {
    campaign: &'a Campaign,
    plan: batch::Plan,
    /// What was found in the campaign and in the selection.
    report: Report,
}

/// A design of which no sheet is made, or none in a language.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SkippedSheet {
    /// The design.
    pub layout: String,
    /// The language, `en+es` for several on a sheet; empty where it is made in none.
    pub locale: String,
    /// Why.
    pub lack: Lack,
}

/// What becomes of files in the folder that handbill has not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Existing {
    /// They stay, and a sheet of the same name is an error.
    #[default]
    Keep,
    /// A sheet of the same name is written over them.
    Overwrite,
}

/// What a run has written.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Built {
    /// The sheets, with the folder.
    pub files: Vec<PathBuf>,
    /// What was found. An error concerns sheets that were not made; those of earlier runs lie there as they were.
    pub findings: Findings,
}

impl fmt::Debug for Plan<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Plan").field("jobs", &self.plan.jobs.len()).finish_non_exhaustive()
    }
}

impl fmt::Debug for Job<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job").field("name", &self.name()).finish_non_exhaustive()
    }
}

impl<'a> Plan<'a> {
    pub(super) fn new(campaign: &'a Campaign, plan: batch::Plan, report: Report) -> Self {
        Self { campaign, plan, report }
    }

    /// The sheets, by language and then by layout.
    pub fn jobs(&self) -> impl ExactSizeIterator<Item = Job<'_>> {
        self.plan.jobs.iter().map(|job| Job { plan: self, job })
    }

    /// The sheets that are left out. Nothing else speaks of them.
    pub fn skipped(&self) -> Vec<SkippedSheet> {
        let all = self.plan.skipped.iter().cloned();
        all.map(|s| SkippedSheet { layout: s.layout, locale: s.locale, lack: s.lack }).collect()
    }

    /// What was found in the campaign and in the selection. No sheet was looked at yet.
    pub fn findings(&self) -> Findings {
        self.campaign.with(self.report.clone())
    }

    /// Looks for every fault of the sheets and of the campaign, on all cores (rayon's current pool). Nothing is written.
    pub fn check(&self) -> Findings {
        let mut report = self.report.clone();
        batch::check(&self.campaign.inner, &self.plan, &mut report, &|_| {});
        self.campaign.with(report)
    }

    /// Makes all sheets, reads each back and moves them into the folder, with a `manifest.json` that says what was made from what.
    /// The work is done on all cores (rayon's current pool).
    ///
    /// A sheet with a fault is not written and keeps none of the others back: see [`Built::findings`]. Nothing takes its place
    /// before all sheets were made, and a run that is killed while they move is finished by the next.
    ///
    /// # Errors
    /// All findings, when nothing was written.
    pub fn build(&self, folder: impl AsRef<Path>, existing: Existing) -> Result<Built, Findings> {
        let folder = folder.as_ref();
        let options = batch::Options { force: existing == Existing::Overwrite, ..batch::Options::default() };
        let mut report = self.report.clone();
        let written = batch::build(&self.campaign.inner, &self.plan, folder, options, &mut report, &|_| {});
        let findings = self.campaign.with(report);
        match written {
            Some(files) if !files.is_empty() => {
                Ok(Built { files: files.iter().map(|file| folder.join(file)).collect(), findings })
            }
            _ => Err(findings),
        }
    }
}

/// One sheet that can be made: a layout in a language for a region on a paper.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    plan: &'a Plan<'a>,
    job: &'a wording::Job,
}

impl Job<'_> {
    /// What findings call it: `venue-poster · ar · US · Tabloid`.
    pub fn name(&self) -> &str {
        &self.job.name
    }

    /// The id of its design.
    pub fn layout(&self) -> &str {
        &self.job.layout.id
    }

    /// The id of its language; `en+es` for several.
    pub fn locale(&self) -> String {
        self.job.languages()
    }

    /// The id of its region.
    pub fn region(&self) -> &str {
        &self.job.region.id
    }

    /// The name of its paper.
    pub fn paper(&self) -> &str {
        &self.job.paper.name
    }

    /// Makes the sheet and reads it back, as [`Plan::build`] does: the same bytes, and the same faults stop it. Threads may make
    /// sheets of one plan at the same time.
    ///
    /// # Errors
    /// All findings, when the sheet must not be printed: its own, and those of the campaign that stop every sheet.
    pub fn make(&self) -> Result<FinishedSheet, Findings> {
        let Plan { campaign, plan, report } = self.plan;
        let (mut found, known) = (report.clone(), report.diagnostics.len());
        let made = campaign.with_typesetter(|setter| {
            batch::make(&campaign.inner, plan, self.job, setter, &campaign.caches, &mut found)
        });
        match made {
            Some(made) => {
                found.diagnostics.drain(..known.min(found.diagnostics.len()));
                Ok(FinishedSheet::new(made, campaign.with(found)))
            }
            None => Err(campaign.with(found)),
        }
    }
}
