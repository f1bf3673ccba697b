//! ICC profiles of pictures: pixels become sRGB, because that is what the file says they are.
//!
//! Only profiles of three primaries and curves (Display P3, Adobe RGB, cameras), or of one grey curve, are understood;
//! others are refused. Evaluated here in plain numbers, so that every machine makes the same bytes.

use crate::load::pictures::raster::Fault;

const ANEW: Option<&str> = Some("convert the picture to sRGB in a photo program and save it anew");

/// A channel's way to light.
#[derive(Debug, Clone, PartialEq)]
enum Curve {
    Table(Vec<u16>),
    /// g, a, b, c, d, e, f of ICC.1:2010, 10.16.
    Formula([f64; 7]),
}

#[derive(Debug)]
enum Space {
    /// Curves, and from linear light to XYZ under D50, by rows.
    Rgb(Box<[Curve; 3]>, [[f64; 3]; 3]),
    Grey(Curve),
}

/// From XYZ under D50 to linear sRGB (Bradford, as profiles are made).
const SRGB: [[f64; 3]; 3] = [
    [3.134_113_8, -1.617_392_6, -0.490_633_1],
    [-0.978_769_2, 1.916_254_9, 0.033_450_2],
    [0.071_943_0, -0.228_971_4, 1.405_215_4],
];

/// Differences that nobody sees, in 255ths.
const UNSEEN: u8 = 3;

/// A profile that is not (nearly) sRGB.
#[derive(Debug)]
pub struct Profile(Space);

/// Reads a profile; `None` when its pixels are sRGB already.
pub fn read(icc: &[u8], grey: bool) -> Result<Option<Profile>, Fault> {
    let refused = |what: &str| (format!("the picture has a colour profile that {what}"), ANEW);
    let kind = icc.get(16..20).ok_or_else(|| refused("is broken"))?;
    let space = match kind {
        b"RGB " if !grey => rgb(icc).ok_or_else(|| refused("cannot be converted")),
        b"GRAY" if grey => curve(icc, b"kTRC").map(Space::Grey).ok_or_else(|| refused("cannot be converted")),
        // Cameras give grey pictures the profile of their colours.
        b"RGB " => Ok(Space::Grey(curve(icc, b"gTRC").ok_or_else(|| refused("cannot be converted"))?)),
        _ => Err(refused("is not of its colours")),
    }?;
    let profile = Profile(space);
    Ok((!profile.is_srgb()).then_some(profile))
}

impl Profile {
    fn is_srgb(&self) -> bool {
        let near = |a: [u8; 3], b: [u8; 3]| a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= UNSEEN);
        let steps = || (0..=255_u8).step_by(51);
        let table = self.tables();
        match self.0 {
            Space::Grey(_) => (0..=255).all(|v: u8| self.grey(v).abs_diff(v) <= UNSEEN),
            Space::Rgb(..) => {
                steps().all(|r| steps().all(|g| steps().all(|b| near(self.pixel([r, g, b], &table), [r, g, b]))))
            }
        }
    }

    fn tables(&self) -> [[f64; 256]; 3] {
        let table = |curve: &Curve| std::array::from_fn(|v| curve.light(v as f64 / 255.0));
        match &self.0 {
            Space::Rgb(curves, _) => [table(&curves[0]), table(&curves[1]), table(&curves[2])],
            Space::Grey(_) => [[0.0; 256]; 3],
        }
    }

    fn pixel(&self, p: [u8; 3], tables: &[[f64; 256]; 3]) -> [u8; 3] {
        let Space::Rgb(_, to_xyz) = &self.0 else { return p };
        let light = [0, 1, 2].map(|i| tables[i][usize::from(p[i])]);
        times(&SRGB, times(to_xyz, light)).map(encode)
    }

    fn grey(&self, v: u8) -> u8 {
        match &self.0 {
            Space::Grey(curve) => encode(curve.light(f64::from(v) / 255.0)),
            Space::Rgb(..) => v,
        }
    }

    /// Converts pixels of one or three bytes, as the profile has.
    pub fn convert(&self, data: &mut [u8]) {
        let tables = self.tables();
        match &self.0 {
            Space::Grey(_) => {
                let all: Vec<u8> = (0..=255).map(|v| self.grey(v)).collect();
                data.iter_mut().for_each(|v| *v = all[usize::from(*v)]);
            }
            Space::Rgb(..) => {
                // Neighbours are often alike.
                let mut last = ([0; 3], self.pixel([0; 3], &tables));
                for p in data.chunks_exact_mut(3) {
                    let own = [p[0], p[1], p[2]];
                    if own != last.0 {
                        last = (own, self.pixel(own, &tables));
                    }
                    p.copy_from_slice(&last.1);
                }
            }
        }
    }
}

