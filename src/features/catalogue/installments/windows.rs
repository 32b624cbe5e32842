//! How instalments were paid in the last 60, 90, 180 and 365 days.

use super::{Computed, DELAYS, Direction, Feature, PAYMENTS, Unit, words};
use crate::features::aggregates::{count, greatest, mean, share, slope};
use crate::features::installments::{
    Payment, due_within, instalments, late_by_more_than, paid_share, underpaid_share,
};

pub(super) const FEATURES: &[Computed<[Payment]>] = &[
    Feature {
        name: "PAYMENT_LAST_DUE_DAYS",
        formula: "minus the greatest DAYS_INSTALMENT in installments_payments",
        label: words(
            "Temps écoulé depuis la dernière échéance due chez nous",
            "Time since the last instalment was due to us",
        ),
        unit: Unit::Days,
        ..PAYMENTS
    }
    .by(|payments| -greatest(payments.iter().map(|payment| payment.due))),
    Feature {
        name: "PAYMENT_LATE_LAST_60D_SHARE",
        formula: "share of rows paid late (DAYS_ENTRY_PAYMENT after DAYS_INSTALMENT) among the rows of \
                  installments_payments with DAYS_INSTALMENT of -60 or later where both days are known",
        label: words(
            "Part des paiements d’échéances en retard chez nous depuis 60 jours",
            "Share of late payments of instalments to us in the last 60 days",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|payments| share(due_within(payments, 60.0).iter().map(Payment::is_late))),
    Feature {
        name: "PAYMENT_LATE_LAST_90D_SHARE",
        formula: "share of rows paid late (DAYS_ENTRY_PAYMENT after DAYS_INSTALMENT) among the rows of \
                  installments_payments with DAYS_INSTALMENT of -90 or later where both days are known",
        label: words(
            "Part des paiements d’échéances en retard chez nous depuis 90 jours",
            "Share of late payments of instalments to us in the last 90 days",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|payments| share(due_within(payments, 90.0).iter().map(Payment::is_late))),
    Feature {
        name: "PAYMENT_LATE_LAST_180D_SHARE",
        formula: "share of rows paid late (DAYS_ENTRY_PAYMENT after DAYS_INSTALMENT) among the rows of \
                  installments_payments with DAYS_INSTALMENT of -180 or later where both days are known",
        label: words(
            "Part des paiements d’échéances en retard chez nous depuis 180 jours",
            "Share of late payments of instalments to us in the last 180 days",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|payments| share(due_within(payments, 180.0).iter().map(Payment::is_late))),
    Feature {
        name: "PAYMENT_DAYS_LATE_LAST_60D_MEAN",
        formula: "mean of the known DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT over the rows of \
                  installments_payments with DAYS_INSTALMENT of -60 or later",
        label: words(
            "Retard moyen des paiements d’échéances chez nous depuis 60 jours (négatif\u{202f}: en avance)",
            "Mean delay of payments of instalments to us in the last 60 days (negative: in advance)",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|payments| mean(due_within(payments, 60.0).iter().map(Payment::days_late))),
    Feature {
        name: "PAYMENT_DAYS_LATE_LAST_90D_MEAN",
        formula: "mean of the known DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT over the rows of \
                  installments_payments with DAYS_INSTALMENT of -90 or later",
        label: words(
            "Retard moyen des paiements d’échéances chez nous depuis 90 jours (négatif\u{202f}: en avance)",
            "Mean delay of payments of instalments to us in the last 90 days (negative: in advance)",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|payments| mean(due_within(payments, 90.0).iter().map(Payment::days_late))),
    Feature {
        name: "PAYMENT_DAYS_LATE_LAST_180D_MEAN",
        formula: "mean of the known DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT over the rows of \
                  installments_payments with DAYS_INSTALMENT of -180 or later",
        label: words(
            "Retard moyen des paiements d’échéances chez nous depuis 180 jours (négatif\u{202f}: en avance)",
            "Mean delay of payments of instalments to us in the last 180 days (negative: in advance)",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|payments| mean(due_within(payments, 180.0).iter().map(Payment::days_late))),
    Feature {
        name: "PAYMENT_DAYS_LATE_LAST_365D_MEAN",
        formula: "mean of the known DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT over the rows of \
                  installments_payments with DAYS_INSTALMENT of -365 or later",
        label: words(
            "Retard moyen des paiements d’échéances chez nous depuis un an (négatif\u{202f}: en avance)",
            "Mean delay of payments of instalments to us in the last year (negative: in advance)",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|payments| mean(due_within(payments, 365.0).iter().map(Payment::days_late))),
    Feature {
        name: "PAYMENT_DELAY_LAST_90D_MAX",
        formula: "greatest DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT, 0 where it is negative, over the \
                  rows of installments_payments with DAYS_INSTALMENT of -90 or later",
        label: words(
            "Plus long retard de paiement d’une échéance chez nous depuis 90 jours",
            "Longest delay in paying an instalment to us in the last 90 days",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|payments| greatest(due_within(payments, 90.0).iter().map(Payment::delay))),
    Feature {
        name: "PAYMENT_DELAY_LAST_180D_MAX",
        formula: "greatest DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT, 0 where it is negative, over the \
                  rows of installments_payments with DAYS_INSTALMENT of -180 or later",
        label: words(
            "Plus long retard de paiement d’une échéance chez nous depuis 180 jours",
            "Longest delay in paying an instalment to us in the last 180 days",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|payments| greatest(due_within(payments, 180.0).iter().map(Payment::delay))),
    Feature {
        name: "PAYMENT_LATE_30_LAST_365D_COUNT",
        formula: "number of rows of installments_payments with DAYS_ENTRY_PAYMENT minus DAYS_INSTALMENT \
                  above 30 and DAYS_INSTALMENT of -365 or later",
        label: words(
            "Nombre de paiements d’échéances en retard de plus de 30 jours chez nous depuis un an",
            "Number of payments of instalments to us more than 30 days late in the last year",
        ),
        ..DELAYS
    }
    .by(|payments| count(late_by_more_than(due_within(payments, 365.0), 30.0))),
    Feature {
        name: "PAYMENT_DAYS_LATE_LAST_365D_TREND",
        formula: "slope by month of 30.4375 days of the least-squares line through DAYS_ENTRY_PAYMENT \
                  minus DAYS_INSTALMENT over DAYS_INSTALMENT, all loans together, over the rows of \
                  installments_payments with DAYS_INSTALMENT of -365 or later where both days are known; \
                  missing for fewer than two different DAYS_INSTALMENT",
        label: words(
            "Évolution par mois du retard de paiement des échéances chez nous depuis un an",
            "Change per month of the delay in paying instalments to us in the last year",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|payments| slope(due_within(payments, 365.0).iter().map(Payment::month_and_days_late))),
    Feature {
        name: "INSTAL_UNDERPAID_LAST_90D_SHARE",
        formula: "share of those of which AMT_INSTALMENT exceeds AMT_PAYMENT by more than 1 among the \
                  instalments with DAYS_INSTALMENT of -90 or later where both are known; the rows of \
                  installments_payments with one loan, number, version and DAYS_INSTALMENT are one \
                  instalment: its AMT_INSTALMENT is the greatest of theirs, its AMT_PAYMENT the sum of \
                  those that are known",
        label: words(
            "Part des échéances chez nous depuis 90 jours qui n’ont pas été payées en entier",
            "Share of instalments with us in the last 90 days that were not paid in full",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|payments| underpaid_share(due_within(payments, 90.0))),
    Feature {
        name: "INSTAL_UNDERPAID_LAST_365D_SHARE",
        formula: "share of those of which AMT_INSTALMENT exceeds AMT_PAYMENT by more than 1 among the \
                  instalments with DAYS_INSTALMENT of -365 or later where both are known; the rows of \
                  installments_payments with one loan, number, version and DAYS_INSTALMENT are one \
                  instalment: its AMT_INSTALMENT is the greatest of theirs, its AMT_PAYMENT the sum of \
                  those that are known",
        label: words(
            "Part des échéances chez nous depuis un an qui n’ont pas été payées en entier",
            "Share of instalments with us in the last year that were not paid in full",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|payments| underpaid_share(due_within(payments, 365.0))),
    Feature {
        name: "INSTAL_PAID_LAST_60D_SHARE",
        formula: "sum of AMT_PAYMENT divided by sum of AMT_INSTALMENT, over the instalments with \
                  DAYS_INSTALMENT of -60 or later where both are known; the rows of \
                  installments_payments with one loan, number, version and DAYS_INSTALMENT are one \
                  instalment: its AMT_INSTALMENT is the greatest of theirs, its AMT_PAYMENT the sum of \
                  those that are known",
        label: words(
            "Montant payé rapporté au montant des échéances dues chez nous depuis 60 jours",
            "Amount paid compared with the amount of the instalments due to us in the last 60 days",
        ),
        unit: Unit::Share,
        direction: Direction::RiskFalls,
        ..PAYMENTS
    }
    .by(|payments| paid_share(instalments(due_within(payments, 60.0)))),
    Feature {
        name: "INSTAL_PAID_LAST_180D_SHARE",
        formula: "sum of AMT_PAYMENT divided by sum of AMT_INSTALMENT, over the instalments with \
                  DAYS_INSTALMENT of -180 or later where both are known; the rows of \
                  installments_payments with one loan, number, version and DAYS_INSTALMENT are one \
                  instalment: its AMT_INSTALMENT is the greatest of theirs, its AMT_PAYMENT the sum of \
                  those that are known",
        label: words(
            "Montant payé rapporté au montant des échéances dues chez nous depuis 180 jours",
            "Amount paid compared with the amount of the instalments due to us in the last 180 days",
        ),
        unit: Unit::Share,
        direction: Direction::RiskFalls,
        ..PAYMENTS
    }
    .by(|payments| paid_share(instalments(due_within(payments, 180.0)))),
    Feature {
        name: "INSTAL_PAID_LAST_365D_SHARE",
        formula: "sum of AMT_PAYMENT divided by sum of AMT_INSTALMENT, over the instalments with \
                  DAYS_INSTALMENT of -365 or later where both are known; the rows of \
                  installments_payments with one loan, number, version and DAYS_INSTALMENT are one \
                  instalment: its AMT_INSTALMENT is the greatest of theirs, its AMT_PAYMENT the sum of \
                  those that are known",
        label: words(
            "Montant payé rapporté au montant des échéances dues chez nous depuis un an",
            "Amount paid compared with the amount of the instalments due to us in the last year",
        ),
        unit: Unit::Share,
        direction: Direction::RiskFalls,
        ..PAYMENTS
    }
    .by(|payments| paid_share(instalments(due_within(payments, 365.0)))),
];
