//! How much a score hangs on the files learnt from: what the models of the cross-validation say of the same row.

use super::store::Champion;

/// The least and the greatest of the margins that the champion and its fold models give a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MarginRange {
    /// The least: the lowest risk.
    pub low: f64,
    /// The greatest: the highest risk.
    pub high: f64,
}

impl Champion {
    /// The range of one row's margins. Each fold model learnt from all training rows but a fold's, so the range tells
    /// how far the margin moves with the rows learnt from; it is no confidence interval. It holds the champion's own
    /// margin, and the champion's calibration, which rises, carries its ends to those of the range of points.
    #[must_use]
    pub fn margin_range(&self, row: &[f32]) -> MarginRange {
        let own = self.model.margin(row);
        self.fold_models.iter().fold(MarginRange { low: own, high: own }, |range, model| {
            let margin = model.margin(row);
            MarginRange { low: range.low.min(margin), high: range.high.max(margin) }
        })
    }
}
