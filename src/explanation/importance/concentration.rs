//! How few inputs carry most of it.

/// The least number of inputs whose importances (none below 0) make up `share` of the sum of all; 0 where all are 0.
#[must_use]
pub fn how_many_carry(importances: &[f64], share: f64) -> usize {
    let mut sorted = importances.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let enough = share * sorted.iter().sum::<f64>();
    let mut carried = 0.0;
    sorted
        .iter()
        .take_while(|one| {
            let before = carried;
            carried += *one;
            // The sum of all may differ from the sum so far by rounding.
            before < enough * (1.0 - 1e-12)
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_of_four_carry_nine_tenths() {
        assert_eq!(how_many_carry(&[1.0, 0.5, 7.0, 2.0], 0.9), 3);
        assert_eq!(how_many_carry(&[0.5, 0.5, 6.0, 3.0], 0.9), 2);
        assert_eq!(how_many_carry(&[0.0, 0.0], 0.9), 0);
        assert_eq!(how_many_carry(&[0.1; 10], 1.0), 10);
    }

    proptest! {
        #[test]
        fn so_many_are_enough_and_one_less_is_not(
            importances in prop::collection::vec(0.0f64..9.0, 1..40),
            share in 0.05f64..0.95,
        ) {
            let many = how_many_carry(&importances, share);
            let mut sorted = importances.clone();
            sorted.sort_by(|a, b| b.total_cmp(a));
            let enough = share * sorted.iter().sum::<f64>();
            prop_assert!(sorted[..many].iter().sum::<f64>() >= enough * (1.0 - 1e-9));
            if let Some(fewer) = many.checked_sub(1) {
                prop_assert!(sorted[..fewer].iter().sum::<f64>() < enough);
            }
        }
    }
}
