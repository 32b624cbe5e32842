//! The mean cost of a client, with its standard error.

use serde::{Deserialize, Serialize};

use crate::config::CostMatrix;

/// Clients over whom costs are quoted.
const PER: f64 = 10_000.0;

/// Cost of the decision on every client: favourable exactly where the probability is below the threshold.
#[must_use]
pub fn client_costs(
    probabilities: &[f64],
    thresholds: &[f64],
    target: &[bool],
    costs: CostMatrix,
) -> Vec<f64> {
    let clients = probabilities.iter().zip(thresholds).zip(target);
    clients.map(|((p, threshold), default)| costs.of_decision(p < threshold, *default)).collect()
}

/// Cost of every client where all are accepted (`favourable`) or all are refused.
#[must_use]
pub fn uniform_costs(favourable: bool, target: &[bool], costs: CostMatrix) -> Vec<f64> {
    target.iter().map(|default| costs.of_decision(favourable, *default)).collect()
}

/// Mean of the values and its standard error `s / √n`, with the sample deviation `s` (n − 1). The standard
/// error of fewer than two values is NaN.
#[must_use]
pub fn mean_and_standard_error(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>();
    (mean, (squares / (count - 1.0) / count).sqrt())
}

/// Mean of `a − b` over the same clients, with the standard error of the paired difference.
#[must_use]
pub fn paired_difference(a: &[f64], b: &[f64]) -> (f64, f64) {
    let differences: Vec<f64> = a.iter().zip(b).map(|(a, b)| a - b).collect();
    mean_and_standard_error(&differences)
}

/// A business cost per 10,000 clients.
///
/// The standard error is that of the mean over clients, as if their decisions were independent; that the
/// clients of a fold share a model and a threshold is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CostEstimate {
    /// In units of one good client refused.
    pub per_10_000: f64,
    /// Of `per_10_000`.
    pub standard_error: f64,
}

impl CostEstimate {
    /// From the cost of every client.
    #[must_use]
    pub fn of(client_costs: &[f64]) -> Self {
        let (mean, standard_error) = mean_and_standard_error(client_costs);
        Self { per_10_000: PER * mean, standard_error: PER * standard_error }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// numpy 2 `mean([1, 0, 10, 0, 0, 1, 0, 2.5])`, scipy 1.17.1 `stats.sem` of the same.
    #[test]
    fn mean_and_standard_error_are_those_of_scipy() {
        let (mean, error) = mean_and_standard_error(&[1.0, 0.0, 10.0, 0.0, 0.0, 1.0, 0.0, 2.5]);
        assert!((mean - 1.8125).abs() < 1e-12 && (error - 1.209_846_138_387_617).abs() < 1e-12);
    }

    #[test]
    fn the_cost_of_a_case_worked_by_hand() {
        let (p, target) = ([0.1, 0.3, 0.2, 0.6], [true, true, false, false]);
        let costs = client_costs(&p, &[0.2, 0.2, 0.25, 0.2], &target, CostMatrix::default());
        assert_eq!(costs, [10.0, 0.0, 0.0, 1.0]);
        assert!((CostEstimate::of(&costs).per_10_000 - 27_500.0).abs() < 1e-9);
        let all = |favourable| uniform_costs(favourable, &target, CostMatrix::default());
        assert_eq!((all(true), all(false)), (vec![10.0, 10.0, 0.0, 0.0], vec![0.0, 0.0, 1.0, 1.0]));
    }

    proptest! {
        #[test]
        fn a_paired_difference_is_the_difference_of_means_and_blind_to_what_both_share(
            rows in prop::collection::vec((0u8..4, 0u8..4, 0.0f64..100.0), 3..60),
        ) {
            let a: Vec<f64> = rows.iter().map(|(a, _, _)| f64::from(*a)).collect();
            let b: Vec<f64> = rows.iter().map(|(_, b, _)| f64::from(*b)).collect();
            let with = |costs: &[f64]| costs.iter().zip(&rows).map(|(c, row)| c + row.2).collect::<Vec<_>>();
            let (difference, error) = paired_difference(&a, &b);
            let means = mean_and_standard_error(&a).0 - mean_and_standard_error(&b).0;
            prop_assert!((difference - means).abs() < 1e-12);
            let shared = paired_difference(&with(&a), &with(&b));
            prop_assert!((shared.0 - difference).abs() < 1e-9 && (shared.1 - error).abs() < 1e-9);
            let turned = paired_difference(&b, &a);
            prop_assert!((turned.0 + difference).abs() < 1e-12 && (turned.1 - error).abs() < 1e-12);
        }
    }
}
