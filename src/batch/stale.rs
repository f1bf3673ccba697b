//! Sheets of earlier runs that this run refused to make anew and that still lie in the output folder: they look as finished
//! as the others. They are named, never deleted: the folder is its owner's.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Plan, path_of};
use crate::diag::{Code, Diagnostic};
use crate::disk;
use crate::load::campaign::Campaign;
use crate::manifest::{Entry, open_manifest};
use crate::preflight::keys;

/// Most paths that the finding names.
const NAMED: usize = 8;

/// Sheets of earlier runs that stay in the folder and print a number that no hotline of their region has any more.
pub fn numbers(campaign: &Campaign, output: &Path, written: &[String]) -> Option<Diagnostic> {
    let manifest = open_manifest(output).ok().flatten()?;
    let outdated = |file: &&Entry| {
        let Some(region) = campaign.regions.get(&file.region) else { return false };
        let hotlines = region.hotlines.iter().filter(|hotline| !hotline.retired);
        let known: Vec<String> = hotlines.flat_map(|h| h.call.iter().chain(&h.text)).map(|n| keys(&n.value)).collect();
        let printed = file.hotline.call.iter().chain(&file.hotline.text);
        let there = !written.contains(&file.path) && disk::is_below(&file.path) && output.join(&file.path).is_file();
        there && printed.into_iter().any(|number| !known.contains(&keys(number)))
    };
    let paths: Vec<String> =
        manifest.files.iter().filter(outdated).map(|file| output.join(&file.path).display().to_string()).collect();
    let shown = named(paths)?;
    Some(
        Diagnostic::new(
            Code::StaleNumber,
            format!("sheets of earlier runs print a number that is in no record now: {shown}"),
        )
        .hint("build them again without `-l` and layout names, or take them away"),
    )
}

/// The first of them, and how many more.
fn named(paths: Vec<String>) -> Option<String> {
    let count = paths.len();
    let mut shown: Vec<String> = paths.into_iter().take(NAMED).collect();
    if count > NAMED {
        shown.push(format!("{} more", count - NAMED));
    }
    (count > 0).then(|| shown.join(", "))
}

/// One finding for all of them. `written`: what this run has put there.
pub fn left(campaign: &Campaign, plan: &Plan, output: &Path, written: &[String]) -> Option<Diagnostic> {
    let jobs = plan.jobs.iter().map(|job| (job.languages(), job.layout.id.as_str()));
    let skipped = plan.skipped.iter().map(|skipped| (skipped.locale.clone(), skipped.layout.as_str()));
    let mut refused: BTreeSet<String> =
        jobs.chain(skipped).map(|(locale, layout)| path_of(&locale, layout, campaign.ink)).collect();
    // What was refused when the campaign was read has no job: the manifest knows what there was of it.
    let manifest = open_manifest(output).ok().flatten();
    let gone = manifest.iter().flat_map(|m| &m.files).filter(|file| {
        file.locale.split('+').any(|locale| campaign.refused_locales.contains_key(locale))
            || campaign.refused_layouts.contains(&file.layout)
    });
    refused.extend(gone.map(|file| file.path.clone()));
    refused.retain(|path| !written.contains(path) && disk::is_below(path) && output.join(path).is_file());
    let count = refused.len();
    let shown = named(refused.into_iter().map(|path| output.join(path).display().to_string()).collect())?;
    let what = if count == 1 { "a sheet of an earlier run lies" } else { "sheets of earlier runs lie" };
    Some(
        Diagnostic::new(Code::StaleSheet, format!("{what} where this run made none: {shown}"))
            .hint("it says what the campaign said then: mend the errors above and build again, or take it away"),
    )
}
