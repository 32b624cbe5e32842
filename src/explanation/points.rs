//! The score in points, and whole points that add up.

use crate::judging::Platt;

/// A scorecard scale on calibrated log-odds: `points = offset − factor · ln(bad:good odds)`.
///
/// 600 points at odds of 50 good to 1 bad, 20 points to double the odds, as is usual for scorecards
/// (Siddiqi, Credit Risk Scorecards, 2006).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    factor: f64,
    offset: f64,
}

impl Default for Scale {
    fn default() -> Self {
        let factor = 20.0 / std::f64::consts::LN_2;
        Self { factor, offset: 600.0 - factor * 50.0_f64.ln() }
    }
}

impl Scale {
    /// Points of calibrated log-odds of default.
    #[must_use]
    pub fn points(&self, log_odds: f64) -> f64 {
        self.offset - self.factor * log_odds
    }

    /// Points of a probability of default.
    #[must_use]
    pub fn points_of_probability(&self, probability: f64) -> f64 {
        self.points((probability / (1.0 - probability)).ln())
    }

    /// Points that a contribution to the margin adds. With Platt's calibration the factor between the
    /// two is one constant, so additivity, sign and rank are kept.
    #[must_use]
    pub fn of_contribution(&self, contribution: f64, calibration: Platt) -> f64 {
        -self.factor * calibration.slope * contribution
    }
}

/// Rounds `parts` to whole numbers that add up to `total` (largest remainder; the first among equals).
///
/// Each part becomes its floor or the whole number above, as long as `total` lies within reach;
/// what is left over beyond that is dealt out in the same order again.
#[must_use]
pub fn largest_remainder(parts: &[f64], total: i64) -> Vec<i64> {
    let mut whole: Vec<i64> = parts.iter().map(|part| part.floor() as i64).collect();
    if parts.is_empty() {
        return whole;
    }
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let remainder = |place: usize| parts[place] - parts[place].floor();
    order.sort_by(|&a, &b| remainder(b).total_cmp(&remainder(a)).then(a.cmp(&b)));
    let mut left = total - whole.iter().sum::<i64>();
    while left != 0 {
        let step = left.signum();
        let round = left.unsigned_abs().min(parts.len() as u64) as usize;
        let places: Vec<usize> =
            if step > 0 { order[..round].to_vec() } else { order[order.len() - round..].to_vec() };
        for place in places {
            whole[place] += step;
            left -= step;
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fifty_to_one_is_600_points_and_twice_that_620() {
        let scale = Scale::default();
        assert!((scale.points_of_probability(1.0 / 51.0) - 600.0).abs() < 1e-9);
        assert!((scale.points_of_probability(1.0 / 101.0) - 620.0).abs() < 1e-9);
        assert!((scale.offset - 487.123).abs() < 5e-4 && (scale.factor - 28.8539).abs() < 5e-5);
    }

    #[test]
    fn rounding_gives_the_rest_to_the_largest_remainders() {
        assert_eq!(largest_remainder(&[1.3, 2.4, -0.7], 3), vec![1, 3, -1]);
        assert_eq!(largest_remainder(&[0.5, 0.5], 1), vec![1, 0]);
        assert_eq!(largest_remainder(&[], 4), Vec::<i64>::new());
    }

    proptest! {
        #[test]
        fn whole_points_always_add_up(parts in prop::collection::vec(-50.0f64..50.0, 1..90)) {
            let total = parts.iter().sum::<f64>().round() as i64;
            let whole = largest_remainder(&parts, total);
            prop_assert_eq!(whole.iter().sum::<i64>(), total);
            for (part, whole) in parts.iter().zip(&whole) {
                prop_assert!((*part - *whole as f64).abs() <= 1.0 + 1e-9);
            }
        }
    }
}
