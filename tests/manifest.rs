//! The manifest against the files and the campaign, field by field; files that are other than it says; manifests that mean harm.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot set itself up has failed")]

#[path = "finished/mod.rs"]
#[allow(dead_code, reason = "each test file uses its own part")]
mod finished;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use finished::kit;
use handbill::compose::typeset::Typesetter;
use handbill::diag::Report;
use handbill::ink::Ink;
use handbill::pdf::FontCache;
use handbill::press::{Entry, Manifest};
use handbill::scene::{Content, Item, Role, Scene};
use handbill::verify::{Album, Depth, content};
use hayro::hayro_syntax::Pdf;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const REPOSITORY: &str = env!("CARGO_MANIFEST_DIR");

/// Exit code, results and messages.
fn handbill(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_handbill"));
    let output = command.current_dir(folder).env_remove("SOURCE_DATE_EPOCH").args(args).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

struct Town {
    _scratch: tempfile::TempDir,
    root: PathBuf,
}

impl Town {
    /// A campaign with all the kit's parts in its folder.
    fn new() -> Self {
        let scratch = tempfile::tempdir().unwrap();
        assert_eq!(handbill(scratch.path(), &["new", "campaign", "my-town"]).0, Some(0));
        let root = scratch.path().join("my-town");
        Self { _scratch: scratch, root }
    }

    fn built(args: &[&str]) -> Self {
        let town = Self::new();
        town.build(args);
        town
    }

    #[track_caller]
    fn build(&self, args: &[&str]) {
        let (code, _, words) = handbill(&self.root, &[&["build", "-q"], args].concat());
        assert_eq!(code, Some(0), "{args:?}\n{words}");
    }

    fn path(&self, below: &str) -> PathBuf {
        self.root.join(below)
    }

    fn change(&self, below: &str, from: &str, to: &str) -> &Self {
        let text = std::fs::read_to_string(self.path(below)).unwrap();
        assert!(text.contains(from), "{below} has no {from:?}");
        std::fs::write(self.path(below), text.replace(from, to)).unwrap();
        self
    }

    fn manifest(&self) -> Manifest {
        serde_json::from_slice(&std::fs::read(self.path("output/manifest.json")).unwrap()).unwrap()
    }

    fn write(&self, manifest: &Manifest) {
        std::fs::write(self.path("output/manifest.json"), serde_json::to_string(manifest).unwrap()).unwrap();
    }

    /// The sheet as it would be made now.
    fn make(&self, layout: &str, locale: &str, ink: Ink) -> kit::Made {
        let campaign = Box::leak(Box::new(kit::load_at(&self.root, ink)));
        let region = campaign.settings.region.value.clone();
        kit::make(campaign, layout, locale, &region, &mut Typesetter::default(), &FontCache::default())
    }
}

const POSTER: &str = "en/venue-poster.pdf";
const ENGLISH: [&str; 3] = ["venue-poster", "-l", "en"];

/// The value of a key of a TOML file, by its path.
fn toml_at(file: &Path, keys: &[&str]) -> Option<String> {
    let table: toml::Table = std::fs::read_to_string(file).unwrap().parse().unwrap();
    let mut at = toml::Value::Table(table);
    for key in keys {
        at = match (key.parse::<usize>(), at) {
            (Ok(number), toml::Value::Array(list)) => list.get(number)?.clone(),
            (_, toml::Value::Table(table)) => table.get(*key)?.clone(),
            (_, one) => one,
        };
    }
    at.as_str().map(str::to_owned)
}

/// The paragraphs of a scene, without white space: what its tagged runs say, in their order, and what the others say.
fn paragraphs(scene: &Scene) -> (BTreeSet<String>, String) {
    fn walk(items: &[Item], own: &mut impl FnMut(Option<usize>, &str)) {
        for item in items {
            match &item.content {
                Content::Text(run) => own(item.tag, &run.text),
                Content::Clip { items, .. } => walk(items, own),
                Content::Path(_) | Content::Image { .. } | Content::Form { .. } => {}
            }
        }
    }
    let mut tagged: BTreeMap<usize, String> = BTreeMap::new();
    let mut rest = String::new();
    let mut add = |tag: Option<usize>, text: &str| match tag {
        Some(tag) => {
            let node = &scene.tags[tag];
            let whole = if node.role == Role::Link { node.parent.unwrap() } else { tag };
            if scene.tags[whole].role != Role::Label {
                tagged.entry(whole).or_default().push_str(text);
            }
        }
        None => rest.push_str(text),
    };
    scene.pages.iter().for_each(|page| walk(&page.items, &mut add));
    (tagged.into_values().map(|text| bare(&text)).collect(), bare(&rest))
}

/// Letters alone: what breaks lines and tells directions is left out.
fn bare(text: &str) -> String {
    let unseen =
        |c: char| matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}');
    text.chars().filter(|c| !c.is_whitespace() && !unseen(*c)).collect()
}

