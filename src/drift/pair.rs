//! The two sides of a column, cleaned.

use std::collections::BTreeMap;

use crate::config::ColumnKind;
use crate::tables::{AnyColumn, AnyValues, MISSING_WORD};

/// Distinct whole numbers up to which a column is categorical.
///
/// Source: Evidently 0.7.23, `INTEGER_CARDINALITY_LIMIT`.
const WHOLE_CATEGORIES: usize = 10;

/// Which of two data sets is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The data that others are compared with.
    Reference,
    /// The data that are looked at.
    Current,
}

/// Why a column is not compared.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case", tag = "reason")]
pub enum NotCompared {
    /// One data set lacks it.
    OneSide {
        /// The one that has it.
        only: Side,
    },
    /// A data set has no value in it.
    Empty {
        /// The one that has none.
        side: Side,
    },
    /// All that a data set has in it is infinite.
    Infinite {
        /// That data set.
        side: Side,
    },
    /// Numbers on one side and words on the other.
    OtherTypes {
        /// Type in the reference.
        reference: String,
        /// Type in the current data.
        current: String,
    },
    /// Texts of which more than half are distinct.
    Text,
    /// A type that is not compared: dates, lists, unsigned numbers.
    Type {
        /// Its name.
        name: String,
    },
}

impl std::fmt::Display for Side {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(match self {
            Self::Reference => "the reference",
            Self::Current => "the current data",
        })
    }
}

impl std::fmt::Display for NotCompared {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::OneSide { only } => write!(to, "only {only} has it"),
            Self::Empty { side } => write!(to, "{side} has no value in it"),
            Self::Infinite { side } => write!(to, "{side} has nothing but infinite values in it"),
            Self::OtherTypes { reference, current } => {
                write!(to, "{reference} in the reference, {current} in the current data")
            }
            Self::Text => to.write_str("free text: more than half of the values are distinct"),
            Self::Type { name } => write!(to, "the type {name} is not compared"),
        }
    }
}

/// The values of both sides of a column: infinite ones count as missing, missing ones are left out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pair {
    pub(super) kind: ColumnKind,
    pub(super) values: Values,
    /// Rows without a value, infinite ones among them, of reference and current data.
    pub(super) missing: [usize; 2],
    /// Infinite values.
    pub(super) infinite: [usize; 2],
    /// Whether both sides hold whole numbers without a hole, which makes bins no narrower than 1.
    pub(super) whole: bool,
    /// The types of both sides where one has words and the other numbers.
    pub(super) other_types: Option<[String; 2]>,
}

/// Values of reference and current data.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Values {
    /// Numbers in rising order.
    Numbers([Vec<f64>; 2]),
    /// How often each word of both stands in either; words in rising order.
    Words { words: Vec<String>, counts: [Vec<usize>; 2] },
}

impl Pair {
    /// Cleans both sides; the current side tells what the column is.
    ///
    /// Source: Evidently 0.7.23, `core/datasets.py` (`infer_column_type`), `calculations/data_drift.py`.
    pub(super) fn of(reference: &AnyColumn, current: &AnyColumn) -> Result<Self, NotCompared> {
        for values in [&current.values, &reference.values] {
            if let AnyValues::Other(name) = values {
                return Err(NotCompared::Type { name: name.clone() });
            }
        }
        match (words_of(&reference.values), words_of(&current.values)) {
            (Some(before), Some(after)) => Self::of_words(before, after),
            (None, None) => Self::of_numbers(&reference.values, &current.values),
            _ if is_empty(&reference.values) => Err(NotCompared::Empty { side: Side::Reference }),
            _ if is_empty(&current.values) => Err(NotCompared::Empty { side: Side::Current }),
            _ => Self::of_other_types(&reference.values, &current.values),
        }
    }

    /// Words on one side, numbers on the other: as categories none of which both sides have, where the current side is
    /// categorical; the library cannot do it where the current side is numeric, or where there are but two values.
    fn of_other_types(reference: &AnyValues, current: &AnyValues) -> Result<Self, NotCompared> {
        let types = [reference, current].map(|values| values.type_name().to_owned());
        let refused = || {
            let [reference, current] = types.clone();
            Err(NotCompared::OtherTypes { reference, current })
        };
        let [before, after] = [Categories::of(reference), Categories::of(current)];
        let categorical = match current {
            AnyValues::Real(_) => false,
            AnyValues::Whole(_) => after.names.len() <= WHOLE_CATEGORIES,
            AnyValues::Words { .. } if is_text(after.names.len(), after.known) => {
                return Err(NotCompared::Text);
            }
            _ => true,
        };
        if !categorical || before.names.len() + after.names.len() <= 2 {
            return refused();
        }
        let none = |categories: &Categories| vec![0; categories.names.len()];
        let counts =
            [[before.counts.clone(), none(&after)].concat(), [none(&before), after.counts.clone()].concat()];
        Ok(Self {
            kind: ColumnKind::Categorical,
            values: Values::Words { words: [before.names, after.names].concat(), counts },
            missing: [before.missing, after.missing],
            infinite: [before.infinite, after.infinite],
            whole: false,
            other_types: Some(types),
        })
    }

