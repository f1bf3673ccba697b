//! Records and folders through the binary: numbers that cost or lead abroad, codes of another region, a locale in the language
//! of another, parts in other places, output among the parts, sheets of earlier runs.

use std::path::{Path, PathBuf};
use std::process::Command;

struct Town {
    _scratch: tempfile::TempDir,
    root: PathBuf,
}

const RECORD: &str = "name = \"Town\"\npaper = \"us\"\n[emergency]\nnumber = \"911\"\nsource = \"https://example.org/911\"\n\
                      [[hotline]]\nid = \"local\"\nname = \"Harbour advice line\"\ncall = \"1-888-373-7888\"\n\
                      url = \"https://humantraffickinghotline.org\"\nsource = \"https://example.org/contact\"\nevidence = \"2026-11\"\n";

impl Town {
    fn new() -> Self {
        let scratch = tempfile::tempdir().unwrap();
        let root = scratch.path().join("town");
        let town = Self { _scratch: scratch, root };
        town.put("handbill.toml", "name = \"Town\"\nregion = \"US\"\nversion = \"2026-11\"\n");
        town.put("hotlines/US.toml", RECORD);
        town
    }

    fn put(&self, path: &str, text: &str) -> &Self {
        let place = self.root.join(path);
        std::fs::create_dir_all(place.parent().unwrap()).unwrap();
        std::fs::write(place, text).unwrap();
        self
    }

    fn change(&self, path: &str, from: &str, to: &str) -> &Self {
        let text = std::fs::read_to_string(self.root.join(path)).unwrap();
        assert!(text.contains(from), "{path} has no {from:?}");
        self.put(path, &text.replace(from, to))
    }

    /// Exit code and messages.
    fn run(&self, args: &[&str]) -> (Option<i32>, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_handbill"));
        let output = command.current_dir(&self.root).env_remove("SOURCE_DATE_EPOCH").args(args).output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    }

    #[track_caller]
    fn says(&self, args: &[&str], code: i32, parts: &[&str]) -> String {
        let (found, text) = self.run(args);
        assert_eq!(found, Some(code), "{text}");
        for part in parts {
            assert!(text.contains(part), "{part:?} is not in\n{text}");
        }
        text
    }
}

const CARD: [&str; 5] = ["check", "-q", "-l", "en", "wallet-card"];

#[test]
fn numbers_that_cost_or_lead_abroad_stop_the_sheets() {
    for (number, word) in [
        ("1-900-222-3456", "premium rate"),
        ("1-876-926-1234", "number of JM"),
        ("999", "emergency number of other countries"),
        ("112", "emergency number of other countries"),
        ("12345", "cannot be called"),
        ("1-8-8-8-3-7-3-7-8-8-8", "digit by digit"),
        ("888-428-7581", "dead number"),
    ] {
        let town = Town::new();
        town.change("hotlines/US.toml", "1-888-373-7888", number);
        town.says(&CARD, 1, &["error[bad-number]", word, "hotlines/US.toml:9:"]);
    }
    let town = Town::new();
    town.change("hotlines/US.toml", "url =", "text = \"911\"\nurl =");
    town.says(
        &CARD,
        1,
        &["error[bad-number]: `911` is an emergency number of US, and no text line", "hotlines/US.toml:10:"],
    );
    let town = Town::new();
    town.change("hotlines/US.toml", "url =", "text-keyword = \"HELP\"\nurl =");
    town.says(&CARD, 1, &["a hotline has no key `text-keyword`", "did you mean `keyword`?"]);
    // Said, and printed.
    for (number, word) in [("911", "stands as the number of a hotline"), ("1-212-555-0147", "kept for films")] {
        let town = Town::new();
        town.change("hotlines/US.toml", "1-888-373-7888", number);
        town.says(&CARD, 0, &["warning[number-doubtful]", word]);
    }
    let town = Town::new();
    town.change("hotlines/US.toml", "1-888-373-7888", "911").change(
        "hotlines/US.toml",
        "url =",
        "note = \"the police\"\nurl =",
    );
    assert!(!town.says(&CARD, 0, &[]).contains("number-doubtful"));
}

