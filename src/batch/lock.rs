//! One handbill at a time where files take their places: a lock on a hidden file of the output folder, held for moments.
//!
//! The file goes when the lock does, so that a finished folder holds sheets and their manifest alone.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::time::Duration;

const NAME: &str = ".handbill-lock";
/// How long another run may take to move its files: a minute, looked at twenty times a second.
const PATIENCE: (usize, Duration) = (1200, Duration::from_millis(50));

/// Whether a run holds the lock, or one that died has left its file.
pub fn is_left(output: &Path) -> bool {
    output.join(NAME).is_file()
}

/// Held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    /// `None` on a file system that has no locks.
    file: Option<File>,
}

impl Lock {
    /// Waits for others, for a minute at most.
    pub fn take(output: &Path) -> Result<Self> {
        let path = output.join(NAME);
        for _ in 0..PATIENCE.0 {
            if std::fs::symlink_metadata(&path).is_ok_and(|found| !found.is_file()) {
                return Err(Error::other(format!("{NAME} is there and is no file")));
            }
            let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path)?;
            match file.try_lock() {
                // Whoever held it before may have taken the file away in between.
                Ok(()) if is_at(&file, &path) => return Ok(Self { path, file: Some(file) }),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => std::thread::sleep(PATIENCE.1),
                Err(TryLockError::Error(e)) if e.kind() == ErrorKind::Unsupported => {
                    return Ok(Self { path, file: None });
                }
                Err(TryLockError::Error(e)) => return Err(e),
            }
        }
        Err(Error::new(ErrorKind::TimedOut, "another handbill has been writing here for more than a minute"))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Gone before it is free: who waits finds that the file is not at its place any more, and makes a new one.
        let _ = std::fs::remove_file(&self.path);
        self.file.take();
    }
}

fn is_at(file: &File, path: &Path) -> bool {
    let own = file.try_clone().and_then(same_file::Handle::from_file);
    matches!((own, same_file::Handle::from_path(path)), (Ok(own), Ok(there)) if own == there)
}
