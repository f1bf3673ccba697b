//! Which family a text is set in: symbols in every language, and the family that a locale names.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use handbill::batch::{self, Selection};
use handbill::compose::typeset::{Fault, Typesetter};
use handbill::diag::{Report, Severity, Sources};
use handbill::load;
use handbill::load::campaign::Campaign;
use handbill::model::layout::Weight;
use handbill::resolve;
use handbill::resolve::wording::{Job, Paragraph};
use handbill::scene::{Content, Item, Scene};

const SYMBOLS: &str = "→←↑↓✓✔✗☎☏✉★☆▶●■□☐☑⚠ℹ♿✆";

/// A campaign over the kit, with one file more for each of these locales.
fn campaign(files: &[(&str, &str, &str)]) -> (tempfile::TempDir, Campaign, Report) {
    let root = tempfile::tempdir().unwrap();
    let settings = "name = \"t\"\nregion = \"US\"\nversion = \"2026-11\"\n";
    std::fs::write(root.path().join("handbill.toml"), settings).unwrap();
    for (locale, file, text) in files {
        let folder = root.path().join("locales").join(locale);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(file), text).unwrap();
    }
    let mut report = Report::default();
    let campaign = load::load(root.path(), &mut Sources::default(), &mut report).unwrap();
    (root, campaign, report)
}

/// The names of the faces that shape a text, its glyphs, and the faults.
fn shape(campaign: &Campaign, id: &str, text: &str, weight: Weight) -> (BTreeSet<String>, Vec<u32>, Vec<Fault>) {
    let (mut typesetter, mut faults) = (Typesetter::default(), Vec::new());
    let locale = campaign.find_locale(id).unwrap();
    let paragraph = Paragraph { text: text.to_owned(), ..Paragraph::default() };
    let shaped = typesetter.shape_in(&campaign.fonts, None, &locale, &paragraph, weight, &mut faults).unwrap();
    let runs: Vec<_> = shaped.layout.lines().flat_map(|l| l.runs().collect::<Vec<_>>()).collect();
    assert!(runs.iter().all(|run| !run.synthesis().any()), "{id}: {text} is made bold or slanted");
    let faces = runs.iter().map(|run| typesetter.face(run.font()).unwrap().name.clone()).collect();
    let glyphs = runs.iter().flat_map(|r| r.clusters().flat_map(|c| c.glyphs().map(|g| g.id).collect::<Vec<_>>()));
    (faces, glyphs.collect(), faults)
}

