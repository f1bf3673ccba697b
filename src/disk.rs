//! Opening what a stranger may have put there: plain files only, bounded, and never a wait for a pipe or a device.
//!
//! Nothing is parsed here, and no other room of the crate may enter.

use std::fs::{File, OpenOptions};
use std::io::{Error, Read, Result};
use std::path::{Component, Path};

/// Opens a plain file for reading. What is no file is refused before it is opened, and what has become something else in
/// between is refused after: the open does not wait.
pub fn open(path: &Path) -> Result<File> {
    let refused = || Error::other("it is not a plain file");
    if !std::fs::metadata(path)?.is_file() {
        return Err(refused());
    }
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, libc::O_NONBLOCK);
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(refused()) }
}

/// The whole file; `Ok(None)` when it is larger than `limit`.
pub fn read(path: &Path, limit: u64) -> Result<Option<Vec<u8>>> {
    let file = open(path)?;
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

/// Whether a path names something below a folder: no root, no `..`, no `.`.
pub fn is_below(path: &str) -> bool {
    !path.is_empty() && !path.contains('\\') && Path::new(path).components().all(|c| matches!(c, Component::Normal(_)))
}

/// Whether the way from `folder` down to `below` passes a link, `below` itself included. What is not there is no link.
pub fn passes_link(folder: &Path, below: &str) -> bool {
    let mut at = folder.to_path_buf();
    Path::new(below).components().any(|part| {
        at.push(part);
        std::fs::symlink_metadata(&at).is_ok_and(|found| found.is_symlink())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_below() {
        for good in ["a.pdf", "en/a.pdf", "zh-Hans/a b.pdf"] {
            assert!(is_below(good), "{good}");
        }
        for bad in ["", "/a", "../a", "a/../b", "./../a", "en\\..\\a"] {
            assert!(!is_below(bad), "{bad}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn pipes_and_large_files_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert!(read(&pipe, 10).is_err());
        assert!(read(Path::new("/dev/zero"), 10).is_err());
        std::fs::write(folder.path().join("a"), "0123456789").unwrap();
        assert_eq!(read(&folder.path().join("a"), 10).unwrap().unwrap().len(), 10);
        assert!(read(&folder.path().join("a"), 9).unwrap().is_none());
    }
}
