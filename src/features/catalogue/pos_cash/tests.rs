//! Clients worked by hand, and clients of whom little is known.

use super::*;
use crate::features::computed::worked::{
    assert_counts_are_known, assert_every_value, assert_only_counts, assert_values,
};
use crate::features::pos_cash::{ACTIVE, COMPLETED, DEMAND, RETURNED};
use crate::tables::Word;

/// A month of a loan: month, instalments, instalments to come, state, days past due.
fn month(loan: i64, at: f64, term: f64, to_come: f64, status: Word, days: [f64; 2]) -> LoanMonth {
    LoanMonth {
        loan,
        month: at,
        instalments: term,
        to_come,
        status,
        days_past_due: days[0],
        days_past_due_with_tolerance: days[1],
    }
}

/// A loan repaid early, one returned, one called in, and two that run.
fn client() -> Vec<LoanMonth> {
    const UNKNOWN: f64 = f64::NAN;
    vec![
        month(1, -40.0, 12.0, 12.0, ACTIVE, [0.0, 0.0]),
        month(1, -39.0, 12.0, 11.0, ACTIVE, [4.0, 0.0]),
        month(1, -38.0, 2.0, 0.0, COMPLETED, [0.0, 0.0]),
        month(2, -20.0, UNKNOWN, UNKNOWN, RETURNED, [0.0, 0.0]),
        month(3, -20.0, 6.0, 0.0, ACTIVE, [30.0, 30.0]),
        month(3, -19.0, 6.0, 0.0, DEMAND, [60.0, 60.0]),
        month(4, -8.0, 10.0, 7.0, ACTIVE, [3.0, 3.0]),
        month(4, -1.0, 10.0, 3.0, ACTIVE, [0.0, 0.0]),
        month(5, -2.0, 30.0, 30.0, ACTIVE, [7.0, 7.0]),
        month(5, -1.0, 30.0, 29.0, ACTIVE, [0.0, 0.0]),
    ]
}

#[test]
fn every_feature_of_a_client_worked_by_hand() {
    let expected = [
        ("POS_MONTHS_COUNT", 10.0),
        ("POS_LOAN_COUNT", 5.0),
        ("POS_RUNNING_COUNT", 2.0),
        ("POS_LOANS_AT_ONCE_MAX", 2.0),
        ("POS_FIRST_MONTHS", 40.0),
        ("POS_LAST_MONTHS", 1.0),
        ("POS_TERM_MEAN", 12.0),
        ("POS_COMPLETED_SHARE", 0.2),
        ("POS_EARLY_COMPLETION_SHARE", 1.0),
        ("POS_RETURNED_COUNT", 1.0),
        ("POS_DEMAND_COUNT", 1.0),
        ("POS_TO_COME_SUM", 32.0),
        ("POS_TO_COME_MAX", 29.0),
        ("POS_TO_COME_SHARE", 0.8),
        ("POS_DPD_MAX", 60.0),
        ("POS_DPD_DEF_MAX", 60.0),
        ("POS_LATE_SHARE", 0.4),
        ("POS_LATE_AT_ALL_SHARE", 0.5),
        ("POS_LATE_LOAN_SHARE", 0.6),
        ("POS_NEWEST_LATE_SHARE", 0.5),
        ("POS_LATE_LAST_6_COUNT", 1.0),
        ("POS_LATE_LAST_12_COUNT", 2.0),
        ("POS_LATE_LAST_24_COUNT", 4.0),
        ("POS_LAST_LATE_MONTHS", 2.0),
        ("POS_LATE_AT_ALL_LAST_3_SHARE", 1.0 / 3.0),
        ("POS_LATE_AT_ALL_LAST_6_SHARE", 1.0 / 3.0),
        ("POS_LATE_AT_ALL_LAST_12_SHARE", 0.5),
        ("POS_DPD_LAST_12_MAX", 7.0),
        ("POS_DPD_30_COUNT", 1.0),
        ("POS_DPD_60_COUNT", 0.0),
        ("POS_DPD_90_COUNT", 0.0),
        ("POS_DPD_RECENT_MEAN", recent_mean()),
        ("POS_NEWEST_DPD_MAX", 7.0),
        ("POS_NEWEST_TO_COME", 29.0),
        ("POS_NEWEST_TO_COME_SHARE", 29.0 / 30.0),
    ];
    assert_every_value(FEATURES, &client()[..], &expected);
}

/// Delays of 4, 30, 60, 3 and 7 days among ten months, weighted by how long ago they were.
fn recent_mean() -> f64 {
    let weight = |months: f64| 0.5f64.powf(months / 12.0);
    let delays = [(4.0, 39.0), (30.0, 20.0), (60.0, 19.0), (3.0, 8.0), (7.0, 2.0)];
    let weights = [40.0, 39.0, 38.0, 20.0, 20.0, 19.0, 8.0, 1.0, 2.0, 1.0].map(weight);
    delays.iter().map(|(days, months)| days * weight(*months)).sum::<f64>() / weights.iter().sum::<f64>()
}

#[test]
fn long_delays_count_by_their_length_and_weigh_90_days_at_most() {
    let months = [61.0, 400.0].map(|days| month(1, -12.0, 12.0, 0.0, ACTIVE, [days, 0.0]));
    assert_values(
        FEATURES,
        &months[..],
        &[
            ("POS_DPD_30_COUNT", 2.0),
            ("POS_DPD_60_COUNT", 2.0),
            ("POS_DPD_90_COUNT", 1.0),
            ("POS_DPD_RECENT_MEAN", 75.5),
            ("POS_LATE_AT_ALL_LAST_6_SHARE", f64::NAN),
        ],
    );
}

#[test]
fn without_rows_counts_are_zero_and_the_rest_is_missing() {
    assert_only_counts(FEATURES, &[]);
}

#[test]
fn counts_are_known_of_rows_of_which_nothing_is_known() {
    assert_counts_are_known(FEATURES, &[LoanMonth::EMPTY]);
}

#[test]
fn a_loan_whose_rows_break_off_does_not_run_and_one_that_keeps_its_term_is_not_early() {
    let months = [
        month(1, -30.0, 12.0, 5.0, ACTIVE, [0.0, 0.0]),
        month(2, -12.0, 10.0, 1.0, ACTIVE, [0.0, 0.0]),
        month(2, -11.0, 10.0, 0.0, COMPLETED, [0.0, 0.0]),
    ];
    let value = |name| FEATURES.iter().find(|f| f.feature.name == name).unwrap().of(&months);
    assert!(value("POS_RUNNING_COUNT").abs() < 1e-12 && value("POS_TO_COME_MAX").is_nan());
    assert!(value("POS_EARLY_COMPLETION_SHARE").abs() < 1e-12);
    assert!(value("POS_LAST_LATE_MONTHS").is_nan(), "never late");
}
