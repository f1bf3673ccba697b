//! The finishing pass: content streams + fonts + tags + metadata → one file, with lopdf.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::cache::FontCache;
use super::content::{
    REGISTRATION, Resources, alpha_name, font_name, form_name, image_name, overprint_name, shade_name,
};
use super::deflate::deflate;
use super::draw::{Sheet, Sheets};
use super::error::PdfError;
use super::number::milli;
use super::plan::Plan;
use super::tags::{self, TaggedPage};
use super::{PdfOptions, fonts, icc, images, links, metadata, shadings};
use crate::ink::{self, Ink};
use crate::scene::{Page, Pixels, Rect, Scene};

/// The objects that content streams name.
#[derive(Default)]
struct Shared {
    ink: Ink,
    fonts: Vec<ObjectId>,
    images: Vec<ObjectId>,
    forms: Vec<ObjectId>,
    shades: Vec<ObjectId>,
    /// Which images and forms let what is below shine through.
    clear_images: BTreeSet<usize>,
    clear_forms: BTreeSet<usize>,
}

impl Shared {
    /// Whether a sheet blends colours.
    fn blends(&self, used: &Resources) -> bool {
        !used.alphas.is_empty()
            || !used.images.is_disjoint(&self.clear_images)
            || !used.forms.is_disjoint(&self.clear_forms)
    }
}

/// Puts the file together.
pub(super) fn finish(
    scene: &Scene,
    options: &PdfOptions,
    cache: &FontCache,
    plan: &Plan,
    sheets: Sheets,
) -> Result<Vec<u8>, PdfError> {
    // PDF/A-2 and PDF/UA-1 are both based on PDF 1.7.
    let press = options.ink == Ink::Cmyk;
    // PDF/X-4 is based on PDF 1.6 (ISO 15930-7, 6.1), whose features are all that is used.
    let mut doc = Document::with_version(if press { "1.6" } else { "1.7" });
    let catalog = doc.new_object_id();
    let tree = doc.new_object_id();
    let mut shared = Shared { ink: options.ink, ..Shared::default() };
    for face in &plan.faces {
        shared.fonts.push(fonts::write(&mut doc, face, cache)?);
    }
    for raster in &plan.images {
        if matches!(&raster.pixels, Pixels::Raw { alpha: Some(_), .. }) {
            shared.clear_images.insert(shared.images.len());
        }
        shared.images.push(images::write(&mut doc, raster, options.ink)?);
    }
    for gradient in &plan.shades {
        shared.shades.push(shadings::write(&mut doc, gradient, options.ink)?);
    }
    for ((form, _), sheet) in plan.forms.iter().zip(sheets.forms) {
        let bounds = scene.forms.get(*form).map(|f| f.bounds).unwrap_or_default();
        // A form uses earlier forms only, so those are written.
        let id = write_form(&mut doc, bounds, &sheet, &shared)?;
        if shared.blends(&sheet.drawn.resources) {
            shared.clear_forms.insert(shared.forms.len());
        }
        shared.forms.push(id);
    }
    let mut tagged = Vec::new();
    let mut next_key = scene.pages.len() as i64;
    for (number, (page, sheet)) in scene.pages.iter().zip(sheets.pages).enumerate() {
        tagged.push(write_page(&mut doc, scene, (number, page), sheet, &shared, tree, &mut next_key)?);
    }
    let kids: Vec<Object> = tagged.iter().map(|page| Object::Reference(page.id)).collect();
    doc.set_object(tree, dictionary! { "Type" => "Pages", "Count" => kids.len() as i64, "Kids" => kids });
    let mut root = dictionary! {
        "Type" => "Catalog",
        "Pages" => Object::Reference(tree),
        "Lang" => metadata::text(&scene.lang),
        "ViewerPreferences" => viewer_preferences(scene),
        "OutputIntents" => output_intents(&mut doc, options.ink),
    };
    if !scene.tags.is_empty() {
        let structure = tags::write(&mut doc, scene, options.ink, &tagged);
        root.set("StructTreeRoot", Object::Reference(structure));
        root.set("MarkInfo", dictionary! { "Marked" => true });
    }
    seal(doc, root, catalog, scene, options)
}

