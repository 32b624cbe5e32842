//! What is said where a value is not missing: there is nothing that it could be computed from.

use super::feature::Feature;
use super::wording::Bilingual;
use crate::tables::Table;

/// Why a feature has no value: another feature, its witness, has this value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nothing {
    /// The witness.
    pub witness: &'static str,
    /// The value that it then has.
    pub value: f64,
    /// What pages say.
    pub words: Bilingual,
}

/// The feature that counts a client's rows in a child table, and what pages say where there is none:
/// that is known, while the features themselves have no value. `None` for an application table.
#[must_use]
pub const fn nothing_on_record(table: Table) -> Option<Nothing> {
    Some(match table {
        Table::ApplicationTrain | Table::ApplicationTest => return None,
        Table::Bureau => nothing(
            "BUREAU_COUNT",
            0.0,
            "aucun crédit connu chez d’autres organismes",
            "no known credit with other lenders",
        ),
        Table::BureauBalance => nothing(
            "BUREAU_MONTHS_COUNT",
            0.0,
            "aucun historique mensuel connu chez d’autres organismes",
            "no known monthly record with other lenders",
        ),
        Table::PreviousApplication => nothing(
            "PREV_COUNT",
            0.0,
            "aucune demande précédente chez nous",
            "no earlier application with us",
        ),
        Table::PosCashBalance => {
            nothing("POS_MONTHS_COUNT", 0.0, "aucun crédit précédent chez nous", "no earlier loan with us")
        }
        Table::CreditCardBalance => {
            nothing("CARD_MONTHS_COUNT", 0.0, "aucune carte de crédit chez nous", "no credit card with us")
        }
        Table::InstallmentsPayments => {
            nothing("PAYMENT_COUNT", 0.0, "aucun paiement précédent chez nous", "no earlier payment to us")
        }
    })
}

/// Why a feature may have no value although the client has rows in its table.
pub fn not_applicable(feature: &Feature) -> impl Iterator<Item = Nothing> {
    let of = |(_, features): &&(Nothing, &[&str])| features.contains(&feature.name);
    NOT_APPLICABLE.iter().filter(of).map(|(nothing, _)| *nothing)
}

const fn nothing(witness: &'static str, value: f64, fr: &'static str, en: &'static str) -> Nothing {
    Nothing { witness, value, words: Bilingual { fr, en } }
}

const NOT_APPLICABLE: &[(Nothing, &[&str])] = &[
    (
        nothing("FLAG_NOT_EMPLOYED", 1.0, "pas d’emploi actuel", "no present employment"),
        &["EMPLOYED_YEARS", "EMPLOYED_AGE_RATIO", "OCCUPATION_TYPE", "ORGANIZATION_TYPE"],
    ),
    (nothing("FLAG_OWN_CAR", 0.0, "pas de voiture", "no car"), &["OWN_CAR_AGE"]),
    (
        nothing("BUREAU_ACTIVE_COUNT", 0.0, "aucun crédit en cours", "no running credit"),
        &[
            "BUREAU_ACTIVE_DEBT_CREDIT_RATIO",
            "BUREAU_ACTIVE_ANNUITY_SUM",
            "BUREAU_ACTIVE_MONTHLY_DEBT",
            "BUREAU_ACTIVE_DAYS_MEAN",
            "BUREAU_END_DAYS_MAX",
        ],
    ),
    (
        nothing("BUREAU_ACTIVE_CARD_COUNT", 0.0, "aucune carte en cours", "no running card"),
        &["BUREAU_CARD_DEBT_CREDIT_RATIO", "BUREAU_LIMIT_SUM"],
    ),
    (
        nothing("BUREAU_MONTHS_LATE_COUNT", 0.0, "aucun mois en retard", "no late month"),
        &["BUREAU_MONTHS_SINCE_LATE"],
    ),
    (
        nothing("PREV_REFUSED_COUNT", 0.0, "aucune demande refusée", "no application refused"),
        &["PREV_LAST_REFUSED_DAYS"],
    ),
    (
        nothing("PREV_APPROVED_COUNT", 0.0, "aucune demande acceptée", "no application approved"),
        &[
            "PREV_APPROVED_CREDIT_MAX",
            "PREV_LAST_APPROVED_ANNUITY",
            "PREV_LAST_APPROVED_DAYS",
            "PREV_INTEREST_MEAN",
            "PREV_LAST_INTEREST",
            "PREV_INSURED_SHARE",
        ],
    ),
    (
        nothing("POS_LATE_AT_ALL_SHARE", 0.0, "aucun mois en retard", "no late month"),
        &["POS_LAST_LATE_MONTHS"],
    ),
    (
        nothing("POS_LATE_SHARE", 0.0, "aucun retard notable", "no delay worth noting"),
        &["POS_LAST_LATE_MONTHS"],
    ),
    (
        nothing(
            "BUREAU_COUNT",
            1.0,
            "un seul crédit chez d’autres organismes",
            "a single credit with other lenders",
        ),
        &["BUREAU_GAP_DAYS_MEAN"],
    ),
    (
        nothing("PREV_COUNT", 1.0, "une seule demande précédente", "a single earlier application"),
        &["PREV_GAP_DAYS_MEAN"],
    ),
    (
        nothing("CARD_DRAWN_MEAN", 0.0, "aucune dépense par carte", "no spending by card"),
        &["CARD_LAST_USE_MONTHS"],
    ),
    (nothing("CARD_LATE_SHARE", 0.0, "aucun mois en retard", "no late month"), &["CARD_LAST_LATE_MONTHS"]),
    (
        nothing("PAYMENT_LATE_SHARE", 0.0, "aucun paiement en retard", "no late payment"),
        &["PAYMENT_DELAY_MEAN_OF_LATE", "PAYMENT_LAST_LATE_DAYS"],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{Unit, catalogue};

    fn feature(name: &str) -> &'static Feature {
        catalogue().iter().find(|feature| feature.name == name).unwrap_or_else(|| panic!("no {name}"))
    }

    #[test]
    fn every_child_table_has_a_count_of_its_rows() {
        for table in Table::ALL {
            assert_eq!(nothing_on_record(table).is_none(), table.is_required());
            if let Some(Nothing { witness, .. }) = nothing_on_record(table) {
                let feature = feature(witness);
                assert!(feature.table == table && feature.unit == Unit::Count, "{witness}");
                assert!(feature.formula.starts_with("number of rows of"), "{}", feature.formula);
            }
        }
    }

    #[test]
    fn a_witness_is_of_the_same_table_and_always_known_there() {
        for (nothing, features) in NOT_APPLICABLE {
            for name in *features {
                assert_eq!(feature(name).table, feature(nothing.witness).table, "{name}");
                assert!(not_applicable(feature(name)).any(|found| found == *nothing), "{name}");
            }
            assert_eq!(not_applicable(feature(nothing.witness)).count(), 0, "{}", nothing.witness);
        }
    }
}
