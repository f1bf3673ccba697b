//! The promises to users, through the binary: whole campaigns in, files and messages out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const REPOSITORY: &str = env!("CARGO_MANIFEST_DIR");
const LOCALES: [&str; 17] =
    ["am", "ar", "bn", "en", "es", "fa", "fr", "hi", "ht", "km", "my", "pt", "ru", "th", "ur", "vi", "zh-Hans"];
const LAYOUTS: [&str; 3] = ["tear-off-flyer", "venue-poster", "wallet-card"];

fn handbill(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_handbill"))
        .current_dir(folder)
        .env_remove("SOURCE_DATE_EPOCH")
        .args(args)
        .output()
        .expect("the binary runs")
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn succeeds(folder: &Path, args: &[&str]) {
    let output = handbill(folder, args);
    assert!(output.status.success(), "handbill {args:?}:\n{}", errors(&output));
}

/// Runs, expects exit 1 and gives the messages.
fn fails(folder: &Path, args: &[&str]) -> String {
    let output = handbill(folder, args);
    assert_eq!(output.status.code(), Some(1), "handbill {args:?}:\n{}", errors(&output));
    errors(&output)
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("folder").map(|e| e.expect("entry").path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else {
                let name = entry.strip_prefix(folder).expect("below").to_path_buf();
                found.insert(name, std::fs::read(&entry).expect("file"));
            }
        }
    }
    found
}

fn town() -> (tempfile::TempDir, PathBuf) {
    let empty = tempfile::tempdir().expect("tempdir");
    succeeds(empty.path(), &["new", "campaign", "my-town"]);
    let town = empty.path().join("my-town");
    (empty, town)
}

fn replace(path: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(path).expect("text");
    assert!(text.contains(from), "{} has no {from:?}", path.display());
    std::fs::write(path, text.replacen(from, to, 1)).expect("written");
}

#[test]
fn the_main_job_makes_every_layout_in_every_locale_and_the_same_bytes_again() {
    let out = tempfile::tempdir().expect("tempdir");
    let folder = out.path().to_str().expect("utf-8");
    succeeds(Path::new(REPOSITORY), &["build", "-o", folder]);
    let first = files(out.path());
    for locale in LOCALES {
        for layout in LAYOUTS {
            let name = PathBuf::from(locale).join(format!("{layout}.pdf"));
            assert!(first.get(&name).is_some_and(|b| b.starts_with(b"%PDF-1.7")), "{}", name.display());
        }
    }
    assert_eq!(first.len(), LOCALES.len() * LAYOUTS.len() + 1, "and the manifest, and nothing else");
    // From an empty folder the embedded kit makes the same sheets, on one thread too.
    let (_empty, town) = town();
    succeeds(&town, &["build", "--jobs", "1"]);
    let mut again = files(&town.join("output"));
    let (mut theirs, mut ours) = (again.split_off(Path::new("manifest.json")), first.clone());
    let ours_last = ours.split_off(Path::new("manifest.json"));
    theirs.remove(Path::new("manifest.json"));
    assert!(again == ours);
    assert!(theirs.iter().all(|(name, bytes)| ours_last.get(name) == Some(bytes)));
}

#[test]
fn every_region_builds_and_says_only_what_its_record_says() {
    let out = tempfile::tempdir().expect("tempdir");
    for entry in std::fs::read_dir(Path::new(REPOSITORY).join("hotlines")).expect("hotlines") {
        let region = entry.expect("entry").path().file_stem().expect("stem").to_string_lossy().into_owned();
        let folder = out.path().join(&region);
        let folder = folder.to_str().expect("utf-8");
        let record =
            std::fs::read_to_string(Path::new(REPOSITORY).join(format!("hotlines/{region}.toml"))).expect("record");
        // Where the line is answered in other languages, nothing is made in Arabic.
        let mut answered = record.lines().filter(|line| line.starts_with("call-languages = ["));
        let more: &[&str] = if answered.all(|line| line.contains("\"ar\"")) { &["-l", "ar"] } else { &[] };
        let args = ["build", "-l", "en", "--region", &region, "-o", folder, "-q"];
        succeeds(Path::new(REPOSITORY), &[&args[..], more].concat());
        succeeds(Path::new(REPOSITORY), &["verify", "-q", folder]);
        let manifest = std::fs::read(Path::new(folder).join("manifest.json")).expect("manifest");
        let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("json");
        for file in manifest["files"].as_array().expect("files") {
            assert_eq!(file["region"], region.as_str());
            let numbers = file["numbers"].as_array().expect("numbers");
            assert!(!numbers.is_empty(), "{region}");
            for number in numbers {
                let written = format!("\"{}\"", number.as_str().expect("text"));
                assert!(record.contains(&written), "{region}: {written} is not in its record");
            }
        }
    }
}

