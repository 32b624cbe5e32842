//! Whether drift is a reason to worry, and which.

use serde::{Deserialize, Serialize};

use super::DriftReport;
use crate::drift::{ColumnDrift, ColumnNotCompared, NotCompared, Side};

/// Stability index of the scores from which they are to be watched.
///
/// Source: Siddiqi, Credit Risk Scorecards (2006), chapter 9.
pub const SCORES_MOVE: f64 = 0.1;
/// Where they have changed.
pub const SCORES_CHANGED: f64 = 0.25;
/// Share of the model's importance from which it may not fit any more.
pub const HALF: f64 = 0.5;
/// AUC from which the data sets are told apart well.
pub const TOLD_APART: f64 = 0.75;

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
    /// Columns that the reference has are gone, empty, or of another type.
    Lost {
        /// Their names.
        columns: Vec<String>,
        /// Their share of the model's importance, where it is known.
        share: Option<f64>,
    },
    /// So many columns drift that the data set does, by Evidently's verdict.
    DataSet {
        /// The share of columns that drift.
        share: f64,
        /// Whether any of them moves largely and certainly: with few rows none may.
        certain: bool,
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
            Self::DataSet { certain: true, .. } | Self::NothingCompared => Level::Act,
            Self::Weight { share } | Self::Lost { share: Some(share), .. } if *share >= HALF => Level::Act,
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
    found.extend(lost(report));
    if preset.is_drift() {
        found.push(Concern::DataSet {
            share: preset.drifted_share(),
            certain: preset.columns.iter().any(ColumnDrift::moves),
        });
    }
    let moved = report.comparison.columns.iter().filter(|column| column.moves()).count();
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

/// What the reference has and the current data have no longer, as far as the model uses it where that is known.
fn lost(report: &DriftReport) -> Option<Concern> {
    let is_lost = |column: &&ColumnNotCompared| match &column.because {
        NotCompared::OneSide { only } => *only == Side::Reference,
        NotCompared::Empty { side } | NotCompared::Infinite { side } => *side == Side::Current,
        NotCompared::OtherTypes { .. } => true,
        NotCompared::Text | NotCompared::Type { .. } => false,
    };
    let lost = report.comparison.not_compared.iter().filter(is_lost);
    let columns: Vec<String> = lost.map(|column| column.column.clone()).collect();
    let share = report.weighted.as_ref().map(|weighted| weighted.share_of_all(&columns));
    (!columns.is_empty() && share.is_none_or(|share| share > 0.0)).then_some(Concern::Lost { columns, share })
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
        let [Concern::Lost { columns, share: None }, Concern::Columns { columns: 2 }] = &unknown.concerns[..]
        else {
            panic!("{:?}", unknown.concerns)
        };
        assert_eq!((unknown.level, columns.as_slice()), (Level::Watch, ["alone".to_owned()].as_slice()));
    }

    #[test]
    fn a_data_set_that_drifts_is_to_be_dealt_with() {
        let options = DriftOptions { drift_share: 0.2, ..DriftOptions::default() };
        let found = report(None, &options);
        assert!(
            matches!(found.concerns[..], [Concern::DataSet { .. }, Concern::Lost { .. }])
                && found.level == Level::Act
        );
        let nothing = DriftOptions { columns: Some(vec!["alone".to_owned()]), ..DriftOptions::default() };
        let found = report(None, &nothing);
        assert!(matches!(found.concerns[..], [Concern::NothingCompared, Concern::Lost { .. }]));
        assert_eq!(found.level, Level::Act);
    }

    #[test]
    fn a_column_that_is_gone_matters_by_its_weight() {
        let options = DriftOptions::default();
        let light = report(Some(&[("stays", 1.0), ("alone", 0.0)]), &options);
        assert_eq!(light.concerns, vec![]);
        let heavy = report(Some(&[("stays", 1.0), ("alone", 1.0)]), &options);
        let lost = Concern::Lost { columns: vec!["alone".to_owned()], share: Some(0.5) };
        assert_eq!((heavy.concerns, heavy.level), (vec![lost], Level::Act));
    }
}
