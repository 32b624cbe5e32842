//! Columns of results: written as CSV, Parquet or NDJSON, whole or not at all, and read back from Parquet.

use std::fs::{self, File};
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use polars::prelude::*;

use super::error::TableError;
use super::parquet::read_plain_parquet;

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

/// Reads the columns back that [`write_results`] wrote to a Parquet file, by name.
pub fn read_results(file: &Path) -> Result<Vec<(String, ResultColumn)>, TableError> {
    let frame = read_plain_parquet(file)?;
    let fault = |cause: &dyn std::fmt::Display| {
        let cause = cause.to_string();
        TableError::Unreadable { file: file.to_owned(), format: "Parquet", cause }
    };
    let read = |column: &Column| {
        let values = ResultColumn::of_polars(column).map_err(|cause| fault(&cause))?;
        let values =
            values.ok_or_else(|| fault(&format!("column {} has another type or gaps", column.name())))?;
        Ok((column.name().to_string(), values))
    };
    frame.columns().iter().map(read).collect()
}

/// Writes bytes to a file compressed by gzip, whole or not at all.
pub fn write_bytes(file: &Path, bytes: &[u8]) -> Result<(), TableError> {
    let partial = partial_name(file);
    let written = File::create(&partial).and_then(|out| {
        let mut out = GzEncoder::new(out, Compression::fast());
        out.write_all(bytes)?;
        out.finish()?.sync_all()
    });
    written.and_then(|()| fs::rename(&partial, file)).map_err(|cause| {
        drop(fs::remove_file(&partial));
        TableError::Unwritable { file: file.to_owned(), cause: cause.to_string() }
    })
}

/// Reads the bytes back that [`write_bytes`] wrote.
pub fn read_bytes(file: &Path) -> Result<Vec<u8>, TableError> {
    let mut bytes = Vec::new();
    let read = File::open(file).and_then(|from| GzDecoder::new(from).read_to_end(&mut bytes));
    read.map_err(|cause| TableError::Unreadable {
        file: file.to_owned(),
        format: "gzip",
        cause: cause.to_string(),
    })?;
    Ok(bytes)
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

impl ResultColumn {
    /// `None` where the column has another type, or values are missing.
    fn of_polars(column: &Column) -> PolarsResult<Option<Self>> {
        if column.null_count() > 0 {
            return Ok(None);
        }
        Ok(Some(match column.dtype() {
            DataType::Int64 => Self::Integers(column.i64()?.into_no_null_iter().collect()),
            DataType::Float64 => Self::Reals(column.f64()?.into_no_null_iter().collect()),
            DataType::String => Self::Texts(column.str()?.iter().flatten().map(str::to_owned).collect()),
            _ => return Ok(None),
        }))
    }
}

fn partial_name(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".partial");
    file.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_back_to_the_bit() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("results.parquet");
        let columns = [
            ("id", ResultColumn::Integers(vec![i64::MAX, -3, 0])),
            ("value", ResultColumn::Reals(vec![0.1, -1e300, 5e-324])),
            ("word", ResultColumn::Texts(vec!["é".to_owned(), String::new(), "a,b".to_owned()])),
        ];
        write_results(&file, columns.to_vec()).unwrap();
        let back = read_results(&file).unwrap();
        assert_eq!(back, columns.map(|(name, column)| (name.to_owned(), column)));
        fs::write(&file, "no parquet").unwrap();
        assert!(read_results(&file).unwrap_err().to_string().contains("results.parquet"));
    }

    #[test]
    fn bytes_are_read_back_and_a_damaged_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("values.gz");
        let bytes: Vec<u8> = (0..10_000_u32).map(|i| (i * 7 % 251) as u8).collect();
        write_bytes(&file, &bytes).unwrap();
        assert_eq!(read_bytes(&file).unwrap(), bytes);
        fs::write(&file, "no gzip").unwrap();
        assert!(read_bytes(&file).unwrap_err().to_string().contains("values.gz"));
    }
}
