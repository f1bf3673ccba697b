//! The library, as a program meets it: what it makes is what `build` makes, and what `build` refuses it refuses.

use std::path::Path;

use handbill::{Campaign, Existing, Ink, PictureError, Selection, Severity};

use crate::each::support::{POSTER, RECORD, Town};

fn open(folder: &Path) -> Campaign {
    Campaign::open_without_kit(folder, Ink::Colour).unwrap()
}

fn codes(findings: &handbill::Findings, severity: Severity) -> Vec<&'static str> {
    findings.list().into_iter().filter(|f| f.severity == severity).map(|f| f.code).collect()
}

#[test]
fn one_sheet_has_the_bytes_of_the_build() {
    let town = Town::new();
    let campaign = open(town.path());
    let plan = campaign.plan(&Selection::default()).unwrap();
    assert!(plan.jobs().len() > 0 && plan.skipped().is_empty());
    let out = tempfile::tempdir().unwrap();
    let built = plan.build(out.path(), Existing::Keep).unwrap();
    assert!(!built.findings.has_errors());
    assert_eq!(built.files.len(), plan.jobs().len());
    for job in plan.jobs() {
        let sheet = job.make().unwrap();
        let place = out.path().join(sheet.path());
        assert!(built.files.contains(&place), "{}", place.display());
        assert_eq!(std::fs::read(place).unwrap(), sheet.pdf(), "{}", job.name());
        assert!(sheet.path().starts_with(&job.locale()) && sheet.path().contains(job.layout()));
        assert!(!sheet.numbers().is_empty() && !sheet.texts().is_empty());
    }
    // The second run finds its own files; a stranger's are kept.
    assert!(plan.build(out.path(), Existing::Keep).is_ok());
    let strange = tempfile::tempdir().unwrap();
    let file = strange.path().join(plan.jobs().next().unwrap().make().unwrap().path());
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, "mine").unwrap();
    let refused = plan.build(strange.path(), Existing::Keep).unwrap_err();
    assert_eq!(codes(&refused, Severity::Error), ["file-conflict"]);
    assert_eq!(std::fs::read(&file).unwrap(), b"mine");
    assert!(plan.build(strange.path(), Existing::Overwrite).is_ok());
}

#[test]
fn what_is_there_is_listed() {
    let campaign = Campaign::open(env!("CARGO_MANIFEST_DIR")).unwrap();
    assert!(campaign.layouts().iter().any(|l| l.id == "venue-poster" && l.papers.contains(&"A3".to_owned())));
    let locales = campaign.locales();
    let arabic = locales.iter().find(|l| l.id == "ar").unwrap();
    assert!(arabic.right_to_left && arabic.english_name == "Arabic" && !arabic.reviewed);
    assert!(locales.iter().any(|l| l.id == "en" && l.reviewed && !l.right_to_left));
    let regions = campaign.regions();
    let region = regions.iter().find(|r| r.id == "US").unwrap();
    assert!(region.emergency == "911" && region.hotlines[0].source.starts_with("https://"));
    assert!(region.hotlines[0].call.is_some());
    assert!(campaign.folder().join("handbill.toml").is_file() && !campaign.name().is_empty());
}

#[test]
fn faults_of_a_campaign_stop_a_sheet_as_they_stop_the_build() {
    // An error that is neither a layout's nor a locale's.
    let town = Town::new().put("layouts/notes.txt", "not read");
    let campaign = open(town.path());
    assert_eq!(codes(&campaign.findings(), Severity::Error), ["stray-file"]);
    let plan = campaign.plan(&Selection::default()).unwrap();
    let out = tempfile::tempdir().unwrap();
    for refused in
        [plan.jobs().next().unwrap().make().unwrap_err(), plan.build(out.path(), Existing::Keep).unwrap_err()]
    {
        assert!(codes(&refused, Severity::Error).contains(&"stray-file"), "{refused}");
    }
    assert!(!out.path().join("manifest.json").exists());
    assert!(plan.check().has_errors());
}

