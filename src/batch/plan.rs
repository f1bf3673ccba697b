//! Which jobs there are: layouts × locales for a region, on a paper.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Report, Span, Spanned};
use crate::load::campaign::{Campaign, Locale, Review};
use crate::load::settings::{days, free_fields, values};
use crate::load::tables::suggest;
use crate::model::FreeField;
use crate::model::hotline::Region;
use crate::model::layout::{BoxSpec, ContentSpec, Layout, List};
use crate::model::values::{Fact, Kind, ValueId};
use crate::resolve::wording::Job;
use crate::text::literals::Registry;
use crate::{preflight, resolve};

/// Most jobs of one run.
const MAX_JOBS: usize = 100_000;

/// What the user asked for; empty means all.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    pub layouts: Vec<String>,
    pub locales: Vec<String>,
    pub region: Option<String>,
    pub paper: Option<String>,
    /// Values for this run: names and what they are.
    pub set: Vec<(String, String)>,
    /// Posting profiles for every layout.
    pub postings: Vec<String>,
    /// Warnings are errors.
    pub strict: bool,
    /// What day it is, in Unix seconds, where the caller knows: nothing can have been seen after it.
    pub today: Option<i64>,
    /// The date that the files carry, in Unix seconds; none of their own.
    pub epoch: Option<i64>,
}

/// A design of which no sheet is made, or none in a locale.
#[derive(Debug, Clone, PartialEq)]
pub struct Skipped {
    pub layout: String,
    /// `en+es` for several on a sheet; empty where it is none of theirs.
    pub locale: String,
    pub lack: Lack,
}

/// What a design lacks.
#[derive(Debug, Clone, PartialEq)]
pub enum Lack {
    /// Texts of the locale, by their ids.
    Texts(Vec<String>),
    /// Values of the campaign, by their names.
    Values(Vec<String>),
    /// The sheets that were asked for are in other than so many languages.
    Languages(usize, usize),
}

#[derive(Debug, Default)]
pub struct Plan {
    pub jobs: Vec<Job>,
    pub skipped: Vec<Skipped>,
    pub options: preflight::Options,
    pub strict: bool,
}

/// The jobs of a run, by locale and then by layout (neighbours share fonts and shaping caches).
pub fn plan(campaign: &Campaign, selection: &Selection, report: &mut Report) -> Option<Plan> {
    let errors = report.errors();
    let layouts = layouts(campaign, selection, report);
    let locales = locales(campaign, selection, report);
    let region = region(campaign, selection, report);
    let mut plan = Plan {
        options: preflight::Options {
            epoch: selection.epoch,
            today: selection.today,
            postings: selection.postings.clone(),
        },
        strict: selection.strict,
        ..Plan::default()
    };
    let region = region?;
    if selection.region.is_none() {
        unused_registry(campaign, &region, report);
    }
    posted(campaign, report);
    if let Some(default) = campaign.source_locale() {
        layouts.iter().for_each(|layout| resolve::check_layout(layout, default, report));
    }
    for pseudo in locales.iter().flatten().filter(|l| l.pseudo.is_some()) {
        report.push(Diagnostic::new(
            Code::PseudoLocale,
            format!("{} is English made up by the program, to try a layout with", pseudo.id),
        ));
    }
    let each = distinct(&locales);
    drafts(campaign, &each, report);
    let given = given(campaign, selection, report);
    let mut sheets = Vec::new();
    for layout in &layouts {
        sheets.extend(sheets_of(campaign, selection, layout, (&locales, &given), &mut plan.skipped, report));
    }
    // Neighbours share fonts and shaping caches.
    sheets.sort_by_key(|sheet| sheet.order);
    for Sheets { layout, group, .. } in &sheets {
        let missing: Vec<String> = group.iter().flat_map(|locale| resolve::missing(layout, locale)).collect();
        let missing = distinct_names(missing);
        if !missing.is_empty() {
            plan.skipped.push(Skipped { layout: layout.id.clone(), locale: ids(group), lack: Lack::Texts(missing) });
            continue;
        }
        if plan.jobs.len() >= MAX_JOBS {
            report.push(Diagnostic::new(Code::TooManyJobs, format!("more than {MAX_JOBS} sheets in one run")));
            return None;
        }
        let paper = selection.paper.as_deref();
        let Some(locale) = group.first() else { continue };
        if let Some(job) = Job::new(campaign, layout, locale, &region, paper, report) {
            plan.jobs.push(job.in_languages(group).with(&given, campaign));
        }
    }
    for locale in each.iter().filter(|locale| campaign.inputs.has_own(locale)) {
        let texts = |s: &&Skipped| s.locale == locale.id && matches!(s.lack, Lack::Texts(_));
        let skipped = plan.skipped.iter().filter(texts).count();
        let asked = sheets.iter().filter(|sheet| ids(&sheet.group) == locale.id).count();
        if skipped > 0 && skipped == asked && selection.locales.is_empty() {
            let message = format!("locale {} has all the texts of no layout: no sheet is made in it", locale.id);
            let fault = Diagnostic::new(Code::SkippedLocale, message);
            report.push(fault.hint(format!("`handbill check -l {}` says which texts it lacks", locale.id)));
        }
    }
    // Their faults were reported when they were read.
    if layouts.is_empty() && !campaign.refused_layouts.is_empty()
        || locales.is_empty() && !campaign.refused_locales.is_empty()
    {
        return None;
    }
    if plan.jobs.is_empty() && report.errors() == errors {
        report.push(Diagnostic::new(Code::NoJobs, format!("there is nothing to make{}", reasons(&plan.skipped))));
    }
    (report.errors() == errors).then_some(plan)
}

