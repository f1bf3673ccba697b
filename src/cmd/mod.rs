//! The command line: one file a subcommand. The only room that prints.

mod build;
mod completions;
mod explain;
mod list;
mod man;
mod new;
mod output;
mod scan;
mod schema;
mod stop;
mod translated;
mod verify;
mod verify_files;
mod verify_strangers;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use output::Console;

/// Posters, hotline cards and flyers that lead people out of human trafficking: every language, ready to print,
/// refused when wrong.
#[derive(Debug, Parser)]
#[command(name = "handbill", version, about, max_term_width = 100)]
#[command(after_help = "Exit code 0: all well; 1: faults found, what they concern was not written; 2: wrong usage.")]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Args)]
struct Global {
    /// The campaign's folder [default: the nearest folder upwards with a handbill.toml]
    #[arg(short = 'C', long = "campaign", value_name = "DIR", global = true)]
    campaign: Option<PathBuf>,
    /// Say only what is wrong
    #[arg(short, long, global = true)]
    quiet: bool,
    /// Name every file and every locale that is skipped
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    verbose: bool,
    /// How findings are printed
    #[arg(long, value_name = "FORMAT", default_value = "human", global = true)]
    message_format: MessageFormat,
    /// When to colour
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    color: When,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum MessageFormat {
    Human,
    /// One JSON object a line and finding
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// One SARIF 2.1.0 log
    Sarif,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make the PDFs
    Build(build::Args),
    /// Look for every fault of the campaign; write nothing
    Check(build::Selection),
    /// Read finished PDFs back: the files of the manifest, their codes, numbers and texts
    Verify(verify::Args),
    /// Do the codes on photographs of posters still lead where the campaign says?
    Scan(scan::Args),
    /// What there is
    List { what: list::What },
    /// What a finding means and how to mend it, or what a key of a TOML file does
    Explain {
        /// The code in brackets, e.g. `text-overflow`, or a key, e.g. `box.extend`
        #[arg(value_name = "CODE|KEY")]
        word: String,
    },
    /// The keys of a kind of TOML file as JSON Schema, for editors
    Schema { file: schema::File },
    /// Record that a translation was made from the English texts as they are now
    Translated(translated::Args),
    /// Start a campaign, a layout or a locale
    #[command(subcommand)]
    New(new::Part),
    /// A script that lets a shell complete commands and options
    Completions { shell: Shell },
    /// The manual as man pages
    Man(man::Args),
}

/// Runs the command that the arguments ask for.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let console = Console::new(&cli.global);
    let well = match cli.command {
        Command::Build(args) => build::build(&cli.global, &console, &args),
        Command::Check(selection) => build::check(&cli.global, &console, &selection),
        Command::Verify(args) => verify::verify(&cli.global, &console, &args),
        Command::Scan(args) => scan::scan(&cli.global, &console, &args),
        Command::List { what } => list::list(&cli.global, &console, what),
        Command::Explain { word } => explain::explain(&console, &word),
        Command::Schema { file } => schema::schema(&console, file),
        Command::Translated(args) => translated::translated(&cli.global, &console, &args),
        Command::Completions { shell } => completions::completions(&console, shell),
        Command::Man(args) => man::man(&console, &args),
        Command::New(part) => new::new(&cli.global, &console, &part),
    };
    if let Some(code) = stop::exit_code() {
        return code;
    }
    if well { ExitCode::SUCCESS } else { ExitCode::from(1) }
}
