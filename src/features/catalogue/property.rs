//! Housing, car, and the place where the client lives and works.

use super::{Computed, Direction, Feature, Table, Theme, Unit, subject, words};
use crate::features::application::{Application, rating, yes};
use crate::tables::vocabulary;

const PROPERTY: Feature = Feature { unit: Unit::Score, ..subject(Table::ApplicationTest, Theme::Property) };
const REGION: Feature = Feature { unit: Unit::Flag, ..subject(Table::ApplicationTest, Theme::Region) };

pub(super) const FEATURES: &[Computed<Application>] = &[
    Feature {
        name: "FLAG_OWN_CAR",
        formula: "1 where FLAG_OWN_CAR is Y, 0 where it is N",
        label: words("Possède une voiture", "Owns a car"),
        unit: Unit::Flag,
        ..PROPERTY
    }
    .by(|a| yes(a.flag_own_car)),
    Feature {
        name: "OWN_CAR_AGE",
        formula: "OWN_CAR_AGE as it is; missing for a client without a car",
        label: words("Âge de la voiture", "Age of the car"),
        unit: Unit::Years,
        ..PROPERTY
    }
    .by(|a| a.own_car_age),
    Feature {
        name: "FLAG_OWN_REALTY",
        formula: "1 where FLAG_OWN_REALTY is Y, 0 where it is N",
        label: words("Propriétaire d’un logement", "Owns a house or flat"),
        unit: Unit::Flag,
        ..PROPERTY
    }
    .by(|a| yes(a.flag_own_realty)),
    Feature {
        name: "NAME_HOUSING_TYPE",
        formula: "NAME_HOUSING_TYPE as it is",
        label: words("Situation de logement", "Housing situation"),
        unit: Unit::Category,
        ..PROPERTY
    }
    .as_word(vocabulary::NAME_HOUSING_TYPE, |a| a.name_housing_type),
    Feature {
        name: "APARTMENTS_AVG",
        formula: "APARTMENTS_AVG as it is",
        label: words(
            "Taille des appartements de l’immeuble (de 0 à 1)",
            "Size of the flats in the building (from 0 to 1)",
        ),
        ..PROPERTY
    }
    .by(|a| a.apartments_avg),
    Feature {
        name: "FLOORSMAX_AVG",
        formula: "FLOORSMAX_AVG as it is",
        label: words("Hauteur de l’immeuble (de 0 à 1)", "Height of the building (from 0 to 1)"),
        ..PROPERTY
    }
    .by(|a| a.floorsmax_avg),
    Feature {
        name: "LIVINGAREA_AVG",
        formula: "LIVINGAREA_AVG as it is",
        label: words(
            "Surface habitable de l’immeuble (de 0 à 1)",
            "Living area of the building (from 0 to 1)",
        ),
        ..PROPERTY
    }
    .by(|a| a.livingarea_avg),
    Feature {
        name: "YEARS_BUILD_AVG",
        formula: "YEARS_BUILD_AVG as it is",
        label: words(
            "Indice de construction de l’immeuble (de 0 à 1)",
            "Index of the building’s construction (from 0 to 1)",
        ),
        ..PROPERTY
    }
    .by(|a| a.years_build_avg),
    Feature {
        name: "REGION_POPULATION_RELATIVE",
        formula: "REGION_POPULATION_RELATIVE as it is",
        label: words("Poids de la région dans la population", "Weight of the region in the population"),
        unit: Unit::Share,
        ..REGION
    }
    .by(|a| a.region_population_relative),
    Feature {
        name: "REGION_RATING_CLIENT",
        formula: "REGION_RATING_CLIENT as it is; missing where it is not 1, 2 or 3",
        label: words(
            "Note de risque de la région (1\u{202f}: la meilleure, 3\u{202f}: la moins bonne)",
            "Risk rating of the region (1 is the best, 3 the least good)",
        ),
        unit: Unit::Count,
        direction: Direction::RiskRises,
        ..REGION
    }
    .by(|a| rating(a.region_rating_client)),
    Feature {
        name: "REGION_RATING_CLIENT_W_CITY",
        formula: "REGION_RATING_CLIENT_W_CITY as it is; missing where it is not 1, 2 or 3",
        label: words(
            "Note de risque de la région et de la ville (1\u{202f}: la meilleure, 3\u{202f}: la moins bonne)",
            "Risk rating of the region and the town (1 is the best, 3 the least good)",
        ),
        unit: Unit::Count,
        direction: Direction::RiskRises,
        ..REGION
    }
    .by(|a| rating(a.region_rating_client_w_city)),
    Feature {
        name: "ADDRESS_MISMATCH_COUNT",
        formula: "sum of the six flags REG_REGION_NOT_LIVE_REGION, REG_REGION_NOT_WORK_REGION, \
                  LIVE_REGION_NOT_WORK_REGION, REG_CITY_NOT_LIVE_CITY, REG_CITY_NOT_WORK_CITY and \
                  LIVE_CITY_NOT_WORK_CITY",
        label: words(
            "Nombre de différences entre les adresses permanente, de contact et de travail",
            "Number of differences between permanent, contact and work address",
        ),
        unit: Unit::Count,
        ..REGION
    }
    .by(|a| a.address_mismatches.iter().sum()),
    Feature {
        name: "REG_CITY_NOT_LIVE_CITY",
        formula: "REG_CITY_NOT_LIVE_CITY as it is",
        label: words(
            "Adresse de contact dans une autre ville que l’adresse permanente",
            "Contact address in another town than the permanent address",
        ),
        ..REGION
    }
    .by(|a| a.reg_city_not_live_city),
    Feature {
        name: "REG_CITY_NOT_WORK_CITY",
        formula: "REG_CITY_NOT_WORK_CITY as it is",
        label: words(
            "Travail dans une autre ville que l’adresse permanente",
            "Work in another town than the permanent address",
        ),
        ..REGION
    }
    .by(|a| a.reg_city_not_work_city),
];
