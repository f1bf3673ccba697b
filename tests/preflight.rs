//! Every folder below `tests/preflight` is named after a rule and holds two campaigns over `tests/preflight/_base`:
//! `bad`, which breaks it, and `near`, which almost does and gives no error, no warning and not this finding.
//!
//! `expected.txt` says what must come of `bad`: each finding as `severity code file:line:column`.
//! `BLESS=1 cargo test --test main preflight::` writes it anew.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use handbill::batch::{self, Selection};
use handbill::diag::render;
use handbill::diag::{Report, Severity, Sources};
use handbill::load;
use handbill::load::files::kit::Kit;
use handbill::rules;

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

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/preflight")
}

fn run(folder: &Path) -> (Report, Sources) {
    let scratch = tempfile::tempdir().unwrap();
    copy(&tests().join("_base"), scratch.path());
    copy(folder, scratch.path());
    let (mut sources, mut report) = (Sources::default(), Report::default());
    if let Some(campaign) =
        load::load_edition(Kit::none(), scratch.path(), handbill::ink::Ink::default(), &mut sources, &mut report)
        && let Some(plan) = batch::plan(&campaign, &Selection::default(), &mut report)
    {
        batch::check(&campaign, &plan, &mut report, &|_| {});
    }
    (report, sources)
}

fn listed(report: &Report, sources: &Sources) -> String {
    let mut out = String::new();
    for finding in render::findings(report, sources) {
        let diagnostic = finding.diagnostic;
        let severity = format!("{:?}", diagnostic.severity).to_lowercase();
        let place = diagnostic.span.and_then(|span| {
            let (line, column) = sources.line_col(span.source, span.start)?;
            Some(format!("{}:{line}:{column}", sources.get(span.source)?.name))
        });
        writeln!(out, "{severity} {} {}", diagnostic.code, place.as_deref().unwrap_or("-")).unwrap();
    }
    out
}

fn case(folder: &Path) -> Result<(), String> {
    let code = folder.file_name().unwrap().to_string_lossy().into_owned();
    let (report, sources) = run(&folder.join("bad"));
    let found = listed(&report, &sources);
    let text = render::human(&report, &sources, render::Options::default());
    let hit = report.diagnostics.iter().find(|d| d.code == *code).ok_or(format!("not found\n{text}"))?;
    if hit.span.is_none() {
        return Err(format!("the finding has no place\n{text}"));
    }
    let file = folder.join("expected.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, &found).unwrap();
    } else if std::fs::read_to_string(&file).unwrap() != found {
        return Err(format!("found\n{found}\n{text}"));
    }
    let (report, sources) = run(&folder.join("near"));
    if report.diagnostics.iter().any(|d| d.code == *code || d.severity != Severity::Note) {
        let text = render::human(&report, &sources, render::Options::default());
        return Err(format!("the near miss does not pass\n{text}"));
    }
    Ok(())
}

#[test]
fn every_rule_catches_and_lets_pass() {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(tests()).unwrap().flatten().map(|e| e.path()).collect();
    folders.sort();
    let mut failed = String::new();
    for folder in folders.iter().filter(|f| !f.ends_with("_base")) {
        if let Err(why) = case(folder) {
            writeln!(failed, "==== {}\n{why}", folder.file_name().unwrap().display()).unwrap();
        }
    }
    assert!(failed.is_empty(), "{failed}");
}

/// Rules that no campaign can break: the stages before them see to it. They are broken by hand in `preflight_scene.rs`;
/// what depends on the day of the run in `main_job.rs`.
const BY_HAND: [&str; 3] = ["evidence-lapsed", "number-scrambled", "qr-inverted"];

#[test]
fn every_rule_of_the_preflight_has_a_case() {
    let with_source = rules::all().filter(|r| r.adjustable || r.code.name().starts_with("posting-"));
    for rule in with_source.filter(|r| r.code != "draft-translation" && !BY_HAND.contains(&r.code.name())) {
        assert!(tests().join(rule.code.name()).join("bad").is_dir(), "{} has no case", rule.code);
    }
}

/// What is pasted in place of a statute's wording, and proves nothing.
#[test]
fn vacuous_wordings_meet_nothing() {
    let near = tests().join("posting-wording/near");
    let real = |name: &str| std::fs::read_to_string(near.join("posting").join(name)).unwrap();
    let (en, es) = (real("us-md-15-207.txt"), real("us-md-15-207.es.txt"));
    let spaced = format!("\r\n{}\r\n", es.replace(' ', "  "));
    for (name, english, spanish, met) in [
        ("as it is", en.as_str(), es.as_str(), true),
        ("other spaces and line ends", &en, &spaced, true),
        ("empty", "", "", false),
        ("spaces", " \n\n \u{A0}\u{200B}\n", &es, false),
        ("a letter", "a", "a", false),
        ("punctuation", "…\n\n. . .", &es, false),
        ("one word again and again", &"Call ".repeat(30), &es, false),
        ("a name", "Test campaign", &es, false),
        ("the headline", "Is someone controlling your work?", &es, false),
        ("one for both", &en, &en, false),
        ("another language", &es, &es, false),
        (
            "another subject",
            "We sell good pizza here every day and the cheese is always fresh and the oven is hot.",
            &es,
            false,
        ),
    ] {
        let scratch = tempfile::tempdir().unwrap();
        copy(&near, scratch.path());
        std::fs::write(scratch.path().join("posting/us-md-15-207.txt"), english).unwrap();
        std::fs::write(scratch.path().join("posting/us-md-15-207.es.txt"), spanish).unwrap();
        let (report, _) = run(scratch.path());
        let said = |code: &str| report.diagnostics.iter().any(|d| d.code == *code);
        assert_eq!((said("posting-met"), said("posting-wording")), (met, !met), "{name}");
    }
}

