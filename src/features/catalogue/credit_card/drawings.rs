//! What was drawn with the cards, in cash and for purchases.

use super::{CARDS, Computed, Direction, Feature, Unit, words};
use crate::features::aggregates::{greatest, mean, ratio_of_totals, total, total_or_zero};
use crate::features::credit_card::{CardMonth, recent};

const MONEY: Feature = Feature { unit: Unit::Money, ..CARDS };
const CASH: Feature = Feature { direction: Direction::RiskRises, ..CARDS };

pub(super) const FEATURES: &[Computed<[CardMonth]>] = &[
    Feature {
        name: "CARD_CASH_DRAWINGS_COUNT",
        formula: "sum of CNT_DRAWINGS_ATM_CURRENT in credit_card_balance",
        label: words(
            "Nombre de retraits d’espèces avec les cartes de crédit chez nous",
            "Number of cash withdrawals with credit cards with us",
        ),
        ..CARDS
    }
    .by(|months| total_or_zero(months.iter().map(|month| month.cash_drawings))),
    Feature {
        name: "CARD_CASH_DRAWINGS_LAST_12_COUNT",
        formula: "sum of CNT_DRAWINGS_ATM_CURRENT over the rows of credit_card_balance with MONTHS_BALANCE \
                  of -12 or later",
        label: words(
            "Nombre de retraits d’espèces depuis un an avec les cartes de crédit chez nous",
            "Number of cash withdrawals in the last year with credit cards with us",
        ),
        ..CASH
    }
    .by(|months| total_or_zero(recent(months, 12.0).map(|month| month.cash_drawings))),
    Feature {
        name: "CARD_CASH_DRAWINGS_MEAN",
        formula: "mean of the known CNT_DRAWINGS_ATM_CURRENT in credit_card_balance",
        label: words(
            "Nombre moyen de retraits d’espèces par mois avec les cartes de crédit chez nous",
            "Mean number of cash withdrawals per month with credit cards with us",
        ),
        unit: Unit::Ratio,
        ..CASH
    }
    .by(|months| mean(months.iter().map(|month| month.cash_drawings))),
    Feature {
        name: "CARD_CASH_DRAWN_SUM",
        formula: "sum of AMT_DRAWINGS_ATM_CURRENT in credit_card_balance",
        label: words(
            "Montant total des retraits d’espèces avec les cartes de crédit chez nous",
            "Total amount of cash withdrawals with credit cards with us",
        ),
        ..MONEY
    }
    .by(|months| total(months.iter().map(|month| month.cash_drawn))),
    Feature {
        name: "CARD_CASH_DRAWN_SHARE",
        formula: "sum of AMT_DRAWINGS_ATM_CURRENT divided by sum of AMT_DRAWINGS_CURRENT, over the rows of \
                  credit_card_balance where both are known",
        label: words(
            "Part des retraits d’espèces dans les dépenses par carte de crédit chez nous",
            "Share of cash withdrawals in spending with credit cards with us",
        ),
        unit: Unit::Share,
        ..CARDS
    }
    .by(|months| ratio_of_totals(months.iter().map(|month| (month.cash_drawn, month.drawn)))),
    Feature {
        name: "CARD_CASH_OF_LIMIT_MAX",
        formula: "greatest AMT_DRAWINGS_ATM_CURRENT divided by AMT_CREDIT_LIMIT_ACTUAL, over the rows of \
                  credit_card_balance with a limit above 0",
        label: words(
            "Plus gros retrait mensuel d’espèces avec une carte de crédit chez nous, rapporté au plafond",
            "Most cash withdrawn in a month with a credit card with us, compared with the limit",
        ),
        unit: Unit::Share,
        ..CARDS
    }
    .by(|months| greatest(months.iter().map(CardMonth::cash_of_limit))),
    Feature {
        name: "CARD_DRAWINGS_MEAN",
        formula: "mean of CNT_DRAWINGS_CURRENT in credit_card_balance",
        label: words(
            "Nombre moyen d’opérations par mois avec les cartes de crédit chez nous",
            "Mean number of transactions per month with credit cards with us",
        ),
        unit: Unit::Ratio,
        ..CARDS
    }
    .by(|months| mean(months.iter().map(|month| month.drawings))),
    Feature {
        name: "CARD_DRAWINGS_LAST_3_COUNT",
        formula: "sum of CNT_DRAWINGS_CURRENT over the rows of credit_card_balance with MONTHS_BALANCE of -3 \
                  or later",
        label: words(
            "Nombre d’opérations depuis trois mois avec les cartes de crédit chez nous",
            "Number of transactions in the last three months with credit cards with us",
        ),
        ..CARDS
    }
    .by(|months| total_or_zero(recent(months, 3.0).map(|month| month.drawings))),
    Feature {
        name: "CARD_DRAWN_MEAN",
        formula: "mean of AMT_DRAWINGS_CURRENT in credit_card_balance",
        label: words(
            "Dépense moyenne par mois avec les cartes de crédit chez nous",
            "Mean spending per month with credit cards with us",
        ),
        ..MONEY
    }
    .by(|months| mean(months.iter().map(|month| month.drawn))),
    Feature {
        name: "CARD_DRAWN_LAST_6_SUM",
        formula: "sum of AMT_DRAWINGS_CURRENT over the rows of credit_card_balance with MONTHS_BALANCE of -6 \
                  or later",
        label: words(
            "Dépenses depuis six mois avec les cartes de crédit chez nous",
            "Spending in the last six months with credit cards with us",
        ),
        ..MONEY
    }
    .by(|months| total(recent(months, 6.0).map(|month| month.drawn))),
    Feature {
        name: "CARD_LAST_USE_MONTHS",
        formula: "minus the greatest MONTHS_BALANCE among the rows of credit_card_balance with \
                  AMT_DRAWINGS_CURRENT above 0; missing for a client who never drew anything",
        label: words(
            "Temps écoulé depuis la dernière dépense avec une carte de crédit chez nous",
            "Time since the last spending with a credit card with us",
        ),
        unit: Unit::Months,
        ..CARDS
    }
    .by(|months| -greatest(months.iter().filter(|month| month.drawn > 0.0).map(|month| month.month))),
];
