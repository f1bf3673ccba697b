//! Stage 1, campaign folder → [`campaign::Campaign`]: all reading is done here, and everything read is bounded and checked.
//!
//! | file | what |
//! |---|---|
//! | `campaign`, `layout` | what is handed on |
//! | `files/` | the campaign's files over the embedded parts, and what nobody reads |
//! | `tables/` | reading TOML by hand, with helpful faults |
//! | `settings/`, `layouts/`, `locale/`, `region/`, `resources` | one kind of file each |
//! | `pictures/`, `fonts/` | pictures and type |

pub mod campaign;
pub mod files;
pub mod fonts;

pub(crate) mod layouts;
pub(crate) mod locale;
pub mod pictures;
pub(crate) mod region;
pub(crate) mod resources;
pub mod settings;
pub mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Report, SourceId, Sources};
use crate::ink::Ink;
use crate::limits;
use crate::load::campaign::{Campaign, Settings};
use crate::load::files::inputs::Inputs;
use crate::load::files::kit::Kit;
use crate::load::files::{Files, strays, strays_root, walk};
use crate::load::locale::Locales;
use crate::load::locale::check_ftl::Known;
use crate::load::pictures::art;
use crate::load::region::{Above, borrowed, countries, known_addresses, retired};
use crate::load::settings::theme::Theme;
use crate::load::settings::{days, free_fields};
use crate::load::tables::spec::Cx;
use crate::load::tables::suggest;
use crate::model::hotline::Region;
use crate::model::layout::Layout;
use crate::model::values::Values;
use crate::text::literals::Registry;
use crate::text::locales;

pub use crate::contact::phone::dialled;

/// The folders that a campaign is read from.
pub const PARTS: [&str; 6] = ["hotlines", "resources", "layouts", "locales", "posting", "fonts"];

/// The nearest folder at or above `start` that has a `handbill.toml`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let start = start.canonicalize().ok()?;
    // A folder whose settings have almost their name is the campaign that was meant, not the next one upwards.
    let meant = |folder: &Path| folder.join(files::SETTINGS).is_file() || strays_root::has_near_settings(folder);
    start.ancestors().find(|folder| meant(folder)).map(Path::to_path_buf)
}

/// Reads a campaign over the embedded kit. `sources` keeps every text that was read, so that the report can be
/// rendered even when nothing came of it. A part with faults is left out and the rest handed on: look at the report
/// before anything is written.
pub fn load(root: &Path, sources: &mut Sources, report: &mut Report) -> Option<Campaign> {
    load_edition(Kit::embedded(), root, Ink::default(), sources, report)
}

/// The same over a kit of one's choice, in the edition for an ink.
pub fn load_edition(kit: Kit, root: &Path, ink: Ink, sources: &mut Sources, report: &mut Report) -> Option<Campaign> {
    let mut found = Report::default();
    let campaign = read(kit, root, ink, sources, &mut found);
    report.append(bounded(found, sources));
    campaign
}

/// At most [`limits::FINDINGS`] of each file, with a last one that counts the rest.
fn bounded(found: Report, sources: &Sources) -> Report {
    let mut counts: BTreeMap<Option<SourceId>, (usize, Option<String>)> = BTreeMap::new();
    let mut out = Report::default();
    for diagnostic in found.diagnostics {
        let (count, locale) = counts.entry(diagnostic.span.map(|s| s.source)).or_default();
        *count += 1;
        locale.clone_from(&diagnostic.locale);
        if *count <= limits::FINDINGS {
            out.push(diagnostic);
        }
    }
    for (source, (count, locale)) in counts.into_iter().filter(|(_, (count, _))| *count > limits::FINDINGS) {
        let name = source.and_then(|s| sources.get(s)).map_or("the campaign", |s| s.name.as_str());
        let rest = count - limits::FINDINGS;
        let mut more = Diagnostic::new(Code::TooMany, format!("{name} has {rest} more faults, which are not shown"));
        more.locale = locale;
        out.push(more);
    }
    out
}

fn read(kit: Kit, root: &Path, ink: Ink, sources: &mut Sources, report: &mut Report) -> Option<Campaign> {
    let files = Files::list(root, kit, report)?;
    let campaign = read_parts(&files, ink, sources, report);
    match &campaign {
        Some(campaign) => strays::report(&files, campaign.refused_layouts.is_empty(), report),
        // Not everything was asked for: only the settings' own name can be judged.
        None => strays_root::report(&files, report),
    }
    campaign
}

