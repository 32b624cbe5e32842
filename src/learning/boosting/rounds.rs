//! Rounds of boosting: one tree each.

use rand::Rng as _;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use super::bins::{Bins, Grid};
use super::gradients::{Derivatives, Gradients, Outcomes};
use super::grow::{Ground, Grower, Grown};
use super::histogram::parts;
use super::split::{Rules, weight};
use super::trees::{covers, finished};
use super::watch::Watch;
use super::{BoostedTrees, BoostingTask};
use crate::config::BoostingParams;
use crate::learning::trees::{Ensemble, Tree};

/// Gradient boosting of trees under the weighted log loss.
///
/// Each tree fits the loss to second order: a leaf's weight is `-G / (H + λ)`, its gain
/// `GL²/(HL + λ) + GR²/(HR + λ) - G²/(H + λ)`; trees grow leaf by leaf, the best gain first. The same task gives
/// the same trees to the bit, whatever the number of threads. `params.early_stopping` is the caller's to read:
/// here the watched rows decide.
///
/// Sources: Chen and Guestrin, XGBoost (KDD 2016); Ke et al., LightGBM (NIPS 2017).
#[must_use]
pub fn boost(task: &BoostingTask<'_>, params: &BoostingParams) -> BoostedTrees {
    // Entered once: a thread outside the pool would hand over and wait for every small piece of work.
    rayon::scope(|_| boosted(task, params).0)
}

/// The trees, and the margins of the sample's rows (in ascending order) as the rounds added them up.
pub(super) fn boosted(task: &BoostingTask<'_>, params: &BoostingParams) -> (BoostedTrees, Vec<f64>) {
    let bins = task.problem.bins(params.max_bin);
    let (rows, outcomes) = task.outcomes();
    let grid = bins.rows(&rows);
    let mut ensemble = Ensemble { base_margin: task.base_margin(), trees: Vec::with_capacity(params.trees) };
    let mut boosting = Boosting {
        bins: &bins,
        grid: &grid,
        task,
        params,
        draws: ChaCha8Rng::seed_from_u64(task.seed),
        gradients: Gradients::new(rows.len()),
        margins: vec![ensemble.base_margin; rows.len()],
        grower: Grower::new(rows.len()),
    };
    let mut watch = task.watched.map(|watched| Watch::new(watched, ensemble.base_margin));
    for _ in 0..params.trees {
        ensemble.trees.push(boosting.round(&outcomes));
        (task.on_round)();
        let over = watch.as_mut().zip(task.watched).zip(ensemble.trees.last());
        if over.is_some_and(|((watch, watched), tree)| watch.is_over(|row| tree.value(watched.values(row)))) {
            break;
        }
    }
    ensemble.trees.truncate(watch.map_or(params.trees, |watch| watch.best()));
    (BoostedTrees { rounds: ensemble.trees.len(), ensemble }, boosting.margins)
}

struct Boosting<'a> {
    bins: &'a Bins,
    grid: &'a Grid,
    task: &'a BoostingTask<'a>,
    params: &'a BoostingParams,
    draws: ChaCha8Rng,
    gradients: Gradients,
    margins: Vec<f64>,
    grower: Grower,
}

impl Boosting<'_> {
    fn round(&mut self, outcomes: &Outcomes) -> Tree {
        self.gradients.at(&self.margins, outcomes);
        let drawn_inputs = self.draw_inputs();
        let drawn_rows = self.draw_rows();
        let ground = Ground {
            bins: self.bins,
            grid: self.grid,
            directions: self.task.problem.directions,
            parts: &parts(self.bins, &drawn_inputs),
            rules: Rules { lambda: self.params.lambda, min_child_weight: self.params.min_child_weight },
            max_leaves: self.params.max_leaves,
            packed: &self.gradients.packed,
            scale: self.gradients.scale,
        };
        let rows = 0..self.grid.rows as u32;
        let nodes = match &drawn_rows {
            None => self.grower.grow(ground, rows),
            Some(drawn) => self.grower.grow(ground, rows.filter(|row| drawn[*row as usize])),
        };
        self.finish(&nodes, drawn_rows.as_deref())
    }

    /// Inputs that the tree may split on, in ascending order.
    fn draw_inputs(&mut self) -> Vec<usize> {
        let all = self.bins.splittable();
        let count =
            ((all.len() as f64 * self.params.colsample_bytree).round() as usize).clamp(1, all.len().max(1));
        if count >= all.len() {
            return all;
        }
        let mut drawn = rand::seq::index::sample(&mut self.draws, all.len(), count).into_vec();
        drawn.sort_unstable();
        drawn.into_iter().map(|place| all[place]).collect()
    }

    /// Which rows the tree learns from; `None` for all.
    fn draw_rows(&mut self) -> Option<Vec<bool>> {
        let share = self.params.subsample;
        let limit = (share * f64::from(u32::MAX)) as u32;
        (share < 1.0).then(|| (0..self.grid.rows).map(|_| self.draws.next_u32() <= limit).collect())
    }

    /// A leaf's value and the sum of its Hessians; the derivatives are summed in the order of the rows.
    fn leaf(&self, node: &Grown) -> (f32, f64) {
        let Grown::Leaf { rows, bounds } = node else { return (0.0, 0.0) };
        let mut sums = Derivatives::default();
        for row in self.grower.partition.rows(rows.clone()) {
            let [gradient, hessian] = self.gradients.pairs[*row as usize];
            sums = sums.plus(Derivatives { gradient: f64::from(gradient), hessian: f64::from(hessian) });
        }
        ((self.params.eta * weight(sums, self.params.lambda, *bounds)) as f32, sums.hessian)
    }

    /// The leaves' values from exact sums, and the margins of all rows with them.
    fn finish(&mut self, nodes: &[Grown], drawn: Option<&[bool]>) -> Tree {
        let (values, hessians): (Vec<f32>, Vec<f64>) = nodes.par_iter().map(|node| self.leaf(node)).unzip();
        for (node, value) in nodes.iter().zip(&values) {
            let Grown::Leaf { rows, .. } = node else { continue };
            let value = f64::from(*value);
            for row in self.grower.partition.rows(rows.clone()) {
                self.margins[*row as usize] += value;
            }
        }
        for (row, _) in drawn.into_iter().flatten().enumerate().filter(|(_, drawn)| !**drawn) {
            self.margins[row] += f64::from(values[leaf_of(nodes, self.grid, row)]);
        }
        finished(self.bins, nodes, &values, &covers(nodes, &hessians))
    }
}

/// The node of the leaf that a row falls into, by its bins.
fn leaf_of(nodes: &[Grown], grid: &Grid, row: usize) -> usize {
    let mut at = 0;
    while let Grown::Split { left, sieve, .. } = &nodes[at] {
        at = if sieve.goes_left(grid, row) { *left } else { left + 1 };
    }
    at
}
