//! The rows of bureau: credits of the client at other institutions.

use super::client::Client;
use super::draw::{Draws, normal_share, quantile};
use super::figures::bureau as figures;
use super::figures::correlations::Factor;
use super::sheet::{Sheet, cents, whole};

// Clients with many credits have a smaller share of them overdue: this brings the rows back to their share.
const OVERDUE_PER_ROW: f64 = 1.8;

// The same for their age: such clients have older credits.
const AGE_PER_ROW: f64 = -0.2;

// And for their state: fewer of them are active.
const ACTIVE_PER_ROW: f64 = 1.07;

/// A credit at another institution.
pub(super) struct Credit {
    /// SK_ID_BUREAU.
    pub(super) id: i64,
    /// Position of the type in the figures.
    kind: usize,
    /// Consumer credit, card or other: the position in the figures by group.
    pub(super) group: usize,
    pub(super) active: bool,
    /// Days before the application: granted, planned end (negative: still to come), actual end.
    pub(super) granted: f64,
    planned_end: Option<f64>,
    pub(super) end: Option<f64>,
    amount: f64,
    debt: Option<f64>,
    days_overdue: i64,
}

/// Adds the client's credits, the first with the given SK_ID_BUREAU, and gives them.
pub(super) fn add_credits(
    sheet: &mut Sheet,
    client: &Client,
    first_id: i64,
    draws: &mut Draws,
) -> Vec<Credit> {
    let annuities = draws.position(&[0.544, 0.32, 0.136]);
    let credits: Vec<_> =
        (first_id..).take(client.credits).map(|id| draw_credit(client, id, draws)).collect();
    for credit in &credits {
        let with_annuity = match annuities {
            0 => false,
            1 => draws.chance(0.55),
            _ => true,
        };
        add_credit(sheet, client, credit, with_annuity, draws);
    }
    credits
}

fn draw_credit(client: &Client, id: i64, draws: &mut Draws) -> Credit {
    let kind = draws.position(&figures::CREDIT_TYPE);
    let group = kind.min(2);
    let active = draws.share_near(client.factor(Factor::BureauActive), 0.6)
        > 1.0 - ACTIVE_PER_ROW * figures::ACTIVE[kind];
    let place = 2 * group + usize::from(active);
    let age = draws.score(&[(client.factor(Factor::BureauAge) + AGE_PER_ROW, 0.6)]);
    let size = draws.score(&[
        (client.factor(Factor::BureauDebt), 0.3),
        (client.factor(Factor::Income), 0.27),
        (client.factor(Factor::Goods), 0.05),
        (age, [0.0, 0.2, 0.17, 0.07, 0.0, 0.0][place]),
    ]);
    let longer = draws.score(&[(size, [0.66, 0.08, 0.3][group]), (age, [0.2, 0.12, 0.15][group])]);
    let granted = quantile(&figures::DAYS_CREDIT[place], normal_share(age)).round();
    let duration = quantile(&figures::DURATION[place], normal_share(longer)).round();
    let end = (!active).then(|| {
        let score = draws.score(&[(longer, [-0.6, -0.29, -0.24][group]), (age, [0.48, 0.17, 0.04][group])]);
        (granted * quantile(&figures::END_SHARE[group], normal_share(score))).round()
    });
    let sums =
        if group < 2 { &figures::CREDIT_SUM_BY_STATE[place] } else { &figures::CREDIT_SUM[kind.min(5)] };
    let amount = cents(quantile(sums, normal_share(size)).max(0.0));
    let planned_end = (!draws.chance(figures::END_MISSING[group])).then_some(granted - duration);
    let owed = draws.score(&[(age, [-0.64, -0.1, -0.3][group]), (size, 0.15)]);
    let debt = (!draws.chance(figures::DEBT_MISSING[usize::from(active)])).then(|| {
        if active { cents(amount * quantile(&figures::DEBT_SHARE[group], normal_share(owed))) } else { 0.0 }
    });
    let late = active && draws.share_near(client.factor(Factor::BureauOverdue), 0.5) > 0.993;
    let days_overdue = if late { draws.following(&figures::DAYS_OVERDUE).round().max(1.0) as i64 } else { 0 };
    Credit { id, kind, group, active, granted, planned_end, end, amount, debt, days_overdue }
}

fn add_credit(sheet: &mut Sheet, client: &Client, credit: &Credit, with_annuity: bool, draws: &mut Draws) {
    let sold = draws.chance(0.004);
    let state = if credit.active { "Active" } else { "Closed" };
    sheet.integer(client.id);
    sheet.integer(credit.id);
    sheet.text(if sold { "Sold" } else { state });
    sheet.text(draws.word(&["currency 1", "currency 2", "currency 3"], &[0.9991, 0.0007, 0.0002]));
    sheet.integer(-(credit.granted as i64));
    sheet.integer(credit.days_overdue);
    sheet.real(credit.planned_end.map(|end| -end));
    sheet.real(credit.end.map(|end| -end));
    sheet.real(highest_overdue(client, draws));
    sheet.integer(if draws.chance(0.0053) { 1 + whole(draws.position(&[0.85, 0.12, 0.03])) } else { 0 });
    sheet.real(credit.amount);
    sheet.real(credit.debt);
    let limit = if credit.group == 1 { cents(draws.following(&figures::LIMIT)) } else { 0.0 };
    sheet.real((!draws.chance(figures::LIMIT_MISSING[credit.group])).then_some(limit));
    let overdue = if credit.days_overdue > 0 { cents(credit.amount * 0.2 * draws.share()) } else { 0.0 };
    sheet.real(overdue);
    sheet.text(figures::CREDIT_TYPES[credit.kind]);
    sheet.integer(-days_since_news(credit, draws));
    sheet.real(with_annuity.then(|| annuity(credit, draws)));
}

fn highest_overdue(client: &Client, draws: &mut Draws) -> Option<f64> {
    let [missing, positive] = figures::MAX_OVERDUE_SHARES;
    let overdue =
        draws.share_near(client.factor(Factor::BureauOverdue), 0.6) > 1.0 - OVERDUE_PER_ROW * positive;
    if draws.chance(missing) {
        return None;
    }
    Some(if overdue { cents(draws.following(&figures::MAX_OVERDUE)) } else { 0.0 })
}

/// Days since the bureau last heard of the credit: soon after its end, or lately.
fn days_since_news(credit: &Credit, draws: &mut Draws) -> i64 {
    let days = match credit.end {
        Some(end) => end * draws.following(&figures::UPDATE_SHARE),
        None => draws.following(&figures::UPDATE_ACTIVE).min(credit.granted),
    };
    days.round().max(0.0) as i64
}

fn annuity(credit: &Credit, draws: &mut Draws) -> f64 {
    let zero = draws.chance(if credit.active { 0.27 } else { 0.7 });
    if zero { 0.0 } else { cents(draws.following(&figures::BUREAU_ANNUITY)) }
}
