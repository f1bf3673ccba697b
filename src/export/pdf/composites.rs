//! Glyphs of our own in a TrueType subset: one composite for each cluster that the shaper built from several glyphs,
//! or moved off the baseline.
//!
//! Noto draws ب as a dotless letter plus a dot, Nastaliq lets every letter hang at its own height. As separate glyphs
//! they have no text of their own, and readers take a raised glyph for the begin of a new word. As one glyph with one
//! code, a cluster has one ToUnicode entry, which every reader understands.

use std::collections::BTreeMap;

use skrifa::raw::TableProvider;
use skrifa::raw::types::Tag;
use skrifa::{FontRef, GlyphId};

/// A glyph and how far it is moved, in font units, y upwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part {
    pub glyph: u16,
    pub dx: i16,
    pub dy: i16,
}

/// What one code paints. One part without a shift and with its own advance is a glyph of the face; no part is a glyph
/// without ink; anything else is a composite.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shape {
    pub parts: Vec<Part>,
    /// In font units, where it is not that of the parts.
    pub advance: Option<u16>,
}

impl Shape {
    /// The glyph of the face, if it is one.
    pub fn plain(&self) -> Option<u16> {
        match (self.parts.as_slice(), self.advance) {
            ([Part { glyph, dx: 0, dy: 0 }], None) => Some(*glyph),
            _ => None,
        }
    }
}

/// A glyph to add: its parts (numbered as in the subset) and its advance in font units.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Composite {
    pub parts: Vec<Part>,
    pub advance: u16,
}

