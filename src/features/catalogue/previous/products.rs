//! What was applied for, and at what cost.

use super::{Computed, Direction, Feature, PREVIOUS, Unit, words};
use crate::features::aggregates::{is, last, mean, share};
use crate::features::previous::{APPROVED, CASH, HIGH, Loan, MOBILE, REVOLVING, WALK_IN, with_status};

pub(super) const FEATURES: &[Computed<[Loan]>] = &[
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
    .by(|loans| share(loans.iter().map(Loan::has_low_yield))),
    Feature {
        name: "PREV_INTEREST_MEAN",
        formula: "mean over the rows of previous_application with NAME_CONTRACT_STATUS = Approved of \
                  twelve times the monthly rate, from 0 to 1, at which CNT_PAYMENT payments of \
                  AMT_ANNUITY, the first after a month, are worth AMT_CREDIT (rate times AMT_CREDIT = \
                  AMT_ANNUITY times (1 - (1 + rate)^-CNT_PAYMENT)); rows without such a rate are left \
                  out",
        label: words(
            "Taux d’intérêt annuel moyen estimé des crédits accordés auparavant",
            "Mean yearly interest rate of credits granted earlier, as estimated",
        ),
        unit: Unit::Share,
        direction: Direction::RiskRises,
        ..PREVIOUS
    }
    .by(|loans| mean(with_status(loans, APPROVED).map(Loan::yearly_rate))),
    Feature {
        name: "PREV_LAST_INTEREST",
        formula: "twelve times the monthly rate, from 0 to 1, at which CNT_PAYMENT payments of \
                  AMT_ANNUITY, the first after a month, are worth AMT_CREDIT (rate times AMT_CREDIT = \
                  AMT_ANNUITY times (1 - (1 + rate)^-CNT_PAYMENT)), in the row with the greatest \
                  DAYS_DECISION among those of previous_application with NAME_CONTRACT_STATUS = \
                  Approved that have such a rate; of several on one day, the one with the greatest key \
                  counts as the later",
        label: words(
            "Taux d’intérêt annuel estimé du dernier crédit accordé chez nous",
            "Yearly interest rate of the last credit granted by us, as estimated",
        ),
        unit: Unit::Share,
        direction: Direction::RiskRises,
        ..PREVIOUS
    }
    .by(|loans| last(with_status(loans, APPROVED).map(Loan::yearly_rate))),
    Feature {
        name: "PREV_CASH_SHARE",
        formula: "share of NAME_CONTRACT_TYPE = Cash loans among the rows of previous_application where \
                  it is known",
        label: words(
            "Part de prêts personnels parmi les demandes précédentes",
            "Share of cash loans among earlier applications",
        ),
        unit: Unit::Share,
        ..PREVIOUS
    }
    .by(|loans| share(loans.iter().map(|loan| is(loan.contract, CASH)))),
    Feature {
        name: "PREV_REVOLVING_SHARE",
        formula: "share of NAME_CONTRACT_TYPE = Revolving loans among the rows of previous_application \
                  where it is known",
        label: words(
            "Part de crédits renouvelables parmi les demandes précédentes",
            "Share of revolving credits among earlier applications",
        ),
        unit: Unit::Share,
        ..PREVIOUS
    }
    .by(|loans| share(loans.iter().map(|loan| is(loan.contract, REVOLVING)))),
    Feature {
        name: "PREV_WALK_IN_SHARE",
        formula: "share of NAME_PRODUCT_TYPE = walk-in among the rows of previous_application where it \
                  is known",
        label: words(
            "Part des demandes précédentes faites à l’initiative du client",
            "Share of earlier applications made on the client’s own initiative",
        ),
        unit: Unit::Share,
        ..PREVIOUS
    }
    .by(|loans| share(loans.iter().map(|loan| is(loan.product, WALK_IN)))),
    Feature {
        name: "PREV_MOBILE_SHARE",
        formula: "share of NAME_GOODS_CATEGORY = Mobile among the rows of previous_application where it \
                  is known",
        label: words(
            "Part de téléphones mobiles parmi les achats à crédit précédents",
            "Share of mobile phones among earlier purchases on credit",
        ),
        unit: Unit::Share,
        ..PREVIOUS
    }
    .by(|loans| share(loans.iter().map(|loan| is(loan.goods, MOBILE)))),
    Feature {
        name: "PREV_INSURED_SHARE",
        formula: "mean of the known NFLAG_INSURED_ON_APPROVAL in previous_application",
        label: words(
            "Part des crédits accordés auparavant avec assurance",
            "Share of credits granted earlier with insurance",
        ),
        unit: Unit::Share,
        ..PREVIOUS
    }
    .by(|loans| mean(loans.iter().map(|loan| loan.insured))),
];
