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

/// What a place asks for is met by sheets in several languages: three of equal standing, English over Spanish by two to one, and
/// a small one with its number in bold.
#[test]
fn notices_in_several_languages_meet_their_postings() {
    for (name, layout, locales, profile) in [
        ("notice", "three", "en+es+vi", "us-ca-52-6"),
        ("notice-shares", "shares", "en+es", "us-tx-104-07"),
        ("notice-md", "small", "en+es", "us-md-15-207"),
    ] {
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

/// A campaign over the kit with one design.
fn town(layout: &str, files: &[(&str, &str)]) -> tempfile::TempDir {
    let town = tempfile::tempdir().unwrap();
    let settings = "name = \"Town\"\nregion = \"US\"\nversion = \"2026-11\"\n";
    for (path, text) in [("handbill.toml", settings), ("layouts/sheet.toml", layout)].iter().chain(files) {
        let target = town.path().join(path);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::write(target, text).unwrap();
    }
    town
}

/// Builds the design of a town: whether it was made, what was said, and the sheets.
fn sheets(town: &tempfile::TempDir, more: &[&str]) -> (bool, String, Vec<Entry>) {
    let root = town.path().to_str().unwrap();
    let built = handbill(&[&["build", "-q", "-C", root, "sheet"], more].concat());
    let said = String::from_utf8_lossy(&built.stderr).into_owned();
    let manifest = std::fs::read_to_string(town.path().join("output/manifest.json"));
    let files = manifest.map(|text| serde_json::from_str::<Manifest>(&text).unwrap().files).unwrap_or_default();
    if built.status.success() {
        let proven = handbill(&["verify", "-q", "-C", root]);
        assert!(proven.status.success(), "{}", String::from_utf8_lossy(&proven.stderr));
    }
    (built.status.success(), said, files)
}

const SHEET: &str = "title = \"Sheet\"\ndocument-title = \"headline\"\npaper = { iso = \"A3\", us = \"Tabloid\" }\nmargin = \"12mm\"\n\
    [styles.body]\nsize = \"14pt\"\nmin = \"9pt\"\ncolor = \"ink\"\n\
    [grid]\ncolumns = [\"1fr\"]\ngap = \"3mm\"\n\
    [[box]]\nhotline = \"call\"\n[[box]]\ntext = \"emergency-line\"\n[[box]]\ntext = \"phone-safety\"\n[[box]]\ntext = \"version-line\"\n";

/// Twelve scripts and languages, each in its own box; on a small paper the error says how many there is room for.
#[test]
fn twelve_languages_stand_on_one_sheet() {
    const TWELVE: &str = "en+es+ar+zh-Hans+hi+km+fr+ru+th+ur+vi+am";
    let list = "[[box]]\nname = \"languages\"\neach = \"locales\"\nacross = 2\ngap = \"4mm\"\n[box.grid]\ncolumns = [\"1fr\"]\n\
                [[box.boxes]]\nvalue = \"locale.name\"\n[[box.boxes]]\ntext = \"headline\"\n[[box.boxes]]\ntext = \"rights\"\n";
    let large = format!("{SHEET}{list}");
    let (good, said, made) = sheets(&town(&large, &[]), &["-l", TWELVE]);
    assert!(good, "{said}");
    says(
        &made[0],
        &[
            "English",
            "Español",
            "العربية",
            "简体中文",
            "हिन्दी",
            "ខ្មែរ",
            "Français",
            "Русский",
            "ไทย",
            "اردو",
            "Tiếng Việt",
            "አማርኛ",
        ],
    );
    let small = large.replace("Tabloid", "100mm x 130mm").replace("12mm", "7mm");
    let (good, said, _) = sheets(&town(&small, &[]), &["-l", TWELVE]);
    assert!(!good && said.contains("of the 12 copies of box \"languages\""), "{said}");
    let fits: usize = said.split("of box \"languages\" ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    assert!((1..12).contains(&fits), "{said}");
    // What it says is so: that many are made, and one more is not.
    for (count, wanted) in [(fits, true), (fits + 1, false)] {
        let some: Vec<&str> = TWELVE.split('+').take(count).collect();
        let (good, said, _) = sheets(&town(&small, &[]), &["-l", &some.join("+")]);
        assert_eq!(good, wanted, "{count}: {said}");
    }
}

/// Order and choice of lists, and what a resource shows.
#[test]
fn resources_are_sorted_and_serve_the_sheets_language() {
    let resources = "[[resource]]\nid = \"a\"\ntitle = { en = \"Zeal\", es = \"Ñandú\" }\nurl = \"https://www.dol.gov/a\"\nphone = \"national\"\nsource = \"dol.gov\"\n\
        [[resource]]\nid = \"b\"\ntitle = { en = \"Acorn\", es = \"Nube\" }\nurl = \"https://www.dol.gov/b\"\nphone = \"national\"\nhours = \"24/7\"\nsource = \"dol.gov\"\n\
        [[resource]]\nid = \"c\"\ntitle = \"Only English\"\nurl = { en = \"https://www.dol.gov/c\", es = \"https://www.dol.gov/es/c\" }\nphone = \"national\"\nlanguages = [\"en\"]\nsource = \"dol.gov\"\n";
    let list = "[[box]]\neach = \"resources\"\norder = \"name\"\n[box.grid]\ncolumns = [\"1fr\"]\n\
        [[box.boxes]]\nvalue = \"resource.title\"\n[[box.boxes]]\nvalue = \"resource.phone\"\n[[box]]\nvalue = \"resource.c.url\"\n";
    let (good, said, made) =
        sheets(&town(&format!("{SHEET}{list}"), &[("resources/own.toml", resources)]), &["-l", "en", "-l", "es"]);
    assert!(good, "{said}");
    let titles = |entry: &Entry| -> Vec<String> {
        let known = ["Zeal", "Ñandú", "Acorn", "Nube", "Only English"];
        entry.texts.iter().filter(|text| known.contains(&text.as_str())).cloned().collect()
    };
    assert_eq!(titles(entry(&made, "en")), ["Acorn", "Only English", "Zeal"]);
    assert_eq!(titles(entry(&made, "es")), ["Nube", "Ñandú"]);
    assert!(
        entry(&made, "es").addresses.iter().any(|address| address == "dol.gov/es/c"),
        "{:?}",
        entry(&made, "es").addresses
    );
    assert!(entry(&made, "en").hotlines().any(|hotline| hotline.id == "national"));
}

/// A number on WhatsApp opens its chat, and each channel is on the sheets that it serves.
#[test]
fn each_channel_is_printed_where_it_is_answered() {
    let more = "[[box]]\nvalue = \"hotline.whatsapp\"\nwhen = \"hotline.whatsapp\"\n[[box]]\nvalue = \"hotline.url\"\nwhen = \"hotline.url\"\n";
    let record = "name = \"Brazil\"\npaper = \"iso\"\n[emergency]\nnumber = \"190\"\nsource = \"a test\"\n[[hotline]]\nid = \"one\"\n\
        name = \"Disque 100\"\ncall = \"100\"\nwhatsapp = \"(61) 99656-5008\"\nwhatsapp-languages = [\"pt\", \"es\"]\n\
        call-languages = \"interpreters\"\nurl = { pt = \"https://www.gov.br/mdh\", en = \"https://www.gov.br/mdh/en\" }\nsource = \"a test\"\nevidence = \"2026-10\"\n";
    let own = town(&format!("{SHEET}{more}"), &[("hotlines/BR.toml", record)]);
    let (good, said, made) = sheets(&own, &["--region", "BR", "-l", "pt", "-l", "en", "-l", "ru"]);
    assert!(good, "{said}");
    let pt = entry(&made, "pt");
    assert!(pt.links.iter().any(|link| link.text == "(61) 99656-5008" && link.uri == "https://wa.me/5561996565008"));
    assert!(pt.addresses.contains(&"gov.br/mdh".to_owned()), "{:?}", pt.addresses);
    for locale in ["en", "ru"] {
        assert!(!entry(&made, locale).numbers.iter().any(|n| n.contains("99656")), "{locale}");
    }
    assert!(entry(&made, "en").addresses.contains(&"gov.br/mdh/en".to_owned()));
    assert!(entry(&made, "ru").addresses.is_empty());
}

/// Bad input of campaigns: each a clear error at its place, all in one run, and nothing is written.
#[test]
fn bad_campaigns_are_told_whole() {
    let list = "[[box]]\neach = \"partners\"\n[box.grid]\ncolumns = [\"1fr\"]\n[[box.boxes]]\nimage = \"{partner.logo}\"\n\
                [[box]]\nvalue = \"values.mottoo\"\n[[box]]\neach = \"hotlines\"\nboxes = [{ each = \"hotlines\", boxes = [{ hotline = \"call\" }] }]\n";
    let own = town(&format!("{SHEET}{list}"), &[]);
    let settings = "name = \"Town\"\nregion = \"US\"\nversion = \"2026-11\"\nhotlines = [\"national\", \"national\"]\n\
        [organization]\nname = \"House\"\n[[organization.partner]]\nname = \"Clinic\"\nlogo = \"art/gone.svg\"\n[[organization.partner]]\nname = \"No logo\"\n\
        [values]\nmotto = \"We listen\"\ncall-us = \"414-224-0017\"\nsite = \"http://example.org\"\nday = \"2026-13-40\"\n";
    std::fs::write(own.path().join("handbill.toml"), settings).unwrap();
    let (good, said, made) = sheets(&own, &["-l", "en"]);
    assert!(!good && made.is_empty() && !own.path().join("output").exists(), "{said}");
    for wanted in [
        "did you mean `values.motto`?",
        "a box around this one repeats over the same list already",
        "`414-224-0017` is typed into `values`",
        "layouts/art/gone.svg",
        "does not begin with https://",
        "2026-13-40",
    ] {
        assert!(said.contains(wanted), "{wanted}: {said}");
    }
}
