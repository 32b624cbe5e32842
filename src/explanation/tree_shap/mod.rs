//! Exact TreeSHAP in f64.
//!
//! **The method.** For one leaf with value `v` and a path that asks about `d` distinct inputs, let `oᵢ` be 1 if the
//! row follows every condition that the path puts on input `i`, else 0, and `rᵢ` the product of the cover ratios of
//! those conditions (`src/explanation/tree_shap/paths.rs`). The leaf's game is `f(S) = v · Π_{i∈S} oᵢ · Π_{i∉S} rᵢ`
//! (Lundberg, Erion and Lee, Consistent Individualized Feature Attribution for Tree Ensembles, 2018). By Owen's
//! multilinear extension its Shapley values are `φⱼ = v · ∫₀¹ (oⱼ − rⱼ) · Π_{i≠j} gᵢ(t) dt` with
//! `gᵢ(t) = t·oᵢ + (1−t)·rᵢ`. The integrand is a polynomial of degree `d − 1`, so that Gauss-Legendre quadrature with
//! ⌈d/2⌉ nodes is exact (`src/explanation/tree_shap/quadrature.rs`); all its terms have one sign, so it is stable.
//!
//! Let `S` now be the set of followed conditions and `A(S) = v · ∫₀¹ Π gᵢ(t) / (1−t) dt`. Then
//! `φⱼ = −A(S)` for every `j ∉ S`, and `φⱼ = (1−rⱼ)/rⱼ · A(S∖{j})` for `j ∈ S`: one number per set holds all of a
//! leaf's contributions (`src/explanation/tree_shap/products.rs`).
//!
//! **Many rows.** Neighbouring leaves of a tree, about eight of them, share a table that has the sum of their
//! contributions for every combination of their inputs' states (`src/explanation/tree_shap/groups.rs`,
//! `src/explanation/tree_shap/tables.rs`); a row takes one look-up in each (`src/explanation/tree_shap/rows.rs`). Paths
//! of more than 12 inputs are worked out once per set that occurs (`src/explanation/tree_shap/long_paths.rs`).
//!
//! **The same bits always.** Groups depend on the model alone; a table's entry is the same sum of the same products
//! whether the table is made or, for a few rows, that entry alone; a row's sums are taken in the order of the groups.
//! So a row gets the same bits alone or among others, on any number of threads.
//!
//! **Memory** beside the output, for `n` rows at a time (16,384 at most) and `w` inputs that the trees ask about:
//! `12·n·w` bytes for the rows by columns and their sums (52 MB for 267 inputs), 16 tables of at most 512 KiB, as many
//! again per thread while they are made, and per thread a long path's sets, `8·d` bytes each and `n` at most.

use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::explainer::Contributions;
use crate::learning::{DesignMatrix, Ensemble};

mod cells;
mod groups;
mod interactions;
mod interventional;
mod long_paths;
mod paths;
mod products;
mod quadrature;
mod rows;
mod sets;
mod tables;

use groups::{Group, Member};
pub use interactions::{InteractingPair, Interactions};
pub use interventional::Comparison;
use long_paths::{LongPath, Workshop};
use paths::Leaf;
use products::Products;

use rows::{Reader, RowBlock};
use tables::{Bench, Table};

/// Rows explained at a time; bounds memory.
const BLOCK: usize = 16_384;
/// Tables alive at a time.
const BATCH: usize = 16;
/// Fewer rows are explained one by one, without tables.
const FEW: usize = 100;

/// An ensemble laid out by leaves, ready to explain rows.
#[derive(Debug, Clone)]
pub struct TreeShap {
    base: f64,
    base_margin: f64,
    width: usize,
    /// The inputs that the trees ask about, ascending; further down an input is its place here.
    inputs: Vec<usize>,
    parts: Vec<Part>,
    rules: Vec<Vec<(f64, f64)>>,
}

/// Leaves whose contributions are added up at once.
#[derive(Debug, Clone)]
enum Part {
    Group(Group, Vec<(usize, Reader)>),
    LongPath(LongPath),
}

impl TreeShap {
    /// Lays an ensemble of `width` inputs out.
    #[must_use]
    pub fn new(ensemble: &Ensemble, width: usize) -> Self {
        let mut trees: Vec<_> = ensemble.trees.par_iter().map(paths::leaves).collect();
        let leaves = trees.iter().flatten();
        let base = leaves.fold(ensemble.base_margin, |sum, leaf| sum + leaf.mean());
        let without = trees.iter().flatten().filter(|leaf| leaf.conditions.is_empty());
        let constant: f64 = without.map(|leaf| leaf.value).sum();
        let mut used = vec![false; width];
        let mut longest = 0;
        for leaf in trees.iter().flatten() {
            longest = longest.max(leaf.conditions.len());
            leaf.conditions.iter().for_each(|condition| used[condition.input] = true);
        }
        let inputs: Vec<usize> = (0..width).filter(|input| used[*input]).collect();
        let conditions = trees.iter_mut().flatten().flat_map(|leaf| &mut leaf.conditions);
        conditions.for_each(|condition| {
            condition.input = inputs.partition_point(|input| *input < condition.input);
        });
        let plans: Vec<_> = trees.into_par_iter().map(groups::plan).collect();
        let (groups, long): (Vec<_>, Vec<_>) = plans.into_iter().unzip();
        let groups = groups::share(groups.into_iter().flatten().collect());
        let mut parts: Vec<Part> = groups.into_iter().map(Part::of_group).collect();
        parts.extend(long.into_iter().flatten().map(|leaf| Part::LongPath(LongPath::of(leaf))));
        let base_margin = ensemble.base_margin + constant;
        Self { base, base_margin, width, inputs, parts, rules: quadrature::rules(longest.div_ceil(2)) }
    }

