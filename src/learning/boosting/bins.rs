//! The inputs of a problem as bin numbers, laid out for histograms.

use std::borrow::Cow;
use std::sync::Arc;

use rayon::prelude::*;

use super::cuts::{Cuts, quantile_bounds, sorted_known};
use super::families::{Family, families};
use crate::learning::matrix::{DesignMatrix, Encoding};

/// Lanes of a block: a row's bytes of one block lie side by side.
pub(super) const LANES: usize = 16;
/// Codes that a lane's byte can tell apart.
pub(super) const CODES: usize = 256;
/// Most bins of known values of an input; one more code is a missing value's.
pub(super) const MOST_KNOWN_BINS: usize = CODES - 1;
/// Columns of the matrix that are read at once: one line of the cache.
const STRIPE: usize = 16;
/// Mark of a row that is in no place of its family.
const ABSENT: u32 = u32::MAX;

/// A matrix in bins: how each input is cut, and the bins of all rows. Looks at inputs only, never at outcomes.
#[derive(Debug)]
pub(in crate::learning) struct Bins {
    /// One per input.
    pub(super) inputs: Vec<InputBins>,
    /// The bins of all rows of the matrix.
    pub(super) grid: Grid,
}

/// How an input is cut, and where its bins are.
#[derive(Debug, Clone)]
pub(super) struct InputBins {
    /// Where its values are cut.
    pub(super) cuts: Cuts,
    /// Where its bins lie in the grid; `None` where it has one bin only and so cannot be split.
    pub(super) place: Option<Place>,
}

/// Where the bins of an input lie. Inputs of few bins share a lane: the byte is the sum of each input's bin times
/// its stride.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Number of the block.
    pub(super) block: usize,
    /// Byte in the block.
    pub(super) lane: usize,
    /// Weight of this input's bin in the byte.
    pub(super) stride: usize,
    /// Bins of the input, with the missing value's where it occurs.
    pub(super) count: usize,
}

impl Place {
    /// The input's bin in a lane's byte.
    #[inline]
    pub(super) const fn bin(&self, byte: u8) -> usize {
        byte as usize / self.stride % self.count
    }
}

/// Bins of rows, in blocks of up to 16 lanes.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// Number of rows.
    pub(super) rows: usize,
    /// Which rows each family of blocks holds: the row's place in its blocks, or all rows in order.
    pub(super) families: Vec<Option<Vec<u32>>>,
    /// The blocks, family by family.
    pub(super) blocks: Vec<Block>,
}

/// Up to 16 lanes of bins of the rows of one family.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// Number of the family.
    pub(super) family: usize,
    /// The bytes of each row that the family holds.
    pub(super) bytes: Vec<[u8; LANES]>,
    /// What each lane reads in a row that the family does not hold: all its inputs are missing there.
    pub(super) absent: [u8; LANES],
    /// Codes of each lane that is in use.
    pub(super) codes: Vec<usize>,
}

impl Grid {
    /// The byte of a row in a lane.
    #[inline]
    pub(super) fn byte(&self, block: usize, lane: usize, row: usize) -> u8 {
        let block = &self.blocks[block];
        match &self.families[block.family] {
            None => block.bytes[row][lane],
            Some(places) if places[row] == ABSENT => block.absent[lane],
            Some(places) => block.bytes[places[row] as usize][lane],
        }
    }

    /// The given rows, in the given order.
    fn select(&self, rows: &[usize]) -> Self {
        let families: Vec<Option<Vec<u32>>> = self
            .families
            .iter()
            .map(|family| {
                let places = family.as_ref()?;
                let mut next = 0;
                let places = rows.iter().map(|&row| numbered(places[row] != ABSENT, &mut next));
                Some(places.collect())
            })
            .collect();
        let blocks = self.blocks.par_iter().map(|block| {
            let bytes = match &self.families[block.family] {
                None => rows.iter().map(|&row| block.bytes[row]).collect(),
                Some(places) => {
                    let held = rows.iter().map(|&row| places[row]).filter(|place| *place != ABSENT);
                    held.map(|place| block.bytes[place as usize]).collect()
                }
            };
            Block { bytes, ..block.without_bytes() }
        });
        let blocks = blocks.collect();
        Self { rows: rows.len(), families, blocks }
    }
}

const fn numbered(held: bool, next: &mut u32) -> u32 {
    if held {
        *next += 1;
        *next - 1
    } else {
        ABSENT
    }
}

impl Block {
    fn without_bytes(&self) -> Self {
        Self { family: self.family, bytes: Vec::new(), absent: self.absent, codes: self.codes.clone() }
    }
}

/// One input's column in bins.
pub(super) struct Column {
    cuts: Cuts,
    /// Bin of every row.
    pub(super) bins: Vec<u8>,
    /// Bit set of the rows whose value is known.
    pub(super) known: Vec<u64>,
    /// Bins that occur, with the missing value's; 0 where there is but one.
    pub(super) count: usize,
}

