//! The campaign's files laid over the kit's: which exist, where each comes from, and bounded reading.
//!
//! No file is opened anywhere else in `load`. Nothing is parsed here.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::diag::{Diagnostic, Report, SourceId, Sources, Span};
use crate::load::kit::Kit;
use crate::load::limits;

#[derive(Debug, Clone, Copy)]
enum Origin {
    Disk,
    Kit(&'static [u8]),
}

/// Every file of the campaign by its path with `/` (`layouts/art/door.svg`).
#[derive(Debug)]
pub struct Files {
    root: PathBuf,
    index: BTreeMap<String, Origin>,
    kit: BTreeMap<String, &'static [u8]>,
    /// Bytes that were read so far: of texts, and of pictures.
    spent: [AtomicU64; 2],
}

/// The folders that are looked through.
const FOLDERS: [&str; 4] = ["hotlines", "layouts", "locales", "posting"];

impl Files {
    /// Lists the campaign at `root` over the kit. Faults (a link that leaves the campaign, too many files) are reported.
    pub fn list(root: &Path, kit: Kit, report: &mut Report) -> Option<Self> {
        let Ok(root) = root.canonicalize() else {
            report.push(
                Diagnostic::new("file-unreadable", format!("the campaign folder {} cannot be opened", root.display()))
                    .hint("name a folder with a `handbill.toml`, or make one with `handbill new campaign NAME`"),
            );
            return None;
        };
        let kit: BTreeMap<_, _> = kit.files().into_iter().collect();
        let mut index: BTreeMap<String, Origin> =
            kit.iter().map(|(path, bytes)| (path.clone(), Origin::Kit(bytes))).collect();
        if root.join("handbill.toml").exists() {
            index.insert("handbill.toml".to_owned(), Origin::Disk);
        }
        let mut walk = Walk { root: &root, found: Vec::new(), report, full: false };
        for folder in FOLDERS {
            walk.folder(folder, 0);
        }
        index.extend(walk.found.into_iter().map(|path| (path, Origin::Disk)));
        Some(Self { root, index, kit, spent: Default::default() })
    }

    /// The campaign's folder, canonical.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether the file exists in the campaign or in the kit.
    pub fn contains(&self, path: &str) -> bool {
        self.index.contains_key(path)
    }

    /// Whether the file comes from the kit.
    pub fn is_kit(&self, path: &str) -> bool {
        matches!(self.index.get(path), Some(Origin::Kit(_)))
    }

    /// Paths below a folder, sorted.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> + Clone {
        self.index
            .keys()
            .map(String::as_str)
            .filter(move |path| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
    }

    /// How messages name the file.
    pub fn shown(&self, path: &str) -> String {
        if self.is_kit(path) { format!("kit:{path}") } else { path.to_owned() }
    }

    /// The bytes of a file that was listed. A fault is reported at `at`.
    pub fn bytes(&self, path: &str, limit: u64, at: Option<Span>, report: &mut Report) -> Option<Vec<u8>> {
        let fault = match self.index.get(path) {
            None => Diagnostic::new("file-unreadable", format!("{path} does not exist")),
            Some(Origin::Kit(bytes)) => return Some(bytes.to_vec()),
            Some(Origin::Disk) => match read_bounded(&self.root.join(path), limit) {
                Ok(Some(bytes)) => match self.spend(path, bytes.len()) {
                    None => return Some(bytes),
                    Some(fault) => fault,
                },
                Ok(None) => Diagnostic::new("file-too-large", format!("{path} is larger than {}", size(limit))),
                Err(error) => Diagnostic::new("file-unreadable", format!("{path} cannot be read: {error}")),
            },
        };
        report.push(match at {
            Some(span) => fault.at(span),
            None => fault,
        });
        None
    }

