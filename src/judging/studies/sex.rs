//! How well the inputs tell a client's sex, which is none of them.

use serde::{Deserialize, Serialize};

use super::estimate::Estimate;
use super::study::Study;
use crate::features::Direction;
use crate::judging::{InputAuc, input_aucs, strongest_inputs};
use crate::learning::{LearningError, Problem, stratified_folds};

/// Inputs shown.
const SHOWN: usize = 5;

/// How well the inputs tell women from men.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SexFromInputs {
    /// Clients whose sex is known.
    pub clients: usize,
    /// Women among them.
    pub women: usize,
    /// Cross-validated AUC of telling women from men, with DeLong's standard error.
    pub auc: Estimate,
    /// The inputs that tell most alone, the strongest first.
    pub strongest: Vec<InputAuc>,
}

/// Predicts sex from the study's inputs by the study's specification, without directions: one fit for each of the
/// first `folds` folds of its own, stratified by sex. `None` where a sex has fewer clients than folds.
pub fn sex_from_inputs(
    study: &Study<'_>,
    gender: &[Option<&str>],
    folds: usize,
) -> Result<Option<SexFromInputs>, LearningError> {
    let known: Vec<usize> = (0..gender.len()).filter(|&row| matches!(gender[row], Some("F" | "M"))).collect();
    let is_woman: Vec<bool> = known.iter().map(|&row| gender[row] == Some("F")).collect();
    let women = is_woman.iter().filter(|woman| **woman).count();
    if women.min(known.len() - women) < study.folds() {
        return Ok(None);
    }
    let matrix = study.problem.matrix.select(&known);
    let directions = vec![Direction::Free; matrix.width()];
    let problem = Problem::new(&matrix, &is_woman, study.problem.encoding, &directions);
    let fold_of = stratified_folds(&is_woman, study.folds(), study.seed);
    let held_out = Study { problem: &problem, fold_of: &fold_of, ..*study }.held_out(folds)?;
    let strongest = strongest_inputs(input_aucs(&matrix, study.problem.encoding, &is_woman), SHOWN);
    Ok(Some(SexFromInputs { clients: known.len(), women, auc: held_out.auc(), strongest }))
}
