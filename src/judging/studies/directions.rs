//! What it costs that risk must move with an input the way that credit sense says.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::study::{Comparison, HeldOut, Study, compare_inputs};
use crate::features::{Direction, Theme, catalogue};
use crate::learning::{LearningError, Problem};

/// Which directions are freed together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Freed {
    /// All of them.
    All,
    /// Those of the inputs of one theme.
    Theme(Theme),
    /// That of one input.
    Input(String),
}

/// How directions are freed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freeing {
    /// All at once.
    All,
    /// Theme by theme.
    Themes,
    /// One input after the other.
    Inputs,
}

/// A model with some directions freed, against the one that keeps them all: what those directions cost is what
/// freeing them gains.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FreedDirections {
    /// The directions that are freed.
    pub freed: Freed,
    /// How many inputs that are.
    pub inputs: usize,
    /// The freed model less the one with all directions.
    pub comparison: Comparison,
}

/// Frees directions of the study's problem and judges each freed model on the folds that `base` judges.
///
/// One fit per fold and set of directions: [`sets_to_free`] tells how many sets. The same seed serves all, yet a
/// freed direction changes every later split, so that [`another_seed`](super::another_seed) is the yardstick.
pub fn cost_of_directions(
    study: &Study<'_>,
    base: &HeldOut,
    freeing: Freeing,
) -> Result<Vec<FreedDirections>, LearningError> {
    let sets = sets(study.problem, freeing);
    let mut costs = Vec::with_capacity(sets.len());
    // Not all at once, as every fit that waits holds its rows.
    for sets in sets.chunks(rayon::current_num_threads()) {
        let judged = sets.par_iter().map(|(freed, inputs)| {
            let mut directions = study.problem.directions.to_vec();
            for &input in inputs {
                directions[input] = Direction::Free;
            }
            let problem = Problem::clone(study.problem).with_directions(&directions);
            let comparison = compare_inputs(study, base, &problem)?;
            Ok(FreedDirections { freed: freed.clone(), inputs: inputs.len(), comparison })
        });
        costs.extend(judged.collect::<Result<Vec<_>, LearningError>>()?);
    }
    Ok(costs)
}

/// How many sets of directions are freed so.
#[must_use]
pub fn sets_to_free(problem: &Problem<'_>, freeing: Freeing) -> usize {
    sets(problem, freeing).len()
}

fn sets(problem: &Problem<'_>, freeing: Freeing) -> Vec<(Freed, Vec<usize>)> {
    let directed: Vec<usize> =
        (0..problem.directions.len()).filter(|&input| problem.directions[input] != Direction::Free).collect();
    let name = |input: usize| problem.encoding.inputs[input].feature.as_str();
    match freeing {
        Freeing::All if directed.is_empty() => Vec::new(),
        Freeing::All => vec![(Freed::All, directed)],
        Freeing::Inputs => {
            directed.into_iter().map(|input| (Freed::Input(name(input).to_owned()), vec![input])).collect()
        }
        Freeing::Themes => {
            let mut by_theme: BTreeMap<Theme, Vec<usize>> = BTreeMap::new();
            for input in directed {
                if let Some(feature) = catalogue().iter().find(|feature| feature.name == name(input)) {
                    by_theme.entry(feature.theme).or_default().push(input);
                }
            }
            by_theme.into_iter().map(|(theme, inputs)| (Freed::Theme(theme), inputs)).collect()
        }
    }
}
