//! Which inputs are laid out together: those that are known for the same rows, and several of few bins in one lane.

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

/// Groups the columns that can be split, so that building histograms costs little.
///
/// Greedy: from the best filled column to the least, each joins the family in which it costs the fewest additions
/// (rows held times inputs, and finding the places), or opens one.
pub(super) fn families(columns: &[Column], rows: usize) -> Vec<Family> {
    let mut order: Vec<(usize, usize)> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.count > 1)
        .map(|(input, column)| (ones(&column.known), input))
        .collect();
    order.sort_by_key(|(known, input)| (rows - known, *input));
    let mut groups: Vec<(Vec<u64>, Vec<usize>)> = Vec::new();
    for (known, input) in order {
        let bits = &columns[input].known;
        let cost =
            |held: usize, inputs: usize| held * inputs + if held < rows { COST_OF_PLACE * rows } else { 0 };
        let joins = groups.iter().enumerate().map(|(number, (held, inputs))| {
            let (before, after) = (ones(held), ones_of_either(held, bits));
            (cost(after, inputs.len() + 1) as i64 - cost(before, inputs.len()) as i64, number)
        });
        match joins.min() {
            Some((added, number)) if added <= cost(known, 1) as i64 => {
                let (held, inputs) = &mut groups[number];
                held.iter_mut().zip(bits).for_each(|(held, bit)| *held |= bit);
                inputs.push(input);
            }
            _ => groups.push((bits.clone(), vec![input])),
        }
    }
    let family = |(held, inputs): (Vec<u64>, Vec<usize>)| Family {
        held: (ones(&held) < rows).then_some(held),
        lanes: lanes(columns, inputs),
    };
    groups.into_iter().map(family).collect()
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

fn ones_of_either(a: &[u64], b: &[u64]) -> usize {
    a.iter().zip(b).map(|(a, b)| (a | b).count_ones() as usize).sum()
}
