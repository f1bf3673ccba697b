//! Whether the digits of a font stand beside its letters as digits do: not shrunk, shifted, squeezed or stretched together.
//!
//! Each digit alone is looked at on the finished page; there, all of them small look like a number in small type.
//! Old-style figures have the height of small letters and hang below the line; 0, 1 and 2 never do.

use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::{FontRef, TableProvider};

/// Least height of a digit, of that of `x`; and most, of that of `H`.
const HEIGHT: [f32; 2] = [0.8, 1.35];
/// Most height of a digit that hangs or rises, from foot to head, of that of `H`.
const HANGING: f32 = 1.6;
/// Farthest that the foot of 0, 1 and 2 lies from the line, and that of the others below it, in em.
const FOOT: [f32; 2] = [0.25, 0.45];
/// Width of the digits' ink beside that of `n` and `o`: from half as wide to twice.
const WIDTH: [f32; 2] = [0.5, 1.9];
/// Room beside the digits: their advance to the width of their ink.
const ADVANCE: [f32; 2] = [0.85, 3.2];
/// Heights of digits of a font without Latin letters, in em.
const BARE: [f32; 2] = [0.35, 1.1];

/// Least heights of `H` and of `x`, in em: below them letters are so much smaller than their size says that no bound on sizes
/// holds. Of 100 faces that were measured (the kit and Debian's font packages, 2026-11) the lowest have 0.56 and 0.41.
const LOW: [f32; 2] = [0.42, 0.22];

/// Left, foot, right, head.
#[derive(Debug, Clone, Copy)]
struct Ink([f32; 4]);

impl OutlinePen for Ink {
    fn move_to(&mut self, x: f32, y: f32) {
        let [x0, y0, x1, y1] = self.0;
        self.0 = [x0.min(x), y0.min(y), x1.max(x), y1.max(y)];
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.move_to(x, y);
    }
    // Control points of extrema lie on the outline.
    fn quad_to(&mut self, _: f32, _: f32, x: f32, y: f32) {
        self.move_to(x, y);
    }
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, x: f32, y: f32) {
        self.move_to(x, y);
    }
    fn close(&mut self) {}
}

impl Ink {
    fn width(self) -> f32 {
        self.0[2] - self.0[0]
    }
    fn height(self) -> f32 {
        self.0[3] - self.0[1]
    }
}

/// What the digits of a face are, when they are not as digits are; or its letters, when they are small for their size.
pub fn check(font: &FontRef<'_>) -> Result<(), String> {
    let em = f32::from(font.head().map_or(1000, |head| head.units_per_em()));
    let ink = |c: char| {
        let glyph = font.outline_glyphs().get(font.charmap().map(c)?)?;
        let mut ink = Ink([f32::MAX, f32::MAX, f32::MIN, f32::MIN]);
        glyph.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut ink).ok()?;
        (ink.width() > 0.0 && ink.height() > 0.0).then_some(ink)
    };
    let low = |c: char, least: f32| ink(c).map(|ink| ink.height() < least * em);
    if low('H', LOW[0]).or_else(|| low('x', LOW[1])) == Some(true) {
        return Err("has letters that are much smaller than their size says (look at its unitsPerEm)".to_owned());
    }
    let digits: Vec<(char, Ink)> = ('0'..='9').filter_map(|c| Some((c, ink(c)?))).collect();
    let odd = |what: &str| Err(format!("has digits that are {what} beside its letters, as no honest font has"));
    if digits.is_empty() {
        return Ok(());
    }
    let (x, h) = (ink('x').map(Ink::height), ink('H').map(Ink::height));
    let least = x.or(h.map(|h| 0.6 * h)).map_or(BARE[0] * em, |x| HEIGHT[0] * x);
    let most = |hanging: f32| h.map_or(BARE[1] * em, |h| hanging * h);
    for (c, ink) in &digits {
        let line = matches!(c, '0'..='2');
        if ink.height() < least {
            return odd("smaller than small letters");
        }
        if ink.height() > most(if line { HEIGHT[1] } else { HANGING }) {
            return odd("much taller than capitals");
        }
        let foot = ink.0[1] / em;
        if foot > FOOT[0] || foot < -(if line { FOOT[0] } else { FOOT[1] }) {
            return odd("far from the line");
        }
    }
    // The median: 1 is narrow.
    let median = |mut all: Vec<f32>| {
        all.sort_by(f32::total_cmp);
        all[all.len() / 2]
    };
    let width = median(digits.iter().map(|(_, ink)| ink.width()).collect());
    let letters: Vec<f32> = ['n', 'o'].iter().filter_map(|c| Some(ink(*c)?.width())).collect();
    if letters.len() == 2 {
        let share = 2.0 * width / (letters[0] + letters[1]);
        if share < WIDTH[0] {
            return odd("squeezed");
        }
        if share > WIDTH[1] {
            return odd("stretched");
        }
    }
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let advance = |c: char| metrics.advance_width(font.charmap().map(c)?);
    let room = median(digits.iter().map(|(c, _)| advance(*c).unwrap_or(width)).collect()) / width;
    if !(ADVANCE[0]..=ADVANCE[1]).contains(&room) {
        return odd(if room < ADVANCE[0] { "printed into one another" } else { "far apart" });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods, reason = "the kit's fonts are read as files")]
    fn digits_of_the_kit_are_digits() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
        let mut count = 0;
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            if entry.path().extension().is_some_and(|e| e == "ttf") {
                let bytes = std::fs::read(entry.path()).unwrap();
                let font = FontRef::new(&bytes).unwrap();
                assert_eq!(check(&font), Ok(()), "{}", entry.path().display());
                count += 1;
            }
        }
        assert!(count > 30);
    }

    /// The whole font four times smaller than its size says.
    #[test]
    fn letters_that_are_small_for_their_size() {
        let mut bytes = include_bytes!("../../../fonts/NotoSans-Regular.ttf").to_vec();
        let head = FontRef::new(&bytes)
            .unwrap()
            .table_directory()
            .table_records()
            .iter()
            .find(|r| r.tag() == "head")
            .map(|record| record.offset() as usize);
        let at = head.unwrap() + 18;
        for (times, is_small) in [(1_u16, false), (2, true), (4, true)] {
            let units = 1000 * times;
            bytes[at..at + 2].copy_from_slice(&units.to_be_bytes());
            let found = check(&FontRef::new(&bytes).unwrap());
            assert_eq!(found.is_err_and(|what| what.contains("unitsPerEm")), is_small, "{times}");
        }
    }
}
