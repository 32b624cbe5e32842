//! Calibration: from a model's margins to log-odds and probabilities of default.
//!
//! Every calibration is strictly increasing and finite on all finite margins, so that the ranking is kept and a
//! contribution can be carried through it (`explanation::Scale`).

mod beta;
mod choice;
mod isotonic;
mod logistic;
mod platt;
mod reliability;

pub use beta::Beta;
pub use choice::CalibrationCandidate;
pub(super) use choice::{Compared, FoldCalibration, candidates, chosen, compare};
pub use isotonic::CentredIsotonic;
pub use platt::Platt;
pub use reliability::{ReliabilityBin, expected_calibration_error, reliability_curve};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::learning::sigmoid;

/// A fitted calibration. In JSON the word `method` tells which.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "method", rename_all = "snake_case")]
pub enum Calibration {
    /// A straight line.
    Platt(Platt),
    /// A line that may bend once, each end with a slope of its own.
    Beta(Beta),
    /// A line through the centres of pooled clients.
    Isotonic(CentredIsotonic),
}

/// A way of calibrating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalibrationMethod {
    /// [`Platt`].
    Platt,
    /// [`Beta`].
    Beta,
    /// [`CentredIsotonic`].
    Isotonic,
}

/// Margins that no increasing calibration fits.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
pub enum CalibrationError {
    /// A line through them falls.
    #[error(
        "the calibration has slope {slope}: the model's margins do not rise with risk; check the features and \
         TARGET"
    )]
    Falling {
        /// The slope that was found.
        slope: f64,
    },
    /// They are all alike, or tell nothing of the risk.
    #[error(
        "the model tells no two clients apart, or nothing of their risk; give more rows, or check the features \
         and TARGET"
    )]
    Flat,
    /// One is infinite or not a number.
    #[error("a margin of the model is not finite; this is a fault of Clairscore")]
    NotFinite,
}

/// The least slope of a calibration, in log-odds per unit of margin: below it rounding could make neighbours
/// equal.
const LEAST_SLOPE: f64 = 1e-6;

impl CalibrationMethod {
    /// All, the simplest first.
    pub const ALL: [Self; 3] = [Self::Platt, Self::Beta, Self::Isotonic];

    /// Fits to margins and outcomes.
    pub fn fit(self, margins: &[f64], target: &[bool]) -> Result<Calibration, CalibrationError> {
        Ok(match self {
            Self::Platt => Calibration::Platt(Platt::fit(margins, target)?),
            Self::Beta => Calibration::Beta(Beta::fit(margins, target)?),
            Self::Isotonic => Calibration::Isotonic(CentredIsotonic::fit(margins, target)?),
        })
    }
}

impl Calibration {
    /// Which way of calibrating this is.
    #[must_use]
    pub const fn method(&self) -> CalibrationMethod {
        match self {
            Self::Platt(_) => CalibrationMethod::Platt,
            Self::Beta(_) => CalibrationMethod::Beta,
            Self::Isotonic(_) => CalibrationMethod::Isotonic,
        }
    }

    /// Calibrated log-odds of default: strictly increasing, finite.
    #[must_use]
    pub fn log_odds(&self, margin: f64) -> f64 {
        match self {
            Self::Platt(platt) => platt.log_odds(margin),
            Self::Beta(beta) => beta.log_odds(margin),
            Self::Isotonic(isotonic) => isotonic.log_odds(margin),
        }
    }

    /// Calibrated probability of default.
    #[must_use]
    pub fn probability(&self, margin: f64) -> f64 {
        sigmoid(self.log_odds(margin))
    }

    /// Mean slope of the log-odds between two margins: `(g(to) − g(from)) / (to − from)`, and where they
    /// are equal the derivative there (at a knot, the one to the right).
    ///
    /// It is the mean of slopes, not the quotient of two differences that rounding would spoil near equality:
    /// finite, positive, never outside the slopes between the two margins.
    #[must_use]
    pub fn mean_slope(&self, from: f64, to: f64) -> f64 {
        match self {
            Self::Platt(platt) => platt.slope,
            Self::Beta(beta) => beta.mean_slope(from, to),
            Self::Isotonic(isotonic) => isotonic.mean_slope(from, to),
        }
    }

    /// Whether it is what a fit makes, strictly increasing and finite; one read from a file may not be.
    #[must_use]
    pub fn is_increasing(&self) -> bool {
        match self {
            Self::Platt(platt) => platt.is_increasing(),
            Self::Beta(beta) => beta.is_increasing(),
            Self::Isotonic(isotonic) => isotonic.is_increasing(),
        }
    }
}

/// The targets of Platt's smoothing, for a repaid loan and for a default: `1 / (N₋ + 2)` and
/// `(N₊ + 1) / (N₊ + 2)`. They keep log-odds finite where a model separates the classes.
fn smoothed_targets(target: &[bool]) -> (f64, f64) {
    let defaults = target.iter().filter(|default| **default).count() as f64;
    let repaid = target.len() as f64 - defaults;
    (1.0 / (repaid + 2.0), (defaults + 1.0) / (defaults + 2.0))
}

/// Refuses margins that no fit can use; else gives their range.
fn usable_range(margins: &[f64]) -> Result<f64, CalibrationError> {
    if margins.iter().any(|margin| !margin.is_finite()) {
        return Err(CalibrationError::NotFinite);
    }
    let (low, high) =
        margins.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), m| (low.min(*m), high.max(*m)));
    if low < high { Ok(high - low) } else { Err(CalibrationError::Flat) }
}

#[cfg(test)]
mod tests;