#[test]
fn posters_come_on_smaller_paper_too() {
    let out = tempfile::tempdir().expect("tempdir");
    for (region, paper) in [("US", "Letter"), ("GB", "A4"), ("GB", "A3")] {
        let folder = out.path().join(paper);
        let args =
            ["build", "venue-poster", "--region", region, "--paper", paper, "-o", folder.to_str().expect("utf-8")];
        succeeds(Path::new(REPOSITORY), &args);
        assert_eq!(files(&folder).len(), LOCALES.len() + 1, "{paper}");
        let manifest: serde_json::Value =
            serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).expect("manifest")).expect("json");
        let (w, h) = match paper {
            "Letter" => (612.0, 792.0),
            "A4" => (595.28, 841.89),
            _ => (841.89, 1190.55),
        };
        for file in manifest["files"].as_array().expect("files") {
            let trim: Vec<f64> = file["sheets"][0]["trim"]
                .as_array()
                .expect("trim")
                .iter()
                .filter_map(serde_json::Value::as_f64)
                .collect();
            assert_eq!(file["paper"], paper);
            assert!((trim[2] - trim[0] - w).abs() < 0.05 && (trim[3] - trim[1] - h).abs() < 0.05, "{paper}: {trim:?}");
        }
    }
}

#[test]
fn a_fault_names_its_place_and_leaves_earlier_files_alone() {
    let (_empty, town) = town();
    succeeds(&town, &["build", "-l", "en", "-l", "fr"]);
    let before = files(&town.join("output"));
    let text = town.join("locales/en/common.ftl");
    replace(&text, "Does someone keep your passport or ID?", "Call 1-888-373-7888 if someone keeps your passport!");
    replace(&town.join("layouts/wallet-card.toml"), "\"card-title\"", "\"card-tilte\"");
    let message = fails(&town, &["build"]);
    for part in [
        "error[literal-number]",
        "locales/en/common.ftl:18:",
        "did you mean `card-title`?",
        "layouts/wallet-card.toml:",
    ] {
        assert!(message.contains(part), "{part:?} is not in\n{message}");
    }
    assert!(files(&town.join("output")) == before, "nothing was written and nothing was lost");
}

#[test]
fn a_faulty_language_stops_its_own_sheets() {
    let (_empty, town) = town();
    replace(&town.join("locales/fr/common.ftl"), "Appelez le { $emergency }", "Appelez le { $emergncy }");
    let output = handbill(&town, &["build", "-l", "en", "-l", "fr", "-l", "es"]);
    let message = errors(&output);
    assert_eq!(output.status.code(), Some(1), "{message}");
    assert!(message.contains("error[unknown-variable]") && message.contains("locales/fr/common.ftl:28:"), "{message}");
    assert!(message.contains("6 files in") && message.contains("were not made"), "{message}");
    let made: Vec<String> = files(&town.join("output")).into_keys().map(|p| p.display().to_string()).collect();
    assert!(
        made.iter().any(|p| p == "en/venue-poster.pdf") && made.iter().any(|p| p == "es/wallet-card.pdf"),
        "{made:?}"
    );
    assert!(!made.iter().any(|p| p.starts_with("fr")), "{made:?}");
    let manifest = std::fs::read_to_string(town.join("output/manifest.json")).expect("manifest");
    assert!(manifest.contains("es/wallet-card.pdf") && !manifest.contains("fr/wallet-card.pdf"));
    // Nothing serves in its place, and it is not unknown; neither is the French of Canada, which would inherit from it.
    for asked in ["fr", "fr-CA"] {
        let message = fails(&town, &["build", "-l", asked]);
        assert!(message.contains("error[unknown-variable]"), "{message}");
        assert!(!message.contains("unknown-locale") && !message.contains("no-jobs"), "{message}");
    }
    assert!(fails(&town, &["check", "-l", "en"]).contains("error[unknown-variable]"));
}

