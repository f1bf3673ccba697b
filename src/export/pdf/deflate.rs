//! Compression of streams.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// zlib data at level 6: level 9 takes three times as long for less than one per cent.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2 + 64), Compression::new(6));
    // Writing to memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}
