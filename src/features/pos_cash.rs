//! The monthly balances of earlier consumer and cash loans at the lender.

use super::aggregates::{fading, greatest, is, last};
use super::row::table_row;
use crate::tables::{Word, vocabulary};

pub(super) const ACTIVE: Word = Word::of(vocabulary::POS_NAME_CONTRACT_STATUS, "Active");
pub(super) const COMPLETED: Word = Word::of(vocabulary::POS_NAME_CONTRACT_STATUS, "Completed");
pub(super) const RETURNED: Word = Word::of(vocabulary::POS_NAME_CONTRACT_STATUS, "Returned to the store");
pub(super) const DEMAND: Word = Word::of(vocabulary::POS_NAME_CONTRACT_STATUS, "Demand");
pub(super) const AMORTIZED: Word = Word::of(vocabulary::POS_NAME_CONTRACT_STATUS, "Amortized debt");

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

impl LoanMonth {
    /// Whether a payment was late, small debts left aside.
    pub(super) fn is_late(&self) -> Option<bool> {
        let days = self.days_past_due_with_tolerance;
        (!days.is_nan()).then_some(days > 0.0)
    }

    /// The delay, at most 90 days, times its weight, and the weight, which halves with every year that is past.
    pub(super) fn delay_fading(&self) -> (f64, f64) {
        fading(self.days_past_due.clamp(0.0, 90.0), self.month / 12.0)
    }

    /// Whether a payment was late, be it of a small debt.
    pub(super) fn is_late_at_all(&self) -> Option<bool> {
        (!self.days_past_due.is_nan()).then_some(self.days_past_due > 0.0)
    }
}

/// The months in which a payment, be it of a small debt, was late by more than a number of days.
pub(super) fn late_by_more_than(months: &[LoanMonth], days: f64) -> impl Iterator<Item = &LoanMonth> {
    months.iter().filter(move |month| month.days_past_due > days)
}

/// The months of each loan.
pub(super) fn loans(months: &[LoanMonth]) -> impl Iterator<Item = &[LoanMonth]> {
    months.chunk_by(|one, next| one.loan == next.loan)
}

/// The latest month of each loan.
pub(super) fn latest(months: &[LoanMonth]) -> impl Iterator<Item = &LoanMonth> {
    loans(months).filter_map(<[LoanMonth]>::last)
}

/// The latest month of each loan that still runs: active, and seen in the last six months, since
/// the rows of some loans break off.
pub(super) fn running(months: &[LoanMonth]) -> impl Iterator<Item = &LoanMonth> {
    latest(months).filter(|month| is(month.status, ACTIVE) == Some(true) && month.month >= -6.0)
}

/// The last months before the application.
pub(super) fn recent(months: &[LoanMonth], count: f64) -> impl Iterator<Item = &LoanMonth> {
    months.iter().filter(move |month| month.month >= -count)
}

/// The months in which a payment was late, small debts left aside.
pub(super) fn late<'a>(
    months: impl IntoIterator<Item = &'a LoanMonth>,
) -> impl Iterator<Item = &'a LoanMonth> {
    months.into_iter().filter(|month| month.is_late() == Some(true))
}

/// Number of loans that had one of the states in some month.
pub(super) fn loans_ever(months: &[LoanMonth], states: &[Word]) -> f64 {
    loans(months).filter(|loan| loan.iter().any(|month| states.contains(&month.status))).count() as f64
}

/// Whether a loan ended with fewer instalments than it began with; `None` where it has not ended.
pub(super) fn ended_early(loan: &[LoanMonth]) -> Option<bool> {
    let ended = is(loan.last()?.status, COMPLETED)?;
    let first = loan.iter().map(|month| month.instalments).find(|term| !term.is_nan())?;
    ended.then_some(last(loan.iter().map(|month| month.instalments)) < first)
}

/// The months of the loan that began last; of several, the one of the greatest number.
pub(super) fn newest(months: &[LoanMonth]) -> &[LoanMonth] {
    loans(months).max_by(|a, b| a[0].month.total_cmp(&b[0].month)).unwrap_or_default()
}

/// The greatest number of loans in one month; 0 without a month.
pub(super) fn most_at_once(months: &[LoanMonth]) -> f64 {
    let mut times: Vec<f64> = months.iter().map(|month| month.month).collect();
    times.sort_unstable_by(f64::total_cmp);
    greatest(times.chunk_by(|a, b| a.total_cmp(b).is_eq()).map(|same| same.len() as f64)).max(0.0)
}
