//! Rows of a glass box, input by input.

use std::ops::Range;

use rayon::prelude::*;

use super::bins::{Bins, CODES, Grid};
use super::gradients::{Derivatives, Outcomes};
use crate::learning::log_odds::sigmoid;

/// Rows of a piece; sums are formed by piece and added in order, whatever the number of threads.
const PIECE: usize = 16_384;
/// Sums that are formed side by side, so that no addition waits for the one before.
const SIDES: usize = 4;

/// Some rows: their bins, and where their margins and derivatives stand in a round.
pub(super) struct Piece {
    rows: Range<usize>,
    columns: Vec<Column>,
    /// Gradient and Hessian at the start of the round; 0 for rows that were not drawn.
    derivatives: Vec<[f64; 2]>,
    /// What the round has added to each margin, up to `offset`, which it has added to all.
    moved: Vec<f64>,
    offset: f64,
}

/// One input's bins in a piece.
enum Column {
    /// Of every row.
    Dense(Vec<u8>),
    /// Of the rows whose value is known, with their places; all others are missing.
    Sparse { places: Vec<u32>, bins: Vec<u8>, missing: usize },
}

/// The rows of the grid in pieces, with the bins of the given inputs.
pub(super) fn pieces(bins: &Bins, grid: &Grid, inputs: &[usize]) -> Vec<Piece> {
    let starts: Vec<usize> = (0..grid.rows).step_by(PIECE).collect();
    let piece = |start: usize| {
        let rows = start..grid.rows.min(start + PIECE);
        let columns = inputs.par_iter().filter_map(|&input| Column::of(bins, grid, input, rows.clone()));
        Piece {
            columns: columns.collect(),
            derivatives: vec![[0.0; 2]; rows.len()],
            moved: vec![0.0; rows.len()],
            offset: 0.0,
            rows,
        }
    };
    starts.into_iter().map(piece).collect()
}

impl Column {
    fn of(bins: &Bins, grid: &Grid, input: usize, rows: Range<usize>) -> Option<Self> {
        let input = &bins.inputs[input];
        let place = input.place?;
        let of_byte: [u8; CODES] = std::array::from_fn(|byte| place.bin(byte as u8) as u8);
        let missing = input.cuts.known();
        let dense: Vec<u8> =
            rows.map(|row| of_byte[grid.byte(place.block, place.lane, row) as usize]).collect();
        let known = dense.iter().filter(|bin| usize::from(**bin) != missing).count();
        if 2 * known > dense.len() {
            return Some(Self::Dense(dense));
        }
        let sparse = (0_u32..).zip(dense).filter(|(_, bin)| usize::from(*bin) != missing);
        let (places, bins) = sparse.unzip();
        Some(Self::Sparse { places, bins, missing })
    }
}

impl Piece {
    /// Starts a round with exact derivatives at the given margins; rows that are not drawn weigh nothing.
    pub(super) fn start(&mut self, margins: &[f64], outcomes: &Outcomes, drawn: Option<&[bool]>) {
        for (row, derivatives) in self.rows.clone().zip(&mut self.derivatives) {
            let weight = f64::from(outcomes.weights[row]);
            let probability = sigmoid(margins[row]);
            let counts = drawn.is_none_or(|drawn| drawn[row]);
            let weight = if counts { weight } else { 0.0 };
            let gradient = weight * (probability - f64::from(outcomes.target[row]));
            *derivatives = [gradient, weight * probability * (1.0 - probability)];
        }
        self.moved.fill(0.0);
        self.offset = 0.0;
    }

    /// Sum of the derivatives at the start of the round.
    pub(super) fn total(&self) -> Derivatives {
        let add = |sum: Derivatives, [gradient, hessian]: &[f64; 2]| {
            sum.plus(Derivatives { gradient: *gradient, hessian: *hessian })
        };
        self.derivatives.iter().fold(Derivatives::default(), add)
    }

