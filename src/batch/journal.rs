//! Files take their places one by one, and a run may die in between: a journal says which they are, so that whoever comes
//! next finishes the work, and the manifest says what is there.
//!
//! Order: staged files, the new manifest, the journal, then the moves, the manifest last. Without a journal nothing has
//! moved; with a manifest still staged not everything has.

use std::fs::File;
use std::io::{Error, Result, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::disk::hex;
use crate::manifest::{Entry, MANIFEST, MAX_MANIFEST, Manifest, open_manifest};
use crate::{disk, verify};

const JOURNAL: &str = "journal.json";

/// The files that a run moves, below the output folder.
#[derive(Debug, Serialize, Deserialize)]
struct Journal {
    files: Vec<String>,
}

/// Writes the new manifest and the journal into the staging folder: from now on the run is finished by whoever comes.
pub fn begin(staging: &Path, files: &[String], manifest: &Manifest) -> Result<()> {
    write(&staging.join(MANIFEST), &text(manifest)?)?;
    let journal = serde_json::to_string(&Journal { files: files.to_vec() }).map_err(Error::other)?;
    let draft = staging.join("journal.new");
    write(&draft, &journal)?;
    std::fs::rename(draft, staging.join(JOURNAL))?;
    flush(staging);
    Ok(())
}

/// As it is written.
fn text(manifest: &Manifest) -> Result<String> {
    Ok(serde_json::to_string_pretty(manifest).map_err(Error::other)? + "\n")
}

/// To the disk, not only to the system: a journal that a power cut empties would be none.
fn write(path: &Path, text: &str) -> Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// The names of a folder to the disk, where the system can.
fn flush(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Moves one staged file to its place.
pub fn move_file(staging: &Path, output: &Path, file: &str) -> Result<()> {
    std::fs::rename(staging.join(file), output.join(file))
}

/// Moves the manifest: the run is done.
pub fn end(staging: &Path, output: &Path) -> Result<()> {
    move_file(staging, output, MANIFEST)?;
    flush(output);
    Ok(())
}

/// Finishes the moves of a run that died, or that was refused one, and writes the manifest of what is there then.
pub fn resume(staging: &Path, output: &Path) -> Result<()> {
    let read = |name: &str, limit: u64| disk::read(&staging.join(name), limit).ok().flatten();
    let Some(new) = read(MANIFEST, MAX_MANIFEST).and_then(|bytes| serde_json::from_slice::<Manifest>(&bytes).ok())
    else {
        return Ok(());
    };
    let Some(journal) = read(JOURNAL, MAX_MANIFEST).and_then(|bytes| serde_json::from_slice::<Journal>(&bytes).ok())
    else {
        return Ok(());
    };
    for file in journal.files.iter().filter(|file| is_sound(staging, output, file, &new)) {
        if let Some(folder) = output.join(file).parent() {
            let _ = std::fs::create_dir_all(folder);
        }
        // What is refused its place (a viewer holds the old one open) stays as it was: the manifest will say so.
        let _ = move_file(staging, output, file);
    }
    let old = open_manifest(output).ok().flatten();
    let manifest = reconciled(&journal, new, old.as_ref(), output);
    let draft = staging.join("manifest.new");
    write(&draft, &text(&manifest)?)?;
    std::fs::rename(draft, output.join(MANIFEST))?;
    flush(output);
    // Done: what comes after may not be undone by a folder that could not be taken away.
    std::fs::remove_file(staging.join(JOURNAL))
}

/// Whether the work is not done yet.
pub fn is_open(staging: &Path) -> bool {
    staging.join(JOURNAL).exists() && staging.join(MANIFEST).exists()
}

/// A staged file that is whole, and whose place is below the folder.
fn is_sound(staging: &Path, output: &Path, file: &str, new: &Manifest) -> bool {
    disk::is_below(file)
        && !disk::passes_link(staging, file)
        && !Path::new(file).parent().is_some_and(|folder| disk::passes_link(output, &folder.to_string_lossy()))
        && hash(staging, file).is_some_and(|hash| new.files.iter().any(|f| f.path == file && f.sha256 == hash))
}

fn hash(folder: &Path, file: &str) -> Option<String> {
    let bytes = disk::read(&folder.join(file), verify::MAX_BYTES).ok()??;
    Some(hex(&Sha256::digest(bytes)))
}

/// The new manifest, in which every file of the journal is the one that lies there: the new one, the old one, or none.
fn reconciled(journal: &Journal, mut new: Manifest, old: Option<&Manifest>, output: &Path) -> Manifest {
    let mut files = Vec::new();
    for entry in std::mem::take(&mut new.files) {
        if !journal.files.contains(&entry.path) {
            files.push(entry);
            continue;
        }
        let there = disk::is_below(&entry.path).then(|| hash(output, &entry.path)).flatten();
        let is_there = |entry: &Entry| there.as_ref() == Some(&entry.sha256);
        let before = old.and_then(|m| m.files.iter().find(|f| f.path == entry.path && is_there(f)));
        files.extend(if is_there(&entry) { Some(entry) } else { before.cloned() });
    }
    new.files = files;
    new
}
