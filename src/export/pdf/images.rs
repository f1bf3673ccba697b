//! Images as XObjects with dictionaries of our own, so that a JPEG stays the file it was.

use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use super::deflate::deflate;
use super::error::PdfError;
use crate::ink::{self, Ink};
use crate::scene::{Pixels, Raster};

/// Whether the pixels fill the rectangle that the raster claims.
pub(super) fn check(raster: &Raster) -> Result<(), PdfError> {
    let (w, h) = (raster.width as usize, raster.height as usize);
    // Ghostscript and several printers hold a row in 16-bit arithmetic.
    if w == 0 || h == 0 || w > 65_500 || h > 65_500 {
        return Err(PdfError::Image(format!("{w} × {h} pixels")));
    }
    let count = w * h;
    match &raster.pixels {
        Pixels::Jpeg { bytes, grey } => check_jpeg(bytes, raster, *grey),
        Pixels::Raw { data, grey, alpha } => {
            let want = if *grey { count } else { count * 3 };
            if data.len() != want {
                return Err(PdfError::Image(format!("{} bytes of pixels where {want} belong", data.len())));
            }
            match alpha {
                Some(alpha) if alpha.len() != count => {
                    Err(PdfError::Image(format!("{} bytes of alpha where {count} belong", alpha.len())))
                }
                _ => Ok(()),
            }
        }
    }
}

/// Reads the frame header, because the dictionary must say what the file says.
fn check_jpeg(bytes: &[u8], raster: &Raster, grey: bool) -> Result<(), PdfError> {
    let wrong = |why: &str| Err(PdfError::Image(format!("JPEG: {why}")));
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        return wrong("it does not begin like one");
    }
    let mut at = 2;
    loop {
        let Some(&[0xFF, marker, high, low]) = bytes.get(at..at + 4) else {
            return wrong("it has no frame header");
        };
        if marker == 0xFF {
            at += 1; // a fill byte
            continue;
        }
        // SOF0 … SOF2: baseline, extended, progressive.
        if (0xC0..=0xC2).contains(&marker) {
            let Some(&[depth, h1, h0, w1, w0, parts]) = bytes.get(at + 4..at + 10) else {
                return wrong("its frame header is cut off");
            };
            let size = (u32::from(u16::from_be_bytes([w1, w0])), u32::from(u16::from_be_bytes([h1, h0])));
            if depth != 8 || size != (raster.width, raster.height) || parts != if grey { 1 } else { 3 } {
                return wrong("its frame header says otherwise than the scene");
            }
            return Ok(());
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
    }
}

/// The pixels of a picture in colour, as the edition prints them; `None` where they may stay as they are.
fn convert(raster: &Raster, ink: Ink) -> Result<Option<Raster>, PdfError> {
    if ink == Ink::Colour {
        return Ok(None);
    }
    let (rgb, alpha) = match &raster.pixels {
        Pixels::Jpeg { grey: true, .. } | Pixels::Raw { grey: true, .. } => return Ok(None),
        Pixels::Raw { data, alpha, .. } => (data.to_vec(), alpha.clone()),
        Pixels::Jpeg { bytes, .. } => {
            let picture = image::load_from_memory_with_format(bytes, image::ImageFormat::Jpeg)
                .map_err(|e| PdfError::Image(format!("JPEG: {e}")))?;
            (picture.into_rgb8().into_raw(), None)
        }
    };
    let byte = |v: f64| (v.clamp(0.0, 1.0) * 255.0).round() as u8;
    let pixels = rgb.chunks_exact(3).map(|p| [p[0], p[1], p[2]]);
    let data: Vec<u8> = if ink == Ink::Grey {
        pixels.map(|p| byte(ink::grey(p))).collect()
    } else {
        // Neighbours are often alike.
        let mut last = ([0; 3], ink::pixel([0; 3]).map(byte));
        let mut one = |p: [u8; 3]| {
            if p != last.0 {
                last = (p, ink::pixel(p).map(byte));
            }
            last.1
        };
        pixels.flat_map(&mut one).collect()
    };
    let pixels = Pixels::Raw { data: data.into(), grey: ink == Ink::Grey, alpha };
    Ok(Some(Raster { pixels, ..*raster }))
}

/// Writes the image and returns its id.
pub(super) fn write(doc: &mut Document, raster: &Raster, ink: Ink) -> Result<ObjectId, PdfError> {
    let converted = convert(raster, ink)?;
    let raster = converted.as_ref().unwrap_or(raster);
    let (w, h) = (i64::from(raster.width), i64::from(raster.height));
    let mut dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => w, "Height" => h, "BitsPerComponent" => 8,
    };
    let space = |grey: bool| match (grey, ink) {
        (true, _) => "DeviceGray",
        (false, Ink::Cmyk) => "DeviceCMYK",
        (false, _) => "DeviceRGB",
    };
    Ok(match &raster.pixels {
        Pixels::Jpeg { bytes, grey } => {
            dict.set("ColorSpace", space(*grey));
            dict.set("Filter", "DCTDecode");
            doc.add_object(Stream::new(dict, bytes.to_vec()))
        }
        Pixels::Raw { data, grey, alpha } => {
            dict.set("ColorSpace", space(*grey));
            dict.set("Filter", "FlateDecode");
            if let Some(alpha) = alpha {
                let mask = dictionary! {
                    "Type" => "XObject", "Subtype" => "Image", "Width" => w, "Height" => h, "BitsPerComponent" => 8,
                    "ColorSpace" => "DeviceGray", "Filter" => "FlateDecode",
                };
                dict.set("SMask", Object::Reference(doc.add_object(Stream::new(mask, deflate(alpha)))));
            }
            doc.add_object(Stream::new(dict, deflate(data)))
        }
    })
}
