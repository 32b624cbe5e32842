//! The scale of points with the limit and the file on it.

use serde::Serialize;

use super::words;
use crate::report::ClientReport;
use crate::site::strings::Strings;

/// The usual ends of the scale; a file outside them widens it.
const USUAL: (i64, i64) = (460, 660);

/// A horizontal scale; places are in per cent of its width.
#[derive(Debug, Serialize)]
pub(super) struct ScaleView {
    /// What it shows, in a sentence.
    text: String,
    /// The file's place.
    file: String,
    /// The limit's place.
    limit: String,
    /// Where the range of the other models starts, and where it ends.
    range: (String, String),
    /// Width of the favourable side.
    favourable_width: String,
    /// Where the label of the file is anchored: `start`, `middle` or `end`.
    file_anchor: &'static str,
    /// The same for the limit.
    limit_anchor: &'static str,
    /// Ticks every 50 points.
    ticks: Vec<Tick>,
}

#[derive(Debug, Serialize)]
struct Tick {
    at: String,
    points: i64,
}

impl ScaleView {
    pub(super) fn new(report: &ClientReport, strings: &Strings) -> Self {
        let (points, limit) = (report.points_shown, report.limit_shown);
        let (lowest, highest) = (report.stability.low_shown, report.stability.high_shown);
        let low = USUAL.0.min((lowest.min(limit) - 10).div_euclid(20) * 20);
        let high = USUAL.1.max((highest.max(limit) + 29).div_euclid(20) * 20);
        let place = |value: i64| (value - low) as f64 / (high - low) as f64 * 100.0;
        // A tick under the limit's line could not be read.
        let clear = |value: i64| (place(value) - place(limit)).abs() > 5.0;
        let ticks = (low..=high).filter(|value| value % 50 == 0 && clear(*value));
        Self {
            text: words::scale(report, strings),
            file: per_cent(place(points)),
            limit: per_cent(place(limit)),
            range: (per_cent(place(lowest)), per_cent(place(highest))),
            favourable_width: per_cent(100.0 - place(limit)),
            file_anchor: anchor(place(points)),
            limit_anchor: anchor(place(limit)),
            ticks: ticks.map(|points| Tick { at: per_cent(place(points)), points }).collect(),
        }
    }
}

/// A place, as SVG writes it.
pub(super) fn per_cent(place: f64) -> String {
    format!("{place:.1}%")
}

/// Labels near an end grow inwards, so that none is cut.
pub(super) fn anchor(place: f64) -> &'static str {
    match place {
        p if p < 22.0 => "start",
        p if p > 78.0 => "end",
        _ => "middle",
    }
}
