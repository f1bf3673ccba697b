//! What setting text costs beside a plain loop over parley, over the 55 languages of `tests/corpus/`.
//!
//! `cargo run --release --example bench_text -- [ROUNDS]` prints medians of interleaved rounds in one process:
//! - *set*: one paragraph at one width. Ours: isolates, fonts, faults, ink, lines, places; also with balanced lines. Plain:
//!   the same text, families, language and size through a builder, `break_all_lines` and `align`.
//! - *fit*: the largest size at which the paragraph fits into a box, to 0.1 pt, and its lines. Ours: shaped once, broken at
//!   scaled widths, balanced at the end. Plain: the same bisection, with a layout that is built anew at each size.
//!
//! It asserts nothing: a figure of one machine is no promise for another.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a tool for measuring: a failure ends it")]
#![allow(clippy::disallowed_methods, reason = "it measures time")]

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use handbill::compose::block::{Block, Hang};
use handbill::compose::typeset::{Ink, Typesetter};
use handbill::diag::{Report, Sources};
use handbill::load;
use handbill::load::campaign::Campaign;
use handbill::load::campaign::Locale;
use handbill::load::fonts::LATIN;
use handbill::model::layout::Align;
use handbill::model::layout::Style;
use handbill::model::layout::Weight;
use handbill::resolve::paragraphs;
use handbill::resolve::wording::Paragraph;
use handbill::scene::Color;
use handbill::text::texts::Formatted;
use parley::fontique::{Collection, CollectionOptions, SourceCache};
use parley::{
    Alignment, AlignmentOptions, BaseDirection, FontContext, FontFamily, FontFamilyName, Layout, LayoutContext,
    LineHeight, StyleProperty,
};

/// The paragraph's box, and the sizes between which it is fitted, in points.
const BOX: (f32, f32) = (220.0, 120.0);
const SIZES: (f32, f32) = (40.0, 4.0);
const SIZE: f32 = 14.0;

const GROUPS: [&str; 6] = ["Latin", "Other alphabets", "Arabic script", "Indic", "South-East Asian", "CJK"];

fn group(script: &str) -> usize {
    match script {
        "Latn" => 0,
        "Arab" | "Aran" => 2,
        "Deva" | "Beng" | "Guru" | "Gujr" | "Taml" | "Telu" | "Knda" | "Mlym" | "Sinh" => 3,
        "Thai" | "Laoo" | "Khmr" | "Mymr" => 4,
        "Hans" | "Hant" | "Jpan" | "Kore" => 5,
        _ => 1,
    }
}

/// A paragraph and its language.
type Text = (Arc<Locale>, Paragraph);

/// One way to set all paragraphs of a group; the number keeps the work from being left out.
type Way<'a> = (&'a str, &'a mut dyn FnMut(&[Text]) -> f32);

