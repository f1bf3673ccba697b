//! Does every code on the pages lead where the manifest says, also from a worse print?
//!
//! Payloads and pictures come in, findings go out.

use hayro::RenderCache;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::Rect;
use image::{GrayImage, imageops};

use super::album::Album;
use super::qr::{self, Found};
use super::read::Seen;
use super::{Depth, picture};
use crate::diag::{Diagnostic, Report};
use crate::press::Entry;

/// What a cheap printer and a phone at arm's length leave.
const DPI: f64 = 150.0;
/// Blur in pixels at [`DPI`]: a quarter of the smallest module (0.4 mm, 2.4 px) to each side.
const BLUR: f32 = 0.6;
/// Pages of more codes than this are drawn once as a whole.
const MAX_PARTS: usize = 3;
/// Most places of a page that are looked at.
const MAX_PLACES: usize = 64;

const REMEDY: &str = "in its layout, give the box of the code more `width` and a darker `ink`, and keep four modules of plain \
                      ground around it with nothing over it; a finished file that was changed is thrown away";

/// What the pages of a file have shown so far.
#[derive(Debug, Default)]
pub struct Tally {
    /// Payloads that were read from a clean picture.
    seen: Vec<String>,
}

/// Looks at one page.
pub fn page<'a>(
    entry: &Entry,
    page: &'a Page<'a>,
    (number, media): (usize, Rect),
    seen: &Seen,
    (depth, album): (Depth, &Album),
    tally: &mut Tally,
    report: &mut Report,
) {
    let cache = RenderCache::new();
    let quiet = |r: &Rect| r.inflate(r.width() * 0.16, r.height() * 0.16).intersect(media);
    let mut places: Vec<(Rect, bool)> = seen.codes.iter().map(|r| (quiet(r), true)).collect();
    places.extend(seen.pictures.iter().map(|r| (quiet(r), false)));
    places.truncate(MAX_PLACES);
    if depth == Depth::Build {
        places = first_and_last(&places);
    }
    if places.is_empty() && depth == Depth::Build {
        return;
    }
    let all = places.iter().skip(1).fold(places.first().map_or(media, |p| p.0), |all, p| all.union(p.0));
    let whole = match depth {
        Depth::Full => Some(media),
        Depth::Build if places.len() > MAX_PARTS => Some(all),
        Depth::Build => None,
    };
    let sheet = whole.and_then(|area| Some((area, picture::take(page, &cache, area, DPI)?)));
    let mut judge = Judge { entry, number, depth, album, tally, report };
    for (place, sure) in &places {
        let (area, cut) = match &sheet {
            Some((area, sheet)) => (*area, Some(crop(sheet, *area, *place))),
            None => (*place, picture::take(page, &cache, *place, DPI).map(|cut| (cut, [0, 0]))),
        };
        if let Some((cut, corner)) = cut {
            let drawing = seen.codes.iter().find(|code| *sure && quiet(code) == *place);
            judge.place(&cut, *place, drawing.map(|code| edges(*code, area, corner)));
        }
    }
    // What is drawn in a way that does not look like a code may still be one.
    if let Some((_, sheet)) = sheet.filter(|(area, _)| *area == media) {
        for found in qr::find(&sheet) {
            judge.payload(&found, media);
        }
    }
}

/// The copies of a card are one form, drawn again and again: a build looks at the first and the last of equal size, a
/// full look (`handbill verify`) at each.
fn first_and_last(places: &[(Rect, bool)]) -> Vec<(Rect, bool)> {
    let size = |r: &Rect| (r.width().round() as i32, r.height().round() as i32);
    let is_end = |at: usize| {
        let same = |other: &(Rect, bool)| size(&other.0) == size(&places[at].0);
        !places[..at].iter().any(same) || !places[at + 1..].iter().any(same)
    };
    (0..places.len()).filter(|at| is_end(*at)).map(|at| places[at]).collect()
}

/// The place, and the pixel of the sheet that is its corner.
fn crop(sheet: &GrayImage, area: Rect, place: Rect) -> (GrayImage, [u32; 2]) {
    let scale = picture::scale(area, DPI);
    let pixel = |points: f64| (points * scale).round().max(0.0) as u32;
    let (x, y) = (pixel(place.x0 - area.x0), pixel(area.y1 - place.y1));
    (imageops::crop_imm(sheet, x, y, pixel(place.width()), pixel(place.height())).to_image(), [x, y])
}

