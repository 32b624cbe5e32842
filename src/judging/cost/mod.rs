//! The business cost of decisions, and the thresholds that minimise it.

mod cross_fitting;
mod curve;
mod estimate;
mod limits;
mod sensitivity;
mod sorted;

pub use cross_fitting::cross_fitted_thresholds;
pub use curve::{ThresholdCost, best_threshold, cost_curve, total_cost};
pub use estimate::{CostEstimate, client_costs, mean_and_standard_error, paired_difference, uniform_costs};
pub use limits::{LimitErrors, errors_at_limits};
pub use sensitivity::{RatioCost, ratio_sensitivity};
