//! One input with its known values in order.

use std::ops::Range;

use rayon::prelude::*;

use crate::learning::DesignMatrix;

/// Inputs that are read together: as many f32 as a line of the processor's cache holds.
const TOGETHER: usize = 16;

/// The rows of one input in the order of its values; missing values stand apart.
pub(super) struct Ranked {
    /// Rows whose value is known, the lowest value first, equal values by row.
    pub(super) rows: Vec<u32>,
    /// Places in `rows` of each distinct value, the lowest first.
    pub(super) ties: Vec<Range<usize>>,
    /// Rows whose value is missing.
    pub(super) missing: Vec<u32>,
    /// Whether every known value is a whole number.
    pub(super) whole: bool,
}

impl Ranked {
    pub(super) fn new(values: &[f32]) -> Self {
        let mut keyed = Vec::with_capacity(values.len());
        let mut missing = Vec::new();
        let mut whole = true;
        for (row, value) in (0u32..).zip(values) {
            if value.is_nan() {
                missing.push(row);
            } else {
                whole &= value.fract() == 0.0;
                keyed.push(u64::from(in_order(*value)) << 32 | u64::from(row));
            }
        }
        keyed.sort_unstable();
        let mut ties: Vec<Range<usize>> = Vec::new();
        for (place, key) in keyed.iter().enumerate() {
            match ties.last_mut() {
                Some(last) if keyed[last.start] >> 32 == key >> 32 => last.end = place + 1,
                _ => ties.push(place..place + 1),
            }
        }
        let rows = keyed.into_iter().map(|key| (key & u64::from(u32::MAX)) as u32).collect();
        Self { rows, ties, missing, whole }
    }

    /// Places of neighbouring values together, each but perhaps the last of at least so many rows; equal values
    /// are never parted.
    pub(super) fn bins(&self, least_rows: usize) -> Vec<Range<usize>> {
        let mut bins: Vec<Range<usize>> = Vec::new();
        for tie in &self.ties {
            match bins.last_mut() {
                Some(last) if last.len() < least_rows => last.end = tie.end,
                _ => bins.push(tie.clone()),
            }
        }
        bins
    }
}

/// Bits that, as a number, stand in the order of the values; both zeros are one.
fn in_order(value: f32) -> u32 {
    let bits = (value + 0.0).to_bits();
    if bits >> 31 == 1 { !bits } else { bits | 1 << 31 }
}

/// Asks of every input, all cores at once; the rows of several matrices stand one below the other.
pub(super) fn of_every_input<T: Send>(
    matrices: &[&DesignMatrix],
    answer: impl Fn(usize, &Ranked) -> T + Sync,
) -> Vec<T> {
    let width = matrices.first().map_or(0, |matrix| matrix.width());
    let starts: Vec<usize> = (0..width).step_by(TOGETHER).collect();
    let answers: Vec<Vec<T>> = starts
        .into_par_iter()
        .map(|start| {
            let inputs = start..width.min(start + TOGETHER);
            let columns = columns(matrices, inputs.clone());
            inputs.zip(&columns).map(|(input, values)| answer(input, &Ranked::new(values))).collect()
        })
        .collect();
    answers.into_iter().flatten().collect()
}

fn columns(matrices: &[&DesignMatrix], inputs: Range<usize>) -> Vec<Vec<f32>> {
    let height = matrices.iter().map(|matrix| matrix.rows()).sum();
    let mut columns = vec![Vec::with_capacity(height); inputs.len()];
    for matrix in matrices {
        for row in 0..matrix.rows() {
            for (column, value) in columns.iter_mut().zip(&matrix.row(row)[inputs.clone()]) {
                column.push(*value);
            }
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_order_with_ties_together_and_missing_apart() {
        let ranked = Ranked::new(&[2.0, f32::NAN, -1.5, -0.0, 0.0, -2.0, f32::INFINITY]);
        assert_eq!(ranked.rows, [5, 2, 3, 4, 0, 6]);
        assert_eq!(ranked.ties, [0..1, 1..2, 2..4, 4..5, 5..6]);
        assert_eq!(ranked.missing, [1]);
        assert!(!ranked.whole && Ranked::new(&[1.0, f32::NAN]).whole);
    }

    #[test]
    fn bins_hold_enough_rows_and_never_part_equal_values() {
        let ranked = Ranked::new(&[1.0, 1.0, 1.0, 2.0, 3.0, 4.0]);
        assert_eq!(ranked.bins(2), [0..3, 3..5, 5..6]);
        assert_eq!(ranked.bins(1), ranked.ties);
    }

    #[test]
    fn every_input_of_two_matrices_is_asked_in_turn() {
        let values = |rows: usize| (0..rows * 40).map(|i| (i % 40) as f32).collect::<Vec<_>>();
        let (upper, lower) = (DesignMatrix::from_rows(values(3), 40), DesignMatrix::from_rows(values(2), 40));
        let asked = of_every_input(&[&upper, &lower], |input, ranked| (input, ranked.rows.len()));
        assert_eq!(asked, (0..40).map(|input| (input, 5)).collect::<Vec<_>>());
    }
}
