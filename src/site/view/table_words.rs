//! What the tables of the data are called.

use crate::report;
use crate::site::strings::Strings;
use crate::tables::Table;

/// A table in words.
pub(super) fn table_in_words(table: Table, strings: &Strings) -> String {
    report::table_in_words(table).text(strings.language()).to_owned()
}

/// What files are called after a table: the application's are two, of one name in everything else.
pub(super) const fn table_key(table: Table) -> &'static str {
    match table {
        Table::ApplicationTrain | Table::ApplicationTest => "application",
        other => other.file_stem(),
    }
}
