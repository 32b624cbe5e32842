//! Values outside what the model learnt from.

use super::client::Unusual;
use crate::champion::FeatureReference;
use crate::explanation::Text;
use crate::features::{Feature, FeatureColumn, FeatureValues, Language, category_in_words, value_in_words};
use crate::learning::EncodedInput;

/// What is unusual about a client's value of an input: a number below the least or above the greatest
/// that training saw, or a word that it never saw.
pub(super) fn unusual(
    column: &FeatureColumn,
    row: usize,
    input: &EncodedInput,
    reference: &FeatureReference,
) -> Option<Unusual> {
    let detail = match (&column.values, reference) {
        (FeatureValues::Numeric(values), FeatureReference::Numeric { percentiles, .. }) => {
            number(values[row], percentiles, column.feature)?
        }
        (FeatureValues::Nominal(words), _) => {
            let categories = input.categories.as_deref().unwrap_or_default();
            let word = words[row].filter(|word| !categories.iter().any(|known| known == word))?;
            Text::new(|language| unseen_word(word, column.feature, language))
        }
        _ => return None,
    };
    Some(Unusual { feature: column.feature.name, detail })
}

fn number(value: f64, percentiles: &[f64], feature: &Feature) -> Option<Text> {
    let (least, greatest) = (*percentiles.first()?, *percentiles.last()?);
    // NaN is on neither side.
    if !(value < least || value > greatest) {
        return None;
    }
    Some(Text::new(|language| {
        let [value, least, greatest] =
            [value, least, greatest].map(|number| value_in_words(number, feature.unit, language));
        let label = feature.label.text(language);
        match language {
            Language::Fr => format!(
                "{label}\u{202f}: {value}, hors de ce que le modèle a vu (de {least} à {greatest})\u{202f}; l’avis est moins sûr."
            ),
            Language::En => format!(
                "{label}: {value}, outside what the model saw ({least} to {greatest}); the opinion is less certain."
            ),
        }
    }))
}

fn unseen_word(word: &str, feature: &Feature, language: Language) -> String {
    let label = feature.label.text(language);
    let word = category_in_words(feature.name, word, language);
    match language {
        Language::Fr => format!(
            "{label}\u{202f}: {word}, que le modèle n’a jamais vu et lit comme une information manquante\u{202f}; l’avis est moins sûr."
        ),
        Language::En => format!(
            "{label}: {word}, which the model never saw and reads as missing information; the opinion is less certain."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::catalogue;

    fn column(name: &str, values: FeatureValues) -> FeatureColumn {
        let feature = catalogue().iter().find(|feature| feature.name == name).unwrap();
        FeatureColumn { feature, values }
    }

    #[test]
    fn a_number_is_unusual_beyond_the_least_and_the_greatest() {
        let column = column("CNT_CHILDREN", FeatureValues::Numeric(vec![-1.0, 0.0, 4.0, 5.0, f64::NAN]));
        let reference = FeatureReference::Numeric {
            percentiles: vec![0.0, 1.0, 4.0],
            median_repaid: None,
            missing_share: 0.0,
        };
        let input = EncodedInput { feature: "CNT_CHILDREN".to_owned(), categories: None };
        let found = |row| unusual(&column, row, &input, &reference);
        assert_eq!([0, 1, 2, 3, 4].map(|row| found(row).is_some()), [true, false, false, true, false]);
        let text = found(3).unwrap().detail;
        assert!(text.fr.contains("5, hors de ce que le modèle a vu (de 0 à 4)"), "{}", text.fr);
        assert!(text.en.contains("5, outside what the model saw (0 to 4)"), "{}", text.en);
    }

    #[test]
    fn a_word_is_unusual_where_training_never_saw_it() {
        let column =
            column("NAME_INCOME_TYPE", FeatureValues::Nominal(vec![Some("Student"), Some("Working"), None]));
        let categories = Some(vec!["Working".to_owned()]);
        let input = EncodedInput { feature: "NAME_INCOME_TYPE".to_owned(), categories };
        let reference = FeatureReference::Nominal { shares: vec![], mode_repaid: None, missing_share: 0.0 };
        let found = |row| unusual(&column, row, &input, &reference);
        assert_eq!([0, 1, 2].map(|row| found(row).is_some()), [true, false, false]);
        assert!(found(0).unwrap().detail.en.contains("never saw"));
    }
}
