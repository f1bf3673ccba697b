//! Codes in art that are not the sheet's own: whatever they are and however they are drawn, `build` refuses the sheet; honest
//! art passes.

mod clear;

use std::fmt::Write as _;
use std::path::Path;

use handbill::batch::{self, Options, Selection};
use handbill::diag::{Report, Severity, Sources};
use handbill::load;
use image::{GrayImage, Luma};
use rxing::{BarcodeFormat, MultiFormatWriter, Writer};

const SETTINGS: &str = "name = \"Codes\"\nregion = \"US\"\nversion = \"2026-11\"\n\
                        [colors]\nink = \"#10203f\"\npaper = \"#ffffff\"\n";

/// The right code beside a picture.
const LAYOUT: &str = r#"
title = "T"
document-title = "headline"
paper = { iso = ["A4"], us = ["Letter"] }
margin = "20mm"
[styles.h]
size = "30pt"
min = "20pt"
weight = "bold"
color = "ink"
[styles.n]
size = "40pt"
min = "24pt"
weight = "bold"
color = "ink"
[styles.s]
size = "12pt"
min = "12pt"
color = "ink"
[grid]
columns = ["1fr", "70mm"]
rows = ["auto", "auto", "70mm", "auto", "auto", "1fr"]
gap = "6mm"
areas = """
head head
num num
pic code
em em
ps ps
ver ver
"""
[[box]]
area = "head"
text = "headline"
style = "h"
role = "h1"
[[box]]
area = "num"
hotline = "call"
style = "n"
[[box]]
area = "code"
qr = "{hotline.url}"
alt = "qr-alt"
width = "60mm"
height = "60mm"
ink = "ink"
[[box]]
area = "em"
text = "emergency-line"
style = "s"
[[box]]
area = "ps"
text = "phone-safety"
style = "s"
[[box]]
area = "ver"
text = "version-line"
style = "s"
[[box]]
area = "pic"
image = "art/PICTURE"
role = "none"
"#;

