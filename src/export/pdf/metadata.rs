//! What the file says about itself: the XMP packet, the Info dictionary, and text strings.

use std::fmt::Write as _;

use lopdf::{Dictionary, Object, StringFormat, dictionary};

use super::error::{PdfError, scene as fault};
use super::{PdfOptions, Scene};
use crate::ink::Ink;

/// A text string: ASCII as it is, everything else in UTF-16 (ISO 32000-1, 7.9.2.2).
pub(super) fn text(value: &str) -> Object {
    let plain = value.bytes().all(|b| (0x20..0x7F).contains(&b));
    let bytes = if plain { value.as_bytes().to_vec() } else { utf16(value) };
    Object::String(bytes, StringFormat::Literal)
}

/// What XML 1.0 can hold, on one line: the Info dictionary and the XMP packet have to say the same.
fn clean(value: &str) -> String {
    let space = |c| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c };
    value.chars().map(space).filter(|c| *c >= ' ' && !matches!(c, '\u{FFFE}' | '\u{FFFF}')).collect()
}

/// UTF-16BE with a byte order mark.
pub(super) fn utf16(value: &str) -> Vec<u8> {
    let mut out = vec![0xFE, 0xFF];
    out.extend(value.encode_utf16().flat_map(u16::to_be_bytes));
    out
}

/// A language tag of the right shape; whether it is registered is decided elsewhere.
pub(super) fn check_lang(lang: &str) -> Result<(), PdfError> {
    let part = |p: &str| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric());
    if lang.split('-').all(part) && lang.starts_with(|c: char| c.is_ascii_alphabetic()) {
        Ok(())
    } else {
        Err(fault(format!("{lang:?} is not a language tag")))
    }
}

/// A moment in UTC, broken down.
struct Moment {
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
}

impl Moment {
    /// From Unix seconds. `None` outside the years 0001 to 9999, which neither date format can write.
    fn new(unix: i64) -> Option<Self> {
        let moment = time::OffsetDateTime::from_unix_timestamp(unix).ok().filter(|m| (1..=9999).contains(&m.year()))?;
        Some(Self {
            year: i64::from(moment.year()),
            month: i64::from(u8::from(moment.month())),
            day: i64::from(moment.day()),
            hour: i64::from(moment.hour()),
            minute: i64::from(moment.minute()),
            second: i64::from(moment.second()),
        })
    }

    fn xmp(&self) -> String {
        let Self { year, month, day, hour, minute, second } = self;
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }

    fn info(&self) -> String {
        let Self { year, month, day, hour, minute, second } = self;
        format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z")
    }
}

/// The Info dictionary; PDF/A wants it to say what the XMP says (ISO 19005-2, 6.6.3 has it optional, and equal).
pub(super) fn info(scene: &Scene, options: &PdfOptions) -> Dictionary {
    let mut dict = dictionary! { "Title" => text(&clean(&scene.title)) };
    if !scene.subject.is_empty() {
        dict.set("Subject", text(&clean(&scene.subject)));
    }
    dict.set("Creator", text(&clean(&options.producer)));
    dict.set("Producer", text(&clean(&options.producer)));
    if let Some((_, date)) = dates(options) {
        dict.set("CreationDate", text(&date));
        dict.set("ModDate", text(&date));
    }
    if options.ink == Ink::Cmyk {
        // Nobody has spread colours under their neighbours; the press may.
        dict.set("Trapped", "False");
    }
    dict
}

/// When the file was made, as XMP and as the Info dictionary write it. PDF/X wants a date (ISO 15930-7, 6.11): without
/// a moment, it is the campaign's version where that is a month or a day, else the year in which Unix time begins.
fn dates(options: &PdfOptions) -> Option<(String, String)> {
    if let Some(moment) = options.created.and_then(Moment::new) {
        return Some((moment.xmp(), moment.info()));
    }
    let version = options.version.as_deref().filter(|v| is_date(v)).unwrap_or("1970");
    (options.ink == Ink::Cmyk).then(|| (version.to_owned(), format!("D:{}", version.replace('-', ""))))
}

/// `2026-11` or `2026-11-03`.
fn is_date(version: &str) -> bool {
    let digits =
        version.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    let part = |range| version.get(range).and_then(|p: &str| p.parse::<u8>().ok());
    let month = part(5..7).is_some_and(|m| (1..=12).contains(&m));
    let day = version.len() == 7 || (version.len() == 10 && part(8..10).is_some_and(|d| (1..=31).contains(&d)));
    digits && month && day
}

