//! Scenes by hand, for what the kit has not: pictures, nested forms, turned and scaled type, every kind of line, two pages.

use std::sync::Arc;

use handbill::export::pdf::{FontCache, PdfOptions, write};
use handbill::ink::Ink;
use handbill::scene::*;

use super::finished::file::File;
use super::finished::kit::INKS;
use super::finished::stream::{Event, Paint, Shape};
use super::finished::{self};
use super::support::*;

pub fn options(ink: Ink) -> PdfOptions {
    PdfOptions { created: Some(1_767_225_600), version: Some("3".into()), ink, ..PdfOptions::default() }
}

/// Writes the scene, compares the file with it and gives what is painted on its first page.
fn judged(name: &str, scene: &Scene, options: &PdfOptions) -> Vec<Event> {
    let bytes = write(scene, options, &FontCache::default()).unwrap_or_else(|e| panic!("{name}: {e}"));
    let file = File::open(&bytes);
    let name = format!("{name} in {}", options.ink.name());
    finished::compare(&name, &file, scene, options).sheets.swap_remove(0).events
}

fn in_all_inks(name: &str, scene: &Scene) {
    INKS.iter().for_each(|ink| {
        judged(name, scene, &options(*ink));
    });
}

const DARK: Color = Color::rgb(0x10, 0x20, 0x3f);

fn line(shaper: &mut Shaper, text: &str, size: f32, y: f32, color: Color) -> Vec<TextRun> {
    shaper.paragraph(&Paragraph { size, y, color, ..Paragraph::new(text, "Noto Sans", "en") })
}

fn painted(path: Path) -> Item {
    Item::artifact(Content::Path(path))
}

fn stroked(y: f32, stroke: Stroke) -> Item {
    let steps = vec![PathStep::Move(20.0, y), PathStep::Line(80.0, y + 9.0), PathStep::Line(140.0, y)];
    painted(Path { steps, fill: None, even_odd: false, stroke: Some(stroke) })
}

fn plain_stroke(color: Color, width: f32) -> Stroke {
    Stroke { color, width, dash: Vec::new(), round: false, join: Join::Miter }
}

#[test]
fn the_showcase_is_its_scene() {
    let scene = showcase(&mut Shaper::new());
    in_all_inks("showcase", &scene);
    let mut bare = scene;
    bare.tags.clear();
    fn strip(items: &mut [Item]) {
        for item in items {
            item.tag = None;
            if let Content::Clip { items, .. } = &mut item.content {
                strip(items);
            }
        }
    }
    strip(&mut bare.pages[0].items);
    bare.forms.iter_mut().for_each(|form| strip(&mut form.items));
    bare.pages[0].links[0].tag = None;
    in_all_inks("untagged showcase", &bare);
}

#[test]
fn every_script_is_its_scene() {
    let mut shaper = Shaper::new();
    for (lang, family, text) in [
        ("vi", "Noto Sans", "Bạn có đang bị ai đó giữ hộ chiếu không? office waffle"),
        ("ar", "Noto Naskh Arabic", "هَلْ يَحْتَفِظُ شَخْصٌ مَا بِجَوَازِ سَفَرِكَ؟ اتصل بالرقم 1109 الآن"),
        ("ur", "Noto Nastaliq Urdu", "کیا کسی نے آپ کا پاسپورٹ اپنے پاس رکھا ہوا ہے؟"),
        ("hi", "Noto Sans Devanagari", "क्या किसी ने आपका पासपोर्ट रख लिया है? विद्यार्थी क्षेत्र"),
        ("km", "Noto Sans Khmer", "តើមាននរណាម្នាក់កាន់លិខិតឆ្លងដែនរបស់អ្នកទេ? កម្ពុជា"),
        ("my", "Noto Sans Myanmar", "တစ်စုံတစ်ယောက်က သင့်နိုင်ငံကူးလက်မှတ်ကို"),
        ("th", "Noto Sans Thai", "มีใครยึดหนังสือเดินทางของคุณไหม น้ำ กำลัง"),
        ("zh", "Noto Sans CJK SC", "有人扣押你的护照吗？请立即拨打电话 1-888-373-7888。"),
    ] {
        let scene = paragraph_scene(&mut shaper, &Paragraph::new(text, family, lang));
        judged(lang, &scene, &options(Ink::Colour));
    }
}

