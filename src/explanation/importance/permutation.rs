//! Permutation importance: what is lost where an input says nothing more.

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use crate::learning::{AdditiveModel, DesignMatrix, Ensemble, LinearInput, NodeKind, Tree};

/// Rows scored by models that never saw them, of which one input at a time is shuffled.
///
/// As in scikit-learn's `permutation_importance`, the importance of an input is the score of the rows as they are
/// less the mean score over some shuffles of that input (Breiman, Random Forests, 2001); here each row keeps to the
/// model of its fold, and values are dealt out again within a fold. A shuffle changes only what the trees that read
/// the input add, so no other tree is asked again.
pub struct Shuffling<'a> {
    models: &'a [AdditiveModel],
    matrix: &'a DesignMatrix,
    margins: Vec<f64>,
    rows_of: Vec<Vec<usize>>,
    /// Of every model and input: the trees that read it.
    readers: Vec<Vec<Vec<usize>>>,
    seed: u64,
}

impl<'a> Shuffling<'a> {
    /// Makes ready: one model per fold, the rows' fold numbers.
    #[must_use]
    pub fn new(models: &'a [AdditiveModel], matrix: &'a DesignMatrix, fold_of: &[usize], seed: u64) -> Self {
        let rows_of = (0..models.len()).map(|fold| {
            let rows = fold_of.iter().enumerate().filter(|(_, of)| **of == fold);
            rows.map(|(row, _)| row).collect()
        });
        let margins = fold_of.iter().enumerate().map(|(row, fold)| models[*fold].margin(matrix.row(row)));
        let readers = models.iter().map(|model| readers(model, matrix.width()));
        Self {
            models,
            matrix,
            margins: margins.collect(),
            rows_of: rows_of.collect(),
            readers: readers.collect(),
            seed,
        }
    }

    /// The margins of the rows as they are.
    #[must_use]
    pub fn margins(&self) -> &[f64] {
        &self.margins
    }

    /// The inputs that some model reads, in order; shuffling another changes nothing.
    #[must_use]
    pub fn inputs_read(&self) -> Vec<usize> {
        let is_read = |input: &usize| self.readers.iter().any(|readers| !readers[*input].is_empty());
        (0..self.matrix.width()).filter(is_read).collect()
    }

    /// The margins of the rows after a shuffle of one input, the same for the same seed, input and number of the
    /// shuffle.
    #[must_use]
    pub fn shuffled(&self, input: usize, shuffle: u64) -> Vec<f64> {
        let mut rng = ChaCha8Rng::seed_from_u64(self.seed);
        rng.set_stream((input as u64) << 32 | shuffle);
        let mut margins = self.margins.clone();
        for ((model, rows), readers) in self.models.iter().zip(&self.rows_of).zip(&self.readers) {
            let mut givers = rows.clone();
            givers.shuffle(&mut rng);
            for (&row, &giver) in rows.iter().zip(&givers) {
                let values = (self.matrix.row(row), self.matrix.row(giver)[input]);
                margins[row] += change(model, &readers[input], values, input);
            }
        }
        margins
    }
}

/// What a new value of one input adds to a row's margin.
fn change(model: &AdditiveModel, readers: &[usize], (row, value): (&[f32], f32), input: usize) -> f64 {
    if readers.is_empty() || value.to_bits() == row[input].to_bits() {
        return 0.0;
    }
    match model {
        AdditiveModel::Linear(model) => {
            model.inputs[input].contribution(value) - model.inputs[input].contribution(row[input])
        }
        AdditiveModel::Trees(trees) => {
            readers.iter().map(|tree| change_of_tree(&trees.trees[*tree], (row, value), input)).sum()
        }
    }
}

/// What a new value of one input changes in a tree: nothing, unless it is answered otherwise on the row's way.
fn change_of_tree(tree: &Tree, (row, value): (&[f32], f32), input: usize) -> f64 {
    let mut at = 0;
    while let NodeKind::Split(split) = &tree.nodes[at].kind {
        let (before, after) = (split.goes_left(row[split.input]), split.goes_left(value));
        let child = |left| if left { split.left } else { split.right };
        if split.input == input && before != after {
            let end = |left, value| leaf_value(tree, child(left), (row, value), input);
            return end(after, value) - end(before, row[input]);
        }
        at = child(before);
    }
    0.0
}

