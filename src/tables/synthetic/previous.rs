//! The rows of previous_application: what the client asked the lender for before.

use super::client::{Client, rounded_to};
use super::draw::{Draws, quantile};
use super::figures::correlations::Factor;
use super::figures::people::WEEKDAYS;
use super::figures::previous as figures;
use super::figures::{Knots, Product};
use super::sheet::Sheet;

/// The value of DAYS_* that stands for "no date".
const NO_DATE: f64 = 365_243.0;

// Clients with many applications were refused more often and asked for cash more often. The figures count
// rows, the factors clients; these two bring the rows back to their shares.
const REFUSED_PER_ROW: f64 = 0.66;
const CASH_PER_ROW: f64 = -0.26;

/// How an earlier application ended, in the order of the figures.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Status {
    Approved,
    Refused,
    Canceled,
    Unused,
}

/// An earlier application.
struct Earlier {
    product: &'static Product,
    /// Cash, consumer or revolving: the position in the figures.
    contract: usize,
    /// Household, mobile, industry or other goods, or none: the position in the figures.
    goods: usize,
    status: Status,
    asked: f64,
    credit: f64,
    /// Number of instalments; none where the terms were never settled.
    instalments: Option<f64>,
    /// The rate of down payment, where there is one.
    down_payment: Option<f64>,
    /// Days since the decision.
    decided: f64,
}

/// The shares of the products, worked out once.
pub(super) fn product_shares() -> Vec<f64> {
    figures::PRODUCTS.iter().map(|product| product.share).collect()
}

/// Adds the client's earlier applications, the first with the given SK_ID_PREV.
pub(super) fn add_applications(
    sheet: &mut Sheet,
    client: &Client,
    first_id: i64,
    products: &[f64],
    draws: &mut Draws,
) {
    for id in (first_id..).take(client.applications) {
        let earlier = draw_earlier(client, products, draws);
        sheet.integer(id);
        sheet.integer(client.id);
        add_amounts(sheet, &earlier, draws);
        add_request(sheet, &earlier, draws);
        add_words(sheet, &earlier, draws);
        add_course(sheet, &earlier, draws);
    }
}

fn draw_earlier(client: &Client, products: &[f64], draws: &mut Draws) -> Earlier {
    let product = &figures::PRODUCTS[draw_product(client, products, draws)];
    let contract = match product.contract {
        "Consumer loans" => 1,
        "Revolving loans" => 2,
        _ => 0,
    };
    let status = draw_status(client, product, draws);
    let place = status as usize;
    let unasked = draws.chance(figures::NOT_ASKED[contract][place]);
    let size = draws.share_near(client.factor(Factor::Goods), 0.45);
    let asked = quantile(&figures::ASKED[contract], size);
    let asked = if unasked { 0.0 } else { rounded_to(if contract == 1 { 4.5 } else { 4_500.0 }, asked) };
    let granted = quantile(&figures::GRANTED[contract], draws.share());
    let credit = if contract == 2 && unasked && status == Status::Approved {
        rounded_to(45_000.0, quantile(&figures::ASKED[2], size))
    } else {
        (asked * granted * 2.0).round() / 2.0
    };
    let settled = match status {
        Status::Approved => true,
        Status::Unused => contract == 2,
        Status::Refused => credit > 0.0 && draws.chance([1.0, 0.83, 1.0][contract]),
        Status::Canceled => credit > 0.0,
    };
    let instalments = settled.then(|| instalments(contract, draws));
    let down_payment = down_payment_rate(contract, settled, draws);
    let age = draws.share_near(client.factor(Factor::PreviousAge), 0.6);
    let decided = quantile(&figures::DECISION[place], age).round();
    let goods = goods(product);
    Earlier { product, contract, goods, status, asked, credit, instalments, down_payment, decided }
}

