//! Earlier applications at the lender (`previous_application`).

mod amounts;
mod course;
mod decisions;
mod last;
mod products;
#[cfg(test)]
mod tests;

use super::{Computed, Direction, Feature, Table, Theme, Unit, subject, words};
use crate::features::computed::joined;
use crate::features::previous::Loan;

const PREVIOUS: Feature =
    Feature { unit: Unit::Count, ..subject(Table::PreviousApplication, Theme::PreviousApplications) };

const PARTS: [&[Computed<[Loan]>]; 5] =
    [decisions::FEATURES, amounts::FEATURES, products::FEATURES, course::FEATURES, last::FEATURES];

const COUNT: usize = PARTS[0].len() + PARTS[1].len() + PARTS[2].len() + PARTS[3].len() + PARTS[4].len();

pub(in crate::features) const FEATURES: &[Computed<[Loan]>] = &joined::<_, COUNT>(&PARTS);
