//! The schema of the Home Credit tables, as Kaggle publishes them.
//!
//! Source: the competition's files and its data dictionary
//! (`HomeCredit_columns_description.csv`).

use polars::prelude::DataType;
use serde::Serialize;

/// One of the eight tables of the Home Credit data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// Loan applications whose outcome is known.
    ApplicationTrain,
    /// Loan applications whose outcome is not known: the clients to score.
    ApplicationTest,
    /// Credits of the applicant at other institutions.
    Bureau,
    /// Monthly balances of the credits of `bureau`.
    BureauBalance,
    /// Earlier applications of the same applicant at the lender.
    PreviousApplication,
    /// Monthly balances of earlier point-of-sale and cash loans.
    PosCashBalance,
    /// Monthly balances of earlier credit cards.
    CreditCardBalance,
    /// Payments of the instalments of earlier loans.
    InstallmentsPayments,
}

impl Table {
    /// All tables, the two application tables first.
    pub const ALL: [Self; 8] = [
        Self::ApplicationTrain,
        Self::ApplicationTest,
        Self::Bureau,
        Self::BureauBalance,
        Self::PreviousApplication,
        Self::PosCashBalance,
        Self::CreditCardBalance,
        Self::InstallmentsPayments,
    ];

    /// The file name without its extension.
    #[must_use]
    pub const fn file_stem(self) -> &'static str {
        match self {
            Self::ApplicationTrain => "application_train",
            Self::ApplicationTest => "application_test",
            Self::Bureau => "bureau",
            Self::BureauBalance => "bureau_balance",
            Self::PreviousApplication => "previous_application",
            Self::PosCashBalance => "POS_CASH_balance",
            Self::CreditCardBalance => "credit_card_balance",
            Self::InstallmentsPayments => "installments_payments",
        }
    }

    /// Whether Clairscore cannot work without this table.
    #[must_use]
    pub const fn is_required(self) -> bool {
        matches!(self, Self::ApplicationTrain | Self::ApplicationTest)
    }

    /// The columns that Clairscore knows; empty for a table that it does not read yet.
    #[must_use]
    pub fn columns(self) -> Vec<Column> {
        match self {
            Self::ApplicationTrain => {
                let (id, rest) = APPLICATION.split_at(1);
                [id, &[integer("TARGET")], rest].concat()
            }
            Self::ApplicationTest => APPLICATION.to_vec(),
            Self::Bureau => BUREAU.to_vec(),
            Self::PreviousApplication => PREVIOUS_APPLICATION.to_vec(),
            Self::BureauBalance
            | Self::PosCashBalance
            | Self::CreditCardBalance
            | Self::InstallmentsPayments => Vec::new(),
        }
    }

    /// The column that no two rows may share, if the table has one.
    #[must_use]
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::ApplicationTrain | Self::ApplicationTest => Some("SK_ID_CURR"),
            Self::Bureau => Some("SK_ID_BUREAU"),
            Self::PreviousApplication => Some("SK_ID_PREV"),
            Self::BureauBalance
            | Self::PosCashBalance
            | Self::CreditCardBalance
            | Self::InstallmentsPayments => None,
        }
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// Whole numbers without holes.
    Integer,
    /// Numbers, possibly missing.
    Real,
    /// Text from a small vocabulary.
    Text,
}

impl ColumnType {
    /// The type that polars keeps the column in.
    #[must_use]
    pub const fn data_type(self) -> DataType {
        match self {
            Self::Integer => DataType::Int64,
            Self::Real => DataType::Float64,
            Self::Text => DataType::String,
        }
    }

    /// The word that errors use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Integer => "whole numbers",
            Self::Real => "numbers",
            Self::Text => "text",
        }
    }
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Kaggle's column name.
    pub name: &'static str,
    /// What it holds.
    pub kind: ColumnType,
}

const fn integer(name: &'static str) -> Column {
    Column { name, kind: ColumnType::Integer }
}

const fn real(name: &'static str) -> Column {
    Column { name, kind: ColumnType::Real }
}

const fn text(name: &'static str) -> Column {
    Column { name, kind: ColumnType::Text }
}

