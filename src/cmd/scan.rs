//! `handbill scan PHOTO...`: do the codes of a poster on a wall still lead where the campaign says?

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::Global;
use super::output::Console;
use crate::diag::{Code, Diagnostic, Report, Sources};
use crate::manifest::Manifest;
use crate::verify::scan::{self, QR};
use crate::{load, manifest};

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
    /// Addresses that the registry no longer prints.
    retired: BTreeMap<String, BTreeSet<String>>,
}

/// What a payload is to the campaign.
enum Standing {
    /// It stands on sheets of these regions, which these words name.
    Ours(BTreeSet<String>, String),
    /// It is known, and on no sheet of the manifest or no longer valid; the words say which.
    Known(String),
    Foreign,
}

pub fn scan(global: &Global, console: &Console, args: &Args) -> bool {
    let mut report = Report::default();
    let known = known(global, args, &mut report);
    if known.manifest.is_none() && known.registry.is_empty() {
        report.push(
            Diagnostic::new(Code::NoManifest, "there is nothing to compare the photographs with")
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
            for hotline in &region.hotlines {
                let list = if hotline.retired { &mut known.retired } else { &mut known.registry };
                for url in hotline.url.all() {
                    list.entry(same(&url.value)).or_default().insert(region.id.clone());
                }
            }
        }
        // A number may be retired and its address live on in another record.
        let registry = &known.registry;
        known.retired.retain(|url, _| !registry.contains_key(url));
    }
    let manifest = args.manifest.clone().or_else(|| Some(root?.join("output/manifest.json")));
    let folder = manifest.as_deref().map(|m| if m.is_dir() { m } else { m.parent().unwrap_or(Path::new(".")) });
    known.manifest = folder.and_then(manifest::read_manifest);
    if let (Some(named), None) = (&args.manifest, &known.manifest) {
        report.push(Diagnostic::new(Code::NoManifest, format!("{} is no manifest", named.display())));
    }
    known
}

fn photo(path: &Path, known: &Known, report: &mut Report) {
    let name = path.display();
    let picture = match read(path).and_then(|bytes| scan::open(&bytes)) {
        Ok(picture) => picture,
        Err(why) => {
            report.push(
                Diagnostic::new(Code::BadPhoto, format!("{name} cannot be opened: {why}"))
                    .hint("take a JPEG or PNG of at most 64 MB"),
            );
            return;
        }
    };
    let shown = scan::look(&picture);
    let mut regions: Option<BTreeSet<String>> = None;
    for symbol in &shown.symbols {
        let printable: String = symbol.payload.chars().take(200).flat_map(char::escape_debug).collect();
        let what = if symbol.kind == QR { "code".to_owned() } else { symbol.kind.to_owned() };
        match known.standing(symbol.kind, &symbol.payload) {
            Standing::Ours(here, words) => {
                report
                    .push(Diagnostic::new(Code::ScanMatch, format!("{name}: the code leads to {printable}: {words}")));
                regions = Some(regions.map_or_else(|| here.clone(), |all| all.intersection(&here).cloned().collect()));
            }
            Standing::Known(words) => report.push(
                Diagnostic::new(Code::ScanForeignCode, format!("{name}: a {what} leads to {printable}: {words}"))
                    .hint("no sheet that hangs here may carry it: replace the poster or take the code off"),
            ),
            Standing::Foreign => report.push(
                Diagnostic::new(Code::ScanForeignCode, format!("{name}: a {what} leads to {printable}: a sticker?"))
                    .hint("this campaign prints no such code: do not open it, look at the poster and replace it"),
            ),
        }
    }
    if regions.is_some_and(|regions| regions.is_empty()) {
        let message = format!("{name}: the codes belong to sheets of different regions, and no sheet carries both");
        report.push(
            Diagnostic::new(Code::ScanForeignCode, message).hint(
                "photograph one poster at a time; if this is one poster, one of its codes is stuck on: replace it",
            ),
        );
    }
    if shown.symbols.is_empty() || !shown.unread.is_empty() {
        let what = match (shown.symbols.is_empty(), shown.unread.is_empty()) {
            (true, true) => "no code",
            (true, false) => "a code that cannot be read",
            (false, _) => "another code, which cannot be read",
        };
        report.push(
            Diagnostic::new(Code::ScanNoCode, format!("{name} shows {what}"))
                .hint("photograph the code from the front so that it fills a third of the picture, in even light")
                .hint("if it cannot be read on the spot either, it is damaged or covered: replace the poster"),
        );
    }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    let bytes = crate::disk::read(path, scan::MAX_BYTES).map_err(|e| e.to_string())?;
    bytes.ok_or_else(|| format!("more than {} bytes are too many", scan::MAX_BYTES))
}

/// Addresses that lead to the same place: the case of scheme and host and a slash at the end tell nothing apart.
fn same(payload: &str) -> String {
    let payload = payload.trim();
    let Some((scheme, rest)) = payload.split_once("://") else {
        // `tel:`, `sms:`
        return payload
            .split_once(':')
            .map_or_else(|| payload.to_owned(), |(scheme, rest)| format!("{}:{rest}", scheme.to_ascii_lowercase()));
    };
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let path = if path.contains(['?', '#']) { path } else { path.strip_suffix('/').unwrap_or(path) };
    format!("{}://{}{path}", scheme.to_ascii_lowercase(), host.to_ascii_lowercase())
}

impl Known {
    /// Which sheets carry this payload, as far as the manifest and the registry can tell.
    fn standing(&self, kind: &str, payload: &str) -> Standing {
        if kind != QR {
            return Standing::Foreign;
        }
        let payload = same(payload);
        let list = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(", ");
        if let Some(regions) = self.retired.get(&payload) {
            return Standing::Known(format!("an address that the registry has retired ({})", list(regions)));
        }
        let mut sheets: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        let (mut seen, mut regions) = (BTreeSet::new(), BTreeSet::new());
        for file in self.manifest.iter().flat_map(|m| &m.files).filter(|f| f.qr.iter().any(|q| same(q) == payload)) {
            sheets.entry(&file.layout).or_default().insert(file.locale.clone());
            seen.insert(format!("{} in {}", file.hotline.id, file.region));
            regions.insert(file.region.clone());
        }
        if sheets.is_empty() {
            let Some(known) = self.registry.get(&payload) else { return Standing::Foreign };
            let words = format!("an address of the registry ({})", list(known));
            return match &self.manifest {
                Some(_) => Standing::Known(format!("{words}, on no sheet of the manifest")),
                None => Standing::Ours(known.clone(), words),
            };
        }
        let sheets: Vec<String> = sheets
            .iter()
            .map(|(layout, locales)| format!("{layout} in {}", list(locales).replace(", ", " ")))
            .collect();
        let version = self.manifest.as_ref().and_then(|m| m.version.as_ref());
        let version = version.map_or(String::new(), |v| format!(", version {v}"));
        Standing::Ours(regions, format!("{}{version}, for {}", sheets.join("; "), list(&seen)))
    }
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn addresses_are_compared_as_browsers_do() {
        assert_eq!(same("HTTPS://Example.org/"), same("https://example.org"));
        assert_eq!(same("https://example.org/help/"), same("https://example.org/help"));
        assert_eq!(same("TEL:911"), "tel:911");
        for other in [
            "http://example.org",
            "https://example.org/Help",
            "https://example.org.evil.net",
            "https://example.org/?a=/",
        ] {
            assert_ne!(same(other), same("https://example.org"));
            assert_ne!(same(other), same("https://example.org/help"));
        }
    }
}
