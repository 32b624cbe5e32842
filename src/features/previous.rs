//! Features of the earlier applications at the lender.

use polars::prelude::*;

use super::aggregates::{is_text, latest, ratio_of_sums, row_count, since};

/// One row of aggregates per client that has rows in `previous_application`, whose rows stand in a
/// fixed order.
pub(super) fn previous_features(previous: LazyFrame) -> LazyFrame {
    let mut columns = decisions();
    columns.extend(terms());
    previous.group_by_stable([col("SK_ID_CURR")]).agg(columns)
}

fn decisions() -> Vec<Expr> {
    let approved = || is_text("NAME_CONTRACT_STATUS", "Approved");
    let refused = || is_text("NAME_CONTRACT_STATUS", "Refused");
    let refused_last_year = refused().and(col("DAYS_DECISION").gt_eq(lit(-365)));
    let last_decision = col("NAME_CONTRACT_STATUS").sort_by(
        [col("DAYS_DECISION"), col("SK_ID_PREV")],
        SortMultipleOptions::default().with_maintain_order(true),
    );
    vec![
        row_count().alias("PREV_COUNT"),
        approved().sum().alias("PREV_APPROVED_COUNT"),
        refused().sum().alias("PREV_REFUSED_COUNT"),
        approved().cast(DataType::Float64).mean().alias("PREV_APPROVED_SHARE"),
        refused().cast(DataType::Float64).mean().alias("PREV_REFUSED_SHARE"),
        refused_last_year.sum().alias("PREV_REFUSED_LAST_YEAR_COUNT"),
        since(latest("DAYS_DECISION")).alias("PREV_LAST_DECISION_DAYS"),
        last_decision.last().alias("PREV_LAST_CONTRACT_STATUS"),
    ]
}

fn terms() -> Vec<Expr> {
    let where_approved =
        |name: &str| when(is_text("NAME_CONTRACT_STATUS", "Approved")).then(col(name)).otherwise(lit(NULL));
    let yields = |name: &'static str| is_text("NAME_YIELD_GROUP", name);
    let low = yields("low_normal").or(yields("low_action"));
    let term = when(col("CNT_PAYMENT").gt(lit(0))).then(col("CNT_PAYMENT")).otherwise(lit(NULL));
    vec![
        ratio_of_sums(where_approved("AMT_CREDIT"), where_approved("AMT_APPLICATION"))
            .alias("PREV_CREDIT_APPLICATION_RATIO"),
        col("AMT_ANNUITY").mean().alias("PREV_ANNUITY_MEAN"),
        col("RATE_DOWN_PAYMENT").mean().alias("PREV_DOWN_PAYMENT_MEAN"),
        yields("high").cast(DataType::Float64).mean().alias("PREV_HIGH_YIELD_SHARE"),
        low.cast(DataType::Float64).mean().alias("PREV_LOW_YIELD_SHARE"),
        term.mean().alias("PREV_TERM_MEAN"),
    ]
}
