//! Finished files that somebody has changed, and photographs of posters: each fault is caught, and clean files pass.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use handbill::manifest::Manifest;
use hayro::hayro_syntax::Pdf;
use image::{GrayImage, Luma};
use lopdf::dictionary;
use sha2::{Digest, Sha256};

fn handbill(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_handbill"));
    command.current_dir(folder).env_remove("SOURCE_DATE_EPOCH").args(args).output().expect("the binary runs")
}

fn succeeds(folder: &Path, args: &[&str]) -> String {
    let output = handbill(folder, args);
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "handbill {args:?}:\n{words}");
    words
}

fn fails(folder: &Path, args: &[&str]) -> String {
    let output = handbill(folder, args);
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "handbill {args:?}:\n{words}");
    words
}

fn contains(message: &str, parts: &[&str]) {
    for part in parts {
        assert!(message.contains(part), "{part:?} is not in\n{message}");
    }
}

/// A campaign with finished posters in a few languages.
struct Town {
    _empty: tempfile::TempDir,
    root: PathBuf,
}

impl Town {
    fn new(build: &[&str]) -> Self {
        let empty = tempfile::tempdir().expect("tempdir");
        succeeds(empty.path(), &["new", "campaign", "my-town"]);
        let root = empty.path().join("my-town");
        let town = Self { _empty: empty, root };
        town.build(build);
        town
    }

    fn build(&self, args: &[&str]) {
        succeeds(&self.root, &[&["build", "-q"], args].concat());
    }

    fn path(&self, below: &str) -> PathBuf {
        self.root.join(below)
    }

    fn change(&self, below: &str, from: &str, to: &str) {
        let text = std::fs::read_to_string(self.path(below)).expect("text");
        assert!(text.contains(from), "{below} has no {from:?}");
        std::fs::write(self.path(below), text.replace(from, to)).expect("written");
    }

    /// Puts other bytes under a name, and makes the manifest swear to them: only their content can tell.
    fn slip_in(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path("output").join(name), bytes).expect("written");
        let path = self.path("output/manifest.json");
        let text = std::fs::read_to_string(&path).expect("manifest");
        let mut manifest: Manifest = serde_json::from_str(&text).expect("json");
        let entry = manifest.files.iter_mut().find(|f| f.path == name).expect("entry");
        entry.bytes = bytes.len();
        entry.sha256 = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
        std::fs::write(path, serde_json::to_string(&manifest).expect("json")).expect("written");
    }

    fn verify(&self) -> Output {
        handbill(&self.root, &["verify", "output"])
    }

    fn caught(&self, parts: &[&str]) {
        contains(&fails(&self.root, &["verify", "output"]), parts);
    }
}

const POSTER: &str = "en/venue-poster.pdf";
const ENGLISH: [&str; 3] = ["venue-poster", "-l", "en"];

/// The poster of a town with one thing changed, slipped into a town without.
fn exchanged(file: &str, from: &str, to: &str) -> Town {
    let town = Town::new(&ENGLISH);
    let other = Town::new(&ENGLISH).changed(file, from, to);
    town.slip_in(POSTER, &other);
    town
}

impl Town {
    fn changed(self, file: &str, from: &str, to: &str) -> Vec<u8> {
        self.change(file, from, to);
        self.build(&ENGLISH);
        std::fs::read(self.path("output").join(POSTER)).expect("pdf")
    }
}

#[test]
fn clean_files_pass_in_every_script() {
    let town = Town::new(&["-l", "en", "-l", "ar", "-l", "ur", "-l", "th", "-l", "km", "-l", "hi", "-l", "zh-Hans"]);
    let words = succeeds(&town.root, &["verify", "output"]);
    contains(&words, &["21 files are what the manifest says"]);
    succeeds(&town.root, &["verify", "output/ar", "output/en/wallet-card.pdf"]);
}

#[test]
fn one_digit_of_the_number_is_caught() {
    let town = Town::new(&ENGLISH);
    let other = Town::new(&ENGLISH);
    other.change("hotlines/US.toml", "+18883737888", "+18883737889");
    let bytes = other.changed("hotlines/US.toml", "1-888-373-7888", "1-888-373-7889");
    town.slip_in(POSTER, &bytes);
    town.caught(&["error[verify-number]", "1-888-373-7888", "error[verify-foreign-number]", "1-888-373-7889"]);
}

