//! Pictures on their way from a campaign's folder into a finished file: nothing but the picture comes along, and it is the
//! picture.

use std::path::Path;

use handbill::compose::typeset::Typesetter;
use handbill::export::pdf::FontCache;
use handbill::ink::Ink;
use handbill::load::campaign::Art;
use handbill::scene::{Pixels, Raster};
use hayro::hayro_syntax::object::Stream;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader};

use super::finished::file::{File, name};
use super::finished::{self, kit};

/// Stands in everything that may not come along.
const SECRET: &[u8] = b"Grandmother's house";

/// A TIFF structure with a place in it (EXIF 2.32: tag 8825 leads to the GPS tags).
fn exif() -> Vec<u8> {
    let mut out = b"Exif\0\0II*\0\x08\0\0\0".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    let text = SECRET.len() as u32;
    // Upright, made with, by whom, and where.
    out.extend(4_u16.to_le_bytes());
    for one in [entry(0x112, 3, 1, 1), entry(0x10F, 2, text, 62), entry(0x13B, 2, text, 62), entry(0x8825, 4, 1, 90)] {
        out.extend(one);
    }
    out.extend(0_u32.to_le_bytes());
    out.resize(6 + 62, 0);
    out.extend(SECRET);
    out.resize(6 + 90, 0);
    out.extend(1_u16.to_le_bytes());
    out.extend(entry(1, 2, 2, u32::from(b'N')));
    out.extend(0_u32.to_le_bytes());
    out
}

/// A photograph with every application segment that there is, comments, and something behind its end.
fn talkative(picture: &DynamicImage) -> Vec<u8> {
    let mut plain = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut plain, image::ImageFormat::Jpeg).unwrap();
    let plain = plain.into_inner();
    let mut out = plain[..2].to_vec();
    let mut add = |kind: u8, body: &[u8]| {
        out.extend([0xFF, kind]);
        out.extend((body.len() as u16 + 2).to_be_bytes());
        out.extend(body);
    };
    let with = |head: &[u8]| [head, SECRET].concat();
    add(0xE0, &with(b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"));
    add(0xE0, &with(b"JFXX\0\x10"));
    add(0xE1, &exif());
    add(0xE1, &with(b"http://ns.adobe.com/xap/1.0/\0"));
    add(0xE1, &[b"http://ns.adobe.com/xmp/extension/\0".as_slice(), &[b'0'; 40], SECRET].concat());
    add(0xE2, &with(b"MPF\0"));
    add(0xE2, &with(b"FPXR\0"));
    add(0xED, &with(b"Photoshop 3.0\08BIM"));
    add(0xEE, &with(b"Adobe\0\x64\0\0\0\0\x01"));
    (0xE0..=0xEF).for_each(|kind| add(kind, SECRET));
    add(0xFE, SECRET);
    // What is in the encoder's own head is kept as it is; then the picture, and a second one behind it.
    out.extend(&plain[2..]);
    out.extend(SECRET);
    out.extend(&plain);
    out
}

/// A PNG with a chunk of every kind that may hold words.
fn talkative_png(picture: &DynamicImage) -> Vec<u8> {
    let mut plain = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut plain, image::ImageFormat::Png).unwrap();
    let plain = plain.into_inner();
    // Behind the signature and the header.
    let mut out = plain[..33].to_vec();
    let exif = exif()[6..].to_vec();
    let text = [b"Author\0", SECRET].concat();
    for (kind, body) in [(b"tEXt", &text), (b"eXIf", &exif)] {
        out.extend((body.len() as u32).to_be_bytes());
        out.extend_from_slice(kind);
        out.extend(body.iter());
        let mut sum = flate2::Crc::new();
        sum.update(kind);
        sum.update(body);
        out.extend(sum.sum().to_be_bytes());
    }
    out.extend(&plain[33..]);
    out
}

/// A campaign whose only layout shows pictures.
fn campaign_of(pictures: &[(String, Vec<u8>)], ink: Ink, root: &Path) -> kit::Made {
    std::fs::create_dir_all(root.join("layouts/art")).unwrap();
    let mut layout = String::from(
        "title = \"Pictures\"\ndocument-title = \"headline\"\npaper = \"A3\"\nmargin = \"10mm\"\n\
         [styles.body]\nsize = \"14pt\"\nmin = \"12pt\"\ncolor = \"#000000\"\n\
         [grid]\ncolumns = [\"1fr\", \"1fr\", \"1fr\", \"1fr\", \"1fr\", \"1fr\"]\n",
    );
    for (name, bytes) in pictures {
        std::fs::write(root.join("layouts/art").join(name), bytes).unwrap();
        layout += &format!("[[box]]\nimage = \"art/{name}\"\nrole = \"none\"\nwidth = \"30mm\"\nheight = \"30mm\"\n");
    }
    layout += "[[box]]\ntext = \"headline\"\n";
    std::fs::write(root.join("layouts/t.toml"), layout).unwrap();
    std::fs::write(root.join("handbill.toml"), "name = \"t\"\nregion = \"GB\"\nversion = \"2026-11\"\n").unwrap();
    let campaign = Box::leak(Box::new(kit::load_at(root, ink)));
    kit::make(campaign, "t", "en", "GB", &mut Typesetter::default(), &FontCache::default())
}

fn folder() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rasters/good");
    let entries = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    let mut all: Vec<(String, Vec<u8>)> = entries
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    let rgb = image::RgbImage::from_fn(40, 30, |x, y| image::Rgb([(x * 6) as u8, (y * 8) as u8, 90]));
    let rgba = image::RgbaImage::from_fn(40, 30, |x, y| image::Rgba([(x * 6) as u8, 70, (y * 8) as u8, (x * y) as u8]));
    let grey = image::GrayImage::from_fn(40, 30, |x, y| image::Luma([(x * 3 + y * 4) as u8]));
    all.push(("talkative.jpg".into(), talkative(&DynamicImage::ImageRgb8(rgb))));
    all.push(("talkative-grey.jpg".into(), talkative(&DynamicImage::ImageLuma8(grey))));
    all.push(("talkative.png".into(), talkative_png(&DynamicImage::ImageRgba8(rgba))));
    all.sort();
    all
}

