//! What a font file of a campaign must be: static, whole, allowed to be embedded, with outlines in one colour.
//!
//! Only the file's own tables are looked at; which letters it has, and whether they look like letters, is found on the page.

use skrifa::raw::tables::os2::Os2;
use skrifa::raw::types::NameId;
use skrifa::raw::{FileRef, FontRef, TableProvider};
use skrifa::{MetadataProvider, Tag};

/// Kinds of fonts that are made for screens, or for programs of the past.
const OTHERS: &[(&str, &str)] = &[
    (".woff", "is a web font, packed for browsers"),
    (".woff2", "is a web font, packed for browsers"),
    (".eot", "is a web font of the past"),
    (".pfb", "is a Type 1 font, which no program of today embeds"),
    (".pfa", "is a Type 1 font, which no program of today embeds"),
    (".dfont", "is a font of the old Mac"),
    (".otc", "is a collection with a name that is not looked for"),
    (".svg", "is an SVG font"),
    (".zip", "is packed"),
];

/// Endings that are read.
const READ: [&str; 4] = [".ttf", ".otf", ".ttc", ".ttc.zst"];

/// Whether the file's name says that it is a font.
pub fn is_font(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    READ.iter().any(|ext| name.ends_with(ext)) || OTHERS.iter().any(|(ext, _)| name.ends_with(ext))
}

/// Why a font cannot be used, from its name alone, and what to do.
pub fn unusable(name: &str) -> Option<(&'static str, &'static str)> {
    let name = name.to_ascii_lowercase();
    if READ.iter().any(|ext| name.ends_with(ext)) {
        return None;
    }
    let (ext, what) = OTHERS.iter().find(|(ext, _)| name.ends_with(ext))?;
    let hint = match *ext {
        ".zip" => "unpack it and put the .ttf or .otf files into fonts/",
        ".otc" => "rename it to .ttc",
        _ => "get the same font as .ttf or .otf from where it was published",
    };
    Some((what, hint))
}

/// The face of a file, to tell two files of one face.
#[derive(Debug, PartialEq)]
pub struct Face {
    weight: u16,
    width: u16,
    italic: bool,
    faces: usize,
}

impl Face {
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let fonts = fonts(bytes)?;
        let os2 = fonts.first()?.os2().ok();
        Some(Self {
            weight: os2.as_ref().map_or(400, Os2::us_weight_class),
            width: os2.as_ref().map_or(5, Os2::us_width_class),
            italic: os2.is_some_and(|t| t.fs_selection().bits() & 1 == 1),
            faces: fonts.len(),
        })
    }
}

fn fonts(bytes: &[u8]) -> Option<Vec<FontRef<'_>>> {
    match FileRef::new(bytes).ok()? {
        FileRef::Font(font) => Some(vec![font]),
        FileRef::Collection(all) => all.iter().collect::<Result<_, _>>().ok(),
    }
}

/// Whether a file can be printed with; the words follow its name.
pub fn check(bytes: &[u8]) -> Result<(), String> {
    let fonts = fonts(bytes).filter(|all| !all.is_empty()).ok_or("is damaged: its tables cannot be read")?;
    fonts.iter().try_for_each(check_face)
}

/// Whether the digits of every face are told apart.
pub fn digits_are_plain(bytes: &[u8]) -> bool {
    fonts(bytes).is_some_and(|all| !all.is_empty() && all.iter().all(crate::load::fonts::digits::are_plain))
}

fn check_face(font: &FontRef<'_>) -> Result<(), String> {
    let has = |tag: &[u8; 4]| font.data_for_tag(Tag::new(tag)).is_some();
    if has(b"fvar") {
        return Err(
            "is a variable font, whose weights would come out wrong; take the static files of the family".into()
        );
    }
    let outlines = has(b"CFF ") || has(b"glyf") && has(b"loca");
    if !outlines {
        return Err(match has(b"CFF2") {
            true => "is a variable font; take the static files of the family".into(),
            false => "has no outlines, only pictures of letters, or is damaged".to_owned(),
        });
    }
    if [b"COLR", b"CBDT", b"sbix", b"SVG "].into_iter().any(has) {
        return Err("is a colour font, which prints in its own colours or not at all".into());
    }
    tables_are_whole(font)?;
    may_be_embedded(font)?;
    crate::load::fonts::digits::check(font)?;
    let name = font.localized_strings(NameId::FAMILY_NAME).english_or_first();
    if name.is_none_or(|name| name.chars().all(char::is_whitespace)) {
        return Err("does not say the name of its family".into());
    }
    Ok(())
}

/// Tables that lie in the file, and say something.
fn tables_are_whole(font: &FontRef<'_>) -> Result<(), String> {
    let records = font.table_directory().table_records();
    let end = records.iter().map(|r| u64::from(r.offset()) + u64::from(r.length())).max().unwrap_or(0);
    if end > font.data().as_bytes().len() as u64 {
        return Err("is damaged: it ends in the middle".into());
    }
    let head = font.head().map_err(|_| "is damaged: it has no `head` table")?;
    let glyphs = font.maxp().map_err(|_| "is damaged: it has no `maxp` table")?.num_glyphs();
    if !(16..=16384).contains(&head.units_per_em()) || glyphs < 2 {
        return Err("is damaged: it has no size, or no letters".into());
    }
    if font.hhea().is_err() || font.hmtx().is_err() {
        return Err("is damaged: its letters have no widths".into());
    }
    if font.charmap().mappings().next().is_none() {
        return Err("has no letters, or an encoding of the past".into());
    }
    Ok(())
}

/// OS/2 fsType: what the maker of the font allows. The least restrictive bit counts, as the specification says.
fn may_be_embedded(font: &FontRef<'_>) -> Result<(), String> {
    let Ok(os2) = font.os2() else { return Ok(()) };
    let bits = os2.fs_type();
    let usage = bits & 0x000F;
    if usage & 0x0002 != 0 && usage & 0x000C == 0 {
        return Err("may not be embedded: its licence (OS/2 fsType 0x0002) is restricted".into());
    }
    if bits & 0x0100 != 0 {
        return Err("may not be embedded in part (OS/2 fsType 0x0100), and whole fonts are not embedded".into());
    }
    if bits & 0x0200 != 0 {
        return Err("may be embedded as pictures only (OS/2 fsType 0x0200)".into());
    }
    Ok(())
}
