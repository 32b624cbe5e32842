//! `clairscore check`: what a data folder holds, and what is wrong with it.

use anyhow::bail;

use super::progress;
use crate::cli::CheckArgs;
use crate::tables::check_folder;

pub(super) fn run(args: &CheckArgs) -> anyhow::Result<()> {
    let spinner = progress::spinner("reading tables");
    let report =
        check_folder(&args.data, &|table| spinner.set_message(format!("reading {}", table.file_stem())));
    spinner.finish_and_clear();
    if args.json {
        println!("{}", serde_json::to_string_pretty(&report)?);
    } else {
        println!("{report}");
    }
    if report.error_count > 0 {
        bail!("{}: {}", report.folder, report.verdict);
    }
    Ok(())
}
