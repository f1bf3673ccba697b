//! `handbill.toml`: the campaign's name, region and locales, and the colours and styles its layouts inherit.

pub mod days;
pub mod free_fields;
pub mod levels;
pub(crate) mod theme;
pub mod values;

use crate::diag::{Code, Spanned};
use crate::limits;
use crate::load::campaign::Settings;
use crate::load::settings::theme::Theme;
use crate::load::tables::spec;
use crate::load::tables::spec::{Cx, Table, Value};
use crate::model::FreeField;
use crate::model::levels::Levels;
use crate::schema::settings::SETTINGS;
use crate::schema::theme::RULES;
use crate::text::{characters, dates};

/// Numbers are looked at anew with every second campaign of a year at the latest; handbill's own choice.
const EVIDENCE_MONTHS: u32 = 18;

/// Reads the file over `theme`. `None` when it has a fault that leaves no settings.
pub fn read(theme: &mut Theme, cx: &mut Cx<'_>) -> Option<Settings> {
    let parsed = spec::parse(cx.source, cx.text, cx.report)?;
    let table = Table::new(parsed.get_ref(), parsed.span(), &SETTINGS);
    let t = &table;
    let name = cx.require(t, "name").and_then(|v| value(v, cx));
    let region = t.get("region").and_then(|v| cx.string(v, "a region, e.g. \"US\""));
    let version = t.get("version").and_then(|v| version(v, cx));
    let venue = t.get("venue").and_then(|v| value(v, cx));
    let locales = t.get("locales").map(|v| {
        let items = cx.array(v, "a list of locales, e.g. [\"en\", \"es\"]", false);
        items.into_iter().filter_map(|item| cx.string(item, "a locale")).collect::<Vec<_>>()
    });
    let max_evidence_age = t.get("max-evidence-age").and_then(|v| months(v, cx)).unwrap_or(EVIDENCE_MONTHS);
    let rules = t.get("rules").map_or_else(Levels::default, |v| levels::read(v, &RULES, cx));
    theme.read(t, cx);
    let mut brought = Vec::new();
    let organization = t.get("organization").map(|v| values::organization(v, &mut brought, cx)).unwrap_or_default();
    let own = t.get("values").map(|v| values::own(v, &mut brought, cx)).unwrap_or_default();
    let hotlines = t.get("hotlines").map(|v| {
        let items = cx.array(v, "ids of hotlines, e.g. [\"county\", \"national\"]", false);
        if items.is_empty() {
            cx.fault(Code::WrongValue, v.span(), "no hotline is named");
        }
        items.into_iter().filter_map(|item| cx.string(item, "the id of a hotline")).collect::<Vec<_>>()
    });
    let free = ["name", "version", "venue"].into_iter().filter_map(|key| {
        let typed = t.get(key)?;
        Some(FreeField { key, value: Spanned::new(typed.get_ref().as_str()?.to_owned(), cx.span(typed.span())) })
    });
    let free = free.chain(brought).collect();
    cx.finish(&table);
    let region = region.unwrap_or_else(|| Spanned::new("US".to_owned(), cx.span(0..0)));
    Some(Settings {
        name: name.unwrap_or_default(),
        region,
        version,
        venue,
        organization,
        own,
        hotlines,
        locales,
        max_evidence_age,
        rules,
        free,
    })
}

/// A text that is printed as it stands: one line, no control characters.
fn value(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<String> {
    let text = cx.string(value, "a text in quotes")?;
    match characters::check(&text.value, limits::VALUE_CHARS) {
        Ok(()) => Some(text.value.trim().to_owned()),
        Err(message) => {
            cx.fault(Code::BadValue, value.span(), message);
            None
        }
    }
}

/// A version with a date in it: without one nobody could tell how old its numbers are.
fn version(toml: &Value<'_>, cx: &mut Cx<'_>) -> Option<String> {
    let text = value(toml, cx)?;
    if !text.is_empty() && dates::of_version(&text).is_none() {
        let hint = "write the month of your texts, \"2026-11\", and what you like behind it: \"2026-11 second print\""
            .to_owned();
        cx.fault_hint(Code::UndatedVersion, toml.span(), format!("the version `{text}` has no date"), hint);
    }
    Some(text)
}

/// `"18 months"`, `"2 years"`.
fn months(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<u32> {
    let text = cx.string(value, "an age, e.g. \"18 months\"")?;
    let (number, unit) = text.value.trim().split_once(' ').unwrap_or((&text.value, ""));
    let number = number.parse::<u32>().ok().filter(|n| (1..=600).contains(n));
    match (number, unit) {
        (Some(n), "month" | "months") => Some(n),
        (Some(n), "year" | "years") => Some(n * 12),
        _ => {
            let hint = "write \"18 months\" or \"2 years\"".to_owned();
            cx.fault_hint(Code::WrongValue, value.span(), format!("`{}` is not an age", text.value), hint);
            None
        }
    }
}
