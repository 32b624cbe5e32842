//! From a training to its record.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::record::{Artifact, DatasetInput, FORMAT, LoggedModel, Metric, Record, Run};
use crate::champion::Champion;
use crate::config::{Specification, ValidRecipe};
use crate::features::{FeatureTable, FeatureValues};
use crate::judging::{FitFigures, Training, TrialResult};
use crate::report::{CandidateReport, ModelReport};

/// The part that is the search as a whole.
const SEARCH: &str = "search";

/// A training that is to be recorded.
pub struct Recorded<'a> {
    /// How it was asked for.
    pub recipe: &'a ValidRecipe,
    /// What it found.
    pub training: &'a Training,
    /// What is said of it.
    pub report: &'a ModelReport,
    /// What it made.
    pub champion: &'a Champion,
    /// What it learnt from, then the new clients.
    pub data: [Features<'a>; 2],
    /// Start and end, in milliseconds since 1970.
    pub moments: (u64, u64),
    /// Who did it, and with what.
    pub by: By,
}

/// Features of clients, by their digest.
pub struct Features<'a> {
    /// The table that they come from.
    pub name: &'static str,
    /// What they were for.
    pub context: &'static str,
    /// The features.
    pub table: &'a FeatureTable,
    /// SHA-256 over identifiers, outcomes and all features.
    pub sha256: String,
}

/// Who trained, and with what.
#[derive(Debug, Clone, Default)]
pub struct By {
    /// The user's name on this machine.
    pub user: Option<String>,
    /// The commit of the program's sources.
    pub commit: Option<String>,
}

impl Record {
    /// The record of a training, whose files are `artifacts`, those of its model `model_files`.
    #[must_use]
    pub fn of(training: &Recorded<'_>, artifacts: Vec<Artifact>, model_files: Vec<Artifact>) -> Self {
        let children = training.report.candidates.iter().map(|candidate| training.child(candidate));
        Self {
            format: FORMAT,
            experiment: training.recipe.mlflow.experiment.clone(),
            experiment_note:
                "Trainings of Clairscore: one run per search, one under it per candidate. Costs are in \
                              units of one good client refused."
                    .to_owned(),
            parent: training.parent(artifacts),
            children: children.collect(),
            model: training.model(model_files),
        }
    }
}

