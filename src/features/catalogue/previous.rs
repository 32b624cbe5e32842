//! Earlier applications at the lender (`previous_application`).

use super::{Computed, Direction, Feature, Table, Theme, Unit, subject, words};
use crate::features::aggregates::{count, greatest, is, mean, ratio_of_totals, share};
use crate::features::previous::{APPROVED, HIGH, Loan, REFUSED, latest, with_status};
use crate::tables::{Word, vocabulary};

const PREVIOUS: Feature =
    Feature { unit: Unit::Count, ..subject(Table::PreviousApplication, Theme::PreviousApplications) };

pub(in crate::features) const FEATURES: &[Computed<[Loan]>] = &[
    Feature {
        name: "PREV_COUNT",
        formula: "number of rows of previous_application",
        label: words("Nombre de demandes précédentes chez nous", "Number of earlier applications with us"),
        ..PREVIOUS
    }
    .by(|loans| count(loans)),
    Feature {
        name: "PREV_APPROVED_COUNT",
        formula: "number of rows of previous_application with NAME_CONTRACT_STATUS = Approved",
        label: words("Nombre de demandes précédentes acceptées", "Number of earlier applications approved"),
        ..PREVIOUS
    }
    .by(|loans| count(with_status(loans, APPROVED))),
    Feature {
        name: "PREV_REFUSED_COUNT",
        formula: "number of rows of previous_application with NAME_CONTRACT_STATUS = Refused",
        label: words("Nombre de demandes précédentes refusées", "Number of earlier applications refused"),
        direction: Direction::RiskRises,
        ..PREVIOUS
    }
    .by(|loans| count(with_status(loans, REFUSED))),
    Feature {
        name: "PREV_APPROVED_SHARE",
        formula: "share of rows of previous_application with NAME_CONTRACT_STATUS = Approved",
        label: words("Part des demandes précédentes acceptées", "Share of earlier applications approved"),
        unit: Unit::Share,
        direction: Direction::RiskFalls,
        ..PREVIOUS
    }
    .by(|loans| share(loans.iter().map(|loan| is(loan.status, APPROVED)))),
    Feature {
        name: "PREV_REFUSED_SHARE",
        formula: "share of rows of previous_application with NAME_CONTRACT_STATUS = Refused",
        label: words("Part des demandes précédentes refusées", "Share of earlier applications refused"),
        unit: Unit::Share,
        direction: Direction::RiskRises,
        ..PREVIOUS
    }
    .by(|loans| share(loans.iter().map(|loan| is(loan.status, REFUSED)))),
    Feature {
        name: "PREV_REFUSED_LAST_YEAR_COUNT",
        formula: "number of rows of previous_application with NAME_CONTRACT_STATUS = Refused and \
                  DAYS_DECISION within the last 365 days",
        label: words(
            "Nombre de demandes refusées depuis un an",
            "Number of applications refused in the last year",
        ),
        direction: Direction::RiskRises,
        ..PREVIOUS
    }
    .by(|loans| count(with_status(loans, REFUSED).filter(|loan| loan.decided >= -365.0))),
    Feature {
        name: "PREV_LAST_DECISION_DAYS",
        formula: "minus the greatest DAYS_DECISION in previous_application",
        label: words(
            "Temps écoulé depuis la décision sur la dernière demande",
            "Time since the decision on the last application",
        ),
        unit: Unit::Days,
        ..PREVIOUS
    }
    .by(|loans| -greatest(loans.iter().map(|loan| loan.decided))),
    Feature {
        name: "PREV_LAST_CONTRACT_STATUS",
        formula: "NAME_CONTRACT_STATUS of the row of previous_application with the greatest DAYS_DECISION; \
                  of several on one day, the one with the greatest key",
        label: words("Suite donnée à la dernière demande", "Outcome of the last application"),
        unit: Unit::Category,
        ..PREVIOUS
    }
    .as_word(vocabulary::PREVIOUS_NAME_CONTRACT_STATUS, |loans| {
        latest(loans).map_or(Word::MISSING, |loan| loan.status)
    }),
    Feature {
        name: "PREV_CREDIT_APPLICATION_RATIO",
        formula: "sum of AMT_CREDIT divided by sum of AMT_APPLICATION, over the approved rows of \
                  previous_application where both are known",
        label: words(
            "Montants accordés rapportés aux montants demandés auparavant",
            "Amounts granted compared with amounts asked for earlier",
        ),
        unit: Unit::Share,
        ..PREVIOUS
    }
    .by(|loans| ratio_of_totals(with_status(loans, APPROVED).map(|loan| (loan.credit, loan.asked)))),
    Feature {
        name: "PREV_ANNUITY_MEAN",
        formula: "mean of the known AMT_ANNUITY in previous_application",
        label: words("Échéance moyenne des demandes précédentes", "Mean repayment of earlier applications"),
        unit: Unit::Money,
        ..PREVIOUS
    }
    .by(|loans| mean(loans.iter().map(|loan| loan.annuity))),
    Feature {
        name: "PREV_DOWN_PAYMENT_MEAN",
        formula: "mean of the known RATE_DOWN_PAYMENT in previous_application",
        label: words(
            "Apport moyen lors des demandes précédentes",
            "Mean down payment in earlier applications",
        ),
        unit: Unit::Share,
        ..PREVIOUS
    }
    .by(|loans| mean(loans.iter().map(|loan| loan.down_payment_rate))),
    Feature {
        name: "PREV_HIGH_YIELD_SHARE",
        formula: "share of NAME_YIELD_GROUP = high among the rows of previous_application where it is known",
        label: words(
            "Part des demandes précédentes à taux d’intérêt élevé",
            "Share of earlier applications at a high interest rate",
        ),
        unit: Unit::Share,
        ..PREVIOUS
    }
    .by(|loans| share(loans.iter().map(|loan| is(loan.yield_group, HIGH)))),
    Feature {
        name: "PREV_LOW_YIELD_SHARE",
        formula: "share of NAME_YIELD_GROUP = low_normal or low_action among the rows of \
                  previous_application where it is known",
        label: words(
            "Part des demandes précédentes à taux d’intérêt bas",
            "Share of earlier applications at a low interest rate",
        ),
        unit: Unit::Share,
        ..PREVIOUS
    }
    .by(|loans| share(loans.iter().map(|loan| loan.has_low_yield()))),
    Feature {
        name: "PREV_TERM_MEAN",
        formula: "mean of the positive CNT_PAYMENT in previous_application",
        label: words(
            "Durée moyenne des crédits demandés auparavant",
            "Mean term of credits asked for earlier",
        ),
        unit: Unit::Months,
        ..PREVIOUS
    }
    .by(|loans| mean(loans.iter().map(|loan| loan.term()))),
];
