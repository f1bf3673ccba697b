//! `handbill build` and `handbill check`: the same jobs, with and without files at the end.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::output::{Console, campaign};
use super::{Global, stop};
use crate::batch::{self, Lack, Plan, so_many};
use crate::diag::{Code, Diagnostic, Report};
use crate::ink::Ink;
use crate::load::campaign::Campaign;

/// Which sheets.
#[derive(Debug, clap::Args)]
pub struct Selection {
    /// Layouts by name [default: all]
    #[arg(value_name = "LAYOUT")]
    layouts: Vec<String>,
    /// A locale, or several for one sheet, `en+es`; may be given several times [default: all]
    #[arg(short, long = "locale", value_name = "LOCALE")]
    locales: Vec<String>,
    /// Whose hotline is printed [default: the campaign's region]
    #[arg(short, long, value_name = "REGION")]
    region: Option<String>,
    /// A paper that the layout knows: A3, A4, Tabloid, Letter … [default: the region's]
    #[arg(long, value_name = "PAPER")]
    paper: Option<String>,
    /// A value for this run: `venue=Hotel Sunrise`, or one of `[values]`; may be given several times
    #[arg(long = "set", value_name = "NAME=VALUE", value_parser = pair)]
    set: Vec<(String, String)>,
    /// The format rules of a place, by name; may be given several times (`handbill list postings`)
    #[arg(long = "posting", value_name = "NAME")]
    postings: Vec<String>,
    /// Warnings are errors
    #[arg(long)]
    strict: bool,
    /// What the sheets are printed with
    #[arg(long, value_name = "INK", default_value = "colour", value_parser = inks())]
    ink: Ink,
}

/// `NAME=VALUE`
fn pair(written: &str) -> Result<(String, String), String> {
    let (name, value) = written.split_once('=').ok_or("write NAME=VALUE, e.g. venue=\"Hotel Sunrise\"")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

fn inks() -> impl TypedValueParser<Value = Ink> {
    let purpose = |ink| match ink {
        Ink::Colour => "RGB, for office printers and screens: PDF/UA-1 and PDF/A-2a",
        Ink::Grey => "Black toner only: PDF/UA-1 and PDF/A-2a, nothing but DeviceGray",
        Ink::Cmyk => "For a print shop: PDF/X-4 for coated paper (FOGRA39), with bleed and marks",
    };
    let values = Ink::ALL.map(|ink| PossibleValue::new(ink.name()).help(purpose(ink)));
    // The names are the inks' own: each is found.
    PossibleValuesParser::new(values).map(|name| Ink::named(&name).unwrap_or_default())
}

/// The date that reproducible builds agree on (<https://reproducible-builds.org/specs/source-date-epoch/>).
fn source_date_epoch() -> Option<i64> {
    std::env::var("SOURCE_DATE_EPOCH").ok()?.trim().parse().ok()
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
    fn to_batch(&self) -> batch::Selection {
        batch::Selection {
            layouts: self.layouts.clone(),
            locales: self.locales.clone(),
            region: self.region.clone(),
            paper: self.paper.clone(),
            set: self.set.clone(),
            postings: self.postings.clone(),
            strict: self.strict,
            today: today(),
            epoch: source_date_epoch(),
        }
    }
}

pub fn build(global: &Global, console: &Console, args: &Args) -> bool {
    stop::watch();
    let mut report = Report::default();
    let Some(campaign) = campaign(global, console, args.selection.ink, &mut report) else { return false };
    let Some(plan) = plan(&campaign, &args.selection, console, &mut report) else { return false };
    let output = args.output.clone().unwrap_or_else(|| campaign.root.join("output"));
    let busy = stop::Busy::new();
    let options = batch::Options { force: args.force, verify: !args.no_verify, stop: Some(busy.flag()) };
    let bar = console.progress(plan.jobs.len());
    let written = with_threads(args.jobs, || {
        batch::build(&campaign, &plan, &output, options, &mut report, &|name| {
            bar.set_message(name.to_owned());
            bar.inc(1);
        })
    });
    bar.finish_and_clear();
    drop(busy);
    tell_skipped(console, &plan, &args.selection, &mut report);
    if written.as_ref().is_some_and(Vec::is_empty) && !report.has_errors() {
        report.push(Diagnostic::new(Code::NoJobs, "there is nothing to make"));
    }
    let well = console.findings(&report, &campaign.sources);
    match written {
        // A sheet that could not be made keeps none of the others back.
        Some(files) if !files.is_empty() => {
            for file in &files {
                console.detail(&format!("  {file}"));
            }
            console.say(&format!("{} files in {}", files.len(), output.display()));
            if args.no_verify {
                console.insist(
                    "--no-verify: the sheets were not read back; run `handbill verify` before they are printed",
                );
            }
            if !well {
                console
                    .say("the sheets that the errors are about were not made; files of earlier runs are as they were");
            }
        }
        _ if stop::was_asked() => console.say("stopped: nothing was written"),
        _ => console.say("nothing was written"),
    }
    well
}

/// The jobs; without any, there is an error to tell.
fn plan(campaign: &Campaign, selection: &Selection, console: &Console, report: &mut Report) -> Option<Plan> {
    let plan = batch::plan(campaign, &selection.to_batch(), report);
    if plan.is_none() {
        if !report.has_errors() {
            report.push(Diagnostic::new(Code::NoJobs, "there is nothing to make"));
        }
        console.findings(report, &campaign.sources);
        console.say("nothing was written");
    }
    plan
}

pub fn check(global: &Global, console: &Console, selection: &Selection) -> bool {
    let mut report = Report::default();
    let Some(campaign) = campaign(global, console, selection.ink, &mut report) else { return false };
    let Some(plan) = plan(&campaign, selection, console, &mut report) else { return false };
    let bar = console.progress(plan.jobs.len());
    batch::check(&campaign, &plan, &mut report, &|name| {
        bar.set_message(name.to_owned());
        bar.inc(1);
    });
    bar.finish_and_clear();
    tell_skipped(console, &plan, selection, &mut report);
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

/// What was asked for by name is missed: an error. The rest is said.
fn tell_skipped(console: &Console, plan: &Plan, asked: &Selection, report: &mut Report) {
    for skipped in &plan.skipped {
        let (layout, locale) = (&skipped.layout, &skipped.locale);
        let (what, hint) = match &skipped.lack {
            Lack::Texts(ids) => (
                format!("{layout} in {locale}, which lacks {}", ids.join(", ")),
                format!("write the texts in locales/{locale}/, or name only what can be made"),
            ),
            Lack::Values(names) => (
                format!("{layout}, for which the campaign lacks {}", names.join(", ")),
                "write them into `[values]` of handbill.toml, or give them with `--set NAME=VALUE`".to_owned(),
            ),
            Lack::Languages(least, most) => (
                format!("{layout}, which is for {}", so_many(*least, *most)),
                "name them with `-l en+es`, or write `locales = [\"en+es\"]` into handbill.toml".to_owned(),
            ),
        };
        // A language was asked for by its texts; what a design needs besides is its own.
        let named = match skipped.lack {
            Lack::Texts(_) => !asked.locales.is_empty() || !asked.layouts.is_empty(),
            Lack::Values(_) | Lack::Languages(..) => !asked.layouts.is_empty(),
        };
        if !named {
            console.say(&format!("skipped: {what}"));
            continue;
        }
        report.push(Diagnostic::new(Code::SkippedSheet, format!("skipped: {what}")).hint(hint));
    }
}

fn with_threads<T: Send>(jobs: Option<u16>, work: impl FnOnce() -> T + Send) -> T {
    let threads = jobs.map_or(0, usize::from);
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}
