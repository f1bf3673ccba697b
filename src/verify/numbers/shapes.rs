//! Reference shapes of digits, signs and letters, and what a figure reads as.
//!
//! The table holds small pictures taken from the families that `README.md` beside it names, several designs a character.
//! It is data of the judge: the fonts of the kit and of a campaign may not enter, since a file's font may lie.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::figure::{CELLS, Figure};
use crate::text::characters::digit;

/// Records of [`RECORD`] bytes: character, width to height in thousandths, height to that of the tallest digit of the
/// face in hundredths, counters, cells of four bits.
static TABLE: &[u8] = include_bytes!("shapes.bin");
const RECORD: usize = 4 + 2 + 1 + 1 + CELLS[0] * CELLS[1] / 2;

/// A figure farther than this from every reference of its character is not read. Digits of 47 families lie within 0.19 of
/// another family's, nine of ten within 0.11.
const FAR: f32 = 0.22;

/// One reference.
#[derive(Debug)]
struct Shape {
    figure: Figure,
    /// To the tallest digit of its system in the same face.
    height: f32,
}

static SHAPES: LazyLock<BTreeMap<char, Vec<Shape>>> = LazyLock::new(|| {
    let mut shapes: BTreeMap<char, Vec<Shape>> = BTreeMap::new();
    for record in TABLE.chunks_exact(RECORD) {
        let Some(c) = char::from_u32(u32::from_le_bytes([record[0], record[1], record[2], record[3]])) else {
            continue;
        };
        let mut cells = [0; CELLS[0] * CELLS[1]];
        for (pair, packed) in cells.chunks_exact_mut(2).zip(&record[8..]) {
            (pair[0], pair[1]) = (packed >> 4, packed & 15);
        }
        let aspect = f32::from(u16::from_le_bytes([record[4], record[5]])) / 1000.0;
        let figure = Figure { cells, aspect, counters: record[7] };
        shapes.entry(c).or_default().push(Shape { figure, height: f32::from(record[6]) / 100.0 });
    }
    shapes
});

/// How a figure reads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    /// As the character, which in its family is this high beside the tallest digit.
    As { height: f32 },
    /// As another character.
    Other(char),
    /// As none that is known.
    None,
}

/// How far a figure is from the nearest design of a character.
pub fn distance(figure: &Figure, c: char) -> f32 {
    let shapes = SHAPES.get(&c).map_or(&[][..], Vec::as_slice);
    shapes.iter().map(|s| figure.unlike(&s.figure)).fold(f32::MAX, f32::min)
}

/// Every reference of a Latin digit or letter.
pub fn latin() -> impl Iterator<Item = (char, Figure)> {
    let shapes = SHAPES.iter().filter(|(c, _)| c.is_ascii_alphanumeric());
    shapes.flat_map(|(c, all)| all.iter().map(|shape| (*c, shape.figure.clone())))
}

/// Whether the character can be proven at all.
pub fn is_known(c: char) -> bool {
    SHAPES.contains_key(&c)
}

/// Reads a figure that should be `wanted`, against all that could be taken for something else in its place.
pub fn read(figure: &Figure, wanted: char) -> Reading {
    let nearest = |c: char| {
        let shapes = SHAPES.get(&c).map_or(&[][..], Vec::as_slice);
        shapes.iter().map(|s| (figure.unlike(&s.figure), s.height)).min_by(|a, b| a.0.total_cmp(&b.0))
    };
    let Some((own, height)) = nearest(wanted) else { return Reading::None };
    // Small letters stand in no number.
    let rivals = SHAPES.keys().filter(|c| **c != wanted && !c.is_lowercase() && is_rival(wanted, **c));
    let rival = rivals.filter_map(|c| Some((nearest(*c)?.0, *c))).min_by(|a, b| a.0.total_cmp(&b.0));
    match rival {
        Some((other, c)) if other < own && other < FAR => Reading::Other(c),
        _ if own > FAR => Reading::None,
        _ => Reading::As { height },
    }
}

/// The Latin digit that ink without a text reads as, when it is close to one and to no letter.
pub fn digit_of(figure: &Figure) -> Option<char> {
    let distance = |c: char| {
        let shapes = SHAPES.get(&c).map_or(&[][..], Vec::as_slice);
        shapes.iter().map(|s| figure.unlike(&s.figure)).min_by(f32::total_cmp)
    };
    let (near, c) = ('0'..='9').filter_map(|c| Some((distance(c)?, c))).min_by(|a, b| a.0.total_cmp(&b.0))?;
    let letters = ('A'..='Z').chain('a'..='z').filter(|l| is_rival(c, *l));
    let letter = letters.filter_map(distance).min_by(f32::total_cmp);
    (near < NEAR && letter.is_none_or(|letter| near < letter)).then_some(c)
}

/// A digit without a text must be closer than one with a text.
const NEAR: f32 = 0.15;

