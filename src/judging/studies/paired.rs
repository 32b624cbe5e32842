//! Figures of one set of clients under two models, and how sure their differences are.
//!
//! The standard errors say how a difference varies with the clients that are judged; how it varies with the seed
//! of the fits is told by [`another_seed`](super::another_seed).

use serde::{Deserialize, Serialize};

use crate::config::CostMatrix;
use crate::judging::best_threshold;

/// A figure and its standard error.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// Its standard error.
    pub standard_error: f64,
}

impl Estimate {
    /// The figure in standard errors; 0 where it is exactly 0.
    #[must_use]
    pub fn in_standard_errors(self) -> f64 {
        if self.value == 0.0 { 0.0 } else { self.value / self.standard_error }
    }

    pub(super) fn times(self, factor: f64) -> Self {
        Self { value: self.value * factor, standard_error: self.standard_error * factor }
    }

    /// The mean of values, with `√(s² / n)`, the variance's divisor being n − 1 (1 for one value).
    pub(super) fn mean(values: &[f64]) -> Self {
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        Self { value: mean, standard_error: (squares / (count - 1.0).max(1.0) / count).sqrt() }
    }
}

/// The threshold of every client: the optimum on the other folds' scores, which lie between 0 and 1.
pub(super) fn cross_fitted_thresholds(
    scores: &[f64],
    target: &[bool],
    fold_of: &[usize],
    costs: CostMatrix,
) -> Vec<f64> {
    let mut thresholds = vec![f64::NAN; scores.len()];
    for fold in 0..fold_of.iter().max().map_or(0, |last| last + 1) {
        let (held, others): (Vec<usize>, Vec<usize>) =
            (0..scores.len()).partition(|&row| fold_of[row] == fold);
        let other_scores: Vec<f64> = others.iter().map(|&row| scores[row]).collect();
        let outcomes: Vec<bool> = others.iter().map(|&row| target[row]).collect();
        let threshold = best_threshold(&other_scores, &outcomes, costs).threshold;
        for row in held {
            thresholds[row] = threshold;
        }
    }
    thresholds
}

/// What each client's decision costs; favourable exactly when the score is below its threshold.
pub(super) fn client_costs(
    scores: &[f64],
    thresholds: &[f64],
    target: &[bool],
    costs: CostMatrix,
) -> Vec<f64> {
    let clients = scores.iter().zip(thresholds).zip(target);
    clients.map(|((score, threshold), default)| costs.of_decision(score < threshold, *default)).collect()
}

/// The mean of `other − base` over the clients.
pub(super) fn paired_difference(base: &[f64], other: &[f64]) -> Estimate {
    Estimate::mean(&differences(base, other))
}

fn differences(base: &[f64], other: &[f64]) -> Vec<f64> {
    base.iter().zip(other).map(|(base, other)| other - base).collect()
}

/// Each client's part in the AUC: for a default the share of repaid loans below it, for a repaid loan the share of
/// defaults above it, ties half. Their means over either class are the AUC.
///
/// Source: DeLong, DeLong and Clarke-Pearson, Comparing the Areas under Two or More Correlated Receiver Operating
/// Characteristic Curves (Biometrics 1988).
pub(super) struct AucParts {
    defaults: Vec<f64>,
    repaid: Vec<f64>,
}

impl AucParts {
    pub(super) fn new(scores: &[f64], target: &[bool]) -> Self {
        let of_class = |class: bool| {
            let rows = scores.iter().zip(target).filter(|(_, default)| **default == class);
            rows.map(|(score, _)| *score).collect::<Vec<f64>>()
        };
        let (defaults, repaid) = (of_class(true), of_class(false));
        let above = shares_below(&repaid, &defaults).into_iter().map(|share| 1.0 - share);
        Self { repaid: above.collect(), defaults: shares_below(&defaults, &repaid) }
    }

