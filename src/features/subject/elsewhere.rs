//! Subjects of credits with other lenders.

use super::{Subject, subject};

pub(super) const SUBJECTS: &[Subject] = &[
    subject(
        "OTHER_AMOUNTS",
        "Montants empruntés chez d’autres organismes",
        "Amounts borrowed from other lenders",
        &["BUREAU_CREDIT_SUM", "BUREAU_CREDIT_MEAN"],
    ),
    subject(
        "OTHER_DEBT",
        "Dettes chez d’autres organismes",
        "Debts with other lenders",
        &[
            "BUREAU_DEBT_SUM",
            "BUREAU_NON_MORTGAGE_DEBT_SUM",
            "BUREAU_DEBT_CREDIT_RATIO",
            "BUREAU_ACTIVE_DEBT_CREDIT_RATIO",
            "BUREAU_LAST_3_DEBT_CREDIT_RATIO",
        ],
    ),
    subject(
        "OTHER_REPAYMENTS",
        "Échéances à payer chez d’autres organismes",
        "Repayments due to other lenders",
        &["BUREAU_ANNUITY_MEAN", "BUREAU_ACTIVE_ANNUITY_SUM", "BUREAU_ACTIVE_MONTHLY_DEBT"],
    ),
    subject(
        "OTHER_CARDS",
        "Cartes de crédit chez d’autres organismes",
        "Credit cards with other lenders",
        &[
            "BUREAU_CARD_DEBT_CREDIT_RATIO",
            "BUREAU_LIMIT_SUM",
            "BUREAU_CARD_COUNT",
            "BUREAU_ACTIVE_CARD_COUNT",
        ],
    ),
    subject(
        "OTHER_COUNTS",
        "Nombre de crédits chez d’autres organismes",
        "Number of credits with other lenders",
        &["BUREAU_COUNT", "BUREAU_ACTIVE_COUNT", "BUREAU_ACTIVE_SHARE"],
    ),
    subject(
        "OTHER_RECENT",
        "Crédits récents chez d’autres organismes",
        "Recent credits with other lenders",
        &[
            "BUREAU_LAST_YEAR_COUNT",
            "BUREAU_LAST_6M_COUNT",
            "BUREAU_LAST_2Y_COUNT",
            "BUREAU_LAST_CREDIT_DAYS",
        ],
    ),
    subject(
        "OTHER_KINDS",
        "Types de crédit chez d’autres organismes",
        "Types of credit with other lenders",
        &[
            "BUREAU_CREDIT_TYPE_COUNT",
            "BUREAU_MICROLOAN_COUNT",
            "BUREAU_MORTGAGE_COUNT",
            "BUREAU_CAR_LOAN_COUNT",
            "BUREAU_CONSUMER_SHARE",
        ],
    ),
    subject(
        "OTHER_DELAYS",
        "Retards chez d’autres organismes",
        "Delays with other lenders",
        &[
            "BUREAU_GIVEN_UP_COUNT",
            "BUREAU_OVERDUE_SUM",
            "BUREAU_OVERDUE_DAYS_MAX",
            "BUREAU_OVERDUE_MAX",
            "BUREAU_OVERDUE_EVER_SHARE",
            "BUREAU_OVERDUE_CREDIT_RATIO_MAX",
            "BUREAU_LAST_2Y_OVERDUE_MAX",
            "BUREAU_PROLONG_COUNT",
        ],
    ),
    subject(
        "OTHER_AGE",
        "Ancienneté des crédits chez d’autres organismes",
        "Age of credits with other lenders",
        &[
            "BUREAU_FIRST_CREDIT_DAYS",
            "BUREAU_CREDIT_DAYS_MEAN",
            "BUREAU_ACTIVE_DAYS_MEAN",
            "BUREAU_GAP_DAYS_MEAN",
        ],
    ),
    subject(
        "OTHER_PAID_OFF",
        "Crédits soldés chez d’autres organismes",
        "Credits paid off with other lenders",
        &["BUREAU_LAST_CLOSED_DAYS", "BUREAU_CLOSED_EARLY_SHARE"],
    ),
    subject(
        "OTHER_TERMS",
        "Durée des crédits chez d’autres organismes",
        "Terms of credits with other lenders",
        &["BUREAU_TERM_MEAN", "BUREAU_END_DAYS_MAX"],
    ),
    subject(
        "OTHER_MONTHS",
        "Mois d’historique chez d’autres organismes",
        "Months of history with other lenders",
        &[
            "BUREAU_MONTHS_COUNT",
            "BUREAU_MONTHS_CLOSED_SHARE",
            "BUREAU_MONTHS_UNKNOWN_SHARE",
            "BUREAU_MONTHS_OPEN_LAST_YEAR_COUNT",
        ],
    ),
    subject(
        "OTHER_LATE_MONTHS",
        "Mois en retard chez d’autres organismes",
        "Late months with other lenders",
        &[
            "BUREAU_MONTHS_LATE_COUNT",
            "BUREAU_MONTHS_LATE_SHARE",
            "BUREAU_MONTHS_LATE_LAST_YEAR_COUNT",
            "BUREAU_MONTHS_LATE_LAST_YEAR_SHARE",
            "BUREAU_MONTHS_LATE_SHARE_CHANGE",
            "BUREAU_MONTHS_LONG_LATE_COUNT",
            "BUREAU_MONTHS_STATUS_MAX",
            "BUREAU_MONTHS_STATUS_LAST_YEAR_MAX",
            "BUREAU_MONTHS_SINCE_LATE",
            "BUREAU_MONTHS_LATE_CREDIT_COUNT",
            "BUREAU_MONTHS_LATE_CREDIT_SHARE",
        ],
    ),
];
