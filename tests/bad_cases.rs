//! Every folder below `tests/bad` is a campaign with one mistake, laid over `tests/bad/_base`, and says in `expected.txt`
//! what must come of it: first each finding as `code file:line:column`, then, after `---`, what the report must contain.
//!
//! `BLESS=1 cargo test --test main bad_cases::` writes the first part anew.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use handbill::diag::render::{self, Options};
use handbill::diag::{Report, Sources};
use handbill::load;
use handbill::load::files::kit::Kit;
use handbill::resolve;
use handbill::resolve::wording::Job;
use handbill::rules;

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Load, then resolve every layout in every locale that has its texts.
fn run(root: &Path, sources: &mut Sources, report: &mut Report) -> usize {
    let Some(campaign) = load::load_edition(Kit::none(), root, handbill::ink::Ink::default(), sources, report) else {
        return 0;
    };
    let mut made = 0;
    for layout in campaign.layouts.values() {
        if let Some(en) = campaign.locales.get("en") {
            resolve::check_layout(layout, en, report);
        }
        for locale in campaign.locales.values().filter(|l| resolve::missing(layout, l).is_empty()) {
            for region in campaign.regions.values() {
                let job = Job::new(&campaign, layout, locale, region, None, report);
                made += usize::from(job.and_then(|job| resolve::resolve(&campaign, &job, report)).is_some());
            }
        }
    }
    made
}

fn listed(report: &Report, sources: &Sources) -> String {
    let mut out = String::new();
    for finding in render::findings(report, sources) {
        let diagnostic = finding.diagnostic;
        assert!(rules::find(diagnostic.code.name()).is_some(), "no rule is called {}", diagnostic.code);
        let place = diagnostic.span.and_then(|span| {
            let (line, column) = sources.line_col(span.source, span.start)?;
            Some(format!("{}:{line}:{column}", sources.get(span.source)?.name))
        });
        writeln!(out, "{} {}", diagnostic.code, place.as_deref().unwrap_or("-")).unwrap();
    }
    out
}

/// The findings of a case, each as `code file:line:column`.
pub fn found(folder: &Path) -> String {
    let scratch = tempfile::tempdir().unwrap();
    copy(&folder.parent().unwrap().join("_base"), scratch.path());
    copy(folder, scratch.path());
    let (mut sources, mut report) = (Sources::default(), Report::default());
    run(scratch.path(), &mut sources, &mut report);
    listed(&report, &sources)
}

fn case(folder: &Path) -> Result<(), String> {
    let bad = folder.parent().unwrap();
    let scratch = tempfile::tempdir().unwrap();
    copy(&bad.join("_base"), scratch.path());
    copy(folder, scratch.path());
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let made = run(scratch.path(), &mut sources, &mut report);
    let found = listed(&report, &sources);
    let text = render::human(&report, &sources, Options::default());
    assert_eq!(render::json_lines(&report, &sources).lines().count(), found.lines().count());

    let file = folder.join("expected.txt");
    let expected = std::fs::read_to_string(&file).unwrap();
    let (places, words) = expected.split_once("---\n").unwrap();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, format!("{found}---\n{words}")).unwrap();
    } else if places != found {
        return Err(format!("expected\n{places}found\n{found}\n{text}"));
    }
    if let Some(word) = words.lines().find(|word| !text.contains(word)) {
        return Err(format!("the report lacks {word:?}\n{text}"));
    }
    if report.has_errors() && text.lines().last().is_none_or(|l| !l.contains("error")) {
        return Err("the report does not count its errors".to_owned());
    }
    if !report.has_errors() && made == 0 {
        return Err("nothing was made".to_owned());
    }
    Ok(())
}

#[test]
fn every_mistake_is_named_at_its_place() {
    let bad = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(&bad).unwrap().flatten().map(|e| e.path()).collect();
    folders.sort();
    let mut failed = String::new();
    for folder in folders.iter().filter(|f| !f.ends_with("_base")) {
        if let Err(why) = case(folder) {
            writeln!(failed, "==== {}\n{why}", folder.file_name().unwrap().display()).unwrap();
        }
    }
    assert!(failed.is_empty(), "{failed}");
}

#[cfg(unix)]
#[test]
fn links_that_leave_the_campaign_are_refused() {
    let scratch = tempfile::tempdir().unwrap();
    let root = scratch.path().join("campaign");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad/_base"), &root);
    std::fs::write(scratch.path().join("secret.ftl"), "secret = x\n").unwrap();
    std::os::unix::fs::symlink(scratch.path().join("secret.ftl"), root.join("locales/en/secret.ftl")).unwrap();
    std::os::unix::fs::symlink("/", root.join("layouts/all")).unwrap();
    std::os::unix::fs::symlink("en", root.join("locales/en-GB")).unwrap();
    let (mut sources, mut report) = (Sources::default(), Report::default());
    run(&root, &mut sources, &mut report);
    let codes: Vec<&str> = report.diagnostics.iter().map(|d| d.code.name()).collect();
    assert_eq!(codes, ["path-outside"; 3]);
}
