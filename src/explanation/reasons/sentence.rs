//! A reason as a sentence.

use super::{Element, Group, ReasonKind, Told as Value, Weight};
use crate::features::{Language, missing, number};

/// A reason about to be told: by its strongest element, and how many stand beside it.
pub(super) struct Told<'a> {
    pub(super) group: &'a Group<'a>,
    pub(super) head: &'a Element,
    pub(super) beside: usize,
    pub(super) weight: Weight,
}

impl Told<'_> {
    /// What the sentence begins with: the element's label where it stands alone, else that of what they are about.
    pub(super) fn label(&self, language: Language) -> String {
        if self.beside == 0 && self.group.kind != ReasonKind::NothingOnRecord {
            return self.head.feature.label.text(language).to_owned();
        }
        capitalised(self.group.label.in_language(language))
    }

    pub(super) fn sentence(&self, language: Language) -> String {
        let label = self.label(language);
        let colon = match language {
            Language::Fr => "\u{202f}:",
            Language::En => ":",
        };
        match &self.head.told {
            Value::Value(value) => {
                let value = self.value(value.in_language(language), language);
                if self.beside == 0 {
                    return format!("{label}{colon} {value}. {}.", self.alone(language));
                }
                let head = uncapitalised(self.head.feature.label.text(language));
                format!("{label}{colon} {head}, {value}. {}.", self.among_others(language))
            }
            Value::NothingOnRecord(_) => {
                let effect = self.effect(language);
                match language {
                    Language::Fr => format!("{label}. Cela {effect}."),
                    Language::En => format!("{label}. This {effect}."),
                }
            }
            Value::Missing => format!("{label}{colon} {}.", self.absence(language)),
        }
    }

    /// The value, and the usual one.
    fn value(&self, value: &str, language: Language) -> String {
        let Some(usual) = self.head.usual_repaid.as_ref().map(|usual| usual.in_language(language)) else {
            return value.to_owned();
        };
        match (usual == value, language) {
            (true, Language::Fr) => {
                format!("{value} (valeur habituelle chez les clients qui ont remboursé)")
            }
            (false, Language::Fr) => {
                format!("{value} (habituellement {usual} chez les clients qui ont remboursé)")
            }
            (true, Language::En) => format!("{value} (the usual value among clients who repaid)"),
            (false, Language::En) => format!("{value} (usually {usual} among clients who repaid)"),
        }
    }

    fn alone(&self, language: Language) -> String {
        let effect = self.effect(language);
        match language {
            Language::Fr => format!("Cet élément {effect}"),
            Language::En => format!("This {effect}"),
        }
    }

    fn among_others(&self, language: Language) -> String {
        let (effect, beside) = (self.effect(language), number(self.beside as f64, 0, language));
        match (self.beside, language) {
            (1, Language::Fr) => format!("Avec une autre information proche, l’ensemble {effect}"),
            (_, Language::Fr) => format!("Avec {beside} autres informations proches, l’ensemble {effect}"),
            (1, Language::En) => format!("With one related piece of information, the whole {effect}"),
            (_, Language::En) => format!("With {beside} related pieces of information, the whole {effect}"),
        }
    }

    fn absence(&self, language: Language) -> String {
        let effect = self.effect(language);
        let many = number(self.beside as f64 + 1.0, 0, language);
        match (self.beside, language) {
            (0, Language::Fr) => format!("{}. Son absence {effect}", missing(language)),
            (_, Language::Fr) => format!("{many} informations manquantes. Leur absence {effect}"),
            (0, Language::En) => format!("{}. Its absence {effect}", missing(language)),
            (_, Language::En) => format!("{many} pieces of information missing. Their absence {effect}"),
        }
    }

    fn effect(&self, language: Language) -> String {
        self.weight.effect(self.group.points() > 0.0, language)
    }
}

fn capitalised(words: &str) -> String {
    with_first(words, |first| first.to_uppercase().collect())
}

/// The words as they stand within a sentence.
fn uncapitalised(words: &str) -> String {
    with_first(words, |first| first.to_lowercase().collect())
}

fn with_first(words: &str, change: impl Fn(char) -> String) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| change(first) + letters.as_str())
}
