//! One door to all methods.

use thiserror::Error;

use super::boosting::{BoostedTrees, BoostingTask, boost, glass_box};
use super::matrix::DesignMatrix;
use super::problem::Problem;
use super::sample::Sample;
use super::trees::Ensemble;
use crate::config::{Method, Specification};

/// A fitted model.
#[derive(Debug, Clone, PartialEq)]
pub enum Fitted {
    /// Trees whose values add up to the margin: gradient boosting and the glass box.
    Trees(Ensemble),
}

/// A fitted model and how far it went.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The model.
    pub model: Fitted,
    /// Rounds of boosting that it keeps, where it is boosted.
    pub rounds: Option<usize>,
}

/// A fit that cannot be done.
#[derive(Debug, Error)]
pub enum LearningError {
    /// Not built.
    #[error("this method is not there yet")]
    Missing,
}

/// Fits a specification on the given rows of a problem. The same arguments give the same model to the bit,
/// whatever the number of threads. `on_round` is told of every tree of a boosting.
pub fn fit(
    problem: &Problem<'_>,
    rows: &[usize],
    specification: &Specification,
    seed: u64,
    on_round: &(dyn Fn() + Sync),
) -> Result<Fit, LearningError> {
    let sample = Sample::even(rows);
    let task = BoostingTask { problem, sample: &sample, watched: None, seed, on_round };
    let BoostedTrees { ensemble, rounds } = match &specification.method {
        Method::Boosting(params) => boost(&task, params),
        Method::GlassBox(params) => glass_box(&task, params),
        _ => return Err(LearningError::Missing),
    };
    Ok(Fit { rounds: Some(rounds), model: Fitted::Trees(ensemble) })
}

impl Fitted {
    /// The margin (log-odds before calibration) of every row of a matrix.
    #[must_use]
    pub fn margins(&self, matrix: &DesignMatrix) -> Vec<f64> {
        match self {
            Self::Trees(trees) => (0..matrix.rows()).map(|row| trees.margin(matrix.row(row))).collect(),
        }
    }
}
