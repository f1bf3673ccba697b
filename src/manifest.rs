//! What was printed: every file with its hash and origin, and what `verify` must find in it (texts, numbers, codes, boxes).
//!
//! The boundary between `batch`, which writes it, and `verify`, which holds files against it. Data and its reading only: no
//! campaign, wording or scene may enter.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::disk;

/// The file below an output folder.
pub const MANIFEST: &str = "manifest.json";
/// Largest manifest that is read, in bytes: 100,000 sheets and more.
pub const MAX_MANIFEST: u64 = 256 << 20;

/// One finished file and what the manifest says of it.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
pub struct Entry {
    /// Below the output folder, with `/`.
    pub path: String,
    pub sha256: String,
    pub bytes: usize,
    pub pages: usize,
    pub layout: String,
    /// `en`, or `en+es` for a sheet in several languages.
    pub locale: String,
    /// `draft` or `reviewed`.
    pub review: String,
    pub region: String,
    pub paper: String,
    /// `colour`, `grey` or `cmyk`.
    #[serde(default = "colour")]
    pub ink: String,
    pub hotline: PrintedHotline,
    /// Those that it shows beside it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hotlines: Vec<PrintedHotline>,
    /// Values that were given for this sheet.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub set: BTreeMap<String, String>,
    pub qr: Vec<String>,
    /// What `verify` looks for: the pages, every paragraph, and the numbers and addresses in them.
    #[serde(default)]
    pub sheets: Vec<Sheet>,
    #[serde(default)]
    pub texts: Vec<String>,
    #[serde(default)]
    pub numbers: Vec<String>,
    #[serde(default)]
    pub addresses: Vec<String>,
    /// Where a finger on a printed number or address leads, sorted.
    #[serde(default)]
    pub links: Vec<PrintedLink>,
    /// Codes of the warnings that the job gave.
    pub warnings: Vec<String>,
    /// What the sheet was made from: paths in the campaign (`kit:…` for handbill's own parts) with their SHA-256.
    #[serde(default)]
    pub inputs: BTreeMap<String, String>,
    /// The faces on it by name, with the SHA-256 of their files.
    #[serde(default)]
    pub fonts: BTreeMap<String, String>,
}

impl Entry {
    /// Every hotline that the sheet shows.
    pub fn hotlines(&self) -> impl Iterator<Item = &PrintedHotline> {
        std::iter::once(&self.hotline).chain(&self.hotlines)
    }
}

/// The record whose number stands on the sheet.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
pub struct PrintedHotline {
    pub id: String,
    pub call: Option<String>,
    pub text: Option<String>,
    pub source: String,
    pub evidence: Option<String>,
}

/// A number or address as it is printed, and what it opens.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct PrintedLink {
    pub text: String,
    pub uri: String,
}

/// `output/manifest.json`.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
pub struct Manifest {
    pub generator: String,
    pub campaign: String,
    pub version: Option<String>,
    pub files: Vec<Entry>,
}

/// One page as it must be found again, in points, origin at the lower left of the media box (as in the PDF).
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
pub struct Sheet {
    /// Width and height.
    pub media: [f64; 2],
    /// Left, bottom, right, top.
    pub bleed: [f64; 4],
    pub trim: [f64; 4],
}

/// `None` when there is none, or none that can be read.
pub fn read_manifest(output: &Path) -> Option<Manifest> {
    open_manifest(output).ok().flatten()
}

/// `Ok(None)` when there is none; why it cannot be read, if there is one.
pub fn open_manifest(output: &Path) -> Result<Option<Manifest>, String> {
    let path = output.join(MANIFEST);
    match std::fs::symlink_metadata(&path) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(e.to_string()),
        Ok(found) if found.is_symlink() => return Err("it is a link".to_owned()),
        Ok(_) => {}
    }
    let bytes = disk::read(&path, MAX_MANIFEST).map_err(|e| e.to_string())?;
    let bytes = bytes.ok_or_else(|| format!("it is larger than {} MB", MAX_MANIFEST >> 20))?;
    serde_json::from_slice(&bytes).map(Some).map_err(|e| format!("it is no manifest: {e}"))
}

/// Manifests of the first version had one ink.
fn colour() -> String {
    crate::ink::Ink::Colour.name().to_owned()
}
