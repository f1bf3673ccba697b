//! Every command on what is there already, and with names that nobody expects.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use handbill::manifest::Manifest;

use crate::each::support::{POSTER, SETTINGS, Town, handbill, repository, words};

/// Every file below a folder with its bytes, and the folders.
fn all(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap().flatten().map(|e| e.path()) {
            let bytes = if entry.is_dir() { Vec::new() } else { std::fs::read(&entry).unwrap() };
            if entry.is_dir() {
                folders.push(entry.clone());
            }
            found.insert(entry.strip_prefix(folder).unwrap().to_path_buf(), bytes);
        }
    }
    found
}

/// Runs what must fail with exit 1 and leave everything as it was; its words.
pub fn refused(folder: &Path, args: &[&str]) -> String {
    let before = all(folder);
    let out = handbill(folder, args);
    assert_eq!(out.status.code(), Some(1), "{args:?}: {}", words(&out));
    assert!(all(folder) == before, "{args:?} has changed something");
    words(&out)
}

#[test]
fn a_new_campaign_overwrites_nothing() {
    let place = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(place.path().join("full/locales/en")).unwrap();
    std::fs::write(place.path().join("full/locales/en/common.ftl"), "mine = mine\n").unwrap();
    std::fs::write(place.path().join("file"), "mine").unwrap();
    std::fs::create_dir(place.path().join("hidden")).unwrap();
    std::fs::write(place.path().join("hidden/.git"), "mine").unwrap();
    for name in ["full", "file", "hidden", "full/locales", "."] {
        let said = refused(place.path(), &["new", "campaign", name]);
        assert!(said.contains("error[file-conflict]") && said.contains("nothing of it was changed"), "{said}");
    }
    // Below a file there is no folder.
    assert!(refused(place.path(), &["new", "campaign", "file/town"]).contains("error[output-unwritable]"));
    // An empty folder may be there, and the way to a new one is made.
    std::fs::create_dir(place.path().join("empty")).unwrap();
    for name in ["empty", "a/b/c", "with spaces and ümlaut"] {
        let out = handbill(place.path(), &["new", "campaign", name]);
        assert!(out.status.success(), "{name}: {}", words(&out));
        assert!(place.path().join(name).join("handbill.toml").is_file());
    }
    // And a second time it is there already.
    refused(place.path(), &["new", "campaign", "empty"]);
}

#[test]
fn new_parts_overwrite_nothing_in_any_spelling() {
    let facts = "native = \"Soomaali\"\nenglish = \"Somali\"\nreview = \"draft\"\n";
    let town = Town::new()
        .put("locales/so/main.ftl", "headline = Qof\n")
        .put("locales/so/locale.toml", facts)
        .put("locales/zh-Hant/main.ftl", "headline = 你\n")
        .put("layouts/flyer.toml", town_layout());
    for (part, name) in [
        ("locale", "so"),
        ("locale", "SO"),
        ("locale", "en"),
        ("locale", "zh-hant"),
        ("locale", "zh_Hant"),
        ("layout", "poster"),
        ("layout", "flyer"),
    ] {
        let said = refused(town.path(), &["new", part, name]);
        assert!(said.contains("error[file-conflict]"), "{part} {name}: {said}");
    }
    // An empty folder of a language is one that somebody has begun.
    std::fs::create_dir(town.path().join("locales/ti")).unwrap();
    assert!(refused(town.path(), &["new", "locale", "ti"]).contains("error[file-conflict]"));
    for name in ["Mine", "my poster", "../mine", "a/b", "", "mine.toml", "ä", &"x".repeat(65)] {
        let said = refused(town.path(), &["new", "layout", name]);
        assert!(said.contains("error[bad-name]"), "{name}: {said}");
    }
    for name in ["", "english text", "../en", "x", "a/b", "123"] {
        let said = refused(town.path(), &["new", "locale", name]);
        assert!(said.contains("error[bad-locale]"), "{name}: {said}");
    }
    let outside = tempfile::tempdir().unwrap();
    for part in [["new", "layout", "mine"], ["new", "locale", "so"]] {
        assert!(refused(outside.path(), &part).contains("error[no-campaign]"));
    }
}

fn town_layout() -> String {
    Town::new().text(POSTER)
}

