//! `resources/*.toml`: addresses worth leading to, each with its source.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Report, Sources};
use crate::limits;
use crate::load::files::Files;
use crate::load::region::channels;
use crate::load::settings::values::{form, typed};
use crate::load::tables::spec::{Cx, Table};
use crate::load::tables::{spec, suggest};
use crate::model::FreeField;
use crate::model::hotline::Region;
use crate::model::values::{Kind, Localized, Own, Resource};
use crate::schema::resources::{RESOURCE, RESOURCES};
use crate::text::dates::Seen;

pub type Resources = BTreeMap<String, Arc<Resource>>;

/// Every resource of the campaign; what is printed as it was typed goes to `free`.
pub fn read_all(files: &Files, sources: &mut Sources, free: &mut Vec<FreeField>, report: &mut Report) -> Resources {
    let mut out = Resources::new();
    for path in files.under("resources").filter(|path| is_file(path)) {
        let Some(source) = files.text(path, sources, report) else { continue };
        let text = sources.get(source).map(|s| Arc::clone(&s.text)).unwrap_or_default();
        let cx = &mut Cx { source, text: &text, report };
        let Some(parsed) = spec::parse(source, cx.text, cx.report) else { continue };
        let table = Table::new(parsed.get_ref(), parsed.span(), &RESOURCES);
        let items = table.get("resource").map(|v| cx.tables(v, "resource", &RESOURCE));
        if items.is_none() {
            cx.fault(Code::MissingKey, table.head(cx.text), "the file has no `[[resource]]`");
        }
        cx.finish(&table);
        for item in items.into_iter().flatten() {
            let Some(resource) = read(&item, free, cx) else { continue };
            if out.len() == limits::RESOURCES {
                let message = format!("a campaign has at most {} resources", limits::RESOURCES);
                cx.report.push(Diagnostic::new(Code::TooMany, message).at(resource.span));
                return out;
            }
            if let Some(other) = out.get(&resource.id) {
                let message = format!("two resources have the id `{}`", resource.id);
                let fault = Diagnostic::new(Code::DuplicateId, message).at(resource.span);
                cx.report.push(fault.label(other.span, "the other"));
                continue;
            }
            out.insert(resource.id.clone(), Arc::new(resource));
        }
    }
    out
}

/// `resources/rights.toml`: one level, whatever the stem is.
pub fn is_file(path: &str) -> bool {
    path.strip_prefix("resources/").is_some_and(|name| name.ends_with(".toml") && !name.contains('/'))
}

fn read(t: &Table<'_>, free: &mut Vec<FreeField>, cx: &mut Cx<'_>) -> Option<Resource> {
    let head = t.head(cx.text);
    let before = cx.report.errors();
    let id = cx.require(t, "id").and_then(|v| cx.string(v, "an id"));
    let sound =
        |id: &str| !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if let Some(id) = id.as_ref().filter(|id| !sound(&id.value)) {
        let message = format!("`{}` is no id: lower-case letters, digits and hyphens", id.value);
        cx.report.push(Diagnostic::new(Code::WrongValue, message).at(id.span));
    }
    for key in ["title", "url", "source"] {
        cx.require(t, key);
    }
    let evidence = t.get("evidence").and_then(|v| cx.string(v, "a date, e.g. \"2026-11\""));
    if let Some(date) = evidence.as_ref().filter(|date| Seen::parse(&date.value).is_none()) {
        let hint = "write \"2025\", \"2025-11\" or \"2025-11-03\"";
        let message = format!("`{}` is not a date", date.value);
        cx.report.push(Diagnostic::new(Code::BadValue, message).at(date.span).hint(hint));
    }
    let tags = t.get("tags").map_or(Vec::new(), |v| {
        let items = cx.array(v, "a tag, or a list of them", true);
        items.into_iter().filter_map(|item| cx.string(item, "a tag")).map(|tag| tag.value).collect()
    });
    let source = t.get("source").and_then(|v| cx.string(v, "where the address was seen"));
    if let Some(source) = source.as_ref().filter(|source| source.value.trim().is_empty()) {
        let message = "a resource needs a source: where the address was seen";
        cx.report.push(Diagnostic::new(Code::MissingKey, message).at(source.span));
    }
    let resource = Resource {
        span: cx.span(head),
        id: id?.value,
        title: form(t, "title", Kind::Name, cx),
        url: form(t, "url", Kind::Web, cx),
        organization: form(t, "organization", Kind::Name, cx),
        phone: t.get("phone").and_then(|v| cx.string(v, "the id of a hotline")),
        languages: channels::spoken(t, "languages", cx),
        always_open: t.get("hours").and_then(|v| cx.string(v, "hours")).map(|hours| hours.value == "24/7"),
        tags,
        source: source.map(|s| s.value).unwrap_or_default(),
        evidence: evidence.map(|e| e.value),
    };
    let _note = t.get("note").and_then(|v| cx.string(v, "a note"));
    free.extend(typed("title", &resource.title).into_iter().chain(typed("organization", &resource.organization)));
    cx.finish(t);
    (cx.report.errors() == before).then_some(resource)
}

/// What texts, boxes and codes may ask of each by its id: `resource.rights.url`.
pub fn values(resources: &Resources) -> Vec<Own> {
    let all = resources.values().flat_map(|resource| {
        let fields = [
            ("title", Kind::Name, &resource.title),
            ("url", Kind::Web, &resource.url),
            ("organization", Kind::Name, &resource.organization),
        ];
        fields.map(|(field, kind, forms)| Own {
            name: format!("resource.{}.{field}", resource.id),
            kind,
            span: resource.span,
            forms: forms.clone(),
            line: None,
        })
    });
    let phones = resources.values().filter_map(|resource| {
        let line = resource.phone.as_ref()?;
        Some(Own {
            name: format!("resource.{}.phone", resource.id),
            kind: Kind::Phone,
            span: line.span,
            forms: Localized::default(),
            line: Some(line.value.clone()),
        })
    });
    all.chain(phones).collect()
}

/// Phones of resources are hotlines of the campaign: at home, or in another region for whose sheets they are then there.
pub fn check_phones(resources: &Resources, regions: &BTreeMap<String, Arc<Region>>, home: &str, report: &mut Report) {
    for line in resources.values().filter_map(|resource| resource.phone.as_ref()) {
        let named = || regions.values().flat_map(|r| &r.hotlines).filter(|hotline| hotline.id == line.value);
        if named().any(|hotline| !hotline.retired) {
            continue;
        }
        if let Some(old) = named().next() {
            let message = format!("the hotline `{}` is retired", line.value);
            report.push(Diagnostic::new(Code::RetiredHotline, message).at(line.span).label(old.span, "the record"));
            continue;
        }
        let known = regions.get(home).map_or(Vec::new(), |r| r.hotlines.iter().filter(|h| !h.retired).collect());
        let ids = known.iter().map(|hotline| hotline.id.as_str());
        let fault = if line.value.chars().filter(char::is_ascii_digit).count() >= 3 {
            let message = format!("`{}` is a number, and a resource names a hotline by its id", line.value);
            let hint = "write the number with its source into a file of hotlines/, and its id here";
            Diagnostic::new(Code::UnknownHotline, message).hint(hint)
        } else {
            let mut fault = Diagnostic::new(Code::UnknownHotline, format!("no hotline has the id `{}`", line.value));
            fault.hints.extend(suggest::hint(&line.value, ids));
            fault
        };
        report.push(fault.at(line.span));
    }
}
