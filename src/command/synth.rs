//! `clairscore synth`: makes up tables.

use std::path::Path;

use anyhow::bail;

use super::progress;
use crate::cli::{SynthArgs, TableFormatArg};
use crate::tables::{SynthPlan, TableFormat, write_synthetic};

/// Home Credit's share of clients whose outcome is not known: 48,744 of 356,255.
const TEST_SHARE: f64 = 48_744.0 / 356_255.0;

pub(super) fn run(args: &SynthArgs) -> anyhow::Result<()> {
    let clients = args.clients as usize;
    let test =
        args.test.map_or_else(|| ((clients as f64 * TEST_SHARE).round() as usize).max(1), |n| n as usize);
    if test >= clients {
        bail!("--test {test} leaves no client to learn from; it must be below --clients {clients}");
    }
    let format = match args.format {
        TableFormatArg::Csv => TableFormat::Csv,
        TableFormatArg::Parquet => TableFormat::Parquet,
    };
    make_up(&SynthPlan { train: clients - test, test, seed: args.seed, format }, &args.out)
}

/// Writes the tables of a plan and says what was written.
pub(super) fn make_up(plan: &SynthPlan, folder: &Path) -> anyhow::Result<()> {
    let bar = progress::bar(plan.train + plan.test, "making up clients");
    let summary = write_synthetic(plan, folder, &|clients| bar.inc(clients))?;
    progress::done(&bar, &format!("{} made-up clients", plan.train + plan.test));
    println!(
        "{}: {} + {} applications, {} credits elsewhere with {} monthly balances, {} earlier applications with \
         {} months of loans, {} months of cards and {} payments",
        folder.display(),
        summary.application_train,
        summary.application_test,
        summary.bureau,
        summary.bureau_balance,
        summary.previous_application,
        summary.pos_cash_balance,
        summary.credit_card_balance,
        summary.installments_payments
    );
    Ok(())
}
