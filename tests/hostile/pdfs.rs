//! PDF files that ask for too much, each beside a manifest that swears to it; and manifests without end.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use flate2::{Compression, write::ZlibEncoder};
use sha2::{Digest, Sha256};

use super::{Case, put};

/// A PDF, object by object from number 1 on.
#[derive(Debug, Default)]
pub struct Pdf {
    objects: Vec<Vec<u8>>,
}

impl Pdf {
    pub fn add(&mut self, object: impl AsRef<[u8]>) -> usize {
        self.objects.push(object.as_ref().to_vec());
        self.objects.len()
    }

    pub fn stream(&mut self, dict: &str, data: &[u8]) -> usize {
        let mut object = format!("<< {dict} /Length {} >>\nstream\n", data.len()).into_bytes();
        object.extend(data);
        object.extend(b"\nendstream");
        self.add(object)
    }

    pub fn flate(&mut self, dict: &str, data: &[u8]) -> usize {
        let packed = packed(data);
        self.stream(&format!("{dict} /Filter /FlateDecode"), &packed)
    }

    /// The bytes, with a classic cross-reference table.
    pub fn finish(&self, root: usize) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut offsets = Vec::new();
        for (at, object) in self.objects.iter().enumerate() {
            offsets.push(out.len());
            out.extend(format!("{} 0 obj\n", at + 1).into_bytes());
            out.extend(object);
            out.extend(b"\nendobj\n");
        }
        let xref = out.len();
        out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1).into_bytes());
        for offset in &offsets {
            out.extend(format!("{offset:010} 00000 n \n").into_bytes());
        }
        let size = offsets.len() + 1;
        out.extend(format!("trailer\n<< /Size {size} /Root {root} 0 R >>\nstartxref\n{xref}\n%%EOF\n").into_bytes());
        out
    }

    /// One page with this content and these resources.
    pub fn page(mut self, content: usize, resources: &str, media: &str) -> Vec<u8> {
        let at = self.objects.len();
        let (page, pages, root) = (at + 1, at + 2, at + 3);
        self.add(format!(
            "<< /Type /Page /Parent {pages} 0 R /MediaBox [{media}] /Contents {content} 0 R /Resources << {resources} >> >>"
        ));
        self.add(format!("<< /Type /Pages /Kids [{page} 0 R] /Count 1 >>"));
        self.add(format!("<< /Type /Catalog /Pages {pages} 0 R >>"));
        self.finish(root)
    }
}

pub fn packed(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

/// Megabytes of one byte, packed.
fn bomb(megabytes: usize, byte: u8) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    let block = vec![byte; 1 << 20];
    for _ in 0..megabytes {
        encoder.write_all(&block).unwrap();
    }
    encoder.finish().unwrap()
}

const LETTER: &str = "0 0 612 792";

pub fn entry(path: &str, bytes: &[u8], texts: &[String]) -> serde_json::Value {
    let hash = Sha256::digest(bytes).iter().fold(String::new(), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
    });
    serde_json::json!({
        "path": path, "sha256": hash, "bytes": bytes.len(), "pages": 1, "layout": "a", "locale": "ar", "review": "draft",
        "region": "US", "paper": "Letter", "ink": "colour", "qr": [], "warnings": [], "texts": texts, "numbers": [],
        "addresses": [],
        "hotline": {"id": "a", "call": null, "text": null, "source": "", "evidence": null},
        "sheets": [{"media": [612.0, 792.0], "bleed": [0.0, 0.0, 612.0, 792.0], "trim": [0.0, 0.0, 612.0, 792.0]}],
    })
}

fn manifest(files: &[serde_json::Value]) -> serde_json::Value {
    serde_json::json!({"generator": "handbill", "campaign": "x", "version": null, "inputs": {}, "files": files})
}

fn sworn(folder: &Path, pdf: &[u8], texts: &[String]) {
    put(folder, "out/a.pdf", pdf);
    put(folder, "out/manifest.json", manifest(&[entry("a.pdf", pdf, texts)]).to_string());
}

fn content(folder: &Path, text: &str) {
    let mut pdf = Pdf::default();
    let content = pdf.flate("", text.as_bytes());
    sworn(folder, &pdf.page(content, "", LETTER), &[]);
}

