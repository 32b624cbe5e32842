//! A block of rows, laid out by columns: their inputs and the sums of their contributions.

use super::cells::Cells;
use crate::learning::DesignMatrix;

/// Rows looked up at a time: what they find stays in the processor's first cache.
const STRIP: usize = 256;

/// A block of rows; every column is as long as the rows, rounded up to whole fours.
#[derive(Debug)]
pub(super) struct RowBlock {
    height: usize,
    columns: Vec<f32>,
    /// One column per input, and three more for what lies in a table's last block beyond its inputs.
    sums: Vec<f64>,
    inputs: usize,
}

/// How an input's value becomes its share of an entry's place.
#[derive(Debug, Clone)]
pub(super) enum Reader {
    /// Where it reaches each bound, that is added (modulo 2³²).
    Bounds { start: u32, steps: Vec<(f32, u32)>, missing: u32 },
    /// By the whole number below it; the last for all above.
    Codes { places: Vec<u32>, missing: u32 },
}

impl Reader {
    /// Bounds from which a table by whole numbers is faster, and the most that it may hold.
    const MANY: usize = 8;
    const LARGEST: f32 = 4_096.0;

    pub(super) fn of(cells: &Cells, stride: u32) -> Self {
        let place = |state: u32| state * stride;
        let missing = place(cells.missing);
        let whole = |bound: &f32| bound.fract() == 0.0 && (1.0..=Self::LARGEST).contains(bound);
        match cells.bounds.last() {
            Some(last) if cells.bounds.len() > Self::MANY && cells.bounds.iter().all(whole) => {
                let codes = 0..=*last as usize;
                Self::Codes { places: codes.map(|code| place(cells.state(code as f32))).collect(), missing }
            }
            _ => {
                let start = place(cells.states[0]);
                let step =
                    |(bound, pair): (&f32, &[u32])| (*bound, place(pair[1]).wrapping_sub(place(pair[0])));
                let steps = cells.bounds.iter().zip(cells.states.windows(2)).map(step).collect();
                Self::Bounds { start, steps, missing: missing.wrapping_sub(start) }
            }
        }
    }

    fn add(&self, column: &[f32], places: &mut [u32]) {
        let cells = places.iter_mut().zip(column);
        match self {
            Self::Bounds { start, steps, missing } => {
                let (start, missing) = (*start, *missing);
                for (place, value) in cells {
                    *place = place.wrapping_add(start).wrapping_add(if value.is_nan() { missing } else { 0 });
                }
                for &(bound, step) in steps {
                    for (place, &value) in places.iter_mut().zip(column) {
                        *place = place.wrapping_add(if value >= bound { step } else { 0 });
                    }
                }
            }
            Self::Codes { places: known, missing } => {
                for (place, value) in cells {
                    let found = known[(*value as usize).min(known.len() - 1)];
                    *place += if value.is_nan() { *missing } else { found };
                }
            }
        }
    }
}

impl RowBlock {
    /// The rows from `first` to below `first + rows`, with the given inputs.
    pub(super) fn of(matrix: &DesignMatrix, first: usize, rows: usize, inputs: &[usize]) -> Self {
        let height = rows.next_multiple_of(4);
        let mut columns = vec![f32::NAN; height * inputs.len()];
        for start in (0..rows).step_by(16) {
            for row in start..(start + 16).min(rows) {
                let values = matrix.row(first + row);
                for (place, input) in inputs.iter().enumerate() {
                    columns[place * height + row] = values[*input];
                }
            }
        }
        let sums = vec![0.0; height * (inputs.len() + 3)];
        Self { height, columns, sums, inputs: inputs.len() }
    }

    /// Where each row of a strip finds its entry.
    pub(super) fn places(&self, strip: usize, readers: &[(usize, Reader)], places: &mut Vec<u32>) {
        let start = strip * STRIP;
        places.clear();
        places.resize(STRIP.min(self.height - start), 0);
        for (input, reader) in readers {
            let column = &self.columns[input * self.height + start..];
            reader.add(&column[..places.len()], places);
        }
    }

    pub(super) fn strips(&self) -> usize {
        self.height.div_ceil(STRIP)
    }

    /// Adds to the rows of a strip the entries that they find.
    pub(super) fn add(&mut self, strip: usize, inputs: &[usize], table: &[[f64; 4]], places: &[u32]) {
        let quads = inputs.len().div_ceil(4);
        for (quad, inputs) in inputs.chunks(4).enumerate() {
            let column = |lane: usize| {
                let column = inputs.get(lane).copied().unwrap_or(self.inputs + lane - 1);
                let start = column * self.height + strip * STRIP;
                start..start + places.len()
            };
            let ranges = std::array::from_fn(column);
            let Ok([one, two, three, four]) = self.sums.get_disjoint_mut::<_, 4>(ranges) else { continue };
            let sums = one.as_chunks_mut::<4>().0.iter_mut().zip(two.as_chunks_mut::<4>().0);
            let more = three.as_chunks_mut::<4>().0.iter_mut().zip(four.as_chunks_mut::<4>().0);
            for (((one, two), (three, four)), places) in sums.zip(more).zip(places.as_chunks::<4>().0) {
                let found = |row: usize| &table[places[row] as usize * quads + quad];
                let (a, b, c, d) = (found(0), found(1), found(2), found(3));
                for (lane, sums) in [one, two, three, four].into_iter().enumerate() {
                    sums[0] += a[lane];
                    sums[1] += b[lane];
                    sums[2] += c[lane];
                    sums[3] += d[lane];
                }
            }
        }
    }

    /// Writes the sums out, row by row.
    pub(super) fn write(&self, inputs: &[usize], width: usize, out: &mut [f64]) {
        for (strip, out) in out.chunks_mut(16 * width.max(1)).enumerate() {
            for (place, input) in inputs.iter().enumerate() {
                let sums = &self.sums[place * self.height + strip * 16..];
                for (out, sum) in out.chunks_exact_mut(width).zip(sums) {
                    out[*input] = *sum;
                }
            }
        }
    }
}
