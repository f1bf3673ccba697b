//! `handbill completions SHELL`: what a shell needs to complete commands and options.

use clap::CommandFactory;
use clap_complete::Shell;

use super::Cli;
use super::output::Console;

pub fn completions(console: &Console, shell: Shell) -> bool {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "handbill", &mut script);
    console.result(String::from_utf8_lossy(&script).trim_end());
    true
}
