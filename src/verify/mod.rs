//! Finished files, read back by code that shares nothing with the code that wrote them.
//!
//! `crate::export::pdf`, printpdf and lopdf may not enter this room, nor the encoder of the codes: hayro reads and draws the
//! pages, rqrr reads the codes, and what must be there comes from the manifest.
//!
//! - unpack, weigh, meter: what a file and its pages may cost, before and while they are read
//! - read: a page → glyphs with their text and place, drawings that may be codes, what lies outside
//! - extras, links: what a file holds beside its drawing, and where its links lead
//! - margins: what lies outside the trim and the bleed
//! - lines, texts: glyphs → lines → messages and numbers
//! - hidden: texts that are there and cannot be seen
//! - numbers: the ink of each number on the drawn page → what an eye reads
//! - display, canvas: everything that is painted, in steps, and marks of parts in which the same is painted
//! - areas, lettering: what is painted → areas that may hold a code
//! - picture, tones: parts of a page as grey pictures, and what paper and light do to them
//! - busy, finders, bars: pictures → places that may hold a symbol, from their pixels alone
//! - symbols, stripes: places → symbols of every kind, by two decoders
//! - qr, modules, codes: the sheet's own codes, module by module; cache keeps verdicts on equal pictures and areas
//! - scan: codes in photographs of posters

mod areas;
mod bars;
mod busy;
mod canvas;
mod codes;
mod display;
mod extras;
mod finders;
mod hidden;
mod lettering;
mod lines;
mod links;
mod margins;
mod meter;
mod modules;
mod numbers;
mod picture;
mod qr;
mod read;
pub mod scan;
mod stripes;
mod survey;
mod symbols;
mod texts;
mod tones;
mod unpack;
mod verdicts;
mod weigh;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::RenderCache;
use hayro::hayro_interpret::InterpreterCache;
use hayro::hayro_syntax::Pdf;
use hayro::kurbo::Rect;
use sha2::{Digest, Sha256};

use crate::diag::{Code, Diagnostic, Report};
use crate::disk;
use crate::manifest::{Entry, Manifest, Sheet};
use crate::text::locales;
use crate::text::pseudo::Pseudo;
use meter::Meter;
use read::Boxes;
pub use survey::{Survey, survey};
pub use verdicts::VerdictCache;

/// Largest file that is opened.
pub const MAX_BYTES: u64 = 128 << 20;
/// Most pages of a file.
const MAX_PAGES: usize = 500;
/// Largest difference of two boxes, in points.
const SLACK: f64 = 0.02;

/// How much is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// The places that look like codes, for every file of a build.
    Build,
    /// Whole pages.
    Full,
}

/// Runs what may meet a trap; `None` when it was one.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// Is this the file that the manifest names? Which it is instead, if it is another.
/// True when it is: nothing of another file is parsed.
pub fn identity(manifest: &Manifest, entry: &Entry, bytes: &[u8], report: &mut Report) -> bool {
    let hash = disk::hex(&Sha256::digest(bytes));
    let path = &entry.path;
    if hash == entry.sha256 {
        if bytes.len() != entry.bytes {
            let message = format!(
                "{path} has {} bytes, and the manifest says in `bytes` that it has {}",
                bytes.len(),
                entry.bytes
            );
            report.push(
                Diagnostic::new(Code::VerifyChanged, message)
                    .hint("the manifest was changed: run `handbill build` again"),
            );
        }
        return true;
    }
    let end = &bytes[bytes.len().saturating_sub(1024)..];
    let ended = end.windows(5).any(|w| w == b"%%EOF");
    let fault = if let Some(other) = manifest.files.iter().find(|f| f.sha256 == hash) {
        Diagnostic::new(Code::VerifyChanged, format!("{path} is not this file but {} under its name", other.path))
    } else if bytes.len() < entry.bytes && !ended {
        let message = format!("{path} is cut short: {} of {} bytes", bytes.len(), entry.bytes);
        Diagnostic::new(Code::VerifyChanged, message)
    } else {
        Diagnostic::new(Code::VerifyChanged, format!("{path} was changed after it was made"))
    };
    report.push(fault.hint("do not print it; run `handbill build` again"));
    false
}

/// A file that the manifest does not name: what it was called when it was made.
pub fn stranger(manifest: &Manifest, path: &str, bytes: &[u8]) -> Diagnostic {
    let hash = disk::hex(&Sha256::digest(bytes));
    match manifest.files.iter().find(|f| f.sha256 == hash) {
        Some(known) => Diagnostic::new(Code::VerifyUnlisted, format!("{path} is {} under another name", known.path))
            .hint("give it its own name again, so that everybody can tell which language it is"),
        None => Diagnostic::new(
            Code::VerifyUnlisted,
            format!("{path} is in no manifest: nothing says that handbill has made it"),
        )
        .hint("remove it from the folder, or make it with `handbill build`"),
    }
}

/// Is everything in the file that the manifest says, and nothing else?
pub fn content(entry: &Entry, bytes: &[u8], depth: Depth, verdicts: &VerdictCache, report: &mut Report) {
    let mut own = Report::default();
    if guarded(|| inside(entry, bytes, depth, verdicts, &mut own)).is_none() {
        let message = format!("{}: a page asks for more than any poster needs, or cannot be drawn", entry.path);
        own.push(Diagnostic::new(Code::VerifyUnreadable, message));
    }
    report.append(own);
}

