//! How the cards were paid back.

use super::{CARDS, Computed, Direction, Feature, Unit, words};
use crate::features::aggregates::{count, greatest, ratio_of_totals, share, total, total_or_zero};
use crate::features::credit_card::{CardMonth, due, latest, paid_of_owed, recent, which};

const DELAYS: Feature = Feature { direction: Direction::RiskRises, ..CARDS };
const MONEY: Feature = Feature { unit: Unit::Money, ..CARDS };

pub(super) const FEATURES: &[Computed<[CardMonth]>] = &[
    Feature {
        name: "CARD_PAID_LAST_12_SUM",
        formula: "sum of AMT_PAYMENT_TOTAL_CURRENT over the rows of credit_card_balance with MONTHS_BALANCE \
                  of -12 or later",
        label: words(
            "Remboursements depuis un an des cartes de crédit chez nous",
            "Payments in the last year on credit cards with us",
        ),
        ..MONEY
    }
    .by(|months| total(recent(months, 12.0).map(|month| month.paid_in_all))),
    Feature {
        name: "CARD_PAID_DRAWN_RATIO",
        formula: "sum of AMT_PAYMENT_TOTAL_CURRENT divided by sum of AMT_DRAWINGS_CURRENT in \
                  credit_card_balance, at most 10: the debt may be older than the rows",
        label: words(
            "Remboursements des cartes de crédit chez nous, en nombre de fois les dépenses (10 au plus)",
            "Payments on credit cards with us, as a multiple of the spending (at most 10)",
        ),
        unit: Unit::Ratio,
        direction: Direction::RiskFalls,
        ..CARDS
    }
    .by(paid_of_drawn),
    Feature {
        name: "CARD_PAID_OWED_SHARE",
        formula: "sum of AMT_PAYMENT_CURRENT divided by the sum of AMT_PAYMENT_CURRENT and \
                  AMT_TOTAL_RECEIVABLE (0 where it is negative), over the rows of credit_card_balance with \
                  AMT_INST_MIN_REGULARITY above 0 where both are known",
        label: words(
            "Part de la dette remboursée en moyenne par mois sur les cartes de crédit chez nous",
            "Share of the debt paid back on average per month on credit cards with us",
        ),
        unit: Unit::Share,
        direction: Direction::RiskFalls,
        ..CARDS
    }
    .by(|months| paid_of_owed(months)),
    Feature {
        name: "CARD_PAID_LEAST_RATIO",
        formula: "sum of AMT_PAYMENT_CURRENT divided by sum of AMT_INST_MIN_REGULARITY, over the rows of \
                  credit_card_balance where the latter is above 0 and both are known",
        label: words(
            "Remboursements des cartes de crédit chez nous, en nombre de fois le minimum exigé",
            "Payments on credit cards with us, as a multiple of the minimum payment",
        ),
        unit: Unit::Ratio,
        direction: Direction::RiskFalls,
        ..CARDS
    }
    .by(|months| ratio_of_totals(due(months).map(|month| (month.paid, month.least_payment)))),
    Feature {
        name: "CARD_BELOW_LEAST_COUNT",
        formula: "number of rows of credit_card_balance with AMT_INST_MIN_REGULARITY above 0 and \
                  AMT_PAYMENT_CURRENT below it",
        label: words(
            "Nombre de mois où moins que le minimum exigé a été remboursé sur une carte de crédit chez nous",
            "Number of months in which less than the minimum was paid on a credit card with us",
        ),
        ..DELAYS
    }
    .by(|months| count(which(months, CardMonth::pays_too_little))),
    Feature {
        name: "CARD_BELOW_LEAST_LAST_12_SHARE",
        formula: "share of AMT_PAYMENT_CURRENT below AMT_INST_MIN_REGULARITY among the rows of \
                  credit_card_balance where the latter is above 0, both are known, and MONTHS_BALANCE is -12 \
                  or later",
        label: words(
            "Part des mois, depuis un an, où moins que le minimum a été remboursé sur une carte chez nous",
            "Share of months, in the last year, in which less than the minimum was paid on a card with us",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|months| share(recent(months, 12.0).map(CardMonth::pays_too_little))),
    Feature {
        name: "CARD_LEAST_ONLY_SHARE",
        formula: "share of AMT_PAYMENT_CURRENT from 100 % to 105 % of AMT_INST_MIN_REGULARITY among the rows \
                  of credit_card_balance where the latter is above 0 and both are known",
        label: words(
            "Part des mois où seul le minimum exigé a été remboursé sur les cartes de crédit chez nous",
            "Share of months in which only the minimum was paid on credit cards with us",
        ),
        unit: Unit::Share,
        ..CARDS
    }
    .by(|months| share(months.iter().map(CardMonth::pays_the_least))),
    Feature {
        name: "CARD_INSTALMENTS_PAID_COUNT",
        formula: "sum over the cards of credit_card_balance of the known CNT_INSTALMENT_MATURE_CUM in the \
                  latest row",
        label: words(
            "Nombre d’échéances payées sur les cartes de crédit chez nous",
            "Number of instalments paid on credit cards with us",
        ),
        ..CARDS
    }
    .by(|months| total_or_zero(latest(months).map(|month| month.instalments_paid))),
    Feature {
        name: "CARD_DPD_MAX",
        formula: "greatest SK_DPD in credit_card_balance",
        label: words(
            "Plus long retard sur les cartes de crédit chez nous, même pour une petite somme",
            "Longest delay on credit cards with us, even for a small sum",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|months| greatest(months.iter().map(|month| month.days_past_due))),
    Feature {
        name: "CARD_DPD_DEF_MAX",
        formula: "greatest SK_DPD_DEF in credit_card_balance",
        label: words(
            "Plus long retard sur les cartes de crédit chez nous, hors petites sommes",
            "Longest delay on credit cards with us, small sums left aside",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|months| greatest(months.iter().map(|month| month.days_past_due_with_tolerance))),
    Feature {
        name: "CARD_LATE_SHARE",
        formula: "share of rows of credit_card_balance with SK_DPD_DEF above 0",
        label: words(
            "Part des mois avec un retard sur les cartes de crédit chez nous",
            "Share of months with a delay on credit cards with us",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|months| share(months.iter().map(CardMonth::is_late))),
    Feature {
        name: "CARD_LATE_LAST_12_COUNT",
        formula: "number of rows of credit_card_balance with SK_DPD_DEF above 0 and MONTHS_BALANCE of -12 or \
                  later",
        label: words(
            "Nombre de mois avec un retard depuis un an sur les cartes de crédit chez nous",
            "Number of months with a delay in the last year on credit cards with us",
        ),
        ..DELAYS
    }
    .by(|months| count(which(recent(months, 12.0), CardMonth::is_late))),
    Feature {
        name: "CARD_LAST_LATE_MONTHS",
        formula: "minus the greatest MONTHS_BALANCE among the rows of credit_card_balance with SK_DPD_DEF \
                  above 0; missing for a client who never was late",
        label: words(
            "Temps écoulé depuis le dernier retard sur les cartes de crédit chez nous",
            "Time since the last delay on credit cards with us",
        ),
        unit: Unit::Months,
        direction: Direction::RiskFalls,
        ..CARDS
    }
    .by(|months| -greatest(which(months, CardMonth::is_late).map(|month| month.month))),
];

/// What was paid as a multiple of what was drawn, at most 10.
fn paid_of_drawn(months: &[CardMonth]) -> f64 {
    let ratio = ratio_of_totals(months.iter().map(|month| (month.paid_in_all, month.drawn)));
    if ratio > 10.0 && ratio.is_finite() { 10.0 } else { ratio }
}
