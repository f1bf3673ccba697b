//! Each row of the rule table is raised by a campaign, a sheet or a command, and near-missed by its twin.
//!
//! `tests/bad` and `tests/preflight` hold campaigns of their own (`bad_cases` and `preflight` run them); what is in neither
//! is here. A row that nothing raises fails by name.

mod cases;
mod making;

use std::collections::BTreeSet;
use std::panic::catch_unwind;

use handbill::compose::typeset::Typesetter;
use handbill::diag::Report;
use handbill::preflight::Options;
use handbill::rules;
use rayon::prelude::*;

use crate::each::support::{POSTER, Town, repository, why};
use cases::CASES;
use making::{Codes, finished};

/// What no campaign, sheet or command can raise, and the test that raises it by hand.
const BY_HAND: [(&str, &str); 5] = [
    ("output-over-parts", "records"),
    ("pdf-not-written", "pdf_write"),
    ("retired-number", "records"),
    ("stale-number", "records"),
    ("stale-sheet", "records"),
];

#[test]
fn each_case_raises_its_code_and_its_twin_does_not() {
    let faults: Vec<String> = CASES
        .par_iter()
        .flat_map(|(code, raise, twin)| {
            let run = |case: &fn() -> Codes| {
                catch_unwind(case).unwrap_or_else(|e| vec![format!("the case itself failed: {}", why(e))])
            };
            let (raised, missed) = (run(raise), run(twin));
            let mut faults = Vec::new();
            if !raised.iter().any(|c| c == code) {
                faults.push(format!("{code} is not raised: {raised:?}"));
            }
            if missed.iter().any(|c| c == code || c.contains("failed")) {
                faults.push(format!("{code} is raised by its twin too: {missed:?}"));
            }
            faults
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The codes that a folder of cases says in its `expected.txt`.
fn of_folders(folder: &str, out: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(repository().join(folder)).unwrap().flatten() {
        let Ok(text) = std::fs::read_to_string(entry.path().join("expected.txt")) else { continue };
        let lines = text.split("---").next().unwrap().lines();
        out.extend(lines.flat_map(str::split_whitespace).map(str::to_owned));
    }
}

#[test]
fn every_code_of_the_table_is_raised_somewhere() {
    let mut raised = BTreeSet::new();
    of_folders("tests/bad", &mut raised);
    of_folders("tests/preflight", &mut raised);
    let folders = raised.len();
    raised.extend(CASES.iter().map(|(code, ..)| (*code).to_owned()));
    for (code, test) in BY_HAND {
        let text = std::fs::read_to_string(repository().join(format!("tests/{test}.rs"))).unwrap();
        assert!(text.contains(code) || code == "pdf-not-written", "{test} does not raise {code}");
        raised.insert(code.to_owned());
    }
    assert!(folders > 90, "the search is broken: {folders}");
    let missing: Vec<&str> = rules::all().map(|r| r.code.name()).filter(|code| !raised.contains(*code)).collect();
    assert!(missing.is_empty(), "no case raises {missing:?}");
    for (code, ..) in CASES {
        assert!(rules::find(code).is_some(), "{code} is no row of the table");
    }
}

/// Each severity of the table is the one that its finding has.
#[test]
fn findings_have_the_severity_of_their_row() {
    let sheet = Town::new().append(POSTER, "[[box]]\ntext = \"note\"\narea = \"note\"\n").report();
    for finding in &sheet.diagnostics {
        assert_eq!(finding.severity, rules::find(finding.code.name()).unwrap().severity, "{finding:?}");
    }
    assert!(sheet.diagnostics.iter().any(|d| d.code == "text-overlap"), "{sheet:?}");
    let made = finished();
    let mut report = Report::default();
    let again =
        crate::stages::scene(&made.made.campaign, &made.made.wording, &mut Typesetter::default(), &mut report).unwrap();
    assert!(made.made.judged(&again, &Options::default()).diagnostics.is_empty());
}
