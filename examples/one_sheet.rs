//! One sheet of a campaign as PDF, and its first page as a picture.
//!
//! `cargo run --example one_sheet -- [CAMPAIGN] [LAYOUT] [LOCALE]` writes `target/one-sheet/ar/venue-poster.pdf` and `.png`.
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::error::Error;
use std::path::Path;

use handbill::{Campaign, Selection};

fn main() -> Result<(), Box<dyn Error>> {
    let mut asked = std::env::args().skip(1);
    let mut next = |otherwise: &str| asked.next().unwrap_or_else(|| otherwise.to_owned());
    let campaign = Campaign::open(next("."))?;
    let selection = Selection::default().layout(next("venue-poster")).locale(next("ar"));

    for job in campaign.plan(&selection)?.jobs() {
        let sheet = job.make()?;
        let place = Path::new("target/one-sheet").join(sheet.path());
        std::fs::create_dir_all(place.parent().unwrap_or(&place))?;
        std::fs::write(&place, sheet.pdf())?;
        std::fs::write(place.with_extension("png"), sheet.picture(0, 60.0)?)?;

        let [width, height] = sheet.pages()[0].media;
        println!("{}: {width} × {height} pt, numbers {:?}, codes {:?}", job.name(), sheet.numbers(), sheet.codes());
        println!("written to {}", place.display());
    }
    Ok(())
}
