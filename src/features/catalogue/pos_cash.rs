//! How earlier consumer and cash loans went, month by month (`POS_CASH_balance`).

use super::{Computed, Feature, Table, Theme, Unit, subject, words};
use crate::features::aggregates::count;
use crate::features::pos_cash::LoanMonth;

const MONTHS: Feature = Feature { unit: Unit::Count, ..subject(Table::PosCashBalance, Theme::Repayments) };

pub(in crate::features) const FEATURES: &[Computed<[LoanMonth]>] = &[Feature {
    name: "POS_MONTHS_COUNT",
    formula: "number of rows of POS_CASH_balance",
    label: words(
        "Nombre de mois de suivi des crédits passés chez nous",
        "Number of months on record of earlier loans with us",
    ),
    ..MONTHS
}
.by(|months| count(months))];