#[test]
fn symbols_stand_in_every_language_and_in_bold() {
    let names: Vec<String> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus"))
        .unwrap()
        .map(|e| e.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    let toml = "native = \"x\"\nenglish = \"x\"\n";
    let files: Vec<_> = names.iter().map(|n| (n.as_str(), "locale.toml", toml)).collect();
    let (_root, campaign, _) = campaign(&files);
    for name in &names {
        for weight in [Weight::Regular, Weight::Bold] {
            assert_eq!(shape(&campaign, name, SYMBOLS, weight).2, [], "{name} {weight:?}");
        }
    }
    // A face is asked for what only it has, and nothing else comes out of it.
    let faces = |text: &str, weight| shape(&campaign, "en", text, weight).0.into_iter().collect::<Vec<_>>();
    assert_eq!(faces("→", Weight::Bold), ["NotoSansSymbols-Bold"]);
    assert_eq!(faces("✓", Weight::Bold), ["NotoSansSymbols2-Regular"]);
    assert_eq!(faces("Call", Weight::Bold), ["NotoSans-Bold"]);
    let (ja, _, _) = shape(&campaign, "ja", "→★", Weight::Bold);
    assert_eq!(ja.into_iter().collect::<Vec<_>>(), ["NotoSansCJKjp-Bold"], "the family of the locale comes first");
    // Arrows point where the text says, in Arabic too.
    assert_eq!(shape(&campaign, "ar", "→", Weight::Regular).1, shape(&campaign, "en", "→", Weight::Regular).1);
    // What no family has is a fault as before; a selector for a coloured picture is none.
    let faults = shape(&campaign, "en", "📞", Weight::Regular).2;
    assert!(matches!(&faults[..], [Fault::MissingGlyph { character, .. }] if character == "📞"), "{faults:?}");
    assert_eq!(shape(&campaign, "en", "☎\u{FE0F} ✔\u{FE0E}", Weight::Bold).2, []);
}

fn faces(scene: &Scene) -> BTreeSet<String> {
    fn walk(items: &[Item], found: &mut BTreeSet<String>) {
        for item in items {
            match &item.content {
                Content::Text(run) => _ = found.insert(run.face.name.clone()),
                Content::Clip { items, .. } | Content::Cut { items, .. } => walk(items, found),
                _ => {}
            }
        }
    }
    let mut found = BTreeSet::new();
    scene.pages.iter().for_each(|page| walk(&page.items, &mut found));
    scene.forms.iter().for_each(|form| walk(&form.items, &mut found));
    found
}

fn scenes(campaign: &Campaign, id: &str) -> Vec<Scene> {
    let (mut typesetter, locale) = (Typesetter::default(), campaign.find_locale(id).unwrap());
    let scene = |layout| {
        let mut report = Report::default();
        let region = Arc::clone(&campaign.regions["US"]);
        let job = Job::new(campaign, layout, &locale, &region, None, &mut report).unwrap();
        let wording = resolve::resolve(campaign, &job, &mut report).unwrap();
        crate::stages::scene(campaign, &wording, &mut typesetter, &mut report).unwrap()
    };
    campaign.layouts.values().map(scene).collect()
}

/// Builds all layouts of some locales, reads them back, and expects no error.
fn builds(campaign: &Campaign, ids: &[&str]) {
    let out = tempfile::tempdir().unwrap();
    let mut report = Report::default();
    let locales = ids.iter().map(|id| (*id).to_owned()).collect();
    let selection = Selection { locales, ..Selection::default() };
    let plan = batch::plan(campaign, &selection, &mut report).unwrap();
    let written = batch::build(campaign, &plan, out.path(), batch::Options::default(), &mut report, &|_| {});
    let errors: Vec<_> = report.diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
    assert!(written.is_some() && errors.is_empty(), "{ids:?}: {errors:?}");
}

#[test]
fn symbols_are_printed_and_read_back() {
    let texts = [
        ("en", "headline = Is it → ☎ ✓?\n"),
        ("ar", "headline = هل ← ☎ ✓ أحد؟\n"),
        ("ur", "headline = کیا ← ☎ ✓ ہے؟\n"),
        ("hi", "headline = क्या → ☎ ✓ है?\n"),
        ("km", "headline = តើ → ☎ ✓ ទេ?\n"),
        ("zh-Hans", "headline = 有人 → ☎ ✓ 吗？\n"),
    ];
    let files: Vec<_> = texts.iter().map(|(id, text)| (*id, "own.ftl", *text)).collect();
    let (_root, campaign, report) = campaign(&files);
    assert!(!report.has_errors(), "{:?}", report.diagnostics);
    builds(&campaign, &texts.map(|(id, _)| id));
}

#[test]
fn a_locale_names_its_family() {
    let choices = [
        ("ur", "Noto Naskh Arabic", "NotoNaskhArabic"),
        ("ur", "Noto Sans Arabic", "NotoSansArabic"),
        ("fa", "Noto Nastaliq Urdu", "NotoNastaliqUrdu"),
        ("ar", "Noto Nastaliq Urdu", "NotoNastaliqUrdu"),
        ("ar", "Noto Naskh Arabic", "NotoNaskhArabic"),
    ];
    for (id, family, stem) in choices {
        let toml = format!("native = \"x\"\nenglish = \"x\"\nfont = \"{family}\"\n");
        let (_root, campaign, _) = campaign(&[(id, "locale.toml", &toml)]);
        for scene in scenes(&campaign, id) {
            let found = faces(&scene);
            assert!(found.iter().any(|name| name.starts_with(stem)), "{id} in {family}: {found:?}");
            let strange: Vec<_> =
                found.iter().filter(|f| !f.starts_with(stem) && !f.starts_with("NotoSans-")).collect();
            assert!(strange.is_empty(), "{id} in {family}: {strange:?}");
        }
        builds(&campaign, &[id]);
    }
    let (_root, campaign, _) = campaign(&[]);
    assert!(scenes(&campaign, "ur").iter().all(|s| faces(s).iter().any(|f| f.starts_with("NotoNastaliqUrdu"))));
}