/// Marks of direction, a glyph that stands for nothing, letters far apart, glyphs off the baseline, in both kinds of outlines.
#[test]
fn clusters_of_every_kind_are_their_scene() {
    let mut shaper = Shaper::new();
    let run_of = |scene: &mut Scene, change: &dyn Fn(&mut TextRun)| {
        let Content::Text(run) = &mut scene.pages[0].items[0].content else { panic!("a run") };
        change(run);
    };
    let mut arabic = paragraph_scene(&mut shaper, &Paragraph::new("اتصل بنا الآن", "Noto Sans Arabic", "ar"));
    run_of(&mut arabic, &|run| {
        run.fences.insert(0, Fence { left: "\u{200F}\u{200E}".into(), right: "\u{200F}".into() });
        run.fences.insert(3, Fence { left: String::new(), right: "\u{200E}".into() });
        run.lang = Some("ar-EG".into());
    });
    in_all_inks("fences", &arabic);
    let mut spaced = paragraph_scene(&mut shaper, &Paragraph::new("HELP IS NEAR", "Noto Sans", "en"));
    run_of(&mut spaced, &|run| {
        for (i, glyph) in (0_u16..).zip(&mut run.glyphs) {
            glyph.x += 5.0 * f32::from(i);
        }
        run.glyphs[3].y = -6.5;
        run.clusters[5].text = 5..5;
        run.transform = Affine { a: 0.8, b: 0.6, c: -0.6, d: 0.8, e: 100.0, f: 200.0 };
    });
    in_all_inks("spaced", &spaced);
    let mut cff = paragraph_scene(&mut shaper, &Paragraph::new("電話電", "Noto Sans CJK SC", "zh"));
    run_of(&mut cff, &|run| {
        run.text = "電話A".into();
        run.glyphs[1].y = -4.0;
        run.clusters = vec![Cluster { text: 0..6, glyphs: 0..2 }, Cluster { text: 6..7, glyphs: 2..3 }];
    });
    in_all_inks("cff", &cff);
}

/// Dark type below 12 pt is black ink alone and overprints: by its size on the paper, not by that of its font.
#[test]
fn small_dark_type_is_black_alone() {
    let mut shaper = Shaper::new();
    let mut items = Vec::new();
    // Size, what a matrix makes of it, colour, and whether it is black ink alone.
    let light = Color::rgb(0xff, 0xc8, 0x45);
    let leaf = Color { cmyk: Some([95, 70, 15, 15]), ..Color::rgb(0x24, 0x40, 0x6f) };
    let cases = [
        (11.9, 1.0, DARK, true),
        (12.0, 1.0, DARK, false),
        (8.0, 1.0, leaf, true),
        (30.0, 0.3, leaf, true),
        (8.0, 2.0, DARK, false),
        (8.0, 1.0, light, false),
        (8.0, 1.0, Color::rgb(0, 0, 0), true),
        (30.0, 1.0, Color::rgb(0, 0, 0), false),
        (8.0, 1.0, Color { a: 128, ..DARK }, true),
    ];
    for (at, (size, scale, color, _)) in cases.into_iter().enumerate() {
        let mut run = line(&mut shaper, "Help", size, 40.0 * at as f32, color).remove(0);
        run.transform = Affine { a: scale, d: scale, ..Affine::IDENTITY }.then(&run.transform);
        items.push(text_item(run, 1));
    }
    let scene = one_page("en", items, vec![tag(None, Role::Document), tag(Some(0), Role::P)]);
    let events = judged("small type", &scene, &options(Ink::Cmyk));
    let black = Paint::Cmyk([0.0, 0.0, 0.0, 1.0]);
    for ((size, scale, color, alone), event) in cases.into_iter().zip(&events) {
        let case = format!("{size} pt × {scale} in {color:?}");
        assert_eq!(event.look.overprints, alone, "{case}");
        // Large black type is black ink, too, and knocks out what is below it.
        assert_eq!(event.look.paint == black, alone || color == Color::rgb(0, 0, 0), "{case}: {:?}", event.look);
    }
    let printed = events.iter().find(|e| e.look.paint == Paint::Cmyk([0.95, 0.7, 0.15, 0.15]));
    assert!(printed.is_none(), "the leaf's inks are in no small type");
    for ink in [Ink::Colour, Ink::Grey] {
        let events = judged("small type", &scene, &options(ink));
        assert!(events.iter().all(|event| !event.look.overprints), "{ink:?}");
    }
}

