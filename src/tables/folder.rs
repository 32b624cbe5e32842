//! A data folder as a whole.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::coverage::Coverage;
use super::error::TableError;
use super::id_set::{IdSet, orphans};
use super::read::{RawTable, read_columns, read_table};
use super::rows::Rows;
use super::scan::{find_table, needed_file, the_file};
use super::schema::Table;
use super::synthetic::MARK;
use super::warning::TableWarning;

/// The file that says which clients' child rows are all there.
const COVERAGE: &str = "coverage.parquet";

/// A folder with Kaggle's files, each `.csv`, `.csv.gz` or `.parquet`.
#[derive(Debug, Clone)]
pub struct DataFolder {
    path: PathBuf,
    known: Arc<Mutex<Known>>,
}

/// What reading has shown so far.
#[derive(Debug, Default)]
struct Known {
    /// The identifiers that child rows refer to; `None` where they cannot be read.
    keys: BTreeMap<Table, Option<Arc<IdSet>>>,
    /// `SK_ID_CURR` of applications from files of their own.
    more_clients: Vec<Arc<IdSet>>,
    /// The warnings that were given.
    warnings: BTreeSet<TableWarning>,
}

impl DataFolder {
    /// Names a folder; nothing is read yet.
    #[must_use]
    pub fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), known: Arc::default() }
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
        self.read(&needed_file(&self.path, Table::ApplicationTrain)?, Table::ApplicationTrain)
    }

    /// The applications to score.
    pub fn test_applications(&self) -> Result<ReadTable, TableError> {
        self.read(&needed_file(&self.path, Table::ApplicationTest)?, Table::ApplicationTest)
    }

    /// The files of the applications with a known outcome and of those to score.
    pub fn application_files(&self) -> Result<[PathBuf; 2], TableError> {
        let file = |table| needed_file(&self.path, table);
        Ok([file(Table::ApplicationTrain)?, file(Table::ApplicationTest)?])
    }

    /// Applications to score from a file of their own with the columns of `application_test`; the
    /// folder's child rows may be theirs.
    pub fn applications_from(&self, file: &Path) -> Result<ReadTable, TableError> {
        let table = Table::ApplicationTest;
        let raw = read_table(file, table)?;
        self.known().more_clients.push(Arc::new(IdSet::of(raw.ids(table.owner()))));
        let warnings = TableWarning::of(file, table, &raw);
        Ok(ReadTable { rows: rows_of(table, raw), warnings })
    }

    /// A child table; `None` where the folder does not have it.
    pub fn child(&self, table: Table) -> Result<Option<ReadTable>, TableError> {
        the_file(&self.path, table)?.map(|file| self.read(&file, table)).transpose()
    }

    /// Which clients' child rows are all there, where the folder says so.
    pub fn coverage(&self) -> Result<Option<Coverage>, TableError> {
        let file = self.path.join(COVERAGE);
        file.is_file().then(|| Coverage::read(&file)).transpose()
    }

    /// The child tables that the folder does not have.
    #[must_use]
    pub fn missing_children(&self) -> Vec<Table> {
        Table::ALL
            .into_iter()
            .filter(|table| !table.is_required())
            .filter(|table| matches!(the_file(&self.path, *table), Ok(None)))
            .collect()
    }

    /// The files that were or would be read, tables in schema order.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        Table::ALL.into_iter().filter_map(|table| find_table(&self.path, table)).collect()
    }

    /// The other files that say something of the tables, whether they are there or not.
    #[must_use]
    pub fn marks(&self) -> [PathBuf; 2] {
        [self.path.join(COVERAGE), self.path.join(MARK)]
    }

    /// Reads a table. A warning that this folder has given is not given again.
    fn read(&self, file: &Path, table: Table) -> Result<ReadTable, TableError> {
        let (raw, mut warnings) = self.read_whole(file, table)?;
        warnings.retain(|warning| self.known().warnings.insert(warning.clone()));
        Ok(ReadTable { rows: rows_of(table, raw), warnings })
    }

    /// Reads a table and holds it to those that it refers to.
    pub(super) fn read_whole(
        &self,
        file: &Path,
        table: Table,
    ) -> Result<(RawTable, Vec<TableWarning>), TableError> {
        let raw = read_table(file, table)?;
        if let Some(key) = key_for_children(table) {
            self.known().keys.insert(table, Some(Arc::new(IdSet::of(raw.ids(key)))));
        }
        let mut warnings = TableWarning::of(file, table, &raw);
        warnings.extend(self.orphans(file, table, &raw));
        if table == Table::ApplicationTest
            && let Some(learnt) = self.keys(Table::ApplicationTrain)
        {
            warnings.extend(TableWarning::learnt_from(file, &raw, &learnt));
        }
        Ok((raw, warnings))
    }

    /// The rows of a child table that belong to nobody. Where the tables that say who there is are not
    /// whole, nothing is said.
    fn orphans(&self, file: &Path, table: Table, raw: &RawTable) -> Option<TableWarning> {
        let mut keys: Vec<Arc<IdSet>> =
            owner_tables(table).iter().map(|owners| self.keys(*owners)).collect::<Option<_>>()?;
        if owner_tables(table).contains(&Table::ApplicationTest) {
            keys.extend(self.known().more_clients.iter().cloned());
        }
        let sets: Vec<&IdSet> = keys.iter().map(AsRef::as_ref).collect();
        let found = orphans(raw.ids(table.owner()), &sets).filter(|_| !sets.is_empty())?;
        Some(TableWarning::orphans(file, table, found, &raw.places))
    }

    /// The identifiers of a table, from its column alone where the table was not read before.
    fn keys(&self, table: Table) -> Option<Arc<IdSet>> {
        if let Some(known) = self.known().keys.get(&table) {
            return known.clone();
        }
        let read = || {
            let name = key_for_children(table)?;
            let column = table.columns().into_iter().find(|column| column.name == name)?;
            let file = the_file(&self.path, table).ok()??;
            let raw = read_columns(&file, table, &[column]).ok()?;
            Some(Arc::new(IdSet::of(raw.ids(name))))
        };
        let keys = read();
        self.known().keys.insert(table, keys.clone());
        keys
    }

    fn known(&self) -> std::sync::MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The tables that say whose the rows of a child table may be.
fn owner_tables(table: Table) -> &'static [Table] {
    match table {
        Table::ApplicationTrain | Table::ApplicationTest => &[],
        Table::BureauBalance => &[Table::Bureau],
        _ => &[Table::ApplicationTrain, Table::ApplicationTest],
    }
}

/// The column of a table that other tables' rows refer to by their owner.
fn key_for_children(table: Table) -> Option<&'static str> {
    Table::ALL.into_iter().any(|child| owner_tables(child).contains(&table)).then(|| table.key()).flatten()
}

/// A table that was read, and what is odd about it.
#[derive(Debug, Clone)]
pub struct ReadTable {
    /// Its rows.
    pub rows: Rows,
    /// What is odd about it.
    pub warnings: Vec<TableWarning>,
}

fn rows_of(table: Table, raw: RawTable) -> Rows {
    Rows::from_columns(table, raw.height, raw.columns.into_iter().map(|gathered| gathered.cells).collect())
}
