//! How far the groups of an attribute lie apart, as `fairlearn` measures it.

/// The rates that equalized odds compare.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Odds {
    /// Share granted among those who repaid: 1 less the false refusals.
    pub of_repaid: f64,
    /// Share granted among those who defaulted: the false grants.
    pub of_defaulted: f64,
}

/// The lowest rate over the highest, and the highest less the lowest: `demographic_parity_ratio` and
/// `demographic_parity_difference` where the rates are grant rates. Of no group, NaN.
#[must_use]
pub fn demographic_parity(rates: &[f64]) -> (f64, f64) {
    let lowest = rates.iter().copied().fold(f64::NAN, f64::min);
    let highest = rates.iter().copied().fold(f64::NAN, f64::max);
    (lowest / highest, highest - lowest)
}

/// The worse of the two ratios, and of the two differences, between the groups' rates among those who repaid and among
/// those who defaulted: `equalized_odds_ratio` and `equalized_odds_difference`. Of no group, NaN.
///
/// Source: Hardt, Price and Srebro, Equality of Opportunity in Supervised Learning (2016).
#[must_use]
pub fn equalized_odds(groups: &[Odds]) -> (f64, f64) {
    let of_repaid: Vec<f64> = groups.iter().map(|odds| odds.of_repaid).collect();
    let of_defaulted: Vec<f64> = groups.iter().map(|odds| odds.of_defaulted).collect();
    let [repaid, defaulted] = [of_repaid, of_defaulted].map(|rates| demographic_parity(&rates));
    (repaid.0.min(defaulted.0), repaid.1.max(defaulted.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_groups_lie_as_far_apart_as_worked_by_hand() {
        let (ratio, difference) = demographic_parity(&[0.6, 0.75, 0.5]);
        assert!((ratio - 2.0 / 3.0).abs() < 1e-15 && (difference - 0.25).abs() < 1e-15);
        let odds = |of_repaid, of_defaulted| Odds { of_repaid, of_defaulted };
        let (ratio, difference) = equalized_odds(&[odds(0.9, 0.3), odds(0.8, 0.25), odds(0.6, 0.2)]);
        // Among those who repaid 0.6 / 0.9 and 0.3, among those who defaulted 0.2 / 0.3 and 0.1.
        assert!((ratio - 2.0 / 3.0).abs() < 1e-15 && (difference - 0.3).abs() < 1e-15);
        assert!(demographic_parity(&[]).0.is_nan());
        assert_eq!(demographic_parity(&[0.4]), (1.0, 0.0));
    }
}
