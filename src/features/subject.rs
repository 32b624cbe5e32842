//! Features that say the same thing, under one name: an adviser tells them as one reason.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::feature::Feature;
use super::wording::Bilingual;

/// What one or several features of a theme are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// Its name in files and in the API; for a feature that stands alone, the feature's.
    pub name: &'static str,
    /// What it is called on pages; for a feature that stands alone, the feature's label.
    pub label: Bilingual,
    /// Its features, in the catalogue's order.
    pub features: &'static [&'static str],
}

/// The subject of a feature: the one that names it, or the feature itself.
#[must_use]
pub fn subject_of(feature: &Feature) -> Subject {
    static PLACES: LazyLock<BTreeMap<&str, usize>> = LazyLock::new(|| {
        let named =
            |(place, subject): (usize, &Subject)| subject.features.iter().map(move |name| (*name, place));
        SUBJECTS.iter().enumerate().flat_map(named).collect()
    });
    match PLACES.get(feature.name) {
        Some(place) => SUBJECTS[*place],
        None => Subject { name: feature.name, label: feature.label, features: &[] },
    }
}

const fn subject(
    name: &'static str,
    fr: &'static str,
    en: &'static str,
    features: &'static [&'static str],
) -> Subject {
    Subject { name, label: Bilingual { fr, en }, features }
}

