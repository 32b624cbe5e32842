//! How the use of the cards changed of late, and how grave delays were.

use super::{CARDS, Computed, Direction, Feature, USE, Unit, words};
use crate::features::aggregates::{count, greatest, mean, ratio_of_totals, slope};
use crate::features::credit_card::{CardMonth, paid_of_owed, recent};

pub(super) const FEATURES: &[Computed<[CardMonth]>] = &[
    Feature {
        name: "CARD_LAST_MONTHS",
        formula: "minus the greatest MONTHS_BALANCE in credit_card_balance",
        label: words(
            "Temps écoulé depuis le dernier mois de suivi d’une carte de crédit chez nous",
            "Time since the last month on record of a credit card with us",
        ),
        unit: Unit::Months,
        ..CARDS
    }
    .by(|months| -greatest(months.iter().map(|month| month.month))),
    Feature {
        name: "CARD_UTILISATION_LAST_6_TREND",
        formula: "slope by month of the least-squares line through AMT_BALANCE divided by \
                  AMT_CREDIT_LIMIT_ACTUAL over MONTHS_BALANCE, all cards together, over the rows of \
                  credit_card_balance with a limit above 0 and MONTHS_BALANCE of -6 or later; missing \
                  for fewer than two months",
        label: words(
            "Évolution par mois, depuis six mois, de la somme due sur les cartes, rapportée au plafond",
            "Change per month, in the last six months, of the sum owed on cards compared with the limit",
        ),
        ..USE
    }
    .by(|months| slope(recent(months, 6.0).map(|month| (month.month, month.utilisation())))),
    Feature {
        name: "CARD_UTILISATION_LAST_3_CHANGE",
        formula: "mean of AMT_BALANCE divided by AMT_CREDIT_LIMIT_ACTUAL over the rows of \
                  credit_card_balance with a limit above 0 and MONTHS_BALANCE of -3 or later, minus its \
                  mean over those with MONTHS_BALANCE of -12 or later",
        label: words(
            "Écart entre la somme due depuis trois mois et depuis un an sur les cartes, rapportée au plafond",
            "Difference in the sum owed on cards compared with the limit, last three months against last year",
        ),
        ..USE
    }
    .by(|months| {
        let of_last = |count| mean(recent(months, count).map(CardMonth::utilisation));
        of_last(3.0) - of_last(12.0)
    }),
    Feature {
        name: "CARD_DRAWN_LAST_3_RATIO",
        formula: "mean of AMT_DRAWINGS_CURRENT over the rows of credit_card_balance with MONTHS_BALANCE \
                  of -3 or later, divided by its mean over those with MONTHS_BALANCE of -12 or later",
        label: words(
            "Dépenses par carte depuis trois mois, rapportées à celles depuis un an chez nous",
            "Spending by card in the last three months, compared with that of the last year with us",
        ),
        unit: Unit::Ratio,
        ..CARDS
    }
    .by(|months| {
        let of_last = |count| mean(recent(months, count).map(|month| month.drawn));
        of_last(3.0) / of_last(12.0)
    }),
    Feature {
        name: "CARD_PAID_OWED_LAST_12_SHARE",
        formula: "sum of AMT_PAYMENT_CURRENT divided by the sum of AMT_PAYMENT_CURRENT and \
                  AMT_TOTAL_RECEIVABLE (0 where it is negative), over the rows of credit_card_balance \
                  with AMT_INST_MIN_REGULARITY above 0 and MONTHS_BALANCE of -12 or later where both are \
                  known",
        label: words(
            "Part de la dette remboursée en moyenne par mois depuis un an sur les cartes de crédit chez nous",
            "Share of the debt paid back on average per month in the last year on credit cards with us",
        ),
        unit: Unit::Share,
        direction: Direction::RiskFalls,
        ..CARDS
    }
    .by(|months| paid_of_owed(recent(months, 12.0))),
    Feature {
        name: "CARD_DPD_30_COUNT",
        formula: "number of rows of credit_card_balance with SK_DPD above 30",
        label: words(
            "Nombre de mois avec plus de 30 jours de retard sur les cartes de crédit chez nous",
            "Number of months more than 30 days late on credit cards with us",
        ),
        direction: Direction::RiskRises,
        ..CARDS
    }
    .by(|months| count(months.iter().filter(|month| month.days_past_due > 30.0))),
    Feature {
        name: "CARD_DPD_LAST_12_MAX",
        formula: "greatest SK_DPD among the rows of credit_card_balance with MONTHS_BALANCE of -12 or \
                  later",
        label: words(
            "Plus long retard depuis un an sur les cartes de crédit chez nous, même pour une petite somme",
            "Longest delay in the last year on credit cards with us, even for a small sum",
        ),
        unit: Unit::Days,
        direction: Direction::RiskRises,
        ..CARDS
    }
    .by(|months| greatest(recent(months, 12.0).map(|month| month.days_past_due))),
    Feature {
        name: "CARD_DPD_RECENT_MEAN",
        formula: "mean of SK_DPD, at most 90, weighted by 2^(MONTHS_BALANCE / 12), over the rows of \
                  credit_card_balance",
        label: words(
            "Retard moyen sur les cartes de crédit chez nous (90 jours au plus), les mois récents comptant davantage",
            "Mean delay on credit cards with us (at most 90 days), recent months counting for more",
        ),
        unit: Unit::Days,
        direction: Direction::RiskRises,
        ..CARDS
    }
    .by(|months| ratio_of_totals(months.iter().map(CardMonth::delay_fading))),
];
