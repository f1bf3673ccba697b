//! `docs/reference.md`: the table of keys as a page. The tests hold the file equal to it.

use std::fmt::Write as _;

use handbill::schema::{FILES, Key, Kind, Lists, Names, Section, Unless, card, find, forms};

const HEAD: &str = "\
# Reference: every key

<!-- Written by `BLESS=1 cargo test --test main schema::` from the table in src/schema: change it there. -->

What may stand in the TOML files of a campaign. `handbill explain box.extend` prints one key, `handbill explain box` the list of a table.
`handbill schema layout` writes the same as JSON Schema ([for editors](add-a-design.md#in-an-editor)). Values of texts, codes and conditions are
in the [README](../README.md#values), findings in `handbill list rules`.

Lengths are texts with a unit: `\"15mm\"`, `\"2cm\"`, `\"0.5in\"`, `\"12pt\"`; a percentage is of the containing box. `start` and `end` change sides in
right-to-left languages.
";

pub fn reference(lists: &Lists) -> String {
    let mut page = HEAD.to_owned();
    let mut told: Vec<&str> = Vec::new();
    for (file, (root, name)) in FILES.iter().enumerate() {
        let _ = write!(page, "\n## `{name}`\n\n{}\n", root.says);
        for section in find::sections(file) {
            if told.contains(&section.name) {
                continue;
            }
            told.push(section.name);
            if section.name != root.name {
                let _ = write!(page, "\n### {}\n\n{}\n", title(section), section.says);
            }
            rows(section, lists, &mut page);
            for group in section.groups {
                let _ = write!(page, "\n{}\n", card::says(group));
            }
            let _ = write!(page, "\n```toml\n{}\n```\n", section.example);
        }
    }
    page
}

fn title(section: &Section) -> String {
    format!("`{}`", section.name)
}

/// What GitHub makes of a heading.
fn anchor(section: &Section) -> String {
    let root = FILES.iter().find(|(root, _)| root.name == section.name);
    let heading = root.map_or(section.name, |(_, file)| file);
    heading.chars().filter(|c| c.is_alphanumeric() || *c == '-').flat_map(char::to_lowercase).collect()
}

fn rows(section: &Section, lists: &Lists, page: &mut String) {
    if section.keys.is_empty() && section.rest.is_none() {
        return;
    }
    page.push_str("\n| key | takes | unless given | what | example |\n|---|---|---|---|---|\n");
    for key in section.keys {
        let only = match key.only {
            [] => String::new(),
            kinds => format!(" In a box with {}.", card::ticked(kinds, "or")),
        };
        let cells = [
            format!("`{}`", key.name),
            takes(&key.kind, lists),
            unless(key),
            format!("{}{only}", key.says),
            example(key.example),
        ];
        row(&cells, page);
    }
    if let Some(rest) = &section.rest {
        let what = match rest.names {
            Names::Of(_) => "A finding, by its code.",
            Names::Like(forms::LOCALE) => "A locale.",
            Names::Any | Names::Like(_) => "A name of your own.",
        };
        row(
            &[format!("*{}*", rest.name), takes(&rest.kind, lists), String::new(), what.to_owned(), String::new()],
            page,
        );
    }
}

fn row(cells: &[String; 5], page: &mut String) {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    let _ = writeln!(page, "| {} |", cells.join(" | "));
}

fn unless(key: &Key) -> String {
    match key.unless {
        Unless::Required => "**required**".to_owned(),
        Unless::Value(value) => format!("`{value}`"),
        Unless::Words(words) => words.to_owned(),
    }
}

/// A table is met by its link, not by the command that prints it.
fn takes(kind: &Kind, lists: &Lists) -> String {
    let link = |section: &Section| format!("[`{}`](#{})", section.name, anchor(section));
    match kind {
        Kind::Table(section) => format!("a table, {}", link(section)),
        Kind::Tables { of, .. } => format!("tables, {}", link(of)),
        Kind::Either(kinds) => kinds.iter().map(|one| takes(one, lists)).collect::<Vec<_>>().join("; or "),
        Kind::Many { of, single: true, .. } => format!("{}, or a list of them", takes(of, lists)),
        _ => card::kind(kind, lists),
    }
}

/// A drawing has lines of its own and stands below the table instead.
fn example(value: &str) -> String {
    if value.is_empty() || value.contains('\n') { String::new() } else { format!("`{value}`") }
}
