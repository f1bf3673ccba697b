//! Campaigns of a few lines, and what comes of them. No test is in here.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use handbill::batch::{self, Selection};
use handbill::compose::typeset::Typesetter;
use handbill::diag::{Report, Severity, Sources};
use handbill::load;
use handbill::load::campaign::Campaign;
use handbill::load::files::kit::Kit;
use handbill::preflight::{self, Options};
use handbill::resolve;
use handbill::resolve::wording::{Job, Wording};
use handbill::scene::{Color, Content, Item, Path as ScenePath, PathStep, Rect, Scene, TextRun};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

pub const MM: f32 = 72.0 / 25.4;
pub const POSTER: &str = "layouts/poster.toml";
pub const SETTINGS: &str = "handbill.toml";
pub const TEXTS: &str = "locales/en/main.ftl";
pub const RECORD: &str = "hotlines/US.toml";

pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A campaign in a folder of its own, over no kit.
pub struct Town(tempfile::TempDir);

impl Town {
    /// The clean campaign that the rules of the preflight are tried over.
    pub fn new() -> Self {
        Self::of(&["tests/preflight/_base"])
    }

    /// Folders of the repository, laid over one another.
    pub fn of(folders: &[&str]) -> Self {
        let town = Self(tempfile::tempdir().unwrap());
        folders.iter().for_each(|folder| copy(&repository().join(folder), town.path()));
        town
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn put(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let full = self.path().join(path);
        std::fs::create_dir_all(full.parent().unwrap()).unwrap();
        std::fs::write(full, text).unwrap();
        self
    }

    pub fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.path().join(path)).unwrap()
    }

    /// The first `from` becomes `to`.
    pub fn edit(self, path: &str, from: &str, to: &str) -> Self {
        let text = self.text(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        self.put(path, text.replacen(from, to, 1))
    }

    pub fn append(self, path: &str, more: &str) -> Self {
        let text = self.text(path);
        self.put(path, format!("{text}\n{more}\n"))
    }

    /// A picture that the layout shows, where it does: any other would be a stray.
    pub fn beside(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        if self.text(POSTER).contains(path) { self.put(&format!("layouts/{path}"), bytes) } else { self }
    }

    /// The same campaign with another file.
    pub fn with(&self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let town = Self(tempfile::tempdir().unwrap());
        copy(self.path(), town.path());
        town.put(path, text)
    }

    pub fn load(&self) -> (Option<Campaign>, Report) {
        let (mut sources, mut report) = (Sources::default(), Report::default());
        let campaign =
            load::load_edition(Kit::none(), self.path(), handbill::ink::Ink::default(), &mut sources, &mut report);
        (campaign, report)
    }

    /// Everything that a `check` finds.
    pub fn run(&self, selection: &Selection) -> Report {
        let (campaign, mut report) = self.load();
        if let Some(campaign) = campaign
            && let Some(plan) = batch::plan(&campaign, selection, &mut report)
        {
            batch::check(&campaign, &plan, &mut report, &|_| {});
        }
        report
    }

    pub fn report(&self) -> Report {
        self.run(&Selection::default())
    }

    pub fn codes(&self) -> Vec<&'static str> {
        codes(&self.report())
    }

    pub fn says(&self, code: &str) -> bool {
        self.codes().contains(&code)
    }

    /// The first layout in a locale, for the region of the settings.
    pub fn made(&self, locale: &str) -> Made {
        let (campaign, mut report) = self.load();
        let campaign = campaign.unwrap_or_else(|| panic!("{report:?}"));
        assert!(!report.has_errors(), "{report:?}");
        let layout = campaign.layouts.values().next().unwrap();
        let locale = campaign.find_locale(locale).unwrap();
        let region = &campaign.regions[&campaign.settings.region.value];
        let job = Job::new(&campaign, layout, &locale, region, None, &mut report).unwrap();
        let wording = resolve::resolve(&campaign, &job, &mut report).unwrap_or_else(|| panic!("{report:?}"));
        let scene = crate::stages::scene(&campaign, &wording, &mut Typesetter::default(), &mut report);
        let scene = scene.unwrap_or_else(|| panic!("{report:?}"));
        Made { campaign, wording, scene }
    }

    /// The command in the campaign's folder, over the kit.
    pub fn handbill(&self, args: &[&str]) -> Output {
        handbill(self.path(), args)
    }
}

pub fn handbill(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_handbill"))
        .current_dir(folder)
        .env_remove("SOURCE_DATE_EPOCH")
        .args(args)
        .output()
        .unwrap()
}

pub fn words(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

/// A finished sheet.
pub struct Made {
    pub campaign: Campaign,
    pub wording: Wording,
    pub scene: Scene,
}

impl Made {
    pub fn judged(&self, scene: &Scene, options: &Options) -> Report {
        let mut report = Report::default();
        let faces = crate::stages::taken_apart(scene, &self.wording);
        preflight::check(&self.campaign, &self.wording, &faces, options, &mut report);
        report
    }

    /// What the preflight says of the sheet after a change by hand.
    pub fn after(&self, change: impl FnOnce(&mut Scene)) -> Vec<&'static str> {
        let mut scene = self.scene.clone();
        change(&mut scene);
        codes(&self.judged(&scene, &Options::default()))
    }

    /// The first run that says this.
    pub fn run(&self, text: &str) -> &TextRun {
        runs(&self.scene).into_iter().find(|run| run.text.contains(text)).unwrap_or_else(|| panic!("no {text}"))
    }

    /// All that is printed, run after run.
    pub fn printed(&self) -> String {
        runs(&self.scene).iter().map(|run| run.text.as_str()).collect::<Vec<_>>().join("|")
    }

    pub fn paths(&self) -> Vec<&ScenePath> {
        let mut found = Vec::new();
        self.scene.pages.iter().for_each(|page| collect_paths(&page.items, &mut found));
        found
    }

    /// Where the paths filled with a colour stand.
    pub fn filled(&self, color: Color) -> Vec<Rect> {
        let own = |path: &&&ScenePath| path.fill == Some(color);
        self.paths().iter().filter(own).map(|path| bounds(path)).collect()
    }
}

