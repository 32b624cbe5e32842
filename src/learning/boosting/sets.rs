//! The best set of categories of a nominal input.

use super::gradients::{Derivatives, Packed, unpacked};
use super::search::{Choice, Room, Search};
use super::split::{Candidate, Question};
use crate::features::Direction;

/// Up to so many categories, each is tried against the rest.
const ONE_AGAINST_REST: usize = 4;
/// Hessian added to a category's own when categories are put in order, so that rare ones stay in the middle.
const SMOOTHING: f64 = 10.0;
/// L2 penalty added where a set was chosen among many.
const PENALTY: f64 = 10.0;
/// Hessian that a category needs to be named; rarer ones go with the rest.
const LEAST_HESSIAN: f64 = 10.0;

/// The best split of a nominal input, `sums` by category.
///
/// Few categories: each against the rest. More: in the order of their smoothed ratio of gradient to Hessian, the
/// first ones, or the last ones, at most half of those that are not rare in this leaf, against the rest. Sources:
/// Fisher, On Grouping for Maximum Homogeneity (1958); LightGBM's `FindBestThresholdCategorical` with its
/// `cat_smooth`, `cat_l2` and, for what is rare, `min_data_per_group`: see docs/BENCHMARKS.md for what that gains.
pub(super) fn best_set(
    search: &Search,
    input: usize,
    sums: &[Packed],
    (missing, room): (Derivatives, &mut Room),
) -> Option<Candidate> {
    let mut seen: Vec<(usize, Packed)> =
        sums.iter().copied().enumerate().filter(|(_, sum)| *sum != 0).collect();
    room.fill_running(&seen);
    let known = search.known_against_missing(room, missing).map(|choice| (every(sums.len()), choice));
    let named = if seen.len() <= ONE_AGAINST_REST {
        room.fill_single(&seen);
        let choice = search.best_single(room, missing);
        choice.map(|choice| (set_of(&seen[choice.place..=choice.place]), choice))
    } else {
        let scale = search.scale.hessian;
        let ratio = |sum: Packed| {
            let sum = unpacked(sum);
            sum.gradient / (sum.hessian + SMOOTHING * scale)
        };
        seen.retain(|(_, sum)| unpacked(*sum).hessian >= LEAST_HESSIAN * scale);
        seen.sort_by(|a, b| ratio(a.1).total_cmp(&ratio(b.1)).then(a.0.cmp(&b.0)));
        let first = best_first(search, &seen, (missing, room));
        seen.reverse();
        [first, best_first(search, &seen, (missing, room))].into_iter().flatten().reduce(higher)
    };
    let (set, choice) = [named, known].into_iter().flatten().reduce(higher)?;
    // What is named goes right; categories that this leaf never saw go with the rest.
    search.candidate(input, Question::NotIn(set), search.turned(choice))
}

/// The first categories, up to half of them, that gain most against all others.
fn best_first(
    search: &Search,
    ordered: &[(usize, Packed)],
    (missing, room): (Derivatives, &mut Room),
) -> Option<([u64; 4], Choice)> {
    room.fill_running(ordered);
    let half = ordered.len().div_ceil(2).min(ordered.len().saturating_sub(1));
    let choice = search.penalised(PENALTY).either_way(room, 0..half, missing, Direction::Free)?;
    Some((set_of(&ordered[..=choice.place]), choice))
}

fn higher(best: ([u64; 4], Choice), next: ([u64; 4], Choice)) -> ([u64; 4], Choice) {
    if next.1.score > best.1.score { next } else { best }
}

fn set_of(categories: &[(usize, Packed)]) -> [u64; 4] {
    let mut set = [0; 4];
    for (category, _) in categories {
        set[category / 64] |= 1 << (category % 64);
    }
    set
}

fn every(categories: usize) -> [u64; 4] {
    let mut set = [0; 4];
    (0..categories).for_each(|category| set[category / 64] |= 1 << (category % 64));
    set
}
