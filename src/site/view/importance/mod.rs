//! What counts for the model over all clients, written.

mod dependences;
mod sentences;
mod tables;

use serde::Serialize;

pub(super) use tables::{pairs, swarms, themes};

use super::labels::Labels;
use super::named::ChartView;
use super::table::Table;
use super::words::count;
use crate::explanation::FEWEST_TOGETHER;
use crate::site::build::SiteSource;
use crate::site::error::SiteError;
use crate::site::strings::Strings;

/// Every figure that the page on what counts, or a note, may quote.
#[derive(Debug, Serialize)]
pub(super) struct ImportanceView {
    /// Whose effects are averaged.
    intro: String,
    /// How many clients are drawn, and together at the least.
    private: String,
    /// Inputs of the model.
    features: String,
    /// Features that carry half, and 90 %, of all effects.
    half: String,
    nine_tenths: String,
    /// Features that move no client's score.
    without_effect: String,
    /// All in brief.
    answer: Vec<String>,
    /// The heaviest features, each with its chart.
    dependences: Vec<ChartView>,
    /// Which pairs interact, and how that was found.
    pairs: String,
    /// How the permutation was made, and what it says beside the mean points.
    shuffled: String,
    permutation: Table,
    permutation_reading: Option<String>,
    /// How far the models of the folds agree.
    stability: Vec<String>,
    ranks: Table,
}

impl ImportanceView {
    pub(super) fn new(source: &SiteSource, labels: &Labels, strings: &Strings) -> Result<Self, SiteError> {
        let (report, global) = (source.model, &source.model.global);
        let figure = |value: usize| count(value, strings.language());
        Ok(Self {
            intro: strings.say("importance_features_intro", &[("n", report.rows.into())]),
            private: strings.say(
                "importance_swarm_private",
                &[("n", global.sampled.into()), ("k", FEWEST_TOGETHER.into())],
            ),
            features: figure(report.features),
            half: figure(global.concentration.half),
            nine_tenths: figure(global.concentration.nine_tenths),
            without_effect: figure(global.concentration.without_effect),
            answer: sentences::answer(report, labels, strings)?,
            dependences: dependences::charts(source, labels, strings)?,
            pairs: sentences::pairs(report, labels, strings)?,
            shuffled: strings
                .say("importance_permutation_intro", &[("n", global.permutation.shuffles.into())]),
            permutation: tables::permutation(report, labels, strings)?,
            permutation_reading: sentences::permutation(&global.permutation, strings),
            stability: sentences::stability(&global.stability, strings),
            ranks: tables::ranks(report, labels, strings)?,
        })
    }
}
