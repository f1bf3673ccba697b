//! Where a section stands, and keys by the names that people type.

use std::sync::LazyLock;

use crate::schema::{FILES, Kind, Section};

/// Found once: a hostile file may have thousands of unknown keys.
static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for (file, (root, _)) in FILES.iter().enumerate() {
        walk(file, root, root.name, &mut Vec::new(), &mut all);
    }
    all
});
static SECTIONS: LazyLock<Vec<Vec<&'static Section>>> = LazyLock::new(|| {
    let of = |file: usize| {
        let mut all: Vec<&'static Section> = Vec::new();
        for place in PLACES.iter().filter(|place| place.file == file) {
            if !all.iter().any(|section| section.name == place.section.name) {
                all.push(place.section);
            }
        }
        all
    };
    (0..FILES.len()).map(of).collect()
});

/// A section at one of its places.
#[derive(Debug, Clone)]
pub struct Place {
    /// Which of [`FILES`].
    pub file: usize,
    /// `layout.face.grid`.
    pub path: String,
    pub section: &'static Section,
}

/// What a name stands for.
#[derive(Debug, Clone, Copy)]
pub enum Found {
    Section(&'static Section),
    Key(&'static Section, &'static str),
}

/// Every section at every place, in the order of the rows. A box inside a box is not followed further.
pub fn places() -> &'static [Place] {
    &PLACES
}

fn walk(file: usize, section: &'static Section, path: &str, above: &mut Vec<&'static str>, all: &mut Vec<Place>) {
    if above.contains(&section.name) {
        return;
    }
    all.push(Place { file, path: path.to_owned(), section });
    above.push(section.name);
    for key in section.keys {
        for inner in inside(&key.kind) {
            walk(file, inner, &format!("{path}.{}", key.name), above, all);
        }
    }
    if let Some(rest) = &section.rest {
        for inner in inside(&rest.kind) {
            walk(file, inner, &format!("{path}.{}", rest.name), above, all);
        }
    }
    above.pop();
}

/// The sections that a kind leads to.
pub fn inside(kind: &Kind) -> Vec<&'static Section> {
    match kind {
        Kind::Table(section) | Kind::Tables { of: section, .. } => vec![section],
        Kind::Many { of, .. } => inside(of),
        Kind::Either(kinds) => kinds.iter().flat_map(inside).collect(),
        _ => Vec::new(),
    }
}

/// Every section of a file once, those above before those inside.
pub fn sections(file: usize) -> &'static [&'static Section] {
    SECTIONS.get(file).map_or(&[], Vec::as_slice)
}

/// The files that a section may stand in.
pub fn files_of(section: &Section) -> Vec<&'static str> {
    let file = |file: usize| sections(file).iter().any(|other| other.name == section.name);
    FILES.iter().enumerate().filter(|(at, _)| file(*at)).map(|(_, (_, name))| *name).collect()
}

/// Other sections of the same files that have a key of exactly this name: `color` belongs to a style, not to a box.
pub fn elsewhere(section: &Section, name: &str) -> Vec<&'static Section> {
    let files = SECTIONS.iter().filter(|all| all.iter().any(|other| other.name == section.name));
    let mut found: Vec<&'static Section> = Vec::new();
    for other in files.flatten().filter(|other| other.key(name).is_some()) {
        if !found.iter().any(|seen| seen.name == other.name) {
            found.push(other);
        }
    }
    found
}

/// What a person means by `box.extend`, `extend`, `box`, `[[box]]` or `handbill.toml`; each thing once.
pub fn named(typed: &str) -> Vec<Found> {
    let word = typed.trim().trim_matches(['[', ']']);
    let ends = |path: &str| path == word || path.strip_suffix(word).is_some_and(|head| head.ends_with('.'));
    // A name of one's own may be left out: `styles.size`.
    let short = |path: &str| path.split('.').filter(|part| !is_own(part)).collect::<Vec<_>>().join(".");
    let mut sections: Vec<&'static Section> = Vec::new();
    for Place { file, path, section } in places() {
        let is_file = FILES[*file].0.name == section.name && section.what == word;
        let by_path = ends(path) && last(path) == last(section.name);
        let seen = sections.iter().any(|other| other.name == section.name);
        if !seen && (is_file || section.name == word || by_path) {
            sections.push(section);
        }
    }
    let mut keys: Vec<(&'static Section, &'static str)> = Vec::new();
    for Place { path, section, .. } in places() {
        for key in section.keys {
            let path = format!("{path}.{}", key.name);
            let own = format!("{}.{}", section.name, key.name);
            // `box` of a layout says nothing that the list of a box's keys does not say.
            let leads = matches!(&key.kind, Kind::Table(inner) | Kind::Tables { of: inner, .. }
                if sections.iter().any(|found| found.name == inner.name) && last(inner.name) == key.name);
            let told = leads && !word.contains('.');
            let seen = keys.iter().any(|(other, name)| other.name == section.name && *name == key.name);
            if !told && !seen && (ends(&path) || ends(&short(&path)) || own == word) {
                keys.push((section, key.name));
            }
        }
    }
    let sections = sections.into_iter().map(Found::Section);
    sections.chain(keys.into_iter().map(|(section, key)| Found::Key(section, key))).collect()
}

fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

fn is_own(part: &str) -> bool {
    part.len() > 1 && part.bytes().all(|b| b.is_ascii_uppercase())
}

/// Every name that [`named`] knows by itself, for "did you mean".
pub fn names() -> Vec<String> {
    let mut all = Vec::new();
    for place in places() {
        all.push(place.section.name.to_owned());
        for key in place.section.keys {
            all.push(key.name.to_owned());
            all.push(format!("{}.{}", place.section.name, key.name));
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}
