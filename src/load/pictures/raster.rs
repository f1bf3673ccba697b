//! PNG and JPEG: read strictly, bounded before they are decoded, and handed on as the PDF takes them.
//!
//! A JPEG keeps its own compression where it may (`jpeg`); what else it carried (camera, place, a second picture) is cut
//! off: a photograph may give a person away. What is not sRGB becomes it (`profile`).

use std::io::Cursor;
use std::sync::Arc;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader};

use crate::load::pictures::jpeg;

use crate::limits;

use crate::load::pictures::png;

use crate::load::pictures::profile;
use crate::scene::{Pixels, Raster};

/// What is wrong with a picture, and how to mend it.
pub type Fault = (String, Option<&'static str>);

/// Decodes a picture, whatever its file is called.
pub fn read(bytes: &[u8]) -> Result<Raster, Fault> {
    match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) => read_jpeg(bytes),
        Ok(ImageFormat::Png) => read_png(bytes),
        _ => Err(("the file is neither PNG nor JPEG".to_owned(), Some("save it as PNG or JPEG"))),
    }
}

fn read_jpeg(bytes: &[u8]) -> Result<Raster, Fault> {
    let jpeg = jpeg::read(bytes)?;
    let grey = jpeg.components == 1;
    let profile = jpeg.icc.as_deref().map(|icc| profile::read(icc, grey)).transpose()?.flatten();
    let turn = jpeg.exif.as_deref().and_then(Orientation::from_exif_chunk).unwrap_or(Orientation::NoTransforms);
    // Decoded in any case: what cannot be decoded here will not be printed elsewhere.
    let mut image = decode(&jpeg.bytes, ImageFormat::Jpeg)?.0;
    let (width, height) = (image.width(), image.height());
    if (width, height) != (jpeg.width, jpeg.height) || image.color().has_color() == grey {
        return Err(("the JPEG contradicts itself about its size or colours".to_owned(), None));
    }
    if turn == Orientation::NoTransforms && profile.is_none() && !jpeg.rgb {
        return Ok(Raster { width, height, pixels: Pixels::Jpeg { bytes: jpeg.bytes.into(), grey } });
    }
    image.apply_orientation(turn);
    Ok(raw(&image, profile.as_ref()))
}

fn read_png(bytes: &[u8]) -> Result<Raster, Fault> {
    png::check(bytes)?;
    let (mut image, icc, turn) = decode(bytes, ImageFormat::Png)?;
    let grey = !image.color().has_color();
    let profile = icc.map(|icc| profile::read(&icc, grey)).transpose()?.flatten();
    image.apply_orientation(turn);
    Ok(raw(&image, profile.as_ref()))
}

/// The pixels, the profile and which way is up.
fn decode(bytes: &[u8], format: ImageFormat) -> Result<(DynamicImage, Option<Vec<u8>>, Orientation), Fault> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut bounds = image::Limits::default();
    bounds.max_image_width = Some(limits::RASTER_SIDE);
    bounds.max_image_height = Some(limits::RASTER_SIDE);
    bounds.max_alloc = Some(limits::RASTER_MEMORY);
    reader.limits(bounds);
    let mut decoder = reader.into_decoder().map_err(|e| unreadable(&e))?;
    let (width, height) = decoder.dimensions();
    // A JPEG stays packed; anything else stands in memory, and in the PDF it is packed anew.
    let bound = if format == ImageFormat::Jpeg { limits::RASTER_PIXELS } else { limits::RAW_PIXELS };
    if u64::from(width) * u64::from(height) > bound {
        return Err(too_large(Some((width, height))));
    }
    let icc = decoder.icc_profile().map_err(|e| unreadable(&e))?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(|e| unreadable(&e))?;
    Ok((image, icc, orientation))
}

fn unreadable(error: &image::ImageError) -> Fault {
    match error {
        image::ImageError::Limits(_) => too_large(None),
        error => {
            (format!("the picture cannot be read: {error}"), Some("open it in a drawing program and save it anew"))
        }
    }
}

pub fn too_large(size: Option<(u32, u32)>) -> Fault {
    let size = size.map(|(w, h)| format!(": {w} × {h} pixels")).unwrap_or_default();
    (format!("the picture is too large{size}"), Some("scale it down: 300 pixels per printed inch are enough"))
}

