//! Amounts of the credits, what is left of them, and their repayments.

use super::{BUREAU, Computed, Direction, Feature, Unit, words};
use crate::features::aggregates::{latest, mean, ratio_of_totals, total};
use crate::features::bureau::{Credit, MORTGAGE, active};

pub(super) const FEATURES: &[Computed<[Credit]>] = &[
    Feature {
        name: "BUREAU_CREDIT_SUM",
        formula: "sum of AMT_CREDIT_SUM in bureau, currencies as they are",
        label: words(
            "Montant total des crédits chez d’autres organismes",
            "Total amount of credits with other lenders",
        ),
        unit: Unit::Money,
        ..BUREAU
    }
    .by(|credits| total(credits.iter().map(|credit| credit.amount))),
    Feature {
        name: "BUREAU_CREDIT_MEAN",
        formula: "mean of the known AMT_CREDIT_SUM in bureau, currencies as they are",
        label: words(
            "Montant moyen des crédits chez d’autres organismes",
            "Mean amount of credits with other lenders",
        ),
        unit: Unit::Money,
        ..BUREAU
    }
    .by(|credits| mean(credits.iter().map(|credit| credit.amount))),
    Feature {
        name: "BUREAU_DEBT_SUM",
        formula: "sum of AMT_CREDIT_SUM_DEBT in bureau, currencies as they are",
        label: words("Dette restante chez d’autres organismes", "Debt remaining with other lenders"),
        unit: Unit::Money,
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| total(credits.iter().map(|credit| credit.debt))),
    Feature {
        name: "BUREAU_NON_MORTGAGE_DEBT_SUM",
        formula: "sum of AMT_CREDIT_SUM_DEBT among rows of bureau with CREDIT_TYPE other than Mortgage, \
                  currencies as they are",
        label: words(
            "Dette restante chez d’autres organismes, hors crédits immobiliers",
            "Debt remaining with other lenders, mortgages left aside",
        ),
        unit: Unit::Money,
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| total(credits.iter().filter(|credit| credit.kind != MORTGAGE).map(|credit| credit.debt))),
    Feature {
        name: "BUREAU_DEBT_CREDIT_RATIO",
        formula: "sum of AMT_CREDIT_SUM_DEBT divided by sum of AMT_CREDIT_SUM, over the rows of bureau \
                  where both are known, each debt at least 0 and each credit at least its debt",
        label: words(
            "Part restant à rembourser des crédits chez d’autres organismes",
            "Share still to be repaid of credits with other lenders",
        ),
        unit: Unit::Share,
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| ratio_of_totals(credits.iter().map(Credit::debt_and_amount))),
    Feature {
        name: "BUREAU_ACTIVE_DEBT_CREDIT_RATIO",
        formula: "sum of AMT_CREDIT_SUM_DEBT divided by sum of AMT_CREDIT_SUM, over the rows of bureau \
                  with CREDIT_ACTIVE = Active where both are known, each debt at least 0 and each credit \
                  at least its debt",
        label: words(
            "Part restant à rembourser des crédits en cours chez d’autres organismes",
            "Share still to be repaid of running credits with other lenders",
        ),
        unit: Unit::Share,
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| ratio_of_totals(active(credits).map(Credit::debt_and_amount))),
    Feature {
        name: "BUREAU_LAST_3_DEBT_CREDIT_RATIO",
        formula: "sum of AMT_CREDIT_SUM_DEBT divided by sum of AMT_CREDIT_SUM, over the three rows of \
                  bureau with the greatest DAYS_CREDIT, as far as both are known, each debt at least 0 \
                  and each credit at least its debt; of several on one day, the one with the greatest \
                  key counts as the later",
        label: words(
            "Part restant à rembourser des trois derniers crédits chez d’autres organismes",
            "Share still to be repaid of the last three credits with other lenders",
        ),
        unit: Unit::Share,
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| ratio_of_totals(latest(credits, 3).iter().map(Credit::debt_and_amount))),
    Feature {
        name: "BUREAU_CARD_DEBT_CREDIT_RATIO",
        formula: "sum of AMT_CREDIT_SUM_DEBT divided by sum of AMT_CREDIT_SUM, over the rows of bureau \
                  with CREDIT_TYPE = Credit card and CREDIT_ACTIVE = Active where both are known, each \
                  debt at least 0 and each credit at least its debt",
        label: words(
            "Part utilisée du plafond des cartes de crédit en cours chez d’autres organismes",
            "Share used of the limits of running credit cards with other lenders",
        ),
        unit: Unit::Share,
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| {
        ratio_of_totals(active(credits).filter(|credit| credit.is_card()).map(Credit::debt_and_amount))
    }),
    Feature {
        name: "BUREAU_LIMIT_SUM",
        formula: "sum of AMT_CREDIT_SUM_LIMIT, each at least 0, among rows of bureau with CREDIT_ACTIVE \
                  = Active, currencies as they are",
        label: words(
            "Plafond total des cartes de crédit en cours chez d’autres organismes",
            "Total limit of running credit cards with other lenders",
        ),
        unit: Unit::Money,
        ..BUREAU
    }
    .by(|credits| total(active(credits).map(Credit::card_limit))),
    Feature {
        name: "BUREAU_ANNUITY_MEAN",
        formula: "mean of the known AMT_ANNUITY in bureau",
        label: words(
            "Échéance moyenne des crédits chez d’autres organismes",
            "Mean repayment of credits with other lenders",
        ),
        unit: Unit::Money,
        ..BUREAU
    }
    .by(|credits| mean(credits.iter().map(|credit| credit.annuity))),
    Feature {
        name: "BUREAU_ACTIVE_ANNUITY_SUM",
        formula: "sum of AMT_ANNUITY among rows of bureau with CREDIT_ACTIVE = Active",
        label: words(
            "Total des échéances des crédits en cours chez d’autres organismes",
            "Total of the repayments of running credits with other lenders",
        ),
        unit: Unit::Money,
        ..BUREAU
    }
    .by(|credits| total(active(credits).map(|credit| credit.annuity))),
    Feature {
        name: "BUREAU_ACTIVE_MONTHLY_DEBT",
        formula: "sum over the rows of bureau with CREDIT_ACTIVE = Active and DAYS_CREDIT_ENDDATE from \
                  1 day to 40 years (14610 days) of AMT_CREDIT_SUM_DEBT, at least 0, divided by the \
                  months until that end (DAYS_CREDIT_ENDDATE divided by 30.4375), at least 1",
        label: words(
            "À payer par mois pour solder à temps les crédits en cours chez d’autres organismes",
            "To be paid a month to clear the running credits with other lenders in time",
        ),
        unit: Unit::Money,
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| total(active(credits).map(Credit::monthly_debt))),
];
