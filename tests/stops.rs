//! Runs that are stopped, killed, or run side by side: the folder holds whole files, and the manifest says which.

#![cfg(unix)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use handbill::manifest::Manifest;
use sha2::{Digest, Sha256};

fn command(root: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_handbill"));
    command.current_dir(root).args(args).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn run(root: &Path, args: &[&str]) -> ExitStatus {
    command(root, args).status().unwrap()
}

fn town() -> (tempfile::TempDir, PathBuf) {
    let scratch = tempfile::tempdir().unwrap();
    assert!(run(scratch.path(), &["new", "campaign", "my-town"]).success());
    let root = scratch.path().join("my-town");
    (scratch, root)
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// Every file below a folder, hidden ones too.
fn all(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for path in std::fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    found
}

/// The files of the manifest, each of which is there with the hash that it says, and nothing else is there.
fn agreed(output: &Path) -> BTreeSet<String> {
    let text = std::fs::read_to_string(output.join("manifest.json")).unwrap();
    let manifest: Manifest = serde_json::from_str(&text).unwrap();
    let mut named = BTreeSet::new();
    for entry in &manifest.files {
        let bytes = std::fs::read(output.join(&entry.path)).unwrap();
        assert_eq!(hex(&bytes), entry.sha256, "{}", entry.path);
        named.insert(entry.path.clone());
    }
    let mut there = all(output);
    there.remove("manifest.json");
    assert_eq!(there, named);
    named
}

fn signal(child: &Child, name: &str) {
    // It may be gone already.
    let _ = Command::new("kill").arg(format!("-{name}")).arg(child.id().to_string()).stderr(Stdio::null()).status();
}

fn has_staging(output: &Path) -> bool {
    let entries = std::fs::read_dir(output).into_iter().flatten().flatten();
    entries.into_iter().any(|e| e.file_name().to_string_lossy().starts_with(".handbill-") && e.path().is_dir())
}

#[test]
fn int_and_term_leave_nothing_half_written() {
    let (_scratch, root) = town();
    for (name, code) in [("INT", 130), ("TERM", 143), ("HUP", 129)] {
        let mut child = command(&root, &["build"]).spawn().unwrap();
        while !has_staging(&root.join("output")) && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(2));
        }
        std::thread::sleep(Duration::from_millis(30));
        signal(&child, name);
        assert_eq!(child.wait().unwrap().code(), Some(code), "{name}");
        assert_eq!(all(&root.join("output")), BTreeSet::new(), "{name}");
    }
}

