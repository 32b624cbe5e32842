//! Rows of the leaves of a growing tree, and the questions that part them.

use std::ops::Range;

use super::bins::{CODES, Grid, InputBins, LANES};
use super::gradients::Packed;
use super::histogram::LeafRows;
use super::split::Question;

/// For every byte of a lane, whether a row with it goes left.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sieve {
    block: usize,
    lane: usize,
    left: [bool; CODES],
}

impl Sieve {
    /// The sieve of a question about an input. An input of one bin, which has no place, sends all rows left.
    pub(super) fn of(input: &InputBins, question: Question, missing_left: bool) -> Self {
        let Some(place) = input.place else { return Self { block: 0, lane: 0, left: [true; CODES] } };
        let goes_left = |byte| question.sends_left(place.bin(byte as u8), input.cuts.known(), missing_left);
        Self { block: place.block, lane: place.lane, left: std::array::from_fn(goes_left) }
    }

    /// Whether a row of the grid goes left.
    #[inline]
    pub(super) fn goes_left(&self, grid: &Grid, row: usize) -> bool {
        self.left[grid.byte(self.block, self.lane, row) as usize]
    }
}

/// The rows of all leaves: those of one leaf lie together, in the order of the grid.
pub(super) struct Partition {
    /// Places of the rows in the grid.
    rows: Vec<u32>,
    /// Rows that go right, until they are put behind those that go left.
    right: Vec<u32>,
    /// Derivatives of the rows of the leaf that was gathered last.
    packed: Vec<Packed>,
}

impl Partition {
    /// Room for so many rows.
    pub(super) fn new(rows: usize) -> Self {
        Self { rows: Vec::with_capacity(rows), right: vec![0; rows], packed: Vec::with_capacity(rows) }
    }

    /// All drawn rows in one leaf.
    pub(super) fn fill(&mut self, drawn: impl Iterator<Item = u32>) {
        self.rows.clear();
        for row in drawn {
            self.rows.push(row);
        }
    }

    /// Number of rows.
    pub(super) const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Places of a leaf's rows in the grid.
    pub(super) fn rows(&self, leaf: Range<usize>) -> &[u32] {
        &self.rows[leaf]
    }

    /// A leaf's rows with their derivatives side by side, and the sum of these.
    pub(super) fn gather(&mut self, leaf: Range<usize>, packed: &[Packed]) -> LeafRows<'_> {
        let rows = &self.rows[leaf];
        let mut total = 0;
        self.packed.clear();
        for &row in rows {
            let packed = packed[row as usize];
            total += packed;
            self.packed.push(packed);
        }
        LeafRows { rows, packed: &self.packed, total }
    }

    /// Parts a leaf's rows, keeping their order on both sides; how many go left.
    pub(super) fn part(&mut self, grid: &Grid, leaf: Range<usize>, sieve: &Sieve) -> usize {
        let right = &mut self.right[..leaf.len()];
        let rows = &mut self.rows[leaf];
        let block = &grid.blocks[sieve.block];
        let lane = sieve.lane % LANES;
        let lefts = match &grid.families[block.family] {
            None => part_by(rows, right, |row| sieve.left[block.bytes[row][lane] as usize]),
            Some(_) => part_by(rows, right, |row| sieve.goes_left(grid, row)),
        };
        let rights = rows.len() - lefts;
        rows[lefts..].copy_from_slice(&right[..rights]);
        lefts
    }
}

/// Moves what goes left to the front and writes the others to `right`, without branching.
#[inline]
fn part_by(rows: &mut [u32], right: &mut [u32], goes_left: impl Fn(usize) -> bool) -> usize {
    let mut lefts = 0;
    for at in 0..rows.len() {
        let row = rows[at];
        let left = goes_left(row as usize);
        rows[lefts] = row;
        right[at - lefts] = row;
        lefts += usize::from(left);
    }
    lefts
}
