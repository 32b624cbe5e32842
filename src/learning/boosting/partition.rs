//! Rows of the leaves of a growing tree, and the questions that part them.

use std::ops::Range;

use super::bins::{CODES, Grid, InputBins, Place};
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
    /// The sieve of a question about an input at a place.
    pub(super) fn of(input: &InputBins, place: Place, question: Question, missing_left: bool) -> Self {
        let known = input.cuts.known();
        let goes_left = |bin: usize| match question {
            _ if bin >= known => missing_left,
            Question::UpTo(last) => bin <= last,
            Question::Known => true,
            Question::NotIn(set) => set[bin / 64] >> (bin % 64) & 1 == 0,
        };
        let left = std::array::from_fn(|byte| goes_left(place.bin(byte as u8)));
        Self { block: place.block, lane: place.lane, left }
    }

    /// Whether a row of the grid goes left.
    pub(super) fn goes_left(&self, grid: &Grid, row: usize) -> bool {
        self.left[grid.byte(self.block, self.lane, row) as usize]
    }
}

/// The rows of all leaves: those of one leaf lie together, in the order in which they were drawn.
pub(super) struct Partition {
    /// Places of the rows in the grid.
    rows: Vec<u32>,
    packed: Vec<Packed>,
    /// Rows that go right, until they are put behind those that go left.
    right: Vec<(u32, Packed)>,
}

impl Partition {
    /// Room for so many rows.
    pub(super) fn new(rows: usize) -> Self {
        Self { rows: Vec::with_capacity(rows), packed: Vec::with_capacity(rows), right: vec![(0, 0); rows] }
    }

    /// All drawn rows in one leaf; the sum of their derivatives.
    pub(super) fn fill(&mut self, drawn: impl Iterator<Item = (u32, Packed)>) -> Packed {
        self.rows.clear();
        self.packed.clear();
        for (row, packed) in drawn {
            self.rows.push(row);
            self.packed.push(packed);
        }
        self.packed.iter().sum()
    }

    /// Number of rows.
    pub(super) const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Places of a leaf's rows in the grid.
    pub(super) fn rows(&self, leaf: Range<usize>) -> &[u32] {
        &self.rows[leaf]
    }

    /// A leaf's rows with the sum of their derivatives.
    pub(super) fn leaf(&self, leaf: Range<usize>) -> LeafRows<'_> {
        let packed = &self.packed[leaf.clone()];
        LeafRows { rows: &self.rows[leaf], packed, total: packed.iter().sum() }
    }

    /// Parts a leaf's rows, keeping their order on both sides; how many go left.
    pub(super) fn part(&mut self, grid: &Grid, leaf: Range<usize>, sieve: &Sieve) -> usize {
        let rows = &mut self.rows[leaf.clone()];
        let packed = &mut self.packed[leaf.clone()];
        let right = &mut self.right[..leaf.len()];
        let block = &grid.blocks[sieve.block];
        let lane = sieve.lane;
        let lefts = match &grid.families[block.family] {
            None => part_by(rows, packed, right, |row| sieve.left[block.bytes[row][lane] as usize]),
            Some(_) => part_by(rows, packed, right, |row| sieve.goes_left(grid, row)),
        };
        let moved = rows[lefts..].iter_mut().zip(&mut packed[lefts..]).zip(&right[..]);
        moved.for_each(|((row, packed), right)| (*row, *packed) = *right);
        lefts
    }
}

/// Moves what goes left to the front and writes the others to `right`, without branching.
fn part_by(
    rows: &mut [u32],
    packed: &mut [Packed],
    right: &mut [(u32, Packed)],
    goes_left: impl Fn(usize) -> bool,
) -> usize {
    let mut lefts = 0;
    for at in 0..rows.len().min(packed.len()) {
        let (row, sum) = (rows[at], packed[at]);
        let left = goes_left(row as usize);
        rows[lefts] = row;
        packed[lefts] = sum;
        right[at - lefts] = (row, sum);
        lefts += usize::from(left);
    }
    lefts
}
