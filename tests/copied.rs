//! Records that were copied from another country's file: they are said, and honest ones of the same kind are not.

use std::path::Path;

use handbill::batch::{self, Selection};
use handbill::diag::{Report, Sources};
use handbill::load;

fn write(root: &Path, below: &str, text: &str) {
    let path = root.join(below);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// What is doubted of a region's file over the kit, when its wallet card is checked.
fn doubts(region: &str, record: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let settings = format!("name = \"T\"\nregion = \"{region}\"\nversion = \"2026-11\"\n");
    write(folder.path(), "handbill.toml", &settings);
    write(folder.path(), &format!("hotlines/{region}.toml"), record);
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let campaign = load::load(folder.path(), &mut sources, &mut report).unwrap_or_else(|| panic!("{report:?}"));
    let selection =
        Selection { layouts: vec!["wallet-card".to_owned()], locales: vec!["en".to_owned()], ..Selection::default() };
    let plan = batch::plan(&campaign, &selection, &mut report).unwrap();
    batch::check(&campaign, &plan, &mut report, &|_| {});
    let doubts = report.diagnostics.into_iter().filter(|d| d.code == "number-doubtful");
    doubts.map(|d| d.message).collect()
}

fn record(name: &str, emergency: &str, call: &str) -> String {
    format!(
        "name = \"{name}\"\npaper = \"iso\"\n[emergency]\nnumber = \"{emergency}\"\nsource = \"s\"\n[[hotline]]\nid = \"line\"\n\
         name = \"Help Line\"\ncall = \"{call}\"\nhours = \"24/7\"\nsource = \"s\"\nevidence = \"2026-11\"\n"
    )
}

/// Of hotlines/CA.toml and hotlines/US.toml.
const CANADA: &str = "1-833-900-1010";
const STATES: &str = "1-888-373-7888";

#[test]
fn the_number_of_another_country_under_the_same_code() {
    let found = doubts("US", &record("United States", "911", CANADA));
    assert!(matches!(&found[..], [one] if one.contains("hotline of Canada")), "{found:?}");
    for (region, name, call) in [
        ("US", "United States", STATES),
        ("CA", "Canada", CANADA),
        // One state; and a number of nobody else.
        ("PR", "Puerto Rico", STATES),
        ("US-CA", "California", STATES),
    ] {
        let found = doubts(region, &record(name, "911", call));
        assert!(found.is_empty(), "{region} {call}: {found:?}");
    }
    // One of several: the region's own is there too.
    let both = format!(
        "{}[[hotline]]\nid = \"other\"\nname = \"Other Line\"\ncall = \"{CANADA}\"\nsource = \"s\"\nevidence = \"2026-11\"\n",
        record("United States", "911", STATES)
    );
    assert!(doubts("US", &both).is_empty());
}

#[test]
fn a_file_with_the_name_of_another_country() {
    let found = doubts("US", &record("Canada", "911", STATES));
    assert!(matches!(&found[..], [one] if one.contains("another country (CA)")), "{found:?}");
    for (region, name, call) in
        [("US", "United States of America", STATES), ("US", "Our county", STATES), ("US-GA", "Georgia", STATES)]
    {
        assert!(doubts(region, &record(name, "911", call)).is_empty(), "{region} {name}");
    }
}

#[test]
fn numbers_that_are_not_dialled_as_they_are_written() {
    for (region, name, emergency, call, said) in [
        ("IT", "Italy", "112", "0800 290 290", "Bari"),
        ("DE", "Germany", "112", "030 123 456 789 012", "more than 15"),
    ] {
        let found = doubts(region, &record(name, emergency, call));
        assert!(found.iter().any(|message| message.contains(said)), "{call}: {found:?}");
    }
    assert!(doubts("IT", &record("Italy", "112", "800 290 290")).is_empty());
}
