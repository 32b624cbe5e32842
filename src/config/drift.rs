//! How two data sets are compared.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::possible::a;
use super::recipe::RecipeError;

/// Which test a column gets and where drift begins: the arguments of Evidently's `DataDriftPreset` by their own names.
///
/// Source: Evidently 0.7.23, `presets/drift.py`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DriftOptions {
    /// The columns that are compared, in this order; all if not said.
    pub columns: Option<Vec<String>>,
    /// Share of drifted columns from which the data set drifts.
    #[serde(deserialize_with = "a::share")]
    pub drift_share: f64,
    /// The test of every column; chosen by type, distinct values and rows if not said.
    pub method: Option<DriftMethod>,
    /// The test of categorical columns.
    pub cat_method: Option<DriftMethod>,
    /// The test of numeric columns.
    pub num_method: Option<DriftMethod>,
    /// The tests of single columns.
    pub per_column_method: BTreeMap<String, DriftMethod>,
    /// The threshold of every column; the test's own if not said.
    pub threshold: Option<f64>,
    /// The threshold of categorical columns.
    pub cat_threshold: Option<f64>,
    /// The threshold of numeric columns.
    pub num_threshold: Option<f64>,
    /// The thresholds of single columns.
    pub per_column_threshold: BTreeMap<String, f64>,
    /// Share of the model's importance that drifted columns carry from which it matters.
    #[serde(deserialize_with = "a::share")]
    pub important_share: f64,
}

impl Default for DriftOptions {
    fn default() -> Self {
        Self {
            columns: None,
            drift_share: 0.5,
            method: None,
            cat_method: None,
            num_method: None,
            per_column_method: BTreeMap::new(),
            threshold: None,
            cat_threshold: None,
            num_threshold: None,
            per_column_threshold: BTreeMap::new(),
            important_share: 0.1,
        }
    }
}

/// A measure of drift, by its name in Evidently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DriftMethod {
    /// Kolmogorov-Smirnov test, p-value.
    #[serde(rename = "ks")]
    KolmogorovSmirnov,
    /// Chi-square test, p-value.
    #[serde(rename = "chisquare")]
    ChiSquare,
    /// Z-test of two proportions, p-value.
    #[serde(rename = "z")]
    Z,
    /// Wasserstein distance in standard deviations of the reference.
    #[serde(rename = "wasserstein")]
    Wasserstein,
    /// Jensen-Shannon distance.
    #[serde(rename = "jensenshannon")]
    JensenShannon,
    /// Population stability index.
    #[serde(rename = "psi")]
    Psi,
    /// Hellinger distance.
    #[serde(rename = "hellinger")]
    Hellinger,
    /// Kullback-Leibler divergence of the reference from the current data.
    #[serde(rename = "kl_div")]
    KullbackLeibler,
}

/// What a column is to a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Numbers.
    Numeric,
    /// Categories.
    Categorical,
}

impl DriftMethod {
    /// What Evidently calls it in its configuration.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::KolmogorovSmirnov => "ks",
            Self::ChiSquare => "chisquare",
            Self::Z => "z",
            Self::Wasserstein => "wasserstein",
            Self::JensenShannon => "jensenshannon",
            Self::Psi => "psi",
            Self::Hellinger => "hellinger",
            Self::KullbackLeibler => "kl_div",
        }
    }

    /// What Evidently calls it in its reports.
    #[must_use]
    pub const fn display_name(self) -> &'static str {
        match self {
            Self::KolmogorovSmirnov => "K-S p_value",
            Self::ChiSquare => "chi-square p_value",
            Self::Z => "Z-test p_value",
            Self::Wasserstein => "Wasserstein distance (normed)",
            Self::JensenShannon => "Jensen-Shannon distance",
            Self::Psi => "PSI",
            Self::Hellinger => "Hellinger distance",
            Self::KullbackLeibler => "Kullback-Leibler divergence",
        }
    }

    /// Whether the score is a p-value: small where there is drift. The others are distances.
    #[must_use]
    pub const fn is_p_value(self) -> bool {
        matches!(self, Self::KolmogorovSmirnov | Self::ChiSquare | Self::Z)
    }

    /// The threshold of its own.
    #[must_use]
    pub const fn default_threshold(self) -> f64 {
        if self.is_p_value() { 0.05 } else { 0.1 }
    }

    /// Whether the score says that there is drift.
    #[must_use]
    pub const fn is_drift(self, score: f64, threshold: f64) -> bool {
        match self {
            Self::KolmogorovSmirnov => score <= threshold,
            Self::ChiSquare | Self::Z => score < threshold,
            _ => score >= threshold,
        }
    }

    /// Whether it can be asked for on columns of a kind.
    #[must_use]
    pub const fn is_for(self, kind: ColumnKind) -> bool {
        match self {
            Self::KolmogorovSmirnov | Self::Wasserstein => matches!(kind, ColumnKind::Numeric),
            Self::ChiSquare | Self::Z => matches!(kind, ColumnKind::Categorical),
            _ => true,
        }
    }
}

impl ColumnKind {
    /// Its name in messages.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Numeric => "numeric",
            Self::Categorical => "categorical",
        }
    }
}

impl DriftOptions {
    /// Reads the options; keys that the file does not name take their defaults.
    pub fn read(file: &Path) -> Result<Self, RecipeError> {
        let text = fs::read_to_string(file)
            .map_err(|cause| RecipeError::Unreadable { file: file.to_owned(), cause })?;
        Self::parse(&text, file)
    }

