//! `clairscore check`: what a data folder holds, and what is wrong with it.

use std::io::{ErrorKind, Write};

use anyhow::bail;

use super::progress;
use crate::cli::CheckArgs;
use crate::tables::check_folder;

pub(super) fn run(args: &CheckArgs) -> anyhow::Result<()> {
    let spinner = progress::spinner("reading tables");
    let report =
        check_folder(&args.data, &|table| spinner.set_message(format!("reading {}", table.file_stem())));
    spinner.finish_and_clear();
    let text = if args.json { serde_json::to_string_pretty(&report)? } else { report.to_string() };
    match writeln!(std::io::stdout().lock(), "{text}") {
        // Whoever reads on, `head` for one, may have seen enough.
        Err(cause) if cause.kind() == ErrorKind::BrokenPipe => {}
        written => written?,
    }
    if report.error_count > 0 {
        bail!("{}: {}", report.folder, report.verdict);
    }
    Ok(())
}
