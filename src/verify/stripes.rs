//! What rows of bars say: bar codes of one line, and whether a row is one of a PDF417 code.
//!
//! Lengths of dark and light come in, as [`super::bars`] measured them; rxing's readers of rows read them in both directions
//! and both polarities. A bar code says the same on two lines, and its bars have the widths that its kind allows: one line
//! across letters, fences or piano keys may look like one by chance.

use rxing::common::BitArray;
use rxing::oned::{MultiFormatOneDReader, OneDReader};
use rxing::{BarcodeFormat, DecodeHints};

use super::bars::Runs;

/// Fewest bars and gaps of what is read: Code 39 of one character between its two stars has 29, UPC-E 33.
const FEWEST: usize = 26;
/// Most of a line that is read as a whole.
const MOST: usize = 600;
/// Gaps so many times wider than the narrow ones are quiet zones: no gap of a code but DataBar's is wider than four modules.
const QUIET: f32 = 5.2;
/// Rows of bits that stand for a narrow bar.
const FINE: f32 = 4.0;
/// Bits of a row at most.
const BITS: f32 = 16_000.0;
/// Most parts of a line that are read.
const PARTS: usize = 16;
/// How far widths may lie from whole modules on average, where the check digit alone is no proof: for widths by chance it
/// is 0.2 and more.
const UNEVEN: f32 = 0.16;

/// A bar code on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    pub kind: &'static str,
    pub text: String,
    /// Where it begins and ends on the line.
    pub from: f32,
    pub to: f32,
}

/// How a reading of a kind is made certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Proof {
    /// Its check characters are.
    Checked,
    /// It has one digit to check: widths must be whole modules.
    Modules,
    /// It has none: so many characters.
    Length(usize),
    /// It has none: so many characters whose widths are whole modules.
    Widths(usize),
}

const KINDS: [(BarcodeFormat, &str, Proof); 11] = [
    (BarcodeFormat::EAN_13, "EAN-13 bar code", Proof::Modules),
    (BarcodeFormat::UPC_A, "UPC-A bar code", Proof::Modules),
    (BarcodeFormat::EAN_8, "EAN-8 bar code", Proof::Modules),
    (BarcodeFormat::UPC_E, "UPC-E bar code", Proof::Modules),
    (BarcodeFormat::CODE_128, "Code 128 bar code", Proof::Checked),
    (BarcodeFormat::CODE_93, "Code 93 bar code", Proof::Checked),
    (BarcodeFormat::RSS_14, "DataBar code", Proof::Checked),
    (BarcodeFormat::RSS_EXPANDED, "DataBar code", Proof::Checked),
    (BarcodeFormat::CODE_39, "Code 39 bar code", Proof::Length(3)),
    (BarcodeFormat::ITF, "ITF bar code", Proof::Length(6)),
    (BarcodeFormat::CODABAR, "Codabar bar code", Proof::Widths(3)),
];
/// Kinds that are asked for together: each reader returns the first that it finds.
const TOGETHER: [&[BarcodeFormat]; 4] = [
    &[BarcodeFormat::EAN_13, BarcodeFormat::UPC_A, BarcodeFormat::EAN_8],
    &[BarcodeFormat::UPC_E],
    &[BarcodeFormat::CODE_128, BarcodeFormat::CODE_93, BarcodeFormat::RSS_14, BarcodeFormat::RSS_EXPANDED],
    &[BarcodeFormat::CODE_39, BarcodeFormat::ITF, BarcodeFormat::CODABAR],
];

/// The readers of one band, which keep what they saw on the lines before: half a DataBar code stands on each.
pub struct Readers(Vec<([MultiFormatOneDReader; 4], DecodeHints)>);

impl Default for Readers {
    fn default() -> Self {
        let new = |formats: &&[BarcodeFormat]| {
            let formats = formats.iter().copied().collect();
            let hints = DecodeHints { PossibleFormats: Some(formats), ..DecodeHints::default() };
            (std::array::from_fn(|_| MultiFormatOneDReader::new(&hints)), hints)
        };
        Self(TOGETHER.iter().map(new).collect())
    }
}

