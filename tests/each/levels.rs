//! Each adjustable rule at each level, in the campaign and in the layout; the rules that have none; `--strict`.

use std::path::Path;

use handbill::batch::Selection;
use handbill::diag::{Diagnostic, Severity};
use handbill::rules;
use rayon::prelude::*;

use crate::each::support::{POSTER, SETTINGS, Town, codes, repository, severity, words};

/// What day it is in these runs: so late that a number of 2026 has grown old.
const LATE: i64 = 1_924_992_000;

/// A campaign that breaks a rule, and how it is run.
fn broken(code: &str) -> (Town, Selection) {
    match code {
        "draft-translation" => {
            let town = Town::new().edit("locales/en/locale.toml", "review = \"reviewed\"", "review = \"draft\"");
            (town, Selection::default())
        }
        "evidence-lapsed" => (Town::new(), Selection { today: Some(LATE), ..Selection::default() }),
        _ => {
            let bad = format!("tests/preflight/{code}/bad");
            assert!(repository().join(&bad).is_dir(), "{code} has no campaign that breaks it");
            (Town::of(&["tests/preflight/_base", &bad]), Selection::default())
        }
    }
}

/// The campaign with a level written into one of its files.
fn at(town: Town, file: &str, code: &str, level: &str) -> Town {
    let line = match level {
        "allow" => format!("{code} = {{ level = \"allow\", reason = \"tried in a test\" }}"),
        _ => format!("{code} = \"{level}\""),
    };
    let text = town.text(file);
    match text.contains("[rules]\n") {
        true => town.put(file, text.replacen("[rules]\n", &format!("[rules]\n{line}\n"), 1)),
        false => town.append(file, &format!("[rules]\n{line}")),
    }
}

fn adjustable() -> Vec<&'static str> {
    rules::all().filter(|rule| rule.adjustable).map(|rule| rule.code.name()).collect()
}

const LEVELS: [(&str, Option<Severity>); 3] =
    [("allow", None), ("warn", Some(Severity::Warning)), ("deny", Some(Severity::Error))];

fn expect(town: &Town, selection: &Selection, code: &str, wanted: Option<Severity>, what: &str) -> Result<(), String> {
    let report = town.run(selection);
    let found = severity(&report, code);
    match found == wanted {
        true => Ok(()),
        false => Err(format!("{code} {what}: {found:?} and not {wanted:?}; {:?}", codes(&report))),
    }
}

