//! The table of rules is sorted and complete: every code that the sources use has its row, and what rows and comments cite
//! of `docs/` is there.

use std::path::Path;

use handbill::rules;

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
fn rows_are_sorted_and_kebab_case() {
    let all = rules::all();
    for pair in all.windows(2) {
        assert!(pair[0].code < pair[1].code, "{} before {}", pair[0].code, pair[1].code);
    }
    for rule in all {
        assert!(rule.code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{}", rule.code);
        for sentence in [rule.what, rule.why, rule.mend] {
            assert!(sentence.ends_with('.') && sentence.len() < 160, "{}: {sentence}", rule.code);
        }
    }
}

#[test]
fn every_code_has_a_row() {
    let mut texts = Vec::new();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    // The PDF stage has errors of its own, which are no findings.
    for room in ["cmd", "compose", "load", "preflight", "batch", "resolve", "text", "contact", "verify"] {
        sources(&src.join(room), &mut texts);
    }
    let mut seen = 0;
    for text in &texts {
        for call in ["Diagnostic::new(", "fault(", "fault_hint("] {
            for (at, _) in text.match_indices(call) {
                let rest = text[at + call.len()..].trim_start();
                let Some(code) = rest.strip_prefix('"').and_then(|r| r.split('"').next()) else { continue };
                assert!(rules::find(code).is_some(), "no rule is called {code}");
                seen += 1;
            }
        }
    }
    assert!(seen > 50, "only {seen} uses were found: the search is broken");
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
