//! The models that can be deployed.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::linear_model::{LinearModel, LinearModelError};
use super::matrix::Encoding;
use super::trees::{Ensemble, TreesError};

/// A model whose margin can be told as a base and what every input adds.
#[derive(Debug, Clone, PartialEq)]
pub enum AdditiveModel {
    /// Trees whose values add up: gradient boosting and the glass box.
    Trees(Ensemble),
    /// One line or one value per category for every input: logistic regression.
    Linear(LinearModel),
}

/// Which of the two a model is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ModelShape {
    /// Trees, in XGBoost's JSON.
    Trees,
    /// A linear model, in the JSON that [`LinearModel`] documents.
    Linear,
}

/// A model file that cannot be read.
#[derive(Debug, Error)]
pub enum ModelError {
    /// Not trees as XGBoost writes them.
    #[error(transparent)]
    Trees(#[from] TreesError),
    /// Not a linear model of the manifest's inputs.
    #[error(transparent)]
    Linear(#[from] LinearModelError),
}

impl AdditiveModel {
    /// Reads a model's file, of the given shape and inputs.
    pub fn read(bytes: &[u8], shape: ModelShape, encoding: &Encoding) -> Result<Self, ModelError> {
        Ok(match shape {
            ModelShape::Trees => Self::Trees(Ensemble::from_xgboost_json(bytes, encoding.width())?),
            ModelShape::Linear => Self::Linear(LinearModel::from_json(bytes, encoding)?),
        })
    }

    /// The model's file, under the names of its inputs; the same model gives the same bytes.
    #[must_use]
    pub fn to_bytes(&self, encoding: &Encoding) -> Vec<u8> {
        match self {
            Self::Trees(trees) => trees.to_xgboost_json(encoding),
            Self::Linear(model) => model.to_json(encoding),
        }
    }

    /// Which of the two it is.
    #[must_use]
    pub const fn shape(&self) -> ModelShape {
        match self {
            Self::Trees(_) => ModelShape::Trees,
            Self::Linear(_) => ModelShape::Linear,
        }
    }

    /// The row's margin (log-odds before calibration).
    #[must_use]
    pub fn margin(&self, row: &[f32]) -> f64 {
        match self {
            Self::Trees(trees) => trees.margin(row),
            Self::Linear(model) => model.margin(row),
        }
    }

    /// How many trees it has, where it is made of trees.
    #[must_use]
    pub const fn trees(&self) -> Option<usize> {
        match self {
            Self::Trees(trees) => Some(trees.trees.len()),
            Self::Linear(_) => None,
        }
    }
}
