//! A campaign in a folder of its own, its manifest, and its sheets as they would be made now.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use handbill::compose::typeset::Typesetter;
use handbill::export::pdf::FontCache;
use handbill::ink::Ink;
use handbill::load::campaign::Campaign;
use handbill::manifest::Manifest;
use handbill::verify::VerdictCache;
use sha2::{Digest, Sha256};

use super::finished::kit;

/// One for all files that are judged here, as in a run: what is equal is looked at once.
pub static ALBUM: LazyLock<VerdictCache> = LazyLock::new(VerdictCache::default);

pub const REPOSITORY: &str = env!("CARGO_MANIFEST_DIR");

/// Exit code, results and messages.
pub fn handbill(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_handbill"));
    let output = command.current_dir(folder).env_remove("SOURCE_DATE_EPOCH").args(args).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

pub struct Town {
    _scratch: tempfile::TempDir,
    pub root: PathBuf,
}

impl Town {
    /// A campaign with all the kit's parts in its folder.
    pub fn new() -> Self {
        let scratch = tempfile::tempdir().unwrap();
        assert_eq!(handbill(scratch.path(), &["new", "campaign", "my-town"]).0, Some(0));
        let root = scratch.path().join("my-town");
        Self { _scratch: scratch, root }
    }

    pub fn built(args: &[&str]) -> Self {
        let town = Self::new();
        town.build(args);
        town
    }

    #[track_caller]
    pub fn build(&self, args: &[&str]) {
        let (code, _, words) = handbill(&self.root, &[&["build", "-q"], args].concat());
        assert_eq!(code, Some(0), "{args:?}\n{words}");
    }

    pub fn path(&self, below: &str) -> PathBuf {
        self.root.join(below)
    }

    pub fn change(&self, below: &str, from: &str, to: &str) -> &Self {
        let text = std::fs::read_to_string(self.path(below)).unwrap();
        assert!(text.contains(from), "{below} has no {from:?}");
        std::fs::write(self.path(below), text.replace(from, to)).unwrap();
        self
    }

    pub fn manifest(&self) -> Manifest {
        serde_json::from_slice(&std::fs::read(self.path("output/manifest.json")).unwrap()).unwrap()
    }

    pub fn write(&self, manifest: &Manifest) {
        std::fs::write(self.path("output/manifest.json"), serde_json::to_string(manifest).unwrap()).unwrap();
    }

    pub fn load(&self, ink: Ink) -> &'static Campaign {
        Box::leak(Box::new(kit::load_at(&self.root, ink)))
    }

    /// The sheet as it would be made now.
    pub fn make(&self, layout: &str, locale: &str, ink: Ink) -> kit::Made {
        made(self.load(ink), layout, locale)
    }
}

pub fn made(campaign: &'static Campaign, layout: &str, locale: &str) -> kit::Made {
    let region = campaign.settings.region.value.clone();
    kit::make(campaign, layout, locale, &region, &mut Typesetter::default(), &FontCache::default())
}

pub const POSTER: &str = "en/venue-poster.pdf";
pub const ENGLISH: [&str; 3] = ["venue-poster", "-l", "en"];
