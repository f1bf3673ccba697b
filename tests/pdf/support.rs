//! Scenes for the tests of the PDF stage: text shaped from real fonts, placed by hand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use handbill::scene::*;
use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::{
    BaseDirection, FontContext, FontFamily, Layout, LayoutContext, LineHeight, PositionedLayoutItem, StyleProperty,
};

/// Where a family's Regular face may lie: in the kit, or where it was unpacked during development.
const FONTS: &[(&str, &str, &str)] = &[
    ("Noto Sans", "noto-sans", "NotoSans"),
    ("Noto Sans Arabic", "noto-sans-arabic", "NotoSansArabic"),
    ("Noto Naskh Arabic", "noto-naskh-arabic", "NotoNaskhArabic"),
    ("Noto Nastaliq Urdu", "noto-nastaliq-urdu", "NotoNastaliqUrdu"),
    ("Noto Sans Hebrew", "noto-sans-hebrew", "NotoSansHebrew"),
    ("Noto Sans Devanagari", "noto-sans-devanagari", "NotoSansDevanagari"),
    ("Noto Sans Bengali", "noto-sans-bengali", "NotoSansBengali"),
    ("Noto Sans Tamil", "noto-sans-tamil", "NotoSansTamil"),
    ("Noto Sans Telugu", "noto-sans-telugu", "NotoSansTelugu"),
    ("Noto Sans Thai", "noto-sans-thai", "NotoSansThai"),
    ("Noto Sans Lao", "noto-sans-lao", "NotoSansLao"),
    ("Noto Sans Khmer", "noto-sans-khmer", "NotoSansKhmer"),
    ("Noto Sans Myanmar", "noto-sans-myanmar", "NotoSansMyanmar"),
    ("Noto Sans Ethiopic", "noto-sans-ethiopic", "NotoSansEthiopic"),
];

/// The file of a family, if it is installed.
pub fn font_file(family: &str) -> Option<PathBuf> {
    if family.starts_with("Noto Sans CJK") {
        return first([
            "fonts/NotoSansCJK-Regular.ttc".into(),
            "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc".into(),
        ]);
    }
    let (_, package, file) = FONTS.iter().find(|(name, ..)| *name == family)?;
    first([
        format!("fonts/{file}-Regular.ttf"),
        format!("/tmp/fontsrc/{package}/400Regular/{file}_400Regular.ttf"),
        format!("/usr/share/fonts/truetype/noto/{file}-Regular.ttf"),
    ])
}

fn first<const N: usize>(paths: [String; N]) -> Option<PathBuf> {
    paths.into_iter().map(PathBuf::from).find(|p| p.exists())
}

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

    /// Whether the family can be had here.
    pub fn has(&mut self, family: &str) -> bool {
        if let Some(known) = self.loaded.get(family) {
            return *known;
        }
        let found = font_file(family).is_some_and(|path| {
            let bytes = std::fs::read(path).unwrap();
            !self.fonts.collection.register_fonts(Blob::from(bytes), None).is_empty()
        });
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
    Item { content: Content::Text(run), tag: Some(tag) }
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
    let path = Path_ { steps: rectangle(r), fill: Some(color), even_odd: false, stroke: None };
    Item { content: Content::Path(path), tag }
}

use handbill::scene::Path as Path_;

pub fn tag(parent: Option<usize>, role: Role) -> Tag {
    Tag { parent, role, lang: None }
}

/// An A4 page with 3 mm of bleed around it, and a scene that holds it.
pub fn scene(lang: &str, items: Vec<Item>, tags: Vec<Tag>) -> Scene {
    let bleed = 8.504;
    let media = Size { w: 595.276 + 2.0 * bleed, h: 841.89 + 2.0 * bleed };
    let whole = Rect::new(0.0, 0.0, media.w, media.h);
    Scene {
        title: "Help is near".into(),
        subject: "A poster".into(),
        lang: lang.into(),
        rtl: matches!(lang, "ar" | "fa" | "ur" | "he"),
        forms: Vec::new(),
        pages: vec![Page { media, bleed: whole, trim: whole.outset(-bleed), items, links: Vec::new() }],
        tags,
    }
}

/// One paragraph on one page.
pub fn paragraph_scene(shaper: &mut Shaper, p: &Paragraph<'_>) -> Scene {
    let items = shaper.paragraph(p).into_iter().map(|run| text_item(run, 1)).collect();
    scene(p.lang, items, vec![tag(None, Role::Document), tag(Some(0), Role::P)])
}

/// A folder for files that the judges read; kept, so that a person can look at them.
pub fn out_dir() -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf");
    std::fs::create_dir_all(&dir).unwrap();
    dir
}

/// Runs a judge. `None` when it is not installed, which a CI run does not forgive.
pub fn judge(program: &str, args: &[&str]) -> Option<(bool, String)> {
    match Command::new(program).args(args).output() {
        Ok(out) => {
            let text = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
            Some((out.status.success(), text))
        }
        Err(_) => {
            assert!(std::env::var_os("CI").is_none(), "{program} is not installed");
            None
        }
    }
}
