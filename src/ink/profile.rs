//! The press condition: offset on coated paper, characterised by FOGRA39.

use std::sync::OnceLock;

use super::lut::Lut;

/// The name under which the ICC registry (www.color.org) lists the condition.
pub const CONDITION: &str = "FOGRA39";

static PACKED: &[u8] = include_bytes!("profiles/coated-fogra39.icc.zst");
/// More than the profile has.
const MOST_BYTES: usize = 1 << 20;

/// The ICC profile.
pub fn bytes() -> &'static [u8] {
    static PROFILE: OnceLock<Vec<u8>> = OnceLock::new();
    PROFILE.get_or_init(|| zstd::bulk::decompress(PACKED, MOST_BYTES).unwrap_or_default())
}

/// An element of the profile by its signature (ICC.1:2001-04, 6.2).
fn element(name: &[u8; 4]) -> Option<&'static [u8]> {
    let data = bytes();
    let number = |at: usize| {
        let b = data.get(at..at + 4)?;
        Some(u32::from_be_bytes([b[0], b[1], b[2], b[3]]) as usize)
    };
    let count = number(128)?;
    let row = (0..count).map(|i| 132 + 12 * i).find(|at| data.get(*at..*at + 4) == Some(name.as_slice()))?;
    data.get(number(row + 4)?..)?.get(..number(row + 8)?)
}

fn table(name: &[u8; 4], cell: &'static OnceLock<Option<Lut>>) -> Option<&'static Lut> {
    cell.get_or_init(|| Lut::read(element(name)?)).as_ref()
}

/// In version 2 profiles, 16-bit Lab has 100 at FF00 and a zero at 8000 (ICC.1:2001-04, table 69).
const FULL: f64 = 65_280.0 / 65_535.0;

/// Lab → ink, for pictures (perceptual: colours that the press lacks move to where it has them).
pub(super) fn from_lab([l, a, b]: [f64; 3]) -> [f64; 4] {
    static LUT: OnceLock<Option<Lut>> = OnceLock::new();
    let offset = |v: f64| (v + 128.0) * 256.0 / 65_535.0;
    match table(b"B2A0", &LUT) {
        Some(lut) => lut.apply(&[l / 100.0 * FULL, offset(a), offset(b)]),
        None => [0.0, 0.0, 0.0, 1.0 - l / 100.0],
    }
}

/// Ink → Lab, relative to the paper.
pub(super) fn to_lab(cmyk: [f64; 4]) -> [f64; 3] {
    static LUT: OnceLock<Option<Lut>> = OnceLock::new();
    match table(b"A2B1", &LUT) {
        Some(lut) => {
            let [l, a, b, _] = lut.apply(&cmyk);
            let back = |v: f64| v * 65_535.0 / 256.0 - 128.0;
            [l / FULL * 100.0, back(a), back(b)]
        }
        None => [100.0 - cmyk.iter().sum::<f64>() * 25.0, 0.0, 0.0],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_complete() {
        assert_eq!(&bytes()[12..24], b"prtrCMYKLab ");
        for name in [b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2"] {
            assert!(element(name).and_then(Lut::read).is_some(), "{name:?}");
        }
        assert!((to_lab([0.0; 4])[0] - 100.0).abs() < 0.5, "{:?}", to_lab([0.0; 4]));
    }
}
