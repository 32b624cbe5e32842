//! The search: which hyperparameters of which candidate cost least, by cross-validation.

mod finished;
mod memory;
mod plan;
mod run;
mod trials;

use std::io;

use thiserror::Error;

pub use finished::FitStore;
pub(in crate::judging) use finished::KeptModel;
pub use plan::{Plan, Trial};
pub use run::SearchTask;
pub use trials::{FitFigures, TrialResult};

use crate::config::{CandidateKind, CostMatrix, Imbalance, Specification};
use crate::learning::{AdditiveModel, LearningError};

/// A search that cannot go on; each names the remedy.
#[derive(Debug, Error)]
pub enum SearchError {
    /// A fit failed.
    #[error("candidate {candidate:?}: {cause}")]
    Fit {
        /// The candidate, as the recipe names it.
        candidate: &'static str,
        /// What went wrong.
        cause: Box<LearningError>,
    },
    /// A finished fit could not be kept.
    #[error("a finished fit cannot be kept: {0}; make room in the model folder")]
    Unkept(io::Error),
    /// The threads could not be started.
    #[error("threads cannot be started: {0}; set RAYON_NUM_THREADS to fewer")]
    Threads(rayon::ThreadPoolBuildError),
}

/// Fits all trials of a plan and says what each costs; their order is that of their numbers.
pub fn search(
    task: &SearchTask<'_>,
    plan: &Plan,
    costs: CostMatrix,
) -> Result<Vec<TrialResult>, SearchError> {
    let judge = |trials: &[Trial]| -> Result<Vec<TrialResult>, SearchError> {
        let fits = task.fit_all(trials)?;
        Ok(trials.iter().zip(fits).map(|(trial, fits)| TrialResult::of(task, *trial, fits, costs)).collect())
    };
    let mut results = judge(&plan.trials)?;
    let treated = treated(plan, &results);
    results.extend(judge(&treated)?);
    Ok(results)
}

/// Fits one trial anew and keeps the models of its folds, by repeat, then by fold; the store has nothing of it from the
/// search. A model that cannot be told as a sum is `None`.
pub fn cross_validate(
    task: &SearchTask<'_>,
    trial: Trial,
    costs: CostMatrix,
) -> Result<(TrialResult, Vec<Option<AdditiveModel>>), SearchError> {
    let (fits, models) = task.fit_keeping_models(&trial)?;
    Ok((TrialResult::of(task, trial, fits, costs), models))
}

/// The trial of lowest cost of a kind; the first among equals.
#[must_use]
pub fn best_of(results: &[TrialResult], kind: CandidateKind) -> Option<&TrialResult> {
    let of_kind = results.iter().filter(|result| result.trial.kind == kind);
    of_kind.fold(None, |best: Option<&TrialResult>, result| match best {
        Some(best) if best.mean_cost() <= result.mean_cost() => Some(best),
        _ => Some(result),
    })
}

/// The trial of lowest cost of each kind with each treatment of the imbalance, by kind, then by treatment; the first among
/// equals.
#[must_use]
pub fn best_by_treatment(results: &[TrialResult]) -> Vec<&TrialResult> {
    let mut found: Vec<&TrialResult> = Vec::new();
    for result in results {
        let same = |other: &&mut &TrialResult| {
            other.trial.kind == result.trial.kind
                && other.trial.specification.imbalance == result.trial.specification.imbalance
        };
        match found.iter_mut().find(same) {
            Some(best) if result.mean_cost() < best.mean_cost() => *best = result,
            Some(_) => {}
            None => found.push(result),
        }
    }
    found.sort_by_key(|result| (result.trial.kind, result.trial.specification.imbalance));
    found
}

/// The best trial of each kind with the treatments that the plan keeps for it.
fn treated(plan: &Plan, results: &[TrialResult]) -> Vec<Trial> {
    let trial = |(kind, imbalance): &(CandidateKind, Imbalance)| {
        best_of(results, *kind)
            .map(|best| (*kind, Specification { imbalance: *imbalance, ..best.trial.specification }))
    };
    let trials = plan.treatments.iter().filter_map(trial).enumerate();
    trials
        .map(|(place, (kind, specification))| Trial {
            number: plan.trials.len() + place,
            kind,
            specification,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::made_up::{made_up, small_boosting};
    use crate::learning::stratified_folds;

    #[test]
    fn the_models_that_are_kept_are_those_that_gave_the_margins_of_their_folds() {
        let [clients, _] = made_up(900, 1);
        let problem = clients.problem();
        let folds = [1, 2].map(|seed| stratified_folds(problem.target, 3, seed));
        let task = SearchTask { problem: &problem, folds: &folds, seed: 7, store: None, on_fit: &|| () };
        let trial = Trial { number: 4, kind: CandidateKind::Boosting, specification: small_boosting(8) };
        let costs = CostMatrix::default();
        let (result, models) = cross_validate(&task, trial, costs).unwrap();
        assert_eq!(models.len(), 6);
        for (repeat, oof) in result.out_of_fold.iter().enumerate() {
            let of_models: Vec<Vec<f64>> = models[3 * repeat..3 * repeat + 3]
                .iter()
                .map(|model| {
                    let model = model.as_ref().unwrap();
                    (0..problem.target.len()).map(|row| model.margin(problem.matrix.row(row))).collect()
                })
                .collect();
            for (row, fold) in oof.fold_of.iter().enumerate() {
                assert_eq!(of_models[*fold][row].to_bits(), oof.margins[row].to_bits());
            }
            let differs = |row: usize| of_models[0][row].to_bits() != of_models[1][row].to_bits();
            assert!((0..problem.target.len()).filter(|row| differs(*row)).count() > 600);
        }
        let plan = Plan { trials: vec![trial], treatments: Vec::new(), left_out: 0, combinations: 1 };
        let searched = search(&task, &plan, costs).unwrap().remove(0);
        assert_eq!((searched.out_of_fold, searched.client_costs), (result.out_of_fold, result.client_costs));
    }
}
