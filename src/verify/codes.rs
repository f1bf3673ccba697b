//! Does every code on the pages lead where the manifest says, also from a worse print?
//!
//! Payloads and pictures come in, findings go out.

use hayro::RenderCache;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::Rect;
use image::GrayImage;
use sha2::Digest as _;

use super::areas::Area;
use super::canvas::Mark;
use super::display::DisplayList;
use super::numbers::art;
use super::qr::{self, Found};
use super::read::Seen;
use super::symbols::{self, Sight};
use super::verdicts::{Look, VerdictCache};
use super::{Depth, picture, tones};
use crate::diag::{Code, Diagnostic, Report};
use crate::manifest::Entry;
use crate::text::characters;

/// What a cheap printer and a phone at arm's length leave.
const DPI: f64 = 150.0;
/// Dots an inch at which foreign codes are looked for: modules of 0.25 mm have three pixels.
const SEARCH_DPI: f64 = 300.0;
/// The same for areas whose sides are shorter than [`SMALL`] points: a code of 5 mm has modules of 0.2 mm, which a phone reads
/// close by.
const SMALL_DPI: f64 = 600.0;
const SMALL: f64 = 36.0;
/// The same for whole pages, where only texts are not in an area of their own.
const PAGE_DPI: f64 = 150.0;
/// Most pixels of a picture in which they are: a whole A4 page comes at 200 dots an inch.
const SEARCH_PIXELS: f64 = 4e6;
/// Blur in pixels at [`DPI`]: a quarter of the smallest module (0.4 mm, 2.4 px) to each side.
const BLUR: f32 = 0.6;
/// Most drawings of codes on a page that are judged, and most areas that are searched.
const MAX_PLACES: usize = 64;
/// Most rows of such drawings in which figures are looked for.
const MAX_ROWS: usize = 16;

const REMEDY: &str = "in its layout, give the box of the code more `width` and a darker `ink`, and keep four modules of plain \
                      ground around it with nothing over it; a finished file that was changed is thrown away";
const FOREIGN: &str = "a sheet carries only the codes of its layout, which lead where the campaign's registry says: take the \
                       code out of the picture, drawing or text that brings it";

/// What the pages of a file have shown so far.
#[derive(Debug, Default)]
pub struct Tally {
    /// Payloads that were read from a clean picture.
    seen: Vec<String>,
}

/// What was found at the place of a drawing that may be a code.
#[derive(Debug, Clone)]
pub struct Verdict {
    clean: Vec<Found>,
    /// It has the corners and the timing of a code.
    framed: bool,
    /// The worse prints from which it cannot be read.
    worn: Vec<&'static str>,
}

impl Verdict {
    /// One code, and no module of it is wrong.
    fn is_whole(&self) -> bool {
        matches!(&self.clean[..], [one] if one.payload.is_some() && !one.damaged)
    }
}

