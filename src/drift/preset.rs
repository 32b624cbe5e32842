//! Which test a column gets, its score, and whether that is drift: Evidently's `DataDriftPreset`.

use super::binned::{binned_shares, hellinger_shares};
use super::distances::{
    hellinger_distance, jensen_shannon_distance, kullback_leibler_divergence, population_stability_index,
};
use super::kolmogorov_smirnov::{ks_p_value, ks_statistic};
use super::pair::{Pair, Values};
use super::proportions::{goodness_of_fit_p_value, proportions_p_value};
use super::wasserstein::normed_wasserstein_distance;
use crate::config::{ColumnKind, DriftMethod};

/// Reference values up to which tests are chosen, beyond which distances are.
const FEW_ROWS: usize = 1000;
/// Distinct values of both sides up to which numbers are compared as categories.
const FEW_VALUES: usize = 5;

/// The test that a column gets where none is asked for.
///
/// Source: Evidently 0.7.23, `stattests/registry.py` (`_get_default_stattest`).
pub(super) fn default_method(pair: &Pair) -> DriftMethod {
    let distinct = pair.distinct_up_to(FEW_VALUES + 1);
    let few_values = distinct <= FEW_VALUES || pair.kind == ColumnKind::Categorical;
    match (pair.known()[0] <= FEW_ROWS, few_values) {
        (true, true) if distinct <= 2 => DriftMethod::Z,
        (true, true) => DriftMethod::ChiSquare,
        (true, false) => DriftMethod::KolmogorovSmirnov,
        (false, true) => DriftMethod::JensenShannon,
        (false, false) => DriftMethod::Wasserstein,
    }
}

/// What a test says of a column.
pub(super) fn score(pair: &Pair, method: DriftMethod) -> f64 {
    let of_shares = |distance: fn(&[f64], &[f64]) -> f64, [reference, current]: [Vec<f64>; 2]| {
        distance(&reference, &current)
    };
    match method {
        DriftMethod::KolmogorovSmirnov => of_numbers(pair, |reference, current| {
            ks_p_value(ks_statistic(reference, current), reference.len(), current.len())
        }),
        DriftMethod::Wasserstein => of_numbers(pair, normed_wasserstein_distance),
        DriftMethod::ChiSquare => goodness_of_fit_p_value(&pair.counts()),
        DriftMethod::Z => z_p_value(pair),
        DriftMethod::JensenShannon => of_shares(jensen_shannon_distance, binned_shares(pair)),
        DriftMethod::Psi => of_shares(population_stability_index, binned_shares(pair)),
        DriftMethod::KullbackLeibler => of_shares(kullback_leibler_divergence, binned_shares(pair)),
        DriftMethod::Hellinger => of_shares(hellinger_distance, hellinger_shares(pair)),
    }
}

/// A measure of two ascending lists; words have none.
pub(super) fn of_numbers(pair: &Pair, measure: impl Fn(&[f64], &[f64]) -> f64) -> f64 {
    match &pair.values {
        Values::Numbers([reference, current]) => measure(reference, current),
        Values::Words { .. } => f64::NAN,
    }
}

/// The z-test of the shares that differ from the least value.
fn z_p_value(pair: &Pair) -> f64 {
    let (counts, known) = (pair.counts(), pair.known());
    let others = [0, 1].map(|side| known[side] - counts[0][side]);
    proportions_p_value(others, known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{AnyColumn, AnyValues};

    fn chosen(rows: usize, current: &[f64], whole: bool) -> DriftMethod {
        let reference = (0..rows).map(|row| current[row % current.len()]).collect();
        let values = |numbers| if whole { AnyValues::Whole(numbers) } else { AnyValues::Real(numbers) };
        let column = |numbers| AnyColumn { name: "x".to_owned(), values: values(numbers) };
        default_method(&Pair::of(&column(reference), &column(current.to_vec())).unwrap())
    }

    #[test]
    fn the_choice_of_tests_is_that_of_the_library() {
        let numbers = |distinct: usize| -> Vec<f64> { (0..distinct).map(|n| n as f64).collect() };
        for (distinct, whole, few_rows, many_rows) in [
            (6, false, DriftMethod::KolmogorovSmirnov, DriftMethod::Wasserstein),
            (5, false, DriftMethod::ChiSquare, DriftMethod::JensenShannon),
            (3, false, DriftMethod::ChiSquare, DriftMethod::JensenShannon),
            (2, false, DriftMethod::Z, DriftMethod::JensenShannon),
            (1, false, DriftMethod::Z, DriftMethod::JensenShannon),
            (11, true, DriftMethod::KolmogorovSmirnov, DriftMethod::Wasserstein),
            (10, true, DriftMethod::ChiSquare, DriftMethod::JensenShannon),
            (2, true, DriftMethod::Z, DriftMethod::JensenShannon),
        ] {
            assert_eq!(chosen(1000, &numbers(distinct), whole), few_rows, "{distinct}");
            assert_eq!(chosen(1001, &numbers(distinct), whole), many_rows, "{distinct}");
        }
    }

    #[test]
    fn the_share_that_differs_from_the_least_value_is_tested() {
        let column =
            |numbers: &[f64]| AnyColumn { name: "x".to_owned(), values: AnyValues::Real(numbers.to_vec()) };
        let numbers = |ones: usize| [vec![1.0; ones], vec![0.0; 100 - ones]].concat();
        let pair = Pair::of(&column(&numbers(20)), &column(&numbers(30))).unwrap();
        assert!((score(&pair, DriftMethod::Z) - 0.102_470_434_859_749_41).abs() < 1e-12);
    }

    /// Also those that a preset refuses on such a column, as the Wasserstein distance of categories that are numbers.
    #[test]
    fn every_test_of_the_library_s_stored_answers_has_its_score() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/golden/evidently");
        let Ok(expected) = std::fs::read(folder.join("expected.json")) else {
            eprintln!("skipped: {} is not there", folder.display());
            return;
        };
        let expected: serde_json::Value = serde_json::from_slice(&expected).unwrap();
        let mut compared = 0;
        for (case, stored) in expected.as_object().unwrap() {
            let [reference, current] = ["ref", "cur"].map(|side| {
                crate::tables::read_any_table(&folder.join(format!("{case}_{side}.csv"))).unwrap()
            });
            for (name, methods) in stored["explicit"].as_object().unwrap() {
                let of = |table: &'_ crate::tables::AnyTable| {
                    table.columns.iter().find(|column| column.name == *name).unwrap().clone()
                };
                let pair = Pair::of(&of(&reference), &of(&current)).unwrap();
                for (method, stored) in methods.as_object().unwrap() {
                    let method: DriftMethod = serde_json::from_value(method.as_str().into()).unwrap();
                    let (found, expected) = (score(&pair, method), stored[0].as_f64().unwrap());
                    assert!((found - expected).abs() <= 1e-9, "{case} {name} {method:?}: {found} {expected}");
                    let threshold = stored[2].as_f64().unwrap();
                    assert_eq!(
                        (method.is_drift(found, threshold), threshold.to_bits()),
                        (stored[1] == true, method.default_threshold().to_bits())
                    );
                    compared += 1;
                }
            }
        }
        assert_eq!(compared, 3 * 38);
    }
}
