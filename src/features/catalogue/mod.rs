//! The catalogue: what is to be known of every feature.

mod application;
mod credits;
mod entry;

use std::sync::LazyLock;

use super::feature::Feature;

/// Every feature, theme by theme, in the order of the feature frame.
#[must_use]
pub fn catalogue() -> &'static [Feature] {
    static ALL: LazyLock<Vec<Feature>> = LazyLock::new(|| {
        [
            application::EXTERNAL_SCORES,
            application::CREDIT,
            application::INCOME,
            application::EMPLOYMENT,
            application::HOUSEHOLD,
            application::PROPERTY,
            application::REGION,
            application::FILE,
            credits::BUREAU,
            credits::PREVIOUS,
        ]
        .concat()
    });
    &ALL
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::features::Direction;

    #[test]
    fn names_and_labels_are_unique_and_nothing_is_left_unsaid() {
        let names: BTreeSet<&str> = catalogue().iter().map(|feature| feature.name).collect();
        let french: BTreeSet<&str> = catalogue().iter().map(|feature| feature.label.fr).collect();
        let english: BTreeSet<&str> = catalogue().iter().map(|feature| feature.label.en).collect();
        assert_eq!((names.len(), french.len(), english.len()), (catalogue().len(), names.len(), names.len()));
        assert!((75..=110).contains(&names.len()), "{} features", names.len());
        for feature in catalogue() {
            assert!(!feature.formula.is_empty() && !feature.label.fr.contains('\''), "{}", feature.name);
        }
    }

    #[test]
    fn sex_is_no_input_and_nominal_features_have_no_direction() {
        assert!(catalogue().iter().all(|feature| !feature.name.contains("GENDER")));
        let nominal = catalogue().iter().filter(|feature| feature.is_categorical());
        assert!(nominal.clone().count() >= 10);
        assert!(nominal.into_iter().all(|feature| feature.direction == Direction::Free));
    }
}
