//! Files to their places: staged first, moved when all went well, the manifest last. What others have made stays.

use std::path::{Path, PathBuf};

use super::{Made, journal};
use crate::diag::{Code, Diagnostic, Report};
use crate::disk;
use crate::load::campaign::Campaign;
use crate::manifest::{Entry, MANIFEST, Manifest, open_manifest};

pub(super) fn stage(staging: &Path, made: &Made) -> std::io::Result<()> {
    let path = staging.join(&made.entry.path);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, &made.bytes)
}

/// The manifest that earlier runs have left. One that cannot be read is a fault, unless it may be overwritten.
pub(super) fn earlier(output: &Path, force: bool, report: &mut Report) -> Option<Manifest> {
    match open_manifest(output) {
        Ok(manifest) => manifest,
        Err(_) if force => None,
        Err(why) => {
            let message = format!("{} cannot be read: {why}", output.join(MANIFEST).display());
            report.push(
                Diagnostic::new(Code::BadManifest, message)
                    .hint("put it back from a copy, name another folder with `-o DIR`, or begin anew with `--force`"),
            );
            None
        }
    }
}

/// Places that lead out of the folder, and files in the way that no earlier run has made, or made of something else.
pub(super) fn conflicts(output: &Path, entries: &[Entry], old: Option<&Manifest>, force: bool, report: &mut Report) {
    let mut told = Vec::new();
    for entry in entries {
        let folder = Path::new(&entry.path).parent().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
        if disk::passes_link(output, &folder) {
            if !told.contains(&folder) {
                let message = format!("{} is a link, and is not written through", output.join(&folder).display());
                report.push(Diagnostic::new(Code::PathOutside, message).hint("replace it by a folder of its own"));
                told.push(folder);
            }
            continue;
        }
        let path = output.join(&entry.path);
        if force || std::fs::symlink_metadata(&path).is_err() {
            continue;
        }
        let fault = match old.and_then(|m| m.files.iter().find(|f| f.path == entry.path)) {
            Some(before) if (&before.layout, &before.ink) == (&entry.layout, &entry.ink) => continue,
            Some(before) => {
                let what = format!("the layout {} in {}", before.layout, before.ink);
                format!("{} is there already and is {what}; its name would be taken", path.display())
            }
            None => format!("{} is there already and handbill has not made it", path.display()),
        };
        report.push(
            Diagnostic::new(Code::FileConflict, fault)
                .hint("move it away, name another folder with `-o DIR`, or overwrite it with `--force`"),
        );
    }
}

/// The new manifest: this run's files, and those of earlier runs that are still there.
pub(super) fn manifest(campaign: &Campaign, entries: Vec<Entry>, old: Option<Manifest>, output: &Path) -> Manifest {
    let mut files: Vec<Entry> = old.map(|m| m.files).unwrap_or_default();
    // A manifest is a file that anybody may have changed: its paths stay inside the folder.
    files.retain(|f| {
        disk::is_below(&f.path)
            && !entries.iter().any(|e| e.path == f.path)
            && !disk::passes_link(output, &f.path)
            && output.join(&f.path).is_file()
    });
    files.extend(entries);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.dedup_by(|a, b| a.path == b.path);
    Manifest {
        generator: concat!("handbill ", env!("CARGO_PKG_VERSION")).to_owned(),
        campaign: campaign.settings.name.clone(),
        version: campaign.settings.version.clone(),
        files,
    }
}

/// Moves the staged files to their places, the manifest last. The caller holds the lock of `output`.
pub(super) fn publish(
    staging: &Path,
    output: &Path,
    files: &[String],
    manifest: &Manifest,
) -> Result<(), (PathBuf, std::io::Error)> {
    // Everything that can fail early is tried before the first file moves.
    for file in files {
        let place = output.join(file);
        if let Some(folder) = place.parent() {
            std::fs::create_dir_all(folder).map_err(|e| (folder.to_owned(), e))?;
        }
        if place.is_dir() {
            return Err((place, std::io::Error::other("a folder stands there")));
        }
    }
    if output.join(MANIFEST).is_dir() {
        return Err((output.join(MANIFEST), std::io::Error::other("a folder stands there")));
    }
    journal::begin(staging, files, manifest).map_err(|e| (staging.to_owned(), e))?;
    for file in files {
        if let Err(e) = journal::move_file(staging, output, file) {
            // Some have moved: the manifest says what lies there now.
            let _ = journal::resume(staging, output);
            return Err((output.join(file), e));
        }
    }
    journal::end(staging, output).map_err(|e| (output.join(MANIFEST), e))
}
