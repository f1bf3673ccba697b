//! The pixels and the mask of a picture in the file against those of the scene.

use handbill::ink::{self, Ink};
use handbill::scene::{Color, Pixels, Raster};
use hayro::hayro_syntax::object::{Dict, Stream};

use super::file::{data, has_keys, name, number};
use super::inks;

pub fn check(sheet: &str, resources: &Dict<'_>, key: &str, raster: &Raster, edition: Ink) {
    let objects: Dict<'_> = resources.get("XObject").expect("objects");
    let stream: Stream<'_> = objects.get(key).expect("a picture");
    let mask: Option<Stream<'_>> = stream.dict().get("SMask");
    let wanted_mask = match &raster.pixels {
        Pixels::Raw { alpha, .. } => alpha.as_deref(),
        Pixels::Jpeg { .. } => None,
    };
    let mut keys = KEYS.to_vec();
    keys.extend(wanted_mask.map(|_| "SMask"));
    has_keys(stream.dict(), &keys);
    let (filter, space) = form(sheet, &stream, raster);
    match (&mask, wanted_mask) {
        (Some(mask), Some(alpha)) => {
            has_keys(mask.dict(), &KEYS);
            assert_eq!(form(sheet, mask, raster), ("FlateDecode".to_owned(), "DeviceGray".to_owned()));
            assert!(data(mask) == alpha, "{sheet}: the mask of {key}");
        }
        (None, None) => {}
        (found, _) => panic!("{sheet}: {key} has a mask: {}", found.is_some()),
    }
    let (grey, in_colour) = match &raster.pixels {
        Pixels::Jpeg { grey, .. } | Pixels::Raw { grey, .. } => (*grey, !*grey),
    };
    let wanted = match (grey, edition) {
        (true, _) | (_, Ink::Grey) => "DeviceGray",
        (_, Ink::Colour) => "DeviceRGB",
        (_, Ink::Cmyk) => "DeviceCMYK",
    };
    assert_eq!(space, wanted, "{sheet}: the colours of {key}");
    match &raster.pixels {
        // As it came, where its colours may stay.
        Pixels::Jpeg { bytes, .. } if grey || edition == Ink::Colour => {
            assert_eq!(filter, "DCTDecode", "{sheet}: {key}");
            assert!(*stream.raw_data() == **bytes, "{sheet}: the JPEG {key}");
        }
        Pixels::Jpeg { bytes, .. } => {
            assert_eq!(filter, "FlateDecode", "{sheet}: {key}");
            let rgb = image::load_from_memory(bytes).expect("a JPEG").into_rgb8().into_raw();
            same(sheet, key, &data(&stream), &converted(&rgb, edition));
        }
        Pixels::Raw { data: pixels, .. } => {
            assert_eq!(filter, "FlateDecode", "{sheet}: {key}");
            let wanted = if in_colour { converted(pixels, edition) } else { pixels.to_vec() };
            same(sheet, key, &data(&stream), &wanted);
        }
    }
}

const KEYS: [&str; 8] = ["Type", "Subtype", "Width", "Height", "BitsPerComponent", "ColorSpace", "Filter", "Length"];

fn form(sheet: &str, stream: &Stream<'_>, raster: &Raster) -> (String, String) {
    let dict = stream.dict();
    let size = ["Width", "Height", "BitsPerComponent"].map(|key| number(dict, key).expect("a number"));
    assert_eq!(size, [f64::from(raster.width), f64::from(raster.height), 8.0], "{sheet}");
    assert_eq!(name(dict, "Subtype").as_deref(), Some("Image"), "{sheet}");
    (name(dict, "Filter").expect("a filter"), name(dict, "ColorSpace").expect("a colour space"))
}

/// RGB rows in the inks of the edition.
fn converted(rgb: &[u8], edition: Ink) -> Vec<u8> {
    let byte = |v: f64| (v.clamp(0.0, 1.0) * 255.0).round() as u8;
    let pixels = rgb.chunks_exact(3).map(|p| [p[0], p[1], p[2]]);
    match edition {
        Ink::Colour => rgb.to_vec(),
        Ink::Grey => pixels.map(|[r, g, b]| byte(inks::grey(Color::rgb(r, g, b)))).collect(),
        Ink::Cmyk => pixels.flat_map(|p| ink::pixel(p).map(byte)).collect(),
    }
}

fn same(sheet: &str, key: &str, found: &[u8], wanted: &[u8]) {
    assert_eq!(found.len(), wanted.len(), "{sheet}: the pixels of {key}");
    let most = found.iter().zip(wanted).map(|(a, b)| a.abs_diff(*b)).max().unwrap_or(0);
    assert!(most <= 1, "{sheet}: the pixels of {key} differ by {most}");
}
