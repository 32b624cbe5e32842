//! The credits at other lenders and their monthly balances.

use super::aggregates::fading;
use super::row::table_row;
use crate::tables::{Word, vocabulary};

/// 40 years in days: a later end is how the bureau writes a card without an end.
const LONGEST_TERM: f64 = 14_610.0;

/// Mean length of a month in days.
const MONTH: f64 = 30.4375;

pub(super) const ACTIVE: Word = Word::of(vocabulary::CREDIT_ACTIVE, "Active");
pub(super) const CLOSED: Word = Word::of(vocabulary::CREDIT_ACTIVE, "Closed");
const SOLD: Word = Word::of(vocabulary::CREDIT_ACTIVE, "Sold");
const BAD_DEBT: Word = Word::of(vocabulary::CREDIT_ACTIVE, "Bad debt");

pub(super) const CARD: Word = Word::of(vocabulary::CREDIT_TYPE, "Credit card");
pub(super) const CAR_LOAN: Word = Word::of(vocabulary::CREDIT_TYPE, "Car loan");
pub(super) const CONSUMER_CREDIT: Word = Word::of(vocabulary::CREDIT_TYPE, "Consumer credit");
pub(super) const MICROLOAN: Word = Word::of(vocabulary::CREDIT_TYPE, "Microloan");
pub(super) const MORTGAGE: Word = Word::of(vocabulary::CREDIT_TYPE, "Mortgage");

