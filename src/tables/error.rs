//! What can be wrong with a data folder.

use std::path::PathBuf;

use thiserror::Error;

use super::place::Place;

/// A data folder, table, column or cell that cannot be used; each names the place and the remedy.
#[derive(Debug, Error)]
pub enum TableError {
    /// The data folder is not there.
    #[error(
        "{folder}: is no folder, so application_train and application_test are not in it; name the folder with Kaggle's files with --data"
    )]
    NoFolder {
        /// What was named as the folder.
        folder: PathBuf,
    },
    /// A needed table has no file.
    #[error("{folder}: no {stem}.csv, {stem}.csv.gz or {stem}.parquet{}; put Kaggle's file there, or name another folder with --data", if *empty { " (the folder is empty)" } else { "" })]
    MissingTable {
        /// The folder searched.
        folder: PathBuf,
        /// The table's file name without extension.
        stem: &'static str,
        /// Whether nothing at all is in the folder.
        empty: bool,
    },
    /// A table has no file of its name, but one that nearly is.
    #[error("{file}: is not read, though it looks like {stem}; {remedy}")]
    NearlyTable {
        /// The file that is there.
        file: PathBuf,
        /// The table's file name without extension.
        stem: &'static str,
        /// What to do with it.
        remedy: String,
    },
    /// A table is there more than once.
    #[error("{first}: stands beside {second}, and both would be {stem}; keep one of them in the folder")]
    TwoFiles {
        /// A file of the table.
        first: PathBuf,
        /// The name of another.
        second: String,
        /// The table's file name without extension.
        stem: &'static str,
    },
    /// What has a table's name is a folder, a pipe or a device.
    #[error("{file}: is no regular file; put the table's file in its place")]
    NoFile {
        /// What has the name.
        file: PathBuf,
    },
    /// A folder cannot be looked into.
    #[error("{folder}: cannot be looked into: {cause}; check its rights, or name another folder with --data")]
    ClosedFolder {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        cause: String,
    },
    /// A file cannot be read at all.
    #[error("{file}: cannot be read as {format}: {cause}; check that the file is complete")]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// `CSV`, `gzip` or `Parquet`.
        format: &'static str,
        /// What the reader said.
        cause: String,
    },
    /// A file whose content is not what its name says.
    #[error("{file}: {found}; {remedy}")]
    WrongContent {
        /// The file.
        file: PathBuf,
        /// What it is.
        found: &'static str,
        /// What helps.
        remedy: &'static str,
    },
    /// A column of the schema is not in the file.
    #[error("{file}: column {column} is missing; {remedy}")]
    MissingColumn {
        /// The file.
        file: PathBuf,
        /// The first missing column.
        column: &'static str,
        /// What helps.
        remedy: String,
    },
    /// A column stands in the header more than once.
    #[error("{file}: column {column} stands in the header more than once; keep one of the columns")]
    DuplicateColumn {
        /// The file.
        file: PathBuf,
        /// The column.
        column: &'static str,
    },
    /// A row with more or fewer cells than the header.
    #[error(
        "{file}, line {line}: has {found} cells, but the header has {expected}; correct the line or take Kaggle's file again"
    )]
    Width {
        /// The file.
        file: PathBuf,
        /// The line on which the row begins.
        line: usize,
        /// Its cells.
        found: usize,
        /// The header's cells.
        expected: usize,
    },
    /// A row of any table with more cells than the header.
    #[error(
        "{file}, line {line}: has {found} cells, but the header names {expected} columns; correct the line, or put quotes around a cell that holds the separator"
    )]
    TooManyCells {
        /// The file.
        file: PathBuf,
        /// The line on which the row begins.
        line: usize,
        /// Its cells.
        found: usize,
        /// The header's columns.
        expected: usize,
    },
    /// A quoted cell without its end.
    #[error(
        "{file}, line {line}: a cell begins with a quote that is not closed before a separator or within 16 MiB; close it, or take the file again"
    )]
    Quote {
        /// The file.
        file: PathBuf,
        /// The line on which the row begins.
        line: usize,
    },
    /// A cell or a header that is not UTF-8.
    #[error("{file}, {place}{}: is not UTF-8; save the file as UTF-8", of_column(column.as_deref()))]
    NotUtf8 {
        /// The file.
        file: PathBuf,
        /// Where.
        place: Place,
        /// The column; none in the header.
        column: Option<String>,
    },
    /// A column holds something else than the schema says.
    #[error(
        "{file}{}: column {column} must hold {expected}, but holds {found}; {}",
        at(*place),
        type_remedy(found)
    )]
    WrongType {
        /// The file.
        file: PathBuf,
        /// Where, if it is a single cell.
        place: Option<Place>,
        /// The column.
        column: &'static str,
        /// What the schema expects.
        expected: &'static str,
        /// What was found.
        found: String,
    },
    /// A file without a single byte.
    #[error("{file}: is empty; take Kaggle's file again")]
    EmptyFile {
        /// The file.
        file: PathBuf,
    },
    /// A table without a single row.
    #[error("{file}: has a header but no row; take Kaggle's file again")]
    Empty {
        /// The file.
        file: PathBuf,
    },
    /// Two rows with the same key.
    #[error(
        "{file}: {column} {value} stands on more than one row (the first two: {first} and {second}); keep one"
    )]
    DuplicateKey {
        /// The file.
        file: PathBuf,
        /// The key column.
        column: &'static str,
        /// The least value that occurs twice.
        value: i64,
        /// Where it stands first.
        first: Place,
        /// Where it stands next.
        second: Place,
    },
    /// An identifier without a value.
    #[error("{file}, {place}: column {column} is empty; every row needs its identifier")]
    MissingId {
        /// The file.
        file: PathBuf,
        /// Where.
        place: Place,
        /// The column.
        column: &'static str,
    },
    /// An outcome that is not 0 or 1, or the same for all.
    #[error(
        "{file}{}: column TARGET must be 0 or 1 on every row and take both values; {found}; take Kaggle's file, or correct the column",
        at(*place)
    )]
    BadTarget {
        /// The file.
        file: PathBuf,
        /// Where, if it is a single cell.
        place: Option<Place>,
        /// What was found.
        found: String,
    },
    /// Made-up tables would stand beside or replace tables that may be real.
    #[error(
        "{file}: stands in a folder that is not made up (it has no synthetic.json), so nothing is written there; name another folder, or move the file away"
    )]
    NotSynthetic {
        /// A table's file that is already there.
        file: PathBuf,
    },
    /// A file that cannot be written.
    #[error("{file}: cannot be written: {cause}")]
    Unwritable {
        /// The file.
        file: PathBuf,
        /// What the writer said.
        cause: String,
    },
    /// An output file whose extension says nothing.
    #[error("{file}: the extension must be .csv, .parquet or .ndjson")]
    UnknownFormat {
        /// The file.
        file: PathBuf,
    },
}

fn at(place: Option<Place>) -> String {
    place.map_or_else(String::new, |place| format!(", {place}"))
}

fn of_column(column: Option<&str>) -> String {
    column.map_or_else(String::new, |column| format!(": column {column}"))
}

fn type_remedy(found: &str) -> &'static str {
    let between_digits = |comma: usize| {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        digit(found[..comma].chars().next_back()) && digit(found[comma + 1..].chars().next())
    };
    if found.starts_with("the Parquet type") {
        "write the column in another type or take Kaggle's file"
    } else if found.starts_with('"') && found.find(',').is_some_and(between_digits) {
        "that is a decimal comma: write numbers with a decimal point"
    } else if matches!(found, "\"NA\"" | "\"N/A\"" | "\"null\"" | "\"NULL\"" | "\"None\"") {
        "leave cells without a value empty"
    } else {
        "correct the cell or take Kaggle's file"
    }
}
