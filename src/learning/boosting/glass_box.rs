//! The explainable boosting machine: an additive model of one curve per input.

use rand::{Rng as _, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use super::bins::Bins;
use super::columns::{Piece, pieces};
use super::curve::{StepRules, step};
use super::gradients::{Derivatives, Outcomes};
use super::search::Room;
use super::shapes;
use super::split::Rules;
use super::watch::Watch;
use super::{BoostedTrees, BoostingTask, Watched};
use crate::config::GlassBoxParams;
use crate::learning::trees::{Ensemble, Tree};

/// Cyclic boosting: in every round each input in turn gets one small tree on itself alone, which is added to the
/// input's curve with the learning rate.
///
/// Within a round the gradients follow the margins to second order (`g + h d` after a step `d`); each round starts
/// from exact ones. Directions and nominal inputs are respected as in [`boost`](super::boost). At the end the curve
/// of every input is written as one tree, so that the ensemble has at most as many trees as inputs, and the Shapley
/// values of an input are its centred curve. The same task gives the same curves to the bit, whatever the number of
/// threads. `params.early_stopping` is the caller's to read: here the watched rows decide, round by round.
///
/// Sources: Lou, Caruana, Gehrke (KDD 2012); Lou, Caruana, Gehrke, Hooker (KDD 2013); Nori, Jenkins, Koch, Caruana,
/// InterpretML (2019).
#[must_use]
pub fn glass_box(task: &BoostingTask<'_>, params: &GlassBoxParams) -> BoostedTrees {
    // Entered once: a thread outside the pool would hand over and wait for every small piece of work.
    rayon::scope(|_| cycled(task, params))
}

fn cycled(task: &BoostingTask<'_>, params: &GlassBoxParams) -> BoostedTrees {
    let bins = task.problem.bins(params.max_bin);
    let (rows, outcomes) = task.outcomes();
    let grid = bins.rows(&rows);
    let inputs = bins.splittable();
    let base_margin = task.base_margin();
    let mut cycle = Cycle {
        task,
        bins: &bins,
        params,
        pieces: pieces(&bins, &grid, &inputs),
        curves: inputs.iter().map(|&input| vec![0.0; count(&bins, input)]).collect(),
        inputs,
        margins: vec![base_margin; rows.len()],
        draws: ChaCha8Rng::seed_from_u64(task.seed),
        room: Room::new(),
    };
    let mut best = cycle.curves.clone();
    let mut watch = task.watched.map(|watched| (Watch::new(watched, base_margin), cycle.bins_of(watched)));
    let mut rounds = 0;
    for round in 1..=params.rounds {
        let steps = cycle.round(&outcomes);
        (task.on_round)();
        let over =
            watch.as_mut().is_some_and(|(watch, binned)| watch.is_over(|row| margin(&steps, &binned[row])));
        if watch.as_ref().is_none_or(|(watch, _)| watch.is_at_best()) {
            best.clone_from(&cycle.curves);
            rounds = round;
        }
        if over {
            break;
        }
    }
    let trees = cycle.trees(&best, &outcomes, base_margin);
    BoostedTrees { ensemble: Ensemble { base_margin, trees }, rounds }
}

fn count(bins: &Bins, input: usize) -> usize {
    bins.inputs[input].place.map_or(0, |place| place.count)
}

/// What a row's bins add to the margin.
fn margin(curves: &[Vec<f64>], bins: &[u8]) -> f64 {
    curves.iter().zip(bins).map(|(curve, bin)| curve.get(*bin as usize).map_or(0.0, |value| *value)).sum()
}

/// Rounds of steps on all inputs that can be split.
struct Cycle<'a> {
    task: &'a BoostingTask<'a>,
    bins: &'a Bins,
    params: &'a GlassBoxParams,
    /// Numbers of the inputs that can be split.
    inputs: Vec<usize>,
    /// The rows, in pieces that are worked on apart.
    pieces: Vec<Piece>,
    /// One curve per such input: a value for each of its bins.
    curves: Vec<Vec<f64>>,
    margins: Vec<f64>,
    draws: ChaCha8Rng,
    room: Room,
}

