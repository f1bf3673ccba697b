//! What a file says about itself as a whole, and the boxes of its pages.

use std::fmt::Write as _;

use handbill::export::pdf::PdfOptions;
use handbill::ink::Ink;
use handbill::scene::{Content, Item, Pixels, Rect, Scene};
use hayro::hayro_syntax::object::{Dict, Stream};

use super::file::{File, data, decode, dict, has_keys, members, name, near, number, numbers, reference, text};

pub fn check(sheet: &str, file: &File, scene: &Scene, options: &PdfOptions) {
    let press = options.ink == Ink::Cmyk;
    let head: &[u8] = if press { b"%PDF-1.6" } else { b"%PDF-1.7" };
    assert!(file.bytes.starts_with(head), "{sheet}: its version");
    let catalog = file.catalog();
    let mut keys = vec!["Type", "Pages", "Lang", "ViewerPreferences", "OutputIntents", "Metadata"];
    if !scene.tags.is_empty() {
        keys.extend(["StructTreeRoot", "MarkInfo"]);
        let marks = dict(&catalog, "MarkInfo");
        has_keys(&marks, &["Marked"]);
        assert_eq!(marks.get::<bool>("Marked"), Some(true), "{sheet}");
    }
    has_keys(&catalog, &keys);
    assert_eq!(text(&catalog, "Lang").as_ref(), Some(&scene.lang), "{sheet}: its language");
    let viewer = dict(&catalog, "ViewerPreferences");
    let mut keys = vec!["DisplayDocTitle", "PrintScaling"];
    keys.extend(scene.rtl.then_some("Direction"));
    has_keys(&viewer, &keys);
    assert_eq!(viewer.get::<bool>("DisplayDocTitle"), Some(true), "{sheet}");
    assert_eq!(name(&viewer, "PrintScaling").as_deref(), Some("None"), "{sheet}");
    assert_eq!(name(&viewer, "Direction").as_deref(), scene.rtl.then_some("R2L"), "{sheet}: its direction");
    intents(sheet, &catalog, options.ink);
    info(sheet, file, scene, options);
    packet(sheet, file, &catalog, scene, options);
    pages(sheet, file, scene, press);
}

fn intents(sheet: &str, catalog: &Dict<'_>, ink: Ink) {
    let all = members(catalog, "OutputIntents");
    let (kinds, condition, channels, space): (&[&str], _, _, &[u8]) = match ink {
        Ink::Colour => (&["GTS_PDFA1"], "sRGB", 3.0, b"mntrRGB XYZ "),
        Ink::Grey => (&["GTS_PDFA1"], "sGray", 1.0, b"mntrGRAYXYZ "),
        Ink::Cmyk => (&["GTS_PDFX", "GTS_PDFA1"], "FOGRA39", 4.0, b"prtrCMYKLab "),
    };
    let intents: Vec<Dict<'_>> = all.into_iter().map(|(_, one)| one.into_dict().expect("a dictionary")).collect();
    let found: Vec<String> = intents.iter().map(|one| name(one, "S").expect("a kind")).collect();
    assert_eq!(found, kinds, "{sheet}: output intents");
    for intent in &intents {
        assert_eq!(text(intent, "OutputConditionIdentifier").as_deref(), Some(condition), "{sheet}");
        assert!(text(intent, "Info").is_some_and(|info| info.len() > 5), "{sheet}");
        assert_eq!(text(intent, "RegistryName").as_deref(), Some("http://www.color.org"), "{sheet}");
        let profile: Stream<'_> = intent.get("DestOutputProfile").expect("a profile");
        assert_eq!(number(profile.dict(), "N"), Some(channels), "{sheet}");
        let bytes = data(&profile);
        assert_eq!(&bytes[12..24], space, "{sheet}");
        assert_eq!(&bytes[36..40], b"acsp", "{sheet}");
        assert_eq!(u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize, bytes.len(), "{sheet}");
    }
    let first = reference(&intents[0], "DestOutputProfile");
    assert!(intents.iter().all(|one| reference(one, "DestOutputProfile") == first), "{sheet}: one profile");
}

