//! The search for the best question about one input.

use std::ops::Range;

use super::bins::{CODES, InputBins};
use super::cuts::Cuts;
use super::gradients::{Derivatives, Packed, Scale, unpacked};
use super::sets::best_set;
use super::split::{Bounds, Candidate, LeafSums, Question, Rules, weight};
use crate::features::Direction;

/// Least gain of a split, as a share of its leaf's own score: what rounding alone can feign.
const LEAST_SHARE: f64 = 1e-10;
/// Least gain of a split. Source: `kRtEps` of XGBoost.
const LEAST_GAIN: f64 = 1e-6;

/// A search for splits of one leaf.
#[derive(Debug, Clone, Copy)]
pub(super) struct Search {
    /// Sum of the leaf's derivatives in units.
    pub(super) whole: Derivatives,
    /// Rules and bounds in units.
    pub(super) rules: Rules,
    bounds: Bounds,
    /// The leaf's own score in units.
    score: f64,
    pub(super) scale: Scale,
}

/// Left sums to choose between, in the order of the input's bins (or of a nominal input's categories), and their
/// scores. Used again for every input.
pub(super) struct Room {
    gradient: [f64; CODES],
    hessian: [f64; CODES],
    scores: [f64; CODES],
    /// The bin that each sum ends with.
    bin: [u8; CODES],
    /// Number of sums.
    count: usize,
}

/// A choice among left sums.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Choice {
    /// Place of the last bin that goes left.
    pub(super) place: usize,
    /// Score of both children, in units.
    pub(super) score: f64,
    /// Sums of the left child, in units.
    pub(super) left: Derivatives,
    /// Whether missing values go left.
    pub(super) missing_left: bool,
}

impl Search {
    /// A search under the rules, for a leaf with the given sums.
    pub(super) fn of(leaf: LeafSums, rules: Rules, scale: Scale) -> Self {
        let units = scale.gradient / scale.hessian;
        let whole = unpacked(leaf.total);
        let bounds = Bounds { low: leaf.bounds.low * units, high: leaf.bounds.high * units };
        let rules = Rules {
            lambda: rules.lambda * scale.hessian,
            min_child_weight: rules.min_child_weight * scale.hessian,
        };
        let score = score_at(whole, weight(whole, rules.lambda, bounds), rules.lambda);
        Self { whole, rules, bounds, score, scale }
    }

    /// Whether no split can leave enough Hessian on both sides.
    pub(super) fn is_hopeless(&self) -> bool {
        self.whole.hessian < 2.0 * self.rules.min_child_weight
    }

    /// The best split on an input whose sums by bin are given.
    pub(super) fn best(
        &self,
        (number, input): (usize, &InputBins),
        direction: Direction,
        sums: &[Packed],
        room: &mut Room,
    ) -> Option<Candidate> {
        let (known, missing) = sums.split_at(input.cuts.known().min(sums.len()));
        let missing = unpacked(missing.first().map_or(0, |sum| *sum));
        if matches!(input.cuts, Cuts::Codes { .. }) {
            return best_set(self, number, known, (missing, room));
        }
        room.fill_bins(known);
        let choice = self.best_place(room, missing, direction)?;
        if choice.place + 1 == room.count {
            return self.candidate(number, Question::Missing, self.turned(choice));
        }
        self.candidate(number, Question::UpTo(room.bin[choice.place] as usize), choice)
    }

    /// The choice as a candidate, where it gains enough.
    pub(super) fn candidate(&self, input: usize, question: Question, choice: Choice) -> Option<Candidate> {
        let gain = choice.score - self.score;
        let unit = self.scale.hessian / (self.scale.gradient * self.scale.gradient);
        if gain <= LEAST_SHARE * self.score.abs() || gain * unit <= LEAST_GAIN {
            return None;
        }
        let left = Derivatives {
            gradient: choice.left.gradient / self.scale.gradient,
            hessian: choice.left.hessian / self.scale.hessian,
        };
        Some(Candidate { input, question, missing_left: choice.missing_left, gain: gain * unit, left })
    }