fn viewer_preferences(scene: &Scene) -> Dictionary {
    let mut dict = dictionary! { "DisplayDocTitle" => true };
    if scene.rtl {
        dict.set("Direction", "R2L");
    }
    // "Fit to page" would shrink cards that are cut along printed lines.
    dict.set("PrintScaling", "None");
    dict
}

/// What the colours mean: one profile for PDF/A, and the same for PDF/X (ISO 19005-2, 6.2.3: there may be one only).
fn output_intents(doc: &mut Document, ink: Ink) -> Vec<Object> {
    let (channels, profile, condition, info) = match ink {
        Ink::Colour => (3, icc::srgb(), "sRGB", "sRGB IEC61966-2-1"),
        Ink::Grey => (1, icc::grey(), "sGray", "Grey with the curve of IEC 61966-2-1"),
        Ink::Cmyk => (4, ink::profile().to_vec(), ink::CONDITION, "Offset on coated paper, ISO 12647-2 (FOGRA39)"),
    };
    let stream = Stream::new(dictionary! { "N" => channels, "Filter" => "FlateDecode" }, deflate(&profile));
    let profile = doc.add_object(stream);
    let intent = |kind: &str| {
        Object::Dictionary(dictionary! {
            "Type" => "OutputIntent",
            "S" => kind,
            "OutputConditionIdentifier" => metadata::text(condition),
            "RegistryName" => metadata::text("http://www.color.org"),
            "Info" => metadata::text(info),
            "DestOutputProfile" => Object::Reference(profile),
        })
    };
    match ink {
        Ink::Cmyk => vec![intent("GTS_PDFX"), intent("GTS_PDFA1")],
        _ => vec![intent("GTS_PDFA1")],
    }
}

/// Page space (y down) → a PDF rectangle.
fn pdf_box(rect: Rect, height: f32) -> Result<Vec<Object>, PdfError> {
    let what = "a page box";
    let corners = [rect.x, height - rect.bottom(), rect.right(), height - rect.y];
    corners.into_iter().map(|v| Ok(Object::Real(milli(v, what)?))).collect()
}

fn resources(used: &Resources, shared: &Shared) -> Dictionary {
    let mut dict = Dictionary::new();
    let mut fonts = Dictionary::new();
    for number in &used.fonts {
        fonts.set(font_name(*number), Object::Reference(shared.fonts[*number]));
    }
    let mut objects = Dictionary::new();
    for number in &used.images {
        objects.set(image_name(*number), Object::Reference(shared.images[*number]));
    }
    for number in &used.forms {
        objects.set(form_name(*number), Object::Reference(shared.forms[*number]));
    }
    let mut states = Dictionary::new();
    for alpha in &used.alphas {
        let value = Object::Real((f32::from(*alpha) / 255.0 * 1000.0).round() / 1000.0);
        states.set(alpha_name(*alpha), dictionary! { "ca" => value.clone(), "CA" => value });
    }
    if used.overprint {
        for on in [false, true] {
            states.set(overprint_name(on), dictionary! { "OP" => on, "op" => on, "OPM" => i64::from(on) });
        }
    }
    let mut spaces = Dictionary::new();
    if used.registration {
        let ends = |v: i64| -> Vec<Object> { vec![v.into(); 4] };
        let tint = dictionary! {
            "FunctionType" => 2, "Domain" => vec![0.into(), 1.into()], "N" => 1, "C0" => ends(0), "C1" => ends(1),
        };
        let space: Vec<Object> = vec!["Separation".into(), "All".into(), "DeviceCMYK".into(), tint.into()];
        spaces.set(REGISTRATION, space);
    }
    let mut shadings = Dictionary::new();
    for number in &used.shades {
        shadings.set(shade_name(*number), Object::Reference(shared.shades[*number]));
    }
    let parts =
        [("Font", fonts), ("XObject", objects), ("ExtGState", states), ("ColorSpace", spaces), ("Shading", shadings)];
    for (key, part) in parts {
        if !part.is_empty() {
            dict.set(key, part);
        }
    }
    dict
}

/// Blending happens in the edition's own colours, whatever the device; only sheets that blend need to say so.
fn group(dict: &mut Dictionary, ink: Ink) {
    let space = match ink {
        Ink::Colour => "DeviceRGB",
        Ink::Grey => "DeviceGray",
        Ink::Cmyk => "DeviceCMYK",
    };
    dict.set("Group", dictionary! { "Type" => "Group", "S" => "Transparency", "CS" => space });
}