/// A part of a line between two quiet zones; the first and the last run are bars.
#[derive(Debug, Clone, Copy)]
struct Part<'r> {
    lengths: &'r [f32],
    from: f32,
    narrow: f32,
}

impl Readers {
    /// Every bar code on a line.
    pub fn read(&mut self, line: &Runs) -> Vec<Reading> {
        let mut found = Vec::new();
        for dark in [true, false] {
            for part in parts(line, dark) {
                for reading in self.part(part, usize::from(dark)) {
                    if !found.contains(&reading) {
                        found.push(reading);
                    }
                }
            }
        }
        found
    }

    fn part(&mut self, part: Part<'_>, polarity: usize) -> Vec<Reading> {
        let Some((bits, scale, quiet)) = bits(part) else { return Vec::new() };
        let mut back = bits.clone();
        back.reverse();
        let size = bits.get_size() as f32;
        let mut found = Vec::new();
        for (readers, hints) in &mut self.0 {
            for (turned, row) in [&bits, &back].into_iter().enumerate() {
                let reader = &mut readers[polarity * 2 + turned];
                let read = || reader.decode_row(0, row, hints).ok();
                let Some(result) = super::guarded(read).flatten() else { continue };
                let ends = result.getPoints().iter().map(|p| if turned == 1 { size - p.x } else { p.x });
                let (low, high) = ends.fold((f32::MAX, f32::MIN), |(l, h), x| (l.min(x), h.max(x)));
                let place = |bit: f32| part.from + (bit - quiet) / scale;
                let Some((_, kind, proof)) = KINDS.iter().find(|(f, ..)| f == result.getBarcodeFormat()) else {
                    continue;
                };
                let reading = Reading { kind, text: result.getText().to_owned(), from: place(low), to: place(high) };
                if is_proven(*proof, part, &reading) {
                    found.push(reading);
                }
            }
        }
        found
    }
}

fn is_proven(proof: Proof, part: Part<'_>, reading: &Reading) -> bool {
    match proof {
        Proof::Checked => !reading.text.is_empty(),
        Proof::Length(least) => reading.text.chars().count() >= least,
        Proof::Modules => has_modules(part, reading),
        Proof::Widths(least) => reading.text.chars().count() >= least && has_modules(part, reading),
    }
}

/// Whether the widths of what was read are whole modules.
fn has_modules(part: Part<'_>, reading: &Reading) -> bool {
    let mut at = part.from;
    let inside = part.lengths.iter().filter(|length| {
        let middle = at + **length / 2.0;
        at += **length;
        (reading.from..reading.to).contains(&middle)
    });
    unevenness(&inside.copied().collect::<Vec<_>>()) < UNEVEN
}

/// How far widths lie from one to four modules on average, in modules, for the module and the spread of ink that fit best.
fn unevenness(lengths: &[f32]) -> f32 {
    let mut sorted = lengths.to_vec();
    sorted.sort_by(f32::total_cmp);
    let Some(narrow) = sorted.get(sorted.len() / 5) else { return 1.0 };
    let error = |module: f32, spread: f32| {
        let each = lengths.iter().enumerate().map(|(at, length)| {
            let modules = length / module + if at % 2 == 0 { -spread } else { spread };
            (modules - modules.round().clamp(1.0, 4.0)).abs()
        });
        each.sum::<f32>() / lengths.len().max(1) as f32
    };
    let modules = (0..=24).map(|n| narrow * (0.7 + n as f32 * 0.025));
    let all = modules.flat_map(|module| (-6..=6).map(move |n| (module, n as f32 * 0.08)));
    all.map(|(module, spread)| error(module, spread)).fold(1.0, f32::min)
}

