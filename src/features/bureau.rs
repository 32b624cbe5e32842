//! Aggregates of the credits at other institutions.

use polars::prelude::*;

use super::expressions::{age_in_days, count_where, number, only_where, ratio, sum_of_known};

/// Counts are 0 for a client without rows; everything else is missing.
pub(super) const COUNTS: [&str; 5] = [
    "BUREAU_COUNT",
    "BUREAU_ACTIVE_COUNT",
    "BUREAU_LAST_YEAR_COUNT",
    "BUREAU_CARD_COUNT",
    "BUREAU_MICRO_COUNT",
];

/// One row per client with credits: `SK_ID_CURR` and the aggregates, folded in the order of
/// `SK_ID_BUREAU` whatever the order of the rows.
pub(super) fn bureau_features(bureau: LazyFrame) -> LazyFrame {
    bureau
        .sort(["SK_ID_CURR", "SK_ID_BUREAU"], SortMultipleOptions::default())
        .group_by_stable([col("SK_ID_CURR")])
        .agg(aggregates())
        .with_columns([
            ratio(col("BUREAU_ACTIVE_COUNT"), col("BUREAU_COUNT")).alias("BUREAU_ACTIVE_SHARE"),
            ratio(col("BUREAU_DEBT"), col("BUREAU_CREDIT")).alias("BUREAU_DEBT_TO_CREDIT"),
        ])
}

fn aggregates() -> Vec<Expr> {
    let active = || col("CREDIT_ACTIVE").eq(lit("Active"));
    let of_type = |word: &str| count_where(col("CREDIT_TYPE").eq(lit(word)));
    let age = || age_in_days("DAYS_CREDIT");
    vec![
        len().cast(DataType::Float64).alias("BUREAU_COUNT"),
        count_where(active()).alias("BUREAU_ACTIVE_COUNT"),
        count_where(age().lt_eq(lit(365.0))).alias("BUREAU_LAST_YEAR_COUNT"),
        of_type("Credit card").alias("BUREAU_CARD_COUNT"),
        of_type("Microloan").alias("BUREAU_MICRO_COUNT"),
        sum_of_known(only_where(number("AMT_CREDIT_SUM_DEBT"), active())).alias("BUREAU_DEBT"),
        sum_of_known(only_where(number("AMT_CREDIT_SUM"), active())).alias("BUREAU_CREDIT"),
        sum_of_known(number("AMT_CREDIT_SUM_OVERDUE")).alias("BUREAU_OVERDUE"),
        number("CREDIT_DAY_OVERDUE").max().alias("BUREAU_OVERDUE_DAYS"),
        number("AMT_CREDIT_MAX_OVERDUE").max().alias("BUREAU_MAX_OVERDUE"),
        age().min().alias("BUREAU_LAST_CREDIT_DAYS"),
        age().max().alias("BUREAU_FIRST_CREDIT_DAYS"),
        age().mean().alias("BUREAU_CREDIT_AGE_MEAN"),
        only_where(number("DAYS_CREDIT_ENDDATE"), active()).max().alias("BUREAU_DAYS_TO_END"),
        age_in_days("DAYS_ENDDATE_FACT").min().alias("BUREAU_LAST_CLOSED_DAYS"),
        age_in_days("DAYS_CREDIT_UPDATE").min().alias("BUREAU_UPDATE_DAYS"),
        sum_of_known(number("CNT_CREDIT_PROLONG")).alias("BUREAU_PROLONGED"),
        number("AMT_CREDIT_SUM").mean().alias("BUREAU_CREDIT_MEAN"),
    ]
}
