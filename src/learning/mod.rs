//! How a model is fitted: design matrix, folds, and the methods behind one door.

mod additive_model;
mod boosting;
mod dummy;
mod estimator;
mod folds;
mod forest;
mod imputation;
mod linear_design;
mod linear_model;
mod log_odds;
mod logistic;
mod matrix;
mod problem;
mod quantile;
mod resampling;
mod sample;
mod trees;
mod xgboost_json;

pub use additive_model::{AdditiveModel, ModelError, ModelShape};
pub use boosting::{BoostedTrees, BoostingTask, Watched, boost, glass_box};
pub use dummy::Dummy;
pub use estimator::{Fit, Fitted, LearningError, fit};
pub use folds::stratified_folds;
pub use forest::Forest;
pub use linear_model::{Levels, Line, LinearInput, LinearModel, LinearModelError};
pub use log_odds::{logit, sigmoid, softplus};
pub use matrix::{DesignMatrix, EncodedInput, Encoding};
pub use problem::Problem;
pub use sample::{Sample, Sampled, evenly};
pub use trees::{Categories, Ensemble, Node, NodeKind, Rule, Split, Tree, TreesError};
