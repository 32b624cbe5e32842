//! The two-sample Kolmogorov–Smirnov test: how far two empirical distributions lie apart, and how often chance alone
//! takes two samples of one distribution that far.

mod durbin;
mod kolmogorov;
mod paths;
mod pelz_good;
mod pomeranz;
mod saddle_point;
mod smirnov;

#[cfg(test)]
mod scipy_cases;
#[cfg(test)]
#[expect(clippy::float_cmp, reason = "the same to the bit is what is tested")]
mod tests;

use kolmogorov::kolmogorov_tail;
use paths::{outside_rectangle, outside_square};

/// Most rows of the larger sample with which the p-value counts paths.
const EXACT_ROWS: usize = 10_000;

/// `max |F(v) − G(v)|` over the values `v` of either sample, `F` and `G` being their empirical distribution functions:
/// from 0 (the same shares everywhere) to 1 (no overlap).
///
/// Both slices are sorted upwards, neither is empty and neither holds NaN. Equal values count as one step of the
/// distribution function.
///
/// Source: scipy 1.17.1, `stats.ks_2samp`.
pub(super) fn ks_statistic(reference: &[f64], current: &[f64]) -> f64 {
    let (mut reference_below, mut current_below, mut widest) = (0, 0, 0.0);
    while let (Some(left), Some(right)) = (reference.get(reference_below), current.get(current_below)) {
        let value = left.min(*right);
        reference_below += leading(&reference[reference_below..], value);
        current_below += leading(&current[current_below..], value);
        let shares =
            [reference_below as f64 / reference.len() as f64, current_below as f64 / current.len() as f64];
        widest = f64::max(widest, (shares[0] - shares[1]).abs());
    }
    widest
}

/// How many of the first values are at most `value`.
fn leading(sorted: &[f64], value: f64) -> usize {
    sorted.iter().take_while(|other| **other <= value).count()
}

/// The probability that two samples of one continuous distribution, of `reference` and `current` rows (both above 0),
/// differ by `statistic` (from 0 to 1) or more.
///
/// Up to 10,000 rows in the larger sample it is exact: the share of the lattice paths from (0, 0) to
/// (`reference`, `current`) that leave the band `|x / reference − y / current| < statistic`. The share is summed as
/// such and not taken from 1, hence it has no floor but the smallest number; it takes
/// `O(reference · current · statistic)`.
/// Beyond, or where rounding carries the exact share above 1, it is [`ks_p_value_asymptotic`].
///
/// Source: scipy 1.17.1, `stats.ks_2samp(method="auto")`.
pub(super) fn ks_p_value(statistic: f64, reference: usize, current: usize) -> f64 {
    if reference.max(current) > EXACT_ROWS {
        return ks_p_value_asymptotic(statistic, reference, current);
    }
    let divisor = greatest_common_divisor(reference, current);
    // Two empirical distributions differ by whole steps of one in so many.
    let grid = (reference / divisor * current) as f64;
    let steps = (statistic * grid).round_ties_even();
    if steps == 0.0 {
        return 1.0;
    }
    let exact = if reference == current {
        outside_square(reference, steps as usize)
    } else {
        outside_rectangle([reference, current], divisor, steps as usize)
    };
    if exact <= 1.0 { exact } else { ks_p_value_asymptotic(steps / grid, reference, current) }
}

/// The probability of [`ks_p_value`], taken from the one-sample distribution with `n = m·k / (m + k)` rows, `m` and `k`
/// being the rows of the samples, and `n` rounded to the nearest whole number (halves to the even one).
///
/// Fast at any size; the distribution of `n` rows itself is scipy's `kstwo`, to about 1e-12. NaN where `n` rounds to
/// nought, which only two samples of one row each do.
///
/// One difference on purpose: for some `n` of tens of thousands (32,767, say) and a very small statistic scipy 1.17.1
/// overflows and answers 0; here it is the true probability, about 1.
///
/// Source: scipy 1.17.1, `stats.ks_2samp(method="asymp")`.
pub(super) fn ks_p_value_asymptotic(statistic: f64, reference: usize, current: usize) -> f64 {
    let (reference, current) = (reference as f64, current as f64);
    let rows = (reference * current / (reference + current)).round_ties_even();
    kolmogorov_tail(rows as usize, statistic)
}

fn greatest_common_divisor(a: usize, b: usize) -> usize {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}
