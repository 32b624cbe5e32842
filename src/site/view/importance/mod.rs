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
    /// Clients of the means.
    clients: String,
    /// Clients of the pictures.
    sampled: String,
    /// Clients that are drawn together at the least.
    fewest: String,
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
    /// The permutation beside the mean points.
    shuffles: String,
    permutation: Table,
    permutation_reading: Option<String>,
    /// How far the models of the folds agree.
    stability: Vec<String>,
    ranks: Table,
}

impl ImportanceView {
    pub(super) fn new(
        source: &SiteSource,
        labels: &Labels,
        strings: &Strings,
    ) -> Result<Self, SiteError> {
        let (report, global) = (source.model, &source.model.global);
        let figure = |value: usize| count(value, strings.language());
        Ok(Self {
            clients: figure(report.rows),
            sampled: figure(global.sampled),
            fewest: figure(FEWEST_TOGETHER),
            features: figure(report.features),
            half: figure(global.concentration.half),
            nine_tenths: figure(global.concentration.nine_tenths),
            without_effect: figure(global.concentration.without_effect),
            answer: sentences::answer(report, labels, strings)?,
            dependences: dependences::charts(source, labels, strings)?,
            pairs: sentences::pairs(report, labels, strings)?,
            shuffles: figure(global.permutation.shuffles),
            permutation: tables::permutation(report, labels, strings)?,
            permutation_reading: sentences::permutation(&global.permutation, strings),
            stability: sentences::stability(&global.stability, strings),
            ranks: tables::ranks(report, labels, strings)?,
        })
    }
}
