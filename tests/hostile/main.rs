//! Inputs that ask for too much: each is refused with a message that names the bound, and none takes the machine down.
//!
//! A test never asserts a time. The quick cases run here and must be *refused*; what a refusal costs is measured by hand:
//!
//!     HOSTILE=/tmp/hostile cargo test --test main hostile:: -- --ignored write   # every case as a folder
//!     python3 tests/hostile/measure.py target/release/handbill /tmp/hostile

mod campaigns;
mod pdfs;
mod photos;

use std::path::Path;
use std::process::Command;

/// One hostile input.
#[derive(Debug)]
pub struct Case {
    pub name: &'static str,
    /// What is run in the case's folder.
    pub args: &'static str,
    pub write: fn(&Path),
    /// What the report must say; `""` where all that counts is that it ends.
    pub says: &'static str,
    /// Quick enough for every run of the tests.
    pub quick: bool,
}

fn all() -> Vec<Case> {
    let mut all = campaigns::cases();
    all.extend(pdfs::cases());
    all.extend(photos::cases());
    all
}

pub fn put(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn hostile_inputs_are_refused() {
    let mut wrong = Vec::new();
    let only = std::env::var("CASE").ok();
    for case in all().iter().filter(|c| c.quick && only.as_deref().is_none_or(|o| c.name.contains(o))) {
        let folder = tempfile::tempdir().unwrap();
        (case.write)(folder.path());
        let mut command = Command::new(env!("CARGO_BIN_EXE_handbill"));
        command.current_dir(folder.path()).env_remove("SOURCE_DATE_EPOCH").args(case.args.split(' '));
        let output = command.output().unwrap();
        let words = String::from_utf8_lossy(&output.stderr);
        let short: String = words.chars().take(1500).collect();
        if output.status.code() != Some(1) || !words.contains(case.says) {
            wrong.push(format!("{}: {:?}, wanted {:?} in\n{short}", case.name, output.status, case.says));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
#[ignore = "writes gigabytes for the measurement"]
fn write() {
    let root = std::env::var("HOSTILE").unwrap();
    let only = std::env::var("CASE").ok();
    for case in all().iter().filter(|c| only.as_deref().is_none_or(|o| c.name.contains(o))) {
        let folder = Path::new(&root).join(case.name);
        std::fs::create_dir_all(&folder).unwrap();
        (case.write)(&folder);
        put(&folder, "args", case.args);
    }
}
