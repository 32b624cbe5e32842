//! The monthly balances of earlier credit cards of the lender.

use super::aggregates::{fading, is, ratio_of_totals};
use super::row::table_row;
use crate::tables::{Word, vocabulary};

const ACTIVE: Word = Word::of(vocabulary::CARD_NAME_CONTRACT_STATUS, "Active");

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

impl CardMonth {
    /// An amount as a share of the limit; missing where there is no limit.
    fn of_limit(&self, amount: f64) -> f64 {
        if self.limit > 0.0 { amount / self.limit } else { f64::NAN }
    }

    /// Share of the limit that is used.
    pub(super) fn utilisation(&self) -> f64 {
        self.of_limit(self.balance)
    }

    /// Cash drawn in the month as a share of the limit.
    pub(super) fn cash_of_limit(&self) -> f64 {
        self.of_limit(self.cash_drawn)
    }

    /// Whether at least the given share of the limit is used.
    pub(super) fn uses(&self, share: f64) -> Option<bool> {
        let used = self.utilisation();
        (!used.is_nan()).then_some(used >= share)
    }

    /// Whether something was owed on the card.
    pub(super) fn owes(&self) -> Option<bool> {
        (!self.balance.is_nan()).then_some(self.balance > 0.0)
    }

    /// What was owed before the payment of the month: what is still owed, and the payment.
    pub(super) fn owed_before_payment(&self) -> f64 {
        self.paid + self.receivable.clamp(0.0, f64::MAX)
    }

    /// What was paid as a multiple of the least payment; missing where nothing had to be paid.
    fn of_least_payment(&self) -> f64 {
        if self.least_payment > 0.0 { self.paid / self.least_payment } else { f64::NAN }
    }

    /// Whether less than the least payment was paid; `None` where nothing had to be paid.
    pub(super) fn pays_too_little(&self) -> Option<bool> {
        let ratio = self.of_least_payment();
        (!ratio.is_nan()).then_some(ratio < 1.0)
    }

    /// Whether the least payment was paid, and hardly more: up to 5 % above it.
    pub(super) fn pays_the_least(&self) -> Option<bool> {
        let ratio = self.of_least_payment();
        (!ratio.is_nan()).then_some((1.0..=1.05).contains(&ratio))
    }

    /// Whether a payment was late, small debts left aside.
    pub(super) fn is_late(&self) -> Option<bool> {
        let days = self.days_past_due_with_tolerance;
        (!days.is_nan()).then_some(days > 0.0)
    }

    /// The delay, at most 90 days, times its weight, and the weight, which halves with every year that is past.
    pub(super) fn delay_fading(&self) -> (f64, f64) {
        fading(self.days_past_due.clamp(0.0, 90.0), self.month / 12.0)
    }

    /// Whether the card can still be used.
    pub(super) fn is_open(&self) -> bool {
        is(self.status, ACTIVE) == Some(true) && self.limit > 0.0
    }
}

/// The months of each card.
fn cards(months: &[CardMonth]) -> impl Iterator<Item = &[CardMonth]> {
    months.chunk_by(|one, next| one.card == next.card)
}

/// The latest month of each card.
pub(super) fn latest(months: &[CardMonth]) -> impl Iterator<Item = &CardMonth> {
    cards(months).filter_map(<[CardMonth]>::last)
}

/// The last months before the application.
pub(super) fn recent(months: &[CardMonth], count: f64) -> impl Iterator<Item = &CardMonth> + Clone {
    months.iter().filter(move |month| month.month >= -count)
}

/// The months of which an answer is yes.
pub(super) fn which<'a>(
    months: impl IntoIterator<Item = &'a CardMonth>,
    answer: fn(&CardMonth) -> Option<bool>,
) -> impl Iterator<Item = &'a CardMonth> {
    months.into_iter().filter(move |month| answer(month) == Some(true))
}

/// The months in which something had to be paid.
pub(super) fn due<'a>(
    months: impl IntoIterator<Item = &'a CardMonth>,
) -> impl Iterator<Item = &'a CardMonth> {
    months.into_iter().filter(|month| month.least_payment > 0.0)
}

/// What was paid as a share of what was owed, over the months in which something had to be paid.
pub(super) fn paid_of_owed<'a>(months: impl IntoIterator<Item = &'a CardMonth>) -> f64 {
    ratio_of_totals(due(months).map(|month| (month.paid, month.owed_before_payment())))
}

/// What each card's limit changed by from one month on record to the next.
pub(super) fn limit_changes(months: &[CardMonth]) -> impl Iterator<Item = f64> {
    cards(months).flat_map(|card| card.windows(2)).map(|pair| pair[1].limit - pair[0].limit)
}
