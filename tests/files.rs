//! Nothing of a campaign gives way to the kit's in silence: what looks like a part and is not read is named, and what systems,
//! editors and people leave beside the parts is left alone.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use handbill::diag::render::{self, Options};
use handbill::diag::{Report, Severity, Sources};
use handbill::load;

const REGION: &str = "name = \"Town\"\npaper = \"us\"\n[emergency]\nnumber = \"911\"\nsource = \"https://example.org/911\"\n\
                      [[hotline]]\nid = \"local\"\nname = \"Harbour advice line\"\ncall = \"1-888-373-7888\"\n\
                      url = \"https://example.org\"\nsource = \"https://example.org/contact\"\nevidence = \"2026-11\"\n";
const TEXT: &str = "headline = Is your boss holding your papers?\n";

struct Town {
    _scratch: tempfile::TempDir,
    root: PathBuf,
}

impl Town {
    /// A campaign that has its settings and nothing else.
    fn new() -> Self {
        let scratch = tempfile::tempdir().unwrap();
        let root = scratch.path().join("town");
        std::fs::create_dir_all(&root).unwrap();
        let town = Self { _scratch: scratch, root };
        town.put("handbill.toml", "name = \"Town\"\nregion = \"US\"\nversion = \"2026-11\"\n");
        town
    }

    fn put(&self, path: &str, text: &str) -> &Self {
        let place = self.root.join(path);
        std::fs::create_dir_all(place.parent().unwrap()).unwrap();
        std::fs::write(place, text).unwrap();
        self
    }

    /// What stands in a file of that name, so that it would be a sound part.
    fn part(&self, path: &str) -> &Self {
        let lower = path.to_lowercase();
        self.put(path, if lower.contains(".ftl") { TEXT } else { REGION })
    }

    fn load(&self) -> (Report, String) {
        let (mut sources, mut report) = (Sources::default(), Report::default());
        load::load(&self.root, &mut sources, &mut report);
        let text = render::human(&report, &sources, Options::default());
        (report, text)
    }

