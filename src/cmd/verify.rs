//! `handbill verify [PATH]...`: finished files against the manifest that names them, and against the campaign as it is now.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::output::Console;
use super::{Global, verify_files, verify_strangers};
use crate::batch::Comparison;
use crate::diag::{Code, Diagnostic, Report, Sources};
use crate::load::campaign::Campaign;
use crate::manifest::Manifest;
use crate::verify::{self, Depth};
use crate::{disk, load};
use verify_files::Work;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// PDF files, or folders of them; the manifest.json is looked for beside them and upwards [default: output/ of the campaign]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

pub fn verify(global: &Global, console: &Console, args: &Args) -> bool {
    let mut report = Report::default();
    let root = global.campaign.clone().or_else(|| load::find_root(&std::env::current_dir().ok()?));
    let mut sources = Sources::default();
    let campaign = root.as_deref().and_then(|root| campaign(root, &mut sources, &mut report));
    // What has faults has been told just now.
    let is_whole = !report.has_errors();
    let mut work = Work::default();
    for path in &args.paths {
        work.add(path, &mut report);
    }
    match root.as_deref().filter(|_| args.paths.is_empty()) {
        Some(root) => work.add(&root.join("output"), &mut report),
        None if args.paths.is_empty() => report.push(
            Diagnostic::new(Code::VerifyMissing, "nothing was named, and there is no campaign here")
                .hint("name the files or the folder: `handbill verify output`"),
        ),
        None => {}
    }
    let comparison = campaign.as_ref().map(|campaign| Comparison::new(campaign, is_whole));
    let bar = console.progress(work.files.len());
    let verdicts = verify::VerdictCache::default();
    let outcomes: Vec<Report> = work
        .files
        .par_iter()
        .map(|(path, folder)| {
            let manifest = folder.as_ref().and_then(|folder| Some((folder.as_path(), work.manifests.get(folder)?)));
            let own = file(path, manifest, comparison.as_ref(), &verdicts);
            bar.inc(1);
            own
        })
        .collect();
    bar.finish_and_clear();
    outcomes.into_iter().for_each(|own| report.append(own));
    if work.files.is_empty() && !report.has_errors() {
        report
            .push(Diagnostic::new(Code::VerifyMissing, "there is no PDF to verify").hint("run `handbill build` first"));
    }
    if root.is_none() {
        let message = "no campaign is here: whether numbers have changed since the files were made was not asked";
        report.push(
            Diagnostic::new(Code::NotCompared, message).hint("run this in the campaign's folder, or with `-C DIR`"),
        );
    }
    let well = console.findings(&report, &sources);
    if well {
        let now = if comparison.is_some() { ", and what the campaign says now" } else { "" };
        console.say(&format!("{} files are what the manifest says{now}", work.files.len()));
    }
    well
}

/// The campaign that files are compared with. Faults of its own are `check`'s to tell in full.
fn campaign(root: &Path, sources: &mut Sources, report: &mut Report) -> Option<Campaign> {
    let mut faults = Report::default();
    let campaign = load::load(root, sources, &mut faults);
    if faults.has_errors() {
        let first = faults.diagnostics.iter().find(|d| d.severity == crate::diag::Severity::Error);
        let words = first.map_or("", |d| d.message.as_str());
        let message = format!("the campaign {} has faults of its own: {words}", root.display());
        let mut fault = Diagnostic::new(Code::VerifyOutdated, message);
        fault.span = first.and_then(|d| d.span);
        report.push(fault.hint("`handbill check` names each; mend them first"));
    }
    campaign
}

fn file(
    path: &Path,
    manifest: Option<(&Path, &Manifest)>,
    comparison: Option<&Comparison<'_>>,
    verdicts: &verify::VerdictCache,
) -> Report {
    let mut report = Report::default();
    let folder = manifest.map(|(folder, _)| folder);
    let below = folder.and_then(|folder| path.strip_prefix(folder).ok()).unwrap_or(path);
    let name = match folder {
        Some(_) => below.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"),
        None => path.display().to_string(),
    };
    let bytes = match disk::read(path, verify::MAX_BYTES) {
        Ok(Some(bytes)) => bytes,
        unread => {
            let why = unread.err().map_or("it is larger than any poster".to_owned(), |e| e.to_string());
            report.push(Diagnostic::new(Code::VerifyUnreadable, format!("{name}: {why}")));
            return report;
        }
    };
    match manifest.and_then(|(_, manifest)| Some((manifest, manifest.files.iter().find(|f| f.path == name)?))) {
        Some((manifest, entry)) => {
            if verify::identity(manifest, entry, &bytes, &mut report) {
                verify::content(entry, &bytes, Depth::Full, verdicts, &mut report);
            }
            if let Some(comparison) = comparison {
                comparison.entry(entry, &mut report);
            }
        }
        None => {
            report.diagnostics.extend(manifest.map(|(_, manifest)| verify::stranger(manifest, &name, &bytes)));
            verify_strangers::look(&name, &bytes, comparison, &mut report);
        }
    }
    report
}
