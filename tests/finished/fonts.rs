//! The fonts of a finished file: what each code means, how wide it is and which outline it paints; and the outlines of
//! the scene's own faces, to hold beside them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use handbill::scene::FontFace;
use hayro::hayro_syntax::object::{Array, Dict, Number, Stream};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider;
use skrifa::raw::types::Tag;
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::file::{self, data, dict, has_keys, name, near, number, numbers, reference};

/// An outline in thousandths of an em: its box, how many points it has and their sums.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ink {
    bounds: [f64; 4],
    points: f64,
    sums: [f64; 2],
}

impl Default for Ink {
    fn default() -> Self {
        Self { bounds: [f64::MAX, f64::MAX, f64::MIN, f64::MIN], points: 0.0, sums: [0.0; 2] }
    }
}

impl Ink {
    pub fn moved(mut self, x: f64, y: f64) -> Self {
        if self.points > 0.0 {
            self.bounds = [self.bounds[0] + x, self.bounds[1] + y, self.bounds[2] + x, self.bounds[3] + y];
            self.sums = [self.sums[0] + x * self.points, self.sums[1] + y * self.points];
        }
        self
    }

    pub fn with(self, other: Self) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (self.bounds, other.bounds);
        Self {
            bounds: [a.min(e), b.min(f), c.max(g), d.max(h)],
            points: self.points + other.points,
            sums: [self.sums[0] + other.sums[0], self.sums[1] + other.sums[1]],
        }
    }

    /// The same ink at the same place, but for what rounding moves.
    pub fn is_near(&self, other: &Self, slack: f64) -> bool {
        let close = |a: &[f64], b: &[f64], by: f64| a.iter().zip(b).all(|(a, b)| (a - b).abs() <= by);
        self.points == other.points
            && (self.points == 0.0
                || close(&self.bounds, &other.bounds, slack) && close(&self.sums, &other.sums, slack * self.points))
    }

    fn add(&mut self, x: f32, y: f32) {
        let (x, y) = (f64::from(x), f64::from(y));
        *self = self.with(Self { bounds: [x, y, x, y], points: 1.0, sums: [x, y] });
    }

    fn scaled(mut self, by: f64) -> Self {
        if self.points > 0.0 {
            self.bounds = self.bounds.map(|v| v * by);
        }
        self.sums = self.sums.map(|v| v * by);
        self
    }
}

impl OutlinePen for Ink {
    fn move_to(&mut self, x: f32, y: f32) {
        self.add(x, y);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.add(x, y);
    }
    fn quad_to(&mut self, a: f32, b: f32, x: f32, y: f32) {
        self.add(a, b);
        self.add(x, y);
    }
    fn curve_to(&mut self, a: f32, b: f32, c: f32, d: f32, x: f32, y: f32) {
        self.add(a, b);
        self.add(c, d);
        self.add(x, y);
    }
    fn close(&mut self) {}
}

fn ink_of(font: &FontRef<'_>, glyph: u32) -> Ink {
    let mut ink = Ink::default();
    let upem = f64::from(font.head().expect("head").units_per_em());
    let outline =
        font.outline_glyphs().get(GlyphId::new(glyph)).unwrap_or_else(|| panic!("glyph {glyph} cannot be drawn"));
    outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut ink).expect("an outline");
    ink.scaled(1000.0 / upem)
}

/// A face of the scene, asked by the numbers of its own glyphs.
pub fn face_ink(face: &FontFace, glyph: u16) -> (Ink, f64) {
    type Known = BTreeMap<(usize, u32, u16), (Ink, f64)>;
    thread_local!(static KNOWN: RefCell<Known> = RefCell::default());
    // The address stands for the face: kit and shapers keep theirs to the end.
    let key = (face.data.bytes().as_ptr() as usize, face.index, glyph);
    KNOWN.with_borrow_mut(|known| {
        *known.entry(key).or_insert_with(|| {
            let font = FontRef::from_index(face.data.bytes(), face.index).expect("a font");
            let upem = f64::from(font.head().expect("head").units_per_em());
            let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
            let advance = f64::from(metrics.advance_width(GlyphId::from(glyph)).expect("an advance"));
            (ink_of(&font, u32::from(glyph)), advance * 1000.0 / upem)
        })
    })
}

/// A font of the file.
#[derive(Debug)]
pub struct Font {
    pub base: String,
    pub truetype: bool,
    widths: BTreeMap<u16, f64>,
    texts: BTreeMap<u16, String>,
    glyphs: Vec<u8>,
    /// As a font file that can be opened.
    program: Vec<u8>,
    inks: RefCell<BTreeMap<u16, Ink>>,
}

impl Font {
    pub fn width(&self, code: u16) -> f64 {
        *self.widths.get(&code).unwrap_or_else(|| panic!("{}: code {code} has no width", self.base))
    }

    pub fn text(&self, code: u16) -> &str {
        self.texts.get(&code).unwrap_or_else(|| panic!("{}: code {code} says nothing", self.base))
    }

