//! Interventional contributions: against a sample of background rows instead of covers.
//!
//! The value of a coalition `S` is the mean over background rows `b` of the margin of the row that has `x` where
//! `S` is known and `b` elsewhere. For one leaf with value `v` and one `b`, let `P` be the conditions that `x`
//! follows and `b` does not, `N` those that `b` follows and `x` does not. Where a condition is followed by neither,
//! the leaf is out of reach; else its game is `v` if `P ⊆ S` and `N ∩ S = ∅`, whose Shapley values are
//! `φⱼ = v·(p−1)!·n!/(p+n)!` for `j ∈ P` and `φⱼ = −v·p!·(n−1)!/(p+n)!` for `j ∈ N`, with `p = |P|`, `n = |N|`
//! (Lundberg et al., From Local Explanations to Global Understanding with Explainable AI for Trees, 2020,
//! algorithm 3). It depends on the two sets of followed conditions alone: so each pair of sets is worked out once.

use rayon::prelude::*;

use super::super::explainer::Contributions;
use super::TreeShap;
use super::paths::Leaf;
use super::rows::RowBlock;
use super::sets::{SetReader, Sets, set_of};
use crate::learning::DesignMatrix;

/// A row's contributions against one background row.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The background row's margin.
    pub base: f64,
    /// What each input adds; with `base` they add up to the row's margin.
    pub contributions: Vec<f64>,
}

/// `(p−1)!·n!/(p+n)!` for all `p ≥ 1` and `n` that a path can have.
struct Weights {
    size: usize,
    values: Vec<f64>,
}

impl Weights {
    fn up_to(longest: usize) -> Self {
        let size = longest + 1;
        let mut values = vec![0.0; size * size];
        for p in 1..size {
            let mut weight = 1.0 / p as f64;
            for n in 0..size {
                values[p * size + n] = weight;
                weight *= (n + 1) as f64 / (p + n + 1) as f64;
            }
        }
        Self { size, values }
    }

    fn of(&self, p: usize, n: usize) -> f64 {
        self.values[p * self.size + n]
    }

    /// Adds `times` the leaf's contributions for a row that follows `x` against one that follows `b` (bits in
    /// words) to `out`, one per condition.
    fn add(&self, leaf: &Leaf, (x, b): (&[u32], &[u32]), times: f64, out: &mut [f64]) {
        let (mut p, mut n) = (0, 0);
        for (word, conditions) in leaf.conditions.chunks(super::products::WORD).enumerate() {
            if x[word] | b[word] != (1 << conditions.len()) - 1 {
                return;
            }
            p += (x[word] & !b[word]).count_ones() as usize;
            n += (b[word] & !x[word]).count_ones() as usize;
        }
        let scale = leaf.value * times;
        let (for_x, for_b) = (scale * self.of(p, n), -scale * self.of(n, p));
        for (word, out) in out.chunks_mut(super::products::WORD).enumerate() {
            let mut differ = x[word] ^ b[word];
            while differ != 0 {
                let bit = differ.trailing_zeros();
                out[bit as usize] += if x[word] >> bit & 1 == 1 { for_x } else { for_b };
                differ &= differ - 1;
            }
        }
    }
}

impl TreeShap {
    /// Explains every row against a sample of background rows, in parallel: the base is the sample's mean margin.
    /// The same bits for a row alone or among others. An empty sample explains nothing: base and contributions are
    /// zero.
    ///
    /// A leaf costs the sets of conditions that rows follow times those that background rows follow.
    #[must_use]
    pub fn explain_against(&self, rows: &DesignMatrix, background: &DesignMatrix) -> Contributions {
        let mut values = vec![0.0; rows.rows() * self.width];
        let Some(base) = self.mean_margin(background) else {
            return Contributions::new(0.0, self.width, values);
        };
        let weights = Weights::up_to(self.longest());
        let chunk = rows.rows().div_ceil(rayon::current_num_threads()).clamp(1, super::BLOCK);
        values.par_chunks_mut(chunk * self.width.max(1)).enumerate().for_each(|(number, out)| {
            let count = out.len() / self.width.max(1);
            let mut block = RowBlock::of(rows, number * chunk, count, &self.inputs);
            let sample = RowBlock::of(background, 0, background.rows(), &self.inputs);
            let mut bench = Bench::default();
            for leaf in self.leaves() {
                bench.add(leaf, &mut block, (&sample, background.rows()), &weights);
            }
            block.write(&self.inputs, self.width, out);
        });
        Contributions::new(base, self.width, values)
    }