fn times(m: &[[f64; 3]; 3], v: [f64; 3]) -> [f64; 3] {
    [0, 1, 2].map(|i| m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2])
}

/// Linear light as a byte of sRGB.
fn encode(light: f64) -> u8 {
    let v = if light <= 0.003_130_8 { 12.92 * light } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    (v.clamp(0.0, 1.0) * 255.0).round() as u8
}

impl Curve {
    fn light(&self, x: f64) -> f64 {
        match self {
            Self::Table(table) => {
                let at = x * (table.len() - 1) as f64;
                let (low, share) = (at.floor() as usize, at.fract());
                let value = |i: usize| f64::from(table[i.min(table.len() - 1)]) / 65535.0;
                value(low) * (1.0 - share) + value(low + 1) * share
            }
            Self::Formula([g, a, b, c, d, e, f]) => {
                if x >= *d {
                    (a * x + b).max(0.0).powf(*g) + e
                } else {
                    c * x + f
                }
            }
        }
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn fixed(bytes: &[u8], at: usize) -> Option<f64> {
    number(bytes, at).map(|n| f64::from(n.cast_signed()) / 65536.0)
}

fn tag<'a>(icc: &'a [u8], name: &[u8; 4]) -> Option<&'a [u8]> {
    let count = number(icc, 128)?.min(100) as usize;
    let entry = (0..count).map(|i| 132 + 12 * i).find(|at| icc.get(*at..at + 4) == Some(name))?;
    let (from, size) = (number(icc, entry + 4)? as usize, number(icc, entry + 8)? as usize);
    icc.get(from..from.checked_add(size)?)
}

fn curve(icc: &[u8], name: &[u8; 4]) -> Option<Curve> {
    let body = tag(icc, name)?;
    let curve = match body.get(..4)? {
        b"curv" => {
            let count = number(body, 8)? as usize;
            let table: Vec<u16> = body
                .get(12..count.checked_mul(2)?.checked_add(12)?)?
                .chunks_exact(2)
                .map(|v| u16::from_be_bytes([v[0], v[1]]))
                .collect();
            match table[..] {
                [] => Curve::Formula([1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]),
                [gamma] => Curve::Formula([f64::from(gamma) / 256.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]),
                _ => Curve::Table(table),
            }
        }
        b"para" => {
            let kind = u16::from_be_bytes(body.get(8..10)?.try_into().ok()?);
            let p = |i: usize| fixed(body, 12 + 4 * i);
            let (g, a, b) = (p(0)?, || p(1), || p(2));
            Curve::Formula(match kind {
                0 => [g, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0],
                1 => [g, a()?, b()?, 0.0, -b()? / a()?, 0.0, 0.0],
                2 => [g, a()?, b()?, 0.0, -b()? / a()?, p(3)?, p(3)?],
                3 => [g, a()?, b()?, p(3)?, p(4)?, 0.0, 0.0],
                4 => [g, a()?, b()?, p(3)?, p(4)?, p(5)?, p(6)?],
                _ => return None,
            })
        }
        _ => return None,
    };
    // Black is dark, white is light, and everything is a number.
    let sound = curve.light(0.0).abs() < 0.1 && (curve.light(1.0) - 1.0).abs() < 0.1;
    sound.then_some(curve)
}

fn rgb(icc: &[u8]) -> Option<Space> {
    // Tables of colours would say more than primaries do.
    if tag(icc, b"A2B0").is_some() || icc.get(20..24)? != b"XYZ " {
        return None;
    }
    let column = |name: &[u8; 4]| {
        let body = tag(icc, name)?;
        Some([fixed(body, 8)?, fixed(body, 12)?, fixed(body, 16)?])
    };
    let (r, g, b) = (column(b"rXYZ")?, column(b"gXYZ")?, column(b"bXYZ")?);
    let matrix = [0, 1, 2].map(|i| [r[i], g[i], b[i]]);
    let curves = [curve(icc, b"rTRC")?, curve(icc, b"gTRC")?, curve(icc, b"bTRC")?];
    // White must come out white.
    let white = times(&SRGB, times(&matrix, [1.0; 3]));
    white.iter().all(|v| (v - 1.0).abs() < 0.05).then(|| Space::Rgb(Box::new(curves), matrix))
}
