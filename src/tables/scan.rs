//! Reads one table from CSV or Parquet and holds it to its schema.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use polars::prelude::*;

use super::error::TableError;
use super::schema::{self, ColumnType, Table};

/// The file that holds a table in a folder: `<stem>.parquet`, else `<stem>.csv`.
pub(super) fn find_table(folder: &Path, table: Table) -> Option<PathBuf> {
    ["parquet", "csv"]
        .iter()
        .map(|extension| folder.join(format!("{}.{extension}", table.file_stem())))
        .find(|file| file.is_file())
}

/// Reads a file as the given table: the schema's columns in their types, the key unique.
///
/// Columns that the schema does not know are left out.
pub(super) fn read_table(file: &Path, table: Table) -> Result<DataFrame, TableError> {
    let columns = table.columns();
    let frame = if file.extension().is_some_and(|e| e == "csv") {
        read_csv(file, table, &columns)?
    } else {
        read_parquet(file, table, &columns)?
    };
    if frame.height() == 0 {
        return Err(TableError::Empty { file: file.to_owned() });
    }
    if let Some(key) = table.key() {
        check_key(file, &frame, key)?;
    }
    Ok(frame)
}

fn read_parquet(file: &Path, table: Table, columns: &[schema::Column]) -> Result<DataFrame, TableError> {
    let unreadable = |cause: PolarsError| unreadable(file, "Parquet", &cause);
    let mut reader = ParquetReader::new(open(file, "Parquet")?);
    let found = reader.schema().map_err(unreadable)?;
    for column in columns {
        let field = found.get(column.name).ok_or_else(|| missing_column(file, table, *column))?;
        let found = DataType::from_arrow_field(field);
        if !accepts(column.kind, &found) {
            return Err(TableError::WrongType {
                file: file.to_owned(),
                line: None,
                column: column.name,
                expected: column.kind.word(),
                found: format!("Parquet type {found}"),
            });
        }
    }
    let names = columns.iter().map(|column| column.name.to_owned()).collect();
    let raw = reader.with_columns(Some(names)).finish().map_err(unreadable)?;
    let casts: Vec<Expr> =
        columns.iter().map(|column| col(column.name).cast(column.kind.data_type())).collect();
    raw.lazy().select(casts).collect().map_err(unreadable)
}

fn read_csv(file: &Path, table: Table, columns: &[schema::Column]) -> Result<DataFrame, TableError> {
    let unreadable = |cause: PolarsError| unreadable(file, "CSV", &cause);
    let header = csv_as_text(file, Some(0)).map_err(unreadable)?;
    for column in columns {
        if header.column(column.name).is_err() {
            return Err(missing_column(file, table, *column));
        }
    }
    let types: Schema = columns.iter().map(|c| Field::new(c.name.into(), c.kind.data_type())).collect();
    let names: Vec<PlSmallStr> = columns.iter().map(|c| c.name.into()).collect();
    let options = text_options(None)
        .with_schema_overwrite(Some(Arc::new(types)))
        .with_columns(Some(names.clone().into()));
    let parsed = options
        .try_into_reader_with_file_path(Some(file.to_owned()))
        .and_then(CsvReader::finish)
        .and_then(|frame| frame.select(names));
    parsed.map_err(|cause| first_bad_cell(file, columns).unwrap_or_else(|| unreadable(cause)))
}

fn text_options(rows: Option<usize>) -> CsvReadOptions {
    CsvReadOptions::default().with_has_header(true).with_infer_schema_length(Some(0)).with_n_rows(rows)
}

/// A CSV file with every cell as text.
fn csv_as_text(file: &Path, rows: Option<usize>) -> PolarsResult<DataFrame> {
    text_options(rows).try_into_reader_with_file_path(Some(file.to_owned()))?.finish()
}

/// Reads the file once more as text to name the first cell that is not of its column's type.
fn first_bad_cell(file: &Path, columns: &[schema::Column]) -> Option<TableError> {
    let text = csv_as_text(file, None).ok()?;
    columns.iter().filter(|column| column.kind != ColumnType::Text).find_map(|column| {
        let cells = text.column(column.name).ok()?.as_materialized_series().clone();
        let parsed = cells.cast(&column.kind.data_type()).ok()?;
        let wrong = (cells.is_not_null() & parsed.is_null()).first_true_idx()?;
        Some(TableError::WrongType {
            file: file.to_owned(),
            line: Some(wrong + 2),
            column: column.name,
            expected: column.kind.word(),
            found: format!("{:?}", cells.str().ok()?.get(wrong)?),
        })
    })
}

/// Reads every column of a Parquet file as it is.
pub(super) fn read_plain_parquet(file: &Path) -> Result<DataFrame, TableError> {
    ParquetReader::new(open(file, "Parquet")?).finish().map_err(|cause| unreadable(file, "Parquet", &cause))
}

fn open(file: &Path, format: &'static str) -> Result<File, TableError> {
    File::open(file).map_err(|cause| TableError::Unreadable {
        file: file.to_owned(),
        format,
        cause: cause.to_string(),
    })
}

fn accepts(kind: ColumnType, found: &DataType) -> bool {
    match kind {
        ColumnType::Id | ColumnType::Integer => found.is_integer() || found.is_bool(),
        ColumnType::Real => found.is_primitive_numeric(),
        ColumnType::Text => found.is_string() || found.is_categorical(),
    }
}

fn check_key(file: &Path, frame: &DataFrame, key: &'static str) -> Result<(), TableError> {
    let fault = |cause: PolarsError| unreadable(file, "table", &cause);
    let ids = frame.column(key).and_then(|ids| ids.i64()).map_err(fault)?;
    if ids.null_count() > 0 {
        return Err(TableError::MissingKey { file: file.to_owned(), column: key });
    }
    let mut sorted: Vec<i64> = ids.into_no_null_iter().collect();
    sorted.sort_unstable();
    match sorted.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(TableError::DuplicateKey { file: file.to_owned(), column: key, value: pair[0] }),
        None => Ok(()),
    }
}

fn missing_column(file: &Path, table: Table, column: schema::Column) -> TableError {
    TableError::MissingColumn { file: file.to_owned(), stem: table.file_stem(), column: column.name }
}

pub(super) fn unreadable(file: &Path, format: &'static str, cause: &PolarsError) -> TableError {
    TableError::Unreadable { file: file.to_owned(), format, cause: cause.to_string() }
}
