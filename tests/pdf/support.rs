//! Scenes for the tests of the PDF stage: text shaped from real fonts, placed by hand.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

use handbill::diag::Report;
use handbill::load::fonts::Fonts;
use handbill::scene::*;
use parley::fontique::{Collection, CollectionOptions, SourceCache};
use parley::{
    BaseDirection, FontContext, FontFamily, Layout, LayoutContext, LineHeight, PositionedLayoutItem, StyleProperty,
};

/// Text in, runs out.
pub struct Shaper {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    loaded: BTreeMap<String, bool>,
    faces: BTreeMap<(u64, u32), Arc<FontFace>>,
}

impl Shaper {
    pub fn new() -> Self {
        let collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        Self {
            fonts: FontContext { collection, source_cache: SourceCache::default() },
            layouts: LayoutContext::new(),
            loaded: BTreeMap::new(),
            faces: BTreeMap::new(),
        }
    }

    /// Opens a family of the kit.
    pub fn has(&mut self, family: &str) -> bool {
        if let Some(known) = self.loaded.get(family) {
            return *known;
        }
        let blobs = Fonts::load(None, &mut Report::default()).blobs(family).unwrap();
        let found = blobs.into_iter().all(|b| !self.fonts.collection.register_fonts(b, None).is_empty());
        self.loaded.insert(family.into(), found);
        found
    }

    /// One paragraph, its first baseline about `size` below `y`.
    pub fn paragraph(&mut self, p: &Paragraph<'_>) -> Vec<TextRun> {
        assert!(self.has(p.family), "no font {}", p.family);
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, p.text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::Source(p.family.into())));
        builder.push_default(StyleProperty::FontSize(p.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(p.leading)));
        builder.push_default(StyleProperty::Locale(p.lang.parse().ok()));
        builder.set_base_direction(if p.rtl { BaseDirection::Rtl } else { BaseDirection::Ltr });
        let mut layout: Layout<()> = builder.build(p.text);
        layout.break_all_lines(Some(p.width));
        let mut runs = Vec::new();
        for line in layout.lines() {
            // Right-aligned by hand, so that the tests need no alignment of parley's.
            let shift = if p.rtl { p.width - line.metrics().advance } else { 0.0 };
            for item in line.items() {
                let PositionedLayoutItem::GlyphRun(run) = item else { continue };
                let (x, y) = (p.x + shift + run.offset(), p.y + run.baseline());
                runs.push(self.run(p, run.run(), x, y));
            }
        }
        runs
    }

    fn run(&mut self, p: &Paragraph<'_>, run: &parley::layout::Run<'_, ()>, x: f32, y: f32) -> TextRun {
        let font = run.font();
        let face = self.faces.entry((font.data.id(), font.index)).or_insert_with(|| {
            let data = font.data.clone();
            Arc::new(FontFace {
                name: p.family.replace(' ', "") + "-Regular",
                data: FontData(Arc::new(data)),
                index: font.index,
            })
        });
        let range = run.text_range();
        let mut out = TextRun {
            face: face.clone(),
            size: p.size,
            color: p.color,
            transform: Affine::translate(x, y),
            text: p.text[range.clone()].to_owned(),
            rtl: run.is_rtl(),
            glyphs: Vec::new(),
            clusters: Vec::new(),
            fences: BTreeMap::new(),
            lang: None,
        };
        let mut pen = 0.0;
        // The rest of a ligature has text and no glyphs: it belongs to the cluster before it in the text.
        let mut orphan: Option<std::ops::Range<usize>> = None;
        for cluster in run.visual_clusters() {
            let text = cluster.text_range();
            let mut text = text.start - range.start..text.end - range.start;
            let start = out.glyphs.len();
            for glyph in cluster.glyphs() {
                out.glyphs.push(Glyph { id: glyph.id as u16, x: pen + glyph.x, y: glyph.y });
                pen += glyph.advance;
            }
            if out.glyphs.len() == start {
                match out.clusters.last_mut() {
                    Some(before) if !out.rtl => before.text.end = text.end,
                    _ => orphan = Some(orphan.map_or(text.clone(), |o| text.start..o.end)),
                }
                continue;
            }
            if let Some(orphan) = orphan.take() {
                text.end = orphan.end;
            }
            out.clusters.push(Cluster { text, glyphs: start..out.glyphs.len() });
        }
        out
    }
}

