//! How much an element weighs, in words.

use serde::Serialize;

use crate::features::Language;

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
    /// The weight of an effect in printed points, whatever its sign.
    #[must_use]
    pub const fn of(points: i64) -> Self {
        match points.unsigned_abs() {
            15.. => Self::Strong,
            5.. => Self::Clear,
            _ => Self::Slight,
        }
    }

    /// What something that weighs so much does, for the client or against.
    pub(super) fn effect(self, in_favour: bool, language: Language) -> String {
        let adverb = self.adverb(language);
        match (in_favour, language) {
            (true, Language::Fr) => format!("joue {adverb} en votre faveur"),
            (false, Language::Fr) => format!("pèse {adverb} sur le dossier"),
            (true, Language::En) => format!("speaks {adverb} in your favour"),
            (false, Language::En) => format!("weighs {adverb} on the file"),
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