/// When it was made, for the packet and for the dictionary.
fn dates(options: &PdfOptions) -> Option<(String, String)> {
    if let Some(moment) = options.created {
        let at = time::OffsetDateTime::from_unix_timestamp(moment).expect("a moment");
        let (y, mo, d) = (at.year(), u8::from(at.month()), at.day());
        let (h, m, s) = (at.hour(), at.minute(), at.second());
        return Some((
            format!("{y:04}-{mo:02}-{d:02}T{h:02}:{m:02}:{s:02}Z"),
            format!("D:{y:04}{mo:02}{d:02}{h:02}{m:02}{s:02}Z"),
        ));
    }
    // PDF/X must have a date: the campaign's version, where that is one.
    let version = options.version.as_deref().unwrap_or("1970");
    let version = if matches!(version.len(), 7 | 10) { version } else { "1970" };
    (options.ink == Ink::Cmyk).then(|| (version.to_owned(), format!("D:{}", version.replace('-', ""))))
}

fn info(sheet: &str, file: &File, scene: &Scene, options: &PdfOptions) {
    let found = file.metadata();
    let said = |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(decode);
    assert_eq!(said(&found.title).as_ref(), Some(&scene.title), "{sheet}: its title");
    assert_eq!(said(&found.subject).unwrap_or_default(), scene.subject, "{sheet}: its subject");
    for value in [&found.creator, &found.producer] {
        assert_eq!(said(value).as_ref(), Some(&options.producer), "{sheet}");
    }
    assert!(found.author.is_none() && found.keywords.is_none(), "{sheet}: nobody is named");
    let own: Vec<Dict<'_>> = file.dictionaries().into_iter().filter(|d| d.contains_key("Producer")).collect();
    let [own] = own.as_slice() else { panic!("{sheet}: {} information dictionaries", own.len()) };
    let mut keys = vec!["Title", "Creator", "Producer"];
    keys.extend((!scene.subject.is_empty()).then_some("Subject"));
    if let Some((_, date)) = dates(options) {
        keys.extend(["CreationDate", "ModDate"]);
        assert_eq!(
            [text(own, "CreationDate"), text(own, "ModDate")].map(Option::unwrap),
            [date.clone(), date],
            "{sheet}"
        );
    }
    keys.extend((options.ink == Ink::Cmyk).then_some("Trapped"));
    has_keys(own, &keys);
    assert_eq!(name(own, "Trapped").as_deref(), (options.ink == Ink::Cmyk).then_some("False"), "{sheet}");
}

/// The XMP packet: each property once, with its value.
fn packet(sheet: &str, file: &File, catalog: &Dict<'_>, scene: &Scene, options: &PdfOptions) {
    let stream: Stream<'_> = catalog.get("Metadata").expect("metadata");
    has_keys(stream.dict(), &["Type", "Subtype", "Length"]);
    let xmp = String::from_utf8(stream.raw_data().into_owned()).expect("UTF-8");
    let escaped =
        |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let alternative =
        |value: &str| format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt>", escaped(value));
    let press = options.ink == Ink::Cmyk;
    let id = file.id().iter().fold(String::new(), |mut all, byte| {
        let _ = write!(all, "{byte:02x}");
        all
    });
    assert_eq!(id.len(), 32, "{sheet}");
    let tagged = !scene.tags.is_empty();
    let date = dates(options).map(|(date, _)| date);
    let version = options.version.clone().or(press.then(|| "1".to_owned()));
    let own = |wanted: bool, value: &str| wanted.then(|| value.to_owned());
    let wanted: [(&str, Option<String>); 18] = [
        ("pdfaid:part", own(true, "2")),
        ("pdfaid:conformance", own(true, if tagged { "A" } else { "U" })),
        ("pdfuaid:part", own(tagged, "1")),
        ("pdfxid:GTS_PDFXVersion", own(press, "PDF/X-4")),
        ("pdf:Trapped", own(press, "False")),
        ("handbill:HotlineEvidence", options.evidence.as_deref().map(escaped)),
        ("dc:format", own(true, "application/pdf")),
        ("dc:title", Some(alternative(&scene.title))),
        ("dc:description", (!scene.subject.is_empty()).then(|| alternative(&scene.subject))),
        ("dc:language", Some(format!("<rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag>", scene.lang))),
        ("pdf:Producer", Some(escaped(&options.producer))),
        ("xmp:CreatorTool", Some(escaped(&options.producer))),
        ("xmp:CreateDate", date.clone()),
        ("xmp:ModifyDate", date.clone()),
        ("xmp:MetadataDate", date),
        ("xmpMM:DocumentID", Some(format!("urn:handbill:{id}"))),
        ("xmpMM:VersionID", version.as_deref().map(escaped)),
        ("xmpMM:RenditionClass", own(press, "default")),
    ];
    for (key, value) in wanted {
        let mark = format!("<{key}>");
        let mut parts = xmp.split(&mark).skip(1);
        let found = parts.next().map(|rest| rest.split(&format!("</{key}>")).next().unwrap_or_default().to_owned());
        assert_eq!(found, value, "{sheet}: {key}");
        assert!(parts.next().is_none(), "{sheet}: {key} twice");
    }
    // What PDF/A does not know is described.
    for (key, used) in [
        ("pdfaProperty:name>part<", tagged),
        ("pdfaProperty:name>GTS_PDFXVersion<", press),
        ("pdfaProperty:name>Trapped<", press),
        ("pdfaProperty:name>HotlineEvidence<", options.evidence.is_some()),
    ] {
        assert_eq!(xmp.contains(key), used, "{sheet}: {key}");
    }
}

