//! Versions of the model: their list, promotion, differences, and the MLflow server that is told of them.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::ModelArgs;

/// Say which versions of the model there are, and what was promoted when.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  clairscore models")]
pub struct ModelsArgs {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    #[expect(missing_docs, reason = "a group of arguments that documents itself")]
    pub model: ModelArgs,
}

/// Make a version of the model the champion.
///
/// Refused where it costs more than the champion on the clients that both learnt from, judged out of fold, or where they
/// cannot be compared, unless a reason is given, which is kept in registry/promotions.ndjson.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  clairscore promote 3f9ac0\n  clairscore promote 3f9ac0 --because \"simpler, and no dearer than chance\""
)]
pub struct PromoteArgs {
    /// The version or the run, or the beginning of its name
    #[arg(value_name = "RUN")]
    pub version: String,
    /// Why it is to be the champion even where it costs more; the site shows it, but for the public one
    #[arg(long, value_name = "TEXT")]
    pub because: Option<String>,
    #[command(flatten)]
    #[expect(missing_docs, reason = "a group of arguments that documents itself")]
    pub model: ModelArgs,
}

/// Say what one version of the model changes against another, and for whom.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  clairscore diff champion 3f9ac0 --data data/home-credit --out changed.csv"
)]
pub struct DiffArgs {
    /// The version before: `champion`, or the beginning of a version's or a run's name
    #[arg(value_name = "A")]
    pub before: String,
    /// The version after
    #[arg(value_name = "B")]
    pub after: String,
    /// Folder with the tables: the clients of application_test are scored by both
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// All clients of whom the opinion changes, with both scores
    #[arg(long, value_name = "FILE.{csv,parquet,ndjson}", requires = "data")]
    pub out: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    #[expect(missing_docs, reason = "a group of arguments that documents itself")]
    pub model: ModelArgs,
}

/// Send runs to an MLflow server.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  clairscore mlflow push 3f2a --uri http://127.0.0.1:5000")]
pub struct MlflowArgs {
    /// What to do.
    #[command(subcommand)]
    pub verb: MlflowVerb,
}

/// What can be done with an MLflow server.
#[derive(Debug, Subcommand)]
pub enum MlflowVerb {
    /// Send what the server does not have of a run yet
    Push(PushArgs),
}

/// Send what the server does not have of a run yet: parameters, metrics, charts, the model. Never a row of a client.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  clairscore mlflow push 3f2a --uri http://127.0.0.1:5000\n  clairscore mlflow push --all\n\nEnvironment: MLFLOW_TRACKING_URI; MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or\nMLFLOW_TRACKING_TOKEN; MLFLOW_TRACKING_SERVER_CERT_PATH"
)]
pub struct PushArgs {
    /// The run: its folder's name under runs/ in the model's folder, or how that begins
    #[arg(value_name = "RUN", required_unless_present = "all", conflicts_with = "all")]
    pub run: Option<String>,
    /// All runs that have a record, the oldest first
    #[arg(long)]
    pub all: bool,
    /// Address of the server; if not said, the one in the recipe that the run was trained by, else
    /// MLFLOW_TRACKING_URI
    #[arg(long, value_name = "URL")]
    pub uri: Option<String>,
    #[command(flatten)]
    #[expect(missing_docs, reason = "a group of arguments that documents itself")]
    pub model: ModelArgs,
}
