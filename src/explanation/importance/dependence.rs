//! How what an input adds to the score goes with its value.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::FEWEST_TOGETHER;
use crate::champion::quantile;

/// Share of the clients at either end of the values that is not drawn.
const TAIL: f64 = 0.01;
/// At most so many distinct values stand for themselves.
const MOST_VALUES: usize = 12;
/// Bins of a value that has more.
const BINS: usize = 20;
/// Fewest clients of such a bin, so that its band is steady.
const CLIENTS_OF_BIN: usize = 30;
/// Steps of the density.
const STEPS: usize = 30;

/// The effects of clients who are alike.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// How many they are.
    pub clients: usize,
    /// The effect that a tenth of them stays below.
    pub low: f64,
    /// The median effect.
    pub median: f64,
    /// The effect that a tenth of them exceeds.
    pub high: f64,
}

/// Clients with about the same value.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Their lowest value; the code of a category.
    pub from: f64,
    /// Their median value.
    pub at: f64,
    /// Their highest value.
    pub to: f64,
    /// Their effects.
    pub band: Band,
}

/// How what an input adds goes with its value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dependence {
    /// Whether every mark is one value, or one category; else it is a bin of as many clients as the others.
    pub distinct: bool,
    /// From the lowest value to the highest; categories from the most frequent to the rarest.
    pub marks: Vec<Mark>,
    /// Clients with no value, where there are enough.
    pub missing: Option<Band>,
    /// Clients in equal steps from the first mark to the last; empty where marks are distinct. A step of too few
    /// clients holds 0.
    pub density: Vec<usize>,
    /// Clients that are not drawn: too few of their value, or beyond the tails.
    pub hidden: usize,
}

impl Band {
    /// The band of some effects; `None` where there are too few.
    fn of(mut effects: Vec<f64>) -> Option<Self> {
        if effects.len() < FEWEST_TOGETHER {
            return None;
        }
        effects.sort_by(f64::total_cmp);
        let [low, median, high] = [0.1, 0.5, 0.9].map(|share| quantile(&effects, share));
        Some(Self { clients: effects.len(), low, median, high })
    }
}

/// Sums up the effects of one input by its values (`NaN`: missing; codes where `nominal`).
#[must_use]
pub fn dependence(effects: &[f64], values: &[f32], nominal: bool) -> Dependence {
    let clients = values.iter().map(|value| f64::from(*value)).zip(effects.iter().copied());
    let (missing, mut known): (Vec<_>, Vec<_>) = clients.partition(|(value, _)| value.is_nan());
    known.sort_by(|a, b| a.0.total_cmp(&b.0));
    let missing = Band::of(missing.into_iter().map(|(_, effect)| effect).collect());
    let distinct: BTreeMap<u64, usize> = known.iter().fold(BTreeMap::new(), |mut counts, (value, _)| {
        *counts.entry((value + 0.0).to_bits()).or_default() += 1;
        counts
    });
    let mut found = if nominal || distinct.len() <= MOST_VALUES {
        let marks = known.chunk_by(|a, b| a.0 >= b.0).filter_map(mark).collect();
        Dependence { distinct: true, marks, missing, density: Vec::new(), hidden: 0 }
    } else {
        let drawn = without_tails(&known);
        let marks: Vec<Mark> = bins(drawn).into_iter().filter_map(mark).collect();
        let density = density(drawn, &marks);
        Dependence { distinct: false, marks, missing, density, hidden: 0 }
    };
    if nominal {
        found.marks.sort_by(|a, b| b.band.clients.cmp(&a.band.clients).then(a.at.total_cmp(&b.at)));
    }
    let bands = found.marks.iter().map(|mark| mark.band.clients).sum::<usize>();
    found.hidden = values.len() - bands - found.missing.map_or(0, |band| band.clients);
    found
}

fn mark(clients: &[(f64, f64)]) -> Option<Mark> {
    let values: Vec<f64> = clients.iter().map(|client| client.0).collect();
    let band = Band::of(clients.iter().map(|client| client.1).collect())?;
    Some(Mark { from: *values.first()?, at: quantile(&values, 0.5), to: *values.last()?, band })
}

/// Clients sorted by value, without the tails.
fn without_tails(sorted: &[(f64, f64)]) -> &[(f64, f64)] {
    let values: Vec<f64> = sorted.iter().map(|client| client.0).collect();
    let [low, high] = [TAIL, 1.0 - TAIL].map(|share| quantile(&values, share));
    let first = values.partition_point(|value| *value < low);
    let last = values.partition_point(|value| *value <= high);
    &sorted[first..last]
}

