//! How the instalments of earlier loans were paid (`installments_payments`).

use super::{Computed, Feature, Table, Theme, Unit, subject, words};
use crate::features::aggregates::count;
use crate::features::installments::Payment;

const PAYMENTS: Feature =
    Feature { unit: Unit::Count, ..subject(Table::InstallmentsPayments, Theme::Repayments) };

pub(in crate::features) const FEATURES: &[Computed<[Payment]>] = &[Feature {
    name: "PAYMENT_COUNT",
    formula: "number of rows of installments_payments",
    label: words("Nombre de paiements d’échéances chez nous", "Number of payments of instalments to us"),
    ..PAYMENTS
}
.by(|payments| count(payments))];