/// What a paragraph is made of.
#[derive(Clone, Copy)]
pub struct Paragraph<'a> {
    pub text: &'a str,
    pub family: &'a str,
    pub lang: &'a str,
    pub rtl: bool,
    pub size: f32,
    pub leading: f32,
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub color: Color,
}

impl<'a> Paragraph<'a> {
    pub fn new(text: &'a str, family: &'a str, lang: &'a str) -> Self {
        let rtl = matches!(lang, "ar" | "fa" | "ur" | "he");
        Self {
            text,
            family,
            lang,
            rtl,
            size: 20.0,
            leading: if lang == "ur" { 2.8 } else { 1.6 },
            x: 40.0,
            y: 60.0,
            width: 500.0,
            color: Color::rgb(0, 0, 0),
        }
    }
}

pub fn text_item(run: TextRun, tag: usize) -> Item {
    Item::new(Content::Text(run), Some(tag))
}

pub fn rectangle(r: Rect) -> Vec<PathStep> {
    vec![
        PathStep::Move(r.x, r.y),
        PathStep::Line(r.right(), r.y),
        PathStep::Line(r.right(), r.bottom()),
        PathStep::Line(r.x, r.bottom()),
        PathStep::Close,
    ]
}

pub fn filled(r: Rect, color: Color, tag: Option<usize>) -> Item {
    let path = Path { steps: rectangle(r), fill: Some(color), even_odd: false, stroke: None };
    Item::new(Content::Path(path), tag)
}

pub fn tag(parent: Option<usize>, role: Role) -> Tag {
    Tag { parent, role, lang: None }
}

/// An A4 page with 3 mm of bleed around it, and a scene that holds it.
pub fn one_page(lang: &str, items: Vec<Item>, tags: Vec<Tag>) -> Scene {
    let bleed = 8.504;
    let media = Size { w: 595.276 + 2.0 * bleed, h: 841.89 + 2.0 * bleed };
    let whole = Rect::new(0.0, 0.0, media.w, media.h);
    Scene {
        title: "Help is near".into(),
        subject: "A poster".into(),
        lang: lang.into(),
        rtl: matches!(lang, "ar" | "fa" | "ur" | "he"),
        forms: Vec::new(),
        pages: vec![Page { media, crop: whole, bleed: whole, trim: whole.outset(-bleed), items, links: Vec::new() }],
        tags,
    }
}

/// One paragraph on one page.
pub fn paragraph_scene(shaper: &mut Shaper, p: &Paragraph<'_>) -> Scene {
    let items = shaper.paragraph(p).into_iter().map(|run| text_item(run, 1)).collect();
    one_page(p.lang, items, vec![tag(None, Role::Document), tag(Some(0), Role::P)])
}

