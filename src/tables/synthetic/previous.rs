//! The rows of previous_application: what the client asked the lender for before.

use super::client::{Client, rounded_to};
use super::draw::{Draws, normal_share, position, quantile};
use super::figures::correlations::Factor;
use super::figures::people::WEEKDAYS;
use super::figures::previous as figures;
use super::figures::{Knots, Product, repayment};
use super::loan::{Loan, PERIOD};
use super::sheet::{Sheet, whole};

/// The value of DAYS_* that stands for "no date".
const NO_DATE: f64 = 365_243.0;

// Clients with many applications were refused more often and asked for cash more often. The figures count
// rows, the factors clients; these two bring the rows back to their shares.
const REFUSED_PER_ROW: f64 = 0.59;
const CASH_PER_ROW: f64 = -0.26;

/// The oldest decision that previous_application lists; loans that it does not list are older.
const FIRST_DAY: f64 = 2_922.0;
/// How many applications are drawn until one ends as a loan that previous_application does not list.
const MOST_TRIES: usize = 500;

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
    /// What an instalment comes to.
    annuity: Option<f64>,
    /// The rate of down payment, where there is one.
    down_payment: Option<f64>,
    /// Days since the decision.
    decided: f64,
    /// The course of an approved loan, where it is on record.
    course: Option<Course>,
}

/// The course of an approved loan.
struct Course {
    /// First drawing, first due, planned and actual last due, termination.
    dates: [f64; 5],
    /// Months until it is paid back.
    lived: usize,
}

impl Earlier {
    /// The loan on the lender's books.
    fn loan(&self, id: i64) -> Option<Loan> {
        let course = self.course.as_ref()?;
        Some(Loan {
            id,
            contract: self.contract,
            credit: self.credit,
            annuity: self.annuity?,
            count: self.instalments? as usize,
            decided: self.decided,
            first_due: course.dates[1],
            lived: course.lived,
        })
    }
}

/// The shares of the products, worked out once.
pub(super) fn product_shares() -> Vec<f64> {
    figures::PRODUCTS.iter().map(|product| product.share).collect()
}

/// Adds the client's earlier applications, the first with the given SK_ID_PREV, and gives the loans and cards
/// that came of them, and those that no row tells of.
pub(super) fn add_applications(
    sheet: &mut Sheet,
    client: &Client,
    first_id: i64,
    products: &[f64],
    draws: &mut Draws,
) -> Vec<Loan> {
    let mut loans = Vec::new();
    for id in (first_id..).take(client.applications) {
        let has_card = client.unlisted_card || loans.iter().any(Loan::is_card);
        let earlier = draw_earlier(client, products, has_card, draws);
        sheet.integer(id);
        sheet.integer(client.id);
        add_amounts(sheet, &earlier);
        add_request(sheet, &earlier, draws);
        add_words(sheet, &earlier, draws);
        add_course(sheet, &earlier, draws);
        loans.extend(earlier.loan(id));
    }
    let next_id = first_id + whole(client.applications);
    loans.extend(
        (next_id..)
            .take(client.unlisted_loans)
            .filter_map(|id| unlisted(client, products, (false, id), draws)),
    );
    if client.unlisted_card {
        let id = next_id + whole(client.unlisted_loans);
        loans.extend(unlisted(client, products, (true, id), draws));
    }
    loans
}

/// A loan or a card that the table does not list.
fn unlisted(client: &Client, products: &[f64], (card, id): (bool, i64), draws: &mut Draws) -> Option<Loan> {
    let mut tries = (0..MOST_TRIES).map(|_| draw_earlier(client, products, false, draws).loan(id));
    let mut loan = tries.find_map(|loan| loan.filter(|loan| loan.is_card() == card))?;
    if card {
        loan.credit =
            rounded_to(22_500.0, 112_500.0 * (0.35 * draws.normal()).exp()).clamp(67_500.0, 225_000.0);
    }
    Some(loan.begun_before(FIRST_DAY, draws.share()))
}