    /// Reads options from their text; `file` is named in errors.
    pub fn parse(text: &str, file: &Path) -> Result<Self, RecipeError> {
        let options: Self =
            toml::from_str(text).map_err(|cause| RecipeError::Malformed { file: file.to_owned(), cause })?;
        let Some((key, fault)) = options.misfit() else { return Ok(options) };
        let line = text.lines().position(|line| line.trim_start().starts_with(key));
        let place = match line {
            Some(line) => format!("{}, line {}", file.display(), line + 1),
            None => file.display().to_string(),
        };
        Err(RecipeError::Unfit { place, fault })
    }

    /// The test that was asked for, for a column.
    #[must_use]
    pub fn method_of(&self, column: &str, kind: ColumnKind) -> Option<DriftMethod> {
        let of_kind = match kind {
            ColumnKind::Numeric => self.num_method,
            ColumnKind::Categorical => self.cat_method,
        };
        self.per_column_method.get(column).copied().or(of_kind).or(self.method)
    }

    /// The threshold that was asked for, for a column.
    #[must_use]
    pub fn threshold_of(&self, column: &str, kind: ColumnKind) -> Option<f64> {
        let of_kind = match kind {
            ColumnKind::Numeric => self.num_threshold,
            ColumnKind::Categorical => self.cat_threshold,
        };
        self.per_column_threshold.get(column).copied().or(of_kind).or(self.threshold)
    }

    /// The first key that cannot be, and why.
    fn misfit(&self) -> Option<(&'static str, String)> {
        let of_kind = [
            ("num_method", self.num_method, ColumnKind::Numeric),
            ("cat_method", self.cat_method, ColumnKind::Categorical),
        ];
        for (key, method, kind) in of_kind {
            if let Some(method) = method.filter(|method| !method.is_for(kind)) {
                let (name, kind) = (method.name(), kind.word());
                return Some((key, format!("{key}: {name:?} is not for {kind} columns; choose another")));
            }
        }
        if let Some(columns) = &self.columns {
            let twice = (1..columns.len()).find(|place| columns[..*place].contains(&columns[*place]));
            if let Some(place) = twice {
                return Some(("columns", format!("columns names {:?} twice; leave one out", columns[place])));
            }
            if columns.is_empty() {
                return Some(("columns", "columns names none; name some, or leave the key out".to_owned()));
            }
        }
        let thresholds = [
            ("threshold", self.threshold),
            ("num_threshold", self.num_threshold),
            ("cat_threshold", self.cat_threshold),
        ];
        for (key, threshold) in thresholds {
            if threshold.is_some_and(|threshold| !(threshold >= 0.0 && threshold.is_finite())) {
                return Some((key, format!("{key} is no number from 0 up; mend it")));
            }
        }
        let bad = self.per_column_threshold.iter().find(|(_, t)| !(**t >= 0.0 && t.is_finite()));
        bad.map(|(column, _)| {
            ("per_column_threshold", format!("per_column_threshold.{column} is no number from 0 up; mend it"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<DriftOptions, String> {
        DriftOptions::parse(text, Path::new("drift.toml")).map_err(|error| error.to_string())
    }

    #[test]
    fn a_column_goes_before_its_kind_and_its_kind_before_all() {
        let options = read(
            "method = \"psi\"\nnum_method = \"ks\"\nthreshold = 0.3\n[per_column_method]\nage = \"wasserstein\"\n\
             [per_column_threshold]\nage = 0.2\n",
        )
        .unwrap();
        let method = |column, kind| options.method_of(column, kind).unwrap();
        assert_eq!(method("age", ColumnKind::Numeric), DriftMethod::Wasserstein);
        assert_eq!(method("pay", ColumnKind::Numeric), DriftMethod::KolmogorovSmirnov);
        assert_eq!(method("sex", ColumnKind::Categorical), DriftMethod::Psi);
        assert_eq!(options.threshold_of("age", ColumnKind::Numeric), Some(0.2));
        assert_eq!(options.threshold_of("pay", ColumnKind::Numeric), Some(0.3));
        assert_eq!(DriftOptions::default().threshold_of("pay", ColumnKind::Numeric), None);
    }

    #[test]
    fn what_cannot_be_is_named_with_its_line() {
        for (text, said) in [
            (
                "\ncat_method = \"ks\"\n",
                "drift.toml, line 2: cat_method: \"ks\" is not for categorical columns",
            ),
            ("num_method = \"z\"\n", "drift.toml, line 1: num_method: \"z\" is not for numeric columns"),
            ("threshold = -1.0\n", "drift.toml, line 1: threshold is no number from 0 up"),
            ("[per_column_threshold]\nage = nan\n", "per_column_threshold.age"),
            ("drift_share = 1.5\n", "line 1"),
            ("columns = []\n", "drift.toml, line 1: columns names none"),
            ("columns = [\"a\", \"b\", \"a\"]\n", "columns names \"a\" twice"),
            ("method = \"chi\"\n", "unknown variant `chi`"),
            ("treshold = 0.1\n", "unknown field `treshold`"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }

    #[test]
    fn names_are_those_that_a_file_uses() {
        for method in [
            DriftMethod::KolmogorovSmirnov,
            DriftMethod::ChiSquare,
            DriftMethod::Z,
            DriftMethod::Wasserstein,
            DriftMethod::JensenShannon,
            DriftMethod::Psi,
            DriftMethod::Hellinger,
            DriftMethod::KullbackLeibler,
        ] {
            assert_eq!(serde_json::to_string(&method).unwrap(), format!("{:?}", method.name()));
        }
    }
}
