//! How the values of a feature are spread among the clients that the model learnt from.
//!
//! What is written rests on [`FEWEST_IN_A_GROUP`] clients at the least, in every profile: a catalogue needs no more.

use std::fmt::Write as _;

use crate::champion::FeatureReference;
use crate::drift::ColumnDrift;
use crate::features::{Feature, Unit, category_in_words, percent, percent_with, value_in_words};
use crate::report::{FEWEST_IN_A_GROUP, is_few, kept_back};
use crate::site::strings::Strings;
use crate::site::view::words::between;

/// Words of a nominal feature that are named.
const NAMED: usize = 3;
/// Height of a picture; each bin is 10 wide, as on the pages on drift.
const HEIGHT: f64 = 40.0;
const BIN: usize = 10;

/// Values and gaps, in words.
pub(super) struct Spread {
    pub(super) values: String,
    /// How many lack it; `None` where that is not known.
    pub(super) missing: Option<String>,
}

impl Spread {
    /// What the reference statistics say of the feature; `rows` are the clients that they were made from.
    pub(super) fn of(
        feature: &Feature,
        reference: Option<&FeatureReference>,
        rows: usize,
        strings: &Strings,
    ) -> Self {
        let Some(reference) = reference else {
            return Self { values: strings.word("catalogue_not_described"), missing: None };
        };
        let lacking = clients(reference.missing_share(), rows);
        let known = rows.saturating_sub(lacking);
        let values = match reference {
            _ if known < FEWEST_IN_A_GROUP => None,
            FeatureReference::Nominal { shares, .. } => words(feature, shares, (lacking, rows), strings),
            FeatureReference::Numeric { percentiles, .. } if percentiles.len() < 101 => None,
            FeatureReference::Numeric { percentiles, .. } if feature.unit == Unit::Flag => {
                Some(flag(percentiles, known, strings))
            }
            FeatureReference::Numeric { percentiles, .. } => Some(quartiles(feature, percentiles, strings)),
        };
        let values =
            values.unwrap_or_else(|| strings.say("catalogue_few", &[("n", FEWEST_IN_A_GROUP.into())]));
        Self { values, missing: Some(missing(lacking, rows, strings)) }
    }
}

/// How many clients a share stands for.
fn clients(share: f64, rows: usize) -> usize {
    (share * rows as f64).round() as usize
}

fn missing(lacking: usize, rows: usize, strings: &Strings) -> String {
    if lacking == 0 {
        return strings.word("catalogue_never_missing");
    }
    if lacking == rows {
        return strings.word("catalogue_always_missing");
    }
    if is_few(lacking) {
        return strings.say("catalogue_missing_few", &[("n", FEWEST_IN_A_GROUP.into())]);
    }
    let share = percent(lacking as f64 / rows as f64, strings.language());
    strings.say("catalogue_missing", &[("share", (&share).into())])
}

/// The most frequent words; none that stands for few, or from which such a one would follow.
fn words(
    feature: &Feature,
    shares: &[(String, f64)],
    (lacking, rows): (usize, usize),
    strings: &Strings,
) -> Option<String> {
    let language = strings.language();
    let counts = shares.iter().map(|(_, share)| [clients(*share, rows)]).chain([[lacking]]);
    let kept = kept_back(&counts.collect::<Vec<_>>());
    let mut told: Vec<&(String, f64)> =
        shares.iter().zip(kept).filter(|(_, kept)| !kept).map(|(word, _)| word).collect();
    told.sort_by(|a, b| b.1.total_cmp(&a.1));
    let said = |(word, share): &&(String, f64)| {
        let share = percent(*share, language);
        let word = category_in_words(feature.name, word, language);
        format!("{word} {share}")
    };
    let named: Vec<String> = told.iter().take(NAMED).map(said).collect();
    let others = shares.len() - named.len();
    let named = named.join(between(strings));
    match (named.is_empty(), others) {
        (true, _) => None,
        (_, 0) => Some(named),
        (_, others) => {
            Some(strings.say("catalogue_others", &[("named", (&named).into()), ("n", others.into())]))
        }
    }
}

/// How many say yes, to the hundredth that percentiles tell.
fn flag(percentiles: &[f64], known: usize, strings: &Strings) -> String {
    let yes = percentiles[1..100].iter().filter(|value| **value > 0.5).count();
    let share = yes as f64 / 100.0;
    let (few, almost) = (clients(share, known), clients(1.0 - share, known));
    let key = match yes {
        _ if few < FEWEST_IN_A_GROUP || yes == 0 => "catalogue_hardly_any",
        _ if almost < FEWEST_IN_A_GROUP || yes == 99 => "catalogue_nearly_all",
        _ => {
            let share = percent_with(share, 0, strings.language());
            return strings.say("catalogue_flag", &[("share", (&share).into())]);
        }
    };
    strings.word(key)
}

/// The median, and between what half of the values lie.
fn quartiles(feature: &Feature, percentiles: &[f64], strings: &Strings) -> String {
    let [low, middle, high] = [25, 50, 75].map(|place| {
        let value = percentiles[place];
        let value = if feature.unit == Unit::Money { to_three_digits(value) } else { value };
        value_in_words(value, feature.unit, strings.language())
    });
    if low == high {
        return strings.say("catalogue_mostly", &[("value", (&middle).into())]);
    }
    let filled = [("low", (&low).into()), ("middle", (&middle).into()), ("high", (&high).into())];
    strings.say("catalogue_quartiles", &filled)
}

/// An amount of which no more is told than a reader needs, and which is nobody's own.
pub(super) fn to_three_digits(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let unit = 10.0_f64.powf(value.abs().log10().floor() - 2.0);
    (value / unit).round() * unit
}