    pub fn ink(&self, code: u16) -> Ink {
        let mut inks = self.inks.borrow_mut();
        *inks.entry(code).or_insert_with(|| {
            let font = FontRef::new(&self.program).expect("a font program");
            ink_of(&font, u32::from(self.glyph(code)))
        })
    }

    fn glyph(&self, code: u16) -> u16 {
        if !self.truetype {
            return code;
        }
        let at = 2 * usize::from(code);
        let glyph = u16::from_be_bytes([self.glyphs[at], self.glyphs[at + 1]]);
        assert_ne!(glyph, 0, "{}: code {code} is a missing character", self.base);
        glyph
    }

    /// What must hold for the font as a whole, whatever is shown with it.
    fn check(&self, face: &FontFace) {
        let font = FontRef::new(&self.program).expect("a font program");
        let whole = FontRef::from_index(face.data.bytes(), face.index).expect("a font");
        let (codes, texts): (BTreeSet<_>, BTreeSet<_>) = (self.widths.keys().collect(), self.texts.keys().collect());
        assert_eq!(codes, texts, "{}", self.base);
        if !self.truetype {
            return;
        }
        let (own, all) = (font.maxp().expect("maxp").num_glyphs(), whole.maxp().expect("maxp").num_glyphs());
        assert!(usize::from(own) <= 2 * self.widths.len() + 64, "{}: {own} of {all} glyphs", self.base);
        // PDF/A: the file and the program say the same widths (ISO 19005-2, 6.2.11.5).
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let upem = f64::from(font.head().expect("head").units_per_em());
        for (code, width) in &self.widths {
            let advance = metrics.advance_width(GlyphId::from(self.glyph(*code))).expect("an advance");
            near(&self.base, &[f64::from(advance) * 1000.0 / upem], &[*width], 0.501);
        }
    }
}

/// The fonts of a file by the names that its pages give them.
#[derive(Default)]
pub struct Fonts(BTreeMap<String, Rc<Font>>);

impl Fonts {
    /// Adds those of one page or form; `faces` are the scene's, by their names in the file.
    pub fn add(&mut self, resources: &Dict<'_>, faces: &BTreeMap<String, &FontFace>) {
        let fonts: Dict<'_> = resources.get("Font").unwrap_or_default();
        for key in file::keys(&fonts) {
            self.0.entry(key.clone()).or_insert_with(|| {
                let font = read(&dict(&fonts, &key), faces);
                Rc::new(font)
            });
        }
    }

    pub fn get(&self, key: &str) -> &Rc<Font> {
        self.0.get(key).unwrap_or_else(|| panic!("no font {key}"))
    }
}

/// Letters, digits, hyphens and low lines of a face's name.
pub fn plain_name(face: &str) -> String {
    face.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
}

fn read(font: &Dict<'_>, faces: &BTreeMap<String, &FontFace>) -> Font {
    has_keys(font, &["Type", "Subtype", "BaseFont", "Encoding", "DescendantFonts", "ToUnicode"]);
    let [kind, subtype, encoding] = ["Type", "Subtype", "Encoding"].map(|key| name(font, key).expect("a name"));
    assert_eq!([kind.as_str(), &subtype, &encoding], ["Font", "Type0", "Identity-H"]);
    let base = name(font, "BaseFont").expect("a name");
    let (tag, own) = base.split_once('+').expect("the name of a subset");
    assert!(tag.len() == 6 && tag.bytes().all(|b| b.is_ascii_uppercase()), "{base}");
    let face = faces.get(own).unwrap_or_else(|| panic!("{base} is no face of the scene"));
    let descendants: Array<'_> = font.get("DescendantFonts").expect("a descendant");
    let below: Dict<'_> = descendants.iter::<Dict<'_>>().next().expect("a descendant");
    let truetype = name(&below, "Subtype").as_deref() == Some("CIDFontType2");
    let mut wanted = vec!["Type", "Subtype", "BaseFont", "CIDSystemInfo", "FontDescriptor", "DW", "W"];
    wanted.extend(truetype.then_some("CIDToGIDMap"));
    has_keys(&below, &wanted);
    assert_eq!(name(&below, "BaseFont").as_ref(), Some(&base));
    assert_eq!(number(&below, "DW"), Some(0.0));
    let info = dict(&below, "CIDSystemInfo");
    assert_eq!(
        [file::text(&info, "Registry"), file::text(&info, "Ordering")].map(Option::unwrap),
        ["Adobe", "Identity"]
    );
    let to_unicode: Stream<'_> = font.get("ToUnicode").expect("ToUnicode");
    let made = Font {
        widths: widths(&below),
        texts: texts(&data(&to_unicode)),
        glyphs: below.get::<Stream<'_>>("CIDToGIDMap").map(|map| data(&map)).unwrap_or_default(),
        program: program(&dict(&below, "FontDescriptor"), &base, face, truetype),
        base,
        truetype,
        inks: RefCell::default(),
    };
    made.check(face);
    assert!(reference(&below, "FontDescriptor").is_some());
    made
}

