//! How likely a client is to default: a hidden risk that no single column tells.

use super::client::Client;
use super::figures::correlations::Factor;

/// Log-odds that bring the share of defaults to 8 %.
const BASE: f64 = -4.42;

/// The probability of default.
pub(super) fn probability(client: &Client) -> f64 {
    let log_odds = BASE + scores(client) + person(client) + loan(client) + history(client) + habits(client);
    1.0 / (1.0 + (-log_odds).exp())
}

/// The external scores: each counts, and two weak ones together count more.
fn scores(client: &Client) -> f64 {
    let [first, second, third] =
        [Factor::Ext1, Factor::Ext2, Factor::Ext3].map(|factor| client.factor(factor));
    let both_weak = step(second < -0.4 && third < -0.4);
    -0.22 * first - 0.23 * second - 0.2 * third + 0.9 * both_weak - 0.35 * step(second * third > 0.5)
}

/// Age, job, schooling: thresholds rather than slopes.
fn person(client: &Client) -> f64 {
    let years = client.age / 365.25;
    let job = client.employed / 365.25;
    let young = step(years < 28.0);
    let fresh = if client.pensioner { 0.0 } else { step(job < 1.5) };
    let man = client.factor(Factor::Male) > 0.43;
    0.35 * young + 0.45 * fresh + 0.35 * step(man && client.education < 3) + 0.5 * step(years > 62.0 && man)
        - 0.3 * step(client.education >= 3)
        + 0.15 * client.factor(Factor::Rating)
}

/// The loan: the worst terms are the middling ones, and a price well covered is safe.
fn loan(client: &Client) -> f64 {
    if client.revolving {
        return -0.4;
    }
    let term = client.credit / client.annuity;
    let cover = client.credit / client.goods;
    let burden = client.annuity / client.income;
    let middling = 1.0 - ((term - 18.5) / 8.0).abs();
    1.1 * middling.max(-0.6) + 0.4 * step(cover > 1.12) + 0.45 * step(burden > 0.25 && cover > 1.05)
}

/// What the client owes elsewhere, and how the lender answered before.
fn history(client: &Client) -> f64 {
    let active = step(client.credits > 0) * client.factor(Factor::BureauActive);
    let debt = step(client.credits > 0) * client.factor(Factor::BureauDebt);
    let refused = step(client.applications > 0) * client.factor(Factor::PreviousRefused);
    let overdue = step(client.credits > 0 && client.factor(Factor::BureauOverdue) > 1.3);
    0.12 * active
        + 0.65 * step(active > 0.3 && debt > 0.3)
        + 0.6 * step(refused > 0.6)
        + 0.35 * overdue
        + 0.3 * step(client.credits == 0)
}

/// How the client pays and draws: what the monthly tables tell.
fn habits(client: &Client) -> f64 {
    let arrears = client.factor(Factor::Arrears);
    let appetite = client.factor(Factor::CardUse);
    let burden = client.annuity / client.income;
    0.36 * arrears
        + 0.5 * step(arrears > 0.9)
        + 0.4 * step(arrears > 0.3 && burden > 0.2)
        + 0.15 * appetite
        + 0.5 * step(appetite > 0.5 && arrears > 0.0)
}

fn step(condition: bool) -> f64 {
    f64::from(u8::from(condition))
}
