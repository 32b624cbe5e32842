//! What can be typed: one `Args` struct per verb.

mod drift;
mod versions;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use drift::{DriftArgs, DriftFormatArg, FailOnArg};
pub use versions::{DiffArgs, MlflowArgs, MlflowVerb, ModelsArgs, PromoteArgs, PushArgs};

/// Credit scoring that explains itself.
///
/// Trains and judges a model, turns every score into a page that an adviser can read aloud, and serves
/// the pages with a JSON scoring API. Start with `clairscore demo`.
#[derive(Debug, Parser)]
#[command(name = "clairscore", version, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Show everything on made-up clients: synth, train, build, serve
    Demo(DemoArgs),
    /// Make up tables in the form of Home Credit's
    Synth(SynthArgs),
    /// Say what a data folder holds, and all that is wrong with it
    Check(CheckArgs),
    /// Train and judge a model, and make it the champion
    Train(TrainArgs),
    /// Say which versions of the model there are, and what was promoted when
    Models(ModelsArgs),
    /// Make a version of the model the champion
    Promote(PromoteArgs),
    /// Say what one version of the model changes against another, and for whom
    Diff(DiffArgs),
    /// Score applications into a file
    Score(ScoreArgs),
    /// Say what a client's page says, in the terminal
    Explain(ExplainArgs),
    /// Say whether one data set is like another, and whether it matters
    Drift(DriftArgs),
    /// Generate the site: a page per client, the model, the drift
    Build(BuildArgs),
    /// Serve the site and the scoring API on this machine
    Serve(ServeArgs),
    /// Send runs to an MLflow server
    Mlflow(MlflowArgs),
}

/// Where the model lies.
#[derive(Debug, Clone, Args)]
pub struct ModelArgs {
    /// Folder of the models: `champion/`, `registry/` and `runs/` lie in it
    #[arg(long, value_name = "DIR", default_value = "model")]
    pub model: PathBuf,
}

/// Where the site is made from and goes to.
#[derive(Debug, Clone, Args)]
pub struct SiteArgs {
    /// Folder of the texts (Markdown) and of site.toml
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub content: PathBuf,
    /// Folder of the theme (templates, strings, assets)
    #[arg(long, value_name = "DIR", default_value = "themes/clairscore")]
    pub theme: PathBuf,
}

/// Show everything on made-up clients.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  clairscore demo --no-serve")]
pub struct DemoArgs {
    /// Made-up clients whose outcome is known
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(200..=5_000_000))]
    pub train_clients: u32,
    /// Made-up clients to score
    #[arg(long, value_name = "N", default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(1..=5_000_000))]
    pub test_clients: u32,
    /// Folder for the made-up tables
    #[arg(long, value_name = "DIR", default_value = "data/demo")]
    pub data: PathBuf,
    /// How the model is trained
    #[arg(long, value_name = "FILE", default_value = "model/recipe.toml")]
    pub recipe: PathBuf,
    /// Folder for the site
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub out: PathBuf,
    /// Port to serve on; 0 takes a free one
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Stop after the build
    #[arg(long)]
    pub no_serve: bool,
    #[command(flatten)]
    #[expect(missing_docs, reason = "a group of arguments that documents itself")]
    pub model: ModelArgs,
    #[command(flatten)]
    #[expect(missing_docs, reason = "a group of arguments that documents itself")]
    pub site: SiteArgs,
}

/// Make up tables in the form of Home Credit's.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  clairscore synth --clients 12000 --test 2000 --seed 7 --out data/made-up --format parquet"
)]
pub struct SynthArgs {
    /// Clients in all, those to score included
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(2..=5_000_000))]
    pub clients: u32,
    /// How many of them go to application_test; Home Credit's share (13.7 %) if not said
    #[arg(long, value_name = "N")]
    pub test: Option<u32>,
    /// Seed of every draw: the same seed makes the same bytes
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Folder for the tables
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Format of the tables
    #[arg(long, value_enum, default_value_t = TableFormatArg::Parquet)]
    pub format: TableFormatArg,
}

/// Formats of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableFormatArg {
    /// Comma-separated values, as Kaggle publishes them
    Csv,
    /// Parquet, smaller and faster to read
    Parquet,
}

/// Say what a data folder holds, and all that is wrong with it.
///
/// Reads all eight tables and goes on after an error, which is the first of its table. Ends with 1 where
/// there is an error, with 0 where there are warnings only.
#[derive(Debug, Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub struct CheckArgs {
    /// Folder with Kaggle's tables (.csv, .csv.gz or .parquet, any mix)
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

const CHECK_EXAMPLES: &str = "Example:
  clairscore check --data data/home-credit
  clairscore check --data data/home-credit --json > check.json

JSON:
  folder, synthetic, tables, absent [{table, consequence}], errors (beside those of tables),
  train_memory_mb, error_count, warning_count, verdict
  a table:  table, file, format (csv, csv.gz, parquet), separator, bytes, rows, owner (the column
            that says whose a row is), owners, rows_per_owner, most_rows_per_owner, columns,
            warnings, notes, error
  a column: name, type (identifier, whole number, number, words), missing, missing_share, least,
            greatest, no_date, distinct, most_frequent, most_frequent_share, warnings
  What does not apply or is not known is null.";

