//! The earlier applications at the lender.

use super::aggregates::is;
use super::row::table_row;
use crate::tables::{Word, vocabulary};

pub(super) const APPROVED: Word = Word::of(vocabulary::PREVIOUS_NAME_CONTRACT_STATUS, "Approved");
pub(super) const REFUSED: Word = Word::of(vocabulary::PREVIOUS_NAME_CONTRACT_STATUS, "Refused");
pub(super) const HIGH: Word = Word::of(vocabulary::PREVIOUS_NAME_YIELD_GROUP, "high");
const LOW_NORMAL: Word = Word::of(vocabulary::PREVIOUS_NAME_YIELD_GROUP, "low_normal");
const LOW_ACTION: Word = Word::of(vocabulary::PREVIOUS_NAME_YIELD_GROUP, "low_action");

table_row! {
    /// An earlier application; rows stand in the order of the decisions.
    Loan {
        decided: number "DAYS_DECISION",
        id: id "SK_ID_PREV",
        contract: word "NAME_CONTRACT_TYPE",
        status: word "NAME_CONTRACT_STATUS",
        yield_group: word "NAME_YIELD_GROUP",
        annuity: number "AMT_ANNUITY",
        asked: number "AMT_APPLICATION",
        credit: number "AMT_CREDIT",
        down_payment_rate: number "RATE_DOWN_PAYMENT",
        instalments: number "CNT_PAYMENT",
    }
}

impl Loan {
    /// Number of instalments; missing for a card, which has none.
    pub(super) fn term(&self) -> f64 {
        if self.instalments > 0.0 { self.instalments } else { f64::NAN }
    }

    /// Whether the interest is in one of the two low groups.
    pub(super) fn has_low_yield(&self) -> Option<bool> {
        self.yield_group.is_known().then_some(matches!(self.yield_group, LOW_NORMAL | LOW_ACTION))
    }
}

/// The applications that ended in a status.
pub(super) fn with_status(loans: &[Loan], status: Word) -> impl Iterator<Item = &Loan> + Clone {
    loans.iter().filter(move |loan| is(loan.status, status) == Some(true))
}

/// The application that was decided last; of two on one day, the one of the greatest number.
pub(super) const fn latest(loans: &[Loan]) -> Option<&Loan> {
    loans.last()
}