/// A picture: what it shows, the ending of its file's name, the file.
type Picture = (String, &'static str, Vec<u8>);

fn picture(what: &str, ending: &'static str, bytes: impl Into<Vec<u8>>) -> Picture {
    (what.to_owned(), ending, bytes.into())
}

fn put(root: &Path, below: &str, bytes: &[u8]) {
    let path = root.join(below);
    std::fs::create_dir_all(path.parent().expect("parent")).expect("folder");
    std::fs::write(path, bytes).expect("written");
}

/// What one build says that puts each picture on a sheet of its own: is the sheet there, and its errors.
fn build(pictures: &[Picture]) -> Vec<(bool, Vec<(&'static str, String)>)> {
    let scratch = tempfile::tempdir().expect("tempdir");
    let write = |below: &str, bytes: &[u8]| put(scratch.path(), below, bytes);
    write("handbill.toml", SETTINGS.as_bytes());
    let names: Vec<String> = (0..pictures.len()).map(|n| format!("mini{n:03}")).collect();
    for (name, (_, ending, bytes)) in names.iter().zip(pictures) {
        let file = format!("{name}.{ending}");
        write(&format!("layouts/{name}.toml"), LAYOUT.replace("PICTURE", &file).as_bytes());
        write(&format!("layouts/art/{file}"), bytes);
    }
    let (mut sources, mut report) = (Sources::default(), Report::default());
    run(scratch.path(), &names, &mut sources, &mut report);
    let errors: Vec<_> = report.diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
    let of = |name: &String| {
        let path = format!("en/{name}.pdf");
        let said = errors.iter().filter(|d| d.message.starts_with(&path));
        (
            scratch.path().join("output").join(&path).is_file(),
            said.map(|d| (d.code.name(), d.message.clone())).collect(),
        )
    };
    let told = names.iter().map(of).collect::<Vec<(bool, Vec<_>)>>();
    let strange = errors.iter().find(|d| !d.message.starts_with("en/mini"));
    assert!(strange.is_none(), "an error of no sheet: {strange:?}");
    told
}

fn run(root: &Path, layouts: &[String], sources: &mut Sources, report: &mut Report) {
    let campaign = load::load(root, sources, report).expect("campaign");
    let selection = Selection { layouts: layouts.to_vec(), locales: vec!["en".to_owned()], ..Selection::default() };
    let plan = batch::plan(&campaign, &selection, report).expect("plan");
    batch::build(&campaign, &plan, &root.join("output"), Options::default(), report, &|_| {});
}

#[track_caller]
fn all_refused(pictures: &[Picture]) {
    let mut faults = String::new();
    for ((what, ..), (made, errors)) in pictures.iter().zip(build(pictures)) {
        if made || !errors.iter().any(|(code, _)| *code == "verify-foreign-code") {
            let _ = writeln!(faults, "{what}: made: {made}, {errors:?}");
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[track_caller]
fn all_pass(pictures: &[Picture]) {
    let mut faults = String::new();
    for ((what, ..), (made, errors)) in pictures.iter().zip(build(pictures)) {
        if !made || !errors.is_empty() {
            let _ = writeln!(faults, "{what}: made: {made}, {errors:?}");
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

/// Dark modules, row by row.
#[derive(Clone)]
struct Matrix {
    width: usize,
    height: usize,
    dark: Vec<bool>,
}

impl Matrix {
    fn qr(payload: &str) -> Self {
        Self::of(&qrcode::QrCode::new(payload).expect("code"))
    }

    fn of(code: &qrcode::QrCode) -> Self {
        let dark = code.to_colors().iter().map(|c| *c == qrcode::Color::Dark).collect();
        Self { width: code.width(), height: code.width(), dark }
    }

    fn micro(payload: &str) -> Self {
        let code = qrcode::QrCode::with_version(payload, qrcode::Version::Micro(4), qrcode::EcLevel::L);
        Self::of(&code.expect("code"))
    }

    fn other(format: BarcodeFormat, payload: &str) -> Self {
        let bits = MultiFormatWriter.encode(payload, &format, 0, 0).expect("code");
        let (width, mut height) = (bits.getWidth(), bits.getHeight());
        let get = |x, y| bits.get(x, y);
        let mut dark: Vec<bool> =
            (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| get(x, y)).collect();
        // A bar code is written one module high.
        if height == 1 {
            height = width / 3;
            dark = dark.repeat(height as usize);
        }
        Self { width: width as usize, height: height as usize, dark }
    }

    fn on_its_side(&self) -> Self {
        let at = |x: usize, y: usize| self.dark[x * self.width + y];
        let dark = (0..self.dark.len()).map(|n| at(n % self.height, n / self.height)).collect();
        Self { width: self.height, height: self.width, dark }
    }

    fn modules(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        (0..self.dark.len()).filter(|at| self.dark[*at]).map(|at| (at % self.width, at / self.width))
    }

    /// Dark runs of each row: first module, row, length.
    fn runs(&self) -> Vec<(usize, usize, usize)> {
        let mut all: Vec<(usize, usize, usize)> = Vec::new();
        for (x, y) in self.modules() {
            match all.last_mut() {
                Some((from, row, length)) if *row == y && *from + *length == x => *length += 1,
                _ => all.push((x, y, 1)),
            }
        }
        all
    }

    /// A drawing of units of ten a module, with four modules around.
    fn svg(&self, inner: &str) -> String {
        let (w, h) = ((self.width + 8) * 10, (self.height + 8) * 10);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\">\
             <rect width=\"{w}\" height=\"{h}\" fill=\"#ffffff\"/><g fill=\"#10203f\">{inner}</g></svg>"
        )
    }

    fn each(&self, shape: impl Fn(usize, usize) -> String) -> String {
        self.modules().map(|(x, y)| shape((x + 4) * 10, (y + 4) * 10)).collect()
    }

    fn png(&self, scale: usize) -> Vec<u8> {
        let side = |modules: usize| ((modules + 8) * scale) as u32;
        let picture = GrayImage::from_fn(side(self.width), side(self.height), |x, y| {
            let (x, y) = ((x as usize / scale).wrapping_sub(4), (y as usize / scale).wrapping_sub(4));
            Luma([if x < self.width && y < self.height && self.dark[y * self.width + x] { 0 } else { 255 }])
        });
        png(&picture)
    }
}

fn png(picture: &GrayImage) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("png");
    bytes.into_inner()
}

fn circles(m: &Matrix) -> String {
    m.svg(&m.each(|x, y| format!("<circle cx=\"{}\" cy=\"{}\" r=\"4\"/>", x + 5, y + 5)))
}

fn squares(m: &Matrix) -> String {
    m.svg(&m.each(|x, y| format!("<rect x=\"{x}\" y=\"{y}\" width=\"10\" height=\"10\"/>")))
}

fn one_path(m: &Matrix) -> String {
    let d = m.each(|x, y| format!("M{x} {y}h10v10h-10z"));
    m.svg(&format!("<path d=\"M1 1q1 0 1 1z{d}\"/>"))
}

fn triangles(m: &Matrix) -> String {
    m.svg(&m.each(|x, y| format!("<path d=\"M{x} {y}h10v10z\"/><path d=\"M{x} {y}v10h10z\"/>")))
}

fn curves(m: &Matrix) -> String {
    m.svg(&m.each(|x, y| format!("<path d=\"M{x} {}c0 -7 10 -7 10 0c0 7 -10 7 -10 0z\"/>", y + 5)))
}

fn split(m: &Matrix) -> String {
    m.svg(&m.each(|x, y| {
        (0..4).fold(String::new(), |mut out, n| {
            let _ = write!(out, "<rect x=\"{}\" y=\"{}\" width=\"5\" height=\"5\"/>", x + n % 2 * 5, y + n / 2 * 5);
            out
        })
    }))
}

/// Strokes along the rows.
fn lines(m: &Matrix) -> String {
    let all: String = m
        .runs()
        .iter()
        .map(|(x, y, n)| {
            format!(
                "<path d=\"M{} {}h{}\" stroke=\"#10203f\" stroke-width=\"8\"/>",
                (x + 4) * 10,
                (y + 4) * 10 + 5,
                n * 10
            )
        })
        .collect();
    m.svg(&all)
}

/// One stroke a row, cut by its dashes.
fn dashes(m: &Matrix) -> String {
    let mut all = String::new();
    for y in 0..m.height {
        let row: Vec<_> = m.runs().into_iter().filter(|(_, row, _)| *row == y).collect();
        let (mut pattern, mut at) = (String::new(), 0);
        for (x, _, n) in &row {
            let _ =
                write!(pattern, "{} {} ", if at == 0 { String::new() } else { ((x - at) * 10).to_string() }, n * 10);
            at = x + n;
        }
        let Some((first, _, _)) = row.first() else { continue };
        let _ = write!(
            all,
            "<path d=\"M{} {}H{}\" stroke=\"#10203f\" stroke-width=\"10\" stroke-dasharray=\"{} {}\"/>",
            (first + 4) * 10,
            (y + 4) * 10 + 5,
            (at + 4) * 10,
            pattern.trim(),
            100_000
        );
    }
    m.svg(&all)
}

/// The light modules are painted over a dark field.
fn painted_out(m: &Matrix) -> String {
    let mut light = m.clone();
    light.dark.iter_mut().for_each(|dark| *dark = !*dark);
    let (w, h) = (m.width * 10, m.height * 10);
    let holes = light.each(|x, y| format!("<rect x=\"{x}\" y=\"{y}\" width=\"10\" height=\"10\" fill=\"#ffffff\"/>"));
    m.svg(&format!("<rect x=\"40\" y=\"40\" width=\"{w}\" height=\"{h}\"/>{holes}"))
}

fn inverted(m: &Matrix) -> String {
    circles(m).replace("#ffffff", "#xx").replace("#10203f", "#ffffff").replace("#xx", "#10203f")
}

fn with(m: &Matrix, transform: &str) -> String {
    squares(m).replace("<g fill", &format!("<g transform=\"{transform}\" fill"))
}

fn turned(m: &Matrix, degrees: i32) -> String {
    let (x, y) = ((m.width + 8) * 5, (m.height + 8) * 5);
    with(m, &format!("rotate({degrees} {x} {y}) translate({} {}) scale(0.7)", x as f64 * 0.3, y as f64 * 0.3))
}

fn mirrored(m: &Matrix) -> String {
    with(m, &format!("translate({} 0) scale(-1 1)", (m.width + 8) * 10))
}

const JOB: &str = "https://example.net/job";

#[test]
fn a_qr_code_of_any_construction_is_refused() {
    let m = Matrix::qr(JOB);
    let drawn = [
        ("squares", squares(&m)),
        ("circles", circles(&m)),
        ("one path", one_path(&m)),
        ("triangles", triangles(&m)),
        ("curves", curves(&m)),
        ("split squares", split(&m)),
        ("lines", lines(&m)),
        ("dashes", dashes(&m)),
        ("painted out", painted_out(&m)),
        ("inverted", inverted(&m)),
        ("turned by 23", turned(&m, 23)),
        ("turned by 45", turned(&m, 45)),
        ("mirrored", mirrored(&m)),
    ];
    all_refused(&drawn.map(|(what, svg)| picture(what, "svg", svg)));
}

#[test]
fn codes_of_other_kinds_are_refused() {
    let kinds = [
        ("Data Matrix", Matrix::other(BarcodeFormat::DATA_MATRIX, JOB)),
        ("Data Matrix, small", Matrix::other(BarcodeFormat::DATA_MATRIX, "AB1")),
        ("Aztec", Matrix::other(BarcodeFormat::AZTEC, JOB)),
        ("PDF417", Matrix::other(BarcodeFormat::PDF_417, JOB)),
        ("Micro QR", Matrix::micro("JOB12345")),
        ("Code 128", Matrix::other(BarcodeFormat::CODE_128, "JOB-12345")),
        ("Code 39", Matrix::other(BarcodeFormat::CODE_39, "JOB123")),
        ("EAN-13", Matrix::other(BarcodeFormat::EAN_13, "4006381333931")),
        ("Codabar", Matrix::other(BarcodeFormat::CODABAR, "A12345B")),
    ];
    let drawn = |(what, m): &(&str, Matrix)| {
        let flat = m.width == m.height;
        let mut found = vec![
            picture(&format!("{what}, one path"), "svg", one_path(m)),
            picture(&format!("{what}, pixels"), "png", m.png(640 / (m.width + 8) + 1)),
            picture(&format!("{what}, inverted"), "svg", inverted_path(m)),
        ];
        found.push(picture(&format!("{what}, turned"), "svg", turned(m, 30)));
        found.push(picture(&format!("{what}, on its side"), "svg", one_path(&m.on_its_side())));
        if flat {
            found.push(picture(&format!("{what}, circles"), "svg", circles(m)));
        }
        found
    };
    all_refused(&kinds.iter().flat_map(drawn).collect::<Vec<_>>());
}

/// Both are named, not the first alone.
#[test]
fn two_bar_codes_are_two() {
    let [one, two] = ["JOB-12345", "WORK-777"].map(|text| Matrix::other(BarcodeFormat::CODE_128, text));
    let side = (one.width.max(two.width) + 20) * 10;
    let dark = |m: &Matrix, down: usize| m.each(|x, y| format!("M{x} {}h10v10h-10z", y / 2 + down));
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{side}\" height=\"{side}\" viewBox=\"0 0 {side} {side}\">\
         <rect width=\"{side}\" height=\"{side}\" fill=\"#ffffff\"/><path d=\"{}{}\" fill=\"#10203f\"/></svg>",
        dark(&one, 0),
        dark(&two, side / 2)
    );
    let (made, errors) = build(&[picture("two bar codes", "svg", svg)]).remove(0);
    let named = |text: &str| errors.iter().any(|(code, said)| *code == "verify-foreign-code" && said.contains(text));
    assert!(!made && named("JOB-12345") && named("WORK-777"), "{errors:?}");
}

fn inverted_path(m: &Matrix) -> String {
    one_path(m).replace("#ffffff", "#xx").replace("#10203f", "#ffffff").replace("#xx", "#10203f")
}

/// A picture of 70 mm with a code of the given module somewhere in it.
fn beside(m: &Matrix, module_mm: f64, more: &str) -> String {
    let scale = module_mm / 10.0;
    let dark = m.each(|x, y| format!("<rect x=\"{x}\" y=\"{y}\" width=\"10\" height=\"10\"/>"));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"70\" height=\"70\" viewBox=\"0 0 70 70\">{more}\
         <g transform=\"translate(31 17) scale({scale})\" fill=\"#000000\">{dark}</g></svg>"
    )
}

#[test]
fn small_pale_and_crowded_codes_are_refused() {
    let m = Matrix::qr(JOB);
    let door = "<path d=\"M4 66V10h22v56z\" fill=\"#ffc845\"/><circle cx=\"22\" cy=\"40\" r=\"1.5\" fill=\"#10203f\"/>";
    let bars: String = (0..12).fold(String::new(), |mut out, n| {
        let _ = write!(out, "<path d=\"M0 {y}H70\" stroke=\"#888888\" stroke-width=\"0.4\"/>", y = n * 6);
        out
    });
    let pale = one_path(&m).replace("#10203f", "#b8b8b8");
    let long = one_path(&Matrix::qr(&format!("{JOB}/{}", "a".repeat(180))));
    all_refused(&[
        picture("0.25 mm", "svg", beside(&m, 0.25, door)),
        picture("0.5 mm over lines", "svg", beside(&m, 0.5, &bars)),
        picture("pale", "svg", pale),
        picture("a long address", "svg", long),
    ]);
}

fn honest(inner: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"200\" viewBox=\"0 0 200 200\">{inner}</svg>"
    )
}

fn grid(count: usize, shape: impl Fn(usize, usize) -> String) -> String {
    honest(&(0..count * count).map(|at| shape(at % count, at / count)).collect::<String>())
}

/// Numbers without an end that repeat.
fn noise(at: usize) -> usize {
    let mut n = (at as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(0x1234_5678);
    n ^= n >> 29;
    n = n.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    (n ^ n >> 32) as usize
}

#[allow(clippy::too_many_lines, reason = "a list of drawings")]
fn honest_drawings() -> Vec<(&'static str, String)> {
    let square = |x: usize, y: usize, side: usize| {
        format!("<rect x=\"{x}\" y=\"{y}\" width=\"{side}\" height=\"{side}\" fill=\"#10203f\"/>")
    };
    let line =
        |d: String, wide: f64| format!("<path d=\"{d}\" stroke=\"#10203f\" stroke-width=\"{wide}\" fill=\"none\"/>");
    let target = |x: usize, y: usize| {
        format!(
            "<path d=\"M{x} {y}h42v42h-42zM{a} {b}h30v30h-30z\" fill=\"#10203f\" fill-rule=\"evenodd\"/>{}",
            square(x + 12, y + 12, 18),
            a = x + 6,
            b = y + 6
        )
    };
    let checks = grid(8, |x, y| {
        format!(
            "<rect x=\"{}\" y=\"{}\" width=\"14\" height=\"14\" fill=\"none\" stroke=\"#000000\" stroke-width=\"2\"/>",
            x * 24 + 5,
            y * 24 + 5
        )
    });
    let board = grid(8, |x, y| if (x + y) % 2 == 0 { square(x * 24, y * 24, 24) } else { String::new() });
    let halftone = grid(20, |x, y| {
        format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"#10203f\"/>",
            x * 10 + 5,
            y * 10 + 5,
            1.0 + (x + y) as f64 / 10.0
        )
    });
    let confetti =
        grid(14, |x, y| if noise(y * 14 + x).is_multiple_of(2) { square(x * 14, y * 14, 13) } else { String::new() });
    let slope = |n: usize| {
        let (low, high) = (n.min(20) * 10, n.saturating_sub(20) * 10);
        line(format!("M{low} {high}L{high} {low}"), 1.5)
    };
    let hatching = honest(&(1..40).map(slope).collect::<String>());
    let fence = honest(
        &(0..40)
            .map(|n| line(format!("M{} 0V200", n * 5 + noise(n) % 3), 1.0 + (noise(n) % 3) as f64))
            .collect::<String>(),
    );
    let table = honest(&(0..11).map(|n| line(format!("M0 {y}H200M{y} 0V200", y = n * 20), 1.0)).collect::<String>());
    let map = honest(
        &(0..60)
            .map(|n| {
                line(
                    format!(
                        "M{} {}L{} {}",
                        noise(n) % 200,
                        noise(n + 100) % 200,
                        noise(n + 200) % 200,
                        noise(n + 300) % 200
                    ),
                    2.0,
                )
            })
            .collect::<String>(),
    );
    let targets = honest(&[target(10, 10), target(140, 10), target(75, 120)].concat());
    let rings = honest(
        &(1..16)
            .map(|n| {
                format!(
                    "<circle cx=\"100\" cy=\"100\" r=\"{}\" fill=\"none\" stroke=\"#10203f\" stroke-width=\"3\"/>",
                    n * 6
                )
            })
            .collect::<String>(),
    );
    let logo = honest(
        "<path d=\"M20 180V20h60c60 0 60 80 0 80h-30v80z\" fill=\"#10203f\"/><circle cx=\"150\" cy=\"150\" r=\"30\" fill=\"#ffc845\"/>",
    );
    vec![
        ("checkboxes", checks),
        ("a chessboard", board),
        ("a halftone", halftone),
        ("confetti", confetti),
        ("hatching", hatching),
        ("a fence", fence),
        ("a table", table),
        ("a map", map),
        ("targets", targets),
        ("rings", rings),
        ("a logo", logo),
    ]
}

#[test]
fn honest_art_passes() {
    let photo = GrayImage::from_fn(420, 420, |x, y| {
        let wave = (f64::from(x) / 31.0).sin() * 60.0 + (f64::from(y) / 17.0).cos() * 50.0;
        Luma([(128.0 + wave + (noise((y * 420 + x) as usize) % 30) as f64) as u8])
    });
    let mut drawn: Vec<_> = honest_drawings().into_iter().map(|(what, svg)| picture(what, "svg", svg)).collect();
    drawn.push(picture("a photograph", "png", png(&photo)));
    all_pass(&drawn);
}

/// The outlines of 8 and 9 of Noto Sans Bold (`fonts/`), 572 units wide, on a base line at 0.
const EIGHT: &str = "M286 -723Q348 -723 399.5 -704Q451 -685 482.5 -647Q514 -609 514 -551Q514 -508 497 -475.5Q480 -443 451.5 \
    -419Q423 -395 386 -377Q424 -357 458.5 -330.5Q493 -304 514.5 -268.5Q536 -233 536 -185Q536 -126 504.5 -82Q473 \
    -38 416.5 -14Q360 10 286 10Q206 10 150 -13Q94 -36 64.5 -79Q35 -122 35 -181Q35 -230 53.5 -266Q72 -302 103 \
    -328.5Q134 -355 172 -373Q140 -393 114 -418.5Q88 -444 72.5 -476.5Q57 -509 57 -552Q57 -609 89 -647Q121 -685 \
    173.5 -704Q226 -723 286 -723ZM175 -190Q175 -151 202.5 -126Q230 -101 284 -101Q340 -101 368 -125Q396 -149 396 \
    -189Q396 -216 380 -236.5Q364 -257 340.5 -273.5Q317 -290 292 -304L279 -311Q248 -297 224.5 -279Q201 -261 188 \
    -239.5Q175 -218 175 -190ZM285 -613Q248 -613 223.5 -594Q199 -575 199 -540Q199 -516 211 -497.5Q223 -479 243 \
    -465.5Q263 -452 286 -440Q309 -451 328.5 -464Q348 -477 360 -495.5Q372 -514 372 -540Q372 -575 347.5 -594Q323 \
    -613 285 -613Z";
const NINE: &str = "M536 -409Q536 -348 527 -287.5Q518 -227 495.5 -173.5Q473 -120 432.5 -78.5Q392 -37 329.5 -13.5Q267 10 178 \
    10Q157 10 129 8.5Q101 7 82 3V-118Q102 -114 124 -111Q146 -108 168 -108Q235 -108 278.5 -124Q322 -140 347 \
    -170Q372 -200 383.5 -241Q395 -282 397 -331H391Q377 -308 357.5 -289Q338 -270 308.5 -259Q279 -248 233 -248Q172 \
    -248 127 -274.5Q82 -301 57 -351.5Q32 -402 32 -474Q32 -552 61.5 -607.5Q91 -663 146 -692.5Q201 -722 275 \
    -722Q330 -722 377.5 -703Q425 -684 460.5 -645.5Q496 -607 516 -548Q536 -489 536 -409ZM278 -601Q234 -601 206 \
    -571Q178 -541 178 -476Q178 -424 202 -394Q226 -364 275 -364Q309 -364 333.5 -379Q358 -394 372 -416.5Q386 -439 \
    386 -463Q386 -488 379 -512.5Q372 -537 358.5 -557Q345 -577 325 -589Q305 -601 278 -601Z";

/// Figures of which each is a drawing of its own, far apart: the equal ones among them stand for no others, and what they read by
/// themselves is no excuse (888 ends the sheet's own number).
#[test]
fn figures_in_drawings_of_their_own_are_a_number() {
    let drawing = |outline: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"572\" height=\"740\" viewBox=\"0 -730 572 740\">\
             <path d=\"{outline}\" fill=\"#10203f\"/></svg>"
        )
    };
    for (digits, read) in [("9888", "9888"), ("8889", "8889"), ("8888", "8888")] {
        let scratch = tempfile::tempdir().expect("tempdir");
        let write = |below: &str, text: &str| {
            let path = scratch.path().join(below);
            std::fs::create_dir_all(path.parent().expect("parent")).expect("folder");
            std::fs::write(path, text).expect("written");
        };
        write("handbill.toml", SETTINGS);
        write("layouts/art/8.svg", &drawing(EIGHT));
        write("layouts/art/9.svg", &drawing(NINE));
        let boxes: Vec<String> = digits
            .char_indices()
            .map(|(at, digit)| format!("{{ area = \"d{at}\", image = \"art/{digit}.svg\", role = \"none\" }}"))
            .collect();
        let row = format!(
            "boxes = [{}]\n[box.grid]\ncolumns = [\"12mm\", \"12mm\", \"12mm\", \"12mm\"]\nrows = [\"20mm\"]\n\
             gap = \"10mm\"\nareas = \"d0 d1 d2 d3\"\n",
            boxes.join(", ")
        );
        let layout = LAYOUT.replace("image = \"art/PICTURE\"\nrole = \"none\"\n", &row);
        write("layouts/mini.toml", &layout);
        if !digits.contains('9') {
            std::fs::remove_file(scratch.path().join("layouts/art/9.svg")).expect("removed");
        }
        let (mut sources, mut report) = (Sources::default(), Report::default());
        run(scratch.path(), &["mini".to_owned()], &mut sources, &mut report);
        let wanted = format!("a number that reads {read} is drawn");
        let told = report.diagnostics.iter().any(|d| d.code == "verify-foreign-number" && d.message.contains(&wanted));
        assert!(told, "{digits}: {:?}", report.diagnostics);
    }
}

/// Photographs of a wall with codes on it, and a campaign with one finished poster.
struct Wall {
    folder: tempfile::TempDir,
}

impl Wall {
    fn new() -> Self {
        let wall = Self { folder: tempfile::tempdir().expect("tempdir") };
        wall.run(wall.folder.path(), &["new", "campaign", "town"]);
        let (made, words) = wall.run(&wall.town(), &["build", "-q", "venue-poster", "-l", "en"]);
        assert!(made, "{words}");
        wall
    }

    fn town(&self) -> std::path::PathBuf {
        self.folder.path().join("town")
    }

    fn run(&self, folder: &Path, args: &[&str]) -> (bool, String) {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_handbill"))
            .current_dir(folder)
            .env_remove("SOURCE_DATE_EPOCH")
            .args(args)
            .output()
            .expect("the binary runs");
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    }

    fn scan(&self, photo: &GrayImage) -> (bool, String) {
        photo.save(self.town().join("photo.png")).expect("saved");
        self.run(&self.town(), &["scan", "photo.png"])
    }
}

const OURS: &str = "https://humantraffickinghotline.org";

/// A grey wall with codes: what they are, where, and how many pixels a module has.
fn wall(codes: &[(&Matrix, u32, u32, u32, bool)]) -> GrayImage {
    let mut photo = GrayImage::from_fn(1500, 1100, |x, y| Luma([150 + ((x / 40 + y / 30) % 20) as u8]));
    for (m, left, top, scale, inverted) in codes {
        let (w, h) = ((m.width as u32 + 8) * scale, (m.height as u32 + 8) * scale);
        for (x, y) in (0..h).flat_map(|y| (0..w).map(move |x| (x, y))) {
            let (mx, my) = ((x / scale) as usize, (y / scale) as usize);
            let (mx, my) = (mx.wrapping_sub(4), my.wrapping_sub(4));
            let dark = mx < m.width && my < m.height && m.dark[my * m.width + mx];
            photo.put_pixel(left + x, top + y, Luma([if dark == *inverted { 225 } else { 35 }]));
        }
    }
    photo
}

#[test]
fn every_code_of_a_photograph_must_be_ours() {
    let scene = Wall::new();
    let (ours, job) = (Matrix::qr(OURS), Matrix::qr(JOB));
    let own = (&ours, 100, 100, 12, false);
    let data = Matrix::other(BarcodeFormat::DATA_MATRIX, JOB);
    let micro = Matrix::micro("JOB12345");
    let mut faults = String::new();
    for (what, photo) in [
        ("ours", wall(&[own])),
        ("far away", wall(&[(&ours, 700, 500, 3, false)])),
        ("out of focus", image::imageops::blur(&wall(&[own]), 2.5)),
        ("with a slash", wall(&[(&Matrix::qr("HTTPS://HumanTraffickingHotline.org/"), 100, 100, 12, false)])),
    ] {
        let (well, words) = scene.scan(&photo);
        if !well || !words.contains("scan-match") {
            let _ = writeln!(faults, "{what}: {words}");
        }
    }
    for (what, photo) in [
        ("three times smaller", wall(&[own, (&job, 1000, 200, 4, false)])),
        ("inverted", wall(&[own, (&job, 900, 200, 8, true)])),
        ("far away", wall(&[own, (&job, 1300, 900, 3, false)])),
        ("a Data Matrix", wall(&[own, (&data, 1000, 500, 6, false)])),
        ("a Micro QR code", wall(&[own, (&micro, 1000, 500, 6, false)])),
        (
            "five of them",
            wall(&[
                own,
                (&ours, 100, 700, 5, false),
                (&ours, 500, 700, 5, false),
                (&ours, 900, 700, 5, false),
                (&job, 1250, 700, 5, false),
            ]),
        ),
    ] {
        let (well, words) = scene.scan(&photo);
        if well || !words.contains("scan-foreign-code") || !words.contains("scan-match") {
            let _ = writeln!(faults, "{what}: {words}");
        }
    }
    // Known, and no longer or not here the right one.
    let registry = std::fs::read_to_string(scene.town().join("hotlines/US.toml")).expect("registry");
    let start = registry.find("[[hotline]]").expect("a hotline");
    let other = |status: &str, host: &str| {
        let record = registry[start..]
            .replace("id = \"national\"", "id = \"other\"")
            .replace("humantraffickinghotline.org\"", &format!("{host}\""));
        record.replace("status = \"active\"", &format!("status = \"{status}\""))
    };
    std::fs::write(
        scene.town().join("hotlines/US.toml"),
        format!("{registry}\n{}", other("retired", "old.example.org")),
    )
    .expect("written");
    let (well, words) = scene.scan(&wall(&[own, (&Matrix::qr("https://old.example.org"), 1000, 500, 6, false)]));
    if well || !words.contains("retired") {
        let _ = writeln!(faults, "retired: {words}");
    }
    assert!(faults.is_empty(), "{faults}");
}
