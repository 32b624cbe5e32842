//! How earlier cards were used, month by month (`credit_card_balance`).

use super::{Computed, Feature, Table, Theme, Unit, subject, words};
use crate::features::aggregates::count;
use crate::features::credit_card::CardMonth;

const CARDS: Feature = Feature { unit: Unit::Count, ..subject(Table::CreditCardBalance, Theme::Cards) };

pub(in crate::features) const FEATURES: &[Computed<[CardMonth]>] = &[Feature {
    name: "CARD_MONTHS_COUNT",
    formula: "number of rows of credit_card_balance",
    label: words(
        "Nombre de mois de suivi des cartes de crédit chez nous",
        "Number of months on record of credit cards with us",
    ),
    ..CARDS
}
.by(|months| count(months))];
