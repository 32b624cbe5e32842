//! Where the model is wrong.

use serde::Serialize;

use super::super::labels::Labels;
use super::super::table::{Row, Table};
use super::super::words::count;
use super::figures::{NONE, estimate, estimate_difference, list};
use crate::features::Language::{self, En, Fr};
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
    /// How many more are as wrong as those of the table, where there are.
    more: Option<String>,
    themes: Vec<ThemeView>,
}

#[derive(Debug, Serialize)]
struct ThemeView {
    theme: &'static str,
    feature: &'static str,
    table: Table,
    /// Clients of segments too small to say anything of, where there are.
    left_out: Option<String>,
}

impl SegmentsView {
    pub(super) fn new(
        report: &ModelReport,
        labels: &Labels,
        (strings, language): (&Strings, Language),
    ) -> Result<Self, SiteError> {
        let found = worst_segments(&report.segments);
        let more = found.len().saturating_sub(WORST);
        let mut rows = Vec::new();
        for (place, segment) in found.iter().take(WORST) {
            let group = &report.segments[*place];
            let feature = labels.feature(&group.feature)?;
            let name = format!(
                "{}{} {}",
                feature.label.text(language),
                if language == Fr { "\u{202f}:" } else { ":" },
                value(&segment.value, feature, language)
            );
            let note = Some(group.theme.label().text(language).to_owned());
            rows.push(Row { note, ..row(name, segment, Columns::Few, language) });
        }
        let theme = |group: &SegmentGroup| theme(group, labels, (strings, language));
        Ok(Self {
            worst: Table::new("worst", rows, strings),
            more: (more > 0).then(|| count(more, language)),
            themes: report.segments.iter().map(theme).collect::<Result<_, _>>()?,
        })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Columns {
    Few,
    All,
}

fn theme(
    group: &SegmentGroup,
    labels: &Labels,
    (strings, language): (&Strings, Language),
) -> Result<ThemeView, SiteError> {
    let feature = labels.feature(&group.feature)?;
    let rows = group.segments.iter().map(|segment| {
        let name = value(&segment.value, feature, language);
        row(capitalised(&name), segment, Columns::All, language)
    });
    Ok(ThemeView {
        theme: group.theme.label().text(language),
        feature: feature.label.text(language),
        table: Table::new("segments", rows.collect(), strings),
        left_out: (group.left_out > 0).then(|| count(group.left_out, language)),
    })
}

fn row(name: String, segment: &Segment, columns: Columns, language: Language) -> Row {
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
    Row { words: Some(wrong(segment, language)), ..Row::new(name, cells) }
}

/// What is wrong with a segment, if anything is.
fn wrong(segment: &Segment, language: Language) -> String {
    let mut said = Vec::new();
    if segment.misjudged {
        let under = segment.unforeseen.value > 0.0;
        said.push(match (under, language) {
            (true, Fr) => "risque sous-estimé".to_owned(),
            (false, Fr) => "risque surestimé".to_owned(),
            (true, En) => "risk underestimated".to_owned(),
            (false, En) => "risk overestimated".to_owned(),
        });
    }
    if segment.costly {
        let gap = estimate_difference(segment.cost_above_others, 0, language);
        said.push(match language {
            Fr => format!("coûte plus que les autres ({gap})"),
            En => format!("costs more than the others ({gap})"),
        });
    }
    said.join(" ; ").replace(" ;", if language == Fr { "\u{202f};" } else { ";" })
}

/// What the clients of a segment have in common, as it stands after a colon.
fn value(value: &SegmentValue, feature: &Feature, language: Language) -> String {
    let written = |bound: f64| value_in_words(bound, feature.unit, language);
    match (value, language) {
        (SegmentValue::Range(None, Some(_)), _) if feature.unit == Unit::Flag => written(0.0),
        (SegmentValue::Range(Some(_), None), _) if feature.unit == Unit::Flag => written(1.0),
        (SegmentValue::Range(None, Some(to)), Fr) => format!("jusqu’à {}", written(*to)),
        (SegmentValue::Range(None, Some(to)), En) => format!("up to {}", written(*to)),
        (SegmentValue::Range(Some(from), None), Fr) => format!("plus de {}", written(*from)),
        (SegmentValue::Range(Some(from), None), En) => format!("more than {}", written(*from)),
        (SegmentValue::Range(Some(from), Some(to)), Fr) => {
            format!("plus de {}, jusqu’à {}", written(*from), written(*to))
        }
        (SegmentValue::Range(Some(from), Some(to)), En) => {
            format!("more than {}, up to {}", written(*from), written(*to))
        }
        (SegmentValue::Range(None, None), Fr) => "toutes les valeurs".to_owned(),
        (SegmentValue::Range(None, None), En) => "all values".to_owned(),
        (SegmentValue::Category(word), _) => category_in_words(feature.name, word, language).into_owned(),
        (SegmentValue::OtherCategories(words), _) => others(words, feature, language),
        (SegmentValue::Missing, _) => missing(language).to_owned(),
    }
}

fn others(words: &[String], feature: &Feature, language: Language) -> String {
    if words.len() > NAMED {
        let n = count(words.len(), language);
        return match language {
            Fr => format!("{n} autres catégories"),
            En => format!("{n} other categories"),
        };
    }
    let named = words.iter().map(|word| category_in_words(feature.name, word, language).into_owned());
    list(&named.collect::<Vec<_>>(), language)
}

pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