/// Cuts clients sorted by value into bins of about as many; equal values are never parted.
fn bins(sorted: &[(f64, f64)]) -> Vec<&[(f64, f64)]> {
    let bins = (sorted.len() / CLIENTS_OF_BIN).clamp(1, BINS);
    let (mut found, mut start) = (Vec::new(), 0);
    for bin in 1..=bins {
        let end = sorted.len() * bin / bins;
        let same = |end: usize| end < sorted.len() && sorted[end].0 <= sorted[end - 1].0;
        let end = (end..=sorted.len()).find(|end| *end == 0 || !same(*end)).unwrap_or(sorted.len());
        if end > start {
            found.push(&sorted[start..end]);
            start = end;
        }
    }
    found
}

fn density(sorted: &[(f64, f64)], marks: &[Mark]) -> Vec<usize> {
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return Vec::new() };
    let span = last.to - first.from;
    let mut counts = vec![0; STEPS];
    for (value, _) in sorted {
        let step = ((value - first.from) / span * STEPS as f64).max(0.0) as usize;
        counts[step.min(STEPS - 1)] += 1;
    }
    counts.into_iter().map(|clients| if clients < FEWEST_TOGETHER { 0 } else { clients }).collect()
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "small whole numbers are exact")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_few_values_stand_for_themselves_with_the_deciles_of_numpy() {
        // numpy 2: quantile([0, 1, …, 20], [0.1, 0.5, 0.9]) is [2, 10, 18].
        let effects: Vec<f64> =
            (0..21).map(f64::from).chain([7.0; 26]).chain([1.0; 19]).chain([2.0; 20]).collect();
        let values = [vec![0.0; 21], vec![1.0; 26], vec![2.0; 19], vec![f32::NAN; 20]].concat();
        let found = dependence(&effects, &values, false);
        assert_eq!(found.marks.len(), 2, "nineteen clients are too few");
        let expected = Band { clients: 21, low: 2.0, median: 10.0, high: 18.0 };
        assert_eq!(found.marks[0], Mark { from: 0.0, at: 0.0, to: 0.0, band: expected });
        assert_eq!(found.missing.map(|band| (band.clients, band.median)), Some((20, 2.0)));
        assert_eq!((found.distinct, found.hidden), (true, 19));
    }

    #[test]
    fn categories_stand_from_the_most_frequent_to_the_rarest() {
        let values = [vec![0.0; 20], vec![1.0; 29], vec![2.0; 20]].concat();
        let found = dependence(&[1.0; 69], &values, true);
        assert_eq!(found.marks.iter().map(|mark| mark.at).collect::<Vec<_>>(), [1.0, 0.0, 2.0]);
        let many: Vec<f32> = (0..450).map(|row| (row % 15) as f32).collect();
        assert!(dependence(&[0.0; 450], &many, true).distinct, "however many categories there are");
    }

    #[test]
    fn many_values_are_cut_into_bins_of_as_many_clients_without_the_tails() {
        let values: Vec<f32> = (0..=1_000).map(|v| v as f32).collect();
        let effects: Vec<f64> = (0..=1_000).map(|v| f64::from(v) * 2.0).collect();
        let found = dependence(&effects, &values, false);
        assert!(!found.distinct && found.missing.is_none());
        assert_eq!((found.marks.len(), found.hidden), (20, 20));
        assert_eq!((found.marks[0].from, found.marks[19].to), (10.0, 990.0));
        assert!(found.marks.iter().all(|mark| mark.band.median == 2.0 * mark.at));
        assert!(found.marks.iter().all(|mark| (49..=50).contains(&mark.band.clients)));
        assert_eq!(found.density.iter().sum::<usize>(), 981);
    }

    #[test]
    fn nothing_is_drawn_of_nobody() {
        let found = dependence(&[], &[], false);
        assert!(found.marks.is_empty() && found.missing.is_none() && found.hidden == 0);
    }

    proptest! {
        #[test]
        fn every_client_is_drawn_once_or_hidden(
            rows in prop::collection::vec((prop_oneof![Just(f32::NAN), -9.0f32..9.0, Just(0.0), Just(4.0)], -5.0f64..5.0), 0..300),
        ) {
            let (values, effects): (Vec<f32>, Vec<f64>) = rows.into_iter().unzip();
            let found = dependence(&effects, &values, false);
            let drawn = found.marks.iter().map(|mark| mark.band.clients).sum::<usize>();
            let missing = values.iter().filter(|value| value.is_nan()).count();
            let known_missing = found.missing.map_or(0, |band| band.clients);
            prop_assert_eq!(drawn + known_missing + found.hidden, values.len());
            prop_assert!(known_missing == missing || missing < FEWEST_TOGETHER);
            for pair in found.marks.windows(2) {
                prop_assert!(pair[0].to < pair[1].from);
            }
            for mark in &found.marks {
                prop_assert!(mark.from <= mark.at && mark.at <= mark.to && mark.band.clients >= FEWEST_TOGETHER);
                prop_assert!(mark.band.low <= mark.band.median && mark.band.median <= mark.band.high);
            }
        }
    }
}