/// Printed in the locale's digits, dialled in ASCII; one wrong digit is caught all the same.
#[test]
fn a_number_in_native_digits_passes_and_one_wrong_digit_is_caught() {
    let locales = ["-l", "ar", "-l", "fa", "-l", "bn"];
    let native = || {
        let town = Town::new(&ENGLISH);
        for locale in ["ar", "fa", "bn"] {
            town.change(&format!("locales/{locale}/locale.toml"), "review = ", "phone-digits = \"native\"\nreview = ");
        }
        // With marks of direction in it.
        town.change("locales/ar/common.ftl", "DATETIME($evidence)", "DATETIME($evidence, dateStyle: \"short\")");
        town
    };
    let town = native();
    town.build(&locales);
    contains(&succeeds(&town.root, &["verify", "output"]), &["10 files are what the manifest says"]);
    let manifest = std::fs::read_to_string(town.path("output/manifest.json")).expect("manifest");
    let manifest: Manifest = serde_json::from_str(&manifest).expect("json");
    for (file, number, emergency) in [
        ("ar/venue-poster.pdf", "١-٨٨٨-٣٧٣-٧٨٨٨", "٩١١"),
        ("fa/venue-poster.pdf", "۱-۸۸۸-۳۷۳-۷۸۸۸", "۹۱۱"),
        ("bn/venue-poster.pdf", "১-৮৮৮-৩৭৩-৭৮৮৮", "৯১১"),
    ] {
        let entry = manifest.files.iter().find(|f| f.path == file).expect("entry");
        assert!([number, emergency].iter().all(|n| entry.numbers.iter().any(|m| m == n)), "{:?}", entry.numbers);
        assert!(!entry.numbers.iter().any(|n| n.contains(|c: char| c.is_ascii_digit())), "{:?}", entry.numbers);
        // What is published and dialled.
        assert_eq!(entry.hotline.call.as_deref(), Some("1-888-373-7888"));
        assert!(entry.qr.iter().all(|payload| payload.is_ascii()));
        let bytes = std::fs::read(town.path("output").join(file)).expect("pdf");
        let document = lopdf::Document::load_mem(&bytes).expect("pdf");
        let links: String = document.objects.values().map(|object| format!("{object:?}\n")).collect();
        assert!(["tel:+18883737888", "tel:911"].iter().all(|to| links.contains(to)), "{file}: {links}");
    }
    let other = native();
    std::fs::remove_dir_all(other.path("output")).expect("sheets with the old number");
    other.change("hotlines/US.toml", "+18883737888", "+18883737889");
    other.change("hotlines/US.toml", "1-888-373-7888", "1-888-373-7889");
    other.build(&locales);
    for file in ["ar/venue-poster.pdf", "fa/venue-poster.pdf", "bn/venue-poster.pdf"] {
        town.slip_in(file, &std::fs::read(other.path("output").join(file)).expect("pdf"));
    }
    town.caught(&["error[verify-number]", "١-٨٨٨-٣٧٣-٧٨٨٨", "error[verify-foreign-number]", "١-٨٨٨-٣٧٣-٧٨٨٩"]);
    town.caught(&["۱-۸۸۸-۳۷۳-۷۸۸۸", "۱-۸۸۸-۳۷۳-۷۸۸۹", "১-৮৮৮-৩৭৩-৭৮৮৮", "১-৮৮৮-৩৭৩-৭৮৮৯"]);
}

#[test]
fn a_code_for_another_address_is_caught() {
    let town =
        exchanged("hotlines/US.toml", "https://humantraffickinghotline.org", "https://humantraffickinghotlime.org");
    town.caught(&["error[verify-foreign-code]", "humantraffickinghotlime.org", "no code on the pages leads to"]);
}

#[test]
fn a_missing_line_is_caught() {
    let text = "Does someone keep your passport or ID?";
    let town = exchanged("locales/en/common.ftl", text, "Does someone keep your ID?");
    town.caught(&["error[verify-text]", text]);
}

#[test]
fn a_page_of_another_locale_is_caught() {
    let town = Town::new(&["venue-poster", "-l", "en", "-l", "fr"]);
    let french = std::fs::read(town.path("output/fr/venue-poster.pdf")).expect("pdf");
    std::fs::write(town.path("output").join(POSTER), &french).expect("written");
    town.caught(&["error[verify-changed]", "but fr/venue-poster.pdf under its name"]);
    town.slip_in(POSTER, &french);
    town.caught(&["error[verify-text]"]);
}