#[test]
fn a_sheet_with_a_fault_of_its_own_is_refused() {
    // A code that is too small to scan is seen when the sheet is made.
    let (wide, small) = ("width = \"44mm\"\nheight = \"44mm\"", "width = \"9mm\"\nheight = \"9mm\"");
    let town = Town::new().edit(POSTER, wide, small);
    let campaign = open(town.path());
    let plan = campaign.plan(&Selection::default()).unwrap();
    let job = plan.jobs().next().unwrap();
    let refused = job.make().unwrap_err();
    let first = refused.list().into_iter().find(|f| f.severity == Severity::Error).unwrap();
    assert_eq!(first.jobs, [job.name()], "{refused}");
    assert_eq!(first.place.as_ref().map(|p| p.file.as_str()), Some(POSTER), "{refused}");
    assert!(!first.hints.is_empty() && refused.json_lines().contains(first.code), "{refused}");
    assert!(format!("{refused:?}").contains(&format!("error[{}]", first.code)));
    // A value is judged like a text of the campaign.
    let town = Town::new();
    let campaign = open(town.path());
    let made = |venue: &str| {
        let plan = campaign.plan(&Selection::default().set("venue", venue)).unwrap();
        plan.jobs().next().unwrap().make()
    };
    assert!(made("Hotel Sunrise").unwrap().texts().contains(&"Hotel Sunrise".to_owned()));
    let refused = made("call 212 555 0100").unwrap_err();
    assert_eq!(codes(&refused, Severity::Error), ["number-not-in-registry"], "{refused}");
}

#[test]
fn strict_sheets_are_refused_for_warnings() {
    let town = Town::new().edit("locales/en/locale.toml", "\"reviewed\"", "\"draft\"");
    let campaign = open(town.path());
    let make = |selection: &Selection| campaign.plan(selection)?.jobs().next().unwrap().make();
    let sheet = make(&Selection::default()).unwrap();
    // What is said of the whole plan is not said of each sheet.
    assert!(codes(sheet.findings(), Severity::Warning).is_empty(), "{:?}", sheet.findings());
    let refused = make(&Selection::default().strict()).unwrap_err();
    assert_eq!(codes(&refused, Severity::Error), ["draft-translation"], "{refused}");
}

#[test]
fn a_selection_says_what_is_wrong_with_it() {
    let town = Town::new();
    let campaign = open(town.path());
    for (selection, code) in [
        (Selection::default().layout("poster-x"), "unknown-layout"),
        (Selection::default().locale("xx"), "unknown-locale"),
        (Selection::default().region("ZZ"), "unknown-region"),
        (Selection::default().paper("A9"), "unknown-paper"),
        (Selection::default().set("venues", "x"), "unknown-value"),
    ] {
        let refused = campaign.plan(&selection).unwrap_err();
        assert_eq!(codes(&refused, Severity::Error), [code], "{refused}");
    }
    let missing = Campaign::open(town.path().join("nowhere")).unwrap_err();
    assert!(missing.has_errors() && !missing.is_empty(), "{missing}");
    // A broken record is told with its place, and stops what prints it.
    let broken = Town::new().edit(RECORD, "source = ", "sauce = ");
    let findings = open(broken.path()).findings();
    let place = findings.list().into_iter().find_map(|f| f.place).unwrap();
    assert!(place.file == RECORD && place.line > 1 && place.column >= 1, "{findings}");
    assert!(place.to_string().starts_with("hotlines/US.toml:"));
}

#[test]
fn pictures_have_the_size_of_the_trim_and_are_bounded() {
    let town = Town::new();
    let campaign = open(town.path());
    let plan = campaign.plan(&Selection::default()).unwrap();
    let sheet = plan.jobs().next().unwrap().make().unwrap();
    let page = sheet.pages()[0];
    let picture = image::load_from_memory(&sheet.picture(0, 36.0).unwrap()).unwrap();
    let side = |at: usize| ((page.trim[at + 2] - page.trim[at]) / 2.0).round() as u32;
    assert_eq!([picture.width(), picture.height()], [side(0), side(1)]);
    // Something is painted on it.
    assert!(picture.to_luma8().pixels().any(|p| p.0[0] < 64));
    let pages = sheet.pages().len();
    assert_eq!(sheet.picture(pages, 36.0), Err(PictureError::NoPage { pages }));
    for dpi in [0.0, 9.9, 601.0, f64::NAN, f64::INFINITY] {
        assert!(matches!(sheet.picture(0, dpi), Err(PictureError::Dpi(_))), "{dpi}");
    }
    assert_eq!(sheet.clone().into_pdf(), sheet.pdf());
    // What `{:?}` prints is for people.
    let shown = format!("{campaign:?} {plan:?} {:?} {sheet:?}", plan.jobs().next().unwrap());
    assert!(shown.len() < 500 && shown.contains(sheet.path()), "{shown}");
}
