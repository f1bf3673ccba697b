//! What a layout asks of a campaign before a sheet is made of it: values, and how many languages.

use std::collections::BTreeMap;

use crate::diag::{Code, Report, Sources, Span};
use crate::load::files::Files;
use crate::load::layouts::id_of;
use crate::load::tables::spec::{Cx, Value};
use crate::model::values::{Kind, Localized, Own, ValueId, Values};
use crate::schema::layout::{LANGUAGES, NEEDS};
use crate::schema::words::VALUE_TYPES;

/// The values that layouts need and the campaign has not, so that texts and boxes may name them. Faults are told when the
/// layouts are read.
pub fn declared(files: &Files, own: &[Own], sources: &mut Sources) -> Vec<Own> {
    let mut found: BTreeMap<String, Own> = BTreeMap::new();
    for path in files.under("layouts").filter(|path| path.ends_with(".toml") && id_of(path).is_some()) {
        let Some(source) = files.text(path, sources, &mut Report::default()) else { continue };
        let Some(text) = sources.get(source).map(|source| source.text.clone()) else { continue };
        if !text.contains("needs") {
            continue;
        }
        let Ok(parsed) = toml::de::DeTable::parse(&text) else { continue };
        let Some(needs) = parsed.get_ref().get("needs").and_then(|needs| needs.get_ref().as_table()) else { continue };
        for (key, value) in needs {
            let name = format!("values.{}", key.get_ref());
            let written = value.get_ref().as_str().unwrap_or_default();
            let Some((_, kind)) = VALUE_TYPES.iter().find(|(word, _)| *word == written) else { continue };
            if own.iter().all(|own| own.name != name) {
                let (kind, span) = (Kind::from(*kind), Span::new(source, key.span()));
                found.entry(name.clone()).or_insert(Own { name, kind, span, forms: Localized::default(), line: None });
            }
        }
    }
    found.into_values().collect()
}

/// `[needs]`.
pub fn read(value: &Value<'_>, values: &Values, cx: &mut Cx<'_>) -> Vec<ValueId> {
    let Some(table) = cx.table(value, &NEEDS) else { return Vec::new() };
    let mut needs = Vec::new();
    for (key, value) in table.map {
        let name = key.get_ref();
        let Some(kind) = cx.choice(value, VALUE_TYPES).map(Kind::from) else { continue };
        let Some(id) = values.find(&format!("values.{name}")) else { continue };
        if values.kind(id) == kind {
            needs.push(id);
            continue;
        }
        let (has, wants) = (values.kind(id).named(), kind.named());
        let message = format!("`{name}` is a {has} elsewhere, and this design needs a {wants}");
        let hint = "handbill.toml and all layouts give a value one type".to_owned();
        cx.fault_hint(Code::WrongType, value.span(), message, hint);
    }
    needs
}

/// `languages = 2`, or `[least, most]`.
pub fn languages(value: &Value<'_>, cx: &mut Cx<'_>) -> Option<(usize, usize)> {
    let items = cx.array(value, "how many languages, or [least, most]", true);
    let written = items.len();
    let numbers: Vec<usize> = items
        .into_iter()
        .filter_map(|item| cx.integer(item, LANGUAGES))
        .filter_map(|number| usize::try_from(number).ok())
        .collect();
    match numbers[..] {
        [one] if written == 1 => Some((one, one)),
        [least, most] if written == 2 && least <= most => Some((least, most)),
        _ if numbers.len() == written => {
            cx.fault(
                Code::WrongValue,
                value.span(),
                "`languages` is one number, or [least, most] with the smaller first",
            );
            None
        }
        _ => None,
    }
}