/// Words before or after a wording turn it round; upside down nobody reads it.
#[test]
fn a_wording_is_a_text_of_its_own_and_upright() {
    let near = tests().join("posting-wording/near");
    let file = std::fs::read_dir(near.join("locales/en")).unwrap().flatten().map(|e| e.path());
    let file = file.into_iter().find(|path| std::fs::read_to_string(path).unwrap().contains("It is a crime")).unwrap();
    let name = file.strip_prefix(&near).unwrap();
    for (from, to, met) in [
        ("It is a crime", "It is a crime", true),
        ("It is a crime", "It is not true that: It is a crime", false),
        ("your papers.", "your papers. This notice is void.", false),
    ] {
        let scratch = tempfile::tempdir().unwrap();
        copy(&near, scratch.path());
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{text}");
        std::fs::write(scratch.path().join(name), text.replace(from, to)).unwrap();
        let (report, _) = run(scratch.path());
        let said = |code: &str| report.diagnostics.iter().any(|d| d.code == *code);
        assert_eq!((said("posting-met"), said("posting-wording")), (met, !met), "{to}");
    }
}

/// `9` `8` `8` in boxes of their own.
#[test]
fn figures_in_boxes_read_as_a_number() {
    let boxes = |all: &[(&str, &str)]| {
        let one = |(at, (text, style)): (usize, &(&str, &str))| {
            let what = if *text == "call" { "hotline".to_owned() } else { "text".to_owned() };
            format!("[[box.boxes]]\narea = \"g{at}\"\n{what} = \"{text}\"\nstyle = \"{style}\"\n")
        };
        all.iter().enumerate().map(one).collect::<String>()
    };
    let (row, steps) = ("columns = [\"auto\", \"auto\", \"1fr\"]\n", "columns = [\"12mm\", \"1fr\"]\n");
    let column = "columns = [\"1fr\"]\n";
    let figures = [("nine", "big"), ("eight", "big"), ("eight", "big")];
    let counted = [("one", "body"), ("two", "body"), ("three", "body")];
    for (name, grid, gap, areas, content, bad) in [
        ("beside one another", row, "2mm", "g0 g1 g2", boxes(&figures), true),
        ("touching", row, "0mm", "g0 g1 g2", boxes(&figures), true),
        ("under one another", column, "2mm", "g0\ng1\ng2", boxes(&figures), true),
        ("in the row of the number", row, "8mm", "g0 g1 .", boxes(&[("call", "number"), ("eight", "number")]), true),
        ("far apart", row, "20mm", "g0 g1 g2", boxes(&figures), false),
        ("counted", row, "2mm", "g0 g1 g2", boxes(&counted), false),
        ("open all day", row, "0mm", "g0 g1 .", boxes(&[("day", "big"), ("week", "big")]), false),
        (
            "with what they count",
            steps,
            "2mm",
            "g0 g1\ng2 g3\ng4 g5",
            boxes(&[
                ("nine", "body"),
                ("plain-line", "body"),
                ("eight", "body"),
                ("plain-line", "body"),
                ("eight", "body"),
                ("plain-line", "body"),
            ]),
            false,
        ),
    ] {
        let scratch = tempfile::tempdir().unwrap();
        copy(&tests().join("_base"), scratch.path());
        let change = |path: &str, from: &str, to: &str| {
            let path = scratch.path().join(path);
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(text.contains(from), "{text}");
            std::fs::write(path, text.replace(from, to)).unwrap();
        };
        let words = "nine = 9\neight = 8\none = 1\ntwo = 2\nthree = 3\nday = 24\nweek = /7\nqr-alt";
        change("locales/en/main.ftl", "qr-alt", words);
        let nested =
            format!("area = \"note\"\n[box.grid]\n{grid}gap = \"{gap}\"\nareas = \"\"\"\n{areas}\n\"\"\"\n{content}");
        change("layouts/poster.toml", "area = \"note\"\ntext = \"note\"\n", &nested);
        change("layouts/poster.toml", "note     note", "note note");
        change("handbill.toml", "[styles.small]", "[styles.big]\nsize = \"40pt\"\nmin = \"24pt\"\n\n[styles.small]");
        let (report, sources) = run(scratch.path());
        let found = report.diagnostics.iter().any(|d| d.code == "number-not-in-registry");
        assert_eq!(found, bad, "{name}:\n{}", listed(&report, &sources));
    }
}

/// Sixty letters in eight words may be a statute's; fewer of either are none.
#[test]
fn a_wording_has_sixty_letters_and_eight_words() {
    let words = "forced victim cdefgh defghi efghij fghijk ghijkl hijklm ijklmn jklmno";
    for (wording, short) in [
        (words, false),
        (&words[1..], true),
        ("forcedly victimed cdefghij defghijk efghijkl fghijklm ghijklmn hijklmno", false),
        ("abcdefghij bcdefghijk cdefghijkl defghijklm efghijklmn fghijklmno ghijklmnop", true),
    ] {
        let scratch = tempfile::tempdir().unwrap();
        copy(&tests().join("posting-wording/near"), scratch.path());
        std::fs::write(scratch.path().join("posting/us-md-15-207.txt"), wording).unwrap();
        let (report, _) = run(scratch.path());
        let said = |words: &str| report.diagnostics.iter().any(|d| d.message.contains(words));
        assert_eq!((said("fewer than any statute's"), said("does not print")), (short, !short), "{wording}");
    }
}

#[test]
fn the_base_is_clean() {
    let (report, sources) = run(&tests().join("_base"));
    assert_eq!(listed(&report, &sources), "");
}
