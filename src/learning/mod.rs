//! How a model is fitted: design matrix, folds, and the methods behind one door.

mod boosting;
mod estimator;
mod folds;
mod log_odds;
mod matrix;
mod problem;
mod sample;
mod trees;
mod xgboost_json;

pub use boosting::{BoostedTrees, BoostingTask, Watched, boost, glass_box};
pub use estimator::{Fit, Fitted, LearningError, fit};
pub use folds::stratified_folds;
pub use log_odds::{logit, sigmoid, softplus};
pub use matrix::{DesignMatrix, EncodedInput, Encoding};
pub use problem::Problem;
pub use sample::Sample;
pub use trees::{Categories, Ensemble, Node, NodeKind, Rule, Split, Tree, TreesError};
