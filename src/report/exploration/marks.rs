//! Columns of the tables that carry a mark in place of a value.

use serde::{Deserialize, Serialize};

use super::{Contrast, ratio};
use crate::report::cohort::is_few;
use crate::tables::{ColumnMarks, Mark, Table, TableMarks};

/// A column that can be marked "nothing known".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MarkOutline {
    /// The table.
    pub table: Table,
    /// Kaggle's column name.
    pub column: String,
    /// What marks that nothing is known.
    pub mark: Mark,
    /// Rows of the table.
    pub rows: usize,
    /// Rows with the mark, where neither they nor the others are of few clients.
    pub marked: Option<usize>,
    /// Their share of the rows, likewise.
    pub share: Option<f64>,
    /// Shares in difficulty with the mark and without, where rows have an outcome.
    pub difficulty: Contrast,
}

/// The columns of a table, in the schema's order; none of an empty table.
pub(super) fn outlines(table: &TableMarks) -> impl Iterator<Item = MarkOutline> {
    let outline = |column: &ColumnMarks| {
        let [with, without] = column.rows;
        let is_told = table.rows > 0 && !column.owners.into_iter().any(is_few);
        let difficulty = column.difficulties.filter(|_| is_told).map_or(Contrast::default(), |difficult| {
            Contrast::of((with, difficult[0]), (without, difficult[1]))
        });
        MarkOutline {
            table: table.table,
            column: column.column.to_owned(),
            mark: column.mark,
            rows: table.rows,
            marked: is_told.then_some(with),
            share: is_told.then(|| ratio(with, table.rows)),
            difficulty,
        }
    };
    table.columns.iter().map(outline)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(rows: [usize; 2], owners: [usize; 2], difficulties: Option<[usize; 2]>) -> MarkOutline {
        let column = ColumnMarks { column: "DAYS_EMPLOYED", mark: Mark::NoDate, rows, owners, difficulties };
        let table =
            TableMarks { table: Table::ApplicationTrain, rows: rows[0] + rows[1], columns: vec![column] };
        outlines(&table).next().unwrap()
    }

    #[test]
    fn a_mark_is_told_with_its_share_and_the_difficulty_on_either_side() {
        let found = outline([200, 800], [20, 20], Some([10, 80]));
        assert_eq!((found.rows, found.marked, found.share), (1_000, Some(200), Some(0.2)));
        assert_eq!((found.difficulty.with, found.difficulty.without), (Some(0.05), Some(0.1)));
        let child = outline([200, 800], [20, 20], None);
        assert_eq!((child.share, child.difficulty), (Some(0.2), Contrast::default()));
    }

    #[test]
    fn rows_of_few_clients_are_not_told_however_many_they_are() {
        for owners in [[3, 20], [20, 3]] {
            let found = outline([500, 500], owners, Some([50, 50]));
            assert_eq!((found.marked, found.share, found.difficulty), (None, None, Contrast::default()));
        }
        assert_eq!(outline([0, 1_000], [0, 20], Some([0, 80])).share, Some(0.0));
        assert_eq!(outline([0, 0], [0, 0], None).share, None);
    }
}