/// What a PDF reader needs of a TrueType program (ISO 32000-1, 9.9); names and PostScript data are left out.
const KEEP: [&[u8; 4]; 9] = [b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep"];

/// Rewrites `sfnt` with `composites` after its last glyph, and says which number the first of them has.
/// `None` if a table is missing or too short.
pub(super) fn add(sfnt: &[u8], composites: &[Composite]) -> Option<(Vec<u8>, u16)> {
    let font = FontRef::new(sfnt).ok()?;
    let mut tables: BTreeMap<[u8; 4], Vec<u8>> = BTreeMap::new();
    for tag in KEEP {
        if let Some(data) = font.table_data(Tag::new(tag)) {
            tables.insert(*tag, data.as_bytes().to_vec());
        }
    }
    let count = font.maxp().ok()?.num_glyphs();
    let total = usize::from(count) + composites.len();
    let loca = font.loca(None).ok()?;
    let end = tables.get(b"glyf")?.len();
    let mut offsets = (0..=usize::from(count)).map(|i| loca.get_raw(i)).collect::<Option<Vec<u32>>>()?;
    // New glyphs follow the last one, on an even boundary. What fills the gap belongs to the last glyph that has an outline:
    // an empty one behind it would have two bytes of one, and every glyph with that part would be lost.
    tables.get_mut(b"glyf")?.resize(end.next_multiple_of(4), 0);
    let (last, next) = (*offsets.last()?, u32::try_from(end.next_multiple_of(4)).ok()?);
    offsets.iter_mut().rev().take_while(|offset| **offset == last).for_each(|offset| *offset = next);
    let mut metrics: Vec<[u8; 4]> = (0..count).map(|g| metric(&font, g)).collect::<Option<_>>()?;
    let glyf = tables.get_mut(b"glyf")?;
    for composite in composites {
        let bounds = bounds(glyf, &offsets, &composite.parts)?;
        // A glyph of no length has no outline.
        if !composite.parts.is_empty() {
            write_glyph(glyf, &composite.parts, bounds);
        }
        offsets.push(u32::try_from(glyf.len()).ok()?);
        let ([a, b], [c, d]) = (composite.advance.to_be_bytes(), bounds[0].to_be_bytes());
        metrics.push([a, b, c, d]);
    }
    tables.insert(*b"loca", offsets.iter().flat_map(|o| o.to_be_bytes()).collect());
    tables.insert(*b"hmtx", metrics.concat());
    let total = u16::try_from(total).ok().filter(|n| *n < u16::MAX)?;
    set(&mut tables, b"head", 50, 1)?; // long offsets in loca
    set(&mut tables, b"hhea", 34, total)?;
    set(&mut tables, b"maxp", 4, total)?;
    let parts = composites.iter().map(|c| c.parts.len()).max().unwrap_or(0);
    raise(&mut tables, 28, u16::try_from(parts).ok()?)?; // maxComponentElements
    // Points and contours of composites: no more than as many parts of the largest glyph.
    for (simple, composite) in [(6, 10), (8, 12)] {
        let most = limit(&tables, simple)?.max(limit(&tables, composite)?);
        raise(&mut tables, composite, most.saturating_mul(u16::try_from(parts).ok()?))?;
    }
    // A part may be a composite of the face itself, which may be two deep.
    let depth = font.maxp().ok()?.max_component_depth().unwrap_or(0);
    raise(&mut tables, 30, depth.saturating_add(1))?;
    Some((assemble(&tables), count))
}

fn metric(font: &FontRef<'_>, glyph: u16) -> Option<[u8; 4]> {
    let hmtx = font.hmtx().ok()?;
    let [a, b] = hmtx.advance(GlyphId::from(glyph))?.to_be_bytes();
    let [c, d] = hmtx.side_bearing(GlyphId::from(glyph)).unwrap_or(0).to_be_bytes();
    Some([a, b, c, d])
}

fn set(tables: &mut BTreeMap<[u8; 4], Vec<u8>>, tag: &[u8; 4], at: usize, value: u16) -> Option<()> {
    tables.get_mut(tag)?.get_mut(at..at + 2)?.copy_from_slice(&value.to_be_bytes());
    Some(())
}

/// A limit in `maxp`.
fn limit(tables: &BTreeMap<[u8; 4], Vec<u8>>, at: usize) -> Option<u16> {
    let bytes = tables.get(b"maxp")?.get(at..at + 2)?;
    Some(u16::from_be_bytes([bytes[0], bytes[1]]))
}

/// Raises a limit in `maxp`.
fn raise(tables: &mut BTreeMap<[u8; 4], Vec<u8>>, at: usize, value: u16) -> Option<()> {
    let old = limit(tables, at)?;
    set(tables, b"maxp", at, old.max(value))
}

/// The box around all parts, from the boxes in their headers: x min, y min, x max, y max.
fn bounds(glyf: &[u8], offsets: &[u32], parts: &[Part]) -> Option<[i16; 4]> {
    let mut out: Option<[i16; 4]> = None;
    for part in parts {
        let (start, end) = (*offsets.get(usize::from(part.glyph))?, *offsets.get(usize::from(part.glyph) + 1)?);
        if start == end {
            continue;
        }
        let header = glyf.get(start as usize..start as usize + 10)?;
        let side = |i: usize, d: i16| i16::from_be_bytes([header[i], header[i + 1]]).saturating_add(d);
        let own = [side(2, part.dx), side(4, part.dy), side(6, part.dx), side(8, part.dy)];
        out = Some(out.map_or(own, |o| [o[0].min(own[0]), o[1].min(own[1]), o[2].max(own[2]), o[3].max(own[3])]));
    }
    Some(out.unwrap_or_default())
}

/// OpenType, `glyf`, "Composite glyph description".
fn write_glyph(glyf: &mut Vec<u8>, parts: &[Part], bounds: [i16; 4]) {
    const ARGS_ARE_WORDS: u16 = 0x0001;
    const ARGS_ARE_XY: u16 = 0x0002;
    const MORE: u16 = 0x0020;
    glyf.extend((-1_i16).to_be_bytes());
    glyf.extend(bounds.iter().flat_map(|v| v.to_be_bytes()));
    for (i, part) in parts.iter().enumerate() {
        let more = if i + 1 < parts.len() { MORE } else { 0 };
        glyf.extend((ARGS_ARE_WORDS | ARGS_ARE_XY | more).to_be_bytes());
        glyf.extend(part.glyph.to_be_bytes());
        glyf.extend(part.dx.to_be_bytes());
        glyf.extend(part.dy.to_be_bytes());
    }
    glyf.resize(glyf.len().next_multiple_of(4), 0);
}

fn checksum(data: &[u8]) -> u32 {
    data.chunks(4).fold(0, |sum: u32, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

/// The table directory, then the tables (OpenType, "Organization of an OpenType font").
fn assemble(tables: &BTreeMap<[u8; 4], Vec<u8>>) -> Vec<u8> {
    let count = tables.len() as u16;
    let power = count.max(1).ilog2() as u16;
    let range = 16 << power;
    let mut out = vec![0, 1, 0, 0];
    out.extend([count, range, power, count * 16 - range].iter().flat_map(|v| v.to_be_bytes()));
    let mut offset = 12 + 16 * tables.len();
    let mut head_at = None;
    for (tag, data) in tables {
        out.extend(tag);
        let mut sum = checksum(data);
        if tag == b"head" {
            head_at = Some(offset + 8);
            // The adjustment counts as zero.
            sum = sum.wrapping_sub(checksum(data.get(8..12).unwrap_or_default()));
        }
        out.extend(sum.to_be_bytes());
        out.extend((offset as u32).to_be_bytes());
        out.extend((data.len() as u32).to_be_bytes());
        offset += data.len().next_multiple_of(4);
    }
    for data in tables.values() {
        out.extend(data);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    if let Some(at) = head_at {
        out[at..at + 4].fill(0);
        let adjustment = 0xB1B0_AFBA_u32.wrapping_sub(checksum(&out));
        out[at..at + 4].copy_from_slice(&adjustment.to_be_bytes());
    }
    out
}