fn widths(below: &Dict<'_>) -> BTreeMap<u16, f64> {
    let all: Array<'_> = below.get("W").expect("widths");
    let mut parts = all.flex_iter();
    let mut found = BTreeMap::new();
    while let Some(first) = parts.next::<Number>() {
        let list: Array<'_> = parts.next().expect("a list");
        let codes = first.as_i64() as u16..;
        found.extend(codes.zip(list.iter::<Number>().map(|n| n.as_f64())));
    }
    found
}

/// The font program, and what the descriptor says of it.
fn program(descriptor: &Dict<'_>, base: &str, face: &FontFace, truetype: bool) -> Vec<u8> {
    let font = FontRef::from_index(face.data.bytes(), face.index).expect("a font");
    let head = font.head().expect("head");
    let metrics = font.metrics(Size::unscaled(), LocationRef::default());
    let milli = |v: f64| v * 1000.0 / f64::from(head.units_per_em());
    assert_eq!(name(descriptor, "FontName").as_deref(), Some(base));
    let bounds = [head.x_min(), head.y_min(), head.x_max(), head.y_max()].map(|v| milli(f64::from(v)));
    near(base, &numbers(descriptor, "FontBBox"), &bounds, 0.51);
    let cap = metrics.cap_height.filter(|h| *h > 0.0).unwrap_or(metrics.ascent);
    for (key, value) in [("Ascent", metrics.ascent), ("Descent", metrics.descent), ("CapHeight", cap)] {
        near(key, &[number(descriptor, key).expect("a number")], &[milli(f64::from(value))], 0.51);
    }
    near(base, &[number(descriptor, "ItalicAngle").expect("an angle")], &[f64::from(metrics.italic_angle)], 0.51);
    let flags = number(descriptor, "Flags").expect("flags") as i64;
    assert_eq!((flags & 4, flags & 32), (4, 0), "{base}: symbolic");
    let stem = number(descriptor, "StemV").expect("a stem");
    assert_eq!(stem > 120.0, font.attributes().weight.value() > 500.0, "{base}: a stem of {stem}");
    let key = if truetype { "FontFile2" } else { "FontFile3" };
    let stream: Stream<'_> = descriptor.get(key).unwrap_or_else(|| panic!("{base} is not embedded"));
    let bytes = data(&stream);
    assert!(bytes.len() < face.data.bytes().len(), "{base} is not a subset");
    if truetype {
        assert_eq!(number(stream.dict(), "Length1"), Some(bytes.len() as f64));
        return bytes;
    }
    assert_eq!(name(stream.dict(), "Subtype").as_deref(), Some("CIDFontType0C"));
    wrapped(&bytes, &font)
}

/// A bare CFF table as a font file, with what else a reader of outlines asks for.
fn wrapped(cff: &[u8], font: &FontRef<'_>) -> Vec<u8> {
    let table = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).expect("a table").as_bytes().to_vec();
    let [head, hhea, hmtx, maxp] = [b"head", b"hhea", b"hmtx", b"maxp"].map(table);
    let tables = [(b"CFF ", cff.to_vec()), (b"head", head), (b"hhea", hhea), (b"hmtx", hmtx), (b"maxp", maxp)];
    let mut out = b"OTTO\0\x05\0\0\0\0\0\0".to_vec();
    let mut at = 12 + 16 * tables.len();
    for (tag, data) in &tables {
        out.extend_from_slice(*tag);
        out.extend([0; 4]);
        out.extend((at as u32).to_be_bytes());
        out.extend((data.len() as u32).to_be_bytes());
        at += data.len().next_multiple_of(4);
    }
    for (_, data) in &tables {
        out.extend(data);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    out
}

/// `<code> <text>` of every `bfchar`; handbill writes no ranges.
fn texts(cmap: &[u8]) -> BTreeMap<u16, String> {
    let cmap = std::str::from_utf8(cmap).expect("ASCII");
    assert!(!cmap.contains("beginbfrange") && cmap.contains("<0000><FFFF>endcodespacerange"));
    let mut found = BTreeMap::new();
    for section in cmap.split(" beginbfchar").skip(1) {
        let (rows, _) = section.split_once("endbfchar").expect("an end");
        for row in rows.lines().filter(|row| !row.trim().is_empty()) {
            let parts: Vec<&str> = row.trim_matches(['<', '>']).split("><").collect();
            let [code, text] = parts[..] else { panic!("{row}") };
            let units: Vec<u16> = (0..text.len() / 4)
                .map(|i| u16::from_str_radix(&text[4 * i..4 * i + 4], 16).expect("hexadecimal"))
                .collect();
            let text = String::from_utf16(&units).expect("UTF-16");
            assert!(!text.is_empty(), "code {code} says nothing");
            let before = found.insert(u16::from_str_radix(code, 16).expect("hexadecimal"), text);
            assert!(before.is_none(), "code {code} twice");
        }
    }
    found
}
