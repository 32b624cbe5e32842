//! Beta calibration: a line on the margin that may bend once.

use serde::{Deserialize, Serialize};

use super::logistic::Logistic;
use super::{CalibrationError, usable_range};
use crate::learning::{sigmoid, softplus};

/// With `p = sigmoid(margin)`, the calibrated log-odds are `a · ln p − b · ln(1 − p) + c`.
///
/// They rise with slope `a` where margins are far below 0, with slope `b` far above.
/// `a = b` is Platt's line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beta {
    /// Slope far below margin 0.
    pub a: f64,
    /// Slope far above margin 0.
    pub b: f64,
    /// Shift of the log-odds.
    pub c: f64,
}

/// The least slope at either end. The betacal package has 0 there, at which clients far out would all be alike.
const LEAST_END: f64 = 1e-3;
/// The regularisation of the betacal package (`C = 99999999999`): separated classes stay finite.
const RIDGE: f64 = 1.0 / 99_999_999_999.0;
/// Where margins lie nearer, a quotient of differences loses more than a series.
const NEAR: f64 = 1e-3;

impl Beta {
    /// Fits by logistic regression on `ln p` and `−ln(1 − p)`, on the outcomes as they are. A slope below
    /// 0.001 is held there and the others fitted anew.
    ///
    /// Source: Kull, Silva Filho and Flach, Beta Calibration (AISTATS 2017).
    pub fn fit(margins: &[f64], target: &[bool]) -> Result<Self, CalibrationError> {
        let range = usable_range(margins)?;
        let goal: Vec<f64> = target.iter().map(|t| f64::from(u8::from(*t))).collect();
        let rows: Vec<[f64; 3]> = margins.iter().map(|m| [-softplus(-m), softplus(*m), 1.0]).collect();
        let logistic = Logistic { rows: &rows, goal: &goal, ridge: RIDGE };
        let with_held = |a: bool, b: bool| {
            let start = [if a { LEAST_END } else { 1.0 }, if b { LEAST_END } else { 1.0 }, 0.0];
            let [a, b, c] = logistic.fit(start, [!a, !b, true]);
            Self { a, b, c }
        };
        let mut fit = with_held(false, false);
        if fit.a < LEAST_END {
            fit = with_held(true, false);
        } else if fit.b < LEAST_END {
            fit = with_held(false, true);
        }
        let rises = fit.is_increasing() && fit.a.max(fit.b) > LEAST_END && fit.a.max(fit.b) * range > 1e-6;
        if rises { Ok(fit) } else { Err(CalibrationError::Flat) }
    }

    /// Calibrated log-odds of default.
    #[must_use]
    pub fn log_odds(&self, margin: f64) -> f64 {
        self.b * softplus(margin) - self.a * softplus(-margin) + self.c
    }

    pub(super) fn is_increasing(&self) -> bool {
        let slope = |slope: f64| slope >= LEAST_END && slope.is_finite();
        slope(self.a) && slope(self.b) && self.c.is_finite()
    }

    /// A mean of `a` and `b`: `b` weighs as much as softplus rises between the margins.
    pub(super) fn mean_slope(&self, from: f64, to: f64) -> f64 {
        let share = softplus_rise(from, to);
        self.a * (1.0 - share) + self.b * share
    }
}

/// `(softplus(to) − softplus(from)) / (to − from)`, between 0 and 1; where they are equal, `sigmoid(from)`.
fn softplus_rise(from: f64, to: f64) -> f64 {
    let distance = to - from;
    let rise = if distance.abs() > NEAR {
        (softplus(to) - softplus(from)) / distance
    } else {
        // The mean of a function over an interval, up to its fourth derivative: h² / 24 · f''(middle).
        let p = sigmoid(from + distance / 2.0);
        let second = p * (1.0 - p) * (1.0 - 2.0 * p);
        p + distance * distance / 24.0 * second
    };
    rise.clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::stored_case;

    fn near(fit: Beta, theirs: [f64; 3], tolerance: f64) -> bool {
        [fit.a, fit.b, fit.c].iter().zip(theirs).all(|(ours, theirs)| (ours - theirs).abs() < tolerance)
    }

    /// betacal 1.1.0 `_beta_calibration(1/(1+exp(-scores)), target)`: a, b of the map, c the intercept; its
    /// `LogisticRegression` made exact (`solver="newton-cholesky", tol=1e-14`).
    #[test]
    fn coefficients_are_those_of_betacal() {
        let case = stored_case();
        let fit = Beta::fit(&case.scores, &case.target).unwrap();
        let theirs = [0.987_044_479_858_730_9, 0.636_646_467_779_270_6, -0.567_478_350_352_974_2];
        assert!(near(fit, theirs, 1e-8), "{fit:?}");
        let fit = Beta::fit(&case.others, &case.target).unwrap();
        let theirs = [0.256_421_668_352_743_16, 0.890_421_938_377_623_1, -1.723_161_084_621_013];
        assert!(near(fit, theirs, 1e-8), "{fit:?}");
    }

    /// Outcomes that betacal fits with a slope of exactly 0 at one end:
    /// `target = (i*104729)%997 < limit(scores)`.
    fn bent(limit: impl Fn(f64) -> f64) -> (Vec<f64>, Vec<bool>) {
        let scores = stored_case().scores;
        let draws = (0..200_u32).map(|i| f64::from((i * 104_729) % 997));
        let target = draws.zip(&scores).map(|(draw, score)| draw < limit(*score)).collect();
        (scores, target)
    }

    /// scipy 1.17.1 `minimize` of the same loss over the other two, with the held slope at 0.001 (BFGS, then
    /// Nelder-Mead); betacal itself, which holds it at 0, finds b = 2.07868 and c = -2.60426.
    #[test]
    fn an_end_that_would_fall_is_held_and_the_rest_fitted_anew() {
        let limit = |s: f64| if s < -0.5 { 120.0 - 40.0 * (s + 3.0) } else { 60.0 + 300.0 * (s + 0.5) };
        let (margins, target) = bent(limit);
        let fit = Beta::fit(&margins, &target).unwrap();
        assert!(near(fit, [LEAST_END, 2.077_551_59, -2.602_383_94], 1e-6), "{fit:?}");
        assert!(near(fit, [0.0, 2.078_678_65, -2.604_258_30], 2e-3), "{fit:?}");
    }

    /// The same for the other end; betacal finds a = 1.50627 and c = 2.57055.
    #[test]
    fn the_upper_end_is_held_likewise() {
        let (margins, target) = bent(|s| if s < 0.0 { 900.0 + 280.0 * s } else { 900.0 - 40.0 * s });
        let fit = Beta::fit(&margins, &target).unwrap();
        assert!(near(fit, [1.505_737_11, LEAST_END, 2.569_289_83], 1e-6), "{fit:?}");
        assert!(near(fit, [1.506_273_26, 0.0, 2.570_546_24], 2e-3), "{fit:?}");
    }

    #[test]
    fn margins_that_fall_with_risk_are_refused() {
        let case = stored_case();
        let falling: Vec<f64> = case.scores.iter().map(|score| -score).collect();
        assert_eq!(Beta::fit(&falling, &case.target), Err(CalibrationError::Flat));
    }

    #[test]
    fn separated_classes_stay_finite() {
        let fit = Beta::fit(&[-2.0, -1.0, 1.0, 2.0], &[false, false, true, true]).unwrap();
        assert!(fit.is_increasing() && fit.log_odds(2.0).is_finite(), "{fit:?}");
    }
}
