//! The best set of categories of a nominal input.

use super::gradients::{Derivatives, Packed, unpacked};
use super::search::{Room, Search};
use super::split::{Candidate, Question};
use crate::features::Direction;

/// Up to so many categories, each is tried against the rest.
const ONE_AGAINST_REST: usize = 4;
/// Hessian added to a category's own when categories are put in order, so that rare ones stay in the middle.
const SMOOTHING: f64 = 10.0;
/// L2 penalty added where a set was chosen among many.
const PENALTY: f64 = 10.0;

/// The best split of a nominal input, `sums` by category.
///
/// Few categories: each against the rest. More: in the order of their smoothed ratio of gradient to Hessian, the
/// best of the splits into first and last ones. Sources: Fisher, On Grouping for Maximum Homogeneity (1958);
/// LightGBM's `FindBestThresholdCategorical` with its `cat_smooth` and `cat_l2`.
pub(super) fn best_set(
    search: &Search,
    input: usize,
    sums: &[Packed],
    (missing, room): (Derivatives, &mut Room),
) -> Option<Candidate> {
    let mut seen: Vec<(usize, Packed)> =
        sums.iter().copied().enumerate().filter(|(_, sum)| *sum != 0).collect();
    if seen.len() <= ONE_AGAINST_REST {
        room.fill_single(&seen);
        let choice = search.best_single(room, missing);
        let single = choice.map(|choice| (set_of(&seen[choice.place..=choice.place]), choice));
        room.fill_running(&seen);
        let known = search.known_against_missing(room, missing);
        let known = known.map(|choice| (every(sums.len()), choice));
        let (set, choice) = [single, known]
            .into_iter()
            .flatten()
            .reduce(|best, next| if next.1.score > best.1.score { next } else { best })?;
        return search.candidate(input, Question::NotIn(set), search.turned(choice));
    }
    let smoothing = SMOOTHING * search.scale.hessian;
    let ratio = |sum: Packed| {
        let sum = unpacked(sum);
        sum.gradient / (sum.hessian + smoothing)
    };
    seen.sort_by(|a, b| ratio(a.1).total_cmp(&ratio(b.1)).then(a.0.cmp(&b.0)));
    room.fill_running(&seen);
    let choice = search.penalised(PENALTY).best_place(room, missing, Direction::Free)?;
    let (first, rest) = seen.split_at(choice.place + 1);
    if rest.is_empty() {
        return search.candidate(input, Question::NotIn(every(sums.len())), search.turned(choice));
    }
    // The smaller set is named and goes right; categories that this leaf never saw go with the larger.
    if first.len() <= rest.len() {
        search.candidate(input, Question::NotIn(set_of(first)), search.turned(choice))
    } else {
        search.candidate(input, Question::NotIn(set_of(rest)), choice)
    }
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
