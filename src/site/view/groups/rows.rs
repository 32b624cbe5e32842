//! A chart of rows: a name, under it a bar or a mark, and its figure at the right.

use serde::Serialize;

use super::super::scale::per_cent;
use super::super::table::Table;

/// Height of a line of a name, of the band of the marks, and between two rows, in pixels.
const LINE: usize = 19;
const BAND: usize = 16;
const GAP: usize = 17;
/// Letters of a line of a name: as many as stand beside each other on a narrow phone.
const LETTERS: usize = 32;
/// Width of the marks in per cent; the figures stand in the rest.
const WIDTH: f64 = 60.0;

/// A chart of rows, with its places measured; lengths along it are in per cent of its width.
#[derive(Debug, Serialize)]
pub(super) struct RowsChart {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) reading: String,
    /// The figures in one sentence, for who does not see it.
    text: String,
    height: usize,
    rows: Vec<RowMarks>,
    /// Where the limit of acceptance lies, and where zero does, where they are drawn.
    limit: Option<String>,
    zero: Option<String>,
    /// The same as a table; empty where the page has one for all charts.
    pub(super) table: Table,
}

/// A row to draw, in the chart's own unit.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) name: String,
    /// Both ends of a bar.
    pub(super) bar: Option<(f64, f64)>,
    /// A dot.
    pub(super) dot: Option<f64>,
    /// A ring with its interval.
    pub(super) ring: Option<(f64, f64, f64)>,
    /// Where all clients stand.
    pub(super) all: Option<f64>,
    pub(super) figure: String,
}

#[derive(Debug, Serialize)]
struct RowMarks {
    lines: Vec<(usize, String)>,
    /// Top of the band of the marks.
    y: usize,
    bar: Option<(String, String)>,
    dot: Option<String>,
    /// Place, start and end of the interval.
    ring: Option<[String; 3]>,
    all: Option<String>,
    figure: String,
}

/// What an axis shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) limit: Option<f64>,
    /// Whether a line marks zero.
    pub(super) zero: bool,
}

impl Span {
    /// From zero to a largest value.
    pub(super) fn up_to(high: f64) -> Self {
        Self { low: 0.0, high: if high > 0.0 { high } else { 1.0 }, limit: None, zero: true }
    }

    /// From the least to the largest of these values, and a little further.
    pub(super) fn around(values: impl Iterator<Item = f64>) -> Self {
        let (low, high) =
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), one| (low.min(one), high.max(one)));
        let (low, high) = if low < high { (low, high) } else { (0.0, 1.0) };
        let room = (high - low) * 0.06;
        Self { low: low - room, high: high + room, limit: None, zero: false }
    }

    fn place(&self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low) * WIDTH
    }
}

impl RowsChart {
    pub(super) fn new(
        name: &str,
        (title, reading): (String, String),
        span: Span,
        marks: Vec<Marks>,
        between: &str,
    ) -> Self {
        let texts: Vec<String> = marks.iter().map(|mark| format!("{} {}", mark.name, mark.figure)).collect();
        let mut y = 0;
        let mut rows = Vec::with_capacity(marks.len());
        for mark in marks {
            let lines = wrapped(&mark.name);
            let band = y + lines.len() * LINE;
            rows.push(measured(mark, (y, band), lines, &span));
            y = band + BAND + GAP;
        }
        Self {
            name: name.to_owned(),
            title,
            reading,
            text: texts.join(between),
            height: y.saturating_sub(GAP) + 2,
            rows,
            limit: span.limit.map(|limit| per_cent(span.place(limit))),
            zero: span.zero.then(|| per_cent(span.place(0.0))),
            table: Table::default(),
        }
    }
}

fn measured(mark: Marks, (top, band): (usize, usize), lines: Vec<String>, span: &Span) -> RowMarks {
    let place = |value: f64| per_cent(span.place(value));
    let bar = |(from, to): (f64, f64)| {
        let (from, to) = (from.min(to), from.max(to));
        (place(from), per_cent(span.place(to) - span.place(from)))
    };
    let lines = lines.into_iter().enumerate().map(|(line, words)| (top + line * LINE + 13, words));
    RowMarks {
        lines: lines.collect(),
        y: band,
        bar: mark.bar.map(bar),
        dot: mark.dot.map(place),
        ring: mark.ring.map(|(at, low, high)| [at, low, high].map(place)),
        all: mark.all.map(place),
        figure: mark.figure,
    }
}

/// A name in lines of some letters, parted at spaces.
fn wrapped(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < LETTERS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_at_spaces_and_none_is_lost() {
        let name = "Secondary education or secondary special education";
        let lines = wrapped(name);
        assert_eq!(lines, ["Secondary education or secondary", "special education"]);
        assert_eq!(wrapped("a"), ["a"]);
    }

    #[test]
    fn bars_start_at_zero_whichever_way_they_go_and_rows_do_not_overlap() {
        let marks = [("up", 5.0), ("down", -5.0)].map(|(name, to)| Marks {
            name: name.to_owned(),
            bar: Some((0.0, to)),
            ..Marks::default()
        });
        let span = Span { low: -5.0, high: 5.0, limit: None, zero: true };
        let titles = (String::new(), String::new());
        let chart = RowsChart::new("c", titles, span, marks.into(), "; ");
        let bars: Vec<_> = chart.rows.iter().map(|row| row.bar.clone().unwrap()).collect();
        assert_eq!(bars[0], ("30.0%".to_owned(), "30.0%".to_owned()));
        assert_eq!(bars[1], ("0.0%".to_owned(), "30.0%".to_owned()));
        assert_eq!(chart.zero.as_deref(), Some("30.0%"));
        assert!(chart.rows[1].lines[0].0 > chart.rows[0].y + BAND);
        assert!(chart.height >= chart.rows[1].y + BAND);
    }
}
