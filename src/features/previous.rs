//! Aggregates of the earlier applications at the lender.

use polars::prelude::*;

use super::expressions::{age_in_days, count_where, number, only_where, ratio};

/// Counts are 0 for a client without rows; everything else is missing.
pub(super) const COUNTS: [&str; 4] =
    ["PREV_COUNT", "PREV_APPROVED_COUNT", "PREV_REFUSED_COUNT", "PREV_REFUSED_LAST_YEAR"];

/// One row per client with earlier applications: `SK_ID_CURR` and the aggregates, folded in the order
/// of `SK_ID_PREV` whatever the order of the rows.
pub(super) fn previous_features(previous: LazyFrame) -> LazyFrame {
    previous
        .sort(["SK_ID_CURR", "SK_ID_PREV"], SortMultipleOptions::default())
        .group_by_stable([col("SK_ID_CURR")])
        .agg([counts(), means(), shares(), latest()].concat())
        .with_column(ratio(col("PREV_REFUSED_COUNT"), col("PREV_COUNT")).alias("PREV_REFUSED_SHARE"))
}

fn refused() -> Expr {
    col("NAME_CONTRACT_STATUS").eq(lit("Refused"))
}

fn approved() -> Expr {
    col("NAME_CONTRACT_STATUS").eq(lit("Approved"))
}

fn counts() -> Vec<Expr> {
    let last_year = || age_in_days("DAYS_DECISION").lt_eq(lit(365.0));
    vec![
        len().cast(DataType::Float64).alias("PREV_COUNT"),
        count_where(approved()).alias("PREV_APPROVED_COUNT"),
        count_where(refused()).alias("PREV_REFUSED_COUNT"),
        count_where(refused().and(last_year())).alias("PREV_REFUSED_LAST_YEAR"),
    ]
}

fn means() -> Vec<Expr> {
    vec![
        only_where(number("AMT_ANNUITY"), approved()).mean().alias("PREV_ANNUITY_MEAN"),
        only_where(number("AMT_CREDIT"), approved()).mean().alias("PREV_CREDIT_MEAN"),
        ratio(number("AMT_APPLICATION"), number("AMT_CREDIT")).mean().alias("PREV_ASKED_TO_GRANTED"),
        number("RATE_DOWN_PAYMENT").mean().alias("PREV_DOWN_PAYMENT_SHARE"),
        only_where(number("CNT_PAYMENT"), approved()).mean().alias("PREV_TERM_MEAN"),
        age_in_days("DAYS_DECISION").min().alias("PREV_LAST_DECISION_DAYS"),
        age_in_days("DAYS_DECISION").max().alias("PREV_FIRST_DECISION_DAYS"),
        number("DAYS_LAST_DUE_1ST_VERSION").max().alias("PREV_LAST_DUE_DAYS"),
    ]
}

fn shares() -> Vec<Expr> {
    let share = |column: &str, word: &str| {
        let rows = col(column).eq(lit(word)).fill_null(lit(false));
        rows.cast(DataType::Float64).mean()
    };
    vec![
        share("NAME_YIELD_GROUP", "high").alias("PREV_HIGH_RATE_SHARE"),
        share("NAME_YIELD_GROUP", "low_action").alias("PREV_LOW_RATE_SHARE"),
        share("NAME_CONTRACT_TYPE", "Cash loans").alias("PREV_CASH_SHARE"),
        share("NAME_CONTRACT_TYPE", "Revolving loans").alias("PREV_REVOLVING_SHARE"),
        number("NFLAG_INSURED_ON_APPROVAL").mean().alias("PREV_INSURED_SHARE"),
    ]
}

/// What the latest application was and how it ended.
fn latest() -> Vec<Expr> {
    let by_date = |column: &str| {
        col(column).sort_by([col("DAYS_DECISION"), col("SK_ID_PREV")], SortMultipleOptions::default()).last()
    };
    vec![
        by_date("NAME_CONTRACT_STATUS").alias("PREV_LAST_STATUS"),
        by_date("NAME_CONTRACT_TYPE").alias("PREV_LAST_CONTRACT"),
        by_date("PRODUCT_COMBINATION").alias("PREV_LAST_PRODUCT"),
        by_date("NAME_CLIENT_TYPE").alias("PREV_LAST_CLIENT_TYPE"),
    ]
}
