//! An approved loan or card on the lender's books, and how it is paid back.

use super::client::Client;
use super::draw::{Draws, quantile};
use super::figures::correlations::Factor;
use super::figures::repayment as figures;

/// Days of a month of the calendar.
pub(super) const CALENDAR: f64 = 30.4375;
/// Days from one due date to the next.
pub(super) const PERIOD: f64 = 30.0;
/// The oldest month of the monthly tables.
pub(super) const OLDEST: i64 = -96;

/// Months that a card may be older than the monthly tables.
const CARD_HISTORY: usize = 21;

/// Log-odds of a late payment of a client of middling discipline.
const LATE: f64 = -3.3;
/// How much more often per year older loans were paid late.
const LATER: f64 = 0.12;
/// Share of the loans whose payments stop for good.
const STUCK: f64 = 0.006;

/// An approved loan or card.
pub(super) struct Loan {
    /// SK_ID_PREV.
    pub(super) id: i64,
    /// Cash, consumer or card: the position in the figures.
    pub(super) contract: usize,
    /// AMT_CREDIT: of a card, its limit.
    pub(super) credit: f64,
    /// AMT_ANNUITY.
    pub(super) annuity: f64,
    /// CNT_PAYMENT.
    pub(super) count: usize,
    /// Days since the decision.
    pub(super) decided: f64,
    /// Day of the first due date, below zero.
    pub(super) first_due: f64,
    /// Months until it is paid back.
    pub(super) lived: usize,
}

impl Loan {
    pub(super) fn is_card(&self) -> bool {
        self.contract == 2
    }

    /// The same loan, moved back so that it began before a day and, at the given share of its life, lived then.
    pub(super) fn begun_before(mut self, day: f64, share: f64) -> Self {
        let lived = if self.is_card() { CARD_HISTORY } else { self.lived };
        let decided = day + share * PERIOD * lived as f64;
        self.first_due -= decided.round() - self.decided;
        self.decided = decided.round();
        self
    }

    /// The day on which an instalment is due, the first being 1.
    pub(super) fn due(&self, number: usize) -> f64 {
        self.first_due + PERIOD * (number as f64 - 1.0)
    }

    /// How many instalments are planned in the loan's life.
    pub(super) fn instalments(&self) -> usize {
        self.lived.min(self.count).max(1)
    }
}

/// The payments of a loan.
pub(super) struct Repayment {
    /// Days from each due date to its payment, the first instalment first.
    pub(super) delays: Vec<f64>,
    /// The number of the instalment from which on nothing is paid.
    pub(super) stuck: Option<usize>,
}

impl Repayment {
    /// Draws the payments due before the application.
    pub(super) fn draw(client: &Client, loan: &Loan, draws: &mut Draws) -> Self {
        let arrears = client.factor(Factor::Arrears);
        let years = loan.decided / 365.25 - 3.0;
        let late = logistic(LATE + arrears + 1.3 * draws.normal() + LATER * years);
        let habit = draws.normal();
        let past = (1..=loan.instalments()).take_while(|number| loan.due(*number) < 0.0);
        let delays = past
            .map(|_| {
                if draws.chance(late) {
                    draws.following(&figures::LATE)
                } else {
                    -quantile(&figures::EARLY, draws.share_near(habit, 0.75))
                }
            })
            .map(f64::round)
            .collect();
        let stops = draws.chance(STUCK * (1.2 * arrears - 0.72).exp());
        let stuck = stops.then(|| 1 + (loan.instalments() as f64 * draws.share()) as usize);
        Self { delays, stuck }
    }
}

/// The month of a day: the difference of their calendar months, of which the day alone tells two.
pub(super) fn month_of(day: f64, draws: &mut Draws) -> i64 {
    -((-day / CALENDAR + draws.share()).floor() as i64)
}

/// The probability with the given log-odds.
pub(super) fn logistic(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}
