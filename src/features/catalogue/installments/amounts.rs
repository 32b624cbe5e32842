//! What was paid, and whether instalments were paid in full.
//!
//! An instalment is made up of the rows of one loan, `NUM_INSTALMENT_NUMBER`, `NUM_INSTALMENT_VERSION`
//! and `DAYS_INSTALMENT`: its `AMT_PAYMENT` is their sum, its `AMT_INSTALMENT` the greatest of theirs.

use super::{Computed, DELAYS, Direction, Feature, PAYMENTS, Unit, words};
use crate::features::aggregates::{count, greatest, least, mean, share, total};
use crate::features::installments::{
    Payment, calendar_changes, due_within, instalments, paid_share, paid_within, underpaid_share,
};

const MONEY: Feature = Feature { unit: Unit::Money, ..PAYMENTS };

pub(super) const FEATURES: &[Computed<[Payment]>] = &[
    Feature {
        name: "PAYMENT_COUNT",
        formula: "number of rows of installments_payments",
        label: words("Nombre de paiements d’échéances chez nous", "Number of payments of instalments to us"),
        ..PAYMENTS
    }
    .by(|payments| count(payments)),
    Feature {
        name: "PAYMENT_SUM",
        formula: "sum of AMT_PAYMENT in installments_payments",
        label: words(
            "Montant total des échéances payées chez nous",
            "Total amount of instalments paid to us",
        ),
        ..MONEY
    }
    .by(|payments| total(payments.iter().map(|payment| payment.paid))),
    Feature {
        name: "PAYMENT_LAST_12_SUM",
        formula: "sum of AMT_PAYMENT over the rows of installments_payments with DAYS_ENTRY_PAYMENT of -365 \
                  or later",
        label: words(
            "Montant des échéances payées chez nous depuis un an",
            "Amount of instalments paid to us in the last year",
        ),
        ..MONEY
    }
    .by(|payments| total(paid_within(payments, 365.0).map(|payment| payment.paid))),
    Feature {
        name: "PAYMENT_FIRST_DAYS",
        formula: "minus the smallest DAYS_ENTRY_PAYMENT in installments_payments",
        label: words(
            "Temps écoulé depuis le premier paiement d’une échéance chez nous",
            "Time since the first payment of an instalment to us",
        ),
        unit: Unit::Days,
        ..PAYMENTS
    }
    .by(|payments| -least(payments.iter().map(|payment| payment.paid_on))),
    Feature {
        name: "PAYMENT_LAST_DAYS",
        formula: "minus the greatest DAYS_ENTRY_PAYMENT in installments_payments",
        label: words(
            "Temps écoulé depuis le dernier paiement d’une échéance chez nous",
            "Time since the last payment of an instalment to us",
        ),
        unit: Unit::Days,
        ..PAYMENTS
    }
    .by(|payments| -greatest(payments.iter().map(|payment| payment.paid_on))),
    Feature {
        name: "PAYMENT_CARD_SHARE",
        formula: "share of rows of installments_payments with NUM_INSTALMENT_VERSION = 0, which stands for a \
                  card",
        label: words(
            "Part des cartes de crédit dans les paiements d’échéances chez nous",
            "Share of credit cards in the payments of instalments to us",
        ),
        unit: Unit::Share,
        ..PAYMENTS
    }
    .by(|payments| share(payments.iter().map(Payment::is_of_card))),
    Feature {
        name: "PAYMENT_MISSING_COUNT",
        formula: "number of rows of installments_payments without DAYS_ENTRY_PAYMENT",
        label: words(
            "Nombre d’échéances chez nous sans paiement connu",
            "Number of instalments with us without a known payment",
        ),
        direction: Direction::RiskRises,
        ..PAYMENTS
    }
    .by(|payments| count(payments.iter().filter(|payment| payment.paid_on.is_nan()))),
    Feature {
        name: "INSTAL_MAX",
        formula: "greatest AMT_INSTALMENT in installments_payments",
        label: words("Plus grosse échéance due chez nous", "Largest instalment due to us"),
        ..MONEY
    }
    .by(|payments| greatest(payments.iter().map(|payment| payment.instalment))),
    Feature {
        name: "INSTAL_MEAN",
        formula: "mean over the instalments of AMT_INSTALMENT; the rows of installments_payments with \
                  one loan, number, version and DAYS_INSTALMENT are one instalment: its AMT_INSTALMENT \
                  is the greatest of theirs, its AMT_PAYMENT the sum of those that are known",
        label: words("Montant moyen des échéances dues chez nous", "Mean amount of instalments due to us"),
        ..MONEY
    }
    .by(|payments| mean(instalments(payments).map(|instalment| instalment.amount))),
    Feature {
        name: "INSTAL_DUE_LAST_3_SUM",
        formula: "sum of AMT_INSTALMENT over the instalments with DAYS_INSTALMENT of -92 or later; the \
                  rows of installments_payments with one loan, number, version and DAYS_INSTALMENT are \
                  one instalment: its AMT_INSTALMENT is the greatest of theirs, its AMT_PAYMENT the \
                  sum of those that are known",
        label: words(
            "Montant des échéances dues chez nous depuis trois mois",
            "Amount of instalments due to us in the last three months",
        ),
        ..MONEY
    }
    .by(|payments| total(instalments(due_within(payments, 92.0)).map(|instalment| instalment.amount))),
    Feature {
        name: "INSTAL_PAID_SHARE",
        formula: "sum of AMT_PAYMENT divided by sum of AMT_INSTALMENT, over the instalments where both \
                  are known; the rows of installments_payments with one loan, number, version and \
                  DAYS_INSTALMENT are one instalment: its AMT_INSTALMENT is the greatest of theirs, \
                  its AMT_PAYMENT the sum of those that are known",
        label: words(
            "Montant payé rapporté au montant des échéances dues chez nous",
            "Amount paid compared with the amount of the instalments due to us",
        ),
        unit: Unit::Share,
        direction: Direction::RiskFalls,
        ..PAYMENTS
    }
    .by(|payments| paid_share(instalments(payments))),
    Feature {
        name: "INSTAL_UNDERPAID_SHARE",
        formula: "share of those of which AMT_INSTALMENT exceeds AMT_PAYMENT by more than 1 among the \
                  instalments where both are known; the rows of installments_payments with one loan, \
                  number, version and DAYS_INSTALMENT are one instalment: its AMT_INSTALMENT is the \
                  greatest of theirs, its AMT_PAYMENT the sum of those that are known",
        label: words(
            "Part des échéances chez nous qui n’ont pas été payées en entier",
            "Share of instalments with us that were not paid in full",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(underpaid_share),
    Feature {
        name: "INSTAL_UNDERPAID_SUM",
        formula: "sum over the instalments where both are known of AMT_INSTALMENT minus AMT_PAYMENT \
                  where the difference is more than 1, of 0 elsewhere; the rows of \
                  installments_payments with one loan, number, version and DAYS_INSTALMENT are one \
                  instalment: its AMT_INSTALMENT is the greatest of theirs, its AMT_PAYMENT the sum of \
                  those that are known",
        label: words(
            "Montant total qui manque aux échéances payées chez nous",
            "Total amount lacking in the instalments paid to us",
        ),
        unit: Unit::Money,
        ..DELAYS
    }
    .by(|payments| total(instalments(payments).map(|instalment| instalment.shortfall()))),
    Feature {
        name: "INSTAL_UNDERPAID_MAX",
        formula: "greatest over the instalments where both are known of AMT_INSTALMENT minus \
                  AMT_PAYMENT where the difference is more than 1, of 0 elsewhere; the rows of \
                  installments_payments with one loan, number, version and DAYS_INSTALMENT are one \
                  instalment: its AMT_INSTALMENT is the greatest of theirs, its AMT_PAYMENT the sum of \
                  those that are known",
        label: words(
            "Plus gros montant qui manque à une échéance payée chez nous",
            "Largest amount lacking in an instalment paid to us",
        ),
        unit: Unit::Money,
        ..DELAYS
    }
    .by(|payments| greatest(instalments(payments).map(|instalment| instalment.shortfall()))),
    Feature {
        name: "INSTAL_UNDERPAID_LAST_12_SUM",
        formula: "sum over the instalments with DAYS_INSTALMENT of -365 or later where both are known \
                  of AMT_INSTALMENT minus AMT_PAYMENT where the difference is more than 1, of 0 \
                  elsewhere; the rows of installments_payments with one loan, number, version and \
                  DAYS_INSTALMENT are one instalment: its AMT_INSTALMENT is the greatest of theirs, \
                  its AMT_PAYMENT the sum of those that are known",
        label: words(
            "Montant qui manque aux échéances payées chez nous depuis un an",
            "Amount lacking in the instalments paid to us in the last year",
        ),
        unit: Unit::Money,
        ..DELAYS
    }
    .by(|payments| total(instalments(due_within(payments, 365.0)).map(|instalment| instalment.shortfall()))),
    Feature {
        name: "INSTAL_OVERPAID_SHARE",
        formula: "share of those of which AMT_PAYMENT exceeds AMT_INSTALMENT by more than 1 among the \
                  instalments where both are known; the rows of installments_payments with one loan, \
                  number, version and DAYS_INSTALMENT are one instalment: its AMT_INSTALMENT is the \
                  greatest of theirs, its AMT_PAYMENT the sum of those that are known",
        label: words(
            "Part des échéances chez nous payées au-delà du montant dû",
            "Share of instalments with us of which more was paid than was due",
        ),
        unit: Unit::Share,
        ..PAYMENTS
    }
    .by(|payments| share(instalments(payments).map(|instalment| instalment.is_overpaid()))),
    Feature {
        name: "INSTAL_SPLIT_COUNT",
        formula: "number of instalments with more than one row; the rows of installments_payments with one \
                  loan, number, version and DAYS_INSTALMENT are one instalment",
        label: words(
            "Nombre d’échéances chez nous payées en plusieurs fois",
            "Number of instalments with us paid in several parts",
        ),
        ..PAYMENTS
    }
    .by(|payments| count(instalments(payments).filter(|instalment| instalment.payments > 1))),
    Feature {
        name: "INSTAL_CALENDAR_CHANGES_COUNT",
        formula: "sum over the loans of installments_payments of the number of different \
                  NUM_INSTALMENT_VERSION less one",
        label: words(
            "Nombre de changements de l’échéancier des crédits chez nous",
            "Number of changes of the repayment schedule of loans with us",
        ),
        ..PAYMENTS
    }
    .by(calendar_changes),
];
