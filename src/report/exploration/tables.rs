//! What each table brings: rows, clients, features and their weight.

use serde::{Deserialize, Serialize};

use super::told_share;
use crate::features::{FeatureTable, FeatureValues, catalogue, nothing_on_record};
use crate::learning::Encoding;
use crate::report::model::Importance;
use crate::tables::{Table, TableMarks};

/// The tables that features are made from; the applications under the name that the catalogue gives them.
const SOURCES: [Table; 7] = [
    Table::ApplicationTest,
    Table::Bureau,
    Table::BureauBalance,
    Table::PreviousApplication,
    Table::PosCashBalance,
    Table::CreditCardBalance,
    Table::InstallmentsPayments,
];

/// A table as the training clients have it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TableOutline {
    /// The table; the training applications under the name of those to score, as in the catalogue.
    pub table: Table,
    /// How far it is known.
    pub standing: Standing,
    /// Its rows, where it was read.
    pub rows: Option<usize>,
    /// Share of the training clients with at least one row, among all.
    pub with_rows: Option<f64>,
    /// Share of them of whom it is known that they have none.
    pub without_rows: Option<f64>,
    /// Share of them of whom nothing can be said: the table is absent, or their rows are not complete.
    pub unknown: Option<f64>,
    /// Features that are made from it.
    pub features: usize,
    /// Those among the inputs of the model.
    pub inputs: usize,
    /// Their mean absolute points, added up.
    pub points: f64,
    /// Their share of those of all inputs.
    pub points_share: f64,
}

/// How far a table is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// For all training clients.
    Whole,
    /// For some of them, as the coverage of the data folder says.
    Partial,
    /// It was read, and yet for none of them.
    Unknown,
    /// It was not there, or could not be told whose its rows are.
    Absent,
}

/// The application, then the child tables. `seen` has the tables that were read.
pub(super) fn outlines(
    (clients, seen): (&FeatureTable, &[TableMarks]),
    encoding: &Encoding,
    importance: &[Importance],
) -> Vec<TableOutline> {
    let all: f64 = importance.iter().map(|one| one.mean_points).sum();
    let outline = |table: Table| {
        let read = if table == Table::ApplicationTest { Table::ApplicationTrain } else { table };
        let rows = seen.iter().find(|seen| seen.table == read).map(|seen| seen.rows);
        let [with, without, unknown] = counts(table, clients);
        let of_table = |name: &str| catalogue().iter().any(|one| one.name == name && one.table == table);
        let weights = importance.iter().filter(|one| of_table(&one.feature)).map(|one| one.mean_points);
        let points = weights.fold(0.0, |sum, points| sum + points);
        let parts = [with, without, unknown].map(|part| told_share(part, clients.rows()));
        let is_told = parts.iter().all(Option::is_some);
        let [with_rows, without_rows, unknown_share] = parts.map(|part| part.filter(|_| is_told));
        TableOutline {
            table,
            standing: standing(rows.is_some(), unknown, clients.rows()),
            rows,
            with_rows,
            without_rows,
            unknown: unknown_share,
            features: catalogue().iter().filter(|one| one.table == table).count(),
            inputs: encoding.inputs.iter().filter(|input| of_table(&input.feature)).count(),
            points,
            points_share: if all > 0.0 { points / all } else { 0.0 },
        }
    };
    SOURCES.into_iter().map(outline).collect()
}

const fn standing(is_read: bool, unknown: usize, clients: usize) -> Standing {
    match (is_read, unknown) {
        (false, _) => Standing::Absent,
        (true, 0) => Standing::Whole,
        (true, unknown) if unknown < clients => Standing::Partial,
        (true, _) => Standing::Unknown,
    }
}

