//! What the real tables look like: the figures that the made-up ones are tested against.
//!
//! Aggregates measured on the public Home Credit tables; no figure belongs to one client. Clients of the two
//! splits count as often as in the full set: 307,511 to 48,744.

mod application;
mod bureau;
mod cards;
mod loans;
mod previous;

use crate::tables::schema::Table;

/// A point of a distribution function: a value, the share of the rows below it and the share at or below it.
pub(in super::super) type Point = (f64, f64, f64);

/// A column of numbers: its table, its name, its share of missing values, and its distribution.
pub(in super::super) struct Numbers(
    pub(in super::super) Table,
    pub(in super::super) &'static str,
    pub(in super::super) f64,
    pub(in super::super) &'static [Point],
);

/// A column of words: its table, its name, its share of missing values, and the shares of its words.
pub(in super::super) struct Words(
    pub(in super::super) Table,
    pub(in super::super) &'static str,
    pub(in super::super) f64,
    pub(in super::super) &'static [(&'static str, f64)],
);

/// What is correlated, client by client or row by row.
#[derive(Debug, Clone, Copy)]
pub(in super::super) enum Measure {
    /// A column of a table, row by row.
    Cell(Table, &'static str),
    /// A column of the client's application.
    Application(&'static str),
    /// The client's rows in a table.
    Count(Table),
    /// The mean of a column over the client's rows in a table.
    Mean(Table, &'static str),
}

/// Two measures and their Spearman correlation.
pub(in super::super) struct Pair(
    pub(in super::super) Measure,
    pub(in super::super) Measure,
    pub(in super::super) f64,
);

use Measure::{Application, Cell, Count, Mean};
use Table::{
    ApplicationTest, ApplicationTrain, Bureau, BureauBalance, CreditCardBalance, InstallmentsPayments,
    PosCashBalance, PreviousApplication,
};

/// Principal columns of numbers.
pub(in super::super) fn numbers() -> impl Iterator<Item = &'static Numbers> {
    let parts: [&[Numbers]; 5] =
        [&application::NUMBERS, &bureau::NUMBERS, &previous::NUMBERS, &loans::NUMBERS, &cards::NUMBERS];
    parts.into_iter().flatten()
}

/// Principal columns of words.
pub(in super::super) const WORDS: [Words; 16] = [
    Words(ApplicationTrain, "NAME_CONTRACT_TYPE", 0.0, &[
        ("Cash loans", 0.904_6), ("Revolving loans", 0.095_4),
    ]),
    Words(ApplicationTrain, "CODE_GENDER", 0.0, &[
        ("F", 0.661_2), ("M", 0.338_8),
    ]),
    Words(ApplicationTrain, "NAME_INCOME_TYPE", 0.0, &[
        ("Working", 0.514_5), ("Commercial associate", 0.230_6), ("Pensioner", 0.183_4),
        ("State servant", 0.071_2), ("Unemployed", 0.000_1), ("Student", 0.000_1),
        ("Businessman", 0.000_1),
    ]),
    Words(ApplicationTrain, "NAME_EDUCATION_TYPE", 0.0, &[
        ("Secondary / secondary special", 0.711_4), ("Higher education", 0.241_2),
        ("Incomplete higher", 0.034_2), ("Lower secondary", 0.012_6), ("Academic degree", 0.000_6),
    ]),
    Words(ApplicationTrain, "NAME_FAMILY_STATUS", 0.0, &[
        ("Married", 0.636), ("Single / not married", 0.146_8), ("Civil marriage", 0.098_5),
        ("Separated", 0.064_1), ("Widow", 0.054_6),
    ]),
    Words(ApplicationTrain, "OCCUPATION_TYPE", 0.316_5, &[
        ("Laborers", 0.260_3), ("Sales staff", 0.153_8), ("Core staff", 0.131_6), ("Managers", 0.099_9),
        ("Drivers", 0.088_7), ("High skill tech staff", 0.052_3), ("Accountants", 0.046_7),
        ("Medicine staff", 0.041), ("Security staff", 0.031_3), ("Cooking staff", 0.027_6),
        ("Cleaning staff", 0.022_2), ("Private service staff", 0.012_9),
        ("Low-skill Laborers", 0.010_4), ("Secretaries", 0.006_3), ("Waiters/barmen staff", 0.006_3),
        ("Realty agents", 0.003_1), ("HR staff", 0.002_8), ("IT staff", 0.002_6),
    ]),
    Words(ApplicationTest, "NAME_CONTRACT_TYPE", 0.0, &[
        ("Cash loans", 0.991), ("Revolving loans", 0.009),
    ]),
    Words(Bureau, "CREDIT_ACTIVE", 0.0, &[
        ("Closed", 0.628_8), ("Active", 0.367_2), ("Sold", 0.004),
    ]),
    Words(Bureau, "CREDIT_TYPE", 0.0, &[
        ("Consumer credit", 0.729_2), ("Credit card", 0.234_6), ("Car loan", 0.015_5),
        ("Mortgage", 0.010_8), ("Microloan", 0.007_6), ("Loan for business development", 0.001_1),
        ("Another type of loan", 0.000_5), ("Unknown type of loan", 0.000_3),
        ("Loan for working capital replenishment", 0.000_3), ("Cash loan (non-earmarked)", 0.000_1),
    ]),
    Words(BureauBalance, "STATUS", 0.0, &[
        ("C", 0.475_6), ("0", 0.297), ("X", 0.214_5), ("1", 0.009_7), ("5", 0.001_9), ("2", 0.000_8),
        ("3", 0.000_3), ("4", 0.000_2),
    ]),
    Words(PreviousApplication, "NAME_CONTRACT_TYPE", 0.0, &[
        ("Cash loans", 0.456_6), ("Consumer loans", 0.430_7), ("Revolving loans", 0.112_5),
        ("XNA", 0.000_3),
    ]),
    Words(PreviousApplication, "NAME_CONTRACT_STATUS", 0.0, &[
        ("Approved", 0.615_4), ("Canceled", 0.194_8), ("Refused", 0.172), ("Unused offer", 0.017_8),
    ]),
    Words(PreviousApplication, "NAME_CLIENT_TYPE", 0.0, &[
        ("Repeater", 0.733_8), ("New", 0.18), ("Refreshed", 0.085_1), ("XNA", 0.001_1),
    ]),
    Words(PreviousApplication, "NAME_YIELD_GROUP", 0.0, &[
        ("XNA", 0.314_6), ("middle", 0.225_9), ("high", 0.213_4), ("low_normal", 0.192_4),
        ("low_action", 0.053_7),
    ]),
    Words(PosCashBalance, "NAME_CONTRACT_STATUS", 0.0, &[
        ("Active", 0.913_2), ("Completed", 0.074_7), ("Signed", 0.009_2), ("Demand", 0.001_3),
        ("Returned to the store", 0.000_6), ("Amortized debt", 0.000_5), ("Approved", 0.000_4),
    ]),
    Words(CreditCardBalance, "NAME_CONTRACT_STATUS", 0.0, &[
        ("Active", 0.964_4), ("Completed", 0.031_7), ("Signed", 0.003_8), ("Sent proposal", 0.000_1),
    ]),
];

/// Principal pairs.
pub(in super::super) const PAIRS: [Pair; 84] = [
    Pair(Cell(ApplicationTrain, "AMT_CREDIT"), Cell(ApplicationTrain, "AMT_GOODS_PRICE"), 0.985),
    Pair(Cell(ApplicationTrain, "AMT_CREDIT"), Cell(ApplicationTrain, "AMT_ANNUITY"), 0.831),
    Pair(Cell(ApplicationTrain, "AMT_INCOME_TOTAL"), Cell(ApplicationTrain, "AMT_CREDIT"), 0.409),
    Pair(Cell(ApplicationTrain, "AMT_INCOME_TOTAL"), Cell(ApplicationTrain, "AMT_ANNUITY"), 0.482),
    Pair(Cell(ApplicationTrain, "DAYS_BIRTH"), Cell(ApplicationTrain, "DAYS_EMPLOYED"), -0.231),
    Pair(Cell(ApplicationTrain, "DAYS_BIRTH"), Cell(ApplicationTrain, "CNT_CHILDREN"), 0.372),
    Pair(Cell(ApplicationTrain, "DAYS_BIRTH"), Cell(ApplicationTrain, "DAYS_REGISTRATION"), 0.305),
    Pair(Cell(ApplicationTrain, "DAYS_BIRTH"), Cell(ApplicationTrain, "EXT_SOURCE_1"), -0.609),
    Pair(Cell(ApplicationTrain, "EXT_SOURCE_1"), Cell(ApplicationTrain, "EXT_SOURCE_2"), 0.208),
    Pair(Cell(ApplicationTrain, "EXT_SOURCE_2"), Cell(ApplicationTrain, "EXT_SOURCE_3"), 0.101),
    Pair(Cell(ApplicationTrain, "EXT_SOURCE_1"), Cell(ApplicationTrain, "EXT_SOURCE_3"), 0.188),
    Pair(Cell(ApplicationTrain, "EXT_SOURCE_2"), Cell(ApplicationTrain, "REGION_RATING_CLIENT"), -0.322),
    Pair(Cell(ApplicationTrain, "REGION_POPULATION_RELATIVE"), Cell(ApplicationTrain, "REGION_RATING_CLIENT"), -0.424),
    Pair(Cell(ApplicationTrain, "CNT_CHILDREN"), Cell(ApplicationTrain, "CNT_FAM_MEMBERS"), 0.81),
    Pair(Cell(ApplicationTrain, "DAYS_BIRTH"), Cell(ApplicationTrain, "DAYS_ID_PUBLISH"), 0.263),
    Pair(Cell(ApplicationTrain, "APARTMENTS_AVG"), Cell(ApplicationTrain, "APARTMENTS_MODE"), 0.964),
    Pair(Cell(ApplicationTrain, "APARTMENTS_AVG"), Cell(ApplicationTrain, "LIVINGAREA_AVG"), 0.904),
    Pair(Cell(ApplicationTrain, "FLOORSMAX_AVG"), Cell(ApplicationTrain, "ELEVATORS_AVG"), 0.852),
    Pair(Cell(ApplicationTrain, "OBS_30_CNT_SOCIAL_CIRCLE"), Cell(ApplicationTrain, "DEF_30_CNT_SOCIAL_CIRCLE"), 0.38),
    Pair(Cell(ApplicationTrain, "EXT_SOURCE_2"), Cell(ApplicationTrain, "TARGET"), -0.144),
    Pair(Cell(ApplicationTrain, "EXT_SOURCE_3"), Cell(ApplicationTrain, "TARGET"), -0.168),
    Pair(Cell(ApplicationTrain, "DAYS_BIRTH"), Cell(ApplicationTrain, "TARGET"), 0.079),
    Pair(Cell(Bureau, "DAYS_CREDIT"), Cell(Bureau, "DAYS_ENDDATE_FACT"), 0.876),
    Pair(Cell(Bureau, "DAYS_CREDIT"), Cell(Bureau, "DAYS_CREDIT_ENDDATE"), 0.745),
    Pair(Cell(Bureau, "DAYS_CREDIT_ENDDATE"), Cell(Bureau, "DAYS_ENDDATE_FACT"), 0.882),
    Pair(Cell(Bureau, "DAYS_ENDDATE_FACT"), Cell(Bureau, "DAYS_CREDIT_UPDATE"), 0.874),
    Pair(Cell(Bureau, "DAYS_CREDIT"), Cell(Bureau, "DAYS_CREDIT_UPDATE"), 0.747),
    Pair(Cell(Bureau, "AMT_CREDIT_SUM"), Cell(Bureau, "AMT_CREDIT_SUM_DEBT"), 0.45),
    Pair(Cell(Bureau, "DAYS_CREDIT"), Cell(Bureau, "AMT_CREDIT_SUM"), 0.125),
    Pair(Cell(Bureau, "DAYS_CREDIT"), Cell(Bureau, "AMT_CREDIT_SUM_DEBT"), 0.463),
    Pair(Cell(PreviousApplication, "AMT_APPLICATION"), Cell(PreviousApplication, "AMT_CREDIT"), 0.918),
    Pair(Cell(PreviousApplication, "AMT_CREDIT"), Cell(PreviousApplication, "AMT_ANNUITY"), 0.88),
    Pair(Cell(PreviousApplication, "AMT_CREDIT"), Cell(PreviousApplication, "CNT_PAYMENT"), 0.562),
    Pair(Cell(PreviousApplication, "AMT_APPLICATION"), Cell(PreviousApplication, "AMT_GOODS_PRICE"), 1.0),
    Pair(Cell(PreviousApplication, "DAYS_DECISION"), Cell(PreviousApplication, "DAYS_FIRST_DUE"), 0.974),
    Pair(Cell(PreviousApplication, "DAYS_DECISION"), Cell(PreviousApplication, "DAYS_TERMINATION"), 0.853),
    Pair(Cell(PreviousApplication, "AMT_ANNUITY"), Cell(PreviousApplication, "CNT_PAYMENT"), 0.401),
    Pair(Cell(PreviousApplication, "DAYS_DECISION"), Cell(PreviousApplication, "AMT_CREDIT"), -0.157),
    Pair(Cell(PreviousApplication, "AMT_DOWN_PAYMENT"), Cell(PreviousApplication, "RATE_DOWN_PAYMENT"), 0.919),
    Pair(Cell(PosCashBalance, "CNT_INSTALMENT"), Cell(PosCashBalance, "CNT_INSTALMENT_FUTURE"), 0.741),
    Pair(Cell(PosCashBalance, "MONTHS_BALANCE"), Cell(PosCashBalance, "CNT_INSTALMENT"), 0.35),
    Pair(Cell(PosCashBalance, "MONTHS_BALANCE"), Cell(PosCashBalance, "CNT_INSTALMENT_FUTURE"), 0.253),
    Pair(Cell(PosCashBalance, "MONTHS_BALANCE"), Cell(PosCashBalance, "SK_DPD"), -0.108),
    Pair(Cell(PosCashBalance, "SK_DPD"), Cell(PosCashBalance, "SK_DPD_DEF"), 0.612),
    Pair(Cell(CreditCardBalance, "AMT_BALANCE"), Cell(CreditCardBalance, "AMT_INST_MIN_REGULARITY"), 0.919),
    Pair(Cell(CreditCardBalance, "AMT_BALANCE"), Cell(CreditCardBalance, "AMT_RECEIVABLE_PRINCIPAL"), 0.977),
    Pair(Cell(CreditCardBalance, "AMT_BALANCE"), Cell(CreditCardBalance, "AMT_TOTAL_RECEIVABLE"), 0.972),
    Pair(Cell(CreditCardBalance, "AMT_BALANCE"), Cell(CreditCardBalance, "AMT_CREDIT_LIMIT_ACTUAL"), 0.463),
    Pair(Cell(CreditCardBalance, "AMT_BALANCE"), Cell(CreditCardBalance, "AMT_PAYMENT_TOTAL_CURRENT"), 0.802),
    Pair(Cell(CreditCardBalance, "AMT_DRAWINGS_CURRENT"), Cell(CreditCardBalance, "CNT_DRAWINGS_CURRENT"), 0.99),
    Pair(Cell(CreditCardBalance, "AMT_BALANCE"), Cell(CreditCardBalance, "AMT_DRAWINGS_CURRENT"), 0.506),
    Pair(Cell(CreditCardBalance, "MONTHS_BALANCE"), Cell(CreditCardBalance, "CNT_INSTALMENT_MATURE_CUM"), -0.215),
    Pair(Cell(CreditCardBalance, "AMT_BALANCE"), Cell(CreditCardBalance, "CNT_INSTALMENT_MATURE_CUM"), 0.12),
    Pair(Cell(CreditCardBalance, "MONTHS_BALANCE"), Cell(CreditCardBalance, "AMT_BALANCE"), -0.169),
    Pair(Cell(CreditCardBalance, "AMT_BALANCE"), Cell(CreditCardBalance, "SK_DPD"), 0.146),
    Pair(Cell(CreditCardBalance, "MONTHS_BALANCE"), Cell(CreditCardBalance, "AMT_CREDIT_LIMIT_ACTUAL"), 0.067),
    Pair(Cell(InstallmentsPayments, "AMT_INSTALMENT"), Cell(InstallmentsPayments, "AMT_PAYMENT"), 0.915),
    Pair(Cell(InstallmentsPayments, "DAYS_INSTALMENT"), Cell(InstallmentsPayments, "DAYS_ENTRY_PAYMENT"), 0.999),
    Pair(Cell(InstallmentsPayments, "NUM_INSTALMENT_VERSION"), Cell(InstallmentsPayments, "NUM_INSTALMENT_NUMBER"), -0.536),
    Pair(Cell(InstallmentsPayments, "NUM_INSTALMENT_VERSION"), Cell(InstallmentsPayments, "AMT_INSTALMENT"), 0.525),
    Pair(Cell(InstallmentsPayments, "NUM_INSTALMENT_NUMBER"), Cell(InstallmentsPayments, "AMT_INSTALMENT"), -0.31),
    Pair(Cell(InstallmentsPayments, "DAYS_INSTALMENT"), Cell(InstallmentsPayments, "AMT_INSTALMENT"), 0.207),
    Pair(Count(Bureau), Count(PreviousApplication), 0.168),
    Pair(Count(PreviousApplication), Count(PosCashBalance), 0.701),
    Pair(Count(Bureau), Count(BureauBalance), 0.827),
    Pair(Count(PreviousApplication), Count(CreditCardBalance), 0.384),
    Pair(Application("DAYS_BIRTH"), Count(Bureau), -0.064),
    Pair(Application("DAYS_BIRTH"), Count(PreviousApplication), -0.061),
    Pair(Application("DAYS_BIRTH"), Mean(Bureau, "DAYS_CREDIT"), 0.214),
    Pair(Application("EXT_SOURCE_3"), Mean(Bureau, "DAYS_CREDIT"), -0.413),
    Pair(Application("EXT_SOURCE_3"), Count(Bureau), -0.192),
    Pair(Application("AMT_REQ_CREDIT_BUREAU_YEAR"), Count(Bureau), 0.048),
    Pair(Application("AMT_CREDIT"), Mean(Bureau, "AMT_CREDIT_SUM"), 0.233),
    Pair(Application("AMT_ANNUITY"), Mean(PreviousApplication, "AMT_ANNUITY"), 0.274),
    Pair(Application("AMT_CREDIT"), Mean(PreviousApplication, "AMT_CREDIT"), 0.201),
    Pair(Application("AMT_INCOME_TOTAL"), Mean(Bureau, "AMT_CREDIT_SUM"), 0.392),
    Pair(Application("DAYS_LAST_PHONE_CHANGE"), Count(PreviousApplication), -0.224),
    Pair(Application("DAYS_BIRTH"), Count(PosCashBalance), -0.118),
    Pair(Application("AMT_CREDIT"), Mean(CreditCardBalance, "AMT_BALANCE"), 0.022),
    Pair(Application("AMT_INCOME_TOTAL"), Mean(CreditCardBalance, "AMT_CREDIT_LIMIT_ACTUAL"), 0.162),
    Pair(Mean(PosCashBalance, "SK_DPD"), Application("EXT_SOURCE_2"), -0.017),
    Pair(Count(PosCashBalance), Mean(PosCashBalance, "SK_DPD"), 0.292),
    Pair(Application("AMT_INCOME_TOTAL"), Mean(PreviousApplication, "AMT_CREDIT"), 0.282),
    Pair(Application("DAYS_BIRTH"), Mean(PosCashBalance, "CNT_INSTALMENT"), -0.163),
];
