//! Sheets of earlier runs that this run refused to make anew and that still lie in the output folder: they look as finished
//! as the others. They are named, never deleted: the folder is its owner's.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Plan, open_manifest, path_of};
use crate::diag::Diagnostic;
use crate::disk;
use crate::load::campaign::Campaign;

/// Most paths that the finding names.
const NAMED: usize = 8;

/// One finding for all of them. `written`: what this run has put there.
pub fn left(campaign: &Campaign, plan: &Plan, output: &Path, written: &[String]) -> Option<Diagnostic> {
    let jobs = plan.jobs.iter().map(|job| (job.locale.id.as_str(), job.layout.id.as_str()));
    let skipped = plan.skipped.iter().map(|skipped| (skipped.locale.as_str(), skipped.layout.as_str()));
    let mut refused: BTreeSet<String> =
        jobs.chain(skipped).map(|(locale, layout)| path_of(locale, layout, campaign.ink)).collect();
    // What was refused when the campaign was read has no job: the manifest knows what there was of it.
    let manifest = open_manifest(output).ok().flatten();
    let gone = manifest.iter().flat_map(|m| &m.files).filter(|file| {
        campaign.refused_locales.contains_key(&file.locale) || campaign.refused_layouts.contains(&file.layout)
    });
    refused.extend(gone.map(|file| file.path.clone()));
    refused.retain(|path| !written.contains(path) && disk::is_below(path) && output.join(path).is_file());
    let count = refused.len();
    let mut shown: Vec<String> =
        refused.into_iter().take(NAMED).map(|path| output.join(path).display().to_string()).collect();
    if count > NAMED {
        shown.push(format!("{} more", count - NAMED));
    }
    (count > 0).then(|| {
        let what = if count == 1 { "a sheet of an earlier run lies" } else { "sheets of earlier runs lie" };
        Diagnostic::new("stale-sheet", format!("{what} where this run made none: {}", shown.join(", ")))
            .hint("it says what the campaign said then: mend the errors above and build again, or take it away")
    })
}
