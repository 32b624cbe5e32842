//! What stands beside the model: everything else that scoring and explaining need.

use serde::{Deserialize, Serialize};

use super::reference::FeatureReference;
use crate::features::Direction;
use crate::judging::Calibration;
use crate::learning::{Encoding, ModelShape};

/// The version of the manifest's form; a reader refuses any other.
pub(super) const FORMAT: u32 = 4;

/// The manifest of a champion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of this form.
    pub format: u32,
    /// SHA-256 of the model file.
    pub model_sha256: String,
    /// SHA-256 of the files of the fold models, in the order of the folds.
    pub folds_sha256: Vec<String>,
    /// What the model files hold: trees or a linear model.
    pub shape: ModelShape,
    /// Order of the inputs and codes of the categories.
    pub encoding: Encoding,
    /// Which way risk was made to move with each input, in the encoding's order; `Free` where either way was left.
    pub directions: Vec<Direction>,
    /// From margins to log-odds.
    pub calibration: Calibration,
    /// Favourable exactly when the calibrated probability is below.
    pub threshold: f64,
    /// What it was trained on.
    pub origin: Origin,
    /// Statistics of every input over the training clients, in the encoding's order.
    pub reference: Vec<FeatureReference>,
}

/// What a champion was trained on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// Name of the data folder.
    pub data: String,
    /// Whether the data was made up.
    pub synthetic: bool,
    /// Training rows.
    pub rows: usize,
    /// SHA-256 over the recipe as it was understood.
    pub recipe_sha256: String,
    /// Name of the run that made it.
    pub run: String,
}
