//! Files to their places: staged first, moved when all went well, the manifest last.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{Entry, Made, Manifest, hex};
use crate::diag::{Diagnostic, Report};
use crate::load::campaign::Campaign;

pub(super) fn stage(staging: &Path, made: &Made) -> std::io::Result<()> {
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
pub(super) fn conflicts(output: &Path, entries: &[Entry], old: Option<&Manifest>, report: &mut Report) {
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
pub(super) fn manifest(campaign: &Campaign, entries: Vec<Entry>, old: Option<Manifest>, output: &Path) -> Manifest {
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
pub(super) fn publish(
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
