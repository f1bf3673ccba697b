//! Prints numbers, dates and lists in every language of `tests/corpus/`, for `tests/judge/forms.py`: locale, form, input
//! and output, parted by tabs.
//!
//! `cargo run --example forms | python tests/judge/forms.py`
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a tool for tests: a failure ends it")]

use std::path::Path;

use handbill::text::number_format::DateStyle;

use handbill::text::number_format::Forms;

use handbill::text::number_format::Grouping;

use handbill::text::number_format::ListKind;

use handbill::text::locales;
use handbill::text::number_format::ListWidth;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let files = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    let mut ids: Vec<String> = files
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .map(|p| p.file_stem().unwrap().to_string_lossy().into_owned())
        .chain(["pt-PT", "ar-MA", "es-MX", "fr-CA", "ur-IN"].map(str::to_owned))
        .collect();
    ids.sort();
    for id in ids {
        let identity = locales::identify(&id).unwrap();
        let forms = Forms::new(&identity.id, locales::default_zero(&identity.id));
        for n in ["7", "1500", "15000", "1234567", "2.5"] {
            println!("{id}\tnumber\t{n}\t{}", forms.number(n, Grouping::Auto));
        }
        for date in ["2025-11", "2025-11-03"] {
            for (name, style) in [("long", DateStyle::Long), ("short", DateStyle::Short)] {
                println!("{id}\tdate-{name}\t{date}\t{}", forms.date(date, style));
            }
        }
        for (name, kind) in [("and", ListKind::And), ("or", ListKind::Or), ("unit", ListKind::Unit)] {
            for items in [&["800 1", "x.org"][..], &["233733", "800 1", "x.org"]] {
                let items: Vec<String> = items.iter().map(|s| (*s).to_owned()).collect();
                let (text, _) = forms.list(&items, kind, ListWidth::Wide);
                println!("{id}\tlist-{name}\t{}\t{text}", items.join("|"));
            }
        }
    }
}