/// Clients with rows in a table, without, and of whom that is not known.
fn counts(table: Table, clients: &FeatureTable) -> [usize; 3] {
    let Some(nothing) = nothing_on_record(table) else { return [clients.rows(), 0, 0] };
    let values = clients.column(nothing.witness).map(|column| &column.values);
    let Some(FeatureValues::Numeric(values)) = values else { return [0, 0, clients.rows()] };
    let unknown = values.iter().filter(|value| value.is_nan()).count();
    let without = values.iter().filter(|value| nothing.holds(**value)).count();
    [clients.rows() - unknown - without, without, unknown]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::FeatureColumn;
    use crate::learning::EncodedInput;

    /// 100 clients of whom the counts of rows are given; the two features alone.
    fn clients(bureau: impl Fn(usize) -> f64) -> FeatureTable {
        let column = |name: &str, values: Vec<f64>| FeatureColumn {
            feature: catalogue().iter().find(|one| one.name == name).unwrap(),
            values: FeatureValues::Numeric(values),
        };
        let columns = vec![
            column("AGE_YEARS", vec![40.0; 100]),
            column("BUREAU_COUNT", (0..100).map(bureau).collect()),
        ];
        FeatureTable { ids: (0..100).collect(), columns, target: None, gender: vec![None; 100] }
    }

    fn outlined(clients: &FeatureTable, seen: &[(Table, usize)]) -> Vec<TableOutline> {
        let seen: Vec<TableMarks> = seen
            .iter()
            .map(|(table, rows)| TableMarks { table: *table, rows: *rows, columns: vec![] })
            .collect();
        let input = |name: &str| EncodedInput { feature: name.to_owned(), categories: None };
        let encoding = Encoding { inputs: vec![input("AGE_YEARS"), input("BUREAU_COUNT")] };
        let weight = |name: &str, mean_points| Importance { feature: name.to_owned(), mean_points };
        outlines((clients, &seen), &encoding, &[weight("AGE_YEARS", 6.0), weight("BUREAU_COUNT", 2.0)])
    }

    #[test]
    fn clients_with_rows_without_and_unknown_add_up_to_all() {
        let some = |row| {
            if row < 50 {
                3.0
            } else if row < 80 {
                0.0
            } else {
                f64::NAN
            }
        };
        let tables = outlined(&clients(some), &[(Table::ApplicationTrain, 100), (Table::Bureau, 450)]);
        let bureau = &tables[1];
        assert_eq!(
            (bureau.table, bureau.standing, bureau.rows),
            (Table::Bureau, Standing::Partial, Some(450))
        );
        assert_eq!(
            (bureau.with_rows, bureau.without_rows, bureau.unknown),
            (Some(0.5), Some(0.3), Some(0.2))
        );
        assert_eq!((bureau.inputs, bureau.points, bureau.points_share), (1, 2.0, 0.25));
        assert!(bureau.features > 40, "{}", bureau.features);
        let application = &tables[0];
        assert_eq!((application.standing, application.rows), (Standing::Whole, Some(100)));
        assert_eq!((application.with_rows, application.points_share), (Some(1.0), 0.75));
    }

    #[test]
    fn a_table_that_is_not_there_is_absent_and_nothing_is_said_of_its_clients() {
        let tables = outlined(&clients(|_| f64::NAN), &[(Table::ApplicationTrain, 100), (Table::Bureau, 9)]);
        assert_eq!((tables[1].standing, tables[1].unknown), (Standing::Unknown, Some(1.0)));
        assert_eq!(
            (tables[4].standing, tables[4].rows, tables[4].unknown),
            (Standing::Absent, None, Some(1.0))
        );
        assert_eq!((tables[4].inputs, tables[4].points), (0, 0.0));
    }

    #[test]
    fn few_clients_without_rows_keep_all_three_shares_back() {
        let tables = outlined(&clients(|row| if row < 5 { 0.0 } else { 1.0 }), &[(Table::Bureau, 95)]);
        assert_eq!((tables[1].with_rows, tables[1].without_rows, tables[1].unknown), (None, None, None));
        assert_eq!(tables[1].standing, Standing::Whole);
    }
}
