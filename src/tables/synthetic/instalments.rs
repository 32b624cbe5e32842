//! The rows of installments_payments: the payments of the client's earlier loans and cards.
//!
//! The real rows at hand are scattered ones: the marginals are theirs, the course of a loan follows the data
//! dictionary.

use super::client::Client;
use super::draw::{Draws, normal_share, quantile};
use super::figures::cards;
use super::figures::repayment as figures;
use super::loan::{CALENDAR, Loan, Repayment};
use super::sheet::{Sheet, cents, whole};

/// Share of the instalments paid in two parts, paid short and paid over.
const SPLIT: f64 = 0.061;
const SHORT: f64 = 0.012;
const OVER: f64 = 0.022;
/// The first day on record.
const FIRST_DAY: f64 = -2_922.0;
/// Share of the payments that are not on record.
const UNRECORDED: f64 = 0.000_2;
/// Share of the loans whose plan is changed on the way, and of the early ends paid at once.
const CHANGED: f64 = 0.1;
const BALLOON: f64 = 0.72;

/// A month of a card in which an instalment falls due.
pub(super) struct CardMonth {
    /// MONTHS_BALANCE.
    pub(super) month: i64,
    /// The limit of the card.
    pub(super) limit: f64,
}

/// An instalment.
struct Instalment {
    version: f64,
    number: usize,
    due: f64,
    amount: f64,
}

/// Adds the payments of a loan.
pub(super) fn add_loan(
    sheet: &mut Sheet,
    client: &Client,
    loan: &Loan,
    repayment: &Repayment,
    draws: &mut Draws,
) {
    let planned = loan.instalments();
    let changed = draws.chance(CHANGED).then(|| 1 + (planned as f64 * draws.share()) as usize);
    let version = draws.following(&figures::VERSION).round().max(2.0);
    let at_once = planned < loan.count && draws.chance(BALLOON);
    let on_record = |number: &usize| loan.due(*number) >= FIRST_DAY;
    for (number, delay) in (1..).zip(&repayment.delays).filter(|(number, _)| on_record(number)) {
        if repayment.stuck.is_some_and(|stuck| number >= stuck) {
            break;
        }
        let ends = number == planned;
        let amount = match ends {
            true if at_once => loan.annuity * (0.85 * (loan.count - planned) as f64 + 1.0),
            true if planned == loan.count => loan.annuity * (1.0 - 0.25 * draws.share().powi(3)),
            _ => loan.annuity,
        };
        let anew = changed.is_some_and(|from| number >= from) || (ends && at_once);
        let instalment = Instalment {
            version: match anew {
                true if changed.is_some() => version,
                true => 2.0,
                false => 1.0,
            },
            number,
            due: loan.due(number),
            amount: cents(amount),
        };
        add_instalment(sheet, client, loan, (&instalment, *delay), draws);
    }
}

fn add_instalment(
    sheet: &mut Sheet,
    client: &Client,
    loan: &Loan,
    (instalment, delay): (&Instalment, f64),
    draws: &mut Draws,
) {
    let Instalment { due, amount, .. } = *instalment;
    let mut pay = |day: f64, paid: f64, draws: &mut Draws| {
        let known = !draws.chance(UNRECORDED);
        sheet.integer(loan.id);
        sheet.integer(client.id);
        sheet.real(instalment.version);
        sheet.integer(whole(instalment.number));
        sheet.real(due);
        sheet.real(known.then_some(day.clamp(-40_000.0, -1.0)));
        sheet.real(amount);
        sheet.real(known.then_some(cents(paid)));
    };
    let way = draws.share();
    if way < SPLIT {
        let part = cents(amount * (0.02 + 0.96 * draws.share()));
        let earlier = (due + delay - 12.0 * draws.share()).round();
        pay(earlier, part, draws);
        pay(due + delay, amount - part, draws);
    } else if way < SPLIT + SHORT {
        pay(due + delay, amount * draws.share(), draws);
    } else if way < SPLIT + SHORT + OVER {
        pay(due + delay, amount * (1.0 + draws.share()), draws);
    } else {
        pay(due + delay, amount, draws);
    }
}

/// Adds the payments on a card: some small ones each month, all of the plan's version 0.
pub(super) fn add_card(
    sheet: &mut Sheet,
    client: &Client,
    card: &Loan,
    months: &[CardMonth],
    draws: &mut Draws,
) {
    let mut number = 1;
    for CardMonth { month, limit } in months {
        let due = (CALENDAR * (*month as f64 + draws.share())).round().min(-1.0);
        let on_record = due >= FIRST_DAY;
        let mean = if *month > -24 { 3.0 } else { 1.45 };
        let rows = 1 + draws.position(&[1.0, mean, mean * mean / 2.0, mean * mean * mean / 6.0]);
        for _ in 0..rows {
            let early = (number as f64 / 30.0).ln().clamp(-2.5, 2.0);
            let size = draws.score(&[((limit / 150_000.0).ln().clamp(-2.0, 2.0), 0.25), (early, -0.42)]);
            let amount = cents(quantile(&cards::CARD_INSTALMENT, normal_share(size))).max(0.045);
            let delay = -draws.following(&cards::EARLY_CARD).round();
            let instalment = Instalment { version: 0.0, number, due, amount };
            let paid = if draws.chance(0.034) { amount * draws.share() } else { amount };
            if on_record {
                add_card_payment(sheet, client, card, (&instalment, due + delay, paid));
            }
            number += usize::from(draws.chance(0.8));
        }
    }
}

fn add_card_payment(
    sheet: &mut Sheet,
    client: &Client,
    card: &Loan,
    (instalment, day, paid): (&Instalment, f64, f64),
) {
    sheet.integer(card.id);
    sheet.integer(client.id);
    sheet.real(instalment.version);
    sheet.integer(whole(instalment.number));
    sheet.real(instalment.due);
    sheet.real(day.min(-1.0));
    sheet.real(instalment.amount);
    sheet.real(cents(paid));
}
