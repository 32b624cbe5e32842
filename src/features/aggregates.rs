//! The aggregates that the child tables share.

use polars::prelude::*;

/// Number of rows of a client.
pub(super) fn row_count() -> Expr {
    len().cast(DataType::Float64)
}

/// Whether a text column holds `value`; missing where the text is.
pub(super) fn is_text(column: &str, value: &'static str) -> Expr {
    col(column).eq(lit(value))
}

/// The greatest value: of `DAYS_*`, the day nearest to the application.
pub(super) fn latest(column: &str) -> Expr {
    col(column).max()
}

/// Days before the application as a positive duration.
pub(super) fn since(days: Expr) -> Expr {
    lit(0.0) - days.cast(DataType::Float64)
}

/// The sum of the known values; missing where none is known.
pub(super) fn known_sum(values: Expr) -> Expr {
    when(values.clone().count().gt(lit(0))).then(values.sum()).otherwise(lit(NULL))
}

/// The sum of `above` divided by the sum of `below`, over the rows where both are known.
pub(super) fn ratio_of_sums(above: Expr, below: Expr) -> Expr {
    let both = above.clone().is_not_null().and(below.clone().is_not_null());
    let total = |values: Expr| when(both.clone()).then(values).otherwise(lit(NULL)).sum();
    total(above) / total(below)
}
