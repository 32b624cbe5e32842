//! The application: what the features of the application tables are computed from.

use super::aggregates::is;
use super::row::table_row;
use crate::tables::{Word, vocabulary};

const DAYS_PER_YEAR: f64 = 365.25;

pub(super) const REVOLVING: Word = Word::of(vocabulary::NAME_CONTRACT_TYPE, "Revolving loans");

const DOCUMENTS: [&str; 20] = [
    "FLAG_DOCUMENT_2",
    "FLAG_DOCUMENT_3",
    "FLAG_DOCUMENT_4",
    "FLAG_DOCUMENT_5",
    "FLAG_DOCUMENT_6",
    "FLAG_DOCUMENT_7",
    "FLAG_DOCUMENT_8",
    "FLAG_DOCUMENT_9",
    "FLAG_DOCUMENT_10",
    "FLAG_DOCUMENT_11",
    "FLAG_DOCUMENT_12",
    "FLAG_DOCUMENT_13",
    "FLAG_DOCUMENT_14",
    "FLAG_DOCUMENT_15",
    "FLAG_DOCUMENT_16",
    "FLAG_DOCUMENT_17",
    "FLAG_DOCUMENT_18",
    "FLAG_DOCUMENT_19",
    "FLAG_DOCUMENT_20",
    "FLAG_DOCUMENT_21",
];

const ADDRESS_MISMATCHES: [&str; 6] = [
    "REG_REGION_NOT_LIVE_REGION",
    "REG_REGION_NOT_WORK_REGION",
    "LIVE_REGION_NOT_WORK_REGION",
    "REG_CITY_NOT_LIVE_CITY",
    "REG_CITY_NOT_WORK_CITY",
    "LIVE_CITY_NOT_WORK_CITY",
];

const ENQUIRIES: [&str; 6] = [
    "AMT_REQ_CREDIT_BUREAU_HOUR",
    "AMT_REQ_CREDIT_BUREAU_DAY",
    "AMT_REQ_CREDIT_BUREAU_WEEK",
    "AMT_REQ_CREDIT_BUREAU_MON",
    "AMT_REQ_CREDIT_BUREAU_QRT",
    "AMT_REQ_CREDIT_BUREAU_YEAR",
];

table_row! {
    /// An application.
    Application {
        ext_source_1: number "EXT_SOURCE_1",
        ext_source_2: number "EXT_SOURCE_2",
        ext_source_3: number "EXT_SOURCE_3",
        amt_credit: number "AMT_CREDIT",
        amt_annuity: number "AMT_ANNUITY",
        amt_goods_price: number "AMT_GOODS_PRICE",
        amt_income_total: number "AMT_INCOME_TOTAL",
        cnt_children: number "CNT_CHILDREN",
        cnt_fam_members: number "CNT_FAM_MEMBERS",
        obs_30_cnt_social_circle: number "OBS_30_CNT_SOCIAL_CIRCLE",
        def_30_cnt_social_circle: number "DEF_30_CNT_SOCIAL_CIRCLE",
        def_60_cnt_social_circle: number "DEF_60_CNT_SOCIAL_CIRCLE",
        own_car_age: number "OWN_CAR_AGE",
        apartments_avg: number "APARTMENTS_AVG",
        floorsmax_avg: number "FLOORSMAX_AVG",
        livingarea_avg: number "LIVINGAREA_AVG",
        years_build_avg: number "YEARS_BUILD_AVG",
        region_population_relative: number "REGION_POPULATION_RELATIVE",
        region_rating_client: number "REGION_RATING_CLIENT",
        region_rating_client_w_city: number "REGION_RATING_CLIENT_W_CITY",
        reg_city_not_live_city: number "REG_CITY_NOT_LIVE_CITY",
        reg_city_not_work_city: number "REG_CITY_NOT_WORK_CITY",
        flag_work_phone: number "FLAG_WORK_PHONE",
        flag_phone: number "FLAG_PHONE",
        flag_email: number "FLAG_EMAIL",
        flag_document_3: number "FLAG_DOCUMENT_3",
        hour_appr_process_start: number "HOUR_APPR_PROCESS_START",
        amt_req_credit_bureau_mon: number "AMT_REQ_CREDIT_BUREAU_MON",
        amt_req_credit_bureau_qrt: number "AMT_REQ_CREDIT_BUREAU_QRT",
        amt_req_credit_bureau_year: number "AMT_REQ_CREDIT_BUREAU_YEAR",
        days_birth: number "DAYS_BIRTH",
        days_employed: number "DAYS_EMPLOYED",
        days_last_phone_change: number "DAYS_LAST_PHONE_CHANGE",
        days_registration: number "DAYS_REGISTRATION",
        days_id_publish: number "DAYS_ID_PUBLISH",
        not_employed: mark "DAYS_EMPLOYED",
        name_contract_type: word "NAME_CONTRACT_TYPE",
        name_income_type: word "NAME_INCOME_TYPE",
        occupation_type: word "OCCUPATION_TYPE",
        organization_type: word "ORGANIZATION_TYPE",
        name_family_status: word "NAME_FAMILY_STATUS",
        name_education_type: word "NAME_EDUCATION_TYPE",
        name_housing_type: word "NAME_HOUSING_TYPE",
        weekday_appr_process_start: word "WEEKDAY_APPR_PROCESS_START",
        name_type_suite: word "NAME_TYPE_SUITE",
        flag_own_car: word "FLAG_OWN_CAR",
        flag_own_realty: word "FLAG_OWN_REALTY",
        documents: numbers DOCUMENTS,
        address_mismatches: numbers ADDRESS_MISMATCHES,
        enquiries: numbers ENQUIRIES,
    }
}

impl Application {
    /// Whether it is a revolving credit: a limit, without goods or an end.
    pub(super) fn is_revolving(&self) -> bool {
        self.name_contract_type == REVOLVING
    }

    /// The scores of outside organisations.
    pub(super) const fn scores(&self) -> [f64; 3] {
        [self.ext_source_1, self.ext_source_2, self.ext_source_3]
    }

    /// Years since birth.
    pub(super) fn age(&self) -> f64 {
        -self.days_birth / DAYS_PER_YEAR
    }

    /// Years in the present employment.
    pub(super) fn employed(&self) -> f64 {
        -self.days_employed / DAYS_PER_YEAR
    }
}

/// A rating from 1 to 3; application_test has a -1, which rates nothing.
pub(super) fn rating(value: f64) -> f64 {
    if (1.0..=3.0).contains(&value) { value } else { f64::NAN }
}

/// The mean of the known values with the given weights; missing where none is known.
pub(super) fn weighted_mean(values: [f64; 3], weights: [f64; 3]) -> f64 {
    let known = || values.into_iter().zip(weights).filter(|(value, _)| !value.is_nan());
    let total = known().fold(0.0, |total, (value, weight)| total + value * weight);
    total / known().fold(0.0, |total, (_, weight)| total + weight)
}

/// 1 where a word says yes, 0 where it says no.
pub(super) fn yes(word: Word) -> f64 {
    is(word, Word::of(vocabulary::YES_OR_NO, "Y")).map_or(f64::NAN, |yes| f64::from(u8::from(yes)))
}
