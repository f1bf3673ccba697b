//! The table of keys as people and editors meet it: `handbill schema`, `handbill explain KEY`, `docs/reference.md`, and the
//! readers' hints. `BLESS=1 cargo test --test main schema::` writes the page anew.

mod agreement;
mod page;
mod probes;

use std::path::{Path, PathBuf};

use handbill::load::tables::lists::lists;
use handbill::schema::{FILES, find, json};
use rayon::prelude::*;
use serde_json::Value;

use crate::bad_cases;
use crate::each::support::{Town, handbill, repository, words};

/// A schema must have an address; nothing is fetched.
const HOME: &str = "https://example.org/handbill.json";

/// A schema of one kind of file, ready to judge.
pub struct Judge {
    schemas: boon::Schemas,
    index: boon::SchemaIndex,
}

impl Judge {
    /// A part of the schema of a file, by its pointer; the whole by `""`.
    pub fn of(file: usize, pointer: &str) -> Self {
        let mut compiler = boon::Compiler::new();
        compiler.set_default_draft(boon::Draft::V2020_12);
        compiler.add_resource(HOME, json::schema(file, &lists()).unwrap()).unwrap();
        let mut schemas = boon::Schemas::new();
        let index = compiler.compile(&format!("{HOME}#{pointer}"), &mut schemas).unwrap();
        Self { schemas, index }
    }

    pub fn fault(&self, value: &Value) -> Option<String> {
        self.schemas.validate(value, self.index).err().map(|why| format!("{why:#}"))
    }
}

/// TOML as editors see it: a date is a text.
pub fn as_json(text: &str) -> Option<Value> {
    fn plain(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => date.to_string().into(),
            toml::Value::Array(items) => items.into_iter().map(plain).collect(),
            toml::Value::Table(table) => Value::Object(table.into_iter().map(|(key, v)| (key, plain(v))).collect()),
            other => serde_json::to_value(other).unwrap(),
        }
    }
    text.parse::<toml::Table>().ok().map(|table| plain(toml::Value::Table(table)))
}

/// Which kind of file of a campaign it is.
fn kind_of(below: &str) -> Option<usize> {
    let kind = match below.split('/').collect::<Vec<_>>().as_slice() {
        [.., "layouts", file] if file.ends_with(".toml") => "layout",
        [.., "hotlines", file] if file.ends_with(".toml") => "hotlines",
        [.., "resources", file] if file.ends_with(".toml") => "resources",
        [.., "locales", _, "locale.toml"] => "locale",
        [.., "handbill.toml"] => "settings",
        _ => return None,
    };
    FILES.iter().position(|(root, _)| root.name == kind)
}

