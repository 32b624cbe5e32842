//! Whether drift is a reason to worry, and which.

use serde::{Deserialize, Serialize};

use super::DriftReport;
use super::weighted::moves;

/// Stability index of the scores from which they are to be watched, and from which they have changed.
///
/// Source: Siddiqi, Credit Risk Scorecards (2006), chapter 9.
const SCORES_MOVE: f64 = 0.1;
const SCORES_CHANGED: f64 = 0.25;
/// AUC from which the data sets are told apart well.
const TOLD_APART: f64 = 0.75;

/// How much there is to worry about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Nothing that matters has moved.
    Calm,
    /// Something has moved that is to be watched.
    Watch,
    /// The model may not fit the current data any more.
    Act,
}

/// A reason to look closer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "concern")]
pub enum Concern {
    /// The scores are spread in another way.
    Scores {
        /// Their stability index.
        psi: f64,
    },
    /// What moves carries much of the model's importance.
    Weight {
        /// Its share.
        share: f64,
    },
    /// So many columns drift that the data set does, by Evidently's verdict.
    DataSet {
        /// The share of columns that drift.
        share: f64,
    },
    /// Columns move, and how much they weigh is not known.
    Columns {
        /// How many.
        columns: usize,
    },
    /// A model tells the data sets apart.
    ToldApart {
        /// Its AUC.
        auc: f64,
    },
    /// Nothing could be compared.
    NothingCompared,
}

impl Concern {
    /// How grave it is.
    #[must_use]
    pub fn level(&self) -> Level {
        match self {
            Self::Scores { psi } if *psi >= SCORES_CHANGED => Level::Act,
            Self::DataSet { .. } | Self::NothingCompared => Level::Act,
            Self::Weight { share } if *share >= 0.5 => Level::Act,
            _ => Level::Watch,
        }
    }
}

/// What gives reason to look, the gravest first.
pub(super) fn concerns(report: &DriftReport) -> Vec<Concern> {
    let preset = report.preset();
    let mut found = Vec::new();
    if preset.columns.is_empty() {
        found.push(Concern::NothingCompared);
    }
    if let Some(model) = &report.model
        && model.psi >= SCORES_MOVE
    {
        found.push(Concern::Scores { psi: model.psi });
    }
    if let Some(weighted) = &report.weighted
        && weighted.moved_share >= report.important_share
    {
        found.push(Concern::Weight { share: weighted.moved_share });
    }
    if preset.is_drift() {
        found.push(Concern::DataSet { share: preset.drifted_share() });
    }
    let moved = report.comparison.columns.iter().filter(|column| moves(column)).count();
    if report.weighted.is_none() && moved > 0 && !preset.is_drift() {
        found.push(Concern::Columns { columns: moved });
    }
    if let Some(classifier) = &report.classifier
        && classifier.auc.low >= TOLD_APART
    {
        found.push(Concern::ToldApart { auc: classifier.auc.auc });
    }
    found.sort_by_key(|concern| std::cmp::Reverse(concern.level()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::DriftOptions;
    use crate::report::drift::sample::{tables, weights};

    fn report(importance: Option<&[(&str, f64)]>, options: &DriftOptions) -> DriftReport {
        let [reference, current] = tables();
        let importance = importance.map(weights);
        let names = ["a".to_owned(), "b".to_owned()];
        DriftReport::of(names, [&reference, &current], options, (importance.as_deref(), false)).unwrap()
    }

    #[test]
    fn what_moves_matters_by_its_weight() {
        let options = DriftOptions::default();
        let light = report(Some(&[("moves", 1.0), ("gap", 1.0), ("stays", 98.0)]), &options);
        assert_eq!((light.level, light.concerns), (Level::Calm, vec![]));
        let heavy = report(Some(&[("moves", 20.0), ("stays", 80.0)]), &options);
        assert!(matches!(heavy.concerns[..], [Concern::Weight { .. }]) && heavy.level == Level::Watch);
        let most = report(Some(&[("moves", 60.0), ("stays", 40.0)]), &options);
        assert_eq!(most.level, Level::Act);
        let unknown = report(None, &options);
        assert_eq!((unknown.level, unknown.concerns), (Level::Watch, vec![Concern::Columns { columns: 2 }]));
    }

    #[test]
    fn a_data_set_that_drifts_is_to_be_dealt_with() {
        let options = DriftOptions { drift_share: 0.2, ..DriftOptions::default() };
        let found = report(None, &options);
        assert!(matches!(found.concerns[..], [Concern::DataSet { .. }]) && found.level == Level::Act);
        let nothing = DriftOptions { columns: Some(vec!["alone".to_owned()]), ..DriftOptions::default() };
        let found = report(None, &nothing);
        assert_eq!((found.concerns, found.level), (vec![Concern::NothingCompared], Level::Act));
    }
}
