//! Figures of one set of clients under two models, and how sure their differences are.
//!
//! The standard errors say how a difference varies with the clients that are judged; how it varies with the seed
//! of the fits is told by [`another_seed`](super::another_seed).

use serde::{Deserialize, Serialize};

use crate::judging::mean_and_standard_error;

/// A figure and its standard error.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// Its standard error.
    pub standard_error: f64,
}

impl Estimate {
    /// The figure in standard errors; 0 where it is exactly 0.
    #[must_use]
    pub fn in_standard_errors(self) -> f64 {
        if self.value == 0.0 { 0.0 } else { self.value / self.standard_error }
    }

    pub(super) fn times(self, factor: f64) -> Self {
        Self { value: self.value * factor, standard_error: self.standard_error * factor }
    }

    /// The mean of values with its standard error.
    pub(super) fn mean(values: &[f64]) -> Self {
        mean_and_standard_error(values).into()
    }
}

impl From<(f64, f64)> for Estimate {
    fn from((value, standard_error): (f64, f64)) -> Self {
        Self { value, standard_error }
    }
}
