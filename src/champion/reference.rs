//! What is usual: statistics of the training clients, feature by feature. No row of theirs is kept.

use serde::{Deserialize, Serialize};

use crate::features::{FeatureTable, FeatureValues};

/// Statistics of one feature over the reference (training) clients.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FeatureReference {
    /// A numeric feature.
    Numeric {
        /// The 0th to 100th percentile of the known values; empty where none is known.
        percentiles: Vec<f64>,
        /// Median among loans that were repaid; `None` where none is known.
        median_repaid: Option<f64>,
        /// Share of clients without the information.
        missing_share: f64,
    },
    /// A nominal feature.
    Nominal {
        /// Share of each category among all clients, missing ones included; in alphabetical order.
        shares: Vec<(String, f64)>,
        /// The most frequent category among loans that were repaid.
        mode_repaid: Option<String>,
        /// Share of clients without the information.
        missing_share: f64,
    },
}

impl FeatureReference {
    /// The statistics of every column of the table, in its order.
    #[must_use]
    pub fn of_table(table: &FeatureTable, target: &[bool]) -> Vec<Self> {
        let columns = table.columns.iter().enumerate();
        columns
            .map(|(index, column)| {
                let missing_share = table.missing_share(index);
                match &column.values {
                    FeatureValues::Numeric(values) => Self::numeric(values, target, missing_share),
                    FeatureValues::Nominal(values) => Self::nominal(values, target, missing_share),
                }
            })
            .collect()
    }

    fn numeric(values: &[f64], target: &[bool], missing_share: f64) -> Self {
        let all = sorted(values.iter().copied());
        let repaid = sorted(values.iter().zip(target).filter(|(_, t)| !**t).map(|(v, _)| *v));
        let percentiles = if all.is_empty() {
            Vec::new()
        } else {
            (0..=100).map(|percent| quantile(&all, f64::from(percent) / 100.0)).collect()
        };
        let median_repaid = (!repaid.is_empty()).then(|| quantile(&repaid, 0.5));
        Self::Numeric { percentiles, median_repaid, missing_share }
    }

    fn nominal(values: &[Option<&str>], target: &[bool], missing_share: f64) -> Self {
        let all = shares(values.iter().copied(), values.len());
        let repaid = values.iter().zip(target).filter(|(_, t)| !**t).map(|(v, _)| *v);
        let mode_repaid = most_frequent(&shares(repaid, values.len()));
        Self::Nominal { shares: all, mode_repaid, missing_share }
    }

    /// Share of reference clients without the information.
    #[must_use]
    pub const fn missing_share(&self) -> f64 {
        match self {
            Self::Numeric { missing_share, .. } | Self::Nominal { missing_share, .. } => *missing_share,
        }
    }

    /// The share of known reference values below `value`, ties counted half (mid-rank), from the
    /// percentiles: exact to about one hundredth.
    #[must_use]
    pub fn position(&self, value: f64) -> Option<f64> {
        let Self::Numeric { percentiles, .. } = self else { return None };
        if percentiles.is_empty() || value.is_nan() {
            return None;
        }
        let below = percentiles.partition_point(|p| *p < value);
        let not_above = percentiles.partition_point(|p| *p <= value);
        if below == not_above && below > 0 && below < percentiles.len() {
            let (low, high) = (percentiles[below - 1], percentiles[below]);
            return Some(((below - 1) as f64 + (value - low) / (high - low)) / 100.0);
        }
        // `value` stands on the percentiles below..not_above, or outside all of them.
        let middle = (below as f64 + not_above as f64 - 1.0) / 2.0;
        Some((middle / 100.0).clamp(0.0, 1.0))
    }