/// Which of the values stand in the texts, in the order in which they are met.
fn met(texts: &[String], values: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for text in texts {
        let mut here: Vec<(usize, &String)> = values.iter().filter_map(|v| Some((text.find(v.as_str())?, v))).collect();
        here.sort();
        for (_, value) in here {
            if !found.contains(value) {
                found.push(value.clone());
            }
        }
    }
    found
}

/// The payloads of the codes on the pages, by another decoder than that of `verify`.
fn codes(bytes: &[u8]) -> Vec<String> {
    let pdf = Pdf::new(bytes.to_vec()).unwrap();
    let mut found = BTreeSet::new();
    for page in pdf.pages().iter() {
        let settings = hayro::PixmapSettings {
            x_scale: 150.0 / 72.0,
            y_scale: 150.0 / 72.0,
            bg_color: hayro::vello_cpu::color::palette::css::WHITE,
        };
        let (cache, draw) = (hayro::RenderCache::new(), hayro::RenderSettings::default());
        let drawn =
            hayro::render(page, &cache, &hayro::hayro_interpret::InterpreterSettings::default(), &draw, &settings);
        let (w, h) = (u32::from(drawn.width()), u32::from(drawn.height()));
        let luma = drawn.data_as_u8_slice().chunks_exact(4).map(|p| p[1]).collect();
        let kind = Some(rxing::BarcodeFormat::QR_CODE);
        found.extend(rxing::helpers::detect_in_luma(luma, w, h, kind).map(|r| r.getText().to_owned()));
    }
    found.into_iter().collect()
}

