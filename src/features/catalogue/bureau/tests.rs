use super::FEATURES;
use crate::features::bureau::{ACTIVE, CAR_LOAN, CARD, CLOSED, CONSUMER_CREDIT, Credit, MICROLOAN, MORTGAGE};
use crate::features::computed::worked::{assert_only_counts, assert_values};
use crate::tables::{Word, vocabulary};

const SOLD: Word = Word::of(vocabulary::CREDIT_ACTIVE, "Sold");

/// In the order in which they were taken.
const CREDITS: [Credit; 7] = [
    Credit {
        days: -2000.0,
        status: CLOSED,
        kind: CONSUMER_CREDIT,
        end: -1000.0,
        ended: -1100.0,
        most_overdue: 4000.0,
        amount: 1000.0,
        debt: 0.0,
        updated: -1100.0,
        ..Credit::EMPTY
    },
    Credit { days: -1500.0, status: CLOSED, kind: CARD, ended: -600.0, ..Credit::EMPTY },
    Credit {
        days: -900.0,
        status: CLOSED,
        kind: MICROLOAN,
        end: -800.0,
        ended: -700.0,
        amount: 400.0,
        updated: -690.0,
        ..Credit::EMPTY
    },
    Credit {
        days: -700.0,
        status: ACTIVE,
        kind: CAR_LOAN,
        end: 608.75,
        most_overdue: 0.0,
        amount: 5000.0,
        debt: 2000.0,
        limit: 0.0,
        updated: -20.0,
        annuity: 120.0,
        ..Credit::EMPTY
    },
    // Above its limit, and in its last month.
    Credit {
        days: -300.0,
        status: ACTIVE,
        kind: CARD,
        end: 10.0,
        most_overdue: 3000.0,
        amount: 2000.0,
        debt: 2500.0,
        limit: 500.0,
        updated: -10.0,
        ..Credit::EMPTY
    },
    // Heard of before the client was born.
    Credit {
        days: -100.0,
        status: SOLD,
        kind: MORTGAGE,
        end: 9900.0,
        amount: 100_000.0,
        debt: 90_000.0,
        updated: -41_000.0,
        ..Credit::EMPTY
    },
    // Without an end, and with more paid than owed.
    Credit {
        days: -50.0,
        status: ACTIVE,
        kind: CARD,
        end: 31_000.0,
        amount: 1000.0,
        debt: -30.0,
        limit: -7.0,
        annuity: 80.0,
        ..Credit::EMPTY
    },
];

#[test]
fn the_credits_of_a_client_worked_by_hand() {
    assert_values(
        FEATURES,
        &CREDITS,
        &[
            ("BUREAU_LAST_6M_COUNT", 2.0),
            ("BUREAU_LAST_2Y_COUNT", 4.0),
            ("BUREAU_GIVEN_UP_COUNT", 1.0),
            ("BUREAU_CARD_COUNT", 3.0),
            ("BUREAU_ACTIVE_CARD_COUNT", 2.0),
            ("BUREAU_MICROLOAN_COUNT", 1.0),
            ("BUREAU_MORTGAGE_COUNT", 1.0),
            ("BUREAU_CAR_LOAN_COUNT", 1.0),
            ("BUREAU_CONSUMER_SHARE", 1.0 / 7.0),
            ("BUREAU_CREDIT_MEAN", 109_400.0 / 6.0),
            ("BUREAU_NON_MORTGAGE_DEBT_SUM", 4470.0),
            // 0, 2000, 2500, 90000 and 0 of 1000, 5000, 2500, 100000 and 1000.
            ("BUREAU_DEBT_CREDIT_RATIO", 94_500.0 / 109_500.0),
            ("BUREAU_ACTIVE_DEBT_CREDIT_RATIO", 4500.0 / 8500.0),
            ("BUREAU_LAST_3_DEBT_CREDIT_RATIO", 92_500.0 / 103_500.0),
            ("BUREAU_CARD_DEBT_CREDIT_RATIO", 2500.0 / 3500.0),
            ("BUREAU_LIMIT_SUM", 500.0),
            ("BUREAU_ACTIVE_ANNUITY_SUM", 200.0),
            ("BUREAU_ACTIVE_MONTHLY_DEBT", 2600.0),
            ("BUREAU_OVERDUE_EVER_SHARE", 2.0 / 3.0),
            ("BUREAU_OVERDUE_CREDIT_RATIO_MAX", 1.0),
            ("BUREAU_LAST_2Y_OVERDUE_MAX", 3000.0),
            ("BUREAU_CREDIT_DAYS_MEAN", 5550.0 / 7.0),
            ("BUREAU_ACTIVE_DAYS_MEAN", 350.0),
            ("BUREAU_GAP_DAYS_MEAN", 325.0),
            ("BUREAU_LAST_CLOSED_DAYS", 600.0),
            ("BUREAU_CLOSED_EARLY_SHARE", 0.5),
            ("BUREAU_TERM_MEAN", 2543.75),
            ("BUREAU_LAST_UPDATE_DAYS", 10.0),
            ("BUREAU_ACTIVE_CREDIT_SUM", 8000.0),
            ("BUREAU_ACTIVE_CONSUMER_DEBT_CREDIT_RATIO", f64::NAN),
            ("BUREAU_ACTIVE_DEBT_CREDIT_RATIO_MAX", 1.0),
            ("BUREAU_LAST_YEAR_DEBT_CREDIT_RATIO", 92_500.0 / 103_500.0),
            // The car loan and the card with an end.
            ("BUREAU_ACTIVE_BEHIND_MEAN", (0.4 - 608.75 / 1308.75 + 1.0 - 10.0 / 310.0) / 2.0),
            ("BUREAU_LAST_CREDIT_AMOUNT", 1000.0),
            ("BUREAU_LAST_CREDIT_TYPE", CARD.code()),
            ("BUREAU_ACTIVE_END_DAYS_MEAN", 309.375),
        ],
    );
}

#[test]
fn what_cannot_be_true_or_has_no_peer_is_missing() {
    assert_values(
        FEATURES,
        &CREDITS[5..6],
        &[("BUREAU_LAST_UPDATE_DAYS", f64::NAN), ("BUREAU_GAP_DAYS_MEAN", f64::NAN)],
    );
    assert_values(FEATURES, &CREDITS[6..], &[("BUREAU_TERM_MEAN", f64::NAN)]);
}

#[test]
fn a_running_consumer_credit_is_one_of_its_type() {
    let credit = Credit { kind: CONSUMER_CREDIT, ..CREDITS[3] };
    assert_values(FEATURES, &[credit, CREDITS[4]], &[("BUREAU_ACTIVE_CONSUMER_DEBT_CREDIT_RATIO", 0.4)]);
}

#[test]
fn without_credits_counts_are_zero_and_the_rest_is_missing() {
    assert_only_counts(FEATURES, &[]);
}
