//! The payments of the instalments of earlier loans and cards at the lender.

use super::row::table_row;

table_row! {
    /// A payment; rows stand in the order in which the instalments were due.
    Payment {
        due: number "DAYS_INSTALMENT",
        loan: id "SK_ID_PREV",
        number: number "NUM_INSTALMENT_NUMBER",
        version: number "NUM_INSTALMENT_VERSION",
        paid_on: number "DAYS_ENTRY_PAYMENT",
        instalment: number "AMT_INSTALMENT",
        paid: number "AMT_PAYMENT",
    }
}

impl Payment {
    /// Days by which the payment came late; negative where it came early.
    pub(super) fn days_late(&self) -> f64 {
        self.paid_on - self.due
    }
}
