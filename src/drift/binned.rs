//! The bins in which distributions are compared.

use super::pair::{Pair, Values, runs};
use crate::config::ColumnKind;

/// Distinct reference values up to which every value of a numeric column is a bin of its own.
///
/// Source: Evidently 0.7.23, `stattests/utils.py` (`get_binned_data`).
const VALUES_AS_BINS: usize = 20;

/// Shares of reference and current data in the bins of Jensen-Shannon, PSI and Kullback-Leibler: Sturges' over both
/// sides for numbers with more than 20 distinct reference values, else one bin per value.
pub(super) fn binned_shares(pair: &Pair) -> [Vec<f64>; 2] {
    if let Values::Numbers([reference, current]) = &pair.values {
        let many = runs(reference, &[]).take(VALUES_AS_BINS + 1).count() > VALUES_AS_BINS;
        if pair.kind == ColumnKind::Numeric && many {
            let rows = reference.len() + current.len();
            let edges = sturges_edges(range_of(reference, current), rows, pair.whole);
            return [shares_between(&edges, reference), shares_between(&edges, current)];
        }
    }
    shares_of_values(pair)
}

/// The same for Hellinger: Sturges' bins for numbers are made for the distinct values of both sides.
///
/// Source: Evidently 0.7.23, `stattests/hellinger_distance.py`.
pub(super) fn hellinger_shares(pair: &Pair) -> [Vec<f64>; 2] {
    match &pair.values {
        Values::Numbers([reference, current]) if pair.kind == ColumnKind::Numeric => {
            let distinct = runs(reference, current).count();
            let edges = sturges_edges(range_of(reference, current), distinct, pair.whole);
            [shares_between(&edges, reference), shares_between(&edges, current)]
        }
        _ => shares_of_values(pair),
    }
}

fn shares_of_values(pair: &Pair) -> [Vec<f64>; 2] {
    let (counts, known) = (pair.counts(), pair.known());
    [0, 1].map(|side| counts.iter().map(|both| both[side] as f64 / known[side] as f64).collect())
}

fn range_of(reference: &[f64], current: &[f64]) -> [f64; 2] {
    let ends = |values: &[f64]| Some([*values.first()?, *values.last()?]);
    match (ends(reference), ends(current)) {
        (Some(a), Some(b)) => [a[0].min(b[0]), a[1].max(b[1])],
        (Some(ends), None) | (None, Some(ends)) => ends,
        (None, None) => [0.0, 0.0],
    }
}

/// `⌈range / width⌉ + 1` even edges with `width = range / (log₂ n + 1)`, no less than 1 for whole numbers; a range of
/// nothing is one bin.
///
/// Source: numpy 2.4, `histogram_bin_edges(bins="sturges")`.
fn sturges_edges([least, greatest]: [f64; 2], values: usize, whole: bool) -> Vec<f64> {
    let range = greatest - least;
    if range <= 0.0 {
        return vec![least - 0.5, greatest + 0.5];
    }
    let width = range / ((values as f64).log2() + 1.0);
    let width = if whole { width.max(1.0) } else { width };
    let bins = (range / width).ceil();
    let step = range / bins;
    let mut edges: Vec<f64> = (0..=bins as usize).map(|edge| edge as f64 * step + least).collect();
    if let Some(last) = edges.last_mut() {
        *last = greatest;
    }
    edges
}

/// Shares of ascending values from each edge to below the next; the last bin has its upper edge too.
fn shares_between(edges: &[f64], sorted: &[f64]) -> Vec<f64> {
    counts_between(edges, sorted).into_iter().map(|count| count as f64 / sorted.len() as f64).collect()
}

/// How many ascending values lie from each edge to below the next; the last bin has its upper edge too.
pub(super) fn counts_between(edges: &[f64], sorted: &[f64]) -> Vec<usize> {
    let last = edges.len() - 1;
    let below = |place: usize| {
        let edge = edges[place];
        if place == last {
            sorted.partition_point(|value| *value <= edge)
        } else {
            sorted.partition_point(|value| *value < edge)
        }
    };
    let places: Vec<usize> = (0..edges.len()).map(below).collect();
    places.windows(2).map(|ends| ends[1] - ends[0]).collect()
}

/// The distinct edges that cut ascending values into so many equal parts, the ends apart.
pub(super) fn edges_of_parts(sorted: &[f64], parts: usize) -> Vec<f64> {
    let mut edges: Vec<f64> =
        (1..parts).filter_map(|part| sorted.get(part * sorted.len() / parts).copied()).collect();
    edges.dedup();
    edges
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{AnyColumn, AnyValues};

    fn pair(reference: AnyValues, current: AnyValues) -> Pair {
        let column = |values| AnyColumn { name: "x".to_owned(), values };
        Pair::of(&column(reference), &column(current)).unwrap()
    }

    #[test]
    fn sturges_edges_are_numpys() {
        // numpy.histogram_bin_edges([0, 10] + 30 between, bins="sturges"): log2(32) + 1 = 6 bins.
        assert_eq!(sturges_edges([0.0, 12.0], 32, false), [0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0]);
        assert_eq!(sturges_edges([0.0, 3.0], 32, true), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(sturges_edges([0.0, 3.0], 32, false).len(), 7);
        assert_eq!(sturges_edges([5.0, 5.0], 32, false), [4.5, 5.5]);
    }

    #[test]
    fn a_value_on_an_edge_belongs_to_the_bin_above_but_the_last_to_the_one_below() {
        assert_eq!(counts_between(&[0.0, 1.0, 2.0], &[0.0, 0.5, 1.0, 1.5, 2.0]), [2, 3]);
    }

    #[test]
    fn few_values_are_a_bin_each() {
        let found = pair(AnyValues::Real(vec![1.0, 1.0, 2.5, 2.5]), AnyValues::Real(vec![0.0, 1.0]));
        assert_eq!(binned_shares(&found), [vec![0.0, 0.5, 0.5], vec![0.5, 0.5, 0.0]]);
        // Three distinct values make three bins of Sturges over 0 to 2.5.
        assert_eq!(hellinger_shares(&found), [vec![0.0, 0.5, 0.5], vec![0.5, 0.5, 0.0]]);
    }
}
