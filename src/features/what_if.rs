//! An application as it would be if the client changed what can be acted on.

use std::sync::LazyLock;

use super::application::Application;
use super::catalogue;
use super::compared::{Compared, Past};
use super::computed::Computed;
use super::feature::Feature;
use super::row::TableRow;
use super::table::{FeatureTable, FeatureValues};
use crate::tables::Rows;

/// The features that read a column which the client can act on; a test holds the list to the catalogue.
const MOVED: [&str; 23] = [
    "AMT_CREDIT",
    "AMT_ANNUITY",
    "AMT_GOODS_PRICE",
    "CREDIT_ANNUITY_RATIO",
    "GOODS_CREDIT_RATIO",
    "CREDIT_INCOME_RATIO",
    "ANNUITY_INCOME_RATIO",
    "FLAG_WORK_PHONE",
    "FLAG_PHONE",
    "FLAG_EMAIL",
    "FLAG_DOCUMENT_3",
    "DOCUMENT_COUNT",
    "ANNUITY_LAST_RATIO",
    "ANNUITY_PAST_MEAN_RATIO",
    "ANNUITY_PAST_MAX_RATIO",
    "CREDIT_LAST_RATIO",
    "CREDIT_PAST_MAX_RATIO",
    "INTEREST_AT_LAST_TERM",
    "INTEREST_AT_LAST_TERM_CHANGE",
    "TERM_AT_LAST_INTEREST",
    "ANNUITY_INSTAL_MEAN_RATIO",
    "ANNUITY_INSTAL_MAX_RATIO",
    "REPAYMENTS_INCOME_RATIO",
];
/// Place of `FLAG_DOCUMENT_3` among the twenty documents, which start with no. 2.
const DOCUMENT_3: usize = 1;

/// A feature of the application alone, or of the application beside the past.
#[derive(Clone, Copy)]
enum Moved {
    Alone(&'static Computed<Application>),
    Compared(&'static Computed<Compared>),
}

impl Moved {
    fn of(name: &str) -> Option<Self> {
        let alone = catalogue::APPLICATION.iter().find(|computed| computed.feature.name == name);
        let compared = || catalogue::COMPARED.iter().find(|computed| computed.feature.name == name);
        alone.map(Self::Alone).or_else(|| compared().map(Self::Compared))
    }

    const fn feature(self) -> &'static Feature {
        match self {
            Self::Alone(computed) => &computed.feature,
            Self::Compared(computed) => &computed.feature,
        }
    }

    fn value(self, of: &Compared) -> f64 {
        match self {
            Self::Alone(computed) => computed.of(&of.asked),
            Self::Compared(computed) => computed.of(of),
        }
    }
}

static COMPUTED: LazyLock<Vec<Moved>> = LazyLock::new(|| MOVED.into_iter().filter_map(Moved::of).collect());

static FEATURES: LazyLock<Vec<&'static Feature>> =
    LazyLock::new(|| COMPUTED.iter().map(|moved| moved.feature()).collect());

/// A column of the application that the client can act on: the actionable ones of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lever {
    /// Amount of the credit.
    Credit,
    /// Amount of each repayment.
    Annuity,
    /// Price of the goods.
    GoodsPrice,
    /// Whether a work phone number is given.
    WorkPhone,
    /// Whether a home phone number is given.
    HomePhone,
    /// Whether an e-mail address is given.
    Email,
    /// Whether document no. 3 is provided.
    Document3,
}

impl Lever {
    /// All levers.
    pub const ALL: [Self; 7] = [
        Self::Credit,
        Self::Annuity,
        Self::GoodsPrice,
        Self::WorkPhone,
        Self::HomePhone,
        Self::Email,
        Self::Document3,
    ];

    /// The column that it sets, which is a feature of the same name.
    #[must_use]
    pub const fn column(self) -> &'static str {
        match self {
            Self::Credit => "AMT_CREDIT",
            Self::Annuity => "AMT_ANNUITY",
            Self::GoodsPrice => "AMT_GOODS_PRICE",
            Self::WorkPhone => "FLAG_WORK_PHONE",
            Self::HomePhone => "FLAG_PHONE",
            Self::Email => "FLAG_EMAIL",
            Self::Document3 => "FLAG_DOCUMENT_3",
        }
    }
}

/// An application of which only what the client can act on can be set. What follows from that is
/// computed by the catalogue's own functions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WhatIf {
    compared: Compared,
}

impl WhatIf {
    /// How many features follow from the levers.
    pub const MOVED: usize = MOVED.len();

    /// Every application of a table, as it is, with the client's past from the features of the same
    /// applications, in their order.
    #[must_use]
    pub fn of_each(applications: &Rows, features: &FeatureTable) -> Vec<Self> {
        let asked = Application::reader(applications);
        let past = Past::reader(|name| match &features.column(name)?.values {
            FeatureValues::Numeric(values) => Some(&values[..]),
            FeatureValues::Nominal(_) => None,
        });
        let what_if = |row| Self { compared: Compared { asked: asked(row), past: past(row) } };
        (0..applications.height()).map(what_if).collect()
    }

