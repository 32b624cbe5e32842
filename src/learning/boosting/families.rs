//! Which inputs are laid out together: those that are known for the same rows, and several of few bins in one lane.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::bins::{CODES, Column};

/// What finding the place of a row in a family costs, in histogram additions.
const COST_OF_PLACE: usize = 2;

/// Inputs that are known for about the same rows. Rows in which all of them are missing are not stored.
pub(super) struct Family {
    /// Bit set of the rows that it holds; `None` where it holds all.
    held: Option<Vec<u64>>,
    /// The inputs of each lane.
    pub(super) lanes: Vec<Vec<usize>>,
}

impl Family {
    /// The place of every row among those that the family holds, `u32::MAX` for the others.
    pub(super) fn places(&self, rows: usize) -> Option<Vec<u32>> {
        let held = self.held.as_ref()?;
        let mut next = 0;
        let place = |row: usize| {
            if held[row / 64] >> (row % 64) & 1 == 0 {
                return u32::MAX;
            }
            next += 1;
            next - 1
        };
        Some((0..rows).map(place).collect())
    }
}

/// Inputs that might be stored together, and the rows in which one of them is known.
#[derive(Clone)]
struct Group {
    held: Vec<u64>,
    inputs: Vec<usize>,
}

impl Group {
    fn joined(&self, other: &Self) -> Self {
        let held = self.held.iter().zip(&other.held).map(|(a, b)| a | b).collect();
        Self { held, inputs: self.inputs.iter().chain(&other.inputs).copied().collect() }
    }

    /// Additions for the histograms of all rows, and finding their places.
    fn cost(&self, rows: usize) -> usize {
        ones(&self.held) * self.inputs.len() + COST_OF_PLACE * rows
    }
}

/// Groups the columns that can be split, so that building histograms costs little.
///
/// Columns that are known for half of the rows are stored for all rows. Of the others, those that are known for the
/// same rows start as a group; the two groups whose joining saves most are joined until none saves anything. A
/// group that costs more than storing all rows is stored for all.
pub(super) fn families(columns: &[Column], rows: usize) -> Vec<Family> {
    let splittable = (0..columns.len()).filter(|&input| columns[input].count > 1);
    let (mut whole, sparse): (Vec<usize>, Vec<usize>) =
        splittable.partition(|&input| 2 * ones(&columns[input].known) > rows);
    let mut patterns: BTreeMap<&[u64], Vec<usize>> = BTreeMap::new();
    for input in sparse {
        patterns.entry(&columns[input].known).or_default().push(input);
    }
    let mut groups: Vec<Group> =
        patterns.into_iter().map(|(held, inputs)| Group { held: held.to_vec(), inputs }).collect();
    groups.sort_by_key(|group| group.inputs[0]);
    join(&mut groups, rows);
    groups.retain(|group| {
        let pays = group.cost(rows) < rows * group.inputs.len();
        if !pays {
            whole.extend(&group.inputs);
        }
        pays
    });
    let of_all = (!whole.is_empty()).then(|| Family { held: None, lanes: lanes(columns, whole) });
    let of_some = groups
        .into_iter()
        .map(|group| Family { held: Some(group.held), lanes: lanes(columns, group.inputs) });
    of_all.into_iter().chain(of_some).collect()
}

/// Joins groups while that saves anything, the pair that saves most first.
fn join(groups: &mut Vec<Group>, rows: usize) {
    let saving = |a: &Group, b: &Group| {
        let apart = a.cost(rows) + b.cost(rows);
        apart as i64 - a.joined(b).cost(rows) as i64
    };
    // What the group saves with each of those before it.
    let mut savings: Vec<Vec<i64>> = (0..groups.len())
        .map(|at| groups[..at].iter().map(|other| saving(&groups[at], other)).collect())
        .collect();
    loop {
        let pairs = savings
            .iter()
            .enumerate()
            .flat_map(|(at, row)| row.iter().enumerate().map(move |(other, saved)| (*saved, at, other)));
        let Some((saved, at, other)) =
            pairs.max_by_key(|(saved, at, other)| (*saved, Reverse((*at, *other))))
        else {
            return;
        };
        if saved <= 0 {
            return;
        }
        let joined = groups[at].joined(&groups[other]);
        groups.remove(at);
        savings.remove(at);
        savings.iter_mut().skip(at).for_each(|row| {
            row.remove(at);
        });
        groups[other] = joined;
        for (place, row) in savings.iter_mut().enumerate() {
            if place == other {
                *row = groups[..other].iter().map(|group| saving(&groups[other], group)).collect();
            } else if place > other {
                row[other] = saving(&groups[place], &groups[other]);
            }
        }
    }
}

/// Puts inputs of few bins into one lane, the first that has room, from most bins to fewest.
fn lanes(columns: &[Column], mut inputs: Vec<usize>) -> Vec<Vec<usize>> {
    inputs.sort_by_key(|&input| (CODES - columns[input].count, input));
    let mut lanes: Vec<(usize, Vec<usize>)> = Vec::new();
    for input in inputs {
        let count = columns[input].count;
        match lanes.iter_mut().find(|(codes, _)| codes * count <= CODES) {
            Some((codes, lane)) => {
                *codes *= count;
                lane.push(input);
            }
            None => lanes.push((count, vec![input])),
        }
    }
    lanes.into_iter().map(|(_, lane)| lane).collect()
}

fn ones(bits: &[u64]) -> usize {
    bits.iter().map(|word| word.count_ones() as usize).sum()
}
