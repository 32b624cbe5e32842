//! How the instalments of earlier loans and cards were paid (`installments_payments`).

mod amounts;
mod delays;
mod latest;
#[cfg(test)]
mod tests;
mod windows;

use super::{Computed, Direction, Feature, Table, Theme, Unit, subject, words};
use crate::features::computed::joined;
use crate::features::installments::Payment;

const PAYMENTS: Feature =
    Feature { unit: Unit::Count, ..subject(Table::InstallmentsPayments, Theme::Repayments) };

const DELAYS: Feature = Feature { direction: Direction::RiskRises, ..PAYMENTS };

const PARTS: [&[Computed<[Payment]>]; 4] =
    [amounts::FEATURES, delays::FEATURES, windows::FEATURES, latest::FEATURES];

pub(in crate::features) const FEATURES: &[Computed<[Payment]>] =
    &joined::<_, { PARTS[0].len() + PARTS[1].len() + PARTS[2].len() + PARTS[3].len() }>(&PARTS);
