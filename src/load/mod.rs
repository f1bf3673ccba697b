//! Stage 1, campaign folder → [`campaign::Campaign`]: all reading is done here, and everything read is bounded and checked.
//!
//! | file | what |
//! |---|---|
//! | `campaign`, `layout`, `texts` | what is handed on |
//! | `limits` | every bound on the input |
//! | `levels` | `[rules]`: which findings are allowed, warned of or denied |
//! | `kit`, `files` | the embedded parts, and the campaign's files over them |
//! | `spec`, `syntax`, `units`, `theme`, `suggest`, `values` | reading TOML by hand, with helpful faults |
//! | `read_settings`, `read_layout`, `read_grid`, `read_box`, `read_region`, `read_locale` | one kind of file each |
//! | `read_ftl`, `check_ftl`, `literals`, `markup`, `locales` | the texts and their languages |
//! | `functions`, `check_functions` | `NUMBER`, `DATETIME`, `LIST` in texts |
//! | `plurals`, `forms`, `dates` | how a locale counts, and writes numbers, dates and lists |
//! | `pseudo` | the locales that are made from English |
//! | `art`, `svg_bounds`, `raster`, `fonts` | pictures and type |

pub mod art;
pub mod campaign;
mod check_ftl;
mod check_functions;
pub mod dates;
mod files;
pub mod fonts;
pub mod forms;
mod functions;
mod idle_keys;
pub mod kit;
pub mod layout;
pub mod levels;
pub mod limits;
pub mod literals;
pub mod locales;
pub mod markup;
mod plurals;
pub mod pseudo;
mod raster;
mod read_box;
mod read_ftl;
mod read_grid;
mod read_layout;
mod read_locale;
mod read_region;
mod read_settings;
mod spec;
pub mod suggest;
mod svg_bounds;
mod syntax;
pub mod texts;
mod theme;
pub mod units;
pub mod values;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diag::{Diagnostic, Report, SourceId, Sources};
use crate::ink::Ink;
use crate::load::campaign::{Campaign, Region, Settings};
use crate::load::files::Files;
use crate::load::kit::Kit;
use crate::load::layout::Layout;
use crate::load::literals::Registry;
use crate::load::spec::Cx;
use crate::load::theme::Theme;

pub use read_box::QR_FIELDS;
pub use read_region::{check_url, dialled};

/// The nearest folder at or above `start` that has a `handbill.toml`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let start = start.canonicalize().ok()?;
    start.ancestors().find(|folder| folder.join("handbill.toml").is_file()).map(Path::to_path_buf)
}

/// Reads a campaign over the embedded kit. `sources` keeps every text that was read, so that the report can be
/// rendered even when nothing came of it. A part with faults is left out and the rest handed on: look at the report
/// before anything is written.
pub fn load(root: &Path, sources: &mut Sources, report: &mut Report) -> Option<Campaign> {
    load_edition(Kit::embedded(), root, Ink::default(), sources, report)
}

/// The same over a kit of one's choice.
pub fn load_over(kit: Kit, root: &Path, sources: &mut Sources, report: &mut Report) -> Option<Campaign> {
    load_edition(kit, root, Ink::default(), sources, report)
}

/// The same in the edition for an ink.
pub fn load_edition(kit: Kit, root: &Path, ink: Ink, sources: &mut Sources, report: &mut Report) -> Option<Campaign> {
    let mut found = Report::default();
    let campaign = read(kit, root, ink, sources, &mut found);
    report.append(bounded(found, sources));
    campaign
}

/// At most [`limits::FINDINGS`] of each file, with a last one that counts the rest.
fn bounded(found: Report, sources: &Sources) -> Report {
    let mut counts: BTreeMap<Option<SourceId>, usize> = BTreeMap::new();
    let mut out = Report::default();
    for diagnostic in found.diagnostics {
        let count = counts.entry(diagnostic.span.map(|s| s.source)).or_default();
        *count += 1;
        if *count <= limits::FINDINGS {
            out.push(diagnostic);
        }
    }
    for (source, count) in counts.into_iter().filter(|(_, count)| *count > limits::FINDINGS) {
        let name = source.and_then(|s| sources.get(s)).map_or("the campaign", |s| s.name.as_str());
        let rest = count - limits::FINDINGS;
        out.push(Diagnostic::new("too-many", format!("{name} has {rest} more faults, which are not shown")));
    }
    out
}

