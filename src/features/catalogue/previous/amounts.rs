//! Amounts asked for and granted, repayments, down payments and terms.

use super::{Computed, Feature, PREVIOUS, Unit, words};
use crate::features::aggregates::{greatest, last, latest, mean, ratio_of_totals, total};
use crate::features::previous::{APPROVED, Loan, with_status};

pub(super) const FEATURES: &[Computed<[Loan]>] = &[
    Feature {
        name: "PREV_ASKED_MEAN",
        formula: "mean of the positive AMT_APPLICATION in previous_application",
        label: words("Montant moyen demandé auparavant", "Mean amount asked for earlier"),
        unit: Unit::Money,
        ..PREVIOUS
    }
    .by(|loans| mean(loans.iter().map(Loan::amount_asked))),
    Feature {
        name: "PREV_LAST_3_ASKED_MEAN",
        formula: "mean of the positive AMT_APPLICATION in the three rows of previous_application with \
                  the greatest DAYS_DECISION; of several on one day, the one with the greatest key \
                  counts as the later",
        label: words(
            "Montant moyen demandé lors des trois dernières demandes",
            "Mean amount asked for in the last three applications",
        ),
        unit: Unit::Money,
        ..PREVIOUS
    }
    .by(|loans| mean(latest(loans, 3).iter().map(Loan::amount_asked))),
    Feature {
        name: "PREV_APPROVED_CREDIT_MAX",
        formula: "greatest positive AMT_CREDIT among rows of previous_application with \
                  NAME_CONTRACT_STATUS = Approved",
        label: words("Plus gros crédit déjà accordé chez nous", "Largest credit granted by us so far"),
        unit: Unit::Money,
        ..PREVIOUS
    }
    .by(|loans| greatest(with_status(loans, APPROVED).map(Loan::amount_granted))),
    Feature {
        name: "PREV_CREDIT_APPLICATION_RATIO",
        formula: "sum of AMT_CREDIT divided by sum of AMT_APPLICATION, over the rows of \
                  previous_application with NAME_CONTRACT_STATUS = Approved where both are known",
        label: words(
            "Montants accordés rapportés aux montants demandés auparavant",
            "Amounts granted compared with amounts asked for earlier",
        ),
        unit: Unit::Ratio,
        ..PREVIOUS
    }
    .by(|loans| ratio_of_totals(with_status(loans, APPROVED).map(|loan| (loan.credit, loan.asked)))),
    Feature {
        name: "PREV_LAST_CREDIT_APPLICATION_RATIO",
        formula: "AMT_CREDIT divided by AMT_APPLICATION in the row with the greatest DAYS_DECISION \
                  among those of previous_application with both positive; of several on one day, the \
                  one with the greatest key counts as the later",
        label: words(
            "Montant du crédit rapporté au montant demandé, dernière demande",
            "Amount of the credit compared with the amount asked for, last application",
        ),
        unit: Unit::Ratio,
        ..PREVIOUS
    }
    .by(|loans| last(loans.iter().map(|loan| loan.amount_granted() / loan.amount_asked()))),
    Feature {
        name: "PREV_ANNUITY_MEAN",
        formula: "mean of the known AMT_ANNUITY in previous_application",
        label: words(
            "Échéance moyenne des crédits demandés auparavant",
            "Mean repayment of credits asked for earlier",
        ),
        unit: Unit::Money,
        ..PREVIOUS
    }
    .by(|loans| mean(loans.iter().map(|loan| loan.annuity))),
    Feature {
        name: "PREV_LAST_APPROVED_ANNUITY",
        formula: "AMT_ANNUITY of the row with the greatest DAYS_DECISION among those of \
                  previous_application with NAME_CONTRACT_STATUS = Approved where it is known; of \
                  several on one day, the one with the greatest key counts as the later",
        label: words(
            "Échéance du dernier crédit accordé chez nous",
            "Repayment of the last credit granted by us",
        ),
        unit: Unit::Money,
        ..PREVIOUS
    }
    .by(|loans| last(with_status(loans, APPROVED).map(|loan| loan.annuity))),
    Feature {
        name: "PREV_DOWN_PAYMENT_MEAN",
        formula: "mean of the known RATE_DOWN_PAYMENT in previous_application",
        label: words(
            "Part moyenne de l’apport lors des demandes précédentes",
            "Mean share of the down payment in earlier applications",
        ),
        unit: Unit::Share,
        ..PREVIOUS
    }
    .by(|loans| mean(loans.iter().map(|loan| loan.down_payment_rate))),
    Feature {
        name: "PREV_DOWN_PAYMENT_SUM",
        formula: "sum of AMT_DOWN_PAYMENT among rows of previous_application with NAME_CONTRACT_STATUS = \
                  Approved",
        label: words(
            "Total des apports versés pour les crédits précédents",
            "Total of the down payments on earlier credits",
        ),
        unit: Unit::Money,
        ..PREVIOUS
    }
    .by(|loans| total(with_status(loans, APPROVED).map(|loan| loan.down_payment))),
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
    .by(|loans| mean(loans.iter().map(Loan::term))),
];