#[test]
fn thin_dark_lines_are_black_alone() {
    let cases = [(0.25, DARK, true), (0.99, DARK, true), (1.0, DARK, false), (0.5, Color::rgb(250, 200, 80), false)];
    let items = cases.iter().map(|(width, color, _)| stroked(50.0, plain_stroke(*color, *width))).collect();
    let scene = one_page("en", items, Vec::new());
    let events = judged("lines", &scene, &options(Ink::Cmyk));
    for ((width, color, alone), event) in cases.iter().zip(&events) {
        let black = event.look.paint == Paint::Cmyk([0.0, 0.0, 0.0, 1.0]);
        assert_eq!((black, event.look.overprints), (*alone, *alone), "{width} pt in {color:?}");
    }
    in_all_inks("lines", &scene);
}

/// Each state that a line leaves behind is taken back by the next.
#[test]
fn lines_and_areas_are_their_scene() {
    let blue = Color::rgb(10, 61, 98);
    let strokes = [
        plain_stroke(blue, 1.0),
        Stroke { dash: vec![6.0, 3.0, 1.5], ..plain_stroke(blue, 2.0) },
        Stroke { round: true, join: Join::Round, ..plain_stroke(blue, 2.5) },
        Stroke { join: Join::Bevel, ..plain_stroke(Color { a: 77, ..blue }, 2.5) },
        Stroke { join: Join::Sharp(250), ..plain_stroke(Color::REGISTRATION, 0.25) },
        Stroke { join: Join::Sharp(20), ..plain_stroke(blue, 3.0) },
        plain_stroke(Color { a: 255, cmyk: Some([7, 0, 95, 3]), ..Color::rgb(1, 2, 3) }, 1.0),
    ];
    let mut items: Vec<Item> = strokes.into_iter().zip(1_u16..).map(|(s, i)| stroked(30.0 * f32::from(i), s)).collect();
    let both = |fill: Color, stroke: Color, even_odd: bool| {
        let mut steps = rectangle(Rect::new(200.0, 30.0, 90.0, 60.0));
        // A hole, which runs the other way round, a curve, and a triangle.
        steps.extend([
            PathStep::Move(210.0, 40.0),
            PathStep::Line(210.0, 80.0),
            PathStep::Line(280.0, 80.0),
            PathStep::Line(280.0, 40.0),
            PathStep::Close,
            PathStep::Move(300.0, 40.0),
            PathStep::Cubic(340.0, 10.0, 360.0, 120.0, 300.0, 90.0),
            PathStep::Close,
            PathStep::Move(400.0, 40.0),
            PathStep::Line(430.0, 90.0),
            PathStep::Line(370.0, 90.0),
            PathStep::Close,
        ]);
        painted(Path { steps, fill: Some(fill), even_odd, stroke: Some(plain_stroke(stroke, 0.5)) })
    };
    let clear = Color { a: 0, ..blue };
    items.push(both(blue, DARK, true));
    items.push(both(Color { a: 90, ..blue }, Color { a: 200, ..DARK }, false));
    items.push(both(clear, DARK, false));
    items.push(both(blue, clear, false));
    items.push(both(Color::REGISTRATION, Color::rgb(128, 128, 128), false));
    items.push(painted(Path { steps: Vec::new(), fill: Some(blue), even_odd: false, stroke: None }));
    let scene = one_page("en", items, Vec::new());
    in_all_inks("lines and areas", &scene);
    let events = judged("lines and areas", &scene, &options(Ink::Colour));
    let fills = events.iter().filter(|e| matches!(e.shape, Shape::Fill { .. })).count();
    let lines = events.iter().filter(|e| matches!(e.shape, Shape::Stroke { .. })).count();
    assert_eq!((fills, lines), (4, 7 + 4), "what is clear is not painted");
}

