//! Every feature of the model, in a fixed order.
//!
//! `actionable` marks only columns of the application itself: whoever tries out a change sets those
//! and computes the features anew, so that a ratio follows its amounts.
//! `protected` marks age, family and what contains them.

mod bureau;
mod bureau_balance;
mod compared;
mod credit;
mod credit_card;
mod file;
mod installments;
mod person;
mod pos_cash;
mod previous;
mod property;
mod scores;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::application::Application;
use super::computed::Computed;
use super::feature::{Direction, Feature, Theme, Unit};
use super::wording::Bilingual;
use crate::tables::Table;

pub(super) use bureau::FEATURES as BUREAU;
pub(super) use bureau_balance::FEATURES as BUREAU_BALANCE;
pub(super) use compared::FEATURES as COMPARED;
pub(super) use credit_card::FEATURES as CREDIT_CARD;
pub(super) use installments::FEATURES as INSTALLMENTS;
pub(super) use pos_cash::FEATURES as POS_CASH;
pub(super) use previous::FEATURES as PREVIOUS;

/// The features of the application itself.
pub(super) static APPLICATION: LazyLock<Vec<Computed<Application>>> = LazyLock::new(|| {
    [scores::FEATURES, credit::FEATURES, person::FEATURES, property::FEATURES, file::FEATURES].concat()
});

static CATALOGUE: LazyLock<Vec<Feature>> = LazyLock::new(|| {
    fn features<R: ?Sized>(computed: &[Computed<R>]) -> impl Iterator<Item = Feature> {
        computed.iter().map(|computed| computed.feature)
    }
    features(&APPLICATION)
        .chain(features(BUREAU))
        .chain(features(BUREAU_BALANCE))
        .chain(features(PREVIOUS))
        .chain(features(POS_CASH))
        .chain(features(CREDIT_CARD))
        .chain(features(INSTALLMENTS))
        .chain(features(COMPARED))
        .collect()
});

/// All features, in the order of the columns of a [`FeatureTable`](super::FeatureTable).
#[must_use]
pub fn catalogue() -> &'static [Feature] {
    &CATALOGUE
}

/// The place of a feature in the [`catalogue`].
pub(super) fn place_in_catalogue(name: &str) -> Option<usize> {
    static PLACES: LazyLock<BTreeMap<&str, usize>> =
        LazyLock::new(|| catalogue().iter().map(|feature| feature.name).zip(0..).collect());
    PLACES.get(name).copied()
}

/// What the features of one table and theme have in common.
const fn subject(table: Table, theme: Theme) -> Feature {
    Feature {
        name: "",
        table,
        theme,
        formula: "",
        label: words("", ""),
        unit: Unit::Ratio,
        actionable: false,
        protected: false,
        direction: Direction::Free,
        words: &[],
    }
}

const fn words(fr: &'static str, en: &'static str) -> Bilingual {
    Bilingual { fr, en }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_unique_and_in_the_style_of_kaggle() {
        let names: BTreeSet<&str> = catalogue().iter().map(|feature| feature.name).collect();
        assert_eq!(names.len(), catalogue().len());
        for name in names {
            assert!(name.starts_with(|c: char| c.is_ascii_uppercase()), "{name}");
            assert!(name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'), "{name}");
        }
    }

    #[test]
    fn every_theme_has_features() {
        for theme in Theme::ALL {
            assert!(catalogue().iter().any(|feature| feature.theme == theme), "{theme:?}");
        }
    }

    #[test]
    fn sex_target_and_identifiers_are_no_features() {
        for feature in catalogue() {
            for word in ["GENDER", "TARGET", "SK_ID"] {
                assert!(!feature.name.contains(word) && !feature.formula.contains(word), "{}", feature.name);
            }
        }
    }

    #[test]
    fn every_feature_is_told_in_words_that_fit_a_sentence() {
        for feature in catalogue() {
            assert!(!feature.formula.is_empty(), "{}", feature.name);
            for label in [feature.label.fr, feature.label.en] {
                assert!(label.len() > 2 && !label.ends_with(['.', ':', ' ']), "{label}");
                assert!(!label.contains('\''), "{label} has a straight apostrophe");
                assert!(label.chars().next().is_some_and(char::is_uppercase), "{label}");
            }
        }
        let labels: BTreeSet<&str> = catalogue().iter().map(|feature| feature.label.fr).collect();
        assert_eq!(labels.len(), catalogue().len(), "two features with one label");
    }

    #[test]
    fn only_numbers_have_a_direction_and_only_the_application_can_be_changed() {
        let columns: Vec<&str> = Table::ApplicationTest.columns().iter().map(|column| column.name).collect();
        for feature in catalogue() {
            assert!(!feature.is_categorical() || feature.direction == Direction::Free, "{}", feature.name);
            assert!(!feature.actionable || columns.contains(&feature.name), "{}", feature.name);
        }
    }
}
