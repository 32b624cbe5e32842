//! The groups of one dimension side by side.

use serde::Serialize;

use super::rows::{Marks, RowsChart, Span};
use super::{GroupWords, LevelOf};
use crate::features::{number, percent};
use crate::report::{Cohort, Dimension, Figures};

/// What the page of a dimension shows.
#[derive(Debug, Serialize)]
pub(in crate::site) struct DimensionView {
    label: &'static str,
    lines: Vec<Line>,
    /// Which levels have no client, in a sentence.
    none: Option<String>,
    /// Why some levels are not told of.
    kept_back: Option<String>,
    /// Empty where no group is large enough.
    charts: Vec<RowsChart>,
    /// The limit of acceptance.
    limit: String,
}

#[derive(Debug, Serialize)]
struct Line {
    name: String,
    file: Option<String>,
    strong: bool,
    clients: String,
    share: String,
    /// Favourable, mean points, estimated risk; empty where they are not told.
    figures: Vec<String>,
    past: String,
    observed: Option<String>,
}

impl DimensionView {
    pub(in crate::site) fn new(
        dimension: &'static Dimension,
        levels: &[LevelOf<'_>],
        words: &GroupWords<'_>,
    ) -> Self {
        let all = &words.report.all;
        let everyone = Line { strong: true, ..line(words.strings.say("group_all", &[]), None, all, words) };
        let told = levels.iter().filter(|of| of.is_listed() || of.cohort.past > 0);
        let lines = told.clone().map(|of| line(words.level(of), of.file(), of.cohort, words));
        Self {
            label: dimension.label.text(words.language),
            lines: [everyone].into_iter().chain(lines).collect(),
            none: words.without_clients(levels),
            kept_back: words.kept_back(levels),
            charts: all.figures.as_ref().map_or_else(Vec::new, |all| charts(levels, all, words)),
            limit: number(words.report.limit_points, 0, words.language),
        }
    }
}

fn line(name: String, file: Option<String>, cohort: &Cohort, words: &GroupWords<'_>) -> Line {
    let language = words.language;
    let share = cohort.clients as f64 / words.report.all.clients.max(1) as f64;
    let figures = cohort.figures.as_ref().map_or_else(Vec::new, |figures| {
        vec![
            percent(figures.favourable, language),
            number(figures.mean_points, 1, language),
            percent(figures.mean_risk, language),
        ]
    });
    Line {
        name,
        file,
        strong: false,
        clients: words.size(cohort, cohort.clients),
        share: if cohort.figures.is_some() { percent(share, language) } else { String::new() },
        figures,
        past: words.size(cohort, cohort.past),
        observed: words.observed(cohort),
    }
}

/// The three charts; only of groups that are large enough.
fn charts(levels: &[LevelOf<'_>], all: &Figures, words: &GroupWords<'_>) -> Vec<RowsChart> {
    let named = |of: &LevelOf<'_>| of.cohort.figures.clone().map(|figures| (words.level(of), figures));
    let told: Vec<(String, Figures)> = levels.iter().filter_map(named).collect();
    if told.is_empty() {
        return vec![];
    }
    vec![favourable(&told, all, words), points(&told, all, words), risks(levels, words)]
}

fn titles(title: &str, reading: &str, words: &GroupWords<'_>) -> (String, String) {
    (words.strings.say(title, &[]), words.strings.say(reading, &[]))
}

fn favourable(told: &[(String, Figures)], all: &Figures, words: &GroupWords<'_>) -> RowsChart {
    let mark = |(name, figures): &(String, Figures)| Marks {
        name: name.clone(),
        bar: Some((0.0, figures.favourable)),
        all: Some(all.favourable),
        figure: percent(figures.favourable, words.language),
        ..Marks::default()
    };
    let marks = told.iter().map(mark).collect();
    RowsChart::new(
        "favourable",
        titles("group_chart_favourable_title", "group_chart_favourable_reading", words),
        Span::up_to(1.0),
        marks,
        words.between(),
    )
}

fn points(told: &[(String, Figures)], all: &Figures, words: &GroupWords<'_>) -> RowsChart {
    let limit = words.report.limit_points;
    let mark = |(name, figures): &(String, Figures)| Marks {
        name: name.clone(),
        dot: Some(figures.mean_points),
        all: Some(all.mean_points),
        figure: number(figures.mean_points, 1, words.language),
        ..Marks::default()
    };
    let values = told.iter().map(|(_, figures)| figures.mean_points).chain([limit, all.mean_points]);
    let span = Span { limit: Some(limit), ..Span::around(values) };
    RowsChart::new(
        "points",
        titles("group_chart_points_title", "group_chart_points_reading", words),
        span,
        told.iter().map(mark).collect(),
        words.between(),
    )
}

/// The risk that the model estimates, and beside it what past clients met.
fn risks(levels: &[LevelOf<'_>], words: &GroupWords<'_>) -> RowsChart {
    let everyone = (words.strings.say("group_all", &[]), &words.report.all);
    let groups = levels.iter().map(|of| (words.level(of), of.cohort));
    let told: Vec<(String, &Cohort)> = [everyone]
        .into_iter()
        .chain(groups)
        .filter(|(_, cohort)| cohort.figures.is_some() || cohort.observed.is_some())
        .collect();
    let shown = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), |one| percent(one, words.language));
    let mark = |(name, cohort): &(String, &Cohort)| {
        let (risk, seen) = (cohort.figures.as_ref().map(|one| one.mean_risk), cohort.observed);
        let (own, past) = (shown(risk), shown(seen.map(|one| one.share)));
        Marks {
            name: name.clone(),
            bar: risk.map(|risk| (0.0, risk)),
            ring: seen.map(|seen| (seen.share, seen.low, seen.high)),
            figure: words.strings.say("group_risks", &[("own", (&own).into()), ("past", (&past).into())]),
            ..Marks::default()
        }
    };
    let ends = told.iter().flat_map(|(_, cohort)| {
        [cohort.figures.as_ref().map(|one| one.mean_risk), cohort.observed.map(|one| one.high)]
    });
    let span = Span::up_to(ends.flatten().fold(0.0, f64::max));
    RowsChart::new(
        "risks",
        titles("group_chart_risks_title", "group_chart_risks_reading", words),
        span,
        told.iter().map(mark).collect(),
        words.between(),
    )
}
