//! The cards, their limits, and how much of them is owed.

use super::{CARDS, Computed, Direction, Feature, USE, Unit, words};
use crate::features::aggregates::{
    count, distinct_ids, greatest, mean, ratio_of_totals, share, slope, total,
};
use crate::features::credit_card::{CardMonth, latest, limit_changes, recent, which};

const MONEY: Feature = Feature { unit: Unit::Money, ..CARDS };

pub(super) const FEATURES: &[Computed<[CardMonth]>] = &[
    Feature {
        name: "CARD_MONTHS_COUNT",
        formula: "number of rows of credit_card_balance",
        label: words(
            "Nombre de mois de suivi des cartes de crédit chez nous",
            "Number of months on record of credit cards with us",
        ),
        ..CARDS
    }
    .by(|months| count(months)),
    Feature {
        name: "CARD_COUNT",
        formula: "number of different cards in credit_card_balance",
        label: words(
            "Nombre de cartes de crédit suivies chez nous",
            "Number of credit cards on record with us",
        ),
        ..CARDS
    }
    .by(|months| distinct_ids(months.iter().map(|month| month.card))),
    Feature {
        name: "CARD_OPEN_COUNT",
        formula: "number of cards of credit_card_balance whose latest row has NAME_CONTRACT_STATUS = Active \
                  and AMT_CREDIT_LIMIT_ACTUAL above 0",
        label: words(
            "Nombre de cartes de crédit utilisables chez nous",
            "Number of usable credit cards with us",
        ),
        ..CARDS
    }
    .by(|months| count(latest(months).filter(|month| month.is_open()))),
    Feature {
        name: "CARD_LIMIT_MAX",
        formula: "greatest AMT_CREDIT_LIMIT_ACTUAL in credit_card_balance",
        label: words(
            "Plus haut plafond d’une carte de crédit chez nous",
            "Highest limit of a credit card with us",
        ),
        ..MONEY
    }
    .by(|months| greatest(months.iter().map(|month| month.limit))),
    Feature {
        name: "CARD_LIMIT_LAST",
        formula: "sum over the cards of credit_card_balance of AMT_CREDIT_LIMIT_ACTUAL in the latest row",
        label: words(
            "Plafond actuel des cartes de crédit chez nous",
            "Present limit of credit cards with us",
        ),
        ..MONEY
    }
    .by(|months| total(latest(months).map(|month| month.limit))),
    Feature {
        name: "CARD_LIMIT_RISES_COUNT",
        formula: "number of rows of credit_card_balance with a greater AMT_CREDIT_LIMIT_ACTUAL than \
                  the row of the same card before it in the order of MONTHS_BALANCE",
        label: words(
            "Nombre de relèvements du plafond des cartes de crédit chez nous",
            "Number of times that the limit of credit cards with us was raised",
        ),
        ..CARDS
    }
    .by(|months| count(limit_changes(months).filter(|change| *change > 0.0))),
    Feature {
        name: "CARD_LIMIT_CUTS_COUNT",
        formula: "number of rows of credit_card_balance with a smaller AMT_CREDIT_LIMIT_ACTUAL than \
                  the row of the same card before it in the order of MONTHS_BALANCE",
        label: words(
            "Nombre d’abaissements du plafond des cartes de crédit chez nous",
            "Number of times that the limit of credit cards with us was lowered",
        ),
        ..CARDS
    }
    .by(|months| count(limit_changes(months).filter(|change| *change < 0.0))),
    Feature {
        name: "CARD_OWING_SHARE",
        formula: "share of rows of credit_card_balance with AMT_BALANCE above 0",
        label: words(
            "Part des mois avec une somme due sur les cartes de crédit chez nous",
            "Share of months with money owed on credit cards with us",
        ),
        unit: Unit::Share,
        ..CARDS
    }
    .by(|months| share(months.iter().map(CardMonth::owes))),
    Feature {
        name: "CARD_BALANCE_MEAN",
        formula: "mean of AMT_BALANCE in credit_card_balance",
        label: words(
            "Somme due en moyenne sur les cartes de crédit chez nous",
            "Mean sum owed on credit cards with us",
        ),
        ..MONEY
    }
    .by(|months| mean(months.iter().map(|month| month.balance))),
    Feature {
        name: "CARD_BALANCE_LAST",
        formula: "sum over the cards of credit_card_balance of AMT_BALANCE in the latest row",
        label: words(
            "Somme due actuellement sur les cartes de crédit chez nous",
            "Sum owed at present on credit cards with us",
        ),
        ..MONEY
    }
    .by(|months| total(latest(months).map(|month| month.balance))),
    Feature {
        name: "CARD_UTILISATION_MEAN",
        formula: "mean of AMT_BALANCE divided by AMT_CREDIT_LIMIT_ACTUAL, over the rows of \
                  credit_card_balance with a limit above 0",
        label: words(
            "Somme due en moyenne sur les cartes de crédit chez nous, rapportée au plafond",
            "Mean sum owed on credit cards with us, compared with the limit",
        ),
        unit: Unit::Share,
        ..USE
    }
    .by(|months| mean(months.iter().map(CardMonth::utilisation))),
    Feature {
        name: "CARD_UTILISATION_MAX",
        formula: "greatest AMT_BALANCE divided by AMT_CREDIT_LIMIT_ACTUAL, over the rows of \
                  credit_card_balance with a limit above 0",
        label: words(
            "Plus grosse somme due sur une carte de crédit chez nous, rapportée au plafond",
            "Largest sum owed on a credit card with us, compared with the limit",
        ),
        unit: Unit::Share,
        ..USE
    }
    .by(|months| greatest(months.iter().map(CardMonth::utilisation))),
    Feature {
        name: "CARD_UTILISATION_LAST",
        formula: "sum of AMT_BALANCE divided by sum of AMT_CREDIT_LIMIT_ACTUAL, over the latest rows \
                  of the cards of credit_card_balance where both are known",
        label: words(
            "Somme due actuellement sur les cartes de crédit chez nous, rapportée au plafond",
            "Sum owed at present on credit cards with us, compared with the limit",
        ),
        unit: Unit::Share,
        ..USE
    }
    .by(|months| ratio_of_totals(latest(months).map(|month| (month.balance, month.limit)))),
    Feature {
        name: "CARD_UTILISATION_LAST_6_MEAN",
        formula: "mean of AMT_BALANCE divided by AMT_CREDIT_LIMIT_ACTUAL, over the rows of \
                  credit_card_balance with a limit above 0 and MONTHS_BALANCE of -6 or later",
        label: words(
            "Somme due en moyenne depuis six mois sur les cartes de crédit chez nous, rapportée au plafond",
            "Mean sum owed in the last six months on credit cards with us, compared with the limit",
        ),
        unit: Unit::Share,
        ..USE
    }
    .by(|months| mean(recent(months, 6.0).map(CardMonth::utilisation))),
    Feature {
        name: "CARD_UTILISATION_LAST_12_TREND",
        formula: "slope by month of the least-squares line through AMT_BALANCE divided by \
                  AMT_CREDIT_LIMIT_ACTUAL over MONTHS_BALANCE, all cards together, over the rows of \
                  credit_card_balance with a limit above 0 and MONTHS_BALANCE of -12 or later; missing \
                  for fewer than two months",
        label: words(
            "Évolution par mois, depuis un an, de la somme due sur les cartes, rapportée au plafond",
            "Change per month, in the last year, of the sum owed on cards compared with the limit",
        ),
        unit: Unit::Share,
        ..USE
    }
    .by(|months| slope(recent(months, 12.0).map(|month| (month.month, month.utilisation())))),
    Feature {
        name: "CARD_OVER_LIMIT_COUNT",
        formula: "number of rows of credit_card_balance with a limit AMT_CREDIT_LIMIT_ACTUAL above 0 and \
                  AMT_BALANCE of at least the limit",
        label: words(
            "Nombre de mois où le plafond d’une carte de crédit chez nous a été atteint ou dépassé",
            "Number of months in which the limit of a credit card with us was reached or exceeded",
        ),
        direction: Direction::RiskRises,
        ..CARDS
    }
    .by(|months| count(which(months, |month| month.uses(1.0)))),
    Feature {
        name: "CARD_NEAR_LIMIT_SHARE",
        formula: "share of AMT_BALANCE of at least 90 % of AMT_CREDIT_LIMIT_ACTUAL among the rows of \
                  credit_card_balance with a limit above 0",
        label: words(
            "Part des mois où une carte de crédit chez nous était utilisée à 90\u{202f}% ou plus",
            "Share of months in which 90% or more of the limit of a credit card with us was used",
        ),
        ..USE
    }
    .by(|months| share(months.iter().map(|month| month.uses(0.9)))),
];
