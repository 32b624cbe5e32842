//! What clients are told apart by, for lists and comparisons.

use std::sync::OnceLock;

use crate::explanation::Text;
use crate::features::{
    Bilingual, FeatureTable, FeatureValues, Language, catalogue, category_in_words, missing, number,
};

/// A dimension by which clients are told apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Dimension {
    /// Its name in addresses: `income-type`.
    pub key: &'static str,
    /// The feature that it is read from.
    pub feature: &'static str,
    /// What it is called on pages.
    pub label: Bilingual,
    /// Its levels, in the order in which pages list them; the last stands for what is not known.
    pub levels: Vec<Level>,
    bounds: &'static [f64],
}

/// A level of a dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// Its name in addresses: `working`, `30-40`.
    pub key: String,
    /// What it is called on pages.
    pub label: Text,
}

/// The key of the level of what is not known.
const UNKNOWN: &str = "unknown";
/// Years of age from which the bands after the first go.
const AGES: &[f64] = &[30.0, 40.0, 50.0, 60.0];
/// The rating of regions, which counts from 1.
const RATINGS: &[f64] = &[2.0, 3.0];
/// Amounts of credit from which the bands after the first go.
const CREDITS: &[f64] = &[250_000.0, 500_000.0, 750_000.0, 1_000_000.0];

/// Every dimension, in the order in which pages list them.
#[must_use]
pub fn dimensions() -> &'static [Dimension] {
    static DIMENSIONS: OnceLock<Vec<Dimension>> = OnceLock::new();
    DIMENSIONS.get_or_init(|| {
        let words = |fr, en| Bilingual { fr, en };
        let nominal = |key, feature, label| Dimension::new(key, feature, label, &[]);
        vec![
            nominal(
                "contract",
                "NAME_CONTRACT_TYPE",
                words("Type de crédit demandé", "Type of credit asked for"),
            ),
            Dimension::new(
                "credit",
                "AMT_CREDIT",
                words("Montant du crédit demandé", "Amount of the credit asked for"),
                CREDITS,
            ),
            nominal("income-type", "NAME_INCOME_TYPE", words("Nature des revenus", "Kind of income")),
            nominal("occupation", "OCCUPATION_TYPE", words("Profession", "Occupation")),
            nominal("education", "NAME_EDUCATION_TYPE", words("Niveau d’études", "Level of education")),
            nominal("family", "NAME_FAMILY_STATUS", words("Situation familiale", "Family status")),
            Dimension::new("age", "AGE_YEARS", words("Âge", "Age"), AGES),
            Dimension::new(
                "region",
                "REGION_RATING_CLIENT",
                words("Note de risque de la région", "Risk rating of the region"),
                RATINGS,
            ),
        ]
    })
}

impl Dimension {
    fn new(key: &'static str, feature: &'static str, label: Bilingual, bounds: &'static [f64]) -> Self {
        let known = if bounds.is_empty() { words_of(feature) } else { bands_of(feature, bounds) };
        let unknown = Level { key: UNKNOWN.to_owned(), label: Text::new(|l| missing(l).to_owned()) };
        Self { key, feature, label, levels: known.into_iter().chain([unknown]).collect(), bounds }
    }

    /// Whether its levels are bands of a number, which have an order of their own.
    #[must_use]
    pub fn is_banded(&self) -> bool {
        !self.bounds.is_empty()
    }

    /// The level of every client of a table; all are unknown where it lacks the feature.
    #[must_use]
    pub fn levels_of(&self, table: &FeatureTable) -> Vec<usize> {
        let unknown = self.levels.len() - 1;
        match table.column(self.feature).map(|column| &column.values) {
            None => vec![unknown; table.rows()],
            Some(FeatureValues::Numeric(values)) => values.iter().map(|value| self.band(*value)).collect(),
            Some(FeatureValues::Nominal(words)) => words
                .iter()
                .map(|word| {
                    word.and_then(|word| self.levels.iter().position(|level| level.key == slug(word)))
                        .unwrap_or(unknown)
                })
                .collect(),
        }
    }

    fn band(&self, value: f64) -> usize {
        if value.is_nan() {
            return self.levels.len() - 1;
        }
        self.bounds.partition_point(|bound| *bound <= value)
    }
}

