//! From tables to one row of features per application.

use polars::prelude::*;

use super::application::application_features;
use super::bureau::bureau_features;
use super::catalogue::catalogue;
use super::feature::{Feature, Unit};
use super::previous::previous_features;
use super::table::FeatureTable;
use crate::tables::{ChildTables, Table};

const CLIENT: &str = "SK_ID_CURR";
/// Column that says whether a client's child rows are all there.
const COMPLETE: &str = "CHILD_ROWS_ARE_COMPLETE";

/// The features of applications, one row each, in the order of the applications.
///
/// Columns: `SK_ID_CURR` (Int64), `TARGET` where the applications have it, `CODE_GENDER` (for the
/// audit only), then the [`catalogue`]: Float64 for numbers, String for nominal features.
///
/// What cannot be known is missing, and no number is infinite or NaN: division by zero gives a
/// missing value. A client without rows in a child table has counts of 0 there and no other
/// aggregate; without the table, or where the coverage does not say that the client's rows are
/// complete, all features of the table are missing. The result depends neither on the order of
/// the child rows nor on the number of threads.
///
/// # Errors
/// Where a column that a feature is computed from is missing or has the wrong type.
pub fn compute_features(mut applications: LazyFrame, children: &ChildTables) -> PolarsResult<DataFrame> {
    let has_target = applications.collect_schema()?.contains("TARGET");
    let kept: &[&str] =
        if has_target { &[CLIENT, "TARGET", "CODE_GENDER"] } else { &[CLIENT, "CODE_GENDER"] };
    let clients = applications.clone().select([col(CLIENT)]);
    let mut features = application_features(applications, kept)?;
    for child in Child::of(children) {
        features = child.join(features, &clients, children.coverage.as_ref());
    }
    let columns = kept.iter().map(|name| col(*name)).chain(catalogue().iter().map(finished));
    features.select(columns.collect::<Vec<_>>()).collect()
}

/// [`compute_features`] as plain columns.
///
/// # Errors
/// As [`compute_features`].
pub fn feature_table(applications: LazyFrame, children: &ChildTables) -> PolarsResult<FeatureTable> {
    FeatureTable::from_frame(&compute_features(applications, children)?, catalogue())
}

/// A feature in its final type; a number that is not finite is missing, and zero has no sign
/// (polars turns `0 - x` into a change of sign, for a column but not for a single row).
fn finished(feature: &Feature) -> Expr {
    if feature.is_categorical() {
        return col(feature.name).cast(DataType::String);
    }
    let number = col(feature.name).cast(DataType::Float64);
    let finite = when(number.clone().is_finite()).then(number.clone()).otherwise(lit(NULL));
    when(number.eq(lit(0.0))).then(lit(0.0)).otherwise(finite).alias(feature.name)
}

/// A child table on its way to one row per client.
struct Child<'a> {
    table: Table,
    /// The key that makes the order of a client's rows unique.
    key: &'static str,
    /// The coverage's column on this table.
    complete: &'static str,
    rows: Option<&'a LazyFrame>,
    aggregate: fn(LazyFrame) -> LazyFrame,
}

impl<'a> Child<'a> {
    fn of(children: &'a ChildTables) -> [Self; 2] {
        [
            Self {
                table: Table::Bureau,
                key: "SK_ID_BUREAU",
                complete: "complete_bureau",
                rows: children.bureau.as_ref(),
                aggregate: bureau_features,
            },
            Self {
                table: Table::PreviousApplication,
                key: "SK_ID_PREV",
                complete: "complete_previous_application",
                rows: children.previous_application.as_ref(),
                aggregate: previous_features,
            },
        ]
    }

    /// Adds the features of this table to `features`.
    fn join(&self, features: LazyFrame, clients: &LazyFrame, coverage: Option<&LazyFrame>) -> LazyFrame {
        let own = catalogue().iter().filter(|feature| feature.table == self.table);
        let Some(rows) = self.rows else {
            return features.with_columns(own.map(absent).collect::<Vec<_>>());
        };
        // Only the rows of these clients, in one order: sums of floats then fold in one order too.
        let sorted = rows
            .clone()
            .semi_join(clients.clone(), col(CLIENT), col(CLIENT))
            .sort([CLIENT, self.key], SortMultipleOptions::default());
        let joined = left_join(features, (self.aggregate)(sorted));
        let joined = match coverage {
            Some(coverage) => left_join(joined, self.complete_clients(coverage)),
            None => joined.with_column(lit(true).alias(COMPLETE)),
        };
        joined.with_columns(own.map(known).collect::<Vec<_>>()).drop(by_name([COMPLETE], true, false))
    }

    fn complete_clients(&self, coverage: &LazyFrame) -> LazyFrame {
        let client = col(CLIENT).cast(DataType::Int64);
        let complete = col(self.complete).cast(DataType::Boolean).alias(COMPLETE);
        coverage.clone().select([client, complete]).group_by([col(CLIENT)]).agg([col(COMPLETE).all(true)])
    }
}

fn left_join(left: LazyFrame, right: LazyFrame) -> LazyFrame {
    left.join_builder()
        .with(right)
        .on([col(CLIENT)])
        .how(JoinType::Left)
        .maintain_order(MaintainOrderJoin::Left)
        .finish()
}

/// A feature of a table that is not there.
fn absent(feature: &Feature) -> Expr {
    let kind = if feature.is_categorical() { DataType::String } else { DataType::Float64 };
    lit(NULL).cast(kind).alias(feature.name)
}

/// A feature of a child table: missing where the client is not complete, a count of 0 without rows.
fn known(feature: &Feature) -> Expr {
    let value = col(feature.name);
    let value = if feature.unit == Unit::Count { value.fill_null(lit(0)) } else { value };
    when(col(COMPLETE)).then(value).otherwise(lit(NULL)).alias(feature.name)
}
