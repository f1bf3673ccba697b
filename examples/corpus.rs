//! Sets the sentences of `tests/corpus/` through the real path, for the oracles in `tests/judge/`.
//!
//! `cargo run --release --example corpus -- OUT` writes for every language `OUT/<locale>.json` (glyphs, clusters, places,
//! breaks, visual order of each line of the corpus, Regular and Bold) and `OUT/<locale>.pdf` (all of them on a sheet).
//! `-- OUT "ur=Noto Naskh Arabic"...` does so for these languages alone, each in a family of choice.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a tool for tests: a failure ends it")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use handbill::compose;
use handbill::compose::typeset::{Shaped, Typesetter};
use handbill::diag::{Report, Sources};
use handbill::export::pdf;
use handbill::export::pdf::{FontCache, PdfOptions};
use handbill::impose::{self, Printer};
use handbill::load;
use handbill::load::campaign::Campaign;
use handbill::load::campaign::Locale;
use handbill::model::layout::Weight;
use handbill::resolve::paragraphs;
use handbill::resolve::wording::{Job, Paragraph, RichText, WordedBox, WordedContent, WordedFace, Wording};
use handbill::text::texts::Formatted;
use serde_json::{Value, json};
use skrifa::MetadataProvider as _;
use skrifa::string::StringId;

const LAYOUT: &str = r##"
title = "Corpus"
document-title = "headline"
paper = { iso = "A2", us = "Tabloid" }
bleed = "0mm"
margin = "12mm"
[styles.line]
size = "10pt"
min = "5pt"
color = "#000000"
leading = 1.4
[[face]]
[face.grid]
areas = "lines"
[[face.box]]
area = "lines"
list = ["headline"]
style = "line"
marker = "none"
item-gap = 1.0
"##;

fn main() {
    let out = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/corpus".to_owned()));
    std::fs::create_dir_all(&out).unwrap();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let choices: BTreeMap<String, String> =
        std::env::args().skip(2).filter_map(|a| a.split_once('=').map(|(l, f)| (l.to_owned(), f.to_owned()))).collect();
    let mut names: Vec<String> = std::fs::read_dir(&corpus)
        .unwrap()
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .filter_map(|n| n.strip_suffix(".txt").map(str::to_owned))
        .filter(|n| choices.is_empty() || choices.contains_key(n))
        .collect();
    names.sort();
    let campaign = campaign(&names, &choices);
    let mut typesetter = Typesetter::default();
    let mut failed = false;
    for name in &names {
        let text = std::fs::read_to_string(corpus.join(format!("{name}.txt"))).unwrap();
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        let locale = campaign.find_locale(name).unwrap();
        let paragraphs: Vec<Paragraph> = lines.iter().map(|line| paragraph(line, &locale)).collect();
        let mut faults = Vec::new();
        let mut shaped = Vec::new();
        for (line, paragraph) in lines.iter().zip(&paragraphs) {
            for weight in [Weight::Regular, Weight::Bold] {
                let found = typesetter.shape_in(&campaign.fonts, None, &locale, paragraph, weight, &mut faults);
                shaped.push(dump(line, found.unwrap(), weight));
            }
        }
        for fault in &faults {
            println!("{name}: {fault:?}");
        }
        let dump = json!({"locale": name, "id": locale.id, "script": locale.script, "rtl": locale.rtl,
            "family": locale.family, "lines": shaped});
        std::fs::write(out.join(format!("{name}.json")), serde_json::to_vec(&dump).unwrap()).unwrap();
        failed |= !faults.is_empty()
            || !sheet(&campaign, &locale, paragraphs, &out.join(format!("{name}.pdf")), &mut typesetter);
    }
    std::process::exit(i32::from(failed));
}

/// A campaign in a folder of its own, with a bare locale for every file of the corpus.
fn campaign(names: &[String], choices: &BTreeMap<String, String>) -> Campaign {
    let root = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = root.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("handbill.toml", "name = \"corpus\"\nregion = \"GB\"\n");
    write("layouts/corpus.toml", LAYOUT);
    for name in names {
        let font = choices.get(name).map(|family| format!("font = \"{family}\"\n")).unwrap_or_default();
        let text = format!("native = \"{name}\"\nenglish = \"{name}\"\n{font}");
        write(&format!("locales/{name}/locale.toml"), &text);
    }
    let mut report = Report::default();
    let campaign = load::load(root.path(), &mut Sources::default(), &mut report).unwrap();
    for diagnostic in report.diagnostics.iter().filter(|d| d.severity == handbill::diag::Severity::Error) {
        println!("{}: {}", diagnostic.code, diagnostic.message);
    }
    campaign
}

