//! Which room may import which: the drawing of `docs/architecture.md`, held against every `use` and path of `src`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Rooms and what they may import of this crate. An import that the design does not want and that is still there has a `!`.
const ROOMS: [(&str, &str); 20] = [
    ("disk", ""),
    ("limits", ""),
    ("scene", ""),
    ("schema", "limits"),
    ("rules", ""),
    ("diag", "limits rules"),
    ("ink", "scene"),
    ("manifest", "disk ink"),
    ("model", "diag scene schema"),
    ("contact", "model text"),
    ("text", "diag limits model"),
    ("load", "contact diag disk ink limits model rules scene schema text"),
    ("resolve", "contact diag limits load model text"),
    ("compose", "diag limits load model resolve scene text"),
    ("preflight", "contact diag ink load model resolve scene text"),
    ("impose", "diag ink model resolve scene"),
    ("export", "ink scene"),
    ("verify", "diag disk ink manifest text"),
    ("batch", "compose diag disk export impose ink load manifest model preflight resolve rules scene text verify"),
    ("api", "batch compose diag export ink load manifest model resolve rules"),
];

/// What stands outside the rooms: `cmd` may import all of them.
const FACE: [&str; 3] = ["cmd", "lib", "main"];

/// Crates and paths that belong to some rooms only.
const KEPT: [(&str, &[&str]); 7] = [
    ("printpdf", &["export"]),
    ("lopdf", &["export"]),
    ("qrcode", &["compose"]),
    ("clap", &["cmd"]),
    ("std::env", &["cmd"]),
    ("println!", &["cmd"]),
    ("eprintln!", &["cmd"]),
];

fn allowed(room: &str) -> Option<BTreeSet<&'static str>> {
    let row = ROOMS.iter().find(|(name, _)| *name == room)?;
    Some(row.1.split_whitespace().map(|name| name.trim_end_matches('!')).collect())
}

/// Code without comments, texts and tests.
fn plain(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect()
}

/// The rooms of this crate that the code names.
fn named(code: &str) -> BTreeSet<String> {
    let first =
        |rest: &str| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default().to_owned();
    let mut found = BTreeSet::new();
    for (at, path) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + path.len()..];
        match rest.strip_prefix('{') {
            None => found.extend([first(rest)]),
            Some(list) => {
                let mut depth = 0;
                let mut items = vec![String::new()];
                for c in list.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => items.push(String::new()),
                        _ => items.last_mut().unwrap().push(c),
                    }
                }
                found.extend(items.iter().map(|item| first(item.trim())).filter(|item| !item.is_empty()));
            }
        }
    }
    found
}

/// What is wrong with one file of a room.
fn faults(room: &str, code: &str) -> Vec<String> {
    if FACE.contains(&room) {
        return Vec::new();
    }
    let Some(allowed) = allowed(room) else { return vec![format!("the room `{room}` is not in the table")] };
    let strange = named(code).into_iter().filter(|other| other != room && !allowed.contains(other.as_str()));
    let mut faults: Vec<String> = strange.map(|other| format!("`{room}` may not import `{other}`")).collect();
    for (word, rooms) in KEPT {
        let starts = |at: usize| !code[..at].ends_with(|c: char| c.is_alphanumeric() || "_:.".contains(c));
        let ends = |at: usize| word.ends_with('!') || code[at + word.len()..].starts_with("::");
        if !rooms.contains(&room) && code.match_indices(word).any(|(at, _)| starts(at) && ends(at)) {
            faults.push(format!("`{word}` may not be in `{room}`"));
        }
    }
    faults
}

fn sources(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|e| e == "rs") {
            all.push(path);
        }
    }
}

/// The code of each room, by file. Files of tests alone are left out.
fn rooms() -> BTreeMap<PathBuf, (String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    sources(&src, &mut all);
    let tests = |path: &PathBuf| ["tests.rs", "trials.rs"].iter().any(|name| path.ends_with(name));
    let read = |path: PathBuf| {
        let below = path.strip_prefix(&src).unwrap();
        let room = below.components().next().unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
        let code = plain(&std::fs::read_to_string(&path).unwrap());
        (path, (room, code))
    };
    all.into_iter().filter(|path| !tests(path)).map(read).collect()
}

#[test]
fn rooms_import_what_the_table_allows() {
    let mut told = Vec::new();
    for (path, (room, code)) in rooms() {
        told.extend(faults(&room, &code).into_iter().map(|fault| format!("{}: {fault}", path.display())));
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// What the table allows and nothing uses is taken out of it.
#[test]
fn the_table_allows_nothing_that_is_not_used() {
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (room, code) in rooms().into_values() {
        used.entry(room).or_default().extend(named(&code));
    }
    for (room, _) in ROOMS {
        let used = &used[room];
        let idle: Vec<&str> = allowed(room).unwrap().into_iter().filter(|other| !used.contains(*other)).collect();
        assert!(idle.is_empty(), "`{room}` does not import {idle:?}");
    }
}

/// Rooms that import one another, but for the one pair that is marked.
#[test]
fn there_is_no_circle() {
    let wanted = |room: &str| -> Vec<&str> {
        let row = ROOMS.iter().find(|(name, _)| *name == room).unwrap().1;
        row.split_whitespace().filter(|name| !name.ends_with('!')).collect()
    };
    let mut left: Vec<&str> = ROOMS.iter().map(|(name, _)| *name).collect();
    while !left.is_empty() {
        let floor = |room: &&str| !wanted(room).iter().any(|other| left.contains(other));
        let next = left.iter().position(floor);
        left.remove(next.unwrap_or_else(|| panic!("a circle among {left:?}")));
    }
}

/// The check fires for each room and each word.
#[test]
fn what_is_not_allowed_is_named() {
    for (room, _) in ROOMS {
        let told = faults(room, "use crate::cmd::build;\n");
        assert_eq!(told, [format!("`{room}` may not import `cmd`")]);
        assert_eq!(faults(room, "fn f() { let x = crate::cmd::run(); }"), told);
        assert_eq!(faults(room, "use crate::{cmd, cmd::{a, b}};"), told);
        assert!(faults(room, &format!("use crate::{room}::own;")).is_empty());
        for (word, rooms) in KEPT {
            let code =
                if word.ends_with('!') { format!("fn f() {{ {word}(\"\"); }}") } else { format!("use {word}::x;") };
            assert_eq!(faults(room, &code).is_empty(), rooms.contains(&room), "{room}: {code}");
        }
    }
    assert!(!faults("cellar", "").is_empty());
    assert!(faults("verify", &plain("// crate::batch\n/// printpdf::x\n")).is_empty());
}
