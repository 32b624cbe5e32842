//! Credits at other lenders (`bureau`).

mod amounts;
mod counts;
mod overdue;
#[cfg(test)]
mod tests;
mod times;

use super::{Computed, Direction, Feature, Table, Theme, Unit, subject, words};
use crate::features::bureau::Credit;
use crate::features::computed::joined;

const BUREAU: Feature = Feature { unit: Unit::Count, ..subject(Table::Bureau, Theme::OtherCredits) };

const COUNT: usize =
    counts::FEATURES.len() + amounts::FEATURES.len() + overdue::FEATURES.len() + times::FEATURES.len();

pub(in crate::features) const FEATURES: &[Computed<[Credit]>] =
    &joined::<_, COUNT>(&[counts::FEATURES, amounts::FEATURES, overdue::FEATURES, times::FEATURES]);
