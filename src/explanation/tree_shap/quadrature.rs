//! Gauss-Legendre quadrature on [0, 1]: exact for polynomials of a degree below twice the number of nodes.

/// The rules of 0, 1, 2, … up to `most` nodes, each as pairs of node and weight.
pub(super) fn rules(most: usize) -> Vec<Vec<(f64, f64)>> {
    (0..=most).map(rule).collect()
}

/// Nodes by Newton's method on the Legendre polynomial.
fn rule(count: usize) -> Vec<(f64, f64)> {
    let n = count as f64;
    (0..count)
        .map(|i| {
            let mut x = (std::f64::consts::PI * (i as f64 + 0.75) / (n + 0.5)).cos();
            let mut slope = 0.0;
            for _ in 0..100 {
                let (value, derivative) = legendre(count, x);
                slope = derivative;
                let step = value / derivative;
                x -= step;
                if step.abs() < 1e-16 {
                    break;
                }
            }
            (f64::midpoint(x, 1.0), 1.0 / ((1.0 - x * x) * slope * slope))
        })
        .collect()
}

/// The Legendre polynomial of degree `count` at `x`, and its derivative.
fn legendre(count: usize, x: f64) -> (f64, f64) {
    let (mut before, mut value) = (0.0, 1.0);
    for k in 0..count {
        let k = k as f64;
        (before, value) = (value, ((2.0 * k + 1.0) * x * value - k * before) / (k + 1.0));
    }
    (value, count as f64 * (x * value - before) / (x * x - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polynomials_are_integrated_exactly() {
        for (count, rule) in rules(32).iter().enumerate() {
            for power in 0..2 * count {
                let sum: f64 = rule.iter().map(|(t, w)| w * t.powi(power as i32)).sum();
                let exact = 1.0 / (power as f64 + 1.0);
                assert!((sum - exact).abs() < 1e-14, "{count} nodes, power {power}: {sum}");
            }
        }
    }
}
