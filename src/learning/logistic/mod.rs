//! Logistic regression, minimised by smartcore.

mod cholesky;
mod directed;
mod face;
mod objective;

use self::objective::Objective;
use super::estimator::LearningError;
use super::linear_design::{Clients, LinearDesign};
use super::linear_model::LinearModel;
use super::problem::Problem;
use super::sample::Sample;
use crate::config::LogisticParams;
use crate::features::Direction;

/// Fits the coefficients on the columns of the sample's rows, and puts them in terms of `clients`.
///
/// Minimises the mean log loss plus `alpha / 2` times the sum of squared coefficients; the intercept is free. A
/// row of weight `w` counts as `round(w / least weight)` copies. The slope of an input with a direction keeps it:
/// it is zero where the rows would have it go the other way.
///
/// Without directions, the optimum is that of smartcore's `LogisticRegression` with `alpha` times the rows (its
/// penalty stands beside the sum of the losses), to which a test holds it; the optimiser is the same L-BFGS of
/// smartcore. Only the objective is our own: one pass over the rows, on all cores, gives value and gradient, and copies
/// are counted rather than laid out; in coordinates in which the first Hessian is round, few steps lead to the optimum.
/// `LogisticRegression::fit` goes four times over the rows at every step and stops at a gradient of 1e-8
/// of the sum: see docs/BENCHMARKS.md.
pub(super) fn fit(
    learnt: &Problem<'_>,
    sample: &Sample,
    params: &LogisticParams,
    clients: &Clients<'_>,
) -> Result<LinearModel, LearningError> {
    let design = LinearDesign::learn(learnt.matrix, &sample.rows, learnt.encoding);
    let mut cells = Vec::with_capacity(sample.rows.len() * (design.width() + 1));
    for &row in &sample.rows {
        cells.push(1.0);
        cells.extend(design.row(learnt.matrix.row(row)));
    }
    let outcomes = sample.rows.iter().map(|&row| learnt.target[row]).collect();
    let objective = Objective::new(cells, outcomes, &copies(&sample.weights), params.alpha);
    let mut directions = vec![Direction::Free];
    directions.extend(design.directions(learnt.directions));
    let coefficients = directed::minimise(&objective, &directions)?;
    Ok(design.model(&coefficients[1..], coefficients[0], clients))
}

/// Whole copies of every row in place of weights.
fn copies(weights: &[f64]) -> Vec<usize> {
    let least = weights.iter().copied().fold(f64::INFINITY, f64::min);
    weights.iter().map(|weight| ((weight / least).round() as usize).max(1)).collect()
}

#[cfg(test)]
mod tests;
