//! What the drift report says of a feature, in one line.

use crate::drift::Comparison;
use crate::site::strings::Strings;
use crate::site::view::drift::{because, figure, level, reading_key};

/// Whether a feature has moved since the model learnt.
pub(super) struct Drifted {
    pub(super) words: String,
    /// The class of it.
    pub(super) level: &'static str,
    /// What the filters know of it.
    pub(super) is: Option<&'static str>,
}

impl Drifted {
    pub(super) fn of(feature: &str, comparison: &Comparison, strings: &Strings) -> Self {
        let uncompared = |words| Self { words, level: "stable", is: Some("uncompared") };
        if let Some(unfit) = comparison.not_compared.iter().find(|unfit| unfit.column == feature) {
            let why = because(&unfit.because, strings);
            return uncompared(strings.say("catalogue_uncompared", &[("why", (&why).into())]));
        }
        let Some(column) = comparison.column(feature) else {
            return uncompared(strings.word("catalogue_no_drift"));
        };
        let reading = strings.word(reading_key(column.reading));
        let mut words = if column.distance.is_nan() {
            reading
        } else {
            let distance = figure(column.distance, 3, strings.language());
            let filled = [("reading", (&reading).into()), ("distance", (&distance).into())];
            strings.say("catalogue_drift", &filled)
        };
        let gaps_moved = column.missing.reading == crate::drift::Reading::Moved;
        if gaps_moved {
            words = strings.say("catalogue_drift_missing", &[("said", (&words).into())]);
        }
        let level = if gaps_moved { "strong" } else { level(column.reading) };
        Self { words, level, is: column.moves().then_some("moved") }
    }
}
