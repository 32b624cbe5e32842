//! Which file of a folder holds a table.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::TableError;
use super::schema::Table;

/// The form of a table's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum FileFormat {
    /// Parquet.
    #[serde(rename = "parquet")]
    Parquet,
    /// Comma-separated values.
    #[serde(rename = "csv")]
    Csv,
    /// Comma-separated values, compressed with gzip.
    #[serde(rename = "csv.gz")]
    CsvGz,
}

impl FileFormat {
    const ALL: [Self; 3] = [Self::Parquet, Self::Csv, Self::CsvGz];

    /// What follows the stem and a dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Parquet => "parquet",
            Self::Csv => "csv",
            Self::CsvGz => "csv.gz",
        }
    }

    /// The format that a file's name says; Parquet where it says nothing.
    pub(super) fn of(file: &Path) -> Self {
        Self::named(file).unwrap_or(Self::Parquet)
    }

    /// The format that a file's name says; the error is what helps where it says none.
    pub(super) fn named(file: &Path) -> Result<Self, &'static str> {
        let name = file.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let ends = |extension: &str| name.ends_with(&format!(".{extension}"));
        if let Some(format) = Self::ALL.into_iter().find(|format| ends(format.extension())) {
            return Ok(format);
        }
        let nearly = NEARLY.iter().find(|(known, _)| ends(known));
        Err(nearly.map_or("name it by what it holds", |(_, remedy)| *remedy))
    }
}

/// Endings of files that hold a table in a form that is not read, and what to do with them.
const NEARLY: [(&str, &str); 10] = [
    ("csv.zip", "unpack it"),
    ("zip", "unpack it"),
    ("parquet.zip", "unpack it"),
    ("parquet.gz", "unpack it"),
    ("csv.bz2", "unpack it"),
    ("csv.xz", "unpack it"),
    ("csv.zst", "unpack it"),
    ("csv.partial", "it was written only in part; write it again"),
    ("tsv", "name it .csv, the separator is found"),
    ("pq", "name it .parquet"),
];

/// The files of a folder that hold a table, one for each format.
pub(super) fn files_of(folder: &Path, table: Table) -> Vec<PathBuf> {
    let named = |format: FileFormat| folder.join(format!("{}.{}", table.file_stem(), format.extension()));
    FileFormat::ALL.into_iter().map(named).filter(|file| fs::symlink_metadata(file).is_ok()).collect()
}

/// The file of a folder that holds a table, or the first of several.
pub(super) fn find_table(folder: &Path, table: Table) -> Option<PathBuf> {
    files_of(folder, table).into_iter().next()
}

/// The one file of a folder that holds a table; `None` where there is nothing like it.
pub(super) fn the_file(folder: &Path, table: Table) -> Result<Option<PathBuf>, TableError> {
    let stem = table.file_stem();
    let mut files = files_of(folder, table).into_iter();
    match (files.next(), files.next()) {
        (Some(first), Some(second)) => {
            let second = second.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Err(TableError::TwoFiles { first, second, stem })
        }
        (Some(file), None) => Ok(Some(file)),
        _ => match nearly(folder, stem) {
            Some((file, remedy)) => Err(TableError::NearlyTable { file, stem, remedy }),
            None => Ok(None),
        },
    }
}

/// The one file of a table that a folder must have.
pub(super) fn needed_file(folder: &Path, table: Table) -> Result<PathBuf, TableError> {
    if !folder.is_dir() {
        return Err(TableError::NoFolder { folder: folder.to_owned() });
    }
    fs::read_dir(folder)
        .map_err(|cause| TableError::ClosedFolder { folder: folder.to_owned(), cause: cause.to_string() })?;
    the_file(folder, table)?.ok_or_else(|| TableError::MissingTable {
        folder: folder.to_owned(),
        stem: table.file_stem(),
        empty: fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none()),
    })
}

/// A file whose name is nearly that of a table: other case, or packed in another way.
fn nearly(folder: &Path, stem: &str) -> Option<(PathBuf, String)> {
    let mut names: Vec<String> =
        fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    names.into_iter().find_map(|name| {
        let lower = name.to_lowercase();
        let ending = lower.strip_prefix(&stem.to_lowercase())?.strip_prefix('.')?;
        let remedy = if FileFormat::ALL.iter().any(|format| format.extension() == ending) {
            format!("name it {stem}.{ending}, capital and small letters as here")
        } else {
            NEARLY.iter().find(|(known, _)| *known == ending)?.1.to_owned()
        };
        Some((folder.join(name), remedy))
    })
}

/// A Parquet file of a table as a frame, for tests that look at what was written.
#[cfg(test)]
pub(super) fn read_table(
    file: &Path,
    table: Table,
) -> polars::prelude::PolarsResult<polars::prelude::DataFrame> {
    use polars::prelude::*;
    let frame = ParquetReader::new(fs::File::open(file)?).finish()?;
    let casts: Vec<Expr> =
        table.columns().iter().map(|column| col(column.name).cast(column.kind.data_type())).collect();
    frame.lazy().select(casts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_one_file_in_one_of_three_formats() {
        let folder = tempfile::tempdir().unwrap();
        let found = || the_file(folder.path(), Table::Bureau);
        let put = |name: &str| fs::write(folder.path().join(name), "x").unwrap();
        assert!(found().unwrap().is_none());
        put("bureau_balance.csv");
        assert!(found().unwrap().is_none());
        put("bureau.csv.gz");
        assert!(found().unwrap().unwrap().ends_with("bureau.csv.gz"));
        put("bureau.csv");
        let error = found().unwrap_err().to_string();
        assert!(error.contains("bureau.csv: stands beside bureau.csv.gz"), "{error}");
    }

    #[test]
    fn a_name_that_is_nearly_right_is_named_with_the_remedy() {
        for (name, remedy) in [
            ("Bureau.CSV", "name it bureau.csv,"),
            ("bureau.csv.zip", "unpack it"),
            ("pos_cash_balance.parquet", "name it POS_CASH_balance.parquet,"),
        ] {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join(name), "x").unwrap();
            let faults = Table::ALL.map(|table| the_file(folder.path(), table));
            let said: Vec<String> =
                faults.into_iter().filter_map(|found| Some(found.err()?.to_string())).collect();
            assert_eq!(said.len(), 1);
            assert!(said[0].contains(name) && said[0].contains(remedy), "{}", said[0]);
        }
    }
}