#[test]
fn retired_numbers_are_named_where_they_live_on() {
    let town = Town::new();
    town.put(
        "hotlines/US-CA.toml",
        &RECORD.replace("local", "old").replace("evidence", "status = \"retired\"\nevidence"),
    );
    let text = town.says(&["check", "-q"], 1, &["retired-hotline"]);
    assert!(!text.contains("retired-number"), "{text}");
    let two = format!(
        "{RECORD}[[hotline]]\nid = \"old\"\nname = \"Old line\"\ncall = \"888-373-7888\"\nstatus = \"retired\"\nsource = \"x\"\n"
    );
    town.put("hotlines/US-CA.toml", &two.replace("1-888-373-7888", "1-888-428-0000"));
    town.says(&CARD, 0, &["warning[retired-number]: `1-888-373-7888` of US is retired in hotlines/US-CA.toml (`old`)"]);
    town.change("hotlines/US-CA.toml", "\"888-373-7888", "\"888-373-7889");
    assert!(!town.says(&CARD, 0, &[]).contains("retired-number"));
}

/// The venue poster with a code of its own.
fn with_code(town: &Town, url: &str) {
    let layout = include_str!("../layouts/venue-poster.toml");
    let from = "qr = \"{hotline.url}\"";
    assert!(layout.contains(from));
    town.put("layouts/venue-poster.toml", &layout.replace(from, &format!("qr = \"{url}\"")));
}

#[test]
fn codes_belong_to_the_region_of_the_sheet() {
    let town = Town::new();
    let poster = ["check", "-q", "-l", "en", "venue-poster"];
    // The kit's own region GB names this site.
    with_code(&town, "https://www.modernslaveryhelpline.org/report");
    town.says(
        &poster,
        1,
        &["error[unknown-address]", "which belongs to GB, and the sheet is for US", "layouts/venue-poster.toml:"],
    );
    town.says(&["check", "-q", "-l", "en", "venue-poster", "--region", "GB"], 0, &[]);
    // What nobody knows is told once.
    with_code(&town, "https://example.com/other");
    let text = town.says(&poster, 1, &["no hotline and no resource of the campaign has the address"]);
    assert_eq!(text.matches("error[unknown-address]").count(), 1, "{text}");
    // A resource of one's own, on the site of the region's hotline; a state's sheet may lead to its country's.
    with_code(&town, "https://humantraffickinghotline.org/safety-plan");
    town.says(&poster, 0, &[]);
    town.put("hotlines/US-CA.toml", &RECORD.replace("humantraffickinghotline.org", "www.dhs.gov"));
    town.says(&["check", "-q", "-l", "en", "venue-poster", "--region", "US-CA"], 0, &[]);
    with_code(&town, "https://www.dhs.gov/safety-plan");
    town.says(&poster, 1, &["which belongs to US-CA, and the sheet is for US"]);
}

fn copy_locale(town: &Town, from: &str, into: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(from);
    for file in std::fs::read_dir(folder).unwrap().flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if name.ends_with(".ftl") {
            town.put(&format!("locales/{into}/{name}"), &std::fs::read_to_string(file.path()).unwrap());
        }
    }
}

/// The kit's texts of every language in the folder of every other: 17 × 16, each named by one rule or another.
#[test]
fn every_language_in_the_folder_of_every_other_is_named() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    let mut all: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .filter(|e| e.path().is_dir())
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    all.sort();
    assert_eq!(all.len(), 17);
    let mut table = std::collections::BTreeMap::<&str, usize>::new();
    let mut missed = Vec::new();
    for from in &all {
        let town = Town::new();
        all.iter().filter(|into| *into != from).for_each(|into| copy_locale(&town, from, into));
        let (mut sources, mut report) = Default::default();
        handbill::load::load(&town.root, &mut sources, &mut report);
        for into in all.iter().filter(|into| *into != from) {
            let own = || report.diagnostics.iter().filter(|d| d.locale.as_deref() == Some(into));
            let code = ["wrong-language", "wrong-script", "legacy-encoding"]
                .into_iter()
                .find(|code| own().any(|d| d.code == *code && d.severity == handbill::diag::Severity::Error));
            match code {
                Some(code) => *table.entry(code).or_default() += 1,
                None => missed.push(format!("{from} in {into}")),
            }
        }
    }
    assert!(missed.is_empty(), "{missed:?} {table:?}");
    assert_eq!(table.values().sum::<usize>(), 17 * 16);
}

