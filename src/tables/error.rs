//! What can be wrong with a data folder.

use std::path::PathBuf;

use thiserror::Error;

/// A data folder, table, column or cell that cannot be used; each names the place and the remedy.
#[derive(Debug, Error)]
pub enum TableError {
    /// A needed table has no file.
    #[error(
        "{folder}: no {stem}.csv and no {stem}.parquet; put Kaggle's file there, or name another folder with --data"
    )]
    MissingTable {
        /// The folder searched.
        folder: PathBuf,
        /// The table's file name without extension.
        stem: &'static str,
    },
    /// A file cannot be read at all.
    #[error("{file}: cannot be read as {format}: {cause}; check that the file is complete")]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// `CSV` or `Parquet`.
        format: &'static str,
        /// What the reader said.
        cause: String,
    },
    /// A column of the schema is not in the file.
    #[error("{file}: column {column} is missing; Kaggle's {stem} has it, so take the file again from there")]
    MissingColumn {
        /// The file.
        file: PathBuf,
        /// The table's file name without extension.
        stem: &'static str,
        /// The first missing column.
        column: &'static str,
    },
    /// A column holds something else than the schema says.
    #[error("{file}{}: column {column} must hold {expected}, but holds {found}; correct the cell or take Kaggle's file", at_line(*line))]
    WrongType {
        /// The file.
        file: PathBuf,
        /// The line, where known (1 is the header).
        line: Option<usize>,
        /// The column.
        column: &'static str,
        /// What the schema expects.
        expected: &'static str,
        /// What was found.
        found: String,
    },
    /// A table without a single row.
    #[error("{file}: has a header but no row; take Kaggle's file again")]
    Empty {
        /// The file.
        file: PathBuf,
    },
    /// Two rows with the same key.
    #[error("{file}: {column} {value} stands on more than one row; keep one")]
    DuplicateKey {
        /// The file.
        file: PathBuf,
        /// The key column.
        column: &'static str,
        /// A value that occurs twice.
        value: i64,
    },
    /// A key without a value.
    #[error("{file}: {column} is empty on at least one row; every row needs one")]
    MissingKey {
        /// The file.
        file: PathBuf,
        /// The key column.
        column: &'static str,
    },
    /// An outcome that is not 0 or 1, or the same for all.
    #[error("{file}: TARGET must be 0 or 1 on every row and take both values; {found}")]
    BadTarget {
        /// The file.
        file: PathBuf,
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

fn at_line(line: Option<usize>) -> String {
    line.map_or_else(String::new, |line| format!(", line {line}"))
}