fn all(outcomes: Vec<Result<(), String>>) {
    let faults: Vec<String> = outcomes.into_iter().filter_map(Result::err).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_adjustable_rule_has_each_level_in_the_campaign() {
    let tried: Vec<_> = adjustable()
        .par_iter()
        .flat_map(|code| {
            let (town, selection) = broken(code);
            let own = rules::find(code).map(|rule| rule.severity);
            let plain = expect(&town, &selection, code, own, "as it is");
            let levels = LEVELS.iter().map(|(level, wanted)| {
                let (town, selection) = broken(code);
                expect(&at(town, SETTINGS, code, level), &selection, code, *wanted, &format!("at {level}"))
            });
            std::iter::once(plain).chain(levels).collect::<Vec<_>>()
        })
        .collect();
    assert!(tried.len() >= 4 * 35);
    all(tried);
}

#[test]
fn each_adjustable_rule_has_each_level_in_a_layout_which_comes_first() {
    let of_sheets = adjustable().into_iter().filter(|code| !OF_TEXTS.contains(code)).collect::<Vec<_>>();
    let tried: Vec<_> = of_sheets
        .par_iter()
        .flat_map(|code| {
            let layouts = LEVELS.iter().map(|(level, wanted)| {
                let (town, selection) = broken(code);
                let what = format!("at {level} in the layout");
                expect(&at(town, POSTER, code, level), &selection, code, *wanted, &what)
            });
            let over = [("deny", "allow", None), ("allow", "deny", Some(Severity::Error))];
            let both = over.iter().map(|(campaign, layout, wanted)| {
                let (town, selection) = broken(code);
                let town = at(at(town, SETTINGS, code, campaign), POSTER, code, layout);
                expect(&town, &selection, code, *wanted, &format!("at {campaign}, and {layout} in the layout"))
            });
            layouts.chain(both).collect::<Vec<_>>()
        })
        .collect();
    all(tried);
}

/// What is said of a language or a text, before there is a layout.
const OF_TEXTS: [&str; 6] =
    ["draft-translation", "lost-letters", "mixed-script", "unfinished-text", "wrong-language", "wrong-script"];

#[test]
fn a_layout_has_no_level_for_what_is_said_of_texts() {
    for code in OF_TEXTS {
        let report = at(Town::new(), POSTER, code, "deny").report();
        let refused = report.diagnostics.iter().find(|d| d.code == "wrong-value").unwrap();
        let message = format!("the rule `{code}` has no level in a layout: it is about the texts of a language");
        assert!(refused.message == message && refused.span.is_some(), "{report:?}");
        assert!(!at(Town::new(), SETTINGS, code, "deny").report().has_errors() || code == "draft-translation");
    }
}

/// A level of one rule is not one of its neighbours'.
#[test]
fn a_level_is_that_of_one_rule() {
    let (town, selection) = broken("outside-safe-area");
    let town = at(town, SETTINGS, "bleed-short", "deny");
    all(vec![expect(&town, &selection, "outside-safe-area", Some(Severity::Warning), "beside another level")]);
}

#[test]
fn a_rule_that_is_not_adjustable_takes_no_level() {
    let fixed: Vec<_> = rules::all().filter(|rule| !rule.adjustable).map(|rule| rule.code.name()).collect();
    // Few at a time: so many findings of one file are told.
    for (file, codes) in [SETTINGS, POSTER].into_iter().flat_map(|file| fixed.chunks(16).map(move |some| (file, some)))
    {
        let report = codes.iter().fold(Town::new(), |town, code| at(town, file, code, "allow")).report();
        for code in codes {
            let always = format!("the rule `{code}` has no level: it is always ");
            let refused = |d: &Diagnostic| d.code == "wrong-value" && d.message.starts_with(&always);
            assert!(report.diagnostics.iter().any(refused), "{file}: {code}");
        }
    }
}

/// Findings of loading, of the plan and of the sheets become errors; notes stay notes.
#[test]
fn strict_makes_every_warning_an_error() {
    let strict = Selection { strict: true, ..Selection::default() };
    let unused = || Town::new().edit(POSTER, "note     note", "note     spare");
    let draft = || broken("draft-translation").0;
    let unread = || Town::new().put("layouts/art/logo.ai", "no picture");
    for (code, town) in [
        ("unused-area", unused()),
        ("draft-translation", draft()),
        ("unread-file", unread()),
        ("outside-safe-area", broken("outside-safe-area").0),
        ("evidence-age", broken("evidence-age").0),
        ("text-contrast-grey", broken("text-contrast-grey").0),
    ] {
        assert_eq!(severity(&town.report(), code), Some(Severity::Warning), "{code}: {:?}", town.codes());
        assert_eq!(severity(&town.run(&strict), code), Some(Severity::Error), "{code}");
    }
    let note = broken("home-printer-margin").0;
    assert_eq!(severity(&note.run(&strict), "home-printer-margin"), Some(Severity::Note));
    // What the campaign has raised to a warning is denied with the rest, and what it allows is not there.
    let raised = at(broken("home-printer-margin").0, SETTINGS, "home-printer-margin", "warn");
    assert_eq!(severity(&raised.run(&strict), "home-printer-margin"), Some(Severity::Error));
    let allowed = at(broken("outside-safe-area").0, SETTINGS, "outside-safe-area", "allow");
    assert_eq!(severity(&allowed.run(&strict), "outside-safe-area"), None);
}

fn files(folder: &Path) -> usize {
    std::fs::read_dir(folder).map_or(0, |entries| entries.flatten().filter(|e| e.path().is_dir()).count())
}

/// Through the command: exit 1, nothing written, the word `error`.
#[test]
fn strict_and_deny_stop_a_build() {
    let args = |more: &'static [&'static str]| [&["build", "poster", "-l", "en"], more].concat();
    let town = broken("outside-safe-area").0;
    let out = town.handbill(&args(&["--strict"]));
    assert_eq!(out.status.code(), Some(1), "{}", words(&out));
    assert!(words(&out).contains("error[outside-safe-area]") && words(&out).contains("nothing was written"));
    assert_eq!(files(&town.path().join("output")), 0);
    let out = town.handbill(&args(&[]));
    assert!(out.status.success() && words(&out).contains("warning[outside-safe-area]"), "{}", words(&out));
    assert_eq!(files(&town.path().join("output")), 1);

    let denied = at(broken("outside-safe-area").0, SETTINGS, "outside-safe-area", "deny");
    let out = denied.handbill(&args(&[]));
    assert_eq!(out.status.code(), Some(1), "{}", words(&out));
    assert_eq!(files(&denied.path().join("output")), 0);

    // A finding of loading stops it too.
    let unused = Town::new().edit(POSTER, "note     note", "note     spare");
    let check = |more: &'static [&'static str]| unused.handbill(&[&["check", "poster", "-l", "en"], more].concat());
    assert!(check(&[]).status.success(), "{}", words(&check(&[])));
    let strict = check(&["--strict"]);
    assert!(strict.status.code() == Some(1) && words(&strict).contains("error[unused-area]"), "{}", words(&strict));
}
