//! Credits at other lenders (`bureau`).

mod amounts;
mod counts;
mod overdue;
mod running;
#[cfg(test)]
mod tests;
mod times;

use super::{Computed, Direction, Feature, Table, Theme, Unit, subject, words};
use crate::features::bureau::Credit;
use crate::features::computed::joined;

const BUREAU: Feature = Feature { unit: Unit::Count, ..subject(Table::Bureau, Theme::OtherCredits) };

const PARTS: [&[Computed<[Credit]>]; 5] =
    [counts::FEATURES, amounts::FEATURES, overdue::FEATURES, times::FEATURES, running::FEATURES];

const COUNT: usize = PARTS[0].len() + PARTS[1].len() + PARTS[2].len() + PARTS[3].len() + PARTS[4].len();

pub(in crate::features) const FEATURES: &[Computed<[Credit]>] = &joined::<_, COUNT>(&PARTS);
