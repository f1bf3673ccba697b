//! The press: which jobs there are, all of them through the stages in parallel, and their files into the output folder.
//!
//! Each job has its own report; reports come together in the order of the jobs. Files are first written to a hidden
//! folder beside their place and moved when every job has gone well, so that a fault or a stop leaves what was there.

mod record;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::compose::typeset::Typesetter;
use crate::diag::{Diagnostic, Report, Severity};
use crate::ink::Ink;
use crate::load::campaign::{Campaign, Locale, Region, Review};
use crate::load::layout::Layout;
use crate::load::suggest;
use crate::pdf::{self, FontCache, PdfOptions};
use crate::resolve::wording::{Job, Wording};
use crate::scene::Scene;
use crate::{compose, preflight, resolve, verify};
use record::Printed;
pub use record::{Entry, Manifest, PrintedHotline, Sheet};

/// The language in which every message exists; what it lacks is a mistake in the layout.
const DEFAULT_LOCALE: &str = "en";

/// Most jobs of one run.
const MAX_JOBS: usize = 100_000;

/// What the user asked for; empty means all.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    pub layouts: Vec<String>,
    pub locales: Vec<String>,
    pub region: Option<String>,
    pub paper: Option<String>,
    /// Posting profiles for every layout.
    pub postings: Vec<String>,
    /// Warnings are errors.
    pub strict: bool,
}

/// A layout that a locale has no texts for.
#[derive(Debug, Clone, PartialEq)]
pub struct Skipped {
    pub layout: String,
    pub locale: String,
    pub missing: Vec<String>,
}

#[derive(Debug, Default)]
pub struct Plan {
    pub jobs: Vec<Job>,
    pub skipped: Vec<Skipped>,
    pub options: preflight::Options,
    pub strict: bool,
}

/// The jobs of a run, by locale and then by layout (neighbours share fonts and shaping caches).
pub fn plan(campaign: &Campaign, selection: &Selection, report: &mut Report) -> Option<Plan> {
    let errors = report.errors();
    let layouts = layouts(campaign, selection, report);
    let locales = locales(campaign, selection, report);
    let region = region(campaign, selection, report);
    let mut plan = Plan {
        options: preflight::Options { epoch: source_date_epoch(), postings: selection.postings.clone() },
        strict: selection.strict,
        ..Plan::default()
    };
    let region = region?;
    if let Some(default) = campaign.locales.get(DEFAULT_LOCALE) {
        layouts.iter().for_each(|layout| resolve::check_layout(layout, default, report));
    }
    for pseudo in locales.iter().filter(|l| l.pseudo.is_some()) {
        report.push(Diagnostic::new(
            "pseudo-locale",
            format!("{} is English made up by the program, to try a layout with", pseudo.id),
        ));
    }
    let drafts: Vec<&str> =
        locales.iter().filter(|l| l.review == Review::Draft && l.pseudo.is_none()).map(|l| l.id.as_str()).collect();
    if !drafts.is_empty() {
        let mut found = Report::default();
        found.push(
            Diagnostic::new("draft-translation", format!("no native speaker has reviewed {}", drafts.join(", ")))
                .hint("have someone who speaks the language read every sheet; then set `review = \"reviewed\"` and their name in its locale.toml"),
        );
        preflight::levels::apply(&campaign.settings.rules, None, &mut found);
        report.append(found);
    }
    for locale in &locales {
        for layout in &layouts {
            let missing = resolve::missing(layout, locale);
            if !missing.is_empty() {
                plan.skipped.push(Skipped { layout: layout.id.clone(), locale: locale.id.clone(), missing });
                continue;
            }
            if plan.jobs.len() >= MAX_JOBS {
                report.push(Diagnostic::new("too-many-jobs", format!("more than {MAX_JOBS} sheets in one run")));
                return None;
            }
            let paper = selection.paper.as_deref();
            if let Some(job) = Job::new(campaign, layout, locale, &region, paper, report) {
                plan.jobs.push(job);
            }
        }
    }
    if plan.jobs.is_empty() && report.errors() == errors {
        let missing: Vec<String> = plan.skipped.iter().flat_map(|s| s.missing.clone()).collect();
        let why = if missing.is_empty() { String::new() } else { format!(": the locales lack {}", missing.join(", ")) };
        report.push(Diagnostic::new("no-jobs", format!("there is nothing to make{why}")));
    }
    (report.errors() == errors).then_some(plan)
}

