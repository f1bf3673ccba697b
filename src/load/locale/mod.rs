//! `locales/<bcp47>/`: `locale.toml` and the `.ftl` files of each language, a regional locale over its parent.

pub(crate) mod check_ftl;
pub(crate) mod check_functions;
pub(crate) mod check_writing;
pub(crate) mod ftl;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Report, Sources, Span, Spanned};
use crate::limits;
use crate::load::campaign::{Locale, Review};
use crate::load::files::{Files, stray_names};
use crate::load::locale::check_ftl::Known;
use crate::load::locale::ftl::Entries;
use crate::load::settings::{free_fields, rule_levels};
use crate::load::tables::spec;
use crate::load::tables::spec::{Cx, Table, Value};
use crate::model::FreeField;
use crate::model::levels::Levels;
use crate::schema::locale::LOCALE;
use crate::schema::words::{DIGITS, Digits, REVIEWS};
use crate::text::literals::Registry;
use crate::text::locales::Identity;
use crate::text::pseudo::Pseudo;
use crate::text::texts::Texts;
use crate::text::writing::Language;
use crate::text::{characters, locales};

/// Which English text each text was translated from; written by `handbill translated`.
pub const SOURCES: &str = "sources.toml";

struct Folder {
    folder: String,
    identity: Identity,
    facts: Facts,
    entries: Entries,
    incomplete: bool,
    /// An error was found while it was read.
    faulty: bool,
    translated_from: BTreeMap<String, Spanned<String>>,
}

#[derive(Default)]
struct Facts {
    native: Option<String>,
    english: Option<String>,
    review: Option<Review>,
    reviewers: Vec<String>,
    font: Option<String>,
    digits: Option<Digits>,
    phone_digits: Option<Digits>,
}

/// Locales by canonical id.
pub struct Locales {
    pub locales: BTreeMap<String, Arc<Locale>>,
    /// Those with faults.
    pub refused: BTreeMap<String, Arc<Locale>>,
    pub pseudo: BTreeMap<String, Arc<Locale>>,
}

/// Every locale of the campaign. The faults of one stop its own sheets and those of the locales that inherit its texts.
pub fn read_all(
    files: &Files,
    known: Known<'_>,
    levels: &Levels,
    sources: &mut Sources,
    report: &mut Report,
) -> Locales {
    let mut folders: BTreeMap<String, Folder> = BTreeMap::new();
    for name in folder_names(files) {
        let Some(identity) = identity(&name, report) else { continue };
        let mut own = Report::default();
        let mut folder = read_folder(&name, identity, files, sources, &mut own);
        folder.faulty = local(own, &folder.identity.id, levels, report);
        if let Some(twin) = folders.get(&folder.identity.id) {
            let id = &folder.identity.id;
            let message = format!("locales/{} and locales/{name} are the same language, `{id}`", twin.folder);
            report.push(Diagnostic::new(Code::DuplicateId, message).hint(format!("keep one, named locales/{id}")));
            continue;
        }
        folders.insert(folder.identity.id.clone(), folder);
    }
    let mut finished = Vec::new();
    for (id, folder) in &folders {
        let mut own = Report::default();
        let locale = finish(folder, &folders, known, &mut own);
        let faulty = local(own, id, levels, report) || folder.faulty;
        finished.push((id.clone(), Arc::new(locale), faulty));
    }
    let faulty: BTreeSet<&str> = finished.iter().filter(|(.., faulty)| *faulty).map(|(id, ..)| id.as_str()).collect();
    let refused = |id: &str| faulty.contains(id) || lineage(&folders, id).iter().any(|up| faulty.contains(up));
    let pseudo = if refused(locales::SOURCE) { BTreeMap::new() } else { pseudo_locales(&folders, known) };
    let (refused, sound): (Vec<_>, Vec<_>) = finished.iter().partition(|(id, ..)| refused(id));
    let map = |found: Vec<&(String, Arc<Locale>, bool)>| {
        found.into_iter().map(|(id, locale, _)| (id.clone(), Arc::clone(locale))).collect::<BTreeMap<_, _>>()
    };
    Locales { locales: map(sound), refused: map(refused), pseudo }
}

/// Hands the findings of one locale on as its own; true when one of them is an error.
fn local(mut own: Report, id: &str, levels: &Levels, report: &mut Report) -> bool {
    rule_levels::apply(levels, None, &mut own);
    for found in &mut own.diagnostics {
        found.locale = Some(id.to_owned());
    }
    let faulty = own.has_errors();
    report.append(own);
    faulty
}

