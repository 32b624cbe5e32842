//! Quantiles of known values.

/// The median, exact in f64; `None` of nothing.
pub(super) fn median(values: &[f32]) -> Option<f64> {
    quantile(&sorted(values), 0.5)
}

/// The values in ascending order.
pub(super) fn sorted(values: &[f32]) -> Vec<f32> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f32::total_cmp);
    sorted
}

/// The quantile at `share` of ascending values, by linear interpolation between neighbours as numpy's default.
pub(super) fn quantile(sorted: &[f32], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = share * last as f64;
    let low = place.floor() as usize;
    let (below, above) = (f64::from(sorted[low]), f64::from(sorted[(low + 1).min(last)]));
    Some(below + (above - below) * (place - low as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_numpy() {
        // numpy 2 quantile([3, 1, 4, 1, 5, 9, 2, 6], [0.01, 0.5, 0.99]) is [1.0, 3.5, 8.79].
        let values = sorted(&[3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0]);
        for (share, expected) in [(0.01, 1.0), (0.5, 3.5), (0.99, 8.79)] {
            assert!((quantile(&values, share).unwrap() - expected).abs() < 1e-12, "{share}");
        }
        assert_eq!(quantile(&[], 0.5), None);
    }
}