impl Recorded<'_> {
    fn parent(&self, artifacts: Vec<Artifact>) -> Run {
        let mut params = flattened("", &**self.recipe);
        params.insert("champion".to_owned(), self.report.champion.kind.word().to_owned());
        let chosen = specification(&self.report.champion.specification);
        params.extend(chosen.into_iter().map(|(key, value)| (format!("champion.{key}"), value)));
        let mut tags = self.tags();
        tags.insert("mlflow.note.content".to_owned(), self.note());
        Run {
            artifacts,
            params,
            tags,
            metrics: self.of_search(),
            datasets: self.data.iter().map(|features| self.dataset(features)).collect(),
            ..self.run(SEARCH)
        }
    }

    fn child(&self, candidate: &CandidateReport) -> Run {
        let training = self.training;
        let kind = candidate.kind;
        let best = training.choice.contenders.iter().find(|contender| contender.kind == kind);
        let best = best.map(|contender| &training.results[contender.trial]);
        let of_kind = training.results.iter().filter(|result| result.trial.kind == kind);
        let mut metrics: Vec<Metric> = best.map(|best| self.by_fold(best)).unwrap_or_default();
        for result in of_kind {
            let step = result.trial.number as u64;
            metrics.extend(self.metric("trial_cost_per_client", result.mean_cost(), step));
            metrics.extend(self.metric("trial_auc", result.mean_auc(), step));
        }
        let verdict = training.verdicts.iter().find(|verdict| verdict.kind == kind);
        let outer = [
            ("trials", candidate.trials as f64),
            ("search_cost_per_10_000", candidate.search_cost.per_10_000),
            ("search_excess_per_10_000", candidate.search_excess.per_10_000),
            ("search_auc", candidate.search_auc),
            ("excess_per_10_000", candidate.excess.per_10_000),
            ("seen_auc", verdict.map_or(f64::NAN, |verdict| verdict.seen_auc)),
            ("threshold", verdict.map_or(f64::NAN, |verdict| verdict.threshold)),
            ("outer_fit_seconds", verdict.map_or(f64::NAN, |verdict| verdict.seconds)),
        ];
        metrics.extend(outer.into_iter().filter_map(|(key, value)| self.metric(key, value, 0)));
        metrics.extend(self.outer_figures(candidate));
        let mut tags = self.tags();
        tags.insert("clairscore.candidate".to_owned(), kind.word().to_owned());
        tags.insert("clairscore.champion".to_owned(), (kind == self.report.champion.kind).to_string());
        Run {
            tags,
            params: specification(&candidate.specification),
            metrics,
            datasets: self.data.iter().take(1).map(|features| self.dataset(features)).collect(),
            ..self.run(kind.word())
        }
    }

    fn model(&self, files: Vec<Artifact>) -> LoggedModel {
        let report = self.report;
        let own = report.candidates.iter().find(|candidate| candidate.kind == report.champion.kind);
        let mut metrics = own.map(|own| self.outer_figures(own)).unwrap_or_default();
        let counts = report.confusion;
        let figures = [
            ("threshold", report.threshold),
            ("calibration_error", report.calibration_error),
            ("true_negatives", counts.true_negative as f64),
            ("false_positives", counts.false_positive as f64),
            ("false_negatives", counts.false_negative as f64),
            ("true_positives", counts.true_positive as f64),
        ];
        metrics.extend(figures.into_iter().filter_map(|(key, value)| self.metric(key, value, 0)));
        LoggedModel {
            name: self.recipe.mlflow.model.clone(),
            note: "Champions of Clairscore. The alias `champion` leads to the deployed one; its manifest.json holds \
                   calibration, threshold and the codes of categories."
                .to_owned(),
            kind: report.champion.kind.word().to_owned(),
            version: self.champion.version.clone(),
            params: specification(&report.champion.specification),
            tags: self.tags(),
            metrics,
            files,
        }
    }

    /// A run without what it found.
    fn run(&self, part: &str) -> Run {
        let (start, end) = self.moments;
        Run {
            part: part.to_owned(),
            name: format!("{part} {}", self.champion.manifest.origin.run),
            start,
            end,
            tags: BTreeMap::new(),
            params: BTreeMap::new(),
            metrics: Vec::new(),
            datasets: Vec::new(),
            artifacts: Vec::new(),
        }
    }

    fn tags(&self) -> BTreeMap<String, String> {
        let origin = &self.champion.manifest.origin;
        let told = [
            ("clairscore.run", Some(origin.run.clone())),
            ("clairscore.version", Some(self.champion.version.clone())),
            ("clairscore.data", Some(origin.data.clone())),
            ("clairscore.synthetic", Some(origin.synthetic.to_string())),
            ("clairscore.recipe_sha256", Some(origin.recipe_sha256.clone())),
            ("clairscore.program", Some(env!("CARGO_PKG_VERSION").to_owned())),
            ("mlflow.user", self.by.user.clone()),
            ("mlflow.source.name", Some("clairscore train".to_owned())),
            ("mlflow.source.type", Some("LOCAL".to_owned())),
            ("mlflow.source.git.commit", self.by.commit.clone()),
        ];
        told.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
    }

    /// What stands above the run in MLflow's pages.
    fn note(&self) -> String {
        let report = self.report;
        let origin = &self.champion.manifest.origin;
        format!(
            "Champion **{}** (`{}`) on {} clients of `{}`{}. On {} clients that no choice saw: AUC {:.4} \
             ({:.4} to {:.4}), business cost {:.0} per 10,000 clients; opinions are favourable below {:.4}.",
            report.champion.kind.word(),
            self.champion.version,
            report.rows,
            origin.data,
            if origin.synthetic { ", which are made up" } else { "" },
            report.outer_rows,
            report.auc.auc,
            report.auc.low,
            report.auc.high,
            report.costs.model,
            report.threshold,
        )
    }

    /// What is said of the search as a whole.
    fn of_search(&self) -> Vec<Metric> {
        let (report, search) = (self.report, &self.report.search);
        let (start, end) = self.moments;
        let figures = [
            ("rows", report.rows as f64),
            ("defaults", report.defaults as f64),
            ("features", report.features as f64),
            ("outer_rows", report.outer_rows as f64),
            ("combinations", search.combinations as f64),
            ("trials", search.trials as f64),
            ("fits", search.fits as f64),
            ("seconds", end.saturating_sub(start) as f64 / 1_000.0),
            ("cost_theoretical_per_10_000", report.costs.theoretical),
            ("cost_accept_all_per_10_000", report.costs.accept_all),
            ("cost_refuse_all_per_10_000", report.costs.refuse_all),
        ];
        let mut metrics: Vec<Metric> =
            figures.into_iter().filter_map(|(key, value)| self.metric(key, value, 0)).collect();
        for point in &report.studies.learning_curve {
            let step = point.rows as u64;
            metrics.extend(self.metric("learning_curve_auc", point.validation_auc.value, step));
            metrics.extend(self.metric("learning_curve_seen_auc", point.train_auc, step));
        }
        metrics
    }

    /// The figures of a candidate on the outer rows, under the same names for every candidate and for the champion.
    fn outer_figures(&self, candidate: &CandidateReport) -> Vec<Metric> {
        let controls = &candidate.metrics;
        let figures = [
            ("auc", candidate.auc.auc),
            ("auc_low", candidate.auc.low),
            ("auc_high", candidate.auc.high),
            ("cost_per_client", candidate.cost.per_10_000 / 10_000.0),
            ("cost_per_10_000", candidate.cost.per_10_000),
            ("cost_standard_error", candidate.cost.standard_error),
            ("gini", controls.gini),
            ("average_precision", controls.average_precision),
            ("ks", controls.ks),
            ("brier", controls.brier),
            ("log_loss", controls.log_loss),
            ("accuracy", controls.accuracy),
            ("balanced_accuracy", controls.balanced_accuracy),
            ("recall", controls.recall),
            ("precision", controls.precision),
            ("f1", controls.f1),
            ("f_beta", controls.f_beta),
        ];
        figures.into_iter().filter_map(|(key, value)| self.metric(key, value, 0)).collect()
    }

    /// The figures of a trial, fold by fold; with several repeats the folds count on.
    fn by_fold(&self, result: &TrialResult) -> Vec<Metric> {
        let folds = self.recipe.validation.folds;
        let of_fit = |fit: &FitFigures| {
            let step = (fit.repeat * folds + fit.fold) as u64;
            let figures = [
                ("fold_auc", fit.auc),
                ("fold_average_precision", fit.average_precision),
                ("fold_log_loss", fit.log_loss),
                ("fold_cost_per_client", fit.cost),
                ("fold_margin_threshold", fit.threshold),
                ("fold_rounds", fit.rounds.map_or(f64::NAN, |rounds| rounds as f64)),
                ("fold_seconds", fit.seconds),
                ("fold_peak_megabytes", fit.peak_megabytes.unwrap_or(f64::NAN)),
            ];
            figures.into_iter().filter_map(move |(key, value)| self.metric(key, value, step))
        };
        result.fits.iter().flat_map(of_fit).collect()
    }

    /// A figure, where there is one.
    fn metric(&self, key: &str, value: f64, step: u64) -> Option<Metric> {
        let timestamp = self.moments.1;
        value.is_finite().then(|| Metric { key: key.to_owned(), value, step, timestamp })
    }

    fn dataset(&self, features: &Features<'_>) -> DatasetInput {
        let columns = features.table.columns.iter().map(|column| {
            let kind = match column.values {
                FeatureValues::Numeric(_) => "double",
                FeatureValues::Nominal(_) => "string",
            };
            json!({"type": kind, "name": column.feature.name, "required": false})
        });
        let columns: Vec<Value> = columns.collect();
        let folder = &self.champion.manifest.origin.data;
        let (rows, width) = (features.table.rows(), columns.len());
        DatasetInput {
            context: features.context.to_owned(),
            name: features.name.to_owned(),
            digest: features.sha256.chars().take(32).collect(),
            source: json!({"uri": format!("{folder}/{}", features.name)}).to_string(),
            schema: json!({"mlflow_colspec": columns}).to_string(),
            profile: json!({"num_rows": rows, "num_elements": rows * width}).to_string(),
        }
    }
}

