//! The PDF stage, seen from inside: what lopdf finds in the files, and which scenes are refused.

use crate::pdf_support as support;

use std::sync::Arc;

use handbill::export::pdf::{FontCache, PdfError, PdfOptions, write};
use handbill::scene::*;
use lopdf::{Dictionary, Document, Object};
use support::*;

fn options() -> PdfOptions {
    PdfOptions { created: Some(1_767_225_600), version: Some("3".into()), ..PdfOptions::default() }
}

/// The showcase, if Noto Sans can be had.
fn written() -> Option<(Scene, Vec<u8>)> {
    let mut shaper = Shaper::new();
    if !shaper.has("Noto Sans") {
        return None;
    }
    let scene = showcase(&mut shaper);
    let bytes = write(&scene, &options(), &FontCache::default()).unwrap();
    std::fs::write(out_dir().join("showcase.pdf"), &bytes).unwrap();
    Some((scene, bytes))
}

fn numbers(dict: &Dictionary, key: &[u8]) -> Vec<f32> {
    dict.get(key).unwrap().as_array().unwrap().iter().map(|v| v.as_float().unwrap()).collect()
}

fn follow<'a>(doc: &'a Document, dict: &'a Dictionary, key: &[u8]) -> &'a Dictionary {
    dict.get_deref(key, doc).unwrap().as_dict().unwrap()
}

#[test]
fn boxes_stand_where_the_scene_puts_them() {
    let Some((scene, bytes)) = written() else { return };
    let doc = Document::load_mem(&bytes).unwrap();
    let page = doc.get_dictionary(doc.get_pages()[&1]).unwrap();
    let media = scene.pages[0].media;
    let close = |a: Vec<f32>, b: [f32; 4]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 0.002);
    assert!(close(numbers(page, b"MediaBox"), [0.0, 0.0, media.w, media.h]));
    assert!(close(numbers(page, b"CropBox"), [0.0, 0.0, media.w, media.h]));
    assert!(close(numbers(page, b"BleedBox"), [0.0, 0.0, media.w, media.h]));
    assert!(close(numbers(page, b"TrimBox"), [8.504, 8.504, media.w - 8.504, media.h - 8.504]));
    assert_eq!(page.get(b"Tabs").unwrap().as_name().unwrap(), b"S");
}

/// The structure tree as text: types, and `*` for content of the node itself.
fn outline(doc: &Document, dict: &Dictionary) -> String {
    let mut out = String::new();
    for kid in dict.get(b"K").unwrap().as_array().unwrap() {
        let kid = match kid {
            Object::Reference(id) => doc.get_dictionary(*id).unwrap(),
            other => other.as_dict().unwrap(),
        };
        match kid.get(b"S") {
            Ok(kind) => {
                out += &format!("{}({})", String::from_utf8_lossy(kind.as_name().unwrap()), outline(doc, kid));
            }
            Err(_) if kid.has(b"Obj") => out.push('@'),
            Err(_) => out.push('*'),
        }
    }
    out
}

#[test]
fn the_tree_has_every_tag_with_content_in_reading_order() {
    let Some((_, bytes)) = written() else { return };
    let doc = Document::load_mem(&bytes).unwrap();
    let root = follow(&doc, doc.catalog().unwrap(), b"StructTreeRoot");
    let document = follow(&doc, root, b"K");
    assert_eq!(outline(&doc, document), "H1(*)P(*Link(*@)*)Figure(*)L(LI(Lbl(*)LBody(**)))");
    let parents = follow(&doc, root, b"ParentTree").get(b"Nums").unwrap().as_array().unwrap();
    assert_eq!(parents[1].as_array().unwrap().len(), 8, "one entry for each MCID");
    let link = doc.get_dictionary(parents[3].as_reference().unwrap()).unwrap();
    assert_eq!(link.get(b"S").unwrap().as_name().unwrap(), b"Link");
}