/// The XMP packet. `id` is the hash that is also the file's `/ID`.
pub(super) fn xmp(scene: &Scene, options: &PdfOptions, id: &[u8]) -> Vec<u8> {
    let tagged = !scene.tags.is_empty();
    let mut out = String::from(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\" \
         xmlns:handbill=\"urn:handbill:1\">\n",
    );
    // Accessible level A for tagged files, Unicode level U for the others.
    let level = if tagged { "A" } else { "U" };
    let _ = writeln!(out, "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>");
    if tagged {
        out.push_str("<pdfuaid:part>1</pdfuaid:part>\n");
    }
    let press = options.ink == Ink::Cmyk;
    if press {
        let _ =
            writeln!(out, "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped>");
    }
    if let Some(evidence) = &options.evidence {
        let _ = writeln!(out, "<handbill:HotlineEvidence>{}</handbill:HotlineEvidence>", xml(evidence));
    }
    let alternative = |name: &str, value: &str| {
        format!("<dc:{name}><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:{name}>\n", xml(value))
    };
    out.push_str("<dc:format>application/pdf</dc:format>\n");
    out.push_str(&alternative("title", &scene.title));
    if !scene.subject.is_empty() {
        out.push_str(&alternative("description", &scene.subject));
    }
    let _ = writeln!(out, "<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>", xml(&scene.lang));
    let producer = xml(&options.producer);
    let _ = writeln!(out, "<pdf:Producer>{producer}</pdf:Producer><xmp:CreatorTool>{producer}</xmp:CreatorTool>");
    if let Some((date, _)) = dates(options) {
        for name in ["CreateDate", "ModifyDate", "MetadataDate"] {
            let _ = write!(out, "<xmp:{name}>{date}</xmp:{name}>");
        }
        out.push('\n');
    }
    let hex: String = id.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    let _ = writeln!(out, "<xmpMM:DocumentID>urn:handbill:{hex}</xmpMM:DocumentID>");
    if let Some(version) = options.version.as_deref().or(press.then_some("1")) {
        let _ = writeln!(out, "<xmpMM:VersionID>{}</xmpMM:VersionID>", xml(version));
    }
    if press {
        out.push_str("<xmpMM:RenditionClass>default</xmpMM:RenditionClass>\n");
    }
    out.push_str("</rdf:Description>\n");
    let schemas: Vec<&Schema> = [(tagged, &UA), (press, &X), (press, &TRAPPED), (options.evidence.is_some(), &OWN)]
        .into_iter()
        .filter_map(|(used, schema)| used.then_some(schema))
        .collect();
    extensions(&schemas, &mut out);
    out.push_str("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
    out.into_bytes()
}

/// A schema that PDF/A does not know: name, namespace, prefix, property, its type and what it is.
type Schema = [&'static str; 6];

const UA: Schema = [
    "PDF/UA Universal Accessibility Schema",
    "http://www.aiim.org/pdfua/ns/id/",
    "pdfuaid",
    "part",
    "Integer",
    "PDF/UA part number",
];
const X: Schema =
    ["PDF/X ID Schema", "http://www.npes.org/pdfx/ns/id/", "pdfxid", "GTS_PDFXVersion", "Text", "ID of PDF/X standard"];
const TRAPPED: Schema = [
    "Adobe PDF Schema",
    "http://ns.adobe.com/pdf/1.3/",
    "pdf",
    "Trapped",
    "Text",
    "Whether the document has been trapped",
];
const OWN: Schema = [
    "handbill",
    "urn:handbill:1",
    "handbill",
    "HotlineEvidence",
    "Text",
    "When the printed number was last seen in its source",
];

/// PDF/A knows its own properties only; all others must be described (ISO 19005-2, 6.6.2.3).
fn extensions(schemas: &[&Schema], out: &mut String) {
    if schemas.is_empty() {
        return;
    }
    out.push_str(
        "<rdf:Description rdf:about=\"\" \
         xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
         xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
         xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\
         <pdfaExtension:schemas><rdf:Bag>",
    );
    for [schema, namespace, prefix, name, kind, description] in schemas {
        let _ = write!(
            out,
            "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>{schema}</pdfaSchema:schema>\
             <pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>\
             <pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>\
             <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\
             <pdfaProperty:name>{name}</pdfaProperty:name><pdfaProperty:valueType>{kind}</pdfaProperty:valueType>\
             <pdfaProperty:category>internal</pdfaProperty:category>\
             <pdfaProperty:description>{description}</pdfaProperty:description>\
             </rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"
        );
    }
    out.push_str("</rdf:Bag></pdfaExtension:schemas></rdf:Description>\n");
}

/// Escapes markup.
fn xml(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in clean(value).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
