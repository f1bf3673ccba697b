//! Every symbol in a grey picture that a phone or a scanner would read, of whatever kind, size, turn and polarity.
//!
//! Two decoders of different descent look: rqrr (quirc) and rxing (ZXing and zxing-cpp). No verdict is made here.

use image::GrayImage;
use rxing::common::HybridBinarizer;
use rxing::helpers::detect_in_luma_slice_with_hints;
use rxing::qrcode::cpp_port::QrReader;
use rxing::{BarcodeFormat, BinaryBitmap, DecodeHints, Luma8Source, RXingResult, Reader};

use super::bars::{self, Band};
use super::busy::{self, Box4};
use super::numbers::art::Row;
use super::stripes::{self, Readers, Reading};
use super::{finders, qr, tones};

/// A symbol that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    pub kind: &'static str,
    pub payload: String,
    /// Left, top, right, bottom in pixels.
    pub bounds: Box4,
}

/// The one kind that handbill prints.
pub const QR: &str = "QR code";

/// What a picture shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sight {
    pub symbols: Vec<Symbol>,
    /// Places of three finder patterns whose symbol no look could read.
    pub unread: Vec<Box4>,
    /// Numbers that are drawn.
    pub figures: Vec<Row>,
}

/// Pictures whose longer side is shorter are enlarged; both decoders want several pixels a module.
const WANTED_SIDE: u32 = 400;
/// Shorter sides hold no symbol: ten modules of two pixels.
const LEAST_SIDE: u32 = 20;
/// Most symbols of one kind in one look.
const MOST: usize = 24;
/// Degrees by which an Aztec code is turned to be read; a quarter more is the same to it.
const TURNS: [f32; 8] = [0.0, 45.0, 22.5, 67.5, 11.0, 33.0, 56.0, 79.0];
const LARGEST_TURNED: u32 = 400;
/// How often a picture is halved.
const HALVES: usize = 4;

const SMALLER: [&str; 2] = ["Micro QR code", "rMQR code"];

/// Looks at a picture in all its sizes, sharp and soft, as it is and inverted.
pub fn search(picture: &GrayImage) -> Sight {
    let mut sight = Sight::default();
    let longer = picture.width().max(picture.height()).max(1);
    let mut factor = f64::from((WANTED_SIDE / longer).clamp(1, 4));
    let mut level = if factor > 1.0 { tones::scaled(picture, factor) } else { picture.clone() };
    for _ in 0..=HALVES {
        let carries = busy::carries(&level);
        if !carries.area && !carries.bars {
            break;
        }
        for view in [&level, &tones::softened(&level)] {
            let mut found = Sight::default();
            if carries.area {
                areas(view, &mut found);
            }
            stripes(view, &mut found);
            sight.take(found, factor);
        }
        let (w, h) = (level.width() / 2, level.height() / 2);
        if w.min(h) < LEAST_SIDE {
            break;
        }
        level = tones::halved(&level);
        factor /= 2.0;
    }
    sight.settle();
    sight
}

/// QR codes alone, as they are and inverted, but where nothing else can be: in `known`.
pub fn glance(picture: &GrayImage, known: &[Box4]) -> Sight {
    let mut sight = Sight::default();
    let mut all = finders::find(picture);
    all.retain(|f| {
        let (x, y) = (f.x as i32, f.y as i32);
        !known.iter().any(|[x0, y0, x1, y1]| (*x0..*x1).contains(&x) && (*y0..*y1).contains(&y))
    });
    for dark in [true, false] {
        for window in finders::windows(&all, dark, picture.dimensions()) {
            let part = tones::cut(picture, window);
            let mut found = Sight::default();
            codes(&if dark { part } else { tones::inverted(&part) }, &mut found);
            sight.shifted(found, window);
        }
    }
    sight.settle();
    sight
}

fn codes(picture: &GrayImage, sight: &mut Sight) {
    for found in qr::find(picture) {
        match &found.payload {
            Some(payload) => sight.push(QR, payload, found.bounds),
            None if found.framed => sight.unread.push(found.bounds),
            None => {}
        }
    }
}