/// Where the edges of a drawing lie in a picture of `area` from the pixel `corner` on. To a sixteenth, so that equal
/// pictures have equal edges.
fn edges(code: Rect, area: Rect, [x, y]: [u32; 2]) -> [f64; 4] {
    let scale = picture::scale(area, DPI);
    let (x, y) = (f64::from(x), f64::from(y));
    let across = |points: f64| (points - area.x0) * scale - x;
    let down = |points: f64| (area.y1 - points) * scale - y;
    [across(code.x0), down(code.y1), across(code.x1), down(code.y0)].map(|edge| (edge * 16.0).round() / 16.0)
}

struct Judge<'a> {
    entry: &'a Entry,
    number: usize,
    depth: Depth,
    album: &'a Album,
    tally: &'a mut Tally,
    report: &'a mut Report,
}

impl Judge<'_> {
    fn place(&mut self, cut: &GrayImage, place: Rect, drawing: Option<[f64; 4]>) {
        let clean = self.album.look(cut, drawing);
        if clean.iter().all(|f| f.payload.is_none()) {
            if drawing.is_some() || !clean.is_empty() {
                self.fault("verify-code", place, "cannot be read from a picture of the page");
            }
            return;
        }
        for found in &clean {
            if self.payload(found, place) && found.damaged {
                self.fault("verify-code", place, "is damaged: modules of it are wrong or covered");
            }
        }
        let said = payloads(&clean);
        // The codes of a layout are one symbol in every language: a build wears out the first of each size that holds.
        let symbol = (said.concat(), place.width().round() as i32);
        if self.depth == Depth::Build && self.album.holds(&symbol) {
            return;
        }
        let worse = [
            ("out of focus", picture::blurred(cut, BLUR)),
            ("at low contrast", picture::faded(cut)),
            ("5 % smaller", picture::scaled(cut, 0.95)),
        ];
        let lost = |worse: &GrayImage| {
            let factor = f64::from(worse.width()) / f64::from(cut.width());
            !self.album.reads(worse, drawing.map(|edges| edges.map(|edge| edge * factor)), &said)
        };
        let worn: Vec<&str> = worse.iter().filter(|(_, worse)| lost(worse)).map(|(how, _)| *how).collect();
        if worn.is_empty() {
            self.album.hold(symbol);
        }
        for how in worn {
            self.fault("verify-code", place, &format!("cannot be read {how}"));
        }
    }

    /// True when the payload is one of the manifest's.
    fn payload(&mut self, found: &Found, place: Rect) -> bool {
        let Some(payload) = &found.payload else { return false };
        if !self.tally.seen.contains(payload) {
            self.tally.seen.push(payload.clone());
            if !self.entry.qr.contains(payload) {
                let shown: String = payload.chars().take(120).flat_map(char::escape_debug).collect();
                self.fault(
                    "verify-foreign-code",
                    place,
                    &format!("leads to {shown}, which the manifest does not name"),
                );
            }
        }
        self.entry.qr.contains(payload)
    }

    fn fault(&mut self, code: &'static str, place: Rect, what: &str) {
        let mm = |points: f64| points * 25.4 / 72.0;
        let message = format!(
            "{}: the code on page {}, {:.0} mm from the left and {:.0} mm from the foot, {what}",
            self.entry.path,
            self.number,
            mm(place.x0),
            mm(place.y0)
        );
        // A page that is looked at twice says it once.
        if !self.report.diagnostics.iter().any(|d| d.message == message) {
            let hint =
                if code == "verify-code" { REMEDY } else { "do not print it; build it again from your campaign" };
            self.report.push(Diagnostic::new(code, message).hint(hint));
        }
    }
}

fn payloads(found: &[Found]) -> Vec<&str> {
    let mut all: Vec<&str> = found.iter().filter_map(|f| f.payload.as_deref()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

impl Tally {
    /// Whether a payload of the manifest has not been seen yet.
    pub fn lacks(&self, entry: &Entry) -> bool {
        entry.qr.iter().any(|payload| !self.seen.contains(payload))
    }
}

/// Every payload of the manifest must have been seen.
pub fn finish(entry: &Entry, tally: &Tally, report: &mut Report) {
    for payload in entry.qr.iter().filter(|p| !tally.seen.contains(p)) {
        let message = format!("{}: no code on the pages leads to {payload}", entry.path);
        report.push(Diagnostic::new("verify-code", message).hint("the sheet would send nobody to the campaign's help"));
    }
}