/// The digit that a glyph is drawn as which is said to be a letter: the very shape of a reference, and no letter that looks
/// like it by design.
pub fn disguised(figure: &Figure, said: char) -> Option<char> {
    const ALIKE: [&str; 10] = [
        "oOQDCcUuОоОСсΟοΘθσΩωФфϴ○°",
        "lIiJjtTrfІіЇїЈјΙιίτГгΓ†!|¦",
        "ZzΖ",
        "ЗзЭэӠӡӞӟζξ",
        "AЧчД",
        "SsЅѕ§",
        "GbбЬьδϬ",
        "TYyΤТтүҮ",
        "BaВвΒβ&§",
        "gqPРр",
    ];
    let distance = |c: char| {
        let shapes = SHAPES.get(&c).map_or(&[][..], Vec::as_slice);
        shapes.iter().map(|s| figure.unlike(&s.figure)).min_by(f32::total_cmp)
    };
    let (near, c) = ('0'..='9').filter_map(|c| Some((distance(c)?, c))).min_by(|a, b| a.0.total_cmp(&b.0))?;
    let alike = c.to_digit(10).is_some_and(|d| ALIKE[d as usize].contains(said));
    let own = distance(said).is_some_and(|own| own <= near);
    (near < SAME && !alike && !own).then_some(c)
}

/// Two drawings of one design.
const SAME: f32 = 0.06;

