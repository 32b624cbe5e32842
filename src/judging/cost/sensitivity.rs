//! What follows from other costs of a default than those assumed.

use serde::{Deserialize, Serialize};

use super::cross_fitting::thresholds_of;
use super::estimate::{CostEstimate, client_costs};
use super::sorted::{PROBABILITIES, Sorted};
use crate::config::CostMatrix;
use crate::judging::Decisions;

/// Threshold and cost where an accepted default costs `ratio` times as much as a refused good client.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RatioCost {
    /// Cost of a default accepted, in units of one good client refused.
    pub ratio: f64,
    /// The optimum on all rows, as it would be deployed.
    pub threshold: f64,
    /// `1 / (1 + ratio)`, which is right for exact probabilities.
    pub theoretical_threshold: f64,
    /// Cost per 10,000 clients at thresholds chosen on the other folds.
    pub cost_per_10_000: f64,
    /// Of that cost; see [`CostEstimate`].
    pub standard_error: f64,
    /// Share of clients with a favourable opinion at the thresholds chosen on the other folds.
    pub grant_rate: f64,
}

/// Threshold, cost and grant rate at every ratio.
///
/// `probabilities` are the out-of-fold margins as the deployed calibration reads them, so that
/// the thresholds are those that would be deployed. The scores are sorted once.
#[must_use]
pub fn ratio_sensitivity(
    probabilities: &[f64],
    fold_of: &[usize],
    target: &[bool],
    ratios: &[f64],
) -> Vec<RatioCost> {
    let sorted = Sorted::new(probabilities, target);
    let at = |ratio: f64| {
        let costs = CostMatrix { false_negative: ratio, false_positive: 1.0 };
        let thresholds = thresholds_of(&sorted, fold_of, costs);
        let cost = CostEstimate::of(&client_costs(probabilities, &thresholds, target, costs));
        RatioCost {
            ratio,
            threshold: sorted.best(|_| true, &PROBABILITIES, costs).threshold,
            theoretical_threshold: costs.theoretical_threshold(),
            cost_per_10_000: cost.per_10_000,
            standard_error: cost.standard_error,
            grant_rate: Decisions::of(probabilities, &thresholds, target).grant_rate(),
        }
    };
    ratios.iter().map(|ratio| at(*ratio)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::best_threshold;

    #[test]
    fn a_dearer_default_never_lets_more_clients_in_and_theory_is_near() {
        // The probabilities are exact: of 100 clients at p, 100 p default.
        let levels: Vec<f64> = (1..=30).map(|percent| f64::from(percent) / 100.0).collect();
        let probabilities: Vec<f64> = levels.iter().flat_map(|p| [*p; 100]).collect();
        let target: Vec<bool> =
            (1..=30).flat_map(|percent| (0..100).map(move |i| (i * 37) % 100 < percent)).collect();
        let fold_of: Vec<usize> = (0..3000).map(|row| row % 4).collect();
        let ratios: Vec<f64> = (5..=20).map(f64::from).collect();
        let found = ratio_sensitivity(&probabilities, &fold_of, &target, &ratios);
        assert_eq!(found.len(), 16);
        for pair in found.windows(2) {
            assert!(pair[1].threshold <= pair[0].threshold && pair[1].grant_rate <= pair[0].grant_rate);
        }
        for at in &found {
            assert!((at.threshold - at.theoretical_threshold).abs() <= 0.01, "{at:?}");
            let costs = CostMatrix { false_negative: at.ratio, false_positive: 1.0 };
            let best = best_threshold(&probabilities, &target, costs);
            assert_eq!(best.threshold.to_bits(), at.threshold.to_bits());
            let in_sample = 10_000.0 * best.cost / 3000.0;
            assert!(at.cost_per_10_000 >= in_sample - 1e-9, "{at:?} {in_sample}");
            assert!(at.cost_per_10_000 <= in_sample + at.standard_error, "{at:?} {in_sample}");
        }
    }
}
