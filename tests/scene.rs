//! What stands on the sheets, from the scene: numbers unbroken and left to right in every locale, nothing outside the page.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use handbill::compose::typeset::Typesetter;
use handbill::diag::{Report, Sources};
use handbill::load;
use handbill::load::campaign::Campaign;
use handbill::resolve;
use handbill::resolve::wording::Job;
use handbill::scene::{Content, Item, PathStep, Role, Scene, TextRun};

/// The kit's sheets for a region, composed once for all tests.
fn kit(region: &str) -> &'static [(String, Scene)] {
    static SHEETS: [OnceLock<Vec<(String, Scene)>>; 2] = [const { OnceLock::new() }; 2];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    SHEETS[usize::from(region == "GB")].get_or_init(|| scenes(&campaign_at(root), region))
}

fn campaign_at(root: &Path) -> Campaign {
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let campaign = load::load(root, &mut sources, &mut report).expect("the campaign loads");
    // A test may draw only some of the pictures that it has made.
    report.diagnostics.retain(|d| d.code != "stray-file");
    assert!(!report.has_errors(), "{:?}", report.diagnostics);
    campaign
}

fn scenes(campaign: &Campaign, region: &str) -> Vec<(String, Scene)> {
    let mut typesetter = Typesetter::default();
    let mut scenes = Vec::new();
    for locale in campaign.locales.values() {
        for layout in campaign.layouts.values() {
            let region = Arc::clone(&campaign.regions[region]);
            let job = Job::new(campaign, layout, locale, &region, None, &mut Report::default()).expect("job");
            let wording = resolve::resolve(campaign, &job, &mut Report::default()).expect("wording");
            let scene =
                crate::stages::scene(campaign, &wording, &mut typesetter, &mut Report::default()).expect("scene");
            scenes.push((job.name.clone(), scene));
        }
    }
    scenes
}

fn runs<'s>(items: &'s [Item], out: &mut Vec<&'s TextRun>) {
    for item in items {
        match &item.content {
            Content::Text(run) => out.push(run),
            Content::Clip { items, .. } | Content::Cut { items, .. } => runs(items, out),
            _ => {}
        }
    }
}

#[test]
fn numbers_are_one_run_from_left_to_right_in_every_locale() {
    for (name, scene) in kit("US") {
        let mut found = Vec::new();
        scene.pages.iter().for_each(|p| runs(&p.items, &mut found));
        for number in ["1-888-373-7888", "233733", "911"] {
            let drawn: Vec<_> = found.iter().filter(|r| r.text == number).collect();
            // Messages are read in English and Spanish.
            let read = number != "233733" || name.contains("· en ·") || name.contains("· es ·");
            let optional = name.contains("flyer") && number == "911";
            assert!(optional || drawn.is_empty() != read, "{name}: {number}, {} times", drawn.len());
            for run in drawn {
                assert!(!run.rtl, "{name}: {number} runs from right to left");
                assert!(run.glyphs.windows(2).all(|g| g[0].x < g[1].x), "{name}: {number} is not in order");
                let text: String = run.clusters.iter().map(|c| &run.text[c.text.clone()]).collect();
                assert_eq!(text, number, "{name}: as the eye meets it");
            }
        }
        // No piece of the number stands anywhere on its own.
        for part in ["373", "7888", "1-888", "888"] {
            assert!(found.iter().all(|r| r.text != part), "{name}: the number is torn apart");
        }
    }
}

