//! Histogram gradient boosting of trees: the one engine of the boosted methods.

mod bins;
mod columns;
mod curve;
mod cuts;
mod families;
mod glass_box;
mod gradients;
mod grow;
mod histogram;
mod partition;
mod rounds;
mod search;
mod sets;
mod shapes;
mod split;
mod trees;
mod watch;

#[cfg(test)]
mod tests;

pub(super) use bins::{Bins, SharedBins};
pub use glass_box::glass_box;
pub use rounds::boost;

use self::gradients::Outcomes;
use super::log_odds::logit;
use super::problem::Problem;
use super::sample::Sample;
use super::trees::Ensemble;

/// What is boosted.
#[derive(Clone, Copy)]
pub struct BoostingTask<'a> {
    /// What is learnt from.
    pub problem: &'a Problem<'a>,
    /// The rows that are learnt from, and their weights.
    pub sample: &'a Sample,
    /// Rows set aside that tell when to stop; without them all rounds are run.
    pub watched: Option<Watched<'a>>,
    /// Seed of every draw.
    pub seed: u64,
    /// Told of every round.
    pub on_round: &'a (dyn Fn() + Sync),
}

/// Rows set aside for early stopping, judged by their weighted log loss after each round.
#[derive(Clone, Copy)]
pub struct Watched<'a> {
    /// What the rows belong to.
    pub problem: &'a Problem<'a>,
    /// The rows, and their weights.
    pub sample: &'a Sample,
    /// Rounds without a lower loss after which to stop; the best round counts.
    pub patience: usize,
}

impl<'a> Watched<'a> {
    /// The values of a row, given by its place in the sample.
    fn values(&self, place: usize) -> &'a [f32] {
        self.problem.matrix.row(self.sample.rows[place])
    }
}

/// Boosted trees.
#[derive(Debug, Clone, PartialEq)]
pub struct BoostedTrees {
    /// The trees.
    pub ensemble: Ensemble,
    /// Rounds that are kept.
    pub rounds: usize,
}

impl BoostingTask<'_> {
    /// The rows in ascending order, with what is known of each.
    fn outcomes(&self) -> (Vec<usize>, Outcomes) {
        let mut rows: Vec<(usize, f64)> =
            self.sample.rows.iter().copied().zip(self.sample.weights.iter().copied()).collect();
        rows.sort_unstable_by_key(|(row, _)| *row);
        let target = rows.iter().map(|(row, _)| f32::from(u8::from(self.problem.target[*row]))).collect();
        let weights = rows.iter().map(|(_, weight)| *weight as f32).collect();
        (rows.into_iter().map(|(row, _)| row).collect(), Outcomes { target, weights })
    }

    /// The log-odds of the weighted share of defaults. The share is an f32, as the model file holds it, and within
    /// `1e-6` of 0 and 1 where there is but one class.
    fn base_margin(&self) -> f64 {
        let rows = self.sample.rows.iter().zip(&self.sample.weights);
        let (defaults, all) = rows.fold((0.0, 0.0), |(defaults, all), (row, weight)| {
            (defaults + if self.problem.target[*row] { *weight } else { 0.0 }, all + weight)
        });
        let share: f64 = if all > 0.0 { defaults / all } else { 0.5 };
        logit(f64::from(share.clamp(1e-6, 1.0 - 1e-6) as f32))
    }
}
