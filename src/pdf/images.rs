//! Images as XObjects with dictionaries of our own, so that a JPEG stays the file it was.

use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use super::deflate::deflate;
use super::error::PdfError;
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

/// Writes the image and returns its id.
pub(super) fn write(doc: &mut Document, raster: &Raster) -> ObjectId {
    let (w, h) = (i64::from(raster.width), i64::from(raster.height));
    let mut dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => w, "Height" => h, "BitsPerComponent" => 8,
    };
    let space = |grey: bool| Object::Name(if grey { b"DeviceGray".to_vec() } else { b"DeviceRGB".to_vec() });
    match &raster.pixels {
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
    }
}
