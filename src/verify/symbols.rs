//! Every symbol in a grey picture that a phone or a scanner would read, of whatever kind, size, turn and polarity.
//!
//! Two decoders of different descent look: rqrr (quirc) and rxing (ZXing and zxing-cpp). No verdict is made here.

use image::{DynamicImage, GrayImage, imageops::FilterType};
use rxing::helpers::detect_in_luma_slice_with_hints;
use rxing::{BarcodeFormat, DecodeHints, RXingResult};

use super::busy::{self, Box4};
use super::numbers::art::Row;
use super::{picture, qr};

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
/// Blur in pixels that lets dots, dashes and letters run together as they do in a lens. With halved pictures it covers
/// modules of 2 to 30 pixels.
const SOFT: f32 = 1.3;
/// Most symbols of one kind in one look.
const MOST: usize = 24;
/// Degrees by which an Aztec code is turned to be read; a quarter more is the same to it.
const TURNS: [f32; 8] = [0.0, 45.0, 22.5, 67.5, 11.0, 33.0, 56.0, 79.0];
const LARGEST_TURNED: u32 = 400;
/// How often a picture is halved.
const HALVES: usize = 4;

const SMALLER: [&str; 2] = ["Micro QR code", "rMQR code"];

/// Kinds that are found anywhere in a picture.
const ANYWHERE: [(BarcodeFormat, &str); 4] = [
    (BarcodeFormat::QR_CODE, QR),
    (BarcodeFormat::MICRO_QR_CODE, SMALLER[0]),
    (BarcodeFormat::RECTANGULAR_MICRO_QR_CODE, SMALLER[1]),
    (BarcodeFormat::DATA_MATRIX, "Data Matrix"),
];

/// Bar codes, and how many characters make a reading certain. Those with check characters need none; the others would
/// be seen in fences and hatchings. UPC-E is left out: 17 bars and one check digit are met by chance.
const CHECKED: [(BarcodeFormat, &str, usize); 7] = [
    (BarcodeFormat::EAN_13, "EAN-13 bar code", 1),
    (BarcodeFormat::UPC_A, "UPC-A bar code", 1),
    (BarcodeFormat::EAN_8, "EAN-8 bar code", 1),
    (BarcodeFormat::CODE_128, "Code 128 bar code", 1),
    (BarcodeFormat::CODE_93, "Code 93 bar code", 1),
    (BarcodeFormat::RSS_14, "DataBar code", 1),
    (BarcodeFormat::RSS_EXPANDED, "DataBar code", 1),
];
const UNCHECKED: [(BarcodeFormat, &str, usize); 3] = [
    (BarcodeFormat::CODE_39, "Code 39 bar code", 3),
    (BarcodeFormat::ITF, "ITF bar code", 6),
    (BarcodeFormat::CODABAR, "Codabar bar code", 6),
];

/// Looks at a picture in all its sizes, sharp and soft, as it is and inverted.
pub fn search(picture: &GrayImage) -> Sight {
    let mut sight = Sight::default();
    let longer = picture.width().max(picture.height()).max(1);
    let mut factor = f64::from((WANTED_SIDE / longer).clamp(1, 4));
    let mut level = if factor > 1.0 { picture::scaled(picture, factor) } else { picture.clone() };
    for _ in 0..=HALVES {
        let carries = busy::carries(&level);
        if !carries.area && !carries.bars {
            break;
        }
        for view in [None, Some(SOFT)].map(|soft| soft.map_or_else(|| level.clone(), |s| picture::blurred(&level, s))) {
            for view in [&view, &inverted(&view)] {
                let mut found = Sight::default();
                if carries.area {
                    areas(view, &mut found);
                }
                stripes(view, &mut found);
                sight.take(found, factor);
            }
        }
        let (w, h) = (level.width() / 2, level.height() / 2);
        if w.min(h) < LEAST_SIDE {
            break;
        }
        level = DynamicImage::ImageLuma8(level).resize_exact(w, h, FilterType::Triangle).into_luma8();
        factor /= 2.0;
    }
    sight.settle();
    sight
}

