//! The table of a group: the contributions of its leaves for every combination of its inputs' states.

use super::groups::{Axis, Group, LANES, Member};
use super::paths::Leaf;
use super::products::Products;
use super::sets::set_of;

/// Cover ratios below this count as this, so that nothing is divided by zero: the contributions move by no more
/// than this share of the leaf's value, far less than a last bit.
const FLOOR: f64 = 1e-20;

/// The quadrature rules, by their number of nodes.
pub(super) type Rules = [Vec<(f64, f64)>];

/// Entries of `quads` times four values, one per input of the group.
pub(super) type Table = Vec<[f64; 4]>;

/// Where an entry lies in the left and in the right term's table.
type Offsets = (u32, u32);

/// What making tables needs again and again.
#[derive(Debug, Default)]
pub(super) struct Bench {
    products: Products,
    integrals: Vec<f64>,
    spare: Vec<Table>,
    stack: Vec<Table>,
    slow: Vec<Offsets>,
    fast: Vec<Offsets>,
}

/// `(1 − r)/r`: what makes `A(S without j)` the contribution of a followed condition.
fn gain(ratio: f64) -> f64 {
    (1.0 - ratio) / ratio
}

const fn floored(ratio: f64) -> f64 {
    ratio.max(FLOOR)
}

impl Group {
    /// Blocks of four values that an entry takes.
    pub(super) fn quads(&self) -> usize {
        self.inputs.len().div_ceil(4)
    }

    /// Makes the group's table, in place of what `table` held.
    pub(super) fn fill(&self, rules: &Rules, bench: &mut Bench, table: &mut Table) {
        let quads = self.quads();
        for member in &self.members {
            let mut sum = bench.spare.pop().unwrap_or_default();
            match member {
                Member::Leaf(leaf, lanes) => bench.leaf(leaf, lanes, quads, rules, &mut sum),
                Member::Sum(axes) => bench.sum(axes, quads, &mut sum),
            }
            bench.stack.push(sum);
        }
        if let Some(whole) = bench.stack.pop() {
            bench.spare.push(std::mem::replace(table, whole));
        }
    }

    /// The table's entry for one row, to the bit, without the table.
    pub(super) fn entry(&self, row: &[f32], rules: &Rules, products: &mut Products) -> [f64; LANES] {
        let mut stack = Vec::with_capacity(8);
        for member in &self.members {
            match member {
                Member::Leaf(leaf, lanes) => stack.push(entry_of_leaf(leaf, lanes, row, rules, products)),
                Member::Sum(_) => {
                    let right: [f64; LANES] = stack.pop().unwrap_or_default();
                    if let Some(left) = stack.last_mut() {
                        left.iter_mut().zip(right).for_each(|(left, right)| *left += right);
                    }
                }
            }
        }
        stack.pop().unwrap_or_default()
    }
}

fn entry_of_leaf(
    leaf: &Leaf,
    lanes: &[u8],
    row: &[f32],
    rules: &Rules,
    products: &mut Products,
) -> [f64; LANES] {
    let conditions = &leaf.conditions;
    let set = set_of(leaf, row).next().unwrap_or_default() as usize;
    products.fill(leaf, floored, &rules[conditions.len().div_ceil(2)]);
    let mut entry = [0.0; LANES];
    let left = -products.integral(set);
    for (bit, (condition, lane)) in conditions.iter().zip(lanes).enumerate() {
        entry[usize::from(*lane)] = if set >> bit & 1 == 1 {
            gain(floored(condition.ratio)) * products.integral(set ^ 1 << bit)
        } else {
            left
        };
    }
    entry
}

impl Bench {
    fn leaf(&mut self, leaf: &Leaf, lanes: &[u8], quads: usize, rules: &Rules, table: &mut Table) {
        let conditions = &leaf.conditions;
        self.products.fill(leaf, floored, &rules[conditions.len().div_ceil(2)]);
        self.products.integrals(&mut self.integrals);
        let size = self.integrals.len() * quads;
        table.truncate(size);
        table.fill([0.0; 4]);
        table.resize(size, [0.0; 4]);
        let values = table.as_flattened_mut();
        let width = 4 * quads;
        for (bit, (condition, lane)) in conditions.iter().zip(lanes).enumerate() {
            let (gain, lane, half) = (gain(floored(condition.ratio)), usize::from(*lane), 1 << bit);
            let blocks = values.chunks_exact_mut(2 * half * width).zip(self.integrals.chunks_exact(2 * half));
            for (block, integrals) in blocks {
                let (left, followed) = block.split_at_mut(half * width);
                let entries = left.chunks_exact_mut(width).zip(followed.chunks_exact_mut(width));
                for ((left, followed), integral) in entries.zip(integrals) {
                    left[lane] = -integral;
                    followed[lane] = gain * integral;
                }
            }
        }
    }

    fn sum(&mut self, axes: &[Axis], quads: usize, table: &mut Table) {
        let (Some(right), Some(left)) = (self.stack.pop(), self.stack.pop()) else { return };
        let middle = axes.len().div_ceil(2);
        offsets(&axes[..middle], &mut self.fast);
        offsets(&axes[middle..], &mut self.slow);
        let add = match quads {
            1 => add_up::<1>,
            2 => add_up::<2>,
            3 => add_up::<3>,
            _ => add_up::<4>,
        };
        let size = self.fast.len() * self.slow.len() * quads;
        if table.len() < size {
            table.resize(size, [0.0; 4]);
        }
        add((&left, &right), (&self.slow, &self.fast), table);
        self.spare.extend([left, right]);
    }
}

/// Adds entries of `QUADS` blocks up.
fn add_up<const QUADS: usize>(
    (left, right): (&[[f64; 4]], &[[f64; 4]]),
    (slow, fast): (&[Offsets], &[Offsets]),
    table: &mut [[f64; 4]],
) {
    let (left, right) = (left.as_chunks::<QUADS>().0, right.as_chunks::<QUADS>().0);
    let entries = table.as_chunks_mut::<QUADS>().0;
    for (entries, (slow_left, slow_right)) in entries.chunks_exact_mut(fast.len()).zip(slow) {
        for (entry, (fast_left, fast_right)) in entries.iter_mut().zip(fast) {
            let left = left[(slow_left + fast_left) as usize].as_flattened();
            let right = right[(slow_right + fast_right) as usize].as_flattened();
            for (sum, (left, right)) in entry.as_flattened_mut().iter_mut().zip(left.iter().zip(right)) {
                *sum = left + right;
            }
        }
    }
}

/// Where the entries of the two terms lie, for every combination of the axes' states, the first axis fastest.
fn offsets(axes: &[Axis], found: &mut Vec<Offsets>) {
    found.clear();
    found.push((0, 0));
    for axis in axes {
        let before = found.len();
        for state in 1..axis.count() {
            let step = axis.step(state);
            for at in 0..before {
                found.push((found[at].0 + step.0, found[at].1 + step.1));
            }
        }
        let step = axis.step(0);
        found[..before].iter_mut().for_each(|place| *place = (place.0 + step.0, place.1 + step.1));
    }
}
