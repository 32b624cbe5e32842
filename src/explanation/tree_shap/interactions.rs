//! SHAP interaction values: what pairs of inputs add together.
//!
//! For `i ≠ j`, `Φᵢⱼ` is half the Shapley interaction index of the two, so that each gets half of what they add
//! together, and `Φᵢᵢ = φᵢ − Σ_{j≠i} Φᵢⱼ` is what is left of `i` alone: rows of `Φ` add up to the contributions
//! (Fujimoto, Kojadinovic and Marichal, Axiomatic characterizations of probabilistic and cardinal-probabilistic
//! interaction indices, 2006; Lundberg, Erion and Lee, 2018, section 4). In the terms of the module's page, one
//! leaf adds `Φᵢⱼ = ½·v·(oᵢ−rᵢ)·(oⱼ−rⱼ)·∫₀¹ Π_{k≠i,j} gₖ(t) dt`: only pairs that share a path interact.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::TreeShap;
use super::paths::Leaf;
use crate::learning::DesignMatrix;

/// Rows whose interactions are alive at a time, per thread.
const CHUNK: usize = 16;

/// What the inputs of one row add alone and in pairs.
#[derive(Debug, Clone, PartialEq)]
pub struct Interactions {
    /// `Φᵢᵢ`, one per input.
    pub alone: Vec<f64>,
    /// `Φᵢⱼ = Φⱼᵢ` of every two inputs `i < j` that share a path; all others are zero. The two together add twice
    /// this.
    pub pairs: BTreeMap<(usize, usize), f64>,
}

impl Interactions {
    /// `Φᵢⱼ`.
    #[must_use]
    pub fn between(&self, one: usize, other: usize) -> f64 {
        if one == other {
            return self.alone[one];
        }
        self.pairs.get(&(one.min(other), one.max(other))).copied().unwrap_or(0.0)
    }
}

/// Two inputs and how strongly they interact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InteractingPair {
    /// The first input.
    pub one: usize,
    /// The second input, which stands behind the first.
    pub other: usize,
    /// Mean over the rows of the absolute value of what they add together, `|Φᵢⱼ + Φⱼᵢ|`.
    pub strength: f64,
}

/// Where the pairs of every leaf are summed.
struct PairPlan {
    /// Ascending, by places among the used inputs.
    pairs: Vec<(usize, usize)>,
    /// For every leaf in turn, for its conditions `i < j` in order: the pair's place.
    places: Vec<u32>,
}

impl TreeShap {
    /// The interaction values of one row.
    #[must_use]
    pub fn interactions(&self, row: &[f32]) -> Interactions {
        let plan = PairPlan::of(self);
        let matrix = DesignMatrix::from_rows(row.to_vec(), self.width);
        let mut alone = self.explain(&matrix).row(0).to_vec();
        let values = self.pair_values(row, &plan);
        let named = plan.pairs.iter().map(|(one, other)| (self.inputs[*one], self.inputs[*other]));
        let pairs: BTreeMap<(usize, usize), f64> = named.zip(values).collect();
        for ((one, other), value) in &pairs {
            alone[*one] -= value;
            alone[*other] -= value;
        }
        Interactions { alone, pairs }
    }

    /// How strongly the inputs interact in pairs, over all rows, the strongest first; pairs that share no path are
    /// left out. Working memory: `CHUNK` rows of pairs per thread.
    #[must_use]
    pub fn interacting_pairs(&self, rows: &DesignMatrix) -> Vec<InteractingPair> {
        let plan = PairPlan::of(self);
        let mut sums = vec![0.0; plan.pairs.len()];
        // Chunks of rows side by side, added up in the rows' order: the same bits with any number of threads.
        let chunk = CHUNK * rayon::current_num_threads();
        for first in (0..rows.rows()).step_by(chunk) {
            let chunk = first..(first + chunk).min(rows.rows());
            let values: Vec<Vec<f64>> =
                chunk.into_par_iter().map(|row| self.pair_values(rows.row(row), &plan)).collect();
            for values in values {
                sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += 2.0 * value.abs());
            }
        }
        let pairs = plan.pairs.iter().zip(sums).map(|((one, other), sum)| InteractingPair {
            one: self.inputs[*one],
            other: self.inputs[*other],
            strength: sum / rows.rows().max(1) as f64,
        });
        let mut pairs: Vec<InteractingPair> = pairs.collect();
        pairs.sort_by(|a, b| b.strength.total_cmp(&a.strength));
        pairs
    }

    /// `Φᵢⱼ` of the plan's pairs for one row.
    fn pair_values(&self, row: &[f32], plan: &PairPlan) -> Vec<f64> {
        let row: Vec<f32> = self.inputs.iter().map(|input| row[*input]).collect();
        let mut sums = vec![0.0; plan.pairs.len()];
        let (mut places, mut shares, mut values) = (plan.places.iter(), Vec::new(), Vec::new());
        for leaf in self.leaves() {
            self.leaf_pairs(leaf, &row, &mut shares, &mut values);
            values.iter().zip(&mut places).for_each(|(value, place)| sums[*place as usize] += value);
        }
        sums
    }

    /// The leaf's `Φᵢⱼ` for its conditions `i < j` in order.
    ///
    /// With `eᵢ = (oᵢ−rᵢ)/gᵢ` it is `½·v·Σ w·Πg·eᵢ·eⱼ` over the nodes: `eᵢ` is `(1−rᵢ)/(t+(1−t)rᵢ)` for a condition
    /// that is followed and `−1/(1−t)` for one that is not, so that nothing is divided by zero.
    fn leaf_pairs(&self, leaf: &Leaf, row: &[f32], shares: &mut Vec<f64>, values: &mut Vec<f64>) {
        let count = leaf.conditions.len();
        values.clear();
        values.resize(count * count.saturating_sub(1) / 2, 0.0);
        for &(t, weight) in &self.rules[count.div_ceil(2)] {
            shares.clear();
            let mut product = 0.5 * leaf.value * weight;
            for condition in &leaf.conditions {
                let left = (1.0 - t) * condition.ratio;
                if condition.cells.state(row[condition.input]) == 1 {
                    product *= t + left;
                    shares.push((1.0 - condition.ratio) / (t + left));
                } else {
                    product *= left;
                    shares.push(-1.0 / (1.0 - t));
                }
            }
            let mut values = values.iter_mut();
            for (place, one) in shares.iter().enumerate() {
                let scaled = product * one;
                for (other, value) in shares[place + 1..].iter().zip(&mut values) {
                    *value += scaled * other;
                }
            }
        }
    }
}

impl PairPlan {
    fn of(explainer: &TreeShap) -> Self {
        let inputs = explainer.inputs.len();
        let each = |visit: &mut dyn FnMut(usize)| {
            for leaf in explainer.leaves() {
                for (place, one) in leaf.conditions.iter().enumerate() {
                    leaf.conditions[place + 1..]
                        .iter()
                        .for_each(|other| visit(one.input * inputs + other.input));
                }
            }
        };
        let mut number = vec![u32::MAX; inputs * inputs];
        each(&mut |pair| number[pair] = 0);
        let mut pairs = Vec::new();
        for (pair, number) in number.iter_mut().enumerate().filter(|(_, number)| **number == 0) {
            *number = pairs.len() as u32;
            pairs.push((pair / inputs, pair % inputs));
        }
        let mut places = Vec::new();
        each(&mut |pair| places.push(number[pair]));
        Self { pairs, places }
    }
}
