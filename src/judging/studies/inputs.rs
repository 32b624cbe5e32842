//! What it costs to leave inputs out.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::study::{Comparison, HeldOut, Study, compare_inputs};
use crate::features::{Direction, catalogue};
use crate::learning::{DesignMatrix, EncodedInput, Encoding, LearningError, Problem};

/// Inputs of the study's clients, with columns added or taken out.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherInputs {
    matrix: DesignMatrix,
    encoding: Encoding,
    directions: Vec<Direction>,
}

impl OtherInputs {
    /// The inputs of a problem but those named.
    #[must_use]
    pub fn without(problem: &Problem<'_>, names: &[&str]) -> Self {
        let inputs = &problem.encoding.inputs;
        let kept: Vec<usize> =
            (0..inputs.len()).filter(|&place| !names.contains(&inputs[place].feature.as_str())).collect();
        let rows = (0..problem.matrix.rows()).map(|row| problem.matrix.row(row));
        let values = rows.flat_map(|row| kept.iter().map(|&place| row[place])).collect();
        Self {
            matrix: DesignMatrix::from_rows(values, kept.len()),
            encoding: Encoding { inputs: kept.iter().map(|&place| inputs[place].clone()).collect() },
            directions: kept.iter().map(|&place| problem.directions[place]).collect(),
        }
    }

    /// The inputs of a problem and a nominal one more: the word of every row.
    #[must_use]
    pub fn with_nominal(problem: &Problem<'_>, name: &str, words: &[Option<&str>]) -> Self {
        let vocabulary: BTreeSet<&str> = words.iter().flatten().copied().collect();
        let categories: Vec<String> = vocabulary.into_iter().map(str::to_owned).collect();
        let code = |word: &str| categories.iter().position(|category| category == word);
        let codes =
            words.iter().map(|word| word.and_then(code).map_or(f32::NAN, |code| code as f32)).collect();
        Self::with(problem, EncodedInput { feature: name.to_owned(), categories: Some(categories) }, codes)
    }

    /// The inputs of a problem and a number more.
    #[must_use]
    pub fn with_number(problem: &Problem<'_>, name: &str, numbers: &[f64]) -> Self {
        let numbers = numbers.iter().map(|number| *number as f32).collect();
        Self::with(problem, EncodedInput { feature: name.to_owned(), categories: None }, numbers)
    }

    fn with(problem: &Problem<'_>, input: EncodedInput, column: Vec<f32>) -> Self {
        let mut values = Vec::with_capacity(problem.matrix.values().len() + column.len());
        for (row, value) in column.into_iter().enumerate() {
            values.extend_from_slice(problem.matrix.row(row));
            values.push(value);
        }
        let mut encoding = problem.encoding.clone();
        encoding.inputs.push(input);
        let directions = [problem.directions, &[Direction::Free]].concat();
        Self { matrix: DesignMatrix::from_rows(values, encoding.width()), encoding, directions }
    }

    /// The problem of predicting `target` from these inputs.
    #[must_use]
    pub fn problem<'a>(&'a self, target: &'a [bool]) -> Problem<'a> {
        Problem::new(&self.matrix, target, &self.encoding, &self.directions)
    }
}

/// A model without some inputs against one with them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The inputs that are left out.
    pub inputs: Vec<String>,
    /// The model without them less the one with them.
    pub comparison: Comparison,
}

/// What it costs to take inputs of the study out. One fit per fold that `base` judges.
pub fn cost_of_leaving_out(
    study: &Study<'_>,
    base: &HeldOut,
    names: &[&str],
) -> Result<LeftOut, LearningError> {
    let inputs = OtherInputs::without(study.problem, names);
    let comparison = compare_inputs(study, base, &inputs.problem(study.problem.target))?;
    Ok(LeftOut { inputs: names.iter().map(|name| (*name).to_owned()).collect(), comparison })
}

/// What it costs that a nominal column, which is no input of the study, is none. One fit per fold that `base`
/// judges.
pub fn cost_of_being_without(
    study: &Study<'_>,
    base: &HeldOut,
    name: &str,
    words: &[Option<&str>],
) -> Result<LeftOut, LearningError> {
    let inputs = OtherInputs::with_nominal(study.problem, name, words);
    let with = study.held_out_of(&inputs.problem(study.problem.target), study.seed, base.folds)?;
    Ok(LeftOut { inputs: vec![name.to_owned()], comparison: Comparison::of(&with, base, study.costs) })
}

/// The features of the catalogue whose formula names a column, or a feature that is derived from it.
#[must_use]
pub fn derived_from(column: &str) -> Vec<&'static str> {
    let names = |formula: &str, name: &str| {
        formula.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(|word| word == name)
    };
    let mut derived: Vec<&'static str> = Vec::new();
    loop {
        let more = catalogue().iter().filter(|feature| {
            let sources = derived.iter().copied().chain([column]);
            !derived.contains(&feature.name) && sources.into_iter().any(|name| names(feature.formula, name))
        });
        let more: Vec<&'static str> = more.map(|feature| feature.name).collect();
        if more.is_empty() {
            return derived;
        }
        derived.extend(more);
    }
}
