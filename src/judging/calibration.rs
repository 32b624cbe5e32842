//! Platt calibration: from margins to probabilities.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::learning::{sigmoid, softplus};

/// The calibrated log-odds of default are `slope * margin + intercept`, with `slope > 0`, so that the
/// ranking is kept.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Platt {
    /// Factor on the margin.
    pub slope: f64,
    /// Log-odds at margin 0.
    pub intercept: f64,
}

/// Margins that no increasing calibration fits.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
#[error(
    "the calibration has slope {slope}: the model's margins do not rise with risk; check the features and TARGET"
)]
pub struct CalibrationError {
    /// The slope that was found.
    pub slope: f64,
}

impl Platt {
    /// Fits slope and intercept by Newton's method on Platt's smoothed targets.
    ///
    /// Source: Platt (1999); Lin, Lin and Weng, A Note on Platt's Probabilistic Outputs (2007).
    pub fn fit(margins: &[f64], target: &[bool]) -> Result<Self, CalibrationError> {
        let defaults = target.iter().filter(|t| **t).count() as f64;
        let repaid = target.len() as f64 - defaults;
        let (low, high) = (1.0 / (repaid + 2.0), (defaults + 1.0) / (defaults + 2.0));
        let goal: Vec<f64> = target.iter().map(|t| if *t { high } else { low }).collect();
        let mut fit = Self { slope: 1.0, intercept: 0.0 };
        let mut loss = fit.loss(margins, &goal);
        for _ in 0..100 {
            let step = fit.newton_step(margins, &goal);
            let Some((next, next_loss)) = fit.shorten(step, loss, |f| f.loss(margins, &goal)) else { break };
            let gain = loss - next_loss;
            (fit, loss) = (next, next_loss);
            if gain < 1e-12 * loss.abs() {
                break;
            }
        }
        if fit.slope > 0.0 { Ok(fit) } else { Err(CalibrationError { slope: fit.slope }) }
    }

    /// Calibrated log-odds of default.
    #[must_use]
    pub fn log_odds(&self, margin: f64) -> f64 {
        self.slope.mul_add(margin, self.intercept)
    }

    /// Calibrated probability of default.
    #[must_use]
    pub fn probability(&self, margin: f64) -> f64 {
        sigmoid(self.log_odds(margin))
    }

    fn loss(&self, margins: &[f64], goal: &[f64]) -> f64 {
        let terms = margins.iter().zip(goal);
        terms.map(|(margin, goal)| softplus(self.log_odds(*margin)) - goal * self.log_odds(*margin)).sum()
    }

    fn newton_step(&self, margins: &[f64], goal: &[f64]) -> (f64, f64) {
        let (mut ga, mut gb, mut haa, mut hab, mut hbb) = (0.0, 0.0, 1e-12, 0.0, 1e-12);
        for (margin, goal) in margins.iter().zip(goal) {
            let p = self.probability(*margin);
            let (residual, weight) = (p - goal, p * (1.0 - p));
            ga += residual * margin;
            gb += residual;
            haa += weight * margin * margin;
            hab += weight * margin;
            hbb += weight;
        }
        let determinant = haa * hbb - hab * hab;
        (-(hbb * ga - hab * gb) / determinant, -(haa * gb - hab * ga) / determinant)
    }

    fn shorten(&self, step: (f64, f64), loss: f64, at: impl Fn(&Self) -> f64) -> Option<(Self, f64)> {
        (0..30).find_map(|halvings| {
            let length = 0.5_f64.powi(halvings);
            let next =
                Self { slope: self.slope + length * step.0, intercept: self.intercept + length * step.1 };
            let next_loss = at(&next);
            (next_loss < loss).then_some((next, next_loss))
        })
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
        assert!(wrong.is_err_and(|e| e.slope < 0.0));
    }
}
