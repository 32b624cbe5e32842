//! The optimum of an objective whose coefficients may be held to a sign.

use super::face::{self, FLAT};
use super::objective::Objective;
use crate::features::Direction;
use crate::learning::estimator::LearningError;

/// Rows for the first idea of the Hessian.
const HESSIAN_ROWS: usize = 8_192;

/// The coefficients at the optimum among those that keep the directions, the intercept first.
///
/// An active set: coefficients that go against their direction are held at zero until none does. Then, one after the
/// other, the one that the slope pulls most to its right side is let go, and all move towards the new optimum as
/// far as every direction allows (Lawson and Hanson, *Solving Least Squares Problems*, 1974, chapter 23, with the
/// logistic loss in place of squares). Every such move lowers the objective, so that no set comes back.
pub(super) fn minimise(objective: &Objective, directions: &[Direction]) -> Result<Vec<f64>, LearningError> {
    let hessian = objective.starting_hessian(HESSIAN_ROWS);
    let mut search = Search { objective, hessian, directions, held: vec![false; directions.len()] };
    let mut at = search.optimum(&vec![0.0; directions.len()])?;
    loop {
        let against: Vec<usize> = search.against(&at).collect();
        if against.is_empty() {
            break;
        }
        for place in against {
            (search.held[place], at[place]) = (true, 0.0);
        }
        at = search.optimum(&at)?;
    }
    while let Some(next) = search.let_go(&at)? {
        at = next;
    }
    Ok(at)
}

struct Search<'a> {
    objective: &'a Objective,
    hessian: Vec<f64>,
    directions: &'a [Direction],
    held: Vec<bool>,
}

impl Search<'_> {
    /// The optimum of what is not held.
    fn optimum(&self, start: &[f64]) -> Result<Vec<f64>, LearningError> {
        face::minimise(self.objective, &self.hessian, &self.held, start)
    }

    /// Coefficients against their direction.
    fn against<'s>(&'s self, coefficients: &'s [f64]) -> impl Iterator<Item = usize> + 's {
        let signs = self.directions.iter().zip(coefficients);
        signs.enumerate().filter(|(_, (direction, c))| sign(**direction) * **c < 0.0).map(|(place, _)| place)
    }

    /// The coefficients with one less held, where that lowers the objective; `None` at the optimum.
    fn let_go(&mut self, from: &[f64]) -> Result<Option<Vec<f64>>, LearningError> {
        let gradient = self.objective.at(from).gradient;
        let pull = |place: usize| -sign(self.directions[place]) * gradient[place];
        let mut pulled: Vec<usize> =
            (0..self.held.len()).filter(|&place| self.held[place] && pull(place) > FLAT).collect();
        pulled.sort_by(|&a, &b| pull(b).total_cmp(&pull(a)));
        for place in pulled {
            self.held[place] = false;
            let to = self.optimum(from)?;
            // Otherwise it lies at zero but for the precision of the optimum.
            if sign(self.directions[place]) * to[place] > 0.0 {
                return self.towards(from.to_vec(), to).map(Some);
            }
            self.held[place] = true;
        }
        Ok(None)
    }

    /// From coefficients that keep the directions towards an optimum, holding what would leave its side on the way,
    /// until an optimum keeps them all.
    fn towards(&mut self, mut at: Vec<f64>, mut to: Vec<f64>) -> Result<Vec<f64>, LearningError> {
        loop {
            let first = self.against(&to).map(|place| (at[place] / (at[place] - to[place]), place));
            let Some((step, place)) = first.min_by(|a, b| a.0.total_cmp(&b.0)) else { return Ok(to) };
            at.iter_mut().zip(&to).for_each(|(at, to)| *at += step * (to - *at));
            (self.held[place], at[place]) = (true, 0.0);
            to = self.optimum(&at)?;
        }
    }
}

/// The sign that a coefficient must have; 0 where it may have either.
const fn sign(direction: Direction) -> f64 {
    match direction {
        Direction::RiskRises => 1.0,
        Direction::RiskFalls => -1.0,
        Direction::Free => 0.0,
    }
}
