//! The mistakes at limits of one's choosing, from which the cost follows for any ratio of the costs.

use serde::{Deserialize, Serialize};

/// The mistakes where clients below a limit are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitErrors {
    /// Favourable exactly when the probability is below.
    pub limit: f64,
    /// Defaults accepted.
    pub missed: usize,
    /// Repaid loans refused.
    pub refused: usize,
}

/// The mistakes at each of the limits, in O((n + m) log n).
#[must_use]
pub fn errors_at_limits(probabilities: &[f64], target: &[bool], limits: &[f64]) -> Vec<LimitErrors> {
    let sorted = |default: bool| {
        let clients = probabilities.iter().zip(target).filter(|(_, outcome)| **outcome == default);
        let mut scores: Vec<f64> = clients.map(|(probability, _)| *probability).collect();
        scores.sort_by(f64::total_cmp);
        scores
    };
    let (defaults, repaid) = (sorted(true), sorted(false));
    let below = |scores: &[f64], limit: f64| scores.partition_point(|score| *score < limit);
    let at = |limit: &f64| LimitErrors {
        limit: *limit,
        missed: below(&defaults, *limit),
        refused: repaid.len() - below(&repaid, *limit),
    };
    limits.iter().map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::CostMatrix;
    use crate::judging::{best_threshold, total_cost};
    use proptest::prelude::*;

    #[test]
    fn the_mistakes_of_a_case_worked_by_hand() {
        let (p, target) = ([0.1, 0.2, 0.2, 0.6], [true, false, true, false]);
        let found: Vec<(usize, usize)> = errors_at_limits(&p, &target, &[0.0, 0.2, 0.3, 1.0])
            .iter()
            .map(|at| (at.missed, at.refused))
            .collect();
        // A client at the limit is refused.
        assert_eq!(found, [(0, 2), (1, 2), (2, 1), (2, 0)]);
    }

    proptest! {
        #[test]
        fn they_make_the_cost_of_that_limit_for_any_ratio(
            rows in prop::collection::vec((0u8..30, any::<bool>()), 1..60),
            limit in 0.0f64..1.1,
            ratio in 1u8..30,
        ) {
            let p: Vec<f64> = rows.iter().map(|(p, _)| f64::from(*p) / 30.0).collect();
            let target: Vec<bool> = rows.iter().map(|(_, t)| *t).collect();
            let costs = CostMatrix { false_negative: f64::from(ratio), false_positive: 1.0 };
            let at = errors_at_limits(&p, &target, &[limit])[0];
            let cost = f64::from(ratio) * at.missed as f64 + at.refused as f64;
            let told = total_cost(&p, &vec![limit; p.len()], &target, costs);
            prop_assert!((cost - told).abs() < 1e-9);
            prop_assert!(cost >= best_threshold(&p, &target, costs).cost - 1e-9);
        }
    }
}
