//! Past drift reports, in short.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DriftReport, Level};

/// What is kept of a drift report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DriftRun {
    /// What the run is called: a day unless another label was given. Runs stand in the order of their labels.
    pub label: String,
    /// What reference and current data are called.
    pub names: [String; 2],
    /// Rows of reference and current data.
    pub rows: [usize; 2],
    /// Columns compared.
    pub columns: usize,
    /// How many of them drift, by Evidently's verdicts.
    pub drifted: usize,
    /// Share of drifted columns from which the data set drifted.
    pub drift_share: f64,
    /// Share of the importance from which what moved mattered.
    pub important_share: f64,
    /// The columns that move, the heaviest or else the largest distance first; 20 at most.
    pub moved: Vec<String>,
    /// Share of the model's importance that moving columns carry, where it is known.
    pub moved_share: Option<f64>,
    /// AUC at telling current from reference rows.
    pub told_apart: Option<f64>,
    /// Stability index of the scores, with a model at hand.
    pub score_psi: Option<f64>,
    /// Mean estimated risk of reference and current data, with a model at hand.
    pub mean_risk: Option<[f64; 2]>,
    /// Share of favourable opinions among the current data, with a model at hand.
    pub favourable: Option<f64>,
    /// How much there was to worry about.
    pub level: Level,
}

/// Columns named in a run, at most.
const NAMED: usize = 20;

impl DriftRun {
    /// What is kept of a report.
    #[must_use]
    pub fn of(report: &DriftReport, label: &str) -> Self {
        let preset = report.preset();
        let moved: Vec<String> = if let Some(weighted) = &report.weighted {
            weighted.moved.iter().map(|weight| weight.column.clone()).collect()
        } else {
            let mut moving: Vec<_> =
                report.comparison.columns.iter().filter(|column| column.moves()).collect();
            moving.sort_by(|a, b| b.distance.total_cmp(&a.distance));
            moving.into_iter().map(|column| column.column.clone()).collect()
        };
        Self {
            label: label.to_owned(),
            names: report.names.clone(),
            rows: preset.rows,
            columns: preset.columns.len(),
            drifted: preset.drifted(),
            drift_share: preset.drift_share,
            important_share: report.important_share,
            moved: moved.into_iter().take(NAMED).collect(),
            moved_share: report.weighted.as_ref().map(|weighted| weighted.moved_share),
            told_apart: report.classifier.as_ref().map(|classifier| classifier.auc.auc),
            score_psi: report.model.as_ref().map(|model| model.psi),
            mean_risk: report.model.as_ref().map(|model| model.mean_risk),
            favourable: report.model.as_ref().map(|model| model.favourable[1].share),
            level: report.level,
        }
    }

    /// The share of columns that drift.
    #[must_use]
    pub fn drifted_share(&self) -> f64 {
        self.drifted as f64 / self.columns.max(1) as f64
    }
}

/// Runs in the order of their labels; of those of one label the last given.
#[must_use]
pub fn sorted_runs(runs: impl IntoIterator<Item = DriftRun>) -> Vec<DriftRun> {
    let by_label: BTreeMap<String, DriftRun> = runs.into_iter().map(|run| (run.label.clone(), run)).collect();
    by_label.into_values().collect()
}
