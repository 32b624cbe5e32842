//! The tables that features are computed from, and how many from each.

use serde::Serialize;

use super::table::{Row, Table};
use super::table_words::table_in_words;
use super::words::count;
use crate::features::{Feature, Theme};
use crate::site::strings::Strings;
use crate::tables::Table as DataTable;

/// How many features there are, by table and by theme.
#[derive(Debug, Serialize)]
pub(super) struct SourcesView {
    features: String,
    by_table: Table,
    by_theme: Table,
}

/// Tables with features of their own; both tables of applications are one.
const TABLES: [DataTable; 7] = [
    DataTable::ApplicationTest,
    DataTable::Bureau,
    DataTable::BureauBalance,
    DataTable::PreviousApplication,
    DataTable::PosCashBalance,
    DataTable::InstallmentsPayments,
    DataTable::CreditCardBalance,
];

impl SourcesView {
    pub(super) fn new(catalogue: &[Feature], strings: &Strings) -> Self {
        let language = strings.language();
        let counted =
            |has: &dyn Fn(&Feature) -> bool| catalogue.iter().filter(|feature| has(feature)).count();
        let by_table = TABLES.map(|table| {
            let is_of = |feature: &Feature| table_of(feature) == table;
            let file = if table == DataTable::ApplicationTest { "application_*" } else { table.file_stem() };
            let cells = vec![count(counted(&is_of), language)];
            Row { note: Some(file.to_owned()), ..Row::new(table_in_words(table, strings), cells) }
        });
        let by_theme = Theme::ALL.map(|theme| {
            let features = counted(&|feature| feature.theme == theme);
            Row::new(theme.label().text(language), vec![count(features, language)])
        });
        Self {
            features: count(catalogue.len(), language),
            by_table: Table::new("slide_sources", by_table.into(), strings),
            by_theme: Table::new("slide_themes", by_theme.into(), strings),
        }
    }
}

/// The table of a feature, that of the applications for both.
const fn table_of(feature: &Feature) -> DataTable {
    match feature.table {
        DataTable::ApplicationTrain => DataTable::ApplicationTest,
        table => table,
    }
}
