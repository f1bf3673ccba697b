//! `handbill build` and `handbill check`: the same jobs, with and without files at the end.

use std::path::{Component, Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::output::{Console, campaign};
use super::{Global, stop};
use crate::batch::{self, Plan};
use crate::diag::{Code, Diagnostic, Report};
use crate::ink::Ink;
use crate::load::campaign::Campaign;
use crate::{disk, load};

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
    let fault = link_out(&campaign, &output).or_else(|| over_parts(&campaign, &output));
    if let Some(fault) = fault {
        report.push(fault);
        console.findings(&report, &campaign.sources);
        console.say("nothing was written");
        return false;
    }
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

/// A fault when the output lies in the campaign and a link takes it elsewhere.
fn link_out(campaign: &Campaign, output: &Path) -> Option<Diagnostic> {
    let full = std::path::absolute(output).ok()?;
    // Folders above the campaign may be links: they are the user's own way to it.
    let inside = full.ancestors().find(|above| above.canonicalize().is_ok_and(|real| real == campaign.root))?;
    let below = full.strip_prefix(inside).ok()?.to_string_lossy().into_owned();
    if !disk::is_below(&below) {
        return None;
    }
    let real = full.ancestors().find_map(|above| above.canonicalize().ok())?;
    let leaves = !real.starts_with(&campaign.root) || dangles(&campaign.root, &below);
    leaves.then(|| {
        let message = format!("{} is a link that leaves the campaign, and is not written through", output.display());
        Diagnostic::new(Code::PathOutside, message).hint("put a folder there, or name the other place with `-o DIR`")
    })
}

/// A fault when sheets would come to lie among the parts of the campaign: in its own folder, or in one that is read.
fn over_parts(campaign: &Campaign, output: &Path) -> Option<Diagnostic> {
    let full = std::path::absolute(output).ok()?;
    // What is not there yet is looked for below what is.
    let there = full.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    let (above, real) = there?;
    let mut place = real;
    for part in full.strip_prefix(above).ok()?.components() {
        match part {
            Component::ParentDir => _ = place.pop(),
            part => place.push(part),
        }
    }
    let below = place.strip_prefix(&campaign.root).ok()?;
    let first = below.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let is_read = |first: &str| load::PARTS.iter().any(|part| part.eq_ignore_ascii_case(first));
    if first.as_deref().is_some_and(|first| !is_read(first)) {
        return None;
    }
    let what = if first.is_some() { "a folder that the campaign is read from" } else { "the campaign's own folder" };
    let message = format!("{} is {what}, and no place for finished sheets", output.display());
    Some(
        Diagnostic::new(Code::OutputOverParts, message)
            .hint("name another with `-o DIR`; without it, output/ is taken"),
    )
}

fn dangles(root: &Path, below: &str) -> bool {
    disk::passes_link(root, below) && root.join(below).canonicalize().is_err()
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
        let what = format!("{} in {}, which lacks {}", skipped.layout, skipped.locale, skipped.missing.join(", "));
        if asked.locales.is_empty() && asked.layouts.is_empty() {
            console.say(&format!("skipped: {what}"));
            continue;
        }
        let hint = format!("write the texts in locales/{}/, or name only what can be made", skipped.locale);
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
