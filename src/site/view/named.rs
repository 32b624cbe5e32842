//! What content pages see: figures, drift, charts with their table twins.

use std::collections::BTreeMap;

use serde::Serialize;

use super::card::CardView;
use super::catalogue::CatalogueView;
use super::comparison::ComparisonView;
use super::drift::{DriftView, HistoryView, Naming};
use super::evidence::EvidenceView;
use super::importance::{ImportanceView, pairs, swarms, themes};
use super::labels::Labels;
use super::model::{ModelView, NORMAL_95, favourable, granted, learning_table};
use super::sources::SourcesView;
use super::table::{Row, Table, word};
use super::versions::VersionsView;
use super::words::count;
use crate::charts::Words;
use crate::features::{Language, number, percent};
use crate::judging::ReliabilityBin;
use crate::report::{CandidateReport, Importance, ModelReport, candidate_name};
use crate::site::build::SiteSource;
use crate::site::error::SiteError;
use crate::site::strings::Strings;

/// The charts of the pages on the model and on what counts, but those of single features.
const CHARTS: [&str; 12] = [
    "candidates",
    "cost",
    "ratios",
    "roc",
    "calibration",
    "confusion",
    "learning",
    "fairness",
    "importance",
    "themes",
    "swarm",
    "interactions",
];
/// Features in the table of the most important ones.
const MOST_IMPORTANT: usize = 20;

/// Named values that the Markdown of a page may quote.
#[derive(Debug, Serialize)]
pub(in crate::site) struct NamedView {
    model: ModelView,
    drift: DriftView,
    /// Past checks of the drift; null where there is none.
    history: Option<HistoryView>,
    versions: VersionsView,
    /// The commit of the program's sources, where it is known.
    commit: Option<String>,
    importance: ImportanceView,
    card: CardView,
    catalogue: CatalogueView,
    /// What the checks of the sources found.
    evidence: EvidenceView,
    /// Tables that features are computed from.
    sources: SourcesView,
    comparison: ComparisonView,
    /// By name; `learning` is null where there is nothing to draw.
    charts: BTreeMap<&'static str, Option<ChartView>>,
}

/// A chart, and the same as a table.
#[derive(Debug, Serialize)]
pub(super) struct ChartView {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) reading: String,
    pub(super) svg: String,
    pub(super) table: Table,
}

impl NamedView {
    pub(in crate::site) fn new(
        source: &SiteSource,
        labels: &Labels,
        strings: &Strings,
        language: Language,
    ) -> Result<Self, SiteError> {
        let mut charts = BTreeMap::new();
        for name in CHARTS {
            let drawn = is_drawn(name, source.model);
            let chart = drawn.then(|| ChartView::new(name, source, labels, (strings, language)));
            charts.insert(name, chart.transpose()?);
        }
        let naming = (&Naming::Catalogue(labels), &Naming::Files(Some(labels)));
        let drift = DriftView::new(source.drift, naming, strings);
        let history = HistoryView::new(source.drift_runs, strings);
        let importance = ImportanceView::new(source, labels, strings)?;
        let commit = source.stamp.commit.clone();
        let model = ModelView::new(source, labels, strings)?;
        let versions = VersionsView::new(source, labels, strings);
        let card = CardView::new(source, strings);
        let catalogue = CatalogueView::new(source, &drift, strings);
        let evidence = EvidenceView::new(source, strings);
        let sources = SourcesView::new(source.catalogue, strings);
        let comparison = ComparisonView::new(source.model, source.times, strings);
        Ok(Self {
            model,
            drift,
            history,
            versions,
            commit,
            importance,
            card,
            catalogue,
            evidence,
            sources,
            comparison,
            charts,
        })
    }
}

/// Whether the report has enough for a chart: a learning curve is drawn from two points on.
fn is_drawn(name: &str, model: &ModelReport) -> bool {
    match name {
        "learning" => model.studies.learning_curve.len() > 1,
        "ratios" => model.ratios.len() > 1,
        "swarm" => !model.global.swarms.is_empty(),
        "interactions" => !model.global.interactions.strongest.is_empty(),
        "fairness" => model
            .fairness
            .attributes
            .iter()
            .flat_map(|audit| &audit.groups)
            .any(|group| group.rates.is_some()),
        _ => true,
    }
}

