//! What is drawn of a column: both sides in the same bins.

use serde::Serialize;

use super::binned::counts_between;
use super::pair::{Pair, Values, runs};

/// Bars of a distribution at most; rarer values stand together in the last.
const BARS: usize = 12;
/// Bins of numbers.
const BINS: usize = 14;
/// Share of a side's values, and how many at least, that may lie beyond the drawn range on either end.
const TAIL: f64 = 0.005;
const TAIL_ROWS: f64 = 20.0;

/// Counts of reference and current data in the same bins.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picture {
    /// What the bins are.
    pub bins: PictureBins,
    /// Rows of reference and current data per bin.
    pub counts: Vec<[usize; 2]>,
}

/// The bins of a picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PictureBins {
    /// Even bins between these edges; what lies beyond is in the first or the last.
    Edges(Vec<f64>),
    /// One bin per number.
    Numbers(Vec<f64>),
    /// One bin per word, the most frequent of both sides first; where there are more counts than words, the last is of
    /// all others.
    Words(Vec<String>),
}

pub(super) fn picture(pair: &Pair) -> Picture {
    match &pair.values {
        Values::Numbers([reference, current]) => {
            let few: Vec<(f64, [usize; 2])> = runs(reference, current).take(BARS + 1).collect();
            if few.len() <= BARS {
                let (values, counts) = few.into_iter().unzip();
                return Picture { bins: PictureBins::Numbers(values), counts };
            }
            let edges = drawn_edges(reference, current);
            let (mut before, mut after) =
                (counts_between(&edges, reference), counts_between(&edges, current));
            for (counts, sorted) in [(&mut before, reference), (&mut after, current)] {
                add_what_lies_beyond(counts, sorted, &edges);
            }
            let counts = before.into_iter().zip(after).map(|(r, c)| [r, c]).collect();
            Picture { bins: PictureBins::Edges(edges), counts }
        }
        Values::Words { words, counts } => {
            let mut all: Vec<(&String, [usize; 2])> =
                words.iter().zip(&counts[0]).zip(&counts[1]).map(|((word, r), c)| (word, [*r, *c])).collect();
            let share = |both: &[usize; 2]| {
                let known = pair.known();
                both[0] as f64 / known[0] as f64 + both[1] as f64 / known[1] as f64
            };
            all.sort_by(|a, b| share(&b.1).total_cmp(&share(&a.1)));
            let shown = if all.len() > BARS { BARS - 1 } else { all.len() };
            let rest = all.split_off(shown);
            let (words, mut counts): (Vec<String>, Vec<[usize; 2]>) =
                all.into_iter().map(|(word, counts)| (word.clone(), counts)).unzip();
            if !rest.is_empty() {
                counts.push([0, 1].map(|side| rest.iter().map(|(_, both)| both[side]).sum()));
            }
            Picture { bins: PictureBins::Words(words), counts }
        }
    }
}

/// Even edges between the tails of both sides, each side by its own; the whole range where the tails are all there is.
fn drawn_edges(reference: &[f64], current: &[f64]) -> Vec<f64> {
    let at = |sorted: &[f64], share: f64| sorted[((sorted.len() - 1) as f64 * share).round() as usize];
    let tail = |sorted: &[f64]| (TAIL_ROWS / sorted.len() as f64).clamp(TAIL, 0.5);
    let ends = |sorted: &[f64], tail: f64| [at(sorted, tail), at(sorted, 1.0 - tail)];
    let around = |a: [f64; 2], b: [f64; 2]| [a[0].min(b[0]), a[1].max(b[1])];
    let [mut low, mut high] = around(ends(reference, tail(reference)), ends(current, tail(current)));
    if low >= high {
        [low, high] = around(ends(reference, 0.0), ends(current, 0.0));
    }
    let step = (high - low) / BINS as f64;
    (0..=BINS).map(|edge| if edge == BINS { high } else { edge as f64 * step + low }).collect()
}

fn add_what_lies_beyond(counts: &mut [usize], sorted: &[f64], edges: &[f64]) {
    if let ([first, .., last], [low, .., high]) = (counts, edges) {
        *first += sorted.partition_point(|value| value < low);
        *last += sorted.len() - sorted.partition_point(|value| value <= high);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{AnyColumn, AnyValues};

    fn drawn(reference: AnyValues, current: AnyValues) -> Picture {
        let column = |values| AnyColumn { name: "x".to_owned(), values };
        picture(&Pair::of(&column(reference), &column(current)).unwrap())
    }

    #[test]
    fn every_value_is_in_a_bin_and_far_ones_are_in_the_outer_bins() {
        let numbers = |far: f64| AnyValues::Real((0..1000).map(f64::from).chain([far]).collect());
        let Picture { bins, counts } = drawn(numbers(1e9), numbers(-1e9));
        let PictureBins::Edges(edges) = bins else { panic!("{bins:?}") };
        assert_eq!((edges.len(), counts.len()), (15, 14));
        assert!(edges[0] > -10.0 && edges[14] < 1010.0, "{edges:?}");
        for side in [0, 1] {
            assert_eq!(counts.iter().map(|both| both[side]).sum::<usize>(), 1001);
        }
    }

    #[test]
    fn rare_words_stand_together() {
        let words: Vec<String> = (0..20).map(|n| format!("w{n:02}")).collect();
        let codes: Vec<u32> = (0..20).flat_map(|word| vec![word; 40 - word as usize]).collect();
        let values = AnyValues::Words { codes: codes.clone(), words };
        let Picture { bins, counts } = drawn(values.clone(), values);
        let PictureBins::Words(shown) = bins else { panic!("{bins:?}") };
        assert_eq!((shown.len(), counts.len(), shown[0].as_str()), (11, 12, "w00"));
        assert_eq!(counts.iter().map(|both| both[0]).sum::<usize>(), codes.len());
    }
}