    fn of_words(reference: (&[u32], &[String]), current: (&[u32], &[String])) -> Result<Self, NotCompared> {
        let counted = |(codes, words): (&[u32], &[String])| {
            let mut counts = vec![0_usize; words.len()];
            for code in codes.iter().filter(|code| **code != MISSING_WORD) {
                counts[*code as usize] += 1;
            }
            counts
        };
        let sides = [(reference, counted(reference)), (current, counted(current))];
        let known = [0, 1].map(|side| sides[side].1.iter().sum::<usize>());
        for (side, name) in [(0, Side::Reference), (1, Side::Current)] {
            if known[side] == 0 {
                return Err(NotCompared::Empty { side: name });
            }
        }
        let distinct = sides[1].1.iter().filter(|count| **count > 0).count();
        if is_text(distinct, known[1]) {
            return Err(NotCompared::Text);
        }
        let mut union: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        for (side, ((_, words), counts)) in sides.iter().enumerate() {
            for (word, count) in words.iter().zip(counts).filter(|(_, count)| **count > 0) {
                union.entry(word).or_default()[side] = *count;
            }
        }
        let counts = [0, 1].map(|side| union.values().map(|counts| counts[side]).collect());
        Ok(Self {
            kind: ColumnKind::Categorical,
            values: Values::Words { words: union.into_keys().map(str::to_owned).collect(), counts },
            missing: [reference.0.len() - known[0], current.0.len() - known[1]],
            infinite: [0; 2],
            whole: false,
            other_types: None,
        })
    }

    fn of_numbers(reference: &AnyValues, current: &AnyValues) -> Result<Self, NotCompared> {
        let is_whole = |values: &AnyValues| matches!(values, AnyValues::Whole(_));
        let whole = is_whole(reference) && is_whole(current);
        let sides = [(reference, Side::Reference), (current, Side::Current)].map(|(values, side)| {
            let (rows, infinite, known) = finite(values);
            match known.is_empty() {
                true if infinite > 0 => Err(NotCompared::Infinite { side }),
                true => Err(NotCompared::Empty { side }),
                false => Ok((rows - known.len(), infinite, known)),
            }
        });
        let [before, after] = sides;
        let (before, after) = (before?, after?);
        let categorical = match current {
            AnyValues::Flags(_) => true,
            AnyValues::Whole(_) => distinct(&after.2) <= WHOLE_CATEGORIES,
            _ => false,
        };
        Ok(Self {
            kind: if categorical { ColumnKind::Categorical } else { ColumnKind::Numeric },
            missing: [before.0, after.0],
            infinite: [before.1, after.1],
            values: Values::Numbers([before.2, after.2]),
            whole,
            other_types: None,
        })
    }

    /// How many values each side has.
    pub(super) fn known(&self) -> [usize; 2] {
        match &self.values {
            Values::Numbers(sides) => [sides[0].len(), sides[1].len()],
            Values::Words { counts, .. } => [0, 1].map(|side| counts[side].iter().sum()),
        }
    }

    /// How many distinct values both sides have together, but counted no further than `enough`.
    pub(super) fn distinct_up_to(&self, enough: usize) -> usize {
        match &self.values {
            Values::Numbers([reference, current]) => runs(reference, current).take(enough).count(),
            Values::Words { words, .. } => words.len().min(enough),
        }
    }

    /// How often every value stands in the reference and in the current data, the least value first.
    pub(super) fn counts(&self) -> Vec<[usize; 2]> {
        match &self.values {
            Values::Numbers([reference, current]) => {
                runs(reference, current).map(|(_, counts)| counts).collect()
            }
            Values::Words { counts: [reference, current], .. } => {
                reference.iter().zip(current).map(|(r, c)| [*r, *c]).collect()
            }
        }
    }
}

