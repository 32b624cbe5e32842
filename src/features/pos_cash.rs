//! The monthly balances of earlier consumer and cash loans at the lender.

use super::row::table_row;

table_row! {
    /// The state of an earlier loan in one month, -1 the latest; rows stand loan by loan, in the
    /// order of time.
    LoanMonth {
        loan: id "SK_ID_PREV",
        month: number "MONTHS_BALANCE",
        instalments: number "CNT_INSTALMENT",
        to_come: number "CNT_INSTALMENT_FUTURE",
        status: word "NAME_CONTRACT_STATUS",
        days_past_due: number "SK_DPD",
        days_past_due_with_tolerance: number "SK_DPD_DEF",
    }
}