#[test]
fn truncated_renamed_lost_and_foreign_files_are_caught() {
    let town = Town::new(&ENGLISH);
    let path = town.path("output").join(POSTER);
    let bytes = std::fs::read(&path).expect("pdf");
    for part in [0, 100, bytes.len() / 2, bytes.len() - 40] {
        std::fs::write(&path, &bytes[..part]).expect("written");
        town.caught(&["error[verify-changed]", "cut short"]);
    }
    std::fs::write(&path, &bytes).expect("written");
    assert!(town.verify().status.success());
    std::fs::rename(&path, town.path("output/en/poster.pdf")).expect("renamed");
    town.caught(&["error[verify-unlisted]", "en/venue-poster.pdf under another name", "error[verify-missing]"]);
    std::fs::write(town.path("output/en/poster.pdf"), "no pdf").expect("written");
    town.caught(&["in no manifest"]);
    contains(&fails(&town.root, &["verify", "locales"]), &["error[verify-missing]"]);
}

/// A page at `dpi`, drawn by hayro.
fn picture(pdf: &[u8], page: usize, dpi: f32) -> GrayImage {
    let pdf = Pdf::new(pdf.to_vec()).expect("pdf");
    let cache = hayro::RenderCache::new();
    let settings = hayro::PixmapSettings {
        x_scale: dpi / 72.0,
        y_scale: dpi / 72.0,
        bg_color: hayro::vello_cpu::color::palette::css::WHITE,
    };
    let pixmap = hayro::render(
        &pdf.pages()[page],
        &cache,
        &hayro::hayro_interpret::InterpreterSettings::default(),
        &hayro::RenderSettings::default(),
        &settings,
    );
    let (w, h) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    GrayImage::from_raw(w, h, pixmap.data_as_u8_slice().chunks_exact(4).map(|p| p[1]).collect()).expect("picture")
}

/// Left, top, width, height of the code in a picture, and the same in the points of the page (from its foot).
fn code(pdf: &[u8]) -> ((i32, i32, i32, i32), [f64; 4]) {
    let drawn = picture(pdf, 0, 150.0);
    let (w, h) = (drawn.width() as usize, drawn.height() as usize);
    let mut prepared =
        rqrr::PreparedImage::prepare_from_greyscale(w, h, |x, y| drawn.get_pixel(x as u32, y as u32).0[0]);
    let grids = prepared.detect_grids();
    let bounds = grids.first().expect("a code").bounds;
    let (x0, y0, side) = (bounds[0].x, bounds[0].y, bounds[2].x - bounds[0].x);
    let page = Pdf::new(pdf.to_vec()).expect("pdf");
    let crop = page.pages()[0].crop_box();
    let pt = |px: i32| f64::from(px) * 72.0 / 150.0;
    ((x0, y0, side, side), [crop.x0 + pt(x0), crop.y1 - pt(y0 + side), pt(side), pt(side)])
}

/// The file with a change in it, written anew by lopdf.
fn edited(pdf: &[u8], change: impl FnOnce(&mut lopdf::Document)) -> Vec<u8> {
    let mut document = lopdf::Document::load_mem(pdf).expect("pdf");
    change(&mut document);
    let mut out = Vec::new();
    document.save_to(&mut out).expect("saved");
    out
}

fn first_page(document: &mut lopdf::Document) -> &mut lopdf::Dictionary {
    let page = document.page_iter().next().expect("page");
    document.get_dictionary_mut(page).expect("page")
}

fn paint(document: &mut lopdf::Document, operators: &str) {
    let over = document.add_object(lopdf::Stream::new(lopdf::Dictionary::new(), operators.as_bytes().to_vec()));
    let dictionary = first_page(document);
    let contents = dictionary.get(b"Contents").expect("contents").clone();
    let mut all = match contents {
        lopdf::Object::Array(all) => all,
        one => vec![one],
    };
    all.push(over.into());
    dictionary.set("Contents", all);
}

/// The file with one more drawing over its first page.
fn painted_over(pdf: &[u8], operators: &str) -> Vec<u8> {
    edited(pdf, |document| paint(document, operators))
}

/// Adds to the resources of the first page.
fn resource(document: &mut lopdf::Document, kind: &str, name: &str, object: impl Into<lopdf::Object>) {
    let id = document.add_object(object);
    let resources = first_page(document).get_mut(b"Resources").and_then(|r| r.as_dict_mut()).expect("resources");
    if !resources.has(kind.as_bytes()) {
        resources.set(kind, lopdf::Dictionary::new());
    }
    resources.get_mut(kind.as_bytes()).and_then(|r| r.as_dict_mut()).expect("names").set(name, id);
}

fn helvetica() -> lopdf::Dictionary {
    dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" }
}

