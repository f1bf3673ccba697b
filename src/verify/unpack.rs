//! What a file unpacks to, before a reader opens it: readers unpack whatever they are told to.
//!
//! Bytes alone enter: every stream is inflated without being kept, and counted. hayro has no bound of its own.

use flate2::{Decompress, FlushDecompress, Status};

/// Most bytes that all streams of a file unpack to: pictures of 40 million pixels have 160 million.
const UNPACKED: u64 = 256 << 20;
/// Most bytes of cross-reference and object streams, each of whose entries costs a reader many times its size.
const TABLES: u64 = 4 << 20;
/// Most dictionaries that stand in a file.
const DICTIONARIES: usize = 500_000;
/// Compressions that handbill never writes and whose output is not counted here.
const FOREIGN: [&[u8]; 14] = [
    b"LZWDecode",
    b"LZW",
    b"RunLengthDecode",
    b"RL",
    b"ASCII85Decode",
    b"A85",
    b"ASCIIHexDecode",
    b"AHx",
    b"JBIG2Decode",
    b"JPXDecode",
    b"CCITTFaxDecode",
    b"CCF",
    b"Crypt",
    b"Encrypt",
];

/// Why no reader should open the file.
pub fn trap(bytes: &[u8]) -> Option<String> {
    let (mut all, mut tables) = (0, 0);
    let mut from = 0;
    while let Some(at) = find(bytes, from, b"stream") {
        // From the end of the last stream on: what describes this one, and whatever stands before it.
        let head = bytes.get(from..at).unwrap_or_default();
        let keys = Keys::of(head);
        if let Some(name) = keys.foreign {
            return Some(format!("it uses {name}, which handbill never writes"));
        }
        if keys.packed > 1 {
            return Some("a stream is packed twice".to_owned());
        }
        let start = at + b"stream".len() + bytes[at + b"stream".len()..].iter().take_while(|b| **b <= 32).count();
        let (taken, made) = inflated(&bytes[start.min(bytes.len())..], UNPACKED - all);
        all += made;
        tables += if keys.table { made } else { 0 };
        if all >= UNPACKED {
            return Some(format!("it unpacks to more than {} MB", UNPACKED >> 20));
        }
        if tables > TABLES {
            return Some(format!("its tables of objects unpack to more than {} MB", TABLES >> 20));
        }
        from = find(bytes, start + taken, b"endstream").map_or(start + taken, |end| end + b"endstream".len());
    }
    if let Some(name) = Keys::of(bytes.get(from..).unwrap_or_default()).foreign {
        return Some(format!("it uses {name}, which handbill never writes"));
    }
    let dictionaries = bytes.windows(2).filter(|w| w == b"<<").count();
    (dictionaries > DICTIONARIES).then(|| format!("it has more than {DICTIONARIES} objects"))
}

/// What the dictionary of a stream says, as far as it matters here.
#[derive(Default)]
struct Keys {
    foreign: Option<&'static str>,
    packed: usize,
    table: bool,
}

impl Keys {
    fn of(head: &[u8]) -> Self {
        let mut keys = Self::default();
        // The dictionary itself stands behind the last `obj`; a font before it has a `W` of its own.
        let own = head.windows(3).rposition(|w| w == b"obj").unwrap_or(0);
        for (at, _) in head.iter().enumerate().filter(|(_, b)| **b == b'/') {
            let name = name(&head[at + 1..]);
            if let Some(found) = FOREIGN.iter().find(|f| ***f == name[..]) {
                keys.foreign = std::str::from_utf8(found).ok();
            }
            if at < own {
                continue;
            }
            keys.packed += usize::from(matches!(&name[..], b"FlateDecode" | b"Fl"));
            keys.table |= matches!(&name[..], b"W" | b"First" | b"XRef" | b"ObjStm");
        }
        keys
    }
}

/// A name behind its slash, with its `#41` as the letters that they are.
fn name(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(byte) = text.get(at).filter(|b| **b > 32 && !b"/<>[](){}%".contains(b)) {
        let digits = text.get(at + 1..at + 3).and_then(|d| std::str::from_utf8(d).ok());
        match digits.and_then(|d| u8::from_str_radix(d, 16).ok()).filter(|_| *byte == b'#') {
            Some(escaped) => {
                out.push(escaped);
                at += 3;
            }
            None => {
                out.push(*byte);
                at += 1;
            }
        }
        if out.len() > 20 {
            break;
        }
    }
    out
}