#[test]
fn links_are_printable_and_say_where_they_lead() {
    let Some((_, bytes)) = written() else { return };
    let doc = Document::load_mem(&bytes).unwrap();
    let page = doc.get_dictionary(doc.get_pages()[&1]).unwrap();
    let annotation = page.get(b"Annots").unwrap().as_array().unwrap()[0].as_reference().unwrap();
    let annotation = doc.get_dictionary(annotation).unwrap();
    assert_eq!(annotation.get(b"F").unwrap().as_i64().unwrap(), 4);
    assert_eq!(annotation.get(b"StructParent").unwrap().as_i64().unwrap(), 1);
    assert_eq!(annotation.get(b"Contents").unwrap().as_str().unwrap(), b"Call 1-888-373-7888");
    let action = annotation.get(b"A").unwrap().as_dict().unwrap();
    assert_eq!(action.get(b"URI").unwrap().as_str().unwrap(), b"tel:+1-888-373-7888");
}

#[test]
fn unused_forms_are_left_out() {
    let Some((_, bytes)) = written() else { return };
    let doc = Document::load_mem(&bytes).unwrap();
    let forms = doc
        .objects
        .values()
        .filter_map(|o| o.as_stream().ok())
        .filter(|s| s.dict.get(b"Subtype").is_ok_and(|n| n.as_name().is_ok_and(|n| n == b"Form")))
        .count();
    assert_eq!(forms, 1);
    assert!(bytes.len() < 16_000, "{} bytes", bytes.len());
}

#[test]
fn equal_scenes_give_equal_bytes_on_any_thread() {
    let Some((scene, bytes)) = written() else { return };
    let warm = FontCache::default();
    let tiny = FontCache::with_limit(0);
    let scene = &scene;
    std::thread::scope(|scope| {
        for i in 0..8 {
            let cache = if i % 2 == 0 { &warm } else { &tiny };
            let bytes = &bytes;
            scope.spawn(move || {
                for _ in 0..4 {
                    assert!(write(scene, &options(), cache).unwrap() == *bytes);
                }
            });
        }
    });
    let mut other = scene.clone();
    other.title.push('!');
    let other = write(&other, &options(), &warm).unwrap();
    let id = |bytes: &[u8]| {
        Document::load_mem(bytes).unwrap().trailer.get(b"ID").unwrap().as_array().unwrap()[0].as_str().unwrap().to_vec()
    };
    assert_ne!(id(&bytes), id(&other));
}

#[test]
fn a_jpeg_stays_the_file_it_was() {
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new(&mut jpeg)
        .encode(&[90; 8 * 4 * 3], 8, 4, image::ColorType::Rgb8.into())
        .unwrap();
    let pixels = Pixels::Jpeg { bytes: jpeg.clone().into(), grey: false };
    let place = |width: u32| {
        let raster = Arc::new(Raster { width, height: 4, pixels: pixels.clone() });
        let image = Content::Image { raster, rect: Rect::new(10.0, 10.0, 80.0, 40.0), mirror: false };
        one_page("en", vec![Item::artifact(image)], Vec::new())
    };
    let bytes = write(&place(8), &options(), &FontCache::default()).unwrap();
    assert!(bytes.windows(jpeg.len()).any(|w| w == jpeg));
    std::fs::write(out_dir().join("untagged-jpeg.pdf"), bytes).unwrap();
    assert!(matches!(write(&place(9), &options(), &FontCache::default()), Err(PdfError::Image(_))));
}

/// Changes the showcase and returns what the writer says about it.
fn refused(change: impl Fn(&mut Scene)) -> PdfError {
    let (mut scene, _) = written().unwrap();
    change(&mut scene);
    write(&scene, &options(), &FontCache::default()).unwrap_err()
}

fn run_of(scene: &mut Scene) -> &mut TextRun {
    scene.pages[0]
        .items
        .iter_mut()
        .find_map(|item| if let Content::Text(run) = &mut item.content { Some(run) } else { None })
        .unwrap()
}

