//! Embedded fonts: a subset of each face as a Type 0 font with codes of our own (ISO 32000-1, 9.7).

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::raw::types::Tag;
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::cache::{FontCache, Program};
use super::composites::{self, Composite, Part, Shape};
use super::deflate::deflate;
use super::error::PdfError;
use super::plan::{Entry, FacePlan};
use super::tounicode;
use crate::scene::FontFace;

/// For `map_err` and for words of our own alike.
fn refuse<R: std::fmt::Display>(face: &FontFace, reason: R) -> PdfError {
    PdfError::Font { name: face.name.clone(), reason: format!("{reason}") }
}

fn open(face: &FontFace) -> Result<FontRef<'_>, PdfError> {
    FontRef::from_index(face.data.bytes(), face.index).map_err(|e| refuse(face, e))
}

/// Whether the outlines are TrueType (`glyf`); otherwise they are CFF.
pub(super) fn is_truetype(face: &FontFace) -> Result<bool, PdfError> {
    let font = open(face)?;
    if font.table_data(Tag::new(b"glyf")).is_some() {
        Ok(true)
    } else if font.table_data(Tag::new(b"CFF ")).is_some() {
        Ok(false)
    } else {
        Err(refuse(face, "it has neither TrueType nor CFF outlines"))
    }
}

/// What a run needs to know of its face.
pub(super) struct Metrics<'a> {
    font: skrifa::metrics::GlyphMetrics<'a>,
    map: skrifa::charmap::Charmap<'a>,
    pub upem: u16,
    pub truetype: bool,
}

impl<'a> Metrics<'a> {
    pub fn new(face: &'a FontFace, truetype: bool) -> Result<Self, PdfError> {
        let font = open(face)?;
        let upem = font.head().map_err(|e| refuse(face, e))?.units_per_em();
        if !(16..=16_384).contains(&upem) {
            return Err(refuse(face, "its units per em are out of range"));
        }
        let map = font.charmap();
        Ok(Self { font: font.glyph_metrics(Size::unscaled(), LocationRef::default()), map, upem, truetype })
    }

    /// In font units.
    pub fn advance(&self, glyph: u16) -> Option<u16> {
        Some(self.font.advance_width(GlyphId::from(glyph))? as u16)
    }

    /// The nominal glyph of a character, if it has ink and takes no room.
    pub fn sign(&self, c: char) -> Option<u16> {
        // Joiners and marks of direction have glyphs in some fonts, but nothing to see.
        if ('\u{200B}'..='\u{200F}').contains(&c) {
            return None;
        }
        let id = u16::try_from(self.map.map(c)?.to_u32()).ok()?;
        (self.advance(id) == Some(0)).then_some(id)
    }

    /// How far the pen moves, in font units: to the end of the last spacing part.
    pub fn width(&self, shape: &Shape) -> Option<u16> {
        if shape.advance.is_some() {
            return shape.advance;
        }
        let mut end: i32 = 0;
        for part in &shape.parts {
            let advance = i32::from(self.advance(part.glyph)?);
            if advance > 0 {
                end = end.max(i32::from(part.dx) + advance);
            }
        }
        u16::try_from(end).ok()
    }

    /// Font units to the thousandths of an em that the file states.
    pub fn milli_em(&self, units: u16) -> i64 {
        (i64::from(units) * 2000 + i64::from(self.upem)) / (2 * i64::from(self.upem))
    }
}

/// Writes the font and returns the id of its Type 0 dictionary.
pub(super) fn write(doc: &mut Document, plan: &FacePlan, cache: &FontCache) -> Result<ObjectId, PdfError> {
    let face = plan.face.as_ref();
    let metrics = Metrics::new(face, plan.truetype)?;
    let glyphs = plan.glyphs();
    let composites = plan.composites();
    let program = cache.program(face, &glyphs, &composites, || make_program(&metrics, face, &glyphs, &composites))?;
    let name = format!("{}+{}", subset_tag(face, &glyphs, &composites), postscript_name(&face.name));
    let entries = plan.entries();

    let mut file = Dictionary::new();
    file.set("Filter", "FlateDecode");
    let key = if plan.truetype {
        file.set("Length1", Object::Integer(program.length as i64));
        "FontFile2"
    } else {
        file.set("Subtype", "CIDFontType0C");
        "FontFile3"
    };
    let file = doc.add_object(Stream::new(file, program.compressed.to_vec()));
    let mut descriptor = descriptor(face, &name)?;
    descriptor.set(key, Object::Reference(file));
    let descriptor = doc.add_object(descriptor);

    let mut descendant = dictionary! {
        "Type" => "Font",
        "Subtype" => if plan.truetype { "CIDFontType2" } else { "CIDFontType0" },
        "BaseFont" => name.as_str(),
        "CIDSystemInfo" => dictionary! {
            "Registry" => literal("Adobe"), "Ordering" => literal("Identity"), "Supplement" => 0,
        },
        "FontDescriptor" => Object::Reference(descriptor),
        "DW" => 0,
        "W" => widths(face, &metrics, &entries)?,
    };
    if plan.truetype {
        let map = cid_to_gid(&entries, &glyphs, &composites, program.first_composite);
        descendant.set("CIDToGIDMap", Object::Reference(doc.add_object(compressed_stream(&map))));
    }
    let descendant = doc.add_object(descendant);

    let texts: Vec<(u16, &str)> = entries.iter().map(|entry| (entry.code, entry.text)).collect();
    let to_unicode = doc.add_object(compressed_stream(&tounicode::cmap(&texts)));
    Ok(doc.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => name.as_str(),
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![Object::Reference(descendant)],
        "ToUnicode" => Object::Reference(to_unicode),
    }))
}

fn literal(text: &str) -> Object {
    Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
}

