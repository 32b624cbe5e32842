//! The parts of binomial chances that stay accurate where factorials are too large.
//!
//! Source: Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000.

/// `(−1)^(j+1) · B₂ⱼ / 2j(2j − 1)` from `j = 1`, with the Bernoulli numbers `B`.
const STIRLING: [f64; 8] = [
    1.0 / 12.0,
    -1.0 / 360.0,
    1.0 / 1260.0,
    -1.0 / 1680.0,
    1.0 / 1188.0,
    -691.0 / 360_360.0,
    1.0 / 156.0,
    -3617.0 / 122_400.0,
];

/// `ln k! − ln(√(2πk) · (k / e)ᵏ)` for a whole `k` above 0: what Stirling's formula lacks, about `1 / 12k`.
pub(super) fn stirling_error(k: f64) -> f64 {
    if k < 8.0 {
        let factorial: f64 = (1..=k as u32).map(f64::from).product();
        return factorial.ln() - (std::f64::consts::TAU * k).ln() / 2.0 - k * k.ln() + k;
    }
    let inverse_square = 1.0 / (k * k);
    STIRLING.iter().rev().fold(0.0, |sum, coefficient| sum * inverse_square + coefficient) / k
}

/// `ln(1 + u) − u` for `u` from −1, without loss where `u` is near 0.
pub(super) fn logarithm_less_linear(u: f64) -> f64 {
    /// Enough for `r² ≤ 1/9`.
    const TERMS: u32 = 18;

    if u.abs() > 0.5 {
        return u.ln_1p() - u;
    }
    // ln(1 + u) = 2·artanh(r) = 2·(r + r³/3 + r⁵/5 + …)
    let r = u / (2.0 + u);
    let series = (0..TERMS).rev().fold(0.0, |sum, k| sum * r * r + 1.0 / f64::from(2 * k + 3));
    r * (2.0 * r * r * series - u)
}