fn jpeg(picture: &image::DynamicImage) -> Arc<[u8]> {
    let mut out = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut out, image::ImageFormat::Jpeg).unwrap();
    out.into_inner().into()
}

/// Pictures of every kind: 24 × 16 pixels, no two rows or columns alike.
fn rasters() -> Vec<Arc<Raster>> {
    let rgb =
        image::RgbImage::from_fn(24, 16, |x, y| image::Rgb([(x * 10) as u8, (y * 15) as u8, (x * y % 251) as u8]));
    let grey = image::GrayImage::from_fn(24, 16, |x, y| image::Luma([(x * 7 + y * 5) as u8]));
    let alpha: Arc<[u8]> = (0..24 * 16).map(|i: u16| (i % 256) as u8).collect();
    let raw = |data: &[u8], grey: bool, alpha: Option<Arc<[u8]>>| Pixels::Raw { data: data.into(), grey, alpha };
    let all = [
        raw(rgb.as_raw(), false, None),
        raw(rgb.as_raw(), false, Some(Arc::clone(&alpha))),
        raw(grey.as_raw(), true, None),
        raw(grey.as_raw(), true, Some(alpha)),
        Pixels::Jpeg { bytes: jpeg(&image::DynamicImage::ImageRgb8(rgb.clone())), grey: false },
        Pixels::Jpeg { bytes: jpeg(&image::DynamicImage::ImageLuma8(grey.clone())), grey: true },
    ];
    all.into_iter().map(|pixels| Arc::new(Raster { width: 24, height: 16, pixels })).collect()
}

#[test]
fn pictures_and_their_masks_are_their_scene() {
    let mut items = Vec::new();
    for (at, raster) in rasters().into_iter().enumerate() {
        for mirror in [false, true] {
            let rect = Rect::new(30.0 + 80.0 * at as f32, if mirror { 300.0 } else { 100.0 }, 72.0, 48.0);
            let image = Content::Image { raster: Arc::clone(&raster), rect, mirror };
            // After something clear, so that its alpha would show.
            items.push(filled(rect, Color { a: 60, ..DARK }, None));
            items.push(Item::new(image, Some(1)));
        }
    }
    let figure = Role::Figure { alt: "A door that is öffen".into() };
    let scene = one_page("en", items, vec![tag(None, Role::Document), tag(Some(0), figure)]);
    in_all_inks("pictures", &scene);
    // A mask alone makes a page blend.
    for (at, raster) in rasters().into_iter().enumerate() {
        let image = Content::Image { raster, rect: Rect::new(30.0, 30.0, 72.0, 48.0), mirror: false };
        in_all_inks(&format!("picture {at}"), &one_page("en", vec![Item::artifact(image)], Vec::new()));
    }
}