/// Looks at one page.
pub fn page<'a>(
    entry: &Entry,
    page: &'a Page<'a>,
    (number, media): (usize, Rect),
    seen: &Seen,
    (depth, verdicts): (Depth, &VerdictCache),
    tally: &mut Tally,
    report: &mut Report,
) {
    let salt = format!("{} {number}", entry.path);
    let display = &seen.display;
    let eye = Eye { page, cache: RenderCache::new(), display, verdicts, depth, texts: seen.canvas.texts() };
    let mark = |area: Rect, dpi: f64| eye.mark(area, dpi).unwrap_or_else(|| seen.canvas.mark(area, &salt));
    let mut judge = Judge { entry, number, tally, report };
    let quiet = |r: &Rect| r.inflate(r.width() * 0.16, r.height() * 0.16).intersect(media);
    // Drawings in which every module is as it must be; nothing else can be in them.
    let mut whole: Vec<Rect> = Vec::new();
    for code in seen.codes.iter().take(MAX_PLACES) {
        let place = quiet(code);
        let verdict = verdicts.verdict(mark(place, DPI), || eye.place(place, *code));
        judge.drawing(&verdict, place);
        whole.extend(verdict.is_whole().then_some(*code));
    }
    let mut sights: Vec<(Rect, f64, Sight)> = Vec::new();
    let (areas, rows) = seen.canvas.areas(media);
    let is_whole = |area: &Area| area.is_single && whole.iter().any(|code| area.rect.union(*code) == area.rect);
    for area in areas.iter().take(MAX_PLACES).filter(|area| !is_whole(area)) {
        let is_small = area.rect.width().max(area.rect.height()) < SMALL;
        let scale = search_scale(area.rect, if is_small { SMALL_DPI } else { SEARCH_DPI });
        sights.push((
            area.rect,
            scale,
            verdicts.sight(mark(area.rect, scale * 72.0), || eye.area(area.rect, scale, &whole)),
        ));
    }
    let searched = |rect: &Rect| areas.iter().any(|area| area.rect.union(*rect) == area.rect);
    for row in rows.iter().filter(|row| !searched(&row.area(media))).take(MAX_ROWS) {
        let look = |rect: Rect| {
            let scale = search_scale(rect, DPI);
            (rect, scale, verdicts.sight(mark(rect, scale * 72.0), || eye.row(rect, scale, &whole)))
        };
        let copies = row.copies(media, |part| eye.draw(part, DPI));
        if copies.is_none_or(|copies| !look(copies).2.figures.is_empty()) {
            sights.push(look(row.area(media)));
        }
    }
    let scale = search_scale(media, PAGE_DPI);
    if areas.len() > MAX_PLACES {
        sights.push((media, scale, eye.area(media, scale, &whole)));
    } else if depth == Depth::Full {
        sights.push((media, scale, eye.whole(media, scale, &whole)));
    }
    for (area, scale, sight) in sights {
        let on_page = |[x0, y0, x1, y1]: [i32; 4]| {
            let across = |pixels: i32| area.x0 + f64::from(pixels) / scale;
            let up = |pixels: i32| area.y1 - f64::from(pixels) / scale;
            Rect::new(across(x0), up(y1), across(x1), up(y0))
        };
        for symbol in &sight.symbols {
            judge.symbol(symbol.kind, &symbol.payload, on_page(symbol.bounds));
        }
        for row in &sight.figures {
            judge.figures(&row.digits, on_page(row.bounds));
        }
        for place in sight.unread.iter().map(|place| on_page(*place)) {
            if !seen.codes.iter().any(|code| code.intersect(place).area() > 0.0) {
                judge.fault(Code::VerifyCode, place, "cannot be read from a picture of the page");
            }
        }
    }
}

fn search_scale(area: Rect, dpi: f64) -> f64 {
    (dpi / 72.0).min((SEARCH_PIXELS / area.area().max(1.0)).sqrt())
}

/// Draws parts of a page and looks at them.
struct Eye<'a> {
    page: &'a Page<'a>,
    cache: RenderCache<'a>,
    display: &'a DisplayList,
    verdicts: &'a VerdictCache,
    depth: Depth,
    /// Where the glyphs of texts lie.
    texts: Vec<Rect>,
}

