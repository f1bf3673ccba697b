//! What the file says about itself: the XMP packet, the Info dictionary, and text strings.

use std::fmt::Write as _;

use lopdf::{Dictionary, Object, StringFormat, dictionary};

use super::error::{PdfError, scene as fault};
use super::{PdfOptions, Scene};

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
    /// From Unix seconds, by the civil-from-days algorithm (H. Hinnant, "chrono-compatible low-level date
    /// algorithms"). `None` outside the years 0001 to 9999, which neither date format can write.
    fn new(unix: i64) -> Option<Self> {
        if !(-62_135_596_800..=253_402_300_799).contains(&unix) {
            return None;
        }
        let (days, rest) = (unix.div_euclid(86_400), unix.rem_euclid(86_400));
        let z = days + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        Some(Self {
            year: yoe + era * 400 + i64::from(month <= 2),
            month,
            day: doy - (153 * mp + 2) / 5 + 1,
            hour: rest / 3600,
            minute: rest / 60 % 60,
            second: rest % 60,
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
    if let Some(moment) = options.created.and_then(Moment::new) {
        dict.set("CreationDate", text(&moment.info()));
        dict.set("ModDate", text(&moment.info()));
    }
    dict
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
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n",
    );
    // Accessible level A for tagged files, Unicode level U for the others.
    let level = if tagged { "A" } else { "U" };
    let _ = writeln!(out, "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>");
    if tagged {
        out.push_str("<pdfuaid:part>1</pdfuaid:part>\n");
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
    if let Some(moment) = options.created.and_then(Moment::new) {
        for name in ["CreateDate", "ModifyDate", "MetadataDate"] {
            let _ = write!(out, "<xmp:{name}>{}</xmp:{name}>", moment.xmp());
        }
        out.push('\n');
    }
    let hex: String = id.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    let _ = writeln!(out, "<xmpMM:DocumentID>urn:handbill:{hex}</xmpMM:DocumentID>");
    if let Some(version) = &options.version {
        let _ = writeln!(out, "<xmpMM:VersionID>{}</xmpMM:VersionID>", xml(version));
    }
    out.push_str("</rdf:Description>\n");
    if tagged {
        out.push_str(EXTENSION);
    }
    out.push_str("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
    out.into_bytes()
}

/// PDF/A knows its own properties only; those of PDF/UA must be described (ISO 19005-2, 6.6.2.3).
const EXTENSION: &str = "<rdf:Description rdf:about=\"\" \
    xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
    xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\
    <pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
    <pdfaProperty:category>internal</pdfaProperty:category>\
    <pdfaProperty:description>PDF/UA part number</pdfaProperty:description>\
    </rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n";

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
