//! Features of the application itself.

use polars::lazy::dsl;
use polars::prelude::*;

/// Numbers that are features as they are.
const NUMBERS: &[&str] = &[
    "EXT_SOURCE_1",
    "EXT_SOURCE_2",
    "EXT_SOURCE_3",
    "AMT_CREDIT",
    "AMT_ANNUITY",
    "AMT_GOODS_PRICE",
    "AMT_INCOME_TOTAL",
    "FLAG_NOT_EMPLOYED",
    "CNT_CHILDREN",
    "CNT_FAM_MEMBERS",
    "OBS_30_CNT_SOCIAL_CIRCLE",
    "DEF_30_CNT_SOCIAL_CIRCLE",
    "DEF_60_CNT_SOCIAL_CIRCLE",
    "OWN_CAR_AGE",
    "APARTMENTS_AVG",
    "FLOORSMAX_AVG",
    "LIVINGAREA_AVG",
    "YEARS_BUILD_AVG",
    "REGION_POPULATION_RELATIVE",
    "REG_CITY_NOT_LIVE_CITY",
    "REG_CITY_NOT_WORK_CITY",
    "FLAG_WORK_PHONE",
    "FLAG_PHONE",
    "FLAG_EMAIL",
    "FLAG_DOCUMENT_3",
    "HOUR_APPR_PROCESS_START",
    "AMT_REQ_CREDIT_BUREAU_MON",
    "AMT_REQ_CREDIT_BUREAU_QRT",
    "AMT_REQ_CREDIT_BUREAU_YEAR",
];

/// Ratings from 1 to 3; application_test has a -1, which rates nothing.
const RATINGS: &[&str] = &["REGION_RATING_CLIENT", "REGION_RATING_CLIENT_W_CITY"];

/// Nominal columns that are features as they are.
const CATEGORIES: &[&str] = &[
    "NAME_CONTRACT_TYPE",
    "NAME_INCOME_TYPE",
    "OCCUPATION_TYPE",
    "ORGANIZATION_TYPE",
    "NAME_FAMILY_STATUS",
    "NAME_EDUCATION_TYPE",
    "NAME_HOUSING_TYPE",
    "WEEKDAY_APPR_PROCESS_START",
    "NAME_TYPE_SUITE",
];

const ADDRESS_MISMATCHES: &[&str] = &[
    "REG_REGION_NOT_LIVE_REGION",
    "REG_REGION_NOT_WORK_REGION",
    "LIVE_REGION_NOT_WORK_REGION",
    "REG_CITY_NOT_LIVE_CITY",
    "REG_CITY_NOT_WORK_CITY",
    "LIVE_CITY_NOT_WORK_CITY",
];

const REQUESTS: &[&str] = &[
    "AMT_REQ_CREDIT_BUREAU_HOUR",
    "AMT_REQ_CREDIT_BUREAU_DAY",
    "AMT_REQ_CREDIT_BUREAU_WEEK",
    "AMT_REQ_CREDIT_BUREAU_MON",
    "AMT_REQ_CREDIT_BUREAU_QRT",
    "AMT_REQ_CREDIT_BUREAU_YEAR",
];

/// The outside scores with their weights in `EXT_SOURCE_WEIGHTED`.
const SCORES: [(&str, f64); 3] = [("EXT_SOURCE_1", 2.0), ("EXT_SOURCE_2", 1.0), ("EXT_SOURCE_3", 3.0)];

const DAYS_PER_YEAR: f64 = 365.25;

/// The columns `kept` as they are, then the features of the application tables.
pub(super) fn application_features(applications: LazyFrame, kept: &[&str]) -> PolarsResult<LazyFrame> {
    let mut columns: Vec<Expr> = kept.iter().chain(CATEGORIES).map(|name| col(*name)).collect();
    columns.extend(NUMBERS.iter().map(|name| real(name)));
    columns.extend(RATINGS.iter().map(|name| rating(name)));
    columns.extend(score_features()?);
    columns.extend(ratios());
    columns.extend(durations());
    columns.extend(counts_and_flags());
    Ok(applications.select(columns))
}

fn real(name: &str) -> Expr {
    col(name).cast(DataType::Float64)
}

fn rating(name: &str) -> Expr {
    when(col(name).is_between(lit(1), lit(3), ClosedInterval::Both)).then(real(name)).otherwise(lit(NULL))
}

