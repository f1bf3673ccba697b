//! The folders of a campaign, looked through: every entry is listed, or named as a fault. Nothing is opened here.

use std::path::Path;

use crate::diag::{Code, Diagnostic, Report};
use crate::limits;
use crate::load::files::stray_names;

/// The folders that hold parts.
pub const FOLDERS: [&str; 5] = ["hotlines", "resources", "layouts", "locales", "posting"];

/// What lies in the folders, by its path with `/`, sorted within each folder.
#[derive(Debug, Default)]
pub struct Listed {
    /// Plain files.
    pub files: Vec<String>,
    /// Files and folders whose name begins with a dot, and which are no tool's.
    pub hidden: Vec<String>,
    /// A folder could not be listed: what it holds is not known.
    pub blind: bool,
}

pub fn list(root: &Path, report: &mut Report) -> Listed {
    let mut walk = Walk { root, out: Listed::default(), entries: 0, report };
    for folder in FOLDERS {
        walk.top(folder);
    }
    walk.out
}

/// A fault when `name` is a link that leaves the campaign, or leads nowhere.
pub fn leaves(root: &Path, name: &str) -> Option<Diagnostic> {
    let Ok(real) = root.join(name).canonicalize() else {
        let found = std::fs::symlink_metadata(root.join(name)).ok()?;
        let what = if found.is_symlink() { "is a link that leads nowhere" } else { "cannot be opened" };
        return Some(
            Diagnostic::new(Code::FileUnreadable, format!("{name} {what}"))
                .hint("take it away, or put the file itself there and make it readable"),
        );
    };
    (!real.starts_with(root)).then(|| {
        Diagnostic::new(Code::PathOutside, format!("{name} is a link that leaves the campaign"))
            .hint("copy what it leads to into the campaign instead of linking to it")
    })
}

struct Walk<'a> {
    root: &'a Path,
    out: Listed,
    entries: usize,
    report: &'a mut Report,
}

impl Walk<'_> {
    fn top(&mut self, folder: &str) {
        let Ok(found) = std::fs::symlink_metadata(self.root.join(folder)) else { return };
        if let Some(fault) = leaves(self.root, folder) {
            self.blind(fault);
        } else if found.is_file() {
            let message = format!("{folder} is a file; it must be a folder");
            self.blind(Diagnostic::new(Code::StrayFile, message).hint("put the file into a folder of that name"));
        } else {
            self.folder(folder, 0);
        }
    }

    fn blind(&mut self, fault: Diagnostic) {
        self.report.push(fault);
        self.out.blind = true;
    }

    fn folder(&mut self, folder: &str, depth: usize) {
        if depth > limits::FOLDER_DEPTH {
            let message = format!("{folder} is more than {} folders deep", limits::FOLDER_DEPTH);
            self.blind(Diagnostic::new(Code::TooManyFiles, message));
            return;
        }
        let entries = match std::fs::read_dir(self.root.join(folder)) {
            Ok(entries) => entries,
            Err(e) => {
                let fault = Diagnostic::new(Code::FileUnreadable, format!("the folder {folder} cannot be listed: {e}"));
                self.blind(fault.hint("give yourself the right to read it, or take it out of the campaign"));
                return;
            }
        };
        let mut names = Vec::new();
        for entry in entries {
            self.entries += 1;
            if self.entries > limits::FILES * 2 {
                let message = format!("the campaign has more than {} files", limits::FILES);
                self.blind(Diagnostic::new(Code::TooManyFiles, message));
                return;
            }
            match entry.map(|e| e.file_name().into_string()) {
                Ok(Ok(name)) => names.push(name),
                Ok(Err(name)) => {
                    let message = format!("the name of {folder}/{} is not valid UTF-8", name.display());
                    self.blind(Diagnostic::new(Code::NotUtf8, message).hint("rename the file"));
                }
                Err(e) => {
                    let message = format!("an entry of the folder {folder} cannot be read: {e}");
                    self.blind(Diagnostic::new(Code::FileUnreadable, message));
                }
            }
        }
        names.sort();
        for name in names {
            self.entry(&format!("{folder}/{name}"), &name, depth);
        }
    }

    fn entry(&mut self, path: &str, name: &str, depth: usize) {
        // Before anything is followed: the lock of an editor is a link that leads nowhere.
        if stray_names::is_lock(name) || self.out.files.len() > limits::FILES {
            return;
        }
        if let Some(fault) = leaves(self.root, path) {
            self.blind(fault);
            return;
        }
        let Ok(found) = std::fs::metadata(self.root.join(path)) else { return };
        if found.is_dir() && stray_names::is_tool_folder(name) {
        } else if name.starts_with('.') {
            self.out.hidden.push(path.to_owned());
        } else if found.is_dir() {
            self.folder(path, depth + 1);
        } else if !found.is_file() {
            let message = format!("{path} is a pipe or a device, and was not opened");
            self.blind(Diagnostic::new(Code::FileUnreadable, message).hint("take it out of the campaign"));
        } else {
            self.out.files.push(path.to_owned());
            if self.out.files.len() > limits::FILES {
                let message = format!("the campaign has more than {} files", limits::FILES);
                self.blind(Diagnostic::new(Code::TooManyFiles, message));
            }
        }
    }
}
