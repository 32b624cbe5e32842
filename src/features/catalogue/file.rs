//! How the file was put together, and who else asked about the client.

use super::{Computed, Feature, Table, Theme, Unit, subject, words};
use crate::features::application::Application;
use crate::tables::vocabulary;

const FILE: Feature = Feature { unit: Unit::Flag, ..subject(Table::ApplicationTest, Theme::File) };
const REQUESTS: Feature =
    Feature { unit: Unit::Count, ..subject(Table::ApplicationTest, Theme::OtherCredits) };

pub(super) const FEATURES: &[Computed<Application>] = &[
    Feature {
        name: "FLAG_WORK_PHONE",
        formula: "FLAG_WORK_PHONE as it is",
        label: words("Numéro de téléphone professionnel fourni", "Work phone number given"),
        actionable: true,
        ..FILE
    }
    .by(|a| a.flag_work_phone),
    Feature {
        name: "FLAG_PHONE",
        formula: "FLAG_PHONE as it is",
        label: words("Numéro de téléphone fixe fourni", "Home phone number given"),
        actionable: true,
        ..FILE
    }
    .by(|a| a.flag_phone),
    Feature {
        name: "FLAG_EMAIL",
        formula: "FLAG_EMAIL as it is",
        label: words("Adresse électronique fournie", "E-mail address given"),
        actionable: true,
        ..FILE
    }
    .by(|a| a.flag_email),
    Feature {
        name: "FLAG_DOCUMENT_3",
        formula: "FLAG_DOCUMENT_3 as it is",
        label: words("Document n° 3 fourni", "Document no. 3 provided"),
        actionable: true,
        ..FILE
    }
    .by(|a| a.flag_document_3),
    Feature {
        name: "DOCUMENT_COUNT",
        formula: "sum of the 20 flags FLAG_DOCUMENT_2 to FLAG_DOCUMENT_21",
        label: words("Nombre de documents fournis", "Number of documents provided"),
        unit: Unit::Count,
        ..FILE
    }
    .by(|a| a.documents.iter().sum()),
    Feature {
        name: "PHONE_CHANGE_DAYS",
        formula: "minus DAYS_LAST_PHONE_CHANGE",
        label: words(
            "Temps écoulé depuis le dernier changement de téléphone",
            "Time since the last change of phone",
        ),
        unit: Unit::Days,
        ..FILE
    }
    .by(|a| -a.days_last_phone_change),
    Feature {
        name: "REGISTRATION_DAYS",
        formula: "minus DAYS_REGISTRATION",
        label: words(
            "Temps écoulé depuis le dernier changement d’inscription administrative",
            "Time since the last change of official registration",
        ),
        unit: Unit::Days,
        ..FILE
    }
    .by(|a| -a.days_registration),
    Feature {
        name: "ID_PUBLISH_DAYS",
        formula: "minus DAYS_ID_PUBLISH",
        label: words(
            "Temps écoulé depuis le dernier changement de pièce d’identité",
            "Time since the last change of identity document",
        ),
        unit: Unit::Days,
        ..FILE
    }
    .by(|a| -a.days_id_publish),
    Feature {
        name: "HOUR_APPR_PROCESS_START",
        formula: "HOUR_APPR_PROCESS_START as it is",
        label: words("Heure de la demande", "Hour of the application"),
        unit: Unit::Hour,
        ..FILE
    }
    .by(|a| a.hour_appr_process_start),
    Feature {
        name: "WEEKDAY_APPR_PROCESS_START",
        formula: "WEEKDAY_APPR_PROCESS_START as it is",
        label: words("Jour de la demande", "Day of the application"),
        unit: Unit::Category,
        ..FILE
    }
    .as_word(vocabulary::WEEKDAYS, |a| a.weekday_appr_process_start),
    Feature {
        name: "NAME_TYPE_SUITE",
        formula: "NAME_TYPE_SUITE as it is",
        label: words(
            "Personne accompagnant le client lors de la demande",
            "Who accompanied the client when applying",
        ),
        unit: Unit::Category,
        ..FILE
    }
    .as_word(vocabulary::SUITES, |a| a.name_type_suite),
    Feature {
        name: "AMT_REQ_CREDIT_BUREAU_MON",
        formula: "AMT_REQ_CREDIT_BUREAU_MON as it is",
        label: words(
            "Nombre de consultations du fichier des crédits il y a une semaine à un mois",
            "Number of enquiries to the credit bureau one week to one month ago",
        ),
        ..REQUESTS
    }
    .by(|a| a.amt_req_credit_bureau_mon),
    Feature {
        name: "AMT_REQ_CREDIT_BUREAU_QRT",
        formula: "AMT_REQ_CREDIT_BUREAU_QRT as it is",
        label: words(
            "Nombre de consultations du fichier des crédits il y a un à trois mois",
            "Number of enquiries to the credit bureau one to three months ago",
        ),
        ..REQUESTS
    }
    .by(|a| a.amt_req_credit_bureau_qrt),
    Feature {
        name: "AMT_REQ_CREDIT_BUREAU_YEAR",
        formula: "AMT_REQ_CREDIT_BUREAU_YEAR as it is",
        label: words(
            "Nombre de consultations du fichier des crédits il y a trois mois à un an",
            "Number of enquiries to the credit bureau three months to one year ago",
        ),
        ..REQUESTS
    }
    .by(|a| a.amt_req_credit_bureau_year),
    Feature {
        name: "REQ_CREDIT_BUREAU_TOTAL",
        formula: "sum of the six columns AMT_REQ_CREDIT_BUREAU_HOUR, _DAY, _WEEK, _MON, _QRT and \
                  _YEAR; missing where one is not known",
        label: words(
            "Nombre de consultations du fichier des crédits depuis un an",
            "Number of enquiries to the credit bureau in the last year",
        ),
        ..REQUESTS
    }
    .by(|a| a.enquiries.iter().sum()),
];
