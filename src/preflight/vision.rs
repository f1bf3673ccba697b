//! How far apart two colours are: WCAG 2 contrast, in colour, in grey and for three kinds of colour blindness.
//!
//! Arithmetic only.

use crate::scene::Color;

/// Linear-light sRGB (IEC 61966-2-1), 0 to 1.
type Linear = [f32; 3];

fn linear(c: Color) -> Linear {
    [c.r, c.g, c.b].map(|v| {
        let v = f32::from(v) / 255.0;
        if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    })
}

/// Relative luminance, 0 to 1 (WCAG 2.2, "relative luminance").
fn luminance_of(c: Linear) -> f32 {
    0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]
}

pub fn luminance(c: Color) -> f32 {
    luminance_of(linear(c))
}

fn ratio(a: f32, b: f32) -> f32 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// WCAG 2 contrast, 1 to 21.
pub fn contrast(a: Color, b: Color) -> f32 {
    ratio(luminance(a), luminance(b))
}

/// The contrast after a printer has made both colours grey: luma of the coded values (ITU-R BT.601), as office
/// printers do.
pub fn grey_contrast(a: Color, b: Color) -> f32 {
    let grey = |c: Color| {
        let y = 0.299 * f32::from(c.r) + 0.587 * f32::from(c.g) + 0.114 * f32::from(c.b);
        let y = y.round().clamp(0.0, 255.0) as u8;
        Color::rgb(y, y, y)
    };
    contrast(grey(a), grey(b))
}

/// Machado, Oliveira, Fernandes 2009, "A physiologically-based model for simulation of color vision deficiency",
/// severity 1.0, on linear RGB.
const DEFICIENCIES: [(&str, [[f32; 3]; 3]); 3] = [
    (
        "without red cones",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "without green cones",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "without blue cones",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

/// The least contrast of the three, and for whom.
pub fn deficient_contrast(a: Color, b: Color) -> (f32, &'static str) {
    let seen = |c: Color, m: &[[f32; 3]; 3]| {
        let c = linear(c);
        let row = |r: &[f32; 3]| (r[0] * c[0] + r[1] * c[1] + r[2] * c[2]).clamp(0.0, 1.0);
        luminance_of([row(&m[0]), row(&m[1]), row(&m[2])])
    };
    let each = DEFICIENCIES.iter().map(|(name, m)| (ratio(seen(a, m), seen(b, m)), *name));
    each.min_by(|x, y| x.0.total_cmp(&y.0)).unwrap_or((21.0, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_contrasts() {
        let (black, white) = (Color::rgb(0, 0, 0), Color::rgb(255, 255, 255));
        assert!((contrast(black, white) - 21.0).abs() < 0.01);
        // The W3C's own example: #777 on white is 4.48 : 1.
        assert!((contrast(Color::rgb(0x77, 0x77, 0x77), white) - 4.48).abs() < 0.01);
        assert!((grey_contrast(black, white) - 21.0).abs() < 0.01);
        assert!((deficient_contrast(black, white).0 - 21.0).abs() < 0.3);
    }

    #[test]
    fn red_on_black_fades_without_red_cones() {
        let (red, black) = (Color::rgb(230, 0, 0), Color::rgb(0, 0, 0));
        assert!(contrast(red, black) > 4.0);
        let (seen, who) = deficient_contrast(red, black);
        assert!(seen < 3.0 && who == "without red cones", "{seen} {who}");
    }
}
