//! Exact path-dependent TreeSHAP in f64.
//!
//! For one leaf with value `v`, let `o_j` be 1 if the row follows every condition that the path puts
//! on feature `j`, else 0, and `r_j` the product of the cover ratios of those conditions. The leaf's
//! game is `f(S) = v · Π_{j∈S} o_j · Π_{j∉S} r_j` (Lundberg, Erion and Lee, Consistent Individualized
//! Feature Attribution for Tree Ensembles, 2018), so its Shapley values are
//! `φ_j = v · ∫₀¹ (o_j − r_j) · Π_{i≠j} (t·o_i + (1−t)·r_i) dt` (Owen's multilinear extension).
//! The integrand is a polynomial of degree `d − 1` in `t` for a path of `d` features, so Gauss-Legendre
//! quadrature with ⌈d/2⌉ nodes is exact. Rows that follow the same conditions share the result.

use std::collections::HashMap;

use rayon::prelude::*;

use super::explainer::Contributions;
use crate::learning::{DesignMatrix, Ensemble, NodeKind, Rule, Split, Tree};

/// Rows explained at a time by one thread; bounds memory, never changes a bit of the result.
const CHUNK: usize = 2_048;

/// An ensemble laid out by leaves, ready to explain rows.
#[derive(Debug, Clone)]
pub struct TreeShap {
    base: f64,
    width: usize,
    leaves: Vec<Leaf>,
}

/// A leaf and the conditions of its path, one per distinct feature.
#[derive(Debug, Clone)]
struct Leaf {
    value: f64,
    conditions: Vec<Condition>,
    nodes: &'static [(f64, f64)],
}

/// All that a path asks of one feature.
#[derive(Debug, Clone)]
struct Condition {
    input: usize,
    /// Product of the cover ratios of the path's edges on this feature.
    ratio: f64,
    /// The questions, with the answer (left or not) that stays on the path.
    questions: Vec<(Split, bool)>,
}

impl Condition {
    fn follows(&self, value: f32) -> bool {
        self.questions.iter().all(|(split, left)| split.goes_left(value) == *left)
    }
}

impl TreeShap {
    /// Lays an ensemble of `width` inputs out.
    #[must_use]
    pub fn new(ensemble: &Ensemble, width: usize) -> Self {
        let mut leaves = Vec::new();
        for tree in &ensemble.trees {
            collect_leaves(tree, 0, &mut Vec::new(), &mut leaves);
        }
        let base = leaves.iter().fold(ensemble.base_margin, |sum, leaf| sum + leaf.mean());
        Self { base, width, leaves }
    }

    /// Explains every row, in parallel; the same bits for a row alone or among others.
    #[must_use]
    pub fn explain(&self, matrix: &DesignMatrix) -> Contributions {
        let mut values = vec![0.0; matrix.rows() * self.width];
        values.par_chunks_mut(CHUNK * self.width.max(1)).enumerate().for_each(|(chunk, out)| {
            self.explain_chunk(matrix, chunk * CHUNK, out);
        });
        Contributions::new(self.base, self.width, values)
    }

    fn explain_chunk(&self, matrix: &DesignMatrix, first: usize, out: &mut [f64]) {
        let rows = out.len() / self.width.max(1);
        let columns = transpose(matrix, first, rows, self.width);
        let mut patterns = vec![0_u64; rows];
        for leaf in &self.leaves {
            leaf.patterns(&columns, rows, &mut patterns);
            let mut known = PatternTable::new(leaf.conditions.len());
            for (row, pattern) in patterns.iter().enumerate() {
                let effects = known.effects(leaf, *pattern);
                let row = &mut out[row * self.width..(row + 1) * self.width];
                for (condition, effect) in leaf.conditions.iter().zip(effects) {
                    row[condition.input] += effect;
                }
            }
        }
    }
}

fn transpose(matrix: &DesignMatrix, first: usize, rows: usize, width: usize) -> Vec<f32> {
    let mut columns = vec![0.0; rows * width];
    for row in 0..rows {
        for (input, value) in matrix.row(first + row).iter().enumerate() {
            columns[input * rows + row] = *value;
        }
    }
    columns
}

impl Leaf {
    fn mean(&self) -> f64 {
        self.conditions.iter().fold(self.value, |product, condition| product * condition.ratio)
    }

    /// Which conditions each row follows, as bits in the order of the conditions.
    fn patterns(&self, columns: &[f32], rows: usize, patterns: &mut [u64]) {
        patterns.fill(0);
        for (bit, condition) in self.conditions.iter().enumerate() {
            let column = &columns[condition.input * rows..(condition.input + 1) * rows];
            match condition.as_interval() {
                Some(interval) => {
                    for (pattern, value) in patterns.iter_mut().zip(column) {
                        *pattern |= u64::from(interval.holds(*value)) << bit;
                    }
                }
                None => {
                    for (pattern, value) in patterns.iter_mut().zip(column) {
                        *pattern |= u64::from(condition.follows(*value)) << bit;
                    }
                }
            }
        }
    }

    /// The leaf's Shapley values for rows that follow exactly the conditions in `pattern`.
    fn shapley(&self, pattern: u64, out: &mut [f64]) {
        let d = self.conditions.len();
        out.fill(0.0);
        let (mut factors, mut before) = (vec![0.0; d], vec![0.0; d]);
        for &(t, weight) in self.nodes {
            let mut product = 1.0;
            for (bit, condition) in self.conditions.iter().enumerate() {
                before[bit] = product;
                factors[bit] = (1.0 - t) * condition.ratio + if pattern >> bit & 1 == 1 { t } else { 0.0 };
                product *= factors[bit];
            }
            let mut after = 1.0;
            for bit in (0..d).rev() {
                out[bit] += weight * before[bit] * after;
                after *= factors[bit];
            }
        }
        for (bit, condition) in self.conditions.iter().enumerate() {
            let followed = f64::from(u8::from(pattern >> bit & 1 == 1));
            out[bit] *= self.value * (followed - condition.ratio);
        }
    }
}

