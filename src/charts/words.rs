//! What charts say: messages by their keys, which whoever asks for a chart has in its language.

use crate::features::Language;

/// Says a message with its variables filled.
pub type Say<'a> = dyn Fn(&str, &[(&str, &str)]) -> String + 'a;

/// The words of the charts in one language.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// How figures are written.
    pub language: Language,
    /// The messages, whose keys start with `drawn_`.
    pub say: &'a Say<'a>,
}

impl Words<'_> {
    pub(super) fn word(&self, key: &str) -> String {
        (self.say)(key, &[])
    }

    pub(super) fn say(&self, key: &str, filled: &[(&str, &str)]) -> String {
        (self.say)(key, filled)
    }
}