    fn handbill(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_handbill"))
            .current_dir(&self.root)
            .env_remove("SOURCE_DATE_EPOCH")
            .args(args)
            .output()
            .unwrap()
    }
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Each alone in a campaign: an error that names it, and the name that it should have.
#[test]
fn parts_with_wrong_names_are_errors() {
    for (path, name) in [
        ("hotlines/US.toml.txt", "name it hotlines/US.toml"),
        ("hotlines/US.TOML", "name it hotlines/US.toml"),
        ("hotlines/us.toml", "name it hotlines/US.toml"),
        ("hotlines/.US.toml", "name it hotlines/US.toml"),
        ("hotlines/USA.toml", "name it hotlines/US.toml"),
        ("hotlines/UK.toml", "name it hotlines/GB.toml"),
        ("hotlines/US_CA.toml", "name it hotlines/US-CA.toml"),
        ("hotlines/US.toml~", "name it hotlines/US.toml"),
        ("hotlines/US.toml.bak", "name it hotlines/US.toml"),
        ("hotlines/US copy.toml", "name it hotlines/US.toml"),
        ("hotlines/US (1).toml", "name it hotlines/US.toml"),
        ("hotlines/US/US.toml", "name it hotlines/US.toml"),
        ("hotlines/US", "name it hotlines/US.toml"),
        ("hotlines/US-county.toml", "named by their ISO 3166 code"),
        ("hotlines/US.csv", "US.toml, US-CA.toml"),
        ("hotlines/._US.toml", "US.toml, US-CA.toml"),
        ("hotlines/.mine/US.toml", "name it hotlines/mine"),
        ("Hotlines/US.toml", "name it hotlines"),
        ("hotline/US.toml", "name it hotlines"),
        ("ho\u{302}tlines/US.toml", "name it hotlines"),
        ("hotlines (1)/US.toml", "name it hotlines"),
        (".hotlines/US.toml", "name it hotlines"),
        ("numbers/US.toml", "name it hotlines"),
        ("phone-book/US.toml", "holds hotlines"),
        ("US.toml", "move it to hotlines/US.toml"),
        ("ours.toml", "move it to hotlines/"),
        ("Locales/en/mine.ftl", "name it locales"),
        ("locale/en/mine.ftl", "name it locales"),
        ("texts/en/mine.ftl", "name it locales"),
        ("locales/en/common.ftl.txt", "name it locales/en/common.ftl"),
        ("locales/en/common.FTL", "name it locales/en/common.ftl"),
        ("locales/en/.common.ftl", "name it locales/en/common.ftl"),
        ("locales/common.ftl", "name it locales/en/common.ftl"),
        ("locales/english/common.ftl", "name it locales/en"),
        ("locales/sp/common.ftl", "name it locales/es"),
        ("locales/.en/common.ftl", "name it locales/en"),
        ("locales/en/x/locale.toml", "name it locales/en/locale.toml"),
        ("locales/venues.xlsx", "locales/es/common.ftl"),
        ("locales/en/notes.txt", "or in a .md file"),
        ("layout/venue-poster.toml", "name it layouts"),
        ("layouts/Venue-Poster.toml", "name it layouts/venue-poster.toml"),
        ("layouts/old/venue-poster.toml", "name it layouts/venue-poster.toml"),
        ("layouts/art/door.SVG", "no layout shows it"),
        ("layouts/art/logo.png", "no layout shows it"),
        ("layouts/logo.svg.txt", "name it layouts/logo.svg"),
        ("Posting/us-ca-52-6.txt", "name it posting"),
        ("posting/us-ca-52-6.docx", "name it posting/us-ca-52-6.txt"),
        ("handbill.toml.txt", "handbill.toml is there too"),
        ("Handbill.toml", "handbill.toml is there too"),
    ] {
        let town = Town::new();
        town.part(path);
        let (report, text) = town.load();
        assert!(report.has_errors(), "{path}:\n{text}");
        let shown = path.split('/').next().unwrap();
        assert!(text.contains(shown) && text.contains(name), "{path}: {name:?} is not in\n{text}");
    }
}

/// Warnings: nothing that is printed depends on them.
#[test]
fn other_unread_files_are_warnings() {
    for path in [
        "fonts/sub/Mine.ttf",
        "Fonts/Mine.ttf",
        "font/Mine.otf",
        "handbill.toml~",
        "layouts/art/logo.ai",
        "my-town/locales/en/common.ftl",
        "common.ftl",
    ] {
        let town = Town::new();
        town.part(path);
        let (report, text) = town.load();
        let found: Vec<_> = report.diagnostics.iter().map(|d| (d.code.name(), d.severity)).collect();
        assert_eq!(found, [("unread-file", Severity::Warning)], "{path}:\n{text}");
    }
    // An editor's backup beside the file that it was made from.
    let town = Town::new();
    town.part("hotlines/US.toml").part("hotlines/US.toml~").part("hotlines/US.toml.bak");
    let (report, text) = town.load();
    assert!(!report.has_errors() && report.warnings() == 2, "{text}");
    // A download that got another name is newer than what is there.
    town.part("hotlines/US (1).toml");
    let (report, text) = town.load();
    assert!(report.errors() == 1 && text.contains("hotlines/US.toml is there too"), "{text}");
}

#[test]
fn what_lies_about_is_left_alone() {
    let town = Town::new();
    town.part("hotlines/US.toml").part("locales/en/mine.ftl");
    for path in [
        "README.md",
        "LICENSE",
        "notes/todo.txt",
        "Cargo.toml",
        "data.csv",
        ".gitignore",
        ".git/config",
        ".github/workflows/ci.yml",
        ".taplo.toml",
        "archive/US.toml",
        "tests/bad/hotlines/US.toml",
        "hosting/readme.txt",
        "other-town/handbill.toml",
        "other-town/hotlines/US.toml",
        "output/en/old.txt",
        "hotlines/.DS_Store",
        "hotlines/Thumbs.db",
        "hotlines/desktop.ini",
        "hotlines/.gitkeep",
        "hotlines/README",
        "hotlines/SOURCES.md",
        "hotlines/.US.toml.swp",
        "hotlines/~$US.toml",
        "hotlines/.git/US.toml",
        "hotlines/__MACOSX/._US.toml",
        "locales/README.md",
        "locales/en/TRANSLATORS.txt",
        "locales/en/notes.md",
        "locales/.tx/config",
        "locales/en/.editorconfig",
        "layouts/LICENSE-MIT",
        "layouts/art/CREDITS.txt",
        "fonts/OFL.txt",
        "fonts/README",
    ] {
        town.put(path, "what lies about\n");
    }
    std::fs::write(town.root.join("hotlines/._US.toml"), [0, 5, 22, 7, 0, 2]).unwrap();
    let (report, text) = town.load();
    assert!(report.diagnostics.is_empty(), "{text}");
    // What `new campaign` has copied may stay when no layout shows it any more.
    let town = Town::new();
    let art = include_str!("../layouts/art/door-low.svg");
    town.put("layouts/art/door-low.svg", art);
    assert!(town.load().0.diagnostics.is_empty());
}

#[cfg(unix)]
#[test]
fn links_pipes_and_devices_are_not_opened() {
    use std::os::unix::fs::symlink;

    for folder in ["hotlines", "layouts", "locales", "posting", "fonts", "handbill.toml"] {
        let town = Town::new();
        let there = town.root.parent().unwrap().join("elsewhere");
        std::fs::create_dir(&there).unwrap();
        if folder == "handbill.toml" {
            std::fs::rename(town.root.join(folder), there.join(folder)).unwrap();
            symlink(there.join(folder), town.root.join(folder)).unwrap();
        } else {
            symlink(&there, town.root.join(folder)).unwrap();
        }
        let (_, text) = town.load();
        assert!(text.contains(&format!("error[path-outside]: {folder} is a link")), "{text}");
        std::fs::remove_dir_all(there).unwrap();
        let (_, text) = town.load();
        assert!(text.contains(&format!("error[file-unreadable]: {folder} is a link that leads nowhere")), "{text}");
    }
    for path in ["hotlines/US.toml", "locales/en/common.ftl", "layouts/art/door.svg", "posting/a.txt"] {
        let town = Town::new();
        let place = town.root.join(path);
        std::fs::create_dir_all(place.parent().unwrap()).unwrap();
        assert!(Command::new("mkfifo").arg(&place).status().unwrap().success());
        let (_, text) = town.load();
        assert!(text.contains(&format!("error[file-unreadable]: {path} is a pipe")), "{text}");
    }
    let town = Town::new();
    town.put("hotlines", "a file");
    assert!(town.load().1.contains("error[stray-file]: hotlines is a file"));
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_listed_is_an_error() {
    use std::os::unix::fs::PermissionsExt;

    let town = Town::new();
    town.part("hotlines/US.toml");
    let folder = town.root.join("hotlines");
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o000)).unwrap();
    // Who may do everything cannot be refused.
    let refused = std::fs::read_dir(&folder).is_err();
    let (report, text) = town.load();
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
    assert!(!refused || (report.has_errors() && text.contains("error[file-unreadable]")), "{text}");
}

