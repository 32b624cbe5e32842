//! Employment, age, family, education and the people around the client.

use super::{Computed, Direction, Feature, Table, Theme, Unit, subject, words};
use crate::features::application::Application;
use crate::tables::vocabulary;

const EMPLOYMENT: Feature =
    Feature { unit: Unit::Category, ..subject(Table::ApplicationTest, Theme::Employment) };
const HOUSEHOLD: Feature = Feature { unit: Unit::Count, ..subject(Table::ApplicationTest, Theme::Household) };

pub(super) const FEATURES: &[Computed<Application>] = &[
    Feature {
        name: "EMPLOYED_YEARS",
        formula: "minus DAYS_EMPLOYED divided by 365.25; missing for a client without employment",
        label: words("Ancienneté dans l’emploi actuel", "Time in the present employment"),
        unit: Unit::Years,
        direction: Direction::RiskFalls,
        ..EMPLOYMENT
    }
    .by(Application::employed),
    Feature {
        name: "EMPLOYED_AGE_RATIO",
        formula: "DAYS_EMPLOYED divided by DAYS_BIRTH; missing for a client without employment",
        label: words(
            "Part de la vie passée dans l’emploi actuel",
            "Share of life spent in the present employment",
        ),
        unit: Unit::Share,
        protected: true,
        ..EMPLOYMENT
    }
    .by(|a| a.days_employed / a.days_birth),
    Feature {
        name: "FLAG_NOT_EMPLOYED",
        formula: "1 where DAYS_EMPLOYED is the mark for no employment (365243), else 0",
        label: words("Sans emploi actuel (retraite comprise)", "Not in employment (retirement included)"),
        unit: Unit::Flag,
        ..EMPLOYMENT
    }
    .by(|a| a.not_employed),
    Feature {
        name: "OCCUPATION_TYPE",
        formula: "OCCUPATION_TYPE as it is",
        label: words("Profession", "Occupation"),
        ..EMPLOYMENT
    }
    .as_word(vocabulary::OCCUPATION_TYPE, |a| a.occupation_type),
    Feature {
        name: "ORGANIZATION_TYPE",
        formula: "ORGANIZATION_TYPE as it is; missing where it is XNA",
        label: words("Secteur de l’employeur", "Employer’s line of business"),
        ..EMPLOYMENT
    }
    .as_word(vocabulary::ORGANIZATION_TYPE, |a| a.organization_type),
    Feature {
        name: "AGE_YEARS",
        formula: "minus DAYS_BIRTH divided by 365.25",
        label: words("Âge", "Age"),
        unit: Unit::Years,
        protected: true,
        ..HOUSEHOLD
    }
    .by(Application::age),
    Feature {
        name: "CNT_CHILDREN",
        formula: "CNT_CHILDREN as it is",
        label: words("Nombre d’enfants", "Number of children"),
        protected: true,
        ..HOUSEHOLD
    }
    .by(|a| a.cnt_children),
    Feature {
        name: "CNT_FAM_MEMBERS",
        formula: "CNT_FAM_MEMBERS as it is",
        label: words("Nombre de personnes dans le foyer", "Number of people in the household"),
        protected: true,
        ..HOUSEHOLD
    }
    .by(|a| a.cnt_fam_members),
    Feature {
        name: "NAME_FAMILY_STATUS",
        formula: "NAME_FAMILY_STATUS as it is",
        label: words("Situation familiale", "Family status"),
        unit: Unit::Category,
        protected: true,
        ..HOUSEHOLD
    }
    .as_word(vocabulary::NAME_FAMILY_STATUS, |a| a.name_family_status),
    Feature {
        name: "NAME_EDUCATION_TYPE",
        formula: "NAME_EDUCATION_TYPE as it is",
        label: words("Niveau d’études", "Level of education"),
        unit: Unit::Category,
        ..HOUSEHOLD
    }
    .as_word(vocabulary::NAME_EDUCATION_TYPE, |a| a.name_education_type),
    Feature {
        name: "OBS_30_CNT_SOCIAL_CIRCLE",
        formula: "OBS_30_CNT_SOCIAL_CIRCLE as it is",
        label: words(
            "Nombre de personnes de l’entourage dont les remboursements sont connus",
            "Number of people around the client whose repayments are known",
        ),
        ..HOUSEHOLD
    }
    .by(|a| a.obs_30_cnt_social_circle),
    Feature {
        name: "DEF_30_CNT_SOCIAL_CIRCLE",
        formula: "DEF_30_CNT_SOCIAL_CIRCLE as it is",
        label: words(
            "Nombre de personnes de l’entourage ayant eu plus de 30 jours de retard",
            "Number of people around the client who were more than 30 days late",
        ),
        direction: Direction::RiskRises,
        ..HOUSEHOLD
    }
    .by(|a| a.def_30_cnt_social_circle),
    Feature {
        name: "DEF_60_CNT_SOCIAL_CIRCLE",
        formula: "DEF_60_CNT_SOCIAL_CIRCLE as it is",
        label: words(
            "Nombre de personnes de l’entourage ayant eu plus de 60 jours de retard",
            "Number of people around the client who were more than 60 days late",
        ),
        direction: Direction::RiskRises,
        ..HOUSEHOLD
    }
    .by(|a| a.def_60_cnt_social_circle),
];
