//! A sheet for each place where one is to hang: the same poster, with the name of the place in its small print.
//!
//! `cargo run --example own_values -- OUT [LOCALES] < places.txt`, a name a line, writes `OUT/001/en/venue-poster.pdf` and so on.
//! Without a list on standard input it takes two hotels. The campaign is opened once, so that fonts are read once.
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::error::Error;
use std::io::{IsTerminal, Read};
use std::path::PathBuf;

use handbill::{Campaign, Selection};

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/own-values".to_owned()));
    let locales = std::env::args().nth(2).unwrap_or_else(|| "en,es".to_owned());
    let places = places()?;

    let campaign = Campaign::open(".")?;
    for (at, place) in places.iter().enumerate() {
        let selection = Selection::default().layout("venue-poster").set("venue", place);
        let selection = locales.split(',').fold(selection, Selection::locale);
        let plan = campaign.plan(&selection)?;
        for job in plan.jobs() {
            let sheet = job.make()?;
            let file = out.join(format!("{:03}", at + 1)).join(sheet.path());
            std::fs::create_dir_all(file.parent().unwrap_or(&file))?;
            std::fs::write(file, sheet.pdf())?;
        }
        println!("{place}: {} sheets", plan.jobs().len());
    }
    Ok(())
}

fn places() -> std::io::Result<Vec<String>> {
    let mut text = String::new();
    if !std::io::stdin().is_terminal() {
        std::io::stdin().read_to_string(&mut text)?;
    }
    if text.trim().is_empty() {
        text = "Hotel Sunrise\nHarbour Inn".to_owned();
    }
    Ok(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
}
