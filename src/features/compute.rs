//! From tables to one row of features per application.

use polars::prelude::*;

use super::application::application_features;
use super::bureau::{self, bureau_features};
use super::catalogue::catalogue;
use super::expressions::ratio;
use super::previous::{self, previous_features};
use super::table::FeatureTable;
use crate::tables::{ChildTables, Table};

/// `SK_ID_CURR`, `TARGET` if the applications have it, `CODE_GENDER` (for the audit), then one column
/// per feature of the [`catalogue`]: `Float64`, or `String` for nominal ones. Rows stand in the order
/// of the applications.
///
/// A client without rows in a child table has counts of 0 and otherwise missing aggregates; where the
/// table is absent, or not complete for the client, all its features are missing. Collected once.
pub fn compute_features(applications: LazyFrame, children: &ChildTables) -> PolarsResult<DataFrame> {
    let mut applications = applications;
    let schema = applications.collect_schema()?;
    let mut frame = applications.with_columns(application_features());
    let bureau = Child { table: Table::Bureau, counts: &bureau::COUNTS };
    frame = bureau.join(frame, children.bureau.clone().map(bureau_features), children)?;
    let previous = Child { table: Table::PreviousApplication, counts: &previous::COUNTS };
    frame = previous.join(frame, children.previous_application.clone().map(previous_features), children)?;
    frame = frame.with_columns([
        ratio(col("BUREAU_DEBT"), col("AMT_INCOME_TOTAL")).alias("BUREAU_DEBT_TO_INCOME"),
        ratio(col("AMT_ANNUITY"), col("PREV_ANNUITY_MEAN")).alias("ANNUITY_TO_PREV_ANNUITY"),
    ]);
    let target = schema.contains("TARGET").then(|| col("TARGET"));
    let audit = [col("SK_ID_CURR")].into_iter().chain(target).chain([col("CODE_GENDER")]);
    let features = catalogue().iter().map(|feature| {
        let kind = if feature.is_categorical() { DataType::String } else { DataType::Float64 };
        col(feature.name).cast(kind)
    });
    frame.select(audit.chain(features).collect::<Vec<_>>()).collect()
}

/// [`compute_features`], taken apart into plain columns.
pub fn feature_table(applications: LazyFrame, children: &ChildTables) -> PolarsResult<FeatureTable> {
    FeatureTable::from_frame(&compute_features(applications, children)?, catalogue())
}

/// A child table whose aggregates are joined to the applications.
struct Child {
    table: Table,
    counts: &'static [&'static str],
}

impl Child {
    fn join(
        &self,
        frame: LazyFrame,
        aggregates: Option<LazyFrame>,
        children: &ChildTables,
    ) -> PolarsResult<LazyFrame> {
        let names = catalogue().iter().filter(|feature| feature.table == self.table).map(|f| f.name);
        let Some(mut aggregates) = aggregates else {
            let missing = catalogue().iter().filter(|feature| feature.table == self.table).map(|feature| {
                let kind = if feature.is_categorical() { DataType::String } else { DataType::Float64 };
                lit(NULL).cast(kind).alias(feature.name)
            });
            return Ok(frame.with_columns(missing.collect::<Vec<_>>()));
        };
        let made = aggregates.collect_schema()?;
        let names: Vec<&str> = names.filter(|name| made.contains(name)).collect();
        let complete = self.complete(children);
        let joined = left_join(frame, aggregates);
        let joined = match complete {
            Some(coverage) => left_join(joined, coverage),
            None => joined.with_column(lit(true).alias("complete")),
        };
        let cells = names.into_iter().map(|name| {
            let value = if self.counts.contains(&name) { col(name).fill_null(lit(0.0)) } else { col(name) };
            when(col("complete").fill_null(lit(false))).then(value).otherwise(lit(NULL)).alias(name)
        });
        Ok(joined.with_columns(cells.collect::<Vec<_>>()).drop(by_name(["complete"], true, false)))
    }

    fn complete(&self, children: &ChildTables) -> Option<LazyFrame> {
        let column = format!("complete_{}", self.table.file_stem());
        let mut coverage = children.coverage.clone()?;
        let said = coverage.collect_schema().is_ok_and(|schema| schema.contains(&column));
        said.then(|| {
            coverage.select([
                col("SK_ID_CURR").cast(DataType::Int64),
                col(column).cast(DataType::Boolean).alias("complete"),
            ])
        })
    }
}

fn left_join(left: LazyFrame, right: LazyFrame) -> LazyFrame {
    let mut how = JoinArgs::new(JoinType::Left);
    how.maintain_order = MaintainOrderJoin::Left;
    left.join(right, [col("SK_ID_CURR")], [col("SK_ID_CURR")], how)
}

#[cfg(test)]
mod tests;