/// What an entry must be, from the file, the campaign's folder and the scene.
fn expected(town: &Town, path: &str, made: &kit::Made) -> Value {
    let bytes = std::fs::read(town.path("output").join(path)).unwrap();
    assert!(bytes == made.bytes, "{path} is the file that is made now");
    let (locale, file) = path.split_once('/').unwrap();
    let stem = file.trim_end_matches(".pdf");
    let ink = ["grey", "cmyk"].into_iter().find(|ink| stem.ends_with(&format!("-{ink}")));
    let layout = ink.map_or(stem, |ink| stem.trim_end_matches(ink).trim_end_matches('-'));
    let registry = town.path("hotlines/US.toml");
    let of = |key: &str| toml_at(&registry, &["hotline", "0", key]);
    let pdf = Pdf::new(bytes.clone()).unwrap();
    let cents = |v: f64| (v * 100.0).round() / 100.0 + 0.0;
    let sheets: Vec<Value> = pdf
        .pages()
        .iter()
        .map(|page| {
            let rect = |key: &str| {
                let r: hayro::hayro_syntax::object::Rect = page.raw().get(key).unwrap();
                [r.x0, r.y0, r.x1, r.y1].map(cents)
            };
            let media = rect("MediaBox");
            json!({ "media": [media[2], media[3]], "bleed": rect("BleedBox"), "trim": rect("TrimBox") })
        })
        .collect();
    let trim = pdf.pages()[0].raw().get::<hayro::hayro_syntax::object::Rect>("TrimBox").unwrap();
    // In points: what the office calls its papers.
    let paper = match (layout, trim.width().round() as i64, trim.height().round() as i64) {
        ("wallet-card", ..) | (_, 612, 792) => "Letter",
        (_, 792, 1224) => "Tabloid",
        other => panic!("{path}: a paper of {other:?}"),
    };
    let mut inputs = BTreeMap::new();
    let mut add = |name: String| inputs.insert(name.clone(), json!(hex(&std::fs::read(town.path(&name)).unwrap())));
    add("handbill.toml".into());
    add("hotlines/US.toml".into());
    add(format!("layouts/{layout}.toml"));
    let text = std::fs::read_to_string(town.path(&format!("layouts/{layout}.toml"))).unwrap();
    for line in text.lines().filter_map(|line| line.strip_prefix("image = \"")) {
        add(format!("layouts/{}", line.trim_end_matches('"')));
    }
    for entry in std::fs::read_dir(town.path("locales").join(locale)).unwrap() {
        add(format!("locales/{locale}/{}", entry.unwrap().file_name().to_string_lossy()));
    }
    // What the settings leave open is the kit's.
    let settings = std::fs::read(Path::new(REPOSITORY).join("handbill.toml")).unwrap();
    inputs.insert("kit:handbill.toml".into(), json!(hex(&settings)));
    let faces = finished::faces_of(&made.scene);
    let fonts: BTreeMap<&String, String> = faces
        .keys()
        .map(|name| (name, hex(&std::fs::read(Path::new(REPOSITORY).join(format!("fonts/{name}.ttf"))).unwrap())))
        .collect();
    let entry: Vec<Entry> = town.manifest().files.into_iter().filter(|f| f.path == path).collect();
    let [entry] = entry.as_slice() else { panic!("{path} is there {} times", entry.len()) };
    let numbers: Vec<String> =
        [of("call"), of("text"), toml_at(&registry, &["emergency", "number"])].into_iter().flatten().collect();
    let address = of("url").unwrap().trim_start_matches("https://").to_owned();
    json!({
        "path": path,
        "sha256": hex(&bytes),
        "bytes": bytes.len(),
        "pages": pdf.pages().len(),
        "layout": layout,
        "locale": locale,
        "review": toml_at(&town.path(&format!("locales/{locale}/locale.toml")), &["review"]).unwrap(),
        "region": toml_at(&town.path("handbill.toml"), &["region"]).unwrap(),
        "paper": paper,
        "ink": ink.unwrap_or("colour"),
        "hotline": {
            "id": of("id"), "call": of("call"), "text": of("text"), "source": of("source"), "evidence": of("evidence"),
        },
        "qr": codes(&bytes),
        "sheets": sheets,
        // Compared below, with what is set on the page.
        "texts": entry.texts,
        "numbers": met(&entry.texts, &numbers),
        "addresses": met(&entry.texts, &[address]),
        "warnings": [],
        "inputs": inputs,
        "fonts": fonts,
    })
}

#[test]
fn every_field_is_what_the_files_and_the_campaign_say() {
    let town = Town::new();
    let locales = ["en", "ar", "km"];
    for ink in ["colour", "grey", "cmyk"] {
        town.build(&["-l", "en", "-l", "ar", "-l", "km", "--ink", ink]);
    }
    let raw: Value = serde_json::from_slice(&std::fs::read(town.path("output/manifest.json")).unwrap()).unwrap();
    let manifest = town.manifest();
    let head: Vec<&String> = raw.as_object().unwrap().keys().collect();
    assert_eq!(head, ["campaign", "files", "generator", "version"]);
    assert_eq!(manifest.generator, concat!("handbill ", env!("CARGO_PKG_VERSION")));
    let settings = town.path("handbill.toml");
    assert_eq!(Some(&manifest.campaign), toml_at(&settings, &["name"]).as_ref());
    assert_eq!(manifest.version, toml_at(&settings, &["version"]));
    let mut files: Vec<String> = Vec::new();
    for locale in locales {
        for entry in std::fs::read_dir(town.path("output").join(locale)).unwrap() {
            files.push(format!("{locale}/{}", entry.unwrap().file_name().to_string_lossy()));
        }
    }
    files.sort();
    assert_eq!(files.len(), 27);
    assert_eq!(manifest.files.iter().map(|f| &f.path).collect::<Vec<_>>(), files.iter().collect::<Vec<_>>());
    for (found, entry) in raw["files"].as_array().unwrap().iter().zip(&manifest.files) {
        let ink = kit::INKS.into_iter().find(|ink| ink.name() == entry.ink).unwrap();
        let made = town.make(&entry.layout, &entry.locale, ink);
        let wanted = expected(&town, &entry.path, &made);
        let (found, wanted) = (found.as_object().unwrap(), wanted.as_object().unwrap());
        assert_eq!(found.keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>(), "{}", entry.path);
        for (key, wanted) in wanted {
            assert_eq!(&found[key], wanted, "{}: {key}", entry.path);
        }
        let (tagged, rest) = paragraphs(&made.scene);
        let texts: BTreeSet<String> = entry.texts.iter().map(|text| bare(text)).collect();
        let unsaid: Vec<_> = tagged.difference(&texts).collect();
        assert!(unsaid.is_empty(), "{}: the manifest does not name {unsaid:?}", entry.path);
        let unset = texts.iter().find(|text| !tagged.contains(*text) && !rest.contains(*text));
        assert_eq!(unset, None, "{}: in the manifest and not on the page", entry.path);
        assert!(!entry.numbers.is_empty() && !entry.qr.is_empty(), "{}", entry.path);
    }
}

