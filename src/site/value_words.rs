//! What the values of every client's file are called: `assets/data/values-{fr,en}.js`.
//!
//! ```js
//! clairscore.keep("values", { themes: ["…"], units: { months: "{n} month|{n} months" }, missing: "…",
//!   say: { none: "…" }, groups: [["Age", "age", "under-30 30-40"]],
//!   values: [{ name, label, theme, unit, usual, repaid, words }] })
//! ```
//! `values` stand in the order in which every client's page lists what it holds; `usual` and `repaid` are in words,
//! `words` those of a nominal feature by their place in its vocabulary. `groups` are the dimensions that clients are
//! grouped by: name, address, and the addresses of the levels.

use std::collections::BTreeMap;

use serde::Serialize;

use super::error::SiteError;
use super::output::Output;
use super::strings::Strings;
use super::view::Labels;
use crate::features::{Language, Theme, Unit, category_in_words, missing};
use crate::report::{ClientReport, ClientValue, Dimension, dimensions};

/// The messages that the script of a client's page says.
const SAID: [(&str, &str); 8] = [
    ("none", "said_script_filter_none"),
    ("found", "said_script_filter_found"),
    ("failed", "said_script_values_failed"),
    ("more", "said_script_values_more"),
    ("differs", "said_script_differs"),
    ("csv", "said_script_csv_head"),
    ("favourable", "favourable"),
    ("unfavourable", "unfavourable"),
];

/// The messages with the words of units.
const UNITS: [(&str, &str); 6] = [
    ("years", "said_unit_years"),
    ("months", "said_unit_months"),
    ("days", "said_unit_days"),
    ("hour", "said_unit_hour"),
    ("yes", "said_unit_yes"),
    ("no", "said_unit_no"),
];

#[derive(Serialize)]
struct Words<'a> {
    themes: Vec<&'static str>,
    units: BTreeMap<&'static str, &'a str>,
    say: BTreeMap<&'static str, &'a str>,
    missing: &'static str,
    /// Name, address, and the addresses of the levels.
    groups: Vec<[String; 3]>,
    values: Vec<ValueWords<'a>>,
}

#[derive(Serialize)]
struct ValueWords<'a> {
    name: &'static str,
    label: &'static str,
    theme: usize,
    unit: Unit,
    usual: &'a str,
    repaid: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<String>,
}

/// Writes the words of the values of one report, which are those of all.
pub(super) fn write_value_words(
    report: &ClientReport,
    labels: &Labels,
    (strings, language): (&Strings, Language),
    output: &Output,
) -> Result<(), SiteError> {
    let said = |(name, key): &(&'static str, &str)| (*name, strings.get(key).map_or("", String::as_str));
    let mut values = Vec::new();
    for theme in &report.values {
        for value in &theme.values {
            values.push(ValueWords { theme: theme.theme as usize, ..words_of(value, labels, language)? });
        }
    }
    let words = Words {
        themes: Theme::ALL.iter().map(|theme| theme.label().text(language)).collect(),
        units: UNITS.iter().map(said).collect(),
        say: SAID.iter().map(said).collect(),
        missing: missing(language),
        groups: dimensions().iter().map(|dimension| group_words(dimension, language)).collect(),
        values,
    };
    output.write_script(&format!("assets/data/values-{}.js", language.code()), "values", &words)
}

fn group_words(dimension: &Dimension, language: Language) -> [String; 3] {
    let levels: Vec<&str> = dimension.levels.iter().map(|level| level.key.as_str()).collect();
    [dimension.label.text(language), dimension.key, &levels.join(" ")].map(str::to_owned)
}

fn words_of<'a>(
    value: &'a ClientValue,
    labels: &Labels,
    language: Language,
) -> Result<ValueWords<'a>, SiteError> {
    let feature = labels.feature(value.feature)?;
    let word = |word: &&str| category_in_words(feature.name, word, language).into_owned();
    Ok(ValueWords {
        name: feature.name,
        label: feature.label.text(language),
        theme: 0,
        unit: feature.unit,
        usual: value.usual.in_language(language),
        repaid: value.usual_repaid.in_language(language),
        words: feature.words.iter().map(word).collect(),
    })
}
