//! Features of the application.

use super::super::feature::{Feature, Theme, Unit};
use super::entry::Shelf;
use crate::tables::Table;

const fn shelf(theme: Theme) -> Shelf {
    Shelf { table: Table::ApplicationTest, theme }
}

const SCORES: Shelf = shelf(Theme::ExternalScores);
pub(super) const EXTERNAL_SCORES: &[Feature] = &[
    SCORES
        .entry(
            "EXT_SOURCE_1",
            Unit::Score,
            "EXT_SOURCE_1, whose content is not known",
            ("Score d’un organisme externe n°\u{a0}1", "Score of outside organisation no. 1"),
        )
        .falls(),
    SCORES
        .entry(
            "EXT_SOURCE_2",
            Unit::Score,
            "EXT_SOURCE_2, whose content is not known",
            ("Score d’un organisme externe n°\u{a0}2", "Score of outside organisation no. 2"),
        )
        .falls(),
    SCORES
        .entry(
            "EXT_SOURCE_3",
            Unit::Score,
            "EXT_SOURCE_3, whose content is not known",
            ("Score d’un organisme externe n°\u{a0}3", "Score of outside organisation no. 3"),
        )
        .falls(),
    SCORES
        .entry(
            "EXT_SOURCE_MEAN",
            Unit::Score,
            "mean of the known EXT_SOURCE",
            ("Moyenne des scores externes connus", "Mean of the known outside scores"),
        )
        .falls(),
    SCORES
        .entry(
            "EXT_SOURCE_MIN",
            Unit::Score,
            "smallest of the known EXT_SOURCE",
            ("Plus bas des scores externes", "Lowest of the outside scores"),
        )
        .falls(),
    SCORES
        .entry(
            "EXT_SOURCE_MAX",
            Unit::Score,
            "largest of the known EXT_SOURCE",
            ("Plus haut des scores externes", "Highest of the outside scores"),
        )
        .falls(),
    SCORES.entry(
        "EXT_SOURCE_RANGE",
        Unit::Score,
        "largest less smallest of the known EXT_SOURCE",
        ("Écart entre les scores externes", "Gap between the outside scores"),
    ),
    SCORES.entry(
        "EXT_SOURCE_COUNT",
        Unit::Count,
        "number of known EXT_SOURCE",
        ("Nombre de scores externes connus", "Number of known outside scores"),
    ),
];

const CREDITS: Shelf = shelf(Theme::Credit);
pub(super) const CREDIT: &[Feature] = &[
    CREDITS
        .entry(
            "NAME_CONTRACT_TYPE",
            Unit::Category,
            "NAME_CONTRACT_TYPE",
            ("Type de crédit", "Type of credit"),
        )
        .actionable(),
    CREDITS
        .entry("AMT_CREDIT", Unit::Money, "AMT_CREDIT", ("Montant du crédit", "Amount of the credit"))
        .actionable(),
    CREDITS
        .entry("AMT_ANNUITY", Unit::Money, "AMT_ANNUITY", ("Annuité du crédit", "Annuity of the credit"))
        .actionable(),
    CREDITS
        .entry(
            "AMT_GOODS_PRICE",
            Unit::Money,
            "AMT_GOODS_PRICE",
            ("Prix du bien à financer", "Price of the goods financed"),
        )
        .actionable(),
    CREDITS
        .entry(
            "CREDIT_TERM",
            Unit::Ratio,
            "AMT_CREDIT / AMT_ANNUITY",
            ("Montant du crédit rapporté à l’annuité", "Credit in annuities"),
        )
        .actionable(),
    CREDITS
        .entry(
            "GOODS_TO_CREDIT",
            Unit::Share,
            "AMT_GOODS_PRICE / AMT_CREDIT",
            ("Part du prix du bien dans le crédit", "Price of the goods as a share of the credit"),
        )
        .actionable(),
];

const INCOMES: Shelf = shelf(Theme::Income);
pub(super) const INCOME: &[Feature] = &[
    INCOMES.entry("AMT_INCOME_TOTAL", Unit::Money, "AMT_INCOME_TOTAL", ("Revenus annuels", "Yearly income")),
    INCOMES.entry(
        "NAME_INCOME_TYPE",
        Unit::Category,
        "NAME_INCOME_TYPE",
        ("Origine des revenus", "Source of income"),
    ),
    INCOMES
        .entry(
            "CREDIT_TO_INCOME",
            Unit::Ratio,
            "AMT_CREDIT / AMT_INCOME_TOTAL",
            ("Crédit rapporté aux revenus annuels", "Credit in yearly incomes"),
        )
        .actionable(),
    INCOMES
        .entry(
            "ANNUITY_TO_INCOME",
            Unit::Share,
            "AMT_ANNUITY / AMT_INCOME_TOTAL",
            ("Part de l’annuité dans les revenus", "Annuity as a share of income"),
        )
        .actionable(),
    INCOMES.entry(
        "INCOME_PER_PERSON",
        Unit::Money,
        "AMT_INCOME_TOTAL / CNT_FAM_MEMBERS",
        ("Revenus par personne du foyer", "Income per person of the household"),
    ),
];

