//! What a file holds beside the drawing of its pages. handbill writes few kinds of objects, and none that acts, hides or
//! turns anything: whatever else is there was put there later, and is named.
//!
//! PDF objects come in, findings go out. What is allowed is listed here by name and not taken from the writer.

use std::collections::BTreeSet;

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::content::UntypedIter;
use hayro::hayro_syntax::object::stream::Stream;
use hayro::hayro_syntax::object::{self, Array, Dict, MaybeRef, Name, Object};
use hayro::hayro_syntax::page::{Page, Resources};

use super::MAX_PAGES;
use crate::diag::{Code, Diagnostic, Report};
use crate::ink::{CONDITION, Ink};
use crate::manifest::Entry;

/// Most values of a file that are looked at; the kit's largest sheet has 30 thousand.
const MAX_VALUES: usize = 3_000_000;
/// Dictionaries and lists, one inside the other.
const MAX_DEPTH: usize = 24;
/// Forms, one inside the other.
const MAX_FORMS: usize = 20;
/// Most findings of one file.
const MAX_TOLD: usize = 40;

/// Every key that handbill writes into some dictionary, sorted.
const KEYS: &[&str] = &[
    "A",
    "Alt",
    "Annots",
    "Ascent",
    "BBox",
    "BaseFont",
    "BitsPerComponent",
    "BleedBox",
    "Border",
    "Bounds",
    "C0",
    "C1",
    "CA",
    "CIDSystemInfo",
    "CIDToGIDMap",
    "CS",
    "CapHeight",
    "ColorSpace",
    "Contents",
    "Coords",
    "Count",
    "CreationDate",
    "Creator",
    "CropBox",
    "DW",
    "DescendantFonts",
    "Descent",
    "DestOutputProfile",
    "Direction",
    "DisplayDocTitle",
    "Domain",
    "Encode",
    "Encoding",
    "ExtGState",
    "Extend",
    "Filter",
    "First",
    "Flags",
    "Font",
    "FontBBox",
    "FontDescriptor",
    "FontFile2",
    "FontFile3",
    "FontName",
    "Function",
    "FunctionType",
    "Functions",
    "Group",
    "Height",
    "ID",
    "Index",
    "Info",
    "ItalicAngle",
    "K",
    "Kids",
    "Lang",
    "Length",
    "Length1",
    "ListNumbering",
    "MCID",
    "MarkInfo",
    "Marked",
    "MediaBox",
    "Metadata",
    "ModDate",
    "N",
    "Nums",
    "O",
    "OP",
    "OPM",
    "Obj",
    "Ordering",
    "OutputConditionIdentifier",
    "OutputIntents",
    "P",
    "Pages",
    "Parent",
    "ParentTree",
    "ParentTreeNextKey",
    "Pg",
    "Placement",
    "PrintScaling",
    "Producer",
    "Rect",
    "Registry",
    "RegistryName",
    "Resources",
    "Root",
    "S",
    "SMask",
    "Shading",
    "ShadingType",
    "Size",
    "StemV",
    "StructParent",
    "StructParents",
    "StructTreeRoot",
    "Subject",
    "Subtype",
    "Supplement",
    "Tabs",
    "Title",
    "ToUnicode",
    "Trapped",
    "TrimBox",
    "Type",
    "URI",
    "ViewerPreferences",
    "W",
    "Width",
    "XObject",
    "ca",
    "op",
];
/// Keys of the document itself.
const CATALOG: &[&str] =
    &["Lang", "MarkInfo", "Metadata", "OutputIntents", "Pages", "StructTreeRoot", "Type", "ViewerPreferences"];
/// Keys of a page.
const PAGE: &[&str] = &[
    "Annots",
    "BleedBox",
    "Contents",
    "CropBox",
    "Group",
    "MediaBox",
    "Parent",
    "Resources",
    "StructParents",
    "Tabs",
    "TrimBox",
    "Type",
];
/// Keys of what `gs` sets.
const STATE: &[&str] = &["CA", "OP", "OPM", "Type", "ca", "op"];
/// Dictionaries of resources, whose keys are names that the file chooses.
const NAMED: &[&str] = &["ColorSpace", "ExtGState", "Font", "Shading", "XObject"];

/// Every operator that handbill writes into pages and forms. Pictures are objects of their own, never in the page (BI).
const OPERATORS: &[&[u8]] = &[
    b"q", b"Q", b"cm", b"gs", b"w", b"J", b"j", b"M", b"d", b"m", b"l", b"c", b"re", b"h", b"f", b"f*", b"S", b"W",
    b"W*", b"n", b"g", b"G", b"rg", b"RG", b"k", b"K", b"cs", b"scn", b"CS", b"SCN", b"BT", b"ET", b"Tf", b"Tm", b"TJ",
    b"Ts", b"sh", b"Do", b"BMC", b"BDC", b"EMC",
];

