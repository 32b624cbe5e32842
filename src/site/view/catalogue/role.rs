//! What a model does with a feature: whether it reads it, what that weighs, and which way it may move the risk.

use crate::features::{Direction, Feature};
use crate::report::Importance;
use crate::site::build::SiteSource;
use crate::site::strings::Filled::Figure;
use crate::site::strings::Strings;

/// What the model does with a feature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Role {
    /// It reads it, and that moves scores.
    Read {
        /// Mean absolute effect in points over the clients learnt from.
        points: f64,
        /// Its place by that, from 1.
        rank: usize,
    },
    /// It could read it, but no score moves with it.
    Idle,
    /// The recipe leaves it out.
    LeftOut,
    /// The catalogue had none of that name when the model was made.
    Unknown,
}

impl Role {
    /// The roles of the catalogue's features, in its order.
    pub(super) fn of_all(source: &SiteSource) -> Vec<Self> {
        let importance = &source.model.importance;
        let role = |feature: &Feature| {
            let place = importance.iter().position(|one| one.feature == feature.name);
            let weight = place.map(|place| (place + 1, &importance[place]));
            Self::of(feature, weight, source)
        };
        source.catalogue.iter().map(role).collect()
    }

    fn of(feature: &Feature, weight: Option<(usize, &Importance)>, source: &SiteSource) -> Self {
        let is_left_out = source.model.excluded_features.iter().any(|name| name == feature.name);
        match weight {
            _ if is_left_out => Self::LeftOut,
            Some((rank, one)) if one.mean_points > 0.0 => Self::Read { points: one.mean_points, rank },
            None if (source.reference)(feature.name).is_none() => Self::Unknown,
            _ => Self::Idle,
        }
    }

    /// Whether it is an input of the model.
    pub(super) const fn is_read(&self) -> bool {
        matches!(self, Self::Read { .. } | Self::Idle)
    }

    /// What the filters call it.
    pub(super) const fn word(&self) -> &'static str {
        match self {
            Self::Read { .. } => "read",
            Self::Idle => "idle",
            Self::LeftOut | Self::Unknown => "left",
        }
    }

    /// What it weighs, for the order.
    pub(super) fn points_in_thousandths(&self) -> u64 {
        match self {
            Self::Read { points, .. } => (points * 1_000.0) as u64 + 1,
            _ => 0,
        }
    }

    pub(super) fn in_words(&self, strings: &Strings) -> String {
        match *self {
            Self::Read { points, rank } if points < LEAST => {
                strings.say("catalogue_read_little", &[("least", Figure(LEAST, 1)), ("rank", rank.into())])
            }
            Self::Read { points, rank } => {
                strings.say("catalogue_read", &[("points", Figure(points, 1)), ("rank", rank.into())])
            }
            Self::Idle => strings.word("catalogue_idle"),
            Self::LeftOut => strings.word("catalogue_left_out"),
            Self::Unknown => strings.word("catalogue_unknown"),
        }
    }
}

/// Points below which the figure itself would be written as nothing.
const LEAST: f64 = 0.1;

/// Which way risk must move with the feature in this model, or would by credit sense; `None` where neither says.
pub(super) fn direction(feature: &Feature, imposed: Option<Direction>, strings: &Strings) -> Option<String> {
    let key = match (imposed?, feature.direction) {
        (Direction::RiskRises, _) => "catalogue_rises",
        (Direction::RiskFalls, _) => "catalogue_falls",
        (Direction::Free, Direction::RiskRises) => "catalogue_may_rise",
        (Direction::Free, Direction::RiskFalls) => "catalogue_may_fall",
        (Direction::Free, Direction::Free) if feature.is_categorical() => return None,
        (Direction::Free, Direction::Free) => "catalogue_free",
    };
    Some(strings.word(key))
}
