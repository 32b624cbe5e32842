//! What more clients to learn from would bring.

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::estimate::Estimate;
use super::study::{HeldOut, Study};
use crate::judging::auc;
use crate::learning::{LearningError, fit};

/// A point of the learning curve.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LearningPoint {
    /// Rows that each model learnt from.
    pub rows: usize,
    /// AUC on those rows, the mean over the folds.
    pub train_auc: f64,
    /// AUC on the clients of the folds, by models that never saw them, with DeLong's standard error.
    pub validation_auc: Estimate,
    /// Cost per 10,000 of these clients; the threshold of a fold is the optimum on the other judged folds.
    pub validation_cost_per_10_000: Estimate,
}

/// The sizes from `first` up, each twice the one before, and all rows of the smallest training part.
#[must_use]
pub fn doubling_sizes(fold_of: &[usize], first: usize) -> Vec<usize> {
    let folds = fold_of.iter().max().map_or(0, |last| last + 1);
    let largest = (0..folds).map(|fold| fold_of.iter().filter(|of| **of == fold).count()).max().unwrap_or(0);
    let all = fold_of.len() - largest;
    let doubling = std::iter::successors(Some(first.max(1)), |size| size.checked_mul(2));
    doubling.take_while(|size| *size < all).chain([all]).collect()
}

/// Fits on so many rows of the training part of each of the first `folds` folds (at least two), and judges on those
/// folds: the same clients at each size.
///
/// The rows are drawn, classes in proportion, and those of a smaller size are among those of a larger one. One fit
/// per fold and size; two folds instead of five cost two fifths and widen the standard errors by `√(5/2)`.
pub fn learning_curve(
    study: &Study<'_>,
    folds: usize,
    sizes: &[usize],
) -> Result<Vec<LearningPoint>, LearningError> {
    let folds = folds.clamp(2, study.folds().max(2));
    let orders: Vec<Classes> = (0..folds).map(|fold| Classes::of_training_part(study, fold)).collect();
    sizes.iter().map(|&size| point(study, &orders, size)).collect()
}

fn point(study: &Study<'_>, orders: &[Classes], size: usize) -> Result<LearningPoint, LearningError> {
    let judged = orders.par_iter().enumerate().map(|(fold, classes)| {
        let rows = classes.first(size);
        let model = fit(study.problem, &rows, study.specification, study.seed, &|| ())?.model;
        let outcomes: Vec<bool> = rows.iter().map(|&row| study.problem.target[row]).collect();
        let train_auc = auc(&model.margins(&study.problem.matrix.select(&rows)), &outcomes);
        let held: Vec<usize> = (0..study.fold_of.len()).filter(|&row| study.fold_of[row] == fold).collect();
        let margins = model.margins(&study.problem.matrix.select(&held));
        (study.on_fit)();
        Ok((rows.len(), train_auc, margins))
    });
    let judged: Vec<(usize, f64, Vec<f64>)> = judged.collect::<Result<_, LearningError>>()?;
    let margins: Vec<Vec<f64>> = judged.iter().map(|(_, _, margins)| margins.clone()).collect();
    let mut held_out = HeldOut::new(study.problem, study.fold_of, orders.len());
    held_out.take(&margins);
    Ok(LearningPoint {
        rows: judged.iter().map(|(rows, ..)| *rows).max().unwrap_or(0),
        train_auc: judged.iter().map(|(_, auc, _)| auc).sum::<f64>() / judged.len() as f64,
        validation_auc: held_out.auc(),
        validation_cost_per_10_000: held_out.cost_per_10_000(study.costs),
    })
}

/// The rows of a training part by class, repaid loans first, each class in the order in which it is drawn.
struct Classes([Vec<usize>; 2]);

impl Classes {
    fn of_training_part(study: &Study<'_>, fold: usize) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(study.seed.wrapping_add(fold as u64));
        Self([false, true].map(|class| {
            let of_class = |row: &usize| study.fold_of[*row] != fold && study.problem.target[*row] == class;
            let mut rows: Vec<usize> = (0..study.fold_of.len()).filter(of_class).collect();
            rows.shuffle(&mut rng);
            rows
        }))
    }

    /// So many rows, classes in proportion, in their order in the problem.
    fn first(&self, size: usize) -> Vec<usize> {
        let [repaid, defaults] = &self.0;
        let all = repaid.len() + defaults.len();
        let size = size.min(all);
        let of_defaults = (size as f64 * defaults.len() as f64 / all as f64).round() as usize;
        let mut rows = [&repaid[..size - of_defaults], &defaults[..of_defaults]].concat();
        rows.sort_unstable();
        rows
    }
}
