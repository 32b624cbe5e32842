//! The range of a client's points over the models of the champion's cross-validation.

use serde::Serialize;

use crate::champion::{Champion, MarginRange};
use crate::explanation::Scale;

/// What the models that learnt from other parts of the files say of a client.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Stability {
    /// The fewest points that one of them, or the champion, gives.
    pub low: f64,
    /// The most points that one of them, or the champion, gives.
    pub high: f64,
    /// `low`, as printed.
    pub low_shown: i64,
    /// `high`, as printed.
    pub high_shown: i64,
    /// Whether they are of two opinions: the file is close to the limit.
    pub crosses_limit: bool,
}

impl Stability {
    /// Carries a range of margins to points by the champion's calibration: the lowest margin has the most points.
    pub(super) fn of(range: MarginRange, champion: &Champion, scale: &Scale) -> Self {
        let points = |margin| scale.points(champion.manifest.calibration.log_odds(margin));
        let (low, high) = (points(range.high), points(range.low));
        Self {
            low,
            high,
            low_shown: low.round() as i64,
            high_shown: high.round() as i64,
            crosses_limit: champion.opinion(range.low) != champion.opinion(range.high),
        }
    }
}
