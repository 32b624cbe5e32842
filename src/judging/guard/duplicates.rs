//! Rows that a model both learns from and is judged on.

use std::cmp::Ordering;

use rayon::prelude::*;

use super::finding::Finding;
use crate::learning::DesignMatrix;

/// Pairs of rows shown.
const EXAMPLES: usize = 5;

/// Rows whose inputs are all equal, bit by bit and missing as missing, but that stand in different folds.
///
/// `None` where there are none. Cost: one hash per row, and a comparison where hashes are equal.
#[must_use]
pub fn duplicates_across_folds(matrix: &DesignMatrix, target: &[bool], fold_of: &[usize]) -> Option<Finding> {
    let (mut rows, mut with_equal_outcome) = (0, 0);
    let mut examples: Vec<[usize; 2]> = Vec::new();
    for twins in twins(matrix) {
        let in_another_fold = |row: usize| twins.iter().filter(move |twin| fold_of[**twin] != fold_of[row]);
        for &row in &twins {
            let mut others = in_another_fold(row).peekable();
            let Some(&&twin) = others.peek() else { continue };
            rows += 1;
            with_equal_outcome += usize::from(others.any(|&other| target[other] == target[row]));
            examples.push([row.min(twin), row.max(twin)]);
        }
    }
    examples.sort_unstable();
    examples.dedup();
    examples.truncate(EXAMPLES);
    (rows > 0).then_some(Finding::DuplicatesAcrossFolds { rows, with_equal_outcome, examples })
}

/// Groups of at least two rows that are equal, each in the order of the rows.
fn twins(matrix: &DesignMatrix) -> Vec<Vec<usize>> {
    let mut hashed: Vec<(u64, usize)> =
        (0..matrix.rows()).into_par_iter().map(|row| (hash(matrix.row(row)), row)).collect();
    hashed.par_sort_unstable();
    let mut groups = Vec::new();
    for equal_hash in hashed.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1) {
        let mut rows: Vec<usize> = equal_hash.iter().map(|(_, row)| *row).collect();
        rows.sort_by(|&a, &b| compare(matrix.row(a), matrix.row(b)).then(a.cmp(&b)));
        let equal = rows.chunk_by(|&a, &b| compare(matrix.row(a), matrix.row(b)).is_eq());
        groups.extend(equal.filter(|group| group.len() > 1).map(<[usize]>::to_vec));
    }
    groups
}

/// The bits of a value; every missing value has the same.
const fn bits(value: f32) -> u32 {
    if value.is_nan() { u32::MAX } else { value.to_bits() }
}

fn compare(a: &[f32], b: &[f32]) -> Ordering {
    a.iter().map(|value| bits(*value)).cmp(b.iter().map(|value| bits(*value)))
}

/// Multiplies and turns the bits of one value after the other, as FxHash of rustc does.
fn hash(row: &[f32]) -> u64 {
    row.iter().fold(0, |hash: u64, value| {
        (hash.rotate_left(5) ^ u64::from(bits(*value))).wrapping_mul(0x517c_c1b7_2722_0a95)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MISSING: f32 = f32::NAN;

    fn found(rows: &[[f32; 2]], target: &[bool], fold_of: &[usize]) -> Option<Finding> {
        duplicates_across_folds(&DesignMatrix::from_rows(rows.concat(), 2), target, fold_of)
    }

    #[test]
    fn equal_rows_in_two_folds_are_found_with_missing_values_and_their_outcomes() {
        let other_missing = f32::from_bits(MISSING.to_bits() | 1);
        let rows = [[1.0, MISSING], [2.0, 0.0], [1.0, other_missing], [1.0, 0.0], [2.0, 0.0], [2.0, 0.0]];
        let target = [true, false, true, true, true, true];
        let finding = found(&rows, &target, &[0, 1, 1, 0, 0, 0]);
        let expected = Finding::DuplicatesAcrossFolds {
            rows: 5,
            with_equal_outcome: 2,
            examples: vec![[0, 2], [1, 4], [1, 5]],
        };
        assert_eq!(finding, Some(expected));
    }

    #[test]
    fn equal_rows_in_one_fold_and_rows_that_differ_in_one_bit_are_no_leak() {
        let nearly = f32::from_bits(1.0_f32.to_bits() + 1);
        assert_eq!(found(&[[1.0, 2.0], [1.0, 2.0], [nearly, 2.0]], &[true; 3], &[0, 0, 1]), None);
    }

    #[test]
    fn at_most_five_pairs_are_shown() {
        let finding = found(&[[1.0, 1.0]; 20], &[false; 20], &(0..20).map(|row| row % 2).collect::<Vec<_>>());
        let Some(Finding::DuplicatesAcrossFolds { rows, examples, .. }) = finding else { panic!() };
        assert_eq!((rows, examples.len()), (20, 5));
    }
}
