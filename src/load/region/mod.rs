//! `hotlines/<REGION>.toml`: the only place from which a phone number or an address may come.

pub(crate) mod borrowed;
pub(crate) mod channels;
pub(crate) mod countries;
mod hotline;
pub mod known_addresses;
pub(crate) mod retired;

use std::sync::Arc;

use crate::contact::phone::Phone;
use crate::contact::{address, phone};
use crate::diag::{Code, Diagnostic, Span, Spanned};
use crate::limits;
use crate::load::tables::spec;
use crate::load::tables::spec::{Cx, Table, Value};
use crate::model::FreeField;
use crate::model::hotline::Doubt;
use crate::model::hotline::{Hotline, Region};
use crate::schema::hotlines::{EMERGENCY, HOTLINE, HOTLINES, RETIRED};
use crate::schema::words::FAMILIES;
use crate::text::characters;
use crate::text::dates::Seen;

/// What a region is read over.
#[derive(Debug, Clone, Copy)]
pub enum Above<'a> {
    Nothing,
    /// A state's country, whose file has faults of its own: what is looked for in it is not missed a second time.
    Refused,
    Country(&'a Region),
}

/// Reads one region. `None` when it cannot be used; every fault is in the report. A state is read over its country: what it
/// does not say of paper and emergency number is the country's, whose hotlines come behind its own.
pub fn read(id: &str, above: Above<'_>, cx: &mut Cx<'_>) -> Option<Region> {
    let country_of = if let Above::Country(country) = above { Some(country) } else { None };
    let parsed = spec::parse(cx.source, cx.text, cx.report)?;
    let before = cx.report.errors();
    let table = Table::new(parsed.get_ref(), parsed.span(), &HOTLINES);
    let country = id.split('-').next().unwrap_or(id);
    let mut doubts = Vec::new();
    let name = cx.require(&table, "name").and_then(|v| plain(v, cx));
    doubts.extend(name.as_ref().and_then(|name| misnamed(id, name)));
    let missing = |key: &str, cx: &mut Cx<'_>| {
        if !matches!(above, Above::Refused) {
            cx.fault(Code::MissingKey, table.head(cx.text), format!("a region needs `{key}`"));
        }
        None
    };
    let family = match (table.get("paper"), country_of) {
        (Some(paper), _) => cx.choice(paper, FAMILIES),
        (None, Some(country)) => Some(country.family),
        (None, None) => missing("paper", cx),
    };
    let emergency = match (table.get("emergency"), country_of) {
        (Some(value), _) => read_emergency(value, country, &mut doubts, cx),
        (None, Some(country)) => Some(country.emergency.clone()),
        (None, None) => {
            missing("emergency", cx);
            None
        }
    };
    let mut free = free(&table, cx);
    let hotlines = table.get("hotline").map_or(Vec::new(), |v| {
        let tables = cx.tables(v, "hotline", &HOTLINE);
        if tables.len() > limits::HOTLINES {
            cx.fault(Code::TooMany, table.head(cx.text), format!("a region has at most {} hotlines", limits::HOTLINES));
        }
        let tables = tables.into_iter().take(limits::HOTLINES);
        let tables = tables.filter_map(|t| {
            free.extend(self::free(&t, cx));
            hotline::read(&t, country, cx)
        });
        tables.map(Arc::new).collect::<Vec<_>>()
    });
    if table.get("hotline").is_none() {
        cx.fault(Code::MissingKey, table.head(cx.text), "the region has no `[[hotline]]`");
    } else if !hotlines.is_empty() && hotlines.iter().all(|h| h.retired) {
        cx.fault(Code::RetiredHotline, table.head(cx.text), "every hotline of the region is retired");
    }
    let mut hotlines = hotlines;
    add_retired(&table, country, &mut hotlines, cx);
    for (at, hotline) in hotlines.iter().enumerate() {
        if let Some(other) = hotlines[..at].iter().find(|other| other.id == hotline.id) {
            let message = format!("two hotlines have the id `{}`", hotline.id);
            cx.report.push(Diagnostic::new(Code::DuplicateId, message).at(hotline.span).label(other.span, "the other"));
        }
    }
    for url in hotlines.iter().flat_map(|h| h.addresses()) {
        let Some(number) = address::messenger_number(&url.value).filter(|number| !dials(&hotlines, number)) else {
            continue;
        };
        let message =
            format!("`{}` opens a chat with +{number}, a number that no hotline of the region has", url.value);
        let hint = "write the number into `call`, `text` or `whatsapp` of the hotline, from its source";
        cx.report.push(Diagnostic::new(Code::BadUrl, message).at(url.span).hint(hint));
    }
    cx.finish(&table);
    if cx.report.errors() > before || hotlines.is_empty() {
        return None;
    }
    let (name, family, emergency) = (name?.value, family?, emergency?);
    let emergency_dial = phone::dialled(&emergency.value);
    for above in country_of.iter().flat_map(|country| &country.hotlines) {
        if !hotlines.iter().any(|own| own.id == above.id) {
            hotlines.push(Arc::clone(above));
        }
    }
    Some(Region { id: id.to_owned(), name, family, emergency, emergency_dial, doubts, hotlines, free })
}

