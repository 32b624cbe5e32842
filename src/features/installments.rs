//! The payments of the instalments of earlier loans and cards at the lender.

use super::aggregates::{count, fading, greatest, mean, ratio_of_totals, share, total};
use super::row::table_row;

/// A difference up to which an instalment counts as paid in full: sums of parts are not exact.
const TOLERANCE: f64 = 1.0;

/// Days of a year, and the mean of a month.
const YEAR: f64 = 365.0;
const MONTH: f64 = 30.4375;

table_row! {
    /// A payment; rows stand in the order in which the instalments were due, those of one instalment
    /// together.
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

    /// Days by which the payment came late; 0 where it came in time.
    pub(super) fn delay(&self) -> f64 {
        self.days_late().clamp(0.0, f64::MAX)
    }

    /// Days by which the payment came early; 0 where it did not.
    pub(super) fn advance(&self) -> f64 {
        (-self.days_late()).clamp(0.0, f64::MAX)
    }

    /// Whether the payment came late by more than a number of days.
    pub(super) fn is_late_by_more_than(&self, days: f64) -> Option<bool> {
        let late = self.days_late();
        (!late.is_nan()).then_some(late > days)
    }

    /// Whether the payment came late.
    pub(super) fn is_late(&self) -> Option<bool> {
        self.is_late_by_more_than(0.0)
    }

    /// The month in which the instalment was due, and the days by which the payment came late.
    pub(super) fn month_and_days_late(&self) -> (f64, f64) {
        (self.due / MONTH, self.days_late())
    }

    /// The delay times its weight, and the weight, which halves with every year that is past.
    pub(super) fn delay_fading(&self) -> (f64, f64) {
        fading(self.delay(), self.due / YEAR)
    }

    /// Whether the instalment is a card's, which has no calendar of instalments.
    pub(super) fn is_of_card(&self) -> Option<bool> {
        (!self.version.is_nan()).then_some(self.version < 0.5)
    }
}

/// An instalment with all that was paid of it.
pub(super) struct Instalment {
    loan: i64,
    pub(super) amount: f64,
    pub(super) paid: f64,
    pub(super) payments: usize,
}

impl Instalment {
    /// What was not paid; 0 where nothing, or hardly anything, lacks.
    pub(super) fn shortfall(&self) -> f64 {
        let lacking = self.amount - self.paid;
        if lacking <= TOLERANCE { 0.0 } else { lacking }
    }

    /// Whether something was not paid.
    pub(super) fn is_underpaid(&self) -> Option<bool> {
        let lacking = self.shortfall();
        (!lacking.is_nan()).then_some(lacking > 0.0)
    }

    /// Whether more was paid than had to be.
    pub(super) fn is_overpaid(&self) -> Option<bool> {
        let beyond = self.paid - self.amount;
        (!beyond.is_nan()).then_some(beyond > TOLERANCE)
    }
}

/// The instalments: the payments of one due date, loan, number and version together.
pub(super) fn instalments(payments: &[Payment]) -> impl DoubleEndedIterator<Item = Instalment> {
    let of_one = |one: &Payment, next: &Payment| {
        (one.loan, one.due.to_bits(), one.number.to_bits(), one.version.to_bits())
            == (next.loan, next.due.to_bits(), next.number.to_bits(), next.version.to_bits())
    };
    payments.chunk_by(of_one).map(|rows| Instalment {
        loan: rows[0].loan,
        amount: greatest(rows.iter().map(|row| row.instalment)),
        paid: total(rows.iter().map(|row| row.paid)),
        payments: rows.len(),
    })
}

/// The payments of instalments due in the last days before the application.
pub(super) fn due_within(payments: &[Payment], days: f64) -> &[Payment] {
    &payments[payments.partition_point(|payment| payment.due < -days)..]
}

/// The payments made in the last days before the application.
pub(super) fn paid_within(payments: &[Payment], days: f64) -> impl Iterator<Item = &Payment> {
    payments.iter().filter(move |payment| payment.paid_on >= -days)
}

/// The payments that came late.
pub(super) fn late(payments: &[Payment]) -> impl Iterator<Item = &Payment> {
    payments.iter().filter(|payment| payment.is_late() == Some(true))
}

/// The payments that came late by more than a number of days.
pub(super) fn late_by_more_than(payments: &[Payment], days: f64) -> impl Iterator<Item = &Payment> {
    payments.iter().filter(move |payment| payment.days_late() > days)
}

/// The instalments of the loan or card that had one last.
pub(super) fn newest_instalments(payments: &[Payment]) -> impl Iterator<Item = Instalment> {
    let loan = payments.last().map(|payment| payment.loan);
    instalments(payments).filter(move |instalment| Some(instalment.loan) == loan)
}

/// What was paid of instalments as a share of what was due.
pub(super) fn paid_share(instalments: impl Iterator<Item = Instalment>) -> f64 {
    ratio_of_totals(instalments.map(|instalment| (instalment.paid, instalment.amount)))
}

/// Share of the instalments that were not paid in full.
pub(super) fn underpaid_share(payments: &[Payment]) -> f64 {
    share(instalments(payments).map(|instalment| instalment.is_underpaid()))
}

/// The payments of the loan or card that had an instalment last.
pub(super) fn newest(payments: &[Payment]) -> impl Iterator<Item = &Payment> {
    let loan = payments.last().map(|payment| payment.loan);
    payments.iter().filter(move |payment| Some(payment.loan) == loan)
}

/// The greatest number of late payments one after the other.
pub(super) fn longest_run_of_late(payments: &[Payment]) -> f64 {
    let runs = payments.chunk_by(|one, next| one.is_late() == next.is_late());
    let late = runs.filter(|run| run[0].is_late() == Some(true));
    late.map(<[Payment]>::len).max().unwrap_or(0) as f64
}

/// Number of times that a loan's calendar of instalments changed: of its versions beyond the first.
pub(super) fn calendar_changes(payments: &[Payment]) -> f64 {
    let mut versions: Vec<(i64, u64)> =
        payments.iter().map(|payment| (payment.loan, payment.version.to_bits())).collect();
    versions.sort_unstable();
    versions.dedup();
    count(versions.windows(2).filter(|pair| pair[0].0 == pair[1].0))
}

/// Share of the money paid that was paid late.
pub(super) fn late_amount_share(payments: &[Payment]) -> f64 {
    let dated = payments.iter().filter(|payment| payment.is_late().is_some());
    total(late(payments).map(|payment| payment.paid)).max(0.0) / total(dated.map(|payment| payment.paid))
}

/// How much later payments came in the last year than before, in days on average.
pub(super) fn days_late_change(payments: &[Payment]) -> f64 {
    let of_last_year = due_within(payments, 365.0);
    let before = &payments[..payments.len() - of_last_year.len()];
    mean(of_last_year.iter().map(Payment::days_late)) - mean(before.iter().map(Payment::days_late))
}
