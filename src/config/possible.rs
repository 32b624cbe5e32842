//! Values that a recipe may hold: each is checked where it is read, so that an error has its line.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, IntoDeserializer, SeqAccess, Visitor};

/// What is asked of a value, and how that is said.
pub(super) struct Possible<T> {
    /// Whether a value is possible.
    pub holds: fn(&T) -> bool,
    /// What is possible, after "it must be".
    pub words: &'static str,
}

impl<T: fmt::Debug> Possible<T> {
    fn check<E: Error>(&self, value: T) -> Result<T, E> {
        if (self.holds)(&value) {
            Ok(value)
        } else {
            Err(E::custom(format!("{value:?} is not possible; it must be {}", self.words)))
        }
    }
}

/// Above 0, at most 1.
pub(super) const SHARE: Possible<f64> =
    Possible { holds: |value| *value > 0.0 && *value <= 1.0, words: "above 0 and at most 1" };
/// Above 0, below 1.
pub(super) const PART: Possible<f64> =
    Possible { holds: |value| *value > 0.0 && *value < 1.0, words: "above 0 and below 1" };
/// Above 0 and finite.
pub(super) const POSITIVE: Possible<f64> =
    Possible { holds: |value| *value > 0.0 && value.is_finite(), words: "above 0" };
/// 0 or more, and finite.
pub(super) const NOT_NEGATIVE: Possible<f64> =
    Possible { holds: |value| *value >= 0.0 && value.is_finite(), words: "0 or more" };
/// An area under the ROC curve that is better than chance.
pub(super) const AUC: Possible<f64> =
    Possible { holds: |value| *value > 0.5 && *value <= 1.0, words: "above 0.5 and at most 1" };
/// Numbers of trees, or of rounds.
pub(super) const TREES: Possible<usize> =
    Possible { holds: |value| (1..=10_000).contains(value), words: "from 1 to 10000" };
/// Leaves of a tree.
pub(super) const LEAVES: Possible<usize> =
    Possible { holds: |value| (2..=1024).contains(value), words: "from 2 to 1024" };
/// Bins of an input; one more is kept for missing values, and a bin is one byte.
pub(super) const BINS: Possible<usize> =
    Possible { holds: |value| (2..=255).contains(value), words: "from 2 to 255" };
/// Folds.
pub(super) const FOLDS: Possible<usize> =
    Possible { holds: |value| (2..=20).contains(value), words: "from 2 to 20" };
/// Repeats of the cross-validation.
pub(super) const REPEATS: Possible<usize> =
    Possible { holds: |value| (1..=20).contains(value), words: "from 1 to 20" };
/// Any count but 0.
pub(super) const COUNT: Possible<usize> =
    Possible { holds: |value| (1..=1_000_000_000).contains(value), words: "1 or more" };
/// Levels of a tree.
pub(super) const DEPTH: Possible<u16> =
    Possible { holds: |value| (1..=64).contains(value), words: "from 1 to 64" };

/// Reads one value.
pub(super) fn one<'de, T, D>(from: D, possible: &Possible<T>) -> Result<T, D::Error>
where
    T: Deserialize<'de> + fmt::Debug,
    D: Deserializer<'de>,
{
    possible.check(T::deserialize(from)?)
}

/// Reads the values of a hyperparameter: one, or a list of those to try.
pub(super) fn several<'de, T, D>(from: D, possible: &Possible<T>) -> Result<Vec<T>, D::Error>
where
    T: Deserialize<'de> + fmt::Debug + PartialEq,
    D: Deserializer<'de>,
{
    let values = distinct(from)?;
    values.into_iter().map(|value| possible.check(value)).collect()
}

/// Reads one value or a list of them: at least one, none twice.
pub(super) fn distinct<'de, T, D>(from: D) -> Result<Vec<T>, D::Error>
where
    T: Deserialize<'de> + fmt::Debug + PartialEq,
    D: Deserializer<'de>,
{
    let values: Vec<T> = from.deserialize_any(OneOrMore(PhantomData))?;
    if values.is_empty() {
        return Err(D::Error::custom(
            "an empty list leaves nothing to try; give a value, or leave the key out",
        ));
    }
    let twice = (1..values.len()).find(|place| values[..*place].contains(&values[*place]));
    match twice.map(|place| &values[place]) {
        Some(value) => Err(D::Error::custom(format!("{value:?} stands twice; leave one out"))),
        None => Ok(values),
    }
}

struct OneOrMore<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrMore<T> {
    type Value = Vec<T>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a value, or a list of values to try")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Vec<T>, E> {
        Ok(vec![T::deserialize(value.into_deserializer())?])
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Vec<T>, E> {
        Ok(vec![T::deserialize(value.into_deserializer())?])
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Vec<T>, E> {
        Ok(vec![T::deserialize(value.into_deserializer())?])
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Vec<T>, E> {
        Ok(vec![T::deserialize(value.into_deserializer())?])
    }

    fn visit_seq<A: SeqAccess<'de>>(self, values: A) -> Result<Vec<T>, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(values))
    }
}

/// Declares readers, for `deserialize_with`.
macro_rules! readers {
    ($read:ident -> $shape:ident; $($name:ident: $kind:ty = $possible:ident;)*) => {
        $(pub(in crate::config) fn $name<'de, D: Deserializer<'de>>(
            from: D,
        ) -> Result<shape!($shape $kind), D::Error> {
            super::$read(from, &super::$possible)
        })*
    };
}

macro_rules! shape {
    (One $kind:ty) => { $kind };
    (Many $kind:ty) => { Vec<$kind> };
}

/// Readers of one value.
pub(super) mod a {
    use serde::de::Deserializer;

    readers! { one -> One;
        positive: f64 = POSITIVE;
        part: f64 = PART;
        share: f64 = SHARE;
        auc: f64 = AUC;
        folds: usize = FOLDS;
        repeats: usize = REPEATS;
        count: usize = COUNT;
    }
}

/// Readers of one value or a list of those to try.
pub(super) mod some {
    use serde::de::Deserializer;

    readers! { several -> Many;
        share: f64 = SHARE;
        not_negative: f64 = NOT_NEGATIVE;
        trees: usize = TREES;
        leaves: usize = LEAVES;
        bins: usize = BINS;
        count: usize = COUNT;
        depth: u16 = DEPTH;
    }
}