type Edit = fn(&mut lopdf::Document);

/// A finished poster, changed in one way after the other; all of what is said of each.
fn each_is_caught(build: &[&str], name: &str, cases: &[(&str, Edit, &[&str])]) {
    let town = Town::new(build);
    let pdf = std::fs::read(town.path("output").join(name)).expect("pdf");
    town.slip_in(name, &edited(&pdf, |document| paint(document, "q Q")));
    succeeds(&town.root, &["verify", "output"]);
    for (what, change, parts) in cases {
        town.slip_in(name, &edited(&pdf, *change));
        let output = handbill(&town.root, &["verify", "output"]);
        let words = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{what}: {words}");
        for part in *parts {
            assert!(words.contains(part), "{what}: {part:?} is not in\n{words}");
        }
    }
}

const FOREIGN: &str = "BT /H 20 Tf 100 300 Td (1-800-555-0199) Tj ET";

/// What a font says that is not in the file, or that is drawn by programs, is read by nobody here: it may not be there.
#[test]
fn text_in_fonts_that_cannot_be_read_is_caught() {
    let lost = "error[verify-unreadable]: en/venue-poster.pdf: page 1 uses Helvetica, which is not embedded";
    each_is_caught(
        &ENGLISH,
        POSTER,
        &[
            (
                "on the page",
                |d| {
                    resource(d, "Font", "H", helvetica());
                    paint(d, FOREIGN);
                },
                &[lost],
            ),
            (
                "in a form",
                |d| {
                    let font = d.add_object(helvetica());
                    let form = dictionary! {
                        "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 900.into(), 900.into()],
                        "Resources" => dictionary! { "Font" => dictionary! { "H" => font } },
                    };
                    resource(d, "XObject", "Form", lopdf::Stream::new(form, FOREIGN.as_bytes().to_vec()));
                    paint(d, "/Form Do");
                },
                &[lost],
            ),
            (
                "letters that are drawings",
                |d| {
                    let glyph = d.add_object(lopdf::Stream::new(
                        lopdf::Dictionary::new(),
                        b"600 0 d0 0 0 500 700 re f".to_vec(),
                    ));
                    let font = dictionary! {
                        "Type" => "Font", "Subtype" => "Type3",
                        "FontBBox" => vec![0.into(), 0.into(), 600.into(), 700.into()],
                        "FontMatrix" => vec![lopdf::Object::Real(0.001), 0.into(), 0.into(), lopdf::Object::Real(0.001), 0.into(), 0.into()],
                        "CharProcs" => dictionary! { "one" => glyph },
                        "Encoding" => dictionary! { "Differences" => vec![49.into(), "one".into()] },
                        "FirstChar" => 49, "LastChar" => 49, "Widths" => vec![600.into()],
                    };
                    resource(d, "Font", "H", font);
                    paint(d, "BT /H 20 Tf 100 300 Td (1) Tj ET");
                },
                &["page 1 uses letters that are drawings (a font of Type 3)", "/CharProcs"],
            ),
            ("a font that is nowhere", |d| paint(d, FOREIGN), &["page 1 uses a font `H` that is not in the file"]),
            (
                "by the graphics state",
                |d| {
                    let font = d.add_object(helvetica());
                    resource(d, "ExtGState", "GF", dictionary! { "Font" => vec![font.into(), 20.into()] });
                    paint(d, "BT /GF gs 100 300 Td (1-800-555-0199) Tj ET");
                },
                &["error[verify-extra]", "sets /Font of the graphics state"],
            ),
            (
                "invisible",
                |d| paint(d, "BT 3 Tr ET"),
                &["error[verify-extra]", "letters that are invisible or outlines (operator Tr)"],
            ),
        ],
    );
}

fn catalog(document: &mut lopdf::Document, key: &str, value: impl Into<lopdf::Object>) {
    document.catalog_mut().expect("catalog").set(key, value);
}

fn script() -> lopdf::Dictionary {
    dictionary! { "S" => "JavaScript", "JS" => lopdf::Object::string_literal("app.alert(1)") }
}

