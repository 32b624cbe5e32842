//! The rows that a fit learns from.

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

/// Rows of a problem and what each weighs.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// Places in the problem's matrix, each at most once.
    pub rows: Vec<usize>,
    /// Weight of each of these rows, in their order; above 0.
    pub weights: Vec<f64>,
}

/// How many rows a fit drew because there were more than its method's cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sampled {
    /// Rows that there were.
    pub of: usize,
    /// Rows that it learnt from.
    pub rows: usize,
}

impl Sample {
    /// The given rows, each with weight 1.
    #[must_use]
    pub fn even(rows: &[usize]) -> Self {
        Self { rows: rows.to_vec(), weights: vec![1.0; rows.len()] }
    }

    /// Whether all rows weigh the same.
    pub(super) fn is_even(&self) -> bool {
        self.weights.windows(2).all(|pair| pair[0].total_cmp(&pair[1]).is_eq())
    }

    /// The given rows; defaults weigh `repaid / defaults`, repaid loans 1, so that both classes weigh the
    /// same in all: scikit-learn's `class_weight="balanced"` times `2 · repaid / rows`.
    #[must_use]
    pub fn balanced(rows: &[usize], target: &[bool]) -> Self {
        let (defaults, repaid) = of_each_class(rows, target);
        let weight = repaid.len() as f64 / defaults.len().max(1) as f64;
        let weights = rows.iter().map(|&row| if target[row] { weight } else { 1.0 }).collect();
        Self { rows: rows.to_vec(), weights }
    }
}

/// At most so many places of `all`, evenly spread, ascending.
#[must_use]
pub fn evenly(all: usize, most: usize) -> Vec<usize> {
    let kept = all.min(most);
    (0..kept).map(|place| place * all / kept).collect()
}

/// The rows of defaults and those of repaid loans, each in the order given.
pub(super) fn of_each_class(rows: &[usize], target: &[bool]) -> (Vec<usize>, Vec<usize>) {
    rows.iter().partition(|&&row| target[row])
}

/// Draws `share` of each class's rows without replacement (at least one, never all): those that stay and
/// those set aside, both in ascending order.
pub(super) fn set_aside(rows: &[usize], target: &[bool], share: f64, seed: u64) -> (Vec<usize>, Vec<usize>) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let (defaults, repaid) = of_each_class(rows, target);
    let (mut kept, mut aside) = (Vec::new(), Vec::new());
    for mut class in [repaid, defaults] {
        class.shuffle(&mut rng);
        let most = class.len().saturating_sub(1);
        let count = ((class.len() as f64 * share).round() as usize).max(1).min(most);
        aside.extend_from_slice(&class[..count]);
        kept.extend_from_slice(&class[count..]);
    }
    kept.sort_unstable();
    aside.sort_unstable();
    (kept, aside)
}

/// `cap` rows (to the rounding of one), drawn without replacement with both classes in proportion, ascending; and how
/// many there were, where rows were left out. At least one row of each class stays.
pub(super) fn capped(
    rows: &[usize],
    target: &[bool],
    cap: usize,
    seed: u64,
) -> (Vec<usize>, Option<Sampled>) {
    if rows.len() <= cap.max(2) {
        return (rows.to_vec(), None);
    }
    let (_, drawn) = set_aside(rows, target, cap.max(2) as f64 / rows.len() as f64, seed);
    let sampled = Sampled { of: rows.len(), rows: drawn.len() };
    (drawn, Some(sampled))
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "the same to the bit is what is tested")]
mod tests {
    use super::*;

    fn target() -> Vec<bool> {
        (0..1_200).map(|row| row % 12 == 0).collect()
    }

    #[test]
    fn both_classes_weigh_the_same_as_with_scikit_learns_balanced_weights() {
        // sklearn 1.9.1 compute_class_weight("balanced", classes=[0, 1], y=[0]*9 + [1]*3) is [2/3, 2].
        let target: Vec<bool> = (0..12).map(|row| row >= 9).collect();
        let rows: Vec<usize> = (0..12).collect();
        let sample = Sample::balanced(&rows, &target);
        let factor = 2.0 * 9.0 / 12.0;
        assert!((sample.weights[0] - factor * 2.0 / 3.0).abs() < 1e-15);
        assert!((sample.weights[11] - factor * 2.0).abs() < 1e-15);
        assert_eq!(sample.weights[..9].iter().sum::<f64>(), sample.weights[9..].iter().sum::<f64>());
    }

    #[test]
    fn rows_set_aside_keep_the_classes_in_proportion_and_none_is_lost() {
        let target = target();
        let rows: Vec<usize> = (100..1_100).collect();
        let (kept, aside) = set_aside(&rows, &target, 0.2, 5);
        let defaults = aside.iter().filter(|&&row| target[row]).count();
        assert_eq!((aside.len(), defaults), (200, 17));
        let mut all = [kept, aside.clone()].concat();
        all.sort_unstable();
        assert_eq!(all, rows);
        assert_eq!(aside, set_aside(&rows, &target, 0.2, 5).1);
        assert_ne!(aside, set_aside(&rows, &target, 0.2, 6).1);
    }

    #[test]
    fn no_class_is_set_aside_whole_or_left_out() {
        let target = [true, true, false, false, false];
        let rows = [0, 1, 2, 3, 4];
        for share in [0.01, 0.99] {
            let (kept, aside) = set_aside(&rows, &target, share, 1);
            for part in [kept, aside] {
                let (defaults, repaid) = of_each_class(&part, &target);
                assert!(!defaults.is_empty() && !repaid.is_empty(), "{share}: {part:?}");
            }
        }
    }

    #[test]
    fn a_cap_is_kept_and_said_and_a_high_one_changes_nothing() {
        let target = target();
        let rows: Vec<usize> = (0..1_200).collect();
        let (drawn, sampled) = capped(&rows, &target, 300, 9);
        assert_eq!(sampled, Some(Sampled { of: 1_200, rows: 300 }));
        assert_eq!(drawn.iter().filter(|&&row| target[row]).count(), 25);
        assert_eq!(capped(&rows, &target, 1_200, 9), (rows, None));
    }
}
