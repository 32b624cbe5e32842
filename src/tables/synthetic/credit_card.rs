//! The rows of credit_card_balance: month by month, the card of the client.

use super::client::{Client, rounded_to};
use super::draw::{Draws, quantile};
use super::figures::Knots;
use super::figures::cards as figures;
use super::figures::correlations::Factor;
use super::instalments::CardMonth;
use super::loan::{Loan, OLDEST, logistic, month_of};
use super::sheet::{Sheet, cents, whole};

/// Shares of the months -1 to -4 as the newest on the books.
const NEWEST: [f64; 4] = [0.6, 0.3, 0.062, 0.038];
/// Log-odds that a card is ever used, by eights of months on the books.
const USED: [f64; 8] = [-0.32, 0.36, 0.41, 0.62, 0.85, 0.85, 1.4, 2.75];
/// Interest of a month.
const INTEREST: f64 = 1.015;
/// The least instalment over the limit.
const LEAST: f64 = 0.05;

/// Shares of 1, 2, … days late.
const DAYS_LATE: [f64; 8] = [0.9, 0.03, 0.02, 0.01, 0.01, 0.01, 0.01, 0.01];

/// What a card's months have in common.
struct Course {
    /// MONTHS_BALANCE of the first month, and how many there are.
    first: i64,
    months: usize,
    /// The months with a balance; empty where the card is never used.
    used: std::ops::Range<usize>,
    /// The month from which on an idle card has no limit, and the month from which on it is closed.
    without_limit: usize,
    closed: usize,
    /// The month of a new limit, and the new one over the old.
    new_limit: (usize, f64),
    /// The balance that the client comes back to, over the limit.
    target: f64,
    /// The month from which on nothing is paid.
    stuck: usize,
    /// The probability that a month's payment is some days late.
    late: f64,
    /// Whether the months before the first use show their drawings and payments.
    shown: bool,
}

/// A month of a card.
#[derive(Default)]
struct Month {
    number: usize,
    limit: f64,
    balance: f64,
    /// Drawn as cash, otherwise and in shops.
    drawn: [f64; 3],
    paid: f64,
    least: f64,
    days_late: i64,
}

/// Adds the months of a card and gives those in which an instalment falls due.
pub(super) fn add_months(
    sheet: &mut Sheet,
    client: &Client,
    card: &Loan,
    draws: &mut Draws,
) -> Vec<CardMonth> {
    let course = Course::draw(client, card, draws);
    let mut due = Vec::new();
    let mut before = 0.0;
    for number in 0..course.months {
        let month = course.month(number, card.credit, before, draws);
        let falls_due = before > 0.0;
        before = month.balance;
        let known = !draws.chance(course.least_unknown(number));
        let at = course.first + whole(number);
        if falls_due {
            due.push(CardMonth { month: at, limit: month.limit });
        }
        if at < OLDEST {
            continue;
        }
        sheet.integer(card.id);
        sheet.integer(client.id);
        sheet.integer(at);
        add_balance(sheet, &course, &month, known, draws);
        add_counts(sheet, &course, &month, known.then_some(due.len()), draws);
        sheet.text(course.status(number, draws));
        sheet.integer(month.days_late);
        let tolerated = draws.chance(if month.days_late > 60 { 0.995 } else { 0.14 });
        sheet.integer(if tolerated { 0 } else { month.days_late });
    }
    due
}

impl Course {
    fn draw(client: &Client, card: &Loan, draws: &mut Draws) -> Self {
        let first = month_of(-card.decided, draws).min(-1);
        let newest = -1 - whole(draws.position(&NEWEST));
        let months = usize::try_from(newest - first + 1).unwrap_or(0).max(1);
        let appetite = client.factor(Factor::CardUse);
        let is_used = draws.chance(logistic(1.06 * USED[(months / 8).min(7)] + 0.5 * appetite));
        let used = if is_used { use_of(months, draws) } else { months..months };
        let idle_from = if is_used { used.end } else { 1 };
        let (without_limit, closed) = wind_down(months, idle_from.min(months), is_used, draws);
        let small = card.credit <= 45_000.0 && draws.chance(0.5);
        let grows = if card.credit <= 225_000.0 { 0.2 } else { 0.0 };
        let change = [1.0, 0.5, 2.0, 3.0][draws.position(&[0.7, 0.12, 0.6 * grows, 0.4 * grows])];
        let change = if small { 2.0 + (3.0 * draws.share()).round() } else { change };
        let arrears = client.factor(Factor::Arrears);
        let stuck = draws.chance(0.026 * (0.9 * arrears - 0.4).exp());
        Self {
            first,
            months,
            without_limit,
            closed,
            new_limit: (if small { 0 } else { (months as f64 * draws.share()) as usize }, change),
            target: quantile(&figures::USE, draws.share_near(appetite, 0.7)),
            stuck: if stuck { (used.end as f64 * draws.share()) as usize } else { months },
            late: 0.05 * (0.9 * arrears - 0.4).exp(),
            shown: !is_used && draws.chance(0.045),
            used,
        }
    }

