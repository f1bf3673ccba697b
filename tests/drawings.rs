//! Drawings as real programs export them are accepted (`tests/drawings/drawn`), and what would come out otherwise than it
//! was drawn is refused by line and element (`tests/drawings/refused`, whose first comment says the words).
//!
//! `tests/judge/drawings.py` holds the accepted ones against the pictures of another renderer.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use handbill::diag::{Report, Severity, Sources};
use handbill::load;
use handbill::load::files::kit::Kit;

/// A campaign whose only layout shows this drawing.
fn load_with(drawing: &str) -> Report {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let scratch = tempfile::tempdir().unwrap();
    for (folder, file) in [
        ("_base", "handbill.toml"),
        ("_base", "hotlines/US.toml"),
        ("_base", "locales/en/locale.toml"),
        ("_base", "locales/en/poster.ftl"),
        ("svg-text", "layouts/poster.toml"),
    ] {
        let target = scratch.path().join(file);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::copy(tests.join(folder).join(file), target).unwrap();
    }
    std::fs::create_dir_all(scratch.path().join("layouts/art")).unwrap();
    std::fs::write(scratch.path().join("layouts/art/door.svg"), drawing).unwrap();
    let (mut sources, mut report) = (Sources::default(), Report::default());
    load::load_edition(Kit::none(), scratch.path(), handbill::ink::Ink::default(), &mut sources, &mut report);
    report
}

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drawings").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().flatten().map(|e| e.path()).collect();
    files.sort();
    files
}

#[test]
fn real_exports_are_accepted() {
    let mut failed = String::new();
    for file in files("drawn") {
        let report = load_with(&std::fs::read_to_string(&file).unwrap());
        for finding in report.diagnostics.iter().filter(|d| d.severity != Severity::Note) {
            writeln!(failed, "{}: {}", file.file_name().unwrap().display(), finding.message).unwrap();
        }
    }
    assert!(failed.is_empty(), "{failed}");
}

#[test]
fn what_would_be_lost_is_named() {
    let mut failed = String::new();
    for file in files("refused") {
        let text = std::fs::read_to_string(&file).unwrap();
        let words = text.lines().next().unwrap().trim_start_matches("<!-- ").trim_end_matches(" -->").to_owned();
        let report = load_with(&text);
        let said: Vec<&str> = report.diagnostics.iter().map(|d| d.message.as_str()).collect();
        let named = words.split_once(": ").is_some_and(|(line, _)| line.parse::<u32>().is_ok());
        let want = if named { format!("door.svg, line {words}") } else { words };
        if !report.has_errors() || !said[0].contains(&want) || said.len() > 1 {
            writeln!(failed, "{}: wants {want:?}, found {said:#?}", file.file_name().unwrap().display()).unwrap();
        }
    }
    assert!(failed.is_empty(), "{failed}");
}

#[test]
fn only_what_asks_for_it_is_recoloured() {
    let svg = |body: &str| format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{body}</svg>");
    let notes = |body: &str| {
        let report = load_with(&svg(body));
        assert!(!report.has_errors(), "{:?}", report.diagnostics);
        report.diagnostics.iter().map(|d| d.message.clone()).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(notes("<path d='M0 0h9v9z'/>"), "");
    assert!(notes("<path class='ink' d='M0 0h9v9z'/>").contains("classes named like colours (ink)"));
    let asked = notes("<g data-role='ink'><path d='M0 0h9v9z'/></g><path data-role='paper' d='M0 0h5v5z'/>");
    assert!(asked.contains("1 as `ink`, 1 as `paper`"), "{asked}");
}

#[test]
fn hostile_drawings_end() {
    // Colours of one gradient, in each of very many areas that refer to it by a style sheet.
    let stops = "<stop offset='0.5'/>".repeat(2000);
    let areas = "<path class='g' d='M0 0h9v9z'/>".repeat(2000);
    let sheet = "<style>.g{fill:url(#g)}</style>";
    let all = format!("{sheet}<linearGradient id='g'>{stops}</linearGradient>{areas}");
    let report = load_with(&format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{all}</svg>"));
    assert!(report.diagnostics.iter().any(|d| d.message.contains("elements")), "{:?}", report.diagnostics);
    let sheet: String = (0..2000).map(|n| format!(".a .a .a .a .a .a .a .b{n},.a .c{{fill:red}}")).collect();
    let deep = format!("{}<path class='c' d='M0 0h9v9z'/>{}", "<g class='a'>".repeat(90), "</g>".repeat(90));
    let many = "<path class='a c' d='M0 0h9v9z'/>".repeat(3000);
    let all =
        format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><style>{sheet}</style>{deep}{many}</svg>");
    let _ = load_with(&all);
    for cut in (0..all.len()).step_by(997) {
        if let Some(part) = all.get(..cut) {
            assert!(load_with(part).has_errors());
        }
        if cut > 20_000 {
            break;
        }
    }
}