impl Cycle<'_> {
    /// One round; what it adds to each curve.
    fn round(&mut self, outcomes: &Outcomes) -> Vec<Vec<f64>> {
        let drawn = self.draw_rows();
        let (mut pieces, margins) = (std::mem::take(&mut self.pieces), &self.margins);
        pieces.par_iter_mut().for_each(|piece| piece.start(margins, outcomes, drawn.as_deref()));
        let hessians = self.hessians(&pieces);
        let totals = pieces.iter().map(Piece::total).fold(Derivatives::default(), Derivatives::plus);
        let mut gradient = totals.gradient;
        let rules = Rules { lambda: self.params.lambda, min_child_weight: self.params.min_child_weight };
        let rules = StepRules { rules, max_leaves: self.params.max_leaves, eta: self.params.eta };
        let mut steps: Vec<Vec<f64>> = Vec::with_capacity(self.inputs.len());
        for (at, &number) in self.inputs.iter().enumerate() {
            let last = steps.last().map(|values| (at - 1, values.as_slice()));
            let sums: Vec<Vec<f64>> = pieces.par_iter_mut().map(|piece| piece.advance(last, at)).collect();
            let sums = self.completed(number, &sums, (&hessians[at], gradient));
            let input = &self.bins.inputs[number];
            let values = step(input, self.task.problem.directions[number], &sums, rules, &mut self.room);
            gradient += values.iter().zip(&sums).map(|(value, sum)| value * sum.hessian).sum::<f64>();
            self.curves[at].iter_mut().zip(&values).for_each(|(curve, value)| *curve += value);
            steps.push(values);
        }
        let last = steps.last().map(|values| (self.inputs.len() - 1, values.as_slice()));
        pieces.par_iter_mut().for_each(|piece| piece.finish(last));
        for piece in &pieces {
            piece.add_to(&mut self.margins);
        }
        self.pieces = pieces;
        steps
    }

    /// Gradient and Hessian by bin: sums of the pieces, and for the missing value's bin what is left of the total.
    fn completed(
        &self,
        number: usize,
        pieces: &[Vec<f64>],
        (hessians, total): (&[f64], f64),
    ) -> Vec<Derivatives> {
        let mut sums: Vec<Derivatives> =
            hessians.iter().map(|hessian| Derivatives { gradient: 0.0, hessian: *hessian }).collect();
        for piece in pieces {
            sums.iter_mut().zip(piece).for_each(|(sum, gradient)| sum.gradient += gradient);
        }
        let known = self.bins.inputs[number].cuts.known();
        let known_gradient: f64 = sums.iter().take(known).map(|sum| sum.gradient).sum();
        if let Some(missing) = sums.get_mut(known) {
            missing.gradient = if missing.hessian > 0.0 { total - known_gradient } else { 0.0 };
        }
        sums
    }

    /// Hessian sums by bin of every input; the missing value's is what is left of the total, 0 where no row is.
    fn hessians(&self, pieces: &[Piece]) -> Vec<Vec<f64>> {
        let sums = (0..self.inputs.len()).into_par_iter().map(|at| {
            let mut sums = vec![0.0; self.curves[at].len()];
            for piece in pieces {
                piece.add_hessians(at, &mut sums);
            }
            sums
        });
        sums.collect()
    }

    /// Which rows the round learns from; `None` for all.
    fn draw_rows(&mut self) -> Option<Vec<bool>> {
        let share = self.params.subsample;
        let limit = (share * f64::from(u32::MAX)) as u32;
        (share < 1.0).then(|| self.margins.iter().map(|_| self.draws.next_u32() <= limit).collect())
    }

    /// The bins of the watched rows.
    fn bins_of(&self, watched: Watched<'_>) -> Vec<Vec<u8>> {
        let bin = |values: &[f32], input: usize| self.bins.inputs[input].cuts.bin(values[input]) as u8;
        let row = |at| {
            let values = watched.values(at);
            self.inputs.iter().map(|&input| bin(values, input)).collect()
        };
        (0..watched.sample.rows.len()).into_par_iter().map(row).collect()
    }

    /// One tree per curve, with covers from the Hessians at the final margins.
    fn trees(&mut self, curves: &[Vec<f64>], outcomes: &Outcomes, base_margin: f64) -> Vec<Tree> {
        let mut margins = vec![base_margin; self.margins.len()];
        for piece in &mut self.pieces {
            piece.add_curves(curves, &mut margins);
        }
        self.pieces.par_iter_mut().for_each(|piece| piece.start(&margins, outcomes, None));
        let hessians = self.hessians(&self.pieces);
        let trees = self.inputs.iter().zip(curves).zip(&hessians);
        trees
            .filter_map(|((&number, curve), hessians)| {
                shapes::tree(number, &self.bins.inputs[number], curve, hessians)
            })
            .collect()
    }
}