const APPLICATION: &[Column] = &[
    integer("SK_ID_CURR"),
    text("NAME_CONTRACT_TYPE"),
    text("CODE_GENDER"),
    text("FLAG_OWN_CAR"),
    text("FLAG_OWN_REALTY"),
    integer("CNT_CHILDREN"),
    real("AMT_INCOME_TOTAL"),
    real("AMT_CREDIT"),
    real("AMT_ANNUITY"),
    real("AMT_GOODS_PRICE"),
    text("NAME_TYPE_SUITE"),
    text("NAME_INCOME_TYPE"),
    text("NAME_EDUCATION_TYPE"),
    text("NAME_FAMILY_STATUS"),
    text("NAME_HOUSING_TYPE"),
    real("REGION_POPULATION_RELATIVE"),
    integer("DAYS_BIRTH"),
    integer("DAYS_EMPLOYED"),
    real("DAYS_REGISTRATION"),
    integer("DAYS_ID_PUBLISH"),
    real("OWN_CAR_AGE"),
    integer("FLAG_MOBIL"),
    integer("FLAG_EMP_PHONE"),
    integer("FLAG_WORK_PHONE"),
    integer("FLAG_CONT_MOBILE"),
    integer("FLAG_PHONE"),
    integer("FLAG_EMAIL"),
    text("OCCUPATION_TYPE"),
    real("CNT_FAM_MEMBERS"),
    integer("REGION_RATING_CLIENT"),
    integer("REGION_RATING_CLIENT_W_CITY"),
    text("WEEKDAY_APPR_PROCESS_START"),
    integer("HOUR_APPR_PROCESS_START"),
    integer("REG_REGION_NOT_LIVE_REGION"),
    integer("REG_REGION_NOT_WORK_REGION"),
    integer("LIVE_REGION_NOT_WORK_REGION"),
    integer("REG_CITY_NOT_LIVE_CITY"),
    integer("REG_CITY_NOT_WORK_CITY"),
    integer("LIVE_CITY_NOT_WORK_CITY"),
    text("ORGANIZATION_TYPE"),
    real("EXT_SOURCE_1"),
    real("EXT_SOURCE_2"),
    real("EXT_SOURCE_3"),
    real("APARTMENTS_AVG"),
    real("BASEMENTAREA_AVG"),
    real("YEARS_BEGINEXPLUATATION_AVG"),
    real("YEARS_BUILD_AVG"),
    real("COMMONAREA_AVG"),
    real("ELEVATORS_AVG"),
    real("ENTRANCES_AVG"),
    real("FLOORSMAX_AVG"),
    real("FLOORSMIN_AVG"),
    real("LANDAREA_AVG"),
    real("LIVINGAPARTMENTS_AVG"),
    real("LIVINGAREA_AVG"),
    real("NONLIVINGAPARTMENTS_AVG"),
    real("NONLIVINGAREA_AVG"),
    real("APARTMENTS_MODE"),
    real("BASEMENTAREA_MODE"),
    real("YEARS_BEGINEXPLUATATION_MODE"),
    real("YEARS_BUILD_MODE"),
    real("COMMONAREA_MODE"),
    real("ELEVATORS_MODE"),
    real("ENTRANCES_MODE"),
    real("FLOORSMAX_MODE"),
    real("FLOORSMIN_MODE"),
    real("LANDAREA_MODE"),
    real("LIVINGAPARTMENTS_MODE"),
    real("LIVINGAREA_MODE"),
    real("NONLIVINGAPARTMENTS_MODE"),
    real("NONLIVINGAREA_MODE"),
    real("APARTMENTS_MEDI"),
    real("BASEMENTAREA_MEDI"),
    real("YEARS_BEGINEXPLUATATION_MEDI"),
    real("YEARS_BUILD_MEDI"),
    real("COMMONAREA_MEDI"),
    real("ELEVATORS_MEDI"),
    real("ENTRANCES_MEDI"),
    real("FLOORSMAX_MEDI"),
    real("FLOORSMIN_MEDI"),
    real("LANDAREA_MEDI"),
    real("LIVINGAPARTMENTS_MEDI"),
    real("LIVINGAREA_MEDI"),
    real("NONLIVINGAPARTMENTS_MEDI"),
    real("NONLIVINGAREA_MEDI"),
    text("FONDKAPREMONT_MODE"),
    text("HOUSETYPE_MODE"),
    real("TOTALAREA_MODE"),
    text("WALLSMATERIAL_MODE"),
    text("EMERGENCYSTATE_MODE"),
    real("OBS_30_CNT_SOCIAL_CIRCLE"),
    real("DEF_30_CNT_SOCIAL_CIRCLE"),
    real("OBS_60_CNT_SOCIAL_CIRCLE"),
    real("DEF_60_CNT_SOCIAL_CIRCLE"),
    real("DAYS_LAST_PHONE_CHANGE"),
    integer("FLAG_DOCUMENT_2"),
    integer("FLAG_DOCUMENT_3"),
    integer("FLAG_DOCUMENT_4"),
    integer("FLAG_DOCUMENT_5"),
    integer("FLAG_DOCUMENT_6"),
    integer("FLAG_DOCUMENT_7"),
    integer("FLAG_DOCUMENT_8"),
    integer("FLAG_DOCUMENT_9"),
    integer("FLAG_DOCUMENT_10"),
    integer("FLAG_DOCUMENT_11"),
    integer("FLAG_DOCUMENT_12"),
    integer("FLAG_DOCUMENT_13"),
    integer("FLAG_DOCUMENT_14"),
    integer("FLAG_DOCUMENT_15"),
    integer("FLAG_DOCUMENT_16"),
    integer("FLAG_DOCUMENT_17"),
    integer("FLAG_DOCUMENT_18"),
    integer("FLAG_DOCUMENT_19"),
    integer("FLAG_DOCUMENT_20"),
    integer("FLAG_DOCUMENT_21"),
    real("AMT_REQ_CREDIT_BUREAU_HOUR"),
    real("AMT_REQ_CREDIT_BUREAU_DAY"),
    real("AMT_REQ_CREDIT_BUREAU_WEEK"),
    real("AMT_REQ_CREDIT_BUREAU_MON"),
    real("AMT_REQ_CREDIT_BUREAU_QRT"),
    real("AMT_REQ_CREDIT_BUREAU_YEAR"),
];

