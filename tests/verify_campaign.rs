//! `verify` in a campaign: what hangs on walls against the registry, the texts and the designs as they are now; links, hostile
//! manifests and PDFs of others.

use std::path::{Path, PathBuf};
use std::process::Command;

use handbill::manifest::Manifest;
use lopdf::dictionary;

const POSTER: [&str; 4] = ["build", "venue-poster", "-l", "en"];

struct Town {
    _scratch: tempfile::TempDir,
    root: PathBuf,
}

/// Exit code and messages.
fn handbill(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_handbill"));
    let output = command.current_dir(folder).env_remove("SOURCE_DATE_EPOCH").args(args).output().unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

impl Town {
    fn new() -> Self {
        let scratch = tempfile::tempdir().unwrap();
        assert_eq!(handbill(scratch.path(), &["new", "campaign", "my-town"]).0, Some(0));
        let root = scratch.path().join("my-town");
        let town = Self { _scratch: scratch, root };
        assert_eq!(handbill(&town.root, &POSTER).0, Some(0));
        town
    }

    fn path(&self, below: &str) -> PathBuf {
        self.root.join(below)
    }

    fn text(&self, below: &str) -> String {
        std::fs::read_to_string(self.path(below)).unwrap()
    }

    /// Changes a file, asks `verify`, and puts it back.
    #[track_caller]
    fn changed(&self, below: &str, from: &str, to: &str) -> String {
        let before = self.text(below);
        assert!(before.contains(from), "{below} has no {from:?}");
        std::fs::write(self.path(below), before.replace(from, to)).unwrap();
        let (code, text) = handbill(&self.root, &["verify"]);
        assert_eq!(code, Some(1), "{below}\n{text}");
        std::fs::write(self.path(below), before).unwrap();
        text
    }

    /// Changes the manifest, asks `verify`, and puts it back.
    fn forged(&self, forge: impl FnOnce(&mut Manifest)) -> String {
        let before = self.text("output/manifest.json");
        let mut manifest: Manifest = serde_json::from_str(&before).unwrap();
        forge(&mut manifest);
        std::fs::write(self.path("output/manifest.json"), serde_json::to_string(&manifest).unwrap()).unwrap();
        let (code, text) = handbill(&self.root, &["verify", "output"]);
        assert_eq!(code, Some(1), "{text}");
        std::fs::write(self.path("output/manifest.json"), before).unwrap();
        text
    }
}

#[track_caller]
fn says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}

#[test]
fn what_has_changed_since_is_named() {
    let town = Town::new();
    // The dialled form follows the printed one.
    let plain = town.text("hotlines/US.toml").replace("dial = \"+18883737888\"\n", "");
    std::fs::write(town.path("hotlines/US.toml"), plain).unwrap();
    assert_eq!(handbill(&town.root, &POSTER).0, Some(0));
    let (code, text) = handbill(&town.root, &["verify"]);
    assert_eq!(code, Some(0), "{text}");
    says(&text, &["1 files are what the manifest says, and what the campaign says now"]);
    let registry = "hotlines/US.toml";
    let text = town.changed(registry, "call = \"1-888-373-7888\"", "call = \"1-888-373-7889\"");
    says(&text, &["error[verify-registry]: en/venue-poster.pdf", "was 1-888-373-7888 and is 1-888-373-7889 now"]);
    let other = "[[hotline]]\nid = \"local\"\nname = \"Local\"\ncall = \"1-800-222-1222\"\n\
                 source = \"https://example.org\"\nevidence = \"2026-11\"\n\n[[hotline]]\nid = \"national\"";
    let retired = other.replace("id = \"national\"", "status = \"retired\"\nid = \"national\"");
    let active = (town.text(registry), "status = \"active\"");
    assert!(active.0.contains(active.1));
    std::fs::write(town.path(registry), active.0.replace(active.1, "")).unwrap();
    says(
        &town.changed(registry, "[[hotline]]\nid = \"national\"", &retired),
        &["its hotline `national` is retired in hotlines/US.toml"],
    );
    says(
        &town.changed(registry, "[[hotline]]\nid = \"national\"", other),
        &["error[verify-registry]", "1-800-222-1222", "changed since: hotlines/US.toml"],
    );
    std::fs::write(town.path(registry), &active.0).unwrap();
    says(&town.changed(registry, "id = \"national\"", "id = \"federal\""), &["its hotline `national` is not in"]);
    let text = town.changed(registry, "https://humantraffickinghotline.org\"", "https://example.org\"");
    says(&text, &["its code https://humantraffickinghotline.org would be https://example.org now"]);
    let text = town.changed("locales/en/common.ftl", "Does someone keep your passport", "Does he keep your passport");
    says(&text, &["changed since: locales/en/common.ftl", "does not say \"Does someone keep your passport"]);
    let text = town.changed("layouts/venue-poster.toml", "\n[grid]", "\n# another design\n[grid]");
    says(&text, &["changed since: layouts/venue-poster.toml"]);
    says(&town.changed("layouts/art/door.svg", "</svg>", "<!-- --></svg>"), &["changed since: layouts/art/door.svg"]);
    says(&town.changed("handbill.toml", "# venue", "# Venue"), &["changed since: handbill.toml"]);
    says(&town.changed("handbill.toml", "version = \"2026-11\"", "version = \"2026-12\""), &["\"Version 2026-11"]);
    // A text that is said anew in a file that was not there.
    std::fs::write(town.path("locales/en/mine.ftl"), "mine = My own\n").unwrap();
    let (code, text) = handbill(&town.root, &["verify"]);
    assert_eq!(code, Some(1));
    says(&text, &["locales/en/mine.ftl (new)"]);
    std::fs::remove_file(town.path("locales/en/mine.ftl")).unwrap();
    // A font of another make.
    std::fs::create_dir_all(town.path("fonts")).unwrap();
    let bold = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/NotoSans-Bold.ttf");
    std::fs::copy(bold, town.path("fonts/NotoSans-Regular.ttf")).unwrap();
    says(&handbill(&town.root, &["verify"]).1, &["the font NotoSans-Regular"]);
    std::fs::remove_dir_all(town.path("fonts")).unwrap();
    assert_eq!(handbill(&town.root, &["verify"]).0, Some(0));
}