/// Inside a sentence the rules of Unicode turn a number around (`7888-373-888-1`): the place where it must not happen.
#[test]
fn numbers_in_right_to_left_sentences_stay_in_order() {
    let town = tempfile::tempdir().expect("tempdir");
    std::fs::write(town.path().join("handbill.toml"), "name = \"town\"\nregion = \"US\"\nversion = \"2026\"\n")
        .expect("written");
    let record =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("hotlines/US.toml")).expect("record");
    std::fs::create_dir(town.path().join("hotlines")).expect("folder");
    let record = record.replace("text-languages = [\"en\", \"es\"]\n", "");
    std::fs::write(town.path().join("hotlines/US.toml"), record).expect("written");
    let sentences = [
        ("ar", "إذا احتجت إلى مساعدة فاتصل بـ { $call } أو أرسل رسالة إلى { $text-number } أو زر { $url } الآن."),
        ("fa", "با { $call } تماس بگیرید یا به { $text-number } پیامک بزنید ({ $url })."),
        ("ur", "مدد کے لیے { $call } پر کال کریں، { $text-number } یا { $url }۔"),
    ];
    for (locale, sentence) in sentences {
        let folder = town.path().join("locales").join(locale);
        std::fs::create_dir_all(&folder).expect("folder");
        std::fs::write(folder.join("own.ftl"), format!("bystander = {sentence}\n")).expect("written");
    }
    let campaign = campaign_at(town.path());
    let mut judged = 0;
    for (name, scene) in scenes(&campaign, "US") {
        if !name.starts_with("venue-poster") || !sentences.iter().any(|(l, _)| name.contains(&format!("· {l} ·"))) {
            continue;
        }
        judged += 1;
        let mut found = Vec::new();
        scene.pages.iter().for_each(|p| runs(&p.items, &mut found));
        let small = |r: &&&TextRun| r.size <= 12.0;
        for wanted in ["1-888-373-7888", "233733", "humantraffickinghotline.org"] {
            let run = found.iter().filter(small).find(|r| r.text == wanted);
            let run = run.unwrap_or_else(|| panic!("{name}: {wanted} is torn apart or not there"));
            assert!(!run.rtl && run.glyphs.windows(2).all(|g| g[0].x < g[1].x), "{name}: {wanted} is not in order");
        }
    }
    assert_eq!(judged, sentences.len());
}

#[test]
fn text_stays_inside_the_trim() {
    for region in ["US", "GB"] {
        for (name, scene) in kit(region) {
            for page in &scene.pages {
                let mut found = Vec::new();
                runs(&page.items, &mut found);
                for run in found {
                    for glyph in &run.glyphs {
                        let (x, y) = run.transform.apply(glyph.x, glyph.y);
                        let inside =
                            x > page.trim.x && x < page.trim.right() && y > page.trim.y && y < page.trim.bottom();
                        assert!(inside, "{name}: {:?} at {x}, {y}", run.text);
                    }
                }
            }
        }
    }
}

/// The runs of a paragraph come in the order of its text, whichever way they stand on the paper.
#[test]
fn runs_come_in_reading_order() {
    for (name, scene) in kit("US") {
        if !scene.rtl || !name.contains("venue-poster") {
            continue;
        }
        let mut all = Vec::new();
        scene.pages.iter().for_each(|page| runs(&page.items, &mut all));
        let number = all.iter().position(|run| run.text == "911").unwrap_or(0);
        // "Call", and then the number.
        let (before, level) = (&all[number - 1], all[number].transform.f);
        assert!(before.rtl && (before.transform.f - level).abs() < 0.1, "{name}: {:?}", before.text);
        assert!(before.transform.e > all[number].transform.e, "{name}: {:?}", before.text);
    }
}

#[test]
fn repeated_matter_is_read_once() {
    for (name, scene) in kit("US") {
        let links = scene.pages.iter().flat_map(|p| &p.links).filter(|l| l.uri.starts_with("tel:+")).count();
        assert!(links <= 2, "{name}: {links} links to the hotline");
        if name.starts_with("wallet-card") {
            assert_eq!(scene.forms.len(), 2, "{name}: front and back");
            let uses = |p: &handbill::scene::Page| {
                p.items
                    .iter()
                    .filter(|i| matches!(i.content, Content::Form { .. }))
                    .inspect(|i| assert!(i.tag.is_none()))
                    .count()
            };
            assert!(scene.pages.iter().all(|p| uses(p) == 9), "{name}");
        }
    }
}