/// The TOML files of campaigns below a folder that are TOML at all.
fn campaign_files(folder: &Path) -> Vec<(PathBuf, usize, Value)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for path in std::fs::read_dir(next).unwrap().flatten().map(|e| e.path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let below = path.strip_prefix(repository()).unwrap().to_string_lossy().into_owned();
            let Some(kind) = kind_of(&below.replace('\\', "/")) else { continue };
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            let Some(value) = as_json(&text) else { continue };
            found.push((path, kind, value));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

fn judges() -> Vec<Judge> {
    (0..FILES.len()).map(|file| Judge::of(file, "")).collect()
}

#[test]
fn honest_files_validate() {
    let judges = judges();
    let mut seen = vec![0; FILES.len()];
    let kit = ["layouts", "hotlines", "locales"].map(|part| campaign_files(&repository().join(part)));
    let settings = std::fs::read_to_string(repository().join("handbill.toml")).unwrap();
    let settings = (repository().join("handbill.toml"), 1, as_json(&settings).unwrap());
    let tests = ["tests/preflight", "tests/bad/_base", "tests/bad/good"].map(|f| campaign_files(&repository().join(f)));
    for (path, kind, value) in kit.into_iter().flatten().chain([settings]).chain(tests.into_iter().flatten()) {
        seen[kind] += 1;
        if let Some(why) = judges[kind].fault(&value) {
            panic!("{}: {why}", path.display());
        }
    }
    assert!(seen[0] >= 20 && seen[1] >= 10 && seen[2] >= 18 && seen[4] >= 18, "{seen:?}");
}

/// Findings that are about the shape of a TOML file.
const OF_SHAPE: [&str; 10] = [
    "unknown-key",
    "wrong-type",
    "wrong-value",
    "missing-key",
    "box-kind",
    "bad-length",
    "bad-color",
    "unknown-paper",
    "qr-payload",
    "imposition",
];

/// What a schema cannot know, and why.
const BEYOND: [(&str, &str); 5] = [
    ("card-too-large", "sums of lengths"),
    ("each-in-itself", "which box stands in which"),
    ("extend-contained", "what two keys come to together"),
    ("min-above-size", "which of two lengths is larger"),
    ("no-native-digits", "which languages have digits of their own"),
];

/// Faults of other kinds that a schema sees too: an address that is none, a number that is no text.
const SEEN_TOO: [&str; 4] = ["dial-alone", "http-url", "number-without-quotes", "unknown-region"];

#[test]
fn bad_files_fail_where_the_shape_is_wrong() {
    let judges = judges();
    let bad = repository().join("tests/bad");
    let mut beyond: Vec<&str> = BEYOND.iter().map(|(name, _)| *name).collect();
    let mut seen_too = SEEN_TOO.to_vec();
    let mut caught = 0;
    let folders: Vec<PathBuf> = std::fs::read_dir(&bad).unwrap().flatten().map(|e| e.path()).collect();
    let findings: Vec<String> = folders.par_iter().map(|folder| bad_cases::found(folder)).collect();
    for (folder, findings) in folders.iter().zip(&findings) {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let of_shape: Vec<&str> = findings
            .lines()
            .filter_map(|line| line.split_once(' '))
            .filter(|(code, place)| OF_SHAPE.contains(code) && place.contains(".toml"))
            .filter_map(|(_, place)| place.split(':').next())
            .collect();
        for (path, kind, value) in campaign_files(folder) {
            let fails = judges[kind].fault(&value).is_some();
            let below = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
            let excused = |list: &mut Vec<&str>| {
                let excused = list.iter().position(|other| *other == name).map(|at| list.swap_remove(at));
                excused.is_some()
            };
            match (of_shape.contains(&below.as_str()), fails) {
                (true, true) => caught += 1,
                (true, false) => assert!(excused(&mut beyond), "{name}: {below} passes its schema"),
                (false, true) => assert!(excused(&mut seen_too), "{name}: {below} fails its schema"),
                (false, false) => {}
            }
        }
    }
    assert!(caught >= 10, "{caught}");
    assert!(beyond.is_empty() && seen_too.is_empty(), "no longer exceptions: {beyond:?} {seen_too:?}");
}

/// What the papers show can be written: examples and defaults hold in the schema itself.
#[test]
fn examples_and_defaults_validate() {
    for (file, (root, _)) in FILES.iter().enumerate() {
        for section in find::sections(file) {
            let home = if section.name == root.name { String::new() } else { format!("/$defs/{}", section.name) };
            for key in section.keys {
                let judge = Judge::of(file, &format!("{home}/properties/{}", key.name));
                let default = match key.unless {
                    handbill::schema::Unless::Value(value) => Some(value),
                    _ => None,
                };
                let example = (!key.example.is_empty()).then_some(key.example);
                assert!(
                    example.is_some() || find::inside(&key.kind).iter().any(|inner| !inner.example.is_empty()),
                    "{}.{} has no example",
                    section.name,
                    key.name
                );
                for text in default.into_iter().chain(example) {
                    let value = json::parsed(text).unwrap_or_else(|| panic!("{}: {text}", key.name));
                    if let Some(why) = judge.fault(&value) {
                        panic!("{}.{} = {text}: {why}", section.name, key.name);
                    }
                }
            }
            assert!(as_json(section.example).is_some(), "{}", section.name);
        }
    }
}

#[test]
fn each_row_is_fit_to_be_read() {
    for file in 0..FILES.len() {
        for section in find::sections(file) {
            for key in section.keys {
                let whole = |text: &str| text.ends_with('.') && text.starts_with(char::is_uppercase);
                assert!(whole(key.says), "{}.{}: {}", section.name, key.name, key.says);
                let twice = section.keys.iter().filter(|other| other.name == key.name).count();
                assert_eq!(twice, 1, "{}.{}", section.name, key.name);
            }
            // What `handbill explain` is told to print by the hints of the readers.
            let found = find::named(section.name);
            let first = found.iter().any(|f| matches!(f, find::Found::Section(s) if s.name == section.name));
            assert!(first, "{}", section.name);
        }
    }
}

#[test]
fn the_reference_is_the_table() {
    let file = repository().join("docs/reference.md");
    let page = page::reference(&lists());
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == page, "docs/reference.md is not the table: BLESS=1 cargo test --test main schema::");
}

/// Links of the page lead to its own headings.
#[test]
fn links_of_the_reference_lead_somewhere() {
    let page = page::reference(&lists());
    let anchor = |heading: &str| -> String {
        let kept = heading.trim_start_matches('#').trim().chars().filter(|c| c.is_alphanumeric() || "- ".contains(*c));
        kept.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect()
    };
    let headings: Vec<String> = page.lines().filter(|line| line.starts_with("##")).map(anchor).collect();
    let links: Vec<&str> = page.split("](#").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(links.len() > 20, "{links:?}");
    for link in links {
        assert!(headings.iter().any(|heading| heading == link), "{link}: {headings:?}");
    }
}

