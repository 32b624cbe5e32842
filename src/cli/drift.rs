//! Drift: what is compared, what is told, and what fails.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{LanguageArg, ModelArgs};

/// Say whether one data set is like another, and whether it matters.
///
/// Two files of any columns (.csv, .csv.gz or .parquet), or the clients of a data folder beside those that the model
/// learnt from. The verdicts are those of Evidently 0.7.23 on the same files; the report says more.
#[derive(Debug, Args)]
#[command(after_help = DRIFT_EXAMPLES)]
pub struct DriftArgs {
    /// Data that others are compared with
    #[arg(long, value_name = "FILE", requires = "current", required_unless_present = "data")]
    pub reference: Option<PathBuf>,
    /// Data that are looked at
    #[arg(long, value_name = "FILE", requires = "reference")]
    pub current: Option<PathBuf>,
    /// Folder with Kaggle's tables: application_test beside application_train, features and scores of the model
    /// with them
    #[arg(long, value_name = "DIR", conflicts_with_all = ["reference", "current", "importance"])]
    pub data: Option<PathBuf>,
    /// Tests and thresholds, by the names of Evidently's DataDriftPreset
    #[arg(long, value_name = "FILE.toml")]
    pub config: Option<PathBuf>,
    /// How much each column counts for a model: a file with the columns `column` and `importance`
    #[arg(long, value_name = "FILE.{csv,parquet}")]
    pub importance: Option<PathBuf>,
    /// Form of the report
    #[arg(long, value_enum, default_value_t = DriftFormatArg::Html)]
    pub format: DriftFormatArg,
    /// The report
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Language of the HTML
    #[arg(long, value_enum, default_value_t = LanguageArg::Fr)]
    pub language: LanguageArg,
    /// End with 3 where the data set drifts by Evidently's verdict, or where what matters to the model moves
    #[arg(long, value_enum, default_value_t = FailOnArg::None)]
    pub fail_on: FailOnArg,
    /// Also write the verdict for a program to read
    #[arg(long, value_name = "FILE.json")]
    pub alert: Option<PathBuf>,
    /// Folder that keeps a short record of every check, and history.html over all of them
    #[arg(long, value_name = "DIR")]
    pub history: Option<PathBuf>,
    /// What the record is called; today's date if not said. A record of the same name is replaced
    #[arg(long, value_name = "TEXT", requires = "history")]
    pub label: Option<String>,
    /// Leave out the model that tells the data sets apart
    #[arg(long)]
    pub no_classifier: bool,
    /// Folder of the theme (templates, strings, assets)
    #[arg(long, value_name = "DIR", default_value = "themes/clairscore")]
    pub theme: PathBuf,
    #[command(flatten)]
    #[expect(missing_docs, reason = "a group of arguments that documents itself")]
    pub model: ModelArgs,
}

const DRIFT_EXAMPLES: &str = "Examples:
  clairscore drift --reference last_year.csv --current this_month.parquet --out drift.html
  clairscore drift --reference a.csv --current b.csv --format evidently-json --out drift.json
  clairscore drift --data data/home-credit --out drift.html --fail-on important --alert alert.json \\
    --history model/drift

Options file (--config), all keys optional:
  drift_share = 0.5              # share of drifted columns from which the data set drifts
  columns = [\"age\", \"income\"]  # compare these alone
  num_method = \"wasserstein\"    # also method, cat_method: ks, chisquare, z, wasserstein,
                                 # jensenshannon, psi, hellinger, kl_div
  num_threshold = 0.1            # also threshold, cat_threshold
  per_column_method = { age = \"psi\" }
  per_column_threshold = { age = 0.2 }
  important_share = 0.1          # of the model's importance, from which moved columns matter

Exit code: 0, or 3 where --fail-on says so, or 1 where there is no report.";

/// Forms of a drift report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DriftFormatArg {
    /// One HTML file that needs no other
    Html,
    /// All that was found
    Json,
    /// The JSON of Evidently's DataDriftPreset, identifiers included
    EvidentlyJson,
}

/// What makes a drift report fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOnArg {
    /// So many columns drift that the data set does, by Evidently's verdict
    Dataset,
    /// Scores move, or what moves carries much of the model's importance (needs --data or --importance)
    Important,
    /// Nothing
    None,
}
