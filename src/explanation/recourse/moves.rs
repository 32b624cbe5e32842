//! What a client can do about an application, in small steps.

use serde::Serialize;

use super::plausible::{Plausible, Range, rounded, step};
use crate::features::{Lever, WhatIf};

/// Something that a client can do; the order is that of sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Move {
    /// Buy something cheaper and borrow as much less: credit, goods and repayment fall together.
    SmallerProject,
    /// Pay a part of the price oneself: the credit falls, and with it the repayment.
    Contribution,
    /// Repay over a longer time: each repayment is smaller.
    LongerDuration,
    /// Repay over a shorter time: each repayment is larger.
    ShorterDuration,
    /// Provide document no. 3.
    Document3,
    /// Give a home phone number.
    HomePhone,
    /// Give a work phone number.
    WorkPhone,
    /// Give an e-mail address.
    Email,
}

/// How often each move is made, in its own steps; 0 is not at all.
pub(super) type Levels = [u8; Move::ALL.len()];

impl Move {
    /// All moves.
    pub const ALL: [Self; 8] = [
        Self::SmallerProject,
        Self::Contribution,
        Self::LongerDuration,
        Self::ShorterDuration,
        Self::Document3,
        Self::HomePhone,
        Self::WorkPhone,
        Self::Email,
    ];

    /// Whether it changes sums of money; the others only complete the file.
    #[must_use]
    pub const fn is_economic(self) -> bool {
        self.paper().is_none()
    }

    /// The lever of a move that completes the file.
    pub(super) const fn paper(self) -> Option<Lever> {
        match self {
            Self::Document3 => Some(Lever::Document3),
            Self::HomePhone => Some(Lever::HomePhone),
            Self::WorkPhone => Some(Lever::WorkPhone),
            Self::Email => Some(Lever::Email),
            _ => None,
        }
    }
}

/// What a move costs before it changes anything, so that few changes are preferred to many.
const MOVE: f64 = 0.25;
/// A credit is not brought down by more than half, and a repayment not changed by more than that.
const MOST: u8 = 50;
/// A sum's step, and that of a longer duration: 1 and 2 per cent.
const SHRINK: f64 = 0.01;
const STRETCH: f64 = 0.02;

/// The moves that one client can make, and what they lead to.
pub(super) struct Moves<'a> {
    own: WhatIf,
    amounts: Amounts,
    plausible: &'a Plausible,
    duration: Range,
    goods_credit: Range,
    annuity_income: Range,
    /// `ANNUITY_INCOME_RATIO` per unit of annuity.
    per_annuity: f64,
    /// The most steps of each move.
    pub(super) most: Levels,
}

/// The three sums of an application; `NaN` is missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Amounts {
    pub(super) credit: f64,
    pub(super) annuity: f64,
    pub(super) goods_price: f64,
}

impl Amounts {
    pub(super) const fn of(what_if: &WhatIf) -> Self {
        Self {
            credit: what_if.value(Lever::Credit),
            annuity: what_if.value(Lever::Annuity),
            goods_price: what_if.value(Lever::GoodsPrice),
        }
    }

    pub(super) const fn set(self, what_if: &WhatIf) -> WhatIf {
        what_if
            .with(Lever::Credit, self.credit)
            .with(Lever::Annuity, self.annuity)
            .with(Lever::GoodsPrice, self.goods_price)
    }

    fn are_positive(self) -> [bool; 3] {
        [self.credit > 0.0, self.annuity > 0.0, self.goods_price > 0.0]
    }
}

impl<'a> Moves<'a> {
    pub(super) fn of(own: &WhatIf, plausible: &'a Plausible) -> Self {
        let amounts = Amounts::of(own);
        let Amounts { credit, annuity, goods_price } = amounts;
        let per_annuity = share_of_income(own) / annuity;
        let mut moves = Self {
            own: *own,
            amounts,
            plausible,
            duration: Range::around(plausible.duration, credit / annuity),
            goods_credit: Range::around(plausible.goods_credit, goods_price / credit),
            annuity_income: Range::around(plausible.annuity_income, annuity * per_annuity),
            per_annuity,
            most: [0; Move::ALL.len()],
        };
        moves.most = Move::ALL.map(|of| moves.most_steps(of));
        moves
    }