impl Bins {
    /// Cuts every input of a matrix into at most `max_bin` bins of known values and lays out all rows.
    pub(in crate::learning) fn of(matrix: &DesignMatrix, encoding: &Encoding, max_bin: usize) -> Self {
        let most = max_bin.clamp(2, MOST_KNOWN_BINS);
        let stripes: Vec<usize> = (0..matrix.width()).step_by(STRIPE).collect();
        let columns: Vec<Column> = stripes
            .par_iter()
            .flat_map(|first| {
                let values = stripe(matrix, *first);
                let inputs = &encoding.inputs[*first..*first + values.len()];
                let columns = values.par_iter().zip(inputs);
                columns
                    .map(|(column, input)| Column::of(column, input.categories.as_ref().map(Vec::len), most))
                    .collect::<Vec<_>>()
            })
            .collect();
        let families = families(&columns, matrix.rows());
        let (grid, places) = lay_out(&columns, &families, matrix.rows());
        let inputs =
            columns.into_iter().zip(places).map(|(column, place)| InputBins { cuts: column.cuts, place });
        Self { inputs: inputs.collect(), grid }
    }

    /// The bins of the given rows: borrowed where these are all rows in order.
    pub(super) fn rows(&self, rows: &[usize]) -> Cow<'_, Grid> {
        let all = rows.len() == self.grid.rows && rows.iter().enumerate().all(|(at, row)| at == *row);
        if all { Cow::Borrowed(&self.grid) } else { Cow::Owned(self.grid.select(rows)) }
    }

    /// Inputs that can be split.
    pub(super) fn splittable(&self) -> Vec<usize> {
        (0..self.inputs.len()).filter(|&input| self.inputs[input].place.is_some()).collect()
    }
}

/// Bins that fits share.
pub(in crate::learning) type SharedBins = Arc<Bins>;

/// Some neighbouring columns of the matrix, each by itself.
fn stripe(matrix: &DesignMatrix, first: usize) -> Vec<Vec<f32>> {
    let width = STRIPE.min(matrix.width() - first);
    let mut columns = vec![Vec::with_capacity(matrix.rows()); width];
    for row in 0..matrix.rows() {
        let values = &matrix.row(row)[first..first + width];
        for (column, value) in columns.iter_mut().zip(values) {
            column.push(*value);
        }
    }
    columns
}

impl Column {
    fn of(values: &[f32], categories: Option<usize>, most: usize) -> Self {
        let cuts = match categories {
            Some(categories) => Cuts::Codes { bins: categories.clamp(1, most), categories },
            None => Cuts::Bounds(quantile_bounds(&sorted_known(values), most)),
        };
        let bins: Vec<u8> = values.iter().map(|value| cuts.bin(*value) as u8).collect();
        let known = values.chunks(64).map(bits_of_known).collect();
        let missing = values.iter().any(|value| value.is_nan());
        let single = bins.iter().all(|bin| *bin == bins[0]);
        let count = if single { 0 } else { cuts.known() + usize::from(missing) };
        Self { cuts, bins, known, count }
    }
}

fn bits_of_known(values: &[f32]) -> u64 {
    values.iter().enumerate().fold(0, |bits, (at, value)| bits | u64::from(!value.is_nan()) << at)
}

/// Lays the columns out family by family; where each column came to lie.
fn lay_out(columns: &[Column], families: &[Family], rows: usize) -> (Grid, Vec<Option<Place>>) {
    let mut places = vec![None; columns.len()];
    let mut plans: Vec<(usize, &[Vec<usize>])> = Vec::new();
    for (number, family) in families.iter().enumerate() {
        for lanes in family.lanes.chunks(LANES) {
            for (lane, inputs) in lanes.iter().enumerate() {
                let mut stride = 1;
                for &input in inputs {
                    let count = columns[input].count;
                    places[input] = Some(Place { block: plans.len(), lane, stride, count });
                    stride *= count;
                }
            }
            plans.push((number, lanes));
        }
    }
    let held: Vec<Option<Vec<u32>>> = families.iter().map(|family| family.places(rows)).collect();
    let blocks = plans.par_iter().map(|(family, lanes)| {
        let present = held[*family].as_deref().map(rows_held);
        let height = present.as_ref().map_or(rows, Vec::len);
        let mut block = Block {
            family: *family,
            bytes: vec![[0; LANES]; height],
            absent: [0; LANES],
            codes: vec![1; lanes.len()],
        };
        for (lane, inputs) in lanes.iter().enumerate() {
            for &input in inputs {
                block.fill(lane, &columns[input], places[input], present.as_deref());
            }
        }
        block
    });
    let blocks = blocks.collect();
    (Grid { rows, families: held, blocks }, places)
}

fn rows_held(places: &[u32]) -> Vec<usize> {
    places.iter().enumerate().filter(|(_, place)| **place != ABSENT).map(|(row, _)| row).collect()
}

impl Block {
    /// Adds the bins of a column to a lane; `rows` are those that the family holds, all where it is `None`.
    fn fill(&mut self, lane: usize, column: &Column, place: Option<Place>, rows: Option<&[usize]>) {
        let Some(place) = place else { return };
        let stride = place.stride as u8;
        self.codes[lane] *= place.count;
        let bytes = self.bytes.iter_mut();
        match rows {
            None => bytes.zip(&column.bins).for_each(|(bytes, bin)| bytes[lane] += bin * stride),
            Some(rows) => {
                // Where a row is not held, the missing value's bin, which is the last.
                self.absent[lane] += (place.count - 1) as u8 * stride;
                bytes.zip(rows).for_each(|(bytes, row)| bytes[lane] += column.bins[*row] * stride);
            }
        }
    }
}
