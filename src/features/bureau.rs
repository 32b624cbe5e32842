//! Features of the credits at other lenders.

use polars::prelude::*;

use super::aggregates::{is_text, known_sum, latest, ratio_of_sums, row_count, since};

/// 40 years in days: a later end is how the bureau writes a card without an end.
const LONGEST_TERM: i32 = 14_610;

/// One row of aggregates per client that has rows in `bureau`, whose rows stand in a fixed order.
pub(super) fn bureau_features(bureau: LazyFrame) -> LazyFrame {
    let active = || is_text("CREDIT_ACTIVE", "Active");
    let days_left = col("DAYS_CREDIT_ENDDATE");
    let still_to_run =
        active().and(days_left.clone().gt(lit(0))).and(days_left.clone().lt_eq(lit(LONGEST_TERM)));
    let end = when(still_to_run).then(days_left).otherwise(lit(NULL));
    let last_year = col("DAYS_CREDIT").gt_eq(lit(-365));
    bureau.group_by_stable([col("SK_ID_CURR")]).agg([
        row_count().alias("BUREAU_COUNT"),
        active().sum().alias("BUREAU_ACTIVE_COUNT"),
        active().cast(DataType::Float64).mean().alias("BUREAU_ACTIVE_SHARE"),
        last_year.sum().alias("BUREAU_LAST_YEAR_COUNT"),
        col("CREDIT_TYPE").drop_nulls().n_unique().alias("BUREAU_CREDIT_TYPE_COUNT"),
        since(latest("DAYS_CREDIT")).alias("BUREAU_LAST_CREDIT_DAYS"),
        since(col("DAYS_CREDIT").min()).alias("BUREAU_FIRST_CREDIT_DAYS"),
        known_sum(col("AMT_CREDIT_SUM")).alias("BUREAU_CREDIT_SUM"),
        known_sum(col("AMT_CREDIT_SUM_DEBT")).alias("BUREAU_DEBT_SUM"),
        ratio_of_sums(col("AMT_CREDIT_SUM_DEBT"), col("AMT_CREDIT_SUM")).alias("BUREAU_DEBT_CREDIT_RATIO"),
        known_sum(col("AMT_CREDIT_SUM_OVERDUE")).alias("BUREAU_OVERDUE_SUM"),
        col("CREDIT_DAY_OVERDUE").max().alias("BUREAU_OVERDUE_DAYS_MAX"),
        col("AMT_CREDIT_MAX_OVERDUE").max().alias("BUREAU_OVERDUE_MAX"),
        known_sum(col("CNT_CREDIT_PROLONG")).alias("BUREAU_PROLONG_COUNT"),
        end.max().alias("BUREAU_END_DAYS_MAX"),
        col("AMT_ANNUITY").mean().alias("BUREAU_ANNUITY_MEAN"),
    ])
}