impl Eye<'_> {
    /// Equal for parts whose pictures are equal.
    fn mark(&self, area: Rect, dpi: f64) -> Option<Mark> {
        let (onto, size) = picture::frame(area, dpi);
        self.display.key(onto, size).map(|hash| hash.finalize().into())
    }

    /// A part of the page, from its steps where they are plain.
    fn draw(&self, area: Rect, dpi: f64) -> Option<GrayImage> {
        let (onto, [w, h]) = picture::frame(area, dpi);
        let Some(pixels) = self.display.draw(onto, [w, h]) else {
            return picture::take(self.page, &self.cache, area, dpi);
        };
        GrayImage::from_raw(u32::from(w), u32::from(h), pixels.into_iter().map(picture::grey).collect())
    }

    fn area(&self, area: Rect, scale: f64, whole: &[Rect]) -> Sight {
        self.look(Look::Symbols, area, scale, whole, |drawn| Sight {
            figures: self.figures(drawn, area, scale, whole),
            ..symbols::search(drawn)
        })
    }

    fn look(
        &self,
        how: Look,
        area: Rect,
        scale: f64,
        whole: &[Rect],
        search: impl FnOnce(&GrayImage) -> Sight,
    ) -> Sight {
        let Some(drawn) = self.draw(area, scale * 72.0) else { return Sight::default() };
        if self.texts.iter().chain(whole).any(|ink| ink.overlaps(area)) {
            return search(&drawn);
        }
        self.verdicts.seen(how, drawn, search)
    }

    /// Drawings that stand beside one another: together they may be a number.
    fn row(&self, area: Rect, scale: f64, whole: &[Rect]) -> Sight {
        let figures = |drawn: &GrayImage| self.figures(drawn, area, scale, whole);
        self.look(Look::Figures, area, scale, whole, |drawn| Sight { figures: figures(drawn), ..Sight::default() })
    }

    /// A whole page, on which other symbols than QR codes have been looked for in its areas. `whole`: where each module is
    /// as it must be.
    fn whole(&self, media: Rect, scale: f64, whole: &[Rect]) -> Sight {
        let Some(drawn) = picture::take(self.page, &self.cache, media, scale * 72.0) else { return Sight::default() };
        let known = whole.iter().map(|code| {
            let across = |x: f64| ((x - media.x0) * scale) as i32;
            let down = |y: f64| ((media.y1 - y) * scale) as i32;
            [across(code.x0), down(code.y1), across(code.x1) + 1, down(code.y0) + 1]
        });
        symbols::glance(&drawn, &known.collect::<Vec<_>>())
    }

    /// Numbers that are drawn, are no text and no modules of a code that is whole.
    fn figures(&self, drawn: &GrayImage, area: Rect, scale: f64, whole: &[Rect]) -> Vec<art::Row> {
        let factor = (DPI / 72.0 / scale).min(1.0);
        let side = |n: u32| ((f64::from(n) * factor).round() as u32).max(1);
        let small = tones::resized(drawn, side(drawn.width()), side(drawn.height()));
        let per_point = scale * factor;
        let texts: Vec<[i32; 4]> = self
            .texts
            .iter()
            .chain(whole)
            .filter(|ink| ink.overlaps(area))
            .map(|ink| {
                let across = |x: f64| ((x - area.x0) * per_point) as i32;
                let down = |y: f64| ((area.y1 - y) * per_point) as i32;
                [across(ink.x0), down(ink.y1), across(ink.x1) + 1, down(ink.y0) + 1]
            })
            .collect();
        let back = |row: art::Row| art::Row { bounds: row.bounds.map(|n| (f64::from(n) / factor) as i32), ..row };
        art::rows(&small, &texts).into_iter().map(back).collect()
    }

    /// The place of a drawing that may be a code, with its quiet zone.
    fn place(&self, place: Rect, code: Rect) -> Verdict {
        let Some(cut) = self.draw(place, DPI) else {
            return Verdict { clean: Vec::new(), framed: true, worn: Vec::new() };
        };
        let drawing = edges(code, place);
        let clean = self.verdicts.look(&cut, Some(drawing));
        if clean.iter().all(|f| f.payload.is_none()) {
            let framed = clean.iter().any(|f| f.framed) || qr::is_framed_at(&cut, drawing);
            return Verdict { clean, framed, worn: Vec::new() };
        }
        let said = payloads(&clean);
        // The codes of a layout are one symbol in every language: a build wears out the first of each size that holds.
        let symbol = (said.concat(), place.width().round() as i32);
        let mut worn = Vec::new();
        if self.depth != Depth::Build || !self.verdicts.holds(&symbol) {
            let worse = [
                ("out of focus", tones::blurred(&cut, BLUR)),
                ("at low contrast", tones::faded(&cut)),
                ("5 % smaller", tones::scaled(&cut, 0.95)),
            ];
            let lost = |worse: &GrayImage| {
                let factor = f64::from(worse.width()) / f64::from(cut.width());
                !self.verdicts.reads(worse, Some(drawing.map(|edge| edge * factor)), &said)
            };
            worn.extend(worse.iter().filter(|(_, worse)| lost(worse)).map(|(how, _)| *how));
            if worn.is_empty() {
                self.verdicts.hold(symbol);
            }
        }
        Verdict { clean, framed: true, worn }
    }
}