fn read_parts(files: &Files, ink: Ink, sources: &mut Sources, report: &mut Report) -> Option<Campaign> {
    let settings = read_settings(files, ink, sources, report);
    let mut free = Vec::new();
    let resources = resources::read_all(files, sources, &mut free, report);
    let regions = read_regions(files, sources, report);
    let registry = registry(&regions);
    let known = settings.as_ref().and_then(|(settings, _)| settings.as_ref());
    let own = known.map(|s| s.own.clone()).unwrap_or_default();
    let needed = layouts::needs::declared(files, &own, sources);
    let mut values = Values::new(own.into_iter().chain(needed).chain(resources::values(&resources)).collect());
    values.incomplete = known.is_none();
    let values = Arc::new(values);
    let levels =
        settings.as_ref().and_then(|(settings, _)| settings.as_ref()).map(|s| s.rules.clone()).unwrap_or_default();
    let Locales { locales, refused: refused_locales, pseudo } =
        locale::read_all(files, Known { registry: &registry, values: &values }, &levels, sources, report);
    let (settings, theme) = settings?;
    let own_fonts = own_fonts(files, report);
    let fonts = fonts::Fonts::load(own_fonts.as_deref(), report);
    let theme = theme.with_families(fonts.families());
    let mut found = Report::default();
    let Layouts { layouts, refused, art } =
        read_layouts(files, &theme, &values, settings.as_ref(), sources, &mut found);
    if settings.is_none() {
        // The colours and styles of a campaign whose settings are broken are not known: do not blame its layouts.
        found.diagnostics.retain(|d| !matches!(d.code, Code::UnknownColor | Code::UnknownStyle | Code::MissingKey));
    }
    report.append(found);
    let settings = settings?;
    free_fields::check(&settings.free, &registry, &Registry::new(), report);
    free_fields::check(&free, &registry, &Registry::new(), report);
    for region in regions.values() {
        free_fields::check(&region.free, &registry, &numbers_of(region), report);
    }
    resources::check_phones(&resources, &regions, &settings.region.value, report);
    check_settings(&settings, files, &regions, [&locales, &refused_locales], report);
    let printed = days::Printed { values: &values, locales: [&locales, &refused_locales], sources };
    days::check(&settings.own, settings.version.as_deref(), printed, report);
    if refused.is_empty() {
        settings::values::unused((&values, &settings.own), &layouts, [&locales, &refused_locales], report);
    }
    let own = settings::values::addresses(&settings.organization, &values);
    known_addresses::check(&layouts, &regions, &own, report);
    retired::check(&regions, report);
    let posted = read_posted(files, sources, report);
    Some(Campaign {
        root: files.root().to_path_buf(),
        ink,
        palette: theme.palette(),
        settings,
        values,
        resources,
        sources: Arc::new(sources.clone()),
        layouts,
        refused_layouts: refused,
        pseudo,
        locales,
        refused_locales,
        regions,
        numbers: registry,
        fonts,
        art,
        posted,
        inputs: Inputs::new(files.hashes()),
    })
}

/// The campaign's `fonts/`, unless it is a link that leaves it.
fn own_fonts(files: &Files, report: &mut Report) -> Option<PathBuf> {
    let fault = walk::leaves(files.root(), "fonts");
    let sound = fault.is_none();
    report.diagnostics.extend(fault);
    sound.then(|| files.root().join("fonts"))
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
        settings::read(&mut theme, &mut Cx { source, text: &text, report });
    }
    // The kit's settings never stand in for a campaign's: a folder without them is no campaign.
    if !files.contains(PATH) || files.is_kit(PATH) {
        let message = format!("{} has no handbill.toml", files.root().display());
        report.push(
            Diagnostic::new(Code::FileUnreadable, message).hint("make a campaign with `handbill new campaign NAME`"),
        );
        return None;
    }
    let source = files.text(PATH, sources, report)?;
    let text = text_of(sources, source);
    let settings = settings::read(&mut theme, &mut Cx { source, text: &text, report });
    Some((settings, theme))
}

fn read_regions(files: &Files, sources: &mut Sources, report: &mut Report) -> BTreeMap<String, Arc<Region>> {
    let mut regions = BTreeMap::new();
    let mut hotlines = 0;
    let mut paths: Vec<&str> = files.under("hotlines").filter(|p| p.ends_with(".toml")).collect();
    // Countries first: their states are read over them.
    paths.sort_by_key(|path| path.contains('-'));
    for path in paths {
        // What is not named after a country or a state is told by `strays`.
        let Some(id) = region::id_of(path).filter(|id| countries::is_region(id)) else { continue };
        let Some(source) = files.text(path, sources, report) else { continue };
        let text = text_of(sources, source);
        let above: Option<(&str, Option<Arc<Region>>)> =
            id.split_once('-').map(|(country, _)| (country, regions.get(country).cloned()));
        let above = match &above {
            Some((_, Some(country))) => Above::Country(country),
            // A file that was read and gave no region has its own faults.
            Some((country, None)) if files.was_read(&format!("hotlines/{country}.toml")) => Above::Refused,
            _ => Above::Nothing,
        };
        if let Some(region) = region::read(id, above, &mut Cx { source, text: &text, report }) {
            hotlines += region.hotlines.len();
            if hotlines > limits::HOTLINES_TOTAL {
                let message = format!("with {path} there are more than {} hotlines", limits::HOTLINES_TOTAL);
                report.push(Diagnostic::new(Code::TooMany, message).hint("make a campaign for each part of the world"));
                break;
            }
            regions.insert(id.to_owned(), Arc::new(region));
        }
    }
    borrowed::check(&mut regions, |id| files.is_kit(&format!("hotlines/{id}.toml")));
    regions
}