#[test]
fn a_sheet_that_cannot_be_made_stops_itself_and_a_fault_of_the_campaign_all() {
    let (_empty, town) = town();
    let long = "Quelqu'un contrôle-t-il votre vie ? ".repeat(60);
    replace(&town.join("locales/fr/common.ftl"), "headline = ", &format!("headline = {long}"));
    let message = fails(&town, &["build", "venue-poster", "wallet-card", "-l", "en", "-l", "fr"]);
    assert!(message.contains("overflow") && message.contains("3 files in"), "{message}");
    assert!(town.join("output/fr/wallet-card.pdf").is_file() && !town.join("output/fr/venue-poster.pdf").exists());
    replace(&town.join("hotlines/US.toml"), "call = \"1-888-373-7888\"", "call = \"none\"");
    assert!(fails(&town, &["build", "wallet-card", "-l", "es"]).contains("error[bad-number]"));
    assert!(!town.join("output/es").exists());
}

#[test]
fn an_old_version_does_not_make_an_old_number_new() {
    let (_empty, town) = town();
    let file = town.join("hotlines/US.toml");
    let text = std::fs::read_to_string(&file).expect("registry");
    let line = text.lines().find(|l| l.starts_with("evidence = ")).expect("evidence").to_owned();
    replace(&file, &line, "evidence = \"1998\"");
    let toml = town.join("handbill.toml");
    let text = std::fs::read_to_string(&toml).expect("settings");
    let version = text.lines().find(|l| l.starts_with("version = ")).expect("version").to_owned();
    replace(&toml, &version, "version = \"1999-01\"");
    let output = handbill(&town, &["build", "wallet-card", "-l", "en"]);
    assert!(errors(&output).contains("warning[evidence-lapsed]"), "{}", errors(&output));
    let manifest = std::fs::read_to_string(town.join("output/manifest.json")).expect("manifest");
    assert!(!manifest.contains("evidence-lapsed"));
    // Tomorrow has not come, whatever the version says.
    replace(&file, "evidence = \"1998\"", "evidence = \"2099\"");
    replace(&toml, "1999-01", "2099-12");
    assert!(fails(&town, &["build", "wallet-card", "-l", "en"]).contains("error[evidence-future]"));
}

#[test]
fn what_concerns_many_sheets_is_said_once() {
    let (_empty, town) = town();
    let output =
        handbill(&town, &["check", "--paper", "Letter", "venue-poster", "tear-off-flyer", "-l", "en", "-l", "es"]);
    let message = errors(&output);
    assert_eq!(message.matches("home-printer-margin").count(), 1, "{message}");
    assert!(message.contains("in 4 jobs"), "{message}");
    // Nobody has a home printer for Tabloid, and a print shop needs no word about it.
    for args in
        [["check", "venue-poster", "-l", "en"].as_slice(), &["check", "--ink", "cmyk", "--paper", "Letter", "-l", "en"]]
    {
        let message = errors(&handbill(&town, args));
        assert!(!message.contains("home-printer-margin"), "{message}");
    }
    // Forty signs that a font lacks are one finding for each place, and it names them.
    let signs: String = (0x12000..0x12028).filter_map(char::from_u32).collect();
    replace(&town.join("locales/en/common.ftl"), "Scan for help", &format!("Scan for help {signs}"));
    let message = fails(&town, &["check", "venue-poster", "tear-off-flyer", "-l", "en"]);
    assert_eq!(message.matches("error[missing-glyph]").count(), 1, "{message}");
    assert!(
        message.contains("40 characters") && message.contains("U+12000") && message.contains("32 more"),
        "{message}"
    );
    assert!(message.contains("in 2 jobs"), "{message}");
}

#[test]
fn a_text_that_cannot_fit_is_refused() {
    let (_empty, town) = town();
    let long = "Is someone controlling your life or your work? ".repeat(40);
    replace(&town.join("locales/en/common.ftl"), "Is someone controlling your life or your work?", &long);
    let message = fails(&town, &["build", "-l", "en"]);
    assert!(message.contains("error[text-overflow]") && message.contains("box \"headline\" takes most"), "{message}");
    assert!(message.contains("layouts/") && message.contains("locales/en/common.ftl:9:"), "{message}");
    assert!(!town.join("output/en/venue-poster.pdf").exists() && town.join("output/en/wallet-card.pdf").exists());
}

