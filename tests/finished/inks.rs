//! What a colour of the scene must be painted with, worked out from the promises in the README and the notes in
//! `ink/mod.rs`, not by the code that paints.

use handbill::ink::{self, Ink};
use handbill::scene::Color;

use super::stream::{Look, Paint};

fn linear(v: u8) -> f64 {
    let v = f64::from(v) / 255.0;
    if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
}

fn mixed(color: Color, weights: [f64; 3]) -> f64 {
    [color.r, color.g, color.b].iter().zip(weights).map(|(v, w)| linear(*v) * w).sum()
}

/// The grey of the same luminance (WCAG's), on the sRGB curve.
pub fn grey(color: Color) -> f64 {
    let y = mixed(color, [0.2126, 0.7152, 0.0722]);
    if y <= 0.003_130_8 { y * 12.92 } else { 1.055 * y.powf(1.0 / 2.4) - 0.055 }
}

/// CIE L*, relative to D50: the second row of the ICC's matrix for sRGB.
pub fn lightness(color: Color) -> f64 {
    let y = mixed(color, [0.222_488_4, 0.716_873_17, 0.060_607_91]);
    if y > (6.0_f64 / 29.0).powi(3) { 116.0 * y.cbrt() - 16.0 } else { y * (29.0_f64 / 3.0).powi(3) }
}

/// Type below 12 pt and lines below 1 pt are fine.
#[track_caller]
pub fn check(what: &str, ink: Ink, color: Color, fine: bool, look: &Look) {
    let close = |a: f64, b: f64| (a - b).abs() <= 0.001;
    assert!(close(look.alpha, f64::from(color.a) / 255.0), "{what}: alpha {} and not {}", look.alpha, color.a);
    let dark = lightness(color) <= 40.0;
    let black = Paint::Cmyk([0.0, 0.0, 0.0, 1.0]);
    assert_eq!(look.overprints, ink == Ink::Cmyk && fine && look.paint == black, "{what}: overprint of {color:?}");
    let well = match (ink, look.paint) {
        (Ink::Grey, Paint::Grey(v)) => close(v, grey(color)),
        (Ink::Colour, Paint::Grey(v)) => {
            color.r == color.g && color.g == color.b && close(v, f64::from(color.r) / 255.0)
        }
        (Ink::Colour, Paint::Rgb(rgb)) => {
            let parts = [color.r, color.g, color.b];
            !(color.r == color.g && color.g == color.b)
                && rgb.iter().zip(parts).all(|(a, b)| close(*a, f64::from(b) / 255.0))
        }
        (Ink::Cmyk, Paint::All(v)) => color == Color::REGISTRATION && v == 1.0,
        (Ink::Cmyk, Paint::Cmyk(found)) if color != Color::REGISTRATION => cmyk(found, color, fine && dark),
        _ => false,
    };
    assert!(
        well,
        "{what}: {color:?} ({}) is painted with {:?} in {ink:?}",
        if fine { "fine" } else { "large" },
        look.paint
    );
}

fn cmyk(found: [f64; 4], color: Color, small_and_dark: bool) -> bool {
    let close = |wanted: [f64; 4]| found.iter().zip(wanted).all(|(a, b)| (a - b).abs() <= 0.001);
    if small_and_dark {
        return close([0.0, 0.0, 0.0, 1.0]);
    }
    if let Some(own) = color.cmyk {
        return close(own.map(|v| f64::from(v) / 100.0));
    }
    if color.r == color.g && color.g == color.b {
        // Black ink alone, as light as the colour is between paper and black ink.
        let seen = |k: f64| {
            let [r, g, b] = ink::seen([0, 0, 0, (k * 100.0).round() as u8]);
            lightness(Color::rgb(r, g, b))
        };
        let (paper, black) = (seen(0.0), seen(1.0));
        let wanted = black + (paper - black) * lightness(color) / 100.0;
        return found[..3] == [0.0; 3] && (seen(found[3]) - wanted).abs() < 1.5;
    }
    close(ink::pixel([color.r, color.g, color.b]))
}