    /// The AUC.
    pub(super) fn auc(&self) -> Estimate {
        Self::sum_of_means(&self.defaults, &self.repaid)
    }

    /// This AUC less that of `base`, which scores the same clients.
    pub(super) fn less(&self, base: &Self) -> Estimate {
        let defaults = differences(&base.defaults, &self.defaults);
        Self::sum_of_means(&defaults, &differences(&base.repaid, &self.repaid))
    }

    /// The mean over the defaults, which is that over the repaid loans, with the errors of both.
    fn sum_of_means(defaults: &[f64], repaid: &[f64]) -> Estimate {
        let [defaults, repaid] = [defaults, repaid].map(Estimate::mean);
        Estimate {
            value: defaults.value,
            standard_error: defaults.standard_error.hypot(repaid.standard_error),
        }
    }
}

/// For every score the share of `others` below it, ties half.
fn shares_below(scores: &[f64], others: &[f64]) -> Vec<f64> {
    let mut sorted = others.to_vec();
    sorted.sort_by(f64::total_cmp);
    let share = |score: &f64| {
        let below = sorted.partition_point(|other| other < score);
        let to = sorted.partition_point(|other| other <= score);
        (below + to) as f64 / 2.0 / sorted.len() as f64
    };
    scores.iter().map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::auc;

    const BASE: [f64; 10] = [0.1, 0.4, 0.35, 0.35, 0.8, 0.35, 0.2, 0.9, 0.6, 0.05];
    const OTHER: [f64; 10] = [0.2, 0.3, 0.35, 0.5, 0.7, 0.35, 0.1, 0.8, 0.75, 0.3];
    const TARGET: [bool; 10] = [false, true, false, false, true, true, false, true, false, false];

    fn assert_near(estimate: Estimate, value: f64, standard_error: f64) {
        assert!((estimate.value - value).abs() < 1e-12, "{estimate:?}");
        assert!((estimate.standard_error - standard_error).abs() < 1e-12, "{estimate:?}");
    }

    /// numpy: `psi = (p[:, None] > n) + 0.5 * (p[:, None] == n)` of defaults p and repaid loans n;
    /// `sqrt(psi.mean(1).var(ddof=1) / 4 + psi.mean(0).var(ddof=1) / 6)`, and so of the difference of two psi.
    #[test]
    fn errors_of_the_auc_are_those_of_delong() {
        let (base, other) = (AucParts::new(&BASE, &TARGET), AucParts::new(&OTHER, &TARGET));
        assert_near(base.auc(), auc(&BASE, &TARGET), NUMPY[0]);
        assert_near(other.less(&base), NUMPY[1], NUMPY[2]);
        assert_near(base.less(&base), 0.0, 0.0);
    }

    const NUMPY: [f64; 3] = [0.112_319_814_550_865_15, -1.0 / 6.0, 0.109_184_688_927_964_15];

    #[test]
    fn a_paired_difference_worked_by_hand() {
        // Differences 1, 1, 4: mean 2, variance 3, of the mean 1.
        assert_near(paired_difference(&[0.0, 1.0, 1.0], &[1.0, 2.0, 5.0]), 2.0, 1.0);
    }

    #[test]
    fn a_fold_is_decided_on_by_the_threshold_of_the_others() {
        let (scores, target) = ([0.1, 0.3, 0.2, 0.6], [false, true, false, true]);
        let thresholds = cross_fitted_thresholds(&scores, &target, &[0, 0, 1, 1], CostMatrix::default());
        let near = |a: f64, b: f64| (a - b).abs() < 1e-12;
        assert!(near(thresholds[0], 0.4) && near(thresholds[1], 0.4), "{thresholds:?}");
        assert!(near(thresholds[2], 0.2) && near(thresholds[3], 0.2), "{thresholds:?}");
        let costs = client_costs(&scores, &thresholds, &target, CostMatrix::default());
        assert_eq!(costs, [0.0, 10.0, 1.0, 0.0]);
    }
}
