//! The features in words, for scripts: `assets/data/features-{fr,en}.js`.
//!
//! ```js
//! clairscore.keep("features", { themes: ["…"], features: [{ name, label, theme, unit, words }] })
//! ```
//! `theme` is a place in `themes`; `words` (nominal features alone) gives for every value as the tables write it
//! what pages call it. Features stand in the order of the table of clients.

use serde::Serialize;

use super::error::SiteError;
use super::output::Output;
use crate::features::{FeatureTable, FeatureValues, Language, Theme, Unit, category_in_words};

#[derive(Serialize)]
struct Words {
    themes: Vec<&'static str>,
    features: Vec<FeatureWords>,
}

#[derive(Serialize)]
struct FeatureWords {
    name: &'static str,
    label: &'static str,
    theme: usize,
    unit: Unit,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<(&'static str, String)>,
}

/// Writes the features of a table in words of one language.
pub(super) fn write_feature_words(
    table: &FeatureTable,
    language: Language,
    output: &Output,
) -> Result<(), SiteError> {
    let feature = |column: &crate::features::FeatureColumn| {
        let feature = column.feature;
        let nominal = matches!(column.values, FeatureValues::Nominal(_));
        let words = if nominal { feature.words } else { &[] };
        let word =
            |word: &&'static str| (*word, category_in_words(feature.name, word, language).into_owned());
        FeatureWords {
            name: feature.name,
            label: feature.label.text(language),
            theme: Theme::ALL.iter().position(|theme| *theme == feature.theme).unwrap_or_default(),
            unit: feature.unit,
            words: words.iter().map(word).collect(),
        }
    };
    let words = Words {
        themes: Theme::ALL.iter().map(|theme| theme.label().text(language)).collect(),
        features: table.columns.iter().map(feature).collect(),
    };
    output.write_script(&format!("assets/data/features-{}.js", language.code()), "features", &words)
}
