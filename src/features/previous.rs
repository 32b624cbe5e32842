//! The earlier applications at the lender.

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

/// What monthly payments are worth today: payment · (1 − (1 + r)^−term) / r.
fn worth(payment: f64, term: f64, rate: f64) -> f64 {
    payment * -(-term * rate.ln_1p()).exp_m1() / rate
}

/// The monthly rate r at which `term` monthly payments of `payment` are worth 1 today. Between 0 and 1, by
/// halving; missing where the payments do not add up to 1 or r would be above 1.
fn monthly_rate(payment: f64, term: f64) -> f64 {
    let missing = payment.is_nan() || term.is_nan() || payment * term < 1.0;
    if missing || worth(payment, term, 1.0) > 1.0 {
        return f64::NAN;
    }
    let (mut low, mut high, halvings) = cell_of_rate(payment, term).unwrap_or((0.0, 1.0, 50));
    for _ in 0..halvings {
        let middle = f64::midpoint(low, high);
        if worth(payment, term, middle) > 1.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// Where 44 halvings of the way from 0 to 1 lead, and how many of 50 are left: found in some steps of Newton's
/// method, which comes from below since the worth falls and is convex. `None` where it has not come near.
fn cell_of_rate(payment: f64, term: f64) -> Option<(f64, f64, usize)> {
    const CELLS: f64 = (1u64 << 44) as f64;
    let total = payment * term;
    let mut rate = (total - 1.0) / (total * (term + 1.0) / 2.0);
    for _ in 0..8 {
        let discount = (-term * rate.ln_1p()).exp();
        let slope = payment * (term * discount * rate / (1.0 + rate) - (1.0 - discount)) / (rate * rate);
        let step = (1.0 - worth(payment, term, rate)) / slope;
        rate += step;
        if step.abs() < 1e-14 {
            break;
        }
    }
    let low = (rate * CELLS).floor() / CELLS;
    let high = low + 1.0 / CELLS;
    let is_it =
        low > 0.0 && high <= 1.0 && worth(payment, term, low) > 1.0 && worth(payment, term, high) <= 1.0;
    is_it.then_some((low, high, 6))
}

/// The applications that ended in a status.
pub(super) fn with_status<'a, L>(loans: L, status: Word) -> impl DoubleEndedIterator<Item = &'a Loan> + Clone
where
    L: IntoIterator<Item = &'a Loan, IntoIter: Clone + DoubleEndedIterator>,
{
    loans.into_iter().filter(move |loan| loan.status == status)
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_rate_is_the_one_that_the_payments_contain() {
        // Twelve payments at 2 % a month: 0.02 / (1 - 1.02^-12) = 0.0945595966...
        assert!((monthly_rate(0.094_559_596_6, 12.0) - 0.02).abs() < 1e-9);
        // One payment of 1.1 is worth 1 at 10 %; two of 1/2 without interest.
        assert!((monthly_rate(1.1, 1.0) - 0.1).abs() < 1e-12);
        assert!(monthly_rate(0.5, 2.0).abs() < 1e-12);
        for (payment, term) in [(0.4, 2.0), (9.0, 12.0), (f64::NAN, 12.0), (0.5, f64::NAN)] {
            assert!(monthly_rate(payment, term).is_nan());
        }
    }

    proptest! {
        #[test]
        fn the_short_way_to_the_rate_ends_where_halving_alone_does(
            term in (1u32..80).prop_map(f64::from),
            rate in prop_oneof![0.0..1e-9, 1e-9..1e-3, 1e-3..0.05, 0.05..1.2],
        ) {
            let payment = if rate > 0.0 { 1.0 / worth(1.0, term, rate) } else { 1.0 / term };
            let (mut low, mut high) = (0.0, 1.0);
            for _ in 0..50 {
                let middle = f64::midpoint(low, high);
                if worth(payment, term, middle) > 1.0 { low = middle } else { high = middle }
            }
            let found = monthly_rate(payment, term);
            let none = payment * term < 1.0 || worth(payment, term, 1.0) > 1.0;
            let same = found.to_bits() == f64::midpoint(low, high).to_bits();
            prop_assert!(if none { found.is_nan() } else { same }, "{} {}", payment, term);
        }
    }
}
