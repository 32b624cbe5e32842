//! Where the model is wrong.

use serde::Serialize;

use super::super::labels::Labels;
use super::super::table::{Row, Table};
use super::super::words::count;
use super::figures::{NONE, estimate, estimate_difference, list};
use crate::features::{
    Feature, Unit, category_in_words, missing, number, percent, percent_with, value_in_words,
};
use crate::judging::{Segment, SegmentGroup, SegmentValue, worst_segments};
use crate::report::ModelReport;
use crate::site::error::SiteError;
use crate::site::strings::Strings;

/// Segments in the table of the worst.
const WORST: usize = 8;
/// Categories that are named before the others are counted.
const NAMED: usize = 4;

/// The segments: the worst first, then theme by theme.
#[derive(Debug, Serialize)]
pub(super) struct SegmentsView {
    worst: Table,
    /// How many more are as wrong as those of the table, in a sentence, where there are.
    more: Option<String>,
    themes: Vec<ThemeView>,
}

#[derive(Debug, Serialize)]
struct ThemeView {
    theme: &'static str,
    feature: &'static str,
    table: Table,
    /// Clients of segments too small to say anything of, in a sentence, where there are.
    left_out: Option<String>,
}

impl SegmentsView {
    pub(super) fn new(report: &ModelReport, labels: &Labels, strings: &Strings) -> Result<Self, SiteError> {
        let language = strings.language();
        let found = worst_segments(&report.segments);
        let more = found.len().saturating_sub(WORST);
        let mut rows = Vec::new();
        for (place, segment) in found.iter().take(WORST) {
            let group = &report.segments[*place];
            let feature = labels.feature(&group.feature)?;
            let value = value(&segment.value, feature, strings);
            let filled = [("feature", feature.label.text(language).into()), ("value", (&value).into())];
            let name = strings.say("model_group_of", &filled);
            let note = Some(group.theme.label().text(language).to_owned());
            rows.push(Row { note, ..row(name, segment, Columns::Few, strings) });
        }
        let theme = |group: &SegmentGroup| theme(group, labels, strings);
        Ok(Self {
            worst: Table::new("worst", rows, strings),
            more: (more > 0).then(|| strings.say("model_worst_more", &[("n", more.into())])),
            themes: report.segments.iter().map(theme).collect::<Result<_, _>>()?,
        })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Columns {
    Few,
    All,
}

fn theme(group: &SegmentGroup, labels: &Labels, strings: &Strings) -> Result<ThemeView, SiteError> {
    let language = strings.language();
    let feature = labels.feature(&group.feature)?;
    let rows = group.segments.iter().map(|segment| {
        let name = value(&segment.value, feature, strings);
        row(capitalised(&name), segment, Columns::All, strings)
    });
    Ok(ThemeView {
        theme: group.theme.label().text(language),
        feature: feature.label.text(language),
        table: Table::new("segments", rows.collect(), strings),
        left_out: (group.left_out > 0)
            .then(|| strings.say("model_left_out", &[("n", group.left_out.into())])),
    })
}

fn row(name: String, segment: &Segment, columns: Columns, strings: &Strings) -> Row {
    let language = strings.language();
    let mut cells = vec![
        count(segment.clients, language),
        percent(segment.default_rate, language),
        percent(segment.mean_risk, language),
        percent_with(segment.grant_rate, 0, language),
        estimate(segment.cost_per_10_000, 0, language),
    ];
    if columns == Columns::All {
        cells.extend([
            percent_with(segment.share_of_false_negatives, 0, language),
            percent_with(segment.share_of_false_positives, 0, language),
            segment.auc.map_or_else(|| NONE.to_owned(), |auc| number(auc, 3, language)),
        ]);
    }
    Row { words: Some(wrong(segment, strings)), ..Row::new(name, cells) }
}

/// What is wrong with a segment, if anything is.
fn wrong(segment: &Segment, strings: &Strings) -> String {
    let judged = segment.misjudged.then(|| {
        let under = segment.unforeseen.value > 0.0;
        strings.word(if under { "model_underestimated" } else { "model_overestimated" })
    });
    let costly = segment.costly.then(|| {
        let gap = estimate_difference(segment.cost_above_others, 0, strings.language());
        strings.say("model_costly", &[("gap", (&gap).into())])
    });
    match (judged, costly) {
        (Some(judged), Some(costly)) => {
            strings.say("model_and_also", &[("first", (&judged).into()), ("second", (&costly).into())])
        }
        (said, other) => said.or(other).unwrap_or_default(),
    }
}

/// What the clients of a segment have in common, as it stands after a colon.
fn value(value: &SegmentValue, feature: &Feature, strings: &Strings) -> String {
    let language = strings.language();
    let written = |bound: f64| value_in_words(bound, feature.unit, language);
    match value {
        SegmentValue::Range(None, Some(_)) if feature.unit == Unit::Flag => written(0.0),
        SegmentValue::Range(Some(_), None) if feature.unit == Unit::Flag => written(1.0),
        SegmentValue::Range(None, Some(to)) => strings.say("model_up_to", &[("to", (&written(*to)).into())]),
        SegmentValue::Range(Some(from), None) => {
            strings.say("model_more_than", &[("from", (&written(*from)).into())])
        }
        SegmentValue::Range(Some(from), Some(to)) => {
            let [from, to] = [from, to].map(|bound| written(*bound));
            strings.say("model_between", &[("from", (&from).into()), ("to", (&to).into())])
        }
        SegmentValue::Range(None, None) => strings.word("model_all_values"),
        SegmentValue::Category(word) => category_in_words(feature.name, word, language).into_owned(),
        SegmentValue::OtherCategories(words) => others(words, feature, strings),
        SegmentValue::Missing => missing(language).to_owned(),
    }
}

fn others(words: &[String], feature: &Feature, strings: &Strings) -> String {
    if words.len() > NAMED {
        return strings.say("model_other_categories", &[("n", words.len().into())]);
    }
    let language = strings.language();
    let named = words.iter().map(|word| category_in_words(feature.name, word, language).into_owned());
    list(&named.collect::<Vec<_>>(), strings)
}

pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
