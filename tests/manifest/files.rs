//! Files that are other than the manifest says, and entries that are other than the file.

use std::collections::BTreeSet;

use handbill::diag::Report;
use handbill::ink::Ink;
use handbill::manifest::Entry;
use handbill::verify::{Depth, content};

use super::town::*;

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
        content(entry, bytes, depth, &ALBUM, &mut report);
        report.diagnostics.iter().map(|d| d.code.name()).collect()
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
                let told = |other: [f64; 4]| {
                    let bytes = changed(&bytes, |document| set_box(document, page, key, other));
                    let mut report = Report::default();
                    content(&entry, &bytes, Depth::Build, &ALBUM, &mut report);
                    report.diagnostics.iter().any(|d| d.code == "verify-pages")
                };
                // A tenth of a millimetre on any side is seen, what rounding takes is not.
                assert!(!told(wanted.map(|v| v + 0.005)), "{path}: the {key} of page {page}, rounded");
                for side in 0..4 {
                    let mut other = wanted;
                    other[side] += 0.3;
                    assert!(told(other), "{path}: side {side} of the {key} of page {page}");
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
    let cases: [(&str, Forge, &str); 22] = [
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
        ("bytes", |e| e.bytes += 1, "verify-changed"),
        ("review", |e| e.review = "reviewed!".into(), "verify-outdated"),
        ("ink", |e| e.ink = "grey".into(), "verify-pages"),
        ("hotline source", |e| e.hotline.source = "https://example.org".into(), "verify-outdated"),
        ("hotline evidence", |e| e.hotline.evidence = None, "verify-outdated"),
        ("warnings", |e| e.warnings = vec!["all-well".into()], "verify-outdated"),
        ("links", |e| e.links[0].uri = "tel:+18005550199".into(), "verify-registry"),
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
        // The field is named where the message is about the manifest.
        if matches!(key, "bytes" | "review" | "ink" | "warnings" | "hotline source" | "hotline evidence") {
            let field = key.rsplit(' ').next().unwrap();
            assert!(words.contains(&format!("`{field}`")), "{key}: {words}");
        }
    }
    town.write(&honest);
    assert_eq!(handbill(&town.root, &["verify", "output"]).0, Some(0));
}
