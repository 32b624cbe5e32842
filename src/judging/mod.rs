//! What a model is worth, and which one is chosen: metrics, calibration, business cost, search.

mod calibration;
mod cost;
mod cross_validation;
mod judgement;
mod metrics;
mod training;

pub use calibration::{
    Beta, Calibration, CalibrationCandidate, CalibrationChoice, CalibrationError, CalibrationMethod,
    CentredIsotonic, Platt, ReliabilityBin, choose_calibration, expected_calibration_error,
    reliability_curve,
};
pub use cost::{
    CostEstimate, RatioCost, ThresholdCost, best_threshold, client_costs, cost_curve,
    cross_fitted_thresholds, mean_and_standard_error, paired_difference, ratio_sensitivity, total_cost,
    uniform_costs,
};
pub use cross_validation::{OutOfFold, out_of_fold};
pub use judgement::{Judgement, judge};
#[cfg(test)]
use metrics::stored_case;
pub use metrics::{
    AucDifference, AucInterval, Controls, Decisions, RankStep, auc, auc_difference, auc_interval,
    average_precision, brier_score, gini, ks_statistic, log_loss, normal_quantile, rank_steps, row_log_loss,
};
pub use training::{TrainedModel, TrainingError, train, trees_to_grow};
