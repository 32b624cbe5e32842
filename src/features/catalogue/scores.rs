//! Scores that outside organisations gave the client.

use super::{Computed, Direction, Feature, Table, Theme, Unit, subject, words};
use crate::features::aggregates::{deviation, greatest, least, mean};
use crate::features::application::{Application, weighted_mean};

const SCORES: Feature = Feature {
    unit: Unit::Score,
    direction: Direction::RiskFalls,
    ..subject(Table::ApplicationTest, Theme::ExternalScores)
};

pub(super) const FEATURES: &[Computed<Application>] = &[
    Feature {
        name: "EXT_SOURCE_1",
        formula: "EXT_SOURCE_1 as it is",
        label: words("Score de l’organisme externe n° 1", "Score of outside organisation no. 1"),
        ..SCORES
    }
    .by(|a| a.ext_source_1),
    Feature {
        name: "EXT_SOURCE_2",
        formula: "EXT_SOURCE_2 as it is",
        label: words("Score de l’organisme externe n° 2", "Score of outside organisation no. 2"),
        ..SCORES
    }
    .by(|a| a.ext_source_2),
    Feature {
        name: "EXT_SOURCE_3",
        formula: "EXT_SOURCE_3 as it is",
        label: words("Score de l’organisme externe n° 3", "Score of outside organisation no. 3"),
        ..SCORES
    }
    .by(|a| a.ext_source_3),
    Feature {
        name: "EXT_SOURCE_MEAN",
        formula: "mean of the known ones among EXT_SOURCE_1, EXT_SOURCE_2 and EXT_SOURCE_3",
        label: words(
            "Moyenne des scores d’organismes externes",
            "Mean of the scores of outside organisations",
        ),
        ..SCORES
    }
    .by(|a| mean(a.scores())),
    Feature {
        name: "EXT_SOURCE_MIN",
        formula: "lowest of the known ones among EXT_SOURCE_1, EXT_SOURCE_2 and EXT_SOURCE_3",
        label: words("Plus bas des scores d’organismes externes", "Lowest score of outside organisations"),
        ..SCORES
    }
    .by(|a| least(a.scores())),
    Feature {
        name: "EXT_SOURCE_MAX",
        formula: "highest of the known ones among EXT_SOURCE_1, EXT_SOURCE_2 and EXT_SOURCE_3",
        label: words("Plus haut des scores d’organismes externes", "Highest score of outside organisations"),
        ..SCORES
    }
    .by(|a| greatest(a.scores())),
    Feature {
        name: "EXT_SOURCE_STD",
        formula: "sample standard deviation of the known ones among EXT_SOURCE_1, EXT_SOURCE_2 and \
                  EXT_SOURCE_3; missing where fewer than two are known",
        label: words(
            "Écart entre les scores d’organismes externes",
            "Spread between the scores of outside organisations",
        ),
        direction: Direction::Free,
        ..SCORES
    }
    .by(|a| deviation(a.scores())),
    Feature {
        name: "EXT_SOURCE_WEIGHTED",
        formula: "mean of the known ones among EXT_SOURCE_1, EXT_SOURCE_2 and EXT_SOURCE_3, with the \
                  weights 2, 1 and 3: their weighted sum divided by the sum of their weights",
        label: words(
            "Moyenne pondérée des scores d’organismes externes",
            "Weighted mean of the scores of outside organisations",
        ),
        ..SCORES
    }
    .by(|a| weighted_mean(a.scores(), [2.0, 1.0, 3.0])),
    Feature {
        name: "EXT_SOURCE_PRODUCT",
        formula: "EXT_SOURCE_1 times EXT_SOURCE_2 times EXT_SOURCE_3; missing where one is not known",
        label: words(
            "Produit des trois scores d’organismes externes",
            "Product of the three scores of outside organisations",
        ),
        ..SCORES
    }
    .by(|a| a.ext_source_1 * a.ext_source_2 * a.ext_source_3),
];
