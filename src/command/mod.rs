//! One file per verb: from what was typed to what is done.

mod build;
mod check;
mod chosen;
mod clients;
mod demo;
mod diff;
mod drift;
mod drift_model;
mod evidence;
mod explain;
mod keep;
mod mlflow;
mod mlflow_record;
mod models;
mod past_clients;
mod progress;
mod promote;
mod promotion;
mod registered;
mod run_record;
mod score;
mod serve;
mod stamp;
mod synth;
mod train;
mod training_progress;
mod training_summary;

pub use past_clients::{read_past_clients, read_past_clients_with_values};

use std::process::ExitCode;

use crate::cli::Verb;

/// Does what was asked; the error says what went wrong, where, and what helps.
pub fn run(verb: Verb) -> anyhow::Result<ExitCode> {
    match verb {
        Verb::Drift(args) => return drift::run(&args),
        Verb::Demo(args) => demo::run(&args),
        Verb::Synth(args) => synth::run(&args),
        Verb::Train(args) => train::run(&args),
        Verb::Check(args) => check::run(&args),
        Verb::Models(args) => models::run(&args),
        Verb::Promote(args) => promote::run(&args),
        Verb::Diff(args) => diff::run(&args),
        Verb::Score(args) => score::run(&args),
        Verb::Explain(args) => explain::run(&args),
        Verb::Build(args) => build::run(&args),
        Verb::Serve(args) => serve::run(&args),
        Verb::Mlflow(args) => mlflow::run(&args),
    }?;
    Ok(ExitCode::SUCCESS)
}
