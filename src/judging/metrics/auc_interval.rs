//! The uncertainty of the AUC after DeLong, DeLong and Clarke-Pearson.

use serde::{Deserialize, Serialize};

use super::normal::two_sided_quantile;
use super::ranking::equal;

/// An AUC with its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AucInterval {
    /// Area under the ROC curve.
    pub auc: f64,
    /// DeLong's standard error.
    pub standard_error: f64,
    /// Lower end, at least 0.
    pub low: f64,
    /// Upper end, at most 1.
    pub high: f64,
}

/// How much greater the first AUC of two is, on the same rows.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AucDifference {
    /// First AUC minus second.
    pub difference: f64,
    /// DeLong's standard error of the paired difference.
    pub standard_error: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The AUC with DeLong's normal interval at `confidence` (0.95, say), in O(n log n).
///
/// With `m` defaults and `n` repaid loans, the placement of a default is the share of the repaid loans
/// that it scores above (ties half), that of a repaid loan the share of the defaults above it. The AUC is the
/// mean placement, its variance `var(of defaults) / m + var(of repaid) / n`. NaN where a class has fewer
/// than two rows.
///
/// Source: DeLong et al., Biometrics 44 (1988); one sort as in Sun and Xu, IEEE Signal Processing
/// Letters 21 (2014); cut at 0 and 1 as in R's pROC.
#[must_use]
pub fn auc_interval(scores: &[f64], target: &[bool], confidence: f64) -> AucInterval {
    let (auc, standard_error) = placements(scores, target).mean_and_standard_error();
    let reach = two_sided_quantile(confidence) * standard_error;
    AucInterval { auc, standard_error, low: (auc - reach).max(0.0), high: (auc + reach).min(1.0) }
}

/// The difference of two scores' AUCs on the same rows, `a` minus `b`, with DeLong's paired interval.
#[must_use]
pub fn auc_difference(a: &[f64], b: &[f64], target: &[bool], confidence: f64) -> AucDifference {
    let (first, second) = (placements(a, target), placements(b, target));
    let (difference, standard_error) = first.minus(&second).mean_and_standard_error();
    let reach = two_sided_quantile(confidence) * standard_error;
    AucDifference { difference, standard_error, low: difference - reach, high: difference + reach }
}

/// DeLong's structural components, each in the order of the rows.
struct Placements {
    defaults: Vec<f64>,
    repaid: Vec<f64>,
}

impl Placements {
    fn minus(&self, other: &Self) -> Self {
        let minus = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a - b).collect();
        Self { defaults: minus(&self.defaults, &other.defaults), repaid: minus(&self.repaid, &other.repaid) }
    }

    fn mean_and_standard_error(&self) -> (f64, f64) {
        let (mean, of_defaults) = mean_and_variance(&self.defaults);
        let (_, of_repaid) = mean_and_variance(&self.repaid);
        (mean, (of_defaults / self.defaults.len() as f64 + of_repaid / self.repaid.len() as f64).sqrt())
    }
}

fn placements(scores: &[f64], target: &[bool]) -> Placements {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[a].total_cmp(&scores[b]));
    let defaults = target.iter().filter(|default| **default).count();
    let repaid = target.len() - defaults;
    let (mut defaults_below, mut repaid_below) = (0, 0);
    let mut of_row = vec![0.0; scores.len()];
    for ties in order.chunk_by(|&a, &b| equal(scores[a], scores[b])) {
        let tied_defaults = ties.iter().filter(|&&row| target[row]).count();
        let tied_repaid = ties.len() - tied_defaults;
        let of_default = (repaid_below as f64 + tied_repaid as f64 / 2.0) / repaid as f64;
        let above = defaults - defaults_below - tied_defaults;
        let of_repaid = (above as f64 + tied_defaults as f64 / 2.0) / defaults as f64;
        for &row in ties {
            of_row[row] = if target[row] { of_default } else { of_repaid };
        }
        defaults_below += tied_defaults;
        repaid_below += tied_repaid;
    }
    let of_class = |class: bool| {
        of_row.iter().zip(target).filter(|(_, default)| **default == class).map(|(p, _)| *p).collect()
    };
    Placements { defaults: of_class(true), repaid: of_class(false) }
}

fn mean_and_variance(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    (mean, values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::metrics::auc;
    use crate::judging::metrics::stored_case::stored_case;
    use proptest::prelude::*;

    fn near(ours: f64, theirs: f64) -> bool {
        (ours - theirs).abs() < 1e-12
    }

    /// R 4.2.2, pROC 1.18.0: `r <- roc(target, scores, levels=c(0,1), direction="<")`,
    /// `sqrt(var(r, method="delong"))`, `ci.auc(r, conf.level=0.95 and 0.99, method="delong")`.
    #[test]
    fn the_interval_is_that_of_proc() {
        let case = stored_case();
        let at = |confidence| auc_interval(&case.scores, &case.target, confidence);
        assert!(near(at(0.95).auc, 0.785_768_645_357_686_5));
        assert!(near(at(0.95).standard_error, 0.035_294_540_541_157_82));
        assert!(near(at(0.95).low, 0.716_592_617_046_128_4) && near(at(0.95).high, 0.854_944_673_669_244_6));
        assert!(near(at(0.99).low, 0.694_855_933_576_477_6) && near(at(0.99).high, 0.876_681_357_138_895_5));
    }

    /// `roc.test(r, s, method="delong", paired=TRUE, conf.level=0.95)` with `s` on the other scores: Z is
    /// 2.4673222918407287.
    #[test]
    fn the_paired_difference_is_that_of_proc() {
        let case = stored_case();
        let found = auc_difference(&case.scores, &case.others, &case.target, 0.95);
        assert!(near(found.difference, 0.785_768_645_357_686_5 - 0.705_859_969_558_599_6));
        assert!((found.standard_error - 0.032_386_800_890_722_5).abs() < 1e-12);
        assert!(near(found.difference / found.standard_error, 2.467_322_291_840_728_7));
        assert!(near(found.low, 0.016_431_712_478_800_96) && near(found.high, 0.143_385_639_119_372_6));
    }

    #[test]
    fn the_interval_ends_at_one() {
        let found = auc_interval(&[1.0, 2.0, 3.0, 1.5, 4.0], &[false, false, true, true, true], 0.999);
        assert!(found.auc < 1.0 && found.standard_error > 0.0);
        assert!((found.high - 1.0).abs() < 1e-15);
    }

    #[test]
    fn a_class_of_one_row_has_no_standard_error() {
        assert!(auc_interval(&[1.0, 2.0, 3.0], &[false, false, true], 0.95).standard_error.is_nan());
    }

    proptest! {
        #[test]
        fn the_mean_placement_is_the_auc(
            rows in prop::collection::vec((0u8..12, any::<bool>()), 2..60),
        ) {
            let scores: Vec<f64> = rows.iter().map(|(score, _)| f64::from(*score)).collect();
            let target: Vec<bool> = rows.iter().map(|(_, default)| *default).collect();
            prop_assume!(target.contains(&true) && target.contains(&false));
            let found = auc_interval(&scores, &target, 0.95);
            prop_assert!((found.auc - auc(&scores, &target)).abs() < 1e-12);
            let itself = auc_difference(&scores, &scores, &target, 0.95);
            prop_assert!(itself.difference.abs() < 1e-15);
        }
    }
}
