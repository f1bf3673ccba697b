//! Which inks a sheet is printed with, and what each colour becomes in them.
//!
//! - [`Ink`]: the three editions; `load` picks the palette of the edition, `pdf` writes its colour spaces
//! - `lut`: a table of an ICC profile, evaluated
//! - `profile`: the press condition that CMYK is made for (see `profiles/README.md`)
//!
//! Pure arithmetic over numbers that are in the binary: the same colour becomes the same ink on every machine.

mod lut;
mod profile;

use std::sync::OnceLock;

use crate::scene::{Color, Pt};

pub use profile::{CONDITION, bytes as profile};

/// What the printer has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ink {
    /// RGB, for office printers and screens: PDF/UA-1 and PDF/A-2a
    #[default]
    Colour,
    /// Black toner only: PDF/UA-1 and PDF/A-2a, nothing but DeviceGray
    Grey,
    /// For a print shop: PDF/X-4 for coated paper (FOGRA39), with bleed and marks
    Cmyk,
}

impl Ink {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Colour, Self::Grey, Self::Cmyk];

    /// The ink of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ink| ink.name() == name)
    }

    /// The name of its palette in `[colors.NAME]`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Colour => "colour",
            Self::Grey => "grey",
            Self::Cmyk => "cmyk",
        }
    }
}

/// Most ink on one spot, in per cent: the bound that the profile was made with. FOGRA39's condition (ISO 12647-2, coated)
/// allows up to 350; 300 dries on any sheet-fed press.
pub const TOTAL_INK: u16 = 300;

/// Type below this size, if it is dark, is printed with black ink alone: four plates that are a hair apart make small
/// letters coloured and blunt. 12 pt is where the Ghent Workgroup's 2015 specification wants black type to overprint.
pub const SMALL_TYPE: Pt = 12.0;
/// Lines below this width count as small type.
pub const THIN_LINE: Pt = 1.0;
/// The most lightness (CIE L*) that counts as dark; black ink on white paper still has 7 : 1 with what was 40.
const DARK: f64 = 40.0;

/// A colour in the file's own space, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    Grey(u16),
    Rgb([u16; 3]),
    Cmyk([u16; 4]),
    /// On every plate: marks for the press, outside the sheet.
    Registration,
}

fn thousandths(value: f64) -> u16 {
    // Within 0 to 1000 after the clamp.
    (value.clamp(0.0, 1.0) * 1000.0).round() as u16
}

/// What a colour is painted with; `fine` for small type and thin lines.
pub fn paint(ink: Ink, color: Color, fine: bool) -> Paint {
    let part = |v: u8| thousandths(f64::from(v) / 255.0);
    match ink {
        Ink::Grey => Paint::Grey(thousandths(grey([color.r, color.g, color.b]))),
        Ink::Cmyk if color == Color::REGISTRATION => Paint::Registration,
        Ink::Cmyk => Paint::Cmyk(cmyk(color, fine)),
        // Neutral colours are written as grey, which a press prints with black ink alone.
        Ink::Colour if color.r == color.g && color.g == color.b => Paint::Grey(part(color.r)),
        Ink::Colour => Paint::Rgb([part(color.r), part(color.g), part(color.b)]),
    }
}

/// What the colours of a gradient are painted with: all in one space, through the same conversion as flat colours.
pub fn gradient(ink: Ink, colors: &[Color]) -> Vec<Paint> {
    let part = |v: u8| thousandths(f64::from(v) / 255.0);
    let neutral = colors.iter().all(|c| c.r == c.g && c.g == c.b);
    let one = |color: &Color| match ink {
        Ink::Colour if !neutral => Paint::Rgb([part(color.r), part(color.g), part(color.b)]),
        Ink::Cmyk => Paint::Cmyk(cmyk(*color, false)),
        _ => paint(ink, *color, false),
    };
    colors.iter().map(one).collect()
}

fn cmyk(color: Color, fine: bool) -> [u16; 4] {
    let rgb = [color.r, color.g, color.b];
    if fine && lab(rgb)[0] <= DARK {
        return [0, 0, 0, 1000];
    }
    if let Some(own) = color.cmyk {
        return own.map(|v| u16::from(v) * 10);
    }
    if color.r == color.g && color.g == color.b {
        return [0, 0, 0, black_for(lab(rgb)[0])];
    }
    pixel(rgb).map(thousandths)
}

/// One pixel through the profile, 0 to 1.
pub fn pixel(rgb: [u8; 3]) -> [f64; 4] {
    // Paper stays paper.
    if rgb == [255; 3] {
        return [0.0; 4];
    }
    profile::from_lab(lab(rgb))
}

/// The grey of the same luminance, 0 to 1 on the sRGB curve.
pub fn grey(rgb: [u8; 3]) -> f64 {
    let [r, g, b] = rgb.map(linear);
    let y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    if y <= 0.003_130_8 { y * 12.92 } else { 1.055 * y.powf(1.0 / 2.4) - 0.055 }
}