    /// The value that a lever has; `NaN` is missing.
    #[must_use]
    pub const fn value(&self, lever: Lever) -> f64 {
        let application = &self.compared.asked;
        match lever {
            Lever::Credit => application.amt_credit,
            Lever::Annuity => application.amt_annuity,
            Lever::GoodsPrice => application.amt_goods_price,
            Lever::WorkPhone => application.flag_work_phone,
            Lever::HomePhone => application.flag_phone,
            Lever::Email => application.flag_email,
            Lever::Document3 => application.flag_document_3,
        }
    }

    /// The application with another value of a lever.
    #[must_use]
    pub const fn with(&self, lever: Lever, value: f64) -> Self {
        let mut compared = self.compared;
        let application = &mut compared.asked;
        match lever {
            Lever::Credit => application.amt_credit = value,
            Lever::Annuity => application.amt_annuity = value,
            Lever::GoodsPrice => application.amt_goods_price = value,
            Lever::WorkPhone => application.flag_work_phone = value,
            Lever::HomePhone => application.flag_phone = value,
            Lever::Email => application.flag_email = value,
            Lever::Document3 => {
                application.flag_document_3 = value;
                application.documents[DOCUMENT_3] = value;
            }
        }
        Self { compared }
    }

    /// Whether it is a revolving credit: a limit, without goods or an end.
    #[must_use]
    pub fn is_revolving(&self) -> bool {
        self.compared.asked.is_revolving()
    }

    /// The features that follow from the levers.
    #[must_use]
    pub fn moved_features() -> &'static [&'static Feature] {
        &FEATURES
    }

    /// The place of a feature among them.
    #[must_use]
    pub fn moved_place(feature: &str) -> Option<usize> {
        MOVED.iter().position(|name| *name == feature)
    }

    /// The values of [`moved_features`](Self::moved_features), in their order; `NaN` is missing.
    #[must_use]
    pub fn moved(&self) -> [f64; Self::MOVED] {
        let mut values = [f64::NAN; Self::MOVED];
        for (value, feature) in values.iter_mut().zip(COMPUTED.iter()) {
            *value = feature.value(&self.compared);
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::tables::{Cell, ColumnType, Table, Word};
    use proptest::prelude::*;

    #[test]
    fn the_levers_are_the_actionable_features_and_none_is_protected() {
        let levers: BTreeSet<&str> = Lever::ALL.map(Lever::column).into();
        let actionable = catalogue::catalogue().iter().filter(|feature| feature.actionable);
        assert_eq!(levers, actionable.map(|feature| feature.name).collect());
        let names: Vec<&str> = WhatIf::moved_features().iter().map(|feature| feature.name).collect();
        assert_eq!(names, MOVED);
        assert!(WhatIf::moved_features().iter().all(|feature| !feature.protected));
    }

    /// An application with these numbers in all columns, dates before today.
    fn rows(numbers: &[f64]) -> Rows {
        let columns = Table::ApplicationTest.columns();
        let cells: Vec<Cell> = columns
            .iter()
            .zip(numbers.iter().cycle())
            .map(|(column, number)| match column.kind {
                ColumnType::Id => Cell::Id(1),
                ColumnType::Integer | ColumnType::Real => Cell::Number(*number),
                ColumnType::Text => Cell::Word(Word::MISSING),
            })
            .collect();
        let mut rows = Rows::empty(Table::ApplicationTest);
        rows.push(&cells);
        rows
    }

    /// A past with these numbers.
    fn what_if(rows: &Rows, numbers: &[f64]) -> WhatIf {
        let past = Past::reader(|name| {
            let place = catalogue::place_in_catalogue(name)? % numbers.len();
            Some(&numbers[place..=place])
        });
        WhatIf { compared: Compared { asked: Application::reader(rows)(0), past: past(0) } }
    }

    fn features(what_if: &WhatIf) -> Vec<(&'static str, u64)> {
        let alone = catalogue::APPLICATION.iter().map(Moved::Alone);
        let all = alone.chain(catalogue::COMPARED.iter().map(Moved::Compared));
        all.map(|moved| (moved.feature().name, moved.value(&what_if.compared).to_bits())).collect()
    }

    proptest! {
        #[test]
        fn a_lever_does_what_its_column_does_and_moves_only_the_listed_features(
            numbers in prop::collection::vec(1.0f64..1e6, 50..120),
            value in 1.0f64..1e6,
            lever in 0..Lever::ALL.len(),
        ) {
            let lever = Lever::ALL[lever];
            let mut rows = rows(&numbers);
            let before = what_if(&rows, &numbers);
            let after = before.with(lever, value);
            rows.set(0, lever.column(), Cell::Number(value));
            prop_assert_eq!(features(&after), features(&what_if(&rows, &numbers)));
            prop_assert_eq!(after.value(lever).to_bits(), value.to_bits());
            for ((name, old), (_, new)) in features(&before).into_iter().zip(features(&after)) {
                prop_assert!(old == new || MOVED.contains(&name), "{} moves {}", lever.column(), name);
            }
        }
    }
}
