//! Credits at other lenders (`bureau`).

use super::{Computed, Direction, Feature, Table, Theme, Unit, subject, words};
use crate::features::aggregates::{
    count, distinct, greatest, is, least, mean, ratio_of_totals, share, total, total_or_zero,
};
use crate::features::bureau::{ACTIVE, Credit, active};

const BUREAU: Feature = Feature { unit: Unit::Count, ..subject(Table::Bureau, Theme::OtherCredits) };

pub(in crate::features) const FEATURES: &[Computed<[Credit]>] = &[
    Feature {
        name: "BUREAU_COUNT",
        formula: "number of rows of bureau",
        label: words(
            "Nombre de crédits connus chez d’autres organismes",
            "Number of known credits with other lenders",
        ),
        ..BUREAU
    }
    .by(|credits| count(credits)),
    Feature {
        name: "BUREAU_ACTIVE_COUNT",
        formula: "number of rows of bureau with CREDIT_ACTIVE = Active",
        label: words(
            "Nombre de crédits en cours chez d’autres organismes",
            "Number of running credits with other lenders",
        ),
        ..BUREAU
    }
    .by(|credits| count(active(credits))),
    Feature {
        name: "BUREAU_ACTIVE_SHARE",
        formula: "share of rows of bureau with CREDIT_ACTIVE = Active",
        label: words(
            "Part des crédits encore en cours chez d’autres organismes",
            "Share of credits still running with other lenders",
        ),
        unit: Unit::Share,
        ..BUREAU
    }
    .by(|credits| share(credits.iter().map(|credit| is(credit.status, ACTIVE)))),
    Feature {
        name: "BUREAU_LAST_YEAR_COUNT",
        formula: "number of rows of bureau with DAYS_CREDIT within the last 365 days",
        label: words(
            "Nombre de crédits pris chez d’autres organismes depuis un an",
            "Number of credits taken with other lenders in the last year",
        ),
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| count(credits.iter().filter(|credit| credit.days >= -365.0))),
    Feature {
        name: "BUREAU_CREDIT_TYPE_COUNT",
        formula: "number of different CREDIT_TYPE in bureau",
        label: words(
            "Nombre de types de crédit différents chez d’autres organismes",
            "Number of different types of credit with other lenders",
        ),
        ..BUREAU
    }
    .by(|credits| distinct(credits.iter().map(|credit| credit.kind))),
    Feature {
        name: "BUREAU_LAST_CREDIT_DAYS",
        formula: "minus the greatest DAYS_CREDIT in bureau",
        label: words(
            "Temps écoulé depuis le dernier crédit pris chez un autre organisme",
            "Time since the last credit taken with another lender",
        ),
        unit: Unit::Days,
        ..BUREAU
    }
    .by(|credits| -greatest(credits.iter().map(|credit| credit.days))),
    Feature {
        name: "BUREAU_FIRST_CREDIT_DAYS",
        formula: "minus the smallest DAYS_CREDIT in bureau",
        label: words(
            "Temps écoulé depuis le premier crédit connu chez un autre organisme",
            "Time since the first known credit with another lender",
        ),
        unit: Unit::Days,
        direction: Direction::RiskFalls,
        ..BUREAU
    }
    .by(|credits| -least(credits.iter().map(|credit| credit.days))),
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
        name: "BUREAU_DEBT_SUM",
        formula: "sum of AMT_CREDIT_SUM_DEBT in bureau, currencies as they are",
        label: words("Dette restante chez d’autres organismes", "Debt remaining with other lenders"),
        unit: Unit::Money,
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| total(credits.iter().map(|credit| credit.debt))),
    Feature {
        name: "BUREAU_DEBT_CREDIT_RATIO",
        formula: "sum of AMT_CREDIT_SUM_DEBT divided by sum of AMT_CREDIT_SUM, over the rows of bureau \
                  where both are known",
        label: words(
            "Part restant à rembourser des crédits chez d’autres organismes",
            "Share still to be repaid of credits with other lenders",
        ),
        unit: Unit::Share,
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| ratio_of_totals(credits.iter().map(|credit| (credit.debt, credit.amount)))),
    Feature {
        name: "BUREAU_OVERDUE_SUM",
        formula: "sum of AMT_CREDIT_SUM_OVERDUE in bureau",
        label: words("Montant en retard chez d’autres organismes", "Amount overdue with other lenders"),
        unit: Unit::Money,
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| total(credits.iter().map(|credit| credit.overdue))),
    Feature {
        name: "BUREAU_OVERDUE_DAYS_MAX",
        formula: "greatest CREDIT_DAY_OVERDUE in bureau",
        label: words(
            "Plus long retard en cours chez d’autres organismes",
            "Longest present delay with other lenders",
        ),
        unit: Unit::Days,
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| greatest(credits.iter().map(|credit| credit.overdue_days))),
    Feature {
        name: "BUREAU_OVERDUE_MAX",
        formula: "greatest AMT_CREDIT_MAX_OVERDUE in bureau",
        label: words(
            "Plus gros montant jamais en retard chez d’autres organismes",
            "Largest amount ever overdue with other lenders",
        ),
        unit: Unit::Money,
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| greatest(credits.iter().map(|credit| credit.most_overdue))),
    Feature {
        name: "BUREAU_PROLONG_COUNT",
        formula: "sum of CNT_CREDIT_PROLONG in bureau",
        label: words(
            "Nombre de prolongations de crédits chez d’autres organismes",
            "Number of extensions of credits with other lenders",
        ),
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| total_or_zero(credits.iter().map(|credit| credit.prolonged))),
    Feature {
        name: "BUREAU_END_DAYS_MAX",
        formula: "greatest DAYS_CREDIT_ENDDATE from 1 day to 40 years among rows of bureau with \
                  CREDIT_ACTIVE = Active: a later end stands for a card without an end",
        label: words(
            "Temps restant jusqu’à la fin du dernier crédit en cours chez un autre organisme",
            "Time left until the last running credit with another lender ends",
        ),
        unit: Unit::Days,
        ..BUREAU
    }
    .by(|credits| greatest(active(credits).map(|credit| credit.days_left()))),
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
];
