//! What a model is worth, and which one is chosen: metrics, calibration, business cost, search.

mod calibration;
mod cost;
mod cross_validation;
mod judgement;
mod metrics;
mod training;

pub use calibration::{CalibrationError, Platt};
pub use cost::{ThresholdCost, best_threshold, cost_curve, total_cost};
pub use cross_validation::{OutOfFold, out_of_fold};
pub use judgement::{Judgement, judge};
pub use metrics::{RankStep, auc, average_precision, brier_score, ks_statistic, log_loss, rank_steps};
pub use training::{TrainedModel, TrainingError, train, trees_to_grow};
