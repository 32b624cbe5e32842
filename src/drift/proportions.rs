//! Tests of counts.

use super::tails::{chi_square_tail, normal_two_sided_tail};

/// The chi-square test of current counts against those that the reference's shares lead to expect, `k − 1` degrees of
/// freedom: its p-value. A category that the reference lacks makes it 0.
///
/// Source: Evidently 0.7.23, `stattests/chisquare_stattest.py`.
pub(super) fn goodness_of_fit_p_value(counts: &[[usize; 2]]) -> f64 {
    let [rows, others] = [0, 1].map(|side| counts.iter().map(|both| both[side]).sum::<usize>() as f64);
    let term = |both: &[usize; 2]| {
        let expected = both[0] as f64 * (others / rows);
        let gap = both[1] as f64 - expected;
        gap * gap / expected
    };
    chi_square_tail(counts.iter().map(term).sum(), counts.len() - 1)
}

/// The chi-square test that reference and current data come from one distribution: the p-value of the 2 × k table, in
/// which both sides are samples.
///
/// Source: Pearson's test of homogeneity; scipy's `chi2_contingency(correction=False)`.
pub(super) fn homogeneity_p_value(counts: &[[usize; 2]]) -> f64 {
    let [rows, others] = [0, 1].map(|side| counts.iter().map(|both| both[side]).sum::<usize>() as f64);
    let all = rows + others;
    let found: Vec<&[usize; 2]> = counts.iter().filter(|both| both[0] + both[1] > 0).collect();
    let term = |both: &&[usize; 2]| {
        let together = (both[0] + both[1]) as f64;
        let part = |count: usize, side: f64| {
            let expected = together * side / all;
            let gap = count as f64 - expected;
            gap * gap / expected
        };
        part(both[0], rows) + part(both[1], others)
    };
    if found.len() < 2 || rows == 0.0 || others == 0.0 {
        return 1.0;
    }
    chi_square_tail(found.iter().map(term).sum(), found.len() - 1)
}

/// The two-sided z-test of two proportions with a pooled variance: its p-value; 1 where all or none of both sides count.
///
/// Source: Evidently 0.7.23, `stattests/z_stattest.py`.
pub(super) fn proportions_p_value(hits: [usize; 2], of: [usize; 2]) -> f64 {
    let [first, second] = [0, 1].map(|side| hits[side] as f64 / of[side] as f64);
    let pooled = (hits[0] + hits[1]) as f64 / (of[0] + of[1]) as f64;
    let variance = pooled * (1.0 - pooled) * (1.0 / of[0] as f64 + 1.0 / of[1] as f64);
    if variance <= 0.0 {
        return 1.0;
    }
    normal_two_sided_tail((first - second) / variance.sqrt())
}

/// Benjamini and Hochberg's q-values: the least false discovery rate at which each test counts among the discoveries.
/// NaN stays NaN and does not count as a test.
///
/// Source: Benjamini and Hochberg, J. R. Stat. Soc. B 57 (1995); R's `p.adjust(method = "BH")`.
pub(super) fn q_values(p_values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p_values.len()).filter(|place| !p_values[*place].is_nan()).collect();
    order.sort_by(|a, b| p_values[*b].total_cmp(&p_values[*a]));
    let (mut found, tests) = (p_values.to_vec(), order.len());
    let mut least = 1.0_f64;
    for (above, place) in order.into_iter().enumerate() {
        least = least.min(p_values[place] * tests as f64 / (tests - above) as f64);
        found[place] = least;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() <= 1e-12 * expected.max(1e-3), "{found} {expected}");
    }

    #[test]
    fn tests_of_counts_agree_with_scipy() {
        // scipy 1.17.1: chisquare([30, 45, 25], [20, 50, 30]); chi2_contingency([[20, 50, 30], [30, 45, 25]]).
        near(goodness_of_fit_p_value(&[[40, 30], [100, 45], [60, 25]]), 0.042_143_843_509_276_406);
        near(homogeneity_p_value(&[[20, 30], [50, 45], [30, 25]]), 0.256_955_676_320_158_9);
        near(proportions_p_value([20, 30], [100, 100]), 0.102_470_434_859_749_41);
    }

    #[test]
    fn a_category_that_the_reference_lacks_is_certain_drift() {
        assert_eq!(goodness_of_fit_p_value(&[[40, 30], [0, 1], [5, 5]]).to_bits(), 0.0_f64.to_bits());
    }

    #[test]
    fn nothing_to_tell_apart_is_no_evidence() {
        for p in [
            proportions_p_value([0, 0], [10, 20]),
            proportions_p_value([10, 20], [10, 20]),
            homogeneity_p_value(&[[4, 9]]),
            homogeneity_p_value(&[[4, 0], [5, 0]]),
        ] {
            assert_eq!(p.to_bits(), 1.0_f64.to_bits());
        }
    }

    #[test]
    fn q_values_are_those_of_r() {
        // R: p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.5), "BH")
        let found = q_values(&[0.01, 0.04, 0.03, 0.005, 0.5, f64::NAN]);
        for (found, expected) in found.iter().zip([0.025, 0.05, 0.05, 0.025, 0.5]) {
            near(*found, expected);
        }
        assert!(found[5].is_nan());
    }
}