    fn limit(&self, number: usize, first: f64) -> f64 {
        let (from, change) = self.new_limit;
        if number >= self.without_limit {
            0.0
        } else if number >= from {
            rounded_to(4_500.0, (first * change).max(45_000.0))
        } else {
            first
        }
    }

    /// A month that follows a given balance.
    fn month(&self, number: usize, first_limit: f64, before: f64, draws: &mut Draws) -> Month {
        let limit = self.limit(number, first_limit);
        if !self.used.contains(&number) {
            let paid = if before > 0.0 { before } else { draws.following(&figures::IDLE_PAYMENT) };
            return Month { number, limit, paid: cents(paid.max(0.0)), ..Month::default() };
        }
        let stuck = number >= self.stuck;
        let leaves = self.leaves(number);
        let paid = match payment(limit, before, draws) {
            _ if stuck => 0.0,
            paid if leaves => paid.max(before / (self.used.end - number + 1) as f64).min(before),
            paid => paid,
        };
        let owed = ((before - paid) * INTEREST).max(0.0);
        let since = (number - self.used.start) as f64;
        let eager = if owed > 0.0 { 0.25 + 0.3 * (-since / 7.0).exp() } else { 0.5 };
        let draws_now = since == 0.0 || (!stuck && !leaves && draws.chance(eager));
        let goal = (self.target * (1.04 + 0.25 * draws.share())).min(1.06) * limit;
        let taken = if draws_now { drawing(goal - owed, limit, since, draws) } else { 0.0 };
        let balance = cents(owed + taken);
        let paid = if before + balance > 0.0 { paid } else { draws.following(&figures::IDLE_PAYMENT) };
        let least = if before > 0.0 { (LEAST * limit).min(balance) } else { 0.0 };
        let days_late = match stuck {
            true => whole(number - self.stuck) * 30 + 1,
            false if balance > 0.0 && draws.chance(self.late) => 1 + whole(draws.position(&DAYS_LATE)),
            false => 0,
        };
        Month {
            number,
            limit,
            balance,
            drawn: ways(cents(taken), draws),
            paid: cents(paid),
            least: cents(least),
            days_late,
        }
    }

    /// Whether the client no longer draws, on the way to a last balance.
    fn leaves(&self, number: usize) -> bool {
        let span = self.used.end - self.used.start;
        self.used.end < self.months && number + (span / 4).min(6) >= self.used.end
    }

    /// Whether drawings and payments of a month are on record.
    fn is_shown(&self, number: usize) -> bool {
        self.shown || (number >= self.used.start && !self.used.is_empty())
    }

    /// The probability that a month's least instalment is not on record.
    fn least_unknown(&self, number: usize) -> f64 {
        if self.used.is_empty() {
            [0.005, 0.29, 0.7][usize::from(self.months >= 24) + usize::from(self.months >= 60)]
        } else if number < self.used.start {
            0.4
        } else {
            0.012
        }
    }

    fn status(&self, number: usize, draws: &mut Draws) -> &'static str {
        if number >= self.closed {
            "Completed"
        } else if number == 0 {
            draws.word(&["Active", "Signed", "Sent proposal"], &[0.875, 0.12, 0.005])
        } else {
            "Active"
        }
    }
}

/// The months from which on an idle card has no limit and is closed; past the last where it keeps both.
fn wind_down(months: usize, idle_from: usize, is_used: bool, draws: &mut Draws) -> (usize, usize) {
    let loses_limit = draws.chance(match months {
        _ if is_used => 0.58,
        0..24 => 0.17,
        24..60 => 0.08,
        _ => 1.0,
    });
    let idle = (months - idle_from) as f64;
    let without_limit = idle_from + (idle * 0.4 * draws.share()) as usize;
    if !loses_limit {
        return (months, months);
    }
    let is_closed = draws.chance(0.55);
    let rest = (months - without_limit) as f64;
    let closed = if is_closed { without_limit + (rest * draws.share()) as usize } else { months };
    (without_limit, closed)
}