/// Killed at any moment: after the next start files and manifest agree, and what was made before is there.
#[test]
fn a_killed_run_is_finished_or_undone_by_the_next() {
    let rounds: u64 = std::env::var("HANDBILL_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(4);
    let (_scratch, root) = town();
    let output = root.join("output");
    let first = ["build", "wallet-card", "venue-poster", "-l", "en"];
    assert!(run(&root, &first).success());
    let mut random = 2026_u64;
    for round in 0..rounds {
        // Other bytes, so that old and new files differ.
        let settings = std::fs::read_to_string(root.join("handbill.toml")).unwrap();
        let (head, tail) = settings.split_once("version = \"").unwrap();
        let rest = tail.split_once('"').unwrap().1;
        let version = format!("2026-{:02}", 1 + round % 9);
        std::fs::write(root.join("handbill.toml"), format!("{head}version = \"{version}\"{rest}")).unwrap();
        let mut child =
            command(&root, &["build", "wallet-card", "venue-poster", "-l", "en", "-l", "fr"]).spawn().unwrap();
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // Half of them in the short time in which files move.
        if round % 2 == 0 {
            let is_moving = || {
                let entries = std::fs::read_dir(&output).into_iter().flatten().flatten();
                entries.into_iter().any(|e| e.path().join("journal.json").exists())
            };
            while !is_moving() && child.try_wait().unwrap().is_none() {}
            std::thread::sleep(Duration::from_micros((random >> 33) % 1500));
        } else {
            std::thread::sleep(Duration::from_millis((random >> 33) % 4000));
        }
        signal(&child, "KILL");
        child.wait().unwrap();
        // `verify` finishes what was begun, then holds files and manifest against each other. Without the campaign: its
        // version has changed.
        assert!(run(Path::new("/"), &["verify", output.to_str().unwrap()]).success(), "round {round}");
        let named = agreed(&output);
        assert!(["en/venue-poster.pdf", "en/wallet-card.pdf"].iter().all(|n| named.contains(*n)), "{named:?}");
    }
    assert!(run(&root, &first).success());
    assert_eq!(agreed(&output).len() % 2, 0);
}

/// What a run leaves that dies between two moves, by hand: the rest is moved, and damaged files are not.
#[test]
fn a_journal_is_completed() {
    let (_scratch, root) = town();
    let output = root.join("output");
    assert!(run(&root, &["build", "-l", "en", "wallet-card"]).success());
    let old = std::fs::read(output.join("en/wallet-card.pdf")).unwrap();
    let other = root.join("other");
    std::fs::create_dir(root.join("x")).unwrap();
    assert!(run(&root, &["build", "-l", "fr", "-l", "es", "wallet-card", "-o", "other"]).success());
    let staging = output.join(".handbill-abc123");
    std::fs::create_dir_all(&staging).unwrap();
    std::fs::write(staging.join("alive"), "").unwrap();
    // French has moved, Spanish waits, English was cut short by a full disk.
    let mut manifest: Manifest = serde_json::from_slice(&std::fs::read(other.join("manifest.json")).unwrap()).unwrap();
    let now: Manifest = serde_json::from_slice(&std::fs::read(output.join("manifest.json")).unwrap()).unwrap();
    let mut english = now.files[0].clone();
    english.sha256 = hex(b"whole");
    manifest.files.insert(0, english);
    for (from, to) in [("fr/wallet-card.pdf", &output), ("es/wallet-card.pdf", &staging)] {
        std::fs::create_dir_all(to.join(from).parent().unwrap()).unwrap();
        std::fs::copy(other.join(from), to.join(from)).unwrap();
    }
    std::fs::create_dir_all(staging.join("en")).unwrap();
    std::fs::write(staging.join("en/wallet-card.pdf"), "who").unwrap();
    std::fs::write(staging.join("manifest.json"), serde_json::to_string(&manifest).unwrap()).unwrap();
    let files = "{\"files\": [\"fr/wallet-card.pdf\", \"es/wallet-card.pdf\", \"en/wallet-card.pdf\", \"../out.pdf\"]}";
    std::fs::write(staging.join("journal.json"), files).unwrap();
    assert!(run(Path::new("/"), &["verify", output.to_str().unwrap()]).success());
    assert_eq!(agreed(&output).len(), 3);
    assert_eq!(std::fs::read(output.join("en/wallet-card.pdf")).unwrap(), old);
    assert!(!root.join("out.pdf").exists());
}

#[test]
fn stale_folders_are_swept_and_others_stay() {
    let (_scratch, root) = town();
    let output = root.join("output");
    for path in [".handbill-aB3dE6/en/venue-poster.pdf", ".handbill-mine/en/a.pdf", ".handbill-notes1/todo.txt"] {
        std::fs::create_dir_all(output.join(path).parent().unwrap()).unwrap();
        std::fs::write(output.join(path), "x").unwrap();
    }
    assert!(run(&root, &["build", "-l", "en", "wallet-card"]).success());
    let there = all(&output);
    assert!(!there.iter().any(|path| path.starts_with(".handbill-aB3dE6")), "{there:?}");
    assert!(there.contains(".handbill-mine/en/a.pdf") && there.contains(".handbill-notes1/todo.txt"), "{there:?}");
}

#[test]
fn two_builds_in_one_folder_add_up() {
    let (_scratch, root) = town();
    let runs: Vec<Child> = [["-l", "en"], ["-l", "fr"], ["-l", "es"]]
        .iter()
        .map(|locale| command(&root, &[&["build", "wallet-card"], &locale[..]].concat()).spawn().unwrap())
        .collect();
    for mut run in runs {
        assert!(run.wait().unwrap().success());
    }
    assert_eq!(agreed(&root.join("output")).len(), 3);
    // The same sheets at the same time.
    let runs: Vec<Child> =
        (0..2).map(|_| command(&root, &["build", "wallet-card", "-l", "en"]).spawn().unwrap()).collect();
    for mut run in runs {
        assert!(run.wait().unwrap().success());
    }
    assert_eq!(agreed(&root.join("output")).len(), 3);
}
