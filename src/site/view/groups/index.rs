//! The eight dimensions with their groups.

use serde::Serialize;

use super::{GroupWords, LevelOf};
use crate::features::percent;

/// What the index of groups shows.
#[derive(Debug, Serialize)]
pub(in crate::site) struct GroupsView {
    dimensions: Vec<Summary>,
    /// All clients.
    all: Line,
}

#[derive(Debug, Serialize)]
struct Summary {
    key: &'static str,
    label: &'static str,
    lines: Vec<Line>,
    /// Which levels have no client, in a sentence.
    none: Option<String>,
}

#[derive(Debug, Serialize)]
struct Line {
    name: String,
    /// Its page, where it has one.
    file: Option<String>,
    clients: String,
    favourable: Option<String>,
    /// The same in whole per cent.
    bar: u8,
}

impl GroupsView {
    pub(in crate::site) fn new(words: &GroupWords<'_>) -> Self {
        let summary = |(dimension, levels): (&'static crate::report::Dimension, Vec<LevelOf<'_>>)| Summary {
            key: dimension.key,
            label: dimension.label.text(words.language),
            none: words.without_clients(&levels),
            lines: levels
                .iter()
                .filter(|of| of.is_listed())
                .map(|of| line(words.level(of), of.file(), of.cohort, words))
                .collect(),
        };
        Self {
            dimensions: words.dimensions().into_iter().map(summary).collect(),
            all: line(words.strings.say("group_all", &[]), None, &words.report.all, words),
        }
    }
}

fn line(name: String, file: Option<String>, cohort: &crate::report::Cohort, words: &GroupWords<'_>) -> Line {
    let favourable = cohort.figures.as_ref().map(|figures| figures.favourable);
    Line {
        name,
        file,
        clients: words.size(cohort, cohort.clients),
        favourable: favourable.map(|share| percent(share, words.language)),
        bar: favourable.map_or(0, |share| (share * 100.0).round() as u8),
    }
}
