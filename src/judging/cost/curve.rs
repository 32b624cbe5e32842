//! The cost at every threshold, and the threshold at which it is least.

use serde::Serialize;

use super::sorted::{PROBABILITIES, Sorted};
use crate::config::CostMatrix;

/// Total cost of accepting exactly the clients whose probability is below their threshold.
#[must_use]
pub fn total_cost(probabilities: &[f64], thresholds: &[f64], target: &[bool], costs: CostMatrix) -> f64 {
    let clients = probabilities.iter().zip(thresholds).zip(target);
    clients.map(|((p, t), default)| costs.of_decision(p < t, *default)).sum()
}

/// A threshold and what it costs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ThresholdCost {
    /// Favourable exactly when the probability is below.
    pub threshold: f64,
    /// Total cost over the clients.
    pub cost: f64,
    /// Number of clients with a favourable opinion.
    pub accepted: usize,
}

/// The cost at every distinct threshold, from refuse-all to accept-all, in O(n log n).
///
/// Between two neighbouring distinct scores the threshold is their midpoint; below the lowest and
/// above the highest it is 0 and 1.
#[must_use]
pub fn cost_curve(probabilities: &[f64], target: &[bool], costs: CostMatrix) -> Vec<ThresholdCost> {
    let mut curve = Vec::new();
    Sorted::new(probabilities, target).walk(|_| true, &PROBABILITIES, costs, |point| curve.push(point));
    curve
}

/// The exact optimum over all distinct scores; among equals the one that accepts most.
#[must_use]
pub fn best_threshold(probabilities: &[f64], target: &[bool], costs: CostMatrix) -> ThresholdCost {
    Sorted::new(probabilities, target).best(|_| true, &PROBABILITIES, costs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_optimum_of_a_case_worked_by_hand() {
        // Accepting 0.1 and 0.2 saves 2, accepting 0.3 (a default) costs 10, 0.4 saves 1.
        let probabilities = [0.3, 0.1, 0.4, 0.2];
        let target = [true, false, false, false];
        let best = best_threshold(&probabilities, &target, CostMatrix::default());
        assert_eq!((best.cost, best.accepted), (1.0, 2));
        assert!((best.threshold - 0.25).abs() < 1e-15);
    }

    #[test]
    fn equal_scores_are_never_separated() {
        let best = best_threshold(&[0.2, 0.2, 0.2], &[false, true, false], CostMatrix::default());
        assert_eq!((best.cost, best.accepted), (2.0, 0));
    }

    #[test]
    fn the_curve_goes_from_refusing_all_to_accepting_all() {
        let curve = cost_curve(&[0.3, 0.1, 0.3], &[true, false, false], CostMatrix::default());
        let steps: Vec<(f64, f64, usize)> = curve.iter().map(|p| (p.threshold, p.cost, p.accepted)).collect();
        assert_eq!(steps, [(0.0, 2.0, 0), (0.2, 1.0, 1), (1.0, 10.0, 3)]);
    }

    #[test]
    fn a_client_of_probability_one_can_be_accepted() {
        let best = best_threshold(&[1.0, 1.0], &[false, false], CostMatrix::default());
        assert_eq!((best.cost, best.accepted), (0.0, 2));
        assert!(1.0 < best.threshold);
    }

    proptest! {
        #[test]
        fn no_threshold_beats_the_optimum(
            rows in prop::collection::vec((0u8..30, any::<bool>()), 1..60),
        ) {
            let probabilities: Vec<f64> = rows.iter().map(|(p, _)| f64::from(*p) / 30.0).collect();
            let target: Vec<bool> = rows.iter().map(|(_, t)| *t).collect();
            let costs = CostMatrix::default();
            let best = best_threshold(&probabilities, &target, costs);
            let at = |t: f64| total_cost(&probabilities, &vec![t; rows.len()], &target, costs);
            prop_assert!((at(best.threshold) - best.cost).abs() < 1e-9);
            for step in 0..=62 {
                prop_assert!(at(f64::from(step) / 60.0) >= best.cost - 1e-9);
            }
        }
    }
}
