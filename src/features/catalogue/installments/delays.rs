//! Whether instalments were paid in time.

use super::{Computed, DELAYS, Direction, Feature, PAYMENTS, Unit, words};
use crate::features::aggregates::{count, deviation, greatest, latest, mean, share};
use crate::features::installments::{
    Payment, days_late_change, due_within, late, late_amount_share, late_by_more_than, longest_run_of_late,
    newest,
};

pub(super) const FEATURES: &[Computed<[Payment]>] = &[
    Feature {
        name: "PAYMENT_DELAY_MAX",
        formula: "greatest DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT in installments_payments, 0 where it is \
                  negative",
        label: words(
            "Plus long retard de paiement d’une échéance chez nous",
            "Longest delay in paying an instalment to us",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|payments| greatest(payments.iter().map(Payment::delay))),
    Feature {
        name: "PAYMENT_DELAY_LAST_12_MAX",
        formula: "greatest DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT, 0 where it is negative, over the rows \
                  of installments_payments with DAYS_INSTALMENT of -365 or later",
        label: words(
            "Plus long retard de paiement d’une échéance chez nous depuis un an",
            "Longest delay in paying an instalment to us in the last year",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|payments| greatest(due_within(payments, 365.0).iter().map(Payment::delay))),
    Feature {
        name: "PAYMENT_DELAY_MEAN",
        formula: "mean of DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT in installments_payments, 0 where it is \
                  negative",
        label: words(
            "Retard moyen sur l’ensemble des paiements d’échéances chez nous",
            "Mean delay over all payments of instalments to us",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|payments| mean(payments.iter().map(Payment::delay))),
    Feature {
        name: "PAYMENT_DELAY_MEAN_OF_LATE",
        formula: "mean of DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT over the rows of installments_payments \
                  where it is positive; missing for a client who never was late",
        label: words(
            "Retard moyen des paiements d’échéances en retard chez nous",
            "Mean delay of late payments of instalments to us",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|payments| mean(late(payments).map(Payment::days_late))),
    Feature {
        name: "PAYMENT_ADVANCE_MEAN",
        formula: "mean of DAYS_INSTALMENT minus DAYS_ENTRY_PAYMENT in installments_payments, 0 where it is \
                  negative",
        label: words(
            "Avance moyenne sur l’ensemble des paiements d’échéances chez nous",
            "Mean time by which payments of instalments to us came early, over all payments",
        ),
        unit: Unit::Days,
        ..PAYMENTS
    }
    .by(|payments| mean(payments.iter().map(Payment::advance))),
    Feature {
        name: "PAYMENT_DAYS_LATE_STD",
        formula: "sample standard deviation of DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT in \
                  installments_payments; missing where fewer than two are known",
        label: words(
            "Irrégularité des dates de paiement des échéances chez nous",
            "Irregularity of the dates of payment of instalments to us",
        ),
        unit: Unit::Days,
        ..PAYMENTS
    }
    .by(|payments| deviation(payments.iter().map(Payment::days_late))),
    Feature {
        name: "PAYMENT_LATE_SHARE",
        formula: "share of rows paid late (DAYS_ENTRY_PAYMENT after DAYS_INSTALMENT) among the rows of \
                  installments_payments where both days are known",
        label: words(
            "Part des paiements d’échéances en retard chez nous",
            "Share of late payments of instalments to us",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|payments| share(payments.iter().map(Payment::is_late))),
    Feature {
        name: "PAYMENT_LATE_7_SHARE",
        formula: "share of DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT above 7 among the rows of \
                  installments_payments where both days are known",
        label: words(
            "Part des paiements d’échéances en retard de plus d’une semaine chez nous",
            "Share of payments of instalments to us more than a week late",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|payments| share(payments.iter().map(|payment| payment.is_late_by_more_than(7.0)))),
    Feature {
        name: "PAYMENT_LATE_30_COUNT",
        formula: "number of rows of installments_payments with DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT \
                  above 30",
        label: words(
            "Nombre de paiements d’échéances en retard de plus de 30 jours chez nous",
            "Number of payments of instalments to us more than 30 days late",
        ),
        ..DELAYS
    }
    .by(|payments| count(late_by_more_than(payments, 30.0))),
    Feature {
        name: "PAYMENT_LATE_AMOUNT_SHARE",
        formula: "sum of AMT_PAYMENT over the rows of installments_payments paid late \
                  (DAYS_ENTRY_PAYMENT after DAYS_INSTALMENT) divided by its sum over all rows where \
                  both days are known",
        label: words(
            "Part payée en retard du montant des échéances chez nous",
            "Share paid late of the amount of instalments with us",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(late_amount_share),
    Feature {
        name: "PAYMENT_LATE_LAST_6_COUNT",
        formula: "number of rows of installments_payments paid late (DAYS_ENTRY_PAYMENT after \
                  DAYS_INSTALMENT) with DAYS_INSTALMENT of -183 or later",
        label: words(
            "Nombre de paiements d’échéances en retard chez nous depuis six mois",
            "Number of late payments of instalments to us in the last six months",
        ),
        ..DELAYS
    }
    .by(|payments| count(late(due_within(payments, 183.0)))),
    Feature {
        name: "PAYMENT_LATE_LAST_12_SHARE",
        formula: "share of rows paid late (DAYS_ENTRY_PAYMENT after DAYS_INSTALMENT) among the rows of \
                  installments_payments with DAYS_INSTALMENT of -365 or later where both days are \
                  known",
        label: words(
            "Part des paiements d’échéances en retard chez nous depuis un an",
            "Share of late payments of instalments to us in the last year",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|payments| share(due_within(payments, 365.0).iter().map(Payment::is_late))),
    Feature {
        name: "PAYMENT_LATE_LAST_24_COUNT",
        formula: "number of rows of installments_payments paid late (DAYS_ENTRY_PAYMENT after \
                  DAYS_INSTALMENT) with DAYS_INSTALMENT of -730 or later",
        label: words(
            "Nombre de paiements d’échéances en retard chez nous depuis deux ans",
            "Number of late payments of instalments to us in the last two years",
        ),
        ..DELAYS
    }
    .by(|payments| count(late(due_within(payments, 730.0)))),
    Feature {
        name: "PAYMENT_LAST_3_DAYS_LATE_MEAN",
        formula: "mean of the known DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT over the three rows of \
                  installments_payments with the greatest DAYS_INSTALMENT (of one day the later in the \
                  order of key of the loan, NUM_INSTALMENT_NUMBER, NUM_INSTALMENT_VERSION, \
                  DAYS_ENTRY_PAYMENT, one without payment last)",
        label: words(
            "Retard moyen des trois derniers paiements d’échéances chez nous (négatif\u{202f}: en avance)",
            "Mean delay of the last three payments of instalments to us (negative: in advance)",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|payments| mean(latest(payments, 3).iter().map(Payment::days_late))),
    Feature {
        name: "PAYMENT_LAST_5_LATE_COUNT",
        formula: "number of rows paid late (DAYS_ENTRY_PAYMENT after DAYS_INSTALMENT) among the five \
                  rows of installments_payments with the greatest DAYS_INSTALMENT (of one day the \
                  later in the order of key of the loan, NUM_INSTALMENT_NUMBER, \
                  NUM_INSTALMENT_VERSION, DAYS_ENTRY_PAYMENT, one without payment last)",
        label: words(
            "Nombre de retards sur les cinq derniers paiements d’échéances chez nous",
            "Number of delays in the last five payments of instalments to us",
        ),
        ..DELAYS
    }
    .by(|payments| count(late(latest(payments, 5)))),
    Feature {
        name: "PAYMENT_LAST_10_DAYS_LATE_MEAN",
        formula: "mean of the known DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT over the ten rows of \
                  installments_payments with the greatest DAYS_INSTALMENT (of one day the later in the \
                  order of key of the loan, NUM_INSTALMENT_NUMBER, NUM_INSTALMENT_VERSION, \
                  DAYS_ENTRY_PAYMENT, one without payment last)",
        label: words(
            "Retard moyen des dix derniers paiements d’échéances chez nous (négatif\u{202f}: en avance)",
            "Mean delay of the last ten payments of instalments to us (negative: in advance)",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|payments| mean(latest(payments, 10).iter().map(Payment::days_late))),
    Feature {
        name: "PAYMENT_DAYS_LATE_CHANGE",
        formula: "mean of DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT over the rows of installments_payments \
                  with DAYS_INSTALMENT of -365 or later, minus its mean over the earlier rows; missing where \
                  there are not both",
        label: words(
            "Écart entre le retard moyen des paiements chez nous depuis un an et celui d’avant",
            "Difference between the mean delay of payments to us in the last year and that before",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(days_late_change),
    Feature {
        name: "PAYMENT_LATE_RUN_MAX",
        formula: "greatest number of rows of installments_payments paid late (DAYS_ENTRY_PAYMENT after \
                  DAYS_INSTALMENT) one after the other, in the order of DAYS_INSTALMENT, key of the \
                  loan, NUM_INSTALMENT_NUMBER, NUM_INSTALMENT_VERSION and DAYS_ENTRY_PAYMENT; a row \
                  without payment stands last of its instalment and ends a run",
        label: words(
            "Plus grand nombre de paiements d’échéances en retard d’affilée chez nous",
            "Largest number of late payments of instalments to us in a row",
        ),
        ..DELAYS
    }
    .by(longest_run_of_late),
    Feature {
        name: "PAYMENT_NEWEST_LATE_SHARE",
        formula: "share of rows paid late (DAYS_ENTRY_PAYMENT after DAYS_INSTALMENT) among the rows \
                  where both days are known of the loan or card of installments_payments that has the \
                  greatest DAYS_INSTALMENT; of several, the one with the greatest key",
        label: words(
            "Part des paiements en retard sur le crédit ou la carte le plus récent chez nous",
            "Share of late payments on the most recent loan or card with us",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|payments| share(newest(payments).map(Payment::is_late))),
    Feature {
        name: "PAYMENT_LAST_LATE_DAYS",
        formula: "minus the greatest DAYS_INSTALMENT among the rows of installments_payments paid late \
                  (DAYS_ENTRY_PAYMENT after DAYS_INSTALMENT); missing for a client who never was late",
        label: words(
            "Temps écoulé depuis la dernière échéance payée en retard chez nous",
            "Time since the last instalment paid late to us",
        ),
        unit: Unit::Days,
        direction: Direction::RiskFalls,
        ..PAYMENTS
    }
    .by(|payments| -greatest(late(payments).map(|payment| payment.due))),
];
