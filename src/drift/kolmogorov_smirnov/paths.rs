//! The exact p-value: shares of lattice paths.
//!
//! Two samples in sorted order are a path of steps to the right (a reference row) and upwards (a current row); where
//! both come from one distribution, every path is as likely.

use std::ops::Range;

/// The share of the paths from (0, 0) to (`n`, `n`) that reach `|x − y| ≥ steps`, with `steps` from 1 to `n`.
///
/// `2·A₀·(1 − A₁·(1 − A₂·(1 − …)))` with `A_k = Π_j (n − k·steps − j) / (n + k·steps + j + 1)` over `j` from 0 to
/// `steps − 1`, which is the reflection principle without its large binomial coefficients. Rounding may carry it
/// above 1.
///
/// Source: scipy 1.17.1, `stats._stats_py._compute_prob_outside_square`; the order of its operations, too, since the
/// share decides at 1 whether it stands.
pub(super) fn outside_square(n: usize, steps: usize) -> f64 {
    let factor = |reflections: usize| {
        (0..steps).fold(1.0, |product, j| {
            let shift = (reflections * steps + j) as f64;
            (n as f64 - shift) * product / (n as f64 + shift + 1.0)
        })
    };
    2.0 * (0..=n / steps).rev().fold(0.0, |share, reflections| factor(reflections) * (1.0 - share))
}

/// The share of the paths from (0, 0) to (`a`, `b`) that reach `|x / a − y / b| ≥ steps / lcm(a, b)`, given
/// `sides = [a, b]`, their greatest common divisor and at least one step.
///
/// With `A(x, y)` the share of the paths to `(x, y)` that have left the band, 1 beyond the band itself,
/// `A(x, y) = (x·A(x − 1, y) + y·A(x, y − 1)) / (x + y)`. All terms are positive: no digits are lost near 0.
///
/// Source: Viehmann, "Numerically more stable computation of the p-values for the two-sample Kolmogorov–Smirnov test",
/// arXiv:2102.08037, as in scipy 1.17.1; here diagonal by diagonal, since the points of one do not wait for each other.
pub(super) fn outside_rectangle(sides: [usize; 2], divisor: usize, steps: usize) -> f64 {
    let band = Band { width: sides[0].max(sides[1]), height: sides[0].min(sides[1]), divisor, steps };
    let heights: Vec<f64> = (0..=band.height).map(|y| y as f64).collect();
    // The share at height y stands at y + 1, so that the point below the first one exists (and weighs nothing).
    let mut last = vec![1.0; band.height + 2];
    let mut next = last.clone();
    last[1] = 0.0;
    for diagonal in 1..=band.width + band.height {
        let Range { start, end } = band.inside(diagonal);
        // The band rises by one point a diagonal at most: two of the diagonal before the last may be left over.
        next[(start + 1).saturating_sub(2)..=start].fill(1.0);
        if start < end {
            let shares = next[start + 1..=end].iter_mut();
            let before = last[start + 1..=end].iter().zip(&last[start..end]);
            let total = diagonal as f64;
            for ((share, (left, below)), y) in shares.zip(before).zip(&heights[start..end]) {
                *share = (left * (total - y) + below * y) / total;
            }
        }
        std::mem::swap(&mut last, &mut next);
    }
    last[band.height + 1]
}

/// The points of a grid near its main diagonal, `|x / width − y / height| < steps / lcm(width, height)`.
struct Band {
    width: usize,
    height: usize,
    divisor: usize,
    steps: usize,
}

impl Band {
    /// The heights `y` within the band where `x + y = diagonal`; it starts beyond its end where there are none.
    fn inside(&self, diagonal: usize) -> Range<usize> {
        let rise = self.height / self.divisor;
        let turn = (self.width + self.height) / self.divisor;
        // |rise·x − run·y| < steps, which is |rise·diagonal − turn·y| < steps.
        let above = (rise * diagonal).checked_sub(self.steps).map_or(0, |low| low / turn + 1);
        let below = (rise * diagonal + self.steps).div_ceil(turn);
        above.max(diagonal.saturating_sub(self.width))..below.min(diagonal.min(self.height) + 1)
    }
}