fn compressed_stream(bytes: &[u8]) -> Stream {
    Stream::new(dictionary! { "Filter" => "FlateDecode" }, deflate(bytes))
}

/// Subsets the face to `glyphs` and compresses it. The subset's glyph ids follow the order of `glyphs`, from 1, which
/// is what makes the codes of a CFF face right; TrueType parts of the face's own composites come after them, and then
/// ours.
fn make_program(
    metrics: &Metrics<'_>,
    face: &FontFace,
    glyphs: &[u16],
    composites: &[&Shape],
) -> Result<Program, PdfError> {
    let mut remapper = subsetter::GlyphRemapper::new();
    for glyph in glyphs {
        remapper.remap(*glyph);
    }
    let sfnt = subsetter::subset(face.data.bytes(), face.index, &remapper).map_err(|e| refuse(face, e))?;
    let (bytes, first_composite) = if metrics.truetype {
        let mut list = Vec::with_capacity(composites.len());
        for shape in composites {
            let advance = metrics.width(shape).ok_or_else(|| refuse(face, "a cluster has no width"))?;
            let parts = shape.parts.iter().map(|p| Part { glyph: remapper.get(p.glyph).unwrap_or(0), ..*p }).collect();
            list.push(Composite { parts, advance });
        }
        composites::add(&sfnt, &list).ok_or_else(|| refuse(face, "its TrueType tables are damaged"))?
    } else {
        // A CIDFontType0C stream is the bare table.
        let font = FontRef::new(&sfnt).map_err(|e| refuse(face, e))?;
        let cff = font.table_data(Tag::new(b"CFF ")).ok_or_else(|| refuse(face, "the subset has no CFF table"))?;
        (cff.as_bytes().to_vec(), 0)
    };
    Ok(Program { compressed: deflate(&bytes).into(), length: bytes.len(), first_composite })
}

/// Two bytes a code: the glyph in the program. `glyphs` and `composites` ascend.
fn cid_to_gid(entries: &[Entry<'_>], glyphs: &[u16], composites: &[&Shape], first_composite: u16) -> Vec<u8> {
    let mut map = vec![0, 0];
    for entry in entries {
        let id = match entry.shape.plain() {
            Some(glyph) => glyphs.binary_search(&glyph).map_or(0, |at| at + 1),
            None => composites.binary_search(&entry.shape).map_or(0, |at| usize::from(first_composite) + at),
        };
        // Both lists are shorter than 65536, or the program would not have been made.
        map.extend(u16::try_from(id).unwrap_or(0).to_be_bytes());
    }
    map
}

/// One run from code 1, since the codes have no gaps.
fn widths(face: &FontFace, metrics: &Metrics<'_>, entries: &[Entry<'_>]) -> Result<Vec<Object>, PdfError> {
    let mut list = Vec::with_capacity(entries.len());
    for entry in entries {
        let width = metrics.width(entry.shape).ok_or_else(|| PdfError::Glyph {
            name: face.name.clone(),
            id: entry.shape.parts.first().map_or(0, |p| p.glyph),
        })?;
        list.push(Object::Integer(metrics.milli_em(width)));
    }
    Ok(vec![Object::Integer(1), Object::Array(list)])
}

/// ISO 32000-1, table 122. All lengths in thousandths of an em.
fn descriptor(face: &FontFace, name: &str) -> Result<Dictionary, PdfError> {
    let font = open(face)?;
    let head = font.head().map_err(|e| refuse(face, e))?;
    let metrics = font.metrics(Size::unscaled(), LocationRef::default());
    let scale = 1000.0 / f32::from(head.units_per_em().max(1));
    let length = |v: f32| Object::Integer((v * scale).round() as i64);
    let weight = font.attributes().weight.value();
    let fixed_pitch = if metrics.is_monospace { 1 } else { 0 };
    let italic = if metrics.italic_angle == 0.0 { 0 } else { 1 << 6 };
    Ok(dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => name,
        // Symbolic (bit 3): the codes are our own.
        "Flags" => (1 << 2) | fixed_pitch | italic,
        "FontBBox" => vec![
            length(f32::from(head.x_min())), length(f32::from(head.y_min())),
            length(f32::from(head.x_max())), length(f32::from(head.y_max())),
        ],
        "ItalicAngle" => Object::Integer(metrics.italic_angle.round() as i64),
        "Ascent" => length(metrics.ascent),
        "Descent" => length(metrics.descent),
        "CapHeight" => length(metrics.cap_height.filter(|h| *h > 0.0).unwrap_or(metrics.ascent)),
        // No table holds it; the usual estimate from the weight class, 50 at Thin to 166 at Black.
        "StemV" => Object::Integer((10.0 + 220.0 * (weight - 50.0) / 900.0).round() as i64),
    })
}

/// Six letters that depend on the face and on the glyphs, and on nothing else.
fn subset_tag(face: &FontFace, glyphs: &[u16], composites: &[&Shape]) -> String {
    let mut hash = Sha256::new();
    hash.update(face.name.as_bytes());
    hash.update(face.index.to_be_bytes());
    for glyph in glyphs {
        hash.update(glyph.to_be_bytes());
    }
    for shape in composites {
        hash.update(shape.advance.unwrap_or(u16::MAX).to_be_bytes());
        hash.update([shape.parts.len() as u8]);
        for part in &shape.parts {
            hash.update([part.glyph.to_be_bytes(), part.dx.to_be_bytes(), part.dy.to_be_bytes()].concat());
        }
    }
    hash.finalize().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// A PostScript name has no spaces and no delimiters, and 63 bytes at most in practice.
fn postscript_name(name: &str) -> String {
    let clean: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').take(56).collect();
    if clean.is_empty() { "Font".into() } else { clean }
}
