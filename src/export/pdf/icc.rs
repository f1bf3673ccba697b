//! A small sRGB profile for the output intent, built from the numbers of IEC 61966-2-1.
//!
//! Written out here rather than shipped as a file: it has 500 bytes, no licence, and every number can be checked.

/// ICC.1:2004-10 (version 4.2), the newest version that PDF 1.7 and PDF/A-2 name.
const VERSION: u32 = 0x0420_0000;
/// The D50 white point of the profile connection space.
const D50: [f64; 3] = [0.9642, 1.0, 0.8249];
/// sRGB primaries, adapted to D50 with the Bradford transform (ICC's published sRGB values).
const RED: [f64; 3] = [0.436_065_67, 0.222_488_4, 0.013_916_02];
const GREEN: [f64; 3] = [0.385_147_09, 0.716_873_17, 0.097_076_42];
const BLUE: [f64; 3] = [0.143_066_41, 0.060_607_91, 0.714_096_07];
/// Bradford, from D65 to D50.
const ADAPTATION: [f64; 9] = [
    1.047_882_08,
    0.022_918_70,
    -0.050_216_67,
    0.029_586_79,
    0.990_478_52,
    -0.017_059_33,
    -0.009_231_57,
    0.015_075_68,
    0.751_678_47,
];
/// The sRGB transfer curve: `((a·x + b)^g` above `d`, `c·x` below.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];

/// Elements, each with its signatures.
type Elements<'a> = [(&'a [&'a [u8; 4]], Vec<u8>)];

/// The bytes of the sRGB profile.
pub(super) fn srgb() -> Vec<u8> {
    build(
        b"RGB ",
        &[
            (&[b"desc", b"cprt"], unicode("sRGB")),
            (&[b"wtpt"], fixed(b"XYZ ", &D50)),
            (&[b"chad"], fixed(b"sf32", &ADAPTATION)),
            (&[b"rXYZ"], fixed(b"XYZ ", &RED)),
            (&[b"gXYZ"], fixed(b"XYZ ", &GREEN)),
            (&[b"bXYZ"], fixed(b"XYZ ", &BLUE)),
            (&[b"rTRC", b"gTRC", b"bTRC"], parametric(&CURVE)),
        ],
    )
}

/// The bytes of a profile for grey on the same curve.
pub(super) fn grey() -> Vec<u8> {
    build(
        b"GRAY",
        &[
            (&[b"desc", b"cprt"], unicode("sGray")),
            (&[b"wtpt"], fixed(b"XYZ ", &D50)),
            (&[b"kTRC"], parametric(&CURVE)),
        ],
    )
}

fn build(space: &[u8; 4], elements: &Elements<'_>) -> Vec<u8> {
    let count: usize = elements.iter().map(|(tags, _)| tags.len()).sum();
    let mut table = u32be(count);
    let mut data = Vec::new();
    let start = 128 + 4 + 12 * count;
    for (tags, bytes) in elements {
        for tag in *tags {
            table.extend_from_slice(*tag);
            table.extend(u32be(start + data.len()));
            table.extend(u32be(bytes.len()));
        }
        data.extend_from_slice(bytes);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = header(space, start + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

fn header(space: &[u8; 4], size: usize) -> Vec<u8> {
    let mut out = u32be(size);
    out.extend([0; 4]); // preferred colour engine: none
    out.extend(VERSION.to_be_bytes());
    out.extend_from_slice(b"mntr");
    out.extend_from_slice(space);
    out.extend_from_slice(b"XYZ ");
    // A fixed date (1 January 2025), so that equal inputs give equal bytes.
    for part in [2025_u16, 1, 1, 0, 0, 0] {
        out.extend(part.to_be_bytes());
    }
    out.extend_from_slice(b"acsp");
    out.extend([0; 28]); // platform, flags, manufacturer, model, attributes, intent: all default
    for value in D50 {
        out.extend(s15_16(value));
    }
    out.resize(128, 0); // creator, profile id, reserved
    out
}

fn u32be(value: usize) -> Vec<u8> {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes().to_vec()
}

fn s15_16(value: f64) -> [u8; 4] {
    ((value * 65_536.0).round() as i32).to_be_bytes()
}

fn fixed(kind: &[u8; 4], values: &[f64]) -> Vec<u8> {
    let mut out = kind.to_vec();
    out.extend([0; 4]);
    out.extend(values.iter().flat_map(|v| s15_16(*v)));
    out
}

/// A `para` element of type 3 (gamma, a, b, c, d).
fn parametric(values: &[f64]) -> Vec<u8> {
    let mut out = b"para\0\0\0\0\0\x03\0\0".to_vec();
    out.extend(values.iter().flat_map(|v| s15_16(*v)));
    out
}

/// A `mluc` element with one English string.
fn unicode(text: &str) -> Vec<u8> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut out = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".to_vec();
    out.extend(u32be(utf16.len()));
    out.extend(u32be(28));
    out.extend(utf16);
    out
}
