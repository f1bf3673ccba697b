//! Every folder below `tests/preflight` is named after a rule and holds two campaigns over `tests/preflight/_base`:
//! `bad`, which breaks it, and `near`, which almost does and gives no error, no warning and not this finding.
//!
//! `expected.txt` says what must come of `bad`: each finding as `severity code file:line:column`.
//! `BLESS=1 cargo test --test main preflight::` writes it anew.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use handbill::diag::render;
use handbill::diag::{Report, Severity, Sources};
use handbill::load::kit::Kit;
use handbill::press::{self, Selection};
use handbill::{load, rules};

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
    if let Some(campaign) = load::load_over(Kit::none(), scratch.path(), &mut sources, &mut report)
        && let Some(plan) = press::plan(&campaign, &Selection::default(), &mut report)
    {
        press::check(&campaign, &plan, &mut report, &|_| {});
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
    let hit = report.diagnostics.iter().find(|d| d.code == code).ok_or(format!("not found\n{text}"))?;
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
    if report.diagnostics.iter().any(|d| d.code == code || d.severity != Severity::Note) {
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
    let with_source = rules::all().into_iter().filter(|r| r.adjustable || r.code.starts_with("posting-"));
    for rule in with_source.filter(|r| r.code != "draft-translation" && !BY_HAND.contains(&r.code)) {
        assert!(tests().join(rule.code).join("bad").is_dir(), "{} has no case", rule.code);
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
    ] {
        let scratch = tempfile::tempdir().unwrap();
        copy(&near, scratch.path());
        std::fs::write(scratch.path().join("posting/us-md-15-207.txt"), english).unwrap();
        std::fs::write(scratch.path().join("posting/us-md-15-207.es.txt"), spanish).unwrap();
        let (report, _) = run(scratch.path());
        let said = |code: &str| report.diagnostics.iter().any(|d| d.code == code);
        assert_eq!((said("posting-met"), said("posting-wording")), (met, !met), "{name}");
    }
}

/// Sixty letters in eight words may be a statute's; fewer of either are none.
#[test]
fn a_wording_has_sixty_letters_and_eight_words() {
    let words = "abcdef bcdefg cdefgh defghi efghij fghijk ghijkl hijklm ijklmn jklmno";
    for (wording, short) in [
        (words, false),
        (&words[1..], true),
        ("abcdefgh bcdefghi cdefghij defghijk efghijkl fghijklm ghijklmn hijklmno", false),
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
