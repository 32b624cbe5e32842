//! The nearest neighbours of clients by SMOTE-NC's distance.

use rayon::prelude::*;

/// Clients laid out for distances: numeric inputs over their scale, then nominal codes.
pub(super) struct Points {
    /// Row by row.
    pub(super) numeric: Vec<f64>,
    /// Row by row.
    pub(super) nominal: Vec<usize>,
    /// Number of points.
    pub(super) count: usize,
    /// What a differing category adds to the squared distance.
    pub(super) mismatch: f64,
}

impl Points {
    /// The squared distance of two points: squared differences of the numeric inputs, and `mismatch` for each
    /// nominal input that differs.
    ///
    /// Eight sums run side by side, so that no addition waits for the one before.
    fn squared_distance(&self, a: usize, b: usize) -> f64 {
        let width = self.numeric.len() / self.count;
        let (x, y) = (&self.numeric[a * width..(a + 1) * width], &self.numeric[b * width..(b + 1) * width]);
        let mut lanes = [0.0_f64; 8];
        let (x_chunks, y_chunks) = (x.chunks_exact(8), y.chunks_exact(8));
        let rest = x_chunks.remainder().iter().zip(y_chunks.remainder());
        let rest: f64 = rest.map(|(x, y)| (x - y) * (x - y)).sum();
        for (x, y) in x_chunks.zip(y_chunks) {
            for lane in 0..8 {
                lanes[lane] += (x[lane] - y[lane]) * (x[lane] - y[lane]);
            }
        }
        let sum: f64 = lanes.iter().sum();
        sum + rest + self.mismatch * self.mismatches(a, b) as f64
    }

    fn mismatches(&self, a: usize, b: usize) -> usize {
        let width = self.nominal.len() / self.count;
        let (x, y) = (&self.nominal[a * width..(a + 1) * width], &self.nominal[b * width..(b + 1) * width]);
        x.iter().zip(y).filter(|(x, y)| x != y).count()
    }

    /// The `k` nearest other points of every point, the nearest first, the first among equals; by comparing
    /// all pairs, on all cores.
    pub(super) fn nearest(&self, k: usize) -> Vec<Vec<usize>> {
        (0..self.count).into_par_iter().map(|point| self.nearest_of(point, k)).collect()
    }

    fn nearest_of(&self, point: usize, k: usize) -> Vec<usize> {
        let mut best: Vec<(f64, usize)> = Vec::with_capacity(k + 1);
        for other in (0..self.count).filter(|other| *other != point) {
            let distance = self.squared_distance(point, other);
            if best.len() == k && best.last().is_some_and(|(most, _)| distance >= *most) {
                continue;
            }
            let place = best.partition_point(|(nearer, _)| *nearer <= distance);
            best.insert(place, (distance, other));
            best.truncate(k);
        }
        best.into_iter().map(|(_, other)| other).collect()
    }
}
