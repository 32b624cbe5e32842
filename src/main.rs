//! The `clairscore` command: parse, run, exit code.

use std::process::ExitCode;

use clap::Parser;
use clairscore::cli::Arguments;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match clairscore::command::run(arguments.verb) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
