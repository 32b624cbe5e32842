//! Reads a table of any columns, typed as pandas types it with default options: `pandas.read_csv` and
//! `pandas.read_parquet` of pandas 2.
//!
//! Where this differs from pandas, on purpose:
//! - The separator is found: `;`, tab and `|` beside the comma. pandas splits at commas alone.
//! - pandas types a large CSV file piece by piece (`low_memory`), so that a column with numbers in one piece
//!   and words in another becomes a mix of both. Here the whole column has one type, as with
//!   `low_memory=False`.
//! - A row with more cells than the header is an error. pandas takes the first cells for row labels where
//!   the first row has more of them, and reports an error where a later one has.
//! - A byte 0 is a character like others. pandas ends the cell there.
//! - A power of ten beyond 32 bits does not wrap around.
//! - -2^63 in a column with holes stays. pandas takes it for one of them.
//! - CR alone ends a line wherever it stands. pandas loses the header where a blank follows such a CR.
//! - `uint8` and `uint16` columns with holes and `float16` columns in Parquet are not compared, since polars as
//!   it is built here does not read them. pandas has them as float64 and float16.

mod cells;
mod column;
mod from_parquet;
mod from_text;
mod header;
mod number;
mod records;
mod words;

use std::path::Path;

use super::error::TableError;
use super::scan::FileFormat;

/// A table of any columns, typed as pandas would type them.
#[derive(Debug, Clone, PartialEq)]
pub struct AnyTable {
    /// Rows, without the header.
    pub rows: usize,
    /// The columns in the order of the file.
    pub columns: Vec<AnyColumn>,
}

/// A column of any type.
#[derive(Debug, Clone, PartialEq)]
pub struct AnyColumn {
    /// Its name: `x.1` where `x` stood before, `Unnamed: 2` where the header has none.
    pub name: String,
    /// Its values, one for each row.
    pub values: AnyValues,
}

/// The values of a column by their type.
#[derive(Debug, Clone, PartialEq)]
pub enum AnyValues {
    /// Whole numbers, none missing (int64 and its shorter kin in pandas). Beyond 2^53 neighbours fall together.
    Whole(Vec<f64>),
    /// Numbers, NaN where missing; infinite ones are kept (float64 in pandas, float32 widened).
    Real(Vec<f64>),
    /// Flags, none missing (bool in pandas).
    Flags(Vec<bool>),
    /// Words (strings, and category in pandas).
    Words {
        /// For each row the place of its word, [`MISSING_WORD`] where it has none.
        codes: Vec<u32>,
        /// The distinct words in rising order of code points.
        words: Vec<String>,
    },
    /// A type that is not compared, by its name: `datetime64`, `uint8`, `list`, or `object` where types mix, as
    /// flags with holes do.
    Other(String),
}

impl AnyValues {
    /// What messages call the type.
    #[must_use]
    pub fn type_name(&self) -> &str {
        match self {
            Self::Whole(_) => "whole numbers",
            Self::Real(_) => "numbers",
            Self::Flags(_) => "flags",
            Self::Words { .. } => "words",
            Self::Other(name) => name,
        }
    }
}

/// The code of a missing word.
pub const MISSING_WORD: u32 = u32::MAX;

/// Reads a `.csv`, `.csv.gz` or `.parquet` file.
pub fn read_any_table(file: &Path) -> Result<AnyTable, TableError> {
    let refuse = |found, remedy| Err(TableError::WrongContent { file: file.to_owned(), found, remedy });
    match file.metadata() {
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => {
            return refuse("is not there", "check its name and folder");
        }
        Ok(found) if found.is_dir() => return refuse("is a folder", "name a file in it"),
        Ok(found) if !found.is_file() => return Err(TableError::NoFile { file: file.to_owned() }),
        _ => {}
    }
    match FileFormat::named(file) {
        Ok(FileFormat::Parquet) => from_parquet::read_parquet(file),
        Ok(FileFormat::Csv | FileFormat::CsvGz) => from_text::read_text(file),
        Err(remedy) => refuse("is no table by its name, which must end in .csv, .csv.gz or .parquet", remedy),
    }
}

#[cfg(test)]
mod tests;