    /// How often a move can be made on its own.
    fn most_steps(&self, of: Move) -> u8 {
        if let Some(lever) = of.paper() {
            return u8::from(self.own.value(lever).abs() < 0.5);
        }
        let [credit, annuity, goods] = self.amounts.are_positive();
        let cash = !self.own.is_revolving();
        let can = match of {
            Move::SmallerProject => credit,
            Move::Contribution => credit && goods && cash,
            _ => credit && annuity && cash,
        };
        // Where one step is too many, so are more: sums and ratios move one way.
        let far = |steps: &u8| {
            let mut levels = [0; Move::ALL.len()];
            levels[of as usize] = *steps;
            self.can_be(levels, levels)
        };
        if can { (1..=MOST).rev().find(far).unwrap_or(0) } else { 0 }
    }

    /// The application after the moves.
    pub(super) fn after(&self, levels: Levels) -> WhatIf {
        let paper = |what_if: WhatIf, of: Move| match of.paper() {
            Some(lever) if levels[of as usize] > 0 => what_if.with(lever, 1.0),
            _ => what_if,
        };
        Move::ALL.into_iter().fold(self.amounts(levels).set(&self.own), paper)
    }

    /// The sums after the moves: each rises or falls with every move's steps.
    fn amounts(&self, levels: Levels) -> Amounts {
        let level = |of: Move| f64::from(levels[of as usize]);
        let Amounts { credit, annuity, goods_price } = self.amounts;
        if Move::ALL.iter().all(|of| !of.is_economic() || levels[*of as usize] == 0) {
            return self.amounts;
        }
        let project = 1.0 - SHRINK * level(Move::SmallerProject);
        let financed = project * (1.0 - SHRINK * level(Move::Contribution));
        let duration =
            (1.0 + STRETCH * level(Move::LongerDuration)) * (1.0 - SHRINK * level(Move::ShorterDuration));
        // What no move touches stays as it is; what is touched is said in round sums.
        let touched = |by: &[Move], sum: f64, factor: f64| {
            if by.iter().all(|of| levels[*of as usize] == 0) { sum } else { said(sum, factor) }
        };
        let credit_then = touched(&[Move::SmallerProject, Move::Contribution], credit, financed);
        Amounts {
            credit: credit_then,
            annuity: said(annuity, credit_then / credit / duration),
            goods_price: touched(&[Move::SmallerProject], goods_price, project),
        }
    }

    /// The sums between which those of all levels from `low` to `high` lie.
    pub(super) fn amounts_between(&self, low: Levels, high: Levels) -> (Amounts, Amounts) {
        let shorter = Move::ShorterDuration as usize;
        let (mut least, mut greatest) = (high, low);
        (least[shorter], greatest[shorter]) = (low[shorter], high[shorter]);
        (self.amounts(least), self.amounts(greatest))
    }

    /// The range of `CREDIT_ANNUITY_RATIO` and of `GOODS_CREDIT_RATIO` over all levels from `low` to `high`.
    ///
    /// Narrower than what the sums' own ranges allow: sums that fall together keep their ratio, but for
    /// rounding, of which each sum has half a step at most.
    pub(super) fn ratios_between(&self, low: Levels, high: Levels) -> [Range; 2] {
        let Amounts { credit, annuity, goods_price } = self.amounts;
        let (least, greatest) = self.amounts_between(low, high);
        let slack = |own: f64, least: f64| step(own) / 2.0 / (least - step(own) / 2.0);
        let [of_credit, of_annuity, of_goods] =
            [(credit, least.credit), (annuity, least.annuity), (goods_price, least.goods_price)]
                .map(|(own, least)| slack(own, least));
        let kept = |levels: Levels, of: Move| 1.0 - SHRINK * f64::from(levels[of as usize]);
        let stretched = |longer: Levels, shorter: Levels| {
            (1.0 + STRETCH * f64::from(longer[Move::LongerDuration as usize]))
                * kept(shorter, Move::ShorterDuration)
        };
        let around =
            |low: f64, high: f64, slack: f64| Range { low: low / (1.0 + slack), high: high * (1.0 + slack) };
        let (duration, goods) = (credit / annuity, goods_price / credit);
        let tied = |range: Range, loose: (f64, f64)| Range {
            low: range.low.max(loose.0),
            high: range.high.min(loose.1),
        };
        [
            tied(
                around(duration * stretched(low, high), duration * stretched(high, low), of_annuity),
                (least.credit / greatest.annuity, greatest.credit / least.annuity),
            ),
            tied(
                around(
                    goods / kept(low, Move::Contribution),
                    goods / kept(high, Move::Contribution),
                    (1.0 + of_goods) * (1.0 + of_credit) - 1.0,
                ),
                (least.goods_price / greatest.credit, greatest.goods_price / least.credit),
            ),
        ]
    }