/// The distinct values of two ascending lists, ascending, with how often each list has them.
pub(super) fn runs<'a>(
    reference: &'a [f64],
    current: &'a [f64],
) -> impl Iterator<Item = (f64, [usize; 2])> + 'a {
    let (mut before, mut after) = (reference, current);
    std::iter::from_fn(move || {
        let value = match (before.first(), after.first()) {
            (Some(a), Some(b)) => a.min(*b),
            (Some(value), None) | (None, Some(value)) => *value,
            (None, None) => return None,
        };
        Some((value, [take_run(&mut before, value), take_run(&mut after, value)]))
    })
}

/// Takes the values at the front that are `value`; looks ahead in doubling steps, since runs may be long.
fn take_run(values: &mut &[f64], value: f64) -> usize {
    let mut reach = 1;
    while reach < values.len() && values[reach - 1] <= value {
        reach *= 2;
    }
    let count = values[..reach.min(values.len())].partition_point(|other| *other <= value);
    *values = &values[count..];
    count
}

/// Words of which more than half are distinct are texts.
const fn is_text(distinct: usize, known: usize) -> bool {
    distinct * 2 > known
}

/// The distinct values of one side as words, and how often each stands.
struct Categories {
    names: Vec<String>,
    counts: Vec<usize>,
    known: usize,
    missing: usize,
    infinite: usize,
}

impl Categories {
    fn of(values: &AnyValues) -> Self {
        if let AnyValues::Words { codes, words } = values {
            let mut counts = vec![0; words.len()];
            for code in codes.iter().filter(|code| **code != MISSING_WORD) {
                counts[*code as usize] += 1;
            }
            let found = words.iter().zip(counts).filter(|(_, count)| *count > 0);
            let (names, counts): (Vec<String>, Vec<usize>) =
                found.map(|(word, count)| (word.clone(), count)).unzip();
            let known = counts.iter().sum();
            return Self { names, counts, known, missing: codes.len() - known, infinite: 0 };
        }
        let (rows, infinite, sorted) = finite(values);
        let (names, counts) =
            runs(&sorted, &[]).map(|(value, [count, _])| (value.to_string(), count)).unzip();
        Self { names, counts, known: sorted.len(), missing: rows - sorted.len(), infinite }
    }
}

fn distinct(sorted: &[f64]) -> usize {
    runs(sorted, &[]).take(WHOLE_CATEGORIES + 1).count()
}

fn words_of(values: &AnyValues) -> Option<(&[u32], &[String])> {
    match values {
        AnyValues::Words { codes, words } => Some((codes, words)),
        _ => None,
    }
}

fn is_empty(values: &AnyValues) -> bool {
    match values {
        AnyValues::Real(numbers) => numbers.iter().all(|number| number.is_nan()),
        AnyValues::Words { codes, .. } => codes.iter().all(|code| *code == MISSING_WORD),
        AnyValues::Whole(numbers) => numbers.is_empty(),
        AnyValues::Flags(flags) => flags.is_empty(),
        AnyValues::Other(_) => false,
    }
}

