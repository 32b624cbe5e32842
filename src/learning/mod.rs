//! Training and judging: design matrix, folds, booster, calibration, business cost, metrics.

mod booster;
mod calibration;
mod cost;
mod cross_validation;
mod folds;
mod judgement;
mod matrix;
mod metrics;
mod training;
mod xgboost_json;

pub use booster::{Booster, BoosterError, BoosterTask};
pub use calibration::{CalibrationError, Platt, sigmoid};
pub use cost::{ThresholdCost, best_threshold, cost_curve, total_cost};
pub use cross_validation::{OutOfFold, out_of_fold};
pub use folds::stratified_folds;
pub use judgement::{Judgement, judge};
pub use matrix::{DesignMatrix, EncodedInput, Encoding};
pub use metrics::{RankStep, auc, average_precision, brier_score, ks_statistic, log_loss, rank_steps};
pub use training::{TrainedModel, TrainingError, train, trees_to_grow};
