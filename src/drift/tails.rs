//! The tails of the chi-square and of the normal distribution.

use statrs::function::gamma::checked_gamma_ur;

/// The probability that a chi-square variable of `degrees` degrees of freedom exceeds `statistic`, which is not
/// negative: `Q(degrees / 2, statistic / 2)`, the upper regularised incomplete gamma function.
///
/// Nought where the statistic is infinite. Without degrees of freedom it is nought for a statistic above nought and NaN
/// at nought, as in scipy's `chisquare` of a single category; NaN, too, where the statistic is negative or NaN.
///
/// Within 1e-12 of scipy 1.17.1's `special.chdtrc`, relatively, up to 500 degrees and down to tails of 1e-300.
pub(super) fn chi_square_tail(statistic: f64, degrees: usize) -> f64 {
    if statistic.is_nan() || statistic < 0.0 || (degrees == 0 && statistic == 0.0) {
        return f64::NAN;
    }
    if statistic == 0.0 {
        return 1.0;
    }
    if statistic.is_infinite() || degrees == 0 {
        return 0.0;
    }
    checked_gamma_ur(degrees as f64 / 2.0, statistic / 2.0).unwrap_or(f64::NAN)
}

/// The probability that a standard normal variable lies `|z|` or more from nought: `P(|Z| ≥ |z|)`; NaN for NaN.
///
/// The square of a normal variable is chi-square with one degree of freedom. Within 1e-12 of scipy 1.17.1's
/// `2 · norm.sf(|z|)`, relatively, down to tails of 1e-300.
pub(super) fn normal_two_sided_tail(z: f64) -> f64 {
    // Not erfc: that of statrs 0.19.1 is right to ten digits only.
    chi_square_tail(z * z, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_degrees_of_freedom_leave_an_exponential_tail() {
        // By hand: Q(1, x / 2) = exp(-x / 2).
        for statistic in [0.0, 1e-3, 1.0, 7.5, 100.0, 1300.0] {
            let tail = f64::exp(-statistic / 2.0);
            assert!((chi_square_tail(statistic, 2) - tail).abs() <= 1e-12 * tail, "{statistic}");
        }
    }

    /// scipy 1.17.1 `special.chdtrc(degrees, statistic)`.
    #[test]
    fn chi_square_tails_are_those_of_scipy() {
        let cases = [
            (0.001, 1, 0.974_772_879_369_960_4),
            (0.5, 1, 0.479_500_122_186_953_37),
            (3.841_458_820_694_124, 1, 0.049_999_999_999_999_89),
            (40.0, 1, 2.539_628_589_470_863_4e-10),
            (1300.0, 1, 1.130_372_844_149_330_1e-284),
            (0.01, 2, 0.995_012_479_192_682_3),
            (12.5, 3, 0.005_852_662_593_326_735),
            (5.0, 9, 0.834_308_260_193_407_5),
            (23.0, 9, 0.006_196_317_389_953_051),
            (90.0, 30, 6.567_326_820_001_48e-8),
            (99.0, 100, 0.509_472_198_798_374_1),
            (180.0, 100, 1.649_498_501_717_852_6e-6),
            (450.0, 500, 0.946_940_312_771_941_9),
            (560.0, 500, 0.032_354_819_282_085_44),
            (1500.0, 500, 1.708_213_829_539_429_1e-100),
            (2000.0, 500, 5.224_452_135_049_434e-178),
        ];
        for (statistic, degrees, tail) in cases {
            let found = chi_square_tail(statistic, degrees);
            assert!((found - tail).abs() <= 1e-12 * tail, "{statistic} {degrees}: {found:e}");
        }
    }

    /// scipy 1.17.1 `2 * stats.norm.sf(z)`.
    #[test]
    fn normal_tails_are_those_of_scipy_on_both_sides() {
        let cases = [
            (0.001, 0.999_202_115_572_177_9),
            (0.707_190_259_645_576_1, 0.479_448_250_777_794_85),
            (1.0, 0.317_310_507_862_914_15),
            (1.959_963_984_540_054, 0.05),
            (2.575_829_303_548_900_4, 0.010_000_000_000_000_007),
            (5.0, 5.733_031_437_583_866e-7),
            (8.3, 1.041_113_948_978_049_3e-16),
            (20.0, 5.507_248_237_212_311e-89),
            (37.0, 1.145_114_244_504_785_3e-299),
        ];
        for (z, tail) in cases {
            for z in [z, -z] {
                let found = normal_two_sided_tail(z);
                assert!((found - tail).abs() <= 1e-12 * tail, "{z}: {found:e}");
            }
        }
    }

    #[test]
    fn the_ends_are_those_of_scipy() {
        assert_eq!((chi_square_tail(0.0, 3), chi_square_tail(f64::INFINITY, 3)), (1.0, 0.0));
        assert_eq!((chi_square_tail(1.0, 0), chi_square_tail(f64::INFINITY, 0)), (0.0, 0.0));
        assert!(chi_square_tail(0.0, 0).is_nan() && chi_square_tail(f64::NAN, 1).is_nan());
        assert!(chi_square_tail(-1.0, 1).is_nan() && normal_two_sided_tail(f64::NAN).is_nan());
        assert_eq!((normal_two_sided_tail(0.0), normal_two_sided_tail(f64::NEG_INFINITY)), (1.0, 0.0));
    }
}
