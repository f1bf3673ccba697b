//! Sentences and records from real life that must pass: hours, prices, dates, laws, rooms, bus lines in every language of
//! the kit. `tests/honest/<locale>.txt` has one text a line, `records.txt` the values of records as `key<TAB>value`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use handbill::batch::{self, Selection};
use handbill::diag::render;
use handbill::diag::{Report, Severity, SourceId, Sources, Span, Spanned};
use handbill::load;
use handbill::load::settings::free_fields;
use handbill::model::FreeField;
use handbill::rules;
use handbill::text::literals::Registry;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/honest")
}

/// The texts by locale; every locale has as many.
fn texts() -> Vec<(String, Vec<String>)> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().flatten().map(|e| e.path()).collect();
    files.retain(|path| !path.ends_with("records.txt"));
    files.sort();
    let read = |path: &PathBuf| {
        let lines = std::fs::read_to_string(path).unwrap();
        (path.file_stem().unwrap().to_string_lossy().into_owned(), lines.lines().map(str::to_owned).collect())
    };
    files.iter().map(read).collect()
}

/// A sheet with all texts of a locale, over the kit.
fn write(root: &Path, texts: &[(String, Vec<String>)]) {
    let count = texts[0].1.len();
    std::fs::write(root.join("handbill.toml"), "name = \"Honest\"\nregion = \"US\"\nversion = \"2026-11\"\n").unwrap();
    std::fs::create_dir_all(root.join("layouts")).unwrap();
    let items: Vec<String> = (1..=count).map(|n| format!("\"honest-{n}\"")).collect();
    let layout = format!(
        "title = \"Honest\"\ndocument-title = \"headline\"\npaper = {{ iso = \"A3\", us = \"Tabloid\" }}\nmargin = \"15mm\"\n\
         [grid]\ncolumns = [\"1fr\"]\nareas = \"\"\"\nlist\ndanger\nsafety\nversion\n\"\"\"\n\
         [[box]]\narea = \"list\"\nlist = [{}]\nstyle = \"honest\"\n[[box]]\narea = \"danger\"\ntext = \"emergency-line\"\nstyle = \"honest\"\n\
         [[box]]\narea = \"safety\"\ntext = \"phone-safety\"\nstyle = \"honest\"\n[[box]]\narea = \"version\"\ntext = \"version-line\"\nstyle = \"honest\"\n\
         [styles.honest]\nsize = \"12pt\"\nmin = \"9pt\"\n",
        items.join(", ")
    );
    std::fs::write(root.join("layouts/honest.toml"), layout).unwrap();
    for (locale, lines) in texts {
        assert_eq!(lines.len(), count, "{locale} has another number of texts");
        let folder = root.join("locales").join(locale);
        std::fs::create_dir_all(&folder).unwrap();
        let messages = lines.iter().enumerate().fold(String::new(), |mut out, (at, line)| {
            writeln!(out, "honest-{} = {line}", at + 1).unwrap();
            out
        });
        std::fs::write(folder.join("honest.ftl"), messages).unwrap();
    }
}

#[test]
fn sentences_from_real_life_pass() {
    let texts = texts();
    assert_eq!(texts.len(), 17);
    assert!(texts.iter().map(|(_, lines)| lines.len()).sum::<usize>() >= 150);
    let scratch = tempfile::tempdir().unwrap();
    write(scratch.path(), &texts);
    let (mut sources, mut report) = (Sources::default(), Report::default());
    if let Some(campaign) = load::load(scratch.path(), &mut sources, &mut report) {
        let selection = Selection { layouts: vec!["honest".to_owned()], ..Selection::default() };
        let plan = batch::plan(&campaign, &selection, &mut report).unwrap();
        assert_eq!(plan.jobs.len(), 17);
        batch::check(&campaign, &plan, &mut report, &|_| {});
    }
    report.diagnostics.retain(|d| d.severity == Severity::Error);
    assert!(report.diagnostics.is_empty(), "{}", render::human(&report, &sources, render::Options::default()));
}

#[test]
fn records_from_real_life_pass() {
    let kit: Registry =
        ["911", "112", "111", "113", "145", "117", "1109", "1300", "233733", "18883737888"].map(str::to_owned).into();
    let own: Registry = ["1109", "145"].map(str::to_owned).into();
    let records = std::fs::read_to_string(folder().join("records.txt")).unwrap();
    for line in records.lines() {
        let (key, value) = line.split_once('\t').unwrap();
        let key = ["venue", "version", "name", "operator", "keyword"].into_iter().find(|k| *k == key).unwrap();
        let span = Span::new(SourceId(0), 0..0);
        let field = FreeField { key, value: Spanned::new(value.to_owned(), span) };
        let mut report = Report::default();
        free_fields::check(&[field], &kit, &own, &mut report);
        assert!(report.diagnostics.is_empty(), "{line}: {}", report.diagnostics[0].message);
    }
    assert!(rules::find("number-glued").is_some());
}