#[test]
fn what_handbill_never_writes_is_named() {
    let extra = "error[verify-extra]: en/venue-poster.pdf";
    each_is_caught(
        &ENGLISH,
        POSTER,
        &[
            ("turned", |d| first_page(d).set("Rotate", 180), &[extra, "page 1 has /Rotate (the page is turned)"]),
            (
                "turned by the tree",
                |d| {
                    let tree =
                        d.catalog().and_then(|c| c.get(b"Pages")).and_then(lopdf::Object::as_reference).expect("tree");
                    d.get_dictionary_mut(tree).expect("tree").set("Rotate", 180);
                },
                &[extra, "the file has /Rotate"],
            ),
            ("scaled", |d| first_page(d).set("UserUnit", 2), &[extra, "/UserUnit"]),
            (
                "opened",
                |d| catalog(d, "OpenAction", script()),
                &[extra, "the document has /OpenAction", "/JS (a script)"],
            ),
            ("acting", |d| first_page(d).set("AA", dictionary! { "O" => script() }), &[extra, "page 1 has /AA"]),
            (
                "attached",
                |d| {
                    let names =
                        dictionary! { "EmbeddedFiles" => dictionary! { "Names" => Vec::<lopdf::Object>::new() } };
                    catalog(d, "Names", names);
                },
                &[extra, "/EmbeddedFiles (an attached file)"],
            ),
            (
                "a form",
                |d| catalog(d, "AcroForm", dictionary! { "Fields" => Vec::<lopdf::Object>::new() }),
                &[extra, "/AcroForm"],
            ),
            (
                "layers",
                |d| catalog(d, "OCProperties", dictionary! { "OCGs" => Vec::<lopdf::Object>::new() }),
                &[extra, "/OCProperties (layers that can be hidden)"],
            ),
            (
                "a note over the page",
                |d| annotate(d, dictionary! { "Subtype" => "FreeText" }, [0, 0, 900, 900]),
                &[extra, "an annotation of the kind `FreeText`"],
            ),
            (
                "a link to a program",
                |d| {
                    let launch = dictionary! { "S" => "Launch", "F" => lopdf::Object::string_literal("a.exe") };
                    annotate(d, dictionary! { "Subtype" => "Link", "A" => launch }, [0, 0, 900, 900]);
                },
                &[extra, "does something else than open an address (Launch)"],
            ),
        ],
    );
}

#[test]
fn what_stands_behind_the_end_of_a_file_is_named() {
    let town = Town::new(&ENGLISH);
    let mut pdf = std::fs::read(town.path("output").join(POSTER)).expect("pdf");
    pdf.extend(b"\n7 0 obj\n<< /JS (x) >>\nendobj\n");
    town.slip_in(POSTER, &pdf);
    town.caught(&["error[verify-extra]: en/venue-poster.pdf: the file has something behind its end"]);
}

#[test]
fn a_page_that_is_not_as_the_manifest_says_is_named() {
    let extra = "error[verify-extra]: en/venue-poster.pdf";
    each_is_caught(
        &ENGLISH,
        POSTER,
        &[
            (
                "cut on the screen",
                |d| first_page(d).set("CropBox", [200, 200, 400, 400].map(lopdf::Object::Integer).to_vec()),
                &["error[verify-pages]", "crop box"],
            ),
            (
                "of another ink",
                |d| paint(d, "q 0 0 0 1 k 0 0 1 1 re f Q"),
                &[extra, "colours that the ink `colour` has not (operator k)"],
            ),
            (
                "a gradient of another ink",
                |d| gradient(d, 2, "DeviceCMYK", dictionary! { "FunctionType" => 2 }),
                &[extra, "has a gradient in colours that the ink `colour` has not (DeviceCMYK)"],
            ),
            (
                "a gradient that is computed",
                |d| gradient(d, 2, "DeviceRGB", dictionary! { "FunctionType" => 4 }),
                &[extra, "has a gradient with a function of an unknown kind"],
            ),
            (
                "a gradient by places",
                |d| gradient(d, 1, "DeviceRGB", dictionary! { "FunctionType" => 2 }),
                &[extra, "has a gradient of an unknown kind"],
            ),
            (
                "a picture in the page",
                |d| paint(d, "q 90 0 0 90 90 90 cm BI /W 1 /H 1 /CS /G /BPC 8 ID A EI Q"),
                &[extra, "has the operator `BI`"],
            ),
            (
                "in another language",
                |d| catalog(d, "Lang", lopdf::Object::string_literal("ar")),
                &["error[verify-pages]", "its language is `ar`"],
            ),
            (
                "without its links",
                |d| drop(first_page(d).remove(b"Annots")),
                &["error[verify-link-target]", "no link on the pages opens tel:+18883737888"],
            ),
            ("an old operator", |d| paint(d, "q 9 i Q"), &[extra, "has the operator `i`"]),
        ],
    );
}

