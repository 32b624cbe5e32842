//! The trials of the search under every way of calibrating.

use serde::{Deserialize, Serialize};

use super::super::judging::Judged;
use crate::config::{CandidateKind, Imbalance};
use crate::judging::{
    CalibratedFigures, CalibrationMethod, CostEstimate, TrialResult, best_by_treatment, calibrated_trials,
    paired_difference,
};

/// Clients over whom costs are quoted.
const PER: f64 = 10_000.0;

/// The best trial of a candidate with one treatment of the imbalance, under one way of calibrating.
///
/// Judged out of fold on the development rows, whose figures chose among trials: optimistic.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ComparedTrial {
    /// The candidate.
    pub kind: CandidateKind,
    /// The treatment.
    pub imbalance: Imbalance,
    /// What it is worth.
    pub figures: CalibratedFigures,
    /// Its cost less that of the champion's trial under the deployed calibration, with the paired standard error.
    pub excess: CostEstimate,
}

impl ComparedTrial {
    /// Whether this is the trial and the calibration that were deployed.
    #[must_use]
    pub fn is(&self, kind: CandidateKind, imbalance: Imbalance, method: CalibrationMethod) -> bool {
        (self.kind, self.imbalance, self.figures.method) == (kind, imbalance, Some(method))
    }
}

/// The best trial of every candidate with every treatment, under every way of calibrating: by kind, by treatment, by
/// method.
pub(in crate::report) fn compared(judged: &Judged<'_>) -> Vec<ComparedTrial> {
    let (training, costs) = (judged.training, judged.recipe.costs);
    let target: Vec<bool> = training.split.development.iter().map(|&row| judged.target[row]).collect();
    let ways = |result: &TrialResult| calibrated_trials(&result.out_of_fold, &target, costs);
    let deployed = Some(judged.champion.manifest.calibration.method());
    let of_champion = ways(training.champion_trial());
    let reference = of_champion.iter().find(|way| way.figures.method == deployed);
    let reference = reference.map_or(&training.champion_trial().client_costs, |way| &way.client_costs);
    // One trial at a time: the costs of all clients under every way of calibrating are as long as the table.
    let of_trial = |result: &TrialResult| {
        let told = |figures: CalibratedFigures, spent: &[f64]| {
            let (mean, error) = paired_difference(spent, reference);
            ComparedTrial {
                kind: result.trial.kind,
                imbalance: result.trial.specification.imbalance,
                figures,
                excess: CostEstimate { per_10_000: PER * mean, standard_error: PER * error },
            }
        };
        ways(result).into_iter().map(|way| told(way.figures, &way.client_costs)).collect::<Vec<_>>()
    };
    best_by_treatment(&training.results).into_iter().flat_map(of_trial).collect()
}
