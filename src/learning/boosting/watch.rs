//! Rows set aside that tell when to stop.

use rayon::prelude::*;

use super::Watched;
use super::gradients::CHUNK;
use crate::learning::log_odds::softplus;
use crate::learning::trees::Tree;

/// The rows set aside, their margins so far, and the best round.
pub(super) struct Watch<'a> {
    watched: Watched<'a>,
    margins: Vec<f64>,
    rounds: usize,
    best: usize,
    least: f64,
}

impl<'a> Watch<'a> {
    /// Before any round; keeps at least the first.
    pub(super) fn new(watched: Watched<'a>, base_margin: f64) -> Self {
        let margins = vec![base_margin; watched.sample.rows.len()];
        Self { watched, margins, rounds: 0, best: 0, least: f64::INFINITY }
    }

    /// Whether, after the tree of one more round, there was no lower loss for too long.
    pub(super) fn is_over(&mut self, tree: &Tree) -> bool {
        let matrix = self.watched.problem.matrix;
        let rows = &self.watched.sample.rows;
        let margins = self.margins.par_chunks_mut(CHUNK).zip(rows.par_chunks(CHUNK));
        margins.for_each(|(margins, rows)| {
            margins.iter_mut().zip(rows).for_each(|(margin, row)| *margin += tree.value(matrix.row(*row)));
        });
        self.judge()
    }

    /// The same where the margins are known.
    pub(super) fn is_over_at(&mut self, margin: impl Fn(&[f32]) -> f64 + Sync) -> bool {
        let matrix = self.watched.problem.matrix;
        let rows = &self.watched.sample.rows;
        self.margins = rows.par_iter().map(|row| margin(matrix.row(*row))).collect();
        self.judge()
    }

    fn judge(&mut self) -> bool {
        self.rounds += 1;
        let loss = self.loss();
        if loss < self.least {
            (self.least, self.best) = (loss, self.rounds);
        }
        self.rounds - self.best >= self.watched.patience.max(1)
    }

    /// Weighted log loss of the watched rows, not divided by their weight.
    fn loss(&self) -> f64 {
        let sample = self.watched.sample;
        let rows = sample.rows.iter().zip(&sample.weights).zip(&self.margins);
        rows.fold(0.0, |sum, ((row, weight), margin)| {
            let target = self.watched.problem.target[*row];
            sum + weight * softplus(if target { -margin } else { *margin })
        })
    }

    /// The round with the least loss.
    pub(super) const fn best(&self) -> usize {
        self.best
    }
}
