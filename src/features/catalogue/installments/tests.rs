//! A client worked by hand, and clients of whom little is known.

use super::*;
use crate::features::computed::worked::{
    assert_counts_are_known, assert_every_value, assert_only_counts, assert_values,
};

/// A payment: days due and paid, loan, number and version, amounts due and paid.
fn payment(days: [f64; 2], loan: i64, instalment: [f64; 2], amounts: [f64; 2]) -> Payment {
    Payment {
        due: days[0],
        loan,
        number: instalment[0],
        version: instalment[1],
        paid_on: days[1],
        instalment: amounts[0],
        paid: amounts[1],
    }
}

/// A loan whose second instalment was paid in two parts, a card, and a loan with an unpaid
/// instalment. Days late: -10, 2, 40, 0, 10, unknown, 3, -6.
fn client() -> Vec<Payment> {
    const UNKNOWN: f64 = f64::NAN;
    vec![
        payment([-800.0, -810.0], 1, [1.0, 1.0], [100.0, 100.0]),
        payment([-770.0, -768.0], 1, [2.0, 1.0], [100.0, 60.0]),
        payment([-770.0, -730.0], 1, [2.0, 1.0], [100.0, 40.0]),
        payment([-740.0, -740.0], 1, [3.0, 2.0], [100.0, 70.0]),
        payment([-300.0, -290.0], 2, [1.0, 0.0], [50.0, 60.0]),
        payment([-150.0, UNKNOWN], 3, [1.0, 1.0], [200.0, UNKNOWN]),
        payment([-90.0, -87.0], 3, [2.0, 1.0], [200.0, 180.0]),
        payment([-60.0, -66.0], 3, [3.0, 1.0], [200.0, 200.0]),
    ]
}

#[test]
fn every_feature_of_a_client_worked_by_hand() {
    let expected = [
        ("PAYMENT_COUNT", 8.0),
        ("PAYMENT_SUM", 710.0),
        ("PAYMENT_LAST_12_SUM", 440.0),
        ("PAYMENT_FIRST_DAYS", 810.0),
        ("PAYMENT_LAST_DAYS", 66.0),
        ("PAYMENT_CARD_SHARE", 0.125),
        ("PAYMENT_MISSING_COUNT", 1.0),
        ("INSTAL_MAX", 200.0),
        ("INSTAL_MEAN", 950.0 / 7.0),
        ("INSTAL_DUE_LAST_3_SUM", 400.0),
        ("INSTAL_PAID_SHARE", 710.0 / 750.0),
        ("INSTAL_UNDERPAID_SHARE", 1.0 / 3.0),
        ("INSTAL_UNDERPAID_SUM", 50.0),
        ("INSTAL_UNDERPAID_MAX", 30.0),
        ("INSTAL_UNDERPAID_LAST_12_SUM", 20.0),
        ("INSTAL_OVERPAID_SHARE", 1.0 / 6.0),
        ("INSTAL_SPLIT_COUNT", 1.0),
        ("INSTAL_CALENDAR_CHANGES_COUNT", 1.0),
        ("PAYMENT_DELAY_MAX", 40.0),
        ("PAYMENT_DELAY_LAST_12_MAX", 10.0),
        ("PAYMENT_DELAY_MEAN", 55.0 / 7.0),
        ("PAYMENT_DELAY_MEAN_OF_LATE", 13.75),
        ("PAYMENT_ADVANCE_MEAN", 16.0 / 7.0),
        ("PAYMENT_DAYS_LATE_STD", ((1849.0 - 39.0 * 39.0 / 7.0) / 6.0f64).sqrt()),
        ("PAYMENT_LATE_SHARE", 4.0 / 7.0),
        ("PAYMENT_LATE_7_SHARE", 2.0 / 7.0),
        ("PAYMENT_LATE_30_COUNT", 1.0),
        ("PAYMENT_LATE_AMOUNT_SHARE", 340.0 / 710.0),
        ("PAYMENT_LATE_LAST_6_COUNT", 1.0),
        ("PAYMENT_LATE_LAST_12_SHARE", 2.0 / 3.0),
        ("PAYMENT_LATE_LAST_24_COUNT", 2.0),
        ("PAYMENT_LAST_3_DAYS_LATE_MEAN", -1.5),
        ("PAYMENT_LAST_5_LATE_COUNT", 2.0),
        ("PAYMENT_LAST_10_DAYS_LATE_MEAN", 39.0 / 7.0),
        ("PAYMENT_DAYS_LATE_CHANGE", 7.0 / 3.0 - 8.0),
        ("PAYMENT_LATE_RUN_MAX", 2.0),
        ("PAYMENT_NEWEST_LATE_SHARE", 0.5),
        ("PAYMENT_LAST_LATE_DAYS", 90.0),
        ("PAYMENT_LAST_DUE_DAYS", 60.0),
        ("PAYMENT_LATE_LAST_60D_SHARE", 0.0),
        ("PAYMENT_LATE_LAST_90D_SHARE", 0.5),
        ("PAYMENT_LATE_LAST_180D_SHARE", 0.5),
        ("PAYMENT_DAYS_LATE_LAST_60D_MEAN", -6.0),
        ("PAYMENT_DAYS_LATE_LAST_90D_MEAN", -1.5),
        ("PAYMENT_DAYS_LATE_LAST_180D_MEAN", -1.5),
        ("PAYMENT_DAYS_LATE_LAST_365D_MEAN", 7.0 / 3.0),
        ("PAYMENT_DELAY_LAST_90D_MAX", 3.0),
        ("PAYMENT_DELAY_LAST_180D_MAX", 3.0),
        ("PAYMENT_LATE_30_LAST_365D_COUNT", 0.0),
        // 10, 3 and -6 days at -300, -90 and -60.
        ("PAYMENT_DAYS_LATE_LAST_365D_TREND", 30.4375 * -1860.0 / 34_200.0),
        ("INSTAL_UNDERPAID_LAST_90D_SHARE", 0.5),
        ("INSTAL_UNDERPAID_LAST_365D_SHARE", 1.0 / 3.0),
        ("INSTAL_PAID_LAST_60D_SHARE", 1.0),
        ("INSTAL_PAID_LAST_180D_SHARE", 0.95),
        ("INSTAL_PAID_LAST_365D_SHARE", 440.0 / 450.0),
        ("PAYMENT_LAST_DAYS_LATE", -6.0),
        ("PAYMENT_LAST_5_DAYS_LATE_MEAN", 1.75),
        ("PAYMENT_LAST_10_LATE_SHARE", 4.0 / 7.0),
        ("PAYMENT_LAST_10_DELAY_MAX", 40.0),
        ("INSTAL_LAST_10_UNDERPAID_SHARE", 1.0 / 3.0),
        ("PAYMENT_NEWEST_DELAY_MAX", 3.0),
        ("INSTAL_NEWEST_PAID_SHARE", 0.95),
        ("PAYMENT_DELAY_RECENT_MEAN", recent_mean()),
        ("PAYMENT_LATE_90_COUNT", 0.0),
    ];
    assert_every_value(FEATURES, &client()[..], &expected);
}