const BUREAU: &[Column] = &[
    integer("SK_ID_CURR"),
    integer("SK_ID_BUREAU"),
    text("CREDIT_ACTIVE"),
    text("CREDIT_CURRENCY"),
    integer("DAYS_CREDIT"),
    integer("CREDIT_DAY_OVERDUE"),
    real("DAYS_CREDIT_ENDDATE"),
    real("DAYS_ENDDATE_FACT"),
    real("AMT_CREDIT_MAX_OVERDUE"),
    integer("CNT_CREDIT_PROLONG"),
    real("AMT_CREDIT_SUM"),
    real("AMT_CREDIT_SUM_DEBT"),
    real("AMT_CREDIT_SUM_LIMIT"),
    real("AMT_CREDIT_SUM_OVERDUE"),
    text("CREDIT_TYPE"),
    integer("DAYS_CREDIT_UPDATE"),
    real("AMT_ANNUITY"),
];

const PREVIOUS_APPLICATION: &[Column] = &[
    integer("SK_ID_PREV"),
    integer("SK_ID_CURR"),
    text("NAME_CONTRACT_TYPE"),
    real("AMT_ANNUITY"),
    real("AMT_APPLICATION"),
    real("AMT_CREDIT"),
    real("AMT_DOWN_PAYMENT"),
    real("AMT_GOODS_PRICE"),
    text("WEEKDAY_APPR_PROCESS_START"),
    integer("HOUR_APPR_PROCESS_START"),
    text("FLAG_LAST_APPL_PER_CONTRACT"),
    integer("NFLAG_LAST_APPL_IN_DAY"),
    real("RATE_DOWN_PAYMENT"),
    real("RATE_INTEREST_PRIMARY"),
    real("RATE_INTEREST_PRIVILEGED"),
    text("NAME_CASH_LOAN_PURPOSE"),
    text("NAME_CONTRACT_STATUS"),
    integer("DAYS_DECISION"),
    text("NAME_PAYMENT_TYPE"),
    text("CODE_REJECT_REASON"),
    text("NAME_TYPE_SUITE"),
    text("NAME_CLIENT_TYPE"),
    text("NAME_GOODS_CATEGORY"),
    text("NAME_PORTFOLIO"),
    text("NAME_PRODUCT_TYPE"),
    text("CHANNEL_TYPE"),
    integer("SELLERPLACE_AREA"),
    text("NAME_SELLER_INDUSTRY"),
    real("CNT_PAYMENT"),
    text("NAME_YIELD_GROUP"),
    text("PRODUCT_COMBINATION"),
    real("DAYS_FIRST_DRAWING"),
    real("DAYS_FIRST_DUE"),
    real("DAYS_LAST_DUE_1ST_VERSION"),
    real("DAYS_LAST_DUE"),
    real("DAYS_TERMINATION"),
    real("NFLAG_INSURED_ON_APPROVAL"),
];
