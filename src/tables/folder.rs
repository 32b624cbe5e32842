//! A data folder as a whole.

use std::path::{Path, PathBuf};

use polars::prelude::*;

use super::children::ChildTables;
use super::clean::{clean_applications, clean_bureau, clean_previous_applications};
use super::error::TableError;
use super::scan::{find_table, read_plain_parquet, read_table};
use super::schema::Table;
use super::synthetic::MARK;

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

    /// The applications with a known outcome, cleaned; `TARGET` is 0 or 1 and takes both values.
    pub fn train_applications(&self) -> Result<LazyFrame, TableError> {
        let file = self.file(Table::ApplicationTrain)?;
        let frame = read_table(&file, Table::ApplicationTrain)?;
        check_target(&file, &frame)?;
        Ok(clean_applications(frame.lazy()))
    }

    /// The applications to score, cleaned.
    pub fn test_applications(&self) -> Result<LazyFrame, TableError> {
        Self::applications_from(&self.file(Table::ApplicationTest)?)
    }

    /// Applications to score from a file of their own with the columns of `application_test`.
    pub fn applications_from(file: &Path) -> Result<LazyFrame, TableError> {
        Ok(clean_applications(read_table(file, Table::ApplicationTest)?.lazy()))
    }

    /// The child tables that the folder has, cleaned, and its coverage if it says so.
    pub fn children(&self) -> Result<ChildTables, TableError> {
        let read = |table| -> Result<Option<LazyFrame>, TableError> {
            let file = find_table(&self.path, table);
            file.map(|file| Ok(read_table(&file, table)?.lazy())).transpose()
        };
        Ok(ChildTables {
            bureau: read(Table::Bureau)?.map(clean_bureau),
            previous_application: read(Table::PreviousApplication)?.map(clean_previous_applications),
            coverage: self.coverage()?,
        })
    }

    /// The child tables that Clairscore reads and that the folder does not have.
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

    fn coverage(&self) -> Result<Option<LazyFrame>, TableError> {
        let file = self.path.join("coverage.parquet");
        if !file.is_file() {
            return Ok(None);
        }
        let frame = read_plain_parquet(&file)?;
        if frame.column("SK_ID_CURR").is_err() {
            return Err(TableError::Unreadable {
                file,
                format: "coverage",
                cause: "it has no column SK_ID_CURR".to_owned(),
            });
        }
        Ok(Some(frame.lazy()))
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