#[test]
fn a_region_that_cannot_be_named_so_is_exit_1() {
    let town = Town::new();
    town.part("hotlines/US-county.toml");
    town.put("handbill.toml", "name = \"Town\"\nregion = \"US-county\"\nversion = \"2026-11\"\n");
    let output = town.handbill(&["build", "-q"]);
    let text = words(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("hotlines/US-county.toml is not read") && text.contains("no region `US-county`"), "{text}");
    assert!(!town.root.join("output").exists());
}

/// Numbers of one's own beside a region that is handbill's.
#[test]
fn own_numbers_that_are_not_printed_are_told() {
    let town = Town::new();
    town.part("hotlines/US-CA.toml");
    let text = words(&town.handbill(&["check", "-q", "-l", "en", "wallet-card"]));
    assert!(text.contains("warning[own-region-unused]") && text.contains("hotlines/US-CA.toml"), "{text}");
    let text = words(&town.handbill(&["check", "-q", "-l", "en", "wallet-card", "--region", "US"]));
    assert!(!text.contains("own-region-unused"), "{text}");
    town.put("handbill.toml", "name = \"Town\"\nversion = \"2026-11\"\n");
    assert!(town.load().1.contains("error[missing-key]: handbill.toml names no region"));
    town.part("hotlines/US.toml");
    let (report, text) = town.load();
    assert!(report.diagnostics.is_empty(), "{text}");
    // Wording under a name that no profile has.
    town.put("posting/us-ca-52-7.txt", "wording").put("posting/us-ca-52-6.es.txt", "wording");
    let text = words(&town.handbill(&["check", "-q", "-l", "en", "wallet-card"]));
    assert!(
        text.contains("posting/us-ca-52-7.txt is named after no") && text.contains("name it posting/us-ca-52-6.txt"),
        "{text}"
    );
    assert_eq!(text.matches("error[").count(), 1, "{text}");
}

