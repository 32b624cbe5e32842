//! Groups of the fairness audit, named.

use crate::features::Language::{self, En, Fr};
use crate::features::{Bilingual, category_in_words, missing};
use crate::judging::{Attribute, ComparedRate, Group};

/// An attribute that groups are told apart by.
#[must_use]
pub const fn attribute_in_words(attribute: Attribute) -> Bilingual {
    match attribute {
        Attribute::Sex => Bilingual { fr: "Sexe", en: "Sex" },
        Attribute::Age => Bilingual { fr: "Âge", en: "Age" },
        Attribute::FamilyStatus => Bilingual { fr: "Situation familiale", en: "Family status" },
        Attribute::Education => Bilingual { fr: "Niveau d’études", en: "Level of education" },
    }
}

/// A group, as it stands in the middle of a sentence: "femmes", "de 30 à 39 ans".
#[must_use]
pub fn group_in_words(attribute: Attribute, group: &Group, language: Language) -> String {
    match (group, language) {
        (Group::Word(word), _) => category_in_words(attribute.column(), word, language).into_owned(),
        (Group::Years(None, Some(to)), Fr) => format!("moins de {to}\u{a0}ans"),
        (Group::Years(None, Some(to)), En) => format!("under {to}"),
        (Group::Years(Some(from), Some(to)), Fr) => format!("de {from} à {}\u{a0}ans", to - 1),
        (Group::Years(Some(from), Some(to)), En) => format!("{from} to {}", to - 1),
        (Group::Years(Some(from), None), Fr) => format!("{from}\u{a0}ans et plus"),
        (Group::Years(Some(from), None), En) => format!("{from} and over"),
        (Group::Years(None, None) | Group::Unknown, _) => missing(language).to_owned(),
    }
}

/// A rate that is compared between groups.
#[must_use]
pub const fn compared_in_words(rate: ComparedRate) -> Bilingual {
    match rate {
        ComparedRate::GrantRate => Bilingual { fr: "avis favorables", en: "favourable opinions" },
        ComparedRate::FalseRefusals => {
            Bilingual { fr: "refus parmi ceux qui ont remboursé", en: "refusals among those who repaid" }
        }
        ComparedRate::FalseGrants => {
            Bilingual { fr: "accords parmi les difficultés", en: "grants among those in difficulty" }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_named_in_both_languages() {
        let named =
            |attribute, group: &Group| [Fr, En].map(|language| group_in_words(attribute, group, language));
        let word = |word: &str| Group::Word(word.to_owned());
        assert_eq!(named(Attribute::Sex, &word("F")), ["femmes", "women"]);
        assert_eq!(
            named(Attribute::Education, &word("Higher education")),
            ["enseignement supérieur", "higher education"]
        );
        let age = |from, to| named(Attribute::Age, &Group::Years(from, to));
        assert_eq!(age(None, Some(30)), ["moins de 30\u{a0}ans", "under 30"]);
        assert_eq!(age(Some(30), Some(40)), ["de 30 à 39\u{a0}ans", "30 to 39"]);
        assert_eq!(age(Some(60), None), ["60\u{a0}ans et plus", "60 and over"]);
        assert_eq!(named(Attribute::Age, &Group::Unknown), [missing(Fr), missing(En)]);
    }
}
