//! The few forms that features are written in.

use polars::prelude::*;

/// A column as numbers with holes.
pub(super) fn number(name: &str) -> Expr {
    col(name).cast(DataType::Float64)
}

/// `a / b`, missing where either is missing or `b` is 0.
pub(super) fn ratio(a: Expr, b: Expr) -> Expr {
    let divisor = b.cast(DataType::Float64);
    when(divisor.clone().neq(lit(0.0))).then(a.cast(DataType::Float64) / divisor).otherwise(lit(NULL))
}

/// How long ago, in days, a `DAYS_*` column says (the tables count backwards from the application).
pub(super) fn age_in_days(name: &str) -> Expr {
    lit(0.0) - number(name)
}

/// 1 where the column holds `yes`, 0 where it holds another word, missing where it holds none.
pub(super) fn flag(name: &str, yes: &str) -> Expr {
    col(name).eq(lit(yes)).cast(DataType::Float64).alias(name)
}

/// How many of the columns are known.
pub(super) fn known(names: &[&str]) -> Expr {
    names.iter().fold(lit(0.0), |sum, name| sum + col(*name).is_not_null().cast(DataType::Float64))
}

/// The sum of 0-or-1 columns.
pub(super) fn count_of<'a>(names: impl Iterator<Item = &'a str>) -> Expr {
    names.fold(lit(0.0), |sum, name| sum + number(name).fill_null(lit(0.0)))
}

/// Within a group: how many rows meet a condition (a missing condition is not met).
pub(super) fn count_where(condition: Expr) -> Expr {
    condition.fill_null(lit(false)).cast(DataType::Float64).sum()
}

/// Within a group: the values of the rows that meet a condition.
pub(super) fn only_where(value: Expr, condition: Expr) -> Expr {
    when(condition).then(value).otherwise(lit(NULL))
}

/// Within a group: the sum of the known values, missing where none is known.
pub(super) fn sum_of_known(value: Expr) -> Expr {
    when(value.clone().count().gt(lit(0))).then(value.sum()).otherwise(lit(NULL))
}
