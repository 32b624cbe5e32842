//! Sums of derivatives by bin.

use super::bins::{Bins, Block, CODES, Grid, LANES};
use super::gradients::Packed;

/// Sums of one lane by code.
pub(super) type Lane = [Packed; CODES];

/// Rows that are gathered at once where a family holds only some.
const GATHERED: usize = 2048;

/// What is built and searched together for a tree: lanes drawn from one block, or from all blocks of a family that
/// holds only some rows.
pub(super) struct Part {
    family: usize,
    blocks: Vec<DrawnBlock>,
    /// Number of lanes.
    pub(super) lanes: usize,
    /// The inputs drawn, with their lane in this part.
    pub(super) inputs: Vec<DrawnInput>,
}

struct DrawnBlock {
    block: usize,
    lanes: Vec<usize>,
}

/// An input that a tree may split on.
#[derive(Debug, Clone, Copy)]
pub(super) struct DrawnInput {
    /// Its number.
    pub(super) input: usize,
    /// Its lane in the part.
    pub(super) lane: usize,
}

/// Rows and their derivatives.
#[derive(Clone, Copy)]
pub(super) struct LeafRows<'a> {
    /// Places of the rows in the grid.
    pub(super) rows: &'a [u32],
    /// Their derivatives.
    pub(super) packed: &'a [Packed],
    /// The sum of their derivatives.
    pub(super) total: Packed,
}

/// The parts of a tree that may split on the given inputs (in ascending order).
pub(super) fn parts(bins: &Bins, drawn: &[usize]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut placed: Vec<(usize, usize, usize)> = drawn
        .iter()
        .filter_map(|&input| bins.inputs[input].place.map(|place| (place.block, place.lane, input)))
        .collect();
    placed.sort_unstable();
    for (block, lane, input) in placed {
        let family = bins.grid.blocks[block].family;
        let whole = bins.grid.families[family].is_none();
        let fits =
            |part: &Part| part.family == family && (!whole || part.blocks.iter().all(|b| b.block == block));
        if !parts.last().is_some_and(fits) {
            parts.push(Part { family, blocks: Vec::new(), lanes: 0, inputs: Vec::new() });
        }
        if let Some(part) = parts.last_mut() {
            part.draw(block, lane, input);
        }
    }
    parts
}

impl Part {
    fn draw(&mut self, block: usize, lane: usize, input: usize) {
        if self.blocks.last().is_none_or(|drawn| drawn.block != block) {
            self.blocks.push(DrawnBlock { block, lanes: Vec::new() });
        }
        let Some(drawn) = self.blocks.last_mut() else { return };
        if drawn.lanes.last() != Some(&lane) {
            drawn.lanes.push(lane);
            self.lanes += 1;
        }
        self.inputs.push(DrawnInput { input, lane: self.lanes - 1 });
    }

    /// Codes in use of each lane.
    fn codes<'a>(&'a self, grid: &'a Grid) -> impl Iterator<Item = usize> + 'a {
        self.blocks
            .iter()
            .flat_map(|drawn| drawn.lanes.iter().map(|&lane| grid.blocks[drawn.block].codes[lane]))
    }

    /// Sums the derivatives of the rows into the lanes.
    pub(super) fn build(&self, grid: &Grid, leaf: LeafRows<'_>, lanes: &mut [Lane]) {
        for (lane, codes) in lanes.iter_mut().zip(self.codes(grid)) {
            lane[..codes].fill(0);
        }
        let Some(places) = &grid.families[self.family] else {
            self.add(grid, leaf.rows, leaf.packed, lanes);
            return;
        };
        let (mut found, mut packed) = ([0_u32; GATHERED], [0; GATHERED]);
        let mut held = 0;
        for (rows, sums) in leaf.rows.chunks(GATHERED).zip(leaf.packed.chunks(GATHERED)) {
            let mut count = 0;
            for (&row, &sum) in rows.iter().zip(sums) {
                let place = places[row as usize];
                found[count % GATHERED] = place;
                packed[count % GATHERED] = sum;
                let is_held = place != u32::MAX;
                held += if is_held { sum } else { 0 };
                count += usize::from(is_held);
            }
            self.add(grid, &found[..count], &packed[..count], lanes);
        }
        self.add_absent(grid, leaf.total - held, lanes);
    }

    /// The rows that the family does not hold are missing in all its inputs.
    fn add_absent(&self, grid: &Grid, sum: Packed, lanes: &mut [Lane]) {
        let mut lanes = lanes.iter_mut();
        for drawn in &self.blocks {
            let absent = &grid.blocks[drawn.block].absent;
            for (&lane, sums) in drawn.lanes.iter().zip(&mut lanes) {
                sums[absent[lane] as usize] += sum;
            }
        }
    }

    fn add(&self, grid: &Grid, places: &[u32], packed: &[Packed], lanes: &mut [Lane]) {
        let mut rest = lanes;
        for drawn in &self.blocks {
            let (own, others) = rest.split_at_mut(drawn.lanes.len());
            add_drawn(&grid.blocks[drawn.block], &drawn.lanes, (places, packed), own);
            rest = others;
        }
    }

    /// Turns the parent's lanes into those of the one child by taking away the other's.
    pub(super) fn subtract(&self, grid: &Grid, parent: &mut [Lane], child: &[Lane]) {
        for ((parent, child), codes) in parent.iter_mut().zip(child).zip(self.codes(grid)) {
            parent[..codes].iter_mut().zip(&child[..codes]).for_each(|(parent, child)| *parent -= child);
        }
    }
}

macro_rules! lanes_known_beforehand {
    ($count:expr, $add:ident $arguments:tt, $($n:literal)*) => {
        match $count {
            $($n => $add::<$n>$arguments,)*
            _ => {}
        }
    };
}

/// Adds up the drawn lanes of a block. Their number is known when the crate compiles, so that the inner loop is
/// unrolled; where the first lanes are drawn, so are their places, which saves a third of the time.
fn add_drawn(block: &Block, lanes: &[usize], rows: (&[u32], &[Packed]), sums: &mut [Lane]) {
    if lanes.last() == Some(&(lanes.len() - 1)) {
        lanes_known_beforehand!(lanes.len(), add_first(block, rows, sums), 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16);
    } else {
        lanes_known_beforehand!(lanes.len(), add(block, lanes, rows, sums), 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15);
    }
}

#[inline(never)]
fn add_first<const N: usize>(block: &Block, rows: (&[u32], &[Packed]), sums: &mut [Lane]) {
    let Some(sums) = sums.first_chunk_mut::<N>() else { return };
    let bytes = block.bytes.as_slice();
    for (&row, &sum) in rows.0.iter().zip(rows.1) {
        let bytes = &bytes[row as usize];
        for at in 0..N {
            sums[at][bytes[at % LANES] as usize] += sum;
        }
    }
}

#[inline(never)]
fn add<const N: usize>(block: &Block, lanes: &[usize], rows: (&[u32], &[Packed]), sums: &mut [Lane]) {
    let (Some(lanes), Some(sums)) = (lanes.first_chunk::<N>(), sums.first_chunk_mut::<N>()) else { return };
    let bytes = block.bytes.as_slice();
    for (&row, &sum) in rows.0.iter().zip(rows.1) {
        let bytes = &bytes[row as usize];
        for at in 0..N {
            sums[at][bytes[lanes[at] % LANES] as usize] += sum;
        }
    }
}
