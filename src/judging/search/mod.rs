//! The search: which hyperparameters of which candidate cost least, by cross-validation.

mod finished;
mod memory;
mod plan;
mod run;
mod trials;

use std::io;

use thiserror::Error;

pub use finished::FitStore;
pub use plan::{Plan, Trial};
pub use run::SearchTask;
pub use trials::{FitFigures, TrialResult};

use crate::config::{CandidateKind, CostMatrix, Imbalance, Specification};
use crate::learning::LearningError;

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

/// The trial of lowest cost of a kind; the first among equals.
#[must_use]
pub fn best_of(results: &[TrialResult], kind: CandidateKind) -> Option<&TrialResult> {
    let of_kind = results.iter().filter(|result| result.trial.kind == kind);
    of_kind.fold(None, |best: Option<&TrialResult>, result| match best {
        Some(best) if best.mean_cost() <= result.mean_cost() => Some(best),
        _ => Some(result),
    })
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
