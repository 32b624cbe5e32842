//! Distances between two distributions over the same bins, as Evidently computes them.

/// `Σ (r − c) · ln(r / c)`; a zero share counts as 0.0001, or as a millionth of the smallest share of its side
/// that is not zero where that is no more than 0.0001.
///
/// Source: Evidently 0.7.23, `stattests/psi.py`, `stattests/utils.py`.
pub(super) fn population_stability_index(reference: &[f64], current: &[f64]) -> f64 {
    let (reference, current) = (without_zeros(reference), without_zeros(current));
    reference.iter().zip(&current).map(|(r, c)| (r - c) * (r / c).ln()).sum()
}

/// `Σ r · ln(r / c)` of both sides brought to 1, zeros as in [`population_stability_index`].
///
/// Source: Evidently 0.7.23, `stattests/kl_div.py` (scipy's `entropy`).
pub(super) fn kullback_leibler_divergence(reference: &[f64], current: &[f64]) -> f64 {
    relative_entropy(&brought_to_one(&without_zeros(reference)), &brought_to_one(&without_zeros(current)))
}

/// `√((KL(r‖m) + KL(c‖m)) / 2)` with `m = (r + c) / 2`, natural logarithm: from 0 to √ln 2 ≈ 0.8326. Both sides are
/// brought to 1; counts will do.
///
/// Source: scipy's `distance.jensenshannon`.
pub(super) fn jensen_shannon_distance(reference: &[f64], current: &[f64]) -> f64 {
    let (reference, current) = (brought_to_one(reference), brought_to_one(current));
    let middle: Vec<f64> = reference.iter().zip(&current).map(|(r, c)| f64::midpoint(*r, *c)).collect();
    let twice = relative_entropy(&reference, &middle) + relative_entropy(&current, &middle);
    (twice / 2.0).max(0.0).sqrt()
}

/// `√(1 − Σ √(r · c))`.
///
/// Source: Evidently 0.7.23, `stattests/hellinger_distance.py`.
pub(super) fn hellinger_distance(reference: &[f64], current: &[f64]) -> f64 {
    let overlap: f64 = reference.iter().zip(current).map(|(r, c)| (r * c).sqrt()).sum();
    (1.0 - overlap.clamp(0.0, 1.0)).sqrt()
}

/// `Σ r · ln(r / c)`; a term is 0 where `r` is.
fn relative_entropy(reference: &[f64], current: &[f64]) -> f64 {
    let terms = reference.iter().zip(current).filter(|(r, _)| **r > 0.0);
    terms.map(|(r, c)| r * (r / c).ln()).sum()
}

fn brought_to_one(shares: &[f64]) -> Vec<f64> {
    let sum: f64 = shares.iter().sum();
    shares.iter().map(|share| share / sum).collect()
}

fn without_zeros(shares: &[f64]) -> Vec<f64> {
    let smallest = shares.iter().copied().filter(|share| *share > 0.0).fold(f64::INFINITY, f64::min);
    let floor = if smallest <= 1e-4 { smallest / 1e6 } else { 1e-4 };
    shares.iter().map(|share| if *share > 0.0 { *share } else { floor }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-15, "{found} {expected}");
    }

    #[test]
    fn the_stability_index_of_a_case_worked_by_hand() {
        // (0.5 − 0.25)·ln 2 + (0.5 − 0.75)·ln(2/3)
        let expected = 0.25 * 2.0_f64.ln() - 0.25 * (2.0_f64 / 3.0).ln();
        near(population_stability_index(&[0.5, 0.5], &[0.25, 0.75]), expected);
    }

    #[test]
    fn an_empty_bin_counts_as_a_ten_thousandth_or_less() {
        let expected = (0.5 - 1e-4) * (0.5_f64 / 1e-4).ln() + (0.5 - 1.0) * 0.5_f64.ln();
        near(population_stability_index(&[0.5, 0.5], &[0.0, 1.0]), expected);
        let (rare, floor) = (1e-4_f64, 1e-10_f64);
        let expected = (0.5 - rare) * (0.5 / rare).ln()
            + (0.25 - floor) * (0.25 / floor).ln()
            + (0.25 - (1.0 - rare)) * (0.25 / (1.0 - rare)).ln();
        near(population_stability_index(&[0.5, 0.25, 0.25], &[rare, 0.0, 1.0 - rare]), expected);
    }

    #[test]
    fn distances_are_nothing_between_equals_and_greatest_between_strangers() {
        let (all, none) = (&[1.0, 0.0], &[0.0, 1.0]);
        near(jensen_shannon_distance(all, none), 2.0_f64.ln().sqrt());
        near(hellinger_distance(all, none), 1.0);
        for distance in [
            jensen_shannon_distance,
            hellinger_distance,
            population_stability_index,
            kullback_leibler_divergence,
        ] {
            near(distance(&[0.3, 0.7], &[0.3, 0.7]), 0.0);
        }
    }

    #[test]
    fn jensen_shannon_and_kullback_leibler_worked_by_hand() {
        // r = (1/2, 1/2), c = (1, 0): m = (3/4, 1/4).
        let to_middle = 0.5 * (0.5_f64 / 0.75).ln() + 0.5 * (0.5_f64 / 0.25).ln();
        near(
            jensen_shannon_distance(&[2.0, 2.0], &[3.0, 0.0]),
            f64::midpoint(to_middle, (1.0_f64 / 0.75).ln()).sqrt(),
        );
        let (a, b) = (0.5_f64, 0.25_f64);
        near(
            kullback_leibler_divergence(&[a, a], &[b, 1.0 - b]),
            a * (a / b).ln() + a * (a / (1.0 - b)).ln(),
        );
    }
}