const WORK: Shelf = shelf(Theme::Employment);
pub(super) const EMPLOYMENT: &[Feature] = &[
    WORK.entry(
        "EMPLOYED_DAYS",
        Unit::Days,
        "DAYS_EMPLOYED counted forwards, without the mark for not employed",
        ("Ancienneté dans l’emploi", "Time in the present job"),
    ),
    WORK.entry(
        "FLAG_NOT_EMPLOYED",
        Unit::Flag,
        "1 where DAYS_EMPLOYED is the mark 365243",
        ("Sans emploi ou à la retraite", "Not employed or retired"),
    ),
    WORK.entry("OCCUPATION_TYPE", Unit::Category, "OCCUPATION_TYPE", ("Profession", "Occupation")),
    WORK.entry(
        "ORGANIZATION_TYPE",
        Unit::Category,
        "ORGANIZATION_TYPE",
        ("Type d’employeur", "Type of employer"),
    ),
    WORK.entry(
        "EMPLOYED_TO_AGE",
        Unit::Share,
        "EMPLOYED_DAYS / age in days",
        ("Part de la vie passée dans l’emploi actuel", "Share of life spent in the present job"),
    ),
];

const HOME: Shelf = shelf(Theme::Household);
pub(super) const HOUSEHOLD: &[Feature] = &[
    HOME.entry("AGE_YEARS", Unit::Years, "DAYS_BIRTH counted forwards, / 365.25", ("Âge", "Age")).protected(),
    HOME.entry(
        "NAME_EDUCATION_TYPE",
        Unit::Category,
        "NAME_EDUCATION_TYPE",
        ("Niveau d’études", "Level of education"),
    ),
    HOME.entry(
        "NAME_FAMILY_STATUS",
        Unit::Category,
        "NAME_FAMILY_STATUS",
        ("Situation familiale", "Family status"),
    )
    .protected(),
    HOME.entry("CNT_CHILDREN", Unit::Count, "CNT_CHILDREN", ("Nombre d’enfants", "Number of children"))
        .protected(),
    HOME.entry(
        "CNT_FAM_MEMBERS",
        Unit::Count,
        "CNT_FAM_MEMBERS",
        ("Personnes au foyer", "People in the household"),
    )
    .protected(),
    HOME.entry(
        "NAME_TYPE_SUITE",
        Unit::Category,
        "NAME_TYPE_SUITE",
        ("Accompagnement lors de la demande", "Company when applying"),
    ),
];

const OWNED: Shelf = shelf(Theme::Property);
pub(super) const PROPERTY: &[Feature] = &[
    OWNED.entry("NAME_HOUSING_TYPE", Unit::Category, "NAME_HOUSING_TYPE", ("Logement", "Housing")),
    OWNED.entry("FLAG_OWN_CAR", Unit::Flag, "FLAG_OWN_CAR is Y", ("Possède une voiture", "Owns a car")),
    OWNED.entry(
        "FLAG_OWN_REALTY",
        Unit::Flag,
        "FLAG_OWN_REALTY is Y",
        ("Possède un bien immobilier", "Owns real estate"),
    ),
    OWNED.entry("OWN_CAR_AGE", Unit::Years, "OWN_CAR_AGE", ("Âge de la voiture", "Age of the car")),
    OWNED.entry(
        "APARTMENTS_AVG",
        Unit::Score,
        "APARTMENTS_AVG, normalised",
        ("Taille de l’immeuble (indice)", "Size of the building (index)"),
    ),
    OWNED.entry(
        "LIVINGAREA_AVG",
        Unit::Score,
        "LIVINGAREA_AVG, normalised",
        ("Surface habitable de l’immeuble (indice)", "Living area of the building (index)"),
    ),
    OWNED.entry(
        "FLOORSMAX_AVG",
        Unit::Score,
        "FLOORSMAX_AVG, normalised",
        ("Nombre d’étages de l’immeuble (indice)", "Floors of the building (index)"),
    ),
    OWNED.entry(
        "TOTALAREA_MODE",
        Unit::Score,
        "TOTALAREA_MODE, normalised",
        ("Surface totale du logement (indice)", "Total area of the home (index)"),
    ),
    OWNED.entry(
        "YEARS_BEGINEXPLUATATION_AVG",
        Unit::Score,
        "YEARS_BEGINEXPLUATATION_AVG, normalised",
        ("Ancienneté de l’immeuble (indice)", "Age of the building (index)"),
    ),
];

