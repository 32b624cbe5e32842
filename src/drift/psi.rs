//! The population stability index.

use std::collections::BTreeMap;

use crate::features::FeatureValues;

/// Most bins that a numeric feature is cut into, missing values apart.
const BINS: usize = 10;

/// `Σ (r − c) · ln(r / c)` over the bins; a zero share counts as 0.0001, or as a millionth of the
/// smallest share that is not zero where that is smaller still.
///
/// Source: Evidently 0.7.23, `stattests/psi.py` (its treatment of empty bins).
#[must_use]
pub fn population_stability_index(reference: &[f64], current: &[f64]) -> f64 {
    let (reference, current) = (without_zeros(reference), without_zeros(current));
    reference.iter().zip(&current).map(|(r, c)| (r - c) * (r / c).ln()).sum()
}

fn without_zeros(shares: &[f64]) -> Vec<f64> {
    let smallest = shares.iter().copied().filter(|share| *share > 0.0).fold(f64::INFINITY, f64::min);
    let floor = if smallest <= 1e-4 { smallest / 1e6 } else { 1e-4 };
    shares.iter().map(|share| if *share > 0.0 { *share } else { floor }).collect()
}

/// Shares of the reference and of the current values in common bins: tenths of the reference for
/// numbers, one bin per word for nominal values; missing values are the last bin.
#[must_use]
pub fn binned_shares(reference: &FeatureValues, current: &FeatureValues) -> (Vec<f64>, Vec<f64>) {
    match (reference, current) {
        (FeatureValues::Numeric(reference), FeatureValues::Numeric(current)) => {
            let edges = tenths(reference);
            (numeric_shares(reference, &edges), numeric_shares(current, &edges))
        }
        (FeatureValues::Nominal(reference), FeatureValues::Nominal(current)) => {
            let places = places(reference.iter().chain(current).copied());
            (nominal_shares(reference, &places), nominal_shares(current, &places))
        }
        _ => (vec![1.0, 0.0], vec![0.0, 1.0]),
    }
}

/// Distinct upper edges between the tenths of the known values.
fn tenths(values: &[f64]) -> Vec<f64> {
    let mut known: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
    known.sort_by(f64::total_cmp);
    let mut edges: Vec<f64> =
        (1..BINS).filter_map(|tenth| known.get(tenth * known.len() / BINS).copied()).collect();
    edges.dedup();
    edges
}

fn numeric_shares(values: &[f64], edges: &[f64]) -> Vec<f64> {
    let missing = edges.len() + 1;
    let bins = values
        .iter()
        .map(|value| if value.is_nan() { missing } else { edges.partition_point(|edge| edge <= value) });
    shares(bins, missing + 1, values.len())
}

fn places(values: impl Iterator<Item = Option<&'static str>>) -> BTreeMap<&'static str, usize> {
    let mut places: BTreeMap<&str, usize> = values.flatten().map(|word| (word, 0)).collect();
    for (place, value) in places.values_mut().enumerate() {
        *value = place;
    }
    places
}

fn nominal_shares(values: &[Option<&str>], places: &BTreeMap<&str, usize>) -> Vec<f64> {
    let missing = places.len();
    let bins = values.iter().map(|word| word.and_then(|word| places.get(word)).copied().unwrap_or(missing));
    shares(bins, missing + 1, values.len())
}

fn shares(bins: impl Iterator<Item = usize>, count: usize, rows: usize) -> Vec<f64> {
    let mut counts = vec![0_usize; count];
    for bin in bins {
        counts[bin] += 1;
    }
    counts.into_iter().map(|n| n as f64 / rows.max(1) as f64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_of_a_case_worked_by_hand() {
        // (0.5 − 0.25)·ln 2 + (0.5 − 0.75)·ln(2/3)
        let expected = 0.25 * 2.0_f64.ln() - 0.25 * (2.0_f64 / 3.0).ln();
        assert!((population_stability_index(&[0.5, 0.5], &[0.25, 0.75]) - expected).abs() < 1e-15);
    }

    #[test]
    fn an_empty_bin_counts_as_a_ten_thousandth() {
        let expected = (0.5 - 1e-4) * (0.5_f64 / 1e-4).ln() + (0.5 - 1.0) * 0.5_f64.ln();
        assert!((population_stability_index(&[0.5, 0.5], &[0.0, 1.0]) - expected).abs() < 1e-12);
    }

    #[test]
    fn missing_values_are_a_bin_of_their_own() {
        let reference = FeatureValues::Numeric((0..100).map(f64::from).collect());
        let current = FeatureValues::Numeric(vec![f64::NAN; 4]);
        let (before, after) = binned_shares(&reference, &current);
        assert_eq!((before.len(), before[10], after[10]), (11, 0.0, 1.0));
        assert!(before[..10].iter().all(|share| (share - 0.1).abs() < 1e-12), "{before:?}");
    }

    #[test]
    fn a_word_that_is_new_has_a_bin() {
        let word = Some::<&str>;
        let reference = FeatureValues::Nominal(vec![word("a"), word("b"), None, word("a")]);
        let current = FeatureValues::Nominal(vec![word("c"), word("a")]);
        assert_eq!(
            binned_shares(&reference, &current),
            (vec![0.5, 0.25, 0.0, 0.25], vec![0.5, 0.0, 0.5, 0.0])
        );
    }
}
