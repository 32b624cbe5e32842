//! The rows of bureau_balance: month by month, the credits of the client at other institutions.

use super::bureau::Credit;
use super::client::Client;
use super::draw::Draws;
use super::figures::balances as figures;
use super::figures::correlations::Factor;
use super::loan::{CALENDAR, month_of};
use super::sheet::Sheet;

/// Share of the clients with credits whose balances are known, train and test: all of a client's credits or
/// none. Raised in train from 0.344 of the sample, so that all clients have the full set's 16 rows per credit.
const KNOWN: [f64; 2] = [0.39, 0.999];
/// Share of the credits whose first status is not known, among those ever known.
const FIRST_UNKNOWN: f64 = 0.367;
/// Share of open credits that train shows as paid back, the bureau's last word on them being older.
const PAID_BACK: f64 = 0.3;
/// The statuses `0` and `X` in the figures' order.
const IN_TIME: usize = 0;
const UNKNOWN: usize = 6;

/// Adds the months of the client's credits, the newest first as Kaggle has them.
pub(super) fn add_balances(sheet: &mut Sheet, client: &Client, credits: &[Credit], draws: &mut Draws) {
    if !draws.chance(KNOWN[client.split]) {
        return;
    }
    for credit in credits {
        let statuses = statuses(client, credit, draws);
        for (month, status) in statuses.newest_first() {
            sheet.integer(credit.id);
            sheet.integer(month);
            sheet.text(status);
        }
    }
}

/// The statuses of a credit from its first month on.
struct Statuses {
    first: i64,
    words: Vec<&'static str>,
}

impl Statuses {
    fn newest_first(&self) -> impl Iterator<Item = (i64, &'static str)> {
        (self.first..).zip(self.words.iter().copied()).collect::<Vec<_>>().into_iter().rev()
    }
}

fn statuses(client: &Client, credit: &Credit, draws: &mut Draws) -> Statuses {
    let first = -(credit.granted / CALENDAR).floor() as i64;
    let last = if draws.chance(figures::NEWS_NOW[client.split][usize::from(credit.active)]) {
        0
    } else {
        let place = draws.following(&figures::LAST_NEWS[client.split]);
        (first as f64 * place).round() as i64
    };
    let rated = !draws.chance(figures::NEVER_RATED[credit.group]);
    let closed = if rated { paid_back_from(client, credit, first, last, draws) } else { i64::MAX };
    let burden = hazard(client);
    let mut status = if draws.chance(FIRST_UNKNOWN) { UNKNOWN } else { IN_TIME };
    let words = (first..=last).map(|month| {
        if month >= closed {
            return "C";
        }
        if !rated {
            return "X";
        }
        let word = figures::STATUSES[status];
        status = next(status, burden, draws);
        word
    });
    Statuses { first, words: words.collect() }
}

/// The first month that is marked as paid back.
fn paid_back_from(client: &Client, credit: &Credit, first: i64, last: i64, draws: &mut Draws) -> i64 {
    match credit.end {
        Some(end) => month_of(-end, draws).max(first),
        None if client.split == 0 && draws.chance(PAID_BACK) => {
            first + ((last - first) as f64 * draws.share()).round() as i64
        }
        None => i64::MAX,
    }
}

/// How many times as often as the average the client falls into arrears.
fn hazard(client: &Client) -> f64 {
    let tie = 0.8;
    (tie * client.factor(Factor::Arrears) - tie * tie / 2.0).exp()
}

fn next(status: usize, burden: f64, draws: &mut Draws) -> usize {
    let mut shares = figures::STEPS[status];
    if status == IN_TIME || status == UNKNOWN {
        shares[1..6].iter_mut().for_each(|share| *share *= burden);
    }
    draws.position(&shares)
}