    /// Adds the values of one column's bins to the margins, then sums the gradients by bin of another. Sums of
    /// missing values are left out.
    pub(super) fn advance(&mut self, last: Option<(usize, &[f64])>, next: usize) -> Vec<f64> {
        self.finish(last);
        let offset = self.offset;
        let mut sums = [[0.0; CODES]; SIDES];
        let gradient = |[gradient, hessian]: [f64; 2], moved: f64| gradient + hessian * (moved + offset);
        match &self.columns[next] {
            Column::Dense(bins) => {
                let (bins, rest) = bins.as_chunks::<SIDES>();
                let (derivatives, last_derivatives) = self.derivatives.as_chunks::<SIDES>();
                let (moved, last_moved) = self.moved.as_chunks::<SIDES>();
                for ((bins, derivatives), moved) in bins.iter().zip(derivatives).zip(moved) {
                    for side in 0..SIDES {
                        sums[side][bins[side] as usize] += gradient(derivatives[side], moved[side]);
                    }
                }
                for ((bin, derivatives), moved) in rest.iter().zip(last_derivatives).zip(last_moved) {
                    sums[0][*bin as usize] += gradient(*derivatives, *moved);
                }
            }
            Column::Sparse { places, bins, .. } => {
                for (at, (place, bin)) in places.iter().zip(bins).enumerate() {
                    let place = *place as usize;
                    sums[at % SIDES][*bin as usize] += gradient(self.derivatives[place], self.moved[place]);
                }
            }
        }
        (0..CODES).map(|bin| sums.iter().map(|side| side[bin]).sum()).collect()
    }

    /// Adds the values of a column's bins to the margins.
    pub(super) fn finish(&mut self, last: Option<(usize, &[f64])>) {
        let Some((column, values)) = last else { return };
        let value_of = |bin: usize| values.get(bin).map_or(0.0, |value| *value);
        match &self.columns[column] {
            Column::Dense(bins) => {
                let table: [f64; CODES] = std::array::from_fn(value_of);
                for (moved, bin) in self.moved.iter_mut().zip(bins) {
                    *moved += table[*bin as usize];
                }
            }
            Column::Sparse { places, bins, missing } => {
                let of_missing = value_of(*missing);
                let table: [f64; CODES] = std::array::from_fn(|bin| value_of(bin) - of_missing);
                self.offset += of_missing;
                for (place, bin) in places.iter().zip(bins) {
                    self.moved[*place as usize] += table[*bin as usize];
                }
            }
        }
    }

    /// Adds what the round has moved to the margins of all rows.
    pub(super) fn add_to(&self, margins: &mut [f64]) {
        for (margin, moved) in margins[self.rows.clone()].iter_mut().zip(&self.moved) {
            *margin += moved + self.offset;
        }
    }

    /// Adds the Hessians of a column by bin.
    pub(super) fn add_hessians(&self, column: usize, sums: &mut [f64]) {
        let mut own = [0.0; CODES];
        match &self.columns[column] {
            Column::Dense(bins) => {
                for (bin, [_, hessian]) in bins.iter().zip(&self.derivatives) {
                    own[*bin as usize] += hessian;
                }
            }
            Column::Sparse { places, bins, missing } => {
                // What is left for the missing value is summed from its own rows, so that none leave exactly 0.
                let mut known = places.iter().zip(bins).peekable();
                for (row, [_, hessian]) in (0_u32..).zip(&self.derivatives) {
                    match known.next_if(|(place, _)| **place == row) {
                        Some((_, bin)) => own[*bin as usize] += hessian,
                        None => own[*missing] += hessian,
                    }
                }
            }
        }
        sums.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
    }

    /// Adds one curve per column to the margins of all rows.
    pub(super) fn add_curves(&mut self, curves: &[Vec<f64>], margins: &mut [f64]) {
        self.moved.fill(0.0);
        self.offset = 0.0;
        for (column, curve) in curves.iter().enumerate() {
            self.finish(Some((column, curve)));
        }
        self.add_to(margins);
    }
}