fn main() {
    let rounds = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(9);
    let (campaign, groups) = corpus();
    let (mut ours, mut plain) = (Typesetter::default(), Plain::new(&campaign, &groups));
    let mut second = Typesetter::default();
    let mut third = Typesetter::default();
    let mut plain_fit = Plain::new(&campaign, &groups);
    let mut ways: [Way<'_>; 5] = [
        ("plain set", &mut |p| p.iter().map(|(locale, p)| plain.set(locale, p, SIZE)).sum()),
        ("set", &mut |p| p.iter().map(|(l, p)| set(&campaign, &mut ours, l, p, false)).sum()),
        ("balanced", &mut |p| p.iter().map(|(l, p)| set(&campaign, &mut second, l, p, true)).sum()),
        ("plain fit", &mut |p| p.iter().map(|(locale, p)| plain_fit.fit(locale, p)).sum()),
        ("fit", &mut |p| p.iter().map(|(l, p)| fit(&campaign, &mut third, l, p)).sum()),
    ];
    // Seconds by group, way and round; the first round warms up.
    let mut taken = vec![vec![Vec::new(); ways.len()]; GROUPS.len()];
    for round in 0..=rounds {
        for (at, paragraphs) in groups.iter().enumerate() {
            for (way, (_, run)) in ways.iter_mut().enumerate() {
                let start = Instant::now();
                black_box(run(paragraphs));
                if round > 0 {
                    taken[at][way].push(start.elapsed().as_secs_f64());
                }
            }
        }
    }
    println!(
        "| group | paragraphs | plain set /s | ours /s | cost | balanced /s | cost | plain fit /s | ours /s | cost |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let mut total = vec![0.0; ways.len()];
    let mut count = 0;
    for ((name, paragraphs), times) in GROUPS.iter().zip(&groups).zip(&mut taken) {
        let medians: Vec<f64> = times.iter_mut().map(|t| median(t)).collect();
        total.iter_mut().zip(&medians).for_each(|(sum, median)| *sum += median);
        count += paragraphs.len();
        row(name, paragraphs.len(), &medians);
    }
    row("all", count, &total);
    println!("\n{rounds} rounds; cost: our time over the plain loop's");
}

fn row(name: &str, count: usize, seconds: &[f64]) {
    let rate = |way: usize| count as f64 / seconds[way];
    let cost = |way: usize, plain: usize| seconds[way] / seconds[plain];
    println!(
        "| {name} | {count} | {:.0} | {:.0} | {:.2} | {:.0} | {:.2} | {:.0} | {:.0} | {:.2} |",
        rate(0),
        rate(1),
        cost(1, 0),
        rate(2),
        cost(2, 0),
        rate(3),
        rate(4),
        cost(4, 3)
    );
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn style(campaign: &Campaign, balance: bool) -> Style {
    Style {
        name: "bench".to_owned(),
        span: campaign.layouts["venue-poster"].document_title.span,
        size: SIZE,
        min: SIZES.1,
        weight: Weight::Regular,
        color: Color::rgb(0, 0, 0),
        emphasis: None,
        leading: 1.2,
        paragraph_gap: 0.0,
        align: Align::Start,
        balance,
        hyphens: false,
        shrink: 9,
        font: None,
    }
}

fn block(campaign: &Campaign, typesetter: &mut Typesetter, locale: &Locale, p: &Paragraph, balance: bool) -> Block {
    let shaped = typesetter.shape_in(&campaign.fonts, None, locale, p, Weight::Regular, &mut Vec::new()).unwrap();
    Block::new(vec![vec![shaped]], &style(campaign, balance), locale, Hang::default())
}

fn set(campaign: &Campaign, typesetter: &mut Typesetter, locale: &Locale, p: &Paragraph, balance: bool) -> f32 {
    block(campaign, typesetter, locale, p, balance).set(BOX.0, SIZE, Some(BOX.1)).map_or(0.0, |set| set.height)
}

fn fit(campaign: &Campaign, typesetter: &mut Typesetter, locale: &Locale, p: &Paragraph) -> f32 {
    let mut block = block(campaign, typesetter, locale, p, true);
    let Some(size) = block.fit(BOX.0, BOX.1, SIZES.0, SIZES.1) else { return 0.0 };
    block.set(BOX.0, size, Some(BOX.1)).map_or(0.0, |set| set.height)
}

/// What a program does that knows parley and nothing else.
struct Plain {
    fonts: FontContext,
    layouts: LayoutContext<Ink>,
}

impl Plain {
    fn new(campaign: &Campaign, groups: &[Vec<Text>]) -> Self {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        for family in groups.iter().flatten().map(|(l, _)| l.family.as_str()).chain([LATIN]) {
            if collection.family_id(family).is_none() {
                for blob in campaign.fonts.blobs(family).unwrap() {
                    collection.register_fonts(blob, None);
                }
            }
        }
        Self { fonts: FontContext { collection, source_cache: SourceCache::default() }, layouts: LayoutContext::new() }
    }

    fn layout(&mut self, locale: &Locale, p: &Paragraph, size: f32) -> Layout<Ink> {
        let names = [locale.family.as_str(), LATIN].map(|n| FontFamilyName::Named(n.to_owned().into()));
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, &p.text, 1.0, false);
        builder.set_base_direction(if locale.rtl { BaseDirection::Rtl } else { BaseDirection::Ltr });
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(names.to_vec().into())));
        builder.push_default(StyleProperty::FontSize(size));
        builder.push_default(LineHeight::FontSizeRelative(1.2));
        builder.push_default(StyleProperty::Locale(parley::Language::parse(&locale.id).ok()));
        let mut layout = builder.build(&p.text);
        layout.break_all_lines(Some(BOX.0));
        layout.align(Alignment::Start, AlignmentOptions::default());
        layout
    }

    fn set(&mut self, locale: &Locale, p: &Paragraph, size: f32) -> f32 {
        self.layout(locale, p, size).height()
    }

    fn fit(&mut self, locale: &Locale, p: &Paragraph) -> f32 {
        let (mut high, mut low) = SIZES;
        let fits = |layout: &Layout<Ink>| layout.height() <= BOX.1 && layout.width() <= BOX.0;
        let mut best = self.layout(locale, p, high);
        if fits(&best) {
            return best.height();
        }
        best = self.layout(locale, p, low);
        while high - low > 0.1 {
            let middle = f32::midpoint(low, high);
            let layout = self.layout(locale, p, middle);
            if fits(&layout) {
                (low, best) = (middle, layout);
            } else {
                high = middle;
            }
        }
        best.height()
    }
}

/// The corpus by group, in a campaign with a bare locale for each of its files.
fn corpus() -> (Campaign, Vec<Vec<Text>>) {
    let root = tempfile::tempdir().unwrap();
    std::fs::write(root.path().join("handbill.toml"), "name = \"corpus\"\nregion = \"GB\"\n").unwrap();
    let mut files: Vec<_> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    let name = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    for name in files.iter().map(|f| name(f)) {
        let folder = root.path().join("locales").join(&name);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("locale.toml"), format!("native = \"{name}\"\nenglish = \"{name}\"\n")).unwrap();
    }
    let campaign = load::load(root.path(), &mut Sources::default(), &mut Report::default()).unwrap();
    let mut groups = vec![Vec::new(); GROUPS.len()];
    for file in &files {
        let locale = campaign.find_locale(&name(file)).unwrap();
        let text = std::fs::read_to_string(file).unwrap();
        for line in text.lines().filter(|l| !l.trim().is_empty()) {
            let formatted = Formatted { text: line.trim().to_owned(), values: Vec::new() };
            let paragraph = paragraphs::build(&formatted, &|_| None, locale.digits).unwrap().remove(0);
            groups[group(&locale.script)].push((Arc::clone(&locale), paragraph));
        }
    }
    (campaign, groups)
}
