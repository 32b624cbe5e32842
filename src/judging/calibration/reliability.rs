//! Whether predicted risks are borne out.

use serde::{Deserialize, Serialize};

use crate::judging::metrics::two_sided_quantile;

/// Clients of similar predicted risk.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReliabilityBin {
    /// Mean predicted probability of default.
    pub predicted: f64,
    /// Share that defaulted.
    pub observed: f64,
    /// Number of clients.
    pub count: usize,
    /// Lower end of Wilson's 95 % interval of `observed`.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// The clients from the safest to the riskiest in `bins` groups whose sizes differ by one at most; empty groups
/// are left out. Clients of one probability that stand across a boundary are parted in the order of the rows.
#[must_use]
pub fn reliability_curve(probabilities: &[f64], target: &[bool], bins: usize) -> Vec<ReliabilityBin> {
    let mut order: Vec<usize> = (0..target.len()).collect();
    order.sort_by(|&a, &b| probabilities[a].total_cmp(&probabilities[b]));
    (0..bins)
        .map(|bin| &order[bin * order.len() / bins..(bin + 1) * order.len() / bins])
        .filter(|rows| !rows.is_empty())
        .map(|rows| {
            let defaults = rows.iter().filter(|&&row| target[row]).count();
            let (low, high) = wilson_interval(defaults, rows.len());
            ReliabilityBin {
                predicted: rows.iter().map(|&row| probabilities[row]).sum::<f64>() / rows.len() as f64,
                observed: defaults as f64 / rows.len() as f64,
                count: rows.len(),
                low,
                high,
            }
        })
        .collect()
}

/// Mean distance of predicted from observed, weighted by the groups' sizes: `Σ nₖ/n · |pₖ − oₖ|`.
///
/// Source: Naeini, Cooper and Hauskrecht, Obtaining Well Calibrated Probabilities Using Bayesian
/// Binning (AAAI 2015).
#[must_use]
pub fn expected_calibration_error(curve: &[ReliabilityBin]) -> f64 {
    let clients: usize = curve.iter().map(|bin| bin.count).sum();
    let gaps = curve.iter().map(|bin| bin.count as f64 * (bin.predicted - bin.observed).abs());
    gaps.sum::<f64>() / clients as f64
}

/// Wilson's interval of a share at 95 %. Source: Wilson (JASA 22, 1927).
fn wilson_interval(found: usize, of: usize) -> (f64, f64) {
    let (n, z) = (of as f64, two_sided_quantile(0.95));
    let (p, spread) = (found as f64 / n, z * z / n);
    let middle = p + spread / 2.0;
    let reach = (spread * (p * (1.0 - p) + spread / 4.0)).sqrt();
    (((middle - reach) / (1.0 + spread)).max(0.0), ((middle + reach) / (1.0 + spread)).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::stored_case;

    /// scipy 1.17.1 `stats.binomtest(k, n).proportion_ci(0.95, method="wilson")`.
    #[test]
    fn the_interval_is_that_of_scipy() {
        let cases = [
            (0, 20, 0.0, 0.161_125_158_052_819_35),
            (3, 20, 0.052_368_745_896_216_62, 0.360_418_864_740_756_9),
            (20, 20, 0.838_874_841_947_180_8, 1.0),
            (81, 1000, 0.065_649_621_541_200_3, 0.099_557_202_069_694_9),
        ];
        for (found, of, low, high) in cases {
            let ours = wilson_interval(found, of);
            assert!((ours.0 - low).abs() < 1e-12 && (ours.1 - high).abs() < 1e-12, "{ours:?}");
        }
    }

    /// scikit-learn 1.9.1 `calibration_curve(target, x, n_bins=10, strategy="quantile")` with
    /// `x = (numpy.arange(200)*7919 % 1009) / 1009`, which has no ties.
    #[test]
    fn the_curve_is_that_of_scikit_learn() {
        let probabilities: Vec<f64> = (0..200).map(|i| f64::from((i * 7919) % 1009) / 1009.0).collect();
        let curve = reliability_curve(&probabilities, &stored_case().target, 10);
        assert_eq!(curve.len(), 10);
        for (bin, (predicted, observed)) in curve.iter().zip(SKLEARN) {
            assert!((bin.predicted - predicted).abs() < 1e-12, "{bin:?}");
            assert!((bin.observed - observed).abs() < 1e-12 && bin.count == 20, "{bin:?}");
        }
        let gaps = SKLEARN.iter().map(|(predicted, observed)| (predicted - observed).abs());
        assert!((expected_calibration_error(&curve) - gaps.sum::<f64>() / 10.0).abs() < 1e-12);
    }

    /// Mean prediction and share of defaults.
    const SKLEARN: [(f64, f64); 10] = [
        (0.048_959_365_708_622_4, 0.05),
        (0.149_207_135_777_998_02, 0.0),
        (0.250_396_432_111_001, 0.1),
        (0.352_031_714_568_880_05, 0.2),
        (0.452_477_700_693_756_2, 0.1),
        (0.553_666_997_026_759_3, 0.35),
        (0.655_302_279_484_638_2, 0.25),
        (0.755_748_265_609_514_2, 0.5),
        (0.853_072_348_860_257_5, 0.6),
        (0.952_031_714_568_88, 0.55),
    ];

    #[test]
    fn the_error_weighs_groups_by_their_clients() {
        let bin =
            |predicted, observed, count| ReliabilityBin { predicted, observed, count, low: 0.0, high: 1.0 };
        let error = expected_calibration_error(&[bin(0.1, 0.2, 30), bin(0.5, 0.1, 10)]);
        assert!((error - 0.175).abs() < 1e-15);
    }

    #[test]
    fn more_groups_than_clients_leave_the_empty_ones_out() {
        assert_eq!(reliability_curve(&[0.2, 0.1], &[true, false], 10).len(), 2);
    }
}
