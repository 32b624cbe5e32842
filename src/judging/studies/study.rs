//! What the studies have in common: a problem, a specification, and clients judged by models that never saw them.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::estimate::Estimate;
use crate::config::{CostMatrix, Specification};
use crate::judging::{
    auc_difference, auc_interval, client_costs, cross_fitted_thresholds, paired_difference,
};
use crate::learning::{LearningError, Problem, fit};

/// Clients of a rate.
pub(super) const PER: f64 = 10_000.0;
/// Of the intervals that come with an AUC; only its standard error is told.
const CONFIDENCE: f64 = 0.95;

/// What is studied.
#[derive(Clone, Copy)]
pub struct Study<'a> {
    /// The inputs and outcomes as the champion has them.
    pub problem: &'a Problem<'a>,
    /// How every model of the study is fitted.
    pub specification: &'a Specification,
    /// Fold of every row.
    pub fold_of: &'a [usize],
    /// What wrong decisions cost.
    pub costs: CostMatrix,
    /// Seed of every fit.
    pub seed: u64,
    /// Told of every fit that is done.
    pub on_fit: &'a (dyn Fn() + Sync),
}

/// Clients of some folds, scored by models that never saw them.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldOut {
    /// Folds that are judged: those below this number.
    pub folds: usize,
    pub(super) rows: Vec<usize>,
    pub(super) fold_of: Vec<usize>,
    pub(super) target: Vec<bool>,
    /// Margins, which rank and part clients as any increasing calibration of them does.
    pub(super) margins: Vec<f64>,
}

impl Study<'_> {
    /// Scores the clients of the first `folds` folds (at least two), each by a fit on the rows of all other folds.
    pub fn held_out(&self, folds: usize) -> Result<HeldOut, LearningError> {
        self.held_out_of(self.problem, self.seed, folds)
    }

    /// The clients of all folds, scored by these out-of-fold margins of the study's own specification and seed.
    #[must_use]
    pub fn with_margins(&self, margins: &[f64]) -> HeldOut {
        self.with_margins_of(margins, self.folds())
    }

    /// The same for the first `folds` folds (at least two).
    #[must_use]
    pub fn with_margins_of(&self, margins: &[f64], folds: usize) -> HeldOut {
        let folds = folds.clamp(2, self.folds().max(2));
        let mut held_out = HeldOut::new(self.problem, self.fold_of, folds);
        held_out.margins = held_out.rows.iter().map(|&row| margins[row]).collect();
        held_out
    }

    pub(super) fn folds(&self) -> usize {
        self.fold_of.iter().max().map_or(0, |last| last + 1)
    }

    /// As [`Self::held_out`], for another problem of the same clients, or another seed.
    pub(super) fn held_out_of(
        &self,
        problem: &Problem<'_>,
        seed: u64,
        folds: usize,
    ) -> Result<HeldOut, LearningError> {
        self.held_out_by(problem, folds, |held, rest| {
            let fitted = fit(problem, rest, self.specification, seed, &|| ())?;
            let margins = fitted.model.margins(&problem.matrix.select(held));
            (self.on_fit)();
            Ok(margins)
        })
    }

    /// The clients of the first `folds` folds (at least two) as `score` scores those of one, given all others.
    pub(super) fn held_out_by(
        &self,
        problem: &Problem<'_>,
        folds: usize,
        score: impl Fn(&[usize], &[usize]) -> Result<Vec<f64>, LearningError> + Sync,
    ) -> Result<HeldOut, LearningError> {
        let mut held_out = HeldOut::new(problem, self.fold_of, folds.clamp(2, self.folds().max(2)));
        let scores = (0..held_out.folds).into_par_iter().map(|fold| {
            let (held, rest): (Vec<usize>, Vec<usize>) =
                (0..self.fold_of.len()).partition(|&row| self.fold_of[row] == fold);
            score(&held, &rest)
        });
        held_out.take(&scores.collect::<Result<Vec<_>, LearningError>>()?);
        Ok(held_out)
    }
}

