//! The optimum of an objective where some coefficients are held at zero.

use std::cell::RefCell;

use smartcore::optimization::FunctionOrder;
use smartcore::optimization::first_order::FirstOrderOptimizer;
use smartcore::optimization::first_order::lbfgs::LBFGS;
use smartcore::optimization::line_search::Backtracking;

use super::cholesky::Cholesky;
use super::objective::{Objective, Slope};
use crate::learning::estimator::LearningError;

/// Largest component of the gradient of the mean loss at which a fit counts as converged. At 1e-6 a coefficient
/// of a column with a Hessian of 0.01 per row is a ten-thousandth off.
pub(super) const FLAT: f64 = 1e-6;

/// The coefficients that may move, in coordinates in which the objective's first Hessian is round.
struct Face {
    free: Vec<usize>,
    width: usize,
    round: Cholesky,
}

/// The coefficients at the optimum where those of `held` are zero, found from `start`.
pub(super) fn minimise(
    objective: &Objective,
    hessian: &[f64],
    held: &[bool],
    start: &[f64],
) -> Result<Vec<f64>, LearningError> {
    let face = Face::of(hessian, held).ok_or(LearningError::NotConverged { slope: f64::INFINITY })?;
    let lastly: RefCell<(Vec<f64>, Slope)> =
        RefCell::new((Vec::new(), Slope { value: f64::NAN, gradient: Vec::new() }));
    // The optimiser asks for value and gradient at the same place one after the other, and again later.
    let at = |place: &Vec<f64>| {
        if lastly.borrow().0 != *place {
            *lastly.borrow_mut() = (place.clone(), objective.at(&face.coefficients(place)));
        }
    };
    let value = |place: &Vec<f64>| {
        at(place);
        lastly.borrow().1.value
    };
    let gradient = |out: &mut Vec<f64>, place: &Vec<f64>| {
        at(place);
        *out = face.gradient(&lastly.borrow().1.gradient);
    };
    let optimizer = LBFGS { max_iter: 500, g_atol: 1e-7, ..LBFGS::default() };
    let search: Backtracking<f64> = Backtracking { order: FunctionOrder::THIRD, ..Backtracking::default() };
    let found = optimizer.optimize(&value, &gradient, &face.place(start), &search);
    let coefficients = face.coefficients(&found.x);
    let gradient = objective.at(&coefficients).gradient;
    let slope = face.free.iter().fold(0.0_f64, |most, &place| most.max(gradient[place].abs()));
    if slope <= FLAT { Ok(coefficients) } else { Err(LearningError::NotConverged { slope }) }
}

impl Face {
    /// From the lower triangle of the Hessian of all coefficients; `None` where it is not positive.
    fn of(hessian: &[f64], held: &[bool]) -> Option<Self> {
        let width = held.len();
        let free: Vec<usize> = (0..width).filter(|&place| !held[place]).collect();
        let cells = free.iter().flat_map(|row| free.iter().map(move |column| hessian[row * width + column]));
        let round = Cholesky::of(cells.collect(), free.len())?;
        Some(Self { free, width, round })
    }

    /// All coefficients at a place of the face.
    fn coefficients(&self, place: &[f64]) -> Vec<f64> {
        let mut moved = place.to_vec();
        self.round.solve_upper(&mut moved);
        let mut coefficients = vec![0.0; self.width];
        self.free.iter().zip(moved).for_each(|(&place, moved)| coefficients[place] = moved);
        coefficients
    }

    /// The place of the face at some coefficients.
    fn place(&self, coefficients: &[f64]) -> Vec<f64> {
        let mut place = self.among_free(coefficients);
        self.round.multiply_upper(&mut place);
        place
    }

    /// The gradient along the face, from that of all coefficients.
    fn gradient(&self, of_all: &[f64]) -> Vec<f64> {
        let mut gradient = self.among_free(of_all);
        self.round.solve_lower(&mut gradient);
        gradient
    }

    fn among_free(&self, all: &[f64]) -> Vec<f64> {
        self.free.iter().map(|&place| all[place]).collect()
    }
}
