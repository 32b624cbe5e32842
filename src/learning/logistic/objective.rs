//! What a logistic regression minimises.

use rayon::prelude::*;

use crate::learning::log_odds::{sigmoid, softplus};

/// Rows summed by one thread at a time; fixed, so that the sums fold the same way on any number of cores.
const BLOCK: usize = 1_024;

/// Weighed rows of columns and outcomes. The first column is 1, for the intercept.
pub(super) struct Objective {
    width: usize,
    cells: Vec<f64>,
    outcomes: Vec<bool>,
    /// Weight of every row over the sum of all.
    shares: Vec<f64>,
    alpha: f64,
}

/// The objective and its gradient at some coefficients.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Slope {
    pub(super) value: f64,
    pub(super) gradient: Vec<f64>,
}

impl Objective {
    /// `cells` row by row, the first of each 1; copies of a row in place of weights.
    pub(super) fn new(cells: Vec<f64>, outcomes: Vec<bool>, copies: &[usize], alpha: f64) -> Self {
        let all = copies.iter().sum::<usize>() as f64;
        let shares = copies.iter().map(|count| *count as f64 / all).collect();
        Self { width: cells.len() / outcomes.len().max(1), cells, outcomes, shares, alpha }
    }

    /// Mean log loss by shares plus `alpha / 2` times the sum of squared coefficients without the intercept.
    pub(super) fn at(&self, coefficients: &[f64]) -> Slope {
        let blocks: Vec<Slope> = self
            .cells
            .par_chunks(BLOCK * self.width)
            .enumerate()
            .map(|(block, cells)| self.block(coefficients, block * BLOCK, cells))
            .collect();
        let penalized = coefficients.iter().enumerate().map(|(place, c)| if place == 0 { 0.0 } else { *c });
        let penalty: f64 = penalized.clone().map(|c| c * c).sum();
        let start = Slope {
            value: 0.5 * self.alpha * penalty,
            gradient: penalized.map(|c| self.alpha * c).collect(),
        };
        blocks.into_iter().fold(start, |mut sum, block| {
            sum.value += block.value;
            sum.gradient.iter_mut().zip(&block.gradient).for_each(|(sum, part)| *sum += part);
            sum
        })
    }

    fn block(&self, coefficients: &[f64], first: usize, cells: &[f64]) -> Slope {
        let mut slope = Slope { value: 0.0, gradient: vec![0.0; self.width] };
        for (row, cells) in cells.chunks_exact(self.width).enumerate() {
            let (share, default) = (self.shares[first + row], self.outcomes[first + row]);
            let margin = dot(cells, coefficients);
            slope.value += share * (softplus(margin) - if default { margin } else { 0.0 });
            let residual = share * (sigmoid(margin) - f64::from(u8::from(default)));
            slope.gradient.iter_mut().zip(cells).for_each(|(slope, cell)| *slope += residual * cell);
        }
        slope
    }

    /// The Hessian where every probability is the share of defaults, from at most `rows` rows spread evenly over
    /// all; the lower triangle, row by row in a square. A ridge of 1e-9 keeps it positive.
    pub(super) fn starting_hessian(&self, rows: usize) -> Vec<f64> {
        let width = self.width;
        let step = self.outcomes.len().div_ceil(rows.max(1)).max(1);
        let chosen: Vec<usize> = (0..self.outcomes.len()).step_by(step).collect();
        let defaults = self.shares.iter().zip(&self.outcomes).filter(|(_, default)| **default);
        let prior: f64 = defaults.map(|(share, _)| share).sum();
        let scale = prior * (1.0 - prior) / chosen.iter().map(|&row| self.shares[row]).sum::<f64>();
        let blocks: Vec<Vec<f64>> = chosen
            .par_chunks(BLOCK)
            .map(|rows| {
                let mut sums = vec![0.0; width * width];
                for &row in rows {
                    let cells = &self.cells[row * width..(row + 1) * width];
                    for (place, cell) in cells.iter().enumerate().filter(|(_, cell)| **cell != 0.0) {
                        let factor = scale * self.shares[row] * cell;
                        let line = &mut sums[place * width..=place * width + place];
                        line.iter_mut().zip(cells).for_each(|(sum, other)| *sum += factor * other);
                    }
                }
                sums
            })
            .collect();
        let mut hessian = vec![0.0; width * width];
        for block in blocks {
            hessian.iter_mut().zip(&block).for_each(|(sum, part)| *sum += part);
        }
        for place in 0..width {
            hessian[place * width + place] += 1e-9 + if place == 0 { 0.0 } else { self.alpha };
        }
        hessian
    }
}

/// The product of two vectors; eight sums run side by side, so that no addition waits for the one before.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut lanes = [0.0_f64; 8];
    let (a_chunks, b_chunks) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f64 = a_chunks.remainder().iter().zip(b_chunks.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in a_chunks.zip(b_chunks) {
        for lane in 0..8 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    lanes.iter().sum::<f64>() + rest
}