fn draw_earlier(client: &Client, products: &[f64], has_card: bool, draws: &mut Draws) -> Earlier {
    let product = &figures::PRODUCTS[draw_product(client, products, has_card, draws)];
    let contract = match product.contract {
        "Consumer loans" => 1,
        "Revolving loans" => 2,
        _ => 0,
    };
    let status = match draw_status(client, product, draws) {
        Status::Approved if contract == 2 && has_card => Status::Canceled,
        status => status,
    };
    let approved = status == Status::Approved;
    let unasked = draws.chance(figures::NOT_ASKED[contract][status as usize]);
    let age = draws.score(&[(client.factor(Factor::PreviousAge), 0.6)]);
    let size = draws.score(&[
        (client.factor(Factor::Goods), 0.25),
        (client.factor(Factor::Income), 0.25),
        (age, [-0.28, -0.28, 0.1][contract]),
    ]);
    let size = if contract == 2 && approved { limit_of_its_time(size, age) } else { size };
    let ties = [(size, [0.65, 0.42, 0.0][contract]), (age, -0.05), (client.factor(Factor::Age), 0.14)];
    let longer = draws.score(&ties);
    let row = contract + if approved { 0 } else { 3 };
    let asked = quantile(&figures::ASKED[row], normal_share(size));
    let asked = if unasked { 0.0 } else { rounded_to(if contract == 1 { 4.5 } else { 4_500.0 }, asked) };
    let granted = quantile(&figures::GRANTED[contract], draws.share());
    let credit = if contract == 2 && unasked && approved {
        rounded_to(45_000.0, quantile(&figures::ASKED[2], normal_share(size)))
    } else {
        (asked * granted * 2.0).round() / 2.0
    };
    let settled = is_settled(contract, status, credit, draws);
    let instalments = settled.then(|| instalments(contract, approved, normal_share(longer)));
    let down_payment = down_payment_rate(contract, status, settled, draws);
    let decisions =
        if approved { &figures::APPROVED_DECISION[contract] } else { &figures::DECISION[status as usize] };
    let decided = quantile(decisions, normal_share(age)).round();
    let goods = goods(product);
    let mut earlier = Earlier {
        product,
        contract,
        goods,
        status,
        asked,
        credit,
        instalments,
        annuity: None,
        down_payment,
        decided,
        course: None,
    };
    earlier.annuity = instalments.map(|count| annuity(&earlier, count, longer, draws));
    earlier.course = on_record(&earlier, draws);
    earlier
}

/// Whether the terms were settled: number of instalments and annuity.
fn is_settled(contract: usize, status: Status, credit: f64, draws: &mut Draws) -> bool {
    match status {
        Status::Approved => true,
        Status::Unused => contract == 2,
        Status::Refused if contract == 2 => draws.chance(0.957),
        Status::Refused => credit > 0.0 && draws.chance([1.0, 0.83][contract]),
        Status::Canceled => credit > 0.0,
    }
}

/// The score of a card's limit: limits were low and alike at first, high some years ago, and are low again.
fn limit_of_its_time(size: f64, age: f64) -> f64 {
    if age > 1.15 {
        0.4 * size - 0.15
    } else if age > 0.35 {
        size + 0.55
    } else {
        size - 0.15
    }
}