/// A product: cash loans for those whose hidden factor leans to them.
fn draw_product(client: &Client, products: &[f64], draws: &mut Draws) -> usize {
    let lean = (0.5 * client.factor(Factor::PreviousCash) + CASH_PER_ROW).exp();
    let weigh = |place: usize| if figures::PRODUCTS[place].contract == "Cash loans" { lean } else { 1.0 };
    let weights: [f64; figures::PRODUCTS.len()] = std::array::from_fn(|place| products[place] * weigh(place));
    draws.position(&weights)
}

fn draw_status(client: &Client, product: &Product, draws: &mut Draws) -> Status {
    let refused = REFUSED_PER_ROW * product.refused;
    if draws.share_near(client.factor(Factor::PreviousRefused), 0.65) > 1.0 - refused {
        return Status::Refused;
    }
    let approved = (1.0 - product.refused - product.canceled - product.unused).max(0.0);
    let rest = [Status::Approved, Status::Canceled, Status::Unused];
    rest[draws.position(&[approved, product.canceled, product.unused])]
}

fn instalments(contract: usize, draws: &mut Draws) -> f64 {
    if contract == 2 {
        return 0.0;
    }
    figures::INSTALMENTS[draws.position(&figures::INSTALMENT_SHARES[contract])]
}

fn goods(product: &Product) -> usize {
    let kinds = ["POS household", "POS mobile", "POS industry", "POS other"];
    kinds.iter().position(|kind| product.combination.starts_with(kind)).unwrap_or(kinds.len())
}

/// From NAME_CONTRACT_TYPE to AMT_GOODS_PRICE.
fn add_amounts(sheet: &mut Sheet, earlier: &Earlier, draws: &mut Draws) {
    sheet.text(earlier.product.contract);
    sheet.real(earlier.instalments.map(|count| annuity(earlier, count, draws)));
    sheet.real(earlier.asked);
    sheet.real(earlier.credit);
    sheet.real(earlier.down_payment.map(|rate| (rate * earlier.asked * 2.0).round() / 2.0));
    sheet.real((earlier.asked > 0.0).then_some(earlier.asked));
}

fn annuity(earlier: &Earlier, count: f64, draws: &mut Draws) -> f64 {
    if earlier.contract == 2 {
        return earlier.credit / 20.0;
    }
    let load: &Knots = &figures::LOAD[earlier.contract];
    (earlier.credit * draws.following(load) / count * 200.0).round() / 200.0
}

/// The rate of down payment: of consumer loans whose terms are settled, and zero of a few others.
fn down_payment_rate(contract: usize, settled: bool, draws: &mut Draws) -> Option<f64> {
    let zero = draws.chance([0.063, 0.0, 0.013][contract]);
    match contract {
        1 => settled.then(|| draws.following(&figures::DOWN_PAYMENT)),
        _ => zero.then_some(0.0),
    }
}

/// From WEEKDAY_APPR_PROCESS_START to DAYS_DECISION.
fn add_request(sheet: &mut Sheet, earlier: &Earlier, draws: &mut Draws) {
    sheet.text(WEEKDAYS[draws.position(&[0.157, 0.152, 0.151, 0.148, 0.153, 0.141, 0.097])]);
    sheet.integer((12.4 + 3.3 * draws.normal()).round().clamp(0.0, 23.0) as i64);
    sheet.text(if draws.chance(0.9958) { "Y" } else { "N" });
    sheet.flag(draws.chance(0.9966));
    sheet.real(earlier.down_payment);
    let with_rate = earlier.contract == 1 && draws.chance(0.0085);
    let rate = draws.position(&[0.1, 0.2, 0.3, 0.25, 0.15]);
    sheet.real(with_rate.then_some([0.1424, 0.1607, 0.1891, 0.1933, 0.1969][rate]));
    sheet.real(with_rate.then_some([0.6379, 0.7156, 0.8351, 0.8525, 0.8673][rate]));
    sheet.text(purpose(earlier, draws));
    sheet.text(["Approved", "Refused", "Canceled", "Unused offer"][earlier.status as usize]);
    sheet.integer(-(earlier.decided as i64));
}