fn score_features() -> PolarsResult<[Expr; 6]> {
    let scores = SCORES.map(|(name, _)| real(name));
    let [first, second, third] = scores.clone();
    Ok([
        known_mean(SCORES.map(|(name, _)| (name, 1.0))).alias("EXT_SOURCE_MEAN"),
        dsl::min_horizontal(&scores)?.alias("EXT_SOURCE_MIN"),
        dsl::max_horizontal(&scores)?.alias("EXT_SOURCE_MAX"),
        known_deviation().alias("EXT_SOURCE_STD"),
        known_mean(SCORES).alias("EXT_SOURCE_WEIGHTED"),
        (first * second * third).alias("EXT_SOURCE_PRODUCT"),
    ])
}

/// The weighted mean of those scores that are known; 0/0 where none is.
fn known_mean(weighted: [(&str, f64); 3]) -> Expr {
    let total = sum(weighted.map(|(name, weight)| (real(name) * lit(weight)).fill_null(lit(0.0))));
    total / sum(weighted.map(|(name, weight)| known(name) * lit(weight)))
}

/// The sample standard deviation of the known scores; missing where fewer than two are known.
fn known_deviation() -> Expr {
    let mean = known_mean(SCORES.map(|(name, _)| (name, 1.0)));
    let squares = SCORES.map(|(name, _)| {
        let distance = real(name) - mean.clone();
        (distance.clone() * distance).fill_null(lit(0.0))
    });
    let count = sum(SCORES.map(|(name, _)| known(name)));
    let variance = sum(squares) / (count.clone() - lit(1.0));
    when(count.gt_eq(lit(2.0))).then(variance.sqrt()).otherwise(lit(NULL))
}

fn known(name: &str) -> Expr {
    col(name).is_not_null().cast(DataType::Float64)
}

/// Adds from left to right: `sum_horizontal` adds in the order in which threads finish.
fn sum(terms: impl IntoIterator<Item = Expr>) -> Expr {
    terms.into_iter().fold(lit(0.0), |total, term| total + term)
}

fn ratios() -> [Expr; 6] {
    [
        ("CREDIT_ANNUITY_RATIO", "AMT_CREDIT", "AMT_ANNUITY"),
        ("GOODS_CREDIT_RATIO", "AMT_GOODS_PRICE", "AMT_CREDIT"),
        ("CREDIT_INCOME_RATIO", "AMT_CREDIT", "AMT_INCOME_TOTAL"),
        ("ANNUITY_INCOME_RATIO", "AMT_ANNUITY", "AMT_INCOME_TOTAL"),
        ("INCOME_PER_PERSON", "AMT_INCOME_TOTAL", "CNT_FAM_MEMBERS"),
        ("EMPLOYED_AGE_RATIO", "DAYS_EMPLOYED", "DAYS_BIRTH"),
    ]
    .map(|(name, above, below)| (real(above) / real(below)).alias(name))
}

fn durations() -> [Expr; 5] {
    let since = |name| lit(0.0) - real(name);
    [
        (since("DAYS_BIRTH") / lit(DAYS_PER_YEAR)).alias("AGE_YEARS"),
        (since("DAYS_EMPLOYED") / lit(DAYS_PER_YEAR)).alias("EMPLOYED_YEARS"),
        since("DAYS_LAST_PHONE_CHANGE").alias("PHONE_CHANGE_DAYS"),
        since("DAYS_REGISTRATION").alias("REGISTRATION_DAYS"),
        since("DAYS_ID_PUBLISH").alias("ID_PUBLISH_DAYS"),
    ]
}

fn counts_and_flags() -> [Expr; 5] {
    let is_yes = |name: &str| col(name).eq(lit("Y")).cast(DataType::Float64).alias(name);
    let documents = (2..=21).map(|number| real(&format!("FLAG_DOCUMENT_{number}")));
    [
        is_yes("FLAG_OWN_CAR"),
        is_yes("FLAG_OWN_REALTY"),
        sum(documents).alias("DOCUMENT_COUNT"),
        sum(ADDRESS_MISMATCHES.iter().map(|name| real(name))).alias("ADDRESS_MISMATCH_COUNT"),
        sum(REQUESTS.iter().map(|name| real(name))).alias("REQ_CREDIT_BUREAU_TOTAL"),
    ]
}
