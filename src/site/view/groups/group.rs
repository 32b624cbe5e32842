//! One group beside all clients.

use serde::Serialize;

use super::super::table::{Row, Table, word};
use super::columns::{Spread, SpreadView};
use super::rows::{Marks, RowsChart, Span};
use super::{GroupWords, LevelOf};
use crate::features::{Language, Unit, number, percent};
use crate::report::{FEWEST_IN_A_GROUP, Figures, Picture};
use crate::site::error::SiteError;
use crate::site::strings::Filled;

/// Features whose difference from all clients is told.
const DIFFERENCES: usize = 6;

/// What the page of a group shows.
#[derive(Debug, Serialize)]
pub(in crate::site) struct GroupView {
    dimension: &'static str,
    dimension_key: &'static str,
    key: &'static str,
    size: String,
    figures: Vec<FigureView>,
    /// What is said where the group is too small for anything else.
    few: Option<String>,
    score: Option<SpreadView>,
    themes: Option<RowsChart>,
    differences: Vec<Difference>,
    pictures: Vec<SpreadView>,
    limit: String,
}

/// A figure of the group beside that of all clients.
#[derive(Debug, Serialize)]
struct FigureView {
    name: String,
    own: Option<String>,
    all: Option<String>,
}

/// What a feature adds in the group, beside all clients.
#[derive(Debug, Serialize)]
struct Difference {
    label: &'static str,
    rest: String,
    favourable: bool,
}

impl GroupView {
    pub(in crate::site) fn new(of: &LevelOf<'_>, words: &GroupWords<'_>) -> Result<Self, SiteError> {
        let own = of.cohort.figures.as_ref();
        let told = own.zip(words.report.all.figures.as_ref());
        let few =
            told.is_none().then(|| words.strings.say("group_few_text", &[("n", FEWEST_IN_A_GROUP.into())]));
        let pictures = |(own, all)| pictures(of, (own, all), words);
        Ok(Self {
            dimension: of.dimension.label.text(words.language),
            dimension_key: of.dimension.key,
            key: of.key(),
            size: size(of, words),
            figures: figures(of, words),
            few,
            score: told.map(|(own, all)| score(own, all, words)),
            themes: told.map(|(own, all)| themes(own, all, words)),
            differences: told.map(|(own, all)| differences(own, all, words)).transpose()?.unwrap_or_default(),
            pictures: told.map(pictures).transpose()?.unwrap_or_default(),
            limit: number(words.report.limit_points, 0, words.language),
        })
    }

    /// How large the group is, for the page's description.
    pub(in crate::site) fn size(&self) -> &str {
        &self.size
    }
}

fn size(of: &LevelOf<'_>, words: &GroupWords<'_>) -> String {
    let share = percent(of.cohort.clients as f64 / words.report.all.clients.max(1) as f64, words.language);
    let size = |clients| words.size(of.cohort, clients);
    let (clients, past) = (size(of.cohort.clients), size(of.cohort.past));
    let filled = [("clients", (&clients).into()), ("past", (&past).into())];
    match of.cohort.figures {
        None => words.strings.say("group_size_few", &filled),
        Some(_) => words.strings.say("group_size", &[filled[0], filled[1], ("share", (&share).into())]),
    }
}

fn figures(of: &LevelOf<'_>, words: &GroupWords<'_>) -> Vec<FigureView> {
    let language = words.language;
    let (own, all) = (of.cohort.figures.as_ref(), words.report.all.figures.as_ref());
    let figure = |name: &str, told: &dyn Fn(&Figures) -> String| FigureView {
        name: words.strings.say(name, &[]),
        own: own.map(told),
        all: all.map(told),
    };
    let observed = FigureView {
        name: words.strings.say("group_observed", &[]),
        own: words.observed(of.cohort),
        all: words.observed(&words.report.all),
    };
    vec![
        figure("group_favourable", &|figures| percent(figures.favourable, language)),
        figure("group_mean", &|figures| number(figures.mean_points, 1, language)),
        figure("group_median", &|figures| {
            number(figures.median_points, half(figures.median_points), language)
        }),
        figure("group_risk", &|figures| percent(figures.mean_risk, language)),
        observed,
    ]
}