/// Forms in forms, clips in clips, turned and mirrored; what blends inside makes the page blend.
#[test]
fn forms_and_clips_are_their_scene() {
    let mut shaper = Shaper::new();
    let words = line(&mut shaper, "Take one", 10.0, 20.0, DARK).remove(0);
    let square = filled(Rect::new(5.0, 5.0, 40.0, 30.0), Color { a: 99, ..DARK }, None);
    let image = Content::Image { raster: rasters().remove(1), rect: Rect::new(0.0, 0.0, 24.0, 16.0), mirror: true };
    let inner = Form { bounds: Rect::new(-2.0, -3.0, 50.0, 40.0), items: vec![square, Item::artifact(image)] };
    let place =
        |form: usize, transform: Affine, clip: Option<Rect>| Item::artifact(Content::Form { form, transform, clip });
    let clip = |rect: Rect, items: Vec<Item>| Item::artifact(Content::Clip { rect, items });
    let mut outer = vec![place(0, Affine::translate(10.0, 12.0), Some(Rect::new(8.0, 8.0, 30.0, 30.0)))];
    outer.push(clip(Rect::new(1.0, 1.0, 200.0, 60.0), vec![Item::artifact(Content::Text(words.clone()))]));
    let outer = Form { bounds: Rect::new(0.0, 0.0, 250.0, 150.0), items: outer };
    let turned = Affine { a: 0.0, b: 1.0, c: -1.0, d: 0.0, e: 300.0, f: 200.0 };
    let two = vec![
        clip(
            Rect::new(50.0, 60.0, 100.0, 90.0),
            vec![filled(Rect::new(0.0, 0.0, 400.0, 300.0), DARK, None), text_item(words, 1)],
        ),
        place(1, turned, None),
    ];
    let items = vec![
        clip(Rect::new(20.0, 30.0, 400.0, 500.0), two),
        place(
            1,
            Affine { a: -1.0, e: 500.0, f: 600.0, ..Affine::IDENTITY },
            Some(Rect::new(300.0, 590.0, 210.0, 99.0)),
        ),
        place(0, Affine { a: 2.0, d: 0.5, ..Affine::IDENTITY }, None),
    ];
    let mut scene = one_page("en", items, vec![tag(None, Role::Document), tag(Some(0), Role::P)]);
    scene.forms = vec![inner, outer];
    in_all_inks("forms", &scene);
}

/// Two pages of different boxes; an element, a link and a figure that go over both.
#[test]
fn two_pages_are_their_scene() {
    let mut shaper = Shaper::new();
    let mut tags =
        vec![tag(None, Role::Document), tag(Some(0), Role::Sect), tag(Some(1), Role::H2), tag(Some(1), Role::P)];
    tags.push(Tag { lang: Some("es-US".into()), ..tag(Some(3), Role::Link) });
    tags.push(tag(Some(1), Role::Figure { alt: "On both pages".into() }));
    tags.push(tag(Some(1), Role::List { numbered: false }));
    tags.push(tag(Some(6), Role::ListItem));
    tags.push(tag(Some(7), Role::ListBody));
    let page = |shaper: &mut Shaper, grown: f32| {
        let mut one = |text: &str, y: f32, tag: usize| text_item(line(shaper, text, 18.0, y, DARK).remove(0), tag);
        let mut items = vec![one("Do you need help?", 40.0, 2), one("Call", 90.0, 3), one("1-888-373-7888", 140.0, 4)];
        items.push(one("now.", 190.0, 3));
        items.push(filled(Rect::new(50.0, 300.0 + grown, 60.0, 60.0), DARK, Some(5)));
        items.push(one("It is free", 400.0, 8));
        // Out of the order of the tags: the text of a list's item before that of the paragraph.
        items.push(one("of charge", 450.0, 3));
        let media = Size { w: 400.0 + grown, h: 600.0 };
        let link = Link {
            rect: Rect::new(40.0, 145.0, 130.0, 22.0 + grown),
            uri: format!("tel:+1888373788{grown}"),
            contents: "Llame al 1-888-373-7888 — ahora".into(),
            tag: Some(4),
        };
        Page {
            media,
            crop: Rect::new(11.0, 12.0, 360.0 + grown, 560.0),
            bleed: Rect::new(13.0, 15.0, 350.0, 550.0 + grown),
            trim: Rect::new(17.0, 20.0, 340.0, 540.0),
            items,
            links: vec![link.clone(), Link { rect: Rect::new(40.0, 170.0, 50.0, 22.0), ..link }],
        }
    };
    let pages = vec![page(&mut shaper, 0.0), page(&mut shaper, 5.0)];
    let scene = Scene { pages, rtl: true, lang: "ar".into(), ..one_page("en", Vec::new(), tags) };
    in_all_inks("two pages", &scene);
}

