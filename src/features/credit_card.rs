//! The monthly balances of earlier credit cards of the lender.

use super::row::table_row;

table_row! {
    /// The state of a card in one month, -1 the latest; rows stand card by card, in the order of time.
    CardMonth {
        card: id "SK_ID_PREV",
        month: number "MONTHS_BALANCE",
        balance: number "AMT_BALANCE",
        limit: number "AMT_CREDIT_LIMIT_ACTUAL",
        cash_drawn: number "AMT_DRAWINGS_ATM_CURRENT",
        drawn: number "AMT_DRAWINGS_CURRENT",
        least_payment: number "AMT_INST_MIN_REGULARITY",
        paid: number "AMT_PAYMENT_CURRENT",
        paid_in_all: number "AMT_PAYMENT_TOTAL_CURRENT",
        receivable: number "AMT_TOTAL_RECEIVABLE",
        cash_drawings: number "CNT_DRAWINGS_ATM_CURRENT",
        drawings: number "CNT_DRAWINGS_CURRENT",
        instalments_paid: number "CNT_INSTALMENT_MATURE_CUM",
        status: word "NAME_CONTRACT_STATUS",
        days_past_due: number "SK_DPD",
        days_past_due_with_tolerance: number "SK_DPD_DEF",
    }
}
