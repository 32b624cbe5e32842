//! Features of the application itself.

use polars::prelude::*;

use super::expressions::{age_in_days, count_of, flag, known, number, ratio};

const EXTERNAL: [&str; 3] = ["EXT_SOURCE_1", "EXT_SOURCE_2", "EXT_SOURCE_3"];
const DAYS_PER_YEAR: f64 = 365.25;

/// Columns that are features as they stand: numbers, then words.
const NUMBERS: [&str; 26] = [
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
    "OWN_CAR_AGE",
    "APARTMENTS_AVG",
    "LIVINGAREA_AVG",
    "FLOORSMAX_AVG",
    "TOTALAREA_MODE",
    "YEARS_BEGINEXPLUATATION_AVG",
    "REGION_POPULATION_RELATIVE",
    "REGION_RATING_CLIENT",
    "REGION_RATING_CLIENT_W_CITY",
    "REG_CITY_NOT_LIVE_CITY",
    "REG_CITY_NOT_WORK_CITY",
    "DEF_30_CNT_SOCIAL_CIRCLE",
    "OBS_30_CNT_SOCIAL_CIRCLE",
    "DEF_60_CNT_SOCIAL_CIRCLE",
    "HOUR_APPR_PROCESS_START",
    "FLAG_DOCUMENT_3",
];

const WORDS: [&str; 9] = [
    "NAME_CONTRACT_TYPE",
    "NAME_INCOME_TYPE",
    "OCCUPATION_TYPE",
    "ORGANIZATION_TYPE",
    "NAME_EDUCATION_TYPE",
    "NAME_FAMILY_STATUS",
    "NAME_TYPE_SUITE",
    "NAME_HOUSING_TYPE",
    "WEEKDAY_APPR_PROCESS_START",
];

/// One expression per feature of the application; ages and durations become positive.
pub(super) fn application_features() -> Vec<Expr> {
    let mut features: Vec<Expr> = NUMBERS.into_iter().map(number).collect();
    features.extend(WORDS.into_iter().map(col));
    features.extend(external_scores());
    features.extend(amounts());
    features.extend(person());
    features.extend(file());
    features
}

fn external_scores() -> Vec<Expr> {
    let scores = || EXTERNAL.map(col);
    let total = EXTERNAL.into_iter().fold(lit(0.0), |sum, name| sum + col(name).fill_null(lit(0.0)));
    let smallest = || fold_known(scores(), |a, b| a.clone().lt_eq(b));
    let largest = || fold_known(scores(), |a, b| a.clone().gt_eq(b));
    vec![
        ratio(total, known(&EXTERNAL)).alias("EXT_SOURCE_MEAN"),
        smallest().alias("EXT_SOURCE_MIN"),
        largest().alias("EXT_SOURCE_MAX"),
        (largest() - smallest()).alias("EXT_SOURCE_RANGE"),
        known(&EXTERNAL).alias("EXT_SOURCE_COUNT"),
    ]
}

/// Picks among known values by `first_wins`; missing where none is known.
fn fold_known(values: [Expr; 3], first_wins: impl Fn(&Expr, Expr) -> Expr) -> Expr {
    let [first, second, third] = values;
    [second, third].into_iter().fold(first, |best, next| {
        let keep = next.clone().is_null().or(first_wins(&best, next.clone()));
        when(best.clone().is_null()).then(next.clone()).otherwise(when(keep).then(best).otherwise(next))
    })
}

fn amounts() -> Vec<Expr> {
    let (credit, annuity, income) = (|| col("AMT_CREDIT"), || col("AMT_ANNUITY"), || col("AMT_INCOME_TOTAL"));
    vec![
        ratio(credit(), annuity()).alias("CREDIT_TERM"),
        ratio(col("AMT_GOODS_PRICE"), credit()).alias("GOODS_TO_CREDIT"),
        ratio(credit(), income()).alias("CREDIT_TO_INCOME"),
        ratio(annuity(), income()).alias("ANNUITY_TO_INCOME"),
        ratio(income(), col("CNT_FAM_MEMBERS")).alias("INCOME_PER_PERSON"),
    ]
}

fn person() -> Vec<Expr> {
    let age = || age_in_days("DAYS_BIRTH");
    let employed = || age_in_days("DAYS_EMPLOYED");
    vec![
        (age() / lit(DAYS_PER_YEAR)).alias("AGE_YEARS"),
        employed().alias("EMPLOYED_DAYS"),
        ratio(employed(), age()).alias("EMPLOYED_TO_AGE"),
        flag("FLAG_OWN_CAR", "Y"),
        flag("FLAG_OWN_REALTY", "Y"),
    ]
}

fn file() -> Vec<Expr> {
    let documents: Vec<String> = (2..=21).map(|number| format!("FLAG_DOCUMENT_{number}")).collect();
    let phones = ["FLAG_EMP_PHONE", "FLAG_WORK_PHONE", "FLAG_PHONE", "FLAG_EMAIL"];
    vec![
        count_of(documents.iter().map(String::as_str)).alias("DOCUMENT_COUNT"),
        count_of(phones.into_iter()).alias("CONTACT_COUNT"),
        age_in_days("DAYS_REGISTRATION").alias("REGISTRATION_DAYS"),
        age_in_days("DAYS_ID_PUBLISH").alias("ID_PUBLISH_DAYS"),
        age_in_days("DAYS_LAST_PHONE_CHANGE").alias("PHONE_CHANGE_DAYS"),
        number("AMT_REQ_CREDIT_BUREAU_YEAR").alias("BUREAU_REQUESTS_YEAR"),
        number("AMT_REQ_CREDIT_BUREAU_QRT").alias("BUREAU_REQUESTS_QUARTER"),
        number("AMT_REQ_CREDIT_BUREAU_MON").alias("BUREAU_REQUESTS_MONTH"),
    ]
}
