//! How grave delays were, of late, by length and by weight; how the newest loan stands.

use super::{Computed, DELAYS, Feature, MONTHS, Unit, words};
use crate::features::aggregates::{count, greatest, last, ratio_of_totals, share};
use crate::features::pos_cash::{LoanMonth, late_by_more_than, newest, recent};

pub(super) const FEATURES: &[Computed<[LoanMonth]>] = &[
    Feature {
        name: "POS_LATE_AT_ALL_LAST_3_SHARE",
        formula: "share of rows of POS_CASH_balance with SK_DPD above 0 among those with MONTHS_BALANCE \
                  of -3 or later",
        label: words(
            "Part des mois avec un retard depuis trois mois sur les crédits passés chez nous, même pour une petite somme",
            "Share of months with a delay in the last three months on earlier loans with us, even for a small sum",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|months| share(recent(months, 3.0).map(LoanMonth::is_late_at_all))),
    Feature {
        name: "POS_LATE_AT_ALL_LAST_6_SHARE",
        formula: "share of rows of POS_CASH_balance with SK_DPD above 0 among those with MONTHS_BALANCE \
                  of -6 or later",
        label: words(
            "Part des mois avec un retard depuis six mois sur les crédits passés chez nous, même pour une petite somme",
            "Share of months with a delay in the last six months on earlier loans with us, even for a small sum",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|months| share(recent(months, 6.0).map(LoanMonth::is_late_at_all))),
    Feature {
        name: "POS_LATE_AT_ALL_LAST_12_SHARE",
        formula: "share of rows of POS_CASH_balance with SK_DPD above 0 among those with MONTHS_BALANCE \
                  of -12 or later",
        label: words(
            "Part des mois avec un retard depuis un an sur les crédits passés chez nous, même pour une petite somme",
            "Share of months with a delay in the last year on earlier loans with us, even for a small sum",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|months| share(recent(months, 12.0).map(LoanMonth::is_late_at_all))),
    Feature {
        name: "POS_DPD_LAST_12_MAX",
        formula: "greatest SK_DPD among the rows of POS_CASH_balance with MONTHS_BALANCE of -12 or later",
        label: words(
            "Plus long retard depuis un an sur les crédits passés chez nous, même pour une petite somme",
            "Longest delay in the last year on earlier loans with us, even for a small sum",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|months| greatest(recent(months, 12.0).map(|month| month.days_past_due))),
    Feature {
        name: "POS_DPD_30_COUNT",
        formula: "number of rows of POS_CASH_balance with SK_DPD above 30",
        label: words(
            "Nombre de mois avec plus de 30 jours de retard sur les crédits passés chez nous",
            "Number of months more than 30 days late on earlier loans with us",
        ),
        ..DELAYS
    }
    .by(|months| count(late_by_more_than(months, 30.0))),
    Feature {
        name: "POS_DPD_60_COUNT",
        formula: "number of rows of POS_CASH_balance with SK_DPD above 60",
        label: words(
            "Nombre de mois avec plus de 60 jours de retard sur les crédits passés chez nous",
            "Number of months more than 60 days late on earlier loans with us",
        ),
        ..DELAYS
    }
    .by(|months| count(late_by_more_than(months, 60.0))),
    Feature {
        name: "POS_DPD_90_COUNT",
        formula: "number of rows of POS_CASH_balance with SK_DPD above 90",
        label: words(
            "Nombre de mois avec plus de 90 jours de retard sur les crédits passés chez nous",
            "Number of months more than 90 days late on earlier loans with us",
        ),
        ..DELAYS
    }
    .by(|months| count(late_by_more_than(months, 90.0))),
    Feature {
        name: "POS_DPD_RECENT_MEAN",
        formula: "mean of SK_DPD, at most 90, weighted by 2^(MONTHS_BALANCE / 12), over the rows of \
                  POS_CASH_balance",
        label: words(
            "Retard moyen sur les crédits passés chez nous (90 jours au plus), les mois récents comptant davantage",
            "Mean delay on earlier loans with us (at most 90 days), recent months counting for more",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|months| ratio_of_totals(months.iter().map(LoanMonth::delay_fading))),
    Feature {
        name: "POS_NEWEST_DPD_MAX",
        formula: "greatest SK_DPD of the loan of POS_CASH_balance whose first MONTHS_BALANCE is the \
                  greatest; of several loans, the one with the greatest key",
        label: words(
            "Plus long retard sur le crédit le plus récent chez nous, même pour une petite somme",
            "Longest delay on the most recent loan with us, even for a small sum",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|months| greatest(newest(months).iter().map(|month| month.days_past_due))),
    Feature {
        name: "POS_NEWEST_TO_COME",
        formula: "latest known CNT_INSTALMENT_FUTURE of the loan of POS_CASH_balance whose first \
                  MONTHS_BALANCE is the greatest; of several loans, the one with the greatest key",
        label: words(
            "Temps restant avant la fin du crédit le plus récent chez nous",
            "Time left on the most recent loan with us",
        ),
        unit: Unit::Months,
        ..MONTHS
    }
    .by(|months| last(newest(months).iter().map(|month| month.to_come))),
    Feature {
        name: "POS_NEWEST_TO_COME_SHARE",
        formula: "CNT_INSTALMENT_FUTURE divided by CNT_INSTALMENT in the latest row of the loan of \
                  POS_CASH_balance whose first MONTHS_BALANCE is the greatest; of several loans, the one \
                  with the greatest key",
        label: words(
            "Part des échéances restant à payer sur le crédit le plus récent chez nous",
            "Share of instalments still to be paid on the most recent loan with us",
        ),
        unit: Unit::Share,
        ..MONTHS
    }
    .by(|months| newest(months).last().map_or(f64::NAN, |month| month.to_come / month.instalments)),
];
