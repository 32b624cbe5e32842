use super::FEATURES;
use crate::features::computed::worked::{assert_only_counts, assert_values};
use crate::features::previous::{
    APPROVED, CANCELED, CASH, HIGH, Loan, MOBILE, REASON_HC, REASON_LIMIT, REASON_SCO, REASON_SCOFR, REFUSED,
    REVOLVING, UNUSED, WALK_IN,
};
use crate::tables::{Word, vocabulary};

const CONSUMER: Word = Word::of(vocabulary::PREVIOUS_NAME_CONTRACT_TYPE, "Consumer loans");
const CROSS_SELL: Word = Word::of(vocabulary::PREVIOUS_NAME_PRODUCT_TYPE, "x-sell");
const NOT_REFUSED: Word = Word::of(vocabulary::PREVIOUS_CODE_REJECT_REASON, "XAP");
const HOUSEHOLD: Word = Word::of(vocabulary::PREVIOUS_PRODUCT_COMBINATION, "POS household with interest");
const FURNITURE: Word = Word::of(vocabulary::PREVIOUS_NAME_GOODS_CATEGORY, "Furniture");

/// In the order of the decisions.
const LOANS: [Loan; 9] = [
    // One payment a month later, at 10 %; paid off 50 days before the plan.
    Loan {
        decided: -1000.0,
        contract: CONSUMER,
        status: APPROVED,
        goods: MOBILE,
        annuity: 1100.0,
        asked: 1250.0,
        credit: 1000.0,
        down_payment: 200.0,
        instalments: 1.0,
        first_due: -970.0,
        last_due_at_first: -700.0,
        last_due: -760.0,
        ended: -750.0,
        insured: 0.0,
        ..Loan::EMPTY
    },
    Loan {
        decided: -600.0,
        contract: CASH,
        status: REFUSED,
        reject_reason: REASON_HC,
        product: WALK_IN,
        asked: 5000.0,
        credit: 6000.0,
        down_payment: 99.0,
        instalments: 12.0,
        ..Loan::EMPTY
    },
    Loan {
        decided: -500.0,
        contract: CASH,
        status: REFUSED,
        reject_reason: REASON_LIMIT,
        product: CROSS_SELL,
        asked: 0.0,
        credit: 0.0,
        ..Loan::EMPTY
    },
    Loan { decided: -400.0, status: CANCELED, asked: 0.0, credit: 0.0, ..Loan::EMPTY },
    // One payment a month later, at 2 %; it still runs, for ten months.
    Loan {
        decided: -300.0,
        contract: CASH,
        status: APPROVED,
        product: CROSS_SELL,
        annuity: 816.0,
        asked: 1000.0,
        credit: 800.0,
        down_payment: 30.0,
        instalments: 1.0,
        first_due: -260.0,
        last_due_at_first: 304.375,
        runs: 1.0,
        insured: 1.0,
        ..Loan::EMPTY
    },
    Loan { decided: -200.0, contract: REVOLVING, status: REFUSED, reject_reason: REASON_SCO, ..Loan::EMPTY },
    Loan {
        decided: -150.0,
        contract: CASH,
        status: REFUSED,
        reject_reason: REASON_SCOFR,
        asked: 700.0,
        ..Loan::EMPTY
    },
    // A card.
    Loan {
        decided: -100.0,
        contract: REVOLVING,
        status: APPROVED,
        annuity: 50.0,
        credit: 0.0,
        instalments: 0.0,
        runs: 1.0,
        ..Loan::EMPTY
    },
    Loan {
        decided: -50.0,
        contract: CONSUMER,
        status: UNUSED,
        goods: FURNITURE,
        combination: HOUSEHOLD,
        yield_group: HIGH,
        reject_reason: NOT_REFUSED,
        asked: 300.0,
        credit: 0.0,
        ..Loan::EMPTY
    },
];

#[test]
fn the_applications_of_a_client_worked_by_hand() {
    assert_values(
        FEATURES,
        &LOANS,
        &[
            ("PREV_CANCELED_SHARE", 1.0 / 9.0),
            ("PREV_UNUSED_COUNT", 1.0),
            ("PREV_LAST_YEAR_COUNT", 5.0),
            ("PREV_LAST_3_REFUSED_SHARE", 1.0 / 3.0),
            ("PREV_REJECT_HC_COUNT", 1.0),
            ("PREV_REJECT_LIMIT_COUNT", 1.0),
            ("PREV_REJECT_SCO_COUNT", 2.0),
            ("PREV_FIRST_DECISION_DAYS", 1000.0),
            ("PREV_LAST_APPROVED_DAYS", 100.0),
            ("PREV_LAST_REFUSED_DAYS", 150.0),
            ("PREV_GAP_DAYS_MEAN", 118.75),
            ("PREV_ASKED_MEAN", 1650.0),
            ("PREV_LAST_3_ASKED_MEAN", 500.0),
            ("PREV_APPROVED_CREDIT_MAX", 1000.0),
            ("PREV_LAST_CREDIT_APPLICATION_RATIO", 0.8),
            ("PREV_LAST_APPROVED_ANNUITY", 50.0),
            ("PREV_DOWN_PAYMENT_SUM", 230.0),
            ("PREV_INTEREST_MEAN", 0.72),
            ("PREV_LAST_INTEREST", 0.24),
            ("PREV_CASH_SHARE", 0.5),
            ("PREV_REVOLVING_SHARE", 0.25),
            ("PREV_WALK_IN_SHARE", 1.0 / 3.0),
            ("PREV_MOBILE_SHARE", 0.5),
            ("PREV_INSURED_SHARE", 0.5),
            ("PREV_FIRST_DUE_DAYS_MEAN", 35.0),
            ("PREV_LAST_DUE_SHIFT_MEAN", -60.0),
            ("PREV_EARLY_END_SHARE", 1.0),
            ("PREV_RUNNING_COUNT", 2.0),
            ("PREV_RUNNING_ANNUITY_SUM", 866.0),
            ("PREV_RUNNING_DEBT_SUM", 8160.0),
            ("PREV_APPROVED_ANNUITY_MEAN", 1966.0 / 3.0),
            ("PREV_APPROVED_ANNUITY_MAX", 1100.0),
            ("PREV_LAST_APPROVED_CREDIT", 800.0),
            ("PREV_LAST_CASH_TERM", 1.0),
            ("PREV_LAST_CASH_INTEREST", 0.24),
            ("PREV_INTEREST_MAX", 1.2),
            ("PREV_LAST_PRODUCT_COMBINATION", HOUSEHOLD.code()),
            ("PREV_LAST_YIELD_GROUP", HIGH.code()),
            ("PREV_LAST_REJECT_REASON", NOT_REFUSED.code()),
        ],
    );
}

#[test]
fn one_application_has_no_gap_and_a_refused_one_no_course() {
    let names =
        ["PREV_GAP_DAYS_MEAN", "PREV_INTEREST_MEAN", "PREV_RUNNING_ANNUITY_SUM", "PREV_DOWN_PAYMENT_SUM"];
    assert_values(FEATURES, &LOANS[1..2], &names.map(|name| (name, f64::NAN)));
    assert_values(FEATURES, &LOANS[1..2], &[("PREV_RUNNING_COUNT", 0.0), ("PREV_ASKED_MEAN", 5000.0)]);
}

#[test]
fn without_applications_counts_are_zero_and_the_rest_is_missing() {
    // The status of the last application is a word.
    assert_only_counts(FEATURES, &[]);
}
