//! Logistic regression, minimised by smartcore.

mod cholesky;
mod objective;

use std::cell::RefCell;

use smartcore::optimization::FunctionOrder;
use smartcore::optimization::first_order::FirstOrderOptimizer;
use smartcore::optimization::first_order::lbfgs::LBFGS;
use smartcore::optimization::line_search::Backtracking;

use self::cholesky::Cholesky;
use self::objective::{Objective, Slope};
use super::estimator::LearningError;
use super::linear_design::{Clients, LinearDesign};
use super::linear_model::LinearModel;
use super::problem::Problem;
use super::sample::Sample;
use crate::config::LogisticParams;

/// Largest component of the gradient of the mean loss at which a fit counts as converged. At 1e-6 a coefficient
/// of a column with a Hessian of 0.01 per row is a ten-thousandth off.
const FLAT: f64 = 1e-6;
/// Rows for the first idea of the Hessian.
const HESSIAN_ROWS: usize = 8_192;

/// Fits the coefficients on the columns of the sample's rows, and puts them in terms of `clients`.
///
/// Minimises the mean log loss plus `alpha / 2` times the sum of squared coefficients; the intercept is free. A
/// row of weight `w` counts as `round(w / least weight)` copies.
///
/// The optimum is that of smartcore's `LogisticRegression` with `alpha` times the rows (its penalty stands beside
/// the sum of the losses), to which a test holds it; the optimiser is the same L-BFGS of smartcore. Only the
/// objective is our own: one pass over the rows, on all cores, gives value and gradient, and copies are counted rather
/// than laid out; in coordinates in which the first Hessian is round, few steps lead to the optimum.
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
    let coefficients = minimise(&objective)?;
    Ok(design.model(&coefficients[1..], coefficients[0], clients))
}

/// Whole copies of every row in place of weights.
fn copies(weights: &[f64]) -> Vec<usize> {
    let least = weights.iter().copied().fold(f64::INFINITY, f64::min);
    weights.iter().map(|weight| ((weight / least).round() as usize).max(1)).collect()
}

/// The coefficients at the optimum, the intercept first.
fn minimise(objective: &Objective) -> Result<Vec<f64>, LearningError> {
    let width = objective.width();
    let round = Cholesky::of(objective.starting_hessian(HESSIAN_ROWS), width)
        .ok_or(LearningError::NotConverged { slope: f64::INFINITY })?;
    let lastly: RefCell<(Vec<f64>, Slope)> =
        RefCell::new((Vec::new(), Slope { value: f64::NAN, gradient: Vec::new() }));
    // The optimiser asks for value and gradient at the same place one after the other, and again later.
    let at = |place: &Vec<f64>| {
        if lastly.borrow().0 != *place {
            let mut coefficients = place.clone();
            round.solve_upper(&mut coefficients);
            *lastly.borrow_mut() = (place.clone(), objective.at(&coefficients));
        }
    };
    let value = |place: &Vec<f64>| {
        at(place);
        lastly.borrow().1.value
    };
    let gradient = |out: &mut Vec<f64>, place: &Vec<f64>| {
        at(place);
        out.clone_from(&lastly.borrow().1.gradient);
        round.solve_lower(out);
    };
    let optimizer = LBFGS { max_iter: 500, g_atol: 1e-7, ..LBFGS::default() };
    let search: Backtracking<f64> = Backtracking { order: FunctionOrder::THIRD, ..Backtracking::default() };
    let found = optimizer.optimize(&value, &gradient, &vec![0.0; width], &search);
    let mut coefficients = found.x;
    round.solve_upper(&mut coefficients);
    let slope =
        objective.at(&coefficients).gradient.iter().fold(0.0_f64, |most, slope| most.max(slope.abs()));
    if slope <= FLAT { Ok(coefficients) } else { Err(LearningError::NotConverged { slope }) }
}

#[cfg(test)]
mod tests;
