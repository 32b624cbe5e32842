//! The elements that counted most, in sentences that an adviser can read aloud.

use serde::Serialize;

use crate::features::{Feature, Language, missing};

/// A text made for one client, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Text {
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Builds the text once per language.
    pub fn new(in_language: impl Fn(Language) -> String) -> Self {
        Self { fr: in_language(Language::Fr), en: in_language(Language::En) }
    }

    /// The text in one language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Fr => &self.fr,
            Language::En => &self.en,
        }
    }
}

/// One of the elements that counted most.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// The feature that the sentence names.
    pub feature: &'static str,
    /// Points that it adds (positive: in the client's favour).
    pub points: f64,
    /// How much it weighs, from slight to decisive.
    pub weight: Weight,
    /// The sentence.
    pub sentence: Text,
}

/// How much a reason weighs, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Less than 5 points.
    Slight,
    /// From 5 to 15 points.
    Clear,
    /// 15 points or more.
    Strong,
}

impl Weight {
    /// The weight of an effect in points, whatever its sign.
    #[must_use]
    pub fn of(points: f64) -> Self {
        match points.abs() {
            p if p >= 15.0 => Self::Strong,
            p if p >= 5.0 => Self::Clear,
            _ => Self::Slight,
        }
    }

    const fn adverb(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Slight, Language::Fr) => "légèrement",
            (Self::Clear, Language::Fr) => "nettement",
            (Self::Strong, Language::Fr) => "fortement",
            (Self::Slight, Language::En) => "slightly",
            (Self::Clear, Language::En) => "clearly",
            (Self::Strong, Language::En) => "strongly",
        }
    }
}

/// A client's value of a feature and what is usual, in words, with the points that it adds.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueInWords {
    /// The feature.
    pub feature: &'static Feature,
    /// The client's value; `None` where the information is missing.
    pub value: Option<Text>,
    /// The usual value among repaid loans; `None` where it is not known.
    pub usual_repaid: Option<Text>,
    /// Points that it adds (positive: in the client's favour).
    pub points: f64,
}

/// At most `most` reasons on one side, the strongest first; effects under half a point are none.
///
/// Ties keep the order in which the values came.
#[must_use]
pub fn reasons(values: &[ValueInWords], in_favour: bool, most: usize) -> Vec<Reason> {
    let side = |value: &&ValueInWords| if in_favour { value.points >= 0.5 } else { value.points <= -0.5 };
    let mut chosen: Vec<&ValueInWords> = values.iter().filter(side).collect();
    chosen.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
    chosen.truncate(most);
    chosen.into_iter().map(ValueInWords::reason).collect()
}

impl ValueInWords {
    fn reason(&self) -> Reason {
        let weight = Weight::of(self.points);
        Reason {
            feature: self.feature.name,
            points: self.points,
            weight,
            sentence: Text::new(|language| self.sentence(weight, language)),
        }
    }

    fn sentence(&self, weight: Weight, language: Language) -> String {
        let label = self.feature.label.text(language);
        let adverb = weight.adverb(language);
        let effect = match (self.points > 0.0, language) {
            (true, Language::Fr) => format!("joue {adverb} en votre faveur"),
            (false, Language::Fr) => format!("pèse {adverb} sur le dossier"),
            (true, Language::En) => format!("speaks {adverb} in your favour"),
            (false, Language::En) => format!("weighs {adverb} on the file"),
        };
        let Some(value) = &self.value else {
            return match language {
                Language::Fr => format!("{label}\u{202f}: {}. Son absence {effect}.", missing(language)),
                Language::En => format!("{label}: {}. Its absence {effect}.", missing(language)),
            };
        };
        let value = value.in_language(language);
        let usual = self.usual_repaid.as_ref().map(|usual| usual.in_language(language));
        match (language, usual) {
            (Language::Fr, Some(usual)) => {
                format!(
                    "{label}\u{202f}: {value} (habituellement {usual} chez les clients qui ont remboursé). Cet élément {effect}."
                )
            }
            (Language::Fr, None) => format!("{label}\u{202f}: {value}. Cet élément {effect}."),
            (Language::En, Some(usual)) => {
                format!("{label}: {value} (usually {usual} among clients who repaid). This {effect}.")
            }
            (Language::En, None) => format!("{label}: {value}. This {effect}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{Bilingual, Direction, Theme, Unit};
    use crate::tables::Table;

    const AGE: Feature = Feature {
        name: "AGE_YEARS",
        table: Table::ApplicationTest,
        theme: Theme::Household,
        formula: "age",
        label: Bilingual { fr: "Âge", en: "Age" },
        unit: Unit::Years,
        actionable: false,
        protected: true,
        direction: Direction::Free,
        words: &[],
    };

    fn value(points: f64, value: Option<&str>) -> ValueInWords {
        let text = |v: &str| Text { fr: v.to_owned(), en: v.to_owned() };
        ValueInWords { feature: &AGE, value: value.map(text), usual_repaid: Some(text("44")), points }
    }

    #[test]
    fn the_strongest_come_first_and_each_side_keeps_to_its_sign() {
        let values =
            [value(3.0, Some("a")), value(-20.0, Some("b")), value(7.0, Some("c")), value(0.2, Some("d"))];
        let found = reasons(&values, true, 4);
        assert_eq!(found.iter().map(|r| r.points).collect::<Vec<_>>(), [7.0, 3.0]);
        let against = reasons(&values, false, 4);
        assert_eq!((against.len(), against[0].weight), (1, Weight::Strong));
        assert_eq!(
            against[0].sentence.fr,
            "Âge\u{202f}: b (habituellement 44 chez les clients qui ont remboursé). Cet élément pèse fortement sur le dossier."
        );
    }

    #[test]
    fn missing_information_is_said_with_the_effect_of_its_absence() {
        let found = reasons(&[value(-6.0, None)], false, 4);
        assert_eq!(found[0].sentence.en, "Age: missing information. Its absence weighs clearly on the file.");
    }
}
