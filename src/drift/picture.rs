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
    /// Whether each bin is kept back because it stands for few; its counts are 0 then. Empty where none is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kept_back: Vec<bool>,
    /// Whether the outer edges are the least and the greatest value.
    #[serde(skip)]
    pub to_the_ends: bool,
}

impl Picture {
    const fn of(bins: PictureBins, counts: Vec<[usize; 2]>) -> Self {
        Self { bins, counts, kept_back: Vec::new(), to_the_ends: false }
    }

    /// Keeps bins back, as `kept_back` says of each: those of values and words go, with their names; of even bins the
    /// counts do. Nothing is left where the edges would tell the least and the greatest value.
    pub fn keep_back(&mut self, kept_back: &[bool]) {
        let mut told = kept_back.iter().map(|kept| !kept);
        let mut is_told = || told.next().unwrap_or(false);
        match &mut self.bins {
            PictureBins::Edges(_) if self.to_the_ends => {
                *self = Self::of(PictureBins::Words(Vec::new()), Vec::new());
                return;
            }
            PictureBins::Edges(_) => {
                for (counts, kept) in self.counts.iter_mut().zip(kept_back) {
                    if *kept {
                        *counts = [0; 2];
                    }
                }
                self.kept_back = if kept_back.contains(&true) { kept_back.to_vec() } else { Vec::new() };
                return;
            }
            PictureBins::Numbers(values) => values.retain(|_| is_told()),
            PictureBins::Words(words) => words.retain(|_| is_told()),
        }
        let mut told = kept_back.iter().map(|kept| !kept);
        self.counts.retain(|_| told.next().unwrap_or(false));
    }
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
                return Picture::of(PictureBins::Numbers(values), counts);
            }
            let (edges, to_the_ends) = drawn_edges(reference, current);
            let (mut before, mut after) =
                (counts_between(&edges, reference), counts_between(&edges, current));
            for (counts, sorted) in [(&mut before, reference), (&mut after, current)] {
                add_what_lies_beyond(counts, sorted, &edges);
            }
            let counts = before.into_iter().zip(after).map(|(r, c)| [r, c]).collect();
            Picture { to_the_ends, ..Picture::of(PictureBins::Edges(edges), counts) }
        }
        Values::Words { words, counts } => {
            let mut all: Vec<(&String, [usize; 2])> =
                words.iter().zip(&counts[0]).zip(&counts[1]).map(|((word, r), c)| (word, [*r, *c])).collect();
            let known = pair.known();
            let share =
                |both: &[usize; 2]| both[0] as f64 / known[0] as f64 + both[1] as f64 / known[1] as f64;
            all.sort_by(|a, b| share(&b.1).total_cmp(&share(&a.1)));
            let shown = if all.len() > BARS { BARS - 1 } else { all.len() };
            let rest = all.split_off(shown);
            let (words, mut counts): (Vec<String>, Vec<[usize; 2]>) =
                all.into_iter().map(|(word, counts)| (word.clone(), counts)).unzip();
            if !rest.is_empty() {
                counts.push([0, 1].map(|side| rest.iter().map(|(_, both)| both[side]).sum()));
            }
            Picture::of(PictureBins::Words(words), counts)
        }
    }
}

/// Even edges between the tails of both sides, each side by its own; the whole range, which is said, where the tails are
/// all there is.
fn drawn_edges(reference: &[f64], current: &[f64]) -> (Vec<f64>, bool) {
    let at = |sorted: &[f64], share: f64| sorted[((sorted.len() - 1) as f64 * share).round() as usize];
    let tail = |sorted: &[f64]| (TAIL_ROWS / sorted.len() as f64).clamp(TAIL, 0.5);
    let ends = |sorted: &[f64], tail: f64| [at(sorted, tail), at(sorted, 1.0 - tail)];
    let around = |a: [f64; 2], b: [f64; 2]| [a[0].min(b[0]), a[1].max(b[1])];
    let [mut low, mut high] = around(ends(reference, tail(reference)), ends(current, tail(current)));
    let to_the_ends = low >= high || reference.len().min(current.len()) as f64 <= 2.0 * TAIL_ROWS;
    if low >= high {
        [low, high] = around(ends(reference, 0.0), ends(current, 0.0));
    }
    let step = (high - low) / BINS as f64;
    let edge = |edge: usize| if edge == BINS { high } else { edge as f64 * step + low };
    ((0..=BINS).map(edge).collect(), to_the_ends)
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
        let Picture { bins, counts, .. } = drawn(numbers(1e9), numbers(-1e9));
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
        let Picture { bins, counts, .. } = drawn(values.clone(), values);
        let PictureBins::Words(shown) = bins else { panic!("{bins:?}") };
        assert_eq!((shown.len(), counts.len(), shown[0].as_str()), (11, 12, "w00"));
        assert_eq!(counts.iter().map(|both| both[0]).sum::<usize>(), codes.len());
    }
}