/// The numbers of `[[retired]]` as hotlines that are printed no more.
fn add_retired(table: &Table<'_>, country: &str, hotlines: &mut Vec<Arc<Hotline>>, cx: &mut Cx<'_>) {
    let tables = table.get("retired").map_or(Vec::new(), |v| cx.tables(v, "retired", &RETIRED));
    for t in tables.into_iter().take(limits::HOTLINES) {
        let Some(old) = hotline::read_retired(&t, country, cx) else { continue };
        if let Some(id) = &old.replaced_by
            && !hotlines.iter().any(|h| !h.retired && h.id == *id)
        {
            let message = format!("no hotline of the region has the id `{id}`");
            let fault = Diagnostic::new(Code::UnknownHotline, message).at(old.span);
            cx.report.push(fault.hint("`replaced-by` names the hotline that answers now"));
        }
        hotlines.push(Arc::new(old));
    }
}

/// A file that was copied from another country's, and one of the two was not changed.
fn misnamed(id: &str, name: &Spanned<String>) -> Option<Spanned<Doubt>> {
    let other = countries::other_of_name(id, &name.value)?;
    let doubt = Doubt {
        message: format!("hotlines/{id}.toml is named `{}`, which is another country ({other})", name.value),
        hint: format!(
            "numbers of {other} stand in hotlines/{other}.toml; look at the name, the numbers and the file's name"
        ),
    };
    Some(Spanned::new(doubt, name.span))
}

/// Whether a hotline has this number, which is written with its country code and without a plus.
fn dials(hotlines: &[Arc<Hotline>], number: &str) -> bool {
    let digits = |dial: &str| dial.chars().filter(char::is_ascii_digit).collect::<String>();
    let same = |dial: String| dial == number || dial.len() >= 8 && number.ends_with(dial.trim_start_matches('0'));
    hotlines.iter().flat_map(|h| h.dialled()).map(digits).any(same)
}

/// `hotlines/US-CA.toml` → `US-CA`, when the stem is a country or a state (ISO 3166).
pub fn id_of(path: &str) -> Option<&str> {
    let stem = path.strip_prefix("hotlines/")?.strip_suffix(".toml")?;
    let (country, state) = stem.split_once('-').map_or((stem, None), |(c, s)| (c, Some(s)));
    let upper = |s: &str| s.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let good = country.len() == 2 && upper(country) && state.is_none_or(|s| (1..=3).contains(&s.len()) && upper(s));
    (good && phone::is_country(country)).then_some(stem)
}

fn read_emergency(
    value: &Value<'_>,
    country: &str,
    doubts: &mut Vec<Spanned<Doubt>>,
    cx: &mut Cx<'_>,
) -> Option<Spanned<String>> {
    let table = cx.table(value, &EMERGENCY)?;
    let number = cx.require(&table, "number").and_then(|v| quoted(v, cx));
    let number = number.and_then(|n| Some(numbered(&n, phone::emergency(&n.value, country), doubts, cx)?.0));
    read_source(&table, EMERGENCY.what, cx);
    let _evidence = table.get("evidence").and_then(|v| evidence(v, cx));
    let _note = table.get("note").and_then(|v| cx.string(v, "a note"));
    cx.finish(&table);
    number
}

/// What a region or a hotline prints as it was typed. Only keys that are there: no other becomes known by it.
fn free(table: &Table<'_>, cx: &Cx<'_>) -> Vec<FreeField> {
    let of = |key: &'static str| {
        let typed = table.map.get(key)?;
        Some(FreeField { key, value: Spanned::new(typed.get_ref().as_str()?.to_owned(), cx.span(typed.span())) })
    };
    ["name", "operator", "keyword"].into_iter().filter_map(of).collect()
}

fn read_source(table: &Table<'_>, what: &str, cx: &mut Cx<'_>) -> Option<String> {
    let source = cx.require(table, "source").and_then(|v| plain(v, cx))?;
    if source.value.is_empty() {
        let message = format!("{what} needs a source: where the number was seen");
        cx.report.push(Diagnostic::new(Code::MissingKey, message).at(source.span));
    }
    Some(source.value)
}

