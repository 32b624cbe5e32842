//! Where the values of an input are cut into bins.

use super::split::Question;
use crate::learning::trees::{Categories, Rule};

/// How the values of an input become bin numbers; a missing value's bin comes after the known ones.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cuts {
    /// Bin `b` holds the values from `bounds[b - 1]` to below `bounds[b]`.
    Bounds(Vec<f32>),
    /// The bin is the category's code; the last bin holds all codes beyond.
    Codes {
        /// Number of bins.
        bins: usize,
        /// Number of categories.
        categories: usize,
    },
}

impl Cuts {
    /// Number of bins of known values.
    pub(super) const fn known(&self) -> usize {
        match self {
            Self::Bounds(bounds) => bounds.len() + 1,
            Self::Codes { bins, .. } => *bins,
        }
    }

    /// The bin of a value.
    #[inline]
    pub(super) fn bin(&self, value: f32) -> usize {
        if value.is_nan() {
            return self.known();
        }
        match self {
            Self::Bounds(bounds) => bounds.partition_point(|bound| *bound <= value),
            Self::Codes { bins, .. } => (value as usize).min(bins - 1),
        }
    }

    /// The rule that sends values where their bins go.
    pub(super) fn rule(&self, question: Question) -> Rule {
        match (question, self) {
            (Question::UpTo(bin), Self::Bounds(bounds)) => Rule::Below(bounds[bin]),
            (Question::NotIn(set), Self::Codes { bins, categories }) => {
                let right = |code: &usize| {
                    let bin = (*code).min(bins - 1);
                    set[bin / 64] >> (bin % 64) & 1 == 1
                };
                let codes: Vec<usize> = (0..*categories).filter(right).collect();
                Rule::NotIn(Categories::from_codes(&codes))
            }
            // No value lies below the least.
            _ => Rule::Below(f32::MIN),
        }
    }
}

/// Bounds of at most `most` bins: one bin per distinct value where that is enough, else bins of about as many
/// rows each. A value that fills a bin by itself gets one.
///
/// `sorted` holds the known values from least to greatest. Source: LightGBM's `GreedyFindBin`.
pub(super) fn quantile_bounds(sorted: &[f32], most: usize) -> Vec<f32> {
    let runs = runs(sorted);
    if runs.len() <= most {
        return runs.windows(2).map(|pair| between(pair[0].0, pair[1].0)).collect();
    }
    greedy_bounds(&runs, sorted.len(), most)
}

fn greedy_bounds(runs: &[(f32, usize)], rows: usize, most: usize) -> Vec<f32> {
    let mut share = rows as f64 / most as f64;
    let large: Vec<bool> = runs.iter().map(|(_, count)| *count as f64 >= share).collect();
    let mut bins_left = most - large.iter().filter(|large| **large).count();
    let mut rows_left: usize =
        runs.iter().zip(&large).filter(|(_, large)| !**large).map(|(run, _)| run.1).sum();
    share = rows_left as f64 / bins_left.max(1) as f64;
    let (mut bounds, mut filled) = (Vec::with_capacity(most - 1), 0);
    for (at, pair) in runs.windows(2).enumerate() {
        if !large[at] {
            rows_left -= pair[0].1;
        }
        filled += pair[0].1;
        let full = filled as f64 >= share || (large[at + 1] && filled as f64 >= (share / 2.0).max(1.0));
        if large[at] || full {
            bounds.push(between(pair[0].0, pair[1].0));
            filled = 0;
            if bounds.len() + 1 >= most {
                break;
            }
            if !large[at] {
                bins_left = bins_left.saturating_sub(1);
                share = rows_left as f64 / bins_left.max(1) as f64;
            }
        }
    }
    bounds
}

/// Distinct values and how often each occurs.
fn runs(sorted: &[f32]) -> Vec<(f32, usize)> {
    sorted.chunk_by(|a, b| a.to_bits() == b.to_bits()).map(|run| (run[0], run.len())).collect()
}

/// A value above `low` and at most `high`, midway where f32 has one.
fn between(low: f32, high: f32) -> f32 {
    let middle = f64::midpoint(f64::from(low), f64::from(high)) as f32;
    if middle > low && middle <= high { middle } else { high }
}

/// The known values of a column in order; negative zero counts as zero.
pub(super) fn sorted_known(column: &[f32]) -> Vec<f32> {
    let mut keys: Vec<u32> = column.iter().filter(|value| !value.is_nan()).map(|value| key(*value)).collect();
    keys.sort_unstable();
    keys.into_iter().map(value_of).collect()
}

/// A number that orders as the value does.
const fn key(value: f32) -> u32 {
    let bits = (value + 0.0).to_bits();
    if bits >> 31 == 1 { !bits } else { bits | 1 << 31 }
}

const fn value_of(key: u32) -> f32 {
    f32::from_bits(if key >> 31 == 1 { key & !(1 << 31) } else { !key })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_values_have_a_bin_each_and_bounds_lie_midway() {
        assert_eq!(quantile_bounds(&[1.0, 1.0, 2.0, 4.0], 255), [1.5, 3.0]);
        assert_eq!(quantile_bounds(&[7.0, 7.0], 255), [] as [f32; 0]);
    }

    #[test]
    fn many_values_are_cut_into_bins_of_about_equal_size() {
        let sorted: Vec<f32> = (0..1000).map(|v| v as f32).collect();
        let cuts = Cuts::Bounds(quantile_bounds(&sorted, 10));
        assert_eq!(cuts.known(), 10);
        let mut sizes = [0; 10];
        for value in &sorted {
            sizes[cuts.bin(*value)] += 1;
        }
        assert!(sizes.iter().all(|size| (95..=105).contains(size)), "{sizes:?}");
    }

    #[test]
    fn a_value_that_fills_bins_gets_one_of_its_own() {
        let mut sorted = vec![0.0; 900];
        sorted.extend((1..=100).map(|v| v as f32));
        let cuts = Cuts::Bounds(quantile_bounds(&sorted, 20));
        assert_eq!(cuts.bin(0.0), 0);
        assert_eq!(cuts.bin(1.0), 1);
        assert!(cuts.known() >= 19, "{cuts:?}");
    }

    #[test]
    fn neighbouring_floats_are_told_apart() {
        let low = 1.0_f32;
        let high = low.next_up();
        let bound = between(low, high);
        assert!(low < bound && high >= bound);
    }

    #[test]
    fn sorting_by_keys_orders_signs_and_drops_missing_values() {
        let column = [3.0, f32::NAN, -0.0, -2.5, 0.0, f32::MAX, f32::MIN];
        assert_eq!(sorted_known(&column), [f32::MIN, -2.5, 0.0, 0.0, 3.0, f32::MAX]);
    }
}
