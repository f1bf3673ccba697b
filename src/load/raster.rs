//! PNG and JPEG: bounded before they are decoded, and handed on as the PDF takes them.
//!
//! A JPEG keeps its own compression; what else it carried (camera, place, thumbnail) is cut off: a photograph may
//! give a person away.

use std::io::Cursor;
use std::sync::Arc;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader};

use crate::load::art::Fault;
use crate::load::limits;
use crate::scene::{Pixels, Raster};

/// Decodes a picture, whatever its file is called.
pub fn read(bytes: &[u8]) -> Result<Raster, Fault> {
    let reader = ImageReader::new(Cursor::new(bytes));
    let mut reader = reader.with_guessed_format().map_err(|e| (format!("the picture cannot be read: {e}"), None))?;
    let Some(format @ (ImageFormat::Png | ImageFormat::Jpeg)) = reader.format() else {
        return Err(("the file is neither PNG nor JPEG".to_owned(), Some("save it as PNG or JPEG")));
    };
    let mut bounds = image::Limits::default();
    bounds.max_image_width = Some(limits::RASTER_SIDE);
    bounds.max_image_height = Some(limits::RASTER_SIDE);
    bounds.max_alloc = Some(limits::RASTER_MEMORY);
    reader.limits(bounds);
    let frame = if format == ImageFormat::Jpeg { Some(jpeg_frame(bytes)?) } else { None };
    let mut decoder = reader.into_decoder().map_err(|e| unreadable(&e))?;
    let (width, height) = decoder.dimensions();
    // A JPEG stays packed; anything else stands in memory, and in the PDF it is packed anew.
    let bound = if format == ImageFormat::Jpeg { limits::RASTER_PIXELS } else { limits::RAW_PIXELS };
    if u64::from(width) * u64::from(height) > bound {
        return Err(too_large(Some((width, height))));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder).map_err(|e| unreadable(&e))?;
    if let (Some(frame), Orientation::NoTransforms) = (frame, orientation) {
        if (frame.width, frame.height) != (width, height) {
            return Err(("the JPEG contradicts itself about its size".to_owned(), None));
        }
        let bytes = strip_jpeg(bytes);
        return Ok(Raster { width, height, pixels: Pixels::Jpeg { bytes: bytes.into(), grey: frame.components == 1 } });
    }
    image.apply_orientation(orientation);
    Ok(raw(&image))
}

fn unreadable(error: &image::ImageError) -> Fault {
    match error {
        image::ImageError::Limits(_) => too_large(None),
        error => {
            (format!("the picture cannot be read: {error}"), Some("open it in a drawing program and save it anew"))
        }
    }
}

fn too_large(size: Option<(u32, u32)>) -> Fault {
    let size = size.map(|(w, h)| format!(": {w} × {h} pixels")).unwrap_or_default();
    (format!("the picture is too large{size}"), Some("scale it down: 300 pixels per printed inch are enough"))
}

fn raw(image: &DynamicImage) -> Raster {
    let (width, height) = (image.width(), image.height());
    let grey = !image.color().has_color();
    let alpha: Option<Arc<[u8]>> = image
        .color()
        .has_alpha()
        .then(|| image.to_luma_alpha8().pixels().map(|p| p.0[1]).collect::<Vec<u8>>())
        .filter(|alpha| alpha.iter().any(|a| *a != 255))
        .map(Arc::from);
    let data = if grey { image.to_luma8().into_raw() } else { image.to_rgb8().into_raw() };
    Raster { width, height, pixels: Pixels::Raw { data: data.into(), grey, alpha } }
}

#[derive(Debug, Clone, Copy)]
struct Frame {
    width: u32,
    height: u32,
    components: u8,
}

/// The frame header of a JPEG (ITU-T T.81 B.2.2): what a PDF reader will meet.
fn jpeg_frame(bytes: &[u8]) -> Result<Frame, Fault> {
    for segment in segments(bytes) {
        let kind = bytes.get(segment.start + 1).copied().unwrap_or(0);
        if !matches!(kind, 0xC0..=0xCF) || matches!(kind, 0xC4 | 0xC8 | 0xCC) {
            continue;
        }
        let byte = |at: usize| bytes.get(segment.start + 4 + at).copied().map_or(0, u32::from);
        let (precision, height, width) = (byte(0), byte(1) << 8 | byte(2), byte(3) << 8 | byte(4));
        let hint = Some("save it as an RGB JPEG with 8 bits a channel");
        return match (kind, precision, byte(5)) {
            (_, _, 4) => Err(("the JPEG is CMYK, which looks different on every reader".to_owned(), hint)),
            (0xC0..=0xC2, 8, components @ (1 | 3)) => {
                Ok(Frame { width, height, components: u8::try_from(components).unwrap_or(3) })
            }
            (0xC0..=0xC2, ..) => Err(("the JPEG has an unusual number of bits or channels".to_owned(), hint)),
            _ => Err(("the JPEG has a compression that readers do not know".to_owned(), hint)),
        };
    }
    Err(("the JPEG has no picture in it".to_owned(), None))
}

/// The marker segments before the first scan, each from its `FF`.
fn segments(bytes: &[u8]) -> Vec<std::ops::Range<usize>> {
    let mut out = Vec::new();
    let mut at = 2;
    while let Some([0xFF, kind, high, low]) = bytes.get(at..at + 4) {
        if *kind == 0xFF {
            at += 1;
            continue;
        }
        let end = at + 2 + (usize::from(*high) << 8 | usize::from(*low));
        if end > bytes.len() || end < at + 4 || out.len() > 5000 {
            break;
        }
        out.push(at..end);
        if *kind == 0xDA {
            break;
        }
        at = end;
    }
    out
}

/// Without EXIF, XMP, IPTC and comments; the compressed picture stays as it is.
fn strip_jpeg(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for segment in segments(bytes) {
        let kind = bytes[segment.start + 1];
        if matches!(kind, 0xE1 | 0xE3..=0xED | 0xEF | 0xFE) {
            out.extend_from_slice(&bytes[at..segment.start]);
            at = segment.end;
        }
    }
    out.extend_from_slice(&bytes[at..]);
    out
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

    #[test]
    fn jpeg_keeps_its_bytes_and_loses_its_metadata() {
        let picture = DynamicImage::ImageRgb8(image::RgbImage::from_pixel(16, 8, image::Rgb([200, 10, 10])));
        let plain = encode(&picture, ImageFormat::Jpeg);
        let mut tagged = plain[..2].to_vec();
        tagged.extend_from_slice(&[0xFF, 0xFE, 0, 8, b's', b'e', b'c', b'r', b'e', b't']);
        tagged.extend_from_slice(&plain[2..]);
        let raster = read(&tagged).unwrap();
        let Pixels::Jpeg { bytes, grey } = raster.pixels else { panic!("JPEG bytes") };
        assert!(!grey);
        assert_eq!(&bytes[..], &plain[..]);
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
