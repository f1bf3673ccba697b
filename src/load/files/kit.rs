//! The embedded kit: the layouts, locales and hotlines of this repository, inside the binary.
//!
//! What a campaign lacks comes from here; `handbill new` copies from here. Nothing is parsed in this file.

use include_dir::{Dir, DirEntry, include_dir};

static LAYOUTS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/layouts");
static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/locales");
static HOTLINES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/hotlines");
static SETTINGS: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/handbill.toml"));

/// The parts that a campaign falls back on.
#[derive(Debug, Clone, Copy)]
pub struct Kit {
    embedded: bool,
}

impl Kit {
    /// The parts in the binary.
    pub const fn embedded() -> Self {
        Self { embedded: true }
    }

    /// No parts: the campaign stands on its own (for tests).
    pub const fn none() -> Self {
        Self { embedded: false }
    }

    /// Every file by its path in a campaign (`layouts/art/door.svg`), sorted; dot files are left out.
    pub fn files(&self) -> Vec<(String, &'static [u8])> {
        let mut files = Vec::new();
        if self.embedded {
            files.push(("handbill.toml".to_owned(), SETTINGS));
            for (name, dir) in [("hotlines", &HOTLINES), ("layouts", &LAYOUTS), ("locales", &LOCALES)] {
                collect(name, dir, &mut files);
            }
            files.sort();
        }
        files
    }
}

fn collect(prefix: &str, dir: &Dir<'static>, out: &mut Vec<(String, &'static [u8])>) {
    for entry in dir.entries() {
        let Some(name) = entry.path().file_name().and_then(|n| n.to_str()) else { continue };
        if name.starts_with('.') {
            continue;
        }
        let path = format!("{prefix}/{name}");
        match entry {
            DirEntry::Dir(dir) => collect(&path, dir, out),
            DirEntry::File(file) => out.push((path, contents(file))),
        }
    }
}

/// `File::contents` ties the bytes to the borrow; the files are static, so the bytes are.
fn contents(file: &'static include_dir::File<'static>) -> &'static [u8] {
    file.contents()
}
