//! The manifest: every file with its hash and origin, and what `verify` must find in it (texts, numbers, codes, boxes).
//!
//! Only a finished wording and a finished scene may enter; nothing here reads the PDF.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::resolve::wording::{AtomKind, RichText, WordedBox, WordedContent, Wording};
use crate::scene::{Page, Rect};

/// One finished file and what the manifest says of it.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
pub struct Entry {
    /// Below the output folder, with `/`.
    pub path: String,
    pub sha256: String,
    pub bytes: usize,
    pub pages: usize,
    pub layout: String,
    pub locale: String,
    /// `draft` or `reviewed`.
    pub review: String,
    pub region: String,
    pub paper: String,
    /// `colour`, `grey` or `cmyk`.
    #[serde(default = "colour")]
    pub ink: String,
    pub hotline: PrintedHotline,
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

impl Sheet {
    pub fn of(page: &Page) -> Self {
        let up = |r: Rect| {
            let h = page.media.h;
            [r.x, h - r.bottom(), r.right(), h - r.y].map(cents)
        };
        Self { media: [page.media.w, page.media.h].map(cents), bleed: up(page.bleed), trim: up(page.trim) }
    }
}

/// Hundredths of a point: what no press can tell apart.
fn cents(value: f32) -> f64 {
    // Adding zero turns -0 into 0.
    (f64::from(value) * 100.0).round() / 100.0 + 0.0
}

/// What is printed, each once, in reading order.
#[derive(Debug, Default)]
pub struct Printed {
    /// Every paragraph, plain.
    pub texts: Vec<String>,
    /// Telephone numbers and short codes.
    pub numbers: Vec<String>,
    /// Web addresses.
    pub addresses: Vec<String>,
    /// Payloads of codes, sorted.
    pub qr: Vec<String>,
    /// What printed numbers and addresses open, sorted.
    pub links: Vec<PrintedLink>,
}

impl Printed {
    pub fn of(wording: &Wording) -> Self {
        let mut printed = Self::default();
        wording.faces.iter().for_each(|face| printed.boxes(&face.boxes));
        printed.qr.sort();
        printed.qr.dedup();
        printed.links.sort();
        printed.links.dedup();
        printed
    }

    fn boxes(&mut self, boxes: &[WordedBox]) {
        for worded in boxes {
            match &worded.content {
                WordedContent::Qr { payload } => self.qr.push(payload.clone()),
                WordedContent::Boxes(inner) => self.boxes(inner),
                WordedContent::Text(text) | WordedContent::Hotline(text) => self.text(text),
                WordedContent::List(items) => items.iter().for_each(|text| self.text(text)),
                WordedContent::Image { .. } | WordedContent::Shape => {}
            }
        }
    }

    fn text(&mut self, text: &RichText) {
        for paragraph in &text.paragraphs {
            once(&mut self.texts, paragraph.text.trim());
            for atom in &paragraph.atoms {
                let Some(value) = paragraph.text.get(atom.range.clone()) else { continue };
                if let Some(uri) = &atom.uri {
                    self.links.push(PrintedLink { text: value.trim().to_owned(), uri: uri.clone() });
                }
                match atom.kind {
                    AtomKind::Phone | AtomKind::ShortCode => once(&mut self.numbers, value.trim()),
                    AtomKind::Url => once(&mut self.addresses, value.trim()),
                    AtomKind::Other | AtomKind::Literal | AtomKind::Kept => {}
                }
            }
        }
    }
}

fn once(list: &mut Vec<String>, value: &str) {
    if !value.is_empty() && !list.iter().any(|v| v == value) {
        list.push(value.to_owned());
    }
}

/// Manifests of the first version had one ink.
fn colour() -> String {
    crate::ink::Ink::Colour.name().to_owned()
}