/// The languages of one sheet.
type Group = Vec<Arc<Locale>>;

/// A design in the languages of one sheet, and where among the sheets it stands.
struct Sheets {
    order: usize,
    layout: Arc<Layout>,
    group: Group,
}

/// The languages in which sheets of a design are made; none where the campaign lacks what it needs.
fn sheets_of(
    campaign: &Campaign,
    selection: &Selection,
    layout: &Arc<Layout>,
    (locales, given): (&[Group], &[(ValueId, Fact)]),
    skipped: &mut Vec<Skipped>,
    report: &mut Report,
) -> Vec<Sheets> {
    let mut skip = |lack| skipped.push(Skipped { layout: layout.id.clone(), locale: String::new(), lack });
    let is_there = |id: &ValueId| campaign.values.is_there(*id) || given.iter().any(|(own, _)| own == id);
    let lacks: Vec<String> =
        layout.needs.iter().filter(|id| !is_there(id)).map(|id| campaign.values.name(*id).to_owned()).collect();
    if !lacks.is_empty() {
        skip(Lack::Values(lacks));
        return Vec::new();
    }
    let mut groups = locales.to_vec();
    let groups_are_sets =
        !layout.sets.is_empty() && selection.locales.is_empty() && campaign.settings.locales.is_none();
    if groups_are_sets {
        groups = Vec::new();
        for set in &layout.sets {
            let Some(group) = group_of(campaign, &set.value, Some(set.span), report) else { continue };
            if groups.iter().any(|other| ids(other) == ids(&group)) {
                let message = format!("`sets` names {} twice", ids(&group));
                report.push(Diagnostic::new(Code::DuplicateId, message).at(set.span));
            } else {
                groups.push(group);
            }
        }
    }
    let several = in_languages(layout);
    let (least, most) = layout.languages.unwrap_or((1, if several { usize::MAX } else { 1 }));
    let mut sheets = Vec::new();
    for group in groups {
        if layout.languages.is_none() && group.len() > 1 && !several {
            if !selection.layouts.is_empty() {
                report.push(one_language(layout, &ids(&group)));
            }
        } else if (least..=most).contains(&group.len()) {
            let order = locales.iter().position(|other| ids(other) == ids(&group)).unwrap_or(usize::MAX);
            sheets.push(Sheets { order, layout: Arc::clone(layout), group });
        }
    }
    let of_sets = layout.sets.iter().filter(|_| groups_are_sets);
    for set in of_sets.filter(|set| !(least..=most).contains(&set.value.split('+').count())) {
        let message = format!("`{}` in `sets`: the design is for {}", set.value, so_many(least, most));
        report.push(Diagnostic::new(Code::WrongValue, message).at(set.span));
    }
    if sheets.is_empty() && layout.languages.is_some() {
        skip(Lack::Languages(least, most));
    }
    sheets
}

/// Why nothing is made, to end a message with.
fn reasons(skipped: &[Skipped]) -> String {
    let all = |of: fn(&Lack) -> Option<&Vec<String>>| {
        distinct_names(skipped.iter().filter_map(|skipped| of(&skipped.lack)).flatten().cloned().collect())
    };
    let texts = all(|lack| if let Lack::Texts(ids) = lack { Some(ids) } else { None });
    let values = all(|lack| if let Lack::Values(names) = lack { Some(names) } else { None });
    let mut why = Vec::new();
    if !texts.is_empty() {
        why.push(format!("the locales lack {}", texts.join(", ")));
    }
    if !values.is_empty() {
        why.push(format!("the campaign lacks {}", values.join(", ")));
    }
    for skipped in skipped {
        if let Lack::Languages(least, most) = skipped.lack {
            why.push(format!("{} is for {}", skipped.layout, so_many(least, most)));
        }
    }
    if why.is_empty() { String::new() } else { format!(": {}", why.join("; ")) }
}