fn find(bytes: &[u8], from: usize, word: &[u8]) -> Option<usize> {
    let first = word[0];
    let mut at = from;
    while let Some(found) = bytes.get(at..)?.iter().position(|b| *b == first) {
        if bytes[at + found..].starts_with(word) {
            return Some(at + found);
        }
        at += found + 1;
    }
    None
}

/// Bytes that were taken and that they unpack to, at most `bound`. What is not packed takes and makes nothing; a damaged
/// stream counts as far as it goes, because readers are lenient.
fn inflated(data: &[u8], bound: u64) -> (usize, u64) {
    let zlib =
        matches!(data, [cmf, flg, ..] if cmf & 15 == 8 && (u16::from(*cmf) << 8 | u16::from(*flg)).is_multiple_of(31));
    if !zlib {
        return (0, 0);
    }
    let mut decoder = Decompress::new(false);
    let mut scratch = vec![0_u8; 1 << 16];
    let data = &data[2..];
    loop {
        let taken = usize::try_from(decoder.total_in()).unwrap_or(usize::MAX).min(data.len());
        let before = (decoder.total_in(), decoder.total_out());
        let status = decoder.decompress(&data[taken..], &mut scratch, FlushDecompress::None);
        let stuck = before == (decoder.total_in(), decoder.total_out());
        if decoder.total_out() >= bound || stuck || !matches!(status, Ok(Status::Ok | Status::BufError)) {
            return (2 + usize::try_from(decoder.total_in()).unwrap_or(0), decoder.total_out().min(bound));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn packed(megabytes: usize) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        let block = vec![b' '; 1 << 20];
        (0..megabytes).for_each(|_| encoder.write_all(&block).unwrap_or_default());
        encoder.finish().unwrap_or_default()
    }

    fn file(dict: &str, data: &[u8]) -> Vec<u8> {
        let head = format!("%PDF-1.7\n1 0 obj\n<< {dict} /Length {} >>\nstream\n", data.len());
        [head.as_bytes(), data, b"\nendstream\nendobj\n"].concat()
    }

    fn why(bytes: &[u8]) -> String {
        trap(bytes).unwrap_or_default()
    }

    #[test]
    fn what_unpacks_to_too_much_is_not_opened() {
        let bomb = packed(150);
        assert_eq!(why(&file("/Filter /FlateDecode", &bomb)), "");
        let twice = [file("/Filter /FlateDecode", &bomb), file("/Filter /FlateDecode", &bomb)].concat();
        assert!(why(&twice).contains("unpacks to more than"), "{}", why(&twice));
        assert!(why(&file("/Type /XRef /W [1 2 1] /Filter /FlateDecode", &packed(5))).contains("tables"));
        let font = b"4 0 obj\n<< /Type /Font /W [3 [500]] >>\nendobj\n";
        assert_eq!(why(&[&font[..], &file("/Filter /FlateDecode", &packed(9))].concat()), "");
        // Whatever the dictionary says of it.
        assert!(why(&file("", &packed(300))).contains("unpacks to more than"));
    }

    #[test]
    fn other_compressions_are_named() {
        for (dict, word) in [
            ("/Filter /LZWDecode", "LZWDecode"),
            ("/Filter [/A85 /Fl]", "A85"),
            ("/Filter /#4c#5aWDecode", "LZWDecode"),
            ("/Filter /JBIG2Decode", "JBIG2Decode"),
            ("/Filter [/FlateDecode /FlateDecode]", "twice"),
        ] {
            assert!(why(&file(dict, b"x")).contains(word), "{dict}: {}", why(&file(dict, b"x")));
        }
        assert!(why(b"trailer << /Encrypt 4 0 R >>").contains("Encrypt"));
        assert_eq!(why(&file("/Filter /DCTDecode", b"\xFF\xD8")), "");
        assert_eq!(why(&file("/Filter [/FlateDecode]", &packed(1))), "");
    }
}
