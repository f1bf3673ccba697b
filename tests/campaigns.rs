//! Whole campaigns for somebody else than the kit's: a county shelter, an organization with a logo and partners, a clinic in
//! six languages on one sheet, an evening with a film, a line for violence at home. Each is built in three inks, proven, and
//! looked into.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use handbill::manifest::{Entry, Manifest};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/campaigns").join(name)
}

fn handbill(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_handbill")).args(args).env_remove("SOURCE_DATE_EPOCH").output().unwrap()
}

/// Builds the campaign in an ink and proves it again; its entries.
fn made(name: &str, ink: &str, more: &[&str]) -> Vec<Entry> {
    let output = tempfile::tempdir().unwrap();
    let (root, out) = (folder(name), output.path().to_str().unwrap().to_owned());
    let mut args = vec!["build", "-q", "-C", root.to_str().unwrap(), "-o", &out, "--ink", ink];
    args.extend(more);
    // The designs of the campaign, not those of the kit.
    let layouts = std::fs::read_dir(root.join("layouts")).unwrap().flatten().map(|e| e.path());
    let layouts: Vec<String> = layouts
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    args.extend(layouts.iter().map(String::as_str));
    let built = handbill(&args);
    let said = String::from_utf8_lossy(&built.stderr).into_owned();
    assert!(built.status.success(), "{name} {ink}:\n{said}");
    let proven = handbill(&["verify", "-q", "-C", root.to_str().unwrap(), &out]);
    let said = String::from_utf8_lossy(&proven.stderr).into_owned();
    assert!(proven.status.success(), "{name} {ink}:\n{said}");
    let manifest = std::fs::read_to_string(output.path().join("manifest.json")).unwrap();
    serde_json::from_str::<Manifest>(&manifest).unwrap().files
}

fn entry<'a>(entries: &'a [Entry], locale: &str) -> &'a Entry {
    entries.iter().find(|entry| entry.locale == locale).unwrap_or_else(|| panic!("no sheet in {locale}"))
}

#[track_caller]
fn says(entry: &Entry, parts: &[&str]) {
    for part in parts {
        assert!(entry.texts.iter().any(|text| text.contains(part)), "{}: {part:?} in {:?}", entry.locale, entry.texts);
    }
}

#[test]
fn a_shelter_prints_its_own_number_beside_the_national_one() {
    for ink in ["colour", "grey", "cmyk"] {
        let entries = made("county-shelter", ink, &[]);
        assert_eq!(entries.len(), 4);
        for sheet in &entries {
            let ids: Vec<&str> = sheet.hotlines().map(|h| h.id.as_str()).collect();
            assert_eq!(ids, ["county", "national"], "{}", sheet.locale);
            assert_eq!(sheet.qr, ["https://humantraffickinghotline.org", "https://www.brooklynda.org"]);
            let own = sheet.numbers.iter().position(|n| n == "718-250-2770").unwrap();
            assert!(own < sheet.numbers.iter().position(|n| n == "1-888-373-7888").unwrap());
        }
        says(entry(&entries, "es"), &["O mande un mensaje al 233733.", "Harbor House tiene camas"]);
        // Nobody reads messages in Arabic or Chinese there.
        for locale in ["ar", "zh-Hans"] {
            assert!(!entry(&entries, locale).numbers.contains(&"233733".to_owned()), "{locale}");
        }
    }
}

#[test]
fn an_organization_shows_its_name_addresses_partners_and_resources() {
    for ink in ["colour", "grey", "cmyk"] {
        let entries = made("ngo", ink, &[]);
        let en = entry(&entries, "en");
        says(en, &["We listen first. We answer in 14 languages.", "Your pay, your rights", "مطعم الشام", "平安之家"]);
        assert_eq!(en.qr, ["https://www.rescue.org"]);
        assert!(en.addresses.contains(&"help@rescue.org".to_owned()));
        assert_eq!(entry(&entries, "fr").qr, ["https://www.rescue.org/fr"]);
        says(entry(&entries, "ur"), &["Cliniques d’Érables", "ہم پہلے سنتے ہیں۔"]);
        if ink == "colour" {
            assert!(en.links.iter().any(|link| link.uri == "mailto:help@rescue.org"));
        }
    }
}

