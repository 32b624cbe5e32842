//! The credits at other lenders and their monthly balances.

use super::aggregates::is;
use super::row::table_row;
use crate::tables::{Word, vocabulary};

/// 40 years in days: a later end is how the bureau writes a card without an end.
const LONGEST_TERM: f64 = 14_610.0;

pub(super) const ACTIVE: Word = Word::of(vocabulary::CREDIT_ACTIVE, "Active");

table_row! {
    /// A credit at another lender.
    Credit {
        id: id "SK_ID_BUREAU",
        status: word "CREDIT_ACTIVE",
        kind: word "CREDIT_TYPE",
        days: number "DAYS_CREDIT",
        overdue_days: number "CREDIT_DAY_OVERDUE",
        end: number "DAYS_CREDIT_ENDDATE",
        ended: number "DAYS_ENDDATE_FACT",
        most_overdue: number "AMT_CREDIT_MAX_OVERDUE",
        prolonged: number "CNT_CREDIT_PROLONG",
        amount: number "AMT_CREDIT_SUM",
        debt: number "AMT_CREDIT_SUM_DEBT",
        limit: number "AMT_CREDIT_SUM_LIMIT",
        overdue: number "AMT_CREDIT_SUM_OVERDUE",
        updated: number "DAYS_CREDIT_UPDATE",
        annuity: number "AMT_ANNUITY",
    }
}

impl Credit {
    /// Days until the planned end; missing where it is past, or so far off that there is none.
    pub(super) fn days_left(&self) -> f64 {
        if self.end > 0.0 && self.end <= LONGEST_TERM { self.end } else { f64::NAN }
    }
}

/// The credits that still run.
pub(super) fn active(credits: &[Credit]) -> impl Iterator<Item = &Credit> + Clone {
    credits.iter().filter(|credit| is(credit.status, ACTIVE) == Some(true))
}

table_row! {
    /// The state of a credit at another lender in one month, 0 the latest.
    Balance {
        credit: id "SK_ID_BUREAU",
        month: number "MONTHS_BALANCE",
        status: word "STATUS",
    }
}
