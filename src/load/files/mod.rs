//! The campaign's files laid over the kit's: which exist, where each comes from, and bounded reading.
//!
//! No file is opened anywhere else in `load`. Nothing is parsed here.

pub mod inputs;
pub mod kit;
pub(crate) mod stray_names;
pub(crate) mod strays;
pub(crate) mod strays_root;
pub(crate) mod walk;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::diag::{Code, Diagnostic, Report, SourceId, Sources, Span};
use crate::load::files::kit::Kit;
use crate::load::files::walk::Listed;
use crate::{disk, limits};

/// What makes a folder a campaign.
pub const SETTINGS: &str = "handbill.toml";

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
    listed: Listed,
    /// What was asked for, as messages name it, with the hash of its bytes; empty where it could not be read.
    read: Mutex<BTreeMap<String, String>>,
    /// Bytes that were read so far: of texts, and of pictures.
    spent: [AtomicU64; 2],
}

impl Files {
    /// Lists the campaign at `root` over the kit. Faults (a link that leaves the campaign, too many files) are reported.
    pub fn list(root: &Path, kit: Kit, report: &mut Report) -> Option<Self> {
        let Ok(root) = root.canonicalize() else {
            report.push(
                Diagnostic::new(
                    Code::FileUnreadable,
                    format!("the campaign folder {} cannot be opened", root.display()),
                )
                .hint("name a folder with a `handbill.toml`, or make one with `handbill new campaign NAME`"),
            );
            return None;
        };
        let kit: BTreeMap<_, _> = kit.files().into_iter().collect();
        let mut index: BTreeMap<String, Origin> =
            kit.iter().map(|(path, bytes)| (path.clone(), Origin::Kit(bytes))).collect();
        let listed = walk::list(&root, report);
        index.extend(listed.files.iter().map(|path| (path.clone(), Origin::Disk)));
        match walk::leaves(&root, SETTINGS) {
            Some(fault) => {
                report.push(fault);
                index.remove(SETTINGS);
            }
            None if root.join(SETTINGS).exists() => _ = index.insert(SETTINGS.to_owned(), Origin::Disk),
            None => {}
        }
        Some(Self { root, index, kit, listed, read: Mutex::default(), spent: Default::default() })
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

    /// Whether these bytes are the kit's own file of this name, wherever they were read.
    pub fn is_kits_own(&self, path: &str, bytes: &[u8]) -> bool {
        self.kit.get(path).is_some_and(|own| *own == bytes)
    }

    /// Paths below a folder, sorted.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> + Clone {
        self.index
            .keys()
            .map(String::as_str)
            .filter(move |path| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
    }

    /// What was found in the campaign's folders.
    pub fn listed(&self) -> &Listed {
        &self.listed
    }

    /// Whether somebody has asked for the file, as far as it is the campaign's.
    pub fn was_read(&self, path: &str) -> bool {
        self.read.lock().unwrap_or_else(PoisonError::into_inner).contains_key(path)
    }

    /// Every file that was read, as messages name it, with the SHA-256 of its bytes.
    pub fn hashes(&self) -> BTreeMap<String, String> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn note(&self, shown: String, bytes: Option<&[u8]>) {
        let hash = bytes.map(|bytes| disk::hex(&Sha256::digest(bytes))).unwrap_or_default();
        self.read.lock().unwrap_or_else(PoisonError::into_inner).insert(shown, hash);
    }

    /// The kit's own bytes of a path.
    pub fn kit_bytes(&self, path: &str) -> Option<&'static [u8]> {
        self.kit.get(path).copied()
    }

    /// How messages name the file.
    pub fn shown(&self, path: &str) -> String {
        if self.is_kit(path) { format!("kit:{path}") } else { path.to_owned() }
    }

    /// The bytes of a file that was listed. A fault is reported at `at`.
    pub fn bytes(&self, path: &str, limit: u64, at: Option<Span>, report: &mut Report) -> Option<Vec<u8>> {
        let fault = match self.index.get(path) {
            None => Diagnostic::new(Code::FileUnreadable, format!("{path} does not exist")),
            Some(Origin::Kit(bytes)) => {
                self.note(self.shown(path), Some(bytes));
                return Some(bytes.to_vec());
            }
            Some(Origin::Disk) => {
                let found = disk::read(&self.root.join(path), limit);
                self.note(self.shown(path), found.as_ref().ok().and_then(Option::as_deref));
                match found {
                    Ok(Some(bytes)) => match self.spend(path, bytes.len()) {
                        None => return Some(bytes),
                        Some(fault) => fault,
                    },
                    Ok(None) => Diagnostic::new(Code::FileTooLarge, format!("{path} is larger than {}", size(limit))),
                    Err(error) => Diagnostic::new(Code::FileUnreadable, format!("{path} cannot be read: {error}")),
                }
            }
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
        Some(Diagnostic::new(Code::FileTooLarge, message).hint("move what is not printed out of the campaign"))
    }

    /// Reads a text file into `sources`. Line ends become `\n`; a byte order mark is dropped.
    pub fn text(&self, path: &str, sources: &mut Sources, report: &mut Report) -> Option<SourceId> {
        let bytes = self.bytes(path, limits::SPEC_BYTES, None, report)?;
        add_text(&self.shown(path), bytes, sources, report)
    }

    /// The kit's own version of a file that the campaign may have overlaid.
    pub fn kit_text(&self, path: &str, sources: &mut Sources, report: &mut Report) -> Option<SourceId> {
        let bytes = self.kit.get(path)?;
        self.note(format!("kit:{path}"), Some(bytes));
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
                Diagnostic::new(Code::NotUtf8, format!("{name} is not valid UTF-8"))
                    .at(Span::new(id, good..good))
                    .hint("save the file as UTF-8; the first wrong byte is here"),
            );
            None
        }
    }
}

/// `2 MiB`.
pub fn size(bytes: u64) -> String {
    if bytes >= 1 << 20 { format!("{} MiB", bytes >> 20) } else { format!("{} KiB", bytes >> 10) }
}
