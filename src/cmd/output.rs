//! Where words go: results to standard output, findings and progress to standard error.

use std::io::{IsTerminal, Write};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Global, MessageFormat, When};
use crate::diag::{Code, Diagnostic, Report, Sources, render};
use crate::ink::Ink;
use crate::load::campaign::Campaign;
use crate::load::files::kit::Kit;

/// What the global options say about printing.
#[derive(Debug)]
pub struct Console {
    quiet: bool,
    verbose: bool,
    format: MessageFormat,
    color: bool,
    /// The campaign's folder as seen from here, with a slash; empty when it is here or above.
    base: String,
}

fn base(global: &Global) -> String {
    let Some(folder) = &global.campaign else { return String::new() };
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let (Ok(here), Ok(there)) = (here, folder.canonicalize()) else { return String::new() };
    match there.strip_prefix(&here) {
        Ok(below) if below.as_os_str().is_empty() => String::new(),
        Ok(below) => below.components().map(|c| format!("{}/", c.as_os_str().display())).collect(),
        Err(_) => String::new(),
    }
}

impl Console {
    pub fn new(global: &Global) -> Self {
        let color = match global.color {
            When::Always => true,
            When::Never => false,
            When::Auto => std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
        };
        Self { quiet: global.quiet, verbose: global.verbose, format: global.message_format, color, base: base(global) }
    }

    /// Findings go to a program: standard output is theirs.
    fn for_programs(&self) -> bool {
        self.format != MessageFormat::Human
    }

    /// A result that was asked for. A closed pipe is no fault of ours.
    pub fn result(&self, line: &str) {
        let _ = writeln!(std::io::stdout(), "{line}");
    }

    /// A word on the way; not with `--quiet`, and not between lines for a program.
    pub fn say(&self, line: &str) {
        if !self.quiet && !self.for_programs() {
            let _ = writeln!(std::io::stderr(), "{line}");
        }
    }

    /// A word that is needed with `--quiet` too.
    pub fn insist(&self, line: &str) {
        let _ = writeln!(std::io::stderr(), "{line}");
    }

    pub fn detail(&self, line: &str) {
        if self.verbose {
            self.say(line);
        }
    }

    /// Prints the findings; true when none of them is an error.
    pub fn findings(&self, report: &Report, sources: &Sources) -> bool {
        let options = render::Options { color: self.color, width: 0 };
        let text = match self.format {
            MessageFormat::Human => render::human(report, sources, options),
            MessageFormat::Json => render::json_lines(report, sources),
            MessageFormat::Github => render::github(report, sources, &self.base),
            MessageFormat::Sarif => render::sarif(report, sources, &self.base),
        };
        let _ = if self.for_programs() {
            std::io::stdout().write_all(text.as_bytes())
        } else {
            std::io::stderr().write_all(text.as_bytes())
        };
        !report.has_errors()
    }

    /// A fault of the command itself, without a place in a file.
    pub fn fault(&self, diagnostic: Diagnostic) -> bool {
        let mut report = Report::default();
        report.push(diagnostic);
        self.findings(&report, &Sources::default())
    }

    pub fn progress(&self, jobs: usize) -> ProgressBar {
        let bar = ProgressBar::new(jobs as u64);
        if self.quiet || self.for_programs() || !std::io::stderr().is_terminal() {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        }
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
            bar.set_style(style);
        }
        bar
    }
}

/// The campaign that the options name, or the nearest one upwards; findings are printed here when it cannot be read.
pub fn campaign(global: &Global, console: &Console, ink: Ink, report: &mut Report) -> Option<Campaign> {
    let root = match &global.campaign {
        Some(dir) => Some(dir.clone()),
        None => std::env::current_dir().ok().and_then(|here| crate::load::find_root(&here)),
    };
    let Some(root) = root else {
        console.fault(
            Diagnostic::new(Code::NoCampaign, "there is no handbill.toml in this folder or in one above it")
                .hint("start one with `handbill new campaign my-town`, or name one with `-C DIR`"),
        );
        return None;
    };
    let mut sources = Sources::default();
    let campaign = crate::load::load_edition(Kit::embedded(), &root, ink, &mut sources, report);
    if campaign.is_none() {
        console.findings(report, &sources);
    }
    campaign
}
