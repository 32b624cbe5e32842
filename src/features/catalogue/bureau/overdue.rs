//! Credits that are or were late.

use super::{BUREAU, Computed, Direction, Feature, Unit, words};
use crate::features::aggregates::{greatest, share, total, total_or_zero};
use crate::features::bureau::{Credit, taken_within};

pub(super) const FEATURES: &[Computed<[Credit]>] = &[
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
            "Plus gros montant en retard, passé ou présent, chez d’autres organismes",
            "Largest amount ever overdue with other lenders",
        ),
        unit: Unit::Money,
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| greatest(credits.iter().map(|credit| credit.most_overdue))),
    Feature {
        name: "BUREAU_OVERDUE_EVER_SHARE",
        formula: "share of AMT_CREDIT_MAX_OVERDUE above 0 among the rows of bureau where it is known",
        label: words(
            "Part des crédits qui ont connu un retard chez d’autres organismes",
            "Share of credits with other lenders that have ever been late",
        ),
        unit: Unit::Share,
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| share(credits.iter().map(Credit::was_late))),
    Feature {
        name: "BUREAU_OVERDUE_CREDIT_RATIO_MAX",
        formula: "greatest AMT_CREDIT_MAX_OVERDUE divided by AMT_CREDIT_SUM of the same row, at most \
                  1, over the rows of bureau with AMT_CREDIT_SUM above 0",
        label: words(
            "Plus gros retard rapporté au montant du crédit chez d’autres organismes",
            "Largest amount overdue compared with the credit with other lenders",
        ),
        unit: Unit::Share,
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| greatest(credits.iter().map(Credit::overdue_share))),
    Feature {
        name: "BUREAU_LAST_2Y_OVERDUE_MAX",
        formula: "greatest AMT_CREDIT_MAX_OVERDUE among rows of bureau with DAYS_CREDIT within the last \
                  730 days",
        label: words(
            "Plus gros montant en retard sur les crédits pris chez d’autres organismes depuis deux ans",
            "Largest amount ever overdue on credits taken with other lenders in the last two years",
        ),
        unit: Unit::Money,
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| greatest(taken_within(credits, 730.0).map(|credit| credit.most_overdue))),
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
];
