//! The months of the credits at other lenders (`bureau_balance`).

use super::{Computed, Feature, Table, Theme, Unit, subject, words};
use crate::features::aggregates::count;
use crate::features::bureau::Balance;

const BALANCES: Feature = Feature { unit: Unit::Count, ..subject(Table::BureauBalance, Theme::OtherCredits) };

pub(in crate::features) const FEATURES: &[Computed<[Balance]>] = &[Feature {
    name: "BUREAU_MONTHS_COUNT",
    formula: "number of rows of bureau_balance of the client’s credits",
    label: words(
        "Nombre de mois de suivi des crédits chez d’autres organismes",
        "Number of months on record of credits with other lenders",
    ),
    ..BALANCES
}
.by(|months| count(months))];
