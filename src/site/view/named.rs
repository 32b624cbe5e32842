//! What content pages see: figures, drift, charts with their table twins.

use serde::Serialize;

use super::drift::DriftView;
use super::labels::Labels;
use super::model::ModelView;
use super::words::count;
use crate::features::{Language, number, percent};
use crate::report::ModelReport;
use crate::site::build::SiteSource;
use crate::site::error::SiteError;
use crate::site::strings::Strings;

/// The charts of the model page, in its order.
const CHARTS: [&str; 5] = ["cost", "roc", "calibration", "confusion", "importance"];
/// Features in the table of the most important ones.
const MOST_IMPORTANT: usize = 20;

/// Named values that the Markdown of a page may quote.
#[derive(Debug, Serialize)]
pub(in crate::site) struct NamedView {
    model: ModelView,
    drift: DriftView,
    charts: Vec<ChartView>,
}

/// A chart, and the same as a table.
#[derive(Debug, Serialize)]
struct ChartView {
    name: &'static str,
    title: String,
    reading: String,
    svg: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl NamedView {
    pub(in crate::site) fn new(
        source: &SiteSource,
        labels: &Labels,
        strings: &Strings,
        language: Language,
    ) -> Result<Self, SiteError> {
        let mut charts = Vec::new();
        for name in CHARTS {
            let failed = |message| SiteError::Chart { name, message };
            charts.push(ChartView {
                name,
                title: word(strings, name, "title"),
                reading: word(strings, name, "reading"),
                svg: (source.charts)(name, language).map_err(failed)?,
                columns: word(strings, name, "columns").split('|').map(str::to_owned).collect(),
                rows: rows(name, source.model, labels, (strings, language))?,
            });
        }
        let drift = DriftView::new(source.drift, labels, language)?;
        Ok(Self { model: ModelView::new(source.model, language), drift, charts })
    }
}

/// A word of a chart: `chart_roc_title`.
fn word(strings: &Strings, chart: &str, part: &str) -> String {
    let key = format!("chart_{chart}_{part}");
    strings.get(&key).cloned().unwrap_or(key)
}

fn rows(
    name: &str,
    model: &ModelReport,
    labels: &Labels,
    (strings, language): (&Strings, Language),
) -> Result<Vec<Vec<String>>, SiteError> {
    Ok(match name {
        "cost" => cost(model, language),
        "roc" => roc(model, language),
        "calibration" => calibration(model, language),
        "confusion" => confusion(model, strings, language),
        _ => importance(model, labels, language)?,
    })
}

fn cost(model: &ModelReport, language: Language) -> Vec<Vec<String>> {
    let row = |place: usize| {
        let point = &model.cost_curve[place];
        vec![
            percent(point.threshold, language),
            number(point.cost, 0, language),
            percent(point.grant_rate, language),
        ]
    };
    thinned(model.cost_curve.len()).into_iter().map(row).collect()
}

fn roc(model: &ModelReport, language: Language) -> Vec<Vec<String>> {
    let row = |place: usize| {
        let point = &model.roc[place];
        vec![percent(point.false_positive_rate, language), percent(point.true_positive_rate, language)]
    };
    thinned(model.roc.len()).into_iter().map(row).collect()
}

fn calibration(model: &ModelReport, language: Language) -> Vec<Vec<String>> {
    let bins = model.calibration.iter();
    bins.map(|bin| {
        vec![percent(bin.predicted, language), percent(bin.observed, language), count(bin.count, language)]
    })
    .collect()
}

fn confusion(model: &ModelReport, strings: &Strings, language: Language) -> Vec<Vec<String>> {
    let counts = &model.confusion;
    let row = |outcome: &str, favourable: usize, unfavourable: usize| {
        vec![word(strings, "confusion", outcome), count(favourable, language), count(unfavourable, language)]
    };
    vec![
        row("repaid", counts.true_negative, counts.false_positive),
        row("defaulted", counts.false_negative, counts.true_positive),
    ]
}

fn importance(
    model: &ModelReport,
    labels: &Labels,
    language: Language,
) -> Result<Vec<Vec<String>>, SiteError> {
    let first = model.importance.iter().take(MOST_IMPORTANT);
    first
        .map(|entry| {
            let label = labels.label(&entry.feature, language)?;
            Ok(vec![label.to_owned(), number(entry.mean_points, 1, language)])
        })
        .collect()
}

/// At most 21 places, evenly spread, with both ends.
fn thinned(len: usize) -> Vec<usize> {
    if len <= 21 { (0..len).collect() } else { (0..=20).map(|step| step * (len - 1) / 20).collect() }
}