#[test]
fn a_locale_in_another_language_stops_its_own_sheets() {
    let town = Town::new();
    copy_locale(&town, "es", "fr");
    let text = town.says(
        &["check", "-q", "-l", "fr", "wallet-card"],
        1,
        &["error[wrong-language]: the texts of locale fr are in Spanish", "locales/fr/common.ftl:"],
    );
    assert!(text.matches("error[wrong-language]").count() <= 3, "{text}");
    town.says(&["check", "-q", "-l", "es", "wallet-card"], 1, &["wrong-language"]);
    let town = Town::new();
    // One that was just begun has the English texts; one that somebody has named is no beginning any more.
    assert_eq!(town.run(&["new", "locale", "it"]).0, Some(0));
    town.says(&["check", "-q", "-l", "it", "wallet-card"], 0, &["same-as-english"]);
    town.change("locales/it/locale.toml", "native = \"it\"", "native = \"Italiano\"");
    town.says(&["check", "-q", "-l", "it", "wallet-card"], 1, &["the texts of locale it are in English"]);
    // Where the judgement is wrong, it can be allowed.
    town.put(
        "handbill.toml",
        "name = \"Town\"\nregion = \"US\"\nversion = \"2026-11\"\n[rules]\n\
         wrong-language = { level = \"allow\", reason = \"a trial of the design\" }\n",
    );
    town.says(&["check", "-q", "-l", "it", "wallet-card"], 0, &[]);
}

