//! PNG, read strictly: every chunk with its sum, all of the pixels, and the end.
//!
//! The decoder in `image` stops when it has its rows. Here the chunks are walked and the pixels unpacked to their last
//! byte; what a picture says about its colours is handed on. No pixel is looked at.

use std::io::Read;

use flate2::Crc;
use flate2::read::ZlibDecoder;

use crate::limits;
use crate::load::pictures::raster::{Fault, too_large};

const ANEW: Option<&str> = Some("open it in a drawing program and save it anew");

/// What a PNG says about its colours.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Colours {
    /// Says itself that it is sRGB.
    srgb: bool,
    profile: bool,
    /// 100,000 times the exponent of the file.
    gamma: Option<u32>,
    /// White, red, green, blue: x and y, 100,000 times.
    primaries: Option<[u32; 8]>,
    /// Coding-independent code points, where they are not sRGB's.
    code_points: bool,
}

#[derive(Debug, Clone, Copy)]
struct Header {
    width: u32,
    height: u32,
    bits: u64,
    interlaced: bool,
}

fn broken(what: &str) -> Fault {
    (format!("the PNG is damaged: {what}"), ANEW)
}

/// Whether the file is whole, and printed as its numbers say.
pub fn check(bytes: &[u8]) -> Result<(), Fault> {
    let mut rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n").ok_or_else(|| broken("it does not begin like one"))?;
    let (mut header, mut pixels, mut colours) = (None, Vec::new(), Colours::default());
    let mut last = [0; 4];
    loop {
        let (kind, body, after) = chunk(rest)?;
        rest = after;
        match (&kind, header) {
            (b"IHDR", None) => header = Some(read_header(body)?),
            (_, None) | (b"IHDR", _) => return Err(broken("its header is not where it belongs")),
            (b"IDAT", _) if !pixels.is_empty() && last != *b"IDAT" => return Err(broken("its pixels are torn apart")),
            (b"IDAT", _) => pixels.push(body),
            (b"IEND", _) => break,
            (b"acTL", _) => return Err(("the PNG is an animation".to_owned(), Some("save one picture of it"))),
            (b"sRGB" | b"iCCP" | b"gAMA" | b"cHRM" | b"cICP", _) => colours.note(&kind, body)?,
            // A capital first letter: nobody may go on who does not know it.
            (kind, _) if kind[0].is_ascii_uppercase() && *kind != *b"PLTE" => {
                return Err(broken("it has a part that readers do not know"));
            }
            _ => {}
        }
        last = kind;
    }
    let header = header.ok_or_else(|| broken("it has no header"))?;
    colours.check()?;
    unpack(&pixels, header)
}

type Chunk<'a> = ([u8; 4], &'a [u8], &'a [u8]);

fn chunk(bytes: &[u8]) -> Result<Chunk<'_>, Fault> {
    let ends = || broken("it ends in the middle");
    let number = |at: usize| bytes.get(at..at + 4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]));
    let length = number(0).ok_or_else(ends)? as usize;
    let kind = bytes.get(4..8).ok_or_else(ends)?;
    let body = bytes.get(8..8 + length).ok_or_else(ends)?;
    let mut sum = Crc::new();
    sum.update(&bytes[4..8 + length]);
    if number(8 + length).ok_or_else(ends)? != sum.sum() {
        return Err(broken("a part of it has changed since it was saved"));
    }
    Ok(([kind[0], kind[1], kind[2], kind[3]], body, &bytes[12 + length..]))
}

fn read_header(body: &[u8]) -> Result<Header, Fault> {
    let [w3, w2, w1, w0, h3, h2, h1, h0, depth, colour, 0, 0, interlace @ (0 | 1)] = *body else {
        return Err(broken("its header"));
    };
    let (width, height) = (u32::from_be_bytes([w3, w2, w1, w0]), u32::from_be_bytes([h3, h2, h1, h0]));
    let channels = match (colour, depth) {
        (0, 1 | 2 | 4 | 8 | 16) | (3, 1 | 2 | 4 | 8) => 1,
        (4, 8 | 16) => 2,
        (2, 8 | 16) => 3,
        (6, 8 | 16) => 4,
        _ => return Err(broken("its header")),
    };
    let large = width > limits::RASTER_SIDE || height > limits::RASTER_SIDE;
    if large || u64::from(width) * u64::from(height) > limits::RASTER_PIXELS {
        return Err(too_large(Some((width, height))));
    }
    if width == 0 || height == 0 {
        return Err(broken("it has no size"));
    }
    Ok(Header { width, height, bits: channels * u64::from(depth), interlaced: interlace == 1 })
}

/// The pixels unpack to exactly what the header says, and their sum is right.
fn unpack(parts: &[&[u8]], header: Header) -> Result<(), Fault> {
    let rows = |w: u32, h: u32| if w == 0 { 0 } else { u64::from(h) * (1 + (u64::from(w) * header.bits).div_ceil(8)) };
    let want: u64 = if header.interlaced {
        // Adam7: first column and row, and the steps.
        let passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
        let side = |side: u32, first: u32, step: u32| side.saturating_sub(first).div_ceil(step);
        passes.iter().map(|(x, y, dx, dy)| rows(side(header.width, *x, *dx), side(header.height, *y, *dy))).sum()
    } else {
        rows(header.width, header.height)
    };
    let packed = parts.concat();
    let mut pixels = ZlibDecoder::new(&packed[..]).take(want + 1);
    let mut buffer = vec![0; 1 << 16];
    let mut got = 0;
    loop {
        match pixels.read(&mut buffer) {
            Ok(0) => break,
            Ok(n) => got += n as u64,
            Err(_) => return Err(broken("its pixels cannot be unpacked")),
        }
    }
    if got == want { Ok(()) } else { Err(broken("it has not the pixels that it says")) }
}

impl Colours {
    fn note(&mut self, kind: &[u8; 4], body: &[u8]) -> Result<(), Fault> {
        let numbers: Vec<u32> = body.chunks_exact(4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]])).collect();
        match kind {
            b"sRGB" => self.srgb = true,
            b"iCCP" => self.profile = true,
            b"gAMA" => self.gamma = Some(*numbers.first().ok_or_else(|| broken("its gamma"))?),
            b"cHRM" => self.primaries = Some(numbers.try_into().map_err(|_| broken("its primaries"))?),
            // Primaries and curve of sRGB (BT.709 too), full range.
            _ => self.code_points = !matches!(body, [1, 13 | 1, 0, 1]),
        }
        Ok(())
    }

    /// Without a profile the numbers must be sRGB.
    fn check(&self) -> Result<(), Fault> {
        let hint = Some("convert the picture to sRGB and save it anew");
        if self.code_points {
            return Err(("the PNG has colours of video or of another space than sRGB".to_owned(), hint));
        }
        if self.srgb || self.profile {
            return Ok(());
        }
        // sRGB is 45455; programs write 45454 to 45500.
        if self.gamma.is_some_and(|gamma| gamma.abs_diff(45_455) > 1000) {
            return Err(("the PNG has a gamma that is not sRGB's".to_owned(), hint));
        }
        let srgb = [31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000];
        let far = |p: &[u32; 8]| p.iter().zip(srgb).any(|(a, b)| a.abs_diff(b) > 1000);
        if self.primaries.as_ref().is_some_and(far) {
            return Err(("the PNG has primaries that are not sRGB's".to_owned(), hint));
        }
        Ok(())
    }
}