#[test]
fn a_clinic_speaks_six_languages_on_one_sheet() {
    for ink in ["colour", "grey", "cmyk"] {
        let entries = made("clinic", ink, &[]);
        let locales: Vec<&str> = entries.iter().map(|entry| entry.locale.as_str()).collect();
        assert_eq!(locales, ["ar+en", "en+es+ar+zh-Hans+hi+km", "en+es"]);
        let six = entry(&entries, "en+es+ar+zh-Hans+hi+km");
        assert!(six.path.starts_with("en+es+ar+zh-Hans+hi+km/languages"));
        says(six, &["English", "Español", "العربية", "简体中文", "हिन्दी", "ខ្មែរ", "Or text 233733.", "现在有危险吗？"]);
        assert_eq!(six.review, "draft");
    }
}

#[test]
fn an_evening_has_a_date_in_the_words_of_each_language() {
    for ink in ["colour", "grey", "cmyk"] {
        let entries = made("film-night", ink, &[]);
        says(entry(&entries, "en"), &["Saturday, December 12, 2026, 6:00\u{202f}PM–9:30\u{202f}PM", "120 seats"]);
        says(entry(&entries, "es"), &["sábado, 12 de diciembre de 2026, 18:00–21:30"]);
        says(entry(&entries, "zh-Hans"), &["2026年12月12日星期六"]);
        assert!(entries.iter().all(|entry| entry.qr == ["https://www.rescue.org/events"]));
    }
    let moved = made("film-night", "colour", &["--set", "venue=مطعم الشام", "--set", "day=2026-12-19"]);
    says(entry(&moved, "en"), &["Saturday, December 19, 2026", "مطعم الشام"]);
    assert_eq!(entry(&moved, "en").set["values.day"], "2026-12-19");
}

#[test]
fn another_subject_has_nothing_of_the_kits() {
    for ink in ["colour", "grey", "cmyk"] {
        let entries = made("home", ink, &[]);
        for sheet in &entries {
            assert!(sheet.numbers.contains(&"1-800-799-7233".to_owned()));
            assert!(!sheet.numbers.iter().any(|n| n.contains("373")), "{:?}", sheet.numbers);
        }
        says(entry(&entries, "en"), &["Or send START to 88788."]);
        assert!(!entry(&entries, "pt").texts.iter().any(|text| text.contains("88788")));
    }
}

/// What a place asks for is met by sheets in several languages: three of equal standing, and English over Spanish by two to one.
#[test]
fn notices_in_several_languages_meet_their_postings() {
    for (name, layout, locales, profile) in
        [("notice", "three", "en+es+vi", "us-ca-52-6"), ("notice-shares", "shares", "en+es", "us-tx-104-07")]
    {
        let root = folder(name);
        let output = tempfile::tempdir().unwrap();
        let out = output.path().to_str().unwrap();
        let built = handbill(&["build", layout, "-l", locales, "-C", root.to_str().unwrap(), "-o", out]);
        let said = String::from_utf8_lossy(&built.stderr);
        assert!(built.status.success(), "{said}");
        assert!(said.contains("posting-met") && said.contains(profile), "{said}");
        assert!(!said.contains("posting-wording") && !said.contains("posting-share"), "{said}");
        // In one language alone it is not met.
        let one = handbill(&["check", layout, "-l", "en", "-C", root.to_str().unwrap()]);
        let said = String::from_utf8_lossy(&one.stderr);
        assert!(!said.contains("posting-met"), "{said}");
    }
}

/// A language that is asked for and that no box of the sheet speaks.
#[test]
fn a_sheet_says_something_in_every_language_of_its_name() {
    let town = tempfile::tempdir().unwrap();
    let root = folder("notice");
    let copy = |path: &str, text: String| {
        let target = town.path().join(path);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::write(target, text).unwrap();
    };
    for path in
        ["handbill.toml", "hotlines/US.toml", "locales/en/notice.ftl", "locales/es/notice.ftl", "locales/vi/notice.ftl"]
    {
        copy(path, std::fs::read_to_string(root.join(path)).unwrap());
    }
    let layout = std::fs::read_to_string(root.join("layouts/three.toml")).unwrap();
    let layout = layout.replace("postings = [\"us-ca-52-6\"]\n", "");
    let some = layout.replace("each = \"locales\"\n", "each = \"locales\"\nwhere = { id = [\"en\", \"es\"] }\n");
    assert_ne!(some, layout);
    for (text, told) in [(layout, false), (some, true)] {
        copy("layouts/three.toml", text);
        let built = handbill(&["check", "three", "-l", "en+es+vi", "-C", town.path().to_str().unwrap()]);
        let said = String::from_utf8_lossy(&built.stderr).into_owned();
        assert_eq!(said.contains("says nothing in vi"), told, "{said}");
        assert_eq!(built.status.success(), !told, "{said}");
    }
}