fn flate_content(folder: &Path) {
    let mut pdf = Pdf::default();
    let content = pdf.stream("/Filter /FlateDecode", &bomb(4000, b' '));
    sworn(folder, &pdf.page(content, "", LETTER), &[]);
}

fn flate_small(folder: &Path) {
    let mut pdf = Pdf::default();
    let content = pdf.stream("/Filter /FlateDecode", &bomb(300, b' '));
    sworn(folder, &pdf.page(content, "", LETTER), &[]);
}

fn flate_twice(folder: &Path) {
    let mut pdf = Pdf::default();
    let twice = packed(&bomb(8000, b' '));
    let content = pdf.stream("/Filter [/FlateDecode /FlateDecode]", &twice);
    sworn(folder, &pdf.page(content, "", LETTER), &[]);
}

fn flate_image(folder: &Path) {
    let mut pdf = Pdf::default();
    let dict = "/Type /XObject /Subtype /Image /Width 30000 /Height 3300 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode";
    let image = pdf.stream(dict, &bomb(290, 0));
    let content = pdf.flate("", "q 100 0 0 100 0 0 cm /I Do Q ".repeat(50).as_bytes());
    sworn(folder, &pdf.page(content, &format!("/XObject << /I {image} 0 R >>"), LETTER), &[]);
}

