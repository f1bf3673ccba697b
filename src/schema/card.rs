//! What `handbill explain` prints of a key or of a section, in the layout of a finding's explanation.

use std::fmt::Write as _;

use crate::schema::find::{self, Found};
use crate::schema::{Group, Key, Kind, Lists, Section, Unless};

pub fn card(found: Found, lists: &Lists) -> String {
    match found {
        Found::Section(section) => of_section(section),
        Found::Key(section, name) => section.key(name).map(|key| of_key(section, key, lists)).unwrap_or_default(),
    }
}

fn of_section(section: &Section) -> String {
    let files = find::files_of(section).join(" and ");
    let mut text = format!("{} (a table of {files})\n\n{}", section.name, section.says);
    if !section.keys.is_empty() {
        let wide = section.names().map(str::len).max().unwrap_or(0);
        let _ = write!(
            text,
            "\n\nIts keys (`handbill explain {}.{}` says more of one):",
            section.name, section.keys[0].name
        );
        for key in section.keys {
            let required = if key.is_required() { " (required)" } else { "" };
            let _ = write!(text, "\n    {:wide$}  {}{required}", key.name, key.says);
        }
    }
    if let Some(rest) = &section.rest {
        let also = if section.keys.is_empty() { "Its keys are" } else { "Its other keys are" };
        let _ = write!(text, "\n\n{also} names of your own: {} is {}.", rest.name, kind(&rest.kind, &Lists::default()));
    }
    for group in section.groups {
        let _ = write!(text, "\n\n{}", says(group));
    }
    text += &example(section.example);
    text
}

fn of_key(section: &Section, key: &Key, lists: &Lists) -> String {
    let files = find::files_of(section).join(" and ");
    let mut text = format!("{}.{} (a key of {files})\n\n{}", section.name, key.name, key.says);
    let _ = write!(text, "\n\nIt takes: {}.", kind(&key.kind, lists));
    if !key.only.is_empty() {
        let _ = write!(text, "\n\nIt belongs to: a box with {}.", ticked(key.only, "or"));
    }
    match unless(key).as_str() {
        "" => {}
        unless => text += &format!("\n\n{unless}"),
    }
    for group in section.groups.iter().filter(|group| touches(group, key.name)) {
        let _ = write!(text, "\n\n{}", says(group));
    }
    let inner = find::inside(&key.kind);
    text += &match (key.example, inner.first()) {
        ("", Some(inner)) => example(inner.example),
        (value, _) => example(&format!("{} = {value}", key.name)),
    };
    for inner in inner.iter().filter(|inner| inner.name != section.name) {
        let _ = write!(text, "\n\n`handbill explain {}` lists the keys of the table.", inner.name);
    }
    text
}

/// For editors: one paragraph.
pub fn description(key: &Key) -> String {
    let only = match key.only {
        [] => String::new(),
        kinds => format!(" In a box with {}.", ticked(kinds, "or")),
    };
    let unless = match key.unless {
        Unless::Required => "Required.".to_owned(),
        _ => unless(key),
    };
    format!("{}{only} {unless}", key.says).trim_end().to_owned()
}

pub fn unless(key: &Key) -> String {
    match key.unless {
        Unless::Required => "It must be written.".to_owned(),
        Unless::Words("") => String::new(),
        Unless::Value(value) => format!("Unless given: `{value}`."),
        Unless::Words(words) => format!("Unless given: {words}."),
    }
}

fn example(text: &str) -> String {
    let lines = text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("\n    {line}") });
    format!("\n\nFor example:{}", lines.collect::<String>())
}

/// What a kind is, for people.
pub fn kind(of: &Kind, lists: &Lists) -> String {
    match of {
        Kind::Text(what) | Kind::Line(what) => (*what).to_owned(),
        Kind::Form(form) if form.units.is_empty() => form.what.to_owned(),
        Kind::Form(form) => format!("{} in {}", form.what, form.units),
        Kind::Integer(bounds) => format!("a whole number from {} to {}", bounds.start(), bounds.end()),
        Kind::Numbers(all) => {
            let all: Vec<String> = all.iter().map(ToString::to_string).collect();
            listed(&all, "or")
        }
        Kind::Number(bounds, unit) => format!("a number from {} to {}, in {unit}", bounds.start(), bounds.end()),
        Kind::Flag => "true or false".to_owned(),
        Kind::Word(words) => ticked(&words.words(), "or"),
        Kind::Listed(crate::schema::List::Papers) => "a paper (`handbill list papers`)".to_owned(),
        Kind::Listed(list) => match lists.get(*list).offered.as_slice() {
            [] => "a word".to_owned(),
            words => {
                let words = ticked(&words.iter().map(String::as_str).collect::<Vec<_>>(), "or");
                if list.pattern().is_some() { format!("{words}, or a value of your own") } else { words }
            }
        },
        Kind::Many { of, single: true, .. } => format!("{}, or a list of them", kind(of, lists)),
        Kind::Many { of, .. } => format!("a list, each {}", kind(of, lists)),
        Kind::Table(section) => format!("a table (`handbill explain {}`)", section.name),
        Kind::Tables { of, .. } => format!("tables with two brackets (`handbill explain {}`)", of.name),
        Kind::Either(kinds) => kinds.iter().map(|one| kind(one, lists)).collect::<Vec<_>>().join("; or "),
    }
}

/// What keys ask of one another, in a sentence.
pub fn says(group: &Group) -> String {
    match group {
        Group::OneOf(keys) => format!("It has one of {}, and no second one.", ticked(keys, "or")),
        Group::AtLeastOne(keys) => format!("It has at least one of {}.", ticked(keys, "or")),
        Group::Needs(key, other) => format!("`{key}` needs `{other}`."),
        Group::Apart(key, others) => format!("`{key}` does not stand beside {}.", ticked(others, "or")),
        Group::NotEmpty => "It is not empty.".to_owned(),
        Group::When(key, word, other) => format!("`{key} = \"{word}\"` needs `{other}`."),
    }
}

fn touches(group: &Group, name: &str) -> bool {
    match group {
        Group::OneOf(keys) | Group::AtLeastOne(keys) => keys.contains(&name),
        Group::Needs(key, other) | Group::When(key, _, other) => *key == name || *other == name,
        Group::NotEmpty => false,
        Group::Apart(key, others) => *key == name || others.contains(&name),
    }
}

/// `` `a`, `b` or `c` ``.
pub fn ticked(words: &[&str], and: &str) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    listed(&words, and)
}

fn listed(words: &[String], and: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}
