//! What is wrong with a campaign, as data: counted by code, with the place of each error and how to mend it.
//!
//! `cargo run --example findings -- [CAMPAIGN]`; exit code 1 when there is an error.
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::collections::BTreeMap;
use std::process::ExitCode;

use handbill::{Campaign, Findings, Selection, Severity};

fn main() -> ExitCode {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    let findings = look(&folder);

    let mut counts: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for finding in findings.list() {
        *counts.entry((finding.severity, finding.code)).or_default() += 1;
        if finding.severity == Severity::Error {
            let place = finding.place.map_or(folder.clone(), |place| place.to_string());
            println!("{place}: {} [{}]", finding.message, finding.code);
            finding.hints.iter().for_each(|hint| println!("    {hint}"));
        }
    }
    for ((severity, code), count) in counts {
        println!("{severity:?} {code}: {count}");
    }
    ExitCode::from(u8::from(findings.has_errors()))
}

/// All that can be found: in the campaign, in the plan, and on every sheet.
fn look(folder: &str) -> Findings {
    match Campaign::open(folder) {
        Ok(campaign) => match campaign.plan(&Selection::default()) {
            Ok(plan) => plan.check(),
            Err(findings) => findings,
        },
        Err(findings) => findings,
    }
}
