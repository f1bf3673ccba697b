//! The table of keys as JSON Schema 2020-12, for editors that complete and check TOML by it.
//!
//! What a schema cannot say (which of two sizes is larger, which styles there are) is left to `handbill check`. It never
//! refuses what the readers take.

use serde_json::{Map, Value, json};

use crate::limits;
use crate::schema::{Count, Group, Key, Kind, Lists, Names, Section, Unless, card, find};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of one kind of file, by its place in [`crate::schema::FILES`].
pub fn schema(file: usize, lists: &Lists) -> Option<Value> {
    let (root, name) = crate::schema::FILES.get(file)?;
    let mut whole = section(root, lists);
    let inner = find::sections(file).iter().filter(|inner| inner.name != root.name);
    let inner: Map<String, Value> = inner.map(|inner| (inner.name.to_owned(), section(inner, lists))).collect();
    if let Some(whole) = whole.as_object_mut() {
        whole.insert("$schema".to_owned(), json!(DIALECT));
        whole.insert("title".to_owned(), json!(format!("handbill: {name}")));
        whole.insert("$defs".to_owned(), Value::Object(inner));
    }
    Some(whole)
}

fn section(section: &Section, lists: &Lists) -> Value {
    let properties: Map<String, Value> =
        section.keys.iter().map(|key| (key.name.to_owned(), described(key, lists))).collect();
    let required: Vec<&str> = section.keys.iter().filter(|key| key.is_required()).map(|key| key.name).collect();
    let mut all: Vec<Value> = section.groups.iter().map(group).collect();
    all.extend(section.keys.iter().filter(|key| !key.only.is_empty()).map(belongs));
    let mut whole = json!({
        "type": "object",
        "description": section.says,
        "properties": properties,
        "additionalProperties": section.rest.as_ref().map_or(json!(false), |rest| kind(&rest.kind, lists)),
    });
    let Some(map) = whole.as_object_mut() else { return whole };
    if !required.is_empty() {
        map.insert("required".to_owned(), json!(required));
    }
    if !all.is_empty() {
        map.insert("allOf".to_owned(), json!(all));
    }
    let names = section.rest.as_ref().map_or(&Names::Any, |rest| &rest.names);
    let names = match names {
        Names::Any => None,
        Names::Of(list) => Some(json!({ "enum": lists.get(*list).offered })),
        Names::Like(pattern) => Some(json!({ "pattern": pattern })),
    };
    map.extend(names.map(|names| ("propertyNames".to_owned(), names)));
    whole
}

/// A key with what people read of it.
fn described(key: &Key, lists: &Lists) -> Value {
    let mut value = kind(&key.kind, lists);
    let Some(map) = value.as_object_mut() else { return value };
    map.insert("description".to_owned(), json!(card::description(key)));
    if let Unless::Value(text) = key.unless
        && let Some(default) = parsed(text)
    {
        map.insert("default".to_owned(), default);
    }
    if let Some(example) = parsed(key.example) {
        map.insert("examples".to_owned(), json!([example]));
    }
    value
}

/// A value of TOML as JSON; `None` for an empty text.
pub fn parsed(value: &str) -> Option<Value> {
    let table: Map<String, Value> = toml::from_str(&format!("v = {value}")).ok()?;
    table.get("v").cloned()
}

fn kind(of: &Kind, lists: &Lists) -> Value {
    match of {
        Kind::Text(_) => json!({ "type": "string" }),
        Kind::Line(_) => json!({ "type": "string", "maxLength": limits::VALUE_CHARS }),
        Kind::Form(form) => json!({ "type": "string", "pattern": form.pattern }),
        Kind::Integer(bounds) => json!({ "type": "integer", "minimum": bounds.start(), "maximum": bounds.end() }),
        Kind::Numbers(all) => json!({ "enum": all }),
        Kind::Number(bounds, _) => json!({ "type": "number", "minimum": bounds.start(), "maximum": bounds.end() }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Word(words) => json!({ "enum": words.words() }),
        Kind::Listed(crate::schema::List::Papers) => papers(lists),
        Kind::Listed(list) => match list.pattern() {
            None => json!({ "enum": lists.get(*list).offered }),
            Some(own) => json!({ "anyOf": [
                { "enum": lists.get(*list).offered },
                { "enum": lists.get(*list).taken },
                { "type": "string", "pattern": own },
            ] }),
        },
        Kind::Many { of, count, single } => many(&kind(of, lists), count, *single),
        Kind::Table(section) => reference(section),
        Kind::Tables { of, most } => json!({ "type": "array", "items": reference(of), "maxItems": most }),
        Kind::Either(kinds) => json!({ "anyOf": kinds.iter().map(|one| kind(one, lists)).collect::<Vec<_>>() }),
    }
}

fn reference(section: &Section) -> Value {
    json!({ "$ref": format!("#/$defs/{}", section.name) })
}

/// Names of papers, in any case: editors complete the first form.
fn papers(lists: &Lists) -> Value {
    let any_case = |name: &String| {
        let letter = |c: char| match c.is_ascii_alphabetic() {
            true => format!("[{}{}]", c.to_ascii_uppercase(), c.to_ascii_lowercase()),
            false => c.to_string(),
        };
        name.chars().map(letter).collect::<String>()
    };
    let pattern = lists.papers.offered.iter().map(any_case).collect::<Vec<_>>().join("|");
    json!({ "anyOf": [
        { "enum": lists.papers.offered },
        { "type": "string", "pattern": format!(r"^\s*({pattern})\s*$") },
    ] })
}

fn many(item: &Value, count: &Count, single: bool) -> Value {
    let array = |least: usize, most: usize| {
        let mut array = json!({ "type": "array", "items": item });
        if let Some(map) = array.as_object_mut() {
            if least > 0 {
                map.insert("minItems".to_owned(), json!(least));
            }
            if most < usize::MAX {
                map.insert("maxItems".to_owned(), json!(most));
            }
        }
        array
    };
    let mut forms: Vec<Value> = match count {
        Count::Range(range) => vec![array(*range.start(), *range.end())],
        Count::Of(counts) => counts.iter().map(|count| array(*count, *count)).collect(),
    };
    if single {
        forms.insert(0, item.clone());
    }
    match forms.len() {
        1 => forms.swap_remove(0),
        _ => json!({ "anyOf": forms }),
    }
}

fn group(group: &Group) -> Value {
    let needs = |key: &str| json!({ "required": [key] });
    match group {
        Group::OneOf(keys) => json!({ "oneOf": keys.iter().map(|key| needs(key)).collect::<Vec<_>>() }),
        Group::AtLeastOne(keys) => json!({ "anyOf": keys.iter().map(|key| needs(key)).collect::<Vec<_>>() }),
        Group::Needs(key, other) => json!({ "dependentRequired": { *key: [other] } }),
        Group::Apart(key, others) => {
            let beside: Vec<Value> = others.iter().map(|other| json!({ "required": [key, other] })).collect();
            json!({ "not": { "anyOf": beside } })
        }
        Group::NotEmpty => json!({ "minProperties": 1 }),
        Group::When(key, word, other) => json!({
            "if": { "properties": { *key: { "const": word } }, "required": [key] },
            "then": { "required": [other] },
        }),
    }
}

/// A key that has an effect in some kinds of box only.
fn belongs(key: &Key) -> Value {
    if let [only] = key.only {
        return json!({ "dependentRequired": { key.name: [only] } });
    }
    let kinds: Vec<Value> = key.only.iter().map(|kind| json!({ "required": [kind] })).collect();
    json!({ "dependentSchemas": { key.name: { "anyOf": kinds } } })
}