    /// Explains one row against each background row in turn, so that each can be carried through the calibration
    /// before they are averaged.
    #[must_use]
    pub fn compare(&self, row: &[f32], background: &DesignMatrix) -> Vec<Comparison> {
        let weights = Weights::up_to(self.longest());
        let used = |row: &[f32]| self.inputs.iter().map(|input| row[*input]).collect::<Vec<f32>>();
        let row = used(row);
        let sets: Vec<Vec<u32>> = self.leaves().map(|leaf| set_of(leaf, &row).collect()).collect();
        let compare = |number: usize| {
            let other = used(background.row(number));
            let mut comparison = Comparison { base: self.base_margin, contributions: vec![0.0; self.width] };
            let (mut set, mut effects) = (Vec::new(), Vec::new());
            for (leaf, x) in self.leaves().zip(&sets) {
                set.clear();
                set.extend(set_of(leaf, &other));
                effects.clear();
                effects.resize(leaf.conditions.len(), 0.0);
                weights.add(leaf, (x, &set), 1.0, &mut effects);
                for (condition, effect) in leaf.conditions.iter().zip(&effects) {
                    comparison.contributions[self.inputs[condition.input]] += effect;
                }
                comparison.base += if is_followed(leaf, &set) { leaf.value } else { 0.0 };
            }
            comparison
        };
        (0..background.rows()).into_par_iter().map(compare).collect()
    }

    /// The mean margin of some rows; none without rows.
    fn mean_margin(&self, rows: &DesignMatrix) -> Option<f64> {
        let margins: Vec<f64> = (0..rows.rows())
            .into_par_iter()
            .map(|row| {
                let row: Vec<f32> = self.inputs.iter().map(|input| rows.row(row)[*input]).collect();
                self.leaves().fold(self.base_margin, |sum, leaf| {
                    let here = leaf.conditions.iter().all(|c| c.cells.state(row[c.input]) == 1);
                    if here { sum + leaf.value } else { sum }
                })
            })
            .collect();
        (!margins.is_empty()).then(|| margins.iter().sum::<f64>() / margins.len() as f64)
    }
}

fn is_followed(leaf: &Leaf, set: &[u32]) -> bool {
    set.iter().map(|word| word.count_ones() as usize).sum::<usize>() == leaf.conditions.len()
}

/// What leaves need again and again.
#[derive(Debug, Default)]
struct Bench {
    sets: Sets,
    numbers: Vec<u32>,
    set: Vec<u32>,
    /// The sets that background rows follow, and by how many each.
    background: Vec<(Vec<u32>, f64)>,
    effects: Vec<f64>,
    table: Vec<[f64; 4]>,
}

impl Bench {
    /// Adds the leaf's mean contributions against the sample to every row of the block.
    fn add(&mut self, leaf: &Leaf, block: &mut RowBlock, sample: (&RowBlock, usize), weights: &Weights) {
        let reader = SetReader::of(leaf);
        let inputs: Vec<usize> = leaf.conditions.iter().map(|condition| condition.input).collect();
        self.count(&reader, sample);
        self.sets.clear(&reader);
        self.table.clear();
        for strip in 0..block.strips() {
            for number in reader.number(block, strip, &mut self.sets, &mut self.numbers) {
                self.sets.recall(number, &mut self.set);
                self.effects.clear();
                self.effects.resize(inputs.len().next_multiple_of(4), 0.0);
                for (set, count) in &self.background {
                    let effects = &mut self.effects[..inputs.len()];
                    weights.add(leaf, (&self.set, set), count / sample.1 as f64, effects);
                }
                self.table.extend_from_slice(self.effects.as_chunks::<4>().0);
            }
            block.add(strip, &inputs, &self.table, &self.numbers);
        }
    }

    fn count(&mut self, reader: &SetReader, (sample, rows): (&RowBlock, usize)) {
        self.background.clear();
        self.sets.clear(reader);
        let mut left = rows;
        for strip in 0..sample.strips() {
            for number in reader.number(sample, strip, &mut self.sets, &mut self.numbers) {
                let mut set = Vec::new();
                self.sets.recall(number, &mut set);
                self.background.push((set, 0.0));
            }
            // Behind the last row, the block is filled up to whole fours.
            for number in self.numbers.iter().take(left) {
                self.background[*number as usize].1 += 1.0;
            }
            left -= left.min(self.numbers.len());
        }
    }
}
