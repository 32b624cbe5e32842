//! What a cell shows, as its template sees it.

use std::path::Path;

use serde::Serialize;
use serde_json::Value as Json;

use super::Cell;
use super::asker::{Asker, Format};
use super::info::{Input, Kind, Options};
use crate::notebook::{Answer, Value};
use crate::site::error::SiteError;
use crate::site::templates::Templates;

/// Shows the cells of one language's pages.
pub(in crate::site) struct Shower<'a> {
    pub(in crate::site) asker: &'a Asker,
    pub(in crate::site) templates: &'a Templates,
    /// Charts by name, each with its table, as `chart.html` sees it; null where there is nothing to draw.
    pub(in crate::site) charts: &'a Json,
}

/// A cell as `cell.html` sees it.
#[derive(Debug, Serialize)]
struct CellView<'a> {
    /// The chart.
    chart: Option<&'a Json>,
    caption: Option<&'a str>,
    heads: Vec<Head<'a>>,
    rows: Vec<Row>,
    /// What is asked, where readers may see it.
    input: Option<&'a str>,
    open: bool,
    printed: bool,
    half: bool,
}

#[derive(Debug, Serialize)]
struct Head<'a> {
    name: &'a str,
    /// Whether its column has numbers.
    number: bool,
}

#[derive(Debug, Serialize)]
struct Row {
    strong: bool,
    cells: Vec<Shown>,
}

#[derive(Debug, Serialize)]
struct Shown {
    text: String,
    number: bool,
    /// Length of the bar under the number, in per cent of the longest.
    bar: Option<String>,
}

/// What `cell.html` sees.
#[derive(Serialize)]
struct CellPage<'a> {
    cell: CellView<'a>,
}

impl Shower<'_> {
    /// A cell as HTML.
    pub(super) fn show(&self, file: &Path, cell: &Cell) -> Result<String, SiteError> {
        let malformed = |line: usize, message: String| SiteError::Malformed {
            file: file.to_owned(),
            line: cell.line + line,
            message,
        };
        let (chart, answer) = match cell.kind {
            Kind::Chart => {
                let name = cell.options.name.as_deref().unwrap_or_default();
                (Some(self.chart(name).map_err(|message| malformed(0, message))?), Answer::default())
            }
            Kind::Sql => {
                let answer = self.asker.ask(&cell.input);
                (None, answer.map_err(|error| malformed(1 + error.line, error.message))?)
            }
        };
        let table = self.table(&answer, &cell.options).map_err(|message| malformed(0, message))?;
        let asks = cell.kind == Kind::Sql && cell.options.input != Input::Hidden;
        let view = CellView {
            chart,
            caption: cell.options.caption.as_deref(),
            heads: table.0,
            rows: table.1,
            input: asks.then_some(&cell.input),
            open: cell.options.input == Input::Open,
            printed: cell.options.printed,
            half: cell.options.half,
        };
        self.templates.render("cell.html", &CellPage { cell: view })
    }

    fn chart(&self, name: &str) -> Result<&Json, String> {
        let drawn = |charts: &serde_json::Map<String, Json>| -> Vec<String> {
            charts.iter().filter(|(_, chart)| !chart.is_null()).map(|(name, _)| name.clone()).collect()
        };
        let known = self.charts.as_object().map(drawn).unwrap_or_default();
        let chart = self.charts.get(name).filter(|chart| !chart.is_null());
        chart.ok_or_else(|| format!("there is no chart {name:?}; there are {}", known.join(", ")))
    }

    /// The heads and rows of an answer, as its options ask.
    fn table<'a>(&self, answer: &'a Answer, options: &Options) -> Result<(Vec<Head<'a>>, Vec<Row>), String> {
        let place = |name: &String| {
            let known = answer.names.iter().position(|known| known == name);
            known.ok_or_else(|| {
                format!("there is no column {name:?} in the answer; there are {}", answer.names.join(", "))
            })
        };
        let places = |names: &[String]| names.iter().map(place).collect::<Result<Vec<usize>, String>>();
        let (percent, bars) = (places(&options.percent)?, places(&options.bars)?);
        let digits_of = options.digits_of.iter().map(|(name, digits)| Ok((place(name)?, *digits)));
        let digits_of = digits_of.collect::<Result<Vec<(usize, usize)>, String>>()?;
        let strong = options.strong.as_ref().map(place).transpose()?;
        let shown: Vec<usize> = (0..answer.names.len()).filter(|column| Some(*column) != strong).collect();
        let is_number = |column: usize| {
            let mut values =
                answer.rows.iter().map(|row| &row[column]).filter(|value| **value != Value::Missing);
            column != shown[0] && values.all(|value| matches!(value, Value::Whole(_) | Value::Real(_)))
        };
        let numbers: Vec<bool> = (0..answer.names.len()).map(is_number).collect();
        let longest: Vec<f64> = (0..answer.names.len())
            .map(|column| answer.rows.iter().map(|row| length(&row[column])).fold(0.0, f64::max))
            .collect();
        let cell = |row: &[Value], column: usize| {
            let own = digits_of.iter().find(|(place, _)| *place == column).map(|(_, digits)| *digits);
            let format = Format { digits: own.or(options.digits), percent: percent.contains(&column) };
            let part = 100.0 * length(&row[column]) / longest[column];
            Shown {
                text: self.asker.written(&row[column], format),
                number: numbers[column],
                bar: (bars.contains(&column) && part.is_finite()).then(|| format!("{part:.1}")),
            }
        };
        let row = |row: &Vec<Value>| Row {
            strong: strong.is_some_and(|column| row[column] == Value::Truth(true)),
            cells: shown.iter().map(|&column| cell(row, column)).collect(),
        };
        let heads = shown.iter().map(|&column| Head { name: &answer.names[column], number: numbers[column] });
        Ok((heads.collect(), answer.rows.iter().map(row).collect()))
    }
}

/// What a bar stands for: a number that is not negative.
fn length(value: &Value) -> f64 {
    match value {
        Value::Whole(whole) => (*whole as f64).max(0.0),
        Value::Real(real) => real.max(0.0),
        _ => 0.0,
    }
}
