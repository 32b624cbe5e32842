//! Whether it helps to know how the nearest clients fared.
//!
//! The input comes from the write-up of the winners of Home Credit's competition: the mean `TARGET` of the 500 clients
//! nearest by the three external scores and the number of repayments. It is made of outcomes, so it leaks unless no
//! client's own outcome has a part in it: of the rows that a model learns from, each finds its neighbours among
//! those of other inner folds, dealt without regard to the outcome; those that judge the model find theirs among all rows
//! that it learns from. It stays a study: a champion with it would have to carry its training clients along.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::estimate::Estimate;
use super::inputs::OtherInputs;
use super::nearest::{Neighbourhood, Place};
use super::study::{Comparison, HeldOut, Study};
use crate::learning::{DesignMatrix, LearningError, fit, stratified_folds};

/// How many neighbours are asked.
const NEIGHBOURS: usize = 500;
/// Folds among the rows that a model learns from.
const INNER_FOLDS: usize = 5;
/// What nearness goes by.
const NEAR_BY: [&str; 4] = ["EXT_SOURCE_1", "EXT_SOURCE_2", "EXT_SOURCE_3", "CREDIT_ANNUITY_RATIO"];

/// What the mean outcome of the nearest clients is worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NeighboursTarget {
    /// What nearness goes by.
    pub near_by: Vec<String>,
    /// How many neighbours were asked.
    pub neighbours: usize,
    /// AUC of the mean alone, on the clients that judge.
    pub alone: Estimate,
    /// The model with it less the one without.
    pub comparison: Comparison,
}

/// Compares the study's model with one that has the neighbours' mean outcome as a further input. One fit per fold that
/// `base` judges; `None` where an input by which nearness goes is none of the study's.
pub fn neighbours_target(
    study: &Study<'_>,
    base: &HeldOut,
) -> Result<Option<NeighboursTarget>, LearningError> {
    neighbours_target_of(study, base, NEIGHBOURS)
}

pub(super) fn neighbours_target_of(
    study: &Study<'_>,
    base: &HeldOut,
    neighbours: usize,
) -> Result<Option<NeighboursTarget>, LearningError> {
    let problem = study.problem;
    let place = |name: &str| problem.encoding.inputs.iter().position(|input| input.feature == name);
    let Some(columns) = NEAR_BY.iter().map(|name| place(name)).collect::<Option<Vec<usize>>>() else {
        return Ok(None);
    };
    let columns = [columns[0], columns[1], columns[2], columns[3]];
    let means = |rest: &[usize]| {
        let places = places(problem.matrix, columns, rest);
        let inner = stratified_folds(&vec![false; rest.len()], INNER_FOLDS, study.seed);
        neighbours_means(&places, problem.target, (rest, &inner), neighbours)
    };
    let means: Vec<Vec<f64>> = (0..base.folds)
        .map(|fold| {
            means(&(0..study.fold_of.len()).filter(|&row| study.fold_of[row] != fold).collect::<Vec<_>>())
        })
        .collect();
    let of_fold = |held: &[usize]| held.first().map_or(&[][..], |&row| &means[study.fold_of[row]]);
    let alone = study.held_out_by(problem, base.folds, |held, _| {
        let means = of_fold(held);
        Ok(held.iter().map(|&row| means[row]).collect())
    })?;
    let with = study.held_out_by(problem, base.folds, |held, rest| {
        let inputs = OtherInputs::with_number(problem, "NEIGHBOURS_TARGET_MEAN", of_fold(held));
        let problem = inputs.problem(problem.target);
        let fitted = fit(&problem, rest, study.specification, study.seed, &|| ())?;
        (study.on_fit)();
        Ok(fitted.model.margins(&problem.matrix.select(held)))
    })?;
    Ok(Some(NeighboursTarget {
        near_by: NEAR_BY.map(str::to_owned).to_vec(),
        neighbours,
        alone: alone.auc(),
        comparison: Comparison::of(base, &with, study.costs),
    }))
}

/// For every row the mean outcome of its nearest among the rows learnt from: for one of these, among those of other
/// inner folds.
pub(super) fn neighbours_means(
    places: &[Place],
    target: &[bool],
    (rest, inner): (&[usize], &[usize]),
    neighbours: usize,
) -> Vec<f64> {
    let mut fold_of: Vec<Option<usize>> = vec![None; places.len()];
    for (row, fold) in rest.iter().zip(inner) {
        fold_of[*row] = Some(*fold);
    }
    let of = |fold: Option<usize>| {
        let kept = rest.iter().zip(inner).filter(|(_, own)| Some(**own) != fold).map(|(row, _)| *row);
        Neighbourhood::of(&kept.collect::<Vec<usize>>(), places, target)
    };
    let all = of(None);
    let others: Vec<Neighbourhood> =
        (0..inner.iter().max().map_or(0, |last| last + 1)).map(|fold| of(Some(fold))).collect();
    let mean = |(place, fold): (&Place, &Option<usize>)| {
        fold.map_or(&all, |fold| &others[fold]).mean_of_nearest(place, neighbours)
    };
    places.par_iter().zip(&fold_of).map(mean).collect()
}

/// Every row's place: inputs less their mean over the rows learnt from, in their standard deviations; a missing one lies at
/// the median.
fn places(matrix: &DesignMatrix, columns: [usize; 4], rest: &[usize]) -> Vec<Place> {
    let mut places = vec![[0.0; 4]; matrix.rows()];
    for (axis, column) in columns.into_iter().enumerate() {
        let value = |row: usize| f64::from(matrix.row(row)[column]);
        let mut known: Vec<f64> = rest.iter().map(|&row| value(row)).filter(|v| !v.is_nan()).collect();
        known.sort_unstable_by(f64::total_cmp);
        let median = known.get(known.len() / 2).copied().unwrap_or_default();
        let filled = |row: usize| if value(row).is_nan() { median } else { value(row) };
        let mean = rest.iter().map(|&row| filled(row)).sum::<f64>() / rest.len() as f64;
        let squares = rest.iter().map(|&row| (filled(row) - mean).powi(2)).sum::<f64>();
        let deviation = (squares / rest.len() as f64).sqrt();
        let scale = if deviation > 0.0 { deviation } else { 1.0 };
        for (row, place) in places.iter_mut().enumerate() {
            place[axis] = (filled(row) - mean) / scale;
        }
    }
    places
}
