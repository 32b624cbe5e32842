//! Features of applications, column by column.

use super::catalogue::{catalogue, place_in_catalogue};
use super::feature::Feature;
use crate::tables::{Rows, Word, vocabulary};

/// Features of applications, column by column, in the catalogue's order.
#[derive(Debug, Clone, PartialEq)]
pub struct FeatureTable {
    /// `SK_ID_CURR` of every row.
    pub ids: Vec<i64>,
    /// One column per feature.
    pub columns: Vec<FeatureColumn>,
    /// `TARGET` of every row (`true`: difficulty in repaying), where the applications have it.
    pub target: Option<Vec<bool>>,
    /// `CODE_GENDER` of every row, for the audit only.
    pub gender: Vec<Option<&'static str>>,
}

/// The values of one feature.
#[derive(Debug, Clone, PartialEq)]
pub struct FeatureColumn {
    /// What the catalogue says of it.
    pub feature: &'static Feature,
    /// Its values, one per application.
    pub values: FeatureValues,
}

/// Numeric values (`NaN`: missing) or nominal ones (`None`: missing).
#[derive(Debug, Clone, PartialEq)]
pub enum FeatureValues {
    /// Numbers.
    Numeric(Vec<f64>),
    /// Words of a vocabulary.
    Nominal(Vec<Option<&'static str>>),
}

impl FeatureTable {
    /// Names the columns after the catalogue; a nominal feature's numbers are codes of words.
    pub(super) fn new(applications: &Rows, columns: Vec<Vec<f64>>) -> Self {
        let columns =
            catalogue().iter().zip(columns).map(|(feature, values)| FeatureColumn::new(feature, values));
        let target = applications.has("TARGET").then(|| {
            let target = applications.numbers("TARGET");
            (0..applications.height()).map(|row| target.at(row) > 0.5).collect()
        });
        let gender = applications.words("CODE_GENDER").iter();
        Self {
            ids: applications.ids("SK_ID_CURR").to_vec(),
            columns: columns.collect(),
            target,
            gender: gender.map(|word| word.text(vocabulary::CODE_GENDER)).collect(),
        }
    }

    /// Number of applications.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.ids.len()
    }

    /// The place of a feature's column; at once where the columns are the catalogue's.
    #[must_use]
    pub fn place(&self, feature: &str) -> Option<usize> {
        let is_it = |place: &usize| self.columns.get(*place).is_some_and(|c| c.feature.name == feature);
        let usual = place_in_catalogue(feature).filter(is_it);
        usual.or_else(|| self.columns.iter().position(|column| column.feature.name == feature))
    }

    /// A feature's column.
    #[must_use]
    pub fn column(&self, feature: &str) -> Option<&FeatureColumn> {
        self.place(feature).map(|place| &self.columns[place])
    }

    /// The share of rows where the column at `index` is missing.
    #[must_use]
    pub fn missing_share(&self, index: usize) -> f64 {
        let missing = match &self.columns[index].values {
            FeatureValues::Numeric(values) => values.iter().filter(|v| v.is_nan()).count(),
            FeatureValues::Nominal(values) => values.iter().filter(|v| v.is_none()).count(),
        };
        missing as f64 / self.rows().max(1) as f64
    }
}

impl FeatureColumn {
    fn new(feature: &'static Feature, values: Vec<f64>) -> Self {
        let values = if feature.is_categorical() {
            let words = values.into_iter().map(|code| Word::from_code(code).text(feature.words));
            FeatureValues::Nominal(words.collect())
        } else {
            FeatureValues::Numeric(values)
        };
        Self { feature, values }
    }
}