/// Train and judge a model, and make it the champion.
///
/// A champion that stands already stays where the new model costs more on the clients that both learnt from, judged out
/// of fold, or where they cannot be compared: the new one is kept in the registry, to be promoted with a reason, and the
/// exit code is 0 all the same. A champion of made-up clients gives way to what cannot be compared with it.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  clairscore train --data data/home-credit")]
pub struct TrainArgs {
    /// Folder with Kaggle's tables (.csv, .csv.gz or .parquet)
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// How the model is trained
    #[arg(long, value_name = "FILE", default_value = "model/recipe.toml")]
    pub recipe: PathBuf,
    /// Also write fold, outcome, margins and every input of the training rows, for a comparison with
    /// other libraries (personal data: keep it on this machine)
    #[arg(long, value_name = "FILE.parquet")]
    pub export_matrix: Option<PathBuf>,
    /// Leave the champion as it is: the model is kept in the registry
    #[arg(long, conflicts_with = "because")]
    pub no_promote: bool,
    /// Why the model is to be the champion even where it costs more; the site shows it, but for the public one
    #[arg(long, value_name = "TEXT")]
    pub because: Option<String>,
    #[command(flatten)]
    #[expect(missing_docs, reason = "a group of arguments that documents itself")]
    pub model: ModelArgs,
}

/// Score applications into a file.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  clairscore score --data data/home-credit --out scores.csv\n  clairscore score --data data/home-credit --applications new.parquet --out scores.ndjson"
)]
pub struct ScoreArgs {
    /// Folder with Kaggle's tables (.csv, .csv.gz or .parquet)
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// Applications to score, with the columns of application_test; that table if not said
    #[arg(long, value_name = "FILE")]
    pub applications: Option<PathBuf>,
    /// Result: SK_ID_CURR, probability, points, opinion; the extension is the format
    #[arg(long, value_name = "FILE.{csv,parquet,ndjson}")]
    pub out: PathBuf,
    #[command(flatten)]
    #[expect(missing_docs, reason = "a group of arguments that documents itself")]
    pub model: ModelArgs,
}

/// Say what a client's page says, in the terminal: the opinion, the reasons, every value, with bars.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  clairscore explain 100001 --data data/home-credit\n  clairscore explain 100001 --data data/home-credit --json"
)]
pub struct ExplainArgs {
    /// The client's number, in application_test or application_train
    #[arg(value_name = "SK_ID_CURR")]
    pub sk_id_curr: i64,
    /// Folder with Kaggle's tables (.csv, .csv.gz or .parquet)
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// Print the whole report as JSON, in both languages
    #[arg(long)]
    pub json: bool,
    /// Language of the text
    #[arg(long, value_enum, default_value_t = LanguageArg::Fr)]
    pub language: LanguageArg,
    /// Folder of the theme (templates, strings, assets)
    #[arg(long, value_name = "DIR", default_value = "themes/clairscore")]
    pub theme: PathBuf,
    #[command(flatten)]
    #[expect(missing_docs, reason = "a group of arguments that documents itself")]
    pub model: ModelArgs,
}

/// Languages of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LanguageArg {
    /// French
    Fr,
    /// English
    En,
}

/// Who may read a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProfileArg {
    /// Advisers and management
    Internal,
    /// Everyone
    Public,
}

/// Generate the site.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  clairscore build --data data/home-credit --out output")]
pub struct BuildArgs {
    /// Folder with Kaggle's tables (.csv, .csv.gz or .parquet)
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// Folder for the site; replaced as a whole when the new one stands
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub out: PathBuf,
    /// Who may read the site: internal has all pages, public none of a client and no figure that rests on fewer
    /// than 20
    #[arg(long, value_enum, default_value_t = ProfileArg::Internal)]
    pub profile: ProfileArg,
    /// Make the pages of these clients alone, the same to the byte as in a whole build: 100001,100005-100200 or
    /// @FILE
    #[arg(long, value_name = "LIST")]
    pub clients: Option<String>,
    /// Day that the data are of, where it is not the last on which a table changed
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    pub data_date: Option<String>,
    /// What ./test found (docs/EVIDENCE.md), for the slides; evidence.json, where there is one, if not said
    #[arg(long, value_name = "FILE.json")]
    pub evidence: Option<PathBuf>,
    #[command(flatten)]
    #[expect(missing_docs, reason = "a group of arguments that documents itself")]
    pub model: ModelArgs,
    #[command(flatten)]
    #[expect(missing_docs, reason = "a group of arguments that documents itself")]
    pub site: SiteArgs,
}

/// Serve the site and the scoring API on this machine.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  clairscore serve --data data/home-credit --out output --port 8080")]
pub struct ServeArgs {
    /// Folder with the tables of the clients that the API knows by number; without it, the API scores
    /// applications that are sent whole
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Folder of the site
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub out: PathBuf,
    /// Port to serve on; 0 takes a free one
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    #[command(flatten)]
    #[expect(missing_docs, reason = "a group of arguments that documents itself")]
    pub model: ModelArgs,
}

/// A day, as `2026-11-30`.
fn parse_day(text: &str) -> Result<String, String> {
    let parts: Vec<&str> = text.split('-').collect();
    let sizes: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let digits = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let within = |place: usize, most: u32| {
        parts.get(place).and_then(|part| part.parse().ok()).is_some_and(|n: u32| (1..=most).contains(&n))
    };
    if digits && sizes == [4, 2, 2] && within(1, 12) && within(2, 31) {
        return Ok(text.to_owned());
    }
    Err("a day is written as 2026-11-30".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_day_is_taken_for_one() {
        assert!(parse_day("2026-11-30").is_ok());
        for other in ["2026-13-01", "2026-11-00", "30.11.2026", "2026-11-3", "2026-11-30-1", "+026-11-30"] {
            assert!(parse_day(other).is_err(), "{other}");
        }
    }
}
