//! The rows of POS_CASH_balance: month by month, the consumer and cash loans of the client.

use super::client::Client;
use super::draw::Draws;
use super::loan::{Loan, OLDEST, PERIOD, Repayment, month_of};
use super::sheet::{Sheet, whole};

/// Share of consumer and cash loans whose last month is not on the books.
const CUT_SHORT: [f64; 2] = [0.012, 0.14];
/// Shares of the months -1, -2, -3 as the newest on the books.
const NEWEST: [f64; 3] = [0.58, 0.395, 0.025];
/// Words for the first month and their shares.
const BEGINNINGS: [&str; 4] = ["Active", "Signed", "Returned to the store", "Approved"];
const BEGINNING: [f64; 4] = [0.901, 0.088, 0.006, 0.005];
/// Months on which a loan whose payments stopped stays on the books, in the mean.
const STUCK_MONTHS: f64 = 22.0;

/// A month of a loan.
struct Month {
    /// Months since the decision.
    since: usize,
    /// MONTHS_BALANCE.
    balance_of: i64,
    /// Whether the loan is paid back.
    last: bool,
}

/// Adds the months of a loan.
pub(super) fn add_months(
    sheet: &mut Sheet,
    client: &Client,
    loan: &Loan,
    repayment: &Repayment,
    draws: &mut Draws,
) {
    let first = month_of(-loan.decided, draws).min(-1);
    let newest = -1 - whole(draws.position(&NEWEST));
    let life = match repayment.stuck {
        Some(stuck) => stuck + (1.0 - STUCK_MONTHS * (1.0 - draws.share()).ln()) as usize,
        None => loan.lived,
    };
    let cut = draws.chance(CUT_SHORT[loan.contract]);
    let life = if cut { life.saturating_sub(1) } else { life };
    for since in 0..=life {
        let month = first + whole(since);
        if month < OLDEST {
            continue;
        }
        if month > newest.max(first) {
            break;
        }
        let last = since == life && !cut && repayment.stuck.is_none();
        add_month(sheet, (client, loan, repayment), &Month { since, balance_of: month, last }, draws);
    }
}

fn add_month(
    sheet: &mut Sheet,
    (client, loan, repayment): (&Client, &Loan, &Repayment),
    at: &Month,
    draws: &mut Draws,
) {
    let begins = at.since == 0 && !at.last;
    let unknown = begins && draws.chance(0.03);
    let (count, future) = if at.last {
        (loan.count.min(loan.lived), 0)
    } else {
        (loan.count, loan.count.saturating_sub(at.since))
    };
    let days = days_past_due(repayment, at, draws);
    sheet.integer(loan.id);
    sheet.integer(client.id);
    sheet.integer(at.balance_of);
    sheet.real((!unknown).then_some(count.max(1) as f64));
    sheet.real((!unknown).then_some(future as f64));
    sheet.text(match days {
        _ if at.last => "Completed",
        _ if begins => draws.word(&BEGINNINGS, &BEGINNING),
        0..180 => "Active",
        _ => draws.word(&["Active", "Demand", "Amortized debt"], &[0.88, 0.09, 0.03]),
    });
    sheet.integer(days);
    let tolerated = !draws.chance(if days <= 60 { 0.62 } else { 0.07 });
    sheet.integer(if tolerated { 0 } else { days });
}

/// Days past due at the end of a month: of a late payment, if it comes after that end. The older the month, the
/// more often it shows.
fn days_past_due(repayment: &Repayment, at: &Month, draws: &mut Draws) -> i64 {
    if let Some(stuck) = repayment.stuck.filter(|stuck| at.since >= *stuck) {
        return (PERIOD * ((at.since - stuck) as f64 + draws.share())).ceil() as i64;
    }
    let place = at.since.checked_sub(1);
    let delay = place.and_then(|place| repayment.delays.get(place)).copied().unwrap_or(0.0);
    let seen = (at.balance_of as f64 / -38.0).clamp(0.15, 2.2);
    if delay > 0.0 && draws.chance(seen * delay / PERIOD) { (delay * draws.share()).ceil() as i64 } else { 0 }
}