fn layouts(campaign: &Campaign, selection: &Selection, report: &mut Report) -> Vec<Arc<Layout>> {
    if selection.layouts.is_empty() {
        return campaign.layouts.values().cloned().collect();
    }
    let mut found: Vec<Arc<Layout>> = Vec::new();
    for name in &selection.layouts {
        match campaign.layouts.get(name) {
            Some(layout) if found.iter().any(|l| l.id == layout.id) => {}
            Some(layout) => found.push(Arc::clone(layout)),
            None => report.push(unknown("unknown-layout", "layout", name, campaign.layouts.keys().map(String::as_str))),
        }
    }
    found
}

fn locales(campaign: &Campaign, selection: &Selection, report: &mut Report) -> Vec<Arc<Locale>> {
    let mut found: Vec<Arc<Locale>> = Vec::new();
    let mut add = |locale: &Arc<Locale>| {
        if !found.iter().any(|l| l.id == locale.id) {
            found.push(Arc::clone(locale));
        }
    };
    if selection.locales.is_empty() {
        match &campaign.settings.locales {
            None => campaign.locales.values().for_each(add),
            Some(names) => {
                for name in names {
                    match campaign.find_locale(&name.value) {
                        Some(locale) => add(&locale),
                        None => report.push(
                            unknown(
                                "unknown-locale",
                                "locale",
                                &name.value,
                                campaign.locales.keys().map(String::as_str),
                            )
                            .at(name.span),
                        ),
                    }
                }
            }
        }
        return found;
    }
    for name in &selection.locales {
        match campaign.find_locale(name) {
            Some(locale) => add(&locale),
            None => report.push(unknown("unknown-locale", "locale", name, campaign.locales.keys().map(String::as_str))),
        }
    }
    found
}

fn region(campaign: &Campaign, selection: &Selection, report: &mut Report) -> Option<Arc<Region>> {
    let name = selection.region.as_deref().unwrap_or(&campaign.settings.region.value);
    let region = campaign.regions.get(name).or_else(|| campaign.regions.get(&name.to_ascii_uppercase()));
    // A region of the settings that is not there was reported when they were read.
    if region.is_none() && selection.region.is_some() {
        let known = campaign.regions.keys().map(String::as_str);
        report.push(
            unknown("unknown-region", "region", name, known)
                .hint(format!("its numbers would stand in hotlines/{name}.toml")),
        );
    }
    region.cloned()
}

fn unknown<'a>(code: &'static str, what: &str, name: &str, known: impl Iterator<Item = &'a str> + Clone) -> Diagnostic {
    let fault = Diagnostic::new(code, format!("there is no {what} \"{name}\""));
    match suggest::nearest(name, known.clone()) {
        Some(near) => fault.hint(format!("did you mean `{near}`?")),
        None => fault.hint(format!("there are: {}", known.collect::<Vec<_>>().join(", "))),
    }
}

/// What concerns all jobs, and `--strict`.
fn conclude(campaign: &Campaign, plan: &Plan, report: &mut Report) {
    preflight::posting::conclude(campaign, &plan.jobs, &plan.options.postings, report);
    if plan.strict {
        report.deny_warnings();
    }
}

/// Runs every job without writing anything; true when all went well.
pub fn check(campaign: &Campaign, plan: &Plan, report: &mut Report, done: &(dyn Fn(&str) + Sync)) -> bool {
    let cache = FontCache::default();
    let outcomes: Vec<_> = plan
        .jobs
        .par_iter()
        .map_init(Typesetter::default, |typesetter, job| {
            let (_, own) = run(campaign, job, plan, typesetter, &cache);
            done(&job.name);
            own
        })
        .collect();
    outcomes.into_iter().for_each(|own| report.append(own));
    conclude(campaign, plan, report);
    !report.has_errors()
}

