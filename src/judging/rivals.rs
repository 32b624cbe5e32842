//! Two models beside each other on clients whose outcome both know, and that neither had learnt from when it judged them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::cost::{CostEstimate, paired_difference};
use super::metrics::normal_quantile;
use crate::config::CostMatrix;

/// Clients over whom costs are quoted.
const PER: f64 = 10_000.0;
/// Confidence of the interval.
const CONFIDENCE: f64 = 0.95;

/// What a model decided of the clients that it was trained on, each by a model and a threshold that never saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastDecisions {
    /// Their numbers.
    pub ids: Vec<i64>,
    /// Whether they met difficulty.
    pub defaults: Vec<bool>,
    /// Whether the opinion was favourable.
    pub favourable: Vec<bool>,
}

/// What two models cost on the clients that both know, per 10,000 of them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CostComparison {
    /// Clients that both know.
    pub clients: usize,
    /// Cost of the model before.
    pub before: f64,
    /// Cost of the model after.
    pub after: f64,
    /// `after` less `before`, with the standard error of the paired difference.
    pub difference: CostEstimate,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Clients of whom the opinion is not the same.
    pub changed: usize,
}

impl CostComparison {
    /// Whether the model after costs more.
    #[must_use]
    pub fn is_worse(&self) -> bool {
        self.difference.per_10_000 > 0.0
    }

    /// Whether chance alone may be the difference.
    #[must_use]
    pub fn may_be_chance(&self) -> bool {
        self.low <= 0.0 && self.high >= 0.0
    }
}

/// Why two models cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Incomparable {
    /// They were trained on other clients.
    #[error("they learnt from different clients")]
    OtherClients,
    /// The same numbers stand for clients that fared otherwise.
    #[error("{clients} of the clients with the same numbers fared otherwise: the data are others")]
    OtherOutcomes {
        /// How many.
        clients: usize,
    },
}

/// Compares two models on the clients that both know, client by client.
pub fn compare_decisions(
    before: &PastDecisions,
    after: &PastDecisions,
    costs: CostMatrix,
) -> Result<CostComparison, Incomparable> {
    let known: BTreeMap<i64, usize> = before.ids.iter().copied().zip(0..).collect();
    let pairs: Vec<(usize, usize)> =
        after.ids.iter().zip(0..).filter_map(|(id, row)| known.get(id).map(|past| (*past, row))).collect();
    if pairs.len() < 2 {
        return Err(Incomparable::OtherClients);
    }
    let otherwise = pairs.iter().filter(|(past, row)| before.defaults[*past] != after.defaults[*row]).count();
    if otherwise > 0 {
        return Err(Incomparable::OtherOutcomes { clients: otherwise });
    }
    let cost = |decisions: &PastDecisions, row: usize| {
        costs.of_decision(decisions.favourable[row], decisions.defaults[row])
    };
    let [old, new]: [Vec<f64>; 2] = [
        pairs.iter().map(|(past, _)| cost(before, *past)).collect(),
        pairs.iter().map(|(_, row)| cost(after, *row)).collect(),
    ];
    let (mean, error) = paired_difference(&new, &old);
    let difference = CostEstimate { per_10_000: PER * mean, standard_error: PER * error };
    let margin = normal_quantile(f64::midpoint(1.0, CONFIDENCE)) * difference.standard_error;
    let changed = pairs.iter().filter(|(past, row)| before.favourable[*past] != after.favourable[*row]);
    Ok(CostComparison {
        clients: pairs.len(),
        before: CostEstimate::of(&old).per_10_000,
        after: CostEstimate::of(&new).per_10_000,
        difference,
        low: difference.per_10_000 - margin,
        high: difference.per_10_000 + margin,
        changed: changed.count(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decisions(ids: &[i64], defaults: &[bool], favourable: &[bool]) -> PastDecisions {
        PastDecisions { ids: ids.into(), defaults: defaults.into(), favourable: favourable.into() }
    }

    #[test]
    fn only_clients_that_both_know_count_whatever_their_order() {
        let before = decisions(&[7, 3, 5, 9], &[true, false, false, true], &[true, false, true, true]);
        let after = decisions(&[5, 1, 7, 3], &[false, true, true, false], &[false, true, false, false]);
        let found = compare_decisions(&before, &after, CostMatrix::default()).unwrap();
        // Client 7: 10 before, 0 after; 3: 1 both times; 5: 0 before, 1 after.
        assert_eq!((found.clients, found.changed), (3, 2));
        let near = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-9, "{found}");
        near(found.before, 11.0 / 3.0 * 1e4);
        near(found.after, 2.0 / 3.0 * 1e4);
        near(found.difference.per_10_000, -3e4);
        // Differences -10, 0 and 1: deviation sqrt(37), error sqrt(37 / 3).
        near(found.difference.standard_error, 1e4 * (37.0f64 / 3.0).sqrt());
        assert!(!found.is_worse() && found.may_be_chance());
        let back = compare_decisions(&after, &before, CostMatrix::default()).unwrap();
        assert!(back.is_worse());
        near(back.high - back.difference.per_10_000, 1.959_963_984_540_054 * back.difference.standard_error);
    }

    #[test]
    fn other_clients_and_other_outcomes_are_not_compared() {
        let one = decisions(&[1, 2], &[true, false], &[true, true]);
        let others = decisions(&[2, 3], &[false, false], &[true, true]);
        let otherwise = decisions(&[1, 2], &[false, false], &[true, true]);
        let costs = CostMatrix::default();
        assert_eq!(compare_decisions(&one, &others, costs), Err(Incomparable::OtherClients));
        let found = compare_decisions(&one, &otherwise, costs);
        assert_eq!(found, Err(Incomparable::OtherOutcomes { clients: 1 }));
    }

    #[test]
    fn a_difference_larger_than_chance_is_told_as_such() {
        let ids: Vec<i64> = (0..400).collect();
        let defaults = vec![false; 400];
        let before = decisions(&ids, &defaults, &vec![false; 400]);
        let after = decisions(&ids, &defaults, &(0..400).map(|client| client % 2 == 0).collect::<Vec<_>>());
        let found = compare_decisions(&before, &after, CostMatrix::default()).unwrap();
        assert!(!found.may_be_chance() && !found.is_worse() && found.changed == 200);
    }
}