#[test]
fn the_command_prints_the_schema() {
    let place = tempfile::tempdir().unwrap();
    for (file, (root, _)) in FILES.iter().enumerate() {
        let out = handbill(place.path(), &["schema", root.name]);
        assert!(out.status.success(), "{}", words(&out));
        let printed: Value = serde_json::from_slice(&out.stdout).unwrap();
        assert_eq!(Some(&printed), json::schema(file, &lists()).as_ref());
        assert_eq!(printed["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
    assert_eq!(handbill(place.path(), &["schema", "layouts"]).status.code(), Some(2));
}

#[test]
fn explain_takes_keys() {
    let place = tempfile::tempdir().unwrap();
    let told = |word: &str| {
        let out = handbill(place.path(), &["explain", word]);
        assert!(out.status.success(), "{word}: {}", words(&out));
        String::from_utf8(out.stdout).unwrap()
    };
    let heads = |word: &str| -> Vec<String> {
        let told = told(word);
        let heads = told.lines().filter(|line| line.contains(" (a ") && !line.starts_with(' '));
        heads.filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
    };
    let card = "box.extend (a key of layouts/*.toml)\n\n\
                The sides that grow to the edge of the bleed, or `true` for all.\n\n\
                It takes: true or false; or `top`, `end`, `bottom` or `start`, or a list of them.\n\n\
                Unless given: `false`.\n\n\
                For example:\n    extend = [\"top\", \"start\"]\n";
    assert_eq!(told("box.extend"), card);
    assert_eq!(told("extend"), card);
    assert_eq!(told("layout.box.extend"), card);
    for (word, all) in [
        ("box", &["box"][..]),
        ("[[box]]", &["box"]),
        ("layout", &["layout"]),
        ("handbill.toml", &["settings"]),
        ("locale.toml", &["locale"]),
        ("hotline", &["hotline", "box.hotline"]),
        ("size", &["layout.size", "style.size"]),
        ("style.size", &["style.size"]),
        ("styles.size", &["style.size"]),
        ("color", &["style.color", "stroke.color"]),
        ("face.grid", &["grid", "face.grid"]),
        ("face.grid.gap", &["grid.gap"]),
        ("stroke", &["stroke"]),
        ("box.stroke", &["stroke", "box.stroke"]),
        ("marker", &["box.marker"]),
        ("emergency.source", &["emergency.source"]),
    ] {
        let mut wanted = all.to_vec();
        wanted.sort_unstable();
        let mut found = heads(word);
        found.sort_unstable();
        assert_eq!(found, wanted, "{word}");
    }
    let rules = heads("rules");
    assert!(["rules", "layout.rules", "box.rules"].iter().all(|head| rules.iter().any(|h| h == head)), "{rules:?}");
    // Each key of a table has a line in its list.
    let list = told("box");
    for (name, says) in [("marker", "What stands before each item."), ("qr", "Content: a code.")] {
        assert!(list.lines().any(|line| line.starts_with(&format!("    {name} ")) && line.ends_with(says)), "{list}");
    }
    // A code is explained as ever.
    assert!(told("text-overflow").starts_with("text-overflow (error)\n"));
}

#[test]
fn explain_says_what_was_meant() {
    let place = tempfile::tempdir().unwrap();
    for (word, hint) in [
        ("box.extnd", "did you mean `box.extend`?"),
        ("margn", "did you mean `margin`?"),
        ("text-overflw", "did you mean `text-overflow`?"),
        ("hotline.cal", "did you mean `hotline.call`?"),
        ("qqqq", "`handbill list rules` names all findings"),
    ] {
        let out = handbill(place.path(), &["explain", word]);
        assert_eq!(out.status.code(), Some(1), "{word}");
        let said = words(&out);
        assert!(said.contains(&format!("there is no finding and no key called \"{word}\"")), "{said}");
        assert!(said.contains(hint), "{said}");
    }
}

/// What docs/add-a-design.md has people write beside a campaign is no stray part of it.
#[test]
fn schemas_beside_a_campaign_disturb_nothing() {
    let town = Town::new();
    let quiet = words(&town.handbill(&["check"]));
    for (root, _) in FILES {
        let out = town.handbill(&["schema", root.name]);
        std::fs::write(town.path().join(format!("{}.schema.json", root.name)), out.stdout).unwrap();
    }
    std::fs::write(town.path().join(".taplo.toml"), "[[rule]]\ninclude = [\"layouts/*.toml\"]\n").unwrap();
    assert_eq!(words(&town.handbill(&["check"])), quiet);
}
