//! A client worked by hand, and clients of whom little is known.

use super::*;
use crate::features::computed::worked::{
    assert_counts_are_known, assert_every_value, assert_only_counts, assert_values,
};
use crate::tables::{Word, vocabulary};

const ACTIVE: Word = Word::of(vocabulary::CARD_NAME_CONTRACT_STATUS, "Active");
const COMPLETED: Word = Word::of(vocabulary::CARD_NAME_CONTRACT_STATUS, "Completed");
const UNKNOWN: f64 = f64::NAN;

/// A card that is in use: the month, what is owed and the limit, what was drawn (cash and all).
fn month(month: f64, owed: [f64; 2], drawn: [f64; 2]) -> CardMonth {
    CardMonth {
        card: 1,
        month,
        balance: owed[0],
        limit: owed[1],
        cash_drawn: drawn[0],
        drawn: drawn[1],
        status: ACTIVE,
        days_past_due: 0.0,
        days_past_due_with_tolerance: 0.0,
        ..CardMonth::EMPTY
    }
}

/// The same month with the numbers of drawings (cash and all).
fn counted(month: CardMonth, drawings: [f64; 2]) -> CardMonth {
    CardMonth { cash_drawings: drawings[0], drawings: drawings[1], ..month }
}

/// The same month with the least payment, what was paid, what of it counts, and what is still owed.
fn paid(month: CardMonth, amounts: [f64; 4], instalments_paid: f64) -> CardMonth {
    let [least_payment, paid, paid_in_all, receivable] = amounts;
    CardMonth { least_payment, paid, paid_in_all, receivable, instalments_paid, ..month }
}

/// A card in use, and one that was closed with a debt.
fn client() -> Vec<CardMonth> {
    let late = |month, days: [f64; 2]| CardMonth {
        days_past_due: days[0],
        days_past_due_with_tolerance: days[1],
        ..month
    };
    let fresh = counted(month(-10.0, [0.0, 80.0], [0.0, 0.0]), [UNKNOWN, 0.0]);
    let used = counted(month(-4.0, [50.0, 100.0], [40.0, 60.0]), [2.0, 3.0]);
    let full = counted(month(-2.0, [100.0, 100.0], [20.0, 40.0]), [1.0, 2.0]);
    let raised = counted(month(-1.0, [180.0, 200.0], [60.0, 60.0]), [3.0, 3.0]);
    let second = counted(month(-20.0, [0.0, 250.0], [0.0, 0.0]), [0.0, 0.0]);
    let closed = counted(month(-19.0, [30.0, 0.0], [10.0, 40.0]), [1.0, 2.0]);
    vec![
        paid(fresh, [0.0, UNKNOWN, 0.0, 0.0], 0.0),
        paid(used, [5.0, 10.0, 10.0, 50.0], 1.0),
        late(paid(full, [10.0, 10.0, 8.0, 110.0], 2.0), [9.0, 9.0]),
        late(paid(raised, [20.0, 5.0, 5.0, 190.0], 3.0), [30.0, 0.0]),
        CardMonth { card: 2, ..paid(second, [UNKNOWN, UNKNOWN, 0.0, 0.0], UNKNOWN) },
        CardMonth { card: 2, status: COMPLETED, ..paid(closed, [0.0, 15.0, 10.0, 30.0], 4.0) },
    ]
}