fn raw(image: &DynamicImage, profile: Option<&profile::Profile>) -> Raster {
    let (width, height) = (image.width(), image.height());
    let grey = !image.color().has_color();
    let alpha: Option<Arc<[u8]>> = image
        .color()
        .has_alpha()
        .then(|| image.to_luma_alpha8().pixels().map(|p| p.0[1]).collect::<Vec<u8>>())
        .filter(|alpha| alpha.iter().any(|a| *a != 255))
        .map(Arc::from);
    let mut data = if grey { image.to_luma8().into_raw() } else { image.to_rgb8().into_raw() };
    if let Some(profile) = profile {
        profile.convert(&mut data);
    }
    Raster { width, height, pixels: Pixels::Raw { data: data.into(), grey, alpha } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encode(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        image.write_to(&mut out, format).unwrap();
        out.into_inner()
    }

    #[test]
    fn png_with_alpha() {
        let mut picture = image::RgbaImage::from_pixel(4, 3, image::Rgba([10, 20, 30, 255]));
        picture.put_pixel(1, 1, image::Rgba([0, 0, 0, 7]));
        let raster = read(&encode(&DynamicImage::ImageRgba8(picture), ImageFormat::Png)).unwrap();
        let Pixels::Raw { data, grey, alpha } = raster.pixels else { panic!("raw pixels") };
        assert_eq!((raster.width, raster.height, data.len(), grey), (4, 3, 36, false));
        assert_eq!(alpha.unwrap()[5], 7);
    }

    fn folder(name: &str) -> Vec<(String, Vec<u8>)> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rasters").join(name);
        let mut all: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .flatten()
            .map(|e| (e.file_name().to_string_lossy().into_owned(), std::fs::read(e.path()).unwrap()))
            .collect();
        all.sort();
        all
    }

    #[test]
    fn whole_pictures_are_read_and_carry_nothing() {
        for (name, bytes) in folder("good") {
            let raster = read(&bytes).unwrap_or_else(|(why, _)| panic!("{name}: {why}"));
            if let Pixels::Jpeg { bytes: kept, .. } = &raster.pixels {
                let has = |word: &[u8]| kept.windows(word.len()).any(|w| w == word);
                assert!(!has(b"SECRET") && !has(b"Exif") && !has(b"ICC_PROFILE") && !has(b"MPF"), "{name}");
                assert_eq!(kept.windows(3).filter(|w| *w == [0xFF, 0xD8, 0xFF]).count(), 1, "{name}");
                // What is kept is read as it was.
                let again = read(kept).unwrap_or_else(|(why, _)| panic!("{name} again: {why}"));
                assert!(matches!(again.pixels, Pixels::Jpeg { bytes, .. } if bytes == *kept), "{name}");
                let plain = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().to_rgb8();
                assert_eq!(plain(kept), plain(&bytes), "{name}");
            }
        }
    }

    #[test]
    fn damaged_and_foreign_pictures_are_refused() {
        for (name, bytes) in folder("refused") {
            let found = read(&bytes);
            assert!(found.is_err(), "{name} was read");
        }
    }

    #[test]
    fn pixels_that_readers_would_show_differently_are_unpacked() {
        let raw = |name: &str| {
            let (_, bytes) = folder("good").into_iter().find(|(n, _)| n == name).unwrap();
            let raster = read(&bytes).unwrap();
            let Pixels::Raw { data, .. } = raster.pixels else { panic!("{name}: raw pixels") };
            ((raster.width, raster.height), [data[0], data[1], data[2]])
        };
        // The first squares are (200, 40, 40).
        let near = |p: [u8; 3], q: [u8; 3]| p.iter().zip(q).all(|(a, b)| a.abs_diff(b) < 12);
        for name in ["rgb-adobe.jpg", "rgb-no-marker.jpg"] {
            let (size, pixel) = raw(name);
            assert!(size == (45, 37) && near(pixel, [200, 40, 40]), "{name}: {pixel:?}");
        }
        assert_eq!(raw("turned-exif.jpg").0, (37, 45));
        // Display P3 (200, 40, 40) is redder than sRGB has it.
        for name in ["display-p3.jpg", "display-p3.png"] {
            let (_, pixel) = raw(name);
            assert!(near(pixel, [218, 0, 25]), "{name}: {pixel:?}");
        }
    }

    #[test]
    fn every_cut_and_every_flipped_bit_ends() {
        for (name, bytes) in folder("good").into_iter().filter(|(name, _)| name.ends_with(".jpg")) {
            for cut in (0..bytes.len()).step_by(7) {
                let jpeg = jpeg::read(&bytes[..cut]);
                let whole = bytes[..cut].windows(2).any(|w| w == [0xFF, 0xD9]);
                assert!(jpeg.is_err() || whole, "{name} at {cut}");
            }
            let mut other = bytes.clone();
            for at in (0..bytes.len()).step_by(5) {
                other[at] ^= 1 << (at % 8);
                let _ = jpeg::read(&other);
                other[at] = bytes[at];
            }
        }
    }

    #[test]
    fn rubbish_is_refused() {
        let good = encode(&DynamicImage::new_rgb8(8, 8), ImageFormat::Jpeg);
        for cut in 0..good.len() {
            let _ = read(&good[..cut]);
        }
        assert!(read(b"GIF89a").is_err());
        assert!(read(&[]).is_err());
    }
}
