//! The judge of numbers, judged: what is true passes, and a number with one digit changed, hidden, doubled or struck does
//! not, wherever it stands.

use std::path::Path as FsPath;
use std::process::Command;
use std::sync::Arc;

use handbill::compose::typeset::Typesetter;
use handbill::diag::{Report, Sources};
use handbill::export::pdf::{self, FontCache, PdfOptions};
use handbill::load;
use handbill::load::campaign::Campaign;
use handbill::manifest::{Entry, Manifest};
use handbill::resolve;
use handbill::resolve::wording::Job;
use handbill::scene::{Affine, Color, Content, Item, Path, PathStep, Scene, TextRun};
use handbill::verify::{self, Album, Depth};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};

/// Random numbers that are the same every time (Numerical Recipes, 3rd ed., 7.1.4).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }

    fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.roll(10_000) as f32 / 10_000.0
    }
}

struct Kit {
    campaign: Campaign,
    sheets: Vec<(Entry, Scene)>,
}

/// The sheets of some locales, with what their manifest says.
fn kit(locales: &[&str]) -> Kit {
    let root = FsPath::new(env!("CARGO_MANIFEST_DIR"));
    let campaign = load::load(root, &mut Sources::default(), &mut Report::default()).expect("the campaign loads");
    let output = tempfile::tempdir().expect("tempdir");
    let mut command = Command::new(env!("CARGO_BIN_EXE_handbill"));
    command.current_dir(root).args(["build", "-q", "--no-verify", "-o"]).arg(output.path());
    for locale in locales {
        command.args(["-l", locale]);
    }
    assert!(command.status().expect("the binary runs").success());
    let manifest = std::fs::read_to_string(output.path().join("manifest.json")).expect("manifest");
    let manifest: Manifest = serde_json::from_str(&manifest).expect("json");
    let mut typesetter = Typesetter::default();
    let mut sheets = Vec::new();
    for entry in manifest.files {
        let region = Arc::clone(&campaign.regions[&entry.region]);
        let (layout, locale) = (&campaign.layouts[&entry.layout], &campaign.locales[&entry.locale]);
        let job = Job::new(&campaign, layout, locale, &region, None, &mut Report::default()).expect("job");
        let wording = resolve::resolve(&campaign, &job, &mut Report::default()).expect("wording");
        let scene = crate::stages::scene(&campaign, &wording, &mut typesetter, &mut Report::default()).expect("scene");
        sheets.push((entry, scene));
    }
    Kit { campaign, sheets }
}

fn verdict(kit: &Kit, entry: &Entry, scene: &Scene, album: &Album) -> Report {
    let options = PdfOptions {
        producer: "test".into(),
        created: None,
        version: kit.campaign.settings.version.clone(),
        evidence: None,
        ink: kit.campaign.ink,
    };
    let bytes = pdf::write(scene, &options, &FontCache::default()).expect("a file");
    let mut report = Report::default();
    verify::content(entry, &bytes, Depth::Build, album, &mut report);
    report
}

/// Every list of items that is painted.
fn lists(scene: &mut Scene) -> Vec<&mut Vec<Item>> {
    let mut open: Vec<&mut Vec<Item>> = scene.pages.iter_mut().map(|p| &mut p.items).collect();
    open.extend(scene.forms.iter_mut().map(|f| &mut f.items));
    let mut all = Vec::new();
    while let Some(items) = open.pop() {
        let (clips, plain): (Vec<_>, Vec<_>) =
            (0..items.len()).partition(|at| matches!(items[*at].content, Content::Clip { .. }));
        // A list holds either clips of cards or plain items.
        if clips.is_empty() || !plain.is_empty() {
            all.push(items);
        } else {
            open.extend(items.iter_mut().filter_map(|item| match &mut item.content {
                Content::Clip { items, .. } | Content::Cut { items, .. } => Some(items),
                _ => None,
            }));
        }
    }
    all
}