fn write_form(doc: &mut Document, bounds: Rect, sheet: &Sheet, shared: &Shared) -> Result<ObjectId, PdfError> {
    let dict = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => pdf_box(bounds, 0.0)?,
        "Resources" => resources(&sheet.drawn.resources, shared),
        "Filter" => "FlateDecode",
    };
    Ok(doc.add_object(Stream::new(dict, deflate(&sheet.content))))
}

fn write_page(
    doc: &mut Document,
    scene: &Scene,
    (number, page): (usize, &Page),
    sheet: Sheet,
    shared: &Shared,
    tree: ObjectId,
    next_key: &mut i64,
) -> Result<TaggedPage, PdfError> {
    let height = page.media.h;
    let content = Stream::new(dictionary! { "Filter" => "FlateDecode" }, deflate(&sheet.content));
    let content = doc.add_object(content);
    let media = pdf_box(Rect::new(0.0, 0.0, page.media.w, height), height)?;
    let mut dict = dictionary! {
        "Type" => "Page",
        "Parent" => Object::Reference(tree),
        "MediaBox" => media,
        "CropBox" => pdf_box(page.crop, height)?,
        "BleedBox" => pdf_box(page.bleed, height)?,
        "TrimBox" => pdf_box(page.trim, height)?,
        "Resources" => resources(&sheet.drawn.resources, shared),
        "Contents" => Object::Reference(content),
    };
    let press = shared.ink == Ink::Cmyk;
    if press || shared.blends(&sheet.drawn.resources) {
        group(&mut dict, shared.ink);
    }
    let tagged = !scene.tags.is_empty();
    let mut annotations = Vec::new();
    let mut annots = Vec::new();
    // ISO 15930-7, 6.17: no annotation may lie inside the bleed, and paper opens nothing.
    for link in page.links.iter().filter(|_| !press) {
        let mut annotation = links::annotation(scene, link, height)?;
        if tagged {
            annotation.set("StructParent", *next_key);
        }
        let id = doc.add_object(annotation);
        annots.push(Object::Reference(id));
        if let Some(tag) = link.tag.filter(|_| tagged) {
            annotations.push((id, tag, *next_key));
            *next_key += 1;
        }
    }
    if !annots.is_empty() {
        dict.set("Annots", annots);
    }
    if tagged {
        dict.set("StructParents", number as i64);
        dict.set("Tabs", "S");
    }
    let id = doc.add_object(dict);
    Ok(TaggedPage { id, marks: sheet.drawn.marks, annotations, figures: sheet.drawn.figures })
}

/// Adds what depends on everything else, and writes the bytes.
fn seal(
    mut doc: Document,
    mut root: Dictionary,
    catalog: ObjectId,
    scene: &Scene,
    options: &PdfOptions,
) -> Result<Vec<u8>, PdfError> {
    let info = doc.add_object(metadata::info(scene, options));
    doc.trailer.set("Root", Object::Reference(catalog));
    doc.trailer.set("Info", Object::Reference(info));
    doc.set_object(catalog, root.clone());
    let failed = |e: std::io::Error| PdfError::Writer(e.to_string());
    let mut hash = Hasher(Sha256::new());
    doc.save_to(&mut hash).map_err(failed)?;
    let id = hash.0.finalize();
    let id = id.get(..16).unwrap_or_default().to_vec();

    // Not compressed: catalogues of files look for the packet without reading PDF.
    let xmp = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, metadata::xmp(scene, options, &id));
    root.set("Metadata", Object::Reference(doc.add_object(xmp)));
    doc.set_object(catalog, root);
    let id = Object::String(id, StringFormat::Hexadecimal);
    doc.trailer.set("ID", vec![id.clone(), id]);
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        // One stream: what is alike compresses together. 65 535 is the most that an index of 16 bits reaches.
        .max_objects_per_stream(60_000)
        .compression_level(6)
        .build();
    let mut bytes = Vec::new();
    doc.save_with_options(&mut bytes, options).map_err(failed)?;
    Ok(bytes)
}

/// Takes a file's bytes and keeps their hash alone.
struct Hasher(Sha256);

impl std::io::Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
