//! Which jobs there are, all of them through the stages in parallel, and their files into the output folder.
//!
//! Each job has its own report; reports come together in the order of the jobs. Files are first written to a hidden
//! folder beside their place and moved at the end: a fault of the campaign or a stop leaves what was there, one of a job or
//! of a locale stops its own sheets.
//! `lock`, `staging` and `journal` keep several runs in one folder, and runs that die, from each other's files;
//! `compare` holds a manifest against the campaign as it is now.

mod compare;
mod faces;
mod journal;
mod lock;
mod plan;
mod publish;
mod record;
mod staging;
mod stale;
mod target;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::compose::typeset::Typesetter;
use crate::diag::{Code, Diagnostic, Report, Severity, Spanned};
use crate::disk::hex;
use crate::export::pdf::{self, FontCache, PdfOptions};
use crate::impose::Printer;
use crate::ink::Ink;
use crate::load::campaign::{Campaign, Locale, Review};
use crate::load::region::known_addresses;
use crate::manifest::{Entry, PrintedHotline};
use crate::model::hotline::Hotline;
use crate::model::layout::{BoxSpec, ContentSpec, Layout};
use crate::resolve::wording::{Job, Wording};
use crate::scene::Scene;
use crate::{compose, impose, preflight, resolve, verify};
pub use compare::{Comparison, figures};
use faces::Faces;
use lock::Lock;
pub use plan::{Lack, Plan, Selection, plan, so_many};
use publish::{conflicts, earlier, manifest, publish, stage};
use record::{Printed, sheet};
use staging::Staging;

/// What concerns all jobs, and `--strict`.
fn conclude(campaign: &Campaign, plan: &Plan, report: &mut Report) {
    preflight::conclude(campaign, &plan.jobs, &plan.options, report);
    if plan.strict {
        report.deny_warnings();
    }
}

/// What the jobs of a campaign share. It makes them faster and never influences bytes or findings.
#[derive(Debug, Default)]
pub struct Caches {
    fonts: FontCache,
    faces: Faces,
    verdicts: verify::VerdictCache,
}

/// Runs every job without writing anything; true when all went well.
pub fn check(campaign: &Campaign, plan: &Plan, report: &mut Report, done: &(dyn Fn(&str) + Sync)) -> bool {
    let caches = Caches::default();
    let outcomes: Vec<_> = plan
        .jobs
        .par_iter()
        .map_init(Typesetter::default, |typesetter, job| {
            let (_, own) = run(campaign, job, plan, typesetter, &caches);
            done(&job.name);
            own
        })
        .collect();
    outcomes.into_iter().for_each(|own| report.append(own));
    conclude(campaign, plan, report);
    !report.has_errors()
}

/// One sheet, made and read back as [`build`] does, in memory. `report` has the findings of the campaign and of the plan: what
/// stops everything stops it too.
pub fn make(
    campaign: &Campaign,
    plan: &Plan,
    job: &Job,
    typesetter: &mut Typesetter,
    caches: &Caches,
    report: &mut Report,
) -> Option<Made> {
    let (made, own) = run_and_prove(campaign, job, plan, typesetter, caches, true);
    report.append(own);
    conclude(campaign, plan, report);
    let well = !report.stops_everything() && !report.failed_jobs().contains(&job.name);
    made.filter(|_| well)
}

/// Runs a job; a file that fails when it is read back is not handed on.
fn run_and_prove(
    campaign: &Campaign,
    job: &Job,
    plan: &Plan,
    typesetter: &mut Typesetter,
    caches: &Caches,
    verify: bool,
) -> (Option<Made>, Report) {
    // A font can draw a code under any letters; the kit's do not.
    let depth = if campaign.fonts.has_own() { verify::Depth::Full } else { verify::Depth::Build };
    let (made, mut own) = run(campaign, job, plan, typesetter, caches);
    let made = made.filter(|made| {
        !verify || job.locale.pseudo.is_some() || proven(made, job, (depth, &caches.verdicts), &mut own)
    });
    (made, own)
}