    /// Counts what was read, and says when it is too much: many files are as heavy as a large one.
    fn spend(&self, path: &str, bytes: usize) -> Option<Diagnostic> {
        let art = path.starts_with("layouts/") && !path.ends_with(".toml");
        let (what, bound) = if art { ("pictures", limits::ART_TOTAL) } else { ("texts", limits::TEXT_TOTAL) };
        let before = self.spent[usize::from(art)].fetch_add(bytes as u64, Ordering::Relaxed);
        if before + bytes as u64 <= bound {
            return None;
        }
        let message = format!("with {path} the campaign's {what} are larger than {} together", size(bound));
        Some(Diagnostic::new("file-too-large", message).hint("move what is not printed out of the campaign"))
    }

    /// Reads a text file into `sources`. Line ends become `\n`; a byte order mark is dropped.
    pub fn text(&self, path: &str, sources: &mut Sources, report: &mut Report) -> Option<SourceId> {
        let bytes = self.bytes(path, limits::SPEC_BYTES, None, report)?;
        add_text(&self.shown(path), bytes, sources, report)
    }

    /// The kit's own version of a file that the campaign may have overlaid.
    pub fn kit_text(&self, path: &str, sources: &mut Sources, report: &mut Report) -> Option<SourceId> {
        let bytes = self.kit.get(path)?;
        add_text(&format!("kit:{path}"), bytes.to_vec(), sources, report)
    }
}

fn add_text(name: &str, bytes: Vec<u8>, sources: &mut Sources, report: &mut Report) -> Option<SourceId> {
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
            let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text.to_owned() };
            Some(sources.add(name, text))
        }
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let id = sources.add(name, text);
            report.push(
                Diagnostic::new("not-utf8", format!("{name} is not valid UTF-8"))
                    .at(Span::new(id, good..good))
                    .hint("save the file as UTF-8; the first wrong byte is here"),
            );
            None
        }
    }
}

/// `Ok(None)` when the file is larger than `limit`. Devices and pipes are refused.
fn read_bounded(path: &Path, limit: u64) -> std::io::Result<Option<Vec<u8>>> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(std::io::Error::other("not a plain file"));
    }
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

/// `2 MiB`.
pub fn size(bytes: u64) -> String {
    if bytes >= 1 << 20 { format!("{} MiB", bytes >> 20) } else { format!("{} KiB", bytes >> 10) }
}

struct Walk<'a> {
    root: &'a Path,
    found: Vec<String>,
    report: &'a mut Report,
    full: bool,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &str, depth: usize) {
        let Ok(entries) = std::fs::read_dir(self.root.join(folder)) else { return };
        if depth > limits::FOLDER_DEPTH {
            let message = format!("{folder} is more than {} folders deep", limits::FOLDER_DEPTH);
            self.report.push(Diagnostic::new("too-many-files", message));
            return;
        }
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).take(limits::FILES + 1).collect();
        paths.sort();
        for path in paths {
            if self.full {
                return;
            }
            let Some(name) = path.file_name().and_then(|n| n.to_str()) else {
                let message = format!("the name of {} is not valid UTF-8", path.display());
                self.report.push(Diagnostic::new("not-utf8", message).hint("rename the file"));
                continue;
            };
            if !name.starts_with('.') {
                self.entry(&path, &format!("{folder}/{name}"), depth);
            }
        }
    }

    fn entry(&mut self, path: &Path, name: &str, depth: usize) {
        let Ok(real) = path.canonicalize() else {
            self.report.push(Diagnostic::new("file-unreadable", format!("{name} cannot be opened")));
            return;
        };
        if !real.starts_with(self.root) {
            self.report.push(
                Diagnostic::new("path-outside", format!("{name} is a link that leaves the campaign"))
                    .hint("copy the file into the campaign instead of linking to it"),
            );
        } else if real.is_dir() {
            self.folder(name, depth + 1);
        } else if self.found.len() >= limits::FILES {
            let message = format!("the campaign has more than {} files", limits::FILES);
            self.report.push(Diagnostic::new("too-many-files", message));
            self.full = true;
        } else {
            self.found.push(name.to_owned());
        }
    }
}