/// Every kind of content on one page: a heading, a link, a figure, images, dashes, alpha, a clip, and a card that is
/// placed once as plain items and twice as a form.
pub fn showcase(shaper: &mut Shaper) -> Scene {
    let mut tags = vec![tag(None, Role::Document), tag(Some(0), Role::H1), tag(Some(0), Role::P)];
    tags.push(tag(Some(2), Role::Link));
    tags.push(tag(Some(0), Role::Figure { alt: "A QR code (opens the helpline's page) \\ ünïcode".into() }));
    tags.push(tag(Some(0), Role::List { numbered: true }));
    tags.push(tag(Some(5), Role::ListItem));
    tags.push(tag(Some(6), Role::Label));
    tags.push(tag(Some(6), Role::ListBody));
    // Never painted: must not be announced.
    tags.push(tag(Some(0), Role::Sect));
    tags.push(tag(Some(9), Role::P));
    let blue = Color::rgb(10, 61, 98);
    let mut items = vec![filled(Rect::new(0.0, 0.0, 612.3, 200.0), blue, None)];
    let line = |shaper: &mut Shaper, text: &str, size: f32, x: f32, y: f32, color: Color| {
        let p = Paragraph { size, x, y, color, ..Paragraph::new(text, "Noto Sans", "en") };
        shaper.paragraph(&p)
    };
    let white = Color::rgb(255, 255, 255);
    items.extend(line(shaper, "You are not alone", 48.0, 60.0, 70.0, white).into_iter().map(|r| text_item(r, 1)));
    let black = Color::rgb(0, 0, 0);
    items.extend(line(shaper, "Call ", 20.0, 60.0, 220.0, black).into_iter().map(|r| text_item(r, 2)));
    for mut run in line(shaper, "1-888-373-7888", 20.0, 106.0, 220.0, blue) {
        run.lang = Some("en-US".into());
        items.push(text_item(run, 3));
    }
    items.extend(line(shaper, " now.", 20.0, 270.0, 220.0, black).into_iter().map(|r| text_item(r, 2)));
    let mut modules = Vec::new();
    for i in 0..40_u16 {
        let (x, y) = (f32::from(i % 7), f32::from(i * 3 % 11));
        modules.extend(rectangle(Rect::new(60.0 + x * 9.0, 300.0 + y * 9.0, 9.0, 9.0)));
    }
    let qr = Path { steps: modules, fill: Some(black), even_odd: false, stroke: None };
    items.push(Item::new(Content::Path(qr), Some(4)));
    items.extend(line(shaper, "•", 20.0, 60.0, 420.0, black).into_iter().map(|r| text_item(r, 7)));
    items.extend(line(shaper, "It is safe.", 20.0, 80.0, 420.0, black).into_iter().map(|r| text_item(r, 8)));
    let pixels = Pixels::Raw {
        data: (0..16 * 16).flat_map(|i: u16| [i as u8, 128, 255 - i as u8]).collect(),
        grey: false,
        alpha: Some((0..=255).collect()),
    };
    let raster = Arc::new(Raster { width: 16, height: 16, pixels });
    for (x, mirror) in [(200.0, false), (320.0, true)] {
        let image = Content::Image { raster: raster.clone(), rect: Rect::new(x, 300.0, 100.0, 100.0), mirror };
        items.push(Item::artifact(image));
    }
    let red = Color::rgb(200, 30, 30);
    let curve = Path {
        steps: vec![
            PathStep::Move(440.0, 300.0),
            PathStep::Cubic(500.0, 260.0, 560.0, 440.0, 440.0, 400.0),
            PathStep::Close,
        ],
        fill: Some(Color { a: 100, ..blue }),
        even_odd: true,
        stroke: Some(Stroke { color: red, width: 2.0, dash: vec![6.0, 3.0], round: true, join: Join::Round }),
    };
    items.push(Item::artifact(Content::Path(curve)));
    let card = |shaper: &mut Shaper, x: f32, y: f32| {
        let mut items = vec![filled(Rect::new(x, y, 150.0, 80.0), Color::rgb(240, 220, 120), None)];
        items.extend(line(shaper, "Take a card", 14.0, x + 10.0, y + 10.0, black).into_iter().map(|r| text_item(r, 8)));
        items
    };
    let rect = Rect::new(60.0, 500.0, 150.0, 80.0);
    items.push(Item::artifact(Content::Clip { rect, items: card(shaper, 60.0, 500.0) }));
    for (x, clip) in [(230.0, None), (400.0, Some(Rect::new(400.0, 500.0, 150.0, 60.0)))] {
        let transform = Affine::translate(x, 500.0);
        items.push(Item::artifact(Content::Form { form: 1, transform, clip }));
    }
    let mut scene = one_page("en", items, tags);
    scene.forms.push(Form { bounds: Rect::new(0.0, 0.0, 1.0, 1.0), items: Vec::new() });
    scene.forms.push(Form { bounds: Rect::new(0.0, 0.0, 150.0, 80.0), items: card(shaper, 0.0, 0.0) });
    scene.pages[0].links.push(Link {
        rect: Rect::new(106.0, 220.0, 160.0, 30.0),
        uri: "tel:+1-888-373-7888".into(),
        contents: "Call 1-888-373-7888".into(),
        tag: Some(3),
    });
    scene
}

/// A folder for files that the judges read; kept, so that a person can look at them.
pub fn out_dir() -> PathBuf {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pdf");
    std::fs::create_dir_all(&dir).unwrap();
    dir
}

/// Runs a judge. `None` when it is not installed.
pub fn judge(program: &str, args: &[&str]) -> Option<(bool, String)> {
    match Command::new(program).args(args).output() {
        Ok(out) => {
            let text = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
            Some((out.status.success(), text))
        }
        Err(_) => {
            skipped(program, "it is not installed");
            None
        }
    }
}

/// Says that a judge was not asked, past the capture of a test that passes. A CI run does not forgive it.
pub fn skipped(judge: &str, why: &str) {
    use std::io::Write as _;

    let strict = ["CI", "HANDBILL_CI"].into_iter().any(|name| std::env::var_os(name).is_some_and(|v| !v.is_empty()));
    assert!(!strict, "{judge} was not asked: {why}");
    let _ = writeln!(std::io::stderr(), "skipped: {judge} was not asked: {why}");
}