/// A folder without settings is no campaign, whatever is named with `-C`.
#[test]
fn the_kits_settings_stand_in_for_nobodys() {
    let town = Town::new();
    town.part("hotlines/US.toml");
    std::fs::rename(town.root.join("handbill.toml"), town.root.join("Handbill.toml")).unwrap();
    let output = town.handbill(&["-C", ".", "build", "-l", "en"]);
    let text = words(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("has no handbill.toml") && text.contains("Handbill.toml is not read"), "{text}");
    assert_eq!(town.handbill(&["-C", "hotlines", "build", "-l", "en"]).status.code(), Some(1));
    // Nor does the campaign above it.
    std::fs::write(town.root.parent().unwrap().join("handbill.toml"), "name = \"Above\"\nregion = \"US\"\n").unwrap();
    assert!(words(&town.handbill(&["build", "-l", "en"])).contains("Handbill.toml is not read"));
}

#[test]
fn what_was_asked_for_by_name_and_is_not_made_is_exit_1() {
    let town = Town::new();
    town.put("locales/so/mine.ftl", TEXT)
        .put("locales/so/locale.toml", "native = \"Soomaali\"\nenglish = \"Somali\"\n");
    let output = town.handbill(&["build", "-q", "-l", "so"]);
    assert_eq!(output.status.code(), Some(1), "{}", words(&output));
    // Beside one that is whole: that one is made, and the missing one is said.
    let output = town.handbill(&["build", "-q", "-l", "so", "-l", "en", "venue-poster"]);
    let text = words(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("error[skipped-sheet]: skipped: venue-poster in so"), "{text}");
    assert!(town.root.join("output/en/venue-poster.pdf").is_file());
    // Unasked, it is a warning, for it is the campaign's own.
    let output = town.handbill(&["check", "-q", "wallet-card", "-l", "en"]);
    assert!(output.status.success(), "{}", words(&output));
    let output = town.handbill(&["check", "-q"]);
    let text = words(&output);
    assert!(output.status.success() && text.contains("warning[skipped-locale]: locale so"), "{text}");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_links() {
    use std::os::unix::fs::symlink;

    let town = Town::new();
    let there = town.root.parent().unwrap().join("elsewhere");
    std::fs::create_dir(&there).unwrap();
    symlink(&there, town.root.join("output")).unwrap();
    for args in [&["build", "-l", "en", "wallet-card"][..], &["build", "-l", "en", "wallet-card", "-o", "output/x"]] {
        let output = town.handbill(args);
        assert_eq!(output.status.code(), Some(1));
        assert!(words(&output).contains("error[path-outside]"), "{}", words(&output));
    }
    assert_eq!(std::fs::read_dir(&there).unwrap().count(), 0);
    // A folder inside the output; another place that was named may be whatever it is.
    std::fs::remove_file(town.root.join("output")).unwrap();
    std::fs::create_dir(town.root.join("output")).unwrap();
    symlink(&there, town.root.join("output/en")).unwrap();
    let output = town.handbill(&["build", "-l", "en", "wallet-card"]);
    assert!(words(&output).contains("error[path-outside]"), "{}", words(&output));
    assert_eq!(std::fs::read_dir(&there).unwrap().count(), 0);
    symlink(&there, town.root.parent().unwrap().join("usb")).unwrap();
    assert!(town.handbill(&["build", "-l", "en", "wallet-card", "-o", "../usb"]).status.success());
    assert!(there.join("en/wallet-card.pdf").is_file());
    // New parts neither.
    symlink(&there, town.root.join("locales")).unwrap();
    symlink(&there, town.root.join("layouts")).unwrap();
    for args in [["new", "locale", "so"], ["new", "layout", "mine"]] {
        let output = town.handbill(&args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(words(&output).contains("error[path-outside]"), "{}", words(&output));
    }
    assert!(!there.join("so").exists() && !there.join("mine.toml").exists());
}

#[test]
fn new_parts_overwrite_nothing() {
    let town = Town::new();
    town.put("locales/so/common.ftl", "headline = mine\n").put("layouts/mine.toml", "mine\n");
    for (args, path, text) in [
        (["new", "locale", "so"], "locales/so/common.ftl", "headline = mine\n"),
        (["new", "layout", "mine"], "layouts/mine.toml", "mine\n"),
    ] {
        assert_eq!(town.handbill(&args).status.code(), Some(1));
        assert_eq!(std::fs::read_to_string(town.root.join(path)).unwrap(), text);
    }
    assert_eq!(std::fs::read_dir(town.root.join("locales/so")).unwrap().count(), 1);
}

/// The repository is a campaign with much else beside its parts.
#[test]
fn this_repository_has_no_strays() {
    let (mut sources, mut report) = (Sources::default(), Report::default());
    load::load(Path::new(env!("CARGO_MANIFEST_DIR")), &mut sources, &mut report);
    assert!(report.diagnostics.is_empty(), "{}", render::human(&report, &sources, Options::default()));
}
