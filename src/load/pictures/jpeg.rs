//! JPEG, read strictly: every marker, every code of every block to the end, and only what print needs is kept.
//!
//! Decoders paint what is missing grey and stop where they like. Here a picture that ends early, has codes that do not
//! exist or coefficients that never came is refused. What is kept is written anew: no camera, no place, no second picture.
//! No pixel is computed here.

use crate::load::pictures::jpeg_scan::Component;

use crate::load::pictures::jpeg_scan::Frame;

use crate::load::pictures::jpeg_scan::Huffman;

use crate::load::pictures::jpeg_scan::Scan;
use crate::load::pictures::raster::Fault;

/// A picture in several hundred layers is an attack, not a photograph (libjpeg writes ten).
const SCANS: usize = 100;

/// What a JPEG holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Jpeg {
    /// The picture alone: tables, frame, scans.
    pub bytes: Vec<u8>,
    pub width: u32,
    pub height: u32,
    /// 1 or 3.
    pub components: u8,
    /// The components are red, green and blue, not luma and two differences.
    pub rgb: bool,
    /// The TIFF structure of EXIF, which says which way is up.
    pub exif: Option<Vec<u8>>,
    pub icc: Option<Vec<u8>>,
}

const ANEW: Option<&str> = Some("open it in a photo program and save it anew as a plain RGB JPEG");

