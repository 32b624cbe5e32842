//! Past checks: a small picture per figure, and all of them as a table.

use std::fmt::Write as _;

use serde::Serialize;

use super::naming::level_words;
use crate::features::{number, percent};
use crate::report::{DriftRun, TOLD_APART};
use crate::site::strings::Strings;
use crate::site::view::table::{Row, Table};
use crate::site::view::words::count;

/// Width and height of a picture.
const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 60.0;

/// A figure of a run, and how it is written.
type Of<'a> = dyn Fn(&DriftRun) -> Option<f64> + 'a;
type Written<'a> = dyn Fn(f64) -> String + 'a;

/// What stands where a run has no figure.
const NONE: &str = "–";

/// Past checks.
#[derive(Debug, Serialize)]
pub(in crate::site) struct HistoryView {
    charts: Vec<Line>,
    table: Table,
}

/// A figure over the checks.
#[derive(Debug, Serialize)]
struct Line {
    title: String,
    path: String,
    points: Vec<[String; 2]>,
    /// The height of the limit and its name.
    limit: Option<(String, String)>,
    /// The last figure.
    last: String,
    /// What the picture shows, for who does not see it.
    said: String,
}

impl HistoryView {
    /// `None` where there is no run.
    pub(in crate::site) fn new(runs: &[DriftRun], strings: &Strings) -> Option<Self> {
        let (language, last) = (strings.language(), runs.last());
        let share = |value: f64| percent(value, language);
        let figure = |value: f64| number(value, 2, language);
        let lines: [(&str, &Of, Option<f64>, &Written); 4] = [
            (
                "drift_history_drifted",
                &|run| Some(run.drifted_share()),
                last.map(|run| run.drift_share),
                &share,
            ),
            ("drift_history_weight", &|run| run.moved_share, last.map(|run| run.important_share), &share),
            ("drift_history_psi", &|run| run.score_psi, Some(0.1), &figure),
            ("drift_history_auc", &|run| run.told_apart, Some(TOLD_APART), &figure),
        ];
        let charts = lines.into_iter().filter_map(|(key, of, limit, written)| {
            let values: Vec<Option<f64>> = runs.iter().map(of).collect();
            Line::new(strings.word(key), &values, (limit, written), strings)
        });
        (!runs.is_empty()).then(|| Self { charts: charts.collect(), table: table(runs, strings) })
    }
}

/// All runs; a figure that none of them has gets no column.
fn table(runs: &[DriftRun], strings: &Strings) -> Table {
    let mut rows: Vec<Row> = runs.iter().map(|run| row(run, strings)).collect();
    let cells = rows.first().map_or(0, |row| row.cells.len());
    let told: Vec<bool> = (0..cells).map(|cell| rows.iter().any(|row| row.cells[cell] != NONE)).collect();
    for row in &mut rows {
        let mut kept = told.iter();
        row.cells.retain(|_| kept.next().copied().unwrap_or(true));
    }
    let heads = strings.word("drift_history_columns");
    let is_told = |head: usize| head == 0 || told.get(head - 1).copied().unwrap_or(true);
    let heads: Vec<&str> =
        heads.split('|').enumerate().filter(|(place, _)| is_told(*place)).map(|(_, head)| head).collect();
    Table::with_heads(&heads.join("|"), rows)
}

impl Line {
    /// `None` where no run has the figure.
    fn new(
        title: String,
        values: &[Option<f64>],
        (limit, written): (Option<f64>, &dyn Fn(f64) -> String),
        strings: &Strings,
    ) -> Option<Self> {
        values.iter().flatten().next()?;
        let last = values.last().copied().flatten();
        let top = values.iter().flatten().copied().chain(limit).fold(f64::MIN_POSITIVE, f64::max);
        let y = |value: f64| HEIGHT - value / top * HEIGHT;
        let x = |place: usize| {
            if values.len() < 2 { WIDTH / 2.0 } else { place as f64 * WIDTH / (values.len() - 1) as f64 }
        };
        let known: Vec<[f64; 2]> = values
            .iter()
            .enumerate()
            .filter_map(|(place, value)| value.map(|value| [x(place), y(value)]))
            .collect();
        let mut path = String::new();
        for (place, [x, y]) in known.iter().enumerate() {
            let _ = write!(path, "{}{x:.1} {y:.1}", if place == 0 { 'M' } else { 'L' });
        }
        let limit = limit.map(|limit| {
            let name = strings.say("drift_history_limit", &[("limit", (&written(limit)).into())]);
            (format!("{:.1}", y(limit)), name)
        });
        let points = known.iter().map(|point| point.map(|place| format!("{place:.1}"))).collect();
        let figures = values.iter().flatten().map(|value| written(*value)).collect::<Vec<_>>().join(", ");
        let filled = [("title", (&title).into()), ("values", (&figures).into())];
        let said = strings.say("drift_history_said", &filled);
        Some(Self { title, path, points, limit, last: last.map_or_else(|| NONE.to_owned(), written), said })
    }
}

fn row(run: &DriftRun, strings: &Strings) -> Row {
    let language = strings.language();
    let none = || NONE.to_owned();
    let share = |value: Option<f64>| value.map_or_else(none, |value| percent(value, language));
    let figure = |value: Option<f64>| value.map_or_else(none, |value| number(value, 2, language));
    let (_, verdict) = level_words(run.level);
    let drifted = format!("{} / {}", run.drifted, run.columns);
    let cells = vec![
        count(run.rows[1], language),
        drifted,
        share(run.moved_share),
        figure(run.score_psi),
        share(run.mean_risk.map(|risk| risk[1])),
        share(run.favourable),
        figure(run.told_apart),
    ];
    let [reference, current] = &run.names;
    Row {
        note: Some(format!("{reference} → {current}")),
        words: Some(strings.word(verdict)),
        ..Row::new(run.label.clone(), cells)
    }
}