/// One decimal where the median lies between two whole numbers.
fn half(median: f64) -> usize {
    usize::from(median.fract() != 0.0)
}

fn score(own: &Figures, all: &Figures, words: &GroupWords<'_>) -> SpreadView {
    let spread = Spread {
        name: "spread-score".to_owned(),
        title: words.strings.say("group_spread_score", &[]),
        feature: "",
        unit: Unit::Count,
        bins: &words.report.score,
    };
    SpreadView::new(&spread, Some(&own.score), &all.score, Some(words.report.limit_points), words)
}

/// The features that count most, but not the one that makes the group.
fn pictures(
    of: &LevelOf<'_>,
    (own, all): (&Figures, &Figures),
    words: &GroupWords<'_>,
) -> Result<Vec<SpreadView>, SiteError> {
    let pairs = words.report.pictures.iter().zip(own.pictures.iter().zip(&all.pictures));
    let view = |(place, (picture, (own, all))): (usize, (&Picture, (&Option<_>, &Option<_>)))| {
        let feature = words.labels.feature(picture.feature)?;
        let spread = Spread {
            name: format!("spread-{}", place + 1),
            title: feature.label.text(words.language).to_owned(),
            feature: picture.feature,
            unit: feature.unit,
            bins: &picture.bins,
        };
        let spread = all.as_ref().map(|all| SpreadView::new(&spread, own.as_ref(), all, None, words));
        Ok(spread)
    };
    let other = pairs.filter(|(picture, _)| picture.feature != of.dimension.feature);
    other.enumerate().filter_map(|pair| view(pair).transpose()).collect()
}

fn themes(own: &Figures, all: &Figures, words: &GroupWords<'_>) -> RowsChart {
    let written = |points: f64| signed(points, words.language);
    let names = words.report.themes.iter().map(|theme| theme.label().text(words.language));
    let mut told: Vec<(&str, f64, f64)> =
        names.zip(own.themes.iter().zip(&all.themes)).map(|(name, (own, all))| (name, *own, *all)).collect();
    told.sort_by(|a, b| (b.1 - b.2).abs().total_cmp(&(a.1 - a.2).abs()));
    let mark = |(name, own, all): &(&str, f64, f64)| Marks {
        name: (*name).to_owned(),
        bar: Some((0.0, *own)),
        all: Some(*all),
        figure: words
            .strings
            .say("group_beside", &[("own", (&written(*own)).into()), ("all", (&written(*all)).into())]),
        ..Marks::default()
    };
    let ends = told.iter().flat_map(|(_, own, all)| [*own, *all]).chain([0.0]);
    let span = Span { zero: true, ..Span::around(ends) };
    let said = |key: &str| words.strings.say(key, &[]);
    let titles = (said("group_chart_themes_title"), said("group_chart_themes_reading"));
    let rows = told
        .iter()
        .map(|(name, own, all)| Row::new(*name, vec![written(*own), written(*all), written(own - all)]));
    let table = Table::with_heads(&word(words.strings, "table", "group_themes"), rows.collect());
    let mut chart = RowsChart::new("themes", titles, span, told.iter().map(mark).collect(), words.between());
    chart.table = table;
    chart
}

fn differences(own: &Figures, all: &Figures, words: &GroupWords<'_>) -> Result<Vec<Difference>, SiteError> {
    let told = own.differences(all, DIFFERENCES).into_iter();
    told.map(|(input, far)| {
        let label = words.labels.label(words.report.inputs[input], words.language)?;
        let [own, all] =
            [own.effects[input], all.effects[input]].map(|points| signed(points, words.language));
        let far_in_words = words.strings.say("said_points", &[("n", Filled::Figure(far.abs(), 1))]);
        let filled = [("far", (&far_in_words).into()), ("own", (&own).into()), ("all", (&all).into())];
        let key = if far > 0.0 { "group_more" } else { "group_less" };
        Ok(Difference { label, rest: words.strings.say(key, &filled), favourable: far > 0.0 })
    })
    .collect()
}

/// Points with one decimal and their sign; what prints as nothing has none.
fn signed(points: f64, language: Language) -> String {
    let figure = number(points, 1, language);
    if points >= 0.05 { format!("+{figure}") } else { figure }
}
