//! How earlier cards were used and paid, month by month (`credit_card_balance`).

mod drawings;
mod limits;
mod payments;
#[cfg(test)]
mod tests;
mod trends;

use super::{Computed, Direction, Feature, Table, Theme, Unit, subject, words};
use crate::features::computed::joined;
use crate::features::credit_card::CardMonth;

const CARDS: Feature = Feature { unit: Unit::Count, ..subject(Table::CreditCardBalance, Theme::Cards) };

const USE: Feature = Feature { unit: Unit::Share, direction: Direction::RiskRises, ..CARDS };

const PARTS: [&[Computed<[CardMonth]>]; 4] =
    [limits::FEATURES, drawings::FEATURES, payments::FEATURES, trends::FEATURES];

pub(in crate::features) const FEATURES: &[Computed<[CardMonth]>] =
    &joined::<_, { PARTS[0].len() + PARTS[1].len() + PARTS[2].len() + PARTS[3].len() }>(&PARTS);
