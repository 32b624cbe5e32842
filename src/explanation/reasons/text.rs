//! A text made for one client.

use serde::Serialize;

use crate::features::{Bilingual, Language};

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

impl From<Bilingual> for Text {
    fn from(words: Bilingual) -> Self {
        Self::new(|language| words.text(language).to_owned())
    }
}
