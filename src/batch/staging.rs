//! The hidden folder in which a run's files wait until all of them are whole, and what dead runs have left of theirs.
//!
//! A run that lives holds a lock on a file in its folder, which the system lets go when the run dies, however it dies.
//! Folders are made and swept under the lock of the output folder alone.

use std::fs::{File, TryLockError};
use std::io::Result;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{journal, lock};

const PREFIX: &str = ".handbill-";
/// Random characters behind it.
const RANDOM: usize = 6;
/// Locked for as long as the run lives.
const ALIVE: &str = "alive";

/// A run's own folder. It is taken away when this is dropped.
#[derive(Debug)]
pub struct Staging {
    _alive: File,
    folder: TempDir,
}

impl Staging {
    /// Makes the folder; the caller holds the lock of `output`.
    pub fn open(output: &Path) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix(PREFIX).rand_bytes(RANDOM).tempdir_in(output)?;
        let alive = File::create(folder.path().join(ALIVE))?;
        // A file system without locks has no sweeping either.
        let _ = alive.try_lock();
        Ok(Self { _alive: alive, folder })
    }

    /// Takes the folder away, or leaves it for the next run to finish what this one could not.
    pub fn close(self) {
        if journal::is_open(self.path()) {
            let _ = self.folder.keep();
        }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Folders below `output` whose runs are dead; the caller holds the lock of `output`.
pub fn dead(output: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(output)? {
        let entry = entry?;
        let name = entry.file_name();
        let random = name.to_str().and_then(|name| name.strip_prefix(PREFIX));
        let ours = random.is_some_and(|r| r.len() == RANDOM && r.bytes().all(|b| b.is_ascii_alphanumeric()));
        if ours && entry.file_type()?.is_dir() && is_dead(&entry.path()) {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

fn is_dead(folder: &Path) -> bool {
    match crate::disk::open(&folder.join(ALIVE)) {
        Ok(alive) => match alive.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock | TryLockError::Error(_)) => false,
        },
        // Before there were locks: sheets and a manifest, and nothing else.
        Err(_) => holds_sheets_alone(folder, 0),
    }
}

fn holds_sheets_alone(folder: &Path, depth: usize) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.into_iter().all(|entry| {
        let Ok((kind, name)) = entry.and_then(|e| Ok((e.file_type()?, e.file_name()))) else { return false };
        let name = name.to_string_lossy();
        if kind.is_dir() {
            depth < 2 && holds_sheets_alone(&folder.join(&*name), depth + 1)
        } else {
            kind.is_file() && (name.ends_with(".pdf") || name == crate::manifest::MANIFEST)
        }
    })
}

/// Finishes what dead runs had begun to publish, and takes their folders away; the caller holds the lock of `output`.
pub fn sweep(output: &Path) -> Result<()> {
    for folder in dead(output)? {
        journal::resume(&folder, output)?;
        // Its own run may be taking it away at this moment.
        let _ = std::fs::remove_dir_all(&folder);
    }
    Ok(())
}

/// Whether a dead run has left a folder here, without touching it.
pub fn has_remains(output: &Path) -> bool {
    lock::is_left(output) || dead(output).is_ok_and(|dead| !dead.is_empty())
}