impl Sight {
    /// Takes what was seen in a picture that is `factor` times as large.
    pub fn take(&mut self, other: Self, factor: f64) {
        let back = |bounds: Box4| bounds.map(|side| (f64::from(side) / factor).round() as i32);
        for mut symbol in other.symbols {
            symbol.bounds = back(symbol.bounds);
            if !self.symbols.iter().any(|known| known.kind == symbol.kind && known.payload == symbol.payload) {
                self.symbols.push(symbol);
            }
        }
        self.unread.extend(other.unread.into_iter().map(back));
    }

    /// What was read at one size may have been a riddle at another.
    pub fn settle(&mut self) {
        // The corner of a QR code begins like a smaller symbol.
        let whole: Vec<Box4> = self.symbols.iter().filter(|s| s.kind == QR).map(|s| s.bounds).collect();
        self.symbols.retain(|s| !SMALLER.contains(&s.kind) || !whole.iter().any(|place| busy::touch(place, &s.bounds)));
        let read: Vec<Box4> = self.symbols.iter().map(|s| s.bounds).collect();
        self.unread.retain(|place| !read.iter().any(|r| busy::touch(r, place)));
        self.unread.sort_unstable();
        self.unread.dedup_by(|a, b| busy::touch(a, b));
    }

    /// Takes what was seen in a window.
    fn shifted(&mut self, other: Self, [x, y, ..]: Box4) {
        let back = |[x0, y0, x1, y1]: Box4| [x0 + x, y0 + y, x1 + x, y1 + y];
        self.symbols.extend(other.symbols.into_iter().map(|s| Symbol { bounds: back(s.bounds), ..s }));
        self.unread.extend(other.unread.into_iter().map(back));
    }

    fn push(&mut self, kind: &'static str, payload: &str, bounds: Box4) {
        self.symbols.push(Symbol { kind, payload: payload.to_owned(), bounds });
    }
}

/// One symbol of this kind. Damaged ones of unheard-of shapes have made decoders panic.
fn one(picture: &GrayImage, format: BarcodeFormat) -> Option<RXingResult> {
    let (w, h) = picture.dimensions();
    let formats = std::iter::once(format).collect();
    let mut hints = DecodeHints { TryHarder: Some(true), PossibleFormats: Some(formats), ..DecodeHints::default() };
    super::guarded(|| detect_in_luma_slice_with_hints(picture.as_raw(), w, h, None, &mut hints).ok())?
}

/// A QR code or one of its small kin, which `one` does not know.
fn small(picture: &GrayImage) -> Option<RXingResult> {
    let kinds = [BarcodeFormat::QR_CODE, BarcodeFormat::MICRO_QR_CODE, BarcodeFormat::RECTANGULAR_MICRO_QR_CODE];
    let formats = kinds.into_iter().collect();
    let hints = DecodeHints { TryHarder: Some(true), PossibleFormats: Some(formats), ..DecodeHints::default() };
    super::guarded(|| {
        let source = Luma8Source::new_with_slice(picture.as_raw(), picture.width(), picture.height()).ok()?;
        QrReader.decode_with_hints(&mut BinaryBitmap::new(HybridBinarizer::new(source)), &hints).ok()
    })?
}

fn bounds(result: &RXingResult) -> Box4 {
    let (mut low, mut high) = ([i32::MAX; 2], [i32::MIN; 2]);
    for point in result.getPoints() {
        let at = [point.x, point.y].map(|v| v.round() as i32);
        low = [low[0].min(at[0]), low[1].min(at[1])];
        high = [high[0].max(at[0]), high[1].max(at[1])];
    }
    if low[0] > high[0] { [0; 4] } else { [low[0], low[1], high[0], high[1]] }
}

