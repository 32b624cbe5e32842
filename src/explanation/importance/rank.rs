//! Whether two orders agree.

/// The rank of every value, 1 for the smallest; values that tie share the mean of their places, as in scipy's
/// `rankdata`.
#[must_use]
pub fn average_ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let (mut ranks, mut before) = (vec![0.0; values.len()], 0);
    for tied in order.chunk_by(|&a, &b| values[a] >= values[b]) {
        let rank = before as f64 + (tied.len() + 1) as f64 / 2.0;
        for &place in tied {
            ranks[place] = rank;
        }
        before += tied.len();
    }
    ranks
}

/// Spearman's rank correlation: Pearson's correlation of the [`average_ranks`]; `None` where one side has no two
/// different values. Source: Spearman, The Proof and Measurement of Association between Two Things (1904).
#[must_use]
pub fn spearman(a: &[f64], b: &[f64]) -> Option<f64> {
    let (a, b) = (average_ranks(a), average_ranks(b));
    let middle = f64::midpoint(a.len() as f64, 1.0);
    let product =
        |x: &[f64], y: &[f64]| -> f64 { x.iter().zip(y).map(|(x, y)| (x - middle) * (y - middle)).sum() };
    let spread = (product(&a, &a) * product(&b, &b)).sqrt();
    (spread > 0.0).then(|| product(&a, &b) / spread)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ties_share_the_mean_of_their_places() {
        assert_eq!(average_ranks(&[3.0, 1.0, 3.0, 0.0]), [3.5, 2.0, 3.5, 1.0]);
        assert_eq!(average_ranks(&[0.0, -0.0]), [1.5, 1.5]);
        assert_eq!(average_ranks(&[]), Vec::<f64>::new());
    }

    #[test]
    fn three_places_of_which_two_are_swapped_correlate_by_a_half() {
        // 1 − 6·Σd² / (n·(n² − 1)) = 1 − 6·2 / 24.
        assert!((spearman(&[1.0, 2.0, 3.0], &[10.0, 30.0, 20.0]).unwrap() - 0.5).abs() < 1e-15);
        assert_eq!(spearman(&[1.0, 2.0], &[4.0, 4.0]), None);
        assert_eq!(spearman(&[], &[]), None);
    }

    #[test]
    fn with_many_ties_it_is_scipys() {
        // scipy 1.17.1 spearmanr(x, y).statistic and rankdata(x)[:6].
        let x: Vec<f64> = (0..60).map(|k| f64::from((7 * k * k) % 23)).collect();
        let y: Vec<f64> = (0..60).map(|k| f64::from((5 * k * k * k + k) % 19)).collect();
        assert!((spearman(&x, &y).unwrap() - 0.210_324_513_021_741_2).abs() < 1e-13);
        assert_eq!(average_ranks(&x)[..6], [2.0, 11.0, 6.0, 37.0, 48.0, 27.0]);
    }

    proptest! {
        #[test]
        fn a_rising_transform_changes_nothing_and_a_falling_one_the_sign(
            pairs in prop::collection::vec((0u8..9, 0u8..9), 2..40),
        ) {
            let (a, b): (Vec<f64>, Vec<f64>) =
                pairs.iter().map(|(a, b)| (f64::from(*a), f64::from(*b))).unzip();
            let rising: Vec<f64> = a.iter().map(|x| x.exp()).collect();
            let falling: Vec<f64> = a.iter().map(|x| -x).collect();
            let found = spearman(&a, &b);
            prop_assert_eq!(spearman(&rising, &b), found);
            let opposite = spearman(&falling, &b);
            prop_assert_eq!(opposite.is_some(), found.is_some());
            if let (Some(found), Some(opposite)) = (found, opposite) {
                prop_assert!((found + opposite).abs() < 1e-12 && found.abs() <= 1.0 + 1e-12);
            }
        }
    }
}
