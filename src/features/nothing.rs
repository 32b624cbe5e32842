//! What is said where a client has no row that a feature could be computed from.

use super::wording::Bilingual;
use crate::tables::Table;

/// The feature that counts a client's rows in a child table, and what pages say where there is none:
/// that is known, while the features themselves have no value. `None` for an application table.
#[must_use]
pub const fn nothing_on_record(table: Table) -> Option<(&'static str, Bilingual)> {
    let (count, fr, en) = match table {
        Table::ApplicationTrain | Table::ApplicationTest => return None,
        Table::Bureau => (
            "BUREAU_COUNT",
            "aucun crédit connu chez d’autres organismes",
            "no known credit with other lenders",
        ),
        Table::BureauBalance => (
            "BUREAU_MONTHS_COUNT",
            "aucun suivi mensuel connu chez d’autres organismes",
            "no known monthly record with other lenders",
        ),
        Table::PreviousApplication => {
            ("PREV_COUNT", "aucune demande précédente chez nous", "no earlier application with us")
        }
        Table::PosCashBalance => {
            ("POS_MONTHS_COUNT", "aucun crédit précédent chez nous", "no earlier loan with us")
        }
        Table::CreditCardBalance => {
            ("CARD_MONTHS_COUNT", "aucune carte de crédit chez nous", "no credit card with us")
        }
        Table::InstallmentsPayments => {
            ("PAYMENT_COUNT", "aucun paiement précédent chez nous", "no earlier payment to us")
        }
    };
    Some((count, Bilingual { fr, en }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{Unit, catalogue};

    #[test]
    fn every_child_table_has_a_count_of_its_rows() {
        for table in Table::ALL {
            assert_eq!(nothing_on_record(table).is_none(), table.is_required());
            if let Some((count, _)) = nothing_on_record(table) {
                let feature = catalogue().iter().find(|feature| feature.name == count).unwrap();
                assert!(feature.table == table && feature.unit == Unit::Count, "{count}");
                assert!(feature.formula.starts_with("number of rows of"), "{}", feature.formula);
            }
        }
    }
}