fn words_of(feature: &str) -> Vec<Level> {
    let known = catalogue().iter().find(|known| known.name == feature);
    let level = |word: &&str| Level {
        key: slug(word),
        label: Text::new(|language| category_in_words(feature, word, language).into_owned()),
    };
    // A word for what is not known is the level that stands last anyway.
    let told = |word: &&&str| slug(word) != UNKNOWN;
    known.map_or_else(Vec::new, |known| known.words.iter().filter(told).map(level).collect())
}

fn bands_of(feature: &str, bounds: &[f64]) -> Vec<Level> {
    let lowest = [None].into_iter().chain(bounds.iter().copied().map(Some));
    let highest = bounds.iter().copied().map(Some).chain([None]);
    let level = |(from, to): (Option<f64>, Option<f64>)| Level {
        key: [from, to].map(|bound| bound.map_or_else(String::new, |bound| bound.to_string())).join("-"),
        label: Text::new(|language| band_in_words(feature, (from, to), language)),
    };
    lowest.zip(highest).map(level).collect()
}

fn band_in_words(feature: &str, (from, to): (Option<f64>, Option<f64>), language: Language) -> String {
    let figure = |value: f64| number(value, 0, language);
    if feature == "REGION_RATING_CLIENT" {
        let rating = figure(from.unwrap_or(1.0));
        return match (from.is_none(), to.is_none(), language) {
            (true, _, Language::Fr) => format!("{rating} (la meilleure)"),
            (true, _, Language::En) => format!("{rating} (the best)"),
            (_, true, Language::Fr) => format!("{rating} (la moins bonne)"),
            (_, true, Language::En) => format!("{rating} (the least good)"),
            _ => rating,
        };
    }
    let years = match (feature, language) {
        ("AGE_YEARS", Language::Fr) => "\u{a0}ans",
        ("AGE_YEARS", Language::En) => "\u{a0}years",
        _ => "",
    };
    match (from, to, language) {
        (None, Some(to), Language::Fr) => format!("moins de {}{years}", figure(to)),
        (None, Some(to), Language::En) => format!("below {}{years}", figure(to)),
        (Some(from), None, Language::Fr) => format!("{}{years} et plus", figure(from)),
        (Some(from), None, Language::En) => format!("{}{years} and more", figure(from)),
        (Some(from), Some(to), Language::Fr) => {
            format!("de {} à moins de {}{years}", figure(from), figure(to))
        }
        (Some(from), Some(to), Language::En) => format!("{} to below {}{years}", figure(from), figure(to)),
        (None, None, _) => String::new(),
    }
}

/// Letters and digits in lower case, parted by hyphens.
fn slug(word: &str) -> String {
    let parts = word.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dimension_has_levels_with_addresses_of_their_own_and_words_in_both_languages() {
        for dimension in dimensions() {
            assert!(dimension.levels.len() > 2, "{}", dimension.key);
            let mut keys: Vec<&str> = dimension.levels.iter().map(|level| level.key.as_str()).collect();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), dimension.levels.len(), "{}", dimension.key);
            for level in &dimension.levels {
                let [fr, en] = Language::ALL.map(|language| level.label.in_language(language));
                assert!(!fr.is_empty() && !en.is_empty(), "{}", level.key);
            }
        }
    }

    #[test]
    fn a_dimension_is_called_what_its_feature_is_called() {
        for dimension in dimensions() {
            let feature = catalogue().iter().find(|known| known.name == dimension.feature).unwrap();
            assert!(feature.label.fr.starts_with(dimension.label.fr), "{}", dimension.label.fr);
            assert!(feature.label.en.starts_with(dimension.label.en), "{}", dimension.label.en);
        }
    }

    #[test]
    fn bands_hold_their_lower_bound_and_what_is_missing_is_unknown() {
        let age = dimensions().iter().find(|dimension| dimension.key == "age").unwrap();
        assert_eq!([29.9, 30.0, 60.0, f64::NAN].map(|years| age.band(years)), [0, 1, 4, 5]);
        assert_eq!(age.levels[1].key, "30-40");
        assert_eq!(age.levels[1].label.in_language(Language::Fr), "de 30 à moins de 40\u{a0}ans");
        let region = dimensions().iter().find(|dimension| dimension.key == "region").unwrap();
        assert_eq!([1.0, 2.0, 3.0].map(|rating| region.band(rating)), [0, 1, 2]);
    }
}
