//! The business cost of decisions and the threshold that minimises it.

use serde::Serialize;

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
    let mut order: Vec<usize> = (0..probabilities.len()).collect();
    order.sort_by(|&a, &b| probabilities[a].total_cmp(&probabilities[b]));
    let repaid = target.iter().filter(|default| !**default).count();
    let mut cost = repaid as f64 * costs.false_positive;
    let mut curve = vec![ThresholdCost { threshold: 0.0, cost, accepted: 0 }];
    for (place, &row) in order.iter().enumerate() {
        cost += if target[row] { costs.false_negative } else { -costs.false_positive };
        let next = order.get(place + 1).map(|&next| probabilities[next]);
        if next == Some(probabilities[row]) {
            continue;
        }
        let threshold = next.map_or(1.0, |next| midpoint(probabilities[row], next));
        curve.push(ThresholdCost { threshold, cost, accepted: place + 1 });
    }
    curve
}

/// A threshold above `low` and at most `high`, so that `low` is accepted and `high` is not.
fn midpoint(low: f64, high: f64) -> f64 {
    let middle = low + (high - low) / 2.0;
    if middle > low { middle } else { high }
}

/// The exact optimum over all distinct scores; among equals the one that accepts most.
#[must_use]
pub fn best_threshold(probabilities: &[f64], target: &[bool], costs: CostMatrix) -> ThresholdCost {
    let refuse_all = ThresholdCost { threshold: 0.0, cost: f64::INFINITY, accepted: 0 };
    cost_curve(probabilities, target, costs)
        .into_iter()
        .fold(refuse_all, |best, point| if point.cost <= best.cost { point } else { best })
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
