//! Pelz and Good's expansion for small distances of large samples.

use std::f64::consts::PI;

/// Below it `e` to the power of it is nought.
const LEAST_LOGARITHM: f64 = -708.0;

/// `P(D < d)` for the two-sided distance of `n` rows: `K₀(z) + K₁(z)/√n + K₂(z)/n + K₃(z)/n√n`, with `z = d·√n` and
/// each `K` a theta series in a form that converges fast for small `z`.
///
/// Source: Pelz and Good, "Approximating the Lower Tail-areas of the Kolmogorov–Smirnov One-sample Statistic", Journal
/// of the Royal Statistical Society B 38(2), 1976; the terms of scipy 1.17.1.
pub(super) fn pelz_good_cdf(n: usize, d: f64) -> f64 {
    let root = (n as f64).sqrt();
    let z = root * d;
    let exponent = -PI.powi(2) / 8.0 / z.powi(2);
    if exponent < LEAST_LOGARITHM {
        return 0.0;
    }
    let terms = (16.0 * z / PI).ceil() as i32;
    let scale = (2.0 * PI).sqrt();
    let divisors = [z, 6.0 * z.powi(4), 72.0 * z.powi(7), 6480.0 * z.powi(10)];
    let [k0, k1, k2, k3] = odd_sums(z, exponent.exp(), terms);
    let [extra2, extra3] = whole_sums(z, terms);
    let k0 = k0 * scale / divisors[0];
    let k1 = k1 * scale / divisors[1];
    let k2 = k2 * scale / divisors[2] - extra2 * PI.powi(2) * scale / (36.0 * z.powi(3));
    let k3 = k3 * scale / divisors[3] + extra3 * PI.powi(2) * scale / (216.0 * z.powi(6));
    k0 + k1 / root + k2 / root.powi(2) + k3 / root.powi(3)
}

/// `Σ c_i(m) · q^(m²)` over odd `m`, for the polynomials `c_i` of the four `K`, by Horner's rule:
/// `(2k + 1)² − (2k − 1)² = 8k`.
fn odd_sums(z: f64, q: f64, terms: i32) -> [f64; 4] {
    let [z2, z4, z6, z8] = [2, 4, 6, 8].map(|power| z.powi(power));
    let [pi2, pi4, pi6] = [2, 4, 6].map(|power| PI.powi(power));
    let mut sums = [0.0; 4];
    for k in (1..=terms).rev() {
        let [m2, m4, m6] = [2, 4, 6].map(|power| f64::from(2 * k - 1).powi(power));
        let coefficients = [
            1.0,
            -z2 + pi2 / 4.0 * m2,
            6.0 * z6 + 2.0 * z4 + (2.0 * z4 - 5.0 * z2) * pi2 / 4.0 * m2 + pi4 * (1.0 - 2.0 * z2) / 16.0 * m4,
            -30.0 * z6 - 90.0 * z8
                + pi2 * (135.0 * z4 - 96.0 * z6) / 4.0 * m2
                + pi4 * (-60.0 * z2 + 212.0 * z4) / 16.0 * m4
                + pi6 * (5.0 - 30.0 * z2) / 64.0 * m6,
        ];
        let power = q.powi(8 * k);
        for (sum, coefficient) in sums.iter_mut().zip(coefficients) {
            *sum = *sum * power + coefficient;
        }
    }
    sums.map(|sum| sum * q)
}

/// `Σ k² · q^(k²)` and `Σ (3z² − π²k²) · k² · q^(k²)` with `q = exp(−π² / 2z²)`.
fn whole_sums(z: f64, terms: i32) -> [f64; 2] {
    let q = (-PI.powi(2) / 2.0 / z.powi(2)).exp();
    (1..=terms).rev().fold([0.0; 2], |[second, third], k| {
        let (k, k2) = (f64::from(k), f64::from(k * k));
        let term = k2 * q.powf(k2);
        let (root, step) = (3_f64.sqrt() * z, PI * k);
        [second + term, third + (root + step) * (root - step) * term]
    })
}