fn paragraph(line: &str, locale: &Locale) -> Paragraph {
    // `<` and `>` are markup to the real path; the corpus has none.
    let formatted = Formatted { text: line.to_owned(), values: Vec::new() };
    paragraphs::build(&formatted, &|_| None, locale.digits).unwrap().remove(0)
}

fn dump(line: &str, mut shaped: Shaped, weight: Weight) -> Value {
    shaped.layout.break_all_lines(None);
    let mut runs = Vec::new();
    for run in shaped.layout.lines().flat_map(|l| l.runs().collect::<Vec<_>>()) {
        let font = run.font();
        let face = skrifa::FontRef::from_index(font.data.as_ref(), font.index).unwrap();
        let name = face.localized_strings(StringId::POSTSCRIPT_NAME).english_or_first().map(|s| s.to_string());
        let mut glyphs = Vec::new();
        let clusters: Vec<_> = run.clusters().collect();
        for cluster in &clusters {
            for g in cluster.glyphs() {
                glyphs.push(json!([g.id, cluster.text_range().start, g.advance, g.x, g.y]));
            }
        }
        let range = run.text_range();
        runs.push(json!({"font": name, "index": font.index, "start": range.start, "end": range.end,
            "rtl": run.is_rtl(), "glyphs": glyphs}));
    }
    let mut ends = |width: f32| -> Vec<usize> {
        shaped.layout.break_all_lines(Some(width));
        shaped.layout.lines().map(|l| l.text_range().end).collect()
    };
    let breaks = ends(0.5);
    let widths: Vec<Value> = [1500.0, 3000.0, 6000.0].map(|w| json!([w, ends(w)])).into();
    let protected: Vec<&str> =
        shaped.paragraph.protected.iter().map(|a| &shaped.paragraph.text[a.range.clone()]).collect();
    json!({"source": line, "text": shaped.paragraph.text, "display": shaped.display, "bold": weight == Weight::Bold,
        "runs": runs, "breaks": breaks, "widths": widths, "protected": protected})
}

/// All lines on one sheet, through compose and the writer.
fn sheet(
    campaign: &Campaign,
    locale: &Arc<Locale>,
    paragraphs: Vec<Paragraph>,
    path: &Path,
    typesetter: &mut Typesetter,
) -> bool {
    let mut report = Report::default();
    let layout = &campaign.layouts["corpus"];
    let region = &campaign.regions["GB"];
    let job = Job::new(campaign, layout, locale, region, None, &mut report).unwrap();
    let origin = layout.document_title.span;
    let texts = paragraphs
        .into_iter()
        .enumerate()
        .map(|(at, p)| RichText { paragraphs: vec![p], origin, message: format!("line {}", at + 1) })
        .collect();
    let spec = Arc::clone(&layout.faces[0].boxes[0]);
    let boxes =
        vec![WordedBox { spec, content: WordedContent::List(texts), alt: None, locale: Arc::clone(&job.locale) }];
    let hotlines = vec![Arc::clone(&job.hotline)];
    let wording = Wording { hotlines, job, title: "Corpus".to_owned(), faces: vec![WordedFace { index: 0, boxes }] };
    let composed = compose::compose(campaign, &wording, typesetter, &mut report);
    let scene = composed.and_then(|faces| impose::impose(faces, &wording.job, Printer::Office, &mut report));
    let written = scene.map(|scene| pdf::write(&scene, &PdfOptions::default(), &FontCache::default()));
    let mut messages = String::new();
    for d in &report.diagnostics {
        writeln!(messages, "{}: {}: {}", locale.id, d.code, d.message).unwrap();
    }
    let well = match written {
        Some(Ok(bytes)) => std::fs::write(path, bytes).is_ok(),
        Some(Err(e)) => {
            writeln!(messages, "{}: {e}", locale.id).unwrap();
            false
        }
        None => false,
    };
    print!("{messages}");
    well
}