/// What a key means, where its name says little.
fn meaning(key: &str) -> &'static str {
    match key {
        "OpenAction" | "AA" | "Next" => " (it acts when it is opened)",
        "JS" | "JavaScript" => " (a script)",
        "AcroForm" | "XFA" | "FT" => " (a form to fill in)",
        "EmbeddedFiles" | "EF" | "AF" | "Collection" => " (an attached file)",
        "OCProperties" | "OCGs" | "OC" | "Properties" => " (layers that can be hidden)",
        "Rotate" => " (the page is turned)",
        "UserUnit" => " (the page is printed in another size)",
        "AP" => " (a drawing over the page)",
        "Pattern" | "Shading" => " (patterns)",
        "CharProcs" => " (letters that are drawings)",
        _ => "",
    }
}

/// Is there anything in the file that handbill does not write?
pub fn check(entry: &Entry, pdf: &Pdf, bytes: &[u8], report: &mut Report) {
    let mut walk = Walk { left: MAX_VALUES, ..Walk::default() };
    if !bytes.trim_ascii_end().ends_with(b"%%EOF") {
        walk.faults.insert("the file has something behind its end".to_owned());
    }
    if let Some(root) = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()) {
        walk.only(&root, CATALOG, "the document");
        edition(entry, &root, report);
        language(entry, &root, report);
    }
    for object in pdf.objects() {
        walk.value(&object, false, 0);
    }
    let ink = Ink::named(&entry.ink);
    for (at, page) in pdf.pages().iter().take(MAX_PAGES).enumerate() {
        let name = format!("page {}", at + 1);
        walk.only(page.raw(), PAGE, &name);
        let seen = Content::of(page, ink);
        for font in seen.unread.iter().chain(&seen.unusual) {
            let message = format!("{}: {name} uses {font}; handbill embeds every font as it writes them", entry.path);
            report.push(
                Diagnostic::new(Code::VerifyUnreadable, message)
                    .hint("the file was changed, and what this font says was not read: run `handbill build` again"),
            );
        }
        walk.faults.extend(seen.faults.into_iter().map(|fault| format!("{name} {fault}")));
    }
    if walk.left == 0 {
        let message = format!("{}: it holds more values than any poster", entry.path);
        report.push(Diagnostic::new(Code::VerifyUnreadable, message));
    }
    for fault in walk.faults.iter().take(MAX_TOLD) {
        report.push(extra(entry, fault));
    }
}

/// A finding of what handbill never writes.
pub fn extra(entry: &Entry, what: &str) -> Diagnostic {
    Diagnostic::new(Code::VerifyExtra, format!("{}: {what}, which handbill never writes", entry.path))
        .hint("the file was changed after it was made: throw it away and run `handbill build` again")
}

