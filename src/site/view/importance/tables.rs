//! The tables of what counts.

use super::super::labels::Labels;
use super::super::model::{NONE, cost_difference};
use super::super::table::{Row, Table};
use super::super::words::count;
use super::sentences::pair;
use crate::features::{Language, number};
use crate::report::{FeatureRanks, FeatureSwarm, GlobalExplanation, ModelReport, ValueLevel};
use crate::site::error::SiteError;
use crate::site::strings::Strings;

/// The heaviest features that are compared with permutation, and the first of permutation.
const BY_POINTS: usize = 15;
const BY_PERMUTATION: usize = 10;
/// Points between low and high values below which no direction is told.
const CLEAR: f64 = 0.5;

/// The twin of the chart of themes.
pub(in crate::site::view) fn themes(global: &GlobalExplanation, language: Language) -> Vec<Row> {
    let row = |theme: &crate::report::ThemeImportance| {
        let cells = vec![number(theme.mean_points, 1, language), count(theme.features, language)];
        Row::new(theme.theme.label().text(language), cells)
    };
    global.themes.iter().map(row).collect()
}

/// The twin of the swarm: the median effect of each level of the values, and the direction in words.
pub(in crate::site::view) fn swarms(
    global: &GlobalExplanation,
    labels: &Labels,
    strings: &Strings,
) -> Result<Vec<Row>, SiteError> {
    let language = strings.language();
    let row = |one: &FeatureSwarm| {
        let levels = [ValueLevel::Low, ValueLevel::Middle, ValueLevel::High, ValueLevel::Missing];
        let cells =
            levels.map(|level| median(one, level).map_or_else(|| NONE.to_owned(), |m| signed(m, language)));
        let words = Some(direction(one, strings));
        let row = Row { words, ..Row::new(labels.label(&one.feature, language)?, cells.to_vec()) };
        Ok(row.of_feature(&one.feature))
    };
    global.swarms.iter().map(row).collect()
}

fn median(one: &FeatureSwarm, level: ValueLevel) -> Option<f64> {
    one.swarm.levels.iter().find(|of| of.level == level).map(|of| of.median)
}

fn direction(one: &FeatureSwarm, strings: &Strings) -> String {
    let ends = median(one, ValueLevel::Low).zip(median(one, ValueLevel::High));
    strings.word(match ends {
        Some((low, high)) if high - low > CLEAR => "importance_rises",
        Some((low, high)) if low - high > CLEAR => "importance_falls",
        Some(_) => "importance_unclear",
        None => "importance_unordered",
    })
}

/// A figure with one decimal and its sign.
pub(super) fn signed(value: f64, language: Language) -> String {
    let text = number(value, 1, language);
    let is_zero = !text.bytes().any(|b| (b'1'..=b'9').contains(&b));
    if value > 0.0 && !is_zero { format!("+{text}") } else { text }
}

/// From a figure to another.
pub(super) fn range(low: &str, high: &str, strings: &Strings) -> String {
    strings.say("importance_range", &[("low", low.into()), ("high", high.into())])
}

/// The twin of the chart of pairs.
pub(in crate::site::view) fn pairs(
    global: &GlobalExplanation,
    labels: &Labels,
    strings: &Strings,
) -> Result<Vec<Row>, SiteError> {
    let language = strings.language();
    let strongest = global.interactions.strongest.iter();
    strongest
        .map(|one| Ok(Row::new(pair(one, labels, strings)?, vec![number(one.mean_points, 1, language)])))
        .collect()
}

/// The heaviest features by points beside what permutation says of them, and its own first.
pub(super) fn permutation(
    report: &ModelReport,
    labels: &Labels,
    strings: &Strings,
) -> Result<Table, SiteError> {
    let language = strings.language();
    let permuted = &report.global.permutation.features;
    let rank_of = |feature: &str| permuted.iter().position(|one| one.feature == feature);
    let by_rank = |place: Option<usize>| place.map_or_else(|| NONE.to_owned(), |p| count(p + 1, language));
    let mut rows = Vec::new();
    for (place, one) in report.importance.iter().enumerate().filter(|(_, one)| one.mean_points > 0.0) {
        let rank = rank_of(&one.feature);
        if place >= BY_POINTS && rank.is_none_or(|rank| rank >= BY_PERMUTATION) {
            continue;
        }
        let found = rank.map(|rank| &permuted[rank]);
        let or_none = |text: Option<String>| text.unwrap_or_else(|| NONE.to_owned());
        let cells = vec![
            count(place + 1, language),
            number(one.mean_points, 1, language),
            by_rank(rank),
            or_none(found.map(|found| number(found.auc_fall, 4, language))),
            or_none(found.map(|found| cost_difference(found.cost_rise, language))),
        ];
        rows.push(Row::new(labels.label(&one.feature, language)?, cells).of_feature(&one.feature));
    }
    Ok(Table::new("permutation", rows, strings))
}

/// The ranks of the heaviest features in the model chosen and in those of the folds.
pub(super) fn ranks(report: &ModelReport, labels: &Labels, strings: &Strings) -> Result<Table, SiteError> {
    let language = strings.language();
    let row = |(place, one): (usize, &FeatureRanks)| {
        let rank = |rank: f64| number(rank, usize::from(rank.fract() > 0.0), language);
        let (best, worst) = (rank(one.best), rank(one.worst));
        let between = if best == worst { best } else { range(&best, &worst, strings) };
        let row = Row::new(labels.label(&one.feature, language)?, vec![count(place + 1, language), between]);
        Ok(row.of_feature(&one.feature))
    };
    let rows = report.global.stability.ranks.iter().enumerate().map(row);
    Ok(Table::new("ranks", rows.collect::<Result<_, SiteError>>()?, strings))
}