/// `2 languages on a sheet`, `4 to 14 languages on a sheet`.
pub fn so_many(least: usize, most: usize) -> String {
    let count = if least == most { least.to_string() } else { format!("{least} to {most}") };
    format!("{count} language{} on a sheet", if most == 1 { "" } else { "s" })
}

/// Each name once, in the order in which they come.
fn distinct_names(names: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in names {
        if !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

/// The kit's registry is printed though the campaign has one of its own.
fn unused_registry(campaign: &Campaign, region: &Region, report: &mut Report) {
    let own = campaign.inputs.own_beside(&region.id);
    if !own.is_empty() {
        let what =
            format!("handbill's own hotlines/{}.toml is printed, and the campaign has {}", region.id, own.join(", "));
        let fault = Diagnostic::new(Code::OwnRegionUnused, what).at(campaign.settings.region.span);
        report.push(fault.hint("set `region` in handbill.toml, or name one with `--region`"));
    }
}

/// Each locale once.
fn distinct(groups: &[Vec<Arc<Locale>>]) -> Vec<Arc<Locale>> {
    let mut each: Vec<Arc<Locale>> = Vec::new();
    for locale in groups.iter().flatten() {
        if !each.iter().any(|l| l.id == locale.id) {
            each.push(Arc::clone(locale));
        }
    }
    each
}

fn one_language(layout: &Layout, together: &str) -> Diagnostic {
    let message = format!("{} shows one language, and {together} are asked for on one sheet", layout.id);
    let hint = "a box with each = \"locales\" shows them all; `-l en -l es` makes a sheet for each";
    Diagnostic::new(Code::OneLanguage, message).at(layout.document_title.span).hint(hint)
}

/// Statutory wording under a name that no profile has is never looked at.
fn posted(campaign: &Campaign, report: &mut Report) {
    let profiles = || preflight::profiles::PROFILES.iter().map(|p| p.name);
    for stem in campaign.posted.keys() {
        let name = stem.split('.').next().unwrap_or(stem);
        if profiles().all(|profile| profile != name) {
            let mut fault =
                Diagnostic::new(Code::StrayFile, format!("posting/{stem}.txt is named after no posting profile"));
            fault.hints.extend(suggest::nearest(name, profiles()).map(|near| format!("name it posting/{near}.txt")));
            report.push(fault.hint("`handbill list postings` names the profiles"));
        }
    }
}

/// Which of the locales nobody has reviewed.
fn drafts(campaign: &Campaign, locales: &[Arc<Locale>], report: &mut Report) {
    let drafts: Vec<&str> =
        locales.iter().filter(|l| l.review == Review::Draft && l.pseudo.is_none()).map(|l| l.id.as_str()).collect();
    if !drafts.is_empty() {
        let mut found = Report::default();
        found.push(
            Diagnostic::new(Code::DraftTranslation, format!("no native speaker has reviewed {}", drafts.join(", ")))
                .hint("have someone who speaks the language read every sheet; then set `review = \"reviewed\"` and their name in its locale.toml"),
        );
        preflight::rule_levels::apply(&campaign.settings.rules, None, &mut found);
        report.append(found);
    }
}

fn layouts(campaign: &Campaign, selection: &Selection, report: &mut Report) -> Vec<Arc<Layout>> {
    if selection.layouts.is_empty() {
        return campaign.layouts.values().cloned().collect();
    }
    let mut found: Vec<Arc<Layout>> = Vec::new();
    for name in &selection.layouts {
        match campaign.layouts.get(name) {
            Some(layout) if found.iter().any(|l| l.id == layout.id) => {}
            Some(layout) => found.push(Arc::clone(layout)),
            // Its faults were reported when it was read.
            None if campaign.refused_layouts.contains(name) => {}
            None => {
                let known = campaign.layouts.keys().chain(&campaign.refused_layouts).map(String::as_str);
                report.push(unknown(Code::UnknownLayout, "layout", name, known));
            }
        }
    }
    found
}

/// The languages of each sheet: `en`, or `en+es+vi` for all of them on one.
fn locales(campaign: &Campaign, selection: &Selection, report: &mut Report) -> Vec<Vec<Arc<Locale>>> {
    let mut found: Vec<Vec<Arc<Locale>>> = Vec::new();
    let mut add = |group: Vec<Arc<Locale>>| {
        if !group.is_empty() && !found.iter().any(|other| ids(other) == ids(&group)) {
            found.push(group);
        }
    };
    let wanted: Vec<(&str, Option<Span>)> = match (&campaign.settings.locales, selection.locales.is_empty()) {
        (_, false) => selection.locales.iter().map(|name| (name.as_str(), None)).collect(),
        (Some(names), true) => names.iter().map(|name| (name.value.as_str(), Some(name.span))).collect(),
        (None, true) => {
            campaign.locales.values().for_each(|locale| add(vec![Arc::clone(locale)]));
            return found;
        }
    };
    for (names, span) in wanted {
        if let Some(group) = group_of(campaign, names, span, report) {
            add(group);
        }
    }
    found
}

/// The languages of one sheet, by their names: `en`, `en+es`. `None` when one cannot be used.
fn group_of(campaign: &Campaign, names: &str, span: Option<Span>, report: &mut Report) -> Option<Vec<Arc<Locale>>> {
    let placed = |fault: Diagnostic| if let Some(span) = span { fault.at(span) } else { fault };
    let mut group: Vec<Arc<Locale>> = Vec::new();
    let mut whole = true;
    for name in names.split('+').map(str::trim) {
        match campaign.find_locale(name) {
            Some(locale) => {
                let language = |id: &str| id.split('-').next().unwrap_or_default().to_owned();
                if let Some(other) = group.iter().find(|other| language(&other.id) == language(&locale.id)) {
                    let message = format!("`{names}`: {} and {} are one language", other.id, locale.id);
                    report.push(placed(Diagnostic::new(Code::BadLocale, message)));
                    whole = false;
                }
                group.push(locale);
            }
            // Its faults were reported when it was read.
            None if campaign.is_refused(name) => whole = false,
            None => {
                let known = campaign.locales.keys().map(String::as_str);
                report.push(placed(unknown(Code::UnknownLocale, "locale", name, known)));
                whole = false;
            }
        }
    }
    whole.then_some(group)
}

fn ids(group: &[Arc<Locale>]) -> String {
    group.iter().map(|locale| locale.id.as_str()).collect::<Vec<_>>().join("+")
}

/// Whether a box of the layout is repeated over the languages.
fn in_languages(layout: &Layout) -> bool {
    fn any(boxes: &[Arc<BoxSpec>]) -> bool {
        boxes.iter().any(|spec| {
            spec.each.as_ref().is_some_and(|each| each.list == List::Locales)
                || matches!(&spec.content, ContentSpec::Boxes { boxes, .. } if any(boxes))
        })
    }
    layout.faces.iter().any(|face| any(&face.boxes))
}

/// The values of `--set`, checked.
fn given(campaign: &Campaign, selection: &Selection, report: &mut Report) -> Vec<(ValueId, Fact)> {
    let mut out: Vec<(ValueId, Fact)> = Vec::new();
    for (name, written) in &selection.set {
        match values::given(&campaign.values, name, written) {
            Ok((id, _)) if out.iter().any(|(other, _)| *other == id) => {
                report.push(Diagnostic::new(Code::DuplicateId, format!("`{name}` is set twice")));
            }
            Ok((id, fact)) => {
                let key = match campaign.values.name(id) {
                    "record.venue" => "venue",
                    "organization.name" => "name",
                    _ => "values",
                };
                let found = report.errors();
                if campaign.values.kind(id) == Kind::Name {
                    let span = campaign.settings.region.span;
                    let field = FreeField { key, value: Spanned::new(fact.text.clone(), span) };
                    free_fields::check(&[field], &campaign.numbers, &Registry::new(), report);
                }
                let printed = days::Printed {
                    values: &campaign.values,
                    locales: [&campaign.locales, &campaign.refused_locales],
                    sources: &campaign.sources,
                };
                if campaign.values.kind(id) == Kind::Date {
                    let version = campaign.settings.version.as_deref();
                    report.diagnostics.extend(days::past(campaign.values.name(id), &fact.text, version, printed));
                }
                if report.errors() == found {
                    out.push((id, fact));
                }
            }
            Err(fault) => report.push(*fault),
        }
    }
    out
}

fn region(campaign: &Campaign, selection: &Selection, report: &mut Report) -> Option<Arc<Region>> {
    let name = selection.region.as_deref().unwrap_or(&campaign.settings.region.value);
    let region = campaign.regions.get(name).or_else(|| campaign.regions.get(&name.to_ascii_uppercase()));
    // A region of the settings that is not there was reported when they were read.
    if region.is_none() && selection.region.is_some() {
        let known = campaign.regions.keys().map(String::as_str);
        report.push(
            unknown(Code::UnknownRegion, "region", name, known)
                .hint(format!("its numbers would stand in hotlines/{name}.toml")),
        );
    }
    region.cloned()
}

fn unknown<'a>(code: Code, what: &str, name: &str, known: impl Iterator<Item = &'a str> + Clone) -> Diagnostic {
    let fault = Diagnostic::new(code, format!("there is no {what} \"{name}\""));
    match suggest::nearest(name, known.clone()) {
        Some(near) => fault.hint(format!("did you mean `{near}`?")),
        None => fault.hint(format!("there are: {}", known.collect::<Vec<_>>().join(", "))),
    }
}
