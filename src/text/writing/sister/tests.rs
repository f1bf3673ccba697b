use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{LISTS, find};
use crate::text::locales;
use crate::text::writing::Language;

fn root(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

/// The sentences of `tests/corpus` or `tests/honest` by locale.
fn sentences(folder: &str) -> BTreeMap<String, String> {
    let files = std::fs::read_dir(root(folder)).unwrap().flatten().map(|entry| entry.path());
    let files = files.filter(|path| path.extension().is_some_and(|e| e == "txt") && !path.ends_with("records.txt"));
    files
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap()))
        .collect()
}

/// The kit's texts by locale, without names and placeables; good enough for counting.
fn kit() -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for folder in std::fs::read_dir(root("locales")).unwrap().flatten().filter(|e| e.path().is_dir()) {
        let mut text = String::new();
        for file in std::fs::read_dir(folder.path())
            .unwrap()
            .flatten()
            .filter(|f| f.path().extension().is_some_and(|e| e == "ftl"))
        {
            for line in std::fs::read_to_string(file.path()).unwrap().lines().filter(|l| !l.starts_with('#')) {
                let line = line.split_once(" = ").map_or(line, |(_, value)| value);
                let mut depth = 0;
                let plain = line.chars().filter(|c| {
                    depth += i32::from("{<[".contains(*c));
                    let outside = depth == 0;
                    depth -= i32::from("}>]".contains(*c));
                    outside
                });
                text.extend(plain.chain(['\n']));
            }
        }
        out.insert(folder.file_name().to_string_lossy().into_owned(), text);
    }
    out
}

fn judged(text: &str, id: &str) -> Option<String> {
    let script = locales::identify(id).map_or_else(String::new, |identity| identity.script);
    find(text, Language { id, script: &script }).map(|sister| sister.name)
}

#[test]
fn no_honest_text_is_taken_for_a_sister() {
    let mut locales = 0;
    for texts in [kit(), sentences("tests/corpus"), sentences("tests/honest")] {
        for (id, text) in texts {
            locales += 1;
            assert_eq!(judged(&text, &id), None, "{id}");
            // Neither is a short file of it.
            let words: Vec<&str> = text.split_whitespace().collect();
            for part in words.chunks(25) {
                assert_eq!(judged(&part.join(" "), &id), None, "{id}: {part:?}");
            }
        }
    }
    assert_eq!(locales, 17 + 55 + 17);
    // Languages that nobody has listed are not judged.
    for id in ["oc", "jv", "rw", "ast", "lb"] {
        assert_eq!(judged(&kit()["es"], id), None, "{id}");
    }
}

/// Every language in the folder of every other of its script: the table of the report.
#[test]
fn texts_in_the_folder_of_a_sister_are_named() {
    let mut missed = Vec::new();
    let mut pairs = 0;
    for (kind, texts) in [("kit", kit()), ("corpus", sentences("tests/corpus"))] {
        let script = |id: &str| locales::identify(id).map_or_else(String::new, |identity| identity.script);
        let east = |script: &str| ["Hans", "Hant", "Jpan", "Kore"].contains(&script);
        for (id, text) in &texts {
            for other in texts.keys().filter(|other| *other != id) {
                let (from, into) = (script(id), script(other));
                // Dari is Persian; what is in another script altogether is found by `scripts`.
                let same = from == into || (east(&from) && east(&into) && !(from == "Kore" && into != "Kore"));
                if !same || [id.as_str(), other.as_str()].iter().all(|id| ["fa", "prs"].contains(id)) {
                    continue;
                }
                pairs += 1;
                if judged(text, other).is_none() {
                    missed.push(format!("{kind}: {id} in {other}"));
                }
            }
        }
    }
    assert!(missed.is_empty() && pairs > 500, "{pairs} pairs; missed:\n{}", missed.join("\n"));
}

#[test]
fn the_names_are_those_of_people() {
    for (id, other, name) in [
        ("es", "fr", "Spanish"),
        ("pt", "es", "Portuguese"),
        ("ar", "fa", "Arabic"),
        ("uk", "ru", "Ukrainian"),
        ("hi", "ne", "Hindi"),
        ("fr", "ht", "French"),
        ("ti", "am", "Tigrinya"),
        ("zh-Hans", "zh-Hant", "simplified Chinese"),
        ("zh-Hant", "zh-Hans", "traditional Chinese"),
        ("zh-Hans", "ko", "Chinese"),
        ("zh-Hant", "ja", "Chinese"),
        ("ja", "zh-Hans", "Japanese"),
        ("ja", "ko", "Japanese"),
    ] {
        assert_eq!(judged(&sentences("tests/corpus")[id], other).as_deref(), Some(name), "{id} in {other}");
    }
    // Kinyarwanda, which is not listed: nobody knows what it is, but French it is not.
    let strange = "Ufite uburenganzira bwo kubona ubufasha. Hamagara iyi nimero igihe cyose ukeneye umuntu mwavugana. \
                   Nta muntu ufite uburenganzira bwo gufata impapuro zawe cyangwa umushahara wawe. Ibyo utubwira ntawundi \
                   tuzabibwira utabyemeye. Ushobora kuvuga ururimi rwawe. Guhamagara ni ubuntu, kandi ntugomba kuvuga izina \
                   ryawe. Niba uri mu kaga, shaka ahantu hatekanye maze uhamagare abashinzwe umutekano vuba bishoboka rwose.";
    let sister = find(&strange.repeat(2), Language { id: "fr", script: "Latn" }).unwrap();
    assert!(!sister.sure && sister.name == "another language", "{sister:?}");
    // The same languages under other names.
    let corpus = sentences("tests/corpus");
    assert_eq!(judged(&corpus["fa"], "prs"), None);
    assert_eq!(judged(&corpus["fil"], "tl"), None);
    assert_eq!(judged(&corpus["pt"], "pt-BR"), None);
    assert_eq!(judged(&corpus["es"], "pt-BR").as_deref(), Some("Spanish"));
}

/// A word's languages are the bits of one number.
#[test]
fn no_script_has_more_languages_than_bits() {
    let counts: Vec<usize> = LISTS.values().map(|lists| lists.ids.len()).collect();
    assert!(counts.iter().all(|count| (1..=64).contains(count)), "{counts:?}");
}