#[test]
fn new_parts_are_copies_and_nothing_else_changes() {
    let town = Town::new();
    let before = all(town.path());
    assert!(town.handbill(&["new", "layout", &"x".repeat(64)]).status.success());
    assert!(town.handbill(&["new", "layout", "clinic-poster-2"]).status.success());
    assert!(town.handbill(&["new", "locale", "so"]).status.success());
    let after = all(town.path());
    assert!(before.iter().all(|(path, bytes)| after.get(path) == Some(bytes)));
    let kit = std::fs::read_to_string(repository().join("layouts/venue-poster.toml")).unwrap();
    assert_eq!(town.text("layouts/clinic-poster-2.toml"), kit);
    for file in ["common.ftl", "card.ftl", "flyer.ftl"] {
        let english = std::fs::read_to_string(repository().join("locales/en").join(file)).unwrap();
        assert_eq!(town.text(&format!("locales/so/{file}")), english);
    }
    assert_eq!(
        town.text("locales/so/locale.toml"),
        "native = \"so\"\nenglish = \"so\"\nreview = \"draft\"\nreviewers = []\n"
    );
    let made = after.len() - before.len();
    assert_eq!(made, 2 + 1 + 4, "{after:?}");
}

fn marks(town: &Town) -> BTreeMap<String, String> {
    let text = town.text("locales/es/sources.toml");
    assert!(text.starts_with("# Which English text each translation was made from."), "{text}");
    text.lines().skip(1).map(|l| l.split_once(" = ").unwrap()).map(|(k, v)| (k.to_owned(), v.to_owned())).collect()
}

#[test]
fn translated_records_what_was_named_and_keeps_the_rest() {
    let facts = "native = \"Español\"\nenglish = \"Spanish\"\nreview = \"draft\"\n";
    let town = Town::new()
        .put("locales/es/locale.toml", facts)
        .put("locales/es/main.ftl", "note = No tiene que decir su nombre.\nplain-line = Puede preguntarnos.\n")
        .put("locales/fr/locale.toml", facts.replace("Español", "Français").replace("Spanish", "French"))
        .put("locales/fr/main.ftl", "note = Vous n'avez pas à donner votre nom.\n");
    assert!(town.handbill(&["translated", "es"]).status.success());
    let first = marks(&town);
    assert!(first.contains_key("note") && first.contains_key("plain-line"));
    assert!(
        first.values().all(|mark| mark.len() == 14 && mark.trim_matches('"').chars().all(|c| c.is_ascii_hexdigit())),
        "{first:?}"
    );
    // Both English texts change, and one translation with them.
    let town = town
        .edit("locales/en/main.ftl", "You do not have to give your name.", "Nobody has to give a name.")
        .edit("locales/en/main.ftl", "You can ask us anything.", "Ask us whatever you like.");
    let french = town.path().join("locales/fr/sources.toml");
    assert!(town.handbill(&["translated", "es", "note"]).status.success());
    let second = marks(&town);
    assert!(second["note"] != first["note"] && second["plain-line"] == first["plain-line"]);
    assert_eq!(second.keys().collect::<Vec<_>>(), first.keys().collect::<Vec<_>>());
    assert!(!french.exists(), "another language was not named");
    assert!(town.handbill(&["translated", "es"]).status.success());
    assert!(marks(&town)["plain-line"] != first["plain-line"]);
    // Line ends and spaces are no change.
    let same = town.edit("locales/en/main.ftl", "Nobody has to give a name.", "Nobody  has to\n    give a name.");
    let before = marks(&same);
    assert!(same.handbill(&["translated", "es"]).status.success());
    assert_eq!(marks(&same)["note"], before["note"]);
    // What cannot be named changes nothing.
    for (args, code, hint) in [
        (&["translated", "es", "noet"][..], "unknown-message", "did you mean `note`?"),
        (&["translated", "es", "note", "noet"], "unknown-message", "did you mean `note`?"),
        (&["translated", "en"], "unknown-locale", ""),
        (&["translated", "xx"], "unknown-locale", ""),
        (&["translated", ""], "unknown-locale", ""),
    ] {
        let said = refused(same.path(), args);
        assert!(said.contains(&format!("error[{code}]")) && said.contains(hint), "{args:?}: {said}");
    }
    assert!(same.handbill(&["translated", "all"]).status.success());
    assert!(french.exists() && !same.path().join("locales/en/sources.toml").exists());
    // A campaign with faults is not recorded.
    let broken = same.append(POSTER, "[[box]]\n");
    assert!(refused(broken.path(), &["translated", "es"]).contains("error[box-kind]"));
}