/// What a campaign lacks comes from the kit, and is named so.
#[test]
fn parts_of_the_kit_are_named_with_their_hashes() {
    let town = Town::new();
    std::fs::remove_dir_all(town.path("layouts")).unwrap();
    std::fs::remove_file(town.path("locales/en/common.ftl")).unwrap();
    town.build(&ENGLISH);
    let inputs = town.manifest().files.remove(0).inputs;
    let own: BTreeSet<&str> = inputs.keys().map(String::as_str).filter(|path| !path.starts_with("kit:")).collect();
    let expected =
        ["handbill.toml", "hotlines/US.toml", "locales/en/card.ftl", "locales/en/flyer.ftl", "locales/en/locale.toml"];
    assert_eq!(own, expected.into());
    for part in ["layouts/venue-poster.toml", "layouts/art/door.svg", "locales/en/common.ftl"] {
        let hash = hex(&std::fs::read(Path::new(REPOSITORY).join(part)).unwrap());
        assert_eq!(inputs.get(&format!("kit:{part}")), Some(&hash), "{part}");
    }
}

/// A warning of a sheet stands in its entry, once; what is said of the campaign does not.
#[test]
fn warnings_of_a_sheet_are_in_its_entry() {
    let town = Town::new();
    let pale = "rules = { qr-contrast = \"warn\" }\n";
    town.change("layouts/tear-off-flyer.toml", "bleed = \"3mm\"", &format!("{pale}bleed = \"3mm\""))
        .change("layouts/tear-off-flyer.toml", "align = \"end\"\nink = \"ink\"", "align = \"end\"\nink = \"pale\"")
        .change("handbill.toml", "[colors]", "[colors]\npale = \"#e2e2e2\"");
    let args = ["build", "tear-off-flyer", "-l", "en", "-l", "ar", "--no-verify", "--message-format", "json"];
    let (code, lines, words) = handbill(&town.root, &args);
    assert_eq!(code, Some(0), "{lines}{words}");
    let told: BTreeSet<String> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .filter(|line| line["severity"] == "warning" && line["jobs"] != 0)
        .map(|line| line["code"].as_str().unwrap().to_owned())
        .collect();
    assert!(told.contains("qr-contrast"), "{lines}");
    for entry in town.manifest().files {
        assert_eq!(entry.warnings, told.iter().cloned().collect::<Vec<_>>(), "{}", entry.path);
    }
}

/// What the manifest says of a file, and the file.
fn subject(args: &[&str], path: &str) -> (Town, Entry, Vec<u8>) {
    let town = Town::built(args);
    let entry = town.manifest().files.into_iter().find(|f| f.path == path).unwrap();
    let bytes = std::fs::read(town.path("output").join(path)).unwrap();
    (town, entry, bytes)
}

/// The codes of what is found in a file, at both depths.
fn found(entry: &Entry, bytes: &[u8]) -> [BTreeSet<&'static str>; 2] {
    [Depth::Build, Depth::Full].map(|depth| {
        let mut report = Report::default();
        content(entry, bytes, depth, &Album::default(), &mut report);
        report.diagnostics.iter().map(|d| d.code).collect()
    })
}

