//! The readers against the table of keys: neither knows a key that the other does not. `tests/schema.rs` holds what they
//! say of values against one another.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;

use crate::diag::{Report, Sources};
use crate::load;
use crate::load::files::kit::Kit;
use crate::schema::{FILES, Section, find};

type Asked = BTreeSet<(&'static str, &'static str, bool)>;

thread_local! {
    static ASKED: RefCell<Asked> = const { RefCell::new(BTreeSet::new()) };
}

/// What a reader asked for: section, key, and whether it must be there.
pub fn note_asked(section: &Section, key: &'static str, required: bool) {
    ASKED.with_borrow_mut(|asked| asked.insert((section.name, key, required)));
}

/// Required by a check of its own, which says more than that the key is missing.
const BY_HAND: [(&str, &str); 4] =
    [("face", "box"), ("hotlines", "hotline"), ("partner", "name"), ("resources", "resource")];

const SETTINGS: &str = "name = \"Town\"\n\
    colors = { ink = \"#000000\", grey = { ink = \"#000000\" }, cmyk = { ink = \"#000000\" } }\n\
    styles = { body = { size = \"12pt\" } }\n\
    rules = { evidence-age = { level = \"deny\" } }\n\
    organization = { name = \"Help\", partner = [{ name = \"Clinic\" }] }\n\
    values = { seal = { image = \"art/seal.svg\" } }\n";
const LAYOUT: &str = "document-title = \"headline\"\n\
    paper = { iso = \"A4\", us = \"Letter\" }\n\
    size = { iso = \"10mm x 10mm\", us = \"10mm x 10mm\" }\n\
    impose = { columns = 1, rows = 1 }\n\
    needs = { title = \"text\" }\n\
    insist = [{ channel = \"text\", reason = \"short\" }]\n\
    face = [{ box = [{ boxes = [{ shape = \"rect\", stroke = { color = \"ink\", width = \"1pt\" } }], grid = {}, each = \"hotlines\", where = { tag = \"local\" } }] }]\n";
const REGION: &str = "name = \"Town\"\npaper = \"us\"\n\
    emergency = { number = \"911\", source = \"https://example.org\" }\n\
    hotline = [{ id = \"a\", name = \"A\", url = \"https://example.org/a\", source = \"https://example.org\" }]\n\
    retired = [{ number = \"1-888-428-7581\", source = \"https://example.org\" }]\n";
const RESOURCES: &str =
    "resource = [{ id = \"a\", title = \"A\", url = \"https://example.org/a\", source = \"https://example.org\" }]\n";
const LOCALE: &str = "native = \"English\"\nenglish = \"English\"\n";

/// Every section read once.
fn asked() -> Asked {
    let place = tempfile::tempdir().unwrap();
    let put = |path: &str, text: &str| {
        let path = place.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).unwrap();
        std::fs::write(path, text).unwrap();
    };
    put("handbill.toml", SETTINGS);
    put("layouts/one.toml", LAYOUT);
    put("hotlines/US.toml", REGION);
    put("resources/one.toml", RESOURCES);
    put("locales/en/locale.toml", LOCALE);
    ASKED.with_borrow_mut(BTreeSet::clear);
    let (mut sources, mut report) = (Sources::default(), Report::default());
    load::load_edition(Kit::none(), place.path(), crate::ink::Ink::default(), &mut sources, &mut report);
    ASKED.with_borrow(Clone::clone)
}

#[test]
fn readers_and_table_know_the_same_keys() {
    let asked: BTreeSet<(&str, &str)> = asked().into_iter().map(|(section, key, _)| (section, key)).collect();
    let rows = (0..FILES.len()).flat_map(find::sections);
    let table: BTreeSet<(&str, &str)> =
        rows.flat_map(|section| section.keys.iter().map(move |key| (section.name, key.name))).collect();
    let idle: Vec<_> = table.difference(&asked).collect();
    assert!(idle.is_empty(), "the table has them and no reader asks for them: {idle:?}");
    let unknown: Vec<_> = asked.difference(&table).collect();
    assert!(unknown.is_empty(), "readers ask for them and the table has none: {unknown:?}");
}

#[test]
fn readers_and_table_require_the_same_keys() {
    let asked = asked();
    let all = (0..FILES.len()).flat_map(find::sections);
    for section in all {
        for key in section.keys.iter().filter(|key| !BY_HAND.contains(&(section.name, key.name))) {
            let required = asked.contains(&(section.name, key.name, true));
            assert_eq!(required, key.is_required(), "{}.{}", section.name, key.name);
        }
    }
    for (section, key) in BY_HAND {
        let section = find::named(section).into_iter().find_map(|found| match found {
            find::Found::Section(found) if found.name == section => Some(found),
            _ => None,
        });
        assert!(section.is_some_and(|s| s.key(key).is_some_and(crate::schema::Key::is_required)), "{key}");
    }
}
