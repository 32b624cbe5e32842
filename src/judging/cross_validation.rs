//! Out-of-fold margins: every row scored by a model that never saw it.

use rayon::prelude::*;

use crate::config::ValidRecipe;
use crate::learning::{Booster, BoosterError, Problem, stratified_folds};

/// A margin for every row, from the model of the fold that the row was kept out of.
#[derive(Debug, Clone, PartialEq)]
pub struct OutOfFold {
    /// Fold number of every row.
    pub fold_of: Vec<usize>,
    /// Margin (log-odds before calibration) of every row.
    pub margins: Vec<f64>,
}

/// Fits one booster per fold on the other folds' rows. `on_round` is told of every tree.
pub fn out_of_fold(
    task: &Problem<'_>,
    recipe: &ValidRecipe,
    on_round: &(dyn Fn() + Sync),
) -> Result<OutOfFold, BoosterError> {
    let fold_of = stratified_folds(task.target, recipe.folds, recipe.seed);
    let fitted: Vec<(Vec<usize>, Vec<f32>)> = (0..recipe.folds)
        .into_par_iter()
        .map(|fold| {
            let (held, rest): (Vec<usize>, Vec<usize>) =
                (0..fold_of.len()).partition(|&row| fold_of[row] == fold);
            let booster = Booster::fit(task, &rest, &recipe.booster, recipe.seed, on_round)?;
            let margins = booster.margins(&task.matrix.select(&held))?;
            Ok((held, margins))
        })
        .collect::<Result<_, BoosterError>>()?;
    let mut margins = vec![f64::NAN; fold_of.len()];
    for (rows, values) in fitted {
        for (row, value) in rows.into_iter().zip(values) {
            margins[row] = f64::from(value);
        }
    }
    Ok(OutOfFold { fold_of, margins })
}