/// What a colour of the press looks like on a screen.
pub fn seen(cmyk: [u8; 4]) -> [u8; 3] {
    if cmyk == [0; 4] {
        return [255; 3];
    }
    let [l, a, b] = profile::to_lab(cmyk.map(|v| f64::from(v) / 100.0));
    let fy = (l + 16.0) / 116.0;
    let cube = |f: f64| if f > 6.0 / 29.0 { f * f * f } else { 3.0 * (6.0_f64 / 29.0).powi(2) * (f - 4.0 / 29.0) };
    let [x, y, z] = [cube(fy + a / 500.0) * D50[0], cube(fy), cube(fy - b / 200.0) * D50[2]];
    // D50 to linear sRGB: the inverse of `TO_XYZ`.
    [
        3.134_136 * x - 1.617_386 * y - 0.490_662 * z,
        -0.978_795 * x + 1.916_254 * y + 0.033_443 * z,
        0.071_955 * x - 0.228_977 * y + 1.405_386 * z,
    ]
    .map(|v| {
        let v = if v <= 0.003_130_8 { v * 12.92 } else { 1.055 * v.powf(1.0 / 2.4) - 0.055 };
        (v.clamp(0.0, 1.0) * 255.0).round() as u8
    })
}

const D50: [f64; 3] = [0.9642, 1.0, 0.8249];
/// sRGB primaries, adapted to D50 (as in `pdf/icc.rs`), by row.
const TO_XYZ: [[f64; 3]; 3] = [
    [0.436_065_67, 0.385_147_09, 0.143_066_41],
    [0.222_488_4, 0.716_873_17, 0.060_607_91],
    [0.013_916_02, 0.097_076_42, 0.714_096_07],
];

fn linear(v: u8) -> f64 {
    let v = f64::from(v) / 255.0;
    if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
}

/// CIE L*a*b* of an sRGB colour, relative to D50.
fn lab(rgb: [u8; 3]) -> [f64; 3] {
    let rgb = rgb.map(linear);
    let f = |row: usize| {
        let t = TO_XYZ[row].iter().zip(rgb).map(|(m, v)| m * v).sum::<f64>() / D50[row];
        if t > (6.0_f64 / 29.0).powi(3) { t.cbrt() } else { t / (3.0 * (6.0_f64 / 29.0).powi(2)) + 4.0 / 29.0 }
    };
    let (x, y, z) = (f(0), f(1), f(2));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// How much black ink has a lightness, with the darkest black for 0: bisection over the profile's own ramp.
fn black_for(lightness: f64) -> u16 {
    static RAMP: OnceLock<Vec<f64>> = OnceLock::new();
    let ramp =
        RAMP.get_or_init(|| (0..=100).map(|k| profile::to_lab([0.0, 0.0, 0.0, f64::from(k) / 100.0])[0]).collect());
    let (white, black) = (ramp[0], ramp[100]);
    let wanted = black + (white - black) * (lightness / 100.0).clamp(0.0, 1.0);
    let nearest = (0_u16..).zip(ramp).min_by(|(_, a), (_, b)| (*a - wanted).abs().total_cmp(&(*b - wanted).abs()));
    nearest.map_or(1000, |(k, _)| k * 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ink_is_bounded_everywhere() {
        for r in (0..=255).step_by(15) {
            for g in (0..=255).step_by(15) {
                for b in (0..=255).step_by(15) {
                    let total: f64 = pixel([r, g, b]).iter().sum();
                    assert!(total * 100.0 <= f64::from(TOTAL_INK) + 0.5, "{r} {g} {b}: {total}");
                }
            }
        }
    }

    #[test]
    fn white_is_paper_and_dark_small_type_is_black() {
        assert_eq!(paint(Ink::Cmyk, Color::rgb(255, 255, 255), false), Paint::Cmyk([0; 4]));
        assert_eq!(paint(Ink::Cmyk, Color::rgb(0, 0, 0), false), Paint::Cmyk([0, 0, 0, 1000]));
        assert_eq!(paint(Ink::Cmyk, Color::rgb(0x10, 0x20, 0x3f), true), Paint::Cmyk([0, 0, 0, 1000]));
        assert_ne!(paint(Ink::Cmyk, Color::rgb(0x10, 0x20, 0x3f), false), Paint::Cmyk([0, 0, 0, 1000]));
        let light = Color::rgb(0xff, 0xc8, 0x45);
        assert_eq!(paint(Ink::Cmyk, light, true), paint(Ink::Cmyk, light, false));
    }

    /// Little CMS over the same profile and intent says 0 22 80 7 for the light and 79 55 12 74 for the night.
    #[test]
    fn the_tables_give_what_little_cms_gives() {
        for (rgb, wanted) in
            [([0xff, 0xc8, 0x45], [0.0, 22.0, 80.0, 7.0]), ([0x10, 0x20, 0x3f], [79.0, 55.0, 12.0, 74.0])]
        {
            for (own, wanted) in pixel(rgb).into_iter().zip(wanted) {
                assert!((own * 100.0 - wanted).abs() <= 1.5, "{rgb:?}: {:?}", pixel(rgb));
            }
        }
    }

    #[test]
    fn there_and_back() {
        for rgb in [[0xff, 0xc8, 0x45], [0xc9, 0xd3, 0xe6], [0x80, 0x80, 0x80]] {
            let ink = pixel(rgb).map(|v| (v * 100.0).round() as u8);
            for (a, b) in seen(ink).into_iter().zip(rgb) {
                assert!(a.abs_diff(b) < 22, "{rgb:?} → {ink:?} → {:?}", seen(ink));
            }
        }
    }

    #[test]
    fn greys_keep_their_luminance() {
        assert_eq!(paint(Ink::Grey, Color::rgb(255, 255, 255), false), Paint::Grey(1000));
        assert_eq!(paint(Ink::Grey, Color::rgb(128, 128, 128), false), Paint::Grey(502));
        let Paint::Grey(light) = paint(Ink::Grey, Color::rgb(0xff, 0xc8, 0x45), false) else { return };
        assert!((790..840).contains(&light), "{light}");
    }
}