fn read(kit: Kit, root: &Path, ink: Ink, sources: &mut Sources, report: &mut Report) -> Option<Campaign> {
    let files = Files::list(root, kit, report)?;
    let settings = read_settings(&files, ink, sources, report);
    let regions = read_regions(&files, sources, report);
    let registry = registry(&regions);
    let (locales, pseudo_locales) = read_locale::read_all(&files, &registry, sources, report);
    let (settings, theme) = settings?;
    let mut found = Report::default();
    let Layouts { layouts, refused, art } = read_layouts(&files, &theme, sources, &mut found);
    if settings.is_none() {
        // The colours and styles of a campaign whose settings are broken are not known: do not blame its layouts.
        found.diagnostics.retain(|d| !matches!(d.code, "unknown-color" | "unknown-style" | "missing-key"));
    }
    report.append(found);
    let settings = settings?;
    check_settings(&settings, &files, &regions, &locales, report);
    Some(Campaign {
        root: files.root().to_path_buf(),
        ink,
        palette: theme.palette(),
        settings,
        sources: Arc::new(sources.clone()),
        layouts,
        refused_layouts: refused,
        pseudo: pseudo_locales,
        locales,
        regions,
        fonts: fonts::Fonts::load(Some(&files.root().join("fonts")), report),
        art,
        posted: read_posted(&files, sources, report),
    })
}

fn text_of(sources: &Sources, source: SourceId) -> Arc<str> {
    sources.get(source).map(|s| Arc::clone(&s.text)).unwrap_or_default()
}

fn read_settings(
    files: &Files,
    ink: Ink,
    sources: &mut Sources,
    report: &mut Report,
) -> Option<(Option<Settings>, Theme)> {
    const PATH: &str = "handbill.toml";
    let mut theme = Theme::new(ink);
    if !files.is_kit(PATH)
        && let Some(source) = files.kit_text(PATH, sources, report)
    {
        // The kit's layouts name the kit's colours; the campaign's own come over them.
        let text = text_of(sources, source);
        read_settings::read(&mut theme, &mut Cx { source, text: &text, report });
    }
    if !files.contains(PATH) {
        let message = format!("{} has no handbill.toml", files.root().display());
        report.push(
            Diagnostic::new("file-unreadable", message).hint("make a campaign with `handbill new campaign NAME`"),
        );
        return None;
    }
    let source = files.text(PATH, sources, report)?;
    let text = text_of(sources, source);
    let settings = read_settings::read(&mut theme, &mut Cx { source, text: &text, report });
    Some((settings, theme))
}

fn read_regions(files: &Files, sources: &mut Sources, report: &mut Report) -> BTreeMap<String, Arc<Region>> {
    let mut regions = BTreeMap::new();
    let mut hotlines = 0;
    for path in files.under("hotlines").filter(|p| p.ends_with(".toml")) {
        let Some(id) = read_region::id_of(path) else {
            let message = format!("{path} is not named after a country or a state");
            report.push(Diagnostic::new("stray-file", message).hint("use the ISO 3166 code: US.toml, US-CA.toml"));
            continue;
        };
        let Some(source) = files.text(path, sources, report) else { continue };
        let text = text_of(sources, source);
        if let Some(region) = read_region::read(id, &mut Cx { source, text: &text, report }) {
            hotlines += region.hotlines.len();
            if hotlines > limits::HOTLINES_TOTAL {
                let message = format!("with {path} there are more than {} hotlines", limits::HOTLINES_TOTAL);
                report.push(Diagnostic::new("too-many", message).hint("make a campaign for each part of the world"));
                break;
            }
            regions.insert(id.to_owned(), Arc::new(region));
        }
    }
    regions
}

