//! What a model is worth, and which one is chosen: metrics, calibration, business cost, search.

mod calibration;
mod cost;
mod cross_validation;
mod guard;
mod judgement;
#[cfg(test)]
mod made_up;
mod metrics;
mod studies;
mod training;

pub use calibration::{CalibrationError, Platt};
pub use cost::{ThresholdCost, best_threshold, cost_curve, total_cost};
pub use cross_validation::{OutOfFold, out_of_fold};
pub use guard::{
    Bounds, Finding, InputAuc, InputScreen, LeakageReport, Reading, RowOrder, Separator, Shift, TrainAndTest,
    compare_with_test, duplicates_across_folds, input_aucs, judge_suspicion, screen_inputs, strongest_inputs,
};
pub use judgement::{Judgement, judge};
pub use metrics::{RankStep, auc, average_precision, brier_score, ks_statistic, log_loss, rank_steps};
pub use studies::{
    Comparison, Estimate, Freed, FreedDirections, Freeing, HeldOut, JudgedClients, LearningPoint, LeftOut,
    OtherInputs, Segment, SegmentGroup, SegmentValue, SexFromInputs, Study, another_seed, compare_inputs,
    cost_of_being_without, cost_of_directions, cost_of_leaving_out, derived_from, doubling_sizes,
    learning_curve, segments, sets_to_free, sex_from_inputs, worst_segments,
};
pub use training::{TrainedModel, TrainingError, train, trees_to_grow};