    /// Whether some levels from `low` to `high` may lead to something plausible; for one point, whether it
    /// is plausible.
    pub(super) fn can_be(&self, low: Levels, high: Levels) -> bool {
        let (least, greatest) = self.amounts_between(low, high);
        let [duration, goods_credit] = self.ratios_between(low, high);
        let own = self.amounts;
        let within = |range: Range, own: f64, (low, high): (f64, f64)| {
            Range { low: range.low.min(own), high: range.high.max(own) }.meets(low, high)
        };
        within(self.plausible.credit, own.credit, (least.credit, greatest.credit))
            && within(self.plausible.annuity, own.annuity, (least.annuity, greatest.annuity))
            && within(self.plausible.goods_price, own.goods_price, (least.goods_price, greatest.goods_price))
            && Range { low: own.credit * (1.0 - SHRINK * f64::from(MOST)), high: f64::INFINITY }
                .meets(least.credit, greatest.credit)
            && self.duration.meets(duration.low, duration.high)
            && self.goods_credit.meets(goods_credit.low, goods_credit.high)
            && self
                .annuity_income
                .meets(least.annuity * self.per_annuity, greatest.annuity * self.per_annuity)
    }

    /// What the moves cost: per move a fixed part, and the change of credit and duration in units of their
    /// spread among granted loans.
    pub(super) fn cost(&self, levels: Levels) -> f64 {
        Move::ALL.into_iter().filter(|of| levels[*of as usize] > 0).map(|of| self.cost_of(of, levels)).sum()
    }

    fn cost_of(&self, of: Move, levels: Levels) -> f64 {
        let steps = f64::from(levels[of as usize]);
        let change = match of {
            Move::SmallerProject | Move::Contribution => {
                -(1.0 - SHRINK * steps).ln() / self.plausible.credit_spread
            }
            Move::LongerDuration => (1.0 + STRETCH * steps).ln() / self.plausible.duration_spread,
            Move::ShorterDuration => -(1.0 - SHRINK * steps).ln() / self.plausible.duration_spread,
            _ => 0.0,
        };
        MOVE + change
    }

    /// The sums `steps` hundredths higher, at the same duration and with the same contribution; `None` where
    /// that is not plausible.
    pub(super) fn raised(&self, steps: u8) -> Option<WhatIf> {
        let Amounts { credit, annuity, goods_price } = self.amounts;
        let factor = 1.0 + SHRINK * f64::from(steps);
        let credit_then = said(credit, factor);
        let share = said(annuity, credit_then / credit) * self.per_annuity;
        let plausible = credit > 0.0
            && credit_then <= self.plausible.credit.high
            && self.annuity_income.meets(share, share);
        let amounts = Amounts {
            credit: credit_then,
            annuity: said(annuity, credit_then / credit),
            goods_price: said(goods_price, factor),
        };
        plausible.then(|| amounts.set(&self.own))
    }

    pub(super) const fn own(&self) -> &WhatIf {
        &self.own
    }
}

/// `factor` times a sum, as it would be said.
fn said(sum: f64, factor: f64) -> f64 {
    if sum > 0.0 { rounded(sum * factor, step(sum)) } else { sum }
}

/// `ANNUITY_INCOME_RATIO`, by the feature code.
fn share_of_income(what_if: &WhatIf) -> f64 {
    WhatIf::moved_place("ANNUITY_INCOME_RATIO").map_or(f64::NAN, |place| what_if.moved()[place])
}