#[test]
fn explain_and_list_of_what_is_not_there() {
    let place = tempfile::tempdir().unwrap();
    for (code, hint) in [
        ("text-overflw", "did you mean `text-overflow`?"),
        ("", "`handbill list rules`"),
        ("ERROR", "`handbill list rules`"),
        ("text overflow", "did you mean `text-overflow`?"),
    ] {
        let said = refused(place.path(), &["explain", code]);
        assert!(
            said.contains(&format!("error[unknown-code]: there is no finding and no key called \"{code}\""))
                && said.contains(hint),
            "{said}"
        );
    }
    for what in ["posters", "", "Rules"] {
        assert_eq!(handbill(place.path(), &["list", what]).status.code(), Some(2), "{what}");
    }
    for what in ["layouts", "locales", "regions"] {
        assert!(refused(place.path(), &["list", what]).contains("error[no-campaign]"), "{what}");
    }
    // Three that need no campaign.
    for (what, wanted) in [
        ("rules", "text-overflow"),
        ("papers", "A4       210.0 × 297.0 mm"),
        ("papers", "Tabloid  279.4 × 431.8 mm"),
        ("postings", "us-ca-52-6"),
    ] {
        let out = handbill(place.path(), &["list", what]);
        assert!(out.status.success() && words(&out).contains(wanted), "{}", words(&out));
    }
    let town = Town::new();
    let list = |what: &str| words(&town.handbill(&["list", what]));
    let layouts = list("layouts");
    assert!(layouts.lines().any(|l| l.starts_with("poster ") && l.contains("A4, Letter")), "{layouts}");
    assert!(list("regions").lines().any(|l| l.starts_with("US ")
        && l.contains("1-888-373-7888")
        && l.contains("emergency 911")
        && l.contains("seen 2026-10")));
    let locales = list("locales");
    assert!(
        locales.lines().any(|l| l.starts_with("en ") && l.ends_with("reviewed") && !l.contains("draft")),
        "{locales}"
    );
    assert!(
        locales.lines().any(|l| l.starts_with("es ") && l.contains("draft: no native speaker has read it")),
        "{locales}"
    );
}

pub const BUILD: [&str; 5] = ["build", "poster", "-l", "en", "-q"];

#[test]
fn an_output_that_is_no_folder_is_left_as_it_is() {
    let town = Town::new().put("leaflet.pdf", "mine").put("there/output/en", "a file where a folder must be");
    for output in ["leaflet.pdf", "leaflet.pdf/below", "there/output"] {
        let before = town.text("leaflet.pdf");
        let out = town.handbill(&[&BUILD[..], &["-o", output]].concat());
        assert_eq!(out.status.code(), Some(1), "{output}: {}", words(&out));
        assert!(words(&out).contains("error[output-unwritable]"), "{output}: {}", words(&out));
        assert_eq!(town.text("leaflet.pdf"), before);
    }
    assert_eq!(town.text("there/output/en"), "a file where a folder must be");
    // A folder where a file must be.
    let town = town.put("other/en/poster.pdf/notes.txt", "mine");
    let out = town.handbill(&[&BUILD[..], &["-o", "other"]].concat());
    assert_eq!(out.status.code(), Some(1), "{}", words(&out));
    assert_eq!(town.text("other/en/poster.pdf/notes.txt"), "mine");
    // Names with everything in them are folders like any other.
    for output in ["out put", "ümlaut", "100%", "-o", "a\nb", "'quoted\"", "$(x)"] {
        let out = town.handbill(&[&BUILD[..], &["-o", &format!("./{output}")]].concat());
        assert!(out.status.success(), "{output}: {}", words(&out));
        assert!(town.path().join(output).join("en/poster.pdf").is_file(), "{output}");
        let verified = town.handbill(&["verify", &format!("./{output}")]);
        assert!(verified.status.success(), "{output}: {}", words(&verified));
        assert!(words(&verified).contains("1 files are what the manifest says"), "{}", words(&verified));
    }
}

#[test]
fn a_second_build_replaces_its_own_files_alone() {
    let town = Town::new();
    assert!(town.handbill(&BUILD).status.success());
    let pdf = town.path().join("output/en/poster.pdf");
    let first = std::fs::read(&pdf).unwrap();
    std::fs::write(town.path().join("output/en/own.pdf"), "mine").unwrap();
    assert!(town.handbill(&BUILD).status.success());
    assert_eq!(std::fs::read(&pdf).unwrap(), first);
    assert_eq!(town.text("output/en/own.pdf"), "mine");
    // Another sheet of the same name is somebody's.
    std::fs::remove_file(town.path().join("output/manifest.json")).unwrap();
    let said = refused(town.path(), &BUILD);
    assert!(said.contains("error[file-conflict]") && said.contains("handbill has not made it"), "{said}");
    assert!(town.handbill(&[&BUILD[..], &["--force"]].concat()).status.success());
}

