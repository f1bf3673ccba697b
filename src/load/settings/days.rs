//! Days of `[values]` that were over when the campaign was written. A day that calls people somewhere is an error then; a day
//! that is remembered is none.
//!
//! A day announces an event when a text prints it with a time or with its weekday, or when its name says so.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Report, Sources};
use crate::load::campaign::Locale;
use crate::model::values::{Kind, Own, ValueId, Values};
use crate::text::dates;
use crate::text::dates::Seen;

/// Parts of a name that say that somebody is to come; handbill's own choice, in English as names are.
const EVENT: &str = "begin begins closes day deadline door doors event evening fair film gala march meet meeting next night open \
                     opening opens rally start starts until vigil walk when";
/// Parts of a name that say that something is remembered.
const MEMORY: &str =
    "anniversary birth born died established founded founding foundation history memorial memory remembrance since";

/// Where it is looked up how a day is printed.
#[derive(Debug, Clone, Copy)]
pub struct Printed<'a> {
    pub values: &'a Values,
    pub locales: [&'a BTreeMap<String, Arc<Locale>>; 2],
    pub sources: &'a Sources,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meant {
    Event,
    Memory,
    Unsaid,
}

/// Every day of `[values]`.
pub fn check(own: &[Own], version: Option<&str>, printed: Printed<'_>, report: &mut Report) {
    for own in own.iter().filter(|own| own.kind == Kind::Date) {
        for day in own.forms.all() {
            if let Some(fault) = past(&own.name, &day.value, version, printed) {
                report.push(fault.at(day.span));
            }
        }
    }
}

/// A day that lies before the month of the version, as a finding without its place.
pub fn past(name: &str, day: &str, version: Option<&str>, printed: Printed<'_>) -> Option<Diagnostic> {
    let made = version.and_then(dates::of_version).map(Seen::last_month)?;
    Seen::parse(day).filter(|seen| seen.last_month() < made)?;
    let hint = "write the day of the next one, or the month of these texts into `version`";
    match meant(name, printed) {
        Meant::Memory => None,
        Meant::Event => {
            let message = format!("{day} is over: `{name}` announces it, and it lies before the campaign's version");
            Some(Diagnostic::new(Code::PastDate, message).hint(hint))
        }
        Meant::Unsaid => {
            let message = format!("{day} lies before the campaign's version: `{name}` can announce nothing");
            Some(
                Diagnostic::new(Code::OldDate, message)
                    .hint("a day that is remembered may stay; an event needs a day to come"),
            )
        }
    }
}

fn meant(name: &str, printed: Printed<'_>) -> Meant {
    let has = |list: &str| {
        let parts = name.strip_prefix("values.").unwrap_or(name).split('-');
        parts.into_iter().any(|part| list.split_ascii_whitespace().any(|word| word == part))
    };
    if has(MEMORY) {
        return Meant::Memory;
    }
    let Some(id) = printed.values.find(name) else { return Meant::Unsaid };
    if has(EVENT) || with_time(id, printed) || with_weekday(name, printed.sources) {
        return Meant::Event;
    }
    Meant::Unsaid
}

/// Whether a text prints the day and a time of day.
fn with_time(id: ValueId, printed: Printed<'_>) -> bool {
    let locales = printed.locales.iter().flat_map(|locales| locales.values());
    locales.map(|locale| &locale.texts).any(|texts| {
        texts.keys().map(|key| texts.variables(key)).any(|variables| {
            variables.contains(&id) && variables.iter().any(|other| printed.values.kind(*other) == Kind::Time)
        })
    })
}

/// Whether a text asks for the day with its weekday: `DATETIME($values-day, dateStyle: "full")`.
fn with_weekday(name: &str, sources: &Sources) -> bool {
    let wanted = format!("DATETIME(${},dateStyle:\"full\"", name.replace('.', "-"));
    let texts = sources.iter().filter(|source| source.name.ends_with(".ftl"));
    texts.into_iter().any(|source| {
        let lines = source.text.lines().filter(|line| !line.starts_with('#'));
        let solid: String = lines.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect();
        solid.contains(&wanted)
    })
}