#[test]
fn every_feature_of_a_client_worked_by_hand() {
    let expected = [
        ("CARD_MONTHS_COUNT", 6.0),
        ("CARD_COUNT", 2.0),
        ("CARD_OPEN_COUNT", 1.0),
        ("CARD_LIMIT_MAX", 250.0),
        ("CARD_LIMIT_LAST", 200.0),
        ("CARD_LIMIT_RISES_COUNT", 2.0),
        ("CARD_LIMIT_CUTS_COUNT", 1.0),
        ("CARD_OWING_SHARE", 4.0 / 6.0),
        ("CARD_BALANCE_MEAN", 60.0),
        ("CARD_BALANCE_LAST", 210.0),
        ("CARD_UTILISATION_MEAN", 0.48),
        ("CARD_UTILISATION_MAX", 1.0),
        ("CARD_UTILISATION_LAST", 1.05),
        ("CARD_UTILISATION_LAST_6_MEAN", 0.8),
        ("CARD_UTILISATION_LAST_12_TREND", 5.3 / 48.75),
        ("CARD_OVER_LIMIT_COUNT", 1.0),
        ("CARD_NEAR_LIMIT_SHARE", 0.4),
        ("CARD_CASH_DRAWINGS_COUNT", 7.0),
        ("CARD_CASH_DRAWINGS_LAST_12_COUNT", 6.0),
        ("CARD_CASH_DRAWINGS_MEAN", 1.4),
        ("CARD_CASH_DRAWN_SUM", 130.0),
        ("CARD_CASH_DRAWN_SHARE", 0.65),
        ("CARD_CASH_OF_LIMIT_MAX", 0.4),
        ("CARD_DRAWINGS_MEAN", 10.0 / 6.0),
        ("CARD_DRAWINGS_LAST_3_COUNT", 5.0),
        ("CARD_DRAWN_MEAN", 200.0 / 6.0),
        ("CARD_DRAWN_LAST_6_SUM", 160.0),
        ("CARD_LAST_USE_MONTHS", 1.0),
        ("CARD_PAID_LAST_12_SUM", 23.0),
        ("CARD_PAID_DRAWN_RATIO", 0.165),
        ("CARD_PAID_OWED_SHARE", 25.0 / 375.0),
        ("CARD_PAID_LEAST_RATIO", 25.0 / 35.0),
        ("CARD_BELOW_LEAST_COUNT", 1.0),
        ("CARD_BELOW_LEAST_LAST_12_SHARE", 1.0 / 3.0),
        ("CARD_LEAST_ONLY_SHARE", 1.0 / 3.0),
        ("CARD_INSTALMENTS_PAID_COUNT", 7.0),
        ("CARD_DPD_MAX", 30.0),
        ("CARD_DPD_DEF_MAX", 9.0),
        ("CARD_LATE_SHARE", 1.0 / 6.0),
        ("CARD_LATE_LAST_12_COUNT", 1.0),
        ("CARD_LAST_LATE_MONTHS", 2.0),
        ("CARD_LAST_MONTHS", 1.0),
        ("CARD_UTILISATION_LAST_6_TREND", 0.15),
        ("CARD_UTILISATION_LAST_3_CHANGE", 0.35),
        ("CARD_DRAWN_LAST_3_RATIO", 1.25),
        ("CARD_PAID_OWED_LAST_12_SHARE", 25.0 / 375.0),
        ("CARD_DPD_30_COUNT", 0.0),
        ("CARD_DPD_LAST_12_MAX", 30.0),
        ("CARD_DPD_RECENT_MEAN", recent_mean()),
    ];
    assert_every_value(FEATURES, &client()[..], &expected);
}

/// Delays of 9 and 30 days among six months, weighted by how long ago they were.
fn recent_mean() -> f64 {
    let weight = |months: f64| 0.5f64.powf(months / 12.0);
    let weights = [10.0, 4.0, 2.0, 1.0, 20.0, 19.0].map(weight);
    (9.0 * weight(2.0) + 30.0 * weight(1.0)) / weights.iter().sum::<f64>()
}

#[test]
fn long_delays_count_and_old_ones_are_left_to_the_past() {
    let late = |at, days_past_due| CardMonth { days_past_due, ..month(at, [0.0, 0.0], [0.0, 0.0]) };
    let expected =
        [("CARD_DPD_30_COUNT", 2.0), ("CARD_DPD_LAST_12_MAX", 31.0), ("CARD_DPD_RECENT_MEAN", 70.0)];
    assert_values(FEATURES, &[late(-24.0, 500.0), late(-12.0, 31.0)], &expected[..2]);
    // 30 days weigh half as much as the 90 that 500 count for, a year later.
    assert_values(FEATURES, &[late(-24.0, 30.0), late(-12.0, 500.0)], &expected[2..]);
}

#[test]
fn without_rows_counts_are_zero_and_the_rest_is_missing() {
    assert_only_counts(FEATURES, &[]);
}

#[test]
fn counts_are_known_of_a_row_of_which_nothing_is_known() {
    assert_counts_are_known(FEATURES, &[CardMonth::EMPTY]);
}

#[test]
fn without_a_limit_its_use_is_missing_and_old_debts_paid_back_count_ten_times_at_most() {
    let month = paid(month(-1.0, [500.0, 0.0], [0.0, 1.0]), [0.0, 400.0, 400.0, -3.0], 0.0);
    let value = |name| FEATURES.iter().find(|f| f.feature.name == name).unwrap().of(&[month]);
    assert!(value("CARD_UTILISATION_LAST").is_nan() && value("CARD_NEAR_LIMIT_SHARE").is_nan());
    assert!(value("CARD_PAID_OWED_SHARE").is_nan(), "nothing had to be paid");
    assert!((value("CARD_PAID_DRAWN_RATIO") - 10.0).abs() < 1e-12);
    let idle = CardMonth { drawn: 0.0, ..month };
    let ratio = FEATURES.iter().find(|f| f.feature.name == "CARD_PAID_DRAWN_RATIO").unwrap();
    assert!(ratio.of(&[idle]).is_nan(), "nothing was drawn");
}
