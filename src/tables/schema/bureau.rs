//! Columns of bureau and bureau_balance.

use super::vocabulary as words;
use super::{Column, id, real, whole, word};

pub(super) const BUREAU: &[Column] = &[
    id("SK_ID_CURR"),
    id("SK_ID_BUREAU"),
    word("CREDIT_ACTIVE", words::CREDIT_ACTIVE),
    word("CREDIT_CURRENCY", words::CREDIT_CURRENCY),
    whole("DAYS_CREDIT", -40_000.0, 0.0),
    whole("CREDIT_DAY_OVERDUE", 0.0, 40_000.0),
    real("DAYS_CREDIT_ENDDATE", -50_000.0, 50_000.0).optional(),
    real("DAYS_ENDDATE_FACT", -50_000.0, 1_000.0).optional(),
    real("AMT_CREDIT_MAX_OVERDUE", 0.0, 1_000_000_000.0).optional(),
    whole("CNT_CREDIT_PROLONG", 0.0, 10_000.0),
    real("AMT_CREDIT_SUM", 0.0, 1_000_000_000.0).optional(),
    real("AMT_CREDIT_SUM_DEBT", -1_000_000_000.0, 1_000_000_000.0).optional(),
    real("AMT_CREDIT_SUM_LIMIT", -1_000_000_000.0, 1_000_000_000.0).optional(),
    real("AMT_CREDIT_SUM_OVERDUE", 0.0, 1_000_000_000.0),
    word("CREDIT_TYPE", words::CREDIT_TYPE),
    whole("DAYS_CREDIT_UPDATE", -50_000.0, 1_000.0),
    real("AMT_ANNUITY", 0.0, 1_000_000_000.0).optional(),
];

pub(super) const BUREAU_BALANCE: &[Column] =
    &[id("SK_ID_BUREAU"), whole("MONTHS_BALANCE", -1_200.0, 0.0), word("STATUS", words::BALANCE_STATUS)];