fn object_stream(folder: &Path) {
    // The catalogue stands in an object stream that unpacks to gigabytes.
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut head = b"1 0 2 60 3 130 ".to_vec();
    let first = head.len();
    let mut body = b"<< /Type /Catalog /Pages 2 0 R >>".to_vec();
    body.resize(60, b' ');
    body.extend(b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    body.resize(130, b' ');
    body.extend(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>");
    head.extend(body);
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(&head).unwrap();
    let block = vec![b' '; 1 << 20];
    for _ in 0..3000 {
        encoder.write_all(&block).unwrap();
    }
    let data = encoder.finish().unwrap();
    let at = out.len();
    out.extend(
        format!(
            "4 0 obj\n<< /Type /ObjStm /N 3 /First {first} /Filter /FlateDecode /Length {} >>\nstream\n",
            data.len()
        )
        .into_bytes(),
    );
    out.extend(data);
    out.extend(b"\nendstream\nendobj\n");
    let xref = out.len();
    let mut table = Vec::new();
    let mut row = |kind: u8, a: u32, b: u8| {
        table.push(kind);
        table.extend(a.to_be_bytes());
        table.push(b);
    };
    row(0, 0, 0);
    (0..3).for_each(|n| row(2, 4, n));
    row(1, u32::try_from(at).unwrap(), 0);
    row(1, u32::try_from(xref).unwrap(), 0);
    out.extend(
        format!("5 0 obj\n<< /Type /XRef /Size 6 /Root 1 0 R /W [1 4 1] /Length {} >>\nstream\n", table.len())
            .into_bytes(),
    );
    out.extend(&table);
    out.extend(format!("\nendstream\nendobj\nstartxref\n{xref}\n%%EOF\n").into_bytes());
    sworn(folder, &out, &[]);
}

fn xref_stream(folder: &Path) {
    let mut out = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n".to_vec();
    let xref = out.len();
    let data = bomb(1200, 1);
    out.extend(format!("5 0 obj\n<< /Type /XRef /Size 400000000 /Root 1 0 R /W [1 1 1] /Filter /FlateDecode /Length {} >>\nstream\n", data.len()).into_bytes());
    out.extend(&data);
    out.extend(format!("\nendstream\nendobj\nstartxref\n{xref}\n%%EOF\n").into_bytes());
    sworn(folder, &out, &[]);
}

fn inline_images(folder: &Path) {
    let data = bomb(300, 0);
    let mut text = Vec::new();
    for _ in 0..20 {
        text.extend(b"q BI /W 10000 /H 10000 /CS /RGB /BPC 8 /F /Fl ID ");
        text.extend(&data);
        text.extend(b"\nEI Q\n");
    }
    let mut pdf = Pdf::default();
    let content = pdf.flate("", &text);
    sworn(folder, &pdf.page(content, "", LETTER), &[]);
}

/// Forms that call the next one ten times, `depth` deep; the last holds `leaf`.
fn forms(folder: &Path, depth: usize, leaf: &[u8], group: &str) {
    let mut pdf = Pdf::default();
    let dict = format!("/Type /XObject /Subtype /Form /BBox [0 0 612 792] {group}");
    let mut last = pdf.flate(&dict, leaf);
    for _ in 0..depth {
        let own = format!("{dict} /Resources << /XObject << /F {last} 0 R >> >>");
        last = pdf.flate(&own, "/F Do ".repeat(10).as_bytes());
    }
    let content = pdf.flate("", "/F Do ".repeat(10).as_bytes());
    sworn(folder, &pdf.page(content, &format!("/XObject << /F {last} 0 R >>"), LETTER), &[]);
}

fn forms_doubling(folder: &Path) {
    forms(folder, 40, b"", "");
}

fn forms_groups(folder: &Path) {
    forms(folder, 6, b"0 0 10 10 re f", "/Group << /S /Transparency >>");
}

fn forms_heavy(folder: &Path) {
    forms(folder, 4, &vec![b' '; 20 << 20], "");
}

fn form_itself(folder: &Path) {
    let mut pdf = Pdf::default();
    let form = pdf.flate(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 1 0 R >> >>",
        "/F Do ".repeat(100).as_bytes(),
    );
    let content = pdf.flate("", b"/F Do");
    sworn(folder, &pdf.page(content, &format!("/XObject << /F {form} 0 R >>"), LETTER), &[]);
}

fn dashes(folder: &Path) {
    content(folder, &"[0.001] 0 d 0 0 m 612 792 l S ".repeat(1000));
}

fn dash_far(folder: &Path) {
    content(folder, "[0.0001] 0 d 0 0 m 1e9 1e9 l S 0 0 m 612 792 l S");
}

fn operators(folder: &Path) {
    content(folder, &"0 0 5 5 re f ".repeat(4_000_000));
}

fn idle_operators(folder: &Path) {
    content(folder, &"q 1 0 0 1 0 0 cm Q ".repeat(6_000_000));
}

fn long_path(folder: &Path) {
    content(folder, &format!("0 0 m {} f", "9 9 l 600 5 l 5 700 l ".repeat(900_000)));
}

fn many_states(folder: &Path) {
    content(folder, &"q ".repeat(20_000_000));
}

fn many_clips(folder: &Path) {
    content(folder, &format!("{} 0 0 9 9 re f", "q 0 0 m 600 0 l 300 700 l h W n ".repeat(60_000)));
}

fn shading(folder: &Path, dict: &str) {
    let mut pdf = Pdf::default();
    let content = pdf.flate("", "/S sh ".repeat(3000).as_bytes());
    sworn(folder, &pdf.page(content, &format!("/Shading << /S {dict} >>"), LETTER), &[]);
}

fn shading_function(folder: &Path) {
    let mut pdf = Pdf::default();
    let body = format!("{{ pop {} dup dup }}", "sin cos ".repeat(20_000));
    let function = pdf.flate("/FunctionType 4 /Domain [0 612 0 792] /Range [0 1 0 1 0 1]", body.as_bytes());
    let content = pdf.flate("", "/S sh ".repeat(20).as_bytes());
    let dict = format!("<< /ShadingType 1 /ColorSpace /DeviceRGB /Domain [0 612 0 792] /Function {function} 0 R >>");
    sworn(folder, &pdf.page(content, &format!("/Shading << /S {dict} >>"), LETTER), &[]);
}

fn shading_axial(folder: &Path) {
    shading(
        folder,
        "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 612 792] /Extend [true true] /Function << /FunctionType 2 /Domain [0 1] /C0 [0 0 0] /C1 [1 1 1] /N 1 >> >>",
    );
}

fn shading_mesh(folder: &Path) {
    let mut pdf = Pdf::default();
    let mesh: Vec<u8> = (0..3_000_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()).collect();
    let shading = pdf.flate("/ShadingType 6 /ColorSpace /DeviceRGB /BitsPerCoordinate 8 /BitsPerComponent 8 /BitsPerFlag 8 /Decode [0 612 0 792 0 1 0 1 0 1]", &mesh);
    let content = pdf.flate("", b"/S sh");
    sworn(folder, &pdf.page(content, &format!("/Shading << /S {shading} 0 R >>"), LETTER), &[]);
}

fn tiling(folder: &Path) {
    let mut pdf = Pdf::default();
    let pattern = pdf.flate(
        "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.001 /YStep 0.001 /Resources << >>",
        "0 0 1 1 re f ".repeat(1000).as_bytes(),
    );
    let content = pdf.flate("", b"/Pattern cs /P scn 0 0 612 792 re f");
    sworn(folder, &pdf.page(content, &format!("/Pattern << /P {pattern} 0 R >>"), LETTER), &[]);
}

fn type3(folder: &Path) {
    let mut pdf = Pdf::default();
    let glyph = pdf.flate("", format!("1000 0 d0 {}", "0 0 9 9 re f ".repeat(10_000)).as_bytes());
    let font = pdf.add(format!("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [.001 0 0 .001 0 0] /CharProcs << /a {glyph} 0 R >> /Encoding << /Type /Encoding /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [1000] /Resources << >> >>"));
    let content = pdf.flate("", format!("BT /F 10 Tf 10 10 Td ({}) Tj ET", "a".repeat(20_000)).as_bytes());
    sworn(folder, &pdf.page(content, &format!("/Font << /F {font} 0 R >>"), LETTER), &[]);
}

fn text_lines(folder: &Path) {
    // Letters each on a line of its own, and texts of the manifest that are in none of them.
    let mut pdf = Pdf::default();
    let font = font(&mut pdf);
    let text: String = (0..100_000).fold("BT /F 5 Tf ".to_owned(), |mut all, n| {
        let _ = write!(all, "1 0 0 1 {} {} Tm (a) Tj ", (n * 7) % 600, (n * 13) % 780);
        all
    });
    let content = pdf.flate("", format!("{text} ET").as_bytes());
    let texts: Vec<String> = (0..20_000).map(|n| format!("\u{627}\u{644} {n} free to leave a place of work")).collect();
    sworn(folder, &pdf.page(content, &format!("/Font << /F {font} 0 R >>"), LETTER), &texts);
}

fn text_one_line(folder: &Path) {
    let mut pdf = Pdf::default();
    let font = font(&mut pdf);
    let content = pdf.flate("", format!("BT /F 1 Tf ({}) Tj ET", "- 1".repeat(300_000)).as_bytes());
    let texts: Vec<String> = (0..3000).map(|n| format!("{}{n}", "1".repeat(30))).collect();
    sworn(folder, &pdf.page(content, &format!("/Font << /F {font} 0 R >>"), LETTER), &texts);
}

/// Noto Sans as a simple font: enough for glyphs with places.
fn font(pdf: &mut Pdf) -> usize {
    let file = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/NotoSans-Regular.ttf")).unwrap();
    let file = pdf.flate(&format!("/Length1 {}", file.len()), &file);
    let descriptor = pdf.add(format!("<< /Type /FontDescriptor /FontName /A /Flags 32 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 /FontFile2 {file} 0 R >>"));
    let widths = "500 ".repeat(224);
    pdf.add(format!("<< /Type /Font /Subtype /TrueType /BaseFont /A /FirstChar 32 /LastChar 255 /Widths [{widths}] /Encoding /WinAnsiEncoding /FontDescriptor {descriptor} 0 R >>"))
}

fn actual_texts(folder: &Path) {
    content(folder, &"/Span << /ActualText (x) >> BDC ".repeat(400_000));
}

fn huge_page(folder: &Path) {
    let mut pdf = Pdf::default();
    let content = pdf.flate("", b"0 0 1e9 1e9 re f");
    sworn(folder, &pdf.page(content, "", "0 0 1e9 1e9"), &[]);
}

fn many_pages(folder: &Path) {
    let mut pdf = Pdf::default();
    let page = "<< /Type /Page /MediaBox [0 0 9 9] >>";
    let kids = format!("{page} ").repeat(1_500_000);
    let pages_node = pdf.add(format!("<< /Type /Pages /Kids [{kids}] /Count 1 >>"));
    let root = pdf.add(format!("<< /Type /Catalog /Pages {pages_node} 0 R >>"));
    sworn(folder, &pdf.finish(root), &[]);
}

fn image(folder: &Path, dict: &str, data: &[u8]) {
    let mut pdf = Pdf::default();
    let image = pdf.stream(&format!("/Type /XObject /Subtype /Image {dict}"), data);
    let content = pdf.flate("", "q 100 0 0 100 0 0 cm /I Do Q ".repeat(30).as_bytes());
    sworn(folder, &pdf.page(content, &format!("/XObject << /I {image} 0 R >>"), LETTER), &[]);
}

fn jbig2(folder: &Path) {
    // Page information of 65,500 × 65,500 and one generic region.
    let mut data = vec![0, 0, 0, 0, 48, 0, 1, 0, 0, 0, 19];
    data.extend(65_500_u32.to_be_bytes());
    data.extend(65_500_u32.to_be_bytes());
    data.extend([0; 11]);
    data.extend([0, 0, 0, 1, 38, 0, 1, 0, 0, 0, 40]);
    data.extend(65_500_u32.to_be_bytes());
    data.extend(65_500_u32.to_be_bytes());
    data.extend([0; 32]);
    image(folder, "/Width 65500 /Height 65500 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode", &data);
}

fn jpx(folder: &Path) {
    let mut data = vec![0xFF, 0x4F, 0xFF, 0x51, 0, 47, 0, 0];
    for n in [60_000_u32, 60_000, 0, 0, 1, 1, 0, 0] {
        data.extend(n.to_be_bytes());
    }
    data.extend([0, 3, 7, 1, 1, 7, 1, 1, 7, 1, 1]);
    data.extend([0xFF, 0x52, 0, 12, 0, 0, 0, 1, 0, 5, 4, 4, 0, 1, 0xFF, 0x5C, 0, 19, 0x40]);
    data.extend([0; 16]);
    data.extend([0xFF, 0x90, 0, 10, 0, 0, 0, 0, 0, 0, 0, 1, 0xFF, 0x93, 0, 0, 0xFF, 0xD9]);
    image(folder, "/Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /JPXDecode", &data);
}

fn ccitt(folder: &Path) {
    image(
        folder,
        "/Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 60000 /Rows 60000 >>",
        &[0xFF; 60_000],
    );
}

fn lzw(folder: &Path) {
    // The longest runs that LZW knows: each code one longer than the last, until the table is full, again and again.
    let (mut bits, mut count, mut data) = (0_u64, 0, Vec::new());
    let mut put_code = |code: u64, width: u32, data: &mut Vec<u8>| {
        bits = bits << width | code;
        count += width;
        while count >= 8 {
            data.push((bits >> (count - 8) & 0xFF) as u8);
            count -= 8;
        }
        bits &= (1 << count) - 1;
    };
    for _ in 0..2000 {
        put_code(256, 9, &mut data);
        put_code(0, 9, &mut data);
        for code in 258..4000_u64 {
            let width = match code + 1 {
                ..=511 => 9,
                512..=1023 => 10,
                1024..=2047 => 11,
                _ => 12,
            };
            put_code(code, width, &mut data);
        }
        put_code(256, 12, &mut data);
    }
    let mut pdf = Pdf::default();
    let content = pdf.stream("/Filter /LZWDecode", &data);
    sworn(folder, &pdf.page(content, "", LETTER), &[]);
}

fn deep_arrays(folder: &Path) {
    let mut pdf = Pdf::default();
    pdf.add("[".repeat(20_000_000));
    let content = pdf.flate("", format!("{} 0 d 0 0 m 9 9 l S", "[".repeat(5_000_000)).as_bytes());
    sworn(folder, &pdf.page(content, "", LETTER), &[]);
}

fn deep_dicts(folder: &Path) {
    let mut pdf = Pdf::default();
    let content = pdf.flate("", b"/X Do");
    let deep = format!("/XObject {}", "<< /A ".repeat(10_000_000));
    sworn(folder, &pdf.page(content, &deep, LETTER), &[]);
}

fn no_xref(folder: &Path) {
    let mut out = b"%PDF-1.7\n".to_vec();
    for n in 1..5_000_000 {
        out.extend(format!("{n} 0 obj\n1\nendobj\n").into_bytes());
    }
    sworn(folder, &out, &[]);
}

fn huge_manifest(folder: &Path) {
    let mut pdf = Pdf::default();
    let content = pdf.flate("", b"q Q");
    let pdf = pdf.page(content, "", LETTER);
    put(folder, "out/a.pdf", &pdf);
    let one = entry("a.pdf", &pdf, &[]).to_string();
    let all = vec![one; 400_000].join(",");
    let text = manifest(&[]).to_string().replace("\"files\":[]", &format!("\"files\":[{all}]"));
    put(folder, "out/manifest.json", text);
}

fn manifest_times_files(folder: &Path) {
    let mut pdf = Pdf::default();
    let content = pdf.flate("", b"q Q");
    let pdf = pdf.page(content, "", LETTER);
    let files: Vec<_> = (0..20_000).map(|n| entry(&format!("{n}.pdf"), &pdf, &[])).collect();
    for n in 0..20_000 {
        put(folder, &format!("out/{n}x.pdf"), &pdf);
    }
    put(folder, "out/manifest.json", manifest(&files).to_string());
}

fn deep_manifest(folder: &Path) {
    put(folder, "out/a.pdf", "%PDF-1.7");
    put(folder, "out/manifest.json", "[".repeat(20_000_000));
}

/// Every case.
pub fn cases() -> Vec<Case> {
    let verify = |name, write, says, quick| Case { name, args: "verify out", write, says, quick };
    const TRAP: &str = "verify-unreadable";
    vec![
        verify("pdf-flate-content", flate_content as fn(&Path), TRAP, false),
        verify("pdf-flate-small", flate_small, TRAP, true),
        verify("pdf-flate-twice", flate_twice, TRAP, false),
        verify("pdf-flate-image", flate_image, TRAP, true),
        verify("pdf-object-stream", object_stream, TRAP, false),
        verify("pdf-xref-stream", xref_stream, TRAP, false),
        verify("pdf-inline-images", inline_images, TRAP, false),
        verify("pdf-forms-doubling", forms_doubling, TRAP, true),
        verify("pdf-forms-groups", forms_groups, TRAP, true),
        verify("pdf-forms-heavy", forms_heavy, TRAP, true),
        verify("pdf-form-itself", form_itself, "", false),
        verify("pdf-dashes", dashes, TRAP, true),
        verify("pdf-dash-far", dash_far, "", false),
        verify("pdf-operators", operators, TRAP, false),
        verify("pdf-idle-operators", idle_operators, TRAP, false),
        verify("pdf-long-path", long_path, "", false),
        verify("pdf-many-states", many_states, TRAP, false),
        verify("pdf-many-clips", many_clips, "", false),
        verify("pdf-shading-function", shading_function, "", false),
        verify("pdf-shading-axial", shading_axial, "", false),
        verify("pdf-shading-mesh", shading_mesh, "", false),
        verify("pdf-tiling", tiling, "", false),
        verify("pdf-type3", type3, TRAP, true),
        verify("pdf-text-lines", text_lines, "", false),
        verify("pdf-text-one-line", text_one_line, "", false),
        verify("pdf-actual-texts", actual_texts, "", false),
        verify("pdf-huge-page", huge_page, "", false),
        verify("pdf-many-pages", many_pages, "", false),
        verify("pdf-jbig2", jbig2, TRAP, true),
        verify("pdf-jpx", jpx, TRAP, true),
        verify("pdf-ccitt", ccitt, TRAP, true),
        verify("pdf-lzw", lzw, TRAP, true),
        verify("pdf-deep-arrays", deep_arrays, "", false),
        verify("pdf-deep-dicts", deep_dicts, "", false),
        verify("pdf-no-xref", no_xref, "", false),
        verify("manifest-huge", huge_manifest, "", false),
        verify("manifest-times-files", manifest_times_files, "", false),
        verify("manifest-deep", deep_manifest, "bad-manifest", true),
    ]
}