/// The parts of a line between its quiet zones, and the line as a whole. `dark`: the bars are.
fn parts(line: &Runs, dark: bool) -> Vec<Part<'_>> {
    let first = usize::from(line.is_dark_first != dark);
    let Some(lengths) = line.lengths.get(first..) else { return Vec::new() };
    let skipped: f32 = line.lengths[..first].iter().sum();
    // It ends with a bar.
    let lengths = &lengths[..lengths.len() - usize::from(lengths.len().is_multiple_of(2) && !lengths.is_empty())];
    let mut all = Vec::new();
    let mut add = |range: std::ops::Range<usize>, from: f32| {
        if range.len() >= FEWEST {
            let lengths = &lengths[range];
            all.push(Part { lengths, from, narrow: narrow(lengths) });
        }
    };
    let start = line.from + skipped;
    let (mut begin, mut from, mut at_place) = (0, start, start);
    for (at, length) in lengths.iter().enumerate() {
        let around = &lengths[at.saturating_sub(9)..(at + 10).min(lengths.len())];
        if at % 2 == 1 && *length > QUIET * narrow(around) {
            add(begin..at, from);
            (begin, from) = (at + 1, at_place + length);
        }
        at_place += length;
    }
    let is_split = begin > 0;
    add(begin..lengths.len(), from);
    if is_split && lengths.len() <= MOST {
        add(0..lengths.len(), start);
    }
    all.truncate(PARTS);
    all
}

/// The width of narrow bars: a quarter of them is no wider.
fn narrow(lengths: &[f32]) -> f32 {
    let mut sorted = lengths.to_vec();
    let at = sorted.len() / 4;
    *sorted.select_nth_unstable_by(at, f32::total_cmp).1
}

/// The part as rxing takes rows, between quiet zones; bits a pixel, and bits before it.
fn bits(part: Part<'_>) -> Option<(BitArray, f32, f32)> {
    let all: f32 = part.lengths.iter().sum();
    let scale = (FINE / part.narrow.max(0.2)).min(BITS / all.max(1.0));
    let quiet = (FINE * 14.0).round();
    let size = (all * scale + 2.0 * quiet).ceil();
    if !(size > 0.0 && size < 2.0 * BITS) {
        return None;
    }
    let mut bits = BitArray::with_size(size as usize);
    let mut at = quiet;
    for (n, length) in part.lengths.iter().enumerate() {
        let next = at + length * scale;
        if n % 2 == 0 {
            (at.round() as usize..next.round() as usize).for_each(|bit| bits.set(bit));
        }
        at = next;
    }
    Some((bits, scale, quiet))
}

/// The bars with which a PDF417 code begins and ends (ISO/IEC 15438:2015, 5.3.3).
const START: [f32; 8] = [8.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 3.0];
const STOP: [f32; 9] = [7.0, 1.0, 1.0, 3.0, 1.0, 1.0, 1.0, 2.0, 1.0];

/// Whether one of the two is on a line, in whichever direction and polarity.
pub fn is_stacked(line: &Runs) -> bool {
    let fits = |window: &[f32], pattern: &[f32], back: bool| {
        let module = window.iter().sum::<f32>() / pattern.iter().sum::<f32>();
        let length = |at: usize| window[if back { window.len() - 1 - at } else { at }];
        pattern.iter().enumerate().all(|(at, wanted)| (length(at) / module - wanted).abs() < 0.75)
    };
    let has = |pattern: &[f32]| {
        line.lengths.windows(pattern.len()).any(|window| fits(window, pattern, false) || fits(window, pattern, true))
    };
    has(&START) || has(&STOP)
}

#[cfg(test)]
mod tests {
    use super::unevenness;

    #[test]
    fn widths_in_modules() {
        let modules = [1.0, 2.0, 1.0, 4.0, 3.0, 1.0, 1.0, 2.0, 4.0, 1.0_f32];
        let drawn = |spread: f32| -> Vec<f32> {
            let each = modules.iter().enumerate();
            each.map(|(at, m)| 7.0 * (m + if at % 2 == 0 { spread } else { -spread })).collect()
        };
        assert!(unevenness(&drawn(0.0)) < 0.03, "{}", unevenness(&drawn(0.0)));
        // Ink that spreads makes bars wider and spaces narrower.
        assert!(unevenness(&drawn(0.32)) < 0.05, "{}", unevenness(&drawn(0.32)));
        let chance = [7.0, 11.0, 17.0, 25.0, 10.0, 7.0, 18.0, 31.0, 11.0, 17.0];
        assert!(unevenness(&chance) > 0.08, "{}", unevenness(&chance));
    }
}
