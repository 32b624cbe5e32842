//! What a data folder holds and what is wrong with it, all tables in one run.

mod column;
mod memory;
mod text;

use std::fs;
use std::path::Path;

use serde::Serialize;

pub use self::column::ColumnReport;
use self::memory::TableSize;
use super::error::TableError;
use super::folder::DataFolder;
use super::id_set::{IdSet, largest_group, orphans};
use super::read::RawTable;
use super::scan::{FileFormat, needed_file, the_file};
use super::schema::Table;
use super::warning::{TableWarning, counted};

/// What a data folder holds.
#[derive(Debug, Serialize)]
pub struct FolderReport {
    /// The folder.
    pub folder: String,
    /// Whether its tables are made up.
    pub synthetic: bool,
    /// The tables that are there, or should be.
    pub tables: Vec<TableReport>,
    /// The child tables that are not there.
    pub absent: Vec<AbsentTable>,
    /// What is wrong beside the tables.
    pub errors: Vec<String>,
    /// The memory that `train` takes at its peak, in MB (10^6 bytes); an estimate.
    pub train_memory_mb: u64,
    /// All errors, those of tables included.
    pub error_count: usize,
    /// All warnings.
    pub warning_count: usize,
    /// What follows, in a line.
    pub verdict: String,
}

/// A child table that is not there.
#[derive(Debug, Serialize)]
pub struct AbsentTable {
    /// Its file name without extension.
    pub table: &'static str,
    /// What follows.
    pub consequence: &'static str,
}

/// What a table holds. Of a table with an error, the first is told and the rest is not known.
#[derive(Debug, Serialize)]
pub struct TableReport {
    /// Its file name without extension.
    pub table: &'static str,
    /// Its file, if there is one.
    pub file: Option<String>,
    /// The file's form.
    pub format: Option<FileFormat>,
    /// What separates the cells of a text file.
    pub separator: Option<char>,
    /// The file's size in bytes.
    pub bytes: Option<u64>,
    /// Its rows.
    pub rows: Option<usize>,
    /// The column that says whose a row is: a client's, or in `bureau_balance` a credit's.
    pub owner: &'static str,
    /// Different owners.
    pub owners: Option<usize>,
    /// Rows of an owner on average.
    pub rows_per_owner: Option<f64>,
    /// The most rows of one owner.
    pub most_rows_per_owner: Option<usize>,
    /// Its columns in the schema's order.
    pub columns: Vec<ColumnReport>,
    /// What is odd about it as a whole.
    pub warnings: Vec<String>,
    /// What is known to be so in Kaggle's tables and does no harm.
    pub notes: Vec<String>,
    /// What is wrong with it.
    pub error: Option<String>,
}

/// Reads all tables of a folder and says what is in them; `step` hears of each table before it is read.
#[must_use]
pub fn check_folder(path: &Path, step: &dyn Fn(Table)) -> FolderReport {
    let folder = DataFolder::new(path);
    let mut check = Check { folder, previous: None, sizes: Vec::new() };
    let mut errors = Vec::new();
    let mut tables = Vec::new();
    if path.is_dir() {
        for table in Table::ALL {
            step(table);
            tables.extend(check.table(table));
        }
        errors.extend(check.folder.coverage().err().map(|error| error.to_string()));
    } else {
        errors.push(TableError::NoFolder { folder: path.to_owned() }.to_string());
    }
    let missing = if path.is_dir() { check.folder.missing_children() } else { Vec::new() };
    let absent = missing.into_iter().map(|table| AbsentTable {
        table: table.file_stem(),
        consequence: "its features are missing for all clients",
    });
    let error_count = errors.len() + tables.iter().filter(|table| table.error.is_some()).count();
    let warning_count = tables.iter().map(TableReport::warning_count).sum();
    FolderReport {
        folder: path.display().to_string(),
        synthetic: check.folder.is_synthetic(),
        absent: absent.collect(),
        train_memory_mb: memory::train_mb(&check.sizes),
        verdict: verdict(error_count, warning_count),
        tables,
        errors,
        error_count,
        warning_count,
    }
}

fn verdict(errors: usize, warnings: usize) -> String {
    let count = |number: usize, what: &str| match number {
        0 => format!("no {what}"),
        _ => counted(number, what),
    };
    let word = if errors == 0 { "usable" } else { "not usable" };
    format!("{word}: {}, {}", count(errors, "error"), count(warnings, "warning"))
}

/// A check under way.
struct Check {
    folder: DataFolder,
    /// `SK_ID_PREV` of `previous_application`, once it was read.
    previous: Option<IdSet>,
    sizes: Vec<(Table, TableSize)>,
}

impl Check {
    /// What a table holds; `None` where it is absent and may be.
    fn table(&mut self, table: Table) -> Option<TableReport> {
        let path = self.folder.path();
        let found =
            if table.is_required() { needed_file(path, table).map(Some) } else { the_file(path, table) };
        let mut report = TableReport::unread(table);
        match found {
            Ok(None) => return None,
            Ok(Some(file)) => {
                report.file = Some(file.display().to_string());
                report.format = Some(FileFormat::of(&file));
                report.bytes = fs::metadata(&file).ok().map(|file| file.len());
                match self.folder.read_whole(&file, table) {
                    Ok((raw, warnings)) => {
                        self.sizes.push((table, TableSize::of(&raw)));
                        report.notes.extend(self.loans_without_application(table, &raw));
                        report.fill(table, &raw, &warnings);
                    }
                    Err(error) => report.error = Some(error.to_string()),
                }
            }
            Err(error) => report.error = Some(error.to_string()),
        }
        Some(report)
    }

    fn loans_without_application(&mut self, table: Table, raw: &RawTable) -> Option<String> {
        let ids = raw.ids("SK_ID_PREV");
        if table == Table::PreviousApplication {
            self.previous = Some(IdSet::of(ids));
            return None;
        }
        let found = orphans(ids, &[self.previous.as_ref()?])?;
        Some(format!(
            "column SK_ID_PREV: {} of {} without a row in previous_application, as there are in Kaggle's own tables; used all the same",
            counted(found.rows, "row"),
            counted(found.owners, "loan")
        ))
    }
}

impl TableReport {
    fn unread(table: Table) -> Self {
        Self {
            table: table.file_stem(),
            file: None,
            format: None,
            separator: None,
            bytes: None,
            rows: None,
            owner: table.owner(),
            owners: None,
            rows_per_owner: None,
            most_rows_per_owner: None,
            columns: Vec::new(),
            warnings: Vec::new(),
            notes: Vec::new(),
            error: None,
        }
    }

    fn fill(&mut self, table: Table, raw: &RawTable, warnings: &[TableWarning]) {
        let ids = raw.ids(table.owner());
        let owners = IdSet::of(ids).len();
        self.separator = raw.separator.map(char::from);
        self.rows = Some(raw.height);
        self.owners = Some(owners);
        self.rows_per_owner = Some(raw.height as f64 / owners as f64);
        self.most_rows_per_owner = Some(largest_group(ids));
        let texts = |name: Option<&str>| {
            let about = warnings.iter().filter(move |warning| warning.column == name);
            about.map(|warning| warning.text.clone()).collect::<Vec<_>>()
        };
        self.warnings = texts(None);
        let columns = raw.columns.iter();
        self.columns =
            columns.map(|gathered| ColumnReport::of(gathered, texts(Some(gathered.column.name)))).collect();
    }

    fn warning_count(&self) -> usize {
        self.warnings.len() + self.columns.iter().map(|column| column.warnings.len()).sum::<usize>()
    }
}

#[cfg(test)]
mod tests;
