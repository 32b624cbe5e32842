//! Fewer repaid loans.

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use crate::learning::sample::of_each_class;

/// All defaults and as many repaid loans, drawn without replacement, in ascending order; all rows where repaid
/// loans are not more. As imbalanced-learn's `RandomUnderSampler`, up to the draw.
pub(super) fn draw(rows: &[usize], target: &[bool], seed: u64) -> Vec<usize> {
    let (defaults, mut repaid) = of_each_class(rows, target);
    repaid.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
    repaid.truncate(defaults.len());
    let mut drawn = [defaults, repaid].concat();
    drawn.sort_unstable();
    drawn
}