impl ChartView {
    fn new(
        name: &'static str,
        source: &SiteSource,
        labels: &Labels,
        (strings, language): (&Strings, Language),
    ) -> Result<Self, SiteError> {
        Ok(Self {
            name: name.to_owned(),
            title: part(strings, name, "title"),
            reading: part(strings, name, "reading"),
            svg: drawn(name, source, strings)?,
            table: twin(name, source.model, labels, (strings, language))?,
        })
    }
}

/// A chart as SVG, with the words of the theme.
pub(super) fn drawn(name: &str, source: &SiteSource, strings: &Strings) -> Result<String, SiteError> {
    let say = |key: &str, filled: &[(&str, &str)]| strings.say_words(key, filled);
    let words = Words { language: strings.language(), say: &say };
    let failed = |message| SiteError::Chart { name: name.to_owned(), message };
    (source.charts)(name, words).map_err(failed)
}

/// A word of a chart: `chart_roc_title`.
fn part(strings: &Strings, chart: &str, part: &str) -> String {
    word(strings, "chart", &format!("{chart}_{part}"))
}

fn twin(
    name: &str,
    model: &ModelReport,
    labels: &Labels,
    (strings, language): (&Strings, Language),
) -> Result<Table, SiteError> {
    let rows = match name {
        "candidates" => candidates(model, language),
        "cost" => cost(model, language),
        "ratios" => favourable(model, strings),
        "learning" => return Ok(learning_table(model, strings)),
        "roc" => roc(model, language),
        "calibration" => calibration(model, language),
        "fairness" => granted(model, language),
        "confusion" => confusion(model, strings, language),
        "themes" => themes(&model.global, language),
        "swarm" => swarms(&model.global, labels, strings)?,
        "interactions" => pairs(&model.global, labels, strings)?,
        _ => importance(model, labels, language)?,
    };
    Ok(Table::with_heads(&part(strings, name, "columns"), rows))
}

fn candidates(model: &ModelReport, language: Language) -> Vec<Row> {
    let row = |candidate: &CandidateReport| {
        let name = candidate_name(candidate.kind).text(language);
        let margin = NORMAL_95 * candidate.cost.standard_error;
        let cost = candidate.cost.per_10_000;
        let cells = [cost, cost - margin, cost + margin].map(|value| number(value, 0, language));
        Row { strong: candidate.kind == model.champion.kind, ..Row::new(name, cells.to_vec()) }
    };
    model.candidates.iter().map(row).collect()
}

fn cost(model: &ModelReport, language: Language) -> Vec<Row> {
    let row = |place: usize| {
        let point = &model.cost_curve[place];
        let cells = vec![number(point.cost, 0, language), percent(point.grant_rate, language)];
        Row::new(percent(point.threshold, language), cells)
    };
    thinned(model.cost_curve.len()).into_iter().map(row).collect()
}

fn roc(model: &ModelReport, language: Language) -> Vec<Row> {
    let row = |place: usize| {
        let point = &model.roc[place];
        let found = vec![percent(point.true_positive_rate, language)];
        Row::new(percent(point.false_positive_rate, language), found)
    };
    thinned(model.roc.len()).into_iter().map(row).collect()
}

fn calibration(model: &ModelReport, language: Language) -> Vec<Row> {
    let row = |bin: &ReliabilityBin| {
        let cells = vec![percent(bin.observed, language), count(bin.count, language)];
        Row::new(percent(bin.predicted, language), cells)
    };
    model.calibration.iter().map(row).collect()
}

fn confusion(model: &ModelReport, strings: &Strings, language: Language) -> Vec<Row> {
    let counts = &model.confusion;
    let row = |outcome: &str, favourable: usize, unfavourable: usize| {
        let cells = [favourable, unfavourable].map(|clients| count(clients, language));
        Row::new(part(strings, "confusion", outcome), cells.to_vec())
    };
    vec![
        row("repaid", counts.true_negative, counts.false_positive),
        row("defaulted", counts.false_negative, counts.true_positive),
    ]
}

fn importance(model: &ModelReport, labels: &Labels, language: Language) -> Result<Vec<Row>, SiteError> {
    let row = |entry: &Importance| {
        let label = labels.label(&entry.feature, language)?;
        Ok(Row::new(label, vec![number(entry.mean_points, 1, language)]).of_feature(&entry.feature))
    };
    model.importance.iter().take(MOST_IMPORTANT).map(row).collect()
}

/// At most 21 places, evenly spread, with both ends.
fn thinned(len: usize) -> Vec<usize> {
    if len <= 21 { (0..len).collect() } else { (0..=20).map(|step| step * (len - 1) / 20).collect() }
}
