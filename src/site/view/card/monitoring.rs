//! What is watched, where it stands, and from where something is done.

use serde::Serialize;

use crate::features::{number, percent, percent_with};
use crate::report::{DriftLevel, DriftReport, HALF, SCORES_CHANGED, SCORES_MOVE, TOLD_APART};
use crate::site::build::SiteSource;
use crate::site::strings::Strings;
use crate::site::view::drift::level_words;
use crate::site::view::model::NONE;
use crate::site::view::table::{Row, Table};
use crate::site::view::words::day_in_words;

/// The state of the watch.
#[derive(Debug, Serialize)]
pub(super) struct MonitoringView {
    /// Every figure that is watched, with its limits.
    table: Table,
    /// When it was last checked, and what was found.
    checked: String,
    /// What follows from today's verdict.
    today: String,
}

/// A figure and the limits from which it is watched and acted upon.
struct Watched<'a> {
    /// The message that names it.
    name: &'a str,
    /// Whether it is a share, and no plain figure.
    is_share: bool,
    now: Option<f64>,
    watch: f64,
    act: Option<f64>,
    /// Which choice of `drift --fail-on` looks at it.
    fails: Option<&'a str>,
}

impl MonitoringView {
    pub(super) fn new(source: &SiteSource, strings: &Strings) -> Self {
        let rows = watched(source.drift).into_iter().map(|watched| watched.row(strings)).collect();
        let table = Table::new("monitoring", rows, strings);
        Self { table, checked: checked(source, strings), today: today(source.drift.level, strings) }
    }
}

/// What is to be done at a level.
fn today(level: DriftLevel, strings: &Strings) -> String {
    strings.word(match level {
        DriftLevel::Calm => "card_monitoring_calm",
        DriftLevel::Watch => "card_monitoring_watch",
        DriftLevel::Act => "card_monitoring_act",
    })
}

fn watched(drift: &DriftReport) -> [Watched<'static>; 4] {
    let preset = drift.preset();
    [
        Watched {
            name: "card_watched_psi",
            is_share: false,
            now: drift.model.as_ref().map(|model| model.psi),
            watch: SCORES_MOVE,
            act: Some(SCORES_CHANGED),
            fails: Some("important"),
        },
        Watched {
            name: "card_watched_weight",
            is_share: true,
            now: drift.weighted.as_ref().map(|weighted| weighted.moved_share),
            watch: drift.important_share,
            act: Some(HALF),
            fails: Some("important"),
        },
        Watched {
            name: "card_watched_columns",
            is_share: true,
            now: (!preset.columns.is_empty()).then(|| preset.drifted_share()),
            watch: preset.drift_share,
            act: Some(preset.drift_share),
            fails: Some("dataset"),
        },
        Watched {
            name: "card_watched_auc",
            is_share: false,
            now: drift.classifier.as_ref().map(|told| told.auc.low),
            watch: TOLD_APART,
            act: None,
            fails: None,
        },
    ]
}

impl Watched<'_> {
    fn row(&self, strings: &Strings) -> Row {
        let language = strings.language();
        let written = |value: f64, decimals: [usize; 2]| {
            if self.is_share {
                percent_with(value, decimals[0], language)
            } else {
                number(value, decimals[1], language)
            }
        };
        let or_none = |value: Option<String>| value.unwrap_or_else(|| NONE.to_owned());
        let limit = |limit: f64| written(limit, [0, 2]);
        let fails = self.fails.map(|word| format!("--fail-on\u{a0}{word}"));
        Row {
            strong: self.now.is_some_and(|now| now >= self.watch),
            words: Some(fails.unwrap_or_else(|| strings.word("card_watched_never"))),
            ..Row::new(
                strings.word(self.name),
                vec![
                    or_none(self.now.map(|now| written(now, [1, 2]))),
                    limit(self.watch),
                    or_none(self.act.map(limit)),
                ],
            )
        }
    }
}

/// The last check that was kept.
fn checked(source: &SiteSource, strings: &Strings) -> String {
    let Some(last) = source.drift_runs.last() else { return strings.word("card_unchecked") };
    let (_, word) = level_words(last.level);
    let (day, word) = (day_in_words(&last.label, strings), strings.word(word));
    let share = percent(last.drifted_share(), strings.language());
    let filled = [
        ("n", source.drift_runs.len().into()),
        ("day", (&day).into()),
        ("word", (&word).into()),
        ("share", (&share).into()),
        ("columns", last.columns.into()),
    ];
    strings.say("card_checked", &filled)
}
