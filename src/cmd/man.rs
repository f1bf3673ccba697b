//! `handbill man [DIR]`: the manual in roff, one page to standard output or a page a command into a folder.

use std::path::{Path, PathBuf};

use clap::CommandFactory;

use super::Cli;
use super::output::Console;
use crate::diag::{Code, Diagnostic};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where a page for each command goes: `handbill.1`, `handbill-build.1` … [default: the first to standard output]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

pub fn man(console: &Console, args: &Args) -> bool {
    let written = match &args.folder {
        Some(folder) => pages(folder),
        None => {
            let mut page = Vec::new();
            let rendered = clap_mangen::Man::new(Cli::command()).render(&mut page);
            rendered.map(|()| console.result(String::from_utf8_lossy(&page).trim_end()))
        }
    };
    match (written, &args.folder) {
        (Err(e), Some(folder)) => {
            let message = format!("{} cannot be written: {e}", folder.display());
            console.fault(Diagnostic::new(Code::OutputUnwritable, message).hint("name a folder where you may write"))
        }
        (written, _) => written.is_ok(),
    }
}

fn pages(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    clap_mangen::generate_to(Cli::command(), folder)
}