/// A one-line text.
fn plain(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<Spanned<String>> {
    let text = cx.string(value, "a text in quotes")?;
    if let Err(message) = characters::check(&text.value, limits::VALUE_CHARS) {
        cx.fault(Code::BadValue, value.span(), message);
        return None;
    }
    Some(text)
}

/// A number in quotes, as it is published.
fn quoted(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<Spanned<String>> {
    if value.get_ref().is_integer() {
        let digits = cx.text.get(value.span()).unwrap_or("").to_owned();
        let hint = format!("put it in quotes: \"{digits}\" (TOML drops leading zeros)");
        cx.fault_hint(Code::BadNumber, value.span(), "a phone number without quotes", hint);
        return None;
    }
    let text = cx.string(value, "a text in quotes")?;
    if text.value.chars().count() > limits::VALUE_CHARS {
        cx.fault(
            Code::BadNumber,
            value.span(),
            format!("the number is longer than {} characters", limits::VALUE_CHARS),
        );
        return None;
    }
    Some(text)
}

/// A number that was read, or its fault at the character that it means.
fn numbered(
    text: &Spanned<String>,
    read: Result<Phone, phone::Fault>,
    doubts: &mut Vec<Spanned<Doubt>>,
    cx: &mut Cx<'_>,
) -> Option<(Spanned<String>, String)> {
    match read {
        Ok(phone) => {
            doubts.extend(phone.doubts.into_iter().map(|doubt| Spanned::new(doubt, text.span)));
            Some((Spanned::new(phone.shown, text.span), phone.dial))
        }
        Err(fault) => {
            let span = fault.at.as_ref().and_then(|at| inside(text, at, cx)).unwrap_or(text.span);
            cx.report.push(Diagnostic::new(Code::BadNumber, fault.message).at(span).hint(fault.hint));
            None
        }
    }
}

/// Where a part of a value stands, when the file has it letter for letter.
fn inside(text: &Spanned<String>, at: &std::ops::Range<usize>, cx: &Cx<'_>) -> Option<Span> {
    let written = cx.text.get(text.span.start + 1..text.span.end.checked_sub(1)?)?;
    let same = written == text.value && !written.starts_with(' ');
    same.then(|| cx.span(text.span.start + 1 + at.start..text.span.start + 1 + at.end))
}

/// `2025`, `2025-11`, `2025-11-03`, `2016–23`.
fn evidence(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<String> {
    let text = plain(value, cx)?;
    if Seen::parse(&text.value).is_some() {
        return Some(text.value);
    }
    let hint = "write \"2025\", \"2025-11\", \"2025-11-03\" or a range \"2016–23\"; leave it out for an undated page";
    cx.fault_hint(Code::BadValue, value.span(), format!("`{}` is not a date", text.value), hint.to_owned());
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kit_has_no_doubtful_number() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("hotlines");
        let mut seen = 0;
        for file in std::fs::read_dir(folder).unwrap().flatten() {
            let text = std::fs::read_to_string(file.path()).unwrap();
            let id = file.file_name().to_string_lossy().replace(".toml", "");
            let mut report = crate::diag::Report::default();
            let source = crate::diag::SourceId(0);
            let region = read(&id, Above::Nothing, &mut Cx { source, text: &text, report: &mut report }).unwrap();
            assert!(report.diagnostics.is_empty() && region.doubts.is_empty(), "{id}: {report:?}");
            for hotline in &region.hotlines {
                assert!(hotline.doubts.is_empty(), "{id}: {:?}", hotline.doubts);
            }
            seen += 1;
        }
        assert!(seen >= 16);
    }

    #[test]
    fn spaces_in_dial_are_for_the_reader() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("hotlines/US.toml");
        let kit = std::fs::read_to_string(path).unwrap();
        let dialled = |dial: &str| {
            let text = kit.replace("dial = \"+18883737888\"", &format!("dial = \"{dial}\""));
            assert_ne!(text, kit);
            let mut report = crate::diag::Report::default();
            let source = crate::diag::SourceId(0);
            let region = read("US", Above::Nothing, &mut Cx { source, text: &text, report: &mut report });
            (region.and_then(|r| r.hotlines[0].dial.clone()), report.errors())
        };
        assert_eq!(dialled("+1 888 373 7888"), (Some("+18883737888".to_owned()), 0));
        for bad in ["+1 888 373 7889", " 18883737888", "+1-888-373-7888", "+1 888"] {
            assert!(dialled(bad).1 > 0, "{bad}");
        }
    }

    #[test]
    fn region_ids() {
        assert_eq!(id_of("hotlines/US.toml"), Some("US"));
        assert_eq!(id_of("hotlines/US-CA.toml"), Some("US-CA"));
        for bad in ["hotlines/usa.toml", "hotlines/UK.toml", "hotlines/EL.toml", "hotlines/XX.toml", "hotlines/EU.toml"]
        {
            assert_eq!(id_of(bad), None, "{bad}");
        }
    }
}
