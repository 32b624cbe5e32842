//! Subjects of the application itself.

use super::{Subject, subject};

pub(super) const SUBJECTS: &[Subject] = &[
    subject(
        "OUTSIDE_SCORES",
        "Scores d’organismes externes, dans leur ensemble",
        "Scores of outside organisations, taken together",
        &[
            "EXT_SOURCE_MEAN",
            "EXT_SOURCE_MIN",
            "EXT_SOURCE_MAX",
            "EXT_SOURCE_STD",
            "EXT_SOURCE_WEIGHTED",
            "EXT_SOURCE_PRODUCT",
        ],
    ),
    subject("CREDIT_AMOUNT", "Somme demandée", "Sum asked for", &["AMT_CREDIT", "AMT_GOODS_PRICE"]),
    subject("INCOME", "Revenus", "Income", &["AMT_INCOME_TOTAL", "INCOME_PER_PERSON"]),
    subject(
        "CREDIT_BESIDE_INCOME",
        "Poids du crédit dans les revenus",
        "Credit compared with income",
        &["CREDIT_INCOME_RATIO", "ANNUITY_INCOME_RATIO"],
    ),
    subject(
        "EMPLOYMENT",
        "Emploi actuel",
        "Present employment",
        &["EMPLOYED_YEARS", "EMPLOYED_AGE_RATIO", "FLAG_NOT_EMPLOYED"],
    ),
    subject(
        "HOUSEHOLD_SIZE",
        "Taille du foyer",
        "Size of the household",
        &["CNT_CHILDREN", "CNT_FAM_MEMBERS"],
    ),
    subject(
        "PEOPLE_AROUND",
        "Remboursements de l’entourage",
        "Repayments by people around the client",
        &["OBS_30_CNT_SOCIAL_CIRCLE", "DEF_30_CNT_SOCIAL_CIRCLE", "DEF_60_CNT_SOCIAL_CIRCLE"],
    ),
    subject("CAR", "Voiture", "Car", &["FLAG_OWN_CAR", "OWN_CAR_AGE"]),
    subject(
        "BUILDING",
        "Immeuble habité",
        "Building lived in",
        &["APARTMENTS_AVG", "FLOORSMAX_AVG", "LIVINGAREA_AVG", "YEARS_BUILD_AVG"],
    ),
    subject(
        "REGION_RATING",
        "Note de risque du lieu de vie",
        "Risk rating of the place of living",
        &["REGION_RATING_CLIENT", "REGION_RATING_CLIENT_W_CITY"],
    ),
    subject(
        "ADDRESSES",
        "Adresses différentes",
        "Different addresses",
        &["ADDRESS_MISMATCH_COUNT", "REG_CITY_NOT_LIVE_CITY", "REG_CITY_NOT_WORK_CITY"],
    ),
    subject(
        "WAYS_OF_CONTACT",
        "Moyens de contact fournis",
        "Ways of contact given",
        &["FLAG_WORK_PHONE", "FLAG_PHONE", "FLAG_EMAIL"],
    ),
    subject("DOCUMENTS", "Documents fournis", "Documents provided", &["FLAG_DOCUMENT_3", "DOCUMENT_COUNT"]),
    subject(
        "TIME_OF_APPLICATION",
        "Moment de la demande",
        "Time of the application",
        &["HOUR_APPR_PROCESS_START", "WEEKDAY_APPR_PROCESS_START"],
    ),
    subject(
        "ENQUIRIES",
        "Consultations du fichier des crédits",
        "Enquiries to the credit bureau",
        &[
            "AMT_REQ_CREDIT_BUREAU_MON",
            "AMT_REQ_CREDIT_BUREAU_QRT",
            "AMT_REQ_CREDIT_BUREAU_YEAR",
            "REQ_CREDIT_BUREAU_TOTAL",
        ],
    ),
];
