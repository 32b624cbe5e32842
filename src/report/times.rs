//! How long a training took: beside its report, since it differs from run to run.

use serde::{Deserialize, Serialize};

use crate::config::{CandidateKind, Imbalance};
use crate::judging::{Training, TrialResult, best_by_treatment};

/// Training times by candidate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TrainingTimes {
    /// When it ended, in UTC, as `2026-11-30T21:15:00Z`.
    #[serde(default)]
    pub finished: Option<String>,
    /// One per candidate, from the simplest to the most complex.
    pub candidates: Vec<CandidateTimes>,
    /// One per candidate and treatment of the imbalance; none where the training is older than they are.
    #[serde(default)]
    pub treatments: Vec<TreatmentTimes>,
}

/// Training times of a candidate, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CandidateTimes {
    /// The candidate.
    pub kind: CandidateKind,
    /// Fits of the search.
    pub fits: usize,
    /// Mean of a fit of the search, on one thread.
    pub mean_seconds: f64,
    /// Longest fit of the search.
    pub longest_seconds: f64,
    /// Its best combination on all development rows, on all threads.
    pub best_seconds: f64,
}

/// Training time of the best trial of a candidate with one treatment of the imbalance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TreatmentTimes {
    /// The candidate.
    pub kind: CandidateKind,
    /// The treatment.
    pub imbalance: Imbalance,
    /// Mean of its fits in the search, in seconds, on one thread.
    pub mean_seconds: f64,
}

impl TrainingTimes {
    /// Gathers the times of a training.
    #[must_use]
    pub fn of(training: &Training, finished: Option<String>) -> Self {
        let times = |(place, verdict): (usize, &crate::judging::Verdict)| {
            let kind = training.choice.contenders[place].kind;
            let of_kind = training.results.iter().filter(|result| result.trial.kind == kind);
            let seconds: Vec<f64> = of_kind.flat_map(|r| r.fits.iter().map(|fit| fit.seconds)).collect();
            CandidateTimes {
                kind,
                fits: seconds.len(),
                mean_seconds: seconds.iter().sum::<f64>() / seconds.len().max(1) as f64,
                longest_seconds: seconds.iter().copied().fold(0.0, f64::max),
                best_seconds: verdict.seconds,
            }
        };
        let of_treatment = |best: &TrialResult| TreatmentTimes {
            kind: best.trial.kind,
            imbalance: best.trial.specification.imbalance,
            mean_seconds: best.fits.iter().map(|fit| fit.seconds).sum::<f64>()
                / best.fits.len().max(1) as f64,
        };
        Self {
            finished,
            candidates: training.verdicts.iter().enumerate().map(times).collect(),
            treatments: best_by_treatment(&training.results).into_iter().map(of_treatment).collect(),
        }
    }
}
