//! Equal inputs give equal bytes: on any number of threads, in any order, in any folder, on any day, in every ink.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What differs from run to run and may not show.
#[derive(Debug, Default)]
struct Run<'a> {
    args: &'a [&'a str],
    env: &'a [(&'a str, &'a str)],
}

/// The finished PDFs of a build of the campaign in `root`.
fn build(root: &Path, run: &Run<'_>) -> BTreeMap<PathBuf, Vec<u8>> {
    let out = tempfile::tempdir().expect("tempdir");
    let output = Command::new(env!("CARGO_BIN_EXE_handbill"))
        .env_remove("SOURCE_DATE_EPOCH")
        .envs(run.env.iter().copied())
        .arg("-C")
        .arg(root)
        .args(["build", "--quiet", "-o"])
        .arg(out.path())
        .args(run.args)
        .output()
        .expect("the binary runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut found = BTreeMap::new();
    for folder in std::fs::read_dir(out.path()).expect("folder").map(|e| e.expect("entry").path()) {
        if folder.is_dir() {
            for file in std::fs::read_dir(&folder).expect("folder").map(|e| e.expect("entry").path()) {
                let name = file.strip_prefix(out.path()).expect("below").to_path_buf();
                found.insert(name, std::fs::read(&file).expect("file"));
            }
        }
    }
    found
}

/// A campaign in a folder of its own.
fn town(name: &str) -> (tempfile::TempDir, PathBuf) {
    let place = tempfile::Builder::new().prefix(name).tempdir().expect("tempdir");
    let made = Command::new(env!("CARGO_BIN_EXE_handbill"))
        .current_dir(place.path())
        .args(["new", "campaign", "my-town"])
        .status()
        .expect("the binary runs");
    assert!(made.success());
    let root = place.path().join("my-town");
    (place, root)
}

const FORWARD: &[&str] = &["venue-poster", "wallet-card", "-l", "en", "-l", "ar", "-l", "km", "--jobs", "1"];

#[test]
fn threads_order_and_place_do_not_show() {
    let (_one, here) = town("a");
    let (_two, there) = town("a much longer name, with spaces");
    let first = build(&here, &Run { args: FORWARD, ..Run::default() });
    assert_eq!(first.len(), 6);
    let backward = ["wallet-card", "venue-poster", "-l", "km", "-l", "ar", "-l", "en", "--jobs", "7"];
    for root in [&here, &there] {
        let second =
            build(root, &Run { args: &backward, env: &[("TZ", "Pacific/Kiritimati"), ("LANG", "th_TH.UTF-8")] });
        assert!(first == second, "{}", root.display());
    }
    // One sheet alone is the sheet that it was among others.
    let alone = build(&there, &Run { args: &["wallet-card", "-l", "km"], ..Run::default() });
    for (name, bytes) in alone {
        assert!(first.get(&name) == Some(&bytes), "{}", name.display());
    }
}

#[test]
fn the_date_is_the_one_that_was_asked_for_or_none() {
    let (_place, root) = town("date");
    for ink in ["colour", "grey", "cmyk"] {
        let args = ["wallet-card", "-l", "en", "--ink", ink];
        let dated = |epoch: &str| build(&root, &Run { args: &args, env: &[("SOURCE_DATE_EPOCH", epoch)] });
        let (a, b, c) = (dated("1767225600"), dated("1767225600"), dated("1767312000"));
        assert!(a == b, "{ink}");
        assert!(a != c, "{ink}");
        let text = |files: &BTreeMap<PathBuf, Vec<u8>>| {
            files.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect::<String>()
        };
        assert!(text(&a).contains("<xmp:CreateDate>2026-01-01T00:00:00Z</xmp:CreateDate>"), "{ink}");
        // Without one there is no day; PDF/X must have a date, and gets the campaign's version.
        let none = build(&root, &Run { args: &args, ..Run::default() });
        let date = text(&none).split_once("<xmp:CreateDate>").map(|(_, rest)| rest[..7].to_owned());
        assert_eq!(date.as_deref(), (ink == "cmyk").then_some("2026-11"), "{ink}");
        // Nothing of the machine: no name of the folder, of the user or of the host.
        for bytes in none.values() {
            let all = String::from_utf8_lossy(bytes);
            assert!(!all.contains("my-town/") && !all.contains("/tmp/"), "{ink}");
        }
    }
}
