//! How the instalments of earlier loans and cards were paid (`installments_payments`).

mod amounts;
mod delays;
#[cfg(test)]
mod tests;

use super::{Computed, Direction, Feature, Table, Theme, Unit, subject, words};
use crate::features::computed::joined;
use crate::features::installments::Payment;

const PAYMENTS: Feature =
    Feature { unit: Unit::Count, ..subject(Table::InstallmentsPayments, Theme::Repayments) };

const PARTS: [&[Computed<[Payment]>]; 2] = [amounts::FEATURES, delays::FEATURES];

pub(in crate::features) const FEATURES: &[Computed<[Payment]>] =
    &joined::<_, { PARTS[0].len() + PARTS[1].len() }>(&PARTS);
