//! Logistic regression on a few features, by Newton's method.

use crate::learning::{sigmoid, softplus};

/// Rows of `K` features and what the probability of each is to be.
pub(super) struct Logistic<'a, const K: usize> {
    pub(super) rows: &'a [[f64; K]],
    /// From 0 to 1.
    pub(super) goal: &'a [f64],
    /// Half of it times the sum of squared coefficients is added to the loss; the last, the intercept, is free
    /// of it.
    pub(super) ridge: f64,
}

/// Added to the diagonal of the Hessian, so that collinear features leave it invertible.
const JITTER: f64 = 1e-12;
/// A step that promises less than this share of the loss is the last.
const ENOUGH: f64 = 1e-15;

impl<const K: usize> Logistic<'_, K> {
    /// The coefficients of least loss; those that are not `free` stay where they start.
    pub(super) fn fit(&self, start: [f64; K], free: [bool; K]) -> [f64; K] {
        let mut fit = start;
        let mut loss = self.loss(&fit);
        for _ in 0..100 {
            let (step, promise) = self.newton_step(&fit, free);
            let Some((next, next_loss)) = self.shorten(&fit, step, loss) else { break };
            let gain = loss - next_loss;
            (fit, loss) = (next, next_loss);
            if promise < ENOUGH * loss.abs() || gain <= 0.0 {
                break;
            }
        }
        fit
    }

    fn loss(&self, fit: &[f64; K]) -> f64 {
        let terms = self.rows.iter().zip(self.goal);
        let fitted: f64 = terms
            .map(|(row, goal)| {
                let log_odds = dot(row, fit);
                softplus(log_odds) - goal * log_odds
            })
            .sum();
        fitted + 0.5 * self.ridge * fit[..K - 1].iter().map(|c| c * c).sum::<f64>()
    }

    /// The step, and by how much the loss would fall if it were a parabola.
    fn newton_step(&self, fit: &[f64; K], free: [bool; K]) -> ([f64; K], f64) {
        let (mut gradient, mut hessian) = ([0.0; K], [[0.0; K]; K]);
        for (row, goal) in self.rows.iter().zip(self.goal) {
            let p = sigmoid(dot(row, fit));
            let (residual, weight) = (p - goal, p * (1.0 - p));
            for i in 0..K {
                gradient[i] += residual * row[i];
                for j in 0..=i {
                    hessian[i][j] += weight * row[i] * row[j];
                }
            }
        }
        for i in 0..K {
            let ridge = if i + 1 < K { self.ridge } else { 0.0 };
            gradient[i] += ridge * fit[i];
            hessian[i][i] += ridge + JITTER;
            if !free[i] {
                gradient[i] = 0.0;
                hessian[i] = [0.0; K];
                for row in &mut hessian {
                    row[i] = 0.0;
                }
                hessian[i][i] = 1.0;
            }
        }
        let step = solve(hessian, gradient).map(|value| -value);
        let promise = -0.5 * dot(&gradient, &step);
        (step, promise)
    }

    /// The step, or a part of it, that does not raise the loss.
    fn shorten(&self, fit: &[f64; K], step: [f64; K], loss: f64) -> Option<([f64; K], f64)> {
        (0..30).find_map(|halvings| {
            let length = 0.5_f64.powi(halvings);
            let mut next = *fit;
            next.iter_mut().zip(step).for_each(|(value, step)| *value += length * step);
            let next_loss = self.loss(&next);
            (next_loss <= loss).then_some((next, next_loss))
        })
    }
}

fn dot<const K: usize>(a: &[f64; K], b: &[f64; K]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Solves `matrix · x = right` by Cholesky's decomposition; only the lower triangle is read.
fn solve<const K: usize>(mut matrix: [[f64; K]; K], right: [f64; K]) -> [f64; K] {
    for i in 0..K {
        for j in 0..=i {
            let known: f64 = (0..j).map(|k| matrix[i][k] * matrix[j][k]).sum();
            matrix[i][j] = if i == j {
                (matrix[i][i] - known).max(JITTER * JITTER).sqrt()
            } else {
                (matrix[i][j] - known) / matrix[j][j]
            };
        }
    }
    let mut x = right;
    for i in 0..K {
        let known: f64 = (0..i).map(|k| matrix[i][k] * x[k]).sum();
        x[i] = (x[i] - known) / matrix[i][i];
    }
    for i in (0..K).rev() {
        let known: f64 = (i + 1..K).map(|k| matrix[k][i] * x[k]).sum();
        x[i] = (x[i] - known) / matrix[i][i];
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `numpy.linalg.solve([[4, 2, -1], [2, 5, 0.5], [-1, 0.5, 3]], [1, 2, 3])`.
    #[test]
    fn a_small_system_is_solved_as_numpy_does() {
        let x = solve([[4.0, 0.0, 0.0], [2.0, 5.0, 0.0], [-1.0, 0.5, 3.0]], [1.0, 2.0, 3.0]);
        let theirs = [NUMPY[0], NUMPY[1], NUMPY[2]];
        assert!(x.iter().zip(theirs).all(|(a, b)| (a - b).abs() < 1e-14), "{x:?}");
    }

    const NUMPY: [f64; 3] = [0.493_75, 0.087_5, 1.15];

    #[test]
    fn what_is_held_stays_and_the_rest_is_fitted_around_it() {
        let rows: Vec<[f64; 2]> = (0..40).map(|i| [f64::from(i) / 10.0 - 2.0, 1.0]).collect();
        let goal: Vec<f64> = (0..40).map(|i| if (i * 7) % 40 < i { 0.9 } else { 0.1 }).collect();
        let logistic = Logistic { rows: &rows, goal: &goal, ridge: 0.0 };
        let held = logistic.fit([0.25, 0.0], [false, true]);
        assert!((held[0] - 0.25).abs() < 1e-15);
        let fitted: f64 = rows.iter().map(|row| sigmoid(dot(row, &held))).sum();
        assert!((fitted - goal.iter().sum::<f64>()).abs() < 1e-9, "the intercept matches the mean");
    }
}