fn gradient(document: &mut lopdf::Document, kind: i64, space: &str, function: lopdf::Dictionary) {
    let shading = dictionary! { "ShadingType" => kind, "ColorSpace" => space, "Function" => function };
    resource(document, "Shading", "S9", shading);
}

fn annotate(document: &mut lopdf::Document, mut annotation: lopdf::Dictionary, rect: [i64; 4]) {
    annotation.set("Type", "Annot");
    annotation.set("Rect", rect.map(lopdf::Object::Integer).to_vec());
    let annotation = document.add_object(annotation);
    first_page(document).get_mut(b"Annots").and_then(|a| a.as_array_mut()).expect("links").push(annotation.into());
}

fn link(uri: &str) -> lopdf::Dictionary {
    let action = dictionary! { "Type" => "Action", "S" => "URI", "URI" => lopdf::Object::string_literal(uri) };
    dictionary! { "Subtype" => "Link", "A" => action }
}

#[test]
fn links_that_lead_elsewhere_are_caught() {
    let wrong = "error[verify-link-target]: en/venue-poster.pdf";
    each_is_caught(
        &ENGLISH,
        POSTER,
        &[
            (
                "to a stranger, over the page",
                |d| annotate(d, link("https://example.net/job"), [0, 0, 900, 1300]),
                &[wrong, "opens https://example.net/job, which the manifest does not name"],
            ),
            (
                "to the hotline, over the page",
                |d| annotate(d, link("tel:+18883737888"), [0, 0, 900, 1300]),
                &[wrong, "the link on page 1 that opens tel:+18883737888 lies over"],
            ),
            ("over nothing", |d| annotate(d, link("tel:911"), [1, 1, 3, 3]), &[wrong, "tel:911 lies over no text"]),
            (
                "its own, changed",
                |d| {
                    for object in d.objects.values_mut() {
                        let Ok(dict) = object.as_dict_mut() else { continue };
                        let Ok(action) = dict.get_mut(b"A").and_then(|a| a.as_dict_mut()) else { continue };
                        if action.has(b"URI") {
                            action.set("URI", lopdf::Object::string_literal("tel:+18005550199"));
                        }
                    }
                },
                &[wrong, "opens tel:+18005550199"],
            ),
        ],
    );
}

/// All texts of a page, not its numbers alone.
#[test]
fn covered_texts_are_caught() {
    let hidden = "error[verify-text]: en/venue-poster.pdf: the text \"";
    each_is_caught(
        &ENGLISH,
        POSTER,
        &[
            ("a white box", |d| paint(d, "q 1 g 0 0 900 1300 re f Q"), &[hidden, "cannot be seen", "is painted over"]),
            ("a broad line", |d| paint(d, "q 1 G 2000 w 0 600 m 900 600 l S Q"), &[hidden, "is painted over"]),
            (
                "white boxes, one beside the other",
                |d| {
                    let boxes: String = (0..900).map(|x| format!("{x} 0 1 1300 re f ")).collect();
                    paint(d, &format!("q 1 g {boxes} Q"));
                },
                &[hidden, "is painted over"],
            ),
            (
                "a picture",
                |d| {
                    let picture = dictionary! {
                        "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1, "BitsPerComponent" => 8,
                        "ColorSpace" => "DeviceGray",
                    };
                    resource(d, "XObject", "White", lopdf::Stream::new(picture, vec![255]));
                    paint(d, "q 900 0 0 1300 0 0 cm /White Do Q");
                },
                &[hidden, "has the colour of its ground, or is hidden"],
            ),
        ],
    );
}

/// Crop marks stand at the corners of a sheet for the press, and nothing else outside its bleed.
#[test]
fn strokes_that_are_no_crop_marks_are_caught() {
    let outside: &[&str] = &["error[verify-outside]", "lies outside the bleed"];
    each_is_caught(
        &["venue-poster", "-l", "en", "--ink", "cmyk"],
        "en/venue-poster-cmyk.pdf",
        &[
            ("upright strokes", |d| paint(d, "q 0 0 0 1 K 0.5 w 200 5 m 200 15 l S 206 5 m 206 15 l S Q"), outside),
            ("a level stroke", |d| paint(d, "q 0 0 0 1 K 0.25 w 5 300 m 15 300 l S Q"), outside),
            ("a stroke along the side", |d| paint(d, "q 0 0 0 1 K 0.25 w 5 300 m 5 500 l S Q"), outside),
            ("a broad stroke", |d| paint(d, "q 0 0 0 1 K 100 w 300 2 m 300 14 l S Q"), outside),
            ("a box", |d| paint(d, "q 0 0 0 1 k 200 2 0.5 10 re f Q"), outside),
        ],
    );
}

