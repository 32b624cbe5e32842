//! Out-of-fold margins: every row scored by a model that never saw it.

use rayon::prelude::*;

use crate::config::Specification;
use crate::learning::{LearningError, Problem, fit};

/// A margin for every row, from the model of the fold that the row was kept out of.
#[derive(Debug, Clone, PartialEq)]
pub struct OutOfFold {
    /// Fold number of every row.
    pub fold_of: Vec<usize>,
    /// Margin (log-odds before calibration) of every row.
    pub margins: Vec<f64>,
}

/// Fits the specification once per fold on the other folds' rows. `on_round` is told of every tree.
pub fn out_of_fold(
    problem: &Problem<'_>,
    fold_of: &[usize],
    specification: &Specification,
    seed: u64,
    on_round: &(dyn Fn() + Sync),
) -> Result<OutOfFold, LearningError> {
    let folds = fold_of.iter().max().map_or(0, |last| last + 1);
    let fitted: Vec<(Vec<usize>, Vec<f64>)> = (0..folds)
        .into_par_iter()
        .map(|fold| {
            let (held, rest): (Vec<usize>, Vec<usize>) =
                (0..fold_of.len()).partition(|&row| fold_of[row] == fold);
            let fitted = fit(problem, &rest, specification, seed, on_round)?;
            let margins = fitted.model.margins(&problem.matrix.select(&held));
            Ok((held, margins))
        })
        .collect::<Result<_, LearningError>>()?;
    let mut margins = vec![f64::NAN; fold_of.len()];
    for (rows, values) in fitted {
        for (row, value) in rows.into_iter().zip(values) {
            margins[row] = value;
        }
    }
    Ok(OutOfFold { fold_of: fold_of.to_vec(), margins })
}
