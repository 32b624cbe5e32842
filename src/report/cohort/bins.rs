//! Bins that all groups share: round figures for numbers, the most frequent words for nominal values.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::features::{FeatureColumn, FeatureValues, Unit};

/// Most steps between the tails of a numeric feature.
const BINS: f64 = 12.0;
/// Words that have a bin of their own.
const WORDS: usize = 8;
/// Days of a year, and of a month.
const YEAR: f64 = 365.25;
/// Parts of the known values that lie in the two open bins or just beside them.
const TAIL: f64 = 0.02;

/// The bins of a feature, without the one of missing values.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Bins {
    /// Below the first edge, from each edge to below the next, and from the last edge on. Edges are round figures,
    /// so that none is a client's value, or the least or the largest one.
    Numeric {
        /// The edges, ascending.
        edges: Vec<f64>,
        /// Whether every value is a whole number.
        whole: bool,
    },
    /// One per word, the most frequent first, and one for the other words where there are more.
    Nominal {
        /// The words.
        words: Vec<&'static str>,
        /// How many others there are.
        others: usize,
    },
}

impl Bins {
    /// The bins of a column, by the values of all its clients.
    pub(super) fn of(column: &FeatureColumn) -> Self {
        match &column.values {
            FeatureValues::Numeric(values) => Self::of_numbers(values, column.feature.unit),
            FeatureValues::Nominal(words) => Self::of_words(words),
        }
    }

    /// The bins of numbers, of which `NaN` are missing.
    pub(super) fn of_numbers(values: &[f64], unit: Unit) -> Self {
        if unit == Unit::Flag {
            return Self::Numeric { edges: vec![0.5], whole: true };
        }
        let mut known: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
        known.sort_by(f64::total_cmp);
        let whole = known.iter().all(|value| value.fract().abs() < 1e-9);
        let Some(last) = known.len().checked_sub(1) else { return Self::Numeric { edges: vec![], whole } };
        let tail = (known.len() as f64 * TAIL) as usize;
        Self::Numeric { edges: round_edges(known[tail], known[last - tail], whole, unit), whole }
    }