fn pages(sheet: &str, file: &File, scene: &Scene, press: bool) {
    assert_eq!(file.pages().len(), scene.pages.len(), "{sheet}: pages");
    let tree = dict(&file.catalog(), "Pages");
    assert_eq!(number(&tree, "Count"), Some(scene.pages.len() as f64), "{sheet}");
    for (page, found) in scene.pages.iter().zip(file.pages()) {
        let raw = found.raw();
        let blends = press || is_clear(&page.items, scene);
        let mut keys = vec!["Type", "Parent", "MediaBox", "CropBox", "BleedBox", "TrimBox", "Resources", "Contents"];
        keys.extend(blends.then_some("Group"));
        keys.extend((!press && !page.links.is_empty()).then_some("Annots"));
        if !scene.tags.is_empty() {
            keys.extend(["StructParents", "Tabs"]);
            assert_eq!(name(raw, "Tabs").as_deref(), Some("S"), "{sheet}: tab order");
        }
        has_keys(raw, &keys);
        let h = page.media.h;
        let whole = Rect::new(0.0, 0.0, page.media.w, h);
        for (key, r) in [("MediaBox", whole), ("CropBox", page.crop), ("BleedBox", page.bleed), ("TrimBox", page.trim)]
        {
            let wanted = [r.x, h - r.y - r.h, r.x + r.w, h - r.y].map(f64::from);
            near(&format!("{sheet}: {key}"), &numbers(raw, key), &wanted, 0.002);
        }
        if blends {
            let group = dict(raw, "Group");
            assert_eq!(name(&group, "S").as_deref(), Some("Transparency"), "{sheet}");
            let spaces = ["DeviceRGB", "DeviceGray", "DeviceCMYK"];
            assert!(name(&group, "CS").is_some_and(|cs| spaces.contains(&cs.as_str())), "{sheet}");
        }
    }
}

/// Whether something on a page lets what is below shine through.
pub fn is_clear(items: &[Item], scene: &Scene) -> bool {
    items.iter().any(|item| match &item.content {
        Content::Path(path) => {
            let inks = path.fill.iter().chain(path.stroke.iter().map(|stroke| &stroke.color));
            !path.steps.is_empty() && inks.into_iter().any(|color| (1..255).contains(&color.a))
        }
        Content::Shade(shade) => {
            !shade.area.steps.is_empty() && shade.gradient.stops.iter().any(|stop| (1..255).contains(&stop.color.a))
        }
        Content::Text(run) => run.color.a < 255 && !run.glyphs.is_empty(),
        Content::Image { raster, .. } => matches!(&raster.pixels, Pixels::Raw { alpha: Some(_), .. }),
        Content::Clip { items, .. } | Content::Cut { items, .. } => is_clear(items, scene),
        Content::Form { form, .. } => is_clear(&scene.forms[*form].items, scene),
    })
}

/// The space in which a page blends, and whether it says so.
pub fn blending(sheet: &str, file: &File, ink: Ink) {
    let wanted = match ink {
        Ink::Colour => "DeviceRGB",
        Ink::Grey => "DeviceGray",
        Ink::Cmyk => "DeviceCMYK",
    };
    for page in file.pages() {
        if let Some(group) = page.raw().get::<Dict<'_>>("Group") {
            assert_eq!(name(&group, "CS").as_deref(), Some(wanted), "{sheet}");
        }
    }
}
