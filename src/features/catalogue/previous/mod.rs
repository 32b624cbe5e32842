//! Earlier applications at the lender (`previous_application`).

mod amounts;
mod course;
mod decisions;
mod products;
#[cfg(test)]
mod tests;

use super::{Computed, Direction, Feature, Table, Theme, Unit, subject, words};
use crate::features::computed::joined;
use crate::features::previous::Loan;

const PREVIOUS: Feature =
    Feature { unit: Unit::Count, ..subject(Table::PreviousApplication, Theme::PreviousApplications) };

const COUNT: usize =
    decisions::FEATURES.len() + amounts::FEATURES.len() + products::FEATURES.len() + course::FEATURES.len();

pub(in crate::features) const FEATURES: &[Computed<[Loan]>] =
    &joined::<_, COUNT>(&[decisions::FEATURES, amounts::FEATURES, products::FEATURES, course::FEATURES]);
