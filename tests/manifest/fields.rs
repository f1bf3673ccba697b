//! Every key of every entry, worked out anew from the files, the campaign's folder and the scenes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use handbill::manifest::Entry;
use handbill::scene::{Content, Item, Role, Scene};
use hayro::hayro_syntax::Pdf;
use serde_json::{Value, json};

use super::finished::{self, kit};
use super::town::*;

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
                Content::Clip { items, .. } | Content::Cut { items, .. } => walk(items, own),
                Content::Path(_) | Content::Shade(_) | Content::Image { .. } | Content::Form { .. } => {}
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

/// What each number and address of the record opens, where the texts have it.
fn links(registry: &Path, texts: &[String]) -> Vec<Value> {
    let of = |key: &str| toml_at(registry, &["hotline", "0", key]).unwrap();
    let emergency = toml_at(registry, &["emergency", "number"]).unwrap();
    let opened = [
        (of("call"), format!("tel:{}", of("dial"))),
        (of("text"), format!("sms:{}", of("text"))),
        (emergency.clone(), format!("tel:{emergency}")),
        (of("url").trim_start_matches("https://").to_owned(), of("url")),
    ];
    let printed = opened.into_iter().filter(|(text, _)| texts.iter().any(|t| t.contains(text)));
    let mut links: Vec<Value> = printed.map(|(text, uri)| json!({ "text": text, "uri": uri })).collect();
    links.sort_by_key(|link| link["text"].as_str().unwrap_or_default().to_owned());
    links
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
        "links": links(&registry, &entry.texts),
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
    let campaigns = kit::INKS.map(|ink| town.load(ink));
    for (found, entry) in raw["files"].as_array().unwrap().iter().zip(&manifest.files) {
        let campaign = campaigns.into_iter().find(|campaign| campaign.ink.name() == entry.ink).unwrap();
        let made = made(campaign, &entry.layout, &entry.locale);
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
        .change("handbill.toml", "# [colors]", "[colors]\npale = \"#e2e2e2\"");
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
