//! The `clairscore` command: parse, run, exit code.

use std::panic;
use std::process::{ExitCode, exit};

use clairscore::cli::Arguments;
use clap::Parser;
use mimalloc::MiMalloc;

/// A page is made of many short texts: with the system's allocator clients' pages took 1.3 times as long to render.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// What a shell says of a program that wrote to a pipe whose reader had gone: 128 + SIGPIPE.
const READER_GONE: i32 = 141;

/// A reader that has seen enough, as `head` has, ends the program without a word: it is no fault of the program.
fn end_where_the_reader_is_gone() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        let said = panic.payload().downcast_ref::<String>();
        if said.is_some_and(|said| said.starts_with("failed printing to stdout: Broken pipe")) {
            exit(READER_GONE);
        }
        usual(panic);
    }));
}

fn main() -> ExitCode {
    end_where_the_reader_is_gone();
    let arguments = Arguments::parse();
    match clairscore::command::run(arguments.verb) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