/// A numeric condition as one interval: `low ≤ x < high` (`high` is NaN where there is no upper bound,
/// so that infinity is inside), and what a missing value does.
struct Interval {
    low: f32,
    high: f32,
    missing: bool,
}

impl Interval {
    fn holds(&self, value: f32) -> bool {
        let above = value >= self.high;
        (value >= self.low && !above) || (self.missing && value.is_nan())
    }
}

impl Condition {
    fn as_interval(&self) -> Option<Interval> {
        let mut interval = Interval { low: f32::NEG_INFINITY, high: f32::NAN, missing: true };
        for (split, left) in &self.questions {
            let Rule::Below(bound) = split.rule else { return None };
            if *left {
                interval.high = interval.high.min(bound);
            } else {
                interval.low = interval.low.max(bound);
            }
            interval.missing &= split.missing_left == *left;
        }
        Some(interval)
    }
}

/// The Shapley values of the patterns met so far: a plain table for short paths, a map for long ones.
enum PatternTable {
    Short { width: usize, slots: Vec<u32>, values: Vec<f64> },
    Long { width: usize, slots: HashMap<u64, u32>, values: Vec<f64> },
}

impl PatternTable {
    fn new(width: usize) -> Self {
        if width <= 12 {
            Self::Short { width, slots: vec![u32::MAX; 1 << width], values: Vec::new() }
        } else {
            Self::Long { width, slots: HashMap::new(), values: Vec::new() }
        }
    }

    fn effects(&mut self, leaf: &Leaf, pattern: u64) -> &[f64] {
        let (width, slot, values) = match self {
            Self::Short { width, slots, values } => (*width, &mut slots[pattern as usize], values),
            Self::Long { width, slots, values } => (*width, slots.entry(pattern).or_insert(u32::MAX), values),
        };
        if *slot == u32::MAX {
            *slot = (values.len() / width.max(1)) as u32;
            let start = values.len();
            values.resize(start + width, 0.0);
            leaf.shapley(pattern, &mut values[start..]);
        }
        let start = *slot as usize * width;
        &values[start..start + width]
    }
}

/// Walks down to every leaf; `path` holds the questions on the way, the answer and the cover ratio.
fn collect_leaves<'a>(
    tree: &'a Tree,
    at: usize,
    path: &mut Vec<(&'a Split, bool, f64)>,
    leaves: &mut Vec<Leaf>,
) {
    match &tree.nodes[at].kind {
        NodeKind::Leaf(value) => leaves.push(leaf(*value, path)),
        NodeKind::Split(split) => {
            for (child, left) in [(split.left, true), (split.right, false)] {
                let ratio = tree.nodes[child].cover / tree.nodes[at].cover;
                path.push((split, left, if ratio.is_finite() { ratio } else { 0.0 }));
                collect_leaves(tree, child, path, leaves);
                path.pop();
            }
        }
    }
}

fn leaf(value: f64, path: &[(&Split, bool, f64)]) -> Leaf {
    let mut conditions: Vec<Condition> = Vec::new();
    for (split, left, ratio) in path {
        let question = ((*split).clone(), *left);
        match conditions.iter_mut().find(|condition| condition.input == split.input) {
            Some(condition) => {
                condition.ratio *= ratio;
                condition.questions.push(question);
            }
            None => {
                conditions.push(Condition { input: split.input, ratio: *ratio, questions: vec![question] });
            }
        }
    }
    let nodes = gauss_legendre(conditions.len().div_ceil(2));
    Leaf { value, conditions, nodes }
}

/// Nodes and weights of Gauss-Legendre quadrature on [0, 1], by Newton's method on the Legendre
/// polynomial; computed once for every length a path of 64 features can need.
fn gauss_legendre(count: usize) -> &'static [(f64, f64)] {
    use std::sync::LazyLock;
    static RULES: LazyLock<Vec<Vec<(f64, f64)>>> =
        LazyLock::new(|| (0..=32).map(gauss_legendre_rule).collect());
    &RULES[count]
}

fn gauss_legendre_rule(count: usize) -> Vec<(f64, f64)> {
    let n = count as f64;
    (0..count)
        .map(|i| {
            let mut x = (std::f64::consts::PI * (i as f64 + 0.75) / (n + 0.5)).cos();
            let mut slope = 0.0;
            for _ in 0..100 {
                let (value, derivative) = legendre(count, x);
                slope = derivative;
                let step = value / derivative;
                x -= step;
                if step.abs() < 1e-16 {
                    break;
                }
            }
            (f64::midpoint(x, 1.0), 1.0 / ((1.0 - x * x) * slope * slope))
        })
        .collect()
}

/// The Legendre polynomial of degree `count` at `x`, and its derivative.
fn legendre(count: usize, x: f64) -> (f64, f64) {
    let (mut before, mut value) = (0.0, 1.0);
    for k in 0..count {
        let k = k as f64;
        (before, value) = (value, ((2.0 * k + 1.0) * x * value - k * before) / (k + 1.0));
    }
    (value, count as f64 * (x * value - before) / (x * x - 1.0))
}

#[cfg(test)]
mod tests;
