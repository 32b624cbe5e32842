//! The two-sided one-sample distribution, region by region.

use super::durbin::durbin_cdf;
use super::pelz_good::pelz_good_cdf;
use super::pomeranz::pomeranz_cdf;
use super::saddle_point::stirling_error;
use super::smirnov::smirnov_tail;

/// Most rows of a small sample, for which every method is cheap.
const SMALL: usize = 140;

/// The probability that the empirical distribution of `n` rows differs from the true one by `d` or more; NaN where `n`
/// is 0.
///
/// Source: Simard and L'Ecuyer, "Computing the Two-Sided Kolmogorov–Smirnov Distribution", Journal of Statistical
/// Software 39(11), 2011, with the bounds between the methods of scipy 1.17.1's `stats.kstwo`.
pub(super) fn kolmogorov_tail(n: usize, d: f64) -> f64 {
    if n == 0 || d.is_nan() {
        return f64::NAN;
    }
    let rows = n as f64;
    // Rows of distance: two neighbouring steps of the distribution function are one apart.
    let t = rows * d;
    let tail = if t <= 0.5 {
        1.0
    } else if d >= 1.0 {
        0.0
    } else if t <= 1.0 {
        1.0 - ruben_gambino_cdf(n, t)
    } else if t >= rows - 1.0 {
        2.0 * (1.0 - d).powf(rows)
    } else if d >= 0.5 {
        2.0 * smirnov_tail(n, d)
    } else if n <= SMALL {
        small_tail(n, d)
    } else {
        large_tail(n, d)
    };
    tail.clamp(0.0, 1.0)
}

fn small_tail(n: usize, d: f64) -> f64 {
    match n as f64 * d * d {
        ..=0.754_693 => 1.0 - durbin_cdf(n, d),
        ..=4.0 => 1.0 - pomeranz_cdf(n, d),
        _ => 2.0 * smirnov_tail(n, d),
    }
}

fn large_tail(n: usize, d: f64) -> f64 {
    let t = n as f64 * d;
    match t * d {
        370.0.. => 0.0,
        2.2.. => 2.0 * smirnov_tail(n, d),
        _ if n <= 100_000 && t * d.sqrt() <= 1.4 => 1.0 - durbin_cdf(n, d),
        _ => 1.0 - pelz_good_cdf(n, d),
    }
}

/// `P(D < t / n) = n! / nⁿ · (2t − 1)ⁿ`, with `t` from ½ to 1.
fn ruben_gambino_cdf(n: usize, t: f64) -> f64 {
    let (rows, reach) = (n as f64, 2.0 * t - 1.0);
    if n <= SMALL {
        return (1..=n).map(|i| i as f64 / rows * reach).product();
    }
    let factorial_over_power = (rows * std::f64::consts::TAU).ln() / 2.0 - rows + stirling_error(rows);
    (factorial_over_power + rows * reach.ln()).exp()
}
