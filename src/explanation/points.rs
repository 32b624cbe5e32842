//! The score in points, and whole points that add up.

use crate::judging::Calibration;

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

    /// Points that a contribution to the margin adds, where the calibrated log-odds rise by `slope` per unit
    /// of margin.
    #[must_use]
    pub fn of_contribution(&self, contribution: f64, slope: f64) -> f64 {
        -self.factor * slope * contribution
    }

    /// Carries contributions through the calibration `g`: the points that each adds.
    ///
    /// With `margin = base + Σ φⱼ`, each becomes `−factor · k · φⱼ`, where `k` is the mean slope of `g` between
    /// `base` and `margin`. So the points of `g(base)` and all effects add up to those of `g(margin)`, and
    /// `k > 0` keeps signs and ranks. With Platt, `k` is one constant and the effects are the Shapley values
    /// of the calibrated log-odds; with the others this is the rescale rule of DeepLIFT.
    ///
    /// Source: Shrikumar, Greenside and Kundaje, Learning Important Features Through Propagating
    /// Activation Differences (ICML 2017).
    #[must_use]
    pub fn carry(
        &self,
        calibration: &Calibration,
        base: f64,
        margin: f64,
        contributions: &[f64],
    ) -> Vec<f64> {
        let slope = calibration.mean_slope(base, margin);
        contributions.iter().map(|contribution| self.of_contribution(*contribution, slope)).collect()
    }
}

/// Rounds `parts` to whole numbers that add up to `total` (largest remainder; the first among equals).
///
/// Each part becomes its floor or the whole number above, as long as `total` lies within reach;
/// what is left over beyond that is dealt out in the same order again.
pub(super) fn largest_remainder(parts: &[f64], total: i64) -> Vec<i64> {
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

    /// A calibration of each kind, as a manifest holds it.
    fn calibrations() -> Vec<Calibration> {
        [
            r#"{"method":"platt","slope":0.85,"intercept":-2.4}"#,
            r#"{"method":"beta","a":0.4,"b":2.1,"c":-2.0}"#,
            r#"{"method":"isotonic","knots":[{"margin":-2.0,"log_odds":-4.5},{"margin":-0.5,"log_odds":-3.0},
               {"margin":-0.49,"log_odds":-2.0},{"margin":0.7,"log_odds":-1.9},{"margin":2.5,"log_odds":0.9}]}"#,
        ]
        .map(|text| serde_json::from_str(text).unwrap())
        .to_vec()
    }

    #[test]
    fn with_platt_every_effect_has_the_same_factor_at_every_client() {
        let platt = &calibrations()[0];
        let scale = Scale::default();
        for (base, margin) in [(-1.0, 2.0), (0.3, 0.3), (0.3, -40.0)] {
            let effects = scale.carry(platt, base, margin, &[1.0, -0.5]);
            let expected = -scale.factor * 0.85;
            assert!((effects[0] - expected).abs() < 1e-12 && (effects[1] + expected / 2.0).abs() < 1e-12);
        }
    }

    proptest! {
        #[test]
        fn points_of_the_base_and_all_effects_add_up_whatever_the_calibration(
            base in -4.0f64..4.0,
            contributions in prop::collection::vec(prop_oneof![-1.0f64..1.0, -1e-9f64..1e-9, Just(0.0)], 1..40),
        ) {
            let scale = Scale::default();
            let margin = base + contributions.iter().sum::<f64>();
            for calibration in calibrations() {
                let effects = scale.carry(&calibration, base, margin, &contributions);
                let from_base = scale.points(calibration.log_odds(base)) + effects.iter().sum::<f64>();
                let points = scale.points(calibration.log_odds(margin));
                prop_assert!((from_base - points).abs() < 1e-9, "{} {} {:?}", from_base, points, calibration);
                let probability = calibration.probability(margin);
                // Nearer to 1 the probability itself no longer holds the digits.
                if probability < 0.9999 {
                    prop_assert!((scale.points_of_probability(probability) - points).abs() < 1e-9);
                }
                for (effect, contribution) in effects.iter().zip(&contributions) {
                    prop_assert!(effect * contribution < 0.0 || *contribution == 0.0 && *effect == 0.0);
                }
                for (one, other) in effects.windows(2).map(|w| (w[0], w[1])).zip(contributions.windows(2)) {
                    prop_assert_eq!(one.1.total_cmp(&one.0).is_ge(), other[1] <= other[0]);
                }
            }
        }

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
