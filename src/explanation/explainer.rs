//! What every input adds to a margin, whatever the shape of the model.

use std::collections::BTreeMap;

use super::tree_shap::{InteractingPair, Interactions, TreeShap};
use crate::learning::{AdditiveModel, DesignMatrix, LinearModel};

/// A model ready to explain rows.
#[derive(Debug, Clone)]
pub enum Explainer {
    /// Trees, by exact Shapley values.
    Trees(TreeShap),
    /// A linear model: its contributions are its own, and with inputs taken as independent they are the
    /// Shapley values (Lundberg and Lee, A Unified Approach to Interpreting Model Predictions, 2017, corollary 1).
    Linear(LinearModel),
}

/// What a model's inputs add to its margin, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Contributions {
    /// The margin that the model starts from: of trees its mean by covers, of a linear model its mean over the
    /// clients that it was fitted on.
    pub base: f64,
    width: usize,
    values: Vec<f64>,
}

impl Contributions {
    /// Rows of `width` contributions, one after the other.
    pub(super) const fn new(base: f64, width: usize, values: Vec<f64>) -> Self {
        Self { base, width, values }
    }

    /// The contributions of one row, one per input; with `base` they add up to the row's margin.
    #[must_use]
    pub fn row(&self, row: usize) -> &[f64] {
        &self.values[row * self.width..(row + 1) * self.width]
    }
}

impl Explainer {
    /// Makes a model of `width` inputs ready.
    #[must_use]
    pub fn of(model: &AdditiveModel, width: usize) -> Self {
        match model {
            AdditiveModel::Trees(trees) => Self::Trees(TreeShap::new(trees, width)),
            AdditiveModel::Linear(model) => Self::Linear(model.clone()),
        }
    }

    /// Explains every row against a sample of background rows instead of the model's own starting point: the base
    /// is the sample's mean margin. An empty sample explains nothing.
    #[must_use]
    pub fn explain_against(&self, rows: &DesignMatrix, background: &DesignMatrix) -> Contributions {
        match self {
            Self::Trees(trees) => trees.explain_against(rows, background),
            Self::Linear(model) => against(model, rows, background),
        }
    }

    /// What the inputs of one row add alone and in pairs. Of a linear model no two add anything together.
    #[must_use]
    pub fn interactions(&self, row: &[f32]) -> Interactions {
        match self {
            Self::Trees(trees) => trees.interactions(row),
            Self::Linear(model) => {
                Interactions { alone: model.contributions(row).collect(), pairs: BTreeMap::new() }
            }
        }
    }

    /// How strongly the inputs interact in pairs over all rows, the strongest first.
    #[must_use]
    pub fn interacting_pairs(&self, rows: &DesignMatrix) -> Vec<InteractingPair> {
        match self {
            Self::Trees(trees) => trees.interacting_pairs(rows),
            Self::Linear(_) => Vec::new(),
        }
    }

    /// Explains every row; the same bits for a row alone or among others.
    #[must_use]
    pub fn explain(&self, matrix: &DesignMatrix) -> Contributions {
        match self {
            Self::Trees(trees) => trees.explain(matrix),
            Self::Linear(model) => {
                let rows = 0..matrix.rows();
                let values = rows.flat_map(|row| model.contributions(matrix.row(row)));
                Contributions::new(model.base, matrix.width(), values.collect())
            }
        }
    }
}

/// Of a linear model: what each input adds less what it adds in the mean over the background.
fn against(model: &LinearModel, rows: &DesignMatrix, background: &DesignMatrix) -> Contributions {
    let width = rows.width();
    let mut means = vec![0.0; width];
    for row in 0..background.rows() {
        let effects = model.contributions(background.row(row));
        means.iter_mut().zip(effects).for_each(|(mean, effect)| *mean += effect / background.rows() as f64);
    }
    if background.rows() == 0 {
        return Contributions::new(0.0, width, vec![0.0; rows.rows() * width]);
    }
    let base = means.iter().fold(model.base, |sum, mean| sum + mean);
    let effects = (0..rows.rows())
        .flat_map(|row| model.contributions(rows.row(row)).zip(&means).map(|(effect, mean)| effect - mean));
    Contributions::new(base, width, effects.collect())
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "the same to the bit is what is tested")]
mod tests {
    use super::*;
    use crate::learning::{Levels, Line, LinearInput};

    #[test]
    fn a_linear_models_contributions_are_its_own_and_add_up_to_the_bit() {
        let line = Line { slope: 0.3, mean: 1.7, low: -1.0, high: 5.0, known: -0.01, missing: 0.2 };
        let levels = Levels { effects: vec![0.1, -0.7], missing: 0.05 };
        let inputs = vec![LinearInput::Numeric(line), LinearInput::Nominal(levels)];
        let model = AdditiveModel::Linear(LinearModel { base: -2.3, inputs });
        let matrix = DesignMatrix::from_rows(vec![0.9, 1.0, f32::NAN, 0.0, 77.0, f32::NAN], 2);
        let all = Explainer::of(&model, 2).explain(&matrix);
        assert_eq!(all.row(1), [0.2, 0.1]);
        assert_eq!(all.row(2), [0.3 * (5.0 - 1.7) - 0.01, 0.05]);
        for row in 0..3 {
            let sum = all.row(row).iter().fold(all.base, |sum, effect| sum + effect);
            assert_eq!(sum, model.margin(matrix.row(row)));
            let alone = Explainer::of(&model, 2).explain(&matrix.select(&[row]));
            assert_eq!(alone.row(0), all.row(row));
        }
    }
    #[test]
    fn against_a_background_a_linear_model_starts_from_its_mean_margin_and_nothing_interacts() {
        let line = Line { slope: 0.3, mean: 1.7, low: -1.0, high: 5.0, known: -0.01, missing: 0.2 };
        let levels = Levels { effects: vec![0.1, -0.7], missing: 0.05 };
        let inputs = vec![LinearInput::Numeric(line), LinearInput::Nominal(levels)];
        let model = AdditiveModel::Linear(LinearModel { base: -2.3, inputs });
        let matrix = DesignMatrix::from_rows(vec![0.9, 1.0, f32::NAN, 0.0, 77.0, f32::NAN], 2);
        let background = matrix.select(&[0, 1]);
        let explainer = Explainer::of(&model, 2);
        let found = explainer.explain_against(&matrix, &background);
        let mean = f64::midpoint(model.margin(matrix.row(0)), model.margin(matrix.row(1)));
        assert!((found.base - mean).abs() < 1e-15);
        // The second input: 0.05 for missing, less the mean of -0.7 and 0.1.
        assert!((found.row(2)[1] - 0.35).abs() < 1e-15);
        for row in 0..3 {
            let total = found.base + found.row(row).iter().sum::<f64>();
            assert!((total - model.margin(matrix.row(row))).abs() < 1e-15);
        }
        let interactions = explainer.interactions(matrix.row(1));
        assert_eq!(interactions.alone, explainer.explain(&matrix).row(1));
        assert_eq!(interactions.between(0, 1), 0.0);
        assert!(interactions.pairs.is_empty() && explainer.interacting_pairs(&matrix).is_empty());
    }
}