/// Runs every job and writes the files and the manifest; the paths that were written.
///
/// A fault of one job or of one locale stops its own sheets: the others are written. `None` after a fault of the whole
/// campaign, and when no sheet is left.
pub fn build(
    campaign: &Campaign,
    plan: &Plan,
    output: &Path,
    options: Options,
    report: &mut Report,
    done: &(dyn Fn(&str) + Sync),
) -> Option<Vec<String>> {
    if let Some(fault) = target::fault(campaign, output) {
        report.push(fault);
        return None;
    }
    let staging = match open(output) {
        Ok(staging) => staging,
        Err(e) => {
            report.push(unwritable(output, &e));
            return None;
        }
    };
    let caches = Caches::default();
    let outcomes: Vec<(Option<Entry>, Report)> = plan
        .jobs
        .par_iter()
        .map_init(Typesetter::default, |typesetter, job| {
            if options.is_stopped() {
                return (None, Report::default());
            }
            let (made, mut own) = run_and_prove(campaign, job, plan, typesetter, &caches, options.verify);
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
    let mut made: Vec<(&str, Entry)> = Vec::new();
    for (job, (entry, own)) in plan.jobs.iter().zip(outcomes) {
        report.append(own);
        made.extend(entry.map(|entry| (job.name.as_str(), entry)));
    }
    conclude(campaign, plan, report);
    if options.is_stopped() {
        return None;
    }
    // With `--strict` a warning stops its sheet only now.
    let failed = report.failed_jobs();
    let entries: Vec<Entry> =
        made.into_iter().filter(|(job, _)| !failed.contains(*job)).map(|(_, entry)| entry).collect();
    let written = place(campaign, staging, output, entries, options, report);
    if !report.stops_everything() {
        let written = written.as_deref().unwrap_or_default();
        report.diagnostics.extend(stale::left(campaign, plan, output, written));
        report.diagnostics.extend(stale::numbers(campaign, output, written));
    }
    written
}

fn unwritable(path: &Path, e: &dyn std::fmt::Display) -> Diagnostic {
    Diagnostic::new(Code::OutputUnwritable, format!("{} cannot be written: {e}", path.display())).hint(
        "check that the folder exists, that it is a folder and that you may write there, or name another with `-o DIR`",
    )
}

/// Makes the output folder and this run's place in it, and finishes what dead runs have left.
fn open(output: &Path) -> std::io::Result<Staging> {
    std::fs::create_dir_all(output)?;
    let _lock = Lock::take(output)?;
    staging::sweep(output)?;
    Staging::open(output)
}

/// Finishes what runs that died have begun to publish in a folder; `false` where there was nothing.
pub fn recover(output: &Path) -> std::io::Result<bool> {
    if !staging::has_remains(output) {
        return Ok(false);
    }
    let _lock = Lock::take(output)?;
    staging::sweep(output)?;
    Ok(true)
}

/// Moves the staged files to their places and adds them to the manifest, one run at a time.
fn place(
    campaign: &Campaign,
    staging: Staging,
    output: &Path,
    entries: Vec<Entry>,
    options: Options,
    report: &mut Report,
) -> Option<Vec<String>> {
    let locked = Lock::take(output).and_then(|lock| staging::sweep(output).map(|()| lock));
    let _lock = match locked {
        Ok(lock) => lock,
        Err(e) => {
            report.push(unwritable(output, &e));
            return None;
        }
    };
    // Read now: another run may have added to it.
    let old = earlier(output, options.force, report);
    conflicts(output, &entries, old.as_ref(), options.force, report);
    if report.stops_everything() || entries.is_empty() {
        return None;
    }
    let written: Vec<String> = entries.iter().map(|e| e.path.clone()).collect();
    let manifest = manifest(campaign, entries, old, output);
    let published = publish(staging.path(), output, &written, &manifest);
    staging.close();
    if let Err((path, e)) = published {
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
    /// Not zero when the run is to stop: no job is begun then, and nothing is written.
    pub stop: Option<&'static AtomicUsize>,
}

impl Options {
    fn is_stopped(&self) -> bool {
        self.stop.is_some_and(|stop| stop.load(Ordering::Relaxed) != 0)
    }
}

impl Default for Options {
    fn default() -> Self {
        Self { force: false, verify: true, stop: None }
    }
}

/// Reads the file back as a stranger would; a file that fails is not staged. Pseudo-locales are for the eye of a designer:
/// they turn letters around on purpose and are not printed.
fn proven(made: &Made, job: &Job, (depth, verdicts): (verify::Depth, &verify::VerdictCache), own: &mut Report) -> bool {
    let mut found = Report::default();
    verify::content(&made.entry, &made.bytes, depth, verdicts, &mut found);
    let well = !found.has_errors();
    for diagnostic in found.diagnostics {
        let mut diagnostic = placed(diagnostic, &job.layout);
        diagnostic.job = Some(job.name.clone());
        own.push(diagnostic);
    }
    well
}

/// The box that a finding is about, where only one can be meant. The message says where on the page it is.
fn placed(mut diagnostic: Diagnostic, layout: &Layout) -> Diagnostic {
    fn walk(boxes: &[Arc<BoxSpec>], code: bool, found: &mut Vec<Spanned<String>>) {
        for spec in boxes {
            match &spec.content {
                ContentSpec::Image(art) if !code => found.push(art.clone()),
                ContentSpec::Qr(payload) if code => found.push(payload.clone()),
                ContentSpec::Boxes { boxes, .. } => walk(boxes, code, found),
                _ => {}
            }
        }
    }
    let file = format!("layouts/{}.toml", layout.id);
    let mut suspects = Vec::new();
    let code = diagnostic.code == Code::VerifyCode;
    if code || matches!(diagnostic.code, Code::VerifyForeignCode | Code::VerifyForeignNumber) {
        layout.faces.iter().for_each(|face| walk(&face.boxes, code, &mut suspects));
    }
    diagnostic.span = match suspects.as_slice() {
        [one] => Some(one.span),
        _ => None,
    };
    let mut pictures: Vec<String> = Vec::new();
    for art in suspects.iter().filter(|_| !code) {
        let path = format!("layouts/{}", art.value);
        if !pictures.contains(&path) {
            pictures.push(path);
        }
    }
    let hint = match pictures.as_slice() {
        [] => format!("the sheet is made from {file}"),
        all => format!("the sheet is made from {file}, and its pictures are {}", all.join(", ")),
    };
    diagnostic.hint(hint)
}

/// A finished file and what the manifest says of it.
#[derive(Debug)]
pub struct Made {
    pub entry: Entry,
    pub bytes: Vec<u8>,
}

/// One job through all stages.
fn run(
    campaign: &Campaign,
    job: &Job,
    plan: &Plan,
    typesetter: &mut Typesetter,
    caches: &Caches,
) -> (Option<Made>, Report) {
    let mut report = Report::default();
    let made = (|| {
        known_addresses::check_job(&job.layout, &job.region, &campaign.regions, &mut report);
        let wording = resolve::resolve(campaign, job, &mut report)?;
        let composition = compose::compose(campaign, &wording, typesetter, &mut report)?;
        preflight::check(campaign, &wording, &composition, &plan.options, &mut report);
        let scene = impose::impose(composition, job, Printer::of(campaign.ink), &mut report)?;
        let options = PdfOptions {
            producer: concat!("handbill ", env!("CARGO_PKG_VERSION")).to_owned(),
            created: plan.options.epoch,
            version: campaign.settings.version.clone(),
            evidence: job.hotline.evidence.clone(),
            ink: campaign.ink,
        };
        match pdf::write(&scene, &options, &caches.fonts) {
            Ok(bytes) => {
                let mut entry = entry(job, &wording, campaign.ink, &scene, &bytes);
                entry.inputs = campaign.inputs.of(&job.layout, &job.locales, &job.region.id);
                entry.set = set_of(campaign, job);
                entry.fonts = caches.faces.of(&scene);
                Some(Made { entry, bytes })
            }
            Err(e) => {
                let span = job.layout.document_title.span;
                report.push(Diagnostic::new(Code::PdfNotWritten, format!("the PDF cannot be written: {e}")).at(span));
                None
            }
        }
    })();
    for diagnostic in &mut report.diagnostics {
        diagnostic.job.get_or_insert_with(|| job.name.clone());
    }
    let made = made.filter(|_| !report.has_errors()).map(|mut made| {
        // The day of the run is no input: what depends on it is said and not written down.
        let lasting = |d: &&Diagnostic| d.severity != Severity::Note && d.code != Code::EvidenceLapsed;
        let warnings = report.diagnostics.iter().filter(lasting);
        made.entry.warnings = warnings.map(|d| d.code.to_string()).collect();
        made.entry.warnings.sort();
        made.entry.warnings.dedup();
        made
    });
    (made, report)
}

/// Where a sheet lies below the output folder. Editions lie side by side.
fn path_of(locale: &str, layout: &str, ink: Ink) -> String {
    match ink {
        Ink::Colour => format!("{locale}/{layout}.pdf"),
        _ => format!("{locale}/{layout}-{}.pdf", ink.name()),
    }
}

/// One language that nobody has reviewed makes the sheet a draft.
fn review(locales: &[Arc<Locale>]) -> &'static str {
    if locales.iter().any(|locale| locale.review == Review::Draft) { "draft" } else { "reviewed" }
}

/// What was given for this sheet, to word it again.
fn set_of(campaign: &Campaign, job: &Job) -> BTreeMap<String, String> {
    job.given.iter().map(|(id, fact)| (campaign.values.name(*id).to_owned(), fact.text.clone())).collect()
}

fn entry(job: &Job, wording: &Wording, ink: Ink, scene: &Scene, bytes: &[u8]) -> Entry {
    let shown = Printed::of(wording);
    let number = |n: &Option<Spanned<String>>| n.as_ref().map(|n| n.value.clone());
    let printed = |hotline: &Hotline| PrintedHotline {
        id: hotline.id.clone(),
        call: number(&hotline.call),
        text: number(&hotline.text),
        source: hotline.source.clone(),
        evidence: hotline.evidence.clone(),
    };
    let (first, others) = match wording.hotlines.split_first() {
        Some((first, others)) => (first.as_ref(), others),
        None => (job.hotline.as_ref(), [].as_slice()),
    };
    Entry {
        path: path_of(&job.languages(), &job.layout.id, ink),
        sha256: hex(&Sha256::digest(bytes)),
        bytes: bytes.len(),
        pages: scene.pages.len(),
        layout: job.layout.id.clone(),
        locale: job.languages(),
        review: review(&job.locales).to_owned(),
        region: job.region.id.clone(),
        paper: job.paper.name.clone(),
        ink: ink.name().to_owned(),
        hotline: printed(first),
        hotlines: others.iter().map(|hotline| printed(hotline)).collect(),
        set: BTreeMap::new(),
        qr: shown.qr,
        sheets: scene.pages.iter().map(sheet).collect(),
        texts: shown.texts,
        numbers: shown.numbers,
        addresses: shown.addresses,
        links: shown.links,
        warnings: Vec::new(),
        inputs: BTreeMap::new(),
        fonts: BTreeMap::new(),
    }
}