fn purpose(earlier: &Earlier, draws: &mut Draws) -> &'static str {
    let row = match (earlier.contract, earlier.product.origin) {
        (0, "x-sell") => 1,
        (0, "walk-in") => 2,
        (0, _) => 0,
        _ => return "XAP",
    };
    draws.word(&figures::PURPOSES, &figures::PURPOSE[row])
}

/// From NAME_PAYMENT_TYPE to PRODUCT_COMBINATION.
fn add_words(sheet: &mut Sheet, earlier: &Earlier, draws: &mut Draws) {
    let contract = earlier.contract;
    let payment = if earlier.status == Status::Canceled { 3 } else { contract };
    sheet.text(draws.word(&figures::PAYMENTS, &figures::PAYMENT[payment]));
    sheet.text(match earlier.status {
        Status::Refused => draws.word(&figures::REASONS, &figures::REASON[0]),
        Status::Unused => "CLIENT",
        Status::Approved | Status::Canceled => "XAP",
    });
    sheet.text(draws.word(&figures::PREVIOUS_SUITES, &figures::PREVIOUS_SUITE[contract]));
    sheet.text(draws.word(&figures::CLIENT_TYPES, &figures::CLIENT_TYPE[contract]));
    let kind = earlier.goods;
    sheet.text(draws.word(&figures::GOODS_CATEGORIES, &figures::GOODS_CATEGORY[kind]));
    sheet.text(earlier.product.portfolio);
    sheet.text(earlier.product.origin);
    sheet.text(draws.word(&figures::CHANNELS, &figures::CHANNEL[contract]));
    sheet.integer(draws.following(&figures::SELLER_AREA[contract]).round() as i64);
    sheet.text(draws.word(&figures::INDUSTRIES, &figures::INDUSTRY[kind]));
    sheet.real(earlier.instalments);
    sheet.text(earlier.product.yield_group);
    sheet.text(earlier.product.combination);
}

/// From DAYS_FIRST_DRAWING on: the course of an approved loan.
fn add_course(sheet: &mut Sheet, earlier: &Earlier, draws: &mut Draws) {
    let known = earlier.status == Status::Approved && draws.chance([0.922, 0.978, 0.957][earlier.contract]);
    let Some(count) = earlier.instalments.filter(|_| known) else {
        (0..6).for_each(|_| sheet.real(None));
        return;
    };
    for date in course(earlier, count, draws) {
        sheet.real(date);
    }
    sheet.flag(draws.chance(figures::INSURED[earlier.contract]));
}

/// First drawing, first due, planned and actual last due, termination.
fn course(earlier: &Earlier, count: f64, draws: &mut Draws) -> [f64; 5] {
    let or_none = |date: f64, probability: f64, draws: &mut Draws| {
        if date >= 0.0 || draws.chance(probability) { NO_DATE } else { date }
    };
    let first_due = (30.0 + 12.0 * draws.share() - earlier.decided).round();
    if earlier.contract == 2 {
        let drawing = or_none((first_due - 30.0 * draws.share()).round(), 0.36, draws);
        let last = or_none((first_due * draws.share()).round(), 0.77, draws);
        let end = if last < 0.0 { or_none(last + 1.0, 0.3, draws) } else { NO_DATE };
        return [drawing, or_none(first_due, 0.39, draws), NO_DATE, last, end];
    }
    let planned = first_due + 30.0 * (count - 1.0);
    let early = if draws.chance(0.35) { 0.4 + 0.6 * draws.share() } else { 1.0 };
    let last = or_none((first_due + 30.0 * (count - 1.0) * early).round(), 0.0, draws);
    let end =
        if last < 0.0 { or_none((last + 2.0 + 8.0 * draws.share()).round(), 0.0, draws) } else { NO_DATE };
    [NO_DATE, or_none(first_due.min(-2.0), 0.006, draws), planned, last, end]
}
