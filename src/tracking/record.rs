//! The record of a training, as it lies in `runs/RUN/record.json`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The version of the record's form.
pub(super) const FORMAT: u32 = 1;

/// Metrics that differ from one training to its like.
const TIMED: [&str; 4] = ["seconds", "fold_seconds", "fold_peak_megabytes", "outer_fit_seconds"];

/// All that is told of a training.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Version of this form.
    pub format: u32,
    /// The experiment that the runs stand in.
    pub experiment: String,
    /// What the experiment is, for a server that does not have it yet.
    pub experiment_note: String,
    /// The search as a whole.
    pub parent: Run,
    /// One per candidate.
    pub children: Vec<Run>,
    /// The champion.
    pub model: LoggedModel,
}

/// A run: the search, or a candidate under it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// Which part of the training: `search`, or the candidate's word. No two runs of a record have the same.
    pub part: String,
    /// Its name on the server.
    pub name: String,
    /// When it began, in milliseconds since 1970.
    pub start: u64,
    /// When it ended.
    pub end: u64,
    /// Tags.
    pub tags: BTreeMap<String, String>,
    /// Parameters.
    pub params: BTreeMap<String, String>,
    /// Metrics.
    pub metrics: Vec<Metric>,
    /// What it learnt from.
    pub datasets: Vec<DatasetInput>,
    /// Files.
    pub artifacts: Vec<Artifact>,
}

/// A figure at a step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metric {
    /// Its name.
    pub key: String,
    /// Its value: finite.
    pub value: f64,
    /// A fold, a trial or a number of rows; 0 where there is one figure.
    pub step: u64,
    /// When it was known, in milliseconds since 1970.
    pub timestamp: u64,
}

/// Data that a run learnt from or looked at; their digest, never their rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatasetInput {
    /// What they were for.
    pub context: String,
    /// Their name.
    pub name: String,
    /// The first 32 hexadecimal digits of the SHA-256 over all features, identifiers and outcomes.
    pub digest: String,
    /// Where they lie, as JSON: the folder's name.
    pub source: String,
    /// Names and types of the columns, as MLflow's JSON.
    pub schema: String,
    /// Their size, as JSON.
    pub profile: String,
}

/// A file of the run's folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Artifact {
    /// Its path on the server.
    pub path: String,
    /// Its path in the run's folder, with `/`.
    pub file: String,
}

/// The champion, as a model of the server.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoggedModel {
    /// The name under which it is registered.
    pub name: String,
    /// What the registered name stands for, for a server that does not have it yet.
    pub note: String,
    /// Which candidate it is.
    pub kind: String,
    /// The champion's version.
    pub version: String,
    /// Its hyperparameters.
    pub params: BTreeMap<String, String>,
    /// Tags.
    pub tags: BTreeMap<String, String>,
    /// Its figures on rows that no choice saw; they are metrics of the parent run too.
    pub metrics: Vec<Metric>,
    /// Its files.
    pub files: Vec<Artifact>,
}

impl Record {
    /// Whether it has the form that this version reads and writes.
    #[must_use]
    pub const fn is_of_this_form(&self) -> bool {
        self.format == FORMAT
    }

    /// Whether both tell of the same training and outcome, at whatever time it was done.
    #[must_use]
    pub fn tells_the_same(&self, other: &Self) -> bool {
        self.timeless() == other.timeless()
    }

    fn timeless(&self) -> Self {
        let mut record = self.clone();
        for run in std::iter::once(&mut record.parent).chain(&mut record.children) {
            (run.start, run.end) = (0, 0);
            run.metrics = timeless(&run.metrics);
        }
        record.model.metrics = timeless(&record.model.metrics);
        record
    }
}

fn timeless(metrics: &[Metric]) -> Vec<Metric> {
    let lasting = metrics.iter().filter(|metric| !TIMED.contains(&metric.key.as_str()));
    lasting.map(|metric| Metric { timestamp: 0, ..metric.clone() }).collect()
}

#[cfg(test)]
pub(super) fn sample() -> Record {
    let run = |part: &str| Run {
        part: part.to_owned(),
        name: format!("{part} 0123"),
        start: 1_000,
        end: 9_000,
        tags: BTreeMap::from([("clairscore.run".to_owned(), "0123".to_owned())]),
        params: BTreeMap::from([("seed".to_owned(), "1".to_owned())]),
        metrics: ["fold_auc", "fold_seconds"]
            .iter()
            .flat_map(|key| (0..3).map(|step| (*key, step)))
            .map(|(key, step)| Metric { key: key.to_owned(), value: 0.7, step, timestamp: 9_000 })
            .collect(),
        datasets: vec![DatasetInput {
            context: "training".to_owned(),
            name: "application_train".to_owned(),
            digest: "ab".to_owned(),
            source: "{}".to_owned(),
            schema: "{}".to_owned(),
            profile: "{}".to_owned(),
        }],
        artifacts: Vec::new(),
    };
    let file = |path: &str, file: &str| Artifact { path: path.to_owned(), file: file.to_owned() };
    let mut parent = run("search");
    parent.artifacts = vec![file("report.json", "report.json"), file("charts/roc.svg", "charts/roc.svg")];
    Record {
        format: FORMAT,
        experiment: "clairscore".to_owned(),
        experiment_note: String::new(),
        parent,
        children: vec![run("dummy"), run("boosting")],
        model: LoggedModel {
            name: "clairscore".to_owned(),
            note: String::new(),
            kind: "boosting".to_owned(),
            version: "aa11".to_owned(),
            params: BTreeMap::new(),
            tags: BTreeMap::new(),
            metrics: vec![Metric { key: "auc".to_owned(), value: 0.7, step: 0, timestamp: 9_000 }],
            files: vec![file("MLmodel", "logged_model/MLmodel")],
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_training_that_is_done_again_tells_the_same_and_another_outcome_does_not() {
        let (first, mut again) = (sample(), sample());
        (again.parent.start, again.parent.end) = (5, 6);
        for metric in again.children.iter_mut().flat_map(|run| &mut run.metrics) {
            metric.timestamp = 77;
            if metric.key == "fold_seconds" {
                metric.value = 3.0;
            }
        }
        assert!(first.tells_the_same(&again));
        again.children[0].metrics[0].value = 0.8;
        assert!(!first.tells_the_same(&again));
    }
}
