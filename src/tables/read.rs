//! Reads one table, in whatever format, and holds it to its schema.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::TableError;
use super::gathered::{CellFault, Gathered};
use super::id_set::IdSet;
use super::parquet::read_parquet;
use super::place::{Place, Places};
use super::rows::Cells;
use super::scan::FileFormat;
use super::schema::{Column, Table};
use super::text::read_csv;

/// A table as it was read: the wanted columns, not yet held against other tables.
#[derive(Debug)]
pub(super) struct RawTable {
    pub(super) columns: Vec<Gathered>,
    pub(super) height: usize,
    pub(super) places: Places,
    /// Columns of the file that the table does not have.
    pub(super) unknown: Vec<String>,
    /// What separates the cells of a text file.
    pub(super) separator: Option<u8>,
}

impl RawTable {
    /// A column of identifiers; empty where it was not wanted.
    pub(super) fn ids(&self, name: &str) -> &[i64] {
        match self.columns.iter().find(|gathered| gathered.column.name == name).map(|g| &g.cells) {
            Some(Cells::Ids(ids)) => ids,
            _ => &[],
        }
    }
}

/// Reads a file as the given table: the schema's columns in their types, the key unique, the outcome 0 or
/// 1.
///
/// Columns that the schema does not know are left out.
pub(super) fn read_table(file: &Path, table: Table) -> Result<RawTable, TableError> {
    let raw = read_columns(file, table, &table.columns())?;
    if raw.height == 0 {
        return Err(TableError::Empty { file: file.to_owned() });
    }
    if let Some(key) = table.key() {
        check_key(file, &raw, key)?;
    }
    if table == Table::ApplicationTrain {
        check_target(file, &raw)?;
    }
    Ok(raw)
}

/// Reads some columns of a file.
pub(super) fn read_columns(file: &Path, table: Table, wanted: &[Column]) -> Result<RawTable, TableError> {
    // A pipe would be waited for, a folder's fault would be called an incomplete file.
    if std::fs::metadata(file).is_ok_and(|found| !found.is_file()) {
        return Err(TableError::NoFile { file: file.to_owned() });
    }
    match FileFormat::of(file) {
        FileFormat::Parquet => read_parquet(file, table, wanted),
        FileFormat::Csv | FileFormat::CsvGz => read_csv(file, table, wanted),
    }
}

fn check_key(file: &Path, raw: &RawTable, column: &'static str) -> Result<(), TableError> {
    let ids = raw.ids(column);
    if IdSet::of(ids).len() == ids.len() {
        return Ok(());
    }
    let mut sorted = ids.to_vec();
    sorted.par_sort_unstable();
    let Some(value) = sorted.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0]) else {
        return Ok(());
    };
    let mut rows = ids.iter().enumerate().filter(|(_, id)| **id == value).map(|(row, _)| row);
    let mut next = || raw.places.of(rows.next().unwrap_or_default());
    Err(TableError::DuplicateKey { file: file.to_owned(), column, value, first: next(), second: next() })
}

fn check_target(file: &Path, raw: &RawTable) -> Result<(), TableError> {
    let bad = |row: Option<usize>, found: String| {
        let place = row.map(|row| raw.places.of(row));
        Err(TableError::BadTarget { file: file.to_owned(), place, found })
    };
    let Some(Gathered { cells: Cells::Numbers(target), tally, .. }) =
        raw.columns.iter().find(|gathered| gathered.column.name == "TARGET")
    else {
        return bad(None, "it is no number".to_owned());
    };
    if let Some((row, value)) = tally.first_outside {
        return bad(Some(row), format!("found {value}"));
    }
    if let Some(row) = tally.first_empty {
        return bad(Some(row), "it is empty".to_owned());
    }
    let defaults = target.iter().filter(|value| **value > 0.5).count();
    if defaults == 0 || defaults == target.len() {
        return bad(None, format!("all {} rows have {}", target.len(), target[0]));
    }
    Ok(())
}

/// The error for a cell that cannot be read, as the file has it.
pub(super) fn cell_fault(
    file: PathBuf,
    place: Place,
    column: &Column,
    fault: CellFault,
    text: &[u8],
) -> TableError {
    match fault {
        CellFault::NoId => TableError::MissingId { file, place, column: column.name },
        CellFault::NotUtf8 => TableError::NotUtf8 { file, place, column: Some(column.name.to_owned()) },
        CellFault::Type => TableError::WrongType {
            file,
            place: Some(place),
            column: column.name,
            expected: column.kind.word(),
            found: shortened(&String::from_utf8_lossy(text)),
        },
    }
}

fn shortened(text: &str) -> String {
    let start: String = text.chars().take(40).collect();
    if start.len() < text.len() { format!("{start:?}…") } else { format!("{text:?}") }
}

/// The error for a column of the schema that a file does not have.
pub(super) fn missing_column(file: &Path, table: Table, column: &Column, found: &[String]) -> TableError {
    let alike = found.iter().find(|name| name.eq_ignore_ascii_case(column.name));
    let columns = table.columns();
    let remedy = match alike {
        Some(name) => format!("the file has {name}: write it in capital and small letters as here"),
        None if !columns.iter().any(|known| found.iter().any(|name| name == known.name)) => {
            "nor is any other column of the table there: the first line must hold the column names, separated by commas"
                .to_owned()
        }
        None => format!("Kaggle's {} has it, so take the file again from there", table.file_stem()),
    };
    TableError::MissingColumn { file: file.to_owned(), column: column.name, remedy }
}

#[cfg(test)]
mod tests;