#[test]
fn elsewhere_it_says_that_it_did_not_compare() {
    let town = Town::new();
    let output = town.path("output");
    let (code, text) = handbill(Path::new("/"), &["verify", output.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{text}");
    says(&text, &["note[not-compared]", "1 files are what the manifest says"]);
    let (code, text) = handbill(Path::new("/"), &["-C", town.root.to_str().unwrap(), "verify"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(!text.contains("not-compared"), "{text}");
    // A campaign that has faults is no measure.
    std::fs::write(town.path("hotlines/US.toml.txt"), "").unwrap();
    let (code, text) = handbill(&town.root, &["verify"]);
    assert_eq!(code, Some(1));
    says(&text, &["has faults of its own: hotlines/US.toml.txt is not read"]);
    std::fs::remove_file(town.path("hotlines/US.toml.txt")).unwrap();
    // A fault in a file is told with its place.
    let registry = town.text("hotlines/US.toml");
    std::fs::write(town.path("hotlines/US.toml"), registry.replace("status = \"active\"", "status = \"actve\""))
        .unwrap();
    let line = registry.lines().position(|line| line.starts_with("status =")).unwrap() + 1;
    let (code, text) = handbill(&town.root, &["verify"]);
    assert_eq!(code, Some(1));
    says(&text, &["has faults of its own", &format!("hotlines/US.toml:{line}:"), "status = \"actve\""]);
    // What follows from it is not told of every sheet.
    assert!(!text.contains("has no region"), "{text}");
}

#[test]
fn a_manifest_that_somebody_has_changed_is_caught() {
    let town = Town::new();
    let text = town.forged(|m| m.files[0].region = "GB".to_owned());
    says(&text, &["error[verify-registry]", "prints 1-888-373-7888, a number of US, and says that it is for GB"]);
    says(&town.forged(|m| m.files[0].region = "XX".to_owned()), &["no region XX"]);
    says(&town.forged(|m| m.files[0].layout = "gone".to_owned()), &["no layout gone"]);
    says(&town.forged(|m| m.files[0].inputs.clear()), &["older handbill"]);
    for path in ["../secret.pdf", "/etc/passwd", "en/../../secret.pdf"] {
        std::fs::write(town.path("secret.pdf"), "secret").unwrap();
        let text = town.forged(|m| {
            let mut twin = m.files[0].clone();
            twin.path = path.to_owned();
            m.files.push(twin);
        });
        says(&text, &["error[verify-link]", path, "was not opened"]);
    }
    says(&town.forged(|m| m.files.push(m.files[0].clone())), &["names en/venue-poster.pdf twice"]);
    says(&town.forged(|m| m.files[0].path = "en/gone.pdf".to_owned()), &["error[verify-missing]: en/gone.pdf"]);
    std::fs::write(town.path("output/manifest.json"), "{").unwrap();
    let (code, text) = handbill(&town.root, &["verify", "output"]);
    assert_eq!(code, Some(1));
    says(&text, &["error[bad-manifest]"]);
    // Nothing is built over it either, unless that is asked for.
    let (code, text) = handbill(&town.root, &POSTER);
    assert_eq!(code, Some(1));
    says(&text, &["error[bad-manifest]", "--force"]);
    assert_eq!(town.text("output/manifest.json"), "{");
    assert_eq!(handbill(&town.root, &[&POSTER[..], &["--force"]].concat()).0, Some(0));
    assert_eq!(handbill(&town.root, &["verify"]).0, Some(0));
}

#[test]
fn a_file_with_another_hash_is_not_parsed() {
    let town = Town::new();
    std::fs::write(town.path("output/en/venue-poster.pdf"), "%PDF-1.7\nnonsense\n%%EOF").unwrap();
    let (code, text) = handbill(&town.root, &["verify"]);
    assert_eq!(code, Some(1));
    says(&text, &["error[verify-changed]"]);
    assert!(!text.contains("verify-unreadable") && !text.contains("verify-text"), "{text}");
}

#[cfg(unix)]
#[test]
fn links_are_named_and_not_followed() {
    use std::os::unix::fs::symlink;

    let town = Town::new();
    let (poster, there) = (town.path("output/en/venue-poster.pdf"), town.path("there.pdf"));
    std::fs::rename(&poster, &there).unwrap();
    symlink(&there, &poster).unwrap();
    let (code, text) = handbill(&town.root, &["verify"]);
    assert_eq!(code, Some(1));
    says(&text, &["error[verify-link]: en/venue-poster.pdf is in the manifest, and a link stands in its way"]);
    std::fs::remove_file(&poster).unwrap();
    std::fs::create_dir(town.path("elsewhere")).unwrap();
    std::fs::rename(&there, town.path("elsewhere/venue-poster.pdf")).unwrap();
    std::fs::remove_dir(town.path("output/en")).unwrap();
    symlink(town.path("elsewhere"), town.path("output/en")).unwrap();
    says(&handbill(&town.root, &["verify"]).1, &["error[verify-link]: en/venue-poster.pdf"]);
    // Links that the manifest does not know, and pipes.
    std::fs::remove_file(town.path("output/en")).unwrap();
    std::fs::create_dir(town.path("output/en")).unwrap();
    std::fs::rename(town.path("elsewhere/venue-poster.pdf"), &poster).unwrap();
    assert_eq!(handbill(&town.root, &["verify"]).0, Some(0));
    symlink(town.path("elsewhere"), town.path("output/more")).unwrap();
    says(&handbill(&town.root, &["verify"]).1, &["error[verify-link]", "more is a link"]);
    std::fs::remove_file(town.path("output/more")).unwrap();
    assert!(Command::new("mkfifo").arg(town.path("output/en/x.pdf")).status().unwrap().success());
    says(&handbill(&town.root, &["verify"]).1, &["error[verify-unreadable]", "is a pipe or a device"]);
}

#[test]
fn pdfs_of_others_are_read_as_far_as_they_can_be() {
    let town = Town::new();
    std::fs::create_dir(town.path("theirs")).unwrap();
    std::fs::copy(town.path("output/en/venue-poster.pdf"), town.path("theirs/a.pdf")).unwrap();
    // Nothing is proven without a manifest, also where the registry knows the numbers.
    let (code, text) = handbill(&town.root, &["verify", "theirs"]);
    assert_eq!(code, Some(1), "{text}");
    says(&text, &["error[no-manifest]"]);
    assert!(!text.contains("what the manifest says") && !text.contains("verify-foreign"), "{text}");
    let numbers = ["note[verify-seen]", "1-888-373-7888", "https://humantraffickinghotline.org"];
    says(&text, &numbers);
    // Outside the campaign nobody can say whose they are.
    let (code, text) = handbill(Path::new("/"), &["verify", town.path("theirs").to_str().unwrap()]);
    assert_eq!(code, Some(1));
    says(&text, &numbers);
    says(&text, &["error[no-manifest]"]);
    let registry = town.text("hotlines/US.toml");
    let moved =
        registry.replace("1-888-373-7888", "1-800-222-1222").replace("humantraffickinghotline.org\"", "example.org\"");
    std::fs::write(town.path("hotlines/US.toml"), moved.replace("dial = \"+18883737888\"", "")).unwrap();
    let (code, text) = handbill(&town.root, &["verify", "theirs"]);
    assert_eq!(code, Some(1));
    says(&text, &["error[verify-foreign-number]", "error[verify-foreign-code]"]);
}

#[test]
fn a_manifest_without_files_proves_nothing() {
    let town = Town::new();
    let text = town.forged(|m| m.files.clear());
    says(&text, &["error[no-manifest]", "manifest.json names no files", "note[verify-seen]", "1-888-373-7888"]);
    // Folders below the one that is named have manifests of their own.
    let (code, text) = handbill(&town.root, &["verify", "."]);
    assert_eq!(code, Some(0), "{text}");
    says(&text, &["1 files are what the manifest says"]);
    std::fs::copy(town.path("output/en/venue-poster.pdf"), town.path("lone.pdf")).unwrap();
    let (code, text) = handbill(&town.root, &["verify", "."]);
    assert_eq!(code, Some(1), "{text}");
    says(&text, &["error[no-manifest]", "lone.pdf"]);
}

/// "No numbers" is only said where all text was read.
#[test]
fn text_that_was_not_read_is_said() {
    let town = Town::new();
    let mut document = lopdf::Document::with_version("1.7");
    let font = document.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    let words = b"BT /F 20 Tf 100 300 Td (1-800-555-0199) Tj ET".to_vec();
    let content = document.add_object(lopdf::Stream::new(lopdf::Dictionary::new(), words));
    let tree = document.new_object_id();
    let media: Vec<lopdf::Object> = [0, 0, 612, 792].map(lopdf::Object::Integer).to_vec();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => tree, "MediaBox" => media, "Contents" => content,
        "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
    });
    document.set_object(tree, dictionary! { "Type" => "Pages", "Count" => 1, "Kids" => vec![page.into()] });
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    std::fs::create_dir(town.path("theirs")).unwrap();
    document.save(town.path("theirs/a.pdf")).unwrap();
    let (code, text) = handbill(&town.root, &["verify", "theirs"]);
    assert_eq!(code, Some(1), "{text}");
    says(&text, &["it shows no numbers that could be read", "text was not read", "Helvetica, which is not embedded"]);
}

#[test]
fn a_folder_with_nothing_in_it_proves_nothing() {
    let town = Town::new();
    std::fs::create_dir(town.path("output/fr")).unwrap();
    let (code, text) = handbill(&town.root, &["verify", "output/fr"]);
    assert_eq!(code, Some(1));
    says(&text, &["error[verify-missing]: there is no PDF to verify"]);
}

/// What a manifest lists is not the user's own file of the same folder.
#[test]
fn a_users_file_is_not_overwritten_where_a_manifest_is() {
    let town = Town::new();
    let mine = town.path("output/en/wallet-card.pdf");
    std::fs::write(&mine, "my own card").unwrap();
    let (code, text) = handbill(&town.root, &["build", "-l", "en"]);
    assert_eq!(code, Some(1));
    says(&text, &["error[file-conflict]", "wallet-card.pdf is there already and handbill has not made it"]);
    assert_eq!(std::fs::read_to_string(&mine).unwrap(), "my own card");
    // A file that went, and paths that leave the folder, do not stay in the manifest.
    std::fs::remove_file(&mine).unwrap();
    std::fs::remove_file(town.path("output/en/venue-poster.pdf")).unwrap();
    let mut manifest: Manifest = serde_json::from_str(&town.text("output/manifest.json")).unwrap();
    let mut outside = manifest.files[0].clone();
    outside.path = "../handbill.toml".to_owned();
    manifest.files.push(outside);
    std::fs::write(town.path("output/manifest.json"), serde_json::to_string(&manifest).unwrap()).unwrap();
    assert_eq!(handbill(&town.root, &["build", "wallet-card", "-l", "en"]).0, Some(0));
    let manifest: Manifest = serde_json::from_str(&town.text("output/manifest.json")).unwrap();
    assert_eq!(manifest.files.iter().map(|f| f.path.as_str()).collect::<Vec<_>>(), ["en/wallet-card.pdf"]);
}
