//! The cheapest moves that lead to a favourable opinion: best first, by bounds on whole regions of moves.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::moves::{Amounts, Levels, Moves};
use super::residual::Residual;
use crate::features::WhatIf;

/// The ratios of [`Moves::ratios_between`].
const RATIOS: [&str; 2] = ["CREDIT_ANNUITY_RATIO", "GOODS_CREDIT_RATIO"];

/// Moved features as the model reads them.
type Moved = [f32; WhatIf::MOVED];

/// One client's moves and what the model makes of them.
pub(super) struct Search<'a> {
    pub(super) moves: Moves<'a>,
    pub(super) residual: Residual<'a>,
    /// Whether a margin is on the favourable side; where one is, so are all below it.
    pub(super) favourable: &'a (dyn Fn(f64) -> bool + Sync),
    /// Whether the whole model finds an application favourable.
    pub(super) confirmed: &'a (dyn Fn(&WhatIf) -> bool + Sync),
}

/// All levels from `low` to `high`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Region {
    pub(super) low: Levels,
    pub(super) high: Levels,
}

/// A region in the queue: the cheapest first, then the one that came first.
struct Waiting {
    cost: f64,
    number: usize,
    levels: Region,
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        other.cost.total_cmp(&self.cost).then(other.number.cmp(&self.number))
    }
}
impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Waiting {}

impl Search<'_> {
    /// The cheapest levels within `levels` that are plausible and favourable; `None` where there are none,
    /// or where `most` regions did not suffice to find them.
    ///
    /// A region whose bound is unfavourable holds nothing; any other is split in half along its longest side.
    /// Since costs rise with levels, the first single point that is taken from the queue is the cheapest.
    pub(super) fn cheapest(&self, levels: Region, most: usize) -> Option<Levels> {
        let (low, high) = self.moved_between(&levels);
        let residual = self.residual.within(&low, &high);
        let mut queue = BinaryHeap::from([self.waiting(levels, 0)]);
        let mut number = 0;
        while let Some(Waiting { levels, .. }) = queue.pop() {
            number += 1;
            if number > most {
                return None;
            }
            if !self.may_hold_in(&levels, &residual) {
                continue;
            }
            match levels.halves() {
                Some(halves) => queue.extend(halves.map(|half| self.waiting(half, number))),
                None if (self.confirmed)(&self.moves.after(levels.low)) => return Some(levels.low),
                None => {}
            }
        }
        None
    }

    fn waiting(&self, levels: Region, number: usize) -> Waiting {
        Waiting { cost: self.moves.cost(levels.low), number, levels }
    }

    /// Whether something within may be plausible and favourable; for one point, whether it is.
    pub(super) fn may_hold(&self, levels: &Region) -> bool {
        self.may_hold_in(levels, &self.residual)
    }

    fn may_hold_in(&self, levels: &Region, residual: &Residual) -> bool {
        if !self.moves.can_be(levels.low, levels.high) {
            return false;
        }
        let (low, high) = self.moved_between(levels);
        (self.favourable)(residual.least(&low, &high))
    }

    /// The moved features between which those of a region lie: each rises or falls with every sum, so that
    /// the corners bound it; papers and sums do not meet in one feature.
    pub(super) fn moved_between(&self, levels: &Region) -> (Moved, Moved) {
        let (least, greatest) = self.moves.amounts_between(levels.low, levels.high);
        let (few, many) = (self.moves.after(levels.low), self.moves.after(levels.high));
        let first = as_read(&few);
        if levels.low == levels.high {
            return (first, first);
        }
        let (mut low, mut high) = (first, first);
        let mut widen = |what_if: &WhatIf| {
            for ((low, high), value) in low.iter_mut().zip(&mut high).zip(as_read(what_if)) {
                (*low, *high) = (low.min(value), high.max(value));
            }
        };
        widen(&many);
        for corner in 0..8_u8 {
            let pick = |bit: u8, low: f64, high: f64| if corner & bit == 0 { low } else { high };
            let amounts = Amounts {
                credit: pick(1, least.credit, greatest.credit),
                annuity: pick(2, least.annuity, greatest.annuity),
                goods_price: pick(4, least.goods_price, greatest.goods_price),
            };
            widen(&amounts.set(&few));
        }
        let ratios = self.moves.ratios_between(levels.low, levels.high);
        for (name, range) in RATIOS.into_iter().zip(ratios) {
            // A ratio that is not known, as with a repayment of 0, stays unknown.
            if let Some(place) = WhatIf::moved_place(name).filter(|&place| !low[place].is_nan()) {
                low[place] = low[place].max(range.low as f32);
                high[place] = high[place].min(range.high as f32);
            }
        }
        (low, high)
    }
}

impl Region {
    /// The two halves along the longest side; `None` of a single point.
    fn halves(&self) -> Option<[Self; 2]> {
        let sides = (0..self.low.len()).map(|side| self.high[side] - self.low[side]);
        let (side, length) =
            sides.enumerate().max_by_key(|(side, length)| (*length, std::cmp::Reverse(*side)))?;
        if length == 0 {
            return None;
        }
        let middle = self.low[side] + (length - 1) / 2;
        let (mut below, mut above) = (*self, *self);
        (below.high[side], above.low[side]) = (middle, middle + 1);
        Some([below, above])
    }
}

/// The moved features of an application as the model reads them.
pub(super) fn as_read(what_if: &WhatIf) -> Moved {
    what_if.moved().map(|value| value as f32)
}
