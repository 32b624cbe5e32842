//! Which calibration: the simplest that no other beats clearly.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Calibration, CalibrationError, CalibrationMethod};
use crate::judging::cost::{mean_and_standard_error, paired_difference};
use crate::judging::metrics::row_log_loss;

/// How well a method calibrates clients whom it was not fitted on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalibrationCandidate {
    /// The method.
    pub method: CalibrationMethod,
    /// Mean log loss of every client by the calibration fitted on the other folds.
    pub log_loss: f64,
    /// `log_loss` minus that of Platt: below 0 is better.
    pub difference: f64,
    /// Of the paired difference, over clients.
    pub standard_error: f64,
    /// Folds whose calibration did not rise, where all clients were given the other folds' bad rate.
    pub flat_folds: usize,
    /// Whether it rises where it is fitted on all rows, so that it can be deployed.
    pub deployable: bool,
}

/// What one method made of all folds.
pub(in crate::judging) struct Compared {
    pub(in crate::judging) method: CalibrationMethod,
    /// Fitted on all rows.
    pub(in crate::judging) deployed: Result<Calibration, CalibrationError>,
    /// By fold: fitted on the others.
    pub(in crate::judging) folds: Vec<FoldCalibration>,
    /// Cross-fitted log loss of every row.
    losses: Vec<f64>,
}

/// The calibration of a fold, by the other folds.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::judging) enum FoldCalibration {
    Rising(Calibration),
    /// None rises: every client has the other folds' bad rate.
    Flat(f64),
}

impl FoldCalibration {
    pub(in crate::judging) fn probability(&self, margin: f64) -> f64 {
        match self {
            Self::Rising(calibration) => calibration.probability(margin),
            Self::Flat(bad_rate) => *bad_rate,
        }
    }
}

/// Fits every method on all rows and for every fold on the others.
pub(in crate::judging) fn compare(margins: &[f64], fold_of: &[usize], target: &[bool]) -> Vec<Compared> {
    let folds = fold_of.iter().max().map_or(0, |last| last + 1);
    let tasks: Vec<(CalibrationMethod, Option<usize>)> = CalibrationMethod::ALL
        .into_iter()
        .flat_map(|method| (0..folds).map(Some).chain([None]).map(move |fold| (method, fold)))
        .collect();
    let fits: Vec<(Result<Calibration, CalibrationError>, f64)> = tasks
        .par_iter()
        .map(|(method, kept_out)| {
            let rows = || (0..target.len()).filter(|&row| Some(fold_of[row]) != *kept_out);
            let chosen: Vec<f64> = rows().map(|row| margins[row]).collect();
            let outcomes: Vec<bool> = rows().map(|row| target[row]).collect();
            let defaults = outcomes.iter().filter(|default| **default).count();
            let told_apart = tells_clients_apart(rows().map(|row| (fold_of[row], margins[row])), folds);
            let fit = if told_apart { method.fit(&chosen, &outcomes) } else { Err(CalibrationError::Flat) };
            (fit, defaults as f64 / outcomes.len().max(1) as f64)
        })
        .collect();
    let of_method = |(method, fits): (CalibrationMethod, &[(Result<_, _>, f64)])| {
        let of_fold = |(fit, bad_rate): &(Result<Calibration, CalibrationError>, f64)| match fit {
            Ok(calibration) => FoldCalibration::Rising(calibration.clone()),
            Err(_) => FoldCalibration::Flat(*bad_rate),
        };
        let by_fold: Vec<FoldCalibration> = fits[..folds].iter().map(of_fold).collect();
        let loss = |row: usize| row_log_loss(by_fold[fold_of[row]].probability(margins[row]), target[row]);
        let losses = (0..target.len()).map(loss).collect();
        Compared { method, deployed: fits[folds].0.clone(), folds: by_fold, losses }
    };
    CalibrationMethod::ALL.into_iter().zip(fits.chunks(folds + 1)).map(of_method).collect()
}

/// Whether margins differ within some fold. Where they differ only between folds, the models told no two
/// clients apart, and a line through them would follow the folds' bad rates.
fn tells_clients_apart(rows: impl Iterator<Item = (usize, f64)>, folds: usize) -> bool {
    let mut first: Vec<Option<f64>> = vec![None; folds];
    let mut differs = false;
    for (fold, margin) in rows {
        differs |= margin.total_cmp(first[fold].get_or_insert(margin)).is_ne();
    }
    differs
}

/// The figures of all methods; the first is what the others are held against.
pub(in crate::judging) fn candidates(compared: &[Compared]) -> Vec<CalibrationCandidate> {
    let of = |one: &Compared| {
        let (difference, standard_error) = paired_difference(&one.losses, &compared[0].losses);
        CalibrationCandidate {
            method: one.method,
            log_loss: mean_and_standard_error(&one.losses).0,
            difference,
            standard_error,
            flat_folds: one.folds.iter().filter(|fold| matches!(fold, FoldCalibration::Flat(_))).count(),
            deployable: one.deployed.is_ok(),
        }
    };
    compared.iter().map(of).collect()
}

/// The place of the method to deploy: Platt, unless another has a cross-fitted log loss that is lower by more than one
/// standard error of the paired difference; of several, the one of least loss. It is an error where Platt's line does
/// not rise, or where margins differ between folds alone.
pub(in crate::judging) fn chosen(compared: &[Compared]) -> Result<usize, CalibrationError> {
    if let Some(Err(error)) = compared.first().map(|platt| &platt.deployed) {
        return Err(*error);
    }
    let better = candidates(compared)
        .into_iter()
        .enumerate()
        .filter(|(_, candidate)| candidate.deployable && candidate.difference < -candidate.standard_error)
        .min_by(|(_, a), (_, b)| a.log_loss.total_cmp(&b.log_loss));
    Ok(better.map_or(0, |(place, _)| place))
}
