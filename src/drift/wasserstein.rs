//! How far the mass of one sample has to be carried to make the other.

/// The first Wasserstein distance of two ascending samples, `Σ |F_r − F_c| · Δ` over the sorted values of both, in
/// population standard deviations of the reference (0.001 at least).
///
/// Source: Evidently 0.7.23, `stattests/wasserstein_distance_norm.py`; scipy's `wasserstein_distance`.
pub(super) fn normed_wasserstein_distance(reference: &[f64], current: &[f64]) -> f64 {
    wasserstein_distance(reference, current) / standard_deviation(reference).max(0.001)
}

fn wasserstein_distance(reference: &[f64], current: &[f64]) -> f64 {
    let (rows, others) = (reference.len() as f64, current.len() as f64);
    let (mut before, mut after) = (0, 0);
    let mut last = match (reference.first(), current.first()) {
        (Some(a), Some(b)) => a.min(*b),
        _ => return f64::NAN,
    };
    let mut sum = 0.0;
    while before < reference.len() || after < current.len() {
        let value = match (reference.get(before), current.get(after)) {
            (Some(a), Some(b)) => a.min(*b),
            (Some(value), None) | (None, Some(value)) => *value,
            (None, None) => break,
        };
        if value > last {
            sum += (before as f64 / rows - after as f64 / others).abs() * (value - last);
            last = value;
        }
        while reference.get(before).is_some_and(|other| *other <= value) {
            before += 1;
        }
        while current.get(after).is_some_and(|other| *other <= value) {
            after += 1;
        }
    }
    sum
}

/// `√(Σ (x − x̄)² / n)`.
pub(super) fn standard_deviation(values: &[f64]) -> f64 {
    let mean = mean(values);
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (squares / values.len() as f64).sqrt()
}

pub(super) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_of_a_case_worked_by_hand() {
        // F_r − F_c is 1/2 from 0 to 1, then −1/2 from 3 to 5: 1/2 + 1. Deviation of 0 and 3: 1.5.
        let found = normed_wasserstein_distance(&[0.0, 3.0], &[1.0, 5.0]);
        assert!((found - 1.5 / 1.5).abs() < 1e-15, "{found}");
    }

    #[test]
    fn a_constant_reference_is_measured_in_thousandths() {
        assert!((normed_wasserstein_distance(&[2.0, 2.0], &[2.0, 2.5]) - 250.0).abs() < 1e-9);
        assert_eq!(normed_wasserstein_distance(&[2.0], &[2.0, 2.0]).to_bits(), 0.0_f64.to_bits());
    }
}
