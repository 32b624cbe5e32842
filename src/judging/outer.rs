//! The judgement that is quoted: on rows that no choice saw.

use std::time::Instant;

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

use super::cost::{CostEstimate, client_costs};
use super::judgement::judge;
use super::metrics::{AucInterval, Controls, auc, auc_interval};
use super::search::{SearchError, TrialResult};
use crate::config::{CandidateKind, Specification, ValidRecipe};
use crate::learning::{Fit, Problem, Sampled, fit};

/// Confidence of the intervals that are quoted.
pub(super) const CONFIDENCE: f64 = 0.95;
/// F-beta weighs recall this much more than precision.
pub(super) const BETA: f64 = 2.0;

/// Keeps the draw of the outer rows apart from the draws of the folds.
const OUTER: u64 = 0x006f_7574_6572;

/// The rows that development sees, and those that judge it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Rows of the search.
    pub development: Vec<usize>,
    /// Rows of the quoted figures.
    pub outer: Vec<usize>,
}

impl Split {
    /// Sets the outer share aside, classes kept in proportion.
    #[must_use]
    pub fn of(target: &[bool], recipe: &ValidRecipe) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(recipe.seed ^ OUTER);
        let mut outer = Vec::new();
        for class in [false, true] {
            let mut rows: Vec<usize> = (0..target.len()).filter(|&row| target[row] == class).collect();
            rows.shuffle(&mut rng);
            rows.truncate((rows.len() as f64 * recipe.validation.outer_share).round() as usize);
            outer.extend(rows);
        }
        outer.sort_unstable();
        let development = (0..target.len()).filter(|row| outer.binary_search(row).is_err()).collect();
        Self { development, outer }
    }

    /// The part in which every row is judged: a fold of the development rows, or the outer part, which is numbered
    /// after the last fold.
    pub(super) fn judged_in(&self, fold_of: &[usize], folds: usize) -> Vec<usize> {
        let mut parts = vec![folds; self.development.len() + self.outer.len()];
        for (row, fold) in self.development.iter().zip(fold_of) {
            parts[*row] = *fold;
        }
        parts
    }
}

/// The best trial of a candidate, fitted on all development rows and judged on the outer ones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// The candidate.
    pub kind: CandidateKind,
    /// Number of its trial.
    pub trial: usize,
    /// Threshold on the probability, from the development rows.
    pub threshold: f64,
    /// Probability of every outer row; the prior for all where the margins do not rise with risk.
    pub probabilities: Vec<f64>,
    /// AUC on the outer rows with its DeLong interval.
    pub auc: AucInterval,
    /// AUC on the development rows, which the fit has seen.
    pub seen_auc: f64,
    /// Technical controls.
    pub controls: Controls,
    /// Cost of the decision on every outer row.
    pub client_costs: Vec<f64>,
    /// Their mean, per 10,000 clients.
    pub cost: CostEstimate,
    /// Seconds that the fit took: differs from run to run.
    pub seconds: f64,
    /// Where the fit left rows out because there were more than its cap.
    pub sampled: Option<Sampled>,
}

/// What verdicts are given on.
pub(super) struct OuterTask<'a> {
    /// The development rows.
    pub development: &'a Problem<'a>,
    /// The outer rows.
    pub outer: &'a Problem<'a>,
    /// The recipe.
    pub recipe: &'a ValidRecipe,
}

impl OuterTask<'_> {
    /// Calibration and threshold come from the margins out of fold, the model from all development rows.
    pub(super) fn verdict(&self, best: &TrialResult) -> Result<Verdict, SearchError> {
        let start = Instant::now();
        let fitted = self.fit(best)?;
        let seconds = start.elapsed().as_secs_f64();
        let target = self.outer.target;
        let judgement = judge(&best.out_of_fold[0], self.development.target, self.recipe.costs);
        let threshold = judgement.threshold;
        let margins = fitted.model.margins(self.outer.matrix);
        let probabilities: Vec<f64> = match &judgement.calibration {
            Ok(calibration) => margins.iter().map(|margin| calibration.probability(*margin)).collect(),
            Err(_) => vec![bad_rate(self.development.target); margins.len()],
        };
        let thresholds = vec![threshold; target.len()];
        let client_costs = client_costs(&probabilities, &thresholds, target, self.recipe.costs);
        Ok(Verdict {
            kind: best.trial.kind,
            trial: best.trial.number,
            threshold,
            auc: auc_interval(&margins, target, CONFIDENCE),
            seen_auc: auc(&fitted.model.margins(self.development.matrix), self.development.target),
            controls: Controls::of(&probabilities, &thresholds, target, BETA),
            cost: CostEstimate::of(&client_costs),
            probabilities,
            client_costs,
            seconds,
            sampled: fitted.sampled,
        })
    }

    fn fit(&self, best: &TrialResult) -> Result<Fit, SearchError> {
        let rows: Vec<usize> = (0..self.development.target.len()).collect();
        let specification = settled(best);
        fit(self.development, &rows, &specification, self.recipe.seed, &|| ())
            .map_err(|cause| SearchError::Fit { candidate: best.trial.kind.word(), cause: Box::new(cause) })
    }
}

fn bad_rate(target: &[bool]) -> f64 {
    target.iter().filter(|default| **default).count() as f64 / target.len().max(1) as f64
}

/// The trial's specification for a fit on all rows: boosting stops at the mean of the rounds that its fits kept.
pub(super) fn settled(best: &TrialResult) -> Specification {
    best.trial.specification.with_rounds(best.mean_rounds())
}