#[test]
fn verify_names_what_it_cannot_read() {
    let town = Town::new();
    assert!(town.handbill(&BUILD).status.success());
    for (path, code) in [
        ("nowhere", "verify-missing"),
        ("nowhere/poster.pdf", "verify-missing"),
        (" ", "verify-missing"),
        ("-x", ""),
        ("handbill.toml", "verify-unlisted"),
        ("locales", "verify-missing"),
    ] {
        let out = town.handbill(&["verify", path]);
        let usage = path.starts_with('-');
        assert_eq!(out.status.code(), Some(if usage { 2 } else { 1 }), "{path:?}: {}", words(&out));
        assert!(code.is_empty() || words(&out).contains("error["), "{path:?}: {}", words(&out));
    }
    // One file of a folder, by another way to it.
    for path in ["output/en/poster.pdf", "./output/../output/en/poster.pdf", "output", "output/en", "."] {
        let out = town.handbill(&["verify", path]);
        assert!(out.status.success(), "{path}: {}", words(&out));
    }
    // Odd names in a folder of finished files are named, not skipped.
    let bytes = std::fs::read(town.path().join("output/en/poster.pdf")).unwrap();
    for name in ["poster (1).pdf", "ポスター.pdf", "POSTER.PDF", "100%.pdf", "poster\n.pdf"] {
        let path = town.path().join("output/en").join(name);
        std::fs::write(&path, &bytes).unwrap();
        let out = town.handbill(&["verify", "output"]);
        assert_eq!(out.status.code(), Some(1), "{name}: {}", words(&out));
        assert!(words(&out).contains("error[verify-unlisted]"), "{name}: {}", words(&out));
        std::fs::remove_file(path).unwrap();
    }
}

/// The region, paper, posting and layout of a build by the names that people write.
#[test]
fn selections_are_met_with_the_names_that_there_are() {
    let town = Town::new();
    for (args, wanted) in [
        (&["check", "postr"][..], "error[unknown-layout]: there is no layout \"postr\""),
        (&["check", "poster", "-l", "xx"], "error[unknown-locale]"),
        (&["check", "poster", "-l", "en", "-r", "XX"], "error[unknown-region]"),
        (&["check", "poster", "-l", "en", "--paper", "A9"], "error[unknown-paper]"),
        (&["check", "poster", "-l", "en", "--posting", "us-xx"], "error[unknown-posting]"),
        (&["build", "poster", "-l", "en", "-r", "XX"], "error[unknown-region]"),
    ] {
        let said = refused(town.path(), args);
        assert!(said.contains(wanted), "{args:?}: {said}");
    }
    for args in [
        &["check", "poster", "poster", "-l", "en", "-l", "EN"][..],
        &["check", "poster", "-l", "en", "-r", "us"],
        &["check", "poster", "-l", "en", "--paper", "letter"],
        &["check", "poster", "-l", "en", "--paper", "A4"],
    ] {
        let out = town.handbill(args);
        assert!(
            out.status.success() && words(&out).contains("1 sheets checked, 0 warnings"),
            "{args:?}: {}",
            words(&out)
        );
    }
    for args in [
        &["bild"][..],
        &["build", "--ink", "gold"],
        &["build", "--jobs", "0"],
        &["check", "--message-format", "xml"],
        &["build", "-q", "-v"],
    ] {
        assert_eq!(town.handbill(args).status.code(), Some(2), "{args:?}");
    }
}

/// `-r` prints the record that it names, and the paper of its region, into the manifest.
#[test]
fn a_region_brings_its_number_and_its_paper() {
    let town = Town::new();
    for (region, paper, number) in [("US", "Letter", "1-888-373-7888"), ("GB", "A4", "08000 121 700")] {
        let out = town.handbill(&["build", "venue-poster", "-l", "en", "-q", "-r", region, "-o", region]);
        assert!(out.status.success(), "{}", words(&out));
        let manifest: Manifest = serde_json::from_str(&town.text(&format!("{region}/manifest.json"))).unwrap();
        let entry = &manifest.files[0];
        let own = |p: &str| if region == "US" { p == "Tabloid" || p == paper } else { p == "A3" || p == paper };
        assert!(own(&entry.paper) && entry.region == region, "{entry:?}");
        assert_eq!(entry.hotline.call.as_deref(), Some(number));
        assert!(entry.numbers.contains(&number.to_owned()), "{entry:?}");
    }
    let out = town.handbill(&["build", "venue-poster", "-l", "en", "-q", "--paper", "Letter", "-o", "small"]);
    assert!(out.status.success(), "{}", words(&out));
    let manifest: Manifest = serde_json::from_str(&town.text("small/manifest.json")).unwrap();
    assert_eq!(
        (manifest.files[0].paper.as_str(), manifest.files[0].sheets[0].trim),
        ("Letter", [8.5, 8.5, 620.5, 800.5])
    );
    assert_eq!(town.text(SETTINGS), Town::new().text(SETTINGS));
}