/// Percentages are of the box around: margin, tracks, gap, a box's own width.
#[test]
fn percentages_are_of_the_box_around() {
    let layout = r##"
title = "Percent"
document-title = "headline"
paper = { iso = "A4", us = "Letter" }
bleed = "0mm"
margin = "10%"
[styles.body]
size = "20pt"
min = "12pt"
color = "ink"
[grid]
columns = ["25%", "1fr"]
rows = ["20%", "1fr"]
gap = "5%"
areas = """
small wide
text  text
"""
[[box]]
area = "small"
shape = "rect"
fill = "#ff0000"
[[box]]
area = "wide"
shape = "rect"
fill = "#00ff00"
width = "50%"
[[box]]
area = "text"
text = "headline"
"##;
    let scene = scene_of(layout, "en").0.expect("scene");
    let page = &scene.pages[0];
    let (side, up) = (page.trim.w * 0.8, page.trim.h - 0.2 * page.trim.w);
    let boxes: Vec<[f32; 4]> = page.items.iter().filter_map(|item| bounds(&item.content)).collect();
    let column = side * 0.25;
    let left = page.trim.w * 0.1;
    let second = left + column + side * 0.05;
    let wide = (left + side - second) * 0.5;
    for (found, wanted) in boxes.iter().zip([[left, column, up * 0.2], [second, wide, up * 0.2]]) {
        for (f, w) in [found[0], found[2], found[3]].into_iter().zip(wanted) {
            assert!((f - w).abs() < 0.6, "{found:?} and not {wanted:?}");
        }
    }
    assert_eq!(boxes.len(), 2);
}

/// `extend` names sides of the page: for a picture that covers its box, for a turned shape, in both directions of writing.
#[test]
fn pictures_and_turned_shapes_extend_to_the_bleed() {
    let layout = r##"
title = "Extended"
document-title = "headline"
paper = { iso = "A4", us = "Letter" }
bleed = "3mm"
margin = "10mm"
[styles.body]
size = "20pt"
min = "12pt"
color = "ink"
[grid]
rows = ["60mm", "60mm", "1fr"]
areas = """
picture
shape
text
"""
[[box]]
area = "picture"
image = "art/d.svg"
fit = "cover"
extend = ["top", "start"]
[[box]]
area = "shape"
shape = "rect"
fill = "#00ff00"
rotate = 90
extend = ["end"]
[[box]]
area = "text"
text = "headline"
[[box]]
area = "text"
qr = "{hotline.url}"
alt = "qr-alt"
role = "none"
valign = "end"
"##;
    for id in ["en", "ar"] {
        let scene = scene_of(layout, id).0.expect("scene");
        let page = &scene.pages[0];
        let mm = 72.0 / 25.4;
        let (edge, margin) = (page.trim.outset(3.0 * mm), page.trim.outset(-10.0 * mm));
        let near = |found: [f32; 4], wanted: [f32; 4]| {
            let same = found.iter().zip(wanted).all(|(f, w)| (f - w).abs() < 0.1);
            assert!(same, "{id}: {found:?} and not {wanted:?}");
        };
        let Content::Clip { rect, items } = &page.items[0].content else { panic!("{:?}", page.items[0]) };
        let left = if scene.rtl { margin.x } else { edge.x };
        let wide = margin.w + 13.0 * mm;
        near([rect.x, rect.y, rect.w, rect.h], [left, edge.y, wide, 73.0 * mm]);
        let picture = bounds(&items[0].content).expect("a path");
        near(picture, [left, edge.y, wide, wide]);
        let shape = bounds(&page.items[1].content).expect("a path");
        let left = if scene.rtl { edge.x } else { margin.x };
        // Like a picture, a code with the role "none" is decoration, whatever its `alt` says.
        assert!(!scene.tags.iter().any(|tag| matches!(tag.role, Role::Figure { .. })), "{id}");
        near(shape, [left, page.trim.y + 70.0 * mm, wide, 60.0 * mm]);
    }
}

/// x, y, width, height of a path.
fn bounds(content: &Content) -> Option<[f32; 4]> {
    let Content::Path(path) = content else { return None };
    let points = path.steps.iter().filter_map(|step| match *step {
        PathStep::Move(x, y) | PathStep::Line(x, y) => Some((x, y)),
        _ => None,
    });
    let (mut x0, mut y0, mut x1, mut y1) = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
    for (x, y) in points {
        (x0, y0, x1, y1) = (x0.min(x), y0.min(y), x1.max(x), y1.max(y));
    }
    Some([x0, y0, x1 - x0, y1 - y0])
}

