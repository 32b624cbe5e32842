//! What a model is worth, and which one is chosen: metrics, calibration, business cost, search, guard, studies.

mod calibrated;
mod calibration;
mod choice;
mod cost;
mod cross_validation;
mod fairness;
mod guard;
mod judgement;
#[cfg(test)]
mod made_up;
mod metrics;
mod outer;
mod progress;
mod rivals;
mod search;
mod studied;
mod studies;
mod training;

pub use calibrated::{CalibratedFigures, CalibratedTrial, calibrated_trials};
pub use calibration::{
    Beta, Calibration, CalibrationCandidate, CalibrationError, CalibrationMethod, CentredIsotonic, Platt,
    ReliabilityBin, expected_calibration_error, reliability_curve,
};
pub use choice::{Choice, ChoiceError, Contender};
pub use cost::{
    CostEstimate, LimitErrors, RatioCost, ThresholdCost, best_threshold, client_costs, cost_curve,
    cross_fitted_thresholds, errors_at_limits, mean_and_standard_error, paired_difference, ratio_sensitivity,
    total_cost, uniform_costs,
};
pub use cross_validation::{OutOfFold, out_of_fold};
pub use fairness::{
    Attribute, AttributeAudit, ComparedRate, Counted, FairnessReport, Group, GroupAudit, GroupCounts,
    GroupRates, Grouping, Interval, LEAST_RATIO, MOST_RATIO, Odds, OutOfRange, Parity, Ratios, Standing,
    audit_fairness, demographic_parity, equalized_odds,
};
pub use guard::{
    Bounds, Finding, InputAuc, InputScreen, LeakageReport, Reading, RowOrder, SEPARATOR, Separator, Shift,
    ToldApart, TrainAndTest, compare_with_test, duplicates_across_folds, input_aucs, judge_suspicion,
    screen_inputs, strongest_inputs, tell_apart,
};
pub use judgement::{Judgement, judge};
#[cfg(test)]
use metrics::stored_case;
pub use metrics::{
    AucDifference, AucInterval, Controls, Decisions, RankStep, ShareInterval, auc, auc_difference,
    auc_interval, average_precision, brier_score, gini, ks_statistic, log_loss, normal_quantile, rank_steps,
    row_log_loss, share_interval,
};
pub use outer::{Split, Verdict};
pub use progress::{Progress, Stage};
pub use rivals::{CostComparison, Incomparable, PastDecisions, compare_decisions};
pub use search::{
    FitFigures, FitStore, Plan, SearchError, SearchTask, Trial, TrialResult, best_by_treatment, best_of,
    cross_validate, search,
};
pub use studied::StudyReport;
pub use studies::{
    Comparison, Estimate, Freed, FreedDirections, Freeing, HeldOut, JudgedClients, LearningPoint, LeftOut,
    NeighboursTarget, OtherInputs, Segment, SegmentGroup, SegmentValue, SexFromInputs, Study, TableLeftOut,
    another_seed, compare_inputs, cost_of_being_without, cost_of_directions, cost_of_leaving_out,
    cost_of_leaving_table_out, derived_from, doubling_sizes, learning_curve, neighbours_target, segments,
    sets_to_free, sex_from_inputs, tables_to_leave_out, worst_segments,
};
pub use training::{TrainedModel, Training, TrainingError, TrainingTask, train};
