//! Who a client is: what all tables of one client have to agree on.

use super::draw::{Draws, Mixer, normal_share, position, quantile};
use super::figures::application as figures;
use super::figures::bureau::CREDITS;
use super::figures::correlations::{FACTORS, Factor};
use super::figures::people;
use super::figures::previous::APPLICATIONS;
use super::risk;

/// Shares of clients with 0, 1 and 2 earlier loans that previous_application does not list: 4.5 % of the
/// SK_ID_PREV of POS_CASH_balance.
const UNLISTED_LOANS: [f64; 3] = [0.885, 0.109, 0.006];
/// Share of clients with such a card: 12 % of the SK_ID_PREV of credit_card_balance.
const UNLISTED_CARD: f64 = 0.037;

/// A client: hidden factors, and the values that more than one table or the risk draws on.
pub(super) struct Client {
    /// SK_ID_CURR.
    pub(super) id: i64,
    /// 0 in train, 1 in test: the position in the figures that drift.
    pub(super) split: usize,
    factors: [f64; FACTORS],
    /// Asks for a revolving loan rather than for cash.
    pub(super) revolving: bool,
    /// Draws a pension: no job.
    pub(super) pensioner: bool,
    /// AMT_GOODS_PRICE.
    pub(super) goods: f64,
    /// AMT_CREDIT.
    pub(super) credit: f64,
    /// AMT_ANNUITY.
    pub(super) annuity: f64,
    /// AMT_INCOME_TOTAL.
    pub(super) income: f64,
    /// Days since birth.
    pub(super) age: f64,
    /// Days since the start of the job.
    pub(super) employed: f64,
    /// Position of the education, 0 the lowest.
    pub(super) education: usize,
    /// Rows in bureau.
    pub(super) credits: usize,
    /// Rows in previous_application.
    pub(super) applications: usize,
    /// Earlier loans whose application is in no row of previous_application.
    pub(super) unlisted_loans: usize,
    /// The same for an earlier card.
    pub(super) unlisted_card: bool,
    /// TARGET.
    pub(super) target: i64,
}

impl Client {
    /// Draws a client.
    pub(super) fn draw(id: i64, split: usize, mixer: &Mixer, draws: &mut Draws) -> Self {
        let mut factors = [0.0; FACTORS];
        factors.fill_with(|| draws.normal());
        mixer.mix(&mut factors);
        let share = |factor: Factor| normal_share(factors[factor as usize]);
        let age = quantile(&figures::AGE, share(Factor::Age)).round();
        let mut client = Self {
            id,
            split,
            factors,
            revolving: share(Factor::Revolving) > 1.0 - people::REVOLVING[split],
            pensioner: share(Factor::Pensioner) > 1.0 - people::FLAGS[0],
            goods: 0.0,
            credit: 0.0,
            annuity: 0.0,
            income: rounded_to(4_500.0, quantile(&figures::INCOME[split], share(Factor::Income))),
            age,
            employed: quantile(&figures::EMPLOYED, share(Factor::Employed)).round().min(age - 5_800.0),
            education: position(&people::EDUCATION, share(Factor::Education)),
            credits: position(&CREDITS, share(Factor::BureauCount)),
            applications: position(&APPLICATIONS, share(Factor::PreviousCount)),
            unlisted_loans: 0,
            unlisted_card: false,
            target: 0,
        };
        client.ask();
        client.target = i64::from(draws.chance(risk::probability(&client)));
        client.unlisted_loans = draws.position(&UNLISTED_LOANS);
        client.unlisted_card = draws.chance(UNLISTED_CARD);
        client
    }

    /// How many SK_ID_PREV the client's earlier applications, loans and cards take.
    pub(super) fn earlier_ids(&self) -> usize {
        self.applications + self.unlisted_loans + usize::from(self.unlisted_card)
    }

    /// A hidden factor.
    pub(super) fn factor(&self, factor: Factor) -> f64 {
        self.factors[factor as usize]
    }

    /// The share of clients below this one in a hidden factor.
    pub(super) fn share(&self, factor: Factor) -> f64 {
        normal_share(self.factor(factor))
    }

    /// Price, credit and annuity.
    fn ask(&mut self) {
        let share = self.share(Factor::Goods);
        if self.revolving {
            self.goods = rounded_to(45_000.0, quantile(&figures::REVOLVING_CREDIT, share));
            self.credit = self.goods;
            self.annuity = self.credit / 20.0;
            return;
        }
        self.goods = rounded_to(4_500.0, quantile(&figures::GOODS[self.split], share));
        let ratio = quantile(&figures::CREDIT_RATIO[self.split], self.share(Factor::CreditRatio));
        self.credit = rounded_to(0.5, self.goods * ratio);
        let term = quantile(&figures::TERM[self.split], self.share(Factor::Term));
        self.annuity = rounded_to(0.5, self.credit / term);
    }
}

/// The nearest multiple of `step`, at least one.
pub(super) fn rounded_to(step: f64, value: f64) -> f64 {
    (value / step).round().max(1.0) * step
}