#[test]
fn hostile_scenes_are_refused() {
    if written().is_none() {
        return;
    }
    type Change = Box<dyn Fn(&mut Scene)>;
    let changes: Vec<(&str, Change)> = vec![
        ("outside its run", Box::new(|s| run_of(s).clusters[0].glyphs = 0..999)),
        ("outside its run", Box::new(|s| run_of(s).clusters[0].text = 3..999)),
        ("follow one another", Box::new(|s| run_of(s).clusters.swap(0, 1))),
        ("no cluster", Box::new(|s| run_of(s).clusters.truncate(2))),
        ("has no glyph", Box::new(|s| run_of(s).glyphs[0].id = 65_000)),
        ("has no glyph 0", Box::new(|s| run_of(s).glyphs[0].id = 0)),
        ("not a finite", Box::new(|s| run_of(s).glyphs[0].x = f32::NAN)),
        ("not a finite", Box::new(|s| run_of(s).transform.a = f32::INFINITY)),
        ("type size", Box::new(|s| run_of(s).size = 0.0)),
        ("U+FEFF", Box::new(|s| run_of(s).text.push('\u{FEFF}'))),
        ("language tag", Box::new(|s| run_of(s).lang = Some("en)>>BDC".into()))),
        ("language tag", Box::new(|s| s.lang.clear())),
        ("no title", Box::new(|s| s.title.clear())),
        ("no pages", Box::new(|s| s.pages.clear())),
        ("page side", Box::new(|s| s.pages[0].media.h = f32::NAN)),
        ("does not exist", Box::new(|s| s.pages[0].items[0].tag = Some(99))),
        ("come before", Box::new(|s| s.tags[3].parent = Some(7))),
        ("first tag", Box::new(|s| s.tags[0].role = Role::P)),
        ("text alternative", Box::new(|s| s.tags[4].role = Role::Figure { alt: " ".into() })),
        ("outside a link", Box::new(|s| s.pages[0].links[0].tag = Some(2))),
        ("may be printed", Box::new(|s| s.pages[0].links[0].uri = "javascript:alert(1)".into())),
        ("may be printed", Box::new(|s| s.pages[0].links[0].uri = "http://example.org".into())),
        ("may be printed", Box::new(|s| s.pages[0].links[0].uri = "https://example.org/ü".into())),
        ("may be printed", Box::new(|s| s.pages[0].links[0].uri = "tél".into())),
        ("form that does not exist", Box::new(|s| s.forms.clear())),
        (
            "uses itself",
            Box::new(|s| {
                let content = Content::Form { form: 1, transform: Affine::IDENTITY, clip: None };
                s.forms[1].items.push(Item::artifact(content));
            }),
        ),
        (
            "too deeply",
            Box::new(|s| {
                for _ in 0..40 {
                    let items = std::mem::take(&mut s.pages[0].items);
                    let rect = Rect::new(0.0, 0.0, 9.0, 9.0);
                    s.pages[0].items = vec![Item::artifact(Content::Clip { rect, items })];
                }
            }),
        ),
        (
            "cannot be embedded",
            Box::new(|s| {
                let run = run_of(s);
                let mut data = run.face.data.bytes().to_vec();
                data.truncate(data.len() / 3);
                run.face = Arc::new(FontFace { name: "Cut".into(), data: FontData(Arc::new(data)), index: 0 });
            }),
        ),
        (
            "cannot be embedded",
            Box::new(|s| {
                let data = FontData(Arc::new(b"no font".to_vec()));
                run_of(s).face = Arc::new(FontFace { name: "None".into(), data, index: 0 });
            }),
        ),
    ];
    for (want, change) in changes {
        let error = refused(change).to_string();
        assert!(error.contains(want), "{want:?} was expected, and came: {error}");
    }
}

/// Numbers from every corner, put where numbers go: an error or a file, never a panic, and no NaN in a file.
#[test]
fn odd_numbers_never_panic() {
    let Some((scene, _)) = written() else { return };
    let odd =
        [f32::NAN, f32::INFINITY, -f32::INFINITY, f32::MAX, f32::MIN_POSITIVE, -0.0, 0.0, -7.0, 1e9, 1e-9, 40_000.0];
    type Place = fn(&mut Scene, f32);
    let places: [Place; 16] = [
        |s, v| run_of(s).size = v,
        |s, v| run_of(s).glyphs[1].x = v,
        |s, v| run_of(s).glyphs[1].y = v,
        |s, v| run_of(s).transform.e = v,
        |s, v| run_of(s).transform.b = v,
        |s, v| s.pages[0].media.w = v,
        |s, v| s.pages[0].media.h = v,
        |s, v| s.pages[0].trim.x = v,
        |s, v| s.pages[0].bleed.h = v,
        |s, v| s.pages[0].links[0].rect.w = v,
        |s, v| s.forms[1].bounds.w = v,
        |s, v| {
            for item in &mut s.pages[0].items {
                match &mut item.content {
                    Content::Clip { rect, .. } | Content::Image { rect, .. } => rect.x = v,
                    _ => {}
                }
            }
        },
        |s, v| paths_of(s, |path| path.steps.insert(1, PathStep::Line(v, v))),
        |s, v| paths_of(s, |path| path.steps.insert(0, PathStep::Line(v, v))),
        |s, v| paths_of(s, |path| path.stroke.iter_mut().for_each(|stroke| stroke.width = v)),
        |s, v| paths_of(s, |path| path.stroke.iter_mut().for_each(|stroke| stroke.dash = vec![v])),
    ];
    let (mut kept, mut refused) = (0, 0);
    for place in places {
        for value in odd {
            let mut scene = scene.clone();
            place(&mut scene, value);
            match write(&scene, &options(), &FontCache::default()) {
                Ok(bytes) => {
                    assert_finite(&Document::load_mem(&bytes).unwrap());
                    kept += 1;
                }
                Err(_) => refused += 1,
            }
        }
    }
    assert!(kept > 20 && refused > 50, "{kept} kept, {refused} refused");
}

