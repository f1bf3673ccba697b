//! The table of rules is sorted and complete: every code that the sources use has its row, and what rows and comments cite
//! of `docs/` is there.

use std::collections::BTreeSet;
use std::path::Path;

use handbill::rules::{self, Code};

fn sources(folder: &Path, out: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            // What tests make up is no code of ours.
            out.push(text.split("#[cfg(test)]").next().unwrap_or_default().to_owned());
        }
    }
}

#[test]
fn names_are_sorted_and_kebab_case() {
    for pair in Code::ALL.windows(2) {
        assert!(pair[0].name() < pair[1].name(), "{} before {}", pair[0], pair[1]);
        assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
    }
    for rule in rules::all() {
        let mut letters = rule.code.name().bytes();
        assert!(letters.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{}", rule.code);
        assert_eq!(Code::named(rule.code.name()), Some(rule.code));
        for sentence in [rule.what, rule.why, rule.mend] {
            assert!(sentence.ends_with('.') && sentence.len() < 160, "{}: {sentence}", rule.code);
        }
    }
    assert_eq!(Code::named("no-such-rule"), None);
}

/// A code without a row does not compile; one that nothing raises would be a promise that nobody keeps.
#[test]
fn every_code_is_raised() {
    let mut texts = Vec::new();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for room in std::fs::read_dir(&src).unwrap().flatten().filter(|room| room.file_name() != "rules") {
        if room.path().is_dir() {
            sources(&room.path(), &mut texts);
        }
    }
    let used: BTreeSet<&str> = texts.iter().flat_map(|text| named(text)).collect();
    assert!(used.len() > 150, "only {} uses were found: the search is broken", used.len());
    let idle: Vec<String> =
        Code::ALL.iter().filter(|code| !used.contains(&*format!("{code:?}"))).map(ToString::to_string).collect();
    assert!(idle.is_empty(), "nothing raises {idle:?}");
    assert_eq!(named("fault(Code::BadName, at); Code::ALL"), ["BadName", "ALL"]);
}

/// The words behind `Code::`.
fn named(text: &str) -> Vec<&str> {
    let behind = text.match_indices("Code::").map(|(at, prefix)| &text[at + prefix.len()..]);
    behind.filter_map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric()).next()).collect()
}

#[test]
fn headings_that_are_cited_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    sources(&root.join("src"), &mut texts);
    let mut seen = 0;
    for text in &texts {
        for (at, _) in text.match_indices("docs/") {
            let end = |c: char| !c.is_ascii_alphanumeric() && !"/.#-".contains(c);
            let cited = text[at..].split(end).next().unwrap_or_default();
            let Some((page, heading)) = cited.split_once('#') else { continue };
            let page = std::fs::read_to_string(root.join(page)).unwrap_or_default();
            let mut headings = page.lines().filter_map(|line| line.strip_prefix("## "));
            assert!(headings.any(|h| h.to_lowercase().replace(' ', "-") == heading), "there is no {cited}");
            seen += 1;
        }
    }
    assert!(seen > 20, "only {seen} were found: the search is broken");
}
