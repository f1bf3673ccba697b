//! Opening what a stranger may have put there: plain files only, bounded, and never a wait for a pipe or a device. Writing so
//! that a file is there as a whole or not at all.
//!
//! Nothing is parsed here, and no other room of the crate may enter.

use std::fs::{File, OpenOptions};
use std::io::{Error, Read, Result, Write};
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

/// Writes a file as a whole: beside its place first, then over it. A link or a pipe that stands there is replaced, not written
/// through. Hidden until it is done, so that nobody takes it for a part.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().ok_or_else(|| Error::other("it has no folder"))?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".handbill-new-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map(|_| ()).map_err(|e| e.error)
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

/// Small letters.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
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

    #[test]
    fn a_file_is_written_as_a_whole() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.toml");
        for text in ["one", "two and more"] {
            write_whole(&place, text.as_bytes()).unwrap();
            assert_eq!(std::fs::read_to_string(&place).unwrap(), text);
            assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        }
        // Where it cannot be put, nothing is left behind.
        std::fs::create_dir(folder.path().join("b.toml")).unwrap();
        assert!(write_whole(&folder.path().join("b.toml"), b"three").is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&place).unwrap().permissions().mode();
            assert_ne!(mode & 0o044, 0, "{mode:o}");
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
