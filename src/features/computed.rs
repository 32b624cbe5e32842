//! A feature together with the function that computes it.

use super::feature::Feature;
use crate::tables::Word;

/// A feature and how it is computed from `R`: an application, or a client's rows of a child table.
#[derive(Clone, Copy)]
pub(super) struct Computed<R: ?Sized + 'static> {
    pub(super) feature: Feature,
    value: Value<R>,
}

#[derive(Clone, Copy)]
enum Value<R: ?Sized + 'static> {
    Number(fn(&R) -> f64),
    Word(fn(&R) -> Word),
}

impl Feature {
    /// This feature as a number; what is not finite is missing.
    pub(super) const fn by<R: ?Sized>(self, value: fn(&R) -> f64) -> Computed<R> {
        Computed { feature: self, value: Value::Number(value) }
    }

    /// This feature as a word of a vocabulary.
    pub(super) const fn as_word<R: ?Sized>(
        self,
        words: &'static [&'static str],
        value: fn(&R) -> Word,
    ) -> Computed<R> {
        Computed { feature: Self { words, ..self }, value: Value::Word(value) }
    }
}

impl<R: ?Sized> Computed<R> {
    /// The number, or the word's code; `NaN` is missing, and zero has no sign.
    pub(super) fn of(&self, rows: &R) -> f64 {
        let number = match self.value {
            Value::Number(value) => value(rows),
            Value::Word(value) => value(rows).code(),
        };
        // Adding turns a negative zero into zero.
        if number.is_finite() { number + 0.0 } else { f64::NAN }
    }
}