/// No number of the file, in its objects or its drawings, is other than a number.
fn assert_finite(document: &Document) {
    fn walk(object: &Object) {
        match object {
            Object::Real(number) => assert!(number.is_finite(), "{number}"),
            Object::Array(all) => all.iter().for_each(walk),
            Object::Dictionary(all) => all.iter().for_each(|(_, object)| walk(object)),
            Object::Stream(stream) => {
                stream.dict.iter().for_each(|(_, object)| walk(object));
                let kind = stream.dict.get(b"Subtype").and_then(Object::as_name).unwrap_or(b"Form");
                let drawing = kind == b"Form" && !stream.dict.has(b"Type") && !stream.dict.has(b"Length1");
                if let Ok(content) = stream.decompressed_content()
                    && drawing
                {
                    let mut words = content.split(u8::is_ascii_whitespace);
                    assert!(
                        !words.any(|word| [&b"NaN"[..], b"inf", b"-inf"].contains(&word)),
                        "a drawing holds no number"
                    );
                }
            }
            _ => {}
        }
    }
    document.objects.values().for_each(walk);
}

fn paths_of(scene: &mut Scene, change: impl Fn(&mut Path)) {
    for item in &mut scene.pages[0].items {
        if let Content::Path(path) = &mut item.content {
            change(path);
        }
    }
}

/// A font with wrong bytes in it may be refused or embedded, but never bring the program down.
#[test]
fn damaged_fonts_never_panic() {
    let mut shaper = Shaper::new();
    let (mut embedded, mut refused) = (0, 0);
    for (family, lang, text) in [
        ("Noto Sans", "vi", "Bạn có đang bị"),
        ("Noto Naskh Arabic", "ar", "هَلْ يَحْتَفِظُ"),
        ("Noto Nastaliq Urdu", "ur", "کیا کسی نے"),
    ] {
        if !shaper.has(family) {
            continue;
        }
        let scene = paragraph_scene(&mut shaper, &Paragraph::new(text, family, lang));
        let mut seed: u32 = 7;
        let mut random = move || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as usize
        };
        for round in 0..120 {
            let mut scene = scene.clone();
            let face = run_of(&mut scene).face.clone();
            let mut data = face.data.bytes().to_vec();
            // Half of the damage in the table directory, half anywhere.
            let area = if round % 2 == 0 { 300 } else { data.len() };
            for _ in 0..1 + round % 40 {
                data[random() % area] = random() as u8;
            }
            let data = FontData(Arc::new(data));
            let face = Arc::new(FontFace { name: face.name.clone(), data, index: 0 });
            for item in &mut scene.pages[0].items {
                if let Content::Text(run) = &mut item.content {
                    run.face = face.clone();
                }
            }
            match write(&scene, &options(), &FontCache::default()) {
                Ok(bytes) => {
                    assert_eq!(Document::load_mem(&bytes).unwrap().get_pages().len(), scene.pages.len());
                    embedded += 1;
                }
                Err(error) => {
                    assert!(error.to_string().contains(&*face.name), "{error} does not name the font");
                    refused += 1;
                }
            }
        }
    }
    assert!(embedded > 0 && refused > 0, "{embedded} embedded, {refused} refused");
}
