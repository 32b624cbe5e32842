//! How the points of single features go with their values.

use super::super::labels::Labels;
use super::super::model::NONE;
use super::super::named::ChartView;
use super::super::table::{Row, Table, word};
use super::super::words::count;
use super::tables::signed;
use crate::features::Language::{self, En, Fr};
use crate::features::{Direction, Unit, category_in_words, missing, value_in_words};
use crate::report::{Band, FeatureDependence, Mark};
use crate::site::build::SiteSource;
use crate::site::error::SiteError;
use crate::site::strings::Strings;

/// A chart for each of the heaviest features.
pub(super) fn charts(
    source: &SiteSource,
    labels: &Labels,
    (strings, language): (&Strings, Language),
) -> Result<Vec<ChartView>, SiteError> {
    let chart = |(place, one): (usize, &FeatureDependence)| {
        let name = format!("dependence-{}", place + 1);
        let failed = |message| SiteError::Chart { name: name.clone(), message };
        Ok(ChartView {
            title: labels.label(&one.feature, language)?.to_owned(),
            reading: reading(one, language).to_owned(),
            svg: (source.charts)(&name, language).map_err(failed)?,
            table: Table::with_heads(&word(strings, "table", "dependence"), rows(one, language)),
            name,
        })
    };
    source.model.global.dependences.iter().enumerate().map(chart).collect()
}

/// Which way the model must follow the value.
const fn reading(one: &FeatureDependence, language: Language) -> &'static str {
    match (one.direction, one.unit, language) {
        (Direction::RiskRises, _, Fr) => {
            "Sens imposé\u{202f}: quand la valeur monte, le risque ne peut que monter, et le score baisser."
        }
        (Direction::RiskRises, _, En) => {
            "Imposed direction: when the value rises, the risk may only rise, and the score fall."
        }
        (Direction::RiskFalls, _, Fr) => {
            "Sens imposé\u{202f}: quand la valeur monte, le risque ne peut que baisser, et le score monter."
        }
        (Direction::RiskFalls, _, En) => {
            "Imposed direction: when the value rises, the risk may only fall, and the score rise."
        }
        (Direction::Free, Unit::Category, Fr) => "Catégories, sans ordre\u{202f}: aucun sens n’est imposé.",
        (Direction::Free, Unit::Category, En) => "Categories, without order: no direction is imposed.",
        (Direction::Free, _, Fr) => "Aucun sens imposé\u{202f}: le modèle suit ce que montrent les dossiers.",
        (Direction::Free, _, En) => "No direction imposed: the model follows what the files show.",
    }
}

fn rows(one: &FeatureDependence, language: Language) -> Vec<Row> {
    let found = &one.dependence;
    let row = |name: String, band: &Band| {
        let [median, low, high] = [band.median, band.low, band.high].map(|points| signed(points, language));
        Row::new(name, vec![count(band.clients, language), median, low, high])
    };
    let mut rows: Vec<Row> =
        found.marks.iter().map(|mark| row(value(one, mark, language), &mark.band)).collect();
    rows.extend(found.missing.iter().map(|band| row(missing(language).to_owned(), band)));
    if found.hidden > 0 {
        let name = match language {
            Fr => "hors du graphique (valeurs rares ou extrêmes)",
            En => "not in the chart (rare or extreme values)",
        };
        let none = || NONE.to_owned();
        rows.push(Row::new(name, vec![count(found.hidden, language), none(), none(), none()]));
    }
    rows
}

/// The values that a mark stands for.
fn value(one: &FeatureDependence, mark: &Mark, language: Language) -> String {
    if let Some(word) = one.categories.get(mark.at.max(0.0) as usize) {
        return category_in_words(&one.feature, word, language).into_owned();
    }
    let [from, to] = [mark.from, mark.to].map(|value| value_in_words(value, one.unit, language));
    match language {
        _ if from == to => from,
        Fr => format!("{from} à {to}"),
        En => format!("{from} to {to}"),
    }
}
