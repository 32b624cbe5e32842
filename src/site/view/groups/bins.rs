//! Bins in words.

use super::GroupWords;
use super::columns::{Spread, steps_of_one};
use crate::features::{Language, Unit, category_in_words, number, percent_with, value_in_words};
use crate::report::Bins;

/// What every bin is called.
pub(super) fn bin_names(spread: &Spread<'_>, words: &GroupWords<'_>) -> Vec<String> {
    match spread.bins {
        Bins::Nominal { words: known, others } => {
            let name = |word: &&str| category_in_words(spread.feature, word, words.language).into_owned();
            let rest = (*others > 0).then(|| words.strings.say("group_others", &[("n", (*others).into())]));
            known.iter().map(name).chain(rest).collect()
        }
        Bins::Numeric { edges, .. } if spread.unit == Unit::Flag => {
            let values = [0.0, 1.0].map(|value| value_in_words(value, Unit::Flag, words.language));
            values.into_iter().take(edges.len() + 1).collect()
        }
        Bins::Numeric { edges, whole } if *whole && steps_of_one(edges) => whole_names(spread, edges, words),
        Bins::Numeric { .. } => between_edges(&edge_names(spread, words), words),
    }
}

/// Bins that hold one whole number each, but the two at the ends.
fn whole_names(spread: &Spread<'_>, edges: &[f64], words: &GroupWords<'_>) -> Vec<String> {
    let names = edge_names(spread, words);
    let mut bins = between_edges(&names, words);
    for (bin, name) in bins.iter_mut().skip(1).zip(&names).take(edges.len().saturating_sub(1)) {
        name.clone_into(bin);
    }
    if let (Some(first), Some(edge)) = (bins.first_mut(), edges.first())
        && (*edge - 1.0).abs() < 1e-9
    {
        *first = value_in_words(0.0, spread.unit, words.language);
    }
    bins
}

fn between_edges(names: &[String], words: &GroupWords<'_>) -> Vec<String> {
    let (Some(first), Some(last)) = (names.first(), names.last()) else {
        return vec![words.strings.say("group_any", &[])];
    };
    let below = words.strings.say("group_below", &[("to", first.into())]);
    let middle = names.windows(2).map(|pair| {
        words.strings.say("group_from_to", &[("from", (&pair[0]).into()), ("to", (&pair[1]).into())])
    });
    let above = words.strings.say("group_above", &[("from", last.into())]);
    [below].into_iter().chain(middle).chain([above]).collect()
}

/// What every edge is called, with the digits that tell it from the next.
pub(super) fn edge_names(spread: &Spread<'_>, words: &GroupWords<'_>) -> Vec<String> {
    let Bins::Numeric { edges, .. } = spread.bins else { return vec![] };
    let step = edges.windows(2).map(|pair| pair[1] - pair[0]).next();
    let step = step.or_else(|| edges.first().copied()).unwrap_or(1.0);
    edges.iter().map(|edge| edge_in_words(*edge, step.abs(), spread.unit, words.language)).collect()
}

fn edge_in_words(edge: f64, step: f64, unit: Unit, language: Language) -> String {
    match unit {
        Unit::Share => percent_with(edge, decimals(step * 100.0), language),
        Unit::Ratio | Unit::Score | Unit::Count | Unit::Category => number(edge, decimals(step), language),
        Unit::Money => number(edge, decimals(step).min(2), language),
        _ => value_in_words(edge, unit, language),
    }
}

/// How many decimals multiples of a step need, at most four.
fn decimals(step: f64) -> usize {
    let whole = |places: &i32| {
        let scaled = step * 10_f64.powi(*places);
        (scaled - scaled.round()).abs() < 1e-6
    };
    (0..4).find(whole).unwrap_or(4) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_have_the_digits_that_tell_them_apart() {
        let edges = [0.005, 0.01, 0.015].map(|edge| edge_in_words(edge, 0.005, Unit::Ratio, Language::En));
        assert_eq!(edges, ["0.005", "0.010", "0.015"]);
        assert_eq!(edge_in_words(0.25, 0.25, Unit::Share, Language::En), "25%");
        assert_eq!(edge_in_words(0.025, 0.025, Unit::Share, Language::Fr), "2,5\u{202f}%");
        assert_eq!(edge_in_words(250_000.0, 250_000.0, Unit::Money, Language::En), "250,000");
        assert_eq!(edge_in_words(5.0 * 365.25, 365.25, Unit::Days, Language::En), "5\u{a0}years");
    }
}