impl HeldOut {
    /// The clients of the first folds, not scored yet.
    pub(super) fn new(problem: &Problem<'_>, fold_of: &[usize], folds: usize) -> Self {
        let rows: Vec<usize> = (0..fold_of.len()).filter(|&row| fold_of[row] < folds).collect();
        Self {
            folds,
            fold_of: rows.iter().map(|&row| fold_of[row]).collect(),
            target: rows.iter().map(|&row| problem.target[row]).collect(),
            margins: vec![f64::NAN; rows.len()],
            rows,
        }
    }

    /// Takes the margins of each fold's clients, in the order of their rows.
    pub(super) fn take(&mut self, margins: &[Vec<f64>]) {
        let mut next = vec![0; self.folds];
        for (margin, fold) in self.margins.iter_mut().zip(&self.fold_of) {
            *margin = margins[*fold][next[*fold]];
            next[*fold] += 1;
        }
    }

    /// AUC with DeLong's standard error.
    #[must_use]
    pub fn auc(&self) -> Estimate {
        let found = auc_interval(&self.margins, &self.target, CONFIDENCE);
        (found.auc, found.standard_error).into()
    }

    /// Cost per 10,000 clients; the threshold of a fold is the optimum on the other judged folds.
    #[must_use]
    pub fn cost_per_10_000(&self, costs: CostMatrix) -> Estimate {
        Estimate::mean(&self.costs(costs)).times(PER)
    }

    fn costs(&self, costs: CostMatrix) -> Vec<f64> {
        let thresholds = cross_fitted_thresholds(&self.margins, &self.fold_of, &self.target, costs);
        client_costs(&self.margins, &thresholds, &self.target, costs)
    }
}

/// Two models of the same clients, each judged on what it never saw. Differences are of the other less the base.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Clients that both were judged on.
    pub clients: usize,
    /// AUC of the base.
    pub base_auc: f64,
    /// Cost of the base per 10,000 clients.
    pub base_cost_per_10_000: f64,
    /// Difference of the AUC, with DeLong's paired standard error.
    pub auc_difference: Estimate,
    /// Difference of the cost per 10,000 clients, with the standard error of the mean of each client's difference.
    pub cost_difference_per_10_000: Estimate,
}

impl Comparison {
    /// Compares two models of the same clients.
    #[must_use]
    pub fn of(base: &HeldOut, other: &HeldOut, costs: CostMatrix) -> Self {
        let auc = auc_difference(&other.margins, &base.margins, &base.target, CONFIDENCE);
        let [base_costs, other_costs] = [base, other].map(|held_out| held_out.costs(costs));
        Self {
            clients: base.rows.len(),
            base_auc: base.auc().value,
            base_cost_per_10_000: Estimate::mean(&base_costs).value * PER,
            auc_difference: (auc.difference, auc.standard_error).into(),
            cost_difference_per_10_000: Estimate::from(paired_difference(&other_costs, &base_costs))
                .times(PER),
        }
    }
}

/// Compares the study's problem with another of the same clients (other inputs, other directions). One fit per
/// fold that `base` judges.
pub fn compare_inputs(
    study: &Study<'_>,
    base: &HeldOut,
    other: &Problem<'_>,
) -> Result<Comparison, LearningError> {
    let other = study.held_out_of(other, study.seed, base.folds)?;
    Ok(Comparison::of(base, &other, study.costs))
}

/// What the same fits with another seed change: a difference that is no larger says nothing. One fit per fold
/// that `base` judges.
pub fn another_seed(study: &Study<'_>, base: &HeldOut) -> Result<Comparison, LearningError> {
    let other = study.held_out_of(study.problem, study.seed.wrapping_add(1), base.folds)?;
    Ok(Comparison::of(base, &other, study.costs))
}