/// Symbols of two dimensions.
fn areas(picture: &GrayImage, sight: &mut Sight) {
    let all = finders::find(picture);
    let parts = busy::areas(picture);
    let inverse = tones::inverted(picture);
    for (look, dark) in [(picture, true), (&inverse, false)] {
        for window in finders::windows(&all, dark, picture.dimensions()) {
            let mut found = Sight::default();
            squares(tones::cut(look, window), finders::has_corners(&all, dark, window), &mut found);
            sight.shifted(found, window);
        }
        for window in &parts {
            let mut part = tones::cut(look, *window);
            let mut found = Sight::default();
            repeat(&mut part, &mut found, |part| Some(("Data Matrix", one(part, BarcodeFormat::DATA_MATRIX)?)));
            sight.shifted(found, *window);
        }
        for window in busy::bulls_eyes(look) {
            let part = tones::cut(look, window);
            // rxing reads them upright, and a few degrees off.
            let turns = if part.width() > LARGEST_TURNED { 1 } else { TURNS.len() };
            let mut looks = TURNS
                .into_iter()
                .take(turns)
                .map(|angle| if angle > 0.0 { tones::turned(&part, angle) } else { part.clone() });
            if let Some(result) = looks.find_map(|look| one(&look, BarcodeFormat::AZTEC)) {
                sight.push("Aztec code", result.getText(), window);
            }
        }
    }
}

/// Symbols with finder patterns, by both decoders.
fn squares(mut part: GrayImage, has_corners: bool, sight: &mut Sight) {
    codes(&part, sight);
    if sight.symbols.is_empty() && has_corners {
        // As a phone's camera meters it, and its software sharpens it.
        codes(&finders::clear(&part), sight);
        if sight.symbols.is_empty() {
            codes(&tones::sharpened(&tones::sharpened(&part)), sight);
        }
    }
    let known: Vec<Box4> = sight.symbols.iter().map(|s| s.bounds).collect();
    known.into_iter().for_each(|place| tones::blank(&mut part, place));
    repeat(&mut part, sight, |part| {
        let result = small(part).or_else(|| one(part, BarcodeFormat::QR_CODE))?;
        let kind = match result.getBarcodeFormat() {
            BarcodeFormat::MICRO_QR_CODE => SMALLER[0],
            BarcodeFormat::RECTANGULAR_MICRO_QR_CODE => SMALLER[1],
            _ => QR,
        };
        Some((kind, result))
    });
}

/// Reads one after the other, painting over what was read.
fn repeat(part: &mut GrayImage, sight: &mut Sight, read: impl Fn(&GrayImage) -> Option<(&'static str, RXingResult)>) {
    for _ in 0..MOST {
        let Some((kind, result)) = read(part) else { break };
        let (place, text) = (bounds(&result), result.getText());
        // The smallest Micro QR code (five digits) has two check words: chance meets them.
        if kind != SMALLER[0] || text.len() > 5 || !text.bytes().all(|b| b.is_ascii_digit()) {
            sight.push(kind, text, place);
        }
        tones::blank(part, place);
    }
}

/// Symbols that are made of bars.
fn stripes(picture: &GrayImage, sight: &mut Sight) {
    for band in bars::bands(picture) {
        let (mut readers, mut once, mut stacked) = (Readers::default(), Vec::<Reading>::new(), 0);
        for v in band.lines() {
            let (from, profile) = band.profile(picture, v);
            let line = bars::runs(from, &profile);
            stacked += usize::from(stripes::is_stacked(&line));
            for reading in readers.read(&line) {
                let is_same = |other: &Reading| other.kind == reading.kind && other.text == reading.text;
                if !once.iter().any(is_same) {
                    once.push(reading);
                } else if !sight.symbols.iter().any(|s| s.kind == reading.kind && s.payload == reading.text) {
                    sight.push(reading.kind, &reading.text, band.bounds(reading.from, reading.to));
                }
            }
        }
        if stacked > 1 {
            pdf417(picture, &band, sight);
        }
    }
}

/// A code of many rows of bars, of either polarity and mirrored too.
fn pdf417(picture: &GrayImage, band: &Band, sight: &mut Sight) {
    // A band may be but the bars at its beginning.
    let longest = picture.width().max(picture.height()) as f32;
    let reach = (band.reach * 1.3).max(band.half * 5.0).min(longest) + 32.0;
    let part = band.upright(picture, reach, band.half * 1.3 + 16.0);
    let looks = [part.clone(), tones::flipped(&part)];
    let read = looks.iter().find_map(|look| {
        let read = |look: &GrayImage| one(look, BarcodeFormat::PDF_417);
        read(look).or_else(|| read(&tones::inverted(look)))
    });
    if let Some(result) = read {
        sight.push("PDF417 code", result.getText(), band.bounds(-band.reach, band.reach));
    }
}