/// The locales whose texts fill the gaps of this one, the nearest first.
fn lineage<'f>(folders: &'f BTreeMap<String, Folder>, id: &str) -> Vec<&'f str> {
    let mut lineage: Vec<&str> = Vec::new();
    while let Some(up) = locales::parent(folders, lineage.last().copied().unwrap_or(id))
        && lineage.len() < 5
    {
        lineage.push(up);
    }
    lineage
}

/// `en-XA` and `ar-XB`, from the English texts; their faults are reported as those of English.
fn pseudo_locales(folders: &BTreeMap<String, Folder>, known: Known<'_>) -> BTreeMap<String, Arc<Locale>> {
    let Some(english) = folders.get("en") else { return BTreeMap::new() };
    let make = |pseudo: Pseudo| {
        let mut locale = finish(english, folders, known, &mut Report::default());
        locale.id = pseudo.id().to_owned();
        locale.rtl = pseudo == Pseudo::Mirrored;
        locale.native_name = pseudo.name().to_owned();
        locale.english_name = pseudo.name().to_owned();
        locale.review = Review::Draft;
        locale.pseudo = Some(pseudo);
        locale.texts.pseudo = Some(pseudo);
        (locale.id.clone(), Arc::new(locale))
    };
    Pseudo::ALL.into_iter().filter(|p| !folders.contains_key(p.id())).map(make).collect()
}

