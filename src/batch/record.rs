//! What the manifest says of a sheet: taken from its finished wording and scene. Nothing here reads the PDF.

use crate::manifest::{PrintedLink, Sheet};
use crate::resolve::wording::{ProtectedKind, RichText, WordedBox, WordedContent, Wording};
use crate::scene::{Page, Rect};

/// Where the boxes of a page must be found again.
pub fn sheet(page: &Page) -> Sheet {
    let up = |r: Rect| {
        let h = page.media.h;
        [r.x, h - r.bottom(), r.right(), h - r.y].map(cents)
    };
    Sheet { media: [page.media.w, page.media.h].map(cents), bleed: up(page.bleed), trim: up(page.trim) }
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
            for held in &paragraph.protected {
                let Some(value) = paragraph.text.get(held.range.clone()) else { continue };
                if let Some(uri) = &held.uri {
                    self.links.push(PrintedLink { text: value.trim().to_owned(), uri: uri.clone() });
                }
                match held.kind {
                    ProtectedKind::Phone | ProtectedKind::ShortCode => once(&mut self.numbers, value.trim()),
                    ProtectedKind::Url => once(&mut self.addresses, value.trim()),
                    ProtectedKind::Other | ProtectedKind::Literal | ProtectedKind::Kept => {}
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
