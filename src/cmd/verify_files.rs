//! Which files `handbill verify` looks at: what the manifests name and what lies there, links never followed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::diag::{Code, Diagnostic, Report};
use crate::manifest::Manifest;
use crate::{batch, disk, manifest};

/// Most files of one run, and how deep folders are followed.
const MAX_FILES: usize = 200_000;
const MAX_DEPTH: usize = 16;

#[derive(Debug, Default)]
pub struct Work {
    /// By the folder in which they lie.
    pub manifests: BTreeMap<PathBuf, Manifest>,
    /// Each with the folder of its manifest, if it has one.
    pub files: BTreeMap<PathBuf, Option<PathBuf>>,
    /// Folders whose manifest cannot be read: told once.
    broken: BTreeSet<PathBuf>,
}

impl Work {
    /// A file, or a folder with all below it.
    pub fn add(&mut self, path: &Path, report: &mut Report) {
        let Ok(full) = path.canonicalize() else {
            report.push(Diagnostic::new(Code::VerifyMissing, format!("{} is not there", path.display())));
            return;
        };
        let start = if full.is_dir() { Some(full.as_path()) } else { full.parent() };
        let folder = start.and_then(|start| self.manifest(start, report));
        if folder.is_none() && start.is_some_and(|start| start.ancestors().any(|above| self.broken.contains(above))) {
            return;
        }
        if !full.is_dir() {
            if folder.is_none() {
                report.push(unproven(path));
            }
            self.files.insert(full, folder);
            return;
        }
        self.walk(&full, folder.as_deref(), 0, report);
        // Folders below may have manifests of their own.
        if let Some((lone, _)) =
            self.files.iter().find(|(file, manifest)| manifest.is_none() && file.starts_with(&full))
        {
            report.push(unproven(lone));
        }
        if let Some(folder) = folder {
            self.named(&full, &folder, report);
        }
    }

    /// What the manifest names below `full`.
    fn named(&mut self, full: &Path, folder: &Path, report: &mut Report) {
        let mut seen = BTreeSet::new();
        for entry in self.manifests.get(folder).map_or(&[][..], |m| &m.files) {
            let name = &entry.path;
            if !disk::is_below(name) {
                let message = format!("the manifest names {name}, which is not below its folder; it was not opened");
                report.push(Diagnostic::new(Code::VerifyLink, message));
                continue;
            }
            let place = folder.join(name);
            if !place.starts_with(full) {
                continue;
            }
            if !seen.insert(name.clone()) {
                report.push(Diagnostic::new(Code::BadManifest, format!("the manifest names {name} twice")));
            }
            if disk::passes_link(folder, name) {
                let message = format!("{name} is in the manifest, and a link stands in its way; it was not opened");
                report.push(Diagnostic::new(Code::VerifyLink, message).hint("run `handbill build` again"));
            } else if place.is_file() {
                self.files.insert(place, Some(folder.to_owned()));
            } else {
                report.push(
                    Diagnostic::new(Code::VerifyMissing, format!("{name} is in the manifest and not there"))
                        .hint("it was moved, renamed or deleted: run `handbill build` again"),
                );
            }
        }
    }

    /// The nearest folder upwards with a manifest, read once. What a dead run has begun there is finished first.
    fn manifest(&mut self, start: &Path, report: &mut Report) -> Option<PathBuf> {
        for folder in start.ancestors().take(2) {
            if let Err(e) = batch::recover(folder) {
                let message = format!("a run that was stopped in {} cannot be finished: {e}", folder.display());
                report.push(Diagnostic::new(Code::OutputUnwritable, message).hint("run `handbill build` again"));
            }
        }
        for folder in start.ancestors() {
            if self.manifests.contains_key(folder) {
                return Some(folder.to_owned());
            }
            match manifest::open_manifest(folder) {
                Ok(Some(manifest)) => {
                    if manifest.files.is_empty() {
                        let message = format!("{} names no files", folder.join("manifest.json").display());
                        report.push(
                            Diagnostic::new(Code::NoManifest, message)
                                .hint("nothing is proven by it: run `handbill build` again"),
                        );
                    }
                    self.manifests.insert(folder.to_owned(), manifest);
                    return Some(folder.to_owned());
                }
                Ok(None) => {}
                Err(why) => {
                    if self.broken.insert(folder.to_owned()) {
                        let message = format!("{} cannot be read: {why}", folder.join("manifest.json").display());
                        report.push(Diagnostic::new(Code::BadManifest, message).hint("run `handbill build` again"));
                    }
                    return None;
                }
            }
        }
        None
    }

    /// Every PDF below a folder; hidden folders are left out.
    fn walk(&mut self, folder: &Path, manifest: Option<&Path>, depth: usize, report: &mut Report) {
        let unreadable = |what: String| Diagnostic::new(Code::VerifyUnreadable, what);
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) if depth <= MAX_DEPTH => entries,
            Ok(_) => {
                report.push(unreadable(format!("{} lies too deep and was not looked into", folder.display())));
                return;
            }
            Err(e) => {
                report.push(unreadable(format!("{} cannot be listed: {e}", folder.display())));
                return;
            }
        };
        let own = if manifest.is_none() && folder.join("manifest.json").is_file() {
            self.manifest(folder, report)
        } else {
            None
        };
        let manifest = manifest.or(own.as_deref());
        for entry in entries {
            let found = entry.and_then(|entry| Ok((entry.path(), entry.file_type()?)));
            let Ok((path, kind)) = found else {
                report.push(unreadable(format!("an entry of {} cannot be read", folder.display())));
                continue;
            };
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let pdf = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("pdf"));
            if name.starts_with('.') && !(pdf && kind.is_file()) {
                continue;
            }
            if self.files.len() >= MAX_FILES {
                report.push(unreadable(format!("{} holds more than {MAX_FILES} files", folder.display())));
                return;
            }
            if kind.is_symlink() {
                self.link(&path, pdf, manifest, report);
            } else if kind.is_dir() {
                self.walk(&path, manifest, depth + 1, report);
            } else if pdf && kind.is_file() {
                self.files.insert(path, manifest.map(Path::to_owned));
            } else if pdf {
                report.push(unreadable(format!("{} is a pipe or a device, and was not opened", path.display())));
            }
        }
        if let Some(own) = &own {
            self.named(folder, own, report);
        }
    }

    /// A link is not followed; one that could be printed through is named. Those of the manifest are told by `named`.
    fn link(&self, path: &Path, pdf: bool, manifest: Option<&Path>, report: &mut Report) {
        let listed = manifest.is_some_and(|folder| {
            let below = path.strip_prefix(folder).map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
            let files = self.manifests.get(folder).map_or(&[][..], |m| &m.files);
            files.iter().any(|f| f.path == below || f.path.starts_with(&format!("{below}/")))
        });
        if !listed && (pdf || path.is_dir()) {
            let message = format!("{} is a link, and what it leads to was not looked at", path.display());
            report.push(Diagnostic::new(Code::VerifyLink, message).hint("take it away, or put the file itself there"));
        }
    }
}

fn unproven(path: &Path) -> Diagnostic {
    Diagnostic::new(Code::NoManifest, format!("no manifest.json is beside {} or above it", path.display())).hint(
        "`handbill build` writes it beside the files; keep the two together: without it numbers and codes are read, and \
         nothing is proven",
    )
}
