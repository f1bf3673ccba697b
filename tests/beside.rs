//! Drawings beside a number: what reads as a figure of it is refused, icons at the same place pass.

use handbill::batch::{self, Options, Selection};
use handbill::diag::{Report, Severity, Sources};
use handbill::load;

use crate::codes::EIGHT;

const LAYOUT: &str = r#"
title = "T"
document-title = "headline"
paper = { iso = "A4", us = "Letter" }
margin = "15mm"
[styles.number]
size = "40pt"
min = "24pt"
weight = "bold"
color = "ink"
[styles.text]
size = "16pt"
min = "12pt"
color = "ink"
[grid]
columns = ["1fr"]
rows = ["auto", "auto", "auto", "auto", "auto"]
gap = "4mm"
areas = """
h
x
e
p
v
"""
[[box]]
area = "h"
text = "headline"
style = "text"
role = "h1"
[[box]]
area = "x"
[box.grid]
columns = ["12mm", "101mm"]
gap = "6mm"
areas = """
icon number
"""
[[box.boxes]]
area = "icon"
image = "art/a.svg"
width = "10mm"
height = "12mm"
valign = "center"
role = "none"
[[box.boxes]]
area = "number"
hotline = "call"
style = "number"
[[box]]
area = "e"
text = "emergency-line"
style = "text"
[[box]]
area = "p"
text = "phone-safety"
style = "text"
[[box]]
area = "v"
text = "version-line"
style = "text"
"#;

/// Whether the sheet is made, and its errors.
fn made(art: &str) -> (bool, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let write = |below: &str, text: &str| {
        let path = folder.path().join(below);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("handbill.toml", "name = \"T\"\nregion = \"US\"\nversion = \"2026-11\"\n[colors]\nink = \"#10203f\"\n");
    write("layouts/t.toml", LAYOUT);
    write(
        "layouts/art/a.svg",
        &format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"120\" viewBox=\"0 0 100 120\">{art}</svg>"
        ),
    );
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let campaign = load::load(folder.path(), &mut sources, &mut report).unwrap();
    let selection = Selection { layouts: vec!["t".to_owned()], locales: vec!["en".to_owned()], ..Selection::default() };
    let plan = batch::plan(&campaign, &selection, &mut report).unwrap();
    let output = folder.path().join("output");
    batch::build(&campaign, &plan, &output, Options::default(), &mut report, &|_| {});
    let errors = report.diagnostics.into_iter().filter(|d| d.severity == Severity::Error);
    (output.join("en/t.pdf").is_file(), errors.map(|d| format!("{}: {}", d.code, d.message)).collect())
}

#[test]
fn a_figure_ten_millimetres_before_the_number_is_refused() {
    let eight = format!("<path transform=\"translate(22 92) scale(0.09)\" d=\"{EIGHT}\" fill=\"#000000\"/>");
    let (is_made, errors) = made(&eight);
    assert!(!is_made && errors.iter().any(|e| e.starts_with("verify-number")), "{errors:?}");
}

#[test]
fn icons_at_the_same_place_pass() {
    for (what, art) in [
        ("a ring", "<circle cx=\"45\" cy=\"60\" r=\"30\" fill=\"none\" stroke=\"#000000\" stroke-width=\"8\"/>"),
        (
            "a clock",
            "<circle cx=\"45\" cy=\"60\" r=\"36\" fill=\"none\" stroke=\"#000000\" stroke-width=\"8\"/><path d=\"M45 38v22l16 10\" \
             fill=\"none\" stroke=\"#000000\" stroke-width=\"6\"/>",
        ),
        (
            "a telephone",
            "<path d=\"M20 30c-8 30 20 66 52 60l4-18-18-8-8 8c-10-6-14-14-16-22l10-6-4-18z\" fill=\"#000000\"/>",
        ),
        ("an arrow", "<path d=\"M10 54h50v-18l30 24-30 24v-18h-50z\" fill=\"#000000\"/>"),
        (
            "a box to tick",
            "<rect x=\"16\" y=\"30\" width=\"58\" height=\"58\" fill=\"none\" stroke=\"#000000\" stroke-width=\"6\"/>",
        ),
        ("a dot", "<circle cx=\"84\" cy=\"60\" r=\"12\" fill=\"#000000\"/>"),
        ("a heart", "<path d=\"M45 92C-10 52 20 18 45 42C70 18 100 52 45 92z\" fill=\"#000000\"/>"),
    ] {
        let (is_made, errors) = made(art);
        assert!(is_made && errors.is_empty(), "{what}: {errors:?}");
    }
}
