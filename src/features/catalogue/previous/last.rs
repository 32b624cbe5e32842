//! What the last application was for, and the credits granted.

use super::{Computed, Direction, Feature, PREVIOUS, Unit, words};
use crate::features::aggregates::{greatest, last, mean};
use crate::features::previous::{APPROVED, Loan, cash, of_last, with_status};
use crate::tables::vocabulary;

pub(super) const FEATURES: &[Computed<[Loan]>] = &[
    Feature {
        name: "PREV_APPROVED_ANNUITY_MEAN",
        formula: "mean of the known AMT_ANNUITY among rows of previous_application with \
                  NAME_CONTRACT_STATUS = Approved",
        label: words(
            "Échéance moyenne des crédits accordés chez nous",
            "Mean repayment of credits granted by us",
        ),
        unit: Unit::Money,
        ..PREVIOUS
    }
    .by(|loans| mean(with_status(loans, APPROVED).map(|loan| loan.annuity))),
    Feature {
        name: "PREV_APPROVED_ANNUITY_MAX",
        formula: "greatest AMT_ANNUITY among rows of previous_application with NAME_CONTRACT_STATUS = \
                  Approved",
        label: words(
            "Plus grosse échéance d’un crédit accordé chez nous",
            "Largest repayment of a credit granted by us",
        ),
        unit: Unit::Money,
        ..PREVIOUS
    }
    .by(|loans| greatest(with_status(loans, APPROVED).map(|loan| loan.annuity))),
    Feature {
        name: "PREV_LAST_APPROVED_CREDIT",
        formula: "AMT_CREDIT of the row with the greatest DAYS_DECISION among those of \
                  previous_application with NAME_CONTRACT_STATUS = Approved where it is positive; of \
                  several on one day, the one with the greatest key counts as the later",
        label: words(
            "Montant du dernier crédit accordé chez nous",
            "Amount of the last credit granted by us",
        ),
        unit: Unit::Money,
        ..PREVIOUS
    }
    .by(|loans| last(with_status(loans, APPROVED).map(Loan::amount_granted))),
    Feature {
        name: "PREV_LAST_CASH_TERM",
        formula: "CNT_PAYMENT of the row with the greatest DAYS_DECISION among those of \
                  previous_application with NAME_CONTRACT_TYPE = Cash loans where it is positive; of \
                  several on one day, the one with the greatest key counts as the later",
        label: words(
            "Durée du dernier prêt personnel demandé chez nous",
            "Term of the last cash loan asked from us",
        ),
        unit: Unit::Months,
        ..PREVIOUS
    }
    .by(|loans| last(cash(loans).map(Loan::term))),
    Feature {
        name: "PREV_LAST_CASH_INTEREST",
        formula: "twelve times the monthly rate, from 0 to 1, at which CNT_PAYMENT payments of \
                  AMT_ANNUITY, the first after a month, are worth AMT_CREDIT (rate times AMT_CREDIT = \
                  AMT_ANNUITY times (1 - (1 + rate)^-CNT_PAYMENT)), in the row with the greatest \
                  DAYS_DECISION among those of previous_application with NAME_CONTRACT_TYPE = Cash loans \
                  that have such a rate; of several on one day, the one with the greatest key counts as \
                  the later",
        label: words(
            "Taux d’intérêt annuel estimé du dernier prêt personnel demandé chez nous",
            "Yearly interest rate of the last cash loan asked from us, as estimated",
        ),
        unit: Unit::Share,
        direction: Direction::RiskRises,
        ..PREVIOUS
    }
    .by(|loans| last(cash(loans).map(Loan::yearly_rate))),
    Feature {
        name: "PREV_INTEREST_MAX",
        formula: "greatest over the rows of previous_application with NAME_CONTRACT_STATUS = Approved of \
                  twelve times the monthly rate, from 0 to 1, at which CNT_PAYMENT payments of \
                  AMT_ANNUITY, the first after a month, are worth AMT_CREDIT (rate times AMT_CREDIT = \
                  AMT_ANNUITY times (1 - (1 + rate)^-CNT_PAYMENT)); rows without such a rate are left \
                  out",
        label: words(
            "Plus haut taux d’intérêt annuel estimé d’un crédit accordé chez nous",
            "Highest yearly interest rate of a credit granted by us, as estimated",
        ),
        unit: Unit::Share,
        direction: Direction::RiskRises,
        ..PREVIOUS
    }
    .by(|loans| greatest(with_status(loans, APPROVED).map(Loan::yearly_rate))),
    Feature {
        name: "PREV_LAST_PRODUCT_COMBINATION",
        formula: "PRODUCT_COMBINATION of the row of previous_application with the greatest \
                  DAYS_DECISION; of several on one day, the one with the greatest key",
        label: words("Produit de la dernière demande", "Product of the last application"),
        unit: Unit::Category,
        ..PREVIOUS
    }
    .as_word(vocabulary::PREVIOUS_PRODUCT_COMBINATION, |loans| of_last(loans, |loan| loan.combination)),
    Feature {
        name: "PREV_LAST_YIELD_GROUP",
        formula: "NAME_YIELD_GROUP of the row of previous_application with the greatest DAYS_DECISION; \
                  of several on one day, the one with the greatest key",
        label: words(
            "Niveau du taux d’intérêt de la dernière demande",
            "Level of the interest rate of the last application",
        ),
        unit: Unit::Category,
        ..PREVIOUS
    }
    .as_word(vocabulary::PREVIOUS_NAME_YIELD_GROUP, |loans| of_last(loans, |loan| loan.yield_group)),
    Feature {
        name: "PREV_LAST_REJECT_REASON",
        formula: "CODE_REJECT_REASON of the row of previous_application with the greatest DAYS_DECISION; \
                  of several on one day, the one with the greatest key",
        label: words(
            "Motif interne du refus de la dernière demande",
            "Internal reason for refusing the last application",
        ),
        unit: Unit::Category,
        ..PREVIOUS
    }
    .as_word(vocabulary::PREVIOUS_CODE_REJECT_REASON, |loans| of_last(loans, |loan| loan.reject_reason)),
];