/// The spaces of a British number do not break in the file; its boxes are known all the same.
#[test]
fn a_number_with_spaces_is_found_in_its_box() {
    let (_empty, town) = town();
    let output = handbill(&town, &["check", "--region", "GB", "-l", "en", "-l", "fr", "-l", "ar"]);
    assert!(output.status.success() && !errors(&output).contains("outside-safe-area"), "{}", errors(&output));
}

#[test]
fn a_campaign_without_a_version_is_told_where_to_write_it() {
    let (_empty, town) = town();
    replace(&town.join("handbill.toml"), "version = ", "# version = ");
    let message = fails(&town, &["check"]);
    assert_eq!(
        message.matches("error[missing-value]").count(),
        2,
        "one for each layout, not for each locale\n{message}"
    );
    assert!(message.contains("handbill.toml has none") && message.contains("write `version = "), "{message}");
}

/// The tabs of the flyer stand over a row that holds no box: texts that push it off the page would run into them.
#[test]
fn a_row_without_a_box_keeps_its_room() {
    let (_empty, town) = town();
    let long = "Take a number and call when it is safe. ".repeat(40);
    replace(&town.join("locales/en/flyer.ftl"), "Take a number. Call when it is safe.", long.trim());
    let message = fails(&town, &["build", "-l", "en", "tear-off-flyer"]);
    assert!(message.contains("error[page-overflow]") && message.contains("box \"take\" takes most"), "{message}");
}

#[test]
fn a_character_that_no_font_has_is_refused() {
    let (_empty, town) = town();
    replace(&town.join("locales/en/card.ftl"), "Useful numbers", "Useful \u{13000} numbers");
    let message = fails(&town, &["build", "-l", "en"]);
    assert!(message.contains("error[missing-glyph]") && message.contains("U+13000"), "{message}");
}

#[test]
fn a_damaged_font_is_refused() {
    let (_empty, town) = town();
    let fonts = town.join("fonts");
    std::fs::create_dir_all(&fonts).expect("fonts");
    std::fs::write(fonts.join("Corner.ttf"), b"this is no font").expect("written");
    let message = fails(&town, &["build", "-l", "en"]);
    assert!(message.contains("error[broken-font]") && message.contains("fonts/Corner.ttf"), "{message}");
    // A damaged copy of a font of the kit wins over the kit's: it is named in every run, and nothing is set without it.
    std::fs::remove_file(fonts.join("Corner.ttf")).expect("removed");
    std::fs::write(fonts.join("NotoSansThai-Regular.ttf"), b"this is no font").expect("written");
    let message = fails(&town, &["check", "-l", "en"]);
    assert!(message.contains("error[broken-font]") && message.contains("NotoSansThai-Regular.ttf"), "{message}");
    let message = fails(&town, &["build", "-l", "th"]);
    assert!(message.contains("error[missing-font]") && message.contains("NotoSansThai-Regular.ttf"), "{message}");
}

#[test]
fn an_output_folder_that_cannot_be_written_is_said() {
    let (_empty, town) = town();
    std::fs::write(town.join("taken"), "a file").expect("written");
    let message = fails(&town, &["build", "-l", "en", "-o", "taken"]);
    assert!(message.contains("error[output-unwritable]") && message.contains("taken"), "{message}");
    assert_eq!(std::fs::read_to_string(town.join("taken")).expect("still there"), "a file");
}

#[test]
fn files_of_others_are_not_overwritten() {
    let (_empty, town) = town();
    let mine = town.join("output/en/venue-poster.pdf");
    std::fs::create_dir_all(mine.parent().expect("parent")).expect("folder");
    std::fs::write(&mine, "my own poster").expect("written");
    let message = fails(&town, &["build", "-l", "en"]);
    assert!(message.contains("error[file-conflict]"), "{message}");
    assert_eq!(files(&town.join("output")).len(), 1);
    assert_eq!(std::fs::read_to_string(&mine).expect("still there"), "my own poster");
    succeeds(&town, &["build", "-l", "en", "--force"]);
    assert!(std::fs::read(&mine).expect("made").starts_with(b"%PDF"));
    // What handbill has made it may make again.
    succeeds(&town, &["build", "-l", "en"]);
}

#[test]
fn a_locale_that_lacks_texts_is_skipped_by_name() {
    let (_empty, town) = town();
    succeeds(&town, &["new", "locale", "so"]);
    replace(&town.join("locales/so/card.ftl"), "card-title =", "card-tytle =");
    let output = handbill(&town, &["check", "-l", "so"]);
    let message = errors(&output);
    // It was asked for by name.
    assert_eq!(output.status.code(), Some(1), "{message}");
    assert!(message.contains("error[skipped-sheet]: skipped: wallet-card in so, which lacks card-title"), "{message}");
    let output = handbill(&town, &["check"]);
    let message = errors(&output);
    assert!(output.status.success(), "{message}");
    assert!(message.contains("skipped: wallet-card in so, which lacks card-title"), "{message}");
}