#[test]
fn metadata_of_every_kind_is_said() {
    let mut scene = paragraph_scene(&mut Shaper::new(), &Paragraph::new("Help", "Noto Sans", "en"));
    scene.title = "Hilfe & <Rat> für \"alle\" — помощь".into();
    for (subject, created, version, evidence) in [
        ("", None, None, None),
        ("Ein \"Plakat\" <A3> & mehr – ü", Some(0), Some("2026-11"), Some("2025-11")),
        ("A poster", None, Some("2026-11-03"), Some("<2025>")),
        ("A poster", None, Some("third & last"), None),
        ("A poster", Some(1_767_225_599), Some("2026-11"), None),
    ] {
        scene.subject = subject.into();
        for ink in INKS {
            let [version, evidence] = [version, evidence].map(|v: Option<&str>| v.map(str::to_owned));
            let producer = "handbill <tést> & more".to_owned();
            judged("metadata", &scene, &PdfOptions { producer, created, version, evidence, ink });
        }
    }
}

/// What the ink tables give is what Little CMS gives over the same profile (B2A0, perceptual), to two per cent.
#[test]
fn inks_of_the_press_are_those_of_little_cms() {
    for (rgb, wanted) in LITTLE_CMS {
        let found = handbill::ink::pixel(*rgb).map(|v| v * 100.0);
        let well = found.iter().zip(wanted).all(|(a, b)| (a - b).abs() <= 2.0);
        assert!(well, "{rgb:?}: {found:.1?} and not {wanted:?}");
    }
}

/// Made with Pillow's ImageCms (Little CMS 2.19) from sRGB over `coated-fogra39.icc`, 2026-11-29.
const LITTLE_CMS: &[([u8; 3], [f64; 4])] = &[
    ([16, 32, 63], [79.2, 54.5, 12.2, 73.7]),
    ([36, 64, 111], [74.1, 48.2, 0.8, 54.5]),
    ([255, 200, 69], [0.0, 22.0, 80.4, 7.5]),
    ([201, 211, 230], [16.5, 9.0, 4.3, 11.0]),
    ([70, 96, 140], [58.0, 38.0, 3.9, 44.3]),
    ([255, 233, 181], [0.4, 6.7, 35.3, 5.1]),
    ([255, 0, 0], [0.0, 89.8, 84.7, 3.5]),
    ([0, 255, 0], [55.7, 0.0, 88.6, 0.8]),
    ([0, 0, 255], [93.7, 62.7, 0.0, 12.2]),
    ([0, 90, 200], [82.4, 45.5, 0.0, 25.5]),
    ([200, 30, 30], [0.0, 92.5, 81.2, 16.9]),
    ([90, 140, 60], [53.7, 2.0, 82.0, 36.1]),
    ([250, 250, 240], [1.6, 0.8, 7.1, 2.0]),
];

