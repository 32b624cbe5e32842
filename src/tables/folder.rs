//! A data folder as a whole.

use std::path::{Path, PathBuf};

use polars::prelude::*;

use super::coverage::Coverage;
use super::encode::rows_of;
use super::error::TableError;
use super::rows::Rows;
use super::scan::{find_table, read_table, unreadable};
use super::schema::Table;
use super::synthetic::MARK;
use super::warning::TableWarning;

/// A folder with Kaggle's files, each `.csv` or `.parquet`.
#[derive(Debug, Clone)]
pub struct DataFolder {
    path: PathBuf,
}

impl DataFolder {
    /// Names a folder; nothing is read yet.
    #[must_use]
    pub fn new(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    /// Where the folder is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the folder's tables are made up: it has the mark that `write_synthetic` leaves.
    #[must_use]
    pub fn is_synthetic(&self) -> bool {
        self.path.join(MARK).is_file()
    }

    /// The applications with a known outcome; `TARGET` is 0 or 1 and takes both values.
    pub fn train_applications(&self) -> Result<ReadTable, TableError> {
        let file = self.file(Table::ApplicationTrain)?;
        let frame = read_table(&file, Table::ApplicationTrain)?;
        check_target(&file, &frame)?;
        ReadTable::of(file, Table::ApplicationTrain, &frame)
    }

    /// The applications to score.
    pub fn test_applications(&self) -> Result<ReadTable, TableError> {
        Self::applications_from(&self.file(Table::ApplicationTest)?)
    }

    /// Applications to score from a file of their own with the columns of `application_test`.
    pub fn applications_from(file: &Path) -> Result<ReadTable, TableError> {
        let frame = read_table(file, Table::ApplicationTest)?;
        ReadTable::of(file.to_owned(), Table::ApplicationTest, &frame)
    }

    /// A child table; `None` where the folder does not have it.
    pub fn child(&self, table: Table) -> Result<Option<ReadTable>, TableError> {
        let file = find_table(&self.path, table);
        file.map(|file| {
            let frame = read_table(&file, table)?;
            ReadTable::of(file, table, &frame)
        })
        .transpose()
    }

    /// Which clients' child rows are all there, where the folder says so.
    pub fn coverage(&self) -> Result<Option<Coverage>, TableError> {
        let file = self.path.join("coverage.parquet");
        file.is_file().then(|| Coverage::read(&file)).transpose()
    }

    /// The child tables that the folder does not have.
    #[must_use]
    pub fn missing_children(&self) -> Vec<Table> {
        Table::ALL
            .into_iter()
            .filter(|table| !table.is_required())
            .filter(|table| find_table(&self.path, *table).is_none())
            .collect()
    }

    /// The files that were or would be read, tables in schema order.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        Table::ALL.into_iter().filter_map(|table| find_table(&self.path, table)).collect()
    }

    fn file(&self, table: Table) -> Result<PathBuf, TableError> {
        find_table(&self.path, table)
            .ok_or(TableError::MissingTable { folder: self.path.clone(), stem: table.file_stem() })
    }
}

/// A table that was read, and what is odd about it.
#[derive(Debug, Clone)]
pub struct ReadTable {
    /// Its rows.
    pub rows: Rows,
    /// What is odd about it.
    pub warnings: Vec<TableWarning>,
}

impl ReadTable {
    fn of(file: PathBuf, table: Table, frame: &DataFrame) -> Result<Self, TableError> {
        let read = rows_of(table, frame);
        let (rows, unknown) = read.map_err(|cause| unreadable(&file, "table", &cause))?;
        let warnings = unknown.iter().map(|words| TableWarning::unknown_words(file.clone(), words)).collect();
        Ok(Self { rows, warnings })
    }
}

fn check_target(file: &Path, frame: &DataFrame) -> Result<(), TableError> {
    let bad = |found: String| TableError::BadTarget { file: file.to_owned(), found };
    let target = frame.column("TARGET").and_then(|t| t.i64()).map_err(|cause| bad(cause.to_string()))?;
    if target.null_count() > 0 {
        return Err(bad(format!("{} rows have none", target.null_count())));
    }
    if let Some(value) = target.into_no_null_iter().find(|value| !(0..=1).contains(value)) {
        return Err(bad(format!("found {value}")));
    }
    let defaults = target.into_no_null_iter().filter(|value| *value == 1).count();
    if defaults == 0 || defaults == target.len() {
        return Err(bad(format!("all {} rows have the same", target.len())));
    }
    Ok(())
}