/// A product: cash loans for those whose hidden factor leans to them.
fn draw_product(client: &Client, products: &[f64], has_card: bool, draws: &mut Draws) -> usize {
    let lean = (0.5 * client.factor(Factor::PreviousCash) + CASH_PER_ROW).exp();
    let cards = (client.applications as f64 / 7.0).powf(0.45) * if has_card { 0.4 } else { 1.33 };
    let weigh = |place: usize| match figures::PRODUCTS[place].contract {
        "Cash loans" => lean,
        "Revolving loans" => cards,
        _ => 1.0,
    };
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

fn instalments(contract: usize, approved: bool, share: f64) -> f64 {
    if contract == 2 {
        return 0.0;
    }
    let row = contract + if approved { 0 } else { 2 };
    figures::INSTALMENTS[position(&figures::INSTALMENT_SHARES[row], share)]
}

fn goods(product: &Product) -> usize {
    let kinds = ["POS household", "POS mobile", "POS industry", "POS other"];
    kinds.iter().position(|kind| product.combination.starts_with(kind)).unwrap_or(kinds.len())
}

/// From NAME_CONTRACT_TYPE to AMT_GOODS_PRICE.
fn add_amounts(sheet: &mut Sheet, earlier: &Earlier) {
    sheet.text(earlier.product.contract);
    sheet.real(earlier.annuity);
    sheet.real(earlier.asked);
    sheet.real(earlier.credit);
    sheet.real(earlier.down_payment.map(|rate| (rate * earlier.asked * 2.0).round() / 2.0));
    sheet.real((earlier.asked > 0.0).then_some(earlier.asked));
}

fn annuity(earlier: &Earlier, count: f64, longer: f64, draws: &mut Draws) -> f64 {
    if earlier.contract == 2 {
        return earlier.credit / 20.0;
    }
    let load: &Knots = &figures::LOAD[earlier.contract];
    let dearer = draws.share_near(longer, [0.75, 0.35][earlier.contract]);
    (earlier.credit * quantile(load, dearer) / count * 200.0).round() / 200.0
}

/// The rate of down payment: of consumer loans whose terms are settled or nearly so, and zero of a few others.
fn down_payment_rate(contract: usize, status: Status, settled: bool, draws: &mut Draws) -> Option<f64> {
    let known = match (contract, status) {
        (0, _) => draws.chance([0.117, 0.069, 0.0, 0.0][status as usize]),
        (1, Status::Refused | Status::Unused) => draws.chance(0.96),
        (1, _) => settled,
        _ => draws.chance(0.013),
    };
    known.then(|| if contract == 1 { draws.following(&figures::DOWN_PAYMENT) } else { 0.0 })
}

/// From WEEKDAY_APPR_PROCESS_START to DAYS_DECISION.
fn add_request(sheet: &mut Sheet, earlier: &Earlier, draws: &mut Draws) {
    sheet.text(WEEKDAYS[draws.position(&[0.157, 0.152, 0.151, 0.148, 0.153, 0.141, 0.097])]);
    sheet.integer((12.4 + 3.3 * draws.normal()).round().clamp(0.0, 23.0) as i64);
    sheet.text(if draws.chance(0.9958) { "Y" } else { "N" });
    sheet.flag(draws.chance(0.9966));
    sheet.real(earlier.down_payment);
    let with_rate = earlier.contract == 1 && draws.chance(0.0085);
    let place = draws.share();
    let privileged = if draws.chance(0.6) { place } else { draws.share() };
    let step = |rates: &[f64], place: f64| with_rate.then(|| rates[(place * rates.len() as f64) as usize]);
    sheet.real(step(&figures::RATES, place));
    sheet.real(step(&figures::PRIVILEGED_RATES, privileged));
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

/// From DAYS_FIRST_DRAWING on: the course of an approved loan; a date to come is none.
fn add_course(sheet: &mut Sheet, earlier: &Earlier, draws: &mut Draws) {
    let Some(course) = &earlier.course else {
        (0..6).for_each(|_| sheet.real(None));
        return;
    };
    for (place, date) in course.dates.into_iter().enumerate() {
        let is_plan = place == 2;
        sheet.real(if date < 0.0 || is_plan { date } else { NO_DATE });
    }
    sheet.flag(draws.chance(figures::INSURED[earlier.contract]));
}

/// The course of an approved loan that is on record: some are not, nor is one with nothing due yet.
fn on_record(earlier: &Earlier, draws: &mut Draws) -> Option<Course> {
    let known = earlier.status == Status::Approved && draws.chance([0.935, 0.985, 0.957][earlier.contract]);
    let count = earlier.instalments.filter(|_| known)?;
    if earlier.contract == 2 {
        return Some(Course { dates: card_dates(earlier, draws), lived: 0 });
    }
    let first_due = (draws.following(&repayment::FIRST_DUE) - earlier.decided).round();
    if first_due >= 0.0 {
        return None;
    }
    let lived = (count * draws.following(&repayment::LIVED[earlier.contract])).round().max(1.0);
    let due = |instalments: f64| first_due + PERIOD * (instalments - 1.0);
    let last = due(lived.min(count));
    let end = last + draws.following(&repayment::TERMINATION).round();
    let end = if last < 0.0 { end } else { NO_DATE };
    Some(Course { dates: [NO_DATE, first_due, due(count), last, end], lived: lived as usize })
}

/// The dates of a card.
fn card_dates(earlier: &Earlier, draws: &mut Draws) -> [f64; 5] {
    let mut or_none =
        |date: f64, probability: f64| if date >= 0.0 || draws.chance(probability) { NO_DATE } else { date };
    let first_due = (36.0 - earlier.decided).min(-1.0);
    let drawing = or_none((first_due - 15.0).round(), 0.36);
    let due = or_none(first_due, 0.39);
    let last = or_none((first_due * 0.5).round(), 0.77);
    let end = if last < 0.0 { or_none(last + 1.0, 0.3) } else { NO_DATE };
    [drawing, due, NO_DATE, last, end]
}
