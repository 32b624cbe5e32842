//! The uncertainty of a share.

use serde::{Deserialize, Serialize};

use super::normal::two_sided_quantile;

/// A share with its interval, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareInterval {
    /// The share.
    pub share: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The share of `count` among `of`, with Wilson's score interval at `confidence` (0.95, say); `of` above 0.
///
/// With `z` the normal quantile, the ends are `(p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n)`: honest near 0
/// and 1, where the normal interval is not.
///
/// Source: Wilson, Journal of the American Statistical Association 22 (1927).
#[must_use]
pub fn share_interval(count: usize, of: usize, confidence: f64) -> ShareInterval {
    let (n, share) = (of as f64, count as f64 / of as f64);
    let z2 = two_sided_quantile(confidence).powi(2);
    let middle = share + z2 / (2.0 * n);
    let reach = (z2 * (share * (1.0 - share) / n + z2 / (4.0 * n * n))).sqrt();
    let end = |end: f64| (end / (1.0 + z2 / n)).clamp(0.0, 1.0);
    ShareInterval { share, low: end(middle - reach), high: end(middle + reach) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_those_of_scipy() {
        // scipy 1.17.1, binomtest(count, of).proportion_ci(method="wilson").
        let known = [
            (23, 200, 0.077_863_732_325_6, 0.166_647_168_984_9),
            (0, 200, 0.0, 0.018_845_326_377_6),
            (200, 200, 0.981_154_673_622_4, 1.0),
            (1, 7, 0.025_679_624_344_7, 0.513_127_829_274_3),
        ];
        for (count, of, low, high) in known {
            let found = share_interval(count, of, 0.95);
            assert!((found.low - low).abs() < 1e-9 && (found.high - high).abs() < 1e-9, "{found:?}");
            assert!((found.share - count as f64 / of as f64).abs() < 1e-15);
        }
    }
}