    /// Explains every row, in parallel; the same bits for a row alone or among others.
    #[must_use]
    pub fn explain(&self, matrix: &DesignMatrix) -> Contributions {
        let mut values = vec![0.0; matrix.rows() * self.width];
        if self.width > 0 && matrix.rows() == 1 {
            // On this thread: the others need not be woken.
            self.explain_row(matrix.row(0), &mut values);
        } else if self.width > 0 && matrix.rows() < FEW {
            let rows = values.par_chunks_mut(self.width).enumerate();
            rows.for_each(|(row, out)| self.explain_row(matrix.row(row), out));
        } else if self.width > 0 {
            let blocks = values.chunks_mut(BLOCK * self.width).enumerate();
            blocks.for_each(|(block, out)| self.explain_block(matrix, block * BLOCK, out));
        }
        Contributions::new(self.base, self.width, values)
    }

    /// Every leaf that a condition leads to, in the order in which contributions are added.
    fn leaves(&self) -> impl Iterator<Item = &Leaf> {
        self.parts.iter().flat_map(|part| {
            let (group, path) = match part {
                Part::Group(group, _) => (Some(group), None),
                Part::LongPath(path) => (None, Some(&path.leaf)),
            };
            let members = group.into_iter().flat_map(|group| &group.members);
            let leaves = members.filter_map(|member| match member {
                Member::Leaf(leaf, _) => Some(leaf),
                Member::Sum(_) => None,
            });
            leaves.chain(path)
        })
    }

    /// Conditions of the longest path.
    fn longest(&self) -> usize {
        self.leaves().map(|leaf| leaf.conditions.len()).max().unwrap_or(0)
    }

    fn explain_row(&self, row: &[f32], out: &mut [f64]) {
        let row: Vec<f32> = self.inputs.iter().map(|input| row[*input]).collect();
        let (mut products, mut shop) = (Products::default(), Workshop::default());
        let mut add = |inputs: &[usize], entry: &[f64]| {
            inputs.iter().zip(entry).for_each(|(input, value)| out[self.inputs[*input]] += value);
        };
        for part in &self.parts {
            match part {
                Part::Group(group, _) => add(&group.inputs, &group.entry(&row, &self.rules, &mut products)),
                Part::LongPath(path) => {
                    add(path.inputs(), path.entry(&row, &self.rules, &mut shop).as_flattened());
                }
            }
        }
    }

    fn explain_block(&self, matrix: &DesignMatrix, first: usize, out: &mut [f64]) {
        let threads = rayon::current_num_threads();
        let rows = (out.len() / self.width).div_ceil(threads);
        let chunks = out.par_chunks(rows * self.width).enumerate();
        let mut blocks: Vec<RowBlock> = chunks
            .map(|(chunk, out)| {
                RowBlock::of(matrix, first + chunk * rows, out.len() / self.width, &self.inputs)
            })
            .collect();
        let benches: Vec<Mutex<(Bench, Workshop, Vec<u32>)>> =
            (0..threads).map(|_| Mutex::default()).collect();
        let bench = || lock(&benches[rayon::current_thread_index().unwrap_or(0)]);
        let mut tables = vec![Table::new(); BATCH];
        for parts in self.parts.chunks(BATCH) {
            parts.par_iter().zip(&mut tables).with_max_len(1).for_each(|(part, table)| {
                if let Part::Group(group, _) = part {
                    group.fill(&self.rules, &mut bench().0, table);
                }
            });
            blocks.par_iter_mut().for_each(|block| {
                let (_, shop, places) = &mut *bench();
                for (part, table) in parts.iter().zip(&tables) {
                    match part {
                        Part::Group(group, readers) => {
                            for strip in 0..block.strips() {
                                block.places(strip, readers, places);
                                block.add(strip, &group.inputs, table, places);
                            }
                        }
                        Part::LongPath(path) => path.add(block, &self.rules, shop),
                    }
                }
            });
        }
        let written = blocks.par_iter().zip(out.par_chunks_mut(rows * self.width));
        written.for_each(|(block, out)| block.write(&self.inputs, self.width, out));
    }
}

fn lock<T>(bench: &Mutex<T>) -> MutexGuard<'_, T> {
    bench.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Part {
    fn of_group(group: Group) -> Self {
        let mut stride = 1;
        let readers = group.inputs.iter().zip(&group.cells).map(|(input, cells)| {
            let reader = (*input, Reader::of(cells, stride));
            stride *= cells.count;
            reader
        });
        let readers = readers.collect();
        Self::Group(group, readers)
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod stored_cases;