    fn of_words(words: &[Option<&'static str>]) -> Self {
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        for word in words.iter().flatten() {
            *counts.entry(word).or_default() += 1;
        }
        let mut ranked: Vec<(&'static str, usize)> = counts.into_iter().collect();
        ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        // One word alone needs no bin for others.
        let kept = if ranked.len() == WORDS + 1 { WORDS + 1 } else { WORDS };
        let others = ranked.len().saturating_sub(kept);
        Self::Nominal { words: ranked.into_iter().take(kept).map(|(word, _)| word).collect(), others }
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::Numeric { edges, .. } => edges.len() + 1,
            Self::Nominal { words, others } => words.len() + (*others > 0) as usize,
        }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bin of a number; one past the last where it is missing.
    pub(super) fn of_number(&self, value: f64) -> usize {
        match self {
            Self::Numeric { edges, .. } if !value.is_nan() => edges.partition_point(|edge| *edge <= value),
            _ => self.len(),
        }
    }

    /// The bin of every value of a column; one past the last where it is missing.
    pub(super) fn places(&self, column: &FeatureColumn) -> Vec<usize> {
        match &column.values {
            FeatureValues::Numeric(values) => values.iter().map(|value| self.of_number(*value)).collect(),
            FeatureValues::Nominal(values) => values.iter().map(|word| self.of_word(*word)).collect(),
        }
    }

    fn of_word(&self, word: Option<&str>) -> usize {
        match (self, word) {
            (Self::Nominal { words, .. }, Some(word)) => {
                words.iter().position(|known| *known == word).unwrap_or(words.len())
            }
            _ => self.len(),
        }
    }
}

/// Edges at multiples of a round step, above `low` and up to `high`; durations are stepped in years or months.
fn round_edges(low: f64, high: f64, whole: bool, unit: Unit) -> Vec<f64> {
    let span = high - low;
    let one = match unit {
        Unit::Days if span >= 4.0 * YEAR => YEAR,
        Unit::Days if span >= YEAR / 3.0 => YEAR / 12.0,
        _ => 1.0,
    };
    let round = round_step(if span > 0.0 { span / one / BINS } else { 1.0 });
    let step = if whole && one <= 1.0 { round.ceil() } else { round } * one;
    let first = (low / step + 1e-9).floor() + 1.0;
    let count = (high / step + 1e-9).floor() - first + 1.0;
    (0..count.max(1.0) as u32).map(|place| (first + f64::from(place)) * step).collect()
}

/// The least of 1, 2, 2.5, 5 and 10 times a power of ten that is no less than `step`.
fn round_step(step: f64) -> f64 {
    let power = 10_f64.powf(step.log10().floor());
    let of = [1.0, 2.0, 2.5, 5.0].into_iter().find(|of| of * power >= step * (1.0 - 1e-9));
    of.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edges(values: &[f64], unit: Unit) -> Vec<f64> {
        match Bins::of_numbers(values, unit) {
            Bins::Numeric { edges, .. } => edges,
            Bins::Nominal { .. } => vec![],
        }
    }

    #[test]
    fn edges_are_round_and_no_end_is_a_value_of_a_client() {
        // 1,003 amounts from 27,013 in steps of 811: the tails start at 43,233 and 823,413.
        let amounts: Vec<f64> = (0..1003).map(|place| 27_013.0 + 811.0 * f64::from(place)).collect();
        let found = edges(&amounts, Unit::Money);
        assert_eq!(found[..3], [100_000.0, 200_000.0, 300_000.0]);
        assert_eq!(found.last(), Some(&800_000.0));
        let scores: Vec<f64> = (0..=100).map(|hundredth| f64::from(hundredth) / 100.0).collect();
        let tenths = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
        let found = edges(&scores, Unit::Score);
        assert!(
            found.len() == 9 && found.iter().zip(tenths).all(|(a, b)| (a - b).abs() < 1e-12),
            "{found:?}"
        );
    }

    #[test]
    fn durations_are_cut_at_whole_years_and_counts_at_whole_numbers() {
        let days: Vec<f64> = (0..=7305).map(f64::from).collect();
        assert_eq!(edges(&days, Unit::Days)[..2], [2.0 * YEAR, 4.0 * YEAR]);
        assert_eq!(edges(&[0.0, 0.0, 1.0, 2.0, 3.0], Unit::Count), [1.0, 2.0, 3.0]);
        assert_eq!(edges(&[1.0, 0.0], Unit::Flag), [0.5]);
        assert_eq!(edges(&[4.0, 4.0], Unit::Count), [5.0]);
        assert!(edges(&[f64::NAN], Unit::Money).is_empty());
    }

    #[test]
    fn a_bin_holds_its_lower_edge_and_what_is_missing_comes_after_the_last() {
        let bins = Bins::Numeric { edges: vec![10.0, 20.0], whole: false };
        assert_eq!(bins.len(), 3);
        assert_eq!([9.9, 10.0, 19.9, 20.0, f64::NAN].map(|value| bins.of_number(value)), [0, 1, 1, 2, 3]);
    }

    #[test]
    fn rare_words_share_a_bin_but_one_alone_keeps_its_own() {
        let names: [&'static str; 10] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
        let repeated = |n: usize| -> Vec<Option<&'static str>> {
            let words = names[..n].iter().enumerate();
            words.flat_map(|(place, word)| vec![Some(*word); 20 - place]).chain([None]).collect()
        };
        let bins = Bins::of_words(&repeated(10));
        assert_eq!(bins.len(), 9);
        assert!(matches!(&bins, Bins::Nominal { words, others: 2 } if words[..2] == ["a", "b"]));
        assert_eq!([Some("a"), Some("j"), None].map(|word| bins.of_word(word)), [0, 8, 9]);
        assert!(
            matches!(Bins::of_words(&repeated(9)), Bins::Nominal { words, others: 0 } if words.len() == 9)
        );
    }
}
