//! `handbill scan PHOTO...`: do the codes of a poster on a wall still lead where the campaign says?

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::Global;
use super::output::Console;
use crate::diag::{Diagnostic, Report, Sources};
use crate::load;
use crate::press::{self, Manifest};
use crate::verify::scan;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// JPEG or PNG photographs
    #[arg(value_name = "PHOTO", required = true)]
    photos: Vec<PathBuf>,
    /// The manifest of the posters [default: output/manifest.json of the campaign]
    #[arg(long, value_name = "FILE")]
    manifest: Option<PathBuf>,
}

/// Where codes may lead.
#[derive(Default)]
struct Known {
    manifest: Option<Manifest>,
    /// Addresses of the campaign's hotline files, each with its region.
    registry: BTreeMap<String, BTreeSet<String>>,
}

pub fn scan(global: &Global, console: &Console, args: &Args) -> bool {
    let mut report = Report::default();
    let known = known(global, args, &mut report);
    if known.manifest.is_none() && known.registry.is_empty() {
        report.push(
            Diagnostic::new("no-manifest", "there is nothing to compare the photographs with")
                .hint("name the manifest of the posters with `--manifest FILE`, or run this in the campaign's folder"),
        );
        return console.findings(&report, &Sources::default());
    }
    let bar = console.progress(args.photos.len());
    let outcomes: Vec<Report> = args
        .photos
        .par_iter()
        .map(|path| {
            let mut own = Report::default();
            photo(path, &known, &mut own);
            bar.inc(1);
            own
        })
        .collect();
    bar.finish_and_clear();
    outcomes.into_iter().for_each(|own| report.append(own));
    console.findings(&report, &Sources::default())
}

fn known(global: &Global, args: &Args, report: &mut Report) -> Known {
    let mut known = Known::default();
    let here = || std::env::current_dir().ok().and_then(|here| load::find_root(&here));
    let root = global.campaign.clone().or_else(here);
    if let Some(root) = &root {
        // The campaign's own faults are `check`'s to tell.
        let campaign = load::load(root, &mut Sources::default(), &mut Report::default());
        for region in campaign.iter().flat_map(|c| c.regions.values()) {
            for url in region.hotlines.iter().filter(|h| !h.retired).filter_map(|h| h.url.as_ref()) {
                known.registry.entry(url.value.clone()).or_default().insert(region.id.clone());
            }
        }
    }
    let manifest = args.manifest.clone().or_else(|| Some(root?.join("output/manifest.json")));
    let folder = manifest.as_deref().map(|m| if m.is_dir() { m } else { m.parent().unwrap_or(Path::new(".")) });
    known.manifest = folder.and_then(press::read_manifest);
    if let (Some(named), None) = (&args.manifest, &known.manifest) {
        report.push(Diagnostic::new("no-manifest", format!("{} is no manifest", named.display())));
    }
    known
}

fn photo(path: &Path, known: &Known, report: &mut Report) {
    let name = path.display();
    let picture = match read(path).and_then(|bytes| scan::open(&bytes)) {
        Ok(picture) => picture,
        Err(why) => {
            report.push(
                Diagnostic::new("bad-photo", format!("{name} cannot be opened: {why}"))
                    .hint("take a JPEG or PNG of at most 64 MB"),
            );
            return;
        }
    };
    let shown = scan::look(&picture);
    for payload in &shown.payloads {
        let printable: String = payload.chars().take(200).flat_map(char::escape_debug).collect();
        match known.says(payload) {
            Some(words) => {
                report.push(Diagnostic::new("scan-match", format!("{name}: the code leads to {printable}: {words}")));
            }
            None => report.push(
                Diagnostic::new("scan-foreign-code", format!("{name}: a code leads to {printable}: a sticker?"))
                    .hint("this campaign prints no such code: do not open it, look at the poster and replace it"),
            ),
        }
    }
    if shown.payloads.is_empty() {
        let what = if shown.unread { "a code that cannot be read" } else { "no code" };
        report.push(
            Diagnostic::new("scan-no-code", format!("{name} shows {what}"))
                .hint("photograph the code from the front so that it fills a third of the picture, in even light")
                .hint("if it cannot be read on the spot either, it is damaged or covered: replace the poster"),
        );
    }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    let bytes = crate::disk::read(path, scan::MAX_BYTES).map_err(|e| e.to_string())?;
    bytes.ok_or_else(|| format!("more than {} bytes are too many", scan::MAX_BYTES))
}

impl Known {
    /// Which sheets carry this payload, as far as the manifest can tell.
    fn says(&self, payload: &str) -> Option<String> {
        let mut sheets: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for file in self.manifest.iter().flat_map(|m| &m.files).filter(|f| f.qr.iter().any(|q| q == payload)) {
            sheets.entry(&file.layout).or_default().insert(&file.locale);
            seen.insert(format!("{} in {}", file.hotline.id, file.region));
        }
        if sheets.is_empty() {
            let regions = self.registry.get(payload)?;
            let regions = regions.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            return Some(format!("an address of the registry ({regions}), on no sheet of the manifest"));
        }
        let list = |set: &BTreeSet<&str>| set.iter().copied().collect::<Vec<_>>().join(" ");
        let sheets: Vec<String> =
            sheets.iter().map(|(layout, locales)| format!("{layout} in {}", list(locales))).collect();
        let version = self.manifest.as_ref().and_then(|m| m.version.as_ref());
        let version = version.map_or(String::new(), |v| format!(", version {v}"));
        Some(format!("{}{version}, for {}", sheets.join("; "), seen.into_iter().collect::<Vec<_>>().join(", ")))
    }
}
