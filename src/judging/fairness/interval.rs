//! A figure with its bootstrap interval, and where a ratio stands beside the range that is expected of it.

use serde::{Deserialize, Serialize};

/// Least ratio between groups that raises no question: four fifths.
pub const LEAST_RATIO: f64 = 0.8;
/// Greatest ratio between groups that raises no question: five quarters.
pub const MOST_RATIO: f64 = 1.25;

/// A figure with the ends of its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interval {
    /// The figure.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Where a ratio between groups stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It lies from 0.8 to 1.25, with its interval.
    Within,
    /// It lies from 0.8 to 1.25, but its interval reaches out.
    WithinUnsure,
    /// It lies outside, but its interval reaches in.
    OutsideUnsure,
    /// It lies outside, with its interval.
    Outside,
}

impl Interval {
    /// The percentile interval: the quantiles of the resampled figures at `(1 ∓ confidence) / 2`, by linear
    /// interpolation. Resampled figures that are not finite (a rate of nobody) are left out; `None` where the figure
    /// itself is not finite or nothing is left.
    ///
    /// Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
    #[must_use]
    pub fn percentile(value: f64, resampled: impl Iterator<Item = f64>, confidence: f64) -> Option<Self> {
        let mut resampled: Vec<f64> = resampled.filter(|figure| figure.is_finite()).collect();
        if !value.is_finite() || resampled.is_empty() {
            return None;
        }
        resampled.sort_unstable_by(f64::total_cmp);
        let tail = (1.0 - confidence) / 2.0;
        Some(Self { value, low: quantile(&resampled, tail), high: quantile(&resampled, 1.0 - tail) })
    }

    /// The figure and its ends times a positive factor.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        Self { value: self.value * factor, low: self.low * factor, high: self.high * factor }
    }

    /// Two decimals of a ratio between groups, or as many as show on which side of the range's bounds the figure and
    /// the ends of its interval lie.
    #[must_use]
    pub fn decimals(&self) -> usize {
        let side = |value: f64| (value < LEAST_RATIO, value > MOST_RATIO);
        let rounded =
            |value: f64, decimals: i32| (value * 10_f64.powi(decimals)).round() / 10_f64.powi(decimals);
        let tells = |decimals: &i32| {
            [self.value, self.low, self.high]
                .iter()
                .all(|value| side(rounded(*value, *decimals)) == side(*value))
        };
        (2..6).find(tells).unwrap_or(6) as usize
    }

    /// Where it stands as a ratio between groups.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let range = LEAST_RATIO..=MOST_RATIO;
        let inside = range.contains(&self.value);
        let reaches_out = self.low < LEAST_RATIO || self.high > MOST_RATIO;
        let reaches_in = self.high >= LEAST_RATIO && self.low <= MOST_RATIO;
        match (inside, reaches_out, reaches_in) {
            (true, false, _) => Standing::Within,
            (true, true, _) => Standing::WithinUnsure,
            (false, _, true) => Standing::OutsideUnsure,
            (false, _, false) => Standing::Outside,
        }
    }
}

/// The quantile of ascending values, as numpy's default.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len() - 1;
    let place = share * last as f64;
    let low = place.floor() as usize;
    let (below, above) = (sorted[low], sorted[(low + 1).min(last)]);
    below + (above - below) * (place - low as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_ends_at_the_quantiles_of_what_is_finite() {
        // numpy.quantile(range(1, 102), [0.025, 0.975]) is [3.5, 98.5].
        let figures = (1..=101).rev().map(f64::from).chain([f64::NAN, f64::INFINITY]);
        let interval = Interval::percentile(50.0, figures, 0.95).unwrap();
        assert!((interval.low - 3.5).abs() < 1e-9 && (interval.high - 98.5).abs() < 1e-9, "{interval:?}");
        assert_eq!(Interval::percentile(f64::NAN, [1.0].into_iter(), 0.95), None);
        assert_eq!(Interval::percentile(1.0, [f64::NAN].into_iter(), 0.95), None);
    }

    #[test]
    fn a_ratio_beside_a_bound_is_written_with_the_decimals_that_tell_it_apart() {
        let decimals = |value| Interval { value, low: value, high: value }.decimals();
        assert_eq!([0.7, 0.796, 0.8, 1.25, 1.2503, 1.9].map(decimals), [2, 3, 2, 2, 4, 2]);
        assert_eq!(Interval { value: 0.85, low: 0.7996, high: 0.9 }.decimals(), 4);
    }

    #[test]
    fn a_ratio_stands_inside_outside_or_is_unsure() {
        let standing = |value, low, high| Interval { value, low, high }.standing();
        assert_eq!(standing(1.0, 0.8, 1.25), Standing::Within);
        assert_eq!(standing(0.82, 0.78, 0.86), Standing::WithinUnsure);
        assert_eq!(standing(1.2, 1.1, 1.3), Standing::WithinUnsure);
        assert_eq!(standing(0.78, 0.7, 0.81), Standing::OutsideUnsure);
        assert_eq!(standing(1.4, 1.25, 1.6), Standing::OutsideUnsure);
        assert_eq!(standing(0.7, 0.6, 0.79), Standing::Outside);
        assert_eq!(standing(1.5, 1.3, 1.7), Standing::Outside);
    }
}
