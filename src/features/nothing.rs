//! What is said where a value is not missing: there is nothing that it could be computed from.

use super::feature::Feature;
use super::wording::Bilingual;
use crate::tables::Table;

/// What the value of a witness must be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sign {
    /// This one.
    Is(f64),
    /// A greater one.
    Above(f64),
}

/// Why a feature has no value: another feature, its witness, says so.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nothing {
    /// The witness.
    pub witness: &'static str,
    /// What its value then is.
    pub sign: Sign,
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

impl Nothing {
    /// Whether this value of the witness says so.
    #[must_use]
    pub fn holds(&self, value: f64) -> bool {
        match self.sign {
            Sign::Is(sign) => value.total_cmp(&sign).is_eq(),
            Sign::Above(bound) => value > bound,
        }
    }
}

const fn nothing(witness: &'static str, value: f64, fr: &'static str, en: &'static str) -> Nothing {
    Nothing { witness, sign: Sign::Is(value), words: Bilingual { fr, en } }
}

const fn too_long_ago(witness: &'static str, since: f64, fr: &'static str, en: &'static str) -> Nothing {
    Nothing { witness, sign: Sign::Above(since), words: Bilingual { fr, en } }
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
            "BUREAU_ACTIVE_CREDIT_SUM",
            "BUREAU_ACTIVE_CONSUMER_DEBT_CREDIT_RATIO",
            "BUREAU_ACTIVE_DEBT_CREDIT_RATIO_MAX",
            "BUREAU_ACTIVE_BEHIND_MEAN",
            "BUREAU_ACTIVE_END_DAYS_MEAN",
            "REPAYMENTS_INCOME_RATIO",
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
            "PREV_APPROVED_ANNUITY_MEAN",
            "PREV_APPROVED_ANNUITY_MAX",
            "PREV_LAST_APPROVED_CREDIT",
            "PREV_INTEREST_MAX",
            "ANNUITY_LAST_RATIO",
            "ANNUITY_PAST_MEAN_RATIO",
            "ANNUITY_PAST_MAX_RATIO",
            "CREDIT_LAST_RATIO",
            "CREDIT_PAST_MAX_RATIO",
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
    (
        nothing(
            "PREV_CASH_SHARE",
            0.0,
            "aucun prêt personnel demandé auparavant",
            "no cash loan asked for earlier",
        ),
        &[
            "PREV_LAST_CASH_TERM",
            "PREV_LAST_CASH_INTEREST",
            "INTEREST_AT_LAST_TERM",
            "INTEREST_AT_LAST_TERM_CHANGE",
            "TERM_AT_LAST_INTEREST",
        ],
    ),
    (
        nothing(
            "BUREAU_LAST_YEAR_COUNT",
            0.0,
            "aucun crédit pris chez d’autres organismes depuis un an",
            "no credit taken with other lenders in the last year",
        ),
        &["BUREAU_LAST_YEAR_DEBT_CREDIT_RATIO"],
    ),
    (
        too_long_ago(
            "PAYMENT_LAST_DUE_DAYS",
            60.0,
            "aucune échéance depuis 60 jours",
            "no instalment for 60 days",
        ),
        &["PAYMENT_LATE_LAST_60D_SHARE", "PAYMENT_DAYS_LATE_LAST_60D_MEAN", "INSTAL_PAID_LAST_60D_SHARE"],
    ),
    (
        too_long_ago(
            "PAYMENT_LAST_DUE_DAYS",
            90.0,
            "aucune échéance depuis 90 jours",
            "no instalment for 90 days",
        ),
        &[
            "PAYMENT_LATE_LAST_90D_SHARE",
            "PAYMENT_DAYS_LATE_LAST_90D_MEAN",
            "PAYMENT_DELAY_LAST_90D_MAX",
            "INSTAL_UNDERPAID_LAST_90D_SHARE",
        ],
    ),
    (
        too_long_ago(
            "PAYMENT_LAST_DUE_DAYS",
            92.0,
            "aucune échéance depuis trois mois",
            "no instalment for three months",
        ),
        &["INSTAL_DUE_LAST_3_SUM"],
    ),
    (
        too_long_ago(
            "PAYMENT_LAST_DUE_DAYS",
            180.0,
            "aucune échéance depuis 180 jours",
            "no instalment for 180 days",
        ),
        &[
            "PAYMENT_LATE_LAST_180D_SHARE",
            "PAYMENT_DAYS_LATE_LAST_180D_MEAN",
            "PAYMENT_DELAY_LAST_180D_MAX",
            "INSTAL_PAID_LAST_180D_SHARE",
        ],
    ),
    (
        too_long_ago(
            "PAYMENT_LAST_DUE_DAYS",
            365.0,
            "aucune échéance depuis un an",
            "no instalment for a year",
        ),
        &[
            "PAYMENT_DELAY_LAST_12_MAX",
            "PAYMENT_LATE_LAST_12_SHARE",
            "PAYMENT_DAYS_LATE_CHANGE",
            "PAYMENT_DAYS_LATE_LAST_365D_MEAN",
            "PAYMENT_DAYS_LATE_LAST_365D_TREND",
            "INSTAL_UNDERPAID_LAST_12_SUM",
            "INSTAL_UNDERPAID_LAST_365D_SHARE",
            "INSTAL_PAID_LAST_365D_SHARE",
        ],
    ),
    (
        too_long_ago(
            "POS_LAST_MONTHS",
            3.0,
            "aucun crédit suivi depuis trois mois",
            "no loan on record for three months",
        ),
        &["POS_LATE_AT_ALL_LAST_3_SHARE"],
    ),
    (
        too_long_ago(
            "POS_LAST_MONTHS",
            6.0,
            "aucun crédit suivi depuis six mois",
            "no loan on record for six months",
        ),
        &["POS_LATE_AT_ALL_LAST_6_SHARE"],
    ),
    (
        too_long_ago(
            "POS_LAST_MONTHS",
            12.0,
            "aucun crédit suivi depuis un an",
            "no loan on record for a year",
        ),
        &["POS_LATE_AT_ALL_LAST_12_SHARE", "POS_DPD_LAST_12_MAX"],
    ),
    (
        too_long_ago(
            "CARD_LAST_MONTHS",
            3.0,
            "aucune carte suivie depuis trois mois",
            "no card on record for three months",
        ),
        &["CARD_UTILISATION_LAST_3_CHANGE", "CARD_DRAWN_LAST_3_RATIO"],
    ),
    (
        too_long_ago(
            "CARD_LAST_MONTHS",
            6.0,
            "aucune carte suivie depuis six mois",
            "no card on record for six months",
        ),
        &["CARD_UTILISATION_LAST_6_MEAN", "CARD_UTILISATION_LAST_6_TREND", "CARD_DRAWN_LAST_6_SUM"],
    ),
    (
        too_long_ago(
            "CARD_LAST_MONTHS",
            12.0,
            "aucune carte suivie depuis un an",
            "no card on record for a year",
        ),
        &[
            "CARD_UTILISATION_LAST_12_TREND",
            "CARD_PAID_LAST_12_SUM",
            "CARD_BELOW_LEAST_LAST_12_SHARE",
            "CARD_PAID_OWED_LAST_12_SHARE",
            "CARD_DPD_LAST_12_MAX",
        ],
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
    fn a_witness_says_so_with_one_value_or_with_any_above() {
        let never = nothing("PREV_COUNT", 0.0, "", "");
        assert_eq!([0.0, 1.0, f64::NAN].map(|value| never.holds(value)), [true, false, false]);
        let long_ago = too_long_ago("POS_LAST_MONTHS", 3.0, "", "");
        assert_eq!([3.0, 4.0, f64::NAN].map(|value| long_ago.holds(value)), [false, true, false]);
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