#[test]
fn a_code_with_a_damaged_corner_is_caught() {
    let town = Town::new(&ENGLISH);
    let pdf = std::fs::read(town.path("output").join(POSTER)).expect("pdf");
    let (_, [x, y, w, h]) = code(&pdf);
    // Top left (a finder), and bottom right, where the error correction would hide it from a phone.
    for (cx, cy) in [(x, y + h * 0.85), (x + w * 0.88, y)] {
        let over = format!("q 1 g {cx:.2} {cy:.2} {:.2} {:.2} re f Q", w * 0.12, h * 0.15);
        town.slip_in(POSTER, &painted_over(&pdf, &over));
        town.caught(&["error[verify-code]"]);
    }
    // The same file, saved by the same library without the spot, passes.
    town.slip_in(POSTER, &painted_over(&pdf, "q Q"));
    assert!(town.verify().status.success(), "{}", String::from_utf8_lossy(&town.verify().stderr));
}

#[test]
fn boxes_that_cut_the_text_are_caught() {
    let town = Town::new(&ENGLISH);
    let pdf = std::fs::read(town.path("output").join(POSTER)).expect("pdf");
    let mut document = lopdf::Document::load_mem(&pdf).expect("pdf");
    let page = document.page_iter().next().expect("page");
    let smaller: Vec<lopdf::Object> = [100, 100, 500, 900].map(lopdf::Object::Integer).to_vec();
    document.get_dictionary_mut(page).expect("page").set("TrimBox", smaller);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("saved");
    town.slip_in(POSTER, &bytes);
    town.caught(&["error[verify-pages]", "trim box", "error[verify-outside]"]);
}

#[test]
fn findings_come_as_json_too() {
    let town = Town::new(&ENGLISH);
    std::fs::remove_file(town.path("output").join(POSTER)).expect("removed");
    let output = handbill(&town.root, &["verify", "output", "--message-format", "json"]);
    let row: serde_json::Value = serde_json::from_slice(&output.stdout).expect("json");
    assert_eq!(row["code"], "verify-missing");
}

#[test]
fn a_build_keeps_no_file_whose_code_does_not_scan() {
    let town = Town::new(&ENGLISH);
    // So pale that it is lost on a poor print; the preflight says so too, and is told to be quiet.
    let pale = "rules = { qr-contrast = { level = \"allow\", reason = \"to see the gate\" } }\n";
    town.change("layouts/tear-off-flyer.toml", "bleed = \"3mm\"", &format!("{pale}bleed = \"3mm\""));
    town.change("layouts/tear-off-flyer.toml", "align = \"end\"\nink = \"ink\"", "align = \"end\"\nink = \"pale\"");
    town.change("handbill.toml", "# [colors]", "[colors]\npale = \"#e2e2e2\"");
    let flyer = ["build", "tear-off-flyer", "-l", "en", "-o", "flyers"];
    let words = fails(&town.root, &flyer);
    contains(&words, &["error[verify-code]", "layouts/tear-off-flyer.toml", "qr = \"{hotline.url}\""]);
    let told = words.split("note[home-printer-margin]").next().expect("the fault comes first");
    assert!(!told.contains("document-title"), "{words}");
    assert!(!town.path("flyers/en").exists());
    succeeds(&town.root, &[&flyer[..], &["--no-verify"]].concat());
    assert!(town.path("flyers/en/tear-off-flyer.pdf").is_file());
}

/// What a picture brings is told at the picture, not at the title.
#[test]
fn a_foreign_code_is_told_at_the_picture_that_brings_it() {
    let town = Town::new(&ENGLISH);
    let mut picture = GrayImage::from_pixel(900, 900, Luma([255]));
    sticker(&mut picture, (200, 200, 500, 500), "https://example.net/job");
    picture.save(town.path("layouts/art/code.png")).expect("saved");
    town.change("layouts/venue-poster.toml", "image = \"art/door.svg\"\nmirror = true", "image = \"art/code.png\"");
    let words = fails(&town.root, &["build", "venue-poster", "-l", "en", "-o", "posters"]);
    contains(&words, &["error[verify-foreign-code]", "image = \"art/code.png\"", "layouts/art/code.png"]);
    assert!(!words.contains("document-title"), "{words}");
}

