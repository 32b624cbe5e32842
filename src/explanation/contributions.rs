//! What the inputs of a model add to its margin, whatever its shape.

use super::tree_shap::TreeExplainer;
use crate::learning::{AdditiveModel, DesignMatrix, LinearModel};

/// A model laid out to explain rows: exact TreeSHAP for trees, each input's own term for a linear model.
#[derive(Debug, Clone)]
pub struct Explainer {
    shape: Shape,
}

#[derive(Debug, Clone)]
enum Shape {
    Trees(TreeExplainer),
    Linear(LinearModel),
}

/// What a model's inputs add to its margin, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Contributions {
    /// The margin that the model starts from: its mean, for trees by covers, for a linear model over its clients.
    pub base: f64,
    pub(super) width: usize,
    pub(super) values: Vec<f64>,
}

impl Contributions {
    /// The contributions of one row, one per input; with `base` they add up to the row's margin.
    #[must_use]
    pub fn row(&self, row: usize) -> &[f64] {
        &self.values[row * self.width..(row + 1) * self.width]
    }
}

impl Explainer {
    /// Lays a model of `width` inputs out.
    #[must_use]
    pub fn new(model: &AdditiveModel, width: usize) -> Self {
        let shape = match model {
            AdditiveModel::Trees(ensemble) => Shape::Trees(TreeExplainer::new(ensemble, width)),
            AdditiveModel::Linear(model) => Shape::Linear(model.clone()),
        };
        Self { shape }
    }

    /// Explains every row; the same bits for a row alone or among others.
    ///
    /// For a linear model with independent inputs the Shapley value of an input is its own term,
    /// `slope * (value - mean)` (Lundberg and Lee, A Unified Approach to Interpreting Model Predictions, 2017,
    /// corollary 1).
    #[must_use]
    pub fn explain(&self, matrix: &DesignMatrix) -> Contributions {
        match &self.shape {
            Shape::Trees(trees) => trees.explain(matrix),
            Shape::Linear(model) => {
                let rows = (0..matrix.rows()).flat_map(|row| model.contributions(matrix.row(row)));
                Contributions { base: model.base, width: matrix.width(), values: rows.collect() }
            }
        }
    }
}
