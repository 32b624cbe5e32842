//! What is found of one column.

use std::cmp::Reverse;

use serde::Serialize;

use super::distances::jensen_shannon_distance;
use super::kolmogorov_smirnov::{ks_p_value, ks_p_value_asymptotic, ks_statistic};
use super::pair::{Pair, Values, runs};
use super::picture::{Picture, picture};
use super::preset::{default_method, of_numbers, score};
use super::proportions::{homogeneity_p_value, proportions_p_value};
use super::wasserstein::{mean, standard_deviation};
use crate::config::{ColumnKind, DriftMethod, DriftOptions};

/// Rows of both sides, multiplied, up to which the p-value of the K-S test is exact.
const EXACT_PAIRS: usize = 1_000_000;
/// Share of false discoveries below which a difference is certain.
pub const CERTAIN: f64 = 0.05;
/// Distance from which a difference is large, whatever the number of rows: Evidently's threshold for distances.
pub const LARGE: f64 = 0.1;

/// A column of both data sets: Evidently's verdict, and what it does not look at.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ColumnDrift {
    /// Its name.
    pub column: String,
    /// What it is to a test.
    pub kind: ColumnKind,
    /// Evidently's test, or the one asked for.
    pub method: DriftMethod,
    /// Where drift begins.
    pub threshold: f64,
    /// Which of the two were asked for.
    #[serde(skip)]
    pub asked: Asked,
    /// What the test says: a distance or a p-value.
    pub score: f64,
    /// Evidently's verdict.
    pub drifted: bool,
    /// How large the difference is: Wasserstein distance in standard deviations of the reference for numbers of more
    /// than five values, else Jensen-Shannon distance.
    pub distance: f64,
    /// Which of the two `distance` is.
    pub distance_method: DriftMethod,
    /// Kolmogorov-Smirnov test for numbers of more than five values, else chi-square test of homogeneity.
    pub p_value: f64,
    /// Benjamini and Hochberg's q-value among all columns compared.
    pub q_value: f64,
    /// What distance and q-value say together.
    pub reading: Reading,
    /// What is missing.
    pub missing: MissingDrift,
    /// Infinite values of reference and current data, counted as missing.
    pub infinite: [usize; 2],
    /// Values of reference and current data.
    pub known: [usize; 2],
    /// Whether both sides have one and the same value throughout.
    pub constant: bool,
    /// The types of both sides where one has words and the other numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_types: Option<[String; 2]>,
    /// Whether figures that would tell of few are kept back; they are NaN or gone then.
    #[serde(skip_serializing_if = "is_false")]
    pub kept_back: bool,
    /// Categories that one side lacks.
    pub categories: Option<CategoryChanges>,
    /// Figures of both sides, for numbers.
    pub figures: Option<[Figures; 2]>,
    /// Both sides in the same bins.
    pub picture: Picture,
}

/// What options asked for a column; the rest was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    /// The test.
    pub method: bool,
    /// The threshold.
    pub threshold: bool,
}

/// What size and certainty of a difference say together; the size decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// Small, and as chance makes it.
    Stable,
    /// Certain, but too small to matter.
    Slight,
    /// Large, but as chance might make it with so few rows.
    Unsure,
    /// Large and certain.
    Moved,
}

impl Reading {
    /// Reads a distance and a q-value.
    #[must_use]
    pub fn of(distance: f64, q_value: f64) -> Self {
        match (distance >= LARGE, q_value < CERTAIN) {
            (false, false) => Self::Stable,
            (false, true) => Self::Slight,
            (true, false) => Self::Unsure,
            (true, true) => Self::Moved,
        }
    }
}

/// How much of a column is missing.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MissingDrift {
    /// Rows without a value of reference and current data.
    pub counts: [usize; 2],
    /// The same as shares.
    pub shares: [f64; 2],
    /// Jensen-Shannon distance between having a value and having none.
    pub distance: f64,
    /// The z-test of both shares.
    pub p_value: f64,
    /// Benjamini and Hochberg's q-value among all columns compared.
    pub q_value: f64,
    /// What distance and q-value say together.
    pub reading: Reading,
    /// Whether counts and shares are kept back because they stand for few; they are 0 then.
    #[serde(skip_serializing_if = "is_false")]
    pub kept_back: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

/// Categories that stand on one side only, with their rows there, the most frequent first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct CategoryChanges {
    /// In the current data only.
    pub new: Vec<(String, usize)>,
    /// In the reference only.
    pub vanished: Vec<(String, usize)>,
    /// The category whose share changed most, and its rows in reference and current data.
    pub greatest: Option<(String, [usize; 2])>,
}

/// Figures of one side of a column of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figures {
    /// Mean.
    pub mean: f64,
    /// Population standard deviation.
    pub standard_deviation: f64,
    /// Quartiles, each a value of the column.
    pub quartiles: [f64; 3],
    /// Least and greatest value.
    pub range: [f64; 2],
}

impl ColumnDrift {
    /// Whether its values, or how often it has any, move: largely and certainly.
    #[must_use]
    pub fn moves(&self) -> bool {
        self.reading == Reading::Moved || self.missing.reading == Reading::Moved
    }

