//! A feature together with the function that computes it.

use super::feature::Feature;
use crate::tables::Word;

/// A feature and how it is computed from `R`: an application, or a client's rows of a child table.
pub(super) struct Computed<R: ?Sized + 'static> {
    pub(super) feature: Feature,
    value: Value<R>,
}

enum Value<R: ?Sized + 'static> {
    Number(fn(&R) -> f64),
    Word(fn(&R) -> Word),
}

// Not derived, since that would ask the same of `R`, which a slice cannot give.
impl<R: ?Sized> Clone for Computed<R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R: ?Sized> Copy for Computed<R> {}
impl<R: ?Sized> Clone for Value<R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R: ?Sized> Copy for Value<R> {}

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

/// The parts of a list of features, one behind the other; `N` is their number in all.
pub(super) const fn joined<R: ?Sized, const N: usize>(parts: &[&[Computed<R>]]) -> [Computed<R>; N] {
    let mut all = [parts[0][0]; N];
    let (mut part, mut place, mut count) = (0, 0, 0);
    while part < parts.len() {
        if place == parts[part].len() {
            (part, place) = (part + 1, 0);
        } else {
            all[count] = parts[part][place];
            (place, count) = (place + 1, count + 1);
        }
    }
    assert!(count == N, "the parts have another number of features");
    all
}