const PLACE: Shelf = shelf(Theme::Region);
pub(super) const REGION: &[Feature] = &[
    PLACE.entry(
        "REGION_POPULATION_RELATIVE",
        Unit::Score,
        "REGION_POPULATION_RELATIVE, normalised",
        ("Population de la région (indice)", "Population of the region (index)"),
    ),
    PLACE
        .entry(
            "REGION_RATING_CLIENT",
            Unit::Count,
            "REGION_RATING_CLIENT, 1 the best",
            ("Note de la région, de 1 (la meilleure) à 3", "Rating of the region, from 1 (the best) to 3"),
        )
        .rises(),
    PLACE
        .entry(
            "REGION_RATING_CLIENT_W_CITY",
            Unit::Count,
            "REGION_RATING_CLIENT_W_CITY, 1 the best",
            (
                "Note de la région et de la ville, de 1 (la meilleure) à 3",
                "Rating of region and city, from 1 (the best) to 3",
            ),
        )
        .rises(),
    PLACE.entry(
        "REG_CITY_NOT_LIVE_CITY",
        Unit::Flag,
        "REG_CITY_NOT_LIVE_CITY",
        ("Adresse officielle hors de la ville de résidence", "Registered outside the city of residence"),
    ),
    PLACE.entry(
        "REG_CITY_NOT_WORK_CITY",
        Unit::Flag,
        "REG_CITY_NOT_WORK_CITY",
        ("Adresse officielle hors de la ville de travail", "Registered outside the city of work"),
    ),
    PLACE.entry(
        "OBS_30_CNT_SOCIAL_CIRCLE",
        Unit::Count,
        "OBS_30_CNT_SOCIAL_CIRCLE",
        ("Proches ayant un crédit suivi", "Acquaintances with a credit on record"),
    ),
    PLACE
        .entry(
            "DEF_30_CNT_SOCIAL_CIRCLE",
            Unit::Count,
            "DEF_30_CNT_SOCIAL_CIRCLE",
            (
                "Proches en retard de paiement de plus de 30\u{a0}jours",
                "Acquaintances more than 30\u{a0}days late",
            ),
        )
        .rises(),
    PLACE
        .entry(
            "DEF_60_CNT_SOCIAL_CIRCLE",
            Unit::Count,
            "DEF_60_CNT_SOCIAL_CIRCLE",
            (
                "Proches en retard de paiement de plus de 60\u{a0}jours",
                "Acquaintances more than 60\u{a0}days late",
            ),
        )
        .rises(),
];

const PAPERS: Shelf = shelf(Theme::File);
pub(super) const FILE: &[Feature] = &[
    PAPERS
        .entry(
            "DOCUMENT_COUNT",
            Unit::Count,
            "sum of FLAG_DOCUMENT_2 to FLAG_DOCUMENT_21",
            ("Nombre de justificatifs fournis", "Number of documents supplied"),
        )
        .actionable(),
    PAPERS
        .entry(
            "FLAG_DOCUMENT_3",
            Unit::Flag,
            "FLAG_DOCUMENT_3",
            ("Justificatif n°\u{a0}3 fourni", "Document no. 3 supplied"),
        )
        .actionable(),
    PAPERS
        .entry(
            "CONTACT_COUNT",
            Unit::Count,
            "sum of FLAG_EMP_PHONE, FLAG_WORK_PHONE, FLAG_PHONE, FLAG_EMAIL",
            ("Moyens de contact fournis", "Ways of contact supplied"),
        )
        .actionable(),
    PAPERS.entry(
        "REGISTRATION_DAYS",
        Unit::Days,
        "DAYS_REGISTRATION counted forwards",
        (
            "Temps depuis le dernier changement d’enregistrement",
            "Time since the registration was last changed",
        ),
    ),
    PAPERS.entry(
        "ID_PUBLISH_DAYS",
        Unit::Days,
        "DAYS_ID_PUBLISH counted forwards",
        ("Temps depuis la délivrance de la pièce d’identité", "Time since the identity document was issued"),
    ),
    PAPERS.entry(
        "PHONE_CHANGE_DAYS",
        Unit::Days,
        "DAYS_LAST_PHONE_CHANGE counted forwards",
        ("Temps depuis le dernier changement de téléphone", "Time since the last change of phone"),
    ),
    PAPERS.entry(
        "HOUR_APPR_PROCESS_START",
        Unit::Hour,
        "HOUR_APPR_PROCESS_START",
        ("Heure de la demande", "Hour of the application"),
    ),
    PAPERS.entry(
        "WEEKDAY_APPR_PROCESS_START",
        Unit::Category,
        "WEEKDAY_APPR_PROCESS_START",
        ("Jour de la demande", "Day of the application"),
    ),
    PAPERS.entry(
        "BUREAU_REQUESTS_YEAR",
        Unit::Count,
        "AMT_REQ_CREDIT_BUREAU_YEAR",
        (
            "Consultations de la centrale des crédits dans l’année",
            "Enquiries at the credit bureau in the year",
        ),
    ),
    PAPERS.entry(
        "BUREAU_REQUESTS_QUARTER",
        Unit::Count,
        "AMT_REQ_CREDIT_BUREAU_QRT",
        (
            "Consultations de la centrale des crédits dans le trimestre",
            "Enquiries at the credit bureau in the quarter",
        ),
    ),
    PAPERS.entry(
        "BUREAU_REQUESTS_MONTH",
        Unit::Count,
        "AMT_REQ_CREDIT_BUREAU_MON",
        (
            "Consultations de la centrale des crédits dans le mois",
            "Enquiries at the credit bureau in the month",
        ),
    ),
];
