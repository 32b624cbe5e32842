//! How the earlier applications were decided, and when.

use super::{Computed, Direction, Feature, PREVIOUS, Unit, words};
use crate::features::aggregates::{count, greatest, is, latest, least, mean, share};
use crate::features::previous::{
    APPROVED, CANCELED, Loan, REASON_HC, REASON_LIMIT, REASON_SCO, REASON_SCOFR, REFUSED, UNUSED,
    decided_within, of_last, rejected, with_status,
};
use crate::tables::vocabulary;

pub(super) const FEATURES: &[Computed<[Loan]>] = &[
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
        name: "PREV_CANCELED_SHARE",
        formula: "share of rows of previous_application with NAME_CONTRACT_STATUS = Canceled",
        label: words("Part des demandes précédentes annulées", "Share of earlier applications cancelled"),
        unit: Unit::Share,
        ..PREVIOUS
    }
    .by(|loans| share(loans.iter().map(|loan| is(loan.status, CANCELED)))),
    Feature {
        name: "PREV_UNUSED_COUNT",
        formula: "number of rows of previous_application with NAME_CONTRACT_STATUS = Unused offer",
        label: words(
            "Nombre d’offres de crédit précédentes non utilisées",
            "Number of earlier credit offers left unused",
        ),
        ..PREVIOUS
    }
    .by(|loans| count(with_status(loans, UNUSED))),
    Feature {
        name: "PREV_LAST_YEAR_COUNT",
        formula: "number of rows of previous_application with DAYS_DECISION within the last 365 days",
        label: words(
            "Nombre de demandes chez nous depuis un an",
            "Number of applications with us in the last year",
        ),
        direction: Direction::RiskRises,
        ..PREVIOUS
    }
    .by(|loans| count(decided_within(loans, 365.0))),
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
        name: "PREV_LAST_3_REFUSED_SHARE",
        formula: "share of NAME_CONTRACT_STATUS = Refused among the three rows of previous_application \
                  with the greatest DAYS_DECISION; of several on one day, the one with the greatest \
                  key counts as the later",
        label: words(
            "Part de refus parmi les trois dernières demandes",
            "Share refused of the last three applications",
        ),
        unit: Unit::Share,
        direction: Direction::RiskRises,
        ..PREVIOUS
    }
    .by(|loans| share(latest(loans, 3).iter().map(|loan| is(loan.status, REFUSED)))),
    Feature {
        name: "PREV_REJECT_HC_COUNT",
        formula: "number of rows of previous_application with CODE_REJECT_REASON = HC",
        label: words(
            "Nombre de demandes précédentes refusées pour un motif interne codé HC (sens non publié)",
            "Number of earlier applications refused for an internal reason coded HC (meaning not published)",
        ),
        direction: Direction::RiskRises,
        ..PREVIOUS
    }
    .by(|loans| count(rejected(loans, &[REASON_HC]))),
    Feature {
        name: "PREV_REJECT_LIMIT_COUNT",
        formula: "number of rows of previous_application with CODE_REJECT_REASON = LIMIT",
        label: words(
            "Nombre de demandes précédentes refusées pour un motif interne codé LIMIT (sens non publié)",
            "Number of earlier applications refused for an internal reason coded LIMIT (meaning not published)",
        ),
        direction: Direction::RiskRises,
        ..PREVIOUS
    }
    .by(|loans| count(rejected(loans, &[REASON_LIMIT]))),
    Feature {
        name: "PREV_REJECT_SCO_COUNT",
        formula: "number of rows of previous_application with CODE_REJECT_REASON = SCO or SCOFR",
        label: words(
            "Nombre de demandes précédentes refusées pour un motif interne codé SCO ou SCOFR (sens non publié)",
            "Number of earlier applications refused for an internal reason coded SCO or SCOFR (meaning not published)",
        ),
        direction: Direction::RiskRises,
        ..PREVIOUS
    }
    .by(|loans| count(rejected(loans, &[REASON_SCO, REASON_SCOFR]))),
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
        name: "PREV_FIRST_DECISION_DAYS",
        formula: "minus the smallest DAYS_DECISION in previous_application",
        label: words(
            "Temps écoulé depuis la décision sur la première demande",
            "Time since the decision on the first application",
        ),
        unit: Unit::Days,
        direction: Direction::RiskFalls,
        ..PREVIOUS
    }
    .by(|loans| -least(loans.iter().map(|loan| loan.decided))),
    Feature {
        name: "PREV_LAST_APPROVED_DAYS",
        formula: "minus the greatest DAYS_DECISION in previous_application with NAME_CONTRACT_STATUS = \
                  Approved",
        label: words(
            "Temps écoulé depuis la dernière demande acceptée",
            "Time since the last application that was approved",
        ),
        unit: Unit::Days,
        ..PREVIOUS
    }
    .by(|loans| -greatest(with_status(loans, APPROVED).map(|loan| loan.decided))),
    Feature {
        name: "PREV_LAST_REFUSED_DAYS",
        formula: "minus the greatest DAYS_DECISION in previous_application with NAME_CONTRACT_STATUS = \
                  Refused; missing without a refusal",
        label: words(
            "Temps écoulé depuis la dernière demande refusée",
            "Time since the last application that was refused",
        ),
        unit: Unit::Days,
        direction: Direction::RiskFalls,
        ..PREVIOUS
    }
    .by(|loans| -greatest(with_status(loans, REFUSED).map(|loan| loan.decided))),
    Feature {
        name: "PREV_GAP_DAYS_MEAN",
        formula: "greatest minus smallest DAYS_DECISION in previous_application, divided by the number \
                  of rows less one; missing for fewer than two rows",
        label: words(
            "Temps moyen entre deux demandes précédentes",
            "Mean time between two earlier applications",
        ),
        unit: Unit::Days,
        ..PREVIOUS
    }
    .by(|loans| mean(loans.windows(2).map(|pair| pair[1].decided - pair[0].decided))),
    Feature {
        name: "PREV_LAST_CONTRACT_STATUS",
        formula: "NAME_CONTRACT_STATUS of the row of previous_application with the greatest DAYS_DECISION; \
                  of several on one day, the one with the greatest key",
        label: words("Suite donnée à la dernière demande", "Outcome of the last application"),
        unit: Unit::Category,
        ..PREVIOUS
    }
    .as_word(vocabulary::PREVIOUS_NAME_CONTRACT_STATUS, |loans| of_last(loans, |loan| loan.status)),
];
