//! Rows set aside that tell when to stop.

use rayon::prelude::*;

use super::Watched;
use super::gradients::CHUNK;
use crate::learning::log_odds::softplus;

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

    /// Whether, after one more round, there was no lower loss for too long. The round adds `step` to the margin of
    /// each watched row, given by its place in the sample.
    pub(super) fn is_over(&mut self, step: impl Fn(usize) -> f64 + Sync) -> bool {
        self.margins.par_chunks_mut(CHUNK).enumerate().for_each(|(chunk, margins)| {
            margins.iter_mut().enumerate().for_each(|(at, margin)| *margin += step(chunk * CHUNK + at));
        });
        self.rounds += 1;
        let loss = self.loss();
        if loss < self.least {
            (self.least, self.best) = (loss, self.rounds);
        }
        self.rounds - self.best >= self.watched.patience.max(1)
    }

    /// Whether the last round is the best so far.
    pub(super) const fn is_at_best(&self) -> bool {
        self.best == self.rounds
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