/// A wall seen from the side: turned, in perspective, out of focus, under a lamp.
fn photograph(poster: &GrayImage, degrees: f32, far: f32) -> GrayImage {
    let (w, h) = (1400_u32, 1400_u32);
    let (sin, cos) = degrees.to_radians().sin_cos();
    let factor = poster.height().max(poster.width()) as f32 / 1100.0;
    let photo = GrayImage::from_fn(w, h, |x, y| {
        let (dx, dy) = (x as f32 - 700.0, y as f32 - 700.0);
        let depth = 1.0 + far * dx / 700.0;
        let (px, py) = ((cos * dx + sin * dy) * depth * factor, (cos * dy - sin * dx) * depth * factor);
        let (px, py) = (px + poster.width() as f32 / 2.0, py + poster.height() as f32 / 2.0);
        let inside = px >= 0.0 && py >= 0.0 && px < poster.width() as f32 && py < poster.height() as f32;
        let paint = if inside { poster.get_pixel(px as u32, py as u32).0[0] } else { 140 };
        let lamp = 0.55 + 0.4 * (x as f32 / 1400.0);
        Luma([(20.0 + f32::from(paint) * lamp * 0.85) as u8])
    });
    image::imageops::fast_blur(&photo, 0.8)
}

fn sticker(poster: &mut GrayImage, at: (i32, i32, i32, i32), payload: &str) {
    let symbol = qrcode::QrCode::new(payload).expect("code");
    let colors = symbol.to_colors();
    let modules = symbol.width() as i32 + 8;
    let (x0, y0, w, _) = (at.0 - at.2 / 6, at.1 - at.3 / 6, at.2 * 4 / 3, at.3);
    for y in 0..w {
        for x in 0..w {
            let (mx, my) = (x * modules / w - 4, y * modules / w - 4);
            let inside = mx >= 0 && my >= 0 && mx < modules - 8 && my < modules - 8;
            let dark = inside && colors[(my * (modules - 8) + mx) as usize] == qrcode::Color::Dark;
            poster.put_pixel((x0 + x) as u32, (y0 + y) as u32, Luma([if dark { 0 } else { 255 }]));
        }
    }
}

#[test]
fn a_photograph_tells_where_its_code_leads() {
    let town = Town::new(&["venue-poster", "wallet-card", "-l", "en", "-l", "ar"]);
    let pdf = std::fs::read(town.path("output").join(POSTER)).expect("pdf");
    let poster = picture(&pdf, 0, 150.0);
    let save = |name: &str, photo: &GrayImage| photo.save(town.path(name)).expect("saved");
    for (name, degrees, far) in [("straight.png", 0.0, 0.0), ("turned.png", 17.0, 0.0), ("aside.jpg", -6.0, 0.18)] {
        save(name, &photograph(&poster, degrees, far));
        let words = succeeds(&town.root, &["scan", name]);
        contains(
            &words,
            &["scan-match", "https://humantraffickinghotline.org", "venue-poster in ar en", "wallet-card"],
        );
    }
    // Somebody has put a code of their own over it, and beside it.
    let (at, _) = code(&pdf);
    let mut covered = poster.clone();
    sticker(&mut covered, at, "https://example.net/job");
    save("sticker.png", &photograph(&covered, 5.0, 0.0));
    contains(
        &fails(&town.root, &["scan", "sticker.png"]),
        &["error[scan-foreign-code]", "https://example.net/job", "a sticker?"],
    );
    let mut beside = poster;
    sticker(&mut beside, (200, 200, at.2, at.3), "https://example.net/job");
    save("beside.png", &photograph(&beside, 0.0, 0.0));
    contains(&fails(&town.root, &["scan", "beside.png"]), &["error[scan-foreign-code]", "scan-match"]);
}

#[test]
fn photographs_without_a_code_and_damaged_ones_are_said() {
    let town = Town::new(&ENGLISH);
    GrayImage::from_pixel(600, 400, Luma([200])).save(town.path("wall.png")).expect("saved");
    contains(&fails(&town.root, &["scan", "wall.png"]), &["error[scan-no-code]"]);
    std::fs::write(town.path("note.jpg"), "no picture").expect("written");
    // A PNG that claims to be 60,000 pixels a side.
    let mut bomb = std::fs::read(town.path("wall.png")).expect("png");
    bomb[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    std::fs::write(town.path("bomb.png"), bomb).expect("written");
    let words = fails(&town.root, &["scan", "note.jpg", "bomb.png", "none.png"]);
    assert_eq!(words.matches("error[bad-photo]").count(), 3, "{words}");
    let empty = tempfile::tempdir().expect("tempdir");
    contains(&fails(empty.path(), &["scan", "wall.png"]), &["error[no-manifest]"]);
}
