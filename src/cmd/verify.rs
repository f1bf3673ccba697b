//! `handbill verify PATH...`: finished files against the manifest that names them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::output::Console;
use crate::diag::{Diagnostic, Report, Sources};
use crate::press::{self, Manifest};
use crate::verify::{self, Depth};

/// Most files of one run, and how deep folders are followed.
const MAX_FILES: usize = 200_000;
const MAX_DEPTH: usize = 16;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// PDF files, or folders of them; the manifest.json is looked for beside them and upwards
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
}

pub fn verify(console: &Console, args: &Args) -> bool {
    let mut report = Report::default();
    let mut work = Work::default();
    for path in &args.paths {
        work.add(path, &mut report);
    }
    let bar = console.progress(work.files.len());
    let album = verify::Album::default();
    let outcomes: Vec<Report> = work
        .files
        .par_iter()
        .map(|(path, folder)| {
            let own = work
                .manifests
                .get(folder)
                .map_or_else(Report::default, |manifest| file(path, folder, manifest, &album));
            bar.inc(1);
            own
        })
        .collect();
    bar.finish_and_clear();
    outcomes.into_iter().for_each(|own| report.append(own));
    let well = console.findings(&report, &Sources::default());
    if well {
        console.say(&format!("{} files are what the manifest says", work.files.len()));
    }
    well
}

#[derive(Default)]
struct Work {
    /// By the folder in which they lie.
    manifests: BTreeMap<PathBuf, Manifest>,
    /// Each with the folder of its manifest.
    files: BTreeMap<PathBuf, PathBuf>,
}

impl Work {
    fn add(&mut self, path: &Path, report: &mut Report) {
        let Ok(full) = path.canonicalize() else {
            report.push(Diagnostic::new("verify-missing", format!("{} is not there", path.display())));
            return;
        };
        let start = if full.is_dir() { Some(full.as_path()) } else { full.parent() };
        let Some(folder) = start.and_then(|start| self.manifest(start)) else {
            report.push(
                Diagnostic::new("no-manifest", format!("no manifest.json is beside {} or above it", path.display()))
                    .hint("`handbill build` writes it beside the files; keep the two together"),
            );
            return;
        };
        if !full.is_dir() {
            self.files.insert(full, folder);
            return;
        }
        self.walk(&full, &folder, 0);
        for entry in self.manifests.get(&folder).map_or(&[][..], |m| &m.files) {
            let place = folder.join(&entry.path);
            if place.starts_with(&full) && !place.is_file() {
                report.push(
                    Diagnostic::new("verify-missing", format!("{} is in the manifest and not there", entry.path))
                        .hint("it was moved, renamed or deleted: run `handbill build` again"),
                );
            }
        }
    }

    /// The nearest folder upwards with a manifest, read once.
    fn manifest(&mut self, start: &Path) -> Option<PathBuf> {
        for folder in start.ancestors() {
            if self.manifests.contains_key(folder) {
                return Some(folder.to_owned());
            }
            if let Some(manifest) = press::read_manifest(folder) {
                self.manifests.insert(folder.to_owned(), manifest);
                return Some(folder.to_owned());
            }
        }
        None
    }

    /// Every PDF below a folder; hidden folders and links are left out.
    fn walk(&mut self, folder: &Path, manifest: &Path, depth: usize) {
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        for entry in entries.flatten() {
            let (path, name) = (entry.path(), entry.file_name());
            if self.files.len() >= MAX_FILES || name.to_string_lossy().starts_with('.') {
                continue;
            }
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() && depth < MAX_DEPTH {
                self.walk(&path, manifest, depth + 1);
            } else if kind.is_file() && path.extension().is_some_and(|e| e.eq_ignore_ascii_case("pdf")) {
                self.files.insert(path, manifest.to_owned());
            }
        }
    }
}

fn file(path: &Path, folder: &Path, manifest: &Manifest, album: &verify::Album) -> Report {
    let mut report = Report::default();
    let below = path.strip_prefix(folder).unwrap_or(path);
    let name = below.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
    let bytes = match read(path) {
        Ok(bytes) => bytes,
        Err(why) => {
            report.push(Diagnostic::new("verify-unreadable", format!("{name}: {why}")));
            return report;
        }
    };
    match manifest.files.iter().find(|f| f.path == name) {
        Some(entry) => {
            verify::identity(manifest, entry, &bytes, &mut report);
            verify::content(entry, &bytes, Depth::Full, album, &mut report);
        }
        None => report.push(verify::stranger(manifest, &name, &bytes)),
    }
    report
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    let size = std::fs::metadata(path).map_err(|e| e.to_string())?.len();
    if size > verify::MAX_BYTES {
        return Err(format!("{size} bytes are more than any poster has"));
    }
    std::fs::read(path).map_err(|e| e.to_string())
}
