//! What the model says of many clients, for sums over them.

use std::ops::Range;

use rayon::prelude::*;

use super::{EXTREME, Reporter, Reports};
use crate::champion::Opinion;
use crate::features::Theme;

/// What the model says of a client, for sums over many.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::report) struct Measured {
    pub(in crate::report) favourable: bool,
    pub(in crate::report) probability: f64,
    pub(in crate::report) points: f64,
    /// Points that every input adds.
    pub(in crate::report) effects: Vec<f64>,
}

impl Reports<'_> {
    /// What the model says of the clients of some rows, in their order.
    pub(in crate::report) fn measured(&self, rows: Range<usize>) -> Vec<Measured> {
        let explained = self.explained(&rows.clone().collect::<Vec<_>>());
        let Reporter { champion, scale, .. } = self.reporter;
        let calibration = &champion.manifest.calibration;
        let measure = |row| {
            let score = champion.score_row(self.matrix.row(row));
            Measured {
                favourable: score.opinion == Opinion::Favourable,
                probability: score.probability,
                points: scale.points(calibration.log_odds(score.margin)),
                effects: scale.carry(
                    calibration,
                    explained.base,
                    score.margin,
                    explained.row(row - rows.start),
                ),
            }
        };
        rows.clone().into_par_iter().map(measure).collect()
    }

    /// The level of every client, by dimension.
    pub(in crate::report) fn groups(&self) -> &[Vec<usize>] {
        &self.groups
    }

    /// The theme of every input of the model.
    pub(in crate::report) fn input_themes(&self) -> &[Theme] {
        &self.reporter.themes
    }

    /// The name of every input of the model.
    pub(in crate::report) fn input_names(&self) -> Vec<&'static str> {
        (0..self.columns.len()).map(|input| self.column(input).feature.name).collect()
    }

    /// The limit of acceptance in points.
    pub(in crate::report) fn limit_points(&self) -> f64 {
        let threshold = self.reporter.champion.manifest.threshold.clamp(EXTREME, 1.0 - EXTREME);
        self.reporter.scale.points_of_probability(threshold)
    }
}