#[track_caller]
fn caught(what: &str, entry: &Entry, bytes: &[u8], codes: &[&str]) {
    for found in found(entry, bytes) {
        for code in codes {
            assert!(found.contains(code), "{what}: {found:?}");
        }
    }
}

/// The file with a change in it, written anew by lopdf.
fn changed(bytes: &[u8], change: impl FnOnce(&mut lopdf::Document)) -> Vec<u8> {
    let mut document = lopdf::Document::load_mem(bytes).unwrap();
    change(&mut document);
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

fn set_box(document: &mut lopdf::Document, page: usize, key: &str, value: [f64; 4]) {
    let id = document.page_iter().nth(page).unwrap();
    let value: Vec<lopdf::Object> = value.iter().map(|v| lopdf::Object::Real(*v as f32)).collect();
    document.get_dictionary_mut(id).unwrap().set(key, value);
}

fn painted_over(document: &mut lopdf::Document, operators: &str) {
    let page = document.page_iter().next().unwrap();
    let over = document.add_object(lopdf::Stream::new(lopdf::Dictionary::new(), operators.as_bytes().to_vec()));
    let dictionary = document.get_dictionary_mut(page).unwrap();
    let contents = dictionary.get(b"Contents").unwrap().clone();
    dictionary.set("Contents", vec![contents, over.into()]);
}

#[test]
fn a_file_with_other_pages_or_boxes_is_refused() {
    for (layout, path, pages) in [("venue-poster", POSTER, 1), ("wallet-card", "en/wallet-card.pdf", 2)] {
        let (_town, entry, bytes) = subject(&[layout, "-l", "en"], path);
        assert_eq!(found(&entry, &changed(&bytes, |_| {})), [BTreeSet::new(), BTreeSet::new()], "{path}");
        let add = |document: &mut lopdf::Document| {
            let (first, root) = (document.page_iter().next().unwrap(), document.catalog().unwrap());
            let tree = root.get(b"Pages").unwrap().as_reference().unwrap();
            let twin = document.get_dictionary(first).unwrap().clone();
            let twin = document.add_object(twin);
            let tree = document.get_dictionary_mut(tree).unwrap();
            tree.get_mut(b"Kids").unwrap().as_array_mut().unwrap().push(twin.into());
            tree.set("Count", pages + 1);
        };
        caught("a page more", &entry, &changed(&bytes, add), &["verify-pages"]);
        let drop = |document: &mut lopdf::Document| document.delete_pages(&[pages as u32]);
        if pages > 1 {
            caught("a page less", &entry, &changed(&bytes, drop), &["verify-pages"]);
        }
        for page in 0..pages as usize {
            for (key, at) in [("MediaBox", 0), ("BleedBox", 1), ("TrimBox", 2)] {
                let sheet = &entry.sheets[page];
                let wanted = [[0.0, 0.0, sheet.media[0], sheet.media[1]], sheet.bleed, sheet.trim][at];
                for side in 0..4 {
                    // A tenth of a millimetre is seen, what rounding takes is not.
                    for (by, seen) in [(0.3, true), (0.005, false)] {
                        let mut other = wanted;
                        other[side] += by;
                        let bytes = changed(&bytes, |document| set_box(document, page, key, other));
                        let mut report = Report::default();
                        content(&entry, &bytes, Depth::Build, &Album::default(), &mut report);
                        let told = report.diagnostics.iter().any(|d| d.code == "verify-pages");
                        assert_eq!(told, seen, "{path}: side {side} of the {key} of page {page}, {by} pt");
                    }
                }
            }
        }
    }
}

/// Outside the bleed there is nothing, and outside the trim no text, even where the manifest is told of the room.
#[test]
fn what_lies_outside_is_refused() {
    let (_town, mut entry, bytes) = subject(&ENGLISH, POSTER);
    let [w, h] = entry.sheets[0].media;
    let wide = |over: &str| {
        changed(&bytes, |document| {
            set_box(document, 0, "MediaBox", [0.0, 0.0, w + 60.0, h]);
            painted_over(document, over);
        })
    };
    entry.sheets[0].media = [w + 60.0, h];
    let clean = found(&entry, &wide("q Q"));
    assert!(clean.iter().all(BTreeSet::is_empty), "{clean:?}");
    for over in
        ["q 0 g X 100 20 20 re f Q", "q 1 0 0 RG 4 w X 200 m Y 300 l S Q", "q 0 g X 400 m Y 400 l X 440 l h f Q"]
    {
        let over = over.replace('X', &format!("{}", w + 20.0)).replace('Y', &format!("{}", w + 50.0));
        caught(&over, &entry, &wide(&over), &["verify-outside"]);
    }
    // The trim is drawn in, and text stands outside it.
    let trim = entry.sheets[0].trim;
    let narrow = [trim[0], trim[1] + 300.0, trim[2], trim[3]];
    entry.sheets[0].trim = narrow;
    let cut = changed(&bytes, |document| {
        set_box(document, 0, "MediaBox", [0.0, 0.0, w + 60.0, h]);
        set_box(document, 0, "TrimBox", narrow);
    });
    caught("a trim through the text", &entry, &cut, &["verify-outside"]);
}

/// A sheet of a campaign in which one thing is other, under the entry of the first.
#[test]
fn a_file_of_another_wording_is_refused() {
    let registry = "hotlines/US.toml";
    let cases: [(&str, &str, &str, &[&str]); 7] = [
        (registry, "text = \"233733\"", "text = \"233734\"", &["verify-number"]),
        (registry, "number = \"911\"", "number = \"112\"", &["verify-number"]),
        (registry, "7888\"", "7889\"", &["verify-number"]),
        (
            registry,
            "humantraffickinghotline.org\"",
            "humantraffickinghotlime.org\"",
            &["verify-number", "verify-foreign-code"],
        ),
        (
            "locales/en/common.ftl",
            "Does someone keep your passport or ID?",
            "Does someone keep your ID?",
            &["verify-text"],
        ),
        ("handbill.toml", "version = \"2026-11\"", "version = \"2026-10\"", &["verify-text"]),
        ("hotlines/US.toml", "hours = \"24/7\"\n", "", &["verify-text"]),
    ];
    let (_town, entry, _) = subject(&ENGLISH, POSTER);
    for (file, from, to, codes) in cases {
        let town = Town::new();
        town.change(registry, "dial = \"+18883737888\"\n", "");
        if from != to {
            town.change(file, from, to);
        }
        caught(&format!("{from} → {to}"), &entry, &town.make("venue-poster", "en", Ink::Colour).bytes, codes);
    }
}

/// Each list of the entry with one thing more than the page shows.
#[test]
fn what_the_manifest_names_and_the_page_lacks_is_refused() {
    let (_town, entry, bytes) = subject(&ENGLISH, POSTER);
    type Forge = fn(&mut Entry);
    let cases: [(&str, Forge, &str); 5] = [
        ("a text", |e| e.texts.push("Nobody says this.".into()), "verify-text"),
        ("a number", |e| e.numbers.push("1-888-373-7880".into()), "verify-number"),
        ("an address", |e| e.addresses.push("handbill.example".into()), "verify-number"),
        ("a code", |e| e.qr.push("https://handbill.example".into()), "verify-code"),
        ("a page", |e| e.pages += 1, "verify-pages"),
    ];
    for (what, forge, code) in cases {
        let mut forged = entry.clone();
        forge(&mut forged);
        caught(what, &forged, &bytes, &[code]);
    }
    // And one thing less than it shows: a foreign code, a foreign number.
    let mut forged = entry.clone();
    forged.qr.clear();
    caught("a code less", &forged, &bytes, &["verify-foreign-code"]);
    let mut forged = entry;
    forged.numbers.retain(|n| n != "1-888-373-7888");
    forged.texts.retain(|text| !text.contains("1-888-373-7888"));
    caught("a number less", &forged, &bytes, &["verify-foreign-number"]);
}

/// Every byte counts: the title, the language, the viewer's wishes, the links are in no field, and all the same sworn to.
#[test]
fn any_other_change_of_a_file_is_told_by_its_hash() {
    let (town, _, bytes) = subject(&ENGLISH, POSTER);
    type Change = fn(&mut lopdf::Document);
    let changes: [(&str, Change); 4] = [
        ("title", |d| {
            let info = d.trailer.get(b"Info").unwrap().as_reference().unwrap();
            d.get_dictionary_mut(info).unwrap().set("Title", lopdf::Object::string_literal("Another"));
        }),
        ("language", |d| d.catalog_mut().unwrap().set("Lang", lopdf::Object::string_literal("fr"))),
        ("preferences", |d| drop(d.catalog_mut().unwrap().remove(b"ViewerPreferences"))),
        ("links", |d| {
            let page = d.page_iter().next().unwrap();
            d.get_dictionary_mut(page).unwrap().remove(b"Annots");
        }),
    ];
    for (what, change) in changes {
        std::fs::write(town.path("output").join(POSTER), changed(&bytes, change)).unwrap();
        let (code, _, words) = handbill(&town.root, &["verify", "output"]);
        assert_eq!(code, Some(1), "{what}");
        assert!(words.contains("error[verify-changed]"), "{what}: {words}");
    }
    // One byte, in the middle and at the end.
    for at in [bytes.len() / 2, bytes.len() - 1] {
        let mut other = bytes.clone();
        other[at] ^= 1;
        std::fs::write(town.path("output").join(POSTER), other).unwrap();
        let (code, _, words) = handbill(&town.root, &["verify", "output"]);
        assert_eq!((code, words.contains("error[verify-changed]")), (Some(1), true), "{words}");
    }
}

/// A key of an entry that somebody has changed is told, key by key.
#[test]
fn a_changed_field_of_the_manifest_is_told() {
    let town = Town::built(&ENGLISH);
    let honest = town.manifest();
    type Forge = fn(&mut Entry);
    let cases: [(&str, Forge, &str); 15] = [
        ("path", |e| e.path = "en/other.pdf".into(), "verify-missing"),
        (
            "sha256",
            |e| e.sha256.replace_range(0..1, if e.sha256.starts_with('0') { "1" } else { "0" }),
            "verify-changed",
        ),
        ("pages", |e| e.pages = 2, "verify-pages"),
        ("layout", |e| e.layout = "tear-off-flyer".into(), "verify-outdated"),
        ("locale", |e| e.locale = "fr".into(), "verify-outdated"),
        ("region", |e| e.region = "GB".into(), "verify-registry"),
        ("hotline id", |e| e.hotline.id = "local".into(), "verify-registry"),
        ("hotline call", |e| e.hotline.call = None, "verify-registry"),
        ("hotline text", |e| e.hotline.text = Some("233734".into()), "verify-registry"),
        ("qr", |e| e.qr.clear(), "verify-registry"),
        ("sheets", |e| e.sheets[0].trim[0] += 1.0, "verify-pages"),
        ("numbers", |e| e.numbers.clear(), "verify-registry"),
        ("addresses", |e| e.addresses.clear(), "verify-registry"),
        ("inputs", |e| drop(e.inputs.remove("handbill.toml")), "verify-outdated"),
        ("fonts", |e| e.fonts.values_mut().for_each(|hash| *hash = "0".repeat(64)), "verify-outdated"),
    ];
    for (key, forge, code) in cases {
        let mut manifest = honest.clone();
        forge(&mut manifest.files[0]);
        town.write(&manifest);
        let (exit, _, words) = handbill(&town.root, &["verify", "output"]);
        assert_eq!(exit, Some(1), "{key}: {words}");
        assert!(words.contains(&format!("error[{code}]")), "{key}: {words}");
    }
    town.write(&honest);
    assert_eq!(handbill(&town.root, &["verify", "output"]).0, Some(0));
}

/// A file of the user's own stands where a sheet would go: no manifest beside it makes it handbill's.
#[test]
fn a_users_own_file_is_never_overwritten() {
    let town = Town::built(&["wallet-card", "-l", "en"]);
    let honest = town.manifest();
    let place = town.path("output").join(POSTER);
    let mut of_others = honest.clone();
    of_others.files[0].path = "en/another.pdf".into();
    let mut other_layout = honest.clone();
    other_layout.files[0].path = POSTER.into();
    let mut other_ink = other_layout.clone();
    other_ink.files[0].layout = "venue-poster".into();
    other_ink.files[0].ink = "cmyk".into();
    let mut dotted = honest.clone();
    dotted.files[0].path = "en/../en/venue-poster.pdf".into();
    let manifests = [&honest, &of_others, &other_layout, &other_ink, &dotted];
    let texts = manifests.map(|m| Some(serde_json::to_string(m).unwrap()));
    let foreign = [
        None,
        Some("{}".to_owned()),
        Some("[]".to_owned()),
        Some("{\"name\": \"my web app\", \"start_url\": \"/\"}".to_owned()),
        Some(format!("{{\"generator\":\"g\",\"campaign\":\"c\",\"version\":null,\"files\":[],\"x\":\"{POSTER}\"}}")),
    ];
    for text in texts.into_iter().chain(foreign) {
        std::fs::write(&place, "my own poster").unwrap();
        let file = town.path("output/manifest.json");
        match &text {
            Some(text) => std::fs::write(&file, text).unwrap(),
            None => std::fs::remove_file(&file).unwrap(),
        }
        let (code, _, words) = handbill(&town.root, &["build", "venue-poster", "-l", "en"]);
        assert_eq!(code, Some(1), "{text:?}\n{words}");
        assert!(words.contains("error[file-conflict]") || words.contains("error[bad-manifest]"), "{words}");
        assert_eq!(std::fs::read_to_string(&place).unwrap(), "my own poster", "{text:?}");
        // Nor is the manifest of somebody else.
        assert_eq!(std::fs::read_to_string(&file).ok(), text);
    }
}

/// Paths that lead out of the folder are neither opened, nor written, nor kept.
#[test]
fn a_manifest_that_leads_out_of_its_folder_is_not_followed() {
    let town = Town::built(&["wallet-card", "-l", "en"]);
    let honest = town.manifest();
    let secret = town.path("secret.pdf");
    std::fs::copy(town.path("output/en/wallet-card.pdf"), &secret).unwrap();
    let absolute = secret.to_string_lossy().into_owned();
    for path in
        ["../secret.pdf", "en/../../secret.pdf", "./../secret.pdf", "en\\..\\..\\secret.pdf", &absolute, "", "."]
    {
        let mut manifest = honest.clone();
        let mut twin = manifest.files[0].clone();
        twin.path = path.to_owned();
        manifest.files.push(twin);
        town.write(&manifest);
        let (code, _, words) = handbill(&town.root, &["verify", "output"]);
        assert_eq!(code, Some(1), "{path}: {words}");
        assert!(words.contains("error[verify-link]") && words.contains("was not opened"), "{path}: {words}");
        town.build(&["wallet-card", "-l", "en"]);
        let kept: Vec<String> = town.manifest().files.into_iter().map(|f| f.path).collect();
        assert_eq!(kept, ["en/wallet-card.pdf"], "{path}");
        assert_eq!(handbill(&town.root, &["verify", "output"]).0, Some(0), "{path}");
        assert!(secret.is_file());
    }
}

/// What went, or became a folder or a link, leaves the manifest with the next build; what is there stays in it.
#[test]
fn vanished_files_leave_the_manifest() {
    let town = Town::built(&["-l", "en"]);
    town.build(&["wallet-card", "-l", "fr"]);
    let all = town.manifest().files.len();
    assert_eq!(all, 4);
    std::fs::remove_file(town.path("output/en/venue-poster.pdf")).unwrap();
    std::fs::remove_file(town.path("output/en/tear-off-flyer.pdf")).unwrap();
    std::fs::create_dir(town.path("output/en/tear-off-flyer.pdf")).unwrap();
    let kept = |town: &Town| town.manifest().files.into_iter().map(|f| f.path).collect::<Vec<_>>();
    town.build(&["wallet-card", "-l", "es"]);
    assert_eq!(kept(&town), ["en/wallet-card.pdf", "es/wallet-card.pdf", "fr/wallet-card.pdf"]);
    #[cfg(unix)]
    {
        let card = town.path("output/fr/wallet-card.pdf");
        std::fs::rename(&card, town.path("mine.pdf")).unwrap();
        std::os::unix::fs::symlink(town.path("mine.pdf"), &card).unwrap();
        town.build(&["wallet-card", "-l", "es"]);
        assert_eq!(kept(&town), ["en/wallet-card.pdf", "es/wallet-card.pdf"]);
        assert!(town.path("mine.pdf").is_file());
    }
}