/// Rows, infinite values, and the finite ones in rising order.
fn finite(values: &AnyValues) -> (usize, usize, Vec<f64>) {
    let (rows, infinite, mut known): (usize, usize, Vec<f64>) = match values {
        AnyValues::Whole(numbers) | AnyValues::Real(numbers) => (
            numbers.len(),
            numbers.iter().filter(|number| number.is_infinite()).count(),
            // Adding 0 makes one zero of the two.
            numbers.iter().filter(|number| number.is_finite()).map(|number| number + 0.0).collect(),
        ),
        AnyValues::Flags(flags) => {
            (flags.len(), 0, flags.iter().map(|flag| f64::from(u8::from(*flag))).collect())
        }
        AnyValues::Words { .. } | AnyValues::Other(_) => (0, 0, Vec::new()),
    };
    known.sort_unstable_by(f64::total_cmp);
    (rows, infinite, known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(values: AnyValues) -> AnyColumn {
        AnyColumn { name: "x".to_owned(), values }
    }

    fn words(texts: &[&str]) -> AnyValues {
        let mut words: Vec<String> =
            texts.iter().filter(|text| !text.is_empty()).map(ToString::to_string).collect();
        words.sort();
        words.dedup();
        let code =
            |text: &&str| words.iter().position(|word| word == text).map_or(MISSING_WORD, |at| at as u32);
        AnyValues::Words { codes: texts.iter().map(code).collect(), words }
    }

    fn pair(reference: AnyValues, current: AnyValues) -> Result<Pair, NotCompared> {
        Pair::of(&column(reference), &column(current))
    }

    #[test]
    fn the_current_side_says_what_a_column_is() {
        let whole = |most: usize| AnyValues::Whole((0..most).map(|n| n as f64).collect());
        let kind = |reference, current| pair(reference, current).unwrap().kind;
        assert_eq!(kind(whole(50), whole(10)), ColumnKind::Categorical);
        assert_eq!(kind(whole(5), whole(11)), ColumnKind::Numeric);
        assert_eq!(kind(whole(5), AnyValues::Real(vec![1.0, f64::NAN])), ColumnKind::Numeric);
        assert_eq!(kind(whole(5), AnyValues::Flags(vec![true])), ColumnKind::Categorical);
        assert_eq!(kind(words(&["a"]), words(&["b", "b"])), ColumnKind::Categorical);
    }

    #[test]
    fn texts_are_words_of_which_more_than_half_are_distinct() {
        assert_eq!(pair(words(&["a"]), words(&["b", "c", "c", ""])), Err(NotCompared::Text));
        assert!(pair(words(&["a"]), words(&["b", "c", "c", "c"])).is_ok());
    }

    #[test]
    fn infinite_and_missing_values_are_counted_and_left_out() {
        let reference = AnyValues::Real(vec![2.0, f64::INFINITY, f64::NAN, -1.0]);
        let found = pair(reference, AnyValues::Whole(vec![3.0])).unwrap();
        assert_eq!((found.missing, found.infinite), ([2, 0], [1, 0]));
        assert_eq!(found.values, Values::Numbers([vec![-1.0, 2.0], vec![3.0]]));
        let found = pair(words(&["a", "", "b"]), words(&["c", "c", ""])).unwrap();
        assert_eq!((found.missing, found.known(), found.distinct_up_to(9)), ([1, 1], [2, 2], 3));
        assert_eq!(found.counts(), [[1, 0], [1, 0], [0, 2]]);
    }

    #[test]
    fn what_cannot_be_compared_is_named() {
        let numbers = |values: &[f64]| AnyValues::Real(values.to_vec());
        let none = [f64::NAN];
        for (reference, current, expected) in [
            (numbers(&none), numbers(&[1.0]), NotCompared::Empty { side: Side::Reference }),
            (numbers(&[1.0]), numbers(&[]), NotCompared::Empty { side: Side::Current }),
            (numbers(&[1.0]), numbers(&[f64::INFINITY]), NotCompared::Infinite { side: Side::Current }),
            (words(&["a"]), numbers(&none), NotCompared::Empty { side: Side::Current }),
            (words(&["a"]), words(&[""]), NotCompared::Empty { side: Side::Current }),
            (
                words(&["a"]),
                AnyValues::Whole(vec![1.0]),
                NotCompared::OtherTypes { reference: "words".into(), current: "whole numbers".into() },
            ),
            (
                words(&["a", "b", "c"]),
                AnyValues::Real(vec![1.0]),
                NotCompared::OtherTypes { reference: "words".into(), current: "numbers".into() },
            ),
            (numbers(&[1.0]), AnyValues::Other("uint8".into()), NotCompared::Type { name: "uint8".into() }),
        ] {
            assert_eq!(pair(reference, current), Err(expected));
        }
    }

    #[test]
    fn words_beside_numbers_are_categories_that_no_side_shares() {
        let found = pair(words(&["1", "b", "b"]), AnyValues::Whole(vec![1.0, 2.0, 2.0])).unwrap();
        assert_eq!(
            (found.kind, found.counts()),
            (ColumnKind::Categorical, vec![[1, 0], [2, 0], [0, 1], [0, 2]])
        );
        assert_eq!(found.other_types, Some(["words".to_owned(), "whole numbers".to_owned()]));
        let found = pair(AnyValues::Flags(vec![true, false]), words(&["a", "a", ""])).unwrap();
        assert_eq!((found.counts(), found.missing), (vec![[1, 0], [1, 0], [0, 2]], [0, 1]));
    }

    #[test]
    fn runs_count_equal_values_of_both_lists() {
        let found: Vec<_> = runs(&[1.0, 1.0, 1.0, 2.0], &[0.0, 1.0, 3.0, 3.0]).collect();
        assert_eq!(found, [(0.0, [0, 1]), (1.0, [3, 1]), (2.0, [1, 0]), (3.0, [0, 2])]);
        let found = pair(AnyValues::Real(vec![0.0, -0.0]), AnyValues::Real(vec![-0.0])).unwrap();
        assert_eq!(found.counts(), [[2, 1]]);
    }
}