/// Delays of 0, 2, 40, 0, 10, 3 and 0 days, weighted by how long ago they fell due.
fn recent_mean() -> f64 {
    let weight = |days: f64| 0.5f64.powf(days / 365.0);
    let delays = 42.0 * weight(770.0) + 10.0 * weight(300.0) + 3.0 * weight(90.0);
    let weights = [800.0, 770.0, 770.0, 740.0, 300.0, 90.0, 60.0].map(weight);
    delays / weights.iter().sum::<f64>()
}

#[test]
fn long_delays_count_by_their_length_and_only_the_last_ten_payments_are_the_latest() {
    let mut payments = vec![payment([-900.0, -300.0], 1, [1.0, 1.0], [10.0, 5.0])];
    payments.extend((0..10).map(|number| {
        let due = f64::from(number) * 10.0 - 200.0;
        payment([due, due + 31.0], 1, [f64::from(number) + 2.0, 1.0], [10.0, 10.0])
    }));
    assert_values(
        FEATURES,
        &payments[..],
        &[
            ("PAYMENT_LATE_30_COUNT", 11.0),
            ("PAYMENT_LATE_30_LAST_365D_COUNT", 10.0),
            ("PAYMENT_LATE_90_COUNT", 1.0),
            ("PAYMENT_LAST_10_DELAY_MAX", 31.0),
            ("INSTAL_LAST_10_UNDERPAID_SHARE", 0.0),
            ("PAYMENT_DAYS_LATE_LAST_365D_TREND", 0.0),
            ("PAYMENT_LATE_LAST_90D_SHARE", f64::NAN),
        ],
    );
}

#[test]
fn without_rows_counts_are_zero_and_the_rest_is_missing() {
    assert_only_counts(FEATURES, &[]);
}

#[test]
fn counts_are_known_of_a_row_of_which_nothing_is_known() {
    assert_counts_are_known(FEATURES, &[Payment::EMPTY]);
}

#[test]
fn a_client_who_always_paid_in_time_and_in_full_lacks_nothing() {
    let payments = [
        payment([-60.0, -61.0], 1, [1.0, 1.0], [0.3, 0.1]),
        payment([-60.0, -60.0], 1, [1.0, 1.0], [0.3, 0.2]),
        payment([-30.0, -35.0], 1, [2.0, 1.0], [100.0, 99.5]),
    ];
    let value = |name| FEATURES.iter().find(|f| f.feature.name == name).unwrap().of(&payments);
    for name in
        ["INSTAL_UNDERPAID_SUM", "INSTAL_UNDERPAID_SHARE", "PAYMENT_DELAY_MAX", "PAYMENT_LATE_RUN_MAX"]
    {
        assert!(value(name).abs() < 1e-12, "{name}");
    }
    assert!(value("PAYMENT_LATE_AMOUNT_SHARE").abs() < 1e-12);
    for name in ["PAYMENT_DELAY_MEAN_OF_LATE", "PAYMENT_LAST_LATE_DAYS", "PAYMENT_DAYS_LATE_CHANGE"] {
        assert!(value(name).is_nan(), "{name}");
    }
}
