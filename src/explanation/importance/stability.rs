//! Whether models of other clients find the same inputs important.

use serde::{Deserialize, Serialize};

use super::rank::{average_ranks, spearman};

/// How far models agree on what is important.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stability {
    /// Models compared.
    pub models: usize,
    /// Inputs that some model uses.
    pub inputs: usize,
    /// Mean of Spearman's rank correlation over all pairs of models, on these inputs.
    pub correlation: Option<f64>,
    /// How many of the most important inputs are looked at apart.
    pub top: usize,
    /// The same correlation on them: the inputs with the largest mean importance over the models.
    pub top_correlation: Option<f64>,
    /// How many inputs stand among the `shared_of` most important of both models of a pair, in the mean of all pairs.
    pub shared: f64,
    /// Of how many.
    pub shared_of: usize,
}

/// Compares the importances that models give to the same inputs, one list per model; `top` inputs are looked at
/// apart, and `shared_of` are counted.
#[must_use]
pub fn stability(importances: &[Vec<f64>], top: usize, shared_of: usize) -> Stability {
    let width = importances.first().map_or(0, Vec::len);
    let sum = |input: &usize| importances.iter().map(|model| model[*input]).sum::<f64>();
    let mut used: Vec<usize> = (0..width).filter(|input| sum(input) > 0.0).collect();
    used.sort_by(|a, b| sum(b).total_cmp(&sum(a)).then(a.cmp(b)));
    let of = |inputs: &[usize]| -> Vec<Vec<f64>> {
        importances.iter().map(|model| inputs.iter().map(|input| model[*input]).collect()).collect()
    };
    let (top, shared_of) = (top.min(used.len()), shared_of.min(used.len()));
    let first = |model: &Vec<f64>| -> Vec<usize> {
        let mut order: Vec<usize> = (0..width).collect();
        order.sort_by(|&a, &b| model[b].total_cmp(&model[a]).then(a.cmp(&b)));
        order[..shared_of].to_vec()
    };
    let firsts: Vec<Vec<usize>> = importances.iter().map(first).collect();
    let shared = |a: &Vec<usize>, b: &Vec<usize>| Some(a.iter().filter(|one| b.contains(one)).count() as f64);
    Stability {
        models: importances.len(),
        inputs: used.len(),
        correlation: mean_of_pairs(&of(&used), |a, b| spearman(a, b)),
        top,
        top_correlation: mean_of_pairs(&of(&used[..top]), |a, b| spearman(a, b)),
        shared: mean_of_pairs(&firsts, shared).unwrap_or(shared_of as f64),
        shared_of,
    }
}

/// The rank that each model gives to every input, 1 for the most important; ties share the mean of their places.
#[must_use]
pub fn importance_ranks(importances: &[f64]) -> Vec<f64> {
    average_ranks(importances).into_iter().map(|rank| importances.len() as f64 + 1.0 - rank).collect()
}

/// The mean over all pairs for which there is an answer.
fn mean_of_pairs<T>(all: &[T], answer: impl Fn(&T, &T) -> Option<f64>) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0);
    for (place, one) in all.iter().enumerate() {
        for found in all[place + 1..].iter().filter_map(|other| answer(one, other)) {
            sum += found;
            count += 1;
        }
    }
    (count > 0).then(|| sum / f64::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_models_are_compared_pair_by_pair() {
        // The last input is used by none. The first two models agree; the third swaps the first two inputs.
        let found =
            stability(&[vec![5.0, 4.0, 1.0, 0.0], vec![9.0, 8.0, 0.5, 0.0], vec![2.0, 3.0, 1.0, 0.0]], 2, 1);
        assert_eq!((found.models, found.inputs), (3, 3));
        // Spearman of the pairs: 1, 1/2, 1/2; on the two largest 1, -1, -1.
        assert!((found.correlation.unwrap() - 2.0 / 3.0).abs() < 1e-15);
        assert!((found.top_correlation.unwrap() + 1.0 / 3.0).abs() < 1e-15);
        assert!((found.shared - 1.0 / 3.0).abs() < 1e-15);
        assert_eq!((found.top, found.shared_of), (2, 1));
    }

    #[test]
    fn the_mean_correlation_is_that_of_scipys_matrix() {
        // scipy 1.17.1 spearmanr(v).statistic of v[i, j] = |sin(i·i + j)| + i / 20, 30 rows, mean above the diagonal.
        let model =
            |j: u32| (0..30u32).map(|i| f64::from(i * i + j).sin().abs() + f64::from(i) / 20.0).collect();
        let models: Vec<Vec<f64>> = (0..4).map(model).collect();
        let found = stability(&models, 20, 10);
        assert!((found.correlation.unwrap() - SCIPY).abs() < 1e-13, "{:?}", found.correlation);
    }

    const SCIPY: f64 = 0.529_847_979_236_188_3;

    #[test]
    fn one_model_or_none_has_nobody_to_agree_with() {
        for models in [vec![], vec![vec![1.0, 0.0]]] {
            let found = stability(&models, 20, 10);
            assert_eq!((found.correlation, found.top_correlation), (None, None));
        }
    }

    #[test]
    fn the_most_important_input_has_rank_one() {
        assert_eq!(importance_ranks(&[0.0, 9.0, 3.0, 0.0]), [3.5, 1.0, 2.0, 3.5]);
    }
}
