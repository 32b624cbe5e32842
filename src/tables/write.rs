//! Writes columns of results as CSV, Parquet or NDJSON, whole or not at all.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use polars::prelude::*;

use super::error::TableError;

/// A column of results.
#[derive(Debug, Clone, PartialEq)]
pub enum ResultColumn {
    /// Whole numbers.
    Integers(Vec<i64>),
    /// Numbers.
    Reals(Vec<f64>),
    /// Texts.
    Texts(Vec<String>),
}

/// Writes the columns in order to `file`, whose extension (`csv`, `parquet` or `ndjson`) is the format.
///
/// The file appears whole under its name, or not at all.
pub fn write_results(file: &Path, columns: Vec<(&str, ResultColumn)>) -> Result<(), TableError> {
    let fault = |cause: String| TableError::Unwritable { file: file.to_owned(), cause };
    let format = ResultFormat::of(file)?;
    let columns = columns.into_iter().map(|(name, column)| column.into_polars(name)).collect();
    let mut frame = DataFrame::new_infer_height(columns).map_err(|cause| fault(cause.to_string()))?;
    if let Some(parent) = file.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(parent).map_err(|cause| fault(cause.to_string()))?;
    }
    let partial = partial_name(file);
    let written = format.write(&partial, &mut frame);
    written.and_then(|()| fs::rename(&partial, file).map_err(|cause| cause.to_string())).map_err(|cause| {
        drop(fs::remove_file(&partial));
        fault(cause)
    })
}

/// The formats that results can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultFormat {
    /// Comma-separated values with a header.
    Csv,
    /// Parquet, zstd-compressed.
    Parquet,
    /// One JSON object per line.
    Ndjson,
}

impl ResultFormat {
    /// The format that the file's extension says.
    pub fn of(file: &Path) -> Result<Self, TableError> {
        match file.extension().and_then(|extension| extension.to_str()) {
            Some("csv") => Ok(Self::Csv),
            Some("parquet") => Ok(Self::Parquet),
            Some("ndjson") => Ok(Self::Ndjson),
            _ => Err(TableError::UnknownFormat { file: file.to_owned() }),
        }
    }

    fn write(self, file: &Path, frame: &mut DataFrame) -> Result<(), String> {
        let mut out = BufWriter::new(File::create(file).map_err(|cause| cause.to_string())?);
        match self {
            Self::Csv => CsvWriter::new(&mut out).finish(frame).map_err(|cause| cause.to_string())?,
            Self::Parquet => {
                ParquetWriter::new(&mut out).finish(frame).map_err(|cause| cause.to_string())?;
            }
            Self::Ndjson => write_ndjson(&mut out, frame)?,
        }
        out.flush().map_err(|cause| cause.to_string())
    }
}

fn write_ndjson(out: &mut impl Write, frame: &DataFrame) -> Result<(), String> {
    for row in 0..frame.height() {
        let mut cells = Vec::with_capacity(frame.width());
        for column in frame.columns() {
            let value = match column.get(row).map_err(|cause| cause.to_string())? {
                AnyValue::Int64(value) => serde_json::json!(value),
                AnyValue::Float64(value) => serde_json::json!(value),
                AnyValue::String(value) => serde_json::json!(value),
                other => serde_json::json!(other.to_string()),
            };
            cells.push(format!("{}:{value}", serde_json::json!(column.name().as_str())));
        }
        writeln!(out, "{{{}}}", cells.join(",")).map_err(|cause| cause.to_string())?;
    }
    Ok(())
}

impl ResultColumn {
    fn into_polars(self, name: &str) -> Column {
        match self {
            Self::Integers(values) => Column::new(name.into(), values),
            Self::Reals(values) => Column::new(name.into(), values),
            Self::Texts(values) => Column::new(name.into(), values),
        }
    }
}

fn partial_name(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".partial");
    file.with_file_name(name)
}
