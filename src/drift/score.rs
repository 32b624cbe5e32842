//! What drift does to the scores of a model and to what its decisions cost.

use serde::Serialize;

use crate::config::CostMatrix;

use super::binned::edges_of_parts;
use super::distances::population_stability_index;

/// Bins of the stability index of scores.
const TENTHS: usize = 10;

/// The population stability index of scores in the tenths of the reference: below 0.1 stable, from 0.25 on changed.
///
/// Source: Siddiqi, Credit Risk Scorecards (2006), chapter 9.
#[must_use]
pub fn stability_in_tenths(reference: &[f64], current: &[f64]) -> f64 {
    let mut sorted = reference.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let edges = edges_of_parts(&sorted, TENTHS);
    let shares = |scores: &[f64]| {
        let mut counts = vec![0_usize; edges.len() + 1];
        for score in scores {
            counts[edges.partition_point(|edge| edge <= score)] += 1;
        }
        counts.iter().map(|count| *count as f64 / scores.len() as f64).collect::<Vec<f64>>()
    };
    population_stability_index(&shares(reference), &shares(current))
}

/// What decisions cost if so many clients were in difficulty.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BaseRateCost {
    /// Share of clients in difficulty.
    pub rate: f64,
    /// Cost per client with the threshold as it is.
    pub cost: f64,
    /// The threshold on today's probabilities that stands for the same risk at that rate.
    pub adjusted_threshold: f64,
    /// Cost per client with it.
    pub adjusted_cost: f64,
    /// Cost per client of the cheaper of accepting all and refusing all.
    pub without_model: f64,
}

/// What decisions cost per client at other shares of clients in difficulty, if clients with difficulty go on to score like
/// those of the reference and clients without as well: `FN · π · FNR + FP · (1 − π) · FPR`.
///
/// The threshold `t` on probabilities at that rate is `t·s / (t·s + r·(1 − t))` on today's, where `r` is the ratio of the
/// rates and `s` that of what is left of 1. Probabilities are calibrated, one per client, favourable below the threshold.
///
/// Source: Elkan, The Foundations of Cost-Sensitive Learning (IJCAI 2001), theorem 2.
#[must_use]
pub fn costs_by_base_rate(
    (probabilities, target): (&[f64], &[bool]),
    threshold: f64,
    costs: CostMatrix,
    rates: &[f64],
) -> Vec<BaseRateCost> {
    let defaults = target.iter().filter(|default| **default).count() as f64;
    let today = defaults / target.len() as f64;
    // Shares wrong among clients in difficulty and among the others.
    let wrong = |threshold: f64| {
        let (mut accepted, mut refused) = (0, 0);
        for (probability, default) in probabilities.iter().zip(target) {
            match (*probability < threshold, *default) {
                (true, true) => accepted += 1,
                (false, false) => refused += 1,
                _ => {}
            }
        }
        [f64::from(accepted) / defaults, f64::from(refused) / (target.len() as f64 - defaults)]
    };
    let cost = |rate: f64, [accepted, refused]: [f64; 2]| {
        costs.false_negative * rate * accepted + costs.false_positive * (1.0 - rate) * refused
    };
    let as_it_is = wrong(threshold);
    let at = |rate: &f64| {
        let (ratio, rest) = (rate / today, (1.0 - rate) / (1.0 - today));
        let adjusted_threshold = threshold * rest / (threshold * rest + ratio * (1.0 - threshold));
        BaseRateCost {
            rate: *rate,
            cost: cost(*rate, as_it_is),
            adjusted_threshold,
            adjusted_cost: cost(*rate, wrong(adjusted_threshold)),
            without_model: cost(*rate, [1.0, 0.0]).min(cost(*rate, [0.0, 1.0])),
        }
    };
    rates.iter().map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_that_stay_are_stable() {
        let scores: Vec<f64> = (0..1000).map(f64::from).collect();
        assert!(stability_in_tenths(&scores, &scores).abs() < 1e-15);
        // Half of the mass leaves the upper half for the lower: five tenths of 0.15 and five of 0.05.
        let moved: Vec<f64> = scores
            .iter()
            .map(|s| if *s >= 500.0 && (*s as usize).is_multiple_of(2) { s - 500.0 } else { *s })
            .collect();
        let expected = 5.0 * (0.05 * 1.5_f64.ln() + 0.05 * 2.0_f64.ln());
        assert!((stability_in_tenths(&scores, &moved) - expected).abs() < 1e-12);
    }

    #[test]
    fn costs_at_other_rates_worked_by_hand() {
        // Four clients in difficulty of eight; one of them is accepted, two of the others are refused.
        let probabilities = [0.1, 0.6, 0.7, 0.8, 0.2, 0.3, 0.6, 0.9];
        let target = [true, true, true, true, false, false, false, false];
        let found = costs_by_base_rate((&probabilities, &target), 0.5, CostMatrix::default(), &[0.5, 0.2]);
        assert!((found[0].cost - (10.0 * 0.5 * 0.25 + 0.5 * 0.5)).abs() < 1e-15);
        assert!((found[0].adjusted_threshold - 0.5).abs() < 1e-15);
        assert!((found[0].cost - found[0].adjusted_cost).abs() < 1e-15);
        assert!((found[1].cost - (10.0 * 0.2 * 0.25 + 0.8 * 0.5)).abs() < 1e-15);
        // r = 0.4, s = 1.6: 0.8 / (0.8 + 0.2). Refused are 0.8 and 0.9: three in difficulty accepted, one other refused.
        assert!((found[1].adjusted_threshold - 0.8).abs() < 1e-15);
        assert!((found[1].adjusted_cost - (10.0 * 0.2 * 0.75 + 0.8 * 0.25)).abs() < 1e-15);
        assert!((found[1].without_model - 0.8).abs() < 1e-15);
    }
}
