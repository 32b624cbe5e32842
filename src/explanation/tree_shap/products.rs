//! Products of a path's factors at the quadrature nodes, for every set of conditions that a row may follow.

use super::paths::Leaf;

/// Conditions multiplied out together: 2⁶ products per node at most.
const PART: usize = 6;

/// Conditions of long paths per word of a set's bits: whole parts and whole fours, and 32 bits hold them.
pub(super) const WORD: usize = 4 * PART;

/// Conditions that two parts hold.
pub(super) const TWO_PARTS: usize = 2 * PART;

/// Of one leaf with value `v`: at each node `t` the products of the factors `gᵢ(t)` that the module's page
/// defines, with `v·w/(1−t)` in front, for every set of followed conditions.
///
/// The conditions are split into parts whose products are multiplied on demand, always in the same order: so a
/// set gives the same bits whether it is asked alone or among all.
#[derive(Debug, Default)]
pub(super) struct Products {
    nodes: usize,
    /// Conditions per part.
    size: usize,
    /// At least two.
    parts: Vec<Part>,
}

#[derive(Debug, Default)]
struct Part {
    conditions: usize,
    /// `[node][set]`, node by node.
    products: Vec<f64>,
}

impl Products {
    /// Multiplies out the factors of a leaf whose conditions have the given cover ratios.
    pub(super) fn fill(&mut self, leaf: &Leaf, ratio: impl Fn(f64) -> f64, rule: &[(f64, f64)]) {
        let count = leaf.conditions.len();
        let size = if count > TWO_PARTS { PART } else { count.div_ceil(2).max(1) };
        self.size = size;
        self.nodes = rule.len();
        self.parts.resize_with(count.div_ceil(size).max(2), Part::default);
        for (number, part) in self.parts.iter_mut().enumerate() {
            let start = (number * size).min(count);
            let conditions = &leaf.conditions[start..(start + size).min(count)];
            part.conditions = conditions.len();
            let sets = 1 << conditions.len();
            part.products.resize(rule.len() * sets, 0.0);
            for (&(t, weight), products) in rule.iter().zip(part.products.chunks_exact_mut(sets)) {
                products[0] = if number == 0 { leaf.value * weight / (1.0 - t) } else { 1.0 };
                for (bit, condition) in conditions.iter().enumerate() {
                    let left = (1.0 - t) * ratio(condition.ratio);
                    let (without, with) = products[..2 << bit].split_at_mut(1 << bit);
                    for (without, with) in without.iter_mut().zip(with) {
                        *with = *without * (t + left);
                        *without *= left;
                    }
                }
            }
        }
    }

    /// `A(S)` of one set, given as bits; for paths of two parts.
    pub(super) fn integral(&self, set: usize) -> f64 {
        let (low, high) = (&self.parts[0], &self.parts[1]);
        let (lows, highs) = (1 << low.conditions, 1 << high.conditions);
        let low = low.products.iter().skip(set & (lows - 1)).step_by(lows);
        let high = high.products.iter().skip(set / lows).step_by(highs);
        low.zip(high).fold(0.0, |sum, (low, high)| sum + low * high)
    }

    /// `A(S)` of every set; for paths of two parts.
    pub(super) fn integrals(&self, found: &mut Vec<f64>) {
        let (low, high) = (&self.parts[0], &self.parts[1]);
        let (lows, highs) = (1 << low.conditions, 1 << high.conditions);
        found.clear();
        found.resize(lows * highs, 0.0);
        for (set, found) in found.chunks_exact_mut(lows).enumerate() {
            for node in 0..self.nodes {
                let high = high.products[node * highs + set];
                for (sum, low) in found.iter_mut().zip(&low.products[node * lows..]) {
                    *sum += low * high;
                }
            }
        }
    }

    /// `v·w/(1−t)·Πgᵢ(t)` at every node, of one set given in words of [`WORD`] conditions.
    pub(super) fn at_nodes(&self, set: &[u32], found: &mut Vec<f64>) {
        found.clear();
        found.resize(self.nodes, 1.0);
        for (number, part) in self.parts.iter().enumerate() {
            let bit = number * self.size;
            let bits = set[bit / WORD] as usize >> (bit % WORD);
            let place = bits & ((1 << part.conditions) - 1);
            let products = part.products[place..].iter().step_by(1 << part.conditions);
            for (product, factor) in found.iter_mut().zip(products) {
                *product *= factor;
            }
        }
    }
}
