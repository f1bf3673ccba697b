//! One function a parser: any bytes in, and handbill's own stages over them. What panics, hangs or eats memory is a find.
//!
//! Shared by `tests/fuzz` (the corpus and a few mutations of it, in every run of the tests) and by `fuzz/` (libFuzzer).

use std::cell::OnceCell;
use std::path::Path;

use handbill::batch::{self, Selection};
use handbill::diag::render::{self, Options};
use handbill::diag::{Report, Sources};
use handbill::load;
use handbill::load::files::kit::Kit;
use handbill::load::tables::units;
use handbill::manifest;
use handbill::manifest::Entry;
use handbill::text::dates;
use handbill::text::locales;
use handbill::text::markup;
use handbill::verify::{self, Depth, VerdictCache, scan};
use tempfile::TempDir;

/// Takes any bytes.
pub type Target = fn(&[u8]);

/// Every target by its name, which is that of its folder in the corpus too.
pub const TARGETS: [(&str, Target); 14] = [
    ("settings", |data| campaign("handbill.toml", data, false)),
    ("layout", |data| campaign("layouts/poster.toml", data, true)),
    ("hotlines", |data| campaign("hotlines/US.toml", data, true)),
    ("locale", |data| campaign("locales/en/locale.toml", data, false)),
    ("texts", |data| campaign("locales/en/poster.ftl", data, true)),
    ("posting", |data| campaign("posting/us-ca-52-6.txt", data, false)),
    ("svg", |data| campaign("layouts/art/door.svg", data, true)),
    ("png", |data| campaign("layouts/art/photo.png", data, true)),
    ("jpeg", |data| campaign("layouts/art/face.jpg", data, true)),
    ("font", |data| campaign("fonts/Own.ttf", data, true)),
    ("pdf", pdf),
    ("manifest", manifest),
    ("photo", photo),
    ("words", words),
];

const BASE: [(&str, &str); 5] = [
    ("handbill.toml", include_str!("base/handbill.toml")),
    ("hotlines/US.toml", include_str!("base/US.toml")),
    ("layouts/poster.toml", include_str!("base/poster.toml")),
    ("locales/en/locale.toml", include_str!("base/locale.toml")),
    ("locales/en/poster.ftl", include_str!("base/poster.ftl")),
];
const PICTURES: [(&str, &[u8]); 3] = [
    ("layouts/art/door.svg", include_bytes!("base/door.svg")),
    ("layouts/art/photo.png", include_bytes!("base/photo.png")),
    ("layouts/art/face.jpg", include_bytes!("base/face.jpg")),
];

thread_local! {
    static FOLDER: OnceCell<TempDir> = const { OnceCell::new() };
}

/// A sound campaign in memory where there is a file system in memory; runs of a thread share it.
fn prepared() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() };
    for below in ["hotlines", "layouts/art", "locales/en", "posting", "fonts"] {
        std::fs::create_dir_all(folder.path().join(below)).unwrap();
    }
    let texts = BASE.iter().map(|(name, text)| (*name, text.as_bytes()));
    for (name, bytes) in texts.chain(PICTURES) {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// The base campaign with one file of other bytes: loaded, and `whole` composed and checked.
fn campaign(file: &str, data: &[u8], whole: bool) {
    FOLDER.with(|cell| {
        let root = cell.get_or_init(prepared).path();
        std::fs::write(root.join(file), data).unwrap();
        let (mut sources, mut report) = (Sources::default(), Report::default());
        let campaign = load::load_edition(Kit::none(), root, handbill::ink::Ink::default(), &mut sources, &mut report);
        if let Some(campaign) = campaign.filter(|_| whole)
            && let Some(plan) = batch::plan(&campaign, &Selection::default(), &mut report)
        {
            batch::check(&campaign, &plan, &mut report, &|_| {});
        }
        let _ = render::human(&report, &sources, Options::default());
        let _ = render::json_lines(&report, &sources);
        restore(root, file);
    });
}

fn restore(root: &Path, file: &str) {
    let text = BASE.iter().find(|(name, _)| *name == file).map(|(_, text)| text.as_bytes());
    let picture = PICTURES.iter().find(|(name, _)| *name == file).map(|(_, bytes)| *bytes);
    match text.or(picture) {
        Some(bytes) => std::fs::write(root.join(file), bytes).unwrap(),
        None => std::fs::remove_file(root.join(file)).unwrap(),
    }
}

/// What the manifest says of the file is that of a small poster.
fn entry() -> Entry {
    serde_json::from_value(serde_json::json!({
        "path": "a.pdf", "sha256": "", "bytes": 9, "pages": 1, "layout": "a", "locale": "ar", "review": "draft",
        "region": "US", "paper": "Letter", "ink": "colour", "qr": ["https://humantraffickinghotline.org"],
        "warnings": [], "texts": ["Call 1-888-373-7888", "اتصل 911"], "numbers": ["1-888-373-7888", "911"],
        "addresses": ["humantraffickinghotline.org"],
        "hotline": {"id": "a", "call": null, "text": null, "source": "", "evidence": null},
        "sheets": [{"media": [100.0, 100.0], "bleed": [0.0, 0.0, 100.0, 100.0], "trim": [0.0, 0.0, 100.0, 100.0]}],
    }))
    .unwrap()
}

fn pdf(data: &[u8]) {
    let mut report = Report::default();
    verify::content(&entry(), data, Depth::Full, &VerdictCache::default(), &mut report);
    let _ = render::json_lines(&report, &Sources::default());
}

fn manifest(data: &[u8]) {
    FOLDER.with(|cell| {
        let root = cell.get_or_init(prepared).path();
        std::fs::write(root.join("manifest.json"), data).unwrap();
        if let Some(manifest) = manifest::read_manifest(root) {
            let mut report = Report::default();
            for entry in manifest.files.iter().take(3) {
                verify::identity(&manifest, entry, b"%PDF-", &mut report);
                verify::content(entry, b"%PDF-", Depth::Full, &VerdictCache::default(), &mut report);
            }
            let _ = verify::stranger(&manifest, "a.pdf", b"");
        }
    });
}

fn photo(data: &[u8]) {
    if let Ok(picture) = scan::open(data) {
        // Large pictures cost, and teach the fuzzer nothing that small ones do not.
        if picture.width().max(picture.height()) <= 600 {
            let _ = scan::look(&picture);
        }
    }
}

/// The small parsers that take a word.
fn words(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let _ = units::length(&text).map(|l| format!("{l:?}"));
    let _ = units::pt(&text).map(|l| format!("{l:?}"));
    let _ = units::track(&text).map(|l| format!("{l:?}"));
    let _ = units::color(&text).map(|l| format!("{l:?}"));
    let _ = units::paper(&text).map(|l| format!("{l:?}"));
    let _ = dates::Seen::parse(&text).map(dates::Seen::last_month);
    let _ = locales::identify(&text);
    let _ = handbill::contact::address::check(&text)
        .map(|opened| handbill::contact::address::both_forms(&opened).is_some());
    let _ = handbill::contact::phone::call(&text, None, "US").map(|phone| format!("{phone:?}"));
    let _ = handbill::contact::phone::text(&text, "GB").map(|phone| format!("{phone:?}"));
    let _ = handbill::contact::phone::dialled(&text);
    let _ = handbill::text::literals::find(&text, &handbill::text::literals::Registry::new());
    let _ = handbill::text::writing::is_blank(text.chars().next().unwrap_or(' '));
    let tags = markup::tags(&text, &[]);
    let _ = markup::check(&tags);
}