/// Gradients of both kinds, with steps of colour, half transparent, turned, in forms, and under clips of any shape.
#[test]
fn gradients_and_cuts_are_their_scene() {
    let stop = |at: f32, color: Color| Stop { at, color };
    let red = Color::rgb(0xc8, 0x10, 0x2e);
    let own = Color { cmyk: Some([80, 50, 0, 10]), ..Color::rgb(20, 60, 140) };
    let pale = |c: Color| Color { a: 120, ..c };
    let grey = Color::rgb(90, 90, 90);
    let ways = [
        vec![stop(0.0, DARK), stop(1.0, red)],
        vec![stop(0.2, own), stop(0.5, red), stop(0.5, grey), stop(0.9, DARK)],
        vec![stop(0.0, red), stop(0.0, DARK), stop(1.0, grey), stop(1.0, red)],
        vec![stop(0.0, grey), stop(1.0, Color::rgb(255, 255, 255))],
        vec![stop(0.0, pale(red)), stop(1.0, pale(DARK))],
        vec![stop(0.0, Color::rgb(0, 0, 0)), stop(0.000_000_1, red), stop(1.0, DARK)],
    ];
    let linear = Course::Linear { from: (0.0, 0.0), to: (1.0, 0.0) };
    let radial = Course::Radial { from: (0.2, -0.1, 0.0), to: (0.0, 0.0, 1.0) };
    let ring = |x: f32, y: f32| {
        vec![
            PathStep::Move(x, y),
            PathStep::Cubic(x + 30.0, y - 10.0, x + 50.0, y + 10.0, x + 60.0, y + 40.0),
            PathStep::Line(x + 10.0, y + 50.0),
            PathStep::Close,
        ]
    };
    let shade = |n: usize, stops: &[Stop], course: Course| {
        let (x, y) = (30.0 + 90.0 * (n % 4) as f32, 60.0 + 70.0 * (n / 4) as f32);
        let turned = Affine { a: 40.0, b: 20.0, c: -20.0, d: 40.0, e: x, f: y };
        let gradient = Gradient { course, transform: turned, stops: stops.to_vec() };
        let steps = if n.is_multiple_of(2) { ring(x, y) } else { rectangle(Rect::new(x, y, 60.0, 40.0)) };
        let area = Path { steps, fill: Some(stops[0].color), even_odd: n.is_multiple_of(3), stroke: None };
        Item::new(Content::Shade(Shade { area, gradient }), Some(1))
    };
    let mut items: Vec<Item> = Vec::new();
    for (n, stops) in ways.iter().enumerate() {
        items.push(shade(2 * n, stops, linear));
        items.push(shade(2 * n + 1, stops, radial));
    }
    let cut = |even_odd: bool, items: Vec<Item>| {
        let shape = Path { steps: ring(40.0, 300.0), fill: None, even_odd, stroke: None };
        Item::artifact(Content::Cut { shape, items })
    };
    items.push(cut(
        false,
        vec![filled(Rect::new(0.0, 280.0, 200.0, 200.0), red, Some(1)), cut(true, vec![items[0].clone()])],
    ));
    let mut form = items.clone();
    fn strip(items: &mut [Item]) {
        for item in items {
            item.tag = None;
            if let Content::Cut { items, .. } = &mut item.content {
                strip(items);
            }
        }
    }
    strip(&mut form);
    let place = Affine { a: 0.5, d: 0.5, e: 30.0, f: 400.0, ..Affine::IDENTITY };
    items.push(Item::artifact(Content::Form { form: 0, transform: place, clip: None }));
    let tags = vec![tag(None, Role::Document), tag(Some(0), Role::Figure { alt: "Colours".into() })];
    let mut scene = one_page("en", items, tags);
    scene.forms = vec![Form { bounds: Rect::new(0.0, 0.0, 500.0, 600.0), items: form }];
    in_all_inks("gradients", &scene);
    // Twelve gradients, used many times, are twelve shadings.
    let bytes = write(&scene, &options(Ink::Colour), &FontCache::default()).unwrap();
    let shadings = File::open(&bytes).dictionaries().iter().filter(|dict| dict.contains_key("ShadingType")).count();
    assert_eq!(shadings, 12);
    // What contradicts itself is refused.
    let refused = |change: &dyn Fn(&mut Shade)| {
        let mut scene = scene.clone();
        let Content::Shade(shade) = &mut scene.pages[0].items[0].content else { panic!("a gradient") };
        change(shade);
        write(&scene, &options(Ink::Colour), &FontCache::default()).is_err()
    };
    assert!(!refused(&|_| {}));
    assert!(refused(&|shade| shade.gradient.stops.truncate(1)));
    assert!(refused(&|shade| shade.gradient.stops[1].color.a = 7));
    assert!(refused(&|shade| shade.gradient.stops.reverse()));
    assert!(refused(&|shade| shade.gradient.transform.a = f32::NAN));
    assert!(refused(&|shade| shade.gradient.stops[1].at = 1.5));
}
