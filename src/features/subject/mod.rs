//! Features that say the same thing, under one name: an adviser tells them as one reason.

mod application;
mod elsewhere;
mod with_us;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::feature::Feature;
use super::wording::Bilingual;

/// What one or several features of a theme are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// Its name in files and in the API; for a feature that stands alone, the feature's.
    pub name: &'static str,
    /// What it is called on pages; for a feature that stands alone, the feature's label.
    pub label: Bilingual,
    /// Its features, in the catalogue's order.
    pub features: &'static [&'static str],
}

/// The subject of a feature: the one that names it, or the feature itself.
#[must_use]
pub fn subject_of(feature: &Feature) -> Subject {
    static NAMED: LazyLock<BTreeMap<&str, &Subject>> = LazyLock::new(|| {
        let named = |subject: &'static Subject| subject.features.iter().map(move |name| (*name, subject));
        subjects().flat_map(named).collect()
    });
    match NAMED.get(feature.name) {
        Some(subject) => **subject,
        None => Subject { name: feature.name, label: feature.label, features: &[] },
    }
}

/// The subjects of several features.
fn subjects() -> impl Iterator<Item = &'static Subject> {
    [application::SUBJECTS, elsewhere::SUBJECTS, with_us::SUBJECTS].into_iter().flatten()
}

const fn subject(
    name: &'static str,
    fr: &'static str,
    en: &'static str,
    features: &'static [&'static str],
) -> Subject {
    Subject { name, label: Bilingual { fr, en }, features }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::features::catalogue as features;

    #[test]
    fn a_subject_holds_features_of_the_catalogue_in_one_theme_and_in_its_order() {
        let place = |name: &str| features().iter().position(|feature| feature.name == name);
        let mut seen = BTreeSet::new();
        for subject in subjects() {
            assert!(subject.features.len() > 1, "{}", subject.name);
            let places: Vec<usize> = subject
                .features
                .iter()
                .map(|name| place(name).unwrap_or_else(|| panic!("no {name}")))
                .collect();
            let theme = features()[places[0]].theme;
            assert!(places.iter().all(|&at| features()[at].theme == theme), "{}", subject.name);
            assert!(subject.features.iter().all(|name| seen.insert(*name)), "{}", subject.name);
            assert!(!features().iter().any(|feature| feature.name == subject.name), "{}", subject.name);
        }
    }

    #[test]
    fn subjects_are_told_in_words_that_no_other_has() {
        let mut labels = BTreeSet::new();
        for subject in subjects() {
            for label in [subject.label.fr, subject.label.en] {
                assert!(labels.insert(label), "{label}");
                assert!(
                    label.chars().next().is_some_and(char::is_uppercase) && !label.contains('\''),
                    "{label}"
                );
            }
        }
    }

    #[test]
    fn a_feature_that_no_subject_names_is_its_own() {
        let own = |name: &str| subject_of(features().iter().find(|feature| feature.name == name).unwrap());
        assert_eq!((own("AGE_YEARS").name, own("AGE_YEARS").label.en), ("AGE_YEARS", "Age"));
        assert_eq!(own("FLOORSMAX_AVG").name, own("APARTMENTS_AVG").name);
    }
}