#[test]
fn wrong_words_are_met_with_the_right_ones() {
    let (empty, town) = town();
    assert!(fails(&town, &["build", "venue-postr"]).contains("did you mean `venue-poster`?"));
    assert!(fails(&town, &["build", "-l", "xx"]).contains("error[unknown-locale]"));
    assert!(fails(&town, &["build", "--region", "UK"]).contains("error[unknown-region]"));
    assert!(fails(&town, &["explain", "text-overflo"]).contains("did you mean `text-overflow`?"));
    assert!(fails(&town, &["new", "campaign", "."]).contains("error[file-conflict]"));
    assert!(fails(empty.path(), &["build"]).contains("handbill new campaign my-town"));
    assert_eq!(handbill(&town, &["biuld"]).status.code(), Some(2));
}

#[test]
fn json_lines_are_json() {
    let (_empty, town) = town();
    replace(&town.join("locales/en/common.ftl"), "{ $url }", "{ $ulr }");
    let output = handbill(&town, &["build", "--message-format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).expect("utf-8");
    let rows: Vec<serde_json::Value> = text.lines().map(|l| serde_json::from_str(l).expect("json")).collect();
    let row = rows.iter().find(|r| r["severity"] == "error").expect("an error");
    assert_eq!(row["file"], "locales/en/common.ftl");
    assert!(row["line"].is_u64() && row["column"].is_u64() && row["message"].is_string(), "{row}");
}

#[test]
fn lists_and_explanations_answer() {
    let here = Path::new(REPOSITORY);
    for (args, part) in [
        (["list", "layouts"], "tear-off-flyer"),
        (["list", "locales"], "zh-Hans"),
        (["list", "regions"], "1-888-373-7888"),
        (["list", "papers"], "Tabloid"),
        (["list", "rules"], "text-overflow"),
        (["explain", "text-overflow"], "Why it matters"),
    ] {
        let output = handbill(here, &args);
        assert!(output.status.success(), "{}", errors(&output));
        assert!(String::from_utf8_lossy(&output.stdout).contains(part), "{args:?}");
    }
}

#[test]
fn pseudo_locales_are_built_when_they_are_named() {
    let (_keep, town) = town();
    for locale in ["en-XA", "ar-XB"] {
        let output = handbill(&town, &["build", "--locale", locale, "--output", "pseudo"]);
        let said = errors(&output);
        assert!(said.contains("pseudo-locale"), "{said}");
        assert!(!said.contains("draft-translation"), "{said}");
        assert!(output.status.success(), "{said}");
        assert!(town.join("pseudo").join(locale).join("wallet-card.pdf").is_file());
    }
    succeeds(&town, &["build", "wallet-card", "--output", "all"]);
    assert!(!town.join("all/en-XA").exists());
}

#[test]
fn a_layout_with_faults_is_not_unknown() {
    let (_empty, town) = town();
    succeeds(&town, &["new", "layout", "own"]);
    replace(&town.join("layouts/own.toml"), "[grid]", "[gird]");
    let message = fails(&town, &["check", "own", "-l", "en"]);
    assert!(!message.contains("unknown-layout") && !message.contains("no-jobs"), "{message}");
    assert!(message.contains("layouts/own.toml:"), "{message}");
    let message = fails(&town, &["check", "owm", "-l", "en"]);
    assert!(message.contains("error[unknown-layout]") && message.contains("did you mean `own`?"), "{message}");
}

/// The example campaign has everything that its ten designs need.
#[test]
fn the_example_campaign_has_no_fault() {
    let output =
        handbill(Path::new(REPOSITORY), &["-C", "examples/campaigns/riverside", "check", "-l", "en", "-l", "ar"]);
    let said = errors(&output);
    assert!(output.status.success() && said.contains("16 sheets checked"), "{said}");
    let output = handbill(
        Path::new(REPOSITORY),
        &["-C", "examples/campaigns/riverside", "check", "notice-three", "-l", "en+es+zh-Hans"],
    );
    assert!(output.status.success(), "{}", errors(&output));
}
