//! Logistic regression, by smartcore.

use smartcore::linalg::basic::arrays::Array;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::linear::logistic_regression::{LogisticRegression, LogisticRegressionParameters};

use super::estimator::LearningError;
use super::linear_design::{Clients, LinearDesign};
use super::linear_model::LinearModel;
use super::log_odds::sigmoid;
use super::problem::Problem;
use super::sample::Sample;
use crate::config::LogisticParams;

/// Largest component of the gradient of the mean loss at which a fit counts as converged. At 1e-5 a coefficient
/// of a column with a Hessian of 0.01 per row is a thousandth off.
const FLAT: f64 = 1e-5;

/// Fits the coefficients on the columns of the training rows, and puts them in terms of `clients`.
///
/// Minimises the mean log loss plus `alpha / 2` times the sum of squared coefficients; the intercept is free.
/// smartcore's `alpha` stands beside the sum of the losses, hence the factor. It takes no weights: a row of
/// weight `w` enters `round(w / least weight)` times.
pub(super) fn fit(
    learnt: &Problem<'_>,
    sample: &Sample,
    params: &LogisticParams,
    clients: &Clients<'_>,
) -> Result<LinearModel, LearningError> {
    let design = LinearDesign::learn(learnt.matrix, &sample.rows, learnt.encoding);
    let copies = copies(&sample.weights);
    let rows: usize = copies.iter().sum();
    let mut cells = Vec::with_capacity(rows * design.width());
    let mut outcomes: Vec<u32> = Vec::with_capacity(rows);
    for (&row, &times) in sample.rows.iter().zip(&copies) {
        let first = cells.len();
        cells.extend(design.row(learnt.matrix.row(row)));
        for _ in 1..times {
            cells.extend_from_within(first..first + design.width());
        }
        outcomes.extend(std::iter::repeat_n(u32::from(learnt.target[row]), times));
    }
    let (coefficients, intercept) = minimise(cells, &outcomes, design.width(), params.alpha)?;
    Ok(design.model(&coefficients, intercept, clients))
}

/// Whole copies of every row in place of weights.
fn copies(weights: &[f64]) -> Vec<usize> {
    let least = weights.iter().copied().fold(f64::INFINITY, f64::min);
    weights.iter().map(|weight| ((weight / least).round() as usize).max(1)).collect()
}

/// The coefficients and the intercept at the optimum.
fn minimise(
    cells: Vec<f64>,
    outcomes: &Vec<u32>,
    width: usize,
    alpha: f64,
) -> Result<(Vec<f64>, f64), LearningError> {
    let rows = outcomes.len();
    let matrix = DenseMatrix::new(rows, width, cells, false)?;
    let parameters = LogisticRegressionParameters::default().with_alpha(alpha * rows as f64);
    let model = LogisticRegression::fit(&matrix, outcomes, parameters)?;
    let coefficients: Vec<f64> = (0..width).map(|column| *model.coefficients().get((0, column))).collect();
    let intercept = *model.intercept().get((0, 0));
    let slope = steepest(&matrix, outcomes, (&coefficients, intercept), alpha);
    if slope <= FLAT { Ok((coefficients, intercept)) } else { Err(LearningError::NotConverged { slope }) }
}

/// The largest component of the objective's gradient, in absolute value.
fn steepest(
    matrix: &DenseMatrix<f64>,
    outcomes: &[u32],
    (coefficients, intercept): (&[f64], f64),
    alpha: f64,
) -> f64 {
    let rows = outcomes.len() as f64;
    let mut gradient: Vec<f64> = coefficients.iter().map(|coefficient| alpha * coefficient).collect();
    let mut of_intercept = 0.0;
    for (row, outcome) in outcomes.iter().enumerate() {
        let cell = |column| *matrix.get((row, column));
        let margin = (0..coefficients.len()).fold(intercept, |sum, c| sum + coefficients[c] * cell(c));
        let residual = (sigmoid(margin) - f64::from(*outcome)) / rows;
        of_intercept += residual;
        for (column, slope) in gradient.iter_mut().enumerate() {
            *slope += residual * cell(column);
        }
    }
    gradient.iter().fold(of_intercept.abs(), |most, slope| most.max(slope.abs()))
}
