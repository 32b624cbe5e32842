//! How earlier consumer and cash loans went, month by month (`POS_CASH_balance`).

mod months;
mod severity;
#[cfg(test)]
mod tests;

use super::{Computed, Direction, Feature, Table, Theme, Unit, subject, words};
use crate::features::computed::joined;
use crate::features::pos_cash::LoanMonth;

const MONTHS: Feature = Feature { unit: Unit::Count, ..subject(Table::PosCashBalance, Theme::Repayments) };
const DELAYS: Feature = Feature { direction: Direction::RiskRises, ..MONTHS };

const PARTS: [&[Computed<[LoanMonth]>]; 2] = [months::FEATURES, severity::FEATURES];

pub(in crate::features) const FEATURES: &[Computed<[LoanMonth]>] =
    &joined::<_, { PARTS[0].len() + PARTS[1].len() }>(&PARTS);
