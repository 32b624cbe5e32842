//! The feature frame as plain columns, for the rooms that know no data frames.

use polars::prelude::*;

use super::feature::Feature;

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
    pub gender: Vec<Option<String>>,
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
    Nominal(Vec<Option<String>>),
}

impl FeatureTable {
    /// Takes the frame of [`compute_features`](super::compute_features) apart.
    pub fn from_frame(frame: &DataFrame, catalogue: &'static [Feature]) -> PolarsResult<Self> {
        let ids = frame.column("SK_ID_CURR")?.i64()?.into_no_null_iter().collect();
        let columns = catalogue.iter().map(|f| feature_column(frame, f)).collect::<PolarsResult<_>>()?;
        let target = match frame.column("TARGET") {
            Ok(target) => Some(target.i64()?.into_no_null_iter().map(|t| t == 1).collect()),
            Err(_) => None,
        };
        let gender = nominal_values(frame.column("CODE_GENDER")?)?;
        Ok(Self { ids, columns, target, gender })
    }

    /// Number of applications.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.ids.len()
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

fn feature_column(frame: &DataFrame, feature: &'static Feature) -> PolarsResult<FeatureColumn> {
    let column = frame.column(feature.name)?;
    let values = if feature.is_categorical() {
        FeatureValues::Nominal(nominal_values(column)?)
    } else {
        let numbers = column.cast(&DataType::Float64)?;
        FeatureValues::Numeric(numbers.f64()?.iter().map(|v| v.unwrap_or(f64::NAN)).collect())
    };
    Ok(FeatureColumn { feature, values })
}

fn nominal_values(column: &Column) -> PolarsResult<Vec<Option<String>>> {
    Ok(column.str()?.iter().map(|value| value.map(ToOwned::to_owned)).collect())
}
