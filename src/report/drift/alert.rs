//! What CI is told.

use serde::Serialize;

use super::{ColumnWeight, Concern, DriftReport, Level};
use crate::drift::ColumnNotCompared;

/// What makes a run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FailOn {
    /// Evidently's verdict that the data set drifts.
    Dataset,
    /// Scores that move, or moving columns that carry much of the model's importance.
    Important,
    /// Nothing.
    None,
}

/// The verdict as a program reads it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DriftAlert {
    /// What makes the run fail.
    pub fail_on: FailOn,
    /// Whether it does.
    pub failed: bool,
    /// How much there is to worry about.
    pub level: Level,
    /// Why, the gravest first.
    pub concerns: Vec<Concern>,
    /// What reference and current data are called.
    pub reference: String,
    /// What the current data are called.
    pub current: String,
    /// Rows of reference and current data.
    pub rows: [usize; 2],
    /// Columns compared.
    pub columns: usize,
    /// How many of them drift, by Evidently's verdicts.
    pub drifted: usize,
    /// The same as a share.
    pub drifted_share: f64,
    /// Share of the model's importance that moving columns carry, where it is known.
    pub moved_share: Option<f64>,
    /// Share of the model's importance that columns carry that are not compared, where it is known.
    pub not_compared_share: Option<f64>,
    /// Stability index of the scores, with a model at hand.
    pub score_psi: Option<f64>,
    /// Pairs of a group and a column that moves in it only.
    pub groups: usize,
    /// What moves and counts for the model, the heaviest first; with a model at hand, features.
    pub moved: Vec<ColumnWeight>,
    /// The columns that drift, the largest distance first.
    pub drifted_columns: Vec<DriftedColumn>,
    /// The columns that are not compared, and why.
    pub not_compared: Vec<ColumnNotCompared>,
}

/// A column that drifts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DriftedColumn {
    /// Its name.
    pub column: String,
    /// Evidently's test.
    pub method: &'static str,
    /// What it says.
    pub score: f64,
    /// Where drift begins.
    pub threshold: f64,
    /// Share of the model's importance, where it is known.
    pub weight: Option<f64>,
}

impl DriftAlert {
    /// The alert of a report.
    #[must_use]
    pub fn of(report: &DriftReport, fail_on: FailOn) -> Self {
        let preset = report.preset();
        let failed = match fail_on {
            FailOn::None => false,
            FailOn::Dataset => preset.is_drift() || preset.columns.is_empty(),
            FailOn::Important => report.concerns.iter().any(|concern| match concern {
                Concern::Scores { .. } | Concern::Weight { .. } | Concern::NothingCompared => true,
                Concern::Lost { share, .. } => {
                    let moved = report.weighted.as_ref().map_or(0.0, |weighted| weighted.moved_share);
                    share.is_some_and(|share| share + moved >= report.important_share)
                }
                _ => false,
            }),
        };
        let mut drifted: Vec<_> = preset.columns.iter().filter(|column| column.drifted).collect();
        drifted.sort_by(|a, b| b.distance.total_cmp(&a.distance));
        let drifted_columns = drifted.into_iter().map(|column| DriftedColumn {
            column: column.column.clone(),
            method: column.method.name(),
            score: column.score,
            threshold: column.threshold,
            weight: report.weighted.as_ref().map(|weighted| weighted.share(&column.column)),
        });
        let [reference, current] = report.names.clone();
        Self {
            fail_on,
            failed,
            level: report.level,
            concerns: report.concerns.clone(),
            reference,
            current,
            rows: preset.rows,
            columns: preset.columns.len(),
            drifted: preset.drifted(),
            drifted_share: preset.drifted_share(),
            moved_share: report.weighted.as_ref().map(|weighted| weighted.moved_share),
            not_compared_share: report.weighted.as_ref().map(|weighted| weighted.not_compared_share),
            score_psi: report.model.as_ref().map(|model| model.psi),
            groups: report.segments.found.len(),
            moved: report.weighted.as_ref().map(|weighted| weighted.moved.clone()).unwrap_or_default(),
            drifted_columns: drifted_columns.collect(),
            not_compared: preset.not_compared.clone(),
        }
    }
}
