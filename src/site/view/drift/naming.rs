//! What columns and their values are called.

use crate::features::{Feature, Language, Unit, category_in_words, number, percent, value_in_words};
use crate::report::DriftLevel;
use crate::site::view::labels::Labels;

/// How the columns of a comparison are named.
pub(in crate::site) enum Naming<'a> {
    /// As features of the catalogue, where they are.
    Catalogue(&'a Labels),
    /// As the files do; where the catalogue has a feature of that name, its label stands below.
    Files(Option<&'a Labels>),
}

impl Naming<'_> {
    /// A column's name.
    pub(super) fn name(&self, column: &str, language: Language) -> String {
        match self.feature(column) {
            Some(feature) => feature.label.text(language).to_owned(),
            None => column.to_owned(),
        }
    }

    /// What stands in small print below: the theme of a feature, the label of a file's column.
    pub(super) fn note(&self, column: &str, language: Language) -> Option<String> {
        match self {
            Self::Catalogue(_) => {
                self.feature(column).map(|feature| feature.theme.label().text(language).to_owned())
            }
            Self::Files(labels) => {
                let feature = labels.and_then(|labels| labels.feature(column).ok())?;
                Some(feature.label.text(language).to_owned())
            }
        }
    }

    /// A number of a column, as a figure of its own or of its whole.
    pub(super) fn value(&self, column: &str, value: f64, language: Language) -> String {
        match self.feature(column) {
            Some(feature) => value_in_words(value, feature.unit, language),
            None => plain(value, language),
        }
    }

    /// A mean of a column, which need not be a value of it.
    pub(super) fn mean(&self, column: &str, value: f64, language: Language) -> String {
        match self.feature(column).map(|feature| feature.unit) {
            Some(Unit::Flag | Unit::Count | Unit::Hour) | None => plain(value, language),
            Some(unit) => value_in_words(value, unit, language),
        }
    }

    /// An edge between bins that are `step` apart, with a digit more than tells them apart.
    pub(super) fn edge(&self, column: &str, edge: f64, step: f64, language: Language) -> String {
        let power = (step / 10.0).log10().floor();
        let unit = 10.0_f64.powf(power);
        if !unit.is_normal() {
            return self.value(column, edge, language);
        }
        let rounded = (edge / unit).round() * unit;
        match self.feature(column) {
            Some(_) => self.value(column, rounded, language),
            None if edge.abs() >= HUGE || power < -6.0 => plain(edge, language),
            None => number(rounded, (-power).max(0.0) as usize, language),
        }
    }

    /// A category of a column.
    pub(super) fn word(&self, column: &str, word: &str, language: Language) -> String {
        match self.feature(column) {
            Some(feature) => category_in_words(feature.name, word, language).into_owned(),
            None => word.to_owned(),
        }
    }

    /// The feature that a column is, where columns are named as features.
    pub(super) fn feature(&self, column: &str) -> Option<&'static Feature> {
        match self {
            Self::Catalogue(labels) => labels.feature(column).ok(),
            Self::Files(_) => None,
        }
    }
}

/// The class of a level in the style sheet, and the key of its word.
pub(in crate::site::view) const fn level_words(level: DriftLevel) -> (&'static str, &'static str) {
    match level {
        DriftLevel::Calm => ("calm", "drift_level_calm"),
        DriftLevel::Watch => ("watch", "drift_level_watch"),
        DriftLevel::Act => ("act", "drift_level_act"),
    }
}

/// A figure; NaN, which is kept back or not known, is a dash.
pub(in crate::site::view) fn figure(value: f64, decimals: usize, language: Language) -> String {
    if value.is_nan() { "–".to_owned() } else { number(value, decimals, language) }
}

/// Numbers from which powers of ten are written.
const HUGE: f64 = 1e12;

/// A number with about three digits that count, or all of a whole one that is not huge.
pub(super) fn plain(value: f64, language: Language) -> String {
    let size = value.abs();
    if size >= HUGE || size > 0.0 && size < 1e-5 {
        let power = size.log10().floor();
        let digits = number(value / 10.0_f64.powf(power), 2, language);
        return format!("{digits}\u{a0}×\u{a0}10^{power}");
    }
    let decimals = match size {
        _ if value.fract() == 0.0 || size >= 100.0 => 0,
        _ if size >= 10.0 => 1,
        _ if size >= 1.0 => 2,
        _ if size >= 0.01 => 3,
        _ => 5,
    };
    number(value, decimals, language)
}

/// A p-value or q-value: what is below a thousandth is told as that.
pub(super) fn probability(value: f64, language: Language) -> String {
    if value.is_nan() {
        return "–".to_owned();
    }
    let sign = if value < 0.001 { "<" } else { "=" };
    format!("{sign}\u{a0}{}", number(value.max(0.001), 3, language))
}

/// A share in per cent; one that is not nothing but would be written as 0 is told as less than a tenth.
pub(super) fn small_share(share: f64, language: Language) -> String {
    if share > 0.0 && share < 0.0005 {
        format!("<\u{a0}{}", percent(0.001, language))
    } else {
        percent(share, language)
    }
}