/// The value of the leaf below a node that the row with a new value of one input falls into.
fn leaf_value(tree: &Tree, mut at: usize, (row, value): (&[f32], f32), input: usize) -> f64 {
    loop {
        match &tree.nodes[at].kind {
            NodeKind::Leaf(leaf) => return *leaf,
            NodeKind::Split(split) => {
                let asked = if split.input == input { value } else { row[split.input] };
                at = if split.goes_left(asked) { split.left } else { split.right };
            }
        }
    }
}

/// Of every input: the trees that read it; a linear model counts as one tree that reads what it has an effect for.
fn readers(model: &AdditiveModel, width: usize) -> Vec<Vec<usize>> {
    match model {
        AdditiveModel::Linear(model) => {
            let reader = |input: &LinearInput| if is_flat(input) { vec![] } else { vec![0] };
            model.inputs.iter().map(reader).collect()
        }
        AdditiveModel::Trees(trees) => tree_readers(trees, width),
    }
}

/// Whether an input adds the same whatever its value.
fn is_flat(input: &LinearInput) -> bool {
    let same = |a: f64, b: f64| (a - b).abs() <= 0.0;
    match input {
        LinearInput::Numeric(line) => same(line.slope, 0.0) && same(line.known, line.missing),
        LinearInput::Nominal(levels) => levels.effects.iter().all(|effect| same(*effect, levels.missing)),
    }
}