    /// A byte that says where a cell of the design matrix lies: between which percentiles or on which, for a number;
    /// its category, for a word; 255 where it is missing. A lower number never has a higher code.
    #[must_use]
    pub fn code(&self, cell: f32) -> u8 {
        if cell.is_nan() {
            return u8::MAX;
        }
        let code = match self {
            Self::Numeric { percentiles, .. } => {
                let below = percentiles.partition_point(|p| (*p as f32) < cell);
                below + percentiles.partition_point(|p| (*p as f32) <= cell)
            }
            Self::Nominal { .. } => cell as usize,
        };
        u8::try_from(code).unwrap_or(u8::MAX)
    }

    /// The most frequent category among all clients, if the feature is nominal.
    #[must_use]
    pub fn mode(&self) -> Option<String> {
        match self {
            Self::Nominal { shares, .. } => most_frequent(shares),
            Self::Numeric { .. } => None,
        }
    }
}

fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut known: Vec<f64> = values.filter(|value| !value.is_nan()).collect();
    known.sort_by(f64::total_cmp);
    known
}

/// The quantile of sorted values by linear interpolation (numpy's default, type 7).
pub(crate) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let low = place.floor() as usize;
    let high = (low + 1).min(sorted.len() - 1);
    sorted[low] + (place - low as f64) * (sorted[high] - sorted[low])
}

fn shares<'a>(values: impl Iterator<Item = Option<&'a str>>, of: usize) -> Vec<(String, f64)> {
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    for value in values.flatten() {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().map(|(value, n)| (value.to_owned(), n as f64 / of.max(1) as f64)).collect()
}

fn most_frequent(shares: &[(String, f64)]) -> Option<String> {
    let best = shares.iter().fold(None::<&(String, f64)>, |best, entry| match best {
        Some(best) if best.1 >= entry.1 => Some(best),
        _ => Some(entry),
    });
    best.map(|(value, _)| value.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reference(values: &[f64]) -> FeatureReference {
        FeatureReference::numeric(values, &vec![false; values.len()], 0.0)
    }

    #[test]
    fn the_middle_value_stands_in_the_middle() {
        let values: Vec<f64> = (0..=1000).map(f64::from).collect();
        let reference = reference(&values);
        assert_eq!(reference.position(500.0), Some(0.5));
        assert!((reference.position(255.0).unwrap() - 0.255).abs() < 1e-12);
        assert_eq!(reference.position(-5.0), Some(0.0));
        assert_eq!(reference.position(2000.0), Some(1.0));
        assert_eq!(reference.position(f64::NAN), None);
    }

    #[test]
    fn a_value_that_most_clients_share_takes_their_middle() {
        let values: Vec<f64> = (0..1000).map(|i| if i < 900 { 0.0 } else { 1.0 }).collect();
        let position = reference(&values).position(0.0).unwrap();
        assert!((position - 0.45).abs() < 0.02, "{position}");
    }

    #[test]
    fn what_is_usual_among_repaid_loans_leaves_defaults_out() {
        let values = [1.0, 2.0, 3.0, 100.0, 200.0];
        let target = [false, false, false, true, true];
        let FeatureReference::Numeric { median_repaid, percentiles, .. } =
            FeatureReference::numeric(&values, &target, 0.0)
        else {
            panic!("numeric")
        };
        assert_eq!((median_repaid, percentiles[50]), (Some(2.0), 3.0));
    }

    #[test]
    fn codes_keep_the_order_of_values_and_equal_values_equal() {
        let values: Vec<f64> = (0..1000).map(|i| if i < 500 { 0.0 } else { f64::from(i) }).collect();
        let reference = reference(&values);
        let codes = [-1.0, 0.0, 0.5, 510.0, 700.0, 999.0, 2000.0].map(|cell: f32| reference.code(cell));
        assert!(codes.is_sorted(), "{codes:?}");
        assert_eq!((codes[0], codes[6], reference.code(f32::NAN)), (0, 202, 255));
        assert!(codes[1] < codes[2], "{codes:?}");
        let words = FeatureReference::Nominal { shares: vec![], mode_repaid: None, missing_share: 0.0 };
        assert_eq!([words.code(3.0), words.code(f32::NAN)], [3, 255]);
    }
}
