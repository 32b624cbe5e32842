//! What columns and their values are called.

use crate::features::{Feature, Language, Unit, category_in_words, number, percent, value_in_words};
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

    /// A category of a column.
    pub(super) fn word(&self, column: &str, word: &str, language: Language) -> String {
        match self.feature(column) {
            Some(feature) => category_in_words(feature.name, word, language).into_owned(),
            None => word.to_owned(),
        }
    }

    fn feature(&self, column: &str) -> Option<&'static Feature> {
        match self {
            Self::Catalogue(labels) => labels.feature(column).ok(),
            Self::Files(_) => None,
        }
    }
}

/// A number with about three digits that count, or all of a whole one.
pub(super) fn plain(value: f64, language: Language) -> String {
    let size = value.abs();
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