table_row! {
    /// A credit at another lender; rows stand in the order in which they were taken.
    Credit {
        days: number "DAYS_CREDIT",
        id: id "SK_ID_BUREAU",
        status: word "CREDIT_ACTIVE",
        kind: word "CREDIT_TYPE",
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

    /// Days from the start to the planned end; missing where the end is before the start, or so far
    /// off that there is none.
    pub(super) fn term(&self) -> f64 {
        let term = self.end - self.days;
        if term > 0.0 && term <= LONGEST_TERM { term } else { f64::NAN }
    }

    /// Whether the credit ended before the planned end; `None` where one of the two is not known.
    pub(super) fn ended_early(&self) -> Option<bool> {
        (!self.term().is_nan() && !self.ended.is_nan()).then_some(self.ended < self.end)
    }

    /// What is to be paid each month so that nothing is left at the planned end; within the last
    /// month, all that is left.
    pub(super) fn monthly_debt(&self) -> f64 {
        at_least(0.0, self.debt) / at_least(1.0, self.days_left() / MONTH)
    }

    /// The debt and the credit that it is a share of, a share from 0 to 1.
    pub(super) fn debt_and_amount(&self) -> (f64, f64) {
        let debt = at_least(0.0, self.debt);
        (debt, at_least(debt, self.amount))
    }

    /// The share of the credit that is still to be repaid.
    pub(super) fn debt_share(&self) -> f64 {
        let (debt, amount) = self.debt_and_amount();
        debt / amount
    }

    /// By how much the share still to be repaid exceeds the share that is left of the term.
    pub(super) fn behind(&self) -> f64 {
        self.debt_share() - self.days_left() / self.term()
    }

    /// The limit of a card.
    pub(super) fn card_limit(&self) -> f64 {
        at_least(0.0, self.limit)
    }

    /// The greatest amount ever overdue as a share of the credit.
    pub(super) fn overdue_share(&self) -> f64 {
        if self.amount > 0.0 { -at_least(-1.0, -self.most_overdue / self.amount) } else { f64::NAN }
    }

    /// Whether an amount was ever overdue; `None` where that is not known.
    pub(super) fn was_late(&self) -> Option<bool> {
        (!self.most_overdue.is_nan()).then_some(self.most_overdue > 0.0)
    }

    /// The day of the latest news; missing where it is too long ago to be true.
    pub(super) fn heard_of(&self) -> f64 {
        if self.updated >= -LONGEST_TERM { self.updated } else { f64::NAN }
    }

    pub(super) fn is_active(&self) -> bool {
        self.status == ACTIVE
    }

    pub(super) fn is_card(&self) -> bool {
        self.kind == CARD
    }

    /// Whether the lender has given the credit up: written off, or sold to somebody else.
    pub(super) fn is_given_up(&self) -> bool {
        matches!(self.status, SOLD | BAD_DEBT)
    }
}

/// A number, or the floor where it lies below; missing stays missing.
fn at_least(floor: f64, number: f64) -> f64 {
    if number < floor { floor } else { number }
}

/// The credits that still run.
pub(super) fn active(credits: &[Credit]) -> impl Iterator<Item = &Credit> + Clone {
    credits.iter().filter(|credit| credit.is_active())
}

/// The credits that were paid back.
pub(super) fn closed(credits: &[Credit]) -> impl Iterator<Item = &Credit> + Clone {
    credits.iter().filter(|credit| credit.status == CLOSED)
}

/// The credits of one type.
pub(super) fn of_kind(credits: &[Credit], kind: Word) -> impl Iterator<Item = &Credit> + Clone {
    credits.iter().filter(move |credit| credit.kind == kind)
}

/// The credits taken within the last so many days.
pub(super) fn taken_within(credits: &[Credit], days: f64) -> impl Iterator<Item = &Credit> + Clone {
    credits.iter().filter(move |credit| credit.days >= -days)
}

table_row! {
    /// The state of a credit at another lender in one month, 0 the latest; rows stand credit by
    /// credit, in the order of time.
    Balance {
        credit: id "SK_ID_BUREAU",
        month: number "MONTHS_BALANCE",
        status: word "STATUS",
    }
}

const STATUS_CLOSED: Word = Word::of(vocabulary::BALANCE_STATUS, "C");
const STATUS_UNKNOWN: Word = Word::of(vocabulary::BALANCE_STATUS, "X");
/// The least and the greatest delay, between which the vocabulary has the others in order, and nothing else.
const LEVELS: [Word; 2] =
    [Word::of(vocabulary::BALANCE_STATUS, "0"), Word::of(vocabulary::BALANCE_STATUS, "5")];

impl Balance {
    /// Delay in months begun, 5 for more than 120 days or written off; missing for a month in which
    /// the credit is closed or its state is not known.
    pub(super) fn level(&self) -> f64 {
        let [least, greatest] = LEVELS;
        let known = least <= self.status && self.status <= greatest;
        if known { self.status.code() - least.code() } else { f64::NAN }
    }

    /// The delay in months begun times its weight, and the weight, which halves with every year that is past.
    pub(super) fn level_fading(&self) -> (f64, f64) {
        fading(self.level(), self.month / 12.0)
    }

    /// Whether the month is late; `None` where the credit is closed or its state is not known.
    pub(super) fn late(&self) -> Option<bool> {
        let level = self.level();
        (!level.is_nan()).then_some(level > 0.0)
    }

    pub(super) fn is_late(&self) -> bool {
        self.level() > 0.0
    }

    /// Whether the credit runs: its state is known and it is not closed.
    pub(super) fn is_open(&self) -> bool {
        !self.level().is_nan()
    }

    /// Whether the credit is closed; `None` where its state is not known.
    pub(super) fn closed(&self) -> Option<bool> {
        (self.status.is_known() && self.status != STATUS_UNKNOWN).then_some(self.status == STATUS_CLOSED)
    }

    /// Whether the lender gave no state.
    pub(super) fn unknown(&self) -> Option<bool> {
        self.status.is_known().then_some(self.status == STATUS_UNKNOWN)
    }

    /// Whether the month is one of the twelve latest.
    pub(super) fn is_of_last_year(&self) -> bool {
        self.month > -12.0
    }
}

/// The twelve latest months of all credits.
pub(super) fn last_year(months: &[Balance]) -> impl Iterator<Item = &Balance> + Clone {
    months.iter().filter(|month| month.is_of_last_year())
}

/// The months before the twelve latest, of all credits.
pub(super) fn before_last_year(months: &[Balance]) -> impl Iterator<Item = &Balance> + Clone {
    months.iter().filter(|month| !month.is_of_last_year())
}

/// The months of each credit.
pub(super) fn by_credit(months: &[Balance]) -> impl Iterator<Item = &[Balance]> + Clone {
    months.chunk_by(|a, b| a.credit == b.credit)
}
