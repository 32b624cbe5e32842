//! Reads one table from CSV or Parquet and holds it to its schema.

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
    let mut lazy =
        LazyFrame::scan_parquet(lossless_path(file)?, ScanArgsParquet::default()).map_err(unreadable)?;
    let schema = lazy.collect_schema().map_err(unreadable)?;
    let mut selection = Vec::with_capacity(columns.len());
    for column in columns {
        let found = schema.get(column.name).ok_or_else(|| missing_column(file, table, *column))?;
        if !accepts(column.kind, found) {
            return Err(TableError::WrongType {
                file: file.to_owned(),
                line: None,
                column: column.name,
                expected: column.kind.word(),
                found: format!("Parquet type {found}"),
            });
        }
        selection.push(col(column.name).cast(column.kind.data_type()));
    }
    lazy.select(selection).collect().map_err(unreadable)
}

fn read_csv(file: &Path, table: Table, columns: &[schema::Column]) -> Result<DataFrame, TableError> {
    let unreadable = |cause: PolarsError| unreadable(file, "CSV", &cause);
    let header = csv_header(file)?;
    for column in columns {
        if !header.iter().any(|name| name == column.name) {
            return Err(missing_column(file, table, *column));
        }
    }
    let types: Schema = columns.iter().map(|c| Field::new(c.name.into(), c.kind.data_type())).collect();
    let parsed = LazyCsvReader::new(lossless_path(file)?)
        .with_dtype_overwrite(Some(Arc::new(types)))
        .with_infer_schema_length(Some(0))
        .finish()
        .map_err(unreadable)?
        .select(columns.iter().map(|c| col(c.name)).collect::<Vec<_>>())
        .collect();
    parsed.map_err(|cause| first_bad_cell(file, columns).unwrap_or_else(|| unreadable(cause)))
}

fn csv_header(file: &Path) -> Result<Vec<String>, TableError> {
    let mut lazy = LazyCsvReader::new(lossless_path(file)?)
        .with_infer_schema_length(Some(0))
        .finish()
        .map_err(|cause| unreadable(file, "CSV", &cause))?;
    let schema = lazy.collect_schema().map_err(|cause| unreadable(file, "CSV", &cause))?;
    Ok(schema.iter_names().map(ToString::to_string).collect())
}

/// Reads the file once more as text to name the first cell that is not of its column's type.
fn first_bad_cell(file: &Path, columns: &[schema::Column]) -> Option<TableError> {
    let text = LazyCsvReader::new(lossless_path(file).ok()?)
        .with_infer_schema_length(Some(0))
        .finish()
        .ok()?
        .collect()
        .ok()?;
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

fn accepts(kind: ColumnType, found: &DataType) -> bool {
    match kind {
        ColumnType::Integer => found.is_integer() || found.is_bool(),
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

fn unreadable(file: &Path, format: &'static str, cause: &PolarsError) -> TableError {
    TableError::Unreadable { file: file.to_owned(), format, cause: cause.to_string() }
}

fn lossless_path(file: &Path) -> Result<PlRefPath, TableError> {
    file.to_str().map(PlRefPath::from).ok_or_else(|| TableError::Unreadable {
        file: file.to_owned(),
        format: "table",
        cause: "the path is not UTF-8".to_owned(),
    })
}
