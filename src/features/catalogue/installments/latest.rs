//! How the latest instalments, and those of the newest loan, were paid; delays by weight.

use super::{Computed, DELAYS, Direction, Feature, PAYMENTS, Unit, words};
use crate::features::aggregates::{count, greatest, last, latest, mean, ratio_of_totals, share};
use crate::features::installments::{
    Payment, instalments, late_by_more_than, newest, newest_instalments, paid_share,
};

pub(super) const FEATURES: &[Computed<[Payment]>] = &[
    Feature {
        name: "PAYMENT_LAST_DAYS_LATE",
        formula: "DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT in the row with the greatest DAYS_INSTALMENT \
                  among those of installments_payments where both are known (of one day the later in the \
                  order of key of the loan, NUM_INSTALMENT_NUMBER, NUM_INSTALMENT_VERSION, \
                  DAYS_ENTRY_PAYMENT)",
        label: words(
            "Retard du dernier paiement d’une échéance chez nous (négatif\u{202f}: en avance)",
            "Delay of the last payment of an instalment to us (negative: in advance)",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|payments| last(payments.iter().map(Payment::days_late))),
    Feature {
        name: "PAYMENT_LAST_5_DAYS_LATE_MEAN",
        formula: "mean of the known DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT over the five rows of \
                  installments_payments with the greatest DAYS_INSTALMENT (of one day the later in the \
                  order of key of the loan, NUM_INSTALMENT_NUMBER, NUM_INSTALMENT_VERSION, \
                  DAYS_ENTRY_PAYMENT, one without payment last)",
        label: words(
            "Retard moyen des cinq derniers paiements d’échéances chez nous (négatif\u{202f}: en avance)",
            "Mean delay of the last five payments of instalments to us (negative: in advance)",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|payments| mean(latest(payments, 5).iter().map(Payment::days_late))),
    Feature {
        name: "PAYMENT_LAST_10_LATE_SHARE",
        formula: "share of rows paid late (DAYS_ENTRY_PAYMENT after DAYS_INSTALMENT), among those where \
                  both days are known of the ten rows of installments_payments with the greatest \
                  DAYS_INSTALMENT (of one day the later in the order of key of the loan, \
                  NUM_INSTALMENT_NUMBER, NUM_INSTALMENT_VERSION, DAYS_ENTRY_PAYMENT, one without payment \
                  last)",
        label: words(
            "Part de retards sur les dix derniers paiements d’échéances chez nous",
            "Share late of the last ten payments of instalments to us",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|payments| share(latest(payments, 10).iter().map(Payment::is_late))),
    Feature {
        name: "PAYMENT_LAST_10_DELAY_MAX",
        formula: "greatest DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT, 0 where it is negative, over the \
                  ten rows of installments_payments with the greatest DAYS_INSTALMENT (of one day the \
                  later in the order of key of the loan, NUM_INSTALMENT_NUMBER, NUM_INSTALMENT_VERSION, \
                  DAYS_ENTRY_PAYMENT, one without payment last)",
        label: words(
            "Plus long retard des dix derniers paiements d’échéances chez nous",
            "Longest delay of the last ten payments of instalments to us",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|payments| greatest(latest(payments, 10).iter().map(Payment::delay))),
    Feature {
        name: "INSTAL_LAST_10_UNDERPAID_SHARE",
        formula: "share of those of which AMT_INSTALMENT exceeds AMT_PAYMENT by more than 1, among those \
                  where both are known of the ten instalments with the greatest DAYS_INSTALMENT (of one \
                  day the later in the order of key of the loan, number, version); the rows of \
                  installments_payments with one loan, number, version and DAYS_INSTALMENT are one \
                  instalment: its AMT_INSTALMENT is the greatest of theirs, its AMT_PAYMENT the sum of \
                  those that are known",
        label: words(
            "Part des dix dernières échéances chez nous qui n’ont pas été payées en entier",
            "Share of the last ten instalments with us that were not paid in full",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|payments| share(instalments(payments).rev().take(10).map(|instalment| instalment.is_underpaid()))),
    Feature {
        name: "PAYMENT_NEWEST_DELAY_MAX",
        formula: "greatest DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT, 0 where it is negative, over the \
                  rows of the loan or card of installments_payments that has the greatest \
                  DAYS_INSTALMENT; of several, the one with the greatest key",
        label: words(
            "Plus long retard de paiement sur le crédit ou la carte le plus récent chez nous",
            "Longest delay in paying the most recent loan or card with us",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|payments| greatest(newest(payments).map(Payment::delay))),
    Feature {
        name: "INSTAL_NEWEST_PAID_SHARE",
        formula: "sum of AMT_PAYMENT divided by sum of AMT_INSTALMENT, over the instalments where both \
                  are known of the loan or card that has the greatest DAYS_INSTALMENT; of several, the \
                  one with the greatest key; the rows of installments_payments with one loan, number, \
                  version and DAYS_INSTALMENT are one instalment: its AMT_INSTALMENT is the greatest of \
                  theirs, its AMT_PAYMENT the sum of those that are known",
        label: words(
            "Montant payé rapporté au montant dû sur le crédit ou la carte le plus récent chez nous",
            "Amount paid compared with the amount due on the most recent loan or card with us",
        ),
        unit: Unit::Share,
        direction: Direction::RiskFalls,
        ..PAYMENTS
    }
    .by(|payments| paid_share(newest_instalments(payments))),
    Feature {
        name: "PAYMENT_DELAY_RECENT_MEAN",
        formula: "mean of DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT, 0 where it is negative, weighted by \
                  2^(DAYS_INSTALMENT / 365), over the rows of installments_payments where both days are \
                  known",
        label: words(
            "Retard moyen des paiements d’échéances chez nous, les plus récents comptant davantage",
            "Mean delay of payments of instalments to us, recent ones counting for more",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|payments| ratio_of_totals(payments.iter().map(Payment::delay_fading))),
    Feature {
        name: "PAYMENT_LATE_90_COUNT",
        formula: "number of rows of installments_payments with DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT \
                  above 90",
        label: words(
            "Nombre de paiements d’échéances en retard de plus de 90 jours chez nous",
            "Number of payments of instalments to us more than 90 days late",
        ),
        ..DELAYS
    }
    .by(|payments| count(late_by_more_than(payments, 90.0))),
];
