//! What is said of the drift between two data sets.

mod alert;
mod evidently_json;
mod history;
mod level;
mod model;
mod published;
#[cfg(test)]
mod sample;
mod weighted;

pub use alert::{DriftAlert, FailOn};
pub use evidently_json::EvidentlyReport;
pub use history::{DriftRun, sorted_runs};
pub use level::{Concern, HALF, Level, SCORES_CHANGED, SCORES_MOVE, TOLD_APART};
pub use model::{AtModel, ModelDrift, PastScores, Shift};
pub use weighted::{ColumnWeight, WeightedDrift};

use rayon::join;
use serde::Serialize;

use crate::config::DriftOptions;
use crate::drift::{
    Comparison, DomainClassifier, DriftError, SegmentSearch, classify_domains, compare, search_segments,
};
use crate::learning::LearningError;
use crate::tables::AnyTable;

/// All that is found between two data sets.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DriftReport {
    /// What reference and current data are called.
    pub names: [String; 2],
    /// The columns; with a model at hand, the features that it is made from.
    pub comparison: Comparison,
    /// Whether the data sets were also looked at as a whole: by a model, and group by group.
    pub whole: bool,
    /// Whether a model can tell the two apart; `None` where there are too few rows.
    pub classifier: Option<DomainClassifier>,
    /// What moves in a group only.
    pub segments: SegmentSearch,
    /// How much what moves weighs, where the importance of the columns is known.
    pub weighted: Option<WeightedDrift>,
    /// What becomes of the scores, with a model at hand.
    pub model: Option<ModelDrift>,
    /// With a model at hand, the columns of the files as they are.
    pub raw: Option<Comparison>,
    /// Share of the importance that moving columns carry from which it matters.
    pub important_share: f64,
    /// What gives reason to look, the gravest first.
    pub concerns: Vec<Concern>,
    /// The gravest of them.
    pub level: Level,
}

/// A report that cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum DriftFault {
    /// The options do not fit the data.
    #[error(transparent)]
    Options(#[from] DriftError),
    /// The model that tells the data sets apart cannot be fitted.
    #[error("the model that tells the data sets apart: {0}")]
    Classifier(#[from] LearningError),
}

impl DriftReport {
    /// Compares two tables, on the whole as well if asked for. `importance` has columns with what they count for a model.
    pub fn of(
        names: [String; 2],
        [reference, current]: [&AnyTable; 2],
        options: &DriftOptions,
        (importance, whole): (Option<&[ColumnWeight]>, bool),
    ) -> Result<Self, DriftFault> {
        let comparison = compare(reference, current, options)?;
        let (classifier, segments) = if whole {
            join(
                || classify_domains(reference, current, &comparison),
                || search_segments(reference, current, &comparison),
            )
        } else {
            (Ok(None), SegmentSearch::default())
        };
        let report = Self {
            names,
            weighted: importance.map(|importance| WeightedDrift::of(&comparison, importance)),
            comparison,
            whole,
            classifier: classifier?,
            segments,
            model: None,
            raw: None,
            important_share: options.important_share,
            concerns: Vec::new(),
            level: Level::Calm,
        };
        Ok(report.weighed())
    }

    /// The comparison to which Evidently's verdict on the data set belongs: that of the files' columns.
    #[must_use]
    pub fn preset(&self) -> &Comparison {
        self.raw.as_ref().unwrap_or(&self.comparison)
    }

    /// With what gives reason to look.
    #[must_use]
    pub(super) fn weighed(mut self) -> Self {
        self.concerns = level::concerns(&self);
        self.level = self.concerns.iter().map(Concern::level).max().unwrap_or(Level::Calm);
        self
    }
}