fn folder_names(files: &Files) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for path in files.under("locales") {
        let Some((name, _)) = path["locales/".len()..].split_once('/') else {
            continue;
        };
        if names.last().is_none_or(|last| last != name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// The language that a folder is named after.
fn identity(name: &str, report: &mut Report) -> Option<Identity> {
    let identity = locales::identify(name).filter(|_| locales::is_language(name));
    if identity.is_none() {
        let message = format!("locales/{name} is not named after a language, and nothing in it is read");
        let hint = match stray_names::language(name.trim_start_matches('.')) {
            Some(code) => format!("name it locales/{code}"),
            None => "use a BCP 47 code such as `es`, `zh-Hans` or `fr-CA`".to_owned(),
        };
        report.push(Diagnostic::new(Code::BadLocale, message).hint(hint));
    }
    identity
}

fn read_folder(name: &str, identity: Identity, files: &Files, sources: &mut Sources, report: &mut Report) -> Folder {
    let folder = format!("locales/{name}");
    let mut entries = Entries::new();
    let mut facts = Facts::default();
    let mut incomplete = false;
    let toml = format!("{folder}/locale.toml");
    if files.contains(&toml)
        && let Some(source) = files.text(&toml, sources, report)
    {
        let text = sources.get(source).map(|s| Arc::clone(&s.text)).unwrap_or_default();
        facts = read_facts(&identity, &mut Cx { source, text: &text, report }).unwrap_or_default();
    }
    let marks = format!("{folder}/{SOURCES}");
    let mut translated_from = BTreeMap::new();
    if files.contains(&marks)
        && let Some(source) = files.text(&marks, sources, report)
    {
        let text = sources.get(source).map(|s| Arc::clone(&s.text)).unwrap_or_default();
        translated_from = read_marks(&mut Cx { source, text: &text, report });
    }
    // The kit's files first: the campaign's own may define a text anew. What lies deeper is told by `strays`.
    let direct = |p: &&str| p.rsplit_once('/').is_some_and(|(above, _)| above == folder);
    let paths = || files.under(&folder).filter(|p| p.ends_with(".ftl")).filter(direct);
    for path in paths().filter(|p| files.is_kit(p)).chain(paths().filter(|p| !files.is_kit(p))) {
        let Some(source) = files.text(path, sources, report) else {
            incomplete = true;
            continue;
        };
        let text = sources.get(source).map(|s| Arc::clone(&s.text)).unwrap_or_default();
        ftl::read(source, &text, files.is_kit(path), &mut entries, report);
    }
    Folder { folder: name.to_owned(), identity, facts, entries, incomplete, faulty: false, translated_from }
}

fn finish(folder: &Folder, folders: &BTreeMap<String, Folder>, known: Known<'_>, report: &mut Report) -> Locale {
    let Identity { id, rtl, script } = folder.identity.clone();
    let mut inherited = Entries::new();
    let lineage = lineage(folders, &id);
    for up in lineage.iter().rev().filter_map(|up| folders.get(*up)) {
        inherited.extend(up.entries.iter().map(|(k, v)| (k.clone(), v.clone())));
    }
    let index = check_ftl::check(&folder.entries, &inherited, known, report);
    // `handbill new locale` begins with the English texts, and with the code for a name.
    let begun = folder.facts.native.as_deref().is_none_or(|native| native == id);
    let begun = folders.get(locales::SOURCE).filter(|_| begun).map(|english| &english.entries);
    check_writing::check(&folder.entries, Language { id: &id, script: &script }, begun, report);
    let resources: Vec<_> =
        inherited.values().chain(folder.entries.values()).map(|parsed| Arc::clone(&parsed.resource)).collect();
    let facts = &folder.facts;
    let digits = match facts.digits {
        Some(Digits::Latin) => None,
        Some(Digits::Native) => locales::native_zero(&id, &script),
        None => locales::default_zero(&id),
    };
    let mut texts = Texts::new(&id, digits, known.values, &resources, index);
    texts.incomplete = folder.incomplete;
    let folders = lineage.iter().filter_map(|up| folders.get(*up)).map(|up| up.folder.clone());
    let folders = std::iter::once(folder.folder.clone()).chain(folders).collect();
    Locale {
        folders,
        native_name: facts.native.clone().unwrap_or_else(|| id.clone()),
        english_name: facts.english.clone().unwrap_or_else(|| id.clone()),
        review: facts.review.unwrap_or(Review::Draft),
        reviewers: facts.reviewers.clone(),
        family: facts.font.clone().unwrap_or_else(|| locales::family(&id, &script).to_owned()),
        digits,
        phone_digits: facts.phone_digits.filter(|d| *d == Digits::Native).and(locales::native_zero(&id, &script)),
        pseudo: None,
        texts,
        translated_from: folder.translated_from.clone(),
        id,
        rtl,
        script,
    }
}

fn digits(value: &Value<'_>, identity: &Identity, cx: &mut Cx<'_>) -> Option<Digits> {
    let digits = cx.choice(value, DIGITS)?;
    if digits == Digits::Native && locales::native_zero(&identity.id, &identity.script).is_none() {
        let message = format!("the locale {} has no digits of its own", identity.id);
        cx.fault_hint(
            Code::WrongValue,
            value.span(),
            message,
            "leave the key out: Latin digits are printed".to_owned(),
        );
    }
    Some(digits)
}

fn read_facts(identity: &Identity, cx: &mut Cx<'_>) -> Option<Facts> {
    let parsed = spec::parse(cx.source, cx.text, cx.report)?;
    let table = Table::new(parsed.get_ref(), parsed.span(), &LOCALE);
    let t = &table;
    let facts = Facts {
        native: cx.require(t, "native").and_then(|v| plain(v, cx)),
        english: cx.require(t, "english").and_then(|v| plain(v, cx)),
        review: t.get("review").and_then(|v| cx.choice(v, REVIEWS)),
        reviewers: t.get("reviewers").map_or(Vec::new(), |v| {
            cx.array(v, "a list of names", false).into_iter().filter_map(|item| plain(item, cx)).collect()
        }),
        font: t.get("font").and_then(|v| plain(v, cx)),
        digits: t.get("digits").and_then(|v| digits(v, identity, cx)),
        phone_digits: t.get("phone-digits").and_then(|v| digits(v, identity, cx)),
    };
    if facts.review == Some(Review::Reviewed) && facts.reviewers.is_empty() {
        let range = t.key_range("review").unwrap_or(0..0);
        let hint = "name who read it in `reviewers`".to_owned();
        cx.fault_hint(Code::MissingKey, range, "a reviewed locale names its reviewers", hint);
    }
    // The names of the language; reviewers are not printed.
    let free = ["native", "english"].into_iter().filter_map(|key| {
        let typed = table.map.get(key)?;
        Some(FreeField { key, value: Spanned::new(typed.get_ref().as_str()?.to_owned(), cx.span(typed.span())) })
    });
    let free: Vec<FreeField> = free.collect();
    free_fields::check(&free, &Registry::new(), &Registry::new(), cx.report);
    cx.finish(&table);
    Some(facts)
}

/// `message = "mark"`, as `handbill translated` writes it.
fn read_marks(cx: &mut Cx<'_>) -> BTreeMap<String, Spanned<String>> {
    let Some(parsed) = spec::parse(cx.source, cx.text, cx.report) else { return BTreeMap::new() };
    let mut marks = BTreeMap::new();
    for (key, value) in parsed.get_ref() {
        if let Some(mark) = cx.string(value, "a mark in quotes") {
            marks.insert(key.get_ref().to_string(), Spanned::new(mark.value, cx.span(key.span())));
        }
    }
    marks
}

fn plain(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<String> {
    let text = cx.string(value, "a text in quotes")?;
    match characters::check(&text.value, limits::VALUE_CHARS) {
        Ok(()) => Some(text.value),
        Err(message) => {
            let span: Span = text.span;
            cx.report.push(Diagnostic::new(Code::BadValue, message).at(span));
            None
        }
    }
}