/// The area under the bars of the clients learnt from, and its width.
pub(super) fn spark(column: &ColumnDrift) -> Option<(usize, String)> {
    let counts: Vec<usize> = column.picture.counts.iter().map(|both| both[0]).collect();
    let most = counts.iter().copied().max().filter(|most| *most > 0)?;
    let (mut path, mut level) = (format!("M0 {HEIGHT}"), 0);
    for count in &counts {
        let height = (*count as f64 / most as f64 * HEIGHT).round() as i64;
        if height != level {
            let _ = write!(path, "v{}", level - height);
        }
        let _ = write!(path, "h{BIN}");
        level = height;
    }
    let _ = write!(path, "V{HEIGHT}z");
    Some((counts.len() * BIN, path))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::features::Language::{self, En, Fr};
    use crate::features::catalogue;
    use crate::site::theme::Theme;

    fn strings(language: Language) -> Strings {
        let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/clairscore");
        Strings::read(&Theme::open(&theme).unwrap(), language).unwrap()
    }

    fn said(unit: Unit, reference: &FeatureReference, rows: usize, language: Language) -> [String; 2] {
        let feature = catalogue().iter().find(|feature| feature.unit == unit).unwrap();
        let spread = Spread::of(feature, Some(reference), rows, &strings(language));
        [spread.values, spread.missing.unwrap()]
    }

    fn numbers(values: impl Fn(u32) -> f64, missing_share: f64) -> FeatureReference {
        let percentiles = (0..=100).map(values).collect();
        FeatureReference::Numeric { percentiles, median_repaid: None, missing_share }
    }

    fn nominal(shares: &[(&str, f64)], missing_share: f64) -> FeatureReference {
        let shares = shares.iter().map(|(word, share)| ((*word).to_owned(), *share)).collect();
        FeatureReference::Nominal { shares, mode_repaid: None, missing_share }
    }

    #[test]
    fn an_amount_is_told_with_three_digits_alone() {
        let amounts = numbers(|percent| 12_345.678 * f64::from(percent), 0.25);
        let [values, missing] = said(Unit::Money, &amounts, 1_000, En);
        assert_eq!(values, "median 617,000; half between 309,000 and 926,000");
        assert_eq!(missing, "missing for 25.0%");
        for (value, told) in [(0.0, 0.0), (-98_765.0, -98_800.0), (7.0, 7.0), (0.012_345, 0.0123)] {
            assert!((to_three_digits(value) - told).abs() < 1e-9, "{value}");
        }
    }

    #[test]
    fn values_that_most_clients_share_are_told_as_one() {
        let counts = numbers(|percent| f64::from(u8::from(percent > 80)), 0.0);
        let [values, missing] = said(Unit::Count, &counts, 1_000, Fr);
        assert_eq!((values.as_str(), missing.as_str()), ("0 pour la moitié au moins", "jamais manquante"));
    }

    #[test]
    fn a_flag_is_told_to_the_hundredth_and_never_of_few() {
        let flags = |yes: u32| numbers(move |percent| f64::from(u8::from(percent > 100 - yes)), 0.0);
        assert_eq!(said(Unit::Flag, &flags(8), 1_000, En)[0], "yes for about 7%");
        assert_eq!(said(Unit::Flag, &flags(2), 1_000, En)[0], "yes for hardly anyone", "10 of 1,000");
        assert_eq!(said(Unit::Flag, &flags(2), 10_000, En)[0], "yes for about 1%");
        assert_eq!(said(Unit::Flag, &flags(0), 10_000, Fr)[0], "oui pour presque personne");
        assert_eq!(said(Unit::Flag, &flags(100), 10_000, Fr)[0], "oui pour presque tous");
    }

    #[test]
    fn a_word_of_few_clients_is_not_named_nor_one_from_which_it_would_follow() {
        let words = [("a", 0.60), ("b", 0.25), ("c", 0.1), ("d", 0.035), ("e", 0.015)];
        let told = |rows| said(Unit::Category, &nominal(&words, 0.0), rows, En)[0].clone();
        assert_eq!(told(10_000), "a 60.0%; b 25.0%; c 10.0%; 2 others");
        // e stands for 15 of 1,000 clients, and with d for 50; of 200, all but a and b stand for 30.
        assert_eq!(told(1_000), "a 60.0%; b 25.0%; c 10.0%; 2 others");
        assert_eq!(told(200), "a 60.0%; b 25.0%; 3 others");
        let rare = nominal(&[("a", 0.985), ("b", 0.015)], 0.0);
        let few = "too few values to be described (fewer than 20 clients)";
        assert_eq!(said(Unit::Category, &rare, 1_000, En)[0], few);
    }

    #[test]
    fn few_gaps_are_not_counted_and_few_values_not_described() {
        let all_but = |known: f64| numbers(f64::from, 1.0 - known / 1_000.0);
        assert_eq!(said(Unit::Ratio, &all_but(981.0), 1_000, En)[1], "missing for fewer than 20 clients");
        assert_eq!(said(Unit::Ratio, &all_but(980.0), 1_000, En)[1], "missing for 2.0%");
        assert!(said(Unit::Ratio, &all_but(19.0), 1_000, En)[0].starts_with("too few values"));
        let [values, missing] = said(Unit::Ratio, &all_but(0.0), 1_000, Fr);
        assert!(values.starts_with("trop peu de valeurs") && missing == "toujours manquante");
        let feature = &catalogue()[0];
        let unread = Spread::of(feature, None, 1_000, &strings(En));
        assert!(unread.values.starts_with("not described") && unread.missing.is_none());
    }
}
