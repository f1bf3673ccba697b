//! `handbill build` and `handbill check`: the same jobs, with and without files at the end.

use std::path::PathBuf;

use super::Global;
use super::output::{Console, campaign};
use crate::diag::Report;
use crate::ink::Ink;
use crate::press::{self, Plan};

/// Which sheets.
#[derive(Debug, clap::Args)]
pub struct Selection {
    /// Layouts by name [default: all]
    #[arg(value_name = "LAYOUT")]
    layouts: Vec<String>,
    /// A locale; may be given several times [default: all]
    #[arg(short, long = "locale", value_name = "LOCALE")]
    locales: Vec<String>,
    /// Whose hotline is printed [default: the campaign's region]
    #[arg(short, long, value_name = "REGION")]
    region: Option<String>,
    /// A paper that the layout knows: A3, A4, Tabloid, Letter … [default: the region's]
    #[arg(long, value_name = "PAPER")]
    paper: Option<String>,
    /// The format rules of a place, by name; may be given several times (`handbill list postings`)
    #[arg(long = "posting", value_name = "NAME")]
    postings: Vec<String>,
    /// Warnings are errors
    #[arg(long)]
    strict: bool,
    /// What the sheets are printed with
    #[arg(long, value_name = "INK", default_value = "colour")]
    ink: Ink,
}

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    selection: Selection,
    /// Where the files go [default: output/ in the campaign]
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// How many jobs run at once [default: one a core]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// Overwrite files that handbill did not make
    #[arg(long)]
    force: bool,
    /// Do not read the finished files back (codes, numbers, texts); `handbill verify` can do it later
    #[arg(long)]
    no_verify: bool,
}

impl Selection {
    fn to_press(&self) -> press::Selection {
        press::Selection {
            layouts: self.layouts.clone(),
            locales: self.locales.clone(),
            region: self.region.clone(),
            paper: self.paper.clone(),
            postings: self.postings.clone(),
            strict: self.strict,
            today: today(),
        }
    }
}

pub fn build(global: &Global, console: &Console, args: &Args) -> bool {
    let mut report = Report::default();
    let Some(campaign) = campaign(global, console, args.selection.ink, &mut report) else { return false };
    let Some(plan) = press::plan(&campaign, &args.selection.to_press(), &mut report) else {
        return console.findings(&report, &campaign.sources);
    };
    tell_skipped(console, &plan);
    let output = args.output.clone().unwrap_or_else(|| campaign.root.join("output"));
    let options = press::Options { force: args.force, verify: !args.no_verify };
    let bar = console.progress(plan.jobs.len());
    let written = with_threads(args.jobs, || {
        press::build(&campaign, &plan, &output, options, &mut report, &|name| {
            bar.set_message(name.to_owned());
            bar.inc(1);
        })
    });
    bar.finish_and_clear();
    let well = console.findings(&report, &campaign.sources);
    match written {
        Some(files) => {
            for file in &files {
                console.detail(&format!("  {file}"));
            }
            console.say(&format!("{} files in {}", files.len(), output.display()));
            if !well {
                console
                    .say("the sheets that the errors are about were not made; files of earlier runs are as they were");
            }
        }
        None => console.say("nothing was written"),
    }
    well
}

pub fn check(global: &Global, console: &Console, selection: &Selection) -> bool {
    let mut report = Report::default();
    let Some(campaign) = campaign(global, console, selection.ink, &mut report) else { return false };
    let Some(plan) = press::plan(&campaign, &selection.to_press(), &mut report) else {
        return console.findings(&report, &campaign.sources);
    };
    tell_skipped(console, &plan);
    let bar = console.progress(plan.jobs.len());
    press::check(&campaign, &plan, &mut report, &|name| {
        bar.set_message(name.to_owned());
        bar.inc(1);
    });
    bar.finish_and_clear();
    let well = console.findings(&report, &campaign.sources);
    if well {
        console.say(&format!("{} sheets checked, {} warnings", plan.jobs.len(), report.warnings()));
    }
    well
}

/// The day of the run, for what cannot have happened yet. Nothing that is written depends on it.
fn today() -> Option<i64> {
    /// November 2026, when this was written: a clock that is behind it is wrong and says nothing.
    const WRITTEN: i64 = 1_793_491_200;
    Some(time::OffsetDateTime::now_utc().unix_timestamp()).filter(|now| *now >= WRITTEN)
}

fn tell_skipped(console: &Console, plan: &Plan) {
    for skipped in &plan.skipped {
        console.say(&format!(
            "skipped: {} in {}, which lacks {}",
            skipped.layout,
            skipped.locale,
            skipped.missing.join(", ")
        ));
    }
}

fn with_threads<T: Send>(jobs: Option<u16>, work: impl FnOnce() -> T + Send) -> T {
    let threads = jobs.map_or(0, usize::from);
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}
