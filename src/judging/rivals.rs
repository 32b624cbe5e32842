//! Two models beside each other on clients whose outcome both know, and that neither had learnt from when it judged them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::cost::{CostEstimate, paired_difference};
use super::metrics::normal_quantile;
use crate::config::CostMatrix;

/// Clients over whom costs are quoted.
const PER: f64 = 10_000.0;
/// Fewest clients, and the least share of the smaller of the two sets, on which two models are compared.
const FEWEST: usize = 20;
const LEAST_SHARE: f64 = 0.5;
/// Greatest share of clients whose outcome may have been corrected since; these are left out.
const CORRECTED: f64 = 0.02;
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
    /// Clients that both know, and of whose outcome they know the same.
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
    #[error("they learnt from different clients: they have {common} in common, too few to tell by")]
    OtherClients {
        /// How many both know.
        common: usize,
    },
    /// The same numbers stand for clients that fared otherwise.
    #[error("{clients} of {common} clients with the same numbers fared otherwise: the data are others")]
    OtherOutcomes {
        /// How many.
        clients: usize,
        /// Clients that both know.
        common: usize,
    },
}

/// Compares two models on the clients that both know, client by client.
pub fn compare_decisions(
    before: &PastDecisions,
    after: &PastDecisions,
    costs: CostMatrix,
) -> Result<CostComparison, Incomparable> {
    let known: BTreeMap<i64, usize> = before.ids.iter().copied().zip(0..).collect();
    let mut pairs: Vec<(usize, usize)> =
        after.ids.iter().zip(0..).filter_map(|(id, row)| known.get(id).map(|past| (*past, row))).collect();
    let common = pairs.len();
    let smaller = before.ids.len().min(after.ids.len());
    if common < FEWEST || (common as f64) < LEAST_SHARE * smaller as f64 {
        return Err(Incomparable::OtherClients { common });
    }
    pairs.retain(|(past, row)| before.defaults[*past] == after.defaults[*row]);
    let clients = common - pairs.len();
    if clients as f64 > CORRECTED * common as f64 {
        return Err(Incomparable::OtherOutcomes { clients, common });
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

    /// The clients so many times over, with other numbers each time.
    fn times(times: i64, one: &PastDecisions) -> PastDecisions {
        let ids = (0..times).flat_map(|time| one.ids.iter().map(move |id| 100 * time + id)).collect();
        let again = |values: &[bool]| values.repeat(times as usize);
        PastDecisions { ids, defaults: again(&one.defaults), favourable: again(&one.favourable) }
    }

    #[test]
    fn only_clients_that_both_know_count_whatever_their_order() {
        let before = decisions(&[7, 3, 5, 9], &[true, false, false, true], &[true, false, true, true]);
        let after = decisions(&[5, 1, 7, 3], &[false, true, true, false], &[false, true, false, false]);
        let found =
            compare_decisions(&times(10, &before), &times(10, &after), CostMatrix::default()).unwrap();
        // Client 7: 10 before, 0 after; 3: 1 both times; 5: 0 before, 1 after.
        assert_eq!((found.clients, found.changed), (30, 20));
        let near = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-9, "{found}");
        near(found.before, 11.0 / 3.0 * 1e4);
        near(found.after, 2.0 / 3.0 * 1e4);
        near(found.difference.per_10_000, -3e4);
        // Ten times each of the differences -10, 0 and 1: squares of 740 in all, among 30.
        near(found.difference.standard_error, 1e4 * (740.0f64 / 29.0 / 30.0).sqrt());
        assert!(!found.is_worse() && !found.may_be_chance());
        let back = compare_decisions(&times(10, &after), &times(10, &before), CostMatrix::default()).unwrap();
        assert!(back.is_worse());
        near(back.high - back.difference.per_10_000, 1.959_963_984_540_054 * back.difference.standard_error);
    }

    #[test]
    fn few_common_clients_and_other_outcomes_are_not_compared_and_corrected_ones_left_out() {
        let one = decisions(&(0..100).collect::<Vec<_>>(), &[false; 100], &[true; 100]);
        let costs = CostMatrix::default();
        let shifted =
            |by: i64| PastDecisions { ids: one.ids.iter().map(|id| id + by).collect(), ..one.clone() };
        let too_few = |common| Err(Incomparable::OtherClients { common });
        assert_eq!(compare_decisions(&one, &shifted(51), costs), too_few(49));
        assert_eq!(compare_decisions(&one, &shifted(50), costs).unwrap().clients, 50);
        let small = times(1, &decisions(&(0..19).collect::<Vec<_>>(), &[false; 19], &[true; 19]));
        assert_eq!(compare_decisions(&one, &small, costs), too_few(19));
        let corrected = |clients: usize| {
            let mut other = one.clone();
            other.defaults[..clients].fill(true);
            other
        };
        assert_eq!(compare_decisions(&one, &corrected(2), costs).unwrap().clients, 98);
        let others = Err(Incomparable::OtherOutcomes { clients: 3, common: 100 });
        assert_eq!(compare_decisions(&one, &corrected(3), costs), others);
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