/// A layout alone in a campaign, with a drawing (a square, `art/d.svg`) and a photograph (3 : 2, `art/p.png`) beside it.
fn scene_of(layout: &str, locale: &str) -> (Option<Scene>, Report) {
    let root = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| std::fs::write(root.path().join(path), text).expect("a file");
    std::fs::create_dir_all(root.path().join("layouts/art")).expect("a folder");
    write("handbill.toml", "name = \"t\"\nregion = \"GB\"\nversion = \"2026-11\"\n");
    let square = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><path d='M0 0H10V10H0Z'/></svg>";
    write("layouts/art/d.svg", square);
    image::RgbImage::new(600, 400).save(root.path().join("layouts/art/p.png")).expect("a picture");
    write("layouts/t.toml", layout);
    let campaign = campaign_at(root.path());
    let mut report = Report::default();
    let (layout, region) = (&campaign.layouts["t"], Arc::clone(&campaign.regions["GB"]));
    let locale = campaign.find_locale(locale).expect("locale");
    let job = Job::new(&campaign, layout, &locale, &region, None, &mut report).expect("job");
    let wording = resolve::resolve(&campaign, &job, &mut report).expect("wording");
    let scene = crate::stages::scene(&campaign, &wording, &mut Typesetter::default(), &mut report);
    (scene, report)
}

/// The codes that boxes give in English.
fn codes_of(boxes: &str) -> Vec<&'static str> {
    let head = "title = \"t\"\ndocument-title = \"headline\"\npaper = \"A5\"\nmargin = \"10mm\"\n\
                [styles.body]\nsize = \"14pt\"\nmin = \"12pt\"\ncolor = \"#000000\"\n";
    let (scene, report) = scene_of(&format!("{head}{boxes}"), "en");
    assert_eq!(scene.is_none(), report.has_errors());
    report.diagnostics.iter().map(|d| d.code.name()).collect()
}

#[test]
fn pictures_need_room() {
    let column = |rest: &str| format!("[grid]\ncolumns = [\"1fr\"]\n{rest}");
    let picture = |more: &str| column(&format!("[[box]]\nimage = \"art/d.svg\"\nrole = \"none\"\n{more}"));
    assert_eq!(codes_of(&picture("width = \"30mm\"")), ["no-room"]);
    assert_eq!(codes_of(&picture("width = \"30mm\"\nheight = \"30mm\"")), [""; 0]);
    let shape = "[[box]]\nshape = \"rect\"\nfill = \"#ff0000\"\n";
    assert_eq!(codes_of(&column(shape)), ["no-room"]);
    let photograph = "[[box]]\nimage = \"art/p.png\"\nrole = \"none\"\nheight = \"40mm\"\nrotate = 90\n";
    assert_eq!(codes_of(&column(photograph)), ["bad-image"]);
}

#[test]
fn what_runs_over_the_page_is_found_in_every_grid() {
    let list = format!("[[box]]\nlist = [{}]\n", "\"what-it-is\", ".repeat(14));
    // A row that holds nothing, under a box that names no area.
    assert_eq!(
        codes_of(&format!("[grid]\ncolumns = [\"1fr\"]\nrows = [\"auto\", \"60mm\"]\n{list}")),
        ["page-overflow"]
    );
    let halves = "[grid]\ncolumns = [\"50%\", \"50%\"]\ngap = [\"0mm\", \"5mm\"]\n[[box]]\ntext = \"headline\"\n";
    assert_eq!(codes_of(halves), ["page-overflow"]);
    let nested = "[grid]\ncolumns = [\"1fr\"]\n[[box]]\nheight = \"30mm\"\n[box.grid]\ncolumns = [\"1fr\"]\nrows = [\"auto\", \"50mm\"]\n\
                  [[box.boxes]]\ntext = \"headline\"\n";
    assert_eq!(codes_of(nested), ["page-overflow"]);
}

#[test]
fn turned_text_in_a_row_of_texts_is_explained() {
    let turned = "[grid]\ncolumns = [\"1fr\"]\n[[box]]\ntext = \"headline\"\nrotate = 90\n";
    assert_eq!(codes_of(turned), ["text-overflow"]);
}
