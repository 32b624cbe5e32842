//! The earlier applications at the lender.

use super::rate::monthly_rate;
use super::row::table_row;
use crate::tables::{Word, vocabulary};

/// Mean length of a month in days.
const MONTH: f64 = 30.4375;

pub(super) const APPROVED: Word = Word::of(vocabulary::PREVIOUS_NAME_CONTRACT_STATUS, "Approved");
pub(super) const REFUSED: Word = Word::of(vocabulary::PREVIOUS_NAME_CONTRACT_STATUS, "Refused");
pub(super) const CANCELED: Word = Word::of(vocabulary::PREVIOUS_NAME_CONTRACT_STATUS, "Canceled");
pub(super) const UNUSED: Word = Word::of(vocabulary::PREVIOUS_NAME_CONTRACT_STATUS, "Unused offer");

pub(super) const HIGH: Word = Word::of(vocabulary::PREVIOUS_NAME_YIELD_GROUP, "high");
const LOW_NORMAL: Word = Word::of(vocabulary::PREVIOUS_NAME_YIELD_GROUP, "low_normal");
const LOW_ACTION: Word = Word::of(vocabulary::PREVIOUS_NAME_YIELD_GROUP, "low_action");

pub(super) const CASH: Word = Word::of(vocabulary::PREVIOUS_NAME_CONTRACT_TYPE, "Cash loans");
pub(super) const REVOLVING: Word = Word::of(vocabulary::PREVIOUS_NAME_CONTRACT_TYPE, "Revolving loans");
pub(super) const WALK_IN: Word = Word::of(vocabulary::PREVIOUS_NAME_PRODUCT_TYPE, "walk-in");
pub(super) const MOBILE: Word = Word::of(vocabulary::PREVIOUS_NAME_GOODS_CATEGORY, "Mobile");

pub(super) const REASON_HC: Word = Word::of(vocabulary::PREVIOUS_CODE_REJECT_REASON, "HC");
pub(super) const REASON_LIMIT: Word = Word::of(vocabulary::PREVIOUS_CODE_REJECT_REASON, "LIMIT");
pub(super) const REASON_SCO: Word = Word::of(vocabulary::PREVIOUS_CODE_REJECT_REASON, "SCO");
pub(super) const REASON_SCOFR: Word = Word::of(vocabulary::PREVIOUS_CODE_REJECT_REASON, "SCOFR");

table_row! {
    /// An earlier application; rows stand in the order of the decisions.
    Loan {
        decided: number "DAYS_DECISION",
        id: id "SK_ID_PREV",
        contract: word "NAME_CONTRACT_TYPE",
        status: word "NAME_CONTRACT_STATUS",
        reject_reason: word "CODE_REJECT_REASON",
        product: word "NAME_PRODUCT_TYPE",
        goods: word "NAME_GOODS_CATEGORY",
        yield_group: word "NAME_YIELD_GROUP",
        combination: word "PRODUCT_COMBINATION",
        annuity: number "AMT_ANNUITY",
        asked: number "AMT_APPLICATION",
        credit: number "AMT_CREDIT",
        down_payment: number "AMT_DOWN_PAYMENT",
        down_payment_rate: number "RATE_DOWN_PAYMENT",
        instalments: number "CNT_PAYMENT",
        first_due: number "DAYS_FIRST_DUE",
        last_due_at_first: number "DAYS_LAST_DUE_1ST_VERSION",
        last_due: number "DAYS_LAST_DUE",
        ended: number "DAYS_TERMINATION",
        runs: mark "DAYS_TERMINATION",
        insured: number "NFLAG_INSURED_ON_APPROVAL",
    }
}

impl Loan {
    /// Number of instalments; missing for a card, which has none.
    pub(super) fn term(&self) -> f64 {
        positive(self.instalments)
    }

    /// The amount asked for; missing where none was named yet.
    pub(super) fn amount_asked(&self) -> f64 {
        positive(self.asked)
    }

    /// The amount of the credit; missing where none was set.
    pub(super) fn amount_granted(&self) -> f64 {
        positive(self.credit)
    }

    /// Whether the interest is in one of the two low groups.
    pub(super) fn has_low_yield(&self) -> Option<bool> {
        self.yield_group.is_known().then_some(matches!(self.yield_group, LOW_NORMAL | LOW_ACTION))
    }

    /// The nominal interest rate a year that annuity, credit and term amount to.
    pub(super) fn yearly_rate(&self) -> f64 {
        12.0 * monthly_rate(self.annuity / self.amount_granted(), self.term())
    }

    /// Days by which the last instalment fell due later than first planned; negative for earlier.
    pub(super) fn last_due_shift(&self) -> f64 {
        self.last_due - self.last_due_at_first
    }

    /// Whether the credit ended before its last instalment as first planned.
    pub(super) fn ended_early(&self) -> Option<bool> {
        let both = !self.ended.is_nan() && !self.last_due_at_first.is_nan();
        both.then_some(self.ended < self.last_due_at_first)
    }

    /// Days until the last instalment as first planned; missing where it is past.
    fn days_left(&self) -> f64 {
        positive(self.last_due_at_first)
    }

    /// The instalments that are still to come, in money.
    pub(super) fn left_to_pay(&self) -> f64 {
        self.annuity * self.days_left() / MONTH
    }
}

fn positive(number: f64) -> f64 {
    if number > 0.0 { number } else { f64::NAN }
}

/// The applications that ended in a status.
pub(super) fn with_status<'a, L>(loans: L, status: Word) -> impl DoubleEndedIterator<Item = &'a Loan> + Clone
where
    L: IntoIterator<Item = &'a Loan, IntoIter: Clone + DoubleEndedIterator>,
{
    loans.into_iter().filter(move |loan| loan.status == status)
}

/// A word of the application that was decided last.
pub(super) fn of_last(loans: &[Loan], word: fn(&Loan) -> Word) -> Word {
    loans.last().map_or(Word::MISSING, word)
}

/// The applications for a cash loan.
pub(super) fn cash(loans: &[Loan]) -> impl DoubleEndedIterator<Item = &Loan> {
    loans.iter().filter(|loan| loan.contract == CASH)
}

/// The applications that were refused for one of the reasons.
pub(super) fn rejected<'a>(loans: &'a [Loan], reasons: &'a [Word]) -> impl Iterator<Item = &'a Loan> + Clone {
    loans.iter().filter(|loan| reasons.contains(&loan.reject_reason))
}

/// The credits that have not ended yet.
pub(super) fn running(loans: &[Loan]) -> impl Iterator<Item = &Loan> + Clone {
    with_status(loans, APPROVED).filter(|loan| loan.runs > 0.0)
}

/// The applications decided within the last so many days.
pub(super) fn decided_within(loans: &[Loan], days: f64) -> impl Iterator<Item = &Loan> + Clone {
    loans.iter().filter(move |loan| loan.decided >= -days)
}