    /// Compares both sides; q-values and what follows from them come when all columns are known.
    pub(super) fn of(column: &str, pair: &Pair, options: &DriftOptions) -> Self {
        let asked = options.method_of(column, pair.kind);
        let method = asked.unwrap_or_else(|| default_method(pair));
        let asked_threshold = options.threshold_of(column, pair.kind);
        let threshold = asked_threshold.unwrap_or_else(|| method.default_threshold());
        let score_found = score(pair, method);
        let distance_method = match pair.kind {
            ColumnKind::Numeric if pair.distinct_up_to(6) > 5 => DriftMethod::Wasserstein,
            _ => DriftMethod::JensenShannon,
        };
        let distance = if method == distance_method { score_found } else { score(pair, distance_method) };
        let p_value = match distance_method {
            DriftMethod::Wasserstein => of_numbers(pair, ks),
            _ => homogeneity_p_value(&pair.counts()),
        };
        Self {
            column: column.to_owned(),
            kind: pair.kind,
            method,
            threshold,
            asked: Asked { method: asked.is_some(), threshold: asked_threshold.is_some() },
            score: score_found,
            drifted: method.is_drift(score_found, threshold),
            distance,
            distance_method,
            p_value,
            q_value: f64::NAN,
            reading: Reading::Stable,
            missing: MissingDrift::of(pair.missing, pair.known()),
            infinite: pair.infinite,
            known: pair.known(),
            constant: pair.distinct_up_to(2) == 1,
            other_types: pair.other_types.clone(),
            kept_back: false,
            categories: categories(pair),
            figures: figures(pair),
            picture: picture(pair),
        }
    }
}

/// Exact where that is quick.
fn ks(reference: &[f64], current: &[f64]) -> f64 {
    let (statistic, rows, others) = (ks_statistic(reference, current), reference.len(), current.len());
    if rows.saturating_mul(others) <= EXACT_PAIRS {
        ks_p_value(statistic, rows, others)
    } else {
        ks_p_value_asymptotic(statistic, rows, others)
    }
}

impl MissingDrift {
    /// Of rows without a value and rows with one.
    #[must_use]
    pub fn of(missing: [usize; 2], known: [usize; 2]) -> Self {
        let rows = [0, 1].map(|side| missing[side] + known[side]);
        let both = |counts: [usize; 2]| [0, 1].map(|side| counts[side] as f64 / rows[side].max(1) as f64);
        let (without, with) = (both(missing), both(known));
        let distance = jensen_shannon_distance(&[without[0], with[0]], &[without[1], with[1]]);
        let p_value = proportions_p_value(missing, rows);
        Self {
            counts: missing,
            shares: without,
            distance,
            p_value,
            q_value: f64::NAN,
            reading: Reading::Stable,
            kept_back: false,
        }
    }
}

fn categories(pair: &Pair) -> Option<CategoryChanges> {
    if pair.kind != ColumnKind::Categorical {
        return None;
    }
    let counted: Vec<(String, [usize; 2])> = match &pair.values {
        Values::Words { words, .. } => words.iter().cloned().zip(pair.counts()).collect(),
        Values::Numbers([reference, current]) => {
            runs(reference, current).map(|(value, counts)| (value.to_string(), counts)).collect()
        }
    };
    let only = |here: usize| {
        let mut found: Vec<(String, usize)> = counted
            .iter()
            .filter(|(_, counts)| counts[here] > 0 && counts[1 - here] == 0)
            .map(|(word, counts)| (word.clone(), counts[here]))
            .collect();
        found.sort_by_key(|(_, rows)| Reverse(*rows));
        found
    };
    let known = pair.known();
    let change =
        |counts: &[usize; 2]| (counts[1] as f64 / known[1] as f64 - counts[0] as f64 / known[0] as f64).abs();
    let (new, vanished) = (only(1), only(0));
    let greatest = counted.into_iter().max_by(|a, b| change(&a.1).total_cmp(&change(&b.1)));
    Some(CategoryChanges { new, vanished, greatest })
}

fn figures(pair: &Pair) -> Option<[Figures; 2]> {
    let Values::Numbers([reference, current]) = &pair.values else { return None };
    Some([reference, current].map(|sorted| Figures {
        mean: mean(sorted),
        standard_deviation: standard_deviation(sorted),
        quartiles: [1, 2, 3].map(|quarter| sorted[(sorted.len() - 1) * quarter / 4]),
        range: [sorted[0], sorted[sorted.len() - 1]],
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn size_decides_and_certainty_says_how_sure_it_is() {
        assert_eq!(Reading::of(0.09, 1e-9), Reading::Slight);
        assert_eq!(Reading::of(0.1, 0.04), Reading::Moved);
        assert_eq!(Reading::of(0.5, 0.05), Reading::Unsure);
        assert_eq!(Reading::of(0.0, f64::NAN), Reading::Stable);
    }

    #[test]
    fn missing_shares_move_by_their_distance() {
        let small = MissingDrift::of([100, 120], [9_900, 9_880]);
        assert!((small.shares[1] - 0.012).abs() < 1e-15 && small.distance < 0.01, "{small:?}");
        let large = MissingDrift::of([1_000, 3_000], [9_000, 7_000]);
        assert!(large.distance > 0.17 && large.p_value < 1e-30, "{large:?}");
        let none = MissingDrift::of([0, 0], [5, 7]);
        assert_eq!((none.distance, none.p_value), (0.0, 1.0));
    }
}