fn broken(what: &str) -> Fault {
    (format!("the JPEG is damaged: {what}"), ANEW)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    kept: Vec<u8>,
    frame: Option<Frame>,
    dc: [Option<Huffman>; 4],
    ac: [Option<Huffman>; 4],
    quantization: [bool; 4],
    restart: u32,
    scans: usize,
    jfif: bool,
    adobe: Option<u8>,
    exif: Option<Vec<u8>>,
    icc: Vec<(u8, u8, &'a [u8])>,
}

/// Reads a JPEG to its end.
pub fn read(bytes: &[u8]) -> Result<Jpeg, Fault> {
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        return Err(broken("it does not begin like one"));
    }
    let mut reader = Reader {
        bytes,
        at: 2,
        kept: Vec::with_capacity(bytes.len()),
        frame: None,
        dc: [const { None }; 4],
        ac: [const { None }; 4],
        quantization: [false; 4],
        restart: 0,
        scans: 0,
        jfif: false,
        adobe: None,
        exif: None,
        icc: Vec::new(),
    };
    while reader.segment()? {}
    reader.finish()
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8, Fault> {
        let byte = self.bytes.get(self.at).copied().ok_or_else(|| broken("it ends in the middle"))?;
        self.at += 1;
        Ok(byte)
    }

    /// One marker and what belongs to it; `false` at the end of the picture.
    fn segment(&mut self) -> Result<bool, Fault> {
        if self.byte()? != 0xFF {
            return Err(broken("something stands between its parts"));
        }
        let mut kind = self.byte()?;
        while kind == 0xFF {
            kind = self.byte()?;
        }
        if kind == 0xD9 {
            return Ok(false);
        }
        if matches!(kind, 0x00..=0xBF | 0xD0..=0xD8) {
            return Err(broken("a marker stands where none may"));
        }
        let length = usize::from(self.byte()?) << 8 | usize::from(self.byte()?);
        let end = self.at + length.saturating_sub(2);
        let (bytes, from) = (self.bytes, self.at);
        let body = bytes.get(from..end).filter(|_| length >= 2).ok_or_else(|| broken("it ends in the middle"))?;
        self.at = end;
        match kind {
            0xDB => self.quantize(body)?,
            0xC4 => self.huffman(body)?,
            0xC0..=0xC2 => self.start(kind, body)?,
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCC..=0xCF => {
                return Err(("the JPEG has a compression that readers do not know".to_owned(), ANEW));
            }
            0xDC | 0xDE | 0xDF => return Err(("the JPEG has a size that readers do not know".to_owned(), ANEW)),
            0xDD => {
                let [high, low] = body else { return Err(broken("its restart interval")) };
                self.restart = u32::from(*high) << 8 | u32::from(*low);
            }
            0xDA => {
                self.scan(body)?;
                return Ok(true);
            }
            0xE0..=0xEF => {
                self.extra(kind, body);
                return Ok(true);
            }
            0xFE => return Ok(true),
            _ => return Err(broken("a marker that does not exist")),
        }
        let mut body = body.to_vec();
        if matches!(kind, 0xC0..=0xC2) {
            // Readers guess the colours from unusual names.
            (0..usize::from(body[5])).for_each(|i| body[6 + 3 * i] = i as u8 + 1);
        }
        self.keep(kind, &body);
        Ok(true)
    }

    fn keep(&mut self, kind: u8, body: &[u8]) {
        let length = u16::try_from(body.len() + 2).unwrap_or(u16::MAX);
        self.kept.extend([0xFF, kind]);
        self.kept.extend(length.to_be_bytes());
        self.kept.extend(body);
    }

    fn quantize(&mut self, mut body: &[u8]) -> Result<(), Fault> {
        while let [head, rest @ ..] = body {
            let (wide, id) = (head >> 4, usize::from(head & 15));
            let size = match wide {
                0 => 64,
                1 => 128,
                _ => return Err(broken("a table")),
            };
            if id > 3 || rest.len() < size {
                return Err(broken("a table"));
            }
            let zero = |pair: &[u8]| pair.iter().all(|b| *b == 0);
            if rest[..size].chunks(size / 64).any(zero) {
                return Err(broken("a table"));
            }
            self.quantization[id] = true;
            body = &rest[size..];
        }
        Ok(())
    }

    fn huffman(&mut self, mut body: &[u8]) -> Result<(), Fault> {
        while let [head, rest @ ..] = body {
            let (class, id) = (head >> 4, usize::from(head & 15));
            if class > 1 || id > 3 || rest.len() < 16 {
                return Err(broken("a table"));
            }
            let (counts, rest) = rest.split_at(16);
            let total: usize = counts.iter().map(|c| usize::from(*c)).sum();
            if total > 256 || rest.len() < total {
                return Err(broken("a table"));
            }
            let table = Huffman::new(counts, &rest[..total]).ok_or_else(|| broken("a table"))?;
            if class == 0 {
                self.dc[id] = Some(table);
            } else {
                self.ac[id] = Some(table);
            }
            body = &rest[total..];
        }
        Ok(())
    }

    fn start(&mut self, kind: u8, body: &[u8]) -> Result<(), Fault> {
        let [depth, h1, h0, w1, w0, parts, rest @ ..] = body else { return Err(broken("its frame header")) };
        if *parts == 4 {
            return Err(("the JPEG is CMYK, which looks different on every reader".to_owned(), ANEW));
        }
        if *depth != 8 || !matches!(parts, 1 | 3) {
            return Err(("the JPEG has an unusual number of bits or channels".to_owned(), ANEW));
        }
        let (width, height) = (u16::from_be_bytes([*w1, *w0]), u16::from_be_bytes([*h1, *h0]));
        if self.frame.is_some() || width == 0 || height == 0 || rest.len() != 3 * usize::from(*parts) {
            return Err(broken("its frame header"));
        }
        let components: Vec<_> =
            rest.chunks_exact(3).map(|c| Component { id: c[0], h: c[1] >> 4, v: c[1] & 15, table: c[2] }).collect();
        let sound = |c: &Component| matches!(c.h, 1..=4) && matches!(c.v, 1..=4) && c.table < 4;
        let twice = (1..components.len()).any(|i| components[..i].iter().any(|c| c.id == components[i].id));
        if !components.iter().all(sound) || twice {
            return Err(broken("its frame header"));
        }
        let pixels = u64::from(width) * u64::from(height);
        if pixels > crate::limits::RASTER_PIXELS {
            return Err(crate::load::pictures::raster::too_large(Some((width.into(), height.into()))));
        }
        self.frame = Some(Frame::new(width, height, components, kind == 0xC2));
        Ok(())
    }

    /// A scan header and the codes behind it.
    fn scan(&mut self, body: &[u8]) -> Result<(), Fault> {
        let frame = self.frame.as_mut().ok_or_else(|| broken("a scan without a frame"))?;
        self.scans += 1;
        if self.scans > SCANS {
            return Err(broken("it has too many scans"));
        }
        let mut scan = Scan::new(body, frame, self.restart).ok_or_else(|| broken("a scan header"))?;
        if scan.components.iter().any(|c| !self.quantization[usize::from(frame.components[c.index].table)]) {
            return Err(broken("a table is missing"));
        }
        let end = scan.run(&self.bytes[self.at..], frame, &self.dc, &self.ac).map_err(broken)?;
        let mut head = body.to_vec();
        for (at, part) in scan.components.iter().enumerate() {
            head[1 + 2 * at] = part.index as u8 + 1;
        }
        let codes = &self.bytes[self.at..self.at + end];
        self.at += end;
        self.keep(0xDA, &head);
        self.kept.extend_from_slice(codes);
        Ok(())
    }

    fn extra(&mut self, kind: u8, body: &'a [u8]) {
        match (kind, body) {
            (0xE0, [b'J', b'F', b'I', b'F', 0, ..]) => self.jfif = true,
            (0xE1, [b'E', b'x', b'i', b'f', 0, 0, exif @ ..]) if self.exif.is_none() => self.exif = Some(exif.to_vec()),
            (0xE2, [b'I', b'C', b'C', b'_', b'P', b'R', b'O', b'F', b'I', b'L', b'E', 0, number, of, data @ ..]) => {
                self.icc.push((*number, *of, data));
            }
            (0xEE, [b'A', b'd', b'o', b'b', b'e', _, _, _, _, _, _, transform, ..]) => self.adobe = Some(*transform),
            _ => {}
        }
    }

    /// The profile from its pieces.
    fn profile(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        self.icc.sort_by_key(|(number, ..)| *number);
        let whole = self
            .icc
            .iter()
            .enumerate()
            .all(|(at, (number, of, _))| usize::from(*number) == at + 1 && usize::from(*of) == self.icc.len());
        if !whole {
            return Err(broken("its colour profile is not whole"));
        }
        Ok((!self.icc.is_empty()).then(|| self.icc.iter().flat_map(|(.., data)| data.iter().copied()).collect()))
    }

    fn finish(mut self) -> Result<Jpeg, Fault> {
        let icc = self.profile()?;
        let frame = self.frame.take().ok_or_else(|| ("the JPEG has no picture in it".to_owned(), ANEW))?;
        if !frame.is_complete() {
            return Err(broken("a part of the picture is missing"));
        }
        let named_rgb =
            frame.components.iter().map(|c| c.id).eq(*b"RGB") || frame.components.iter().map(|c| c.id).eq(*b"rgb");
        let rgb = match (self.adobe, self.jfif) {
            _ if frame.components.len() == 1 => false,
            (Some(0), true) => return Err(("the JPEG says two things about its colours".to_owned(), ANEW)),
            (Some(0), false) => true,
            (Some(1), _) => false,
            (Some(_), _) => return Err(("the JPEG has colours that readers do not know".to_owned(), ANEW)),
            (None, true) if named_rgb => return Err(("the JPEG says two things about its colours".to_owned(), ANEW)),
            (None, _) => named_rgb,
        };
        let mut bytes = vec![0xFF, 0xD8];
        if rgb {
            bytes.extend([0xFF, 0xEE, 0, 14]);
            bytes.extend(b"Adobe\0\x64\0\0\0\0\0");
        } else {
            bytes.extend([0xFF, 0xE0, 0, 16]);
            bytes.extend(b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
        }
        bytes.append(&mut self.kept);
        bytes.extend([0xFF, 0xD9]);
        Ok(Jpeg {
            bytes,
            width: frame.width.into(),
            height: frame.height.into(),
            components: frame.components.len() as u8,
            rgb,
            exif: self.exif,
            icc,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of eight by eight, with the names of its components, with or without the marker of JFIF.
    fn picture(names: [u8; 3], jfif: bool) -> Vec<u8> {
        let mut bytes = Vec::new();
        let encoder = image::codecs::jpeg::JpegEncoder::new(&mut bytes);
        image::RgbImage::from_pixel(8, 8, image::Rgb([200, 30, 60])).write_with_encoder(encoder).unwrap();
        let segment = |bytes: &[u8], kind: u8| bytes.windows(2).position(|pair| pair == [0xFF, kind]).unwrap();
        let (frame, scan) = (segment(&bytes, 0xC0), segment(&bytes, 0xDA));
        for (at, name) in names.into_iter().enumerate() {
            bytes[frame + 10 + 3 * at] = name;
            bytes[scan + 5 + 2 * at] = name;
        }
        let marker = segment(&bytes, 0xE0);
        let length = usize::from(u16::from_be_bytes([bytes[marker + 2], bytes[marker + 3]]));
        if !jfif {
            bytes.drain(marker..marker + 2 + length);
        }
        bytes
    }

    #[test]
    fn colours_are_what_the_markers_say() {
        assert!(!read(&picture([1, 2, 3], true)).unwrap().rgb);
        assert!(!read(&picture([1, 2, 3], false)).unwrap().rgb);
        assert!(read(&picture(*b"RGB", false)).unwrap().rgb);
        // JFIF knows no RGB.
        assert_eq!(read(&picture(*b"RGB", true)).unwrap_err().0, "the JPEG says two things about its colours");
    }
}
