//! Arguments in, exit code out: 0 all well, 1 faults found, 2 wrong usage.

use std::process::ExitCode;

fn main() -> ExitCode {
    handbill::main()
}
