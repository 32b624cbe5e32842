//! How often a table marks that nothing is known: 365243 for "no date", no word where the vocabulary has `XNA`.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::rows::Rows;
use super::schema::{Column, ColumnType, Table};

/// Owners that are told apart, at most: whether so many stand behind rows is all that is asked.
const OWNERS: usize = 20;

/// What a table's rows showed while they were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableMarks {
    /// The table.
    pub table: Table,
    /// Its rows.
    pub rows: usize,
    /// Its columns that can carry a mark, in the schema's order.
    pub columns: Vec<ColumnMarks>,
}

/// The marks of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnMarks {
    /// Kaggle's column name.
    pub column: &'static str,
    /// What marks that nothing is known.
    pub mark: Mark,
    /// Rows with the mark, and without.
    pub rows: [usize; 2],
    /// Owners of the rows with the mark, and of those without; counted up to 20.
    pub owners: [usize; 2],
    /// Rows whose `TARGET` is 1, among those with the mark and those without, where the table has one.
    pub difficulties: Option<[usize; 2]>,
}

/// What marks that nothing is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// The number 365243 in place of days.
    NoDate,
    /// The word `XNA` or an empty cell, which [`Rows`] do not tell apart.
    NoWord,
}

impl TableMarks {
    /// Counts the marks of rows.
    #[must_use]
    pub fn of(rows: &Rows) -> Self {
        let owners = rows.ids(rows.table().owner());
        let target = rows.has("TARGET").then(|| rows.numbers("TARGET"));
        let columns = rows.table().columns().into_iter().filter_map(|column| {
            let mark = mark_of(&column)?;
            let has_mark: Box<dyn Fn(usize) -> bool + '_> = match mark {
                Mark::NoDate => {
                    let numbers = rows.numbers(column.name);
                    Box::new(move |row| numbers.is_no_date(row))
                }
                Mark::NoWord => {
                    let words = rows.words(column.name);
                    Box::new(move |row| !words[row].is_known())
                }
            };
            let (mut counts, mut difficulties) = ([0; 2], [0; 2]);
            let mut seen = [BTreeSet::new(), BTreeSet::new()];
            for (row, owner) in owners.iter().enumerate() {
                let side = usize::from(!has_mark(row));
                counts[side] += 1;
                difficulties[side] += usize::from(target.is_some_and(|target| target.at(row) > 0.5));
                if seen[side].len() < OWNERS {
                    seen[side].insert(*owner);
                }
            }
            Some(ColumnMarks {
                column: column.name,
                mark,
                rows: counts,
                owners: seen.map(|owners| owners.len()),
                difficulties: target.map(|_| difficulties),
            })
        });
        Self { table: rows.table(), rows: rows.height(), columns: columns.collect() }
    }
}

fn mark_of(column: &Column) -> Option<Mark> {
    if column.no_date {
        return Some(Mark::NoDate);
    }
    (column.kind == ColumnType::Text && column.words.contains(&"XNA")).then_some(Mark::NoWord)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{Cell, NO_DATE, Word};

    /// Applications of clients 1, 2 and on, one for each pair of days in employment and outcome; no word is known.
    fn applications(known: &[(f64, f64)]) -> Rows {
        let table = Table::ApplicationTrain;
        let mut rows = Rows::empty(table);
        for (client, (employed, target)) in (1..).zip(known) {
            let cell = |column: &Column| match (column.kind, column.name) {
                (ColumnType::Id, _) => Cell::Id(client),
                (_, "TARGET") => Cell::Number(*target),
                (_, "DAYS_EMPLOYED") => Cell::Number(*employed),
                (ColumnType::Text, _) => Cell::Word(Word::MISSING),
                _ => Cell::Number(NO_DATE),
            };
            let cells: Vec<Cell> = table.columns().iter().map(cell).collect();
            rows.push(&cells);
        }
        rows
    }

    #[test]
    fn rows_with_and_without_a_mark_are_counted_with_their_outcomes() {
        let rows = applications(&[(NO_DATE, 0.0), (-10.0, 1.0), (NO_DATE, 1.0), (-3.0, 1.0), (-5.0, 0.0)]);
        let found = TableMarks::of(&rows);
        assert_eq!((found.table, found.rows), (Table::ApplicationTrain, 5));
        let names: Vec<&str> = found.columns.iter().map(|column| column.column).collect();
        assert_eq!(names, ["CODE_GENDER", "DAYS_EMPLOYED", "ORGANIZATION_TYPE"]);
        let employed = &found.columns[1];
        assert_eq!((employed.mark, employed.rows, employed.owners), (Mark::NoDate, [2, 3], [2, 3]));
        assert_eq!(employed.difficulties, Some([1, 2]));
        let organisation = &found.columns[2];
        assert_eq!(
            (organisation.mark, organisation.rows, organisation.difficulties),
            (Mark::NoWord, [5, 0], Some([3, 0]))
        );
    }

    #[test]
    fn rows_of_one_client_are_one_owner_and_more_than_twenty_are_not_told_apart() {
        let one = applications(&[(NO_DATE, 0.0)]);
        let again = TableMarks::of(&one.select(&[0; 30]));
        assert_eq!((again.columns[1].rows, again.columns[1].owners), ([30, 0], [1, 0]));
        let many = TableMarks::of(&applications(&[(-1.0, 0.0); 50]));
        assert_eq!((many.columns[1].rows, many.columns[1].owners), ([0, 50], [0, 20]));
    }

    #[test]
    fn child_tables_have_marks_but_no_outcomes() {
        let columns = |table| TableMarks::of(&Rows::empty(table)).columns;
        let previous = columns(Table::PreviousApplication);
        assert_eq!(previous.iter().filter(|column| column.mark == Mark::NoDate).count(), 5);
        assert!(previous.iter().all(|column| column.difficulties.is_none() && column.rows == [0, 0]));
        assert!(columns(Table::BureauBalance).is_empty() && columns(Table::InstallmentsPayments).is_empty());
    }
}