fn tree_readers(trees: &Ensemble, width: usize) -> Vec<Vec<usize>> {
    let mut readers = vec![Vec::new(); width];
    for (place, tree) in trees.trees.iter().enumerate() {
        for node in &tree.nodes {
            let NodeKind::Split(split) = &node.kind else { continue };
            let of_input: &mut Vec<usize> = &mut readers[split.input];
            if of_input.last() != Some(&place) {
                of_input.push(place);
            }
        }
    }
    readers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::auc;
    use crate::learning::{Categories, Levels, Line, LinearModel, Node, Rule, Split};

    fn line(slope: f64) -> LinearInput {
        LinearInput::Numeric(Line { slope, mean: 0.0, low: -9.0, high: 9.0, known: 0.0, missing: 0.0 })
    }

    fn linear(slopes: &[f64]) -> AdditiveModel {
        AdditiveModel::Linear(LinearModel { base: -1.0, inputs: slopes.iter().map(|s| line(*s)).collect() })
    }

    /// `input < bound` or a set of categories at the root, the other input below on the left.
    fn tree(first: (usize, Rule), second: (usize, f32), values: [f64; 3]) -> Tree {
        let split = |(input, rule), left, right| {
            NodeKind::Split(Split { input, rule, missing_left: left == 1, left, right })
        };
        let kinds = [
            split(first, 1, 2),
            split((second.0, Rule::Below(second.1)), 3, 4),
            NodeKind::Leaf(values[0]),
            NodeKind::Leaf(values[1]),
            NodeKind::Leaf(values[2]),
        ];
        Tree { nodes: kinds.map(|kind| Node { cover: 1.0, kind }).to_vec() }
    }

    fn trees() -> AdditiveModel {
        AdditiveModel::Trees(Ensemble {
            base_margin: -2.0,
            trees: vec![
                tree((0, Rule::Below(0.5)), (1, 1.5), [0.3, -0.7, 1.1]),
                tree((2, Rule::NotIn(Categories::from_codes(&[1, 3]))), (0, 2.5), [-0.4, 0.6, 0.2]),
                tree((0, Rule::Below(1.5)), (0, 0.5), [0.9, -0.1, 0.05]),
            ],
        })
    }

    #[test]
    fn a_changed_margin_is_that_of_the_changed_row() {
        let known = [f32::NAN, 0.0, 1.0, 2.0, 3.0];
        for model in [trees(), linear(&[0.7, 0.0, -0.2])] {
            let readers = readers(&model, 3);
            for place in 0..125 {
                let row = [known[place % 5], known[place / 5 % 5], known[place / 25]];
                for input in 0..3 {
                    for value in known {
                        let mut changed = row;
                        changed[input] = value;
                        let found =
                            model.margin(&row) + change(&model, &readers[input], (&row, value), input);
                        assert!((found - model.margin(&changed)).abs() < 1e-12, "{row:?} {input} {value}");
                    }
                }
            }
        }
    }

    #[test]
    fn only_inputs_that_are_read_are_shuffled() {
        let matrix = DesignMatrix::from_rows(vec![0.0; 12], 4);
        let models = [trees(), trees()];
        let fold_of = [0, 1, 0];
        assert_eq!(Shuffling::new(&models, &matrix, &fold_of, 1).inputs_read(), [0, 1, 2]);
        let flat = LinearInput::Nominal(Levels { effects: vec![0.5, 0.5], missing: 0.5 });
        let model = LinearModel { base: 0.0, inputs: vec![line(0.0), flat, line(0.1)] };
        let models = [AdditiveModel::Linear(model)];
        let matrix = DesignMatrix::from_rows(vec![0.0; 3], 3);
        assert_eq!(Shuffling::new(&models, &matrix, &[0], 1).inputs_read(), [2]);
    }

    #[test]
    fn values_are_dealt_out_again_within_a_fold_and_the_same_for_the_same_seed() {
        let values: Vec<f32> = (0..60).map(|v| (v % 9) as f32).collect();
        let matrix = DesignMatrix::from_rows(values, 1);
        let fold_of: Vec<usize> = (0..60).map(|row| row % 3).collect();
        let models = [linear(&[1.0]), linear(&[1.0]), linear(&[1.0])];
        let shuffling = Shuffling::new(&models, &matrix, &fold_of, 5);
        let of_fold = |margins: &[f64], fold: usize| {
            let mut kept: Vec<f64> = margins.iter().skip(fold).step_by(3).copied().collect();
            kept.sort_by(f64::total_cmp);
            kept
        };
        let shuffled = shuffling.shuffled(0, 0);
        for fold in 0..3 {
            let (before, after) = (of_fold(shuffling.margins(), fold), of_fold(&shuffled, fold));
            assert!(before.iter().zip(&after).all(|(a, b)| (a - b).abs() < 1e-12));
        }
        assert_ne!(shuffled, shuffling.margins());
        assert_eq!(shuffled, Shuffling::new(&models, &matrix, &fold_of, 5).shuffled(0, 0));
        assert_ne!(shuffled, shuffling.shuffled(0, 1));
        assert_ne!(shuffled, Shuffling::new(&models, &matrix, &fold_of, 6).shuffled(0, 0));
    }

    #[test]
    fn the_fall_of_the_auc_is_scikit_learns() {
        // sklearn 1.9.1 permutation_importance(scoring="roc_auc", n_repeats=400, random_state=0) of a scorer that
        // gives 0.9·x₀ + 0.5·x₁ on these rows: mean and standard deviation over the repeats.
        let value = |row: u32, input: u32| ((f64::from(row * row * (input + 3)) * 0.731).sin()) as f32;
        let matrix = DesignMatrix::from_rows(
            (0..400).flat_map(|row| (0..3).map(move |input| value(row, input))).collect(),
            3,
        );
        let target: Vec<bool> = (0..400)
            .map(|row| {
                let noise = (f64::from(row) * 12.9898).sin();
                f64::from(matrix.row(row as usize)[0]) + 0.6 * f64::from(matrix.row(row as usize)[1]) + noise
                    > 0.9
            })
            .collect();
        let models = [linear(&[0.9, 0.5, 0.0])];
        let shuffling = Shuffling::new(&models, &matrix, &[0; 400], 11);
        let whole = auc(shuffling.margins(), &target);
        assert!((whole - SKLEARN_AUC).abs() < 1e-12, "{whole}");
        for (input, (mean, deviation)) in SKLEARN.into_iter().enumerate() {
            let falls = (0..400).map(|shuffle| whole - auc(&shuffling.shuffled(input, shuffle), &target));
            let found = falls.sum::<f64>() / 400.0;
            // Four standard errors of the difference of two means over 400 shuffles each.
            assert!((found - mean).abs() < 4.0 * deviation * (2.0_f64 / 400.0).sqrt(), "{input}: {found}");
        }
        assert_eq!(shuffling.shuffled(2, 0), shuffling.margins());
    }

    const SKLEARN_AUC: f64 = 0.845_754_262_494_239_8;
    const SKLEARN: [(f64, f64); 2] = [(0.279_636_48, 0.031_830_97), (0.078_120_73, 0.015_657_75)];
}