/// Runs every job and writes the files and the manifest; the paths that were written, or `None` after any error.
pub fn build(
    campaign: &Campaign,
    plan: &Plan,
    output: &Path,
    options: Options,
    report: &mut Report,
    done: &(dyn Fn(&str) + Sync),
) -> Option<Vec<String>> {
    let unwritable = |path: &Path, e: &dyn std::fmt::Display| {
        Diagnostic::new("output-unwritable", format!("{} cannot be written: {e}", path.display()))
            .hint("check that the folder exists, that it is a folder and that you may write there, or name another with `-o DIR`")
    };
    if let Err(e) = std::fs::create_dir_all(output) {
        report.push(unwritable(output, &e));
        return None;
    }
    let staging = match tempfile::Builder::new().prefix(".handbill-").tempdir_in(output) {
        Ok(dir) => dir,
        Err(e) => {
            report.push(unwritable(output, &e));
            return None;
        }
    };
    let old = read_manifest(output);
    let album = verify::Album::default();
    let cache = FontCache::default();
    let outcomes: Vec<(Option<Entry>, Report)> = plan
        .jobs
        .par_iter()
        .map_init(Typesetter::default, |typesetter, job| {
            let (made, mut own) = run(campaign, job, plan, typesetter, &cache);
            let made = made
                .filter(|made| !options.verify || job.locale.pseudo.is_some() || proven(made, job, &album, &mut own));
            let entry = made.and_then(|made| match stage(staging.path(), &made) {
                Ok(()) => Some(made.entry),
                Err(e) => {
                    own.push(unwritable(&output.join(&made.entry.path), &e));
                    None
                }
            });
            done(&job.name);
            (entry, own)
        })
        .collect();
    let mut entries = Vec::new();
    for (entry, own) in outcomes {
        report.append(own);
        entries.extend(entry);
    }
    conclude(campaign, plan, report);
    if !options.force {
        conflicts(output, &entries, old.as_ref(), report);
    }
    if report.has_errors() {
        return None;
    }
    let written: Vec<String> = entries.iter().map(|e| e.path.clone()).collect();
    let manifest = manifest(campaign, entries, old, output);
    if let Err((path, e)) = publish(staging.path(), output, &written, &manifest) {
        report.push(unwritable(&path, &e));
        return None;
    }
    Some(written)
}

/// How `build` goes about it.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Overwrite files that handbill did not make.
    pub force: bool,
    /// Read every file back before it is kept.
    pub verify: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { force: false, verify: true }
    }
}

/// Reads the file back as a stranger would; a file that fails is not staged. Pseudo-locales are for the eye of a designer:
/// they turn letters around on purpose and are not printed.
fn proven(made: &Made, job: &Job, album: &verify::Album, own: &mut Report) -> bool {
    let mut found = Report::default();
    verify::content(&made.entry, &made.bytes, verify::Depth::Build, album, &mut found);
    let well = !found.has_errors();
    for mut diagnostic in found.diagnostics {
        diagnostic.span.get_or_insert(job.layout.document_title.span);
        diagnostic.job = Some(job.name.clone());
        own.push(diagnostic);
    }
    well
}

struct Made {
    entry: Entry,
    bytes: Vec<u8>,
}

/// One job through resolve, compose and pdf.
fn run(
    campaign: &Campaign,
    job: &Job,
    plan: &Plan,
    typesetter: &mut Typesetter,
    cache: &FontCache,
) -> (Option<Made>, Report) {
    let mut report = Report::default();
    let made = (|| {
        let wording = resolve::resolve(campaign, job, &mut report)?;
        let scene = compose::compose(campaign, &wording, typesetter, &mut report)?;
        preflight::check(campaign, &wording, &scene, &plan.options, &mut report);
        let options = PdfOptions {
            producer: concat!("handbill ", env!("CARGO_PKG_VERSION")).to_owned(),
            created: source_date_epoch(),
            version: campaign.settings.version.clone(),
            evidence: job.hotline.evidence.clone(),
            ink: campaign.ink,
        };
        match pdf::write(&scene, &options, cache) {
            Ok(bytes) => Some(Made { entry: entry(job, &wording, campaign.ink, &scene, &bytes), bytes }),
            Err(e) => {
                let span = job.layout.document_title.span;
                report.push(Diagnostic::new("pdf-not-written", format!("the PDF cannot be written: {e}")).at(span));
                None
            }
        }
    })();
    for diagnostic in &mut report.diagnostics {
        diagnostic.job.get_or_insert_with(|| job.name.clone());
    }
    let made = made.filter(|_| !report.has_errors()).map(|mut made| {
        let warnings = report.diagnostics.iter().filter(|d| d.severity != Severity::Note);
        made.entry.warnings = warnings.map(|d| d.code.to_owned()).collect();
        made.entry.warnings.sort();
        made.entry.warnings.dedup();
        made
    });
    (made, report)
}

/// The date that reproducible builds agree on (<https://reproducible-builds.org/specs/source-date-epoch/>).
fn source_date_epoch() -> Option<i64> {
    std::env::var("SOURCE_DATE_EPOCH").ok()?.trim().parse().ok()
}

