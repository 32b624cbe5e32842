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

// By hand: what is derived would ask the rows to be copyable, of which only the address of a
// function speaks.
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

/// The features of several lists, the first not empty, as one list of `N`; a constant that does not
/// compile where they are not so many.
pub(super) const fn joined<R: ?Sized, const N: usize>(lists: &[&[Computed<R>]]) -> [Computed<R>; N] {
    let mut all = [lists[0][0]; N];
    let (mut place, mut list) = (0, 0);
    while list < lists.len() {
        let mut feature = 0;
        while feature < lists[list].len() {
            all[place] = lists[list][feature];
            (place, feature) = (place + 1, feature + 1);
        }
        list += 1;
    }
    assert!(place == N, "the lists have another number of features");
    all
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

/// What tests say of the features of a client worked by hand.
#[cfg(test)]
pub(super) mod worked {
    use super::super::feature::Unit;
    use super::Computed;

    /// The named features have these values; `NaN` is missing.
    pub(in crate::features) fn assert_values<R: ?Sized>(
        features: &[Computed<R>],
        rows: &R,
        expected: &[(&str, f64)],
    ) {
        for (name, expected) in expected {
            let feature = features.iter().find(|computed| computed.feature.name == *name);
            let found = feature.unwrap_or_else(|| panic!("there is no {name}")).of(rows);
            let same = (found - expected).abs() < 1e-9 || (found.is_nan() && expected.is_nan());
            assert!(same, "{name}: {found}, not {expected}");
        }
    }

    /// Counts are 0 and the rest is missing.
    pub(in crate::features) fn assert_only_counts<R: ?Sized>(features: &[Computed<R>], rows: &R) {
        for computed in features {
            let (name, found) = (computed.feature.name, computed.of(rows));
            let is_count = computed.feature.unit == Unit::Count;
            assert!(if is_count { found.to_bits() == 0 } else { found.is_nan() }, "{name}: {found}");
        }
    }

    /// Every feature, in order, has its value.
    pub(in crate::features) fn assert_every_value<R: ?Sized>(
        features: &[Computed<R>],
        rows: &R,
        expected: &[(&str, f64)],
    ) {
        let names = features.iter().map(|computed| computed.feature.name);
        assert!(names.eq(expected.iter().map(|(name, _)| *name)), "every feature, in order");
        assert_values(features, rows, expected);
    }

    /// Counts are numbers.
    pub(in crate::features) fn assert_counts_are_known<R: ?Sized>(features: &[Computed<R>], rows: &R) {
        for computed in features.iter().filter(|computed| computed.feature.unit == Unit::Count) {
            assert!(computed.of(rows).is_finite(), "{}", computed.feature.name);
        }
    }
}