/// The codes of a report, each once, in order.
pub fn codes(report: &Report) -> Vec<&'static str> {
    let mut codes: Vec<_> = report.diagnostics.iter().map(|d| d.code.name()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

pub fn severity(report: &Report, code: &str) -> Option<Severity> {
    let mut found = report.diagnostics.iter().filter(|d| d.code == code).map(|d| d.severity);
    let first = found.next();
    assert!(found.all(|other| Some(other) == first), "{code} has two severities");
    first
}

pub fn runs(scene: &Scene) -> Vec<&TextRun> {
    let mut found = Vec::new();
    scene.pages.iter().for_each(|page| collect_runs(&page.items, &mut found));
    found
}

fn collect_runs<'s>(items: &'s [Item], out: &mut Vec<&'s TextRun>) {
    for item in items {
        match &item.content {
            Content::Text(run) => out.push(run),
            Content::Clip { items, .. } | Content::Cut { items, .. } => collect_runs(items, out),
            _ => {}
        }
    }
}

fn collect_paths<'s>(items: &'s [Item], out: &mut Vec<&'s ScenePath>) {
    for item in items {
        match &item.content {
            Content::Path(path) => out.push(path),
            Content::Clip { items, .. } | Content::Cut { items, .. } => collect_paths(items, out),
            _ => {}
        }
    }
}

/// Changes the runs of a scene that say this.
pub fn change(scene: &mut Scene, text: &str, by: impl Fn(&mut TextRun)) {
    let mut found = false;
    for item in scene.pages.iter_mut().flat_map(|page| &mut page.items) {
        if let Content::Text(run) = &mut item.content
            && run.text.contains(text)
        {
            by(run);
            found = true;
        }
    }
    assert!(found, "no run says {text}");
}

pub fn bounds(path: &ScenePath) -> Rect {
    let mut points = Vec::new();
    for step in &path.steps {
        match *step {
            PathStep::Move(x, y) | PathStep::Line(x, y) => points.push((x, y)),
            PathStep::Cubic(.., x, y) => points.push((x, y)),
            PathStep::Close => {}
        }
    }
    around(points.into_iter())
}

pub fn around(points: impl Iterator<Item = (f32, f32)>) -> Rect {
    let start = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
    let (x0, y0, x1, y1) = points.fold(start, |(a, b, c, d), (x, y)| (a.min(x), b.min(y), c.max(x), d.max(y)));
    Rect::new(x0, y0, x1 - x0, y1 - y0)
}

/// From the first to past the last glyph that is no space, a capital up and a descender down: what the rules call ink.
pub fn ink(run: &TextRun) -> Rect {
    let font = FontRef::from_index(run.face.data.bytes(), run.face.index).unwrap();
    let metrics = font.glyph_metrics(Size::new(run.size), LocationRef::default());
    let (mut first, mut last) = (f32::MAX, f32::MIN);
    for cluster in run.clusters.iter().filter(|c| !run.text[c.text.clone()].trim().is_empty()) {
        for glyph in &run.glyphs[cluster.glyphs.clone()] {
            first = first.min(glyph.x);
            last = last.max(glyph.x + metrics.advance_width(GlyphId::new(u32::from(glyph.id))).unwrap());
        }
    }
    run.transform.apply_rect(Rect::new(first, -0.72 * run.size, last - first, 0.94 * run.size))
}

/// A filled rectangle.
pub fn area(r: Rect, color: Color) -> Content {
    let corners = [(r.x, r.y), (r.right(), r.y), (r.right(), r.bottom()), (r.x, r.bottom())];
    let mut steps = vec![PathStep::Move(corners[0].0, corners[0].1)];
    steps.extend(corners[1..].iter().map(|(x, y)| PathStep::Line(*x, *y)));
    steps.push(PathStep::Close);
    Content::Path(ScenePath { steps, fill: Some(color), even_odd: false, stroke: None })
}

/// Paints behind everything else.
pub fn behind(scene: &mut Scene, content: Content) {
    scene.pages[0].items.insert(0, Item::artifact(content));
}

/// Paints over everything else.
pub fn over(scene: &mut Scene, content: Content) {
    scene.pages[0].items.push(Item::artifact(content));
}

pub fn near(found: Rect, wanted: Rect, by: f32) -> bool {
    let f = [found.x, found.y, found.w, found.h];
    f.iter().zip([wanted.x, wanted.y, wanted.w, wanted.h]).all(|(f, w)| (f - w).abs() <= by)
}

/// What a case that failed has said.
pub fn why(panic: Box<dyn std::any::Any + Send>) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    panic.downcast::<String>().map(|text| *text).ok().or(text).unwrap_or_default()
}
