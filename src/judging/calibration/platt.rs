//! Platt calibration: a straight line on the margin.

use serde::{Deserialize, Serialize};

use super::logistic::Logistic;
use super::{CalibrationError, LEAST_SLOPE, smoothed_targets, usable_range};

/// The calibrated log-odds of default are `slope * margin + intercept`, with `slope > 0`, so that the
/// ranking is kept.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Platt {
    /// Factor on the margin.
    pub slope: f64,
    /// Log-odds at margin 0.
    pub intercept: f64,
}

impl Platt {
    /// Fits slope and intercept by Newton's method on Platt's smoothed targets.
    ///
    /// Source: Platt (1999); Lin, Lin and Weng, A Note on Platt's Probabilistic Outputs (2007).
    pub fn fit(margins: &[f64], target: &[bool]) -> Result<Self, CalibrationError> {
        let range = usable_range(margins)?;
        let (low, high) = smoothed_targets(target);
        let goal: Vec<f64> = target.iter().map(|t| if *t { high } else { low }).collect();
        let rows: Vec<[f64; 2]> = margins.iter().map(|margin| [*margin, 1.0]).collect();
        let logistic = Logistic { rows: &rows, goal: &goal, ridge: 0.0 };
        let [slope, intercept] = logistic.fit([1.0, 0.0], [true; 2]);
        let fit = Self { slope, intercept };
        match slope {
            // By less than a millionth over all margins is no rise.
            slope if slope * range < -1e-6 => Err(CalibrationError::Falling { slope }),
            slope if slope * range > 1e-6 && fit.is_increasing() => Ok(fit),
            _ => Err(CalibrationError::Flat),
        }
    }

    /// Calibrated log-odds of default.
    #[must_use]
    pub fn log_odds(&self, margin: f64) -> f64 {
        self.slope.mul_add(margin, self.intercept)
    }

    pub(super) fn is_increasing(&self) -> bool {
        self.slope >= LEAST_SLOPE && self.slope.is_finite() && self.intercept.is_finite()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// scikit-learn 1.9.1 `_sigmoid_calibration(margins, target)` gives a, b of `1/(1+exp(a*m+b))`.
    #[test]
    fn slope_and_intercept_are_those_of_scikit_learn() {
        let margins = [-3.0, -2.5, -2.2, -1.9, -1.4, -1.1, -0.7, -0.2, 0.3, 0.8];
        let target = [false, false, false, true, false, false, true, false, true, true];
        let fit = Platt::fit(&margins, &target).unwrap();
        assert!((fit.slope - SKLEARN.0).abs() < 1e-5, "{fit:?}");
        assert!((fit.intercept - SKLEARN.1).abs() < 1e-5, "{fit:?}");
    }

    const SKLEARN: (f64, f64) = (0.756_785_499_387_935_4, 0.467_619_082_572_570_9);

    #[test]
    fn margins_that_fall_with_risk_are_refused() {
        let wrong = Platt::fit(&[1.0, 2.0, 3.0, 4.0], &[true, true, false, false]);
        assert!(matches!(wrong, Err(CalibrationError::Falling { slope }) if slope < 0.0), "{wrong:?}");
    }

    #[test]
    fn margins_that_tell_nothing_are_refused() {
        let flat = |margins: &[f64], target: &[bool]| Platt::fit(margins, target).unwrap_err();
        assert_eq!(flat(&[0.7; 4], &[true, false, true, false]), CalibrationError::Flat);
        assert_eq!(flat(&[1.0, 1.0, 2.0, 2.0], &[true, false, true, false]), CalibrationError::Flat);
        assert_eq!(flat(&[1.0, f64::NAN], &[true, false]), CalibrationError::NotFinite);
    }
}