/// Where the edges of a drawing lie in a picture of `area`. To a sixteenth, so that equal pictures have equal edges.
fn edges(code: Rect, area: Rect) -> [f64; 4] {
    let scale = picture::scale(area, DPI);
    let across = |points: f64| (points - area.x0) * scale;
    let down = |points: f64| (area.y1 - points) * scale;
    [across(code.x0), down(code.y1), across(code.x1), down(code.y0)].map(|edge| (edge * 16.0).round() / 16.0)
}

struct Judge<'a> {
    entry: &'a Entry,
    number: usize,
    tally: &'a mut Tally,
    report: &'a mut Report,
}

impl Judge<'_> {
    /// A number in the art must be one that the sheet prints as text, and so changes with the registry.
    fn figures(&mut self, digits: &str, place: Rect) {
        let plain = |text: &String| {
            text.chars().filter_map(characters::digit).map(|d| char::from(b'0' + d)).collect::<String>()
        };
        let known = self.entry.numbers.iter().map(plain).any(|number| number.ends_with(digits) || digits == number);
        if !known {
            let mm = |points: f64| points * 25.4 / 72.0;
            let message = format!(
                "{}: a number that reads {digits} is drawn on page {}, {:.0} mm from the left and {:.0} mm from the foot, and is no text",
                self.entry.path,
                self.number,
                mm(place.x0),
                mm(place.y0)
            );
            if !self.report.diagnostics.iter().any(|d| d.message == message) {
                let hint = "take it out of the drawing or picture: numbers come from hotlines/ alone, so that they can be changed";
                self.report.push(Diagnostic::new(Code::VerifyForeignNumber, message).hint(hint));
            }
        }
    }

    fn drawing(&mut self, verdict: &Verdict, place: Rect) {
        if verdict.clean.iter().all(|f| f.payload.is_none()) {
            // Tables, grids and halftones are drawings of many fields too.
            if verdict.framed {
                self.fault(Code::VerifyCode, place, "cannot be read from a picture of the page");
            }
            return;
        }
        for found in &verdict.clean {
            let Some(payload) = &found.payload else { continue };
            if self.symbol(symbols::QR, payload, place) && found.damaged {
                self.fault(Code::VerifyCode, place, "is damaged: modules of it are wrong or covered");
            }
        }
        for how in &verdict.worn {
            self.fault(Code::VerifyCode, place, &format!("cannot be read {how}"));
        }
    }

    /// True when it is one of the manifest's.
    fn symbol(&mut self, kind: &str, payload: &str, place: Rect) -> bool {
        let is_own = kind == symbols::QR && self.entry.qr.iter().any(|own| own == payload);
        let known = format!("{kind} {payload}");
        if !self.tally.seen.contains(&known) {
            self.tally.seen.push(known);
            if !is_own {
                let shown: String = payload.chars().take(120).flat_map(char::escape_debug).collect();
                let kind = if kind == symbols::QR { String::new() } else { format!("is a {kind} and ") };
                let what = format!("{kind}leads to {shown}, which the manifest does not name");
                self.fault(Code::VerifyForeignCode, place, &what);
            }
        }
        is_own
    }

    fn fault(&mut self, code: Code, place: Rect, what: &str) {
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
            let hint = if code == Code::VerifyCode { REMEDY } else { FOREIGN };
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
        entry.qr.iter().any(|payload| !self.has(payload))
    }

    fn has(&self, payload: &str) -> bool {
        self.seen.contains(&format!("{} {payload}", symbols::QR))
    }
}

/// Every payload of the manifest must have been seen.
pub fn finish(entry: &Entry, tally: &Tally, report: &mut Report) {
    for payload in entry.qr.iter().filter(|p| !tally.has(p)) {
        let message = format!("{}: no code on the pages leads to {payload}", entry.path);
        report.push(
            Diagnostic::new(Code::VerifyCode, message).hint("the sheet would send nobody to the campaign's help"),
        );
    }
}