    /// The last place of the left child that gains most, missing values tried on both sides.
    pub(super) fn best_place(
        &self,
        room: &mut Room,
        missing: Derivatives,
        direction: Direction,
    ) -> Option<Choice> {
        let last = room.count.checked_sub(1)?;
        let split = self.either_way(room, 0..last, missing, direction);
        let apart = self.known_against_missing(room, missing);
        better([split, apart])
    }

    /// The category that gains most against all others.
    pub(super) fn best_single(&self, room: &mut Room, missing: Derivatives) -> Option<Choice> {
        let several = room.count > 1;
        several.then(|| self.either_way(room, 0..room.count, missing, Direction::Free)).flatten()
    }

    /// All known values on the left, missing ones on the right: no direction binds it.
    pub(super) fn known_against_missing(&self, room: &mut Room, missing: Derivatives) -> Option<Choice> {
        let last = room.count.checked_sub(1)?;
        if missing.hessian <= 0.0 {
            return None;
        }
        self.best_left(room, last..last + 1, Derivatives::default(), Direction::Free)
    }

    /// The same split with its sides changed.
    pub(super) fn turned(&self, choice: Choice) -> Choice {
        let left = Derivatives {
            gradient: self.whole.gradient - choice.left.gradient,
            hessian: self.whole.hessian - choice.left.hessian,
        };
        Choice { left, missing_left: !choice.missing_left, ..choice }
    }

    /// The same search under a greater L2 penalty.
    pub(super) fn penalised(&self, more: f64) -> Self {
        let lambda = self.rules.lambda + more * self.scale.hessian;
        Self { rules: Rules { lambda, ..self.rules }, ..*self }
    }

    /// The best of some places, missing values tried on both sides.
    pub(super) fn either_way(
        &self,
        room: &mut Room,
        places: Range<usize>,
        missing: Derivatives,
        direction: Direction,
    ) -> Option<Choice> {
        let right = self.best_left(room, places.clone(), Derivatives::default(), direction);
        if missing.hessian <= 0.0 {
            // No missing value was seen: one would go where most rows go.
            let heavier = |choice: Choice| 2.0 * choice.left.hessian > self.whole.hessian;
            return right.map(|choice| Choice { missing_left: heavier(choice), ..choice });
        }
        let left = self.best_left(room, places, missing, direction);
        better([right, left.map(|choice| Choice { missing_left: true, ..choice })])
    }

    /// The place with the best score among some, where `more` goes left too.
    fn best_left(
        &self,
        room: &mut Room,
        places: Range<usize>,
        more: Derivatives,
        direction: Direction,
    ) -> Option<Choice> {
        let Room { gradient, hessian, scores, .. } = room;
        let gradients = gradient.get(places.clone())?;
        let hessians = hessian.get(places.clone())?;
        let scores = &mut scores[..gradients.len()];
        if self.bounds.free() && direction == Direction::Free {
            self.score_freely(gradients, hessians, more, scores);
        } else {
            for ((gradient, hessian), score) in gradients.iter().zip(hessians).zip(&mut *scores) {
                let left = Derivatives { gradient: *gradient, hessian: *hessian }.plus(more);
                *score = self.bound_score(left, direction);
            }
        }
        let (at, score) = greatest(scores)?;
        let left = Derivatives { gradient: gradients[at], hessian: hessians[at] }.plus(more);
        Some(Choice { place: places.start + at, score, left, missing_left: false })
    }

    /// `GL²/(HL + λ) + GR²/(HR + λ)` with one division; minus infinity where a child weighs too little.
    fn score_freely(&self, gradients: &[f64], hessians: &[f64], more: Derivatives, scores: &mut [f64]) {
        let (lambda, least) = (self.rules.lambda, self.rules.min_child_weight);
        let whole = self.whole;
        let count = gradients.len();
        let (hessians, scores) = (&hessians[..count], &mut scores[..count]);
        for at in 0..count {
            let (gradient, hessian) = (gradients[at] + more.gradient, hessians[at] + more.hessian);
            let (other_gradient, other_hessian) = (whole.gradient - gradient, whole.hessian - hessian);
            let (left, right) = (hessian + lambda, other_hessian + lambda);
            let both =
                (gradient * gradient * right + other_gradient * other_gradient * left) / (left * right);
            let smaller = if hessian < other_hessian { hessian } else { other_hessian };
            scores[at] = if smaller >= least { both } else { f64::NEG_INFINITY };
        }
    }