/// The file, when nothing speaks against reading it.
fn opened(entry: &Entry, bytes: &[u8], depth: Depth, report: &mut Report) -> Option<Pdf> {
    let unreadable = |what: &str| Diagnostic::new(Code::VerifyUnreadable, format!("{}: {what}", entry.path));
    if let Some(why) = weigh::claims(entry) {
        report.push(unreadable(why));
        return None;
    }
    if bytes.len() as u64 > MAX_BYTES {
        report.push(unreadable("the file is larger than 128 MB"));
        return None;
    }
    // What a build has just made is bounded by `compose`.
    if depth == Depth::Full
        && let Some(why) = unpack::trap(bytes)
    {
        report.push(unreadable(&why));
        return None;
    }
    let Ok(pdf) = Pdf::new(bytes.to_vec()) else {
        report.push(unreadable("no PDF reader can open the file"));
        return None;
    };
    if depth == Depth::Full
        && let Some(why) = weigh::trap(&pdf)
    {
        report.push(unreadable(&why));
        return None;
    }
    // A build has written the file just now, and nobody has changed it.
    if depth == Depth::Full {
        extras::check(entry, &pdf, bytes, report);
    }
    Some(pdf)
}

fn inside(entry: &Entry, bytes: &[u8], depth: Depth, verdicts: &VerdictCache, report: &mut Report) {
    let unreadable = |what: &str| Diagnostic::new(Code::VerifyUnreadable, format!("{}: {what}", entry.path));
    let Some(pdf) = opened(entry, bytes, depth, report) else { return };
    let pages = pdf.pages();
    if pages.len() != entry.pages {
        let message = format!("{}: {} pages instead of {}", entry.path, pages.len(), entry.pages);
        report.push(Diagnostic::new(Code::VerifyPages, message));
    }
    // A sheet of pictures has no texts either, but the same handbill that names them names the pages.
    if entry.texts.is_empty() && entry.sheets.is_empty() {
        let message = format!("{}: the manifest names no texts; it is that of an older handbill", entry.path);
        report.push(Diagnostic::new(Code::VerifyNoTexts, message));
    }
    // Its letters are turned round on purpose, for a designer's eye: no reader's order gives its texts back.
    let pseudo = Pseudo::Mirrored.id();
    let mirrored = entry.locale == pseudo && entry.path.split('/').next() == Some(pseudo);
    let rtl = locales::identify(entry.locale.split('+').next().unwrap_or_default()).is_some_and(|l| l.rtl);
    let cache = InterpreterCache::new();
    let (mut all, mut tally) = (Vec::new(), codes::Tally::default());
    let (mut drawn, mut opened) = (Vec::new(), BTreeSet::new());
    let mut meter = Meter::default();
    for (at, page) in pages.iter().take(MAX_PAGES).enumerate() {
        let boxes = read::boxes(page);
        if let Some(sheet) = entry.sheets.get(at) {
            check_boxes(entry, at, sheet, &boxes, report);
        }
        let mut seen = read::read(&pdf, page, &cache, &boxes, &mut meter);
        let found = lines::lines(std::mem::take(&mut seen.marks));
        margins::check(entry, at, &boxes, &seen.strays, report);
        if depth == Depth::Full && !mirrored {
            links::page(entry, page, at + 1, &found, (&mut opened, report));
        }
        if seen.heavy {
            report.push(unreadable(
                "a page uses patterns or masks, which handbill never writes; its codes were not read",
            ));
        } else {
            codes::page(entry, page, (at + 1, boxes.media), &seen, (depth, verdicts), &mut tally, report);
            let sheet =
                numbers::Sheet { entry, page, display: Some(&seen.display), number: at + 1, media: boxes.media };
            if !mirrored {
                numbers::page(sheet, &RenderCache::new(), &found, verdicts, report);
            }
            if depth == Depth::Full && !mirrored {
                hidden::page(entry, page, (at + 1, boxes.media), &seen.display, &found, report);
            }
            drawn.push((at, page, boxes.media, seen));
        }
        all.extend(found);
    }
    // A code in a disguise that a build does not look for: now the pages are drawn as a whole.
    if depth == Depth::Build && tally.lacks(entry) {
        for (at, page, media, seen) in &drawn {
            codes::page(entry, page, (at + 1, *media), seen, (Depth::Full, verdicts), &mut tally, report);
        }
    }
    if !mirrored {
        texts::check(entry, &all, rtl, report);
    }
    if depth == Depth::Full && !mirrored {
        links::finish(entry, &opened, report);
    }
    codes::finish(entry, &tally, report);
}

fn check_boxes(entry: &Entry, at: usize, sheet: &Sheet, boxes: &Boxes, report: &mut Report) {
    let near = |name: &'static str, found: Rect, wanted: [f64; 4]| {
        let found = [found.x0, found.y0, found.x1, found.y1];
        let well = found.iter().zip(wanted).all(|(a, b)| (a - b).abs() <= SLACK);
        (!well).then(|| format!("{name} {found:?} instead of {wanted:?}"))
    };
    let media = [0.0, 0.0, sheet.media[0], sheet.media[1]];
    let faults = [
        near("media box", boxes.media, media),
        near("bleed box", boxes.bleed, sheet.bleed),
        near("trim box", boxes.trim, sheet.trim),
        // What a screen shows: the trim, or all of a sheet with marks.
        near("crop box", boxes.crop, sheet.trim).filter(|_| near("crop box", boxes.crop, media).is_some()),
    ];
    for fault in faults.into_iter().flatten() {
        let message = format!("{}: page {} has the {fault}", entry.path, at + 1);
        report.push(Diagnostic::new(Code::VerifyPages, message));
    }
}