struct Pen {
    steps: Vec<PathStep>,
    onto: Affine,
    at: (f32, f32),
}

impl Pen {
    fn point(&self, x: f32, y: f32) -> (f32, f32) {
        self.onto.apply(x, -y)
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.at = self.point(x, y);
        self.steps.push(PathStep::Move(self.at.0, self.at.1));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.at = self.point(x, y);
        self.steps.push(PathStep::Line(self.at.0, self.at.1));
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let ((ax, ay), (cx, cy), (x, y)) = (self.at, self.point(cx, cy), self.point(x, y));
        let third = |a: f32, c: f32| a + (c - a) * 2.0 / 3.0;
        self.steps.push(PathStep::Cubic(third(ax, cx), third(ay, cy), third(x, cx), third(y, cy), x, y));
        self.at = (x, y);
    }
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let ((ax, ay), (bx, by), (x, y)) = (self.point(ax, ay), self.point(bx, by), self.point(x, y));
        self.steps.push(PathStep::Cubic(ax, ay, bx, by, x, y));
        self.at = (x, y);
    }
    fn close(&mut self) {
        self.steps.push(PathStep::Close);
    }
}

/// A glyph as a drawing, at a place along the run's baseline.
fn drawn(run: &TextRun, glyph: u16, x: f32, color: Color) -> Item {
    let font = FontRef::from_index(run.face.data.bytes(), run.face.index).expect("a font");
    let onto = Affine::translate(x, 0.0).then(&run.transform);
    let mut pen = Pen { steps: Vec::new(), onto, at: (0.0, 0.0) };
    let outline = font.outline_glyphs().get(skrifa::GlyphId::from(glyph)).expect("a glyph");
    outline.draw(DrawSettings::unhinted(Size::new(run.size), LocationRef::default()), &mut pen).expect("an outline");
    item(pen.steps, color)
}

fn item(steps: Vec<PathStep>, color: Color) -> Item {
    Item::artifact(Content::Path(Path { steps, fill: Some(color), even_odd: false, stroke: None }))
}

/// A rectangle in the frame of the run, y down from the baseline.
fn block(run: &TextRun, [x0, y0, x1, y1]: [f32; 4], color: Color) -> Item {
    let corner = |x: f32, y: f32| run.transform.apply(x, y);
    let [a, b, c, d] = [corner(x0, y0), corner(x1, y0), corner(x1, y1), corner(x0, y1)];
    let steps = vec![
        PathStep::Move(a.0, a.1),
        PathStep::Line(b.0, b.1),
        PathStep::Line(c.0, c.1),
        PathStep::Line(d.0, d.1),
        PathStep::Close,
    ];
    item(steps, color)
}

const KINDS: [&str; 9] =
    ["changed", "erased", "covered", "struck", "overlaid", "beside", "raised", "hatched", "doubled"];

