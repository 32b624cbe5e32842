//! What the tables of the data are called.

use crate::site::strings::Strings;
use crate::tables::Table;

/// A table in words.
pub(super) fn table_in_words(table: Table, strings: &Strings) -> String {
    strings.word(match table {
        Table::ApplicationTrain | Table::ApplicationTest => "source_application",
        Table::Bureau => "source_bureau",
        Table::BureauBalance => "source_bureau_balance",
        Table::PreviousApplication => "source_previous",
        Table::PosCashBalance => "source_pos_cash",
        Table::CreditCardBalance => "source_cards",
        Table::InstallmentsPayments => "source_installments",
    })
}

/// What files are called after a table: the application's are two, of one name in everything else.
pub(super) const fn table_key(table: Table) -> &'static str {
    match table {
        Table::ApplicationTrain | Table::ApplicationTest => "application",
        other => other.file_stem(),
    }
}
