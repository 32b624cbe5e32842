//! How the points of single features go with their values.

use super::super::labels::Labels;
use super::super::model::NONE;
use super::super::named::{ChartView, drawn};
use super::super::table::{Row, Table, word};
use super::super::words::count;
use super::tables::{range, signed};
use crate::features::{Direction, Unit, category_in_words, missing, value_in_words};
use crate::report::{Band, FeatureDependence, Mark};
use crate::site::build::SiteSource;
use crate::site::error::SiteError;
use crate::site::strings::Strings;

/// A chart for each of the heaviest features.
pub(super) fn charts(
    source: &SiteSource,
    labels: &Labels,
    strings: &Strings,
) -> Result<Vec<ChartView>, SiteError> {
    let language = strings.language();
    let chart = |(place, one): (usize, &FeatureDependence)| {
        let name = format!("dependence-{}", place + 1);
        Ok(ChartView {
            title: labels.label(&one.feature, language)?.to_owned(),
            reading: reading(one, strings),
            svg: drawn(&name, source, strings)?,
            table: Table::with_heads(&word(strings, "table", "dependence"), rows(one, strings)),
            name,
        })
    };
    source.model.global.dependences.iter().enumerate().map(chart).collect()
}

/// Which way the model must follow the value.
fn reading(one: &FeatureDependence, strings: &Strings) -> String {
    strings.word(match (one.direction, one.unit) {
        (Direction::RiskRises, _) => "importance_risk_rises",
        (Direction::RiskFalls, _) => "importance_risk_falls",
        (Direction::Free, Unit::Category) => "importance_categories",
        (Direction::Free, _) => "importance_free",
    })
}

fn rows(one: &FeatureDependence, strings: &Strings) -> Vec<Row> {
    let (found, language) = (&one.dependence, strings.language());
    let row = |name: String, band: &Band| {
        let [median, low, high] = [band.median, band.low, band.high].map(|points| signed(points, language));
        Row::new(name, vec![count(band.clients, language), median, low, high])
    };
    let mut rows: Vec<Row> =
        found.marks.iter().map(|mark| row(value(one, mark, strings), &mark.band)).collect();
    rows.extend(found.missing.iter().map(|band| row(missing(language).to_owned(), band)));
    if found.hidden > 0 {
        let none = || NONE.to_owned();
        rows.push(Row::new(
            strings.word("importance_hidden"),
            vec![count(found.hidden, language), none(), none(), none()],
        ));
    }
    rows
}

/// The values that a mark stands for.
fn value(one: &FeatureDependence, mark: &Mark, strings: &Strings) -> String {
    let language = strings.language();
    if let Some(word) = one.categories.get(mark.at.max(0.0) as usize) {
        return category_in_words(&one.feature, word, language).into_owned();
    }
    let [from, to] = [mark.from, mark.to].map(|value| value_in_words(value, one.unit, language));
    if from == to { from } else { range(&from, &to, strings) }
}