    /// The same with clipped weights; minus infinity also where the children's weights go against the direction.
    #[inline]
    fn bound_score(&self, left: Derivatives, direction: Direction) -> f64 {
        let right = Derivatives {
            gradient: self.whole.gradient - left.gradient,
            hessian: self.whole.hessian - left.hessian,
        };
        let weights = [left, right].map(|child| weight(child, self.rules.lambda, self.bounds));
        let rise = match direction {
            Direction::RiskRises => weights[1] - weights[0],
            Direction::RiskFalls => weights[0] - weights[1],
            Direction::Free => 0.0,
        };
        let possible = left.hessian.min(right.hessian) >= self.rules.min_child_weight && rise >= 0.0;
        let score =
            score_at(left, weights[0], self.rules.lambda) + score_at(right, weights[1], self.rules.lambda);
        if possible { score } else { f64::NEG_INFINITY }
    }
}

impl Room {
    /// Room for the bins of one input.
    pub(super) const fn new() -> Self {
        let zeros = [0.0; CODES];
        Self { gradient: zeros, hessian: zeros, scores: zeros, bin: [0; CODES], count: 0 }
    }

    /// Running sums over the bins that hold rows.
    fn fill_bins(&mut self, sums: &[Packed]) {
        self.count = 0;
        let mut sum = 0;
        for (bin, packed) in sums.iter().enumerate() {
            sum += *packed;
            self.push(bin, sum, *packed != 0);
        }
    }

    /// Running sums over categories in this order.
    pub(super) fn fill_running(&mut self, sums: &[(usize, Packed)]) {
        self.count = 0;
        let mut sum = 0;
        for (category, packed) in sums {
            sum += *packed;
            self.push(*category, sum, true);
        }
    }

    /// The categories, each by itself.
    pub(super) fn fill_single(&mut self, sums: &[(usize, Packed)]) {
        self.count = 0;
        for (category, packed) in sums {
            self.push(*category, *packed, true);
        }
    }

    /// Written in any case and counted where it holds rows, so that nothing branches.
    #[inline]
    fn push(&mut self, bin: usize, sum: Packed, counts: bool) {
        let Derivatives { gradient, hessian } = unpacked(sum);
        let at = self.count % CODES;
        self.gradient[at] = gradient;
        self.hessian[at] = hessian;
        self.bin[at] = bin as u8;
        self.count += usize::from(counts);
    }
}

/// The first of the best.
fn better(choices: [Option<Choice>; 2]) -> Option<Choice> {
    choices.into_iter().flatten().reduce(|best, next| if next.score > best.score { next } else { best })
}

/// Minus twice the loss, to second order, of a leaf with this weight.
#[inline]
fn score_at(sums: Derivatives, weight: f64, lambda: f64) -> f64 {
    -weight * (2.0 * sums.gradient + (sums.hessian + lambda) * weight)
}

/// The first of the greatest scores above minus infinity.
fn greatest(scores: &[f64]) -> Option<(usize, f64)> {
    let mut sides = [f64::NEG_INFINITY; 4];
    let (fours, rest) = scores.as_chunks::<4>();
    for four in fours {
        for at in 0..4 {
            sides[at] = if four[at] > sides[at] { four[at] } else { sides[at] };
        }
    }
    let mut most = f64::NEG_INFINITY;
    for score in sides {
        most = if score > most { score } else { most };
    }
    for score in rest {
        most = if *score > most { *score } else { most };
    }
    if most <= f64::NEG_INFINITY {
        return None;
    }
    scores.iter().position(|score| *score >= most).map(|at| (at, most))
}