/// Does one thing to one digit of one number; what was done.
fn spoil(scene: &mut Scene, entry: &Entry, kind: &'static str, dice: &mut Dice) -> Option<String> {
    let mut places = Vec::new();
    let mut lists = lists(scene);
    for (list, items) in lists.iter().enumerate() {
        for (at, item) in items.iter().enumerate() {
            if matches!(&item.content, Content::Text(run) if entry.numbers.contains(&run.text)) {
                places.push((list, at));
            }
        }
    }
    let (list, at) = *places.get(dice.roll(places.len().max(1)))?;
    let items = &mut lists[list];
    let Content::Text(run) = &mut items[at].content else { return None };
    let font = FontRef::from_index(run.face.data.bytes(), run.face.index).ok()?;
    let id = |c: char| font.charmap().map(c).and_then(|g| u16::try_from(g.to_u32()).ok());
    let digits: Vec<usize> =
        (0..run.glyphs.len()).filter(|g| ('0'..='9').any(|c| id(c) == Some(run.glyphs[*g].id))).collect();
    let digit = digits[dice.roll(digits.len())];
    let own = run.glyphs[digit];
    let other = loop {
        let c = char::from(b'0' + dice.roll(10) as u8);
        if id(c) != Some(own.id) {
            break id(c)?;
        }
    };
    let (em, wide, tall) = (run.size, run.size * 0.57, run.size * 0.71);
    let what = format!("{kind} {} of {} at {:.0} pt in {}", digit, run.text, em, entry.path);
    let copy = run.clone();
    let ground = Color::rgb(255, 200, 69);
    let more = match kind {
        "changed" => {
            run.glyphs[digit].id = other;
            vec![]
        }
        "erased" => {
            run.glyphs[digit].id = id(' ')?;
            vec![]
        }
        "raised" => {
            run.glyphs[digit].y -= em * dice.between(0.5, 1.5);
            vec![]
        }
        "covered" => {
            let part = dice.between(0.3, 1.0);
            vec![block(&copy, [own.x, -tall, own.x + wide * part, 0.0], ground)]
        }
        "struck" => {
            let (y, thick) = (-tall * dice.between(0.2, 0.8), em * dice.between(0.04, 0.15));
            let color = [copy.color, ground, Color::rgb(200, 0, 0)][dice.roll(3)];
            let far = copy.glyphs[copy.glyphs.len() - 1].x + wide;
            vec![block(&copy, [0.0, y, far, y + thick], color)]
        }
        "overlaid" => {
            // Paint of the same shape adds nothing: 3 over 8.
            vec![drawn(&copy, other, own.x, copy.color), drawn(&copy, id('4')?, own.x + em * 0.06, copy.color)]
        }
        "beside" => {
            let gap = em * dice.between(0.02, 0.12);
            let last = copy.glyphs[copy.glyphs.len() - 1].x + wide;
            vec![drawn(&copy, other, if dice.roll(2) == 0 { last + gap } else { -wide - gap }, copy.color)]
        }
        "hatched" => (0..4)
            .map(|n| {
                let y = -tall * (0.15 + 0.2 * n as f32);
                block(&copy, [own.x, y, own.x + wide, y + em * 0.05], ground)
            })
            .collect(),
        _ => vec![drawn(&copy, own.id, own.x + em * dice.between(0.1, 0.4), copy.color)],
    };
    let place = at + 1;
    items.splice(place..place, more);
    Some(what)
}

/// `rounds` spoiled sheets; those that passed.
fn passed(kit: &Kit, rounds: usize) -> Vec<String> {
    let (mut dice, album) = (Dice(2026), Album::default());
    let mut passed = Vec::new();
    for round in 0..rounds {
        let (entry, scene) = &kit.sheets[dice.roll(kit.sheets.len())];
        let mut scene = scene.clone();
        let Some(what) = spoil(&mut scene, entry, KINDS[round % KINDS.len()], &mut dice) else { continue };
        if !verdict(kit, entry, &scene, &album).has_errors() {
            passed.push(what);
        }
    }
    passed
}

#[test]
fn one_digit_changed_hidden_doubled_or_struck_is_refused() {
    let kit = kit(&["en", "ar"]);
    let album = Album::default();
    for (entry, scene) in &kit.sheets {
        let report = verdict(&kit, entry, scene, &album);
        assert!(!report.has_errors(), "{}: {:?}", entry.path, report.diagnostics);
    }
    assert_eq!(passed(&kit, 27), Vec::<String>::new());
}

/// `cargo test --release --test main numbers:: -- --ignored --nocapture`
#[test]
#[ignore = "takes minutes"]
fn two_thousand_spoiled_numbers() {
    let all =
        ["en", "es", "fr", "pt", "ru", "vi", "ht", "ar", "fa", "ur", "hi", "bn", "th", "km", "my", "am", "zh-Hans"];
    let passed = passed(&kit(&all), 2000);
    assert!(passed.is_empty(), "{} passed:\n{}", passed.len(), passed.join("\n"));
}