fn entry(job: &Job, wording: &Wording, ink: Ink, scene: &Scene, bytes: &[u8]) -> Entry {
    let printed = Printed::of(wording);
    let number = |n: &Option<crate::diag::Spanned<String>>| n.as_ref().map(|n| n.value.clone());
    Entry {
        path: match ink {
            Ink::Colour => format!("{}/{}.pdf", job.locale.id, job.layout.id),
            // Editions lie side by side.
            _ => format!("{}/{}-{}.pdf", job.locale.id, job.layout.id, ink.name()),
        },
        sha256: hex(&Sha256::digest(bytes)),
        bytes: bytes.len(),
        pages: scene.pages.len(),
        layout: job.layout.id.clone(),
        locale: job.locale.id.clone(),
        review: match job.locale.review {
            Review::Draft => "draft".to_owned(),
            Review::Reviewed => "reviewed".to_owned(),
        },
        region: job.region.id.clone(),
        paper: job.paper.name.clone(),
        ink: ink.name().to_owned(),
        hotline: PrintedHotline {
            id: job.hotline.id.clone(),
            call: number(&job.hotline.call),
            text: number(&job.hotline.text),
            source: job.hotline.source.clone(),
            evidence: job.hotline.evidence.clone(),
        },
        qr: printed.qr,
        sheets: scene.pages.iter().map(Sheet::of).collect(),
        texts: printed.texts,
        numbers: printed.numbers,
        addresses: printed.addresses,
        warnings: Vec::new(),
    }
}

/// Small letters.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
    })
}

fn stage(staging: &Path, made: &Made) -> std::io::Result<()> {
    let path = staging.join(&made.entry.path);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, &made.bytes)
}

/// `None` when there is none, or none that can be read.
pub fn read_manifest(output: &Path) -> Option<Manifest> {
    let path = output.join("manifest.json");
    let size = std::fs::metadata(&path).ok()?.len();
    if size > 256 << 20 {
        return None;
    }
    serde_json::from_slice(&std::fs::read(path).ok()?).ok()
}

/// Files in the way that no earlier run has made.
fn conflicts(output: &Path, entries: &[Entry], old: Option<&Manifest>, report: &mut Report) {
    for entry in entries {
        let path = output.join(&entry.path);
        let ours = old.is_some_and(|m| m.files.iter().any(|f| f.path == entry.path));
        if !ours && std::fs::symlink_metadata(&path).is_ok() {
            report.push(
                Diagnostic::new(
                    "file-conflict",
                    format!("{} is there already and handbill has not made it", path.display()),
                )
                .hint("move it away, name another folder with `-o DIR`, or overwrite it with `--force`"),
            );
        }
    }
}

/// The new manifest: this run's files, and those of earlier runs that are still there.
fn manifest(campaign: &Campaign, entries: Vec<Entry>, old: Option<Manifest>, output: &Path) -> Manifest {
    let mut files: Vec<Entry> = old.map(|m| m.files).unwrap_or_default();
    files.retain(|f| is_plain(&f.path) && !entries.iter().any(|e| e.path == f.path) && output.join(&f.path).is_file());
    files.extend(entries);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Manifest {
        generator: concat!("handbill ", env!("CARGO_PKG_VERSION")).to_owned(),
        campaign: campaign.settings.name.clone(),
        version: campaign.settings.version.clone(),
        inputs: campaign.sources.iter().map(|s| (s.name.clone(), hex(&Sha256::digest(s.text.as_bytes())))).collect(),
        files,
    }
}

/// A manifest is a file that anybody may have changed: its paths stay inside the folder.
fn is_plain(path: &str) -> bool {
    Path::new(path).components().all(|c| matches!(c, std::path::Component::Normal(_)))
}

/// Moves the staged files to their places, the manifest last.
fn publish(
    staging: &Path,
    output: &Path,
    files: &[String],
    manifest: &Manifest,
) -> Result<(), (PathBuf, std::io::Error)> {
    // Everything that can fail early is tried before the first file moves.
    for file in files {
        if let Some(folder) = output.join(file).parent() {
            std::fs::create_dir_all(folder).map_err(|e| (folder.to_owned(), e))?;
        }
        let place = output.join(file);
        if place.is_dir() {
            return Err((place, std::io::Error::other("a folder stands there")));
        }
    }
    let json = staging.join("manifest.json");
    let text = serde_json::to_string_pretty(manifest).map_err(|e| (json.clone(), std::io::Error::other(e)))?;
    std::fs::write(&json, text + "\n").map_err(|e| (json.clone(), e))?;
    for file in files.iter().map(String::as_str).chain(["manifest.json"]) {
        let place = output.join(file);
        std::fs::rename(staging.join(file), &place).map_err(|e| (place.clone(), e))?;
    }
    Ok(())
}