/// Every number that only the registry may print.
fn registry(regions: &BTreeMap<String, Arc<Region>>) -> Registry {
    let mut numbers = Registry::new();
    for region in regions.values() {
        numbers.insert(dialled(&region.emergency.value));
        for hotline in &region.hotlines {
            for number in hotline.call.iter().chain(&hotline.text) {
                numbers.insert(dialled(&number.value).trim_start_matches('+').to_owned());
            }
            numbers.extend(hotline.dial.iter().map(|dial| dial.trim_start_matches('+').to_owned()));
        }
    }
    numbers
}

struct Layouts {
    layouts: BTreeMap<String, Arc<Layout>>,
    refused: BTreeSet<String>,
    art: BTreeMap<String, campaign::Art>,
}

fn read_layouts(files: &Files, theme: &Theme, sources: &mut Sources, report: &mut Report) -> Layouts {
    let mut layouts = BTreeMap::new();
    let mut refused = BTreeSet::new();
    let mut pictures = BTreeMap::new();
    let palette = theme.palette();
    for (count, path) in files.under("layouts").filter(|p| p.ends_with(".toml")).enumerate() {
        if count == limits::LAYOUTS {
            let message = format!("a campaign has at most {} layouts", limits::LAYOUTS);
            report.push(Diagnostic::new("too-many", message).hint("make two campaigns of it"));
            break;
        }
        let Some(id) = read_layout::id_of(path) else {
            let message = format!("{path} is no name for a layout");
            report.push(Diagnostic::new("stray-file", message).hint("use a-z, 0-9 and -, directly below layouts/"));
            continue;
        };
        let layout = files.text(path, sources, report).and_then(|source| {
            let text = text_of(sources, source);
            read_layout::read(id, source, theme, files, &mut Cx { source, text: &text, report })
        });
        match layout.filter(|layout| art::read(layout, &palette, files, &mut pictures, report)) {
            Some(layout) => _ = layouts.insert(id.to_owned(), Arc::new(layout)),
            None => _ = refused.insert(id.to_owned()),
        }
    }
    let art = pictures.into_iter().filter_map(|(path, art)| Some((path, art?))).collect();
    Layouts { layouts, refused, art }
}

fn read_posted(files: &Files, sources: &mut Sources, report: &mut Report) -> BTreeMap<String, campaign::PostedWording> {
    let mut posted = BTreeMap::new();
    for path in files.under("posting") {
        let Some(stem) = path.strip_prefix("posting/").and_then(|p| p.strip_suffix(".txt")) else { continue };
        if let Some(source) = files.text(path, sources, report) {
            let text = text_of(sources, source);
            posted.insert(stem.to_owned(), campaign::PostedWording { source, text });
        }
    }
    posted
}

fn check_settings(
    settings: &Settings,
    files: &Files,
    regions: &BTreeMap<String, Arc<Region>>,
    locales: &BTreeMap<String, Arc<campaign::Locale>>,
    report: &mut Report,
) {
    // A region that is there and was refused has its own message.
    let refused = files.contains(&format!("hotlines/{}.toml", settings.region.value));
    if !regions.contains_key(&settings.region.value) && !refused {
        let message = format!("there is no region `{}`", settings.region.value);
        let mut fault = Diagnostic::new("unknown-region", message).at(settings.region.span);
        fault.hints.extend(suggest::hint(&settings.region.value, regions.keys().map(String::as_str)));
        report.push(fault);
    }
    for wanted in settings.locales.iter().flatten() {
        if locales::find(locales, &wanted.value).is_none() {
            let message = format!("there is no locale `{}`", wanted.value);
            let mut fault = Diagnostic::new("unknown-locale", message).at(wanted.span);
            fault.hints.extend(suggest::hint(&wanted.value, locales.keys().map(String::as_str)));
            report.push(fault);
        }
    }
}
