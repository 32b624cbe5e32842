//! The training of a model, judged out of fold and fitted on all rows.

use thiserror::Error;

use super::calibration::CalibrationError;
use super::cross_validation::{OutOfFold, out_of_fold};
use super::judgement::{Judgement, judge};
use crate::config::{Imbalance, Method, Specification, ValidRecipe};
use crate::features::{Direction, FeatureTable};
use crate::learning::{DesignMatrix, Encoding, Fitted, LearningError, Problem, fit, stratified_folds};

/// A model fitted on all rows, and the judgement of its like out of fold.
pub struct TrainedModel {
    /// Order of the inputs and codes of the categories.
    pub encoding: Encoding,
    /// The training rows as the booster read them.
    pub matrix: DesignMatrix,
    /// Fold and margin of every row, from models that never saw it.
    pub out_of_fold: OutOfFold,
    /// Calibration, threshold, and the cross-fitted ones that judge.
    pub judgement: Judgement,
    /// The trees in XGBoost's JSON.
    pub model: Vec<u8>,
}

/// A training that cannot be done; each names the remedy.
#[derive(Debug, Error)]
pub enum TrainingError {
    /// The applications have no outcome.
    #[error("the training applications have no TARGET; train on application_train")]
    NoTarget,
    /// A class has fewer rows than there are folds.
    #[error("only {rows} rows are of one class, fewer than {folds} folds; give more rows or fewer folds")]
    TooFewRows {
        /// Rows of the rarer class.
        rows: usize,
        /// Folds asked for.
        folds: usize,
    },
    /// A name in `excluded_features` that no feature has.
    #[error("model/recipe.toml: excluded_features names {0:?}, which is no feature; see the catalogue")]
    UnknownFeature(String),
    /// The design matrix could not be laid out.
    #[error("the features of the training rows do not fit their own encoding; this is a fault of Clairscore")]
    Encoding,
    /// A fit went wrong.
    #[error(transparent)]
    Learning(#[from] LearningError),
    /// The margins could not be calibrated.
    #[error(transparent)]
    Calibration(#[from] CalibrationError),
}

/// Trees that a training of the recipe grows in all: per fold, and once on all rows.
#[must_use]
pub fn trees_to_grow(recipe: &ValidRecipe) -> usize {
    recipe.booster.trees * (recipe.folds + 1)
}

/// Judges the recipe out of fold, then fits it on all rows. `on_round` is told of every tree.
pub fn train(
    table: &FeatureTable,
    recipe: &ValidRecipe,
    on_round: &(dyn Fn() + Sync),
) -> Result<TrainedModel, TrainingError> {
    let target = table.target.as_deref().ok_or(TrainingError::NoTarget)?;
    check(table, target, recipe)?;
    let encoding = Encoding::fit(table, &recipe.excluded_features);
    let matrix = encoding.encode(table).ok_or(TrainingError::Encoding)?;
    let directions = directions(table, &encoding, recipe.monotone);
    let problem = Problem::new(&matrix, target, &encoding, &directions);
    let specification =
        Specification { method: Method::Boosting(recipe.booster), imbalance: Imbalance::None };
    let fold_of = stratified_folds(target, recipe.folds, recipe.seed);
    let out_of_fold = out_of_fold(&problem, &fold_of, &specification, recipe.seed, on_round)?;
    let judgement = judge(&out_of_fold, target, recipe.costs)?;
    let rows: Vec<usize> = (0..matrix.rows()).collect();
    let Fitted::Trees(trees) = fit(&problem, &rows, &specification, recipe.seed, on_round)?.model;
    let model = trees.to_xgboost_json(&encoding);
    Ok(TrainedModel { encoding, matrix, out_of_fold, judgement, model })
}

fn check(table: &FeatureTable, target: &[bool], recipe: &ValidRecipe) -> Result<(), TrainingError> {
    let defaults = target.iter().filter(|default| **default).count();
    let rows = defaults.min(target.len() - defaults);
    if rows < recipe.folds {
        return Err(TrainingError::TooFewRows { rows, folds: recipe.folds });
    }
    let unknown = |name: &&String| !table.columns.iter().any(|column| column.feature.name == **name);
    match recipe.excluded_features.iter().find(unknown) {
        Some(name) => Err(TrainingError::UnknownFeature(name.clone())),
        None => Ok(()),
    }
}

fn directions(table: &FeatureTable, encoding: &Encoding, monotone: bool) -> Vec<Direction> {
    let direction = |name: &str| {
        let column = table.column(name);
        column.filter(|column| monotone && !column.feature.is_categorical()).map(|c| c.feature.direction)
    };
    encoding.inputs.iter().map(|input| direction(&input.feature).unwrap_or(Direction::Free)).collect()
}