/// Whether two characters may be taken for one another with harm. Digits of one system; a letter that looks like the digit
/// by design (`O` and 0) says the same to the eye, and digits of two systems are never offered side by side.
pub fn is_rival(wanted: char, other: char) -> bool {
    const ALIKE: [&str; 9] = ["0ODQCUocu", "1IJLTlijtrf", "2Zz", "5Ss", "6Gb", "8B", "4A", "7TYy", "9gq"];
    if ALIKE.iter().any(|set| set.contains(wanted) && set.contains(other))
        && !(digit(wanted).is_some() && digit(other).is_some())
    {
        return false;
    }
    match (digit(wanted), digit(other)) {
        (Some(a), Some(b)) => u32::from(wanted) - u32::from(a) == u32::from(other) - u32::from(b),
        (Some(_), None) => wanted.is_ascii(),
        (None, Some(_)) => other.is_ascii(),
        (None, None) => true,
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use hayro::kurbo::BezPath;
    use skrifa::instance::{LocationRef, Size};
    use skrifa::outline::DrawSettings;
    use skrifa::{FontRef, MetadataProvider};

    use super::super::figure;
    use super::super::trials::Pen;
    use super::*;

    const SIGNS: &str = "+()/ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// `HANDBILL_FONTS=FOLDER cargo test --lib honest_letters -- --ignored --nocapture`
    #[test]
    #[ignore = "needs other fonts"]
    #[allow(clippy::disallowed_methods, reason = "a tool, not a test")]
    fn honest_letters_are_no_digits() {
        let mut files = Vec::new();
        faces(&PathBuf::from(std::env::var_os("HANDBILL_FONTS").unwrap()), &mut files);
        faces(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts"), &mut files);
        let mut wrong = Vec::new();
        for (family, bytes) in &files {
            let font = FontRef::from_index(bytes, 0).unwrap();
            for c in ('a'..='z').chain('A'..='Z') {
                let mut pen = Pen(BezPath::new());
                let Some(glyph) = font.charmap().map(c).and_then(|id| font.outline_glyphs().get(id)) else { continue };
                glyph.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).unwrap();
                if let Some(digit) = figure::of(&pen.0).and_then(|f| disguised(&f, c)) {
                    wrong.push(format!("{c} of {family} is {digit}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    struct Sample {
        family: String,
        c: char,
        figure: Figure,
        height: f64,
    }

    fn samples(font: &FontRef<'_>, family: &str) -> Vec<Sample> {
        use hayro::kurbo::Shape;
        let glyph = |id: skrifa::GlyphId| {
            let mut pen = Pen(BezPath::new());
            font.outline_glyphs()
                .get(id)?
                .draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen)
                .ok()?;
            Some((figure::of(&pen.0)?, pen.0.bounding_box().height()))
        };
        let draw = |c: char| glyph(font.charmap().map(c)?);
        let names = skrifa::GlyphNames::new(font);
        let named: BTreeMap<String, skrifa::GlyphId> = names.iter().map(|(id, name)| (name.to_string(), id)).collect();
        // Forms of a language (`locl`) and other figures of the face.
        let variants = |c: char| -> Vec<skrifa::GlyphId> {
            let Some(id) = font.charmap().map(c) else { return Vec::new() };
            let Some(own) = names.get(id) else { return Vec::new() };
            let more: &[&str] = match c {
                '۴' => &["FourUrdu", "FourFarsi"],
                '۶' => &["SixFarsi"],
                '۷' => &["SevenFarsi"],
                _ => &[],
            };
            let dotted = [".lf", ".locl", ".locl.lf", ".NEP", ".slash", ".tosf"].map(|end| format!("{own}{end}"));
            dotted
                .iter()
                .map(String::as_str)
                .chain(more.iter().copied())
                .filter_map(|n| named.get(n).copied())
                .collect()
        };
        let mut found = Vec::new();
        let zeros = (0x30..0x1_2000).filter_map(char::from_u32).filter(|c| digit(*c) == Some(0));
        for zero in zeros {
            let system = (0..10).filter_map(|n| char::from_u32(u32::from(zero) + n));
            let drawn: Vec<_> = system.filter_map(|c| Some((c, draw(c)?))).collect();
            if drawn.len() == 10 {
                let tallest = drawn.iter().map(|(_, (_, h))| *h).fold(0.0, f64::max);
                let more = drawn.iter().flat_map(|(c, _)| variants(*c).into_iter().map(|id| (*c, glyph(id))));
                let more: Vec<_> = more.filter_map(|(c, drawn)| Some((c, drawn?))).collect();
                let all = drawn.into_iter().chain(more);
                found.extend(all.map(|(c, (figure, h))| Sample {
                    family: family.to_owned(),
                    c,
                    figure,
                    height: h / tallest,
                }));
            }
        }
        let tallest = draw('8').map_or(1.0, |(_, h)| h);
        for c in SIGNS.chars() {
            if let Some((figure, h)) = draw(c) {
                found.push(Sample { family: family.to_owned(), c, figure, height: h / tallest });
            }
        }
        found
    }

    /// Every face below a folder, with its family.
    fn faces(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
        let mut paths: Vec<PathBuf> =
            std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
        paths.sort();
        for path in paths {
            let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
            if path.is_dir() {
                faces(&path, found);
            } else if name.ends_with("_400Regular.ttf")
                || name.ends_with("_700Bold.ttf")
                || name.ends_with("-Regular.ttf")
                || name.ends_with("-Bold.ttf")
            {
                let family = name.split(['-', '_']).next().unwrap_or_default().to_owned();
                found.push((family, std::fs::read(&path).unwrap()));
            } else if name.ends_with(".ttc.zst") {
                found.push((name, zstd::decode_all(std::fs::File::open(&path).unwrap()).unwrap()));
            }
        }
    }

    fn all(folders: &[PathBuf]) -> Vec<Sample> {
        let mut files = Vec::new();
        folders.iter().for_each(|folder| faces(folder, &mut files));
        let face = |bytes| FontRef::from_index(bytes, 0).ok();
        files.iter().filter_map(|(family, bytes)| Some(samples(&face(bytes)?, family))).flatten().collect()
    }

    /// Makes the table again: `HANDBILL_FONTS=FOLDER cargo test --lib write_reference_shapes -- --ignored --nocapture`.
    #[test]
    #[ignore = "writes the table"]
    #[allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a tool, not a test")]
    fn write_reference_shapes() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let more = std::env::var_os("HANDBILL_FONTS").map(PathBuf::from);
        let samples = all(&[Some(root.join("fonts")), more].into_iter().flatten().collect::<Vec<_>>());
        let mut kept: Vec<&Sample> = Vec::new();
        let mut bytes = Vec::new();
        for sample in &samples {
            if kept.iter().any(|k| k.c == sample.c && k.figure.unlike(&sample.figure) < 0.045) {
                continue;
            }
            kept.push(sample);
            bytes.extend(u32::from(sample.c).to_le_bytes());
            bytes.extend(((sample.figure.aspect * 1000.0).round() as u16).to_le_bytes());
            bytes.extend([(sample.height * 100.0).round().min(255.0) as u8, sample.figure.counters]);
            bytes.extend(sample.figure.cells.chunks_exact(2).map(|p| p[0] << 4 | p[1]));
        }
        std::fs::write(root.join("src/verify/numbers/shapes.bin"), &bytes).unwrap();
        println!("{} of {} samples, {} bytes", kept.len(), samples.len(), bytes.len());
        // Each family against the others.
        let (mut own, mut wrong, mut far) = (Vec::new(), 0, 0);
        for sample in samples.iter().filter(|s| digit(s.c).is_some()) {
            let nearest = |same: &dyn Fn(char) -> bool| {
                let others = samples.iter().filter(|s| s.family != sample.family && same(s.c));
                others
                    .map(|s| (sample.figure.unlike(&s.figure), s.c, s.family.clone()))
                    .min_by(|a, b| a.0.total_cmp(&b.0))
            };
            let Some((d, ..)) = nearest(&|c| c == sample.c) else { continue };
            let rival = nearest(&|c| c != sample.c && is_rival(sample.c, c));
            own.push(d);
            if let Some((r, c, family)) = rival.filter(|r| r.0 < d) {
                wrong += 1;
                println!("{} of {}: {d:.3}, but {c} of {family}: {r:.3}", sample.c, sample.family);
            } else if d > 0.15 {
                far += 1;
                println!("{} of {}: {d:.3}", sample.c, sample.family);
            }
        }
        own.sort_by(f32::total_cmp);
        println!(
            "{} digits: median {:.3}, 95 % {:.3}, most {:.3}; {wrong} wrong, {far} far",
            own.len(),
            own[own.len() / 2],
            own[own.len() * 95 / 100],
            own[own.len() - 1]
        );
    }
}