/// The subjects of several features, in the catalogue's order.
const SUBJECTS: &[Subject] = &[
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
        "Weight of the credit in the income",
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
    subject(
        "OTHER_AMOUNTS",
        "Montants empruntés chez d’autres organismes",
        "Amounts borrowed from other lenders",
        &["BUREAU_CREDIT_SUM", "BUREAU_CREDIT_MEAN"],
    ),
    subject(
        "OTHER_DEBT",
        "Dettes chez d’autres organismes",
        "Debts with other lenders",
        &[
            "BUREAU_DEBT_SUM",
            "BUREAU_NON_MORTGAGE_DEBT_SUM",
            "BUREAU_DEBT_CREDIT_RATIO",
            "BUREAU_ACTIVE_DEBT_CREDIT_RATIO",
            "BUREAU_LAST_3_DEBT_CREDIT_RATIO",
        ],
    ),
    subject(
        "OTHER_REPAYMENTS",
        "Échéances à payer chez d’autres organismes",
        "Repayments due to other lenders",
        &["BUREAU_ANNUITY_MEAN", "BUREAU_ACTIVE_ANNUITY_SUM", "BUREAU_ACTIVE_MONTHLY_DEBT"],
    ),
    subject(
        "OTHER_CARDS",
        "Cartes de crédit chez d’autres organismes",
        "Credit cards with other lenders",
        &[
            "BUREAU_CARD_DEBT_CREDIT_RATIO",
            "BUREAU_LIMIT_SUM",
            "BUREAU_CARD_COUNT",
            "BUREAU_ACTIVE_CARD_COUNT",
        ],
    ),
    subject(
        "OTHER_COUNTS",
        "Nombre de crédits chez d’autres organismes",
        "Number of credits with other lenders",
        &["BUREAU_COUNT", "BUREAU_ACTIVE_COUNT", "BUREAU_ACTIVE_SHARE"],
    ),
    subject(
        "OTHER_RECENT",
        "Crédits récents chez d’autres organismes",
        "Recent credits with other lenders",
        &[
            "BUREAU_LAST_YEAR_COUNT",
            "BUREAU_LAST_6M_COUNT",
            "BUREAU_LAST_2Y_COUNT",
            "BUREAU_LAST_CREDIT_DAYS",
        ],
    ),
    subject(
        "OTHER_KINDS",
        "Types de crédit chez d’autres organismes",
        "Types of credit with other lenders",
        &[
            "BUREAU_CREDIT_TYPE_COUNT",
            "BUREAU_MICROLOAN_COUNT",
            "BUREAU_MORTGAGE_COUNT",
            "BUREAU_CAR_LOAN_COUNT",
            "BUREAU_CONSUMER_SHARE",
        ],
    ),
    subject(
        "OTHER_DELAYS",
        "Retards chez d’autres organismes",
        "Delays with other lenders",
        &[
            "BUREAU_GIVEN_UP_COUNT",
            "BUREAU_OVERDUE_SUM",
            "BUREAU_OVERDUE_DAYS_MAX",
            "BUREAU_OVERDUE_MAX",
            "BUREAU_OVERDUE_EVER_SHARE",
            "BUREAU_OVERDUE_CREDIT_RATIO_MAX",
            "BUREAU_LAST_2Y_OVERDUE_MAX",
            "BUREAU_PROLONG_COUNT",
        ],
    ),
    subject(
        "OTHER_AGE",
        "Ancienneté des crédits chez d’autres organismes",
        "Age of credits with other lenders",
        &[
            "BUREAU_FIRST_CREDIT_DAYS",
            "BUREAU_CREDIT_DAYS_MEAN",
            "BUREAU_ACTIVE_DAYS_MEAN",
            "BUREAU_GAP_DAYS_MEAN",
        ],
    ),
    subject(
        "OTHER_PAID_OFF",
        "Crédits soldés chez d’autres organismes",
        "Credits paid off with other lenders",
        &["BUREAU_LAST_CLOSED_DAYS", "BUREAU_CLOSED_EARLY_SHARE"],
    ),
    subject(
        "OTHER_TERMS",
        "Durée des crédits chez d’autres organismes",
        "Terms of credits with other lenders",
        &["BUREAU_TERM_MEAN", "BUREAU_END_DAYS_MAX"],
    ),
    subject(
        "OTHER_MONTHS",
        "Mois d’historique chez d’autres organismes",
        "Months of history with other lenders",
        &[
            "BUREAU_MONTHS_COUNT",
            "BUREAU_MONTHS_CLOSED_SHARE",
            "BUREAU_MONTHS_UNKNOWN_SHARE",
            "BUREAU_MONTHS_OPEN_LAST_YEAR_COUNT",
        ],
    ),
    subject(
        "OTHER_LATE_MONTHS",
        "Mois en retard chez d’autres organismes",
        "Late months with other lenders",
        &[
            "BUREAU_MONTHS_LATE_COUNT",
            "BUREAU_MONTHS_LATE_SHARE",
            "BUREAU_MONTHS_LATE_LAST_YEAR_COUNT",
            "BUREAU_MONTHS_LATE_LAST_YEAR_SHARE",
            "BUREAU_MONTHS_LATE_SHARE_CHANGE",
            "BUREAU_MONTHS_LONG_LATE_COUNT",
            "BUREAU_MONTHS_STATUS_MAX",
            "BUREAU_MONTHS_STATUS_LAST_YEAR_MAX",
            "BUREAU_MONTHS_SINCE_LATE",
            "BUREAU_MONTHS_LATE_CREDIT_COUNT",
            "BUREAU_MONTHS_LATE_CREDIT_SHARE",
        ],
    ),
    subject(
        "EARLIER_AMOUNTS",
        "Sommes demandées auparavant chez nous",
        "Sums asked from us earlier",
        &["PREV_ASKED_MEAN", "PREV_LAST_3_ASKED_MEAN", "PREV_APPROVED_CREDIT_MAX"],
    ),
    subject(
        "EARLIER_GRANTED",
        "Sommes accordées auparavant, rapportées aux demandes",
        "Sums granted earlier, compared with what was asked for",
        &["PREV_CREDIT_APPLICATION_RATIO", "PREV_LAST_CREDIT_APPLICATION_RATIO"],
    ),
    subject(
        "EARLIER_REPAYMENTS",
        "Échéances des crédits précédents chez nous",
        "Repayments of earlier credits with us",
        &["PREV_ANNUITY_MEAN", "PREV_LAST_APPROVED_ANNUITY"],
    ),
    subject(
        "EARLIER_DOWN_PAYMENTS",
        "Apports personnels précédents",
        "Earlier down payments",
        &["PREV_DOWN_PAYMENT_MEAN", "PREV_DOWN_PAYMENT_SUM"],
    ),
    subject(
        "EARLIER_COURSE",
        "Déroulement des crédits précédents chez nous",
        "Course of earlier credits with us",
        &["PREV_FIRST_DUE_DAYS_MEAN", "PREV_LAST_DUE_SHIFT_MEAN", "PREV_EARLY_END_SHARE"],
    ),
    subject(
        "RUNNING_WITH_US",
        "Crédits en cours chez nous",
        "Credits running with us",
        &["PREV_RUNNING_COUNT", "PREV_RUNNING_ANNUITY_SUM", "PREV_RUNNING_DEBT_SUM"],
    ),
    subject(
        "EARLIER_ANSWERS",
        "Réponses aux demandes précédentes chez nous",
        "Answers to earlier applications with us",
        &[
            "PREV_APPROVED_COUNT",
            "PREV_APPROVED_SHARE",
            "PREV_LAST_APPROVED_DAYS",
            "PREV_CANCELED_SHARE",
            "PREV_UNUSED_COUNT",
            "PREV_LAST_CONTRACT_STATUS",
        ],
    ),
    subject(
        "EARLIER_REFUSALS",
        "Refus précédents chez nous",
        "Earlier refusals by us",
        &[
            "PREV_REFUSED_COUNT",
            "PREV_REFUSED_SHARE",
            "PREV_REFUSED_LAST_YEAR_COUNT",
            "PREV_LAST_3_REFUSED_SHARE",
            "PREV_REJECT_HC_COUNT",
            "PREV_REJECT_LIMIT_COUNT",
            "PREV_REJECT_SCO_COUNT",
            "PREV_LAST_REFUSED_DAYS",
        ],
    ),
    subject(
        "EARLIER_RHYTHM",
        "Rythme des demandes chez nous",
        "Rhythm of applications with us",
        &[
            "PREV_COUNT",
            "PREV_LAST_YEAR_COUNT",
            "PREV_LAST_DECISION_DAYS",
            "PREV_FIRST_DECISION_DAYS",
            "PREV_GAP_DAYS_MEAN",
        ],
    ),
    subject(
        "EARLIER_INTEREST",
        "Taux d’intérêt des crédits précédents chez nous",
        "Interest rates of earlier credits with us",
        &["PREV_HIGH_YIELD_SHARE", "PREV_LOW_YIELD_SHARE", "PREV_INTEREST_MEAN", "PREV_LAST_INTEREST"],
    ),
    subject(
        "EARLIER_KINDS",
        "Types de crédit demandés auparavant chez nous",
        "Types of credit asked from us earlier",
        &[
            "PREV_CASH_SHARE",
            "PREV_REVOLVING_SHARE",
            "PREV_WALK_IN_SHARE",
            "PREV_MOBILE_SHARE",
            "PREV_INSURED_SHARE",
        ],
    ),
    subject(
        "LOANS_WITH_US",
        "Historique des crédits chez nous",
        "History of loans with us",
        &[
            "POS_MONTHS_COUNT",
            "POS_LOAN_COUNT",
            "POS_RUNNING_COUNT",
            "POS_LOANS_AT_ONCE_MAX",
            "POS_FIRST_MONTHS",
            "POS_LAST_MONTHS",
        ],
    ),
    subject(
        "LOANS_COMPLETED",
        "Crédits menés à terme chez nous",
        "Loans with us brought to their end",
        &["POS_COMPLETED_SHARE", "POS_EARLY_COMPLETION_SHARE", "POS_RETURNED_COUNT", "POS_DEMAND_COUNT"],
    ),
    subject(
        "LEFT_TO_PAY",
        "Échéances restant à payer chez nous",
        "Instalments left to be paid to us",
        &["POS_TO_COME_SUM", "POS_TO_COME_MAX", "POS_TO_COME_SHARE"],
    ),
    subject(
        "LOANS_LATE",
        "Mois en retard sur les crédits chez nous",
        "Late months on loans with us",
        &[
            "POS_DPD_MAX",
            "POS_DPD_DEF_MAX",
            "POS_LATE_SHARE",
            "POS_LATE_AT_ALL_SHARE",
            "POS_LATE_LOAN_SHARE",
            "POS_NEWEST_LATE_SHARE",
            "POS_LATE_LAST_6_COUNT",
            "POS_LATE_LAST_12_COUNT",
            "POS_LATE_LAST_24_COUNT",
            "POS_LAST_LATE_MONTHS",
        ],
    ),
    subject(
        "CARD_HISTORY",
        "Historique des cartes de crédit chez nous",
        "History of credit cards with us",
        &["CARD_MONTHS_COUNT", "CARD_COUNT", "CARD_OPEN_COUNT"],
    ),
    subject(
        "CARD_LIMITS",
        "Plafond des cartes de crédit chez nous",
        "Limits of credit cards with us",
        &["CARD_LIMIT_MAX", "CARD_LIMIT_LAST", "CARD_LIMIT_RISES_COUNT", "CARD_LIMIT_CUTS_COUNT"],
    ),
    subject(
        "CARD_OWED",
        "Sommes dues sur les cartes de crédit chez nous",
        "Sums owed on credit cards with us",
        &[
            "CARD_OWING_SHARE",
            "CARD_BALANCE_MEAN",
            "CARD_BALANCE_LAST",
            "CARD_UTILISATION_MEAN",
            "CARD_UTILISATION_MAX",
            "CARD_UTILISATION_LAST",
            "CARD_UTILISATION_LAST_6_MEAN",
            "CARD_UTILISATION_LAST_12_TREND",
            "CARD_OVER_LIMIT_COUNT",
            "CARD_NEAR_LIMIT_SHARE",
        ],
    ),
    subject(
        "CARD_CASH",
        "Retraits d’espèces avec les cartes de crédit chez nous",
        "Cash withdrawals with credit cards with us",
        &[
            "CARD_CASH_DRAWINGS_COUNT",
            "CARD_CASH_DRAWINGS_LAST_12_COUNT",
            "CARD_CASH_DRAWINGS_MEAN",
            "CARD_CASH_DRAWN_SUM",
            "CARD_CASH_DRAWN_SHARE",
            "CARD_CASH_OF_LIMIT_MAX",
        ],
    ),
    subject(
        "CARD_SPENDING",
        "Dépenses avec les cartes de crédit chez nous",
        "Spending with credit cards with us",
        &[
            "CARD_DRAWINGS_MEAN",
            "CARD_DRAWINGS_LAST_3_COUNT",
            "CARD_DRAWN_MEAN",
            "CARD_DRAWN_LAST_6_SUM",
            "CARD_LAST_USE_MONTHS",
        ],
    ),
    subject(
        "CARD_PAYMENTS",
        "Remboursements des cartes de crédit chez nous",
        "Payments on credit cards with us",
        &[
            "CARD_PAID_LAST_12_SUM",
            "CARD_PAID_DRAWN_RATIO",
            "CARD_PAID_OWED_SHARE",
            "CARD_PAID_LEAST_RATIO",
            "CARD_BELOW_LEAST_COUNT",
            "CARD_BELOW_LEAST_LAST_12_SHARE",
            "CARD_LEAST_ONLY_SHARE",
            "CARD_INSTALMENTS_PAID_COUNT",
        ],
    ),
    subject(
        "CARD_LATE",
        "Retards sur les cartes de crédit chez nous",
        "Delays on credit cards with us",
        &[
            "CARD_DPD_MAX",
            "CARD_DPD_DEF_MAX",
            "CARD_LATE_SHARE",
            "CARD_LATE_LAST_12_COUNT",
            "CARD_LAST_LATE_MONTHS",
        ],
    ),
    subject(
        "PAYMENTS",
        "Paiements d’échéances chez nous",
        "Payments of instalments to us",
        &[
            "PAYMENT_COUNT",
            "PAYMENT_SUM",
            "PAYMENT_LAST_12_SUM",
            "PAYMENT_FIRST_DAYS",
            "PAYMENT_LAST_DAYS",
            "PAYMENT_CARD_SHARE",
        ],
    ),
    subject(
        "INSTALMENTS_DUE",
        "Montant des échéances chez nous",
        "Amount of instalments with us",
        &["INSTAL_MAX", "INSTAL_MEAN", "INSTAL_DUE_LAST_3_SUM"],
    ),
    subject(
        "INSTALMENTS_UNPAID",
        "Échéances non payées en entier chez nous",
        "Instalments with us not paid in full",
        &[
            "PAYMENT_MISSING_COUNT",
            "INSTAL_PAID_SHARE",
            "INSTAL_UNDERPAID_SHARE",
            "INSTAL_UNDERPAID_SUM",
            "INSTAL_UNDERPAID_MAX",
            "INSTAL_UNDERPAID_LAST_12_SUM",
        ],
    ),
    subject(
        "INSTALMENTS_CHANGED",
        "Échéances payées autrement que prévu chez nous",
        "Instalments with us paid otherwise than planned",
        &["INSTAL_OVERPAID_SHARE", "INSTAL_SPLIT_COUNT", "INSTAL_CALENDAR_CHANGES_COUNT"],
    ),
    subject(
        "PAYMENTS_LATE",
        "Ponctualité des paiements chez nous",
        "Punctuality of payments to us",
        &[
            "PAYMENT_DELAY_MAX",
            "PAYMENT_DELAY_LAST_12_MAX",
            "PAYMENT_DELAY_MEAN",
            "PAYMENT_DELAY_MEAN_OF_LATE",
            "PAYMENT_ADVANCE_MEAN",
            "PAYMENT_DAYS_LATE_STD",
            "PAYMENT_LATE_SHARE",
            "PAYMENT_LATE_7_SHARE",
            "PAYMENT_LATE_30_COUNT",
            "PAYMENT_LATE_AMOUNT_SHARE",
            "PAYMENT_LATE_LAST_6_COUNT",
            "PAYMENT_LATE_LAST_12_SHARE",
            "PAYMENT_LATE_LAST_24_COUNT",
            "PAYMENT_LAST_3_DAYS_LATE_MEAN",
            "PAYMENT_LAST_5_LATE_COUNT",
            "PAYMENT_LAST_10_DAYS_LATE_MEAN",
            "PAYMENT_DAYS_LATE_CHANGE",
            "PAYMENT_LATE_RUN_MAX",
            "PAYMENT_NEWEST_LATE_SHARE",
            "PAYMENT_LAST_LATE_DAYS",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::features::catalogue as features;

    #[test]
    fn a_subject_holds_features_of_the_catalogue_in_one_theme_and_in_its_order() {
        let place = |name: &str| features().iter().position(|feature| feature.name == name);
        let mut seen = BTreeSet::new();
        for subject in SUBJECTS {
            assert!(subject.features.len() > 1, "{}", subject.name);
            let places: Vec<usize> = subject
                .features
                .iter()
                .map(|name| place(name).unwrap_or_else(|| panic!("no {name}")))
                .collect();
            let theme = features()[places[0]].theme;
            assert!(places.iter().all(|&at| features()[at].theme == theme), "{}", subject.name);
            assert!(subject.features.iter().all(|name| seen.insert(*name)), "{}", subject.name);
            assert!(!features().iter().any(|feature| feature.name == subject.name), "{}", subject.name);
        }
    }

    #[test]
    fn subjects_are_told_in_words_that_no_other_has() {
        let mut labels = BTreeSet::new();
        for subject in SUBJECTS {
            for label in [subject.label.fr, subject.label.en] {
                assert!(labels.insert(label), "{label}");
                assert!(
                    label.chars().next().is_some_and(char::is_uppercase) && !label.contains('\''),
                    "{label}"
                );
            }
        }
    }

    #[test]
    fn a_feature_that_no_subject_names_is_its_own() {
        let own = |name: &str| subject_of(features().iter().find(|feature| feature.name == name).unwrap());
        assert_eq!((own("AGE_YEARS").name, own("AGE_YEARS").label.en), ("AGE_YEARS", "Age"));
        assert_eq!(own("FLOORSMAX_AVG").name, own("APARTMENTS_AVG").name);
    }
}