#[test]
fn parts_in_other_places_are_said_once_a_folder() {
    let text = "headline = Is your boss holding your papers?\n";
    for (path, content, severity) in [
        ("docs/US.toml", RECORD, "warning"),
        ("drafts/US.toml", RECORD, "warning"),
        ("docs/hotlines/US.toml", RECORD, "warning"),
        ("output/US.toml", RECORD, "warning"),
        ("data/2026/fall/US.toml", RECORD, "warning"),
        ("drafts/en/common.ftl", text, "warning"),
        ("art/door.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "warning"),
        ("poster.toml", "[grid]\ncolumns = [\"1fr\"]\n[[box]]\n", "warning"),
        ("archive/US.toml", RECORD, "note"),
        ("old/2025/hotlines/US.toml", RECORD, "note"),
        ("hotlines/old/US.toml", RECORD, "error"),
        ("locales/en/old/common.ftl", text, "error"),
        ("layouts/x/poster.toml", "title = \"x\"\n", "error"),
    ] {
        let town = Town::new();
        town.put(path, content);
        let code = i32::from(severity == "error");
        let found = town.says(&CARD, code, &[path]);
        assert_eq!(found.matches(&format!("{severity}[")).count(), 1, "{path}:\n{found}");
    }
    // Many of them, and folders of programs.
    let town = Town::new();
    for n in 0..300 {
        town.put(&format!("docs/{n}/US.toml"), RECORD).put(&format!("archive/US-{n}.toml"), RECORD);
        town.put(&format!("node_modules/p{n}/US.toml"), RECORD).put(&format!(".git/{n}.toml"), RECORD);
    }
    town.put("tests/US.toml", RECORD).put("other/handbill.toml", "").put("other/hotlines/US.toml", RECORD);
    let found = town.says(&CARD, 0, &[]);
    assert_eq!((found.matches("warning[").count(), found.matches("note[").count()), (1, 1), "{found}");
    // Papers that hold no parts.
    let town = Town::new();
    town.put("docs/readme.md", "")
        .put("docs/config.toml", "a = 1\n")
        .put("art/notes.svg", "<svg/>")
        .put("Cargo.toml", "[package]\n");
    assert_eq!(town.says(&CARD, 0, &[]), "");
}

#[test]
fn sheets_do_not_go_among_the_parts() {
    let town = Town::new();
    for place in [
        "hotlines",
        "locales",
        "layouts/art",
        "posting",
        "fonts",
        ".",
        "output/..",
        "hotlines/new/deeper",
        "x/../locales",
    ] {
        let text =
            town.says(&["build", "-q", "-l", "en", "wallet-card", "-o", place], 1, &["error[output-over-parts]"]);
        assert!(!town.root.join(place).join("en").join("wallet-card.pdf").exists(), "{text}");
    }
    let full = town.root.join("hotlines").display().to_string();
    town.says(&["build", "-q", "-l", "en", "wallet-card", "-o", &full], 1, &["error[output-over-parts]"]);
    assert!(!town.root.join("posting").exists() && !town.root.join("hotlines/new").exists());
    for place in ["output", "prints", "../prints", "output/fall"] {
        town.says(&["build", "-q", "-l", "en", "wallet-card", "-o", place], 0, &[]);
    }
}

#[test]
fn sheets_of_earlier_runs_are_named_when_they_are_refused_now() {
    let town = Town::new();
    let build = ["build", "-q", "-l", "en", "-l", "es", "wallet-card"];
    town.says(&build, 0, &[]);
    // A locale that is refused when it is read.
    town.put("locales/es/mine.ftl", "card-title = Llame al 1-212-555-0100\n");
    let text = town.says(&build, 1, &["warning[stale-sheet]", "es/wallet-card.pdf"]);
    assert!(!text.contains("en/wallet-card.pdf") && text.matches("stale-sheet").count() == 1, "{text}");
    town.says(&["verify", "-q"], 1, &["es/wallet-card.pdf", "locale es that can be read"]);
    // A sheet that is refused as a job.
    std::fs::remove_file(town.root.join("locales/es/mine.ftl")).unwrap();
    town.put("locales/es/mine.ftl", "card-front = { $chat }\ncard-title = { $chat }\n");
    let (code, text) = town.run(&build);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("stale-sheet"), "{text}");
    town.says(&["verify", "-q"], 1, &["es/wallet-card.pdf"]);
    // All well again.
    std::fs::remove_file(town.root.join("locales/es/mine.ftl")).unwrap();
    town.says(&build, 0, &[]);
    town.says(&["verify", "-q"], 0, &[]);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_manifest_is_named_at_once() {
    let town = Town::new();
    town.says(&["build", "-q", "-l", "en", "wallet-card"], 0, &[]);
    let manifest = town.root.join("output/manifest.json");
    std::fs::remove_file(&manifest).unwrap();
    assert!(Command::new("mkfifo").arg(&manifest).status().unwrap().success());
    town.says(&["verify", "-q"], 1, &["error[bad-manifest]", "not a plain file"]);
    town.says(&["verify", "-q", "output/en"], 1, &["error[bad-manifest]"]);
    town.says(&["build", "-q", "-l", "en", "wallet-card"], 1, &["error[bad-manifest]"]);
}

#[cfg(unix)]
#[test]
fn what_is_written_beside_the_parts_is_whole_and_stays_inside() {
    use std::os::unix::fs::symlink;

    let town = Town::new();
    town.put("locales/es/mine.ftl", "mine = Hola\n");
    let there = town.root.parent().unwrap().join("elsewhere.toml");
    std::fs::write(&there, "mine\n").unwrap();
    // A link in the place of the file is replaced, and not written through.
    symlink(&there, town.root.join("locales/es/sources.toml")).unwrap();
    let (_, text) = town.run(&["translated", "es"]);
    assert_eq!(std::fs::read_to_string(&there).unwrap(), "mine\n", "{text}");
    std::fs::remove_file(town.root.join("locales/es/sources.toml")).unwrap_or_default();
    assert_eq!(town.run(&["translated", "es"]).0, Some(0));
    let folder = town.root.join("locales/es");
    let mut names: Vec<String> =
        std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    assert_eq!(names, ["mine.ftl", "sources.toml"]);
    // Nothing is left of a locale that could not be put in its place.
    std::fs::write(town.root.join("locales/so"), "a file").unwrap();
    assert_eq!(town.run(&["new", "locale", "so"]).0, Some(1));
    let hidden =
        std::fs::read_dir(&town.root).unwrap().flatten().filter(|e| e.file_name().to_string_lossy().starts_with('.'));
    assert_eq!(hidden.count(), 0);
}

/// A part of the sheets is built after a number changed: the others still say the old one.
#[test]
fn sheets_with_a_number_of_no_record_are_named() {
    let town = Town::new();
    town.says(&["build", "-q", "-l", "en", "-l", "es", "wallet-card"], 0, &[]);
    let again = ["build", "-q", "-l", "en", "wallet-card"];
    assert!(!town.says(&again, 0, &[]).contains("stale-number"));
    town.change("hotlines/US.toml", "1-888-373-7888", "1-833-900-1010");
    let text = town.says(&again, 1, &["error[stale-number]", "es/wallet-card.pdf"]);
    assert!(!text.contains("en/wallet-card.pdf"), "{text}");
    assert!(!town.says(&["build", "-q", "-l", "es", "wallet-card"], 0, &[]).contains("stale-number"));
}

#[test]
fn a_build_says_when_nothing_was_read_back() {
    let town = Town::new();
    let build = ["build", "-q", "-l", "en", "wallet-card"];
    assert!(!town.says(&build, 0, &[]).contains("read back"));
    let text = town.says(&[&build[..], &["--no-verify"]].concat(), 0, &["handbill verify"]);
    assert_eq!(text.matches("not read back").count(), 1, "{text}");
}

/// Its letters are turned round on purpose; what else the file holds is still looked at.
#[test]
fn the_mirrored_pseudo_locale_is_verified_without_its_texts() {
    let town = Town::new();
    town.says(&["build", "-q", "-l", "ar-XB", "wallet-card"], 0, &[]);
    town.says(&["verify", "-q"], 0, &[]);
    std::fs::copy(town.root.join("handbill.toml"), town.root.join("output/ar-XB/wallet-card.pdf")).unwrap();
    town.says(&["verify", "-q"], 1, &["verify-changed"]);
}

/// Ink beside a number that an eye reads on to it.
#[test]
fn bars_and_dashes_beside_a_number_are_refused() {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/preflight/_base");
    let art = |path: &str| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\"><path d=\"{path}\"/></svg>")
    };
    let bar = "image = \"art/a.svg\"\nwidth = \"10mm\"\nheight = \"12mm\"\nvalign = \"center\"\nrole = \"none\"\n";
    let rule = "shape = \"vertical-rule\"\nstroke = { color = \"ink\", width = \"4pt\" }\n";
    let number = "hotline = \"call\"\nstyle = \"number\"\n";
    let upright = art("M40 10h20v80H40z");
    for (name, columns, gap, boxes, drawing, bad) in [
        ("a bar on the right", "\"101mm\", \"12mm\"", "0.5mm", [number, bar], upright.clone(), true),
        ("a dash", "\"101mm\", \"12mm\"", "0.5mm", [number, bar], art("M0 40h80v20H0z"), true),
        ("a rule on the left", "\"8pt\", \"1fr\"", "0.5mm", [rule, number], upright.clone(), true),
        ("a bar far away", "\"101mm\", \"12mm\"", "12mm", [number, bar], upright.clone(), false),
        ("a rule between columns", "\"4pt\", \"1fr\"", "4mm", [rule, number], upright, false),
    ] {
        let town = Town::new();
        for path in [
            "handbill.toml",
            "layouts/poster.toml",
            "locales/en/main.ftl",
            "locales/en/locale.toml",
            "hotlines/US.toml",
        ] {
            town.put(path, &std::fs::read_to_string(base.join(path)).unwrap());
        }
        town.change("handbill.toml", "min = \"44pt\"", "min = \"24pt\"");
        town.put("layouts/art/a.svg", &drawing);
        let [left, right] = boxes;
        let nested = format!(
            "area = \"number\"\n[box.grid]\ncolumns = [{columns}]\ngap = \"{gap}\"\nareas = \"\"\"\na b\n\"\"\"\n\
             [[box.boxes]]\narea = \"a\"\n{left}[[box.boxes]]\narea = \"b\"\n{right}"
        );
        town.change("layouts/poster.toml", "area = \"number\"\nhotline = \"call\"\nstyle = \"number\"\n", &nested);
        if !drawing.is_empty() && !boxes.contains(&bar) {
            std::fs::remove_file(town.root.join("layouts/art/a.svg")).unwrap();
        }
        let (code, text) = town.run(&["build", "-q", "-l", "en", "poster"]);
        assert_eq!((code, text.contains("error[verify-number]")), (Some(i32::from(bad)), bad), "{name}: {text}");
    }
}

/// A chat is a number too.
#[test]
fn chats_with_a_number_of_no_record_are_refused() {
    for (chat, bad) in [
        ("https://wa.me/18885550199", true),
        ("https://api.whatsapp.com/send?phone=18885550199", true),
        ("https://wa.me/18883737888", false),
        ("https://example.org/chat", false),
    ] {
        let town = Town::new();
        town.change("hotlines/US.toml", "url =", &format!("chat = \"{chat}\"\nurl ="));
        let (code, text) = town.run(&CARD);
        assert_eq!((code, text.contains("error[bad-url]")), (Some(i32::from(bad)), bad), "{chat}: {text}");
    }
}