/// Method, hyperparameters and treatment of the imbalance.
fn specification(specification: &Specification) -> BTreeMap<String, String> {
    let whole = flattened("", specification);
    whole
        .into_iter()
        .map(|(key, value)| (key.strip_prefix("method.").unwrap_or(&key).to_owned(), value))
        .collect()
}

/// What stands in a structure, by its path: `validation.folds`. Lists stay JSON; what is not there is left out.
fn flattened(path: &str, of: &impl Serialize) -> BTreeMap<String, String> {
    fn walk(path: String, value: &Value, found: &mut BTreeMap<String, String>) {
        match value {
            Value::Null => {}
            Value::Object(fields) => {
                for (name, value) in fields {
                    walk(if path.is_empty() { name.clone() } else { format!("{path}.{name}") }, value, found);
                }
            }
            Value::String(text) => drop(found.insert(path, text.clone())),
            other => drop(found.insert(path, other.to_string())),
        }
    }
    let mut found = BTreeMap::new();
    walk(path.to_owned(), &serde_json::to_value(of).unwrap_or_default(), &mut found);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Recipe;
    use std::path::Path;

    #[test]
    fn a_recipe_becomes_parameters_by_path() {
        let text = "seed = 3\n[candidates.boosting]\neta = [0.1, 0.05]\n[mlflow]\nuri = \"http://secret\"\n";
        let recipe = Recipe::parse(text, Path::new("recipe.toml")).unwrap();
        let params = flattened("", &*recipe);
        let of = |key: &str| params.get(key).map(String::as_str);
        assert_eq!(
            (of("seed"), of("validation.folds"), of("search.strategy")),
            (Some("3"), Some("5"), Some("grid"))
        );
        assert_eq!(of("candidates.boosting.eta"), Some("[0.1,0.05]"));
        assert!(params.iter().all(|(key, value)| !key.contains("mlflow") && !value.contains("secret")));
    }

    #[test]
    fn a_specification_becomes_parameters_under_the_name_of_its_method() {
        let recipe = Recipe::parse("[candidates.boosting]\ntrees = 7\n", Path::new("recipe.toml")).unwrap();
        let one = recipe.combinations(crate::config::CandidateKind::Boosting)[0];
        let params = specification(&one);
        assert_eq!(params.get("boosting.trees").map(String::as_str), Some("7"));
        assert_eq!(params.get("imbalance").map(String::as_str), Some("none"));
    }
}
