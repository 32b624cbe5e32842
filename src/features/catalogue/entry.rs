//! How an entry of the catalogue is written.

use super::super::feature::{Direction, Feature, Theme, Unit};
use super::super::wording::Bilingual;
use crate::tables::Table;

/// Where a group of entries belongs.
pub(super) struct Shelf {
    pub(super) table: Table,
    pub(super) theme: Theme,
}

impl Shelf {
    /// An entry: name, unit, formula in words, French label, English label.
    pub(super) const fn entry(
        &self,
        name: &'static str,
        unit: Unit,
        formula: &'static str,
        label: (&'static str, &'static str),
    ) -> Feature {
        Feature {
            name,
            table: self.table,
            theme: self.theme,
            formula,
            label: Bilingual { fr: label.0, en: label.1 },
            unit,
            actionable: false,
            protected: false,
            direction: Direction::Free,
        }
    }
}

impl Feature {
    /// The client can change it.
    pub(super) const fn actionable(mut self) -> Self {
        self.actionable = true;
        self
    }

    /// It is, or stands for, a protected attribute.
    pub(super) const fn protected(mut self) -> Self {
        self.protected = true;
        self
    }

    /// Risk may only rise with it.
    pub(super) const fn rises(mut self) -> Self {
        self.direction = Direction::RiskRises;
        self
    }

    /// Risk may only fall with it.
    pub(super) const fn falls(mut self) -> Self {
        self.direction = Direction::RiskFalls;
        self
    }
}
