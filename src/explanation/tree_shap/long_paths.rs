//! Leaves whose paths ask about too many inputs for a table of every combination.
//!
//! Of the 2^d sets of conditions only those are worked out that a row of the block follows.

use super::paths::Leaf;
use super::products::{Products, WORD};
use super::rows::RowBlock;
use super::sets::{SetReader, Sets, set_of};
use super::tables::Rules;

/// A leaf with a long path.
#[derive(Debug, Clone)]
pub(super) struct LongPath {
    pub(super) leaf: Leaf,
    inputs: Vec<usize>,
    reader: SetReader,
}

/// What long paths need again and again.
#[derive(Debug, Default)]
pub(super) struct Workshop {
    products: Products,
    weights: Vec<f64>,
    gains: Vec<[f64; 4]>,
    entry: Vec<[f64; 4]>,
    set: Vec<u32>,
    sets: Sets,
    numbers: Vec<u32>,
    table: Vec<[f64; 4]>,
}

impl LongPath {
    pub(super) fn of(leaf: Leaf) -> Self {
        let inputs = leaf.conditions.iter().map(|condition| condition.input).collect();
        Self { inputs, reader: SetReader::of(&leaf), leaf }
    }

    pub(super) fn inputs(&self) -> &[usize] {
        &self.inputs
    }

    /// The contributions for one row, one per condition and zeros up to whole fours.
    pub(super) fn entry<'a>(&self, row: &[f32], rules: &Rules, shop: &'a mut Workshop) -> &'a [[f64; 4]] {
        shop.prepare(&self.leaf, rules);
        shop.set.clear();
        shop.set.extend(set_of(&self.leaf, row));
        shop.evaluate();
        &shop.entry
    }

    /// Adds the leaf's contributions to every row of the block.
    pub(super) fn add(&self, block: &mut RowBlock, rules: &Rules, shop: &mut Workshop) {
        shop.prepare(&self.leaf, rules);
        shop.sets.clear(&self.reader);
        shop.table.clear();
        for strip in 0..block.strips() {
            for number in self.reader.number(block, strip, &mut shop.sets, &mut shop.numbers) {
                shop.sets.recall(number, &mut shop.set);
                shop.evaluate();
                shop.table.extend_from_slice(&shop.entry);
            }
            block.add(strip, &self.inputs, &shop.table, &shop.numbers);
        }
    }
}

impl Workshop {
    /// The path's products, and for each node and condition `(1−r)·(1−t)/(t+(1−t)r)`.
    fn prepare(&mut self, leaf: &Leaf, rules: &Rules) {
        let rule = &rules[leaf.conditions.len().div_ceil(2)];
        self.products.fill(leaf, |ratio| ratio, rule);
        self.gains.clear();
        for (t, _) in rule {
            for four in leaf.conditions.chunks(4) {
                let gain = |lane: usize| {
                    four.get(lane).map_or(0.0, |condition| {
                        let r = condition.ratio;
                        (1.0 - r) * (1.0 - t) / (t + (1.0 - t) * r)
                    })
                };
                self.gains.push(std::array::from_fn(gain));
            }
        }
        self.entry.clear();
        self.entry.resize(leaf.conditions.len().div_ceil(4), [0.0; 4]);
    }

    /// The contributions of rows that follow exactly the conditions in `set`.
    fn evaluate(&mut self) {
        self.products.at_nodes(&self.set, &mut self.weights);
        let left = self.weights.iter().fold(0.0, |left, weight| left - weight);
        match self.entry.len() {
            4 => weigh::<4>(&self.weights, &self.gains, &mut self.entry),
            5 => weigh::<5>(&self.weights, &self.gains, &mut self.entry),
            6 => weigh::<6>(&self.weights, &self.gains, &mut self.entry),
            // One block of four after the other: the same sums.
            blocks => (0..blocks).for_each(|block| {
                let gains = self.gains.iter().skip(block).step_by(blocks);
                self.entry[block] = self.weights.iter().zip(gains).fold([0.0; 4], weighed);
            }),
        }
        for (quad, values) in self.entry.iter_mut().enumerate() {
            let bits = self.set[4 * quad / WORD] >> (4 * quad % WORD);
            for (lane, value) in values.iter_mut().enumerate() {
                *value = if bits >> lane & 1 == 1 { *value } else { left };
            }
        }
    }
}

fn weighed(mut sums: [f64; 4], (weight, gains): (&f64, &[f64; 4])) -> [f64; 4] {
    sums.iter_mut().zip(gains).for_each(|(sum, gain)| *sum += weight * gain);
    sums
}

/// `Σ weight·gain` over the nodes, for `BLOCKS` blocks of four conditions side by side.
fn weigh<const BLOCKS: usize>(weights: &[f64], gains: &[[f64; 4]], entry: &mut [[f64; 4]]) {
    let mut sums = [[0.0; 4]; BLOCKS];
    for (weight, gains) in weights.iter().zip(gains.as_chunks::<BLOCKS>().0) {
        for (sums, gains) in sums.as_flattened_mut().iter_mut().zip(gains.as_flattened()) {
            *sums += weight * gains;
        }
    }
    entry.copy_from_slice(&sums);
}
