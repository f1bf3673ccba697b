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

/// What the ink of a glyph covers, in cells of a fortieth of an em from its left edge and a quarter below the line on.
#[derive(Debug, Clone)]
struct Look(Vec<bool>);

const CELLS: f32 = 40.0;
const ACROSS: usize = 40;
const DOWN: usize = 48;
const BELOW: f32 = 0.25;

/// Glyphs that differ in less of their common ink are one sign to a reader. Of 13 faces that were measured (Noto, DejaVu, the
/// fonts of URW, 2026-11) the nearest are 8 and B of DejaVu Sans Bold with 0.19, and 5 and S of Noto Sans Bold with 0.20.
const ALIKE: f32 = 0.12;
/// A 1 that fills so much of its box is a mere stroke, which may be an l or an I; that of Noto Sans Bold fills 0.52.
const STROKE: f32 = 0.85;

/// The outline as a polygon.
#[derive(Debug, Default)]
struct Polygon {
    start: (f32, f32),
    at: (f32, f32),
    edges: Vec<[f32; 4]>,
}

impl OutlinePen for Polygon {
    fn move_to(&mut self, x: f32, y: f32) {
        (self.start, self.at) = ((x, y), (x, y));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.edges.push([self.at.0, self.at.1, x, y]);
        self.at = (x, y);
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (ax, ay) = self.at;
        for t in [0.25_f32, 0.5, 0.75, 1.0] {
            let u = 1.0 - t;
            self.line_to(u * u * ax + 2.0 * u * t * cx + t * t * x, u * u * ay + 2.0 * u * t * cy + t * t * y);
        }
    }
    fn curve_to(&mut self, bx: f32, by: f32, cx: f32, cy: f32, x: f32, y: f32) {
        let (ax, ay) = self.at;
        for t in [0.25_f32, 0.5, 0.75, 1.0] {
            let u = 1.0 - t;
            let mix = |a: f32, b: f32, c: f32, d: f32| {
                u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
            };
            self.line_to(mix(ax, bx, cx, x), mix(ay, by, cy, y));
        }
    }
    fn close(&mut self) {
        let (x, y) = self.start;
        self.line_to(x, y);
    }
}

impl Look {
    fn of(font: &FontRef<'_>, c: char, em: f32) -> Option<Self> {
        let glyph = font.outline_glyphs().get(font.charmap().map(c)?)?;
        let mut polygon = Polygon::default();
        glyph.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut polygon).ok()?;
        let edges: Vec<[f32; 4]> = polygon.edges.iter().map(|edge| edge.map(|v| v / em)).collect();
        let left = edges.iter().map(|edge| edge[0].min(edge[2])).reduce(f32::min)?;
        let mut cells = Vec::with_capacity(ACROSS * DOWN);
        for row in 0..DOWN {
            let y = (row as f32 + 0.5) / CELLS - BELOW;
            let crossed: Vec<(f32, i32)> = edges
                .iter()
                .filter(|[_, ay, _, by]| (*ay <= y) != (*by <= y))
                .map(|[ax, ay, bx, by]| (ax + (y - ay) / (by - ay) * (bx - ax), if by > ay { 1 } else { -1 }))
                .collect();
            for column in 0..ACROSS {
                let x = left + (column as f32 + 0.5) / CELLS;
                cells.push(crossed.iter().filter(|(at, _)| *at > x).map(|(_, turn)| turn).sum::<i32>() != 0);
            }
        }
        cells.contains(&true).then_some(Self(cells))
    }

    fn unlike(&self, other: &Self) -> f32 {
        let both = || self.0.iter().zip(&other.0);
        both().filter(|(a, b)| a != b).count() as f32 / both().filter(|(a, b)| **a || **b).count().max(1) as f32
    }

    /// How much of the box around the ink is ink.
    fn filled(&self) -> f32 {
        let ink = || self.0.iter().enumerate().filter(|(_, ink)| **ink).map(|(at, _)| (at % ACROSS, at / ACROSS));
        let span = |all: Vec<usize>| all.iter().max().zip(all.iter().min()).map_or(0, |(most, least)| most - least + 1);
        let (w, h) = (span(ink().map(|(x, _)| x).collect()), span(ink().map(|(_, y)| y).collect()));
        ink().count() as f32 / (w * h).max(1) as f32
    }
}

/// Whether a font has the ten digits, and each is told from the others, from the letters that it is taken for and from what
/// stands between the groups of a number.
pub fn are_plain(font: &FontRef<'_>) -> bool {
    const LETTERS: [(usize, char); 6] = [(0, 'O'), (1, 'l'), (1, 'I'), (5, 'S'), (2, 'Z'), (8, 'B')];
    const SIGNS: &str = "-+.,:()/·\u{2010}\u{2011}";
    const SPACES: &str = " \u{A0}\u{2009}\u{202F}";
    let em = f32::from(font.head().map_or(1000, |head| head.units_per_em()));
    let digits: Vec<Look> = ('0'..='9').filter_map(|c| Look::of(font, c, em)).collect();
    let apart = |a: &Look, b: &Look| a.unlike(b) >= ALIKE;
    digits.len() == 10
        && (0..10).all(|at| digits[at + 1..].iter().all(|other| apart(&digits[at], other)))
        && LETTERS.iter().all(|(digit, c)| Look::of(font, *c, em).is_none_or(|letter| apart(&digits[*digit], &letter)))
        && SIGNS
            .chars()
            .filter_map(|c| Look::of(font, c, em))
            .all(|sign| digits.iter().all(|digit| apart(digit, &sign)))
        && SPACES.chars().all(|c| Look::of(font, c, em).is_none())
        && digits[1].filled() < STROKE
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

    /// The kit's digits are told apart; a 1 that is drawn as an l is not.
    #[test]
    fn digits_are_told_apart() {
        let sans: &[u8] = include_bytes!("../../../fonts/NotoSans-Regular.ttf");
        assert!(are_plain(&FontRef::new(sans).unwrap()));
        assert!(are_plain(&FontRef::new(include_bytes!("../../../fonts/NotoSans-Bold.ttf")).unwrap()));
        for (digit, letter) in [('1', 'l'), ('1', 'I'), ('0', 'O'), ('1', '-'), ('8', '.')] {
            let spoiled = drawn_as(sans, digit, letter);
            assert!(!are_plain(&FontRef::new(&spoiled).unwrap()), "{digit} as {letter}");
        }
        // A family without digits.
        assert!(!are_plain(&FontRef::new(include_bytes!("../../../fonts/NotoSansSymbols-Regular.ttf")).unwrap()));
    }

    /// The font with the outline of one glyph in the place of another's.
    fn drawn_as(bytes: &[u8], digit: char, letter: char) -> Vec<u8> {
        let font = FontRef::new(bytes).unwrap();
        let (loca, head) = (font.loca(None).unwrap(), font.head().unwrap());
        assert_eq!(head.index_to_loc_format(), 1);
        let at = |c: char| {
            let glyph = font.charmap().map(c).unwrap().to_u32() as usize;
            loca.get_raw(glyph).unwrap() as usize..loca.get_raw(glyph + 1).unwrap() as usize
        };
        let records = font.table_directory().table_records();
        let glyf = records.iter().find(|r| r.tag() == "glyf").unwrap().offset() as usize;
        let (to, from) = (at(digit), at(letter));
        let mut out = bytes.to_vec();
        let room = to.len().min(from.len());
        out.copy_within(glyf + from.start..glyf + from.start + room, glyf + to.start);
        out
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