/// QR codes alone, as they are and inverted.
pub fn glance(picture: &GrayImage) -> Sight {
    let mut sight = Sight::default();
    for view in [picture, &inverted(picture)] {
        codes(view, &mut sight);
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

    fn push(&mut self, kind: &'static str, payload: &str, bounds: Box4) {
        self.symbols.push(Symbol { kind, payload: payload.to_owned(), bounds });
    }
}

fn inverted(picture: &GrayImage) -> GrayImage {
    let mut picture = DynamicImage::ImageLuma8(picture.clone());
    picture.invert();
    picture.into_luma8()
}

fn cut(picture: &GrayImage, [x0, y0, x1, y1]: Box4) -> GrayImage {
    let at = |side: i32, most: u32| u32::try_from(side).unwrap_or(0).min(most);
    let (w, h) = picture.dimensions();
    let (x0, y0, x1, y1) = (at(x0, w), at(y0, h), at(x1, w), at(y1, h));
    DynamicImage::ImageLuma8(picture.clone())
        .crop_imm(x0, y0, x1.saturating_sub(x0), y1.saturating_sub(y0))
        .into_luma8()
}

/// One symbol of these kinds. Damaged ones of unheard-of shapes have made decoders panic.
fn one(picture: &GrayImage, formats: &[BarcodeFormat], harder: bool) -> Option<RXingResult> {
    let (w, h) = picture.dimensions();
    let formats = formats.iter().copied().collect();
    let mut hints = DecodeHints { TryHarder: Some(harder), PossibleFormats: Some(formats), ..DecodeHints::default() };
    super::guarded(|| detect_in_luma_slice_with_hints(picture.as_raw(), w, h, None, &mut hints).ok())?
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
    codes(picture, sight);
    for (format, kind) in ANYWHERE {
        let mut rest: Option<GrayImage> = None;
        for _ in 0..MOST {
            let Some(result) = one(rest.as_ref().unwrap_or(picture), &[format], true) else { break };
            let place = bounds(&result);
            // The smallest Micro QR code (five digits) has two check words: chance meets them.
            let text = result.getText();
            if kind != SMALLER[0] || text.len() > 5 || !text.bytes().all(|b| b.is_ascii_digit()) {
                sight.push(kind, text, place);
            }
            let rest = rest.get_or_insert_with(|| picture.clone());
            busy::blank(rest, place);
        }
    }
    for window in busy::bulls_eyes(picture) {
        let part = cut(picture, window);
        // rxing reads them upright, and a few degrees off.
        let turns = if part.width() > LARGEST_TURNED { 1 } else { TURNS.len() };
        let mut looks = TURNS
            .into_iter()
            .take(turns)
            .map(|angle| if angle > 0.0 { busy::turned(&part, angle) } else { part.clone() });
        if let Some(result) = looks.find_map(|look| one(&look, &[BarcodeFormat::AZTEC], true)) {
            sight.push("Aztec code", result.getText(), window);
        }
    }
}

/// Symbols that are made of bars, which lie along or across a part of the picture.
fn stripes(picture: &GrayImage, sight: &mut Sight) {
    for place in busy::parts(picture) {
        let part = cut(picture, place);
        let carries = busy::carries(&part);
        if !carries.bars {
            continue;
        }
        let turned = busy::slant(&part).map(|angle| busy::turned(&part, angle));
        let part = turned.unwrap_or(part);
        if carries.area
            && let Some(result) = one(&part, &[BarcodeFormat::PDF_417], true)
        {
            sight.push("PDF417 code", result.getText(), place);
        }
        for kinds in [&CHECKED[..], &UNCHECKED[..]] {
            if let Some((kind, text)) = twice(&part, kinds) {
                sight.push(kind, &text, place);
            }
        }
    }
}

/// A bar code says the same in two places: one line across letters or a texture may look like one by chance.
fn twice(part: &GrayImage, kinds: &[(BarcodeFormat, &'static str, usize)]) -> Option<(&'static str, String)> {
    let formats: Vec<BarcodeFormat> = kinds.iter().map(|(format, ..)| *format).collect();
    let result = one(part, &formats, true)?;
    let (_, kind, least) = kinds.iter().find(|(format, ..)| format == result.getBarcodeFormat())?;
    if result.getText().chars().count() < *least {
        return None;
    }
    let [x0, y0, x1, y1] = bounds(&result);
    let (w, h) = (i32::try_from(part.width()).ok()?, i32::try_from(part.height()).ok()?);
    // Upright bars are read along a row; lying ones along a column.
    let upright = (x1 - x0).abs() >= (y1 - y0).abs();
    let apart = ((x1 - x0).abs().max((y1 - y0).abs()) / 40).max(3);
    let again = [-2, -1, 1, 2].into_iter().any(|n| {
        let strip = if upright {
            let y = y0.midpoint(y1) + n * apart;
            [0, y - 1, w, y + 2]
        } else {
            let x = x0.midpoint(x1) + n * apart;
            [x - 1, 0, x + 2, h]
        };
        let inside = strip[0] >= 0 && strip[1] >= 0 && strip[2] <= w && strip[3] <= h;
        let read = || {
            let strip = cut(part, strip);
            let strip = if upright { strip } else { DynamicImage::ImageLuma8(strip).rotate90().into_luma8() };
            one(&strip, &formats, false).or_else(|| one(&busy::flipped(&strip), &formats, false))
        };
        inside && read().is_some_and(|other| other.getText() == result.getText())
    });
    again.then(|| (*kind, result.getText().to_owned()))
}