/// Every number that only the registry may print.
fn registry(regions: &BTreeMap<String, Arc<Region>>) -> Registry {
    regions.values().flat_map(|region| numbers_of(region)).collect()
}

/// The numbers of one region, digits only; retired ones too.
pub fn numbers_of(region: &Region) -> Registry {
    let mut numbers = Registry::new();
    numbers.insert(dialled(&region.emergency.value));
    for hotline in &region.hotlines {
        for number in hotline.numbers() {
            numbers.insert(dialled(&number.value).trim_start_matches('+').to_owned());
        }
        let dialled = hotline.dial.iter().chain(&hotline.whatsapp_dial);
        numbers.extend(dialled.map(|dial| dial.trim_start_matches('+').to_owned()));
    }
    numbers
}

struct Layouts {
    layouts: BTreeMap<String, Arc<Layout>>,
    refused: BTreeSet<String>,
    art: BTreeMap<String, campaign::Art>,
}

fn read_layouts(
    files: &Files,
    theme: &Theme,
    values: &Values,
    settings: Option<&Settings>,
    sources: &mut Sources,
    report: &mut Report,
) -> Layouts {
    let mut layouts = BTreeMap::new();
    let mut refused = BTreeSet::new();
    let mut pictures = BTreeMap::new();
    let palette = theme.palette();
    let named = files.under("layouts").filter(|p| p.ends_with(".toml"));
    // What is no name for a layout is told by `strays`.
    for (count, (path, id)) in named.filter_map(|path| Some((path, layouts::id_of(path)?))).enumerate() {
        if count == limits::LAYOUTS {
            let message = format!("a campaign has at most {} layouts", limits::LAYOUTS);
            report.push(Diagnostic::new(Code::TooMany, message).hint("make two campaigns of it"));
            break;
        }
        let layout = files.text(path, sources, report).and_then(|source| {
            let text = text_of(sources, source);
            layouts::read(id, source, theme, (files, values), &mut Cx { source, text: &text, report })
        });
        match layout.filter(|layout| art::read(layout, &palette, files, &mut pictures, report)) {
            Some(layout) => _ = layouts.insert(id.to_owned(), Arc::new(layout)),
            None => _ = refused.insert(id.to_owned()),
        }
    }
    if let Some(settings) = settings {
        art::read_values(&settings.organization, values, (&palette, files), &mut pictures, report);
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
            posted.insert(stem.to_owned(), campaign::PostedWording { text });
        }
    }
    posted
}

fn check_settings(
    settings: &Settings,
    files: &Files,
    regions: &BTreeMap<String, Arc<Region>>,
    locales: [&BTreeMap<String, Arc<campaign::Locale>>; 2],
    report: &mut Report,
) {
    let own: Vec<&str> = files.under("hotlines").filter(|path| !files.is_kit(path) && files.was_read(path)).collect();
    let home = format!("hotlines/{}.toml", settings.region.value);
    // Without the key it is assumed, and its place in the file is empty.
    if settings.region.span.start == settings.region.span.end && !own.is_empty() && files.is_kit(&home) {
        let message = format!("handbill.toml names no region, and the campaign has {}", own.join(", "));
        let fault = Diagnostic::new(Code::MissingKey, message).at(settings.region.span);
        report.push(fault.hint("write `region = \"…\"` with the code of the file whose number is to be printed"));
    }
    // A region that is there and was refused has its own message.
    let refused = files.was_read(&format!("hotlines/{}.toml", settings.region.value));
    if !regions.contains_key(&settings.region.value) && !refused {
        let message = format!("there is no region `{}`", settings.region.value);
        let mut fault = Diagnostic::new(Code::UnknownRegion, message).at(settings.region.span);
        fault.hints.extend(suggest::hint(&settings.region.value, regions.keys().map(String::as_str)));
        report.push(fault);
    }
    for wanted in settings.locales.iter().flatten() {
        // A locale that was refused has its own message.
        for name in wanted.value.split('+').map(str::trim) {
            if locales.iter().all(|locales| locales::find(locales, name).is_none()) {
                let mut fault =
                    Diagnostic::new(Code::UnknownLocale, format!("there is no locale `{name}`")).at(wanted.span);
                fault.hints.extend(suggest::hint(name, locales[0].keys().map(String::as_str)));
                report.push(fault);
            }
        }
    }
}