/// The months in which a used card has a balance.
fn use_of(months: usize, draws: &mut Draws) -> std::ops::Range<usize> {
    let waits =
        if months < 60 { [0.6, 0.12, 0.1, 0.09, 0.06, 0.03] } else { [0.76, 0.12, 0.07, 0.03, 0.02, 0.0] };
    let first = [0, 1, 2, 4, 8, 14][draws.position(&waits)].min(months - 1);
    let age = [24, 60, 94].iter().filter(|bound| months >= **bound).count();
    let seen = months.min(OLDEST.unsigned_abs() as usize);
    let end = months - seen + (seen as f64 * draws.following(&figures::IN_USE[age])).round() as usize;
    first..end.clamp(first + 1, months)
}

/// What is paid on a balance: the least instalment or more, rarely nothing, now and then all of it.
fn payment(limit: f64, balance: f64, draws: &mut Draws) -> f64 {
    if balance <= 0.0 || draws.chance(0.035) {
        return 0.0;
    }
    if draws.chance(0.009) {
        return balance;
    }
    let least = (LEAST * limit).min(balance);
    (least * draws.following(&figures::PAYMENT_SHARE)).min(balance)
}

/// What is drawn: some sum, or what leads to the balance aimed at, whichever is less.
fn drawing(room: f64, limit: f64, since: f64, draws: &mut Draws) -> f64 {
    let sum = draws.following(&figures::DRAWN);
    if since == 0.0 { room.max(0.02 * limit) } else { sum.max(0.7 * room).min(room.max(0.01 * limit)) }
}

/// From AMT_BALANCE to AMT_TOTAL_RECEIVABLE.
fn add_balance(sheet: &mut Sheet, course: &Course, month: &Month, known: bool, draws: &mut Draws) {
    let shown = course.is_shown(month.number);
    let [cash, other, spent] = month.drawn;
    sheet.real(month.balance);
    sheet.integer(month.limit as i64);
    sheet.real(shown.then_some(cash));
    sheet.real(cents(month.drawn.iter().sum()));
    sheet.real(shown.then_some(other));
    sheet.real(shown.then_some(spent));
    sheet.real(known.then_some(month.least));
    sheet.real(shown.then_some(month.paid));
    sheet.real(if month.balance > 0.0 { month.paid } else { 0.0 });
    sheet.real(cents(month.balance * draws.following(&figures::PRINCIPAL)));
    let idle = if draws.chance(0.05) { -cents(500.0 * draws.share()) } else { 0.0 };
    let owed = cents(month.balance * draws.following(&figures::RECEIVABLE));
    let receivable = if month.balance > 0.0 { owed } else { idle };
    sheet.real(receivable);
    sheet.real(receivable);
}

/// From CNT_DRAWINGS_ATM_CURRENT to CNT_INSTALMENT_MATURE_CUM.
fn add_counts(sheet: &mut Sheet, course: &Course, month: &Month, mature: Option<usize>, draws: &mut Draws) {
    let mut count = |amount: f64, knots: &Knots| {
        let size = draws.share_near((amount.max(1.0).ln() - 9.7) / 1.2, 0.6);
        if amount > 0.0 { quantile(knots, size).round().max(1.0) } else { 0.0 }
    };
    let [cash, other, spent] = month.drawn;
    let (cash, spent) = (count(cash, &figures::CASH_DRAWINGS), count(spent, &figures::PURCHASES));
    let other = if other > 0.0 { 1.0 } else { 0.0 };
    let shown = course.is_shown(month.number);
    sheet.real(shown.then_some(cash));
    sheet.integer((cash + other + spent) as i64);
    sheet.real(shown.then_some(other));
    sheet.real(shown.then_some(spent));
    sheet.real(mature.map(|count| count as f64));
}

/// A drawing as cash, other drawing and purchases.
fn ways(sum: f64, draws: &mut Draws) -> [f64; 3] {
    match draws.position(&[0.53, 0.145, 0.307, 0.018]) {
        0 => [sum, 0.0, 0.0],
        1 => {
            let cash = cents(sum * draws.share());
            [cash, 0.0, cents(sum - cash)]
        }
        2 => [0.0, 0.0, sum],
        _ => [0.0, sum, 0.0],
    }
}