/// The edition that the file is made for, by its output intent.
fn edition(entry: &Entry, root: &Dict<'_>, report: &mut Report) {
    let intents = root.get::<Array<'_>>(b"OutputIntents");
    let intent = intents.and_then(|list| list.iter::<Dict<'_>>().next());
    let Some(found) = intent.and_then(|i| i.get::<object::String<'_>>(b"OutputConditionIdentifier")) else { return };
    let editions = [("sRGB", Ink::Colour), ("sGray", Ink::Grey), (CONDITION, Ink::Cmyk)];
    let made = editions.iter().find(|(name, _)| name.as_bytes() == found.as_bytes()).map(|(_, ink)| ink.name());
    if made != Some(entry.ink.as_str()) {
        let made = made.unwrap_or("unknown");
        let message = format!(
            "{}: the manifest says that its `ink` is `{}`, and the file is made for `{made}`",
            entry.path, entry.ink
        );
        report
            .push(Diagnostic::new(Code::VerifyPages, message).hint("run `handbill build` again and replace the file"));
    }
}

/// In which a screen reader reads it aloud.
fn language(entry: &Entry, root: &Dict<'_>, report: &mut Report) {
    let found = root.get::<object::String<'_>>(b"Lang");
    let found = found.map(|lang| String::from_utf8_lossy(lang.as_bytes()).into_owned()).unwrap_or_default();
    if Some(found.as_str()) != entry.locale.split('+').next() {
        let message = format!(
            "{}: the manifest says that its `locale` is `{}`, and the file says that its language is `{}`",
            entry.path,
            entry.locale,
            shown(&found)
        );
        report
            .push(Diagnostic::new(Code::VerifyPages, message).hint("run `handbill build` again and replace the file"));
    }
}

#[derive(Default)]
struct Walk {
    /// How many more values are looked at.
    left: usize,
    faults: BTreeSet<String>,
}

impl Walk {
    fn only(&mut self, dict: &Dict<'_>, allowed: &[&str], whose: &str) {
        for key in dict.keys().filter(|key| !allowed.contains(&key.as_str())) {
            let key = key.as_str();
            self.faults.insert(format!("{whose} has /{}{}", shown(key), meaning(key)));
        }
    }

    /// A value with all that stands in it; what it refers to is a value of its own.
    fn value(&mut self, value: &Object<'_>, named: bool, depth: usize) {
        if self.left == 0 {
            return;
        }
        self.left -= 1;
        match value {
            Object::Dict(dict) => self.dict(dict, named, depth),
            Object::Stream(stream) => self.dict(stream.dict(), false, depth),
            Object::Array(list) if depth < MAX_DEPTH => {
                for item in list.raw_iter() {
                    if let MaybeRef::NotRef(item) = item {
                        self.value(&item, false, depth + 1);
                    }
                }
            }
            Object::Array(_) => drop(self.faults.insert("the file has lists inside one another, very deep".to_owned())),
            _ => {}
        }
    }

    fn dict(&mut self, dict: &Dict<'_>, named: bool, depth: usize) {
        if depth >= MAX_DEPTH {
            self.faults.insert("the file has dictionaries inside one another, very deep".to_owned());
            return;
        }
        let annotation = dict.get::<Name<'_>>(b"Type").is_some_and(|kind| &*kind == b"Annot");
        for (key, value) in dict.entries() {
            let key = key.as_str();
            let known = named || KEYS.contains(&key) || (annotation && key == "F");
            if !known && self.faults.len() < 4 * MAX_TOLD {
                self.faults.insert(format!("the file has /{}{}", shown(key), meaning(key)));
            }
            if let MaybeRef::NotRef(value) = value {
                self.value(&value, !named && NAMED.contains(&key), depth + 1);
            }
        }
    }
}

fn shown(name: &str) -> String {
    name.chars().take(40).flat_map(char::escape_debug).collect()
}

/// What the operators of a page ask for, forms included.
#[derive(Default)]
pub struct Content {
    /// Fonts whose letters cannot be read.
    unread: BTreeSet<String>,
    /// Fonts of kinds that handbill never writes.
    unusual: BTreeSet<String>,
    faults: BTreeSet<String>,
    /// Forms that have been read, with the resources that they were given.
    known: BTreeSet<(u32, usize)>,
    /// The edition, where operators are to be judged.
    ink: Option<Ink>,
}

impl Content {
    pub fn of(page: &Page<'_>, ink: Option<Ink>) -> Self {
        let mut content = Self { ink, ..Self::default() };
        content.resources(page.resources());
        if let Some(data) = page.page_stream() {
            content.read(data, page.resources(), 0);
        }
        content
    }

    fn resources(&mut self, resources: &Resources<'_>) {
        for name in resources.fonts.keys() {
            match resources.get_font(&name) {
                Some(font) => self.font(&font),
                None => drop(self.unread.insert(lost(&name))),
            }
        }
        for name in resources.ext_g_states.keys() {
            let Some(state) = resources.get_ext_g_state(&name) else { continue };
            for key in state.keys().filter(|key| !STATE.contains(&key.as_str())) {
                self.faults.insert(format!("sets /{} of the graphics state", shown(key.as_str())));
            }
        }
        for name in resources.shadings.keys() {
            if let Some(shading) = resources.get_shading(&name) {
                self.shading(&shading);
            }
        }
    }

    /// Gradients along a line or between circles, in the colours of the edition.
    fn shading(&mut self, shading: &Object<'_>) {
        let Object::Dict(dict) = shading else {
            self.faults.insert("has a mesh of colours".to_owned());
            return;
        };
        if !matches!(dict.get::<i32>(b"ShadingType"), Some(2 | 3)) {
            self.faults.insert("has a gradient of an unknown kind".to_owned());
        }
        if !dict.get::<Dict<'_>>(b"Function").is_some_and(|function| is_plain(&function)) {
            self.faults.insert("has a gradient with a function of an unknown kind".to_owned());
        }
        let space = dict.get::<Name<'_>>(b"ColorSpace").map(|name| name.as_str().to_owned()).unwrap_or_default();
        let own: &[&str] = match self.ink {
            Some(Ink::Grey) => &["DeviceGray"],
            Some(Ink::Cmyk) => &["DeviceCMYK"],
            Some(Ink::Colour) => &["DeviceRGB", "DeviceGray"],
            None => return,
        };
        if !own.contains(&space.as_str()) {
            let ink = self.ink.unwrap_or_default().name();
            let message = format!("has a gradient in colours that the ink `{ink}` has not ({})", shown(&space));
            self.faults.insert(message);
        }
    }

    /// Whether what is set in a font can be read, and whether handbill would have written it so.
    fn font(&mut self, font: &Dict<'_>) {
        let name =
            font.get::<Name<'_>>(b"BaseFont").map_or_else(|| "a font without a name".to_owned(), |n| shown(n.as_str()));
        let kind = font.get::<Name<'_>>(b"Subtype").map(|kind| kind.as_str().to_owned()).unwrap_or_default();
        if kind == "Type3" {
            self.unread.insert("letters that are drawings (a font of Type 3)".to_owned());
            return;
        }
        let descendants = font.get::<Array<'_>>(b"DescendantFonts");
        let descendant = descendants.and_then(|list| list.iter::<Dict<'_>>().next());
        let holder = descendant.as_ref().unwrap_or(font);
        let descriptor = holder.get::<Dict<'_>>(b"FontDescriptor");
        let embedded = descriptor.is_some_and(|d| {
            [&b"FontFile"[..], b"FontFile2", b"FontFile3"].iter().any(|key| d.get::<Stream<'_>>(*key).is_some())
        });
        if !embedded {
            self.unread.insert(format!("{name}, which is not embedded"));
        } else if kind != "Type0" {
            self.unusual.insert(format!("{name}, a font of the kind {}", shown(&kind)));
        }
    }

    fn read(&mut self, data: &[u8], resources: &Resources<'_>, depth: usize) {
        let mut iter = UntypedIter::new(data);
        while let Some(instruction) = iter.next() {
            let operator: &[u8] = instruction.operator;
            let first = || instruction.operands().next();
            match operator {
                b"Tf" => {
                    if let Some(Object::Name(name)) = first()
                        && resources.get_font(name).is_none()
                    {
                        self.unread.insert(lost(name));
                    }
                }
                b"Tr" if first().cloned().and_then(Object::into_i32).is_none_or(|mode| mode != 0) => {
                    self.faults.insert("has letters that are invisible or outlines (operator Tr)".to_owned());
                }
                b"Do" => {
                    if let Some(Object::Name(name)) = first()
                        && let Some(form) = resources.get_x_object(name)
                    {
                        self.form(&form, resources, depth);
                    }
                }
                // Letters that are drawn in the usual way (0) say nothing new.
                b"Tr" => {}
                _ if !OPERATORS.contains(&operator) => {
                    let operator: String = String::from_utf8_lossy(operator).chars().take(8).collect();
                    self.faults.insert(format!("has the operator `{}`", shown(&operator)));
                }
                _ => {}
            }
            let foreign = match self.ink {
                Some(Ink::Grey) => matches!(operator, b"rg" | b"RG" | b"k" | b"K" | b"sc" | b"SC" | b"scn" | b"SCN"),
                Some(Ink::Cmyk) => matches!(operator, b"rg" | b"RG"),
                Some(Ink::Colour) => matches!(operator, b"k" | b"K"),
                None => false,
            };
            if foreign {
                let operator = String::from_utf8_lossy(operator);
                let ink = self.ink.unwrap_or_default().name();
                self.faults.insert(format!("sets colours that the ink `{ink}` has not (operator {operator})"));
            }
        }
    }

    fn form(&mut self, form: &Stream<'_>, resources: &Resources<'_>, depth: usize) {
        let dict = form.dict();
        if depth >= MAX_FORMS || dict.get::<Name<'_>>(b"Subtype").is_some_and(|kind| &*kind == b"Image") {
            return;
        }
        let own: Option<Dict<'_>> = dict.get(b"Resources");
        let given = if own.is_some() { 0 } else { resources.fonts.data().as_ptr() as usize };
        if !self.known.insert((form.obj_id().obj_number, given)) {
            return;
        }
        let own = own.map(Resources::new);
        if let Some(own) = &own {
            self.resources(own);
        }
        let data = form.decoded_data().unwrap_or_default();
        self.read(&data, own.as_ref().unwrap_or(resources), depth + 1);
    }
}

/// From one colour to another, or several such one after the other.
fn is_plain(function: &Dict<'_>) -> bool {
    match function.get::<i32>(b"FunctionType") {
        Some(2) => true,
        Some(3) => function
            .get::<Array<'_>>(b"Functions")
            .is_some_and(|parts| parts.iter::<Dict<'_>>().all(|part| part.get::<i32>(b"FunctionType") == Some(2))),
        _ => false,
    }
}

fn lost(name: &Name<'_>) -> String {
    format!("a font `{}` that is not in the file", shown(name.as_str()))
}

/// The fonts of a stranger's page that are not in the file, or whose letters are drawings.
pub fn unread_fonts(page: &Page<'_>) -> BTreeSet<String> {
    Content::of(page, None).unread
}