/// Words that no finished file may hold. The pictures of `tests/rasters` say SECRET where they say anything.
const WORDS: [&[u8]; 9] =
    [SECRET, b"SECRET", b"Exif", b"MPF\0", b"JFXX", b"Photoshop", b"ns.adobe.com/xmp", b"FPXR", b"8BIM"];

#[test]
fn pictures_bring_nothing_but_themselves() {
    let pictures = folder();
    for ink in kit::INKS {
        let root = tempfile::tempdir().unwrap();
        let made = campaign_of(&pictures, ink, root.path());
        let file = File::open(&made.bytes);
        finished::compare(&made.name, &file, &made.scene, &made.options);
        let mut seen = 0;
        for page in file.pages() {
            for key in finished::file::keys(&page.resources().x_objects) {
                let stream: Stream<'_> = page.resources().x_objects.get(&key).unwrap();
                if name(stream.dict(), "Subtype").as_deref() != Some("Image") {
                    continue;
                }
                seen += 1;
                let data = stream.raw_data();
                let silent = |word: &[u8]| !data.windows(word.len()).any(|w| w == word);
                assert!(WORDS.iter().all(|word| silent(word)), "{key} in {ink:?} brings something along");
                if name(stream.dict(), "Filter").as_deref() == Some("DCTDecode") {
                    segments(&key, &data);
                }
            }
        }
        assert_eq!(seen, pictures.len(), "{ink:?}");
        let silent = |word: &[u8]| !made.bytes.windows(word.len()).any(|w| w == word);
        assert!(WORDS.iter().all(|word| silent(word)), "{ink:?}");
    }
}

/// Tables, frame, scans, and a head that says nothing but how the colours are meant.
fn segments(key: &str, jpeg: &[u8]) {
    let mut at = 2;
    while jpeg[at + 1] != 0xD9 {
        assert_eq!(jpeg[at], 0xFF, "{key} at {at}");
        let (kind, length) = (jpeg[at + 1], usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]])));
        let body = &jpeg[at + 4..at + 2 + length];
        let well = match kind {
            0xE0 => body.starts_with(b"JFIF\0") && body.len() == 14 && body[12..] == [0, 0],
            0xEE => body.starts_with(b"Adobe") && body.len() == 12,
            0xDB | 0xC4 | 0xC0..=0xC2 | 0xDD | 0xDA => true,
            _ => false,
        };
        assert!(well, "{key}: segment {kind:02X} of {length} bytes");
        at += 2 + length;
        if kind == 0xDA {
            let entropy = |pair: &[u8]| pair[0] != 0xFF || pair[1] == 0 || (0xD0..=0xD7).contains(&pair[1]);
            at += jpeg[at..].windows(2).take_while(|pair| entropy(pair)).count();
        }
    }
    assert_eq!(jpeg.len(), at + 2, "{key}: nothing follows");
}

/// The picture as another reader shows it: upright, without its profile.
fn decoded(bytes: &[u8]) -> (DynamicImage, bool, Option<u8>) {
    let mut decoder =
        ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format().unwrap().into_decoder().unwrap();
    let profile = decoder.icc_profile().unwrap().is_some();
    let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).unwrap();
    picture.apply_orientation(turn);
    (picture, profile, (turn != Orientation::NoTransforms).then_some(0))
}

#[test]
fn pictures_are_the_pictures_of_the_campaign() {
    let pictures = folder();
    let root = tempfile::tempdir().unwrap();
    let made = campaign_of(&pictures, Ink::Colour, root.path());
    let mut compared = 0;
    for (name, bytes) in &pictures {
        let Some(Art::Raster(raster)) = made.campaign.art.get(&format!("art/{name}")) else { panic!("{name}") };
        let (picture, profile, _) = decoded(bytes);
        assert_eq!((raster.width, raster.height), (picture.width(), picture.height()), "{name}");
        // Pictures in other colours than sRGB become it; `load/pictures/raster` has their numbers.
        if profile || name.contains("gamma") {
            continue;
        }
        compared += 1;
        let Raster { pixels, .. } = &**raster;
        let (found, grey, alpha) = match pixels {
            Pixels::Jpeg { bytes, grey } => (decoded(bytes).0, *grey, None),
            Pixels::Raw { data, grey, alpha } => {
                let (w, h, data) = (raster.width, raster.height, data.to_vec());
                let picture = if *grey {
                    DynamicImage::ImageLuma8(image::GrayImage::from_raw(w, h, data).unwrap())
                } else {
                    DynamicImage::ImageRgb8(image::RgbImage::from_raw(w, h, data).unwrap())
                };
                (picture, *grey, alpha.clone())
            }
        };
        assert_eq!(grey, !picture.color().has_color(), "{name}");
        // Sixteen bits and palettes may round.
        let far = |a: &[u8], b: &[u8]| a.iter().zip(b).map(|(a, b)| a.abs_diff(*b)).max();
        assert!(far(&found.to_rgb8(), &picture.to_rgb8()) <= Some(1), "{name}");
        let wanted = picture.to_luma_alpha8().pixels().map(|p| p.0[1]).collect::<Vec<u8>>();
        let clear = wanted.iter().any(|a| *a != 255);
        assert_eq!(alpha.as_deref(), clear.then_some(wanted.as_slice()), "{name}: its mask");
    }
    assert!(compared >= 25, "{compared}");
}
